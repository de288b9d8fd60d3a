"""Raw HTML in a Markdown body: which lines are raw blocks, and what in them shows nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from pipeline.markup.code_spans import blanked
from pipeline.markup.elements import BLOCK_LEVEL, NEVER_TEXT, SWALLOWING, VOID, attributes, hides, runs_program
from pipeline.markup.oddities import (
    BLANK_IN_HTML,
    DECLARATION,
    HIDING,
    HTML_HEADING,
    PROGRAM,
    STRAY_TAG,
    STYLE_SHEET,
    TAG_FORM,
    UNCLOSED_TAG,
)
from pipeline.model.article import Oddity
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Text

# A tag as HTML has it: a slash counts as a space, a value may be bare or quoted, a stray quote belongs to a name.
TAG = lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s<>/@]*)"
    r"(?P<attributes>(?=[\s/>])(?:[\s/]+|[^\s/>=<]+(?:\s*=\s*(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>][^\s<>]*+)?)?|=)*+)>"
)
# A tag that another one begins in: a block's at the beginning of a line, or one that reaches up to the next line's.
_BROKEN = lazy(
    r"<(?:(?<=^<)|(?<=^ <)|(?<=^  <)|(?<=^   <))/?([A-Za-z][A-Za-z0-9]*)(?=[\s/])[^<>]*<|<[A-Za-z][^<>]*\n {0,3}<(?=[/!?A-Za-z])",
    re.MULTILINE,
)
_INDENT = ("    ", "\t")
# What may hold an indented block: items of lists, boxes, tabs, footnotes, definitions, quotations, tables, HTML.
_HOLDS = lazy(r"[ ]{0,3}(?:[-*+>|:<]|\d+[.)]|!!!|\?\?\?|===|\[\^|\*\[)")
_SPECIAL = lazy(r"<(?:\?|!(?=[A-Za-z\[]))")
_ATX = lazy(r"^ {0,3}#{1,6}", re.MULTILINE)
_LETTER = lazy(r"[^\W_]")
_NO_WIDTH = "\u200b"
_BLANK = lazy(r"\n[ \t]*\n")
# Not counted as prose, and yet shown: they may run over several lines of a paragraph.
_INLINE = frozenset(("code", "del", "s", "strike"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def without_hidden_html(text: str, raw: set[int], closed: set[int], oddities: list[Oddity]) -> str:
    """Empty the content of elements that show nothing; fill in the lines of raw blocks and of closed `<details>`."""
    reader = _Reader(text, raw, closed, oddities)
    reader.run()
    return _cut(text, reader.cuts)


class _Open(NamedTuple):
    name: str
    start: int
    hidden: bool
    content: int
    suspect: bool
    shut: bool


class _Stack:
    """The elements that are open, and how many of them are of one name, hide, or are closed boxes."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.suspects = 0
        self.details = 0
        self._names: dict[str, int] = {}

    def push(self, opened: _Open) -> None:
        self._count(opened, 1)
        self.open.append(opened)

    def shut(self, name: str) -> list[_Open]:
        """Take off everything down to the innermost `name`, as a browser does; nothing where there is none."""
        ended: list[_Open] = []
        if self._names.get(name):
            while not ended or ended[-1].name != name:
                ended.append(self.open.pop())
                self._count(ended[-1], -1)
        return ended[::-1]

    def _count(self, opened: _Open, by: int) -> None:
        self._names[opened.name] = self._names.get(opened.name, 0) + by
        self.suspects += by * opened.suspect
        self.details += by * opened.shut


class _Reader:
    """Walks the tags of a text once, keeping what is open."""

    def __init__(self, text: str, raw: set[int], closed: set[int], oddities: list[Oddity]) -> None:
        self.text = text
        self.raw = raw
        self.closed = closed
        self.oddities = oddities
        self.cuts: list[tuple[int, int, str]] = []
        self.stack = _Stack()
        self.block = _Stack()
        self.block_start = 0
        self.starts = [0, *accumulate([length + 1 for length in map(len, text.split("\n")[:-1])])]

    def run(self) -> None:
        code = blanked(self.text)
        for tag in TAG.finditer(code):
            self._tag(tag, code)
        self._unclosed()
        self._multi_line()
        for match in _SPECIAL.finditer(code):
            self._special(match.start())
        for match in _BROKEN.finditer(code):
            if match[1] is None or match[1].lower() in BLOCK_LEVEL:
                self._odd(match.start(), TAG_FORM, everywhere=True)

    def _tag(self, tag: re.Match[str], code: str) -> None:
        close, name, written = tag.groups()
        name = name.lower()
        if name.endswith(":"):
            return  # an address in angle brackets
        if not self.stack.open and self._in_code_block(tag.start()):
            return
        swallowing = self.stack.open[-1].name if self.stack.open else ""
        if swallowing in SWALLOWING and not (close and name == swallowing):
            return
        if close:
            ended = self.stack.shut(name)
            if not ended:
                self._odd(tag.start(), STRAY_TAG.filled(tag=name))
            for opened in ended:
                self._ended(opened, tag)
            if self.block.shut(name) and not self.block.open:
                self._raw_block(tag.end())
            return
        values = attributes(written) if written else {}
        self._judge_attributes(tag, name, values)
        if name == "hr" and not self.block.open and _starts_line(code, tag.start()):
            self.raw.add(self._line(tag.start()))
        if name in VOID or (tag.group().endswith("/>") and name not in NEVER_TEXT and not hides(values)):
            return
        self._open(tag, code, name, values)

    def _in_code_block(self, offset: int) -> bool:
        """Whether a tag stands in indented code: four spaces, a blank line, and a paragraph above that holds nothing."""
        number = self._line(offset)
        if not self.text.startswith(_INDENT, self.starts[number]):
            return False
        blank = False
        for above in range(number - 1, -1, -1):
            line = self._text_of(above)
            if not line.strip():
                blank = True
            elif line.startswith(_INDENT):
                blank = False
            else:
                return blank and not self._paragraph_holds(above)
        return False

    def _paragraph_holds(self, number: int) -> bool:
        """Whether the paragraph that ends on a line can hold what is indented below it: a list item, a box, a definition."""
        while number >= 0 and self._text_of(number).strip():
            if _HOLDS.match(self._text_of(number)):
                return True
            number -= 1
        return False

    def _text_of(self, number: int) -> str:
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]

    def _judge_attributes(self, tag: re.Match[str], name: str, values: dict[str, str]) -> None:
        if ">" in tag["attributes"] or "<" in tag["attributes"]:
            self._odd(tag.start(), TAG_FORM)
        if runs_program(values):
            self._odd(tag.start(), PROGRAM)
        if name == "style" or (name == "link" and "stylesheet" in values.get("rel", "").lower()):
            self._odd(tag.start(), STYLE_SHEET, everywhere=True)
        if name in _HEADINGS:
            self._odd(tag.start(), HTML_HEADING)

    def _open(self, tag: re.Match[str], code: str, name: str, values: dict[str, str]) -> None:
        suspect = hides(values) or name == "object"
        hidden = suspect or name in NEVER_TEXT
        opened = _Open(name, tag.start(), hidden, tag.end(), suspect, name == "details" and "open" not in values)
        self.stack.push(opened)
        if self.block.open:
            self.block.push(opened)
        elif name in BLOCK_LEVEL and "markdown" not in values and _starts_line(code, tag.start()):
            self.block.push(opened)
            self.block_start = tag.start()

    def _ended(self, opened: _Open, tag: re.Match[str]) -> None:
        if opened.hidden:
            self.cuts.append((opened.start, tag.end(), opened.name))
        # What stands inside another such element is judged with it.
        judged = opened.name == "script" or (opened.suspect and not self.stack.suspects)
        content = self.text[opened.content : tag.start()] if judged else ""
        if _LETTER.search(content):
            if opened.name == "script":
                self._odd(opened.start, PROGRAM)
            elif any(_LETTER.search(piece) for piece in TAG.split(content)[:: TAG.groups + 1]):
                self._odd(opened.start, HIDING.filled(tag=opened.name), everywhere=bool(_ATX.search(content)))
        if opened.shut and not self.stack.details:
            self.closed.update(range(self._line(opened.start), self._line(tag.end()) + 1))

    def _unclosed(self) -> None:
        unclosed = self.block.open[0] if self.block.open else None
        for opened in self.stack.open:
            everywhere = opened is unclosed or opened.hidden
            self._odd(opened.start, UNCLOSED_TAG.filled(tag=opened.name), everywhere=everywhere)
            if opened.hidden:
                self.cuts.append((opened.start, len(self.text), opened.name))

    def _multi_line(self) -> None:
        """Markdown ends a paragraph at a blank line or a heading, wherever a tag is closed."""
        reach = 0
        for start, end, name in sorted(self.cuts):
            if end <= reach or self._line(start) in self.raw:
                continue
            reach = end  # what stands inside is told with it
            hidden = self.text[start:end]
            apart = hidden if name not in _INLINE else "".join(_BLANK.findall(hidden))
            if "\n" in apart:
                self._odd(start, HIDING.filled(tag=name), everywhere=bool(_ATX.search(hidden)))

    def _special(self, start: int) -> None:
        end = self.text.find(">", start)
        across = end < 0 or "\n" in self.text[start:end]
        self._odd(start, DECLARATION, everywhere=across and _starts_line(self.text, start))

    def _raw_block(self, end: int) -> None:
        first, last = self._line(self.block_start), self._line(end)
        self.raw.update(range(first, last + 1))
        blank = _BLANK.search(self.text, self.block_start, end)
        if blank:
            self._odd(blank.start() + 1, BLANK_IN_HTML)

    def _odd(self, offset: int, what: Text, *, everywhere: bool = False) -> None:
        self.oddities.append(Oddity(self._line(offset), what, everywhere))

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def _starts_line(text: str, offset: int) -> bool:
    line_start = text.rfind("\n", 0, offset) + 1
    return offset - line_start <= 3 and not text[line_start:offset].strip(" ")


def _cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    if not cuts:
        return text
    kept: list[str] = []
    position = 0
    for start, end, _ in sorted(cuts):
        if end <= position:
            continue
        start = max(start, position)
        kept.append(text[position:start])
        # A mark without width, so that no line becomes blank: the block around the hidden words goes on.
        kept.append(_NO_WIDTH + f"\n{_NO_WIDTH}" * text.count("\n", start, end))
        position = end
    kept.append(text[position:])
    return "".join(kept)
