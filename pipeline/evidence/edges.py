"""Where words are cut out of a sentence that says something else: a negation just outside them, or half a figure."""

from __future__ import annotations

from pipeline.language import numbers
from pipeline.lexicon.named import cue, cues, words
from pipeline.patterns import lazy
from pipeline.wording import Language

_SOFTENS_JA = cue("ja", "edges/softens")
_SOFTENS_EN = cue("en", "edges/softens")
_LEADS_EN = cue("en", "edges/leads")
_GOES_ON_JA = cue("ja", "edges/goes-on")
_GOES_ON_EN = cue("en", "edges/goes-on")
_ONE_EN = cue("en", "edges/one-thing")
_BEFORE = cues("edges/held-back-before")
_BEHIND = cues("edges/held-back-behind")
_SAYS_SO = cues("edges/says-so")
_OPINION = cues("edges/opinion")
_ONLY_WHEN_JA = cue("ja", "edges/only-when")
_HAPPENED_JA = cue("ja", "edges/happened")
_REST = lazy(r"[ -]\S+")
# No unit is longer (in characters).
_UNIT = 10
# How much of the sentence is looked at, in characters.
_NEAR = 40
_ENDS = "。！？!?\n"
_STOPS = (*_ENDS, ". ")
_NEGATIVE = words("ja", "edges/negative")
_CARRIES = words("ja", "edges/carries")
_DENIES_EN = cue("en", "edges/denies")


def denied(text: str, start: int, end: int, language: Language) -> str:
    """What of `text` stands next to the half-open range and denies it; empty where nothing does."""
    return _japanese(text, end) if language == "ja" else _english(text, start)


def broken(text: str, start: int, end: int, language: Language) -> str:
    """The figure that ends behind the half-open range and begins in it (一時間 of 一時間半); empty where none does."""
    inside = text[max(start, end - _NEAR) : end]
    figures = [number for number in numbers.read(inside) if len(inside) - number.end <= _UNIT]
    one = _ONE_EN.search(inside) if language == "en" and not figures else None
    if not figures and one is None:
        return ""
    rest = (_GOES_ON_JA if language == "ja" else _GOES_ON_EN).match(text, end)
    if rest is None and language == "en" and figures and figures[-1].end == len(inside):
        after = next(numbers.read(text[end : end + _NEAR]), None)
        rest = None if after is None or text[end : end + after.start].strip(" -") else _REST.match(text, end)
    begin = one.start() if one else figures[-1].start
    return f"{inside[begin:]}{rest[0]}".strip() if rest else ""


def softened(text: str, end: int, language: Language) -> bool:
    """Whether what follows makes a wish, a doubt, a question or hearsay of what ends there."""
    return (_SOFTENS_JA if language == "ja" else _SOFTENS_EN).match(text, end) is not None


def led(text: str, start: int, language: Language) -> bool:
    """Whether what stands before it makes a doubt, a condition or somebody else's opinion of it."""
    return language == "en" and _LEADS_EN.search(text[max(0, start - _NEAR) : start]) is not None


def held_back(text: str, start: int, end: int, language: Language) -> str:
    """What of `text` stands next to the half-open range and makes a guess or a condition of it; empty where nothing does."""
    behind = _BEHIND[language].match(text, end)
    begin = max((text.rfind(mark, 0, start) + 1 for mark in _STOPS), default=0)
    before = None if behind else _BEFORE[language].search(text[begin:start])
    if language == "ja" and before and _ONLY_WHEN_JA.search(before[0]) and _HAPPENED_JA.search(text[start:end]):
        return ""
    return (behind[0] if behind else before[0] if before else "").strip(" ,、\n")


def is_opinion(held: str, language: Language) -> bool:
    """Whether what was cut only says whose opinion it is (I think, と思います)."""
    return _OPINION[language].search(held) is not None


def says_so(outside: str, held: str, language: Language) -> bool:
    """Whether words around a quotation tell that it is a guess, or true on a condition: in so many words, or with those of what was cut."""
    if _SAYS_SO[language].search(outside) is not None:
        return True
    from pipeline.language.speech import speech

    content = speech(language).content_words
    return not set(content(held)).isdisjoint(content(outside))


def _english(text: str, start: int) -> str:
    match = _DENIES_EN.search(text[max(0, start - _NEAR) : start])
    return match[0].strip() if match else ""


def _japanese(text: str, end: int) -> str:
    from pipeline.language.japanese import tokens

    if end >= len(text) or text[end] in _ENDS + "、」』":
        return ""
    begin = max((text.rfind(mark, 0, end) + 1 for mark in _ENDS), default=0)
    parts = [token for token in tokens(text[begin : end + _NEAR]) if begin + token.end > end]
    if not parts or begin + parts[0].start < end:
        # The quotation ends inside a word: 「値上げはした」 of 値上げはしたくない.
        cut = bool(parts) and parts[0].pos in ("動詞", "助動詞", "形容詞")
        return text[end : begin + parts[0].end] if cut else ""
    for number, token in enumerate(parts):
        if token.lemma in _NEGATIVE and token.pos in ("助動詞", "形容詞"):
            following = [part.lemma for part in parts[number + 1 : number + 4]]
            asks = following[:2] in (["です", "か"], ["のだ", "か"]) or following[:1] == ["か"]
            return "" if asks else "".join(part.surface for part in parts[: number + 1])
        if token.pos not in ("助動詞", "助詞") and token.lemma not in _CARRIES:
            return ""
        if token.detail == "接続助詞" and token.surface not in ("て", "で"):
            return ""
    return ""
