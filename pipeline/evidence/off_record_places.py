"""Where an article stands close to what was said off the record: in its text, its comments, its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from pipeline.evidence.off_record import OffRecord, Place, Verbatim, elsewhere
from pipeline.language.sentences import sentences
from pipeline.markup.characters import unescaped
from pipeline.model.article import Article
from pipeline.model.notes import Confided, Notes
from pipeline.records import NamedTuple


class Leak(NamedTuple):
    """Words close to an off-record passage: lines of the file (the last included), and where the passage stands.

    `in_name` says that the file's own name holds them.
    """

    line: int
    end_line: int
    notes: str
    at: int
    in_name: bool = False


def places(article: Article, notes: Sequence[Notes], confided: tuple[Confided, ...]) -> tuple[Leak, ...]:
    """As `guards.leaks`."""
    closed = OffRecord(notes, article.lang)
    others = _Others(article, notes, confided)
    if not closed and not others.told:
        return ()
    by_line: dict[int, Leak] = {}
    name = PurePosixPath(article.path).stem.replace("-", " ").replace("_", " ")
    named = closed.source(name) or others.source(name)
    for line, end, text in dict.fromkeys(_texts(article)):
        source = closed.source(text) or others.source(text)
        if source is not None:
            known = by_line.get(line)
            by_line[line] = Leak(line, max(end, known.end_line if known else end), *source)
    for line, end, text in _pairs(article) if closed else ():
        apart = all(leak.line > end or line > leak.end_line for leak in by_line.values())
        source = closed.source(text) if apart else None
        if source is not None:
            by_line[line] = Leak(line, end, *source)
    shown = tuple(_apart(by_line.values()))
    return shown if named is None else (Leak(1, 1, *named, in_name=True), *shown)


class _Others:
    """The passages of notes that the article does not name: a screen over all of it, then sentence by sentence."""

    def __init__(self, article: Article, notes: Sequence[Notes], confided: tuple[Confided, ...]) -> None:
        self._notes = notes
        self._names = {one.path for one in notes}
        self._language = article.lang
        self._verbatim = elsewhere(confided, article.lang) if confided else None
        wholes = (
            article.visible_text,
            unescaped("\n".join(article.lines)),
            article.path,
        )
        self.told = any(self.source(text) for text in wholes) if self._verbatim else False

    @cached_property
    def _said(self) -> Verbatim:
        said = [(utterance.text, Place(one.path, utterance.line)) for one in self._notes for utterance in one.on_record]
        return Verbatim(said, (), self._language)

    def source(self, text: str) -> Place | None:
        """The passage of which `text` holds a stretch that nobody said in the article's own notes."""
        for run, place in self._verbatim.hits(text) if self._verbatim else ():
            if place.notes not in self._names and not self._said.holds(run):
                return place
        return None


def _apart(found: Iterable[Leak]) -> Iterator[Leak]:
    """One leak for each place: what begins inside another is the same."""
    until = 0
    for leak in sorted(found, key=lambda one: (one.line, -one.end_line)):
        if leak.line > until:
            yield leak
        until = max(until, leak.end_line)


def _texts(article: Article) -> Iterator[tuple[int, int, str]]:
    """First line, last line and text: every sentence that a reader sees, every line as typed, every run of lines."""
    for passage in article.passages:
        for sentence in sentences(passage.text, article.lang):
            yield passage.line_at(sentence.start), passage.line_at(sentence.end), sentence.text
    for number, line in enumerate(article.lines, 1):
        for sentence in sentences(unescaped(line), article.lang):
            yield number, number, sentence.text
    for start, text in _blocks(article.lines):
        for sentence in sentences(text, article.lang):
            first = start + text.count("\n", 0, sentence.start)
            yield first, first + sentence.text.count("\n"), sentence.text


def _pairs(article: Article) -> Iterator[tuple[int, int, str]]:
    """Every two sentences that follow each other."""
    for passage in article.passages:
        for first, last in pairwise(sentences(passage.text, article.lang)):
            yield passage.line_at(first.start), passage.line_at(last.end), passage.text[first.start : last.end]


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Runs of lines that are not blank, as typed: what stands in a comment is no passage."""
    start, block = 1, list[str]()
    for number, line in enumerate((*lines, ""), 1):
        if line.strip():
            if not block:
                start = number
            block.append(line)
        elif block:
            if len(block) > 1:
                yield start, "\n".join(block)
            block = []
