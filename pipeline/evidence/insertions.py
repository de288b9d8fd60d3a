"""What an editor put into a quotation between brackets: [the station] for "it" is honest, [the landlord] for "we" is not.

What stands between brackets was not said, and a reader sees that. It has to make plain who or what is meant: so its words stand
near the passage, it denies nothing, and nobody else comes to act in the place of the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.evidence.naming import same_person
from pipeline.language.statements import statement
from pipeline.lexicon.named import cue, cues
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# Longer brackets are passages of their own, in characters.
_LONGEST = 60
_FOUND = lazy(
    rf"\[([^\[\]\n]{{1,{_LONGEST}}})\](?!\w)|［([^［］\n]{{1,{_LONGEST}}})］|（([^（）\n]{{1,{_LONGEST}}})）|〔([^〔〕\n]{{1,{_LONGEST}}})〕"
)
_REMARK = cue("any", "insertions/remark")
_FIRST: Mapping[Language, re.Pattern[str]] = cues("insertions/first")
_OURS: Mapping[Language, re.Pattern[str]] = cues("insertions/ours")
_DENIES: Mapping[Language, re.Pattern[str]] = cues("insertions/denies")
# How much of the quotation behind the brackets is looked for to find their place: letters (ja), words (en).
_BEHIND: Mapping[Language, int] = {"ja": 8, "en": 3}


class Insertion(NamedTuple):
    """Words between brackets: their half-open range in the quotation, brackets included."""

    start: int
    end: int
    words: str


class Fault(NamedTuple):
    """What is wrong with one: `instead` is the speaker's own word that it replaces, or empty; `grave` where it turns the sense."""

    words: str
    instead: str
    grave: bool


def find(text: str) -> tuple[Insertion, ...]:
    """What was put in, remarks about the quotation left out."""
    found = ((match, next(group for group in match.groups() if group is not None)) for match in _FOUND.finditer(text))
    return tuple(Insertion(*match.span(), words) for match, words in found if not _REMARK.fullmatch(words))


def unwrapped(text: str) -> str:
    """The quotation with the words of its brackets, and without the brackets."""
    for one in reversed(find(text)):
        text = f"{text[: one.start]}{one.words}{text[one.end :]}"
    return text


def behind(text: str, one: Insertion, language: Language) -> str:
    """The words of the quotation that follow the brackets, enough to find their place."""
    rest = _FOUND.split(text[one.end :], maxsplit=1)[0]
    if language == "ja":
        return re.sub(r"[\s、。「」『』]", "", rest)[: _BEHIND["ja"]]
    return " ".join(rest.split()[: _BEHIND["en"]])


def fault(
    one: Insertion, before: str, said: str, speaker: str | None, near: Sequence[str], language: Language
) -> Fault | None:
    """What is wrong with words between brackets; None where nothing is.

    `before` is the quotation up to them, `said` what stands in the notes up to the words that follow them, `near` the turns around
    with the names of those who speak.
    """
    if any(one.words in text for text in near):
        known = True
    else:
        known = not (
            _content(one.words, language) - frozenset[str]().union(*(_content(text, language) for text in near))
        )
    if _DENIES[language].search(one.words):
        return Fault(one.words, "", grave=True)
    own = _FIRST[language].search(said)
    kept = own is not None and _FIRST[language].search(before) is not None
    if own is not None and not kept:
        return None if _is_speaker(one.words, speaker, language) else Fault(one.words, own[1], grave=True)
    return None if known else Fault(one.words, "", grave=False)


def _is_speaker(words: str, speaker: str | None, language: Language) -> bool:
    """Whether the words may name whoever speaks; those that act for nobody (was, then) are no name."""
    name = re.sub(r"(?:は|が|も|の)$", "", words) if language == "ja" else words.removesuffix("'s").removesuffix("’s")
    grammar = not _content(words, language) and not _PRONOUN[language].search(words)
    return grammar or bool(_OURS[language].search(words)) or (speaker is not None and same_person(speaker, name))


_PRONOUN: Mapping[Language, re.Pattern[str]] = cues("insertions/pronoun")


def _content(text: str, language: Language) -> frozenset[str]:
    return frozenset(_keys(text, language))


def _keys(text: str, language: Language) -> Iterator[str]:
    for word in statement(text, language).words:
        if word.content:
            yield word.key
