"""One sentence of speech, cut out of an utterance and looked at: the common measure of both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipeline.wording import Language


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as somebody said it.

    `raw` is verbatim, a slice of the utterance; `text` is `raw` made readable (leading fillers, doubled words and
    trailing particles gone) and nothing else. `words` are content words in their dictionary form, `phrases` noun phrases
    as they were said. `finished` and `dangling` say whether it ends, and begins, as a sentence that can stand alone.
    `idle` marks back-channel, greetings and housekeeping.
    """

    raw: str
    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    question: bool = False
    finished: bool = True
    dangling: bool = False
    idle: bool = False


class Speech(Protocol):
    """What the drafter asks of a language; `japanese_speech` and `english_speech` are modules of this shape."""

    joins_without_space: bool

    def spoken(self, text: str) -> tuple[Spoken, ...]:
        """The sentences of one utterance, in order; also of speech recognition without punctuation."""
        ...

    def continues(self, before: str, text: str) -> bool:
        """Whether `text` goes on in the middle of the sentence that `before` left open."""
        ...

    def content_words(self, text: str) -> tuple[str, ...]:
        """The content words of any text, in their dictionary form."""
        ...

    def advertises(self, text: str) -> bool:
        """Whether a sentence belongs to an advertisement or to the housekeeping of a programme."""
        ...


def speech(language: Language) -> Speech:
    """The measures of `language`; its dictionary is loaded when it is first used."""
    if language == "ja":
        from pipeline.language import japanese_speech

        return japanese_speech
    from pipeline.language import english_speech

    return english_speech
