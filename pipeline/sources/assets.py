"""Files of a site that are neither articles nor pages: which may reach readers as they are, and what others look like."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from pipeline.patterns import lazy
from pipeline.wording import Text

# What stands on web sites beside their pages. Anything else is named in `assets` of the policy.
_PICTURES = "apng avif bmp gif heic ico jfif jpeg jpg jxl png svg svgz tif tiff webp drawio excalidraw"
_SOUND = "aac flac m4a mid mp3 oga ogg opus wav weba"
_VIDEO = "avi m4v mkv mov mp4 mpeg mpg ogv webm"
_FONTS = "eot otf ttc ttf woff woff2"
_CODE = "css js less map mjs sass scss wasm"
_PAPERS = "doc docx epub key numbers odp ods odt pages pdf ppt pptx rtf xls xlsx"
_ARCHIVES = "7z bz2 gz rar tar tgz xz zip zst"
_DATA = "atom bib csv geojson gpx ics json jsonl kml rss tsv txt vcf webmanifest xml xsl yaml yml"
_MODELS = "glb gltf obj stl"
_KEYS = "asc gpg pem pgp pub sig"
ENDINGS = frozenset(
    " ".join((_PICTURES, _SOUND, _VIDEO, _FONTS, _CODE, _PAPERS, _ARCHIVES, _DATA, _MODELS, _KEYS)).split()
)
# Most files are pictures: nothing but the ending of these is looked at.
PLAIN = frozenset(f"{_PICTURES} {_SOUND} {_VIDEO} {_FONTS} {_CODE}".split())
_PLAYED = frozenset(f"{_SOUND} {_VIDEO}".split())
# What no words can be read of without a program of its own; every other file is looked through for them.
_DRAWN = frozenset(("svg", "drawio", "excalidraw"))
_MUTE = (
    frozenset(f"{_PICTURES} {_SOUND} {_VIDEO} {_FONTS} {_PAPERS} {_ARCHIVES} glb stl gpg pgp sig wasm".split()) - _DRAWN
)
# Files without an ending that hosts of web sites read.
NAMES = frozenset(("CNAME", "_headers", "_redirects", "LICENSE", "COPYING"))

_LEFT = lazy(
    r"(?i)(?:~|\.(?:bak|backup|save|orig|old|rej|tmp|temp|swp|swo|part|crdownload|mine|r\d+|\d+~|autosave))$|^#.*#$|^~\$"
    r"|\.(?:md|markdown)\.[^.]+$|\.(?:md|markdown) ?\(?\d+\)?$|\.sync-conflict-"
)
_SOURCES = frozenset(
    (
        *("html", "htm", "xhtml", "xht", "shtml", "shtm", "php", "asp", "aspx", "jsp", "njk", "liquid"),
        *("mdx", "mdoc", "mdwn", "qmd", "rmd", "ipynb", "livemd", "adoc", "asciidoc", "rst", "org", "textile"),
        *("wiki", "mediawiki", "tex", "typ"),
    )
)
_TALK = frozenset(("vtt", "srt", "sbv", "ass", "ssa", "ttml", "dfxp", "lrc"))
_LEDGER = rb'\A\s*\{\s*"version"\s*:\s*\d+\s*,\s*"article"\s*:'
_SPOKEN = rb'"(?:segments|utterances|transcription|results)"\s*:\s*[\[{]'

LEFT_OVER = Text("編集ソフトの控えのようです", "looks like what an editor left behind")
SOURCE = Text(
    "Markdown でないページの原稿で、チェックできません",
    "is the source of a page, but no Markdown, so it cannot be checked",
)
TRANSCRIPT = Text("取材の文字起こしのようです", "looks like the transcript of an interview")
LEDGER = Text("機械が書いた文の記録（ledger）です", "is a ledger, the record of what the machine wrote")
UNKNOWN = Text("公開してよい種類のファイルか分かりません", "is of no kind that is known to be meant for readers")


def ending(path: str) -> str:
    """The ending of a file name, small and without its dot; empty where it has none."""
    return posixpath.splitext(path)[1][1:].lower()


def may_hold_words(path: str) -> bool:
    """Whether there may be text in a file: whatever is no picture, sound, film, font, office file or archive."""
    return ending(path) not in _MUTE


def may_hold_talk(path: str) -> bool:
    """Whether only what is in the file tells if it may be published."""
    return ending(path) == "json"


def stopped(path: str, beside: Collection[str], data: bytes | None = None) -> Text | None:
    """Why a file that nobody named may not be published as it is; None where it may.

    `beside` are the paths of all files that may be published, so that captions are known by their film; `data` is what
    the file holds, where `may_hold_talk` asks for it.
    """
    name, last = posixpath.basename(path), ending(path)
    if _LEFT.search(name):
        return LEFT_OVER
    if last in _SOURCES:
        return SOURCE
    if last in _TALK:
        return None if _captions(path, beside) else TRANSCRIPT
    if data is not None and re.match(_LEDGER, data):
        return LEDGER
    if data is not None and re.search(_SPOKEN, data) and b'"text"' in data:
        return TRANSCRIPT
    return None if last in ENDINGS or name in NAMES else UNKNOWN


def _captions(path: str, beside: Collection[str]) -> bool:
    """Whether a film or recording of the same name lies beside: `talk.vtt` or `talk.ja.vtt` for `talk.mp4`."""
    stem = posixpath.splitext(path)[0]
    stems = {stem, posixpath.splitext(stem)[0]}
    return any(f"{one}.{kind}" in beside for one in stems for kind in _PLAYED)


def covering(paths: Collection[str]) -> list[str]:
    """Globs of `assets` that allow these files: one for each ending, as narrow as their common folder; a file without one is named."""
    by_ending: dict[str, list[str]] = {}
    for path in sorted(paths):
        last = posixpath.splitext(path)[1]
        by_ending.setdefault(last or path, []).append(path)
    return [_glob(last, alike) for last, alike in sorted(by_ending.items())]


def _glob(last: str, paths: list[str]) -> str:
    if len(paths) == 1:
        return paths[0]
    folder = posixpath.commonpath([posixpath.dirname(path) for path in paths])
    below = "" if all(posixpath.dirname(path) == folder for path in paths) else "**/"
    return f"{folder}/{below}*{last}"
