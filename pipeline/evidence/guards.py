"""What must not get out: words from off the record and personal data, wherever they stand in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import TYPE_CHECKING

from pipeline.language import personal
from pipeline.markup.characters import unescaped
from pipeline.model.article import Article, Passage
from pipeline.records import NamedTuple

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.evidence.off_record_places import Leak
    from pipeline.model.notes import Confided, Notes


class Private(NamedTuple):
    """Personal data on a line of the file; columns count from 1, the last is the one behind it, None where it is not known."""

    line: int
    end_line: int
    column: int
    kind: personal.Kind
    end_column: int | None = None


def leaks(article: Article, notes: Sequence[Notes], confided: tuple[Confided, ...] = ()) -> tuple[Leak, ...]:
    """Every place that is close to an off-record passage of the article's own `notes`, or that repeats one of `confided`, those of
    all notes: the name of the file, what a reader sees, comments and code, and the front matter."""
    if not notes and not confided:
        return ()
    from pipeline.evidence.off_record_places import places

    return places(article, notes, confided)


def private(article: Article, allow: Sequence[str] = ()) -> tuple[Private, ...]:
    """Every piece of personal data that the policy does not `allow`, wherever it stands; also written in entities, in several
    pieces of markup, or broken across lines."""
    found: dict[tuple[int, str], Private] = {}
    for spot, words, typed in article.once(_private):
        numbers = (spot.line,) if typed else range(spot.line, spot.end_line + 1)
        if not any((number, spot.kind) in found for number in numbers) and not personal.allowed(words, allow):
            found[spot.line, spot.kind] = spot
    return tuple(sorted(found.values(), key=lambda one: (one.line, one.column)))


def in_lines(lines: Sequence[str], allow: Sequence[str]) -> Iterator[tuple[int, personal.Kind]]:
    """Line and kind of every piece of personal data in a file that is no article, but for what the policy allows."""
    plain = _plain(lines)
    for spot, words, _ in _typed(lines, plain, _worth_looking(plain)):
        if not personal.allowed(words, allow):
            yield spot.line, spot.kind


def _private(article: Article) -> tuple[tuple[Private, str, bool], ...]:
    """All of it, with the words, and whether they stand so on their line as typed; that comes first."""
    plain = _plain(article.lines)
    # A passage counts as one line: with its breaks taken out, or as spaces.
    close = [passage.text.replace("\n", "") for passage in article.passages]
    apart = [passage.text.replace("\n", " ") if "\n" in passage.text else "" for passage in article.passages]
    worth = _worth_looking((*plain, *close, *apart))
    shown = [one for one, *texts in zip(article.passages, close, apart, strict=True) if not worth.isdisjoint(texts)]
    return (
        *_typed(article.lines, plain, worth),
        *((*spot, False) for passage in shown for spot in _in_passage(passage, article.lines)),
    )


def _worth_looking(texts: Iterable[str]) -> AbstractSet[str]:
    """Those that may hold something. Most of what a reader sees stands so in the file, and each text is looked through once."""
    different = list(dict.fromkeys(texts))
    return {different[number] for number in personal.lines_worth_looking(different)}


def _plain(lines: Sequence[str]) -> Sequence[str]:
    return [unescaped(line) if "&" in line else line for line in lines]


def _typed(lines: Sequence[str], plain: Sequence[str], worth: AbstractSet[str]) -> Iterator[tuple[Private, str, bool]]:
    for place, text in enumerate(plain):
        if text not in worth:
            continue
        near = "\n".join((*lines[max(0, place - 2) : place], *lines[place + 1 : place + 2]))
        for one in personal.find(text, near):
            column, end = (one.start + 1, one.end + 1) if text == lines[place] else (1, None)
            yield Private(place + 1, place + 1, column, one.kind, end), text[one.start : one.end], True


def _in_passage(passage: Passage, lines: Sequence[str]) -> Iterator[tuple[Private, str]]:
    """What is personal data only as a reader sees it: without markup inside, or with the line breaks taken out."""
    seen = passage.text.split("\n")
    near = "\n".join(lines[max(0, passage.line - 3) : passage.line + len(seen)])
    for number, line in enumerate(seen, passage.line):
        for one in personal.find(line, near):
            yield Private(number, number, 1, one.kind), line[one.start : one.end]
    for joint in ("", " ") if len(seen) > 1 else ():
        joined = joint.join(seen)
        ends = list(accumulate(len(line) + len(joint) for line in seen))
        for one in personal.find(joined, near):
            first = sum(end <= one.start for end in ends)
            last = sum(end < one.end for end in ends)
            if last > first:
                spot = Private(passage.line + first, passage.line + last, 1, one.kind)
                yield spot, joined[one.start : one.end]
