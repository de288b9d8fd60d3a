"""Speech in either language, by one measure: which sentences it holds, and which words carry them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pipeline.language.spoken import Spoken
from pipeline.wording import Language


class Speech(Protocol):
    """What the drafter asks of a language; `japanese_speech` and `english_speech` are modules of this shape."""

    def spoken(self, text: str) -> tuple[Spoken, ...]:
        """The sentences of one utterance, in order; also of speech recognition without punctuation."""
        ...

    def continues(self, before: str, text: str) -> bool:
        """Whether `text` goes on in the middle of the sentence that `before` left open."""
        ...

    def stops(self, before: str, text: str) -> bool:
        """Whether a sentence may be over with `before` although no full stop says so, and `text` opens the next."""
        ...

    def corrects_before(self, text: str) -> bool:
        """Whether `text` begins by taking back something of the sentence before it."""
        ...

    def alone(self, sentence: Spoken) -> Iterator[Spoken]:
        """Shorter forms in which a sentence may stand without the talk around it, the longest first."""
        ...

    def replying(self, sentence: Spoken) -> Spoken:
        """The form in which a sentence stands right behind a question: a yes or no at its head is half of the answer."""
        ...

    def asking(self, sentence: Spoken) -> Spoken:
        """The same sentence by somebody who is there to ask, who asks with what others only tell."""
        ...

    def whole(self, raw: str) -> Spoken:
        """Sentences that must not be taken apart, as one."""
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
