"""A new draft into an old article: machine sections are exchanged, everything a person wrote stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.drafting.writing import recording, render
from pipeline.drafting.writing.outline import Outline, PlannedSection, Sentence
from pipeline.model.article import Article
from pipeline.model.ledger import Ledger, LedgerSection
from pipeline.sources.articles import normal_heading

_END = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"
_BLANK = re.compile(rf"{_END}[ \t]*{_END}$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


@dataclass(frozen=True)
class Redraft:
    """The new text of the file and what the ledger has to say of it.

    `kept` are headings of machine sections that a person had edited and that stay; `overwritten` those that were
    replaced all the same.
    """

    text: str
    sections: tuple[LedgerSection, ...]
    kept: tuple[str, ...]
    overwritten: tuple[str, ...]


@dataclass(slots=True)
class Region:
    """Everything from a heading of the first two levels to the next one; or the text above the first `##`.

    `fresh` takes the place of `raw`; an empty `fresh` takes the region away.
    """

    heading: str
    raw: str
    lines: tuple[str, ...]
    level: int
    human: bool = False
    fresh: str | None = None


def redraft(raw: str, article: Article, outline: Outline, record: Ledger | None, *, force: bool) -> Redraft:
    """Exchange the machine sections of a file. `raw` is the file as decoded, but with its own line ends."""
    head, regions = regions_of(raw, article)
    exchange = _Exchange(article, outline, record, force)
    exchange.preamble(regions[0])
    for region in regions[1:]:
        exchange.region(region)
    regions = exchange.inserted(regions)
    newline = "\r\n" if raw.count("\r\n") * 2 > raw.count("\n") else "\n"
    return Redraft(
        head + "".join(_assembled(regions, newline)),
        tuple(exchange.written),
        tuple(exchange.kept),
        tuple(exchange.overwritten),
    )


class _Exchange:
    """Decides region by region. `wanted` are the new machine sections that have found no place yet."""

    def __init__(self, article: Article, outline: Outline, record: Ledger | None, force: bool) -> None:
        self.article = article
        self.outline = outline
        self.force = force
        self.planned = [section for section in outline.sections if section.kind is None]
        self.wanted = {normal_heading(section.heading): section for section in self.planned}
        self.recorded: dict[str, list[LedgerSection]] = {}
        for draft in record.drafts if record else ():
            for section in draft.sections:
                self.recorded.setdefault(normal_heading(section.heading), []).append(section)
        self.written: list[LedgerSection] = []
        self.kept: list[str] = []
        self.overwritten: list[str] = []

    def preamble(self, region: Region) -> None:
        """The title stays what it is; the remarks and the lead below it are the machine's while nobody edits them."""
        known = self.recorded.get(normal_heading(region.heading), []) if region.heading else []
        spaced = region.lines[:1] == ("",)
        if not (spaced and _untouched(region.lines[1:], known)):
            if not (self.force and known):
                if known:
                    self.kept.append(region.heading)
                return
            self.overwritten.append(region.heading)
        outline = replace(self.outline, title=Sentence(known[-1].heading, ()))
        region.fresh = render.preamble(outline, self.article.lang)
        self.written.append(recording.opening(outline, self.article.lang))

    def region(self, region: Region) -> None:
        """Replace, take away or leave one region below the preamble."""
        key = normal_heading(region.heading)
        known = self.recorded.get(key, [])
        if region.human:
            self.wanted.pop(key, None)
            return
        if not _untouched(region.lines, known):
            # Edited by hand, or a person's own section that happens to have this heading.
            if not (self.force and known and key in self.wanted):
                self.wanted.pop(key, None)
                if known:
                    self.kept.append(region.heading)
                return
            self.overwritten.append(region.heading)
        section = self.wanted.pop(key, None)
        region.fresh = "" if section is None else self._write(section)

    def inserted(self, regions: list[Region]) -> list[Region]:
        """The regions with what found no place: behind the section that comes before it in the new draft."""
        result = list(regions)
        place = 0
        for section in self.planned:
            key = normal_heading(section.heading)
            if key in self.wanted:
                place += 1
                result.insert(place, Region(section.heading, "", (), 2, fresh=self._write(section)))
            else:
                at = [index for index, one in enumerate(result) if normal_heading(one.heading) == key and index]
                place = at[0] if at else place
        return result

    def _write(self, section: PlannedSection) -> str:
        self.written.append(recording.section(section, self.article.lang))
        return render.section(section, self.article.lang)


def _untouched(lines: Sequence[str], known: Sequence[LedgerSection]) -> bool:
    """Whether a region is to the last character what the machine wrote, but for the blank line before the next one."""
    body = lines[:-1] if lines[-1:] == ("",) else lines
    mark = recording.digest("\n".join(body) + "\n")
    return any(section.digest == mark for section in known)


def regions_of(raw: str, article: Article) -> tuple[str, list[Region]]:
    """The front matter as it is in the file, and the regions of the body."""
    lines = _LINE.findall(raw)
    tops = [heading for heading in article.headings if heading.level <= 2]
    title = tops[0] if tops and tops[0].level == 1 and not tops[0].kinds else None
    tops = tops[1:] if title else tops
    starts = [article.body_line, *(heading.line for heading in tops)]
    ends = [*starts[1:], len(lines) + 1]
    regions = []
    for heading, start, end in zip((title, *tops), starts, ends, strict=True):
        human = any(section.kind for section in article.sections if start <= section.start < end and section.heading)
        regions.append(
            Region(
                heading.text if heading else "",
                "".join(lines[start - 1 : end - 1]),
                tuple(article.lines[start - 1 : end - 1]),
                heading.level if heading else 0,
                human,
            )
        )
    return "".join(lines[: article.body_line - 1]), regions


def _assembled(regions: Sequence[Region], newline: str) -> Iterator[str]:
    """The regions one after the other, a blank line on either side of what is new."""
    after_fresh = False
    ending = newline
    for number, region in enumerate(regions):
        fresh = region.fresh is not None
        text = region.raw if region.fresh is None else region.fresh.replace("\n", newline)
        if not text:
            continue
        if fresh or after_fresh:
            missing = 0 if _ends_blank(ending) and number else 1 if ending.endswith(("\n", "\r")) else 2
            yield newline * missing
        yield text
        ending = text[-8:] if len(text) > 8 else ending[-4:] + text
        after_fresh = fresh


def _ends_blank(text: str) -> bool:
    return _BLANK.search(text) is not None
