"""What a sentence states, by one measure for both languages: words with their polarity and tense, its hedges and reasons."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.language.stated import Statement
from pipeline.lexicon.named import cues, lines
from pipeline.wording import Language


def opposites(language: Language) -> Mapping[str, frozenset[str]]:
    """Key → the keys of its opposites."""
    return _OPPOSITES[language]


def _table(language: Language) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    pairs = [pair.split() for pair in lines(language, "statements/opposites")]
    down = lines(language, "statements/goes-down")
    pairs += [[one, other] for one in lines(language, "statements/goes-up") for other in down]
    for one, other in pairs:
        if language == "en":
            from pipeline.language.statements_en import key

            one, other = key(one), key(other)
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


class _Tables(dict[Language, Mapping[str, frozenset[str]]]):
    def __missing__(self, language: Language) -> Mapping[str, frozenset[str]]:
        self[language] = _table(language)
        return self[language]


_OPPOSITES = _Tables()

_INSTRUCTS = cues("statements/instructs")


def instructs(text: str, language: Language) -> bool:
    """Whether a sentence tells its reader what to write, instead of telling of something."""
    return _INSTRUCTS[language].search(text) is not None


def statement(text: str, language: Language) -> Statement:
    """What `text` states; the dictionary of a language is loaded when it is first used."""
    if language == "ja":
        from pipeline.language import statements_ja

        return statements_ja.statement(text)
    from pipeline.language import statements_en

    return statements_en.statement(text)
