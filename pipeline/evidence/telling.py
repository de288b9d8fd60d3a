"""To whom a sentence of an article gives what it says: the people it names, and those who are said to have said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.evidence import naming
from pipeline.language.statements_en import SAYS
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

_QUOTED = lazy(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")
_TITLE = r"(?:さん|様|さま|氏|先生|くん|君|ちゃん|社長|部長|課長|店長|代表|工場長|会長|院長|教授|博士)?"
_SAYS_JA = lazy(
    r"(?:と|って|とも|という|を|ように)、?[^。「」\n]{0,20}?(?:話(?:す|し|さ|せ)|語|言う|言い|言っ|いう(?=[。、])|述べ|説明|振り返|明か|答え|考え|感じ|思(?:う|い|っ)|みて|見て|指摘|強調|打ち明|笑|教え|とらえ|捉え|期待|認め|判断|評価)"
)
_BY_JA = lazy(
    rf"^{_TITLE}(?:によると|によれば|いわく|曰く|の(?:話|説明|言葉|見方)(?:では|によると|によれば)|に(?:よる|言わせ)|[：:])"
)
_SUBJECT_JA = lazy(rf"^{_TITLE}(?:は|が|も|、)")
_AFTER_EN = lazy(
    rf"^(?:['’]s)?(?:,[^,]{{1,40}},)? (?:\w+ly )?(?:also |then |has |had )?{SAYS}\b|^\s*:|^['’]s (?:account|view|words|opinion|experience)"
)
_BEFORE_EN = lazy(rf"(?:\b{SAYS}|[Aa]ccording to|[Ff]or|\bby)\s$")


# Words that only say that somebody says it, as statements have them.
SAYING: Mapping[Language, frozenset[str]] = {
    "ja": frozenset(["話す", "語る", "言う", "述べる", "説明", "振り返る", "明かす", "答える", "感ずる", "感じる", "思う", "指摘", "強調", "打ち明ける", "笑う", "教える", "捉える", "期待", "認める", "見る", "見方"]),
    "en": frozenset(
        ["say", "tell", "explain", "add", "reply", "recall", "answer", "admit", "remember", "note", "describ", "believ", "think", "argu", "point", "estimat", "hop", "expect", "report", "claim", "feel", "mention", "stress", "call", "put", "see", "warn", "suggest", "confirm", "insist", "accord"]
    ),
}  # fmt: skip


class Told(NamedTuple):
    """The people named in a sentence outside quotation marks, and of those who are said to say it."""

    named: tuple[str, ...]
    tellers: tuple[str, ...]


def told(text: str, people: Sequence[str], language: Language) -> Told:
    """Whom `text` names and to whom it gives what it says."""
    outside = _QUOTED.sub(lambda match: "　" * len(match[0]), text)
    found = naming.places(outside, people, language)
    tellers = [name for start, end, name in found if _tells(outside, start, end, language)]
    return Told(tuple(dict.fromkeys(name for _, _, name in found)), tuple(dict.fromkeys(tellers)))


def _tells(text: str, start: int, end: int, language: Language) -> bool:
    after = text[end:]
    if language == "en":
        return _AFTER_EN.match(after) is not None or _BEFORE_EN.search(text[:start]) is not None
    if _BY_JA.match(after):
        return True
    return _SUBJECT_JA.match(after) is not None and _SAYS_JA.search(text) is not None
