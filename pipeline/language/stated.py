"""The words of a sentence by which statements are compared, and its figures among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from pipeline.language import numbers
from pipeline.records import NamedTuple

Tense = Literal["past", "plain", ""]


class Word(NamedTuple):
    """A word by which statements are compared, in the form `key`; it stands in a half-open range of the text, in characters.

    `content` says that it carries meaning: others are only looked at for what denies them. `denied` None is: it cannot be told.
    `name` is the name as it is written, empty for any other word.
    """

    key: str
    start: int
    end: int
    clause: int
    content: bool = True
    denied: bool | None = False
    tense: Tense = ""
    name: str = ""


def figures_in(text: str, clause_at: Callable[[int], int]) -> Iterator[Word]:
    """The numbers of a text from two on, as words: `#12`."""
    for number in numbers.read(text):
        if number.value > 1 or (number.value == 1 and (text[number.start].isdigit() or text[number.end :][:1] == "割")):
            yield Word(f"#{number.written}", number.start, number.end, clause_at(number.start))


class Statement(NamedTuple):
    """The words of one sentence, and for each of its clauses how often it denies something and which hedges it has.

    `refuses`: it may deny something by a word of its own (stop, only, against), which no grammar shows.
    """

    words: tuple[Word, ...]
    denials: tuple[int, ...]
    hedges: tuple[frozenset[str], ...]
    cause: bool
    question: bool
    refuses: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The words that carry meaning, each once, in order."""
        return tuple(dict.fromkeys(word.key for word in self.words if word.content))

    @property
    def tells(self) -> tuple[Word, ...]:
        """The words that carry meaning and the verbs, however plain, without the figures."""
        return tuple(word for word in self.words if (word.content or word.tense) and not word.key.startswith("#"))
