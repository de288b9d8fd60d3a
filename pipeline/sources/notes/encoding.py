"""Bytes → text: UTF-8 or UTF-16, or an error that says what the file really is and what to do."""

from __future__ import annotations

from pipeline.errors import UnreadableError
from pipeline.patterns import lazy
from pipeline.wording import Text

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", Text("Word や zip などの書庫", "a Word document or an archive")),
    (b"\xd0\xcf\x11\xe0", Text("古い形式の Word（.doc）", "an old Word document (.doc)")),
    (b"%PDF", Text("PDF", "a PDF")),
    (b"ID3", Text("音声（MP3）", "a sound file (MP3)")),
    (b"RIFF", Text("音声（WAV）", "a sound file (WAV)")),
    (b"OggS", Text("音声（Ogg）", "a sound file (Ogg)")),
    (b"{\\rtf", Text("リッチテキスト（.rtf）", "rich text (.rtf)")),
)
_NAMES = {"cp932": "cp932 (Shift_JIS)", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP", "cp1252": "Windows-1252"}
# ISO-2022-JP switches to kanji with these; the bytes are otherwise plain ASCII, and so would pass as UTF-8.
_ISO_2022_JP = (b"\x1b$@", b"\x1b$B")
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ORDINARY = lazy(r"[\t\r\n\x20-\x7e\u00a0-\u017f\u2010-\u203a\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_HIRAGANA = lazy(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3001\u3002]")
_HALF_WIDTH = lazy(r"[\uff61-\uff9f]")
_TWO_BYTES = ("utf-16-le", "utf-16-be")
_SAVE_AGAIN = Text(
    "メモ帳やエディターで開き、「名前を付けて保存」で文字コードに「UTF-8」を選んで、同じ名前で保存し直してください。",
    "Open it in a text editor and save it again ('Save as', under the same name) with the encoding UTF-8.",
)


def decode(data: bytes, name: str, *, legacy: bool = False) -> str:
    """The text of a file, without a byte order mark and with `\\n` line ends. Raises UnreadableError.

    With `legacy`, text that evidently is in an older Japanese or western encoding is read in that.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(
            Text("ファイルが空です。", "The file is empty."),
            Text("文字起こしを書き出し直してください。", "Export the transcript again."),
            path=name,
        )
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _binary(name, what)
    if b"\x00" in data and not data.startswith(tuple(bom for bom, _ in _BOMS)):
        raise _utf16_or_binary(data, name)
    text = _decoded(data, name, legacy=legacy).replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        raise _binary(name, None, 1 + text.count("\n", 0, control.start()))
    return text


def any_text(data: bytes, name: str) -> str:
    """The text of a file that need be no transcript, in whatever encoding it evidently is in; line ends become `\\n`.

    Raises `UnreadableError` where nothing tells which one that is.
    """
    text = _of_switches(data) or _of_two_bytes(data)
    if text is None:
        text = _decoded(data, name, legacy=True)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _of_switches(data: bytes) -> str | None:
    return _strictly(data, "iso2022_jp") if any(switch in data for switch in _ISO_2022_JP) else None


def _of_two_bytes(data: bytes) -> str | None:
    """UTF-16 without a byte order mark."""
    if b"\x00" not in data or data.startswith(tuple(bom for bom, _ in _BOMS)) or not _letters_of_two_bytes(data):
        return None
    return _strictly(data, max(_TWO_BYTES, key=lambda encoding: _ordinary(data, encoding)))


def _decoded(data: bytes, name: str, *, legacy: bool) -> str:
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        if encoding == "utf-8" and any(switch in data for switch in _ISO_2022_JP):
            raise _wrong(name, data, data.index(b"\x1b$"), "iso2022_jp")
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding in ("utf-16", "utf-32"):
            raise _broken(name, None, encoding.upper()) from error
        guessed = _guess(data) if legacy else None
        if guessed is not None and (text := _strictly(data, guessed)) is not None:
            return text
        raise not_utf8(data, name, error.start) from error


def not_utf8(data: bytes, name: str, offset: int) -> UnreadableError:
    """The error for a file that is no UTF-8 at `offset`: what it seems to be instead, and how to save it."""
    guessed = _guess(data)
    return _broken(name, _line(data, offset), "UTF-8") if guessed is None else _wrong(name, data, offset, guessed)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, unless a byte of it is none in this encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guess(data: bytes) -> str | None:
    """The likely encoding of bytes that are not UTF-8; None where nothing is likely, or they are damaged UTF-8."""
    damaged = data.decode("utf-8", errors="replace")
    bad = damaged.count("\ufffd")
    scores: dict[str, float] = {}
    for encoding in ("cp932", "euc_jp"):
        text = data.decode(encoding, errors="replace")
        wrong = text.count("\ufffd") + len(_HALF_WIDTH.findall(text))
        scores[encoding] = len(_HIRAGANA.findall(text)) - 2 * wrong
    best = max(scores, key=lambda encoding: scores[encoding])
    whole = sum(character > "\x7f" and character != "\ufffd" for character in damaged)
    if scores[best] > 0 and bad * 3 > whole:
        return best
    # A few lone high bytes among ASCII letters: an accent or a curly quotation mark of a western code page.
    high = sum(byte > 0x7F for byte in data)
    return "cp1252" if whole < bad and high * 8 < len(data) else None


def _wrong(name: str, data: bytes, offset: int, encoding: str) -> UnreadableError:
    return UnreadableError(
        Text(
            "文字コードが UTF-8 ではありません。{encoding} で保存されたようです。",
            "This is not UTF-8; it looks like {encoding}.",
        ).filled(encoding=_NAMES[encoding]),
        _SAVE_AGAIN,
        path=name,
        line=_line(data, offset),
    )


def _broken(name: str, line: int | None, encoding: str) -> UnreadableError:
    return UnreadableError(
        Text(
            "{encoding} として読めない壊れた文字があります。",
            "There are damaged characters that {encoding} does not allow.",
        ).filled(encoding=encoding),
        _SAVE_AGAIN,
        path=name,
        line=line,
    )


def _utf16_or_binary(data: bytes, name: str) -> UnreadableError:
    """Bytes with NULs and without a byte order mark: UTF-16 if they make ordinary letters in one of its two orders."""
    if not _letters_of_two_bytes(data):
        return _binary(name, None)
    return UnreadableError(
        Text(
            "文字コードが UTF-8 ではありません。UTF-16（BOM なし）で保存されたようです。",
            "This is not UTF-8; it looks like UTF-16 without a byte order mark.",
        ),
        _SAVE_AGAIN,
        path=name,
        line=1,
    )


def _letters_of_two_bytes(data: bytes) -> bool:
    return max(_ordinary(data, encoding) for encoding in _TWO_BYTES) * 2 >= 0.9 * min(len(data), 4000)


def _ordinary(data: bytes, encoding: str) -> int:
    return len(_ORDINARY.findall(data[:4000].decode(encoding, errors="ignore")))


def _binary(name: str, what: Text | None, line: int | None = None) -> UnreadableError:
    kind = what or Text("テキストではないデータ", "something other than text")
    return UnreadableError(
        Text(
            "文字起こしのテキストではありません（中身は{what}です）。",
            "This is not the text of a transcript but {what}.",
        ).filled(what=kind),
        Text(
            ".vtt .srt .txt .md .docx か Whisper の .json で書き出してください。",
            "Export it as .vtt, .srt, .txt, .md, .docx or Whisper's .json.",
        ),
        path=name,
        line=line,
    )


def _line(data: bytes, offset: int) -> int:
    before = data[:offset].replace(b"\r\n", b"\n")
    return 1 + before.count(b"\n") + before.count(b"\r")
