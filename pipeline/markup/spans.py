"""From what a reader sees back to where it stands in the file. Nothing is kept for it: the way is found anew when asked for.

A visible line is its line in the file without marks, so both are walked side by side: what is the same goes on, what the
renderer takes out is passed over piece by piece, an entity stands for the character it makes. Where the two cannot be
brought together, only the line is known.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.model.article import Article, Heading, Passage
from pipeline.model.span import Span
from pipeline.patterns import lazy

# A line longer than this is only named: finding the way in it could take longer than the check.
_LONGEST = 4_000
# So much of what follows tells where the text goes on behind marks that are no piece below.
_AHEAD = 12
# How far behind the beginning of its line the words of a finding are looked for, in characters.
_FAR = 2_000
_CONTAINER = lazy(r"[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*")
_PIECE = lazy(
    r"!\[[^\[\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\s?\[[^\[\]\n]*\])"  # a picture
    r"|\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\s?\[[^\[\]\n]*\])"  # the end of a link
    r"|\[\^[^\]\n]+\]|(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)|\{[^{}\n]*\}|<!--.*?-->|</?[A-Za-z!?][^<>\n]*>"
)
# The marks that a reader sees around <q> stand in no file.
_DRAWN = lazy(r"</?[qQ](?![^\s/>])[^<>\n]*>")
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_WORDS = lazy(r"\S+")


def passage_span(article: Article, passage: Passage, start: int, end: int) -> Span:
    """Where the characters `start` to `end` (half-open) of a passage's text stand."""
    end = max(start, end)
    while end > start and passage.text[end - 1].isspace():
        end -= 1
    while start < end and passage.text[start].isspace():
        start += 1
    last = max(start, end - 1)
    first_line, last_line = passage.line_at(start), passage.line_at(last)
    begin = _place(article, first_line, *_line_of(passage.text, start))
    stop = _place(article, last_line, *_line_of(passage.text, last))
    if start == end or begin is None or stop is None:
        return Span(first_line, end_line=last_line)
    return Span(first_line, begin[0] + 1, last_line, stop[1] + 1)


def _line_of(text: str, offset: int) -> tuple[str, int]:
    """The line around an offset, and the offset within it."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[start : len(text) if end < 0 else end], offset - start


def heading_span(article: Article, heading: Heading, start: int = 0, end: int | None = None) -> Span:
    """Where a heading's words stand, or its characters `start` to `end`."""
    stop = len(heading.text) if end is None else end
    return passage_span(article, Passage(heading.line, heading.text), start, stop)


def words_span(article: Article, line: int, words: str, end_line: int | None = None) -> Span:
    """Where `words` stand that begin on `line`, first as a reader sees them, then as they are in the file.

    Blanks and line breaks between the words may be any; what stands for "and so on" at their ends does not count.
    """
    words = words.strip("… \n\t")
    pattern = _spaced(words)
    for passage in _passages_at(article, line) if pattern else ():
        begin = _offset_of(passage.text, line - passage.line)
        found = pattern.search(passage.text, begin, begin + _FAR + 2 * len(words)) if pattern else None
        if found is not None and "\n" not in passage.text[begin : found.start()]:
            return passage_span(article, passage, *found.span())
    return line_span(article, line, words, end_line)


def line_span(article: Article, line: int, words: str, end_line: int | None = None) -> Span:
    """Where `words` stand on one line of the file, as they are written there."""
    column = article.lines[line - 1].find(words) if words and 0 < line <= len(article.lines) else -1
    if column < 0:
        return Span(line, end_line=end_line)
    return Span(line, column + 1, line, column + 1 + len(words))


def value_span(article: Article, key: str, words: str | None = None) -> Span:
    """Where a value of the front matter stands, or `words` of it; only the key's line where it is written in other words."""
    line = article.front_matter.lines.get(key, 1)
    wanted = str(article.front_matter.values.get(key, "")).strip() if words is None else words
    for number in range(line, article.body_line):
        if number > line and number in article.front_matter.lines.values():
            break
        start = article.lines[number - 1].find(":") + 1 if number == line else 0
        column = article.lines[number - 1].find(wanted, start) if wanted else -1
        if column >= 0:
            return Span(number, column + 1, number, column + 1 + len(wanted))
    return Span(line)


def _passages_at(article: Article, line: int) -> Iterator[Passage]:
    """What a reader sees that reaches over a line: heading, then passages."""
    if not article.sections:
        return
    section = article.sections[max(0, bisect_right(article.sections, line, key=lambda one: one.start) - 1)]
    if section.heading is not None and section.heading.line == line:
        yield Passage(line, section.heading.text)
    number = bisect_right(section.passages, line, key=lambda one: one.line) - 1
    while number >= 0 and section.passages[number].line + section.passages[number].text.count("\n") >= line:
        yield section.passages[number]
        number -= 1


def _spaced(words: str) -> re.Pattern[str] | None:
    parts = [re.escape(part) for part in _WORDS.findall(words)]
    return re.compile(r"\s+".join(parts)) if parts else None


def _offset_of(text: str, number: int) -> int:
    offset = 0
    for _ in range(number):
        offset = text.find("\n", offset) + 1
    return offset


def _place(article: Article, line: int, visible: str, offset: int) -> tuple[int, int] | None:
    """Where the character at `offset` of a visible line begins and ends in its line of the file (from 0)."""
    if not 0 < line <= len(article.lines):
        return None
    source = article.lines[line - 1]
    if len(source) > _LONGEST or offset >= len(visible):
        return None
    places = _composed(source)
    composed = source if places is None else unicodedata.normalize("NFC", source)
    found = _direct(composed, visible, offset) or _walked(composed, visible, offset)
    if found is None or places is None:
        return found
    return (places[found[0]], places[found[1]]) if found[1] < len(places) else None


def _composed(source: str) -> Sequence[int] | None:
    """For each character of the composed line, and behind the last, where it begins in the line; None where it is the same."""
    if unicodedata.is_normalized("NFC", source):
        return None
    places: list[int] = []
    start = 0
    for offset in range(1, len(source) + 1):
        if offset == len(source) or not unicodedata.combining(source[offset]):
            places += [start] * len(unicodedata.normalize("NFC", source[start:offset]))
            start = offset
    return [*places, len(source)]


def _direct(source: str, visible: str, offset: int) -> tuple[int, int] | None:
    """The short way: the visible line stands in the file as it is, once."""
    start = source.find(visible)
    if start < 0 or source.find(visible, start + 1) >= 0:
        return None
    return start + offset, start + offset + 1


def _walked(source: str, visible: str, offset: int) -> tuple[int, int] | None:
    container = _CONTAINER.match(source)
    at = container.end() if container and not visible.startswith(container[0].strip() or "\n") else 0
    for number, character in enumerate(visible[: offset + 1]):
        step = _step(source, at, visible, number, character)
        if step is None:
            return None
        if number == offset:
            return step
        at = step[1]
    return None


def _step(source: str, at: int, visible: str, number: int, character: str) -> tuple[int, int] | None:
    """Where the next visible character stands, at or behind `at`."""
    while at < len(source):
        if source[at] == "&" and (entity := _ENTITY.match(source, at)) and _unescaped(entity[0]) == character:
            return at, entity.end()
        if character in "“”" and (drawn := _DRAWN.match(source, at)) is not None:
            return at, drawn.end()
        if source[at] in "!][`{<" and (piece := _PIECE.match(source, at)) and not visible.startswith(piece[0], number):
            at = piece.end()
        elif source[at] == character or (source[at].isspace() and character.isspace()):
            return at, at + 1
        elif character.isspace():
            return at, at  # between the cells of a table, where the file has none
        else:
            at = _ahead(source, at + 1, visible, number)
    return (len(source), len(source)) if character.isspace() else None


def _ahead(source: str, at: int, visible: str, number: int) -> int:
    """Where the text goes on: behind one mark, or where most of what follows is found again."""
    passed = source[at - 1]
    if source.startswith(visible[number], at) or passed.isspace() or not passed.isalnum():
        return at
    for length in range(min(_AHEAD, len(visible) - number), 1, -1):
        found = source.find(visible[number : number + length], at)
        if found >= 0:
            return found
    return at


def _unescaped(entity: str) -> str:
    import html

    return html.unescape(entity)
