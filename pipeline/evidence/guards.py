"""What must not get out: words from off the record and personal data, wherever they stand in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pipeline.language import personal
from pipeline.language.sentences import sentences
from pipeline.language.similarity import Runs, pieces
from pipeline.model.article import Article, Passage
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

# A sentence retells another when it holds this share of the pieces that only the other has, or when the other has this
# share of its own, and so many of them at least; or when it holds one stretch of this length. Pieces and stretches that
# were also said on the record do not count. Units: characters (ja), words (en).
_LIKE = 0.45
_PIECES: Mapping[Language, int] = {"ja": 8, "en": 5}
_STRETCH: Mapping[Language, int] = {"ja": 14, "en": 7}


class Leak(NamedTuple):
    """Words close to an off-record passage: lines of the file (the last included), and where the passage stands."""

    line: int
    end_line: int
    notes: str
    at: int


class Private(NamedTuple):
    """Personal data on a line of the file; `column` counts from 1."""

    line: int
    end_line: int
    column: int
    kind: personal.Kind


class OffRecord:
    """The off-record passages of some notes, ready to be compared with."""

    def __init__(self, notes: Sequence[Notes], language: Language) -> None:
        self._language = language
        hidden = [
            (sentence.text, one.path, utterance.line)
            for one in notes
            for utterance in one.utterances
            if utterance.off_record
            for sentence in sentences(utterance.text, language)
        ]
        said = [utterance.text for one in notes for utterance in one.on_record] if hidden else []
        spoken = {piece for text in said for piece in pieces(text, language)}
        self._runs = Runs.of((text for text, _, _ in hidden), language).without(Runs.of(said, language))
        self._secrets = [
            (set(pieces(text, language)) - spoken, Runs.of([text], language), path, line) for text, path, line in hidden
        ]

    def __bool__(self) -> bool:
        return bool(self._secrets)

    def source(self, text: str) -> tuple[str, int] | None:
        """File and line of the passage that `text` retells, None where it retells none."""
        own = set(pieces(text, self._language))
        best, place = 0.0, None
        for secret, _, path, line in self._secrets:
            shared = len(own & secret)
            share = shared / min(len(own), len(secret)) if shared >= _PIECES[self._language] else 0.0
            if share > best:
                best, place = share, (path, line)
        if best >= _LIKE:
            return place
        if self._runs.overlap(text).longest < _STRETCH[self._language]:
            return None
        _, _, path, line = max(self._secrets, key=lambda one: one[1].overlap(text).longest)
        return path, line


class _Kept(NamedTuple):
    """What was found in the article that was asked about last: a check asks, then the gate, to withhold the words."""

    article: Article
    allow: Sequence[str]
    found: tuple[Private, ...]


_last: _Kept | None = None


def leaks(article: Article, notes: Sequence[Notes]) -> tuple[Leak, ...]:
    """Every place that is close to an off-record passage: what a reader sees, comments and code, and the front matter."""
    closed = OffRecord(notes, article.lang)
    if not closed:
        return ()
    found: dict[int, Leak] = {}
    for line, end, text in _texts(article):
        source = closed.source(text)
        if source is not None:
            known = found.get(line)
            found[line] = Leak(line, max(end, known.end_line if known else end), *source)
    return tuple(_apart(found.values()))


def _apart(found: Iterable[Leak]) -> Iterator[Leak]:
    """One leak for each place: what begins inside another is the same."""
    until = 0
    for leak in sorted(found, key=lambda one: (one.line, -one.end_line)):
        if leak.line > until or leak.end_line > until:
            if leak.line > until:
                yield leak
            until = max(until, leak.end_line)


def _texts(article: Article) -> Iterator[tuple[int, int, str]]:
    """First line, last line and text: every sentence that a reader sees, every line as typed, every run of lines."""
    for passage in article.passages:
        for sentence in sentences(passage.text, article.lang):
            yield passage.line_at(sentence.start), passage.line_at(sentence.end), sentence.text
    for number, line in enumerate(article.lines, 1):
        for sentence in sentences(_unescaped(line), article.lang):
            yield number, number, sentence.text
    for start, text in _blocks(article.lines):
        for sentence in sentences(text, article.lang):
            first = start + text.count("\n", 0, sentence.start)
            yield first, first + sentence.text.count("\n"), sentence.text


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


def private(article: Article, allow: Sequence[str] = ()) -> tuple[Private, ...]:
    """Every piece of personal data that the policy does not `allow`, wherever it stands; also written in entities, in several
    pieces of markup, or broken across lines."""
    global _last
    if _last is None or _last.article is not article or _last.allow != allow:
        _last = _Kept(article, allow, _private(article, allow))
    return _last.found


def _private(article: Article, allow: Sequence[str]) -> tuple[Private, ...]:
    found: dict[tuple[int, str], Private] = {}
    lines = article.lines
    for number, line in enumerate(lines, 1):
        plain = _unescaped(line)
        if not personal.worth_looking(plain):
            continue
        near = "\n".join((*lines[max(0, number - 3) : number - 1], *lines[number : number + 1]))
        for one in personal.find(plain, near):
            column = one.start + 1 if plain == line else 1
            if not personal.allowed(plain[one.start : one.end], allow):
                found.setdefault((number, one.kind), Private(number, number, column, one.kind))
    for passage in article.passages:
        if any(personal.worth_looking(passage.text.replace("\n", joint)) for joint in ("", " ")):
            for spot in _shown(passage, lines, allow):
                if not any((number, spot.kind) in found for number in range(spot.line, spot.end_line + 1)):
                    found[spot.line, spot.kind] = spot
    return tuple(sorted(found.values(), key=lambda one: (one.line, one.column)))


def _shown(passage: Passage, lines: Sequence[str], allow: Sequence[str]) -> Iterator[Private]:
    """What is personal data only as a reader sees it: without markup inside, or with the line breaks taken out."""
    seen = passage.text.split("\n")
    near = "\n".join(lines[max(0, passage.line - 3) : passage.line + len(seen)])
    for number, line in enumerate(seen, passage.line):
        for one in personal.find(line, near):
            if not personal.allowed(line[one.start : one.end], allow):
                yield Private(number, number, 1, one.kind)
    for joint in ("", " ") if len(seen) > 1 else ():
        joined = joint.join(seen)
        ends = list(accumulate(len(line) + len(joint) for line in seen))
        for one in personal.find(joined, near):
            first = sum(end <= one.start for end in ends)
            last = sum(end < one.end for end in ends)
            if last > first and not personal.allowed(joined[one.start : one.end], allow):
                yield Private(passage.line + first, passage.line + last, 1, one.kind)


def _unescaped(line: str) -> str:
    if "&" not in line:
        return line
    import html

    return html.unescape(line)
