"""Word documents (.docx) → lines of text: one a paragraph or table row, so that the reader of plain text does the rest."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.wording import Text

# python-docx and lxml carry no types.
_Node = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What is not in the document as it reads: text moved away, fields' codes, tab stops, and a box's second rendering.
_ELSEWHERE = (f"{_W}moveFrom", f"{_W}del", f"{_W}instrText", f"{_W}pPr", _FALLBACK)
# An interview of two hours takes up about 1 MB unpacked; an archive beyond this is an attack or a mistake (in bytes).
_MOST = 100_000_000
_SAVE_AGAIN = Text("Word で開き、「.docx」として保存し直してください。", "Open it in Word and save it again as .docx.")


def text_of(data: bytes, name: str) -> str:
    """The document's words; a blank line stands between paragraphs, tabs between the cells of a table row.

    Line numbers of the result count these lines. Raises UnreadableError, also where python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise UnreadableError(
            Text(
                "Word の文書（.docx）を読むには、追加の部品が要ります。",
                "Reading Word documents (.docx) needs an extra.",
            ),
            Text(
                "「pip install 'tezawari[docx]'」を実行するか、テキスト（.txt）で保存してください。",
                "Run: pip install 'tezawari[docx]' – or save the document as plain text (.txt).",
            ),
            path=name,
        ) from error
    _check_size(data, name)
    try:
        return "\n".join(_lines(docx.Document(io.BytesIO(data))))
    except Exception as error:
        # python-docx, zipfile and lxml raise whatever they stumble over; all of it means the same to the reader.
        raise _damaged(name) from error


def _damaged(name: str) -> UnreadableError:
    return UnreadableError(
        Text("Word の文書（.docx）として読めません。", "This cannot be read as a Word document (.docx)."),
        _SAVE_AGAIN,
        path=name,
    )


def _check_size(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise _damaged(name) from error
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
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block)
        elif words := _paragraph(block):
            yield words
        yield ""


def _paragraph(block: _Node) -> str:
    words = _words(block._p).strip()
    if words and (block.style is not None and (block.style.style_id or "").startswith(("Heading", "Title"))):
        return f"# {' '.join(words.split())}"
    lead = _bold_lead(block, words)
    return f"**{lead}**{words[len(lead) :]}" if lead else words


def _bold_lead(block: _Node, words: str) -> str:
    """The bold words at the beginning of a paragraph that is not bold as a whole: a speaker is often set so."""
    lead = ""
    for run in block.runs:
        if not run.bold:
            break
        lead += run.text
    lead = lead.strip()
    return lead if 0 < len(lead) < min(60, len(words)) and words.startswith(lead) and "*" not in words else ""


def _table(table: _Node) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(" ".join(" ".join(_words(paragraph._p) for paragraph in cell.paragraphs).split()))
        if any(cells):
            yield _row(cells)
            yield ""


def _row(cells: list[str]) -> str:
    """`[time] name<TAB>words`: a time in the first cell goes in front, as plain text would have it."""
    from pipeline.sources.notes.times import seconds

    if len(cells) > 1 and seconds(cells[0]) is not None:
        return f"[{cells[0]}] " + "\t".join(cells[1:])
    return "\t".join(cells)


def _words(element: _Node) -> str:
    """All text below an element, insertions that nobody has accepted yet included, deletions not."""
    parts: list[str] = []
    for child in element:
        if child.tag in _ELSEWHERE:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append("\t")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        else:
            parts.append(_words(child))
    return "".join(parts)
