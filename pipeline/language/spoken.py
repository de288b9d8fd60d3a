"""One sentence of speech, cut out of an utterance and looked at: the common measure of both languages."""

from __future__ import annotations

from dataclasses import dataclass

_ASKING = frozenset("?？⁇⁈⁉‽")
# What may stand at the end of a question, in any order: 「本当ですか！？」, "You did?!"
QUESTION_MARKS = "?？⁇⁈⁉‽!！"


def ends_asking(text: str) -> bool:
    """Whether a question mark is among the marks at the end."""
    return not _ASKING.isdisjoint(text[len(text.rstrip(QUESTION_MARKS)) :])


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as somebody said it.

    `raw` is verbatim, a slice of the utterance; `text` is `raw` made readable (leading fillers, doubled words and
    trailing particles gone) and nothing else. `words` are content words in their dictionary form, `phrases` noun phrases
    as they were said. `finished` and `dangling` say whether it ends, and begins, as a sentence that can stand alone; `ended` whether
    the speaker came to an end, be it without a verb ("The carpet cleaner."), which is enough for an answer.
    `idle` marks back-channel, greetings and housekeeping; `slight` what is idle only because it is short, and says something where
    it answers or asks ("Once.", "Was it expensive?"). `corrected` says that the speaker takes something back in it: such
    a sentence keeps all its words, and its figures are not to be trusted one by one. `vague` counts the words by which a
    speaker feels his way, `shortened` the forms of talk that writing has none of.
    """

    raw: str
    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    question: bool = False
    finished: bool = True
    ended: bool = True
    dangling: bool = False
    idle: bool = False
    slight: bool = False
    corrected: bool = False
    vague: int = 0
    shortened: int = 0
