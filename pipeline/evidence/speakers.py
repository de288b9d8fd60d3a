"""Where in a passage somebody else speaks: a blockquote with a name below it, or quotation marks with a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.evidence import naming
from pipeline.evidence.quotation import ATTRIBUTION, BEHIND, TURN
from pipeline.language.measure import amount
from pipeline.language.quoted import SINGLE
from pipeline.lexicon.named import cue
from pipeline.model.article import Passage
from pipeline.patterns import lazy
from pipeline.wording import Language

_MARKS = lazy(
    r"「[^「」]*(?:「[^「」]*」[^「」]*)*」|『[^『』]+』|“[^“”]+”|\"[^\"]+\""
    rf"|(?=[‘'])(?:{SINGLE})"
)
# A shorter quotation is a word of the sentence around it. Units: characters (ja), words (en).
_LONG = {"ja": 14, "en": 6}
_SAYS_JA = cue("ja", "quotations/beside-says")
_SAYS_EN = cue("en", "quotations/beside-says")
_I_JA = cue("ja", "quotations/beside-i-say")
_I_EN = cue("en", "quotations/beside-i-say")
_NEAR = 60


# Two paragraphs of one blockquote are this many lines apart.
_APART = 2


def quoted_spans(
    passages: Sequence[Passage], language: Language, people: Sequence[str] = ()
) -> list[list[tuple[int, int]]]:
    """For each passage of a section, the half-open ranges of its text that are given to somebody other than the writer.

    `people` are those who speak in the notes: a turn that begins with one of their names, and a paragraph or a list item
    that ends in one between brackets, are theirs.
    """
    given = _ascribed_blocks(passages)
    return [
        [(0, len(passage.text))]
        if number in given or (people and is_theirs(passage.text, people))
        else list(_between_marks(passage, language))
        for number, passage in enumerate(passages)
    ]


def is_theirs(text: str, people: Sequence[str]) -> bool:
    """Whether a text is a turn of one of `people`, or has their name between brackets behind it."""
    found = TURN.match(text) or BEHIND.search(text)
    return found is not None and naming.whole(found[1], people) is not None


def _ascribed_blocks(passages: Sequence[Passage]) -> set[int]:
    """Which passages belong to a blockquote that ends in a name; its paragraphs are passages of their own."""
    found: set[int] = set()
    block: list[int] = []
    for number, passage in enumerate(passages):
        end = passages[block[-1]].line + passages[block[-1]].text.count("\n") if block else 0
        if passage.role != "quotation" or (block and passage.line - end > _APART):
            block = []
        if passage.role == "quotation":
            block.append(number)
            if ATTRIBUTION.search("\n" + passage.text):
                found.update(block)
    return found


def _between_marks(passage: Passage, language: Language) -> Iterator[tuple[int, int]]:
    text = passage.text
    for match in _MARKS.finditer(text):
        if amount(match[0], language) < _LONG[language]:
            continue
        before = re.split(r"[。！？\n]", text[max(0, match.start() - _NEAR) : match.start()])[-1]
        after = text[match.end() : match.end() + _NEAR]
        if language == "ja":
            others = _SAYS_JA.match(after) and not _I_JA.search(before)
        else:
            others = _SAYS_EN.search(f"{before} {after}") and not _I_EN.search(f"{before} {after}")
        if others:
            yield match.start(), match.end()
