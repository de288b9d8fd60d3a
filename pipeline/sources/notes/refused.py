"""Files of other kinds, refused with what to do: what they hold can nearly always be saved as one that is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from pipeline.errors import UnreadableError
from pipeline.patterns import lazy
from pipeline.wording import Text

_SAVE_AS_WORD = Text(
    "Word か LibreOffice で開き、「.docx」として保存してください。",
    "Open it in Word or LibreOffice, and save it as .docx.",
)
_COPY = Text(
    "ブラウザーかメールソフトで開き、本文を選んでコピーし、「.txt」として保存してください。",
    "Open it in a browser or mail program, copy the words, and save them as .txt.",
)
_AS_TEXT = Text(
    "文字のまま（.txt）書き出し直してください。JSON なら、名前の終わりを「.json」にしてください。",
    "Export it again as plain text (.txt). Where it is JSON, let its name end in .json.",
)
_AS_CAPTIONS = Text(
    "字幕を編集するソフトで開き、「.vtt」か「.srt」として書き出してください。",
    "Open it in an editor of subtitles, and export it as .vtt or .srt.",
)
_TRANSCRIBE = Text(
    "先に文字起こしをして、その結果（.vtt や .txt など）を渡してください。",
    "Have it transcribed first, and give what comes of that (.vtt or .txt, say).",
)
_TABLE = Text(
    "表計算ソフトで開き、「CSV UTF-8（.csv）」として保存してください。",
    "Open it in your spreadsheet program, and save it as CSV UTF-8 (.csv).",
)
_PRAAT = Text(
    "Praat で TextGrid を選び、Tabulate › Down to Table… で表にして（tier names を入れる）、Save as tab-separated file… で .tsv として書き出してください。",
    "In Praat, select the TextGrid, make a table of it (Tabulate › Down to Table…, with tier names), and save that as a tab-separated file (.tsv).",
)
_INSTEAD: Mapping[str, Text] = {
    **dict.fromkeys((".odt", ".rtf", ".doc", ".pages", ".pdf"), _SAVE_AS_WORD),
    **dict.fromkeys((".html", ".htm", ".mht", ".eml", ".msg"), _COPY),
    **dict.fromkeys((".ttml", ".dfxp", ".xml", ".ass", ".ssa", ".sbv", ".smi", ".stl", ".eaf"), _AS_CAPTIONS),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".mp4", ".mov", ".aac", ".flac", ".ogg", ".webm"), _TRANSCRIBE),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _TABLE),
    ".textgrid": _PRAAT,
}
# What such files begin with, under whatever name they were saved; a remark of the browser that saved them may come first.
_BEGIN = {
    "{\\rtf1": ".rtf",
    "<!doctype html": ".html",
    "<html": ".html",
    'file type = "ootextfile': ".textgrid",
    'object class = "textgrid': ".textgrid",
}
_HEAD = 400
_BEFORE = lazy(r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*", re.DOTALL)
# The source of a mail whose words are written in codes: nothing in it would be found, and so nothing missed.
_MAIL = lazy(r"\ncontent-transfer-encoding:[ \t]*(?:base64|quoted-printable)[ \t]*(?:\r?\n|\Z)", re.IGNORECASE)
_CODE = lazy(r"\\u[0-9A-Fa-f]{4}|&#[0-9A-Fa-fx]{2,7};|=[0-9A-F]{2}")
# As addresses and mails carry words: nothing is left of the blanks between them.
_ENCODED = lazy(
    r"(?=.{40})(?:[A-Za-z0-9+/]{40,}\n)*[A-Za-z0-9+/]+={0,2}|(?!http)(?:[!-$&-~]*%[0-9A-F]{2}){8}[!-~]*(?:\n[!-~]*)*"
)


def refuse_unread(text: str, name: str, formats: Iterable[str]) -> None:
    """Raise `UnreadableError` where a text is of a kind that is not read in spite of its name."""
    head = _BEFORE.sub("", text[:_HEAD], count=1).casefold()
    kind = next((suffix for begin, suffix in _BEGIN.items() if head.startswith(begin)), None)
    if kind is None and _MAIL.search(f"\n{text}"):
        kind = ".eml"
    if kind is not None:
        raise refused(name, kind, formats)


def refuse_codes(text: str, name: str) -> None:
    """Raise `UnreadableError` where most of a plain text is not written but given in codes."""
    codes = _CODE.findall(text)
    if 2 * sum(map(len, codes)) > len(text) or _ENCODED.fullmatch(text.strip()):
        what = Text(
            "文字がそのままではなく、符号（{code} など）で書かれています。",
            "The letters of this file are written as codes ({code}, say).",
        )
        raise UnreadableError(
            what.filled(code=codes[0] if codes else text.split(maxsplit=1)[0][:12]), _AS_TEXT, path=name
        )


def refused(name: str, suffix: str, formats: Iterable[str]) -> UnreadableError:
    """The error for a file of a kind that is not read."""
    what = Text("「{suffix}」は取材メモの形式として読めません。", "'{suffix}' is no format of notes that can be read.")
    readable = Text("使えるのは {names} です。", "These can be read: {names}.").filled(names=" ".join(formats))
    return UnreadableError(
        what.filled(suffix=suffix or PurePosixPath(name).name), _INSTEAD.get(suffix, readable), path=name
    )
