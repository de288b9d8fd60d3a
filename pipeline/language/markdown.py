"""Headings and visible passages of a Markdown body, as Python-Markdown with the site's extensions renders them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.language.blocks import FENCE_AFTER_INDENT, Masked, attributes, mask
from pipeline.language.visible import visible
from pipeline.model.article import Heading, Oddity, Passage
from pipeline.patterns import lazy
from pipeline.wording import Text

Role = Literal["prose", "list", "table", "quotation"]

_ATX = lazy(r"^(?P<level>#{1,6})(?P<text>.*?)#*$")
_ATX_INDENTED = lazy(r"^ {1,3}#{1,6}(?:\s|$)")
_SETEXT = lazy(r"^(?:=+|-+) *$")
_RULE = lazy(r"^ {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})$")
_HEADING_ATTRIBUTES = lazy(r"[ ]+\{:?[ ]*([^}\n ][^\n]*?)[ ]*\}[ ]*$")
_ATTRIBUTE_LINE = lazy(r"^ *\{(?::|[ ]*(?:[.#]|[\w-]+=|hidden\b))[^{}\n]*\} *$")
_LIST = lazy(r"^ {0,3}(?:[*+-]|\d{1,9}[.)])[ \t]+")
_QUOTE = lazy(r"^(?: {0,3}> ?)+")
_ADMONITION = lazy(r"^(?:!!!|\?\?\?\+?) ?[\w\-]+(?: +[\w\-]+)*(?: +\"[^\"\n]*\")?(?: +inline(?: +end)?)? *$")
_FOOTNOTE = lazy(r"^ {0,3}\[\^[^\]\n]+\]:")
_ABBREVIATION = lazy(r"^\*\[[^\]\n]+\] ?:")
_REFERENCE = lazy(r"^ {0,3}\[[^\[\]\n]*\]: *(?:<[^<>\n]*>|[^\s]+)?(?: *(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))? *$")
_TABLE_RULE = lazy(r"^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_NESTED_ATX = lazy(r"^ *#{1,6}\s*\S")

INDENTED_HEADING = Text(
    "見出しの「#」の前に空白があります。行の先頭から「#」を書いてください。",
    "There are spaces before the # of this heading. Start the line with #.",
)
HEADING_WITHOUT_SPACE = Text(
    "行頭の「#」のあとに空白がありません。見出しなら「# 」と空白を入れ、見出しでなければ「\\#」と書いてください。",
    "The # at the start of this line has no ordinary space after it. Write '## ' for a heading, or '\\#' if it is none.",
)
UNDERLINED = Text(
    "「---」や「===」の線が上の文を見出しに変えることがあります。線の前に空行を入れてください。",
    "This line of --- or === may turn the text above it into a heading. Put an empty line before it.",
)
HEADING_IN_TABLE = Text(
    "表のすぐ下の見出しは、表の一行として表示されます。見出しの前に空行を入れてください。",
    "A heading right below a table becomes a row of it. Put an empty line before the heading.",
)
NESTED_HEADING = Text(
    "人の節の見出しが引用や箇条書きの中にあります。行の先頭に出してください。",
    "The heading of a human section stands inside a quotation or a list. Start it at the beginning of a line.",
)


@dataclass(frozen=True)
class Outline:
    """What the scanner saw. Line numbers count from `first`, the file's line number of the body's first line."""

    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    shown: tuple[str, ...]
    oddities: tuple[Oddity, ...]


def outline(lines: Sequence[str], first: int = 1) -> Outline:
    """Read the structure of a body. Pure, and linear in the length of the text."""
    masked = mask(lines)
    scanner = _Scanner(masked, lines)
    scanner.run()
    return Outline(
        headings=tuple(_moved_heading(heading, first) for heading in scanner.headings),
        passages=tuple(_passages(scanner.runs, first)),
        shown=tuple("" if number in scanner.hidden else line for number, line in enumerate(masked.lines)),
        oddities=tuple(
            Oddity(oddity.line + first, oddity.what, oddity.everywhere)
            for oddity in (*masked.oddities, *scanner.oddities)
        ),
    )


def _moved_heading(heading: Heading, first: int) -> Heading:
    return Heading(
        heading.level, heading.text, heading.line + first, heading.end_line + first, heading.classes, heading.anchor
    )


@dataclass(slots=True)
class _Run:
    start: int
    role: Role
    lines: list[str]


def _passages(runs: Sequence[_Run], first: int) -> Iterator[Passage]:
    for run in runs:
        text = visible("\n".join(run.lines))
        if run.role == "table":
            text = text.replace("|", " ")
        text = "\n".join(line.strip() for line in text.split("\n"))
        if text.strip():
            leading = len(text) - len(text.lstrip("\n"))
            yield Passage(run.start + first + leading, text.strip("\n"), run.role)


class _Scanner:
    """One pass over the lines. State: the run of text being collected, and the container an indent belongs to."""

    def __init__(self, masked: Masked, original: Sequence[str]) -> None:
        self.masked = masked
        self.original = original
        self.headings: list[Heading] = []
        self.runs: list[_Run] = []
        self.oddities: list[Oddity] = []
        self.hidden: set[int] = set(masked.code)
        self._run: _Run | None = None
        self._container: Literal["", "text", "footnote"] = ""
        self._after_blank = True
        # Whether the next line begins a block to Python-Markdown: only there can an underline make a heading.
        self._at_start = True
        self._table = False
        self._code_block = False

    def run(self) -> None:
        lines = self.masked.lines
        number = 0
        while number < len(lines):
            line = lines[number].expandtabs(4)
            if number in self.masked.code:
                # Code stands for one word of the paragraph it touches: a block goes on after it.
                self._end_run()
                if self._code_block:
                    self.oddities.append(Oddity(number, FENCE_AFTER_INDENT, everywhere=True))
                self._after_blank = self._at_start = self._code_block = False
                if number + 1 < len(lines) and _SETEXT.match(lines[number + 1]):
                    self.oddities.append(Oddity(number + 1, UNDERLINED))
            elif not line.strip():
                # Blank, or emptied of a comment, which ends a block just the same.
                self._end_run()
                self._after_blank = self._at_start = True
                self._code_block = False
            elif number in self.masked.raw:
                self._text(number, line, "prose")
            else:
                number = self._line(number, line, lines)
                self._at_start = self._ended_with_heading(number)
            number += 1
        self._end_run()

    def _line(self, number: int, line: str, lines: Sequence[str]) -> int:
        """Take in one line of Markdown; returns the number of the last line it used."""
        after_blank, self._after_blank = self._after_blank, False
        indent = len(line) - len(line.lstrip(" "))
        if indent >= 4 and (after_blank or self._container) and not self._continues(after_blank):
            return self._indented(number, line, after_blank)
        if self._table and line.startswith("#"):
            self.oddities.append(Oddity(number, HEADING_IN_TABLE, everywhere=_names_kind(line)))
        elif indent == 0 and (heading := _ATX.match(line)):
            self._atx(number, line, heading)
            return number
        if _ATX_INDENTED.match(line):
            self.oddities.append(Oddity(number, INDENTED_HEADING, _names_kind(line)))
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if number + 1 not in self.masked.code and _SETEXT.match(following.rstrip("\n")):
            if (
                self._at_start
                and indent <= 3
                and not any((_definition(line), _ADMONITION.match(line), _ATTRIBUTE_LINE.match(line)))
            ):
                return self._setext(number, line, following)
            self.oddities.append(Oddity(number + 1, UNDERLINED))
        return self._plain(number, line, lines, after_blank)

    def _ended_with_heading(self, number: int) -> bool:
        return bool(self.headings) and self.headings[-1].end_line == number

    def _plain(self, number: int, line: str, lines: Sequence[str], after_blank: bool) -> int:
        if _definition(line):
            self._end_run()
            self._hide(number)
            inside = self._container == "footnote" and not after_blank
            self._container = "footnote" if inside or _FOOTNOTE.match(line) else ""
            if line.rstrip().endswith("]:") and number + 1 < len(lines) and " " not in lines[number + 1].strip():
                self._hide(number + 1)
                return number + 1
            return number
        if self._container == "footnote":
            if not after_blank:
                self._hide(number)
                return number
            self._container = ""
        if _ADMONITION.match(line):
            self._end_run()
            self._container = "text"
            return number
        if _RULE.match(line):
            self._end_run()
            self._container = ""
            return number
        if _ATTRIBUTE_LINE.match(line):
            # It belongs to the run above, and may hide it.
            if self._run is not None:
                self._run.lines.append(line)
                self._end_run()
            return number
        if _LIST.match(line):
            self._end_run()
            self._container = "text"
            self._text(number, _LIST.sub("", line), "list")
            return number
        if after_blank:
            self._container = ""
        self._text(number, line, "table" if self._is_table(number, lines) else "prose")
        return number

    def _continues(self, after_blank: bool) -> bool:
        return self._run is not None and not after_blank

    def _indented(self, number: int, line: str, after_blank: bool) -> int:
        if self._container == "footnote":
            self._hide(number)
        elif self._container == "text":
            inner = line[4:]
            if inner.startswith("    ") and after_blank and not _LIST.match(inner.lstrip(" ")):
                # Eight spaces after a blank line: code inside a list item, or a list within a list. Unsure is not text.
                nested = inner.lstrip(" ")
                if self._run is None and not self._nested_list:
                    self._hide(number)
                    return number
                inner = nested
            stripped = inner.lstrip(" ")
            if _ADMONITION.match(stripped):
                self._end_run()
            elif _LIST.match(stripped):
                self._end_run()
                self._text(number, _LIST.sub("", stripped), "list")
            else:
                self._text(number, stripped, "prose")
        else:
            self._end_run()
            self._hide(number)
            self._after_blank = True
            self._code_block = True
        return number

    @property
    def _nested_list(self) -> bool:
        return bool(self.runs) and self.runs[-1].role == "list" and self.runs[-1].lines[0].startswith(" ")

    def _is_table(self, number: int, lines: Sequence[str]) -> bool:
        line = lines[number]
        if "|" in line and not self._table and number + 1 < len(lines):
            below = lines[number + 1]
            self._table = "|" in below and "-" in below and bool(_TABLE_RULE.match(below))
        return self._table

    def _text(self, number: int, line: str, role: Role) -> None:
        if role == "table" and _TABLE_RULE.match(line):
            line = ""
        elif quoted := _QUOTE.match(line):
            line, role = line[quoted.end() :], "quotation"
        if role == "quotation" and not line.strip():
            self._end_run()
            return
        nested = _NESTED_ATX.match(line)
        if nested or (role != "prose" and line.startswith("#")):
            if _names_kind(line):
                self.oddities.append(Oddity(number, NESTED_HEADING, everywhere=True))
            self._end_run()
            return
        if self._run is not None and (role in ("quotation", "table")) != (self._run.role in ("quotation", "table")):
            if self._run.role in ("quotation", "list") and role == "prose":
                role = self._run.role
            else:
                self._end_run()
        if self._run is None:
            self._run = _Run(number, role, [])
        self._run.lines.append(line)

    def _atx(self, number: int, line: str, match: re.Match[str]) -> None:
        self._end_run()
        self._container = ""
        text = match["text"]
        if text and not text.startswith((" ", "#")):
            self.oddities.append(Oddity(number, HEADING_WITHOUT_SPACE))
        elif not text.strip():
            self.oddities.append(Oddity(number, HEADING_WITHOUT_SPACE))
            return
        self._heading(len(match["level"]), text.strip(" "), number, number)

    def _setext(self, number: int, line: str, underline: str) -> int:
        self._end_run()
        self._container = ""
        if _LIST.match(line) or _QUOTE.match(line):
            self.oddities.append(Oddity(number + 1, UNDERLINED))
        self._heading(1 if underline.startswith("=") else 2, line.strip(), number, number + 1)
        return number + 1

    def _heading(self, level: int, text: str, line: int, end_line: int) -> None:
        classes: tuple[str, ...] = ()
        anchor = None
        found = _HEADING_ATTRIBUTES.search(text)
        if found:
            values = attributes(found[1])
            classes = tuple(values.get("class", "").split())
            anchor = next((token[1:] for token in found[1].split() if token.startswith("#")), values.get("id"))
            text = text[: found.start()]
        self.headings.append(Heading(level, visible(text.strip(" #")).strip(), line, end_line, classes, anchor))

    def _hide(self, number: int) -> None:
        self.hidden.add(number)

    def _end_run(self) -> None:
        if self._run is not None:
            self.runs.append(self._run)
        self._run = None
        self._table = False


def _definition(line: str) -> bool:
    return bool(
        ("[" in line)
        and (_FOOTNOTE.match(line) or _ABBREVIATION.match(line) or (_REFERENCE.match(line) and "]:" in line))
    )


def _names_kind(line: str) -> bool:
    return any(f".{kind}" in line for kind in ("lived-experience", "opinion", "decision", "story"))
