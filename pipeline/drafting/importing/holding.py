"""The parts of a foreign draft, each sentence held against the notes, become an outline of what may be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.drafting.engines.request import Order
from pipeline.drafting.importing.draft_parts import Part, cited
from pipeline.drafting.importing.held import Held, State
from pipeline.drafting.importing.title_case import plain_case
from pipeline.drafting.study.material import Material
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.guidance import guidance
from pipeline.drafting.writing.outline import (
    CELL,
    Block,
    Bullet,
    Bullets,
    Comment,
    Outline,
    Paragraph,
    PlannedSection,
    Quotation,
    Sentence,
    Steps,
    Table,
    Unverified,
    UnverifiedField,
    sentences,
)
from pipeline.evidence.grounding import Grounding, Reason, Verdict
from pipeline.language.sentences import sentences as split
from pipeline.language.source_marks import SOURCES
from pipeline.language.unverified_marks import Field
from pipeline.model.notes import clock
from pipeline.patterns import lazy
from pipeline.sources.articles import normal_heading
from pipeline.wording import Language, listed

# Whose words they are, behind a sentence: （水野）.
_NAME_BEHIND = lazy(r"[（(][^（()）\d]{1,40}[)）][。.]?")


@dataclass
class Holder:
    """Turns parts into blocks; `held` are all sentences so far, in order."""

    grounding: Grounding
    material: Material
    order: Order
    language: Language
    held: list[Held] = field(default_factory=list)
    # The marks of a title and a description that no passage carries.
    doubted: list[UnverifiedField] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    # What the draft and the interview say in running text, where capitals tell names.
    _small: str = ""
    # Whether the part at hand stands below a heading of a human section: then only what somebody said may be written.
    _personal: bool = False

    def outline(self, parts: Sequence[Part], title: str | None, description: str | None) -> Outline:
        """What of the draft may be written, with the human sections left to a person."""
        name, body = _title(parts, title)
        spoken = (unit.text for unit in self.material.units)
        self._small = "\n".join((*(part.text for part in body if part.role != "heading"), *spoken))
        heading = self._title(name)
        self._taken.add(normal_heading(heading.text))
        lead, sections = self._sections(body)
        told = next((one for block in (*lead, *(b for s in sections for b in s.blocks)) for one in _shown(block)), None)
        if not sections and lead:
            sections, lead = [PlannedSection(self._heading(Part("heading", "", 0)), tuple(lead))], []
        summary = self._description(description, told)
        return Outline(
            heading,
            summary,
            (),
            (Comment((Sentence(phrases.IMPORTED.render(self.language), ()),)), *self.doubted),
            tuple(lead),
            (*sections, *self._human()),
        )

    def _title(self, part: Part | None) -> Sentence:
        fallback = phrases.INTERVIEW
        if self.material.people:
            fallback = phrases.TITLE_ASKED.filled(people=phrases.named(self.material.people, self.language))
        if part is None or self._refused(part, "title"):
            return Sentence(fallback.render(self.language), ())
        return self._field("title", part)

    def _description(self, given: str | None, told: Sentence | None) -> Sentence:
        part = Part("prose", given or "", 1)
        if given and not self._refused(part, "description"):
            return self._field("description", part)
        return told or Sentence(phrases.LEAD_BARE.render(self.language), ())

    def _field(self, field: Field, part: Part) -> Sentence:
        """A title or description as the machine wrote it: marked where no passage carries it, as its sentences are."""
        text = " ".join(part.text.split())
        verdict = self._plainly(text)
        if not verdict.holds:
            self.held.append(Held(part.line, text, "unverified", verdict, field))
            near = verdict.nearest if verdict.is_near else None
            where = verdict.utterances if near is not None else ()
            self.doubted.append(UnverifiedField(field, where, clock(near.start) if near is not None else ""))
        return Sentence(text, verdict.utterances if verdict.is_near else ())

    def _plainly(self, text: str) -> Verdict:
        return self.grounding.judge(plain_case(text, self._small) if self.language == "en" else text)

    def _refused(self, part: Part, role: str) -> bool:
        """Whether a title, a description or a heading says what nobody said; then it is listed."""
        verdict = self._plainly(part.text)
        if verdict.state == "against":
            self.held.append(Held(part.line, part.text, "against", verdict, role).shown())
        return verdict.state == "against"

    def _sections(self, parts: Sequence[Part]) -> tuple[list[Block], list[PlannedSection]]:
        """What stands before the first heading, and a section for each heading below which something may stand."""
        lead: list[Block] = []
        sections: list[PlannedSection] = []
        for heading, group in _under_headings(parts):
            self._personal = heading is not None and normal_heading(heading.text) in self.order.reserved
            blocks = list(self._blocks(group))
            if heading is None:
                lead = blocks
            elif not blocks:
                self._refused(heading, "heading")
            elif sections and self._refused(heading, "heading"):
                sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *self._sources(blocks), *blocks))
            else:
                sections.append(PlannedSection(self._heading(heading), (*self._sources(blocks), *blocks)))
        return lead, sections

    def _heading(self, part: Part) -> str:
        text = " ".join(part.text.split())
        if not text or self._refused(part, "heading"):
            text = phrases.INTERVIEW.render(self.language)
        return self._free(text)

    def _free(self, text: str) -> str:
        """A heading that makes no human section and that no other section has."""
        if normal_heading(text) in self.order.reserved:
            text = phrases.ABOUT.filled(phrases=text).render(self.language)
        base, number = text, 2
        while normal_heading(text) in self._taken:
            text, number = f"{base} {number}", number + 1
        self._taken.add(normal_heading(text))
        return text

    def _blocks(self, parts: Sequence[Part]) -> Iterator[Block]:
        for role, group in groupby(parts, key=lambda part: part.role):
            match role:
                case "item" | "step":
                    yield from self._list(list(group), numbered=role == "step")
                case "row":
                    yield from self._table(list(group))
                case "quotation":
                    for part in group:
                        yield from self._quotation(part)
                case _:
                    for part in group:
                        yield from self._paragraph(part)

    def _paragraph(self, part: Part) -> Iterator[Block]:
        """Sentences that are carried together, each unverified one in a paragraph of its own."""
        run: list[Sentence] = []
        for held, sentence in self._sentences(part):
            if held.state == "carried":
                run.append(sentence)
            elif held.state == "unverified":
                if run:
                    yield Paragraph(tuple(run))
                    run = []
                yield self._unverified(Paragraph((sentence,)), held.verdict)
        if run:
            yield Paragraph(tuple(run))

    def _list(self, parts: Sequence[Part], *, numbered: bool) -> Iterator[Block]:
        made = Steps if numbered else Bullets
        run: list[Bullet] = []
        for part in parts:
            found = [(held, sentence) for held, sentence in self._sentences(part) if held.state != "against"]
            if not found:
                continue
            worst = next((held for held, _ in found if held.state == "unverified"), None)
            text = self._together([sentence.text for _, sentence in found])
            ids = tuple(dict.fromkeys(id_ for _, sentence in found for id_ in sentence.utterances))
            bullet = Bullet(Sentence(text, ids))
            if worst is None:
                run.append(bullet)
                continue
            if run:
                yield made(tuple(run))
                run = []
            yield self._unverified(made((bullet,)), worst.verdict)
        if run:
            yield made(tuple(run))

    def _table(self, parts: Sequence[Part]) -> Iterator[Block]:
        """The rows that nothing speaks against; a table of which one row is unverified is unverified."""
        head, *rows = parts
        width = len(head.cells)
        kept: list[tuple[Held, Sentence]] = []
        for row in rows:
            held = self._judged(row.text, row.line)
            if held.state != "against" and len(row.cells) == width:
                kept.append((held, Sentence(CELL.join(map(_cell, row.cells)), held.verdict.utterances)))
        if not kept or self._refused(head, "heading"):
            return
        table = Table(Sentence(CELL.join(map(_cell, head.cells)), ()), tuple(sentence for _, sentence in kept))
        worst = next((held for held, _ in kept if held.state == "unverified"), None)
        yield table if worst is None else self._unverified(table, worst.verdict)

    def _quotation(self, part: Part) -> Iterator[Block]:
        words, speaker = cited(part)
        if speaker is None:
            yield from self._paragraph(part._replace(text=words))
            return
        verdict = self.grounding.quotation(words, speaker)
        held = self._noted(part.line, words, verdict)
        block = Quotation(Sentence(words, verdict.utterances), speaker)
        if held.state != "against":
            yield block if held.state == "carried" else self._unverified(block, verdict)

    def _sentences(self, part: Part) -> Iterator[tuple[Held, Sentence]]:
        pieces: list[tuple[int, str]] = []
        for one in split(part.text, self.language):
            text = self._together(one.text.split("\n"))
            if pieces and _NAME_BEHIND.fullmatch(text):  # whose words they are
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + (" " if self.language == "en" else "") + text)
            else:
                pieces.append((part.line + part.text.count("\n", 0, one.start), text))
        for line, text in pieces:
            held = self._judged(text, line)
            yield held, Sentence(text, held.verdict.utterances)

    def _judged(self, text: str, line: int) -> Held:
        return self._noted(line, text, self.grounding.judge(text))

    def _noted(self, line: int, text: str, verdict: Verdict) -> Held:
        state: State = "unverified" if verdict.state == "unsupported" else verdict.state
        if self._personal and state == "unverified":
            state, verdict = "against", verdict._replace(reasons=(Reason("human", grave=True), *verdict.reasons))
        held = Held(line, text, state, verdict).shown()
        self.held.append(held)
        return held

    def _together(self, texts: Sequence[str]) -> str:
        return ("" if self.language == "ja" else " ").join(" ".join(text.split()) for text in texts)

    def _unverified(self, block: Paragraph | Bullets | Steps | Table | Quotation, verdict: Verdict) -> Unverified:
        near = verdict.nearest
        if near is None or not verdict.is_near:
            return Unverified(block, ())
        return Unverified(block, verdict.utterances, clock(near.start))

    def _sources(self, blocks: Sequence[Block]) -> Iterator[Comment]:
        """A line for the writer: who said it, and where in the recording."""
        where = {id_: unit for unit in reversed(self.material.units) for id_ in unit.utterances}
        ids = dict.fromkeys(id_ for block in blocks for one in _shown(block) for id_ in one.utterances)
        said = [
            " ".join(filter(None, (where[id_].speaker or "", clock(where[id_].start), id_)))
            for id_ in ids
            if id_ in where
        ]
        if said:
            line = SOURCES.filled(said=listed(said, self.language))
            yield Comment((Sentence(line.render(self.language), ()),))

    def _human(self) -> Iterator[PlannedSection]:
        seen: set[str] = set()
        for kind in self.order.kinds:
            yield PlannedSection(
                phrases.HUMAN[kind].render(self.language), (guidance(self.material, kind, seen),), kind
            )


def _title(parts: Sequence[Part], given: str | None) -> tuple[Part | None, list[Part]]:
    """The title, and what stands below it: the first heading where it stands above everything else."""
    first = parts[0] if parts and parts[0].role == "heading" else None
    body = list(parts[1:] if first is not None else parts)
    return (Part("heading", given, 1) if given else first), body


def _under_headings(parts: Sequence[Part]) -> Iterator[tuple[Part | None, list[Part]]]:
    heading: Part | None = None
    group: list[Part] = []
    for part in parts:
        if part.role != "heading":
            group.append(part)
            continue
        if heading is not None or group:
            yield heading, group
        heading, group = part, []
    if heading is not None or group:
        yield heading, group


def _shown(block: Block) -> Iterator[Sentence]:
    """The sentences of a block that are carried."""
    if not isinstance(block, Comment | Unverified):
        yield from sentences(block)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split()) or "–"
