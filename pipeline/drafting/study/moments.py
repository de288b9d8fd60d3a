"""The moments of an interview that a writer can be asked about: a scene, a judgement, a choice, a figure to doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.ranking import TELLS
from pipeline.patterns import lazy
from pipeline.wording import Language

Moment = Literal["scene", "failure", "judgement", "doubt", "choice", "avoided"]
_CUES: Mapping[Moment, Mapping[Language, re.Pattern[str]]] = {
    # Something that happened at one time, to somebody, or was said.
    "scene": {
        "ja": lazy(
            r"(?:と(?:言われ|言って|言った|聞かれ|頼まれ)|って(?:言われ|言って|言った|聞かれ)|ある日|その日|[のた]とき|[のた]時に|[0-9０-９一二三四五六七八九十]+月に|先週|先月|去年|昨年|朝|夜中|初めて|最初の日|電話(?:が|で|し)|泣|笑っ|怒|驚)[^。]*た(?:んです|のです|わけです)?。"
        ),
        "en": lazy(
            r"\b(?:one (?:day|morning|night|evening)|that (?:day|morning|night|week)|last (?:week|month|year|spring|summer|autumn|fall|winter)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
            r"|when (?:i|we|he|she|they) (?:was|were|had|got|came|went|saw|first|opened|\w{3,}ed)|i (?:saw|heard|remember|walked|went|called)|(?:he|she|they) (?:said|told|asked|called|came)|called me|told me|asked me|the first (?:time|day|week|three|few)|walked in)\b",
            re.IGNORECASE,
        ),
    },
    "failure": {
        "ja": lazy(
            r"失敗|間違(?:い|え)|困(?:っ|り|る)|混乱|苦労|大変|うまくいか|できなかった|断られ|辞め|壊れ|クレーム|返品|後悔|赤字|覚えられな"
        ),
        "en": lazy(
            r"\b(?:fail(?:ed|ure|s)|mistakes?|went wrong|a mess|struggl\w+|broke|lost|regret\w*|complain\w*|nobody could|couldn't|didn't work|gave up|panic\w*|in trouble|(?:had|ran into) (?:a |some |huge |big )?(?:problem|trouble)s?|the hard(?:est)? part)\b",
            re.IGNORECASE,
        ),
    },
    # What somebody thinks, so that another may agree or not.
    "judgement": {
        "ja": lazy(
            r"(?:べき|(?:ほう|方)が(?:いい|良い|よい)|大事|大切|重要|必要(?:だ|です|がある|があり)|しないと(?:だめ|いけ)|役に立|もったいな|おすすめ|お勧め|(?:が|は|も)(?:いい|良い|よい|悪い|難しい|むずかしい|強い|大変)|意味が|価値)[^、。]{0,14}。|と思(?:う|います|っています)。|(?:一番|いちばん)(?:の|大き|難し|大変|いい|良い|よかった|怖)"
        ),
        "en": lazy(
            r"\b(?:should|must|ought|important|better|best|worse|worst|i (?:\w+ly )?believe|in my opinion|matters|wrong|worth|the (?:easy|hard|difficult|real|only) part|easier|harder|underrated|overrated|crucial|the key)\b",
            re.IGNORECASE,
        ),
    },
    # What a reader could doubt: all, none, a cause, a figure.
    "doubt": {
        "ja": lazy(
            r"絶対|必ず|全員|誰も|みんな|全部|すべて|だけで|おかげで|しかない|[0-9０-９]+(?:倍|割|%|％|パーセント)|なくな|効果"
        ),
        "en": lazy(
            r"\b(?:all|every|everybody|everyone|nobody|none|never|always|thanks to|only|\d+ ?(?:%|percent|times))\b",
            re.IGNORECASE,
        ),
    },
    "choice": {
        "ja": lazy(
            r"決め(?:た(?!ら)|まし|て(?!い?(?:る|ます|な|ん|たら)))|ことにし(?:た|まし|て)|選(?:んだ|びました|んで)|導入し(?:た|まし)|切り替え(?:た|まし)|変え(?:た|まし)|採用し(?:た|まし)|減らし(?:た|まし)"
        ),
        "en": lazy(
            r"\b(?:decided to|chose|went with|opted for|switched|we (?:built|moved|hired|introduced|changed|gave)|picked)\b",
            re.IGNORECASE,
        ),
    },
    "avoided": {
        "ja": lazy(
            r"やめ(?:た|て|まし|る)|見送|断(?:っ|り)|しない(?:と決|ことに)|(?:やらない|使わない)(?!と(?:だめ|いけ|なら))|諦め|あきらめ|ではなく|じゃなくて|代わりに|わざと"
        ),
        "en": lazy(
            r"\b(?:decided (?:against|not)|chose not|stopped|(?:i|we) [^.]{0,60}(?:instead of|rather than)|gave up|turned down|refused|said no|dropped|no longer)\b",
            re.IGNORECASE,
        ),
    },
}
# What was considered and not done is no choice.
_REJECTED: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"(?:考え|検討し|思っ|迷っ)(?:た|て|まし)[^。]*(?:けれど|けど|が、|でも|ものの)[^。]*(?:ない|ません|無理|なかった)(?:です|んです|のです)?。"
    ),
    "en": lazy(
        r"\b(?:thought (?:about|of)|considered|looked at|toyed with)\b[^.]*\b(?:but|and)\b[^.]*(?:n['’]t|\bnot|\bnever|\btoo)\b",
        re.IGNORECASE,
    ),
}
# Words by which a speaker feels his way that a quotation in a question may hold: more make it rubble.
_UNSURE = 1
# Longer sentences are not quoted in a question: a quotation is never cut. In characters.
_QUOTABLE: Mapping[Language, tuple[int, int]] = {"ja": (12, 110), "en": (30, 240)}


def moments(material: Material, kind: Moment, seen: set[str], *, leaning: bool = False) -> list[int]:
    """Places of sentences told by a guest that show it, best first; none that was asked about already.

    With `leaning` also those that point back at the one before (「だから…」).
    """
    cue = _CUES[kind][material.language]
    short, long = _QUOTABLE[material.language]
    places = [
        place
        for place, unit in enumerate(material.units)
        if material.scores[place] > 0
        and unit.spoken.finished
        and not unit.spoken.question
        and (leaning or not (unit.spoken.dangling or place in material.leaning))
        and unit.spoken.vague <= _UNSURE
        and unit.text not in seen
        and short <= len(unit.text) <= long
        and material.roles.get(unit.speaker, 1.0) > TELLS
        and cue.search(unit.text)
        and not (kind == "choice" and _REJECTED[material.language].search(unit.text))
    ]
    return sorted(
        places, key=lambda place: (-material.scores[place] * _strength(cue, material.units[place].text), place)
    )


def _strength(cue: re.Pattern[str], text: str) -> float:
    return 1.0 + 0.5 * min(3, len(cue.findall(text)))


def heard(material: Material, kinds: Sequence[Moment]) -> dict[Moment, list[int]]:
    """For each kind of moment where the interview holds it."""
    return {kind: moments(material, kind, set()) or moments(material, kind, set(), leaning=True) for kind in kinds}
