"""What a Japanese sentence states, by morphology."""

from __future__ import annotations

import bisect
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.language.japanese import Token, tokens
from pipeline.language.statements import Statement, Tense, Word, figures_in
from pipeline.patterns import lazy

_DENIES = frozenset(["ない", "無い", "ず", "ぬ", "まい", "無し"])
# Words that only carry what a chain of auxiliaries says of the word before them.
_CARRIES = frozenset(
    ["訳", "事", "積もり", "筈", "の", "物", "所", "気", "必要", "様", "為る", "成る", "居る", "有る", "来る", "行く", "仕舞う", "貰う", "頂く", "呉れる",
     "下さる", "見る", "置く", "済む", "出来る", "言う", "思う", "限る", "良い", "御座る", "参る", "遣る"]
)  # fmt: skip
# Words that are in every second sentence and say nothing about what it states.
_LIGHT = _CARRIES | frozenset(
    [
        "者",
        "時",
        "中",
        "方",
        "今",
        "上",
        "内",
        "間",
        "他",
        "何",
        "形",
        "感じ",
        "話",
        "自分",
        "為",
        "風",
        "的",
        "通り",
        "程",
        "位",
        "僕",
        "私",
        "俺",
        "彼",
        "彼女",
        "皆",
        "皆さん",
        "等",
        "達",
        "さん",
        "一応",
        "実際",
        "本当",
        "結構",
        "例えば",
        "多分",
        "普通",
        "大体",
        "色々",
        "正直",
        "基本",
        "全然",
        "感ずる",
        "感じる",
        "話す",
        "場合",
        "部分",
        "意味",
        "人",
        "知れる",
        "分かる",
        "掛かる",
        "掛ける",
        "付く",
        "入る",
        "出る",
        "取る",
        "因る",
    ]
)
_HONORIFIC = frozenset(
    ["さん", "様", "氏", "君", "くん", "ちゃん", "先生", "社長", "部長", "課長", "店長", "代表", "会長", "院長", "教授"]
)
_PREFIXES = frozenset(["不", "非", "未", "無"])
_LATIN = lazy(r"[A-Za-z][A-Za-z0-9.+#_-]*[A-Za-z0-9+#]|[A-Z]")
# Denials in form only: an obligation, a guess, a question, "only", a turn of phrase.
_NO_DENIAL = lazy(
    r"な(?:けれ|きゃ|くちゃ|くて)(?:ば|は)?(?:なら|なり|いけ|だめ|ダメ)(?:ない|なかっ|ず|ませ)?[んぬ]?|な(?:いと|くては|くっちゃ)(?:いけ|なら|なり|だめ|ダメ)(?:ない|なかっ|ませ)?ん?|ねばな[らり](?:ない|なかっ|ず|ぬ|ませ)?ん?|ざるを得(?:ない|ませ)?ん?"
    r"|なきゃ(?!なら|いけ)|かもしれ(?:ない|ませ)ん?|かも知れ(?:ない|ませ)ん?|(?:ん|の)?(?:じゃ|では)(?:ない|あり?ませ)ん?(?:です)?(?:か|かな|でしょうか|だろうか)|ないかな(?:あ|ぁ)?|ないでしょうか|(?:ませ|ない)ん?(?:です)?か(?=[。？?]|$)|じゃないですか|じゃないか|じゃん"
    r"|(?:間違い|まちがい|違い|仕方|しょうが|しかた|申し訳|とんでも|もったい|何気|さりげ|やむを得)(?:は|が|も|の)?(?:ない|なく|ありませ)ん?|だけで(?:は)?な[くい]|のみならず|ばかりで(?:は)?な[くい]|にすぎない|に過ぎない|ほかならない|他ならない|にもかかわらず|かかわらず|少なから[ずぬ]|思わず|必ず|まず|知らず知らず|相変わらず|とりあえず|たまらない|欠かせ(?:ない|ませ)ん?|見逃せ(?:ない|ませ)ん?"
)
_ONLY = lazy(r"しか[^。、]{0,24}?(?:ない|なかっ|ませ|なく|ず)")
_HEDGES = {
    "perhaps": lazy(
        r"かもしれ|かも知れ|かも(?:[。、ね]|$)|だろう|でしょう|可能性|おそらく|恐らく|たぶん|多分|もしかし|はずで|はずだ|はずです|と(?:見られ|みられ|考えられ)|(?:では|じゃ)ないか"
    ),
    "wish": lazy(
        r"(?:し|り|き|み|び|ち|い|え|け|せ|て|ね|べ|め|れ|ぎ|げ)た(?:い|く|かった)(?![ぁ-んー]{0,1}め)|つもり|予定|計画|検討|目指|目標|希望|狙|(?:し|いこ|よ|ろ|も|ご)うと(?:思|考|し|い)|ましょう|今後は|これから"
    ),
    "must": lazy(
        r"べき|なければ(?:な[らり]|いけ)|なきゃ|ねばな[らり]|なくては|なくちゃ|ないと(?:いけ|なら|だめ|ダメ)|必要(?:が|は)?(?:ある|あり|だ|です)|ざるを得"
    ),
    "hearsay": lazy(
        r"らしい|らしく|そうです|そうだ(?:[。、]|$)|という話|と聞い(?:て|た)|(?:と|って)言われ|によると|によれば|とのこと|だとか"
    ),
    "if": lazy(r"なら(?:ば)?(?=[、ぁ-ん一-龠])(?!な|ん|ず|び)|もし|仮に|(?:れ|け|え|せ|て|ね|べ|め|げ)ば(?![かっな])|場合(?:は|に)"),
}  # fmt: skip
_CAUSE = lazy(
    r"ため(?:に|、|だ|で)|ので|(?:た|る|い|だ|です|ます|ない|ん)から(?:[、。でだ]|$)|だから|なので|おかげ|せいで|によって|により|結果(?:、|として)|理由|原因|ことで|ゆえ|それで|したがって|だからこそ|きっかけ"
)
_ASKS = lazy(r"[？?]\s*$|か(?:ね|な)?[。]?\s*$|(?:でしょう|だろう)か")
_REFUSES = lazy(
    r"や[めま]|止め|断[っりる]|廃止|中止|見送|控え|避け|以外|だけ|のみ|しか|ゼロ|無し|なし|なくな|不要|除[いく]|失[っい]|拒|禁|代わり|ではなく|逆"
)
_JOINS = frozenset(["けど", "けれど", "けれども", "ので", "から", "が", "し", "のに", "ものの"])


def statement(text: str) -> Statement:
    """What `text` states."""
    parts = [token for token in tokens(text) if token.pos != "空白"]
    clauses = list(_clauses(parts))
    excused = [match.span() for match in _NO_DENIAL.finditer(text)] + [match.span() for match in _ONLY.finditer(text)]
    denied = dict(_denied(parts, excused))
    starts = [token.start for token in parts]
    counted = figures_in(text, lambda at: clauses[max(0, bisect.bisect_right(starts, at) - 1)] if clauses else 0)
    words = (*_words(parts, clauses, denied), *counted)
    count = clauses[-1] + 1 if clauses else 1
    denials = [0] * count
    for place, number in denied.items():
        denials[clauses[place]] += number
    return Statement(
        words,
        tuple(denials),
        tuple(_hedges(text, parts, clauses, number) for number in range(count)),
        _CAUSE.search(text) is not None,
        _ASKS.search(text) is not None,
        _REFUSES.search(text) is not None,
    )


def _clauses(parts: Sequence[Token]) -> Iterator[int]:
    """The number of the clause for each morpheme."""
    number = 0
    for place, token in enumerate(parts):
        yield number
        before = parts[place - 1] if place else None
        after = parts[place + 1] if place + 1 < len(parts) else None
        comma = token.surface in ("、", "，", ",") and before is not None and _predicates(before)
        joint = (
            token.detail == "接続助詞" and token.surface in _JOINS and (after is None or after.surface not in "、，,")
        )
        number += comma or joint or token.surface in ("。", "！", "？", "」")


def _predicates(token: Token) -> bool:
    return token.pos in ("動詞", "形容詞", "助動詞") or token.detail == "接続助詞"


def _hedges(text: str, parts: Sequence[Token], clauses: Sequence[int], number: int) -> frozenset[str]:
    places = [place for place, clause in enumerate(clauses) if clause == number]
    if not places:
        return frozenset()
    # A hedge may reach over the border of its clause by the word that ends it.
    some = text[parts[places[0]].start : parts[min(places[-1] + 1, len(parts) - 1)].end]
    return frozenset(name for name, pattern in _HEDGES.items() if pattern.search(some))


def _denied(parts: Sequence[Token], excused: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Place of a word that is denied, and how often."""
    found: dict[int, int] = {}
    for place, token in enumerate(parts):
        if token.lemma in _DENIES and token.pos in ("助動詞", "形容詞", "名詞"):
            if not any(start <= token.start < end for start, end in excused):
                head = _head(parts, place)
                found[head] = found.get(head, 0) + 1
        elif token.pos == "接頭辞" and token.surface in _PREFIXES and place + 1 < len(parts):
            found[place + 1] = found.get(place + 1, 0) + 1
    yield from found.items()


def _head(parts: Sequence[Token], place: int) -> int:
    """The word that the denial at `place` is about: the nearest one before it that is more than a carrier."""
    for back in range(place - 1, max(-1, place - 10), -1):
        token = parts[back]
        if token.pos == "補助記号":
            break
        if (
            token.pos in ("名詞", "動詞", "形容詞", "形状詞")
            and token.lemma not in _CARRIES
            and token.lemma not in _DENIES
        ):
            return back
    return max(0, place - 1)


def _words(parts: Sequence[Token], clauses: Sequence[int], denied: dict[int, int]) -> Iterator[Word]:
    for place, token in enumerate(parts):
        name = _name(parts, place)
        content = _weighs(token) or bool(name)
        predicate = token.pos in ("動詞", "形容詞", "形状詞") and token.lemma not in _CARRIES
        if content or predicate or place in denied:
            key = unicodedata.normalize("NFKC", name or token.lemma).casefold()
            yield Word(
                key if not name or token.detail != "固有名詞" else token.lemma,
                token.start,
                token.end,
                clauses[place],
                content,
                denied.get(place, 0) % 2 == 1,
                _tense(parts, place),
                name,
            )


def _weighs(token: Token) -> bool:
    """Whether a morpheme is part of what is stated: more than what tells topics apart, so that little can be put in or left out."""
    if token.lemma in _LIGHT:
        return False
    if token.pos == "名詞":
        return token.detail in ("普通名詞", "固有名詞")
    return token.pos in ("動詞", "形容詞", "形状詞") and token.detail == "一般"


def _name(parts: Sequence[Token], place: int) -> str:
    token = parts[place]
    if token.pos != "名詞" or token.detail == "数詞":
        return ""
    following = parts[place + 1].surface if place + 1 < len(parts) else ""
    proper = token.detail == "固有名詞" or (
        following in _HONORIFIC and token.detail == "普通名詞" and len(token.surface) < 5
    )
    if proper or (_LATIN.fullmatch(unicodedata.normalize("NFKC", token.surface)) and token.surface[:1].isupper()):
        return token.surface
    return ""


def _tense(parts: Sequence[Token], place: int) -> Tense:
    """Whether the chain of auxiliaries behind a predicate sets it in the past; nothing where it lasts (ている) or is no predicate."""
    verbal = parts[place].pos in ("動詞", "形容詞") or (
        place + 1 < len(parts) and parts[place + 1].lemma == "為る" and parts[place].pos == "名詞"
    )
    if not verbal:
        return ""
    tense: Tense = "plain"
    for token in parts[place + 1 : place + 8]:
        if token.lemma in ("居る", "て居る", "てる"):
            return ""
        if token.pos == "助動詞" and token.lemma in ("た", "だ") and token.surface in ("た", "だ", "たら", "だら"):
            tense = "past"
        elif (token.pos not in ("助動詞", "動詞") and token.surface not in ("て", "で")) or (
            token.pos == "動詞" and token.detail != "非自立可能"
        ):
            break
        if token.surface in ("て", "で"):
            return ""
    else:
        return tense
    # A form that goes on (連用形, 仮定形) has no tense of its own.
    last = parts[place].form
    behind = next((token.surface for token in parts[place + 1 :] if token.pos != "助動詞"), "")
    if behind in ("と", "まで", "前", "なら", "ため", "こと", "の", "よう"):
        return "past" if tense == "past" else ""
    return tense if tense == "past" or last.startswith(("終止形", "連体形")) or _ends(parts, place) else ""


def _ends(parts: Sequence[Token], place: int) -> bool:
    after = parts[place + 1] if place + 1 < len(parts) else None
    return after is not None and after.pos == "助動詞" and after.form.startswith(("終止形", "連体形"))
