"""Word documents (.docx) → lines of text: one a paragraph or table row, so that the reader of plain text does the rest."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.sources.notes.beside import MARK, MARK_CLOSED, keeps_back
from pipeline.sources.notes.lines import timed
from pipeline.sources.notes.tables import voiced
from pipeline.sources.notes.times import row
from pipeline.wording import Text

# python-docx and lxml carry no types.
_Node = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What is not in the document as it reads: text moved away, fields' codes, tab stops, and a box's second rendering.
_ELSEWHERE = (f"{_W}moveFrom", f"{_W}del", f"{_W}instrText", f"{_W}pPr", _FALLBACK)
_WRAPPERS = tuple(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# An interview of two hours takes up about 1 MB unpacked; an archive beyond this is an attack or a mistake (in bytes).
_MOST = 100_000_000
_SAVE_AGAIN = Text("Word で開き、「.docx」として保存し直してください。", "Open it in Word and save it again as .docx.")


def text_of(data: bytes, name: str) -> str:
    """The document's words; a blank line stands between paragraphs, tabs between the cells of a table row.

    Line numbers of the result count these lines. Raises UnreadableError.
    """
    import docx

    check_size(data, name)
    try:
        return "\n".join(_lines(docx.Document(io.BytesIO(data))))
    except Exception as error:
        # python-docx, zipfile and lxml raise whatever they stumble over; all of it means the same to the reader.
        raise damaged(name) from error


def damaged(name: str) -> UnreadableError:
    """The error for a document that cannot be read."""
    return UnreadableError(
        Text("Word の文書（.docx）として読めません。", "This cannot be read as a Word document (.docx)."),
        _SAVE_AGAIN,
        path=name,
    )


def check_size(data: bytes, name: str) -> None:
    """Raise UnreadableError for what is no archive, or one too large to be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise damaged(name) from error
    if size > _MOST:
        raise UnreadableError(
            Text("Word の文書が大きすぎます。", "The Word document is too large."),
            Text(
                "画像を外すか、テキスト（.txt）で保存してください。",
                "Take out the pictures, or save it as plain text (.txt).",
            ),
            path=name,
        )


def _lines(document: _Node) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    body = document.element.body
    kept = _kept_back(document)
    for block in _blocks(body):
        if block.tag == f"{_W}tbl":
            yield from _table(block, kept)
        elif words := _paragraph(Paragraph(block, document)):
            yield f"{MARK} {words}" if _is_kept(block, kept) else words
        yield ""


def _kept_back(document: _Node) -> frozenset[str]:
    """The numbers of the comments that say of what they stand beside that it is off the record."""
    from docx.oxml import parse_xml

    found: list[str] = []
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/comments") and not relation.is_external:
            comments = parse_xml(relation.target_part.blob)
            found += [one.get(f"{_W}id") for one in comments.iter(f"{_W}comment") if keeps_back(_words(one).strip())]
    return frozenset(found)


def _is_kept(block: _Node, kept: frozenset[str]) -> bool:
    """Whether such a comment begins or is called in this paragraph or row."""
    return bool(kept) and any(
        one.get(f"{_W}id") in kept
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        for one in block.iter(f"{_W}{name}")
    )


def _blocks(element: _Node) -> Iterator[_Node]:
    """Paragraphs and tables in their order, those inside content controls and accepted insertions included."""
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _paragraph(block: _Node) -> str:
    words = _words(block._p).strip()
    style = block.style
    if words and style is not None and (style.style_id or "").startswith(("Heading", "Title")):
        return f"# {' '.join(words.split())}"
    if words and style is not None and (style.name or "").lower().startswith(("heading", "title")):
        return f"# {' '.join(words.split())}"
    lead = _bold_lead(block, words)
    return f"**{lead}**{words[len(lead) :]}" if lead else words


def _bold_lead(block: _Node, words: str) -> str:
    """The bold words at the beginning of a paragraph that is not bold as a whole: a speaker is often set so."""
    lead = ""
    for run in block.runs:
        if not run.bold or _is_hidden(run._r):
            break
        lead += run.text
    lead = lead.strip()
    return lead if 0 < len(lead) < min(60, len(words)) and words.startswith(lead) and "*" not in words else ""


def _table(table: _Node, kept: frozenset[str]) -> Iterator[str]:
    """One line a row. A cell over several columns stands once; one over several rows stands in the first of them."""
    lines = [(line, [_cell(cell) for cell in _below(line, f"{_W}tc")]) for line in _below(table, f"{_W}tr")]
    rows = [_marked(cells) if cells and _is_kept(line, kept) else cells for line, cells in lines]
    spoken = voiced([cells for cells in rows if any(cells)])
    for words in spoken if spoken is not None else (row(cells) for cells in rows if any(cells)):
        yield words
        yield ""


def _marked(cells: Sequence[str]) -> list[str]:
    """The cells with marks around all that is said: any of them may hold the words. A number and a time stay before it, as in text."""
    first = next((place for place, cell in enumerate(cells) if timed(cell, clocks=True)[0].strip("0123456789.)")), 0)
    marked = [*cells[:first], f"{MARK} {cells[first]}", *cells[first + 1 :]]
    return [*marked[:-1], f"{marked[-1]} {MARK_CLOSED}"]


def _below(element: _Node, tag: str) -> Iterator[_Node]:
    """Rows of a table, cells of a row: also where a content control wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child, tag)


def _cell(cell: _Node) -> str:
    return " ".join(" ".join(_words(paragraph) for paragraph in cell.iter(f"{_W}p")).split())


def _words(element: _Node) -> str:
    """All text below an element, insertions that nobody has accepted yet included; deletions and hidden text not."""
    parts: list[str] = []
    for child in element:
        if child.tag in _ELSEWHERE or _is_hidden(child):
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
        else:
            parts.append(_words(child))
    return "".join(parts)


def _is_hidden(run: _Node) -> bool:
    """Whether Word shows this run to nobody."""
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")
