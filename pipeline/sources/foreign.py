"""A draft from elsewhere as lines of Markdown: Word by mammoth, everything else as the text that it is."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from pipeline.errors import UnreadableError, no_file
from pipeline.records import NamedTuple
from pipeline.wording import Text

# A book of text has about 1 MB; what is larger than this (bytes) is no draft of an article.
_MOST = 10_000_000
_WORD = ".docx"
_OTHERS = (".md", ".markdown", ".txt", ".text", "")
_SAVE = Text(
    "Markdown（.md）、Word（.docx）、テキスト（.txt）のどれかで保存し直すか、チャットの画面の文章を .txt に貼り付けてください。",
    "Save it as Markdown (.md), Word (.docx) or text (.txt), or paste the text of the chat into a .txt file.",
)


class Foreign(NamedTuple):
    """The text, and `sha256:…` of the file's bytes."""

    text: str
    digest: str


def read(path: Path) -> Foreign:
    """Read a draft. Raises `UnreadableError` for what is too large, no text, or no regular file."""
    data = _bytes(path)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    suffix = path.suffix.lower()
    if suffix == _WORD:
        return Foreign(_of_word(data, path.name), digest)
    if suffix not in _OTHERS:
        what = Text("「{suffix}」の下書きは読めません。", "A draft of the kind '{suffix}' cannot be read.")
        raise UnreadableError(what.filled(suffix=suffix), _SAVE, path=path.name)
    from pipeline.sources.notes.encoding import decode

    try:
        return Foreign(decode(data, path.name, legacy=suffix in (".txt", ".text")), digest)
    except UnreadableError as error:
        what = Text("下書きの文章として読めません。", "This cannot be read as the text of a draft.")
        raise UnreadableError(what, _SAVE, path=path.name, line=error.line) from error


def require(path: Path) -> None:
    """Raise `UsageError` where there is no file at `path`; a folder, a device or a pipe is none."""
    if not path.is_file():
        raise no_file(path, Text("下書きのファイルの名前を確かめてください。", "Check the name of the draft's file."))


def _bytes(path: Path) -> bytes:
    try:
        require(path)
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        what = Text("ファイルを開けません（{detail}）。", "The file cannot be opened ({detail}).")
        raise UnreadableError(what.filled(detail=error.strerror), _SAVE, path=path.name) from error
    if len(data) > _MOST:
        raise UnreadableError(
            Text("下書きのファイルが大きすぎます（10 MB まで）。", "The draft's file is too large (at most 10 MB)."),
            Text(
                "画像を外すか、文章だけを .txt で保存してください。",
                "Take out the pictures, or save the text alone as .txt.",
            ),
            path=path.name,
        )
    return data


def _of_word(data: bytes, name: str) -> str:
    """Headings, paragraphs and lists of a Word document, as Markdown; pictures and files it refers to are never opened."""
    import mammoth

    from pipeline.sources.notes.docx import check_size, damaged

    check_size(data, name)
    try:
        made = mammoth.convert_to_markdown(
            io.BytesIO(data),
            convert_image=lambda image: [],
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except Exception as error:  # mammoth and its parsers raise whatever they stumble over
        raise damaged(name) from error
    return str(made.value)
