"""Outline → Markdown. Every piece of foreign text passes through `escape`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.drafting.writing import escape
from pipeline.drafting.writing.outline import (
    CELL,
    Block,
    Bullet,
    Bullets,
    Comment,
    Outline,
    Paragraph,
    PlannedSection,
    Question,
    Quotation,
    Sentence,
    Steps,
    Table,
    Unverified,
    UnverifiedField,
)
from pipeline.language import unverified_marks
from pipeline.wording import Language

MORE = "<!-- more -->"


def article(outline: Outline, front_matter: Mapping[str, object], language: Language) -> str:
    """The whole file."""
    import yaml

    block = yaml.safe_dump(
        dict(front_matter), allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=None
    )
    return f"---\n{block}---\n\n{body(outline, language)}"


def body(outline: Outline, language: Language) -> str:
    """Everything below the front matter, ending with a line break."""
    pieces = [preamble(outline, language), *(section(planned, language) for planned in outline.sections)]
    return "\n".join(pieces)


def preamble(outline: Outline, language: Language) -> str:
    """The title, the remarks to the editor, the lead."""
    blocks = [
        title(outline.title.text),
        *(block(part, language) for part in (*outline.opening, *outline.lead)),
        MORE,
    ]
    return "\n\n".join(blocks) + "\n"


def title(text: str) -> str:
    """The heading of the first level."""
    return f"# {escape.heading(text)}"


def section(planned: PlannedSection, language: Language) -> str:
    """One section, from its heading to the line break of its last line."""
    attributes = f" {{: .{planned.kind} }}" if planned.kind else ""
    head = f"## {escape.heading(planned.heading)}{attributes}"
    return "\n\n".join((head, *(block(part, language) for part in planned.blocks))) + "\n"


def block(part: Block, language: Language) -> str:
    """One block, without a line break at its end."""
    return "\n".join(_lines(part, language))


def _lines(part: Block, language: Language) -> Iterator[str]:
    match part:
        case Paragraph():
            yield label(part.speaker, language) + joined(part.sentences, language)
        case Bullets():
            yield from (f"- {_item(item, language)}" for item in part.items)
        case Steps():
            yield from (f"{number}. {_item(item, language)}" for number, item in enumerate(part.items, start=1))
        case Quotation():
            yield f"> {escape.markdown(part.sentence.text)}"
            yield ">"
            yield f"> — {escape.markdown(part.speaker)}"
        case Table():
            yield row(part.header)
            yield "|" + " --- |" * len(part.header.text.split(CELL))
            yield from (row(sentence) for sentence in part.rows)
        case Question():
            yield f"### {escape.heading(part.sentence.text)}"
        case Unverified():
            yield unverified_marks.line((*part.utterances, part.when), language)
            yield ""
            yield from _lines(part.block, language)
        case UnverifiedField():
            yield unverified_marks.line((*part.utterances, part.when), language, part.field)
        case Comment():
            yield "<!--"
            yield from (escape.comment(line.text) for line in part.lines)
            yield "-->"


def label(speaker: str | None, language: Language) -> str:
    """The speaker's name before what was said."""
    if speaker is None:
        return ""
    return f"**{escape.markdown(speaker)}**" + ("：" if language == "ja" else ": ")


def joined(sentences: tuple[Sentence, ...], language: Language) -> str:
    """Sentences on one line."""
    return ("" if language == "ja" else " ").join(escape.markdown(sentence.text) for sentence in sentences)


def _item(item: Bullet, language: Language) -> str:
    return f"{joined((item.sentence, *item.more), language)}{by(item.speaker, language)}"


def by(speaker: str | None, language: Language) -> str:
    """The speaker's name after what was said."""
    if speaker is None:
        return ""
    return f"（{escape.markdown(speaker)}）" if language == "ja" else f" ({escape.markdown(speaker)})"


def row(sentence: Sentence) -> str:
    """One row of a table."""
    return "| " + " | ".join(escape.markdown(cell) for cell in sentence.text.split(CELL)) + " |"
