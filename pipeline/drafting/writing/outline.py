"""What the drafter planned, before it becomes Markdown: frozen data that the renderer and the ledger both read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.drafting.writing import phrases
from pipeline.language import unverified_marks
from pipeline.model.article import Kind
from pipeline.model.ledger import LedgerSentence
from pipeline.wording import Text

# A sentence as the machine wrote it, with the utterances it rests on; empty for a fixed phrase of the machine's own.
Sentence = LedgerSentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of one speaker; `speaker` None where the notes name none, or the words are the machine's own."""

    sentences: tuple[Sentence, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Bullet:
    """One list item, with the name of who said it; `more` are sentences of the same speaker without which it says too little."""

    sentence: Sentence
    speaker: str | None = None
    more: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, verbatim."""

    sentence: Sentence
    speaker: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row is one sentence of the ledger, its cells joined by `CELL`."""

    header: Sentence
    rows: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the interview, as a heading below its section's."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Comment:
    """Lines for the writer that no reader sees."""

    lines: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Unverified:
    """A block that no passage carries to the letter, below a line that says so and where it comes nearest.

    `when` is the place in the recording (h:mm:ss), empty where the notes have no times.
    """

    block: Paragraph | Bullets | Steps | Table | Quotation
    utterances: tuple[str, ...]
    when: str = ""


@dataclass(frozen=True, slots=True)
class UnverifiedField:
    """The same line for the title or the description, which stand in the front matter; it stands below the article's title."""

    field: unverified_marks.Field
    utterances: tuple[str, ...]
    when: str = ""


Extra = Literal["table", "faq"]
CELL = " | "
Block = Paragraph | Bullets | Steps | Quotation | Table | Question | Comment | Unverified | UnverifiedField


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A heading of the second level and what stands below it. `kind` marks a human section, which holds comments only."""

    heading: str
    blocks: tuple[Block, ...]
    kind: Kind | None = None


@dataclass(frozen=True)
class Outline:
    """A whole draft: front matter, what stands above the first section, the sections. `remarks` are for the report: what the notes
    do not carry of what was asked for. `cut` are parts that the notes carry and that had to go for the draft to be read in time."""

    title: Sentence
    description: Sentence
    tags: tuple[Sentence, ...]
    opening: tuple[Block, ...]
    lead: tuple[Block, ...]
    sections: tuple[PlannedSection, ...]
    remarks: tuple[Text, ...] = ()
    cut: frozenset[Extra] = frozenset()


def extras(outline: Outline) -> frozenset[Extra]:
    """Which of the parts it has that not every draft has."""
    has_table = any(isinstance(block, Table) for section in outline.sections for block in section.blocks)
    has_faq = {section.heading for section in outline.sections} & {phrases.FAQ.ja, phrases.FAQ.en}
    return frozenset((*(("table",) if has_table else ()), *(("faq",) if has_faq else ())))


def sentences(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block, in the order of the page."""
    match block:
        case Paragraph():
            yield from block.sentences
        case Bullets() | Steps():
            yield from (one for item in block.items for one in (item.sentence, *item.more))
        case Quotation() | Question():
            yield block.sentence
        case Table():
            yield block.header
            yield from block.rows
        case Comment():
            yield from block.lines
        case Unverified():
            yield from sentences(block.block)
        case UnverifiedField():
            pass  # what it speaks of stands elsewhere
