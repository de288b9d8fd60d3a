"""What the engine really rendered of the human sections: for the second lock, and for marking them to readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.markup.elements import INLINE, NEVER_TEXT, VOID, hides, surely_hides
from pipeline.model.article import KINDS, Kind
from pipeline.site.tags import read
from pipeline.sources.articles import normal_heading

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Where a block begins or ends: no text has this noncharacter.
_EDGE = "\ufdd0"
# What was struck out is seen on the page, although it is nobody's word any more.
_SILENT = NEVER_TEXT - {"del", "s", "strike"}
_CARRYING = frozenset(("p", "li", "div", "section", "aside"))
_INNER = frozenset(("blockquote", "li", "td", "th", "dd"))


@dataclass(slots=True)
class RenderedSection:
    """A human section in HTML: offsets of its heading and its end, and the text that a reader sees between them.

    `level` is that of the heading, 0 where an element carries the kind itself. `whole` says that both ends lie outside every other element, so that an element can be put around it.
    """

    kind: Kind
    level: int
    start: int
    end: int = -1
    whole: bool = True
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The visible prose, headings and code left out."""
        return "\n".join(self.blocks)

    @property
    def blocks(self) -> list[str]:
        """The same, in the pieces that a browser sets apart: paragraphs, items, cells."""
        return [block for block in "".join(self.parts).split(_EDGE) if block.strip()]


def human_sections(html: str, headings: Mapping[str, Kind]) -> list[RenderedSection]:
    """The human sections of rendered content; `headings` are the aliases of the policy, folded."""
    reader = _Reader(html, headings)
    read(html, reader)
    reader.finish()
    return reader.sections


@dataclass(slots=True)
class _Open:
    tag: str
    silent: bool
    carries: RenderedSection | None = None


class _Reader:
    """Hears of rendered content once, keeping what is open."""

    def __init__(self, html: str, aliases: Mapping[str, Kind]) -> None:
        self.sections: list[RenderedSection] = []
        self._aliases = aliases
        self._html = html
        self._length = len(html)
        self._stack: list[_Open] = []
        self._silent = 0  # how many of the stack are
        self._open: list[RenderedSection] = []
        self._heading: tuple[str, int, str, bool, list[str]] | None = None

    def opened(self, tag: str, values: Mapping[str, str], offset: int) -> None:
        """A heading ends sections and may begin one; anything else may hide what is in it."""
        classes = values["class"].split() if "class" in values else []
        if "footnote" in classes and not self._stack:
            self._end(1, offset)
        if tag == "hr" and classes == ["section-end"] and not self._stack:
            self._end(1, offset)
        if tag in _HEADINGS and not any(element.tag in _INNER for element in self._stack):
            self._heading = (tag, offset, values.get("class", ""), not self._stack, [])
        if tag not in INLINE:
            self._edge()
        if tag in VOID:
            return
        # What a theme puts around an article is not in the language that articles are held to.
        silent = tag in _SILENT or (bool(values) and (hides if self._open else surely_hides)(values))
        if "tabbed-block" in classes:
            silent = False  # the renderer's own; nobody may write it
        silent = silent or "footnote" in classes or "headerlink" in classes or "footnote-ref" in classes
        opened = _Open(tag, silent)
        kind = next((kind for kind in KINDS if kind in classes), None) if classes and tag in _CARRYING else None
        if kind is not None and not silent and not self._silent:
            # No heading ends it: its own end tag does.
            opened.carries = RenderedSection(kind, 0, offset, whole=not self._stack)
            self.sections.append(opened.carries)
            self._open.append(opened.carries)
        self._stack.append(opened)
        self._silent += silent

    def closed(self, tag: str, offset: int) -> None:
        """Close the innermost element of that name, as a browser does."""
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].tag == tag:
                for element in reversed(self._stack[depth:]):
                    self._silent -= element.silent
                    self._close(element.carries, offset)
                del self._stack[depth:]
                break
        if self._heading is not None and tag == self._heading[0]:
            self._begin(*self._heading)
            self._heading = None
        elif tag not in INLINE:
            self._edge()

    def said(self, text: str) -> None:
        """Text belongs to the innermost human section; that of headings to none."""
        if self._silent:
            return
        if self._heading is not None:
            self._heading[4].append(text)
        elif self._open:
            self._open[-1].parts.append(text)

    def _edge(self) -> None:
        if self._open and not self._silent and self._heading is None:
            self._open[-1].parts.append(_EDGE)

    def finish(self) -> None:
        """Nothing follows: what is open ends here."""
        self._end(0, self._length)

    def _close(self, section: RenderedSection | None, offset: int) -> None:
        """What carried a kind ends behind its end tag, and with it what is open inside."""
        if section is not None and section in self._open:
            end = self._html.find(">", offset) + 1
            while self._open:
                inner = self._open.pop()
                inner.end = end
                if inner is section:
                    break
                inner.whole = False

    def _begin(self, tag: str, start: int, classes: str, whole: bool, words: list[str]) -> None:
        level = int(tag[1])
        self._end(level, start, whole=whole)
        alias = self._aliases.get(normal_heading("".join(words)))
        kind = next((kind for kind in KINDS if kind in classes.split() or kind == alias), None)
        if kind is not None and not self._silent:
            section = RenderedSection(kind, level, start, whole=whole)
            self.sections.append(section)
            self._open.append(section)

    def _end(self, level: int, offset: int, *, whole: bool = True) -> None:
        while self._open and self._open[-1].level >= level:
            section = self._open.pop()
            section.end = offset
            section.whole = section.whole and whole
