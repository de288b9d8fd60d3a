"""The picture that stands beside a shared link: 1200 by 630, drawn here, with the fonts of this computer.

Material's social plugin fetches fonts while it builds and needs cairo; this needs neither the network nor a library of the
system. Where no font has the letters of a language, articles in it get no card, and the build says so.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.site.readers.faces import Face
from pipeline.wording import Language

if TYPE_CHECKING:
    from PIL import ImageFont

FOLDER = "assets/cards"
# Changes of the drawing make new pictures of cards that were kept.
VERSION = "1"
_SIZE = (1200, 630)
_PAPER, _INK, _SOFT, _MARKS = "#fbf8f4", "#1f1b18", "#6b625b", ("#a8482a", "#1f6b66", "#474d9e")
_EDGE, _LEFT = 24, 96
_TITLE, _SMALL, _LINES = 64, 32, 4
# Where systems keep fonts that have kana and kanji.
_JAPANESE = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc",
    "C:/Windows/Fonts/YuGothB.ttc",
    "C:/Windows/Fonts/meiryo.ttc",
)
# Signs that begin no line.
_NOT_FIRST = frozenset("、。，．・：；？！）」』】〉》ー…ぁぃぅぇぉっゃゅょァィゥェォッャュョ")


@cache
def font_of(language: Language) -> str | None:
    """The file of a font with the letters of a language; empty for the one that the library brings, None where there is none."""
    if language == "en":
        return next((path for path in _JAPANESE if Path(path).is_file()), "")
    return next((path for path in _JAPANESE if Path(path).is_file()), None) or _asked(language)


def _asked(language: Language) -> str | None:
    """What fontconfig knows, where that is installed."""
    tool = shutil.which("fc-match")
    if tool is None:
        return None
    command = [tool, "--format=%{file}\n%{lang}", f":lang={language}"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=20)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    file, _, languages = answer.stdout.partition("\n")
    return file if language in languages.split("|") and Path(file).is_file() else None


def draw(face: Face, site: str) -> bytes:
    """The card as PNG. Raises `LookupError` where there is no font for its language."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", _SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    for number, colour in enumerate(_MARKS):
        height = _SIZE[1] // len(_MARKS)
        pen.rectangle((0, number * height, _EDGE, (number + 1) * height), fill=colour)
    title, small = _font(face.language, _TITLE), _font(face.language, _SMALL)
    room = _SIZE[0] - 2 * _LEFT
    pen.text((_LEFT, 64), _cut(site, lambda text: pen.textlength(text, small), room), font=small, fill=_SOFT)
    top = 150.0
    for line in _lines(face.title, face.language, lambda text: pen.textlength(text, title), room):
        pen.text((_LEFT, top), line, font=title, fill=_INK)
        top += _TITLE * 1.4
    below = "  ·  ".join((*face.authors, face.day.isoformat()))
    pen.text(
        (_LEFT, _SIZE[1] - 96), _cut(below, lambda text: pen.textlength(text, small), room), font=small, fill=_SOFT
    )
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(language: Language, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    from PIL import ImageFont

    file = font_of(language)
    if file is None:
        raise LookupError(language)
    return ImageFont.truetype(file, size) if file else ImageFont.load_default(size)


def _lines(text: str, language: Language, width: Callable[[str], float], room: float) -> list[str]:
    """At most `_LINES` lines; what does not fit ends with …"""
    pieces = list(text) if language == "ja" else [f"{word} " for word in text.split()]
    lines = [""]
    for piece in pieces:
        if lines[-1] and width((lines[-1] + piece).rstrip()) > room and piece not in _NOT_FIRST:
            lines.append("")
        lines[-1] += piece
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], "".join(lines[_LINES - 1 :])]
    return [_cut(line.strip(), width, room + _TITLE) for line in lines]


def _cut(text: str, width: Callable[[str], float], room: float) -> str:
    if width(text) <= room:
        return text
    while text and width(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
