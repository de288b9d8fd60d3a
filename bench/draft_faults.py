"""What an editor stumbles over, counted by machine: broken beginnings and ends, fillers, figures that lost their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bench.edited_prose import Prose
from pipeline.language import corrections, normal
from pipeline.model.notes import Utterance
from pipeline.wording import Language

_ORPHAN: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"(?:それ|これ|あれ|その|この|あの|そこ|ここ|そう|こう|ああ|で、|ので|けど|だから|なので|っていう|みたいな|とか)"
    ),
    "en": re.compile(
        r"(?:it|its|this|that|these|those|they|he|she|them|which|who|because|but|or|then|there|and|so|also|such)\b",
        re.IGNORECASE,
    ),
}
_FILLER: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"えっと|えーと|えー|あのー|うーん|なんか|まあ|まぁ|みたいな(?:の|感じ)|っていう(?:の|か)|なんだろう"
    ),
    "en": re.compile(r"\b(?:um|uh|you know|i mean|sort of|kind of)\b|, like,|\{\w+\}", re.IGNORECASE),
}
_OPEN_END: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"(?:については|では|には|とは|けれども?|けど|んで|[はがをにで]|とか|て|って)(?:です)?。?$|[をにが]$"
    ),
    "en": re.compile(r"(?:\b(?:and|or|but|the|a|of|to|in|with)|[,;:–-])\W*$", re.IGNORECASE),
}
_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千]+)"
_PAIR: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        rf"({_NUMBER})\w{{0,3}}(?:、|か|〜|～|から|(?<=[倍人社店件割円個台回]))({_NUMBER})(?=[年月日週時人社店件割万円個台回倍])"
    ),
    "en": re.compile(r"\b(\d[\d,.]*)(?:\s?[-–]\s?|\s(?:or|to)\s)(\d[\d,.]*)"),
}
_ANOTHERS = 6
# Broken, pointing outside itself, or said to somebody in the room.
_BROKEN_EN = re.compile(
    r"^(?:now|well|yeah|as (?:you|i|we|he|she|[A-Z]\w+)(?: \w+){0,3} (?:said|say|mentioned)|sorry|okay|first,? we (?:discussed|talked)|not \w+ \w+ing)\b"
    r"|^\w+ing\b(?!.*\b(?:is|are|was|were|has|have|can|will|would|makes?|takes?|means?|gives?|helps?|requires?|comes?|lets?)\b)"
    r"|\b(?:about|is|was|at|to|of) like\b|\blike (?:the|a|how|since|this)\b(?=.*\blike\b)|\b(\w+) \1\b|\b(?:we|i|they) (?:did|do) the, "
    r"|\w- |\s'(?:re|s|ve|ll)\b|[^\w\s]\.$|, (?:Captain|guys|folks|man|everybody)\b"
    r"|\b(?:change|do|did|say|said|of|with|for|about|on|against) (?:that|this|it)(?= (?:with|in|because|when|as)\b|[.,])",
    re.IGNORECASE,
)


def faults(text: str, language: Language) -> Iterator[str]:
    """`orphan`, `filler` and `fragment`, each at most once."""
    if _ORPHAN[language].match(text):
        yield "orphan"
    if _FILLER[language].search(text):
        yield "filler"
    if _OPEN_END[language].search(text):
        yield "fragment"


def is_broken(text: str, language: Language, prose: Prose) -> bool:
    """Whether no editor would print a sentence as it stands."""
    if any(fault in ("orphan", "fragment") for fault in faults(text, language)):
        return True
    if language == "ja":
        return prose.surprise(text) > prose.unlike
    halved = text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    return halved or bool(_BROKEN_EN.search(text)) or text[:1].islower()


def is_traced(text: str, source: str, language: Language) -> bool:
    """Whether the sentence stands in what it rests on, but for what may be cleared."""
    return normal.stands(normal.form(text, language, clearing=False), normal.form(source, language)) is not None


def of_another(text: str, sources: Sequence[Utterance]) -> bool:
    """Whether more than six letters of the sentence are somebody else's than the first speaker's."""
    own = _letters(" ".join(one.text for one in sources if one.speaker == sources[0].speaker))
    other = _letters(" ".join(one.text for one in sources if one.speaker != sources[0].speaker))
    said = _letters(text)
    pieces = (said[start : start + _ANOTHERS + 1] for start in range(len(said) - _ANOTHERS))
    return any(piece in other and piece not in own for piece in pieces)


def lost(text: str, source: str, language: Language) -> bool:
    """Whether the sentence has one of two figures that are alternatives, a range or a correction in the source."""
    for match in _PAIR[language].finditer(source):
        one, two = (bool(re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d])", text)) for figure in match.groups())
        if one != two and match[0] not in text and _around(match, source) in _letters(text):
            return True
    return any(_keeps_first(text, source, start, end) for start, end in corrections.places(source, language))


def _around(match: re.Match[str], source: str) -> str:
    return _letters(source[match.end() : match.end() + 8])


# How far from the words that take it back a figure may stand, in characters.
_NEAR = 12


def _keeps_first(text: str, source: str, start: int, end: int) -> bool:
    """Whether the sentence has the figure before a correction and not the one behind it."""
    first = re.findall(_NUMBER, source[max(0, start - _NEAR) : start])[-1:]
    second = re.findall(_NUMBER, source[end : end + _NEAR])[:1]
    around = _letters(source[max(0, start - _NEAR) : start])
    return bool(first and second) and around in _letters(text) and second[0] not in text


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
