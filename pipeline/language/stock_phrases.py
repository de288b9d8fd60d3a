"""Phrases that fill space and say nothing: few, and sure. They say nothing about who or what wrote a text.

Each entry: substrings of which one must be there, and the pattern. Measured on the human side of the evaluation data by
`python -m bench.checks`; a phrase that careful writers use goes out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.patterns import lazy
from pipeline.wording import Language

Entry = tuple[tuple[str, ...], re.Pattern[str]]

_JA: tuple[Entry, ...] = (
    (
        ("いかがでした",),
        lazy(r"(?:^|(?<=[。！？\n]))(?:[^。！？\n]{0,40}(?:紹介|解説|説明|まとめ|お伝え)[^。！？\n]{0,12})?いかがでした(?:でしょう)?か[。？?！]"),
    ),
    (("目まぐるし",), lazy(r"目まぐるしく(?:変化する|変わる|移り変わる)(?:現代|時代|世界|世の中|市場|社会|ビジネス|今日|デジタル)")),
    (("変化の激しい", "変化が激しい"), lazy(r"変化[のが]激しい(?:現代|時代|社会|世の中|今日|ビジネス)")),
    (("急速に",), lazy(r"急速に(?:変化|進化)(?:する|し続ける)(?:現代|時代|社会|市場|ビジネス|デジタル)")),
    (("過言では",), lazy(r"と(?:言|い)っても過言では(?:ありません|ない(?:です|でしょう|だろう)?)")),
    (("可能性を秘め",), lazy(r"(?:無限|計り知れない|大きな|大いなる|限りない)の?可能性を秘めて(?:いま|いる|お)")),
    (("地平を", "扉を"), lazy(r"新たな(?:地平|扉)を(?:切り)?(?:開|拓)[くいき]")),
    (("目が離せま", "目が離せない"), lazy(r"今後の(?:動向|展開|活躍|動き)(?:から|に)(?:は、?)?(?:ますます)?目が離せ(?:ません|ない)")),
    (("徹底解説", "徹底的に解説"), lazy(r"徹底(?:的に)?解説(?:します|していきます|いたします|しました)")),
    (("いきましょう",), lazy(r"(?:それでは|では)、?(?:早速|さっそく)、?[^。！？\n]{0,20}(?:見て|解説して|紹介して)いきましょう")),
    (("ライフスタイルに",), lazy(r"新しいライフスタイルを(?:提案|お届け)")),
    (("一歩を踏み出し",), lazy(r"(?:新たな|はじめの|最初の|その)一歩を踏み出し(?:ましょう|てみませんか|てみてはいかが)")),
    (("に違いありません",), lazy(r"きっと(?:あなた|皆さん|みなさん|皆様)の[^。！？\n]{0,30}に違いありません")),
)  # fmt: skip
_EN: tuple[Entry, ...] = (
    (
        ("oday's ", "oday’s "),
        lazy(
            r"\bin today['’]s (?:fast[- ]paced|digital|ever[- ](?:changing|evolving)|rapidly (?:changing|evolving)|competitive|modern"
            r"|interconnected|hyper-?connected)\b[^.!?\n]{0,40}?\b(?:world|age|era|landscape|environment|economy|market(?:place)?|society)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ("ever-evolving", "ever-changing", "ever evolving", "rapidly evolving"),
        lazy(r"\b(?:ever[- ](?:evolving|changing)|rapidly evolving) (?:\w+ )?(?:landscape|world)\b", re.IGNORECASE),
    ),
    ((" testament to",), lazy(r"\b(?:stands?|serves?|standing|serving) as an? (?:\w+ )?testament to\b", re.IGNORECASE)),
    (("tapestry of",), lazy(r"\b(?:rich|vibrant|intricate|complex) tapestry of\b", re.IGNORECASE)),
    (("potential of", "power of"), lazy(r"\b(?:unlock|unleash)(?:ing)? the (?:full |true )?(?:potential|power) of\b", re.IGNORECASE)),
    (("harness",), lazy(r"\bharness(?:ing)? the (?:full |true )?(?:power|potential) of\b", re.IGNORECASE)),
    (("next level",), lazy(r"\b(?:take|takes|taking|elevate|elevates) (?:your|their|our) [\w ’'-]{1,30} to the next level\b", re.IGNORECASE)),
    (("ook no further",), lazy(r"\blook no further\b", re.IGNORECASE)),
    (
        ("you're a ", "you’re a ", "you are a "),
        lazy(r"\bwhether you(?:['’]re| are) a (?:seasoned|experienced|beginner|newbie|busy|novice)\b[^.!?\n]{0,40}\bor\b", re.IGNORECASE),
    ),
    (("complexities of",), lazy(r"\bnavigat(?:e|ing) the (?:\w+ )?complexities of\b", re.IGNORECASE)),
    (("possibilities are",), lazy(r"\bthe possibilities are (?:endless|limitless)\b", re.IGNORECASE)),
    (("the world of ",), lazy(r"\b(?:dive|diving|delve|delving|step|journey) (?:deep(?:er)? )?into the (?:\w+ )?world of\b", re.IGNORECASE)),
    (
        (" guide, we", " article, we", " post, we"),
        lazy(r"\bin this (?:comprehensive|ultimate|in-depth) (?:guide|article|post), we['’]?(?:ll| will)\b", re.IGNORECASE),
    ),
    (("game-changer", "game changer"), lazy(r"\b(?:a|an|the) (?:real |true |total |absolute )?game[- ]changer (?:for|in)\b", re.IGNORECASE)),
    (("revolutioni",), lazy(r"\brevolutioni[sz](?:e|es|ed|ing) the way (?:we|you|people|businesses)\b", re.IGNORECASE)),
)  # fmt: skip
STOCK_PHRASES: Mapping[Language, tuple[Entry, ...]] = {"ja": _JA, "en": _EN}
