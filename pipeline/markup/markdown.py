"""Headings and visible passages of a Markdown body, as Python-Markdown with the site's extensions renders them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.markup import shapes
from pipeline.markup.blocks import Masked, emptied, mask, whole_paragraphs
from pipeline.markup.conflicts import conflicts
from pipeline.markup.elements import hides
from pipeline.markup.headings import heading, marked
from pipeline.markup.oddities import (
    FENCE_AFTER_INDENT,
    HEADING_IN_TABLE,
    HEADING_WITHOUT_SPACE,
    HIDING,
    INDENTED_HEADING,
    NESTED_BLOCK,
    NESTED_DEFINITION,
    NESTED_HEADING,
    SPACE_BEFORE_TAG,
    TABLE_IN_QUOTE,
    UNDERLINED,
)
from pipeline.markup.passages import Role, Run, begins_table, passages
from pipeline.model.article import Heading, Oddity, Passage
from pipeline.records import NamedTuple


class Outline(NamedTuple):
    """What the scanner saw. Line numbers count from `first`, the file's line number of the body's first line.

    `aside` are the lines of code, footnotes and other definitions as they are in the file.
    """

    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    shown: tuple[str, ...]
    oddities: tuple[Oddity, ...]
    aside: tuple[str, ...] = ()


def outline(body: str, first: int = 1) -> Outline:
    """Read the structure of a body. Pure, and linear in the length of the text."""
    masked = mask(body)
    scanner = _Scanner(masked, first)
    scanner.run()
    found = tuple(passages(scanner.runs, first, masked.closed, scanner.oddities))
    hidden = sorted(scanner.hidden)
    lines = body.split("\n") if hidden else []
    return Outline(
        headings=tuple(scanner.headings),
        passages=found,
        shown=tuple(emptied(masked.lines, hidden)),
        oddities=tuple(
            Oddity(oddity.line + first, oddity.what, oddity.everywhere)
            for oddity in (*masked.oddities, *scanner.oddities, *conflicts(body, masked.code))
        ),
        aside=tuple([lines[number] for number in hidden]),
    )


class _Scanner:
    """One pass over the lines. State: the run of text being collected, and the container an indent belongs to."""

    def __init__(self, masked: Masked, first: int) -> None:
        self.masked = masked
        self.first = first
        self.headings: list[Heading] = []
        self.runs: list[Run] = []
        self.oddities: list[Oddity] = []
        self.hidden: set[int] = set(masked.code)
        self._run: Run | None = None
        self._container: Literal["", "list", "box", "footnote"] = ""
        self._after_blank = True
        # Whether the next line begins a block to Python-Markdown: only there can an underline make a heading.
        self._at_start = True
        # How far the groups of tabs are indented in which the line may stand; of each group the first tab is shown.
        self._tabs: list[int] = []
        self._table = False
        # The last line inside a table that is no row of it.
        self._no_row = -2
        self._code_block = False
        self._list = False
        # Code inside a list item or a box goes on; so does a definition inside one.
        self._deep_code = False
        self._deep_definition = False
        # The indent of the closed box (`???`) that we are in, -1 outside.
        self._closed = -1

    def run(self) -> None:
        lines, code, raw = self.masked.lines, self.masked.code, self.masked.raw
        paragraphs = dict(whole_paragraphs(self.masked))
        number = 0
        while number < len(lines):
            line = lines[number]
            if "\t" in line:
                line = line.expandtabs(4)
            if number in code:
                # Code stands for one word of the paragraph it touches: a block goes on after it.
                self._end_run()
                if self._code_block:
                    self.oddities.append(Oddity(number, FENCE_AFTER_INDENT, everywhere=True))
                self._after_blank = self._at_start = self._code_block = False
                while number + 1 in code:
                    number += 1
                if number + 1 < len(lines) and shapes.SETEXT.match(lines[number + 1]):
                    self.oddities.append(Oddity(number + 1, UNDERLINED))
            elif not line or line.isspace():
                if number in self.masked.breaks:
                    self._container = ""
                # Blank, or emptied of a comment, which ends a block just the same.
                self._end_run()
                self._after_blank = self._at_start = True
                self._code_block = self._deep_code = self._deep_definition = False
            elif number in raw:
                self._raw(number, line)
            elif number in paragraphs and self._after_blank and self._at_start and not self._deep_definition:
                number = self._paragraph(number, paragraphs[number])
            elif line.startswith("#") and not self._table:
                self._atx(number, line)
            elif not (shapes.PLAIN.match(line) and self._prose(number, line, lines)):
                number = self._line(number, line, lines)
                # An abbreviation is taken out before the block that follows it is looked at.
                self._at_start = self._ended_with_heading(number) or bool(shapes.ABBREVIATION.match(line))
            number += 1
        self._end_run()

    def _paragraph(self, number: int, text: str) -> int:
        """Take in a paragraph between two blank lines; returns the number of its last line."""
        self._container = ""
        self._closed, self._tabs = -1, []
        self._list = self._after_blank = self._at_start = False
        self._run = Run(number, "prose")
        self._run.lines.append(text)
        return number + text.count("\n")

    def _prose(self, number: int, line: str, lines: Sequence[str]) -> bool:
        """The short way for a line of a paragraph that can be nothing else; False where it is not sure."""
        if self._table or self._deep_definition or self._container == "footnote" or "|" in line:
            return False
        if number + 1 < len(lines) and lines[number + 1].startswith(("=", "-")):
            return False
        if self._run is None:
            if self._after_blank or self._container == "box":
                self._container = ""
            self._run = Run(number, "prose")
        self._list = self._list and not self._at_start
        self._closed, self._tabs = -1, []
        self._run.lines.append(line)
        self._after_blank = self._at_start = False
        return True

    def _raw(self, number: int, line: str) -> None:
        """A line of raw HTML: a block of its own, whatever stands around it."""
        if number - 1 not in self.masked.raw:
            self._end_run()
            self._container = ""
        self._text(number, line, "prose", top=True)
        if number + 1 not in self.masked.raw:
            self._end_run()
            self._after_blank = self._at_start = True

    def _line(self, number: int, line: str, lines: Sequence[str]) -> int:
        """Take in one line of Markdown; returns the number of the last line it used."""
        after_blank, self._after_blank = self._after_blank, False
        indent = len(line) - len(line.lstrip(" "))
        if indent <= self._closed:
            self._closed = -1
        if self._tabs and not line.startswith("===", indent):
            self._tabs = [one for one in self._tabs if one < indent]
        if self._table and not shapes.box(line):
            # A row to Python-Markdown, whatever it looks like; but a quotation or a line without a bar may be none.
            if "|" not in line or shapes.QUOTE.match(line):
                if self._no_row != number - 1:  # said once for all such lines together, however many follow
                    self.oddities.append(Oddity(number, NESTED_BLOCK))
                self._no_row = number
            if line.startswith("#"):
                self.oddities.append(Oddity(number, HEADING_IN_TABLE, everywhere=shapes.names_kind(line)))
            self._text(number, line, "table")
            return number
        opens = self._run is None and number - 1 not in self.masked.code
        if indent >= 4 and (after_blank or self._container or opens) and (after_blank or self._run is None):
            return self._indented(number, line, after_blank)
        if indent and "#" in line and shapes.ATX_INDENTED.match(line):
            self.oddities.append(Oddity(number, INDENTED_HEADING, shapes.names_kind(line)))
        following = self._below(number)
        if following.startswith(("=", "-")) and number + 1 not in self.masked.code and shapes.SETEXT.match(following):
            if (
                self._at_start
                and indent <= 3
                and not any((shapes.is_definition(line), shapes.box(line), shapes.ATTRIBUTE_LINE.match(line)))
            ):
                return self._setext(number, line, following)
            self.oddities.append(Oddity(number + 1, UNDERLINED))
        return self._plain(number, line, lines, after_blank)

    def _ended_with_heading(self, number: int) -> bool:
        return bool(self.headings) and self.headings[-1].end_line == number + self.first

    def _plain(self, number: int, line: str, lines: Sequence[str], after_blank: bool) -> int:
        if shapes.is_definition(line):
            self._end_run()
            inside = self._container == "footnote" and not after_blank
            self._container = "footnote" if inside or shapes.FOOTNOTE.match(line) else ""
            return self._hide_definition(number, line, lines)
        if self._container == "footnote":
            if not after_blank:
                self._hide(number)
                return number
            self._container = ""
        if box := shapes.box(line):
            self._box(number, box, 0)
            return number
        if not line.strip(" -_*") and shapes.RULE.match(line):
            self._end_run()
            self._container = ""
            return number
        item = shapes.ITEM.match(line)
        if self._at_start:
            self._list = item is not None
        if item is not None:
            self._end_run()
            if self._list:  # within a paragraph it is none to Python-Markdown, and nothing is indented into it
                self._container = "list"
            self._text(number, line[item.end() :], "list")
            return number
        if after_blank or self._container == "box":
            self._container = ""
        self._text(number, line, "table" if self._at_start and self._is_table(number) else "prose", top=True)
        return number

    def _hide_definition(self, number: int, line: str, lines: Sequence[str]) -> int:
        """Hide a definition with the lines below it that are its address or its title."""
        self._hide(number)
        if number and shapes.QUOTE.match(lines[number - 1]):
            self.oddities.append(Oddity(number, NESTED_DEFINITION))
        if number + 1 == len(lines) or shapes.FOOTNOTE.match(line) or lines[number + 1].startswith("#"):
            return number
        if shapes.ABBREVIATION.match(line):
            return self._hide_next(number) if line.rstrip().endswith(":") else number
        if shapes.BLOCK_START.match(lines[number + 1]):
            return number
        if line.rstrip().endswith("]:") and " " not in lines[number + 1].strip():
            number = self._hide_next(number)
        if number + 1 < len(lines) and shapes.TITLE_LINE.match(lines[number + 1]):
            number = self._hide_next(number)
        return number

    def _hide_next(self, number: int) -> int:
        self._hide(number + 1)
        return number + 1

    def _box(self, number: int, box: re.Match[str], indent: int) -> None:
        """The first line of an admonition, whose title is text, or of a tab: what is indented below it is another block."""
        self._end_run()
        self._container = "box"
        if hides({"class": box["classes"]}):
            self.oddities.append(Oddity(number, HIDING.filled(tag=f"{box['mark']} {box['classes']}")))
        if box["title"]:
            self._text(number, box["title"], "prose")
            self._end_run()
        is_closed = box["mark"] == "???" or (indent in self._tabs and "!" not in box["mark"])
        if box["mark"].startswith("="):
            self._tabs = [*(one for one in self._tabs if one < indent), indent]
        if is_closed and self._closed < 0:
            self._closed = indent
        self._after_blank = True

    def _indented(self, number: int, line: str, after_blank: bool) -> int:
        if self._container == "footnote":
            self._hide(number)
        elif self._container:
            self._inside(number, line, after_blank)
        else:
            self._end_run()
            self._hide(number)
            self._after_blank = True
            self._code_block = True
        return number

    def _inside(self, number: int, line: str, after_blank: bool) -> None:
        """A line that is indented into a list item or a box."""
        inner = line[4:]
        stripped = inner.lstrip(" ")
        if inner.startswith("    ") and (after_blank or self._deep_code) and not shapes.LIST.match(stripped):
            # Eight spaces after a blank line: code inside a list item, or a list within a list. Unsure is not text.
            self._deep_code = self._run is None and not self._nested_list
            if self._deep_code:
                self._hide(number)
                return
        self._deep_code = False
        if box := shapes.box(stripped):
            self._box(number, box, len(line) - len(stripped))
        elif shapes.LIST.match(stripped):
            self._end_run()
            self._text(number, shapes.ITEM.sub("", stripped, count=1), "list")
        else:
            self._text(number, stripped, "table" if after_blank and self._is_table(number) else "prose")

    @property
    def _nested_list(self) -> bool:
        return bool(self.runs) and self.runs[-1].role == "list" and self.runs[-1].lines[0].startswith(" ")

    @property
    def _quoted_list(self) -> bool:
        return bool(self.runs) and self.runs[-1].role == "quotation" and bool(shapes.LIST.match(self.runs[-1].lines[0]))

    def _is_table(self, number: int) -> bool:
        lines = self.masked.lines
        if "|" in lines[number] and not self._table and number + 1 < len(lines):
            self._table = begins_table(lines[number], lines[number + 1])
        return self._table

    def _text(self, number: int, line: str, role: Role, *, top: bool = False) -> None:
        if role != "table" and ">" in line and (quoted := shapes.QUOTE.match(line)):
            line, role = line[quoted.end() :], "quotation"
            if not line.strip():
                self._end_run()
                self._deep_definition = False
                self._container = ""
                return
            if "|" in line and begins_table(line, line):
                self.oddities.append(Oddity(number, TABLE_IN_QUOTE))
            if shapes.RULE.match(line):
                self.oddities.append(Oddity(number, NESTED_BLOCK))
            quoting = self._run is not None and self._run.role == "quotation"
            if line.startswith("    ") and not quoting and not self._quoted_list:
                self._end_run()
                self._hide(number)  # code inside a quotation
                return
        if role == "list" and not line.strip():
            self._after_blank = True
            return
        if "<" in line and not line.isascii() and shapes.SPACE_BEFORE_TAG.match(line):
            self.oddities.append(Oddity(number, SPACE_BEFORE_TAG))
        if role in ("list", "quotation") and shapes.nests(line, self._below(number)):
            self.oddities.append(Oddity(number, NESTED_BLOCK))
        if number in self.masked.raw and "|" in line and shapes.TABLE_RULE.match(line):
            self.oddities.append(Oddity(number, NESTED_BLOCK))
        if self._deep_definition or (number not in self.masked.raw and shapes.is_definition(line)):
            self._deep_definition = True
            self._hide(number)
            self._end_run()
            self.oddities.append(Oddity(number, NESTED_DEFINITION))
            return
        nested = "#" in line and shapes.NESTED_ATX.match(line) and not (top and role == "prose")
        if nested or (role != "prose" and line.startswith("#")):
            if shapes.names_kind(line):
                self.oddities.append(Oddity(number, NESTED_HEADING, everywhere=True))
            self._end_run()
            self._after_blank = True
            return
        if self._run is not None and (role in ("quotation", "table")) != (self._run.role in ("quotation", "table")):
            if self._run.role in ("quotation", "list") and role == "prose":
                role = self._run.role
            else:
                self._end_run()
        if self._run is None:
            self._run = Run(number, role, self._closed >= 0)
        self._run.lines.append(line)

    def _below(self, number: int) -> str:
        return self.masked.lines[number + 1] if number + 1 < len(self.masked.lines) else ""

    def _atx(self, number: int, line: str) -> None:
        """A heading that begins with its marks, whatever stands around it."""
        if "|" in line and self._is_table(number):
            self.oddities.append(Oddity(number, HEADING_IN_TABLE, everywhere=shapes.names_kind(line)))
        self._end_run()
        self._container = ""
        self._closed, self._tabs = -1, []
        level, text = marked(line)
        apart = text.startswith((" ", "#"))
        self._after_blank, self._at_start = False, bool(text.strip() if apart else text)
        if not apart or not self._at_start:
            self.oddities.append(Oddity(number, HEADING_WITHOUT_SPACE))
        if self._at_start:
            self._heading(level, text.strip(" "), number, number)

    def _setext(self, number: int, line: str, underline: str) -> int:
        self._end_run()
        self._container = ""
        if shapes.LIST.match(line) or shapes.QUOTE.match(line):
            self.oddities.append(Oddity(number + 1, UNDERLINED))
        self._heading(1 if underline.startswith("=") else 2, line.strip(), number, number + 1)
        return number + 1

    def _heading(self, level: int, text: str, line: int, end_line: int) -> None:
        self.headings.append(heading(level, text, line + self.first, end_line + self.first))

    def _hide(self, number: int) -> None:
        self.hidden.add(number)

    def _end_run(self) -> None:
        if self._run is not None:
            self.runs.append(self._run)
        self._run = None
        self._table = False
