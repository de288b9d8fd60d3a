"""A new draft into an old article: machine sections are exchanged, everything a person wrote stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.drafting.writing import guidance, recording, render
from pipeline.drafting.writing.outline import Outline, PlannedSection, Sentence
from pipeline.model.article import Article
from pipeline.model.ledger import Ledger, LedgerSection
from pipeline.patterns import lazy
from pipeline.sources.articles import normal_heading

_END = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"
_BLANK = lazy(rf"{_END}[ \t]*{_END}$")
_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


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


def redraft(
    raw: str, article: Article, outline: Outline, record: Ledger | None, *, force: bool, people: Sequence[str] = ()
) -> Redraft:
    """Exchange the machine sections of a file. `raw` is the file as decoded, but with its own line ends.

    Where the notes now have other `people` in a part than the draft took them for, title and guidance that nobody has edited
    follow, and so does guidance that calls absent what they hold; otherwise they stay. A description that nobody has edited follows the lead.
    """
    head, regions = regions_of(raw, article)
    exchange = _Exchange(article, outline, record, force, people)
    exchange.preamble(regions[0])
    named = {normal_heading(region.heading) for region in regions[1:]}
    for region in regions[1:]:
        exchange.region(region, named)
    regions = exchange.inserted(regions)
    newline = "\r\n" if raw.count("\r\n") * 2 > raw.count("\n") else "\n"
    return Redraft(
        exchange.front_matter(head) + "".join(_assembled(regions, newline)),
        tuple(exchange.written),
        tuple(exchange.kept),
        tuple(exchange.overwritten),
    )


class _Exchange:
    """Decides region by region. `wanted` are the new machine sections that have found no place yet."""

    def __init__(
        self, article: Article, outline: Outline, record: Ledger | None, force: bool, people: Sequence[str]
    ) -> None:
        self.article = article
        self.outline = outline
        self.force = force
        self.people = people
        self.retitled: str | None = None
        self.led = False  # whether the lead is drafted anew
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
        if region.human:
            self.kept.append(region.heading)
            return
        if not (spaced and _untouched(region.lines[1:], known)):
            if not (self.force and known):
                if known:
                    self.kept.append(region.heading)
                return
            self.overwritten.append(region.heading)
        outline = self.outline
        if (
            self._same_people(known[-1].heading, outline.title.text)
            or self.article.front_matter.title != region.heading
        ):
            outline = replace(outline, title=Sentence(known[-1].heading, ()))
        else:
            self.retitled = outline.title.text
        self.led = True
        region.fresh = render.preamble(outline, self.article.lang)
        self.written.append(recording.opening(outline, self.article.lang))

    def region(self, region: Region, named: Set[str]) -> None:
        """Replace, take away or leave one region below the preamble; `named` are the headings of the article."""
        key = normal_heading(region.heading)
        if key not in self.recorded and not region.human:
            key = self._renamed(region, named) or key
        known = self.recorded.get(key, [])
        if region.human:
            # A machine section that holds a passage of a person's stays as it is, even where it is to be forced.
            if self.wanted.pop(key, None) is not None and known:
                self.kept.append(region.heading)
            self._guidance(region, key, known)
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

    def _renamed(self, region: Region, named: Set[str]) -> str | None:
        """The heading of the new draft to which a section belongs whose heading a person has changed: most of what the machine
        wrote below the old one stands here, and the old one is nowhere.
        """
        for key in self.wanted:
            written = [one.text for section in self.recorded.get(key, [])[-1:] for one in section.sentences]
            if key not in named and 2 * sum(text in region.raw for text in written) > len(written):
                return key
        return None

    def _guidance(self, region: Region, key: str, known: Sequence[LedgerSection]) -> None:
        """What the machine left in a human section that is still empty: the same questions, about the right people, and nothing called
        absent that the notes hold by now.
        """
        planned = next((one for one in self.outline.sections if one.kind and normal_heading(one.heading) == key), None)
        if planned is None or not _untouched(region.lines, known):
            return
        fresh = render.section(planned, self.article.lang)
        lang = self.article.lang
        if not self._same_people(region.raw, fresh) or guidance.unsaid(region.raw, lang) - guidance.unsaid(fresh, lang):
            region.fresh = self._write(planned)

    def _same_people(self, before: str, after: str) -> bool:
        """Whether two texts of the machine name the same people of the notes."""
        return all((name in before) == (name in after) for name in self.people)

    def front_matter(self, head: str) -> str:
        """The front matter with the title that nobody edited, where it names other people now, and such a description with
        its lead.
        """
        matter = self.article.front_matter
        recorded = {text for one in self.recorded.get("", []) for text in (sentence.text for sentence in one.sentences)}
        changed: dict[str, tuple[str, str]] = {}
        if self.retitled is not None and matter.title in recorded:
            changed["title"] = (matter.title, self.retitled)
        old, new = matter.description, self.outline.description.text
        if old in recorded and old != new and (self.led or not self._same_people(old, new)):
            changed["description"] = (old, new)
        if not changed:
            return head
        written = (self.outline.title, self.outline.description)
        self.written.insert(
            0, LedgerSection("", tuple(one for one in written if one.text in dict(changed.values()).values()))
        )
        lines = _LINE.findall(head)
        for key, (old, new) in changed.items():
            lines = [_with_value(line, key, old, new) for line in lines]
        return "".join(lines)

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


def _with_value(line: str, key: str, old: str, value: str) -> str:
    """A line of front matter with another value, if it is all of `key` and has the `old` one."""
    import yaml

    if not line.startswith(f"{key}:"):
        return line
    try:
        if yaml.safe_load(line) != {key: old}:
            return line
    except yaml.YAMLError:
        return line
    end = line[len(line.rstrip("\r\n")) :]
    return str(yaml.safe_dump({key: value}, allow_unicode=True, width=10**9)).rstrip("\n") + end


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
