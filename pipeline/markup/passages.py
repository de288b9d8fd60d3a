"""Runs of Markdown lines → passages of visible text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Literal

from pipeline.markup.characters import is_plain
from pipeline.markup.code_spans import blanked, code_spans
from pipeline.markup.elements import attributes, hides
from pipeline.markup.oddities import HIDING
from pipeline.markup.visible import shown
from pipeline.model.article import Oddity, Passage
from pipeline.patterns import lazy
from pipeline.wording import Text

Role = Literal["prose", "list", "table", "quotation"]

# The longest inline code that stands in a sentence as a word does, in characters.
_TERM = 30
_RULE = frozenset("|:- ")
_NUMBER = lazy(r"^ {0,3}\d{1,9}\.[ \t]+")
_CELL_ATTRIBUTES = lazy(r"(?<![ ])[ ]+\{:?[ ]*([^}\n ][^}\n]*)\}[ ]*$")


class Run:
    """Lines that belong together, without the marks of their container; `start` counts from 0.

    A paragraph that was taken in at once is one of its `lines`, with its line breaks.
    """

    __slots__ = ("closed", "lines", "role", "start")

    def __init__(self, start: int, role: Role, closed: bool = False) -> None:
        self.start = start
        self.role = role
        self.lines: list[str] = []
        self.closed = closed


def passages(runs: Sequence[Run], first: int, closed: Container[int], oddities: list[Oddity]) -> Iterator[Passage]:
    """What a reader sees of each run; `oddities` gets what could not be read for sure.

    `first` is the file's line number of line 0, `closed` the lines inside HTML that only a click opens.
    """
    plain = is_plain("\n".join(["\n".join(run.lines) for run in runs]))
    for run in runs:
        odd: list[Text] = []
        lines = _cells(run.lines, odd) if run.role == "table" else run.lines
        if run.role == "quotation" and _NUMBER.match(lines[0]):
            lines = [_NUMBER.sub("", line) for line in lines]  # a list in a quotation: the page numbers it itself
        markdown = "\n".join(lines)
        text, more = shown(markdown, plain=plain)
        if odd or more:
            oddities.extend(Oddity(run.start, what) for what in (*odd, *more))
        if not plain or "\n " in text or " \n" in text or "&" in markdown:
            text = "\n".join([line.strip() for line in text.split("\n")])
        text = text.strip(" ")
        leading = len(text) - len(text.lstrip("\n"))
        text = text.strip("\n")
        if text:
            hidden = run.closed or run.start in closed
            yield Passage(run.start + first + leading, text, run.role, hidden, _terms(markdown))


def _terms(markdown: str) -> tuple[int, int]:
    """Characters and pieces of inline code that is as short as a word: `this` in a sentence about `this`."""
    if "`" not in markdown:
        return 0, 0
    found = [markdown[start:end].strip("`").strip() for start, end in code_spans(markdown)]
    short = {code for code in found if 0 < len(code) <= _TERM and "\n" not in code}
    return sum(map(len, short)), len(short)


def begins_table(head: str, rule: str) -> bool:
    """Whether these two lines begin a table: as many cells in both, the second of dashes, colons and bars only."""
    return "|" in rule and set(rule) <= _RULE and len(_split(head)) == len(_split(rule))


def _cells(lines: Sequence[str], odd: list[Text]) -> list[str]:
    """The rows of a table without its rule: as many cells as the head has, and no more, reach the page."""
    width = len(_split(lines[0]))
    rows = [_split(line)[:width] for line in lines]
    if len(rows) > 1:
        rows[1] = []
    return ["  ".join(_cell(cell, odd) for cell in row) for row in rows]


def _cell(cell: str, odd: list[Text]) -> str:
    found = _CELL_ATTRIBUTES.search(cell) if "{" in cell and cell.rstrip(" ").endswith("}") else None
    if found is None:
        return cell
    if not hides(attributes(found[1])):
        return cell[: found.start()]
    odd.append(HIDING.filled(tag="{: }"))
    return ""


def _split(row: str) -> list[str]:
    plain = blanked(row.strip()).replace("\\|", "  ")
    row = row.strip()
    cells = []
    start = 0
    for cell in plain.split("|"):
        end = start + len(cell)
        cells.append(row[start:end])
        start = end + 1
    if plain.startswith("|"):
        del cells[0]
    if plain.endswith("|") and len(cells) > 1:
        del cells[-1]
    return cells
