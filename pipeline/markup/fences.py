"""Fenced code, found as superfences finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.markup.oddities import FENCE_AND_COMMENT, FENCE_WORDS, UNCLOSED_FENCE
from pipeline.model.article import Oddity
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

_FENCE = lazy(r"^(?P<prefix>[> \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
# What superfences accepts after the marks: a language, its own options, or an attribute list.
_INFO = lazy(
    r"^[ \t]*(?:\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{:?[ \t]*(?:(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.+-]+)|[\w-]+)(?:[ \t]+|(?=\})))*\}|(?:[ \t]*(?:hl_lines|linenums|title|title_mode)=(?:\"[^\"\n]*\"|'[^'\n]*')(?=[ \t]|$))+)?[ \t]*$"
)
# What other places accept besides: a second language (diff js), the file that is shown, behind a colon (Zenn, Qiita) or a space (Octopress),
# lines and options in braces (Hugo, Docusaurus), and a whole chunk of R Markdown in them.
_NAMED = lazy(
    r"^[ \t]*(?:\{(?P<chunk>\w+)\b[^\n`{}]*\}|(?P<language>[\w#.+-]*)(?:[ \t]+[\w#+-]+(?=[ \t:{]|$))?"
    r"(?:(?:[ \t]*:[ \t]*|[ \t]+(?=\S*[./]))(?P<file>[^\n\"`<>&={}]*[^\s\"`<>&={}]))?(?:[ \t]*\{[^\n`{}]*\})?)[ \t]*$"
)


class _Fence(NamedTuple):
    """One opening: the line it stands on, and the line on which it is closed or given up."""

    start: int
    opening: re.Match[str]
    end: int
    closed: bool


def fenced(lines: Sequence[str], oddities: list[Oddity]) -> set[int]:
    """Lines of closed fences, found as superfences finds them.

    An opening whose words superfences does not know is no fence to it; one that is never closed keeps it from seeing
    any later fence. CommonMark takes both for code.
    """
    code: set[int] = set()
    for start, opening, end, closed in _fences(lines):
        if end == start:
            oddities.append(Oddity(start, FENCE_WORDS, everywhere=_spoils(lines, start, opening)))
        elif closed:
            code.update(range(start, end + 1))
        else:
            oddities.append(Oddity(start, UNCLOSED_FENCE, everywhere=True))
    return code


def titled(lines: Sequence[str]) -> list[str]:
    """The lines with the file that a fence names (```js:app.js) as superfences is told of it (```js title="app.js")."""
    told = list(lines)
    for start, opening, _, closed in _fences(lines):
        named = _NAMED.match(opening["info"])
        if closed and named and not _INFO.match(opening["info"]):
            title = f' title="{named["file"]}"' if named["file"] else ""
            told[start] = f"{opening['prefix']}{opening['fence']}{named['chunk'] or named['language'] or 'text'}{title}"
    return told


def _fences(lines: Sequence[str]) -> Iterator[_Fence]:
    """All openings; one whose words are not understood ends where it starts."""
    after = 0
    for number in [number for number, line in enumerate(lines) if "```" in line or "~~~" in line]:
        opening = _fence_at(lines[number]) if number >= after else None
        if opening is None:
            continue
        if not (_INFO.match(opening["info"]) or _NAMED.match(opening["info"])):
            yield _Fence(number, opening, number, closed=False)
            continue
        fence = _Fence(number, opening, *_fence_end(lines, number, opening))
        after = fence.end + 1
        yield fence


def _fence_at(line: str) -> re.Match[str] | None:
    if "```" not in line and "~~~" not in line:
        return None
    match = _FENCE.match(line)
    return None if match is None or (match["fence"][0] == "`" and "`" in match["info"]) else match


def _fence_end(lines: Sequence[str], start: int, opening: re.Match[str]) -> tuple[int, bool]:
    """The line on which superfences closes this fence, or gives it up."""
    indent = len(opening["prefix"].expandtabs(4))
    quoted = ">" in opening["prefix"]
    if not indent:  # nothing is cut off, so that nothing but its own marks can end it
        for number in range(start + 1, len(lines)):
            if lines[number].rstrip(" \t") == opening["fence"]:
                return number, True
        return len(lines), False
    for number in range(start + 1, len(lines)):
        prefix, content = _fence_line(lines[number], indent)
        if not content.strip():
            continue
        if len(prefix) < indent or (">" in prefix) != quoted:
            return number, False
        if content.rstrip(" \t") == opening["fence"]:
            return number, True
    return len(lines), False


def _fence_line(line: str, indent: int) -> tuple[str, str]:
    """A line cut after the indent of its fence: quotation marks and spaces, then the content."""
    line = line.expandtabs(4)
    width = 0
    while width < min(indent, len(line)) and line[width] in "> ":
        width += 1
    return line[:width], line[width:]


def _spoils(lines: Sequence[str], start: int, opening: re.Match[str]) -> bool:
    """Whether what CommonMark takes for code holds lines that would be headings or comments as text."""
    for line in lines[start + 1 :]:
        content = line.lstrip("> \t")
        if content.rstrip() == opening["fence"]:
            return False
        if line.startswith("#") or content.startswith("<!--"):
            return True
    return True


def overlaps(lines: Sequence[str], code: set[int]) -> Iterator[Oddity]:
    """Where a line-by-line reader would see a comment that the fences-first reader has cut in two."""
    if not any("-->" in lines[number] for number in code):
        return
    fence = ""
    comment = False
    for number, line in enumerate(lines):
        if comment:
            if number in code and "-->" in line:
                yield Oddity(number, FENCE_AND_COMMENT, everywhere=True)
                return
            comment = "-->" not in line
        elif fence:
            if line.lstrip("> \t").rstrip() == fence:
                fence = ""
        elif match := _fence_at(line):
            fence = match["fence"] if number in code else ""
        elif line.lstrip(" ").startswith("<!--"):
            comment = "-->" not in line
