"""What the site shows besides its articles: pages, assets of text, settings, the file of authors, and the names of files.

Nothing off the record stands there, and no personal data that the policy does not allow.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from pipeline.checking.check import Check
from pipeline.checking.providers import AUTHORS
from pipeline.checking.reading import Reading
from pipeline.checking.sitewide import SiteWide
from pipeline.model.finding import Finding, Severity
from pipeline.model.report import Reported
from pipeline.policy.waivers import covering
from pipeline.sources.site import CONFIGS
from pipeline.wording import LANGUAGES, Text

TEXTS = (".html", ".htm", ".xml", ".json", ".txt", ".csv", ".tsv", ".rss", ".atom", ".webmanifest", ".md", ".svg", ".vtt", ".srt", ".ics", ".yml")  # fmt: skip
_PRIVATE, _LEAK = "personal-data", "off-record-leak"
_LINE = Text("この行", "This line")
_NAME = Text("このファイルの名前", "The name of this file")
_TAG = re.compile(r"<[^<>]*>")


def find(reading: Reading, wide: SiteWide, checks: Mapping[str, Check]) -> Iterator[Reported]:
    """One finding for each place, by the two checks that look for the same in articles, where they were asked for."""
    wanted = [check for check in (_PRIVATE, _LEAK) if check in checks]
    if not wanted:
        return
    secret = wide.digest("all_notes") if _LEAK in wanted else b""
    for path in _files(reading):
        # Of a picture only the name is looked at: its content is not read.
        content = reading.contents[path].encode() if _is_text(reading, path) else b"name"
        parts = (b"besides", path.encode(), content, secret, reading.policy, repr(wanted).encode())
        rows: list[Any] = reading.derived(partial(_rows, reading, wide, path, wanted), *parts)
        for check, line, notes, at in rows:
            yield _reported(reading, checks[check], path, line, notes, at)


def _files(reading: Reading) -> Iterator[str]:
    """What holds text, by path from the root; of everything else the name is looked at."""
    site, files = reading.site, reading.files
    authors = f"{site.docs_dir or ''}/{AUTHORS}".lstrip("/")
    yield from dict.fromkeys((*CONFIGS, authors, *files.pages, *files.others))


def _is_text(reading: Reading, path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in (*TEXTS, ".yaml") or path in reading.pages


def _rows(reading: Reading, wide: SiteWide, path: str, wanted: list[str]) -> list[list[Any]]:
    """Check, line, and for an off-record passage the notes and their line; line 0 is the name of the file."""
    data = reading.site.tree.read(path) if _is_text(reading, path) else None
    lines = data.decode("utf-8", "replace").split("\n") if data else []
    rows: list[list[Any]] = []
    if _PRIVATE in wanted:
        from pipeline.evidence import guards

        allow = reading.site.config.personal_allow
        rows += ([_PRIVATE, line, kind, 0] for line, kind in guards.in_lines(lines, allow))
    if _LEAK in wanted:
        rows += _told(path, lines, wide)
    return rows


def _told(path: str, lines: list[str], wide: SiteWide) -> Iterator[list[Any]]:
    from pipeline.evidence.off_record import elsewhere

    name = PurePosixPath(path).stem.replace("-", " ").replace("_", " ")
    for passages in (elsewhere(wide.all_notes(), language) for language in LANGUAGES):
        if not passages:
            continue
        if (place := passages.source(name)) is not None:
            yield [_LEAK, 0, place.notes, place.line]
        texts = [html.unescape(_TAG.sub("", line)) for line in lines]
        seen = False
        for number, text in enumerate(texts, 1):
            if (place := passages.source(text)) is not None:
                seen = True
                yield [_LEAK, number, place.notes, place.line]
        # Over several lines: where it begins cannot be told.
        if not seen and (place := passages.source("\n".join(texts))) is not None:
            yield [_LEAK, 1, place.notes, place.line]


def _reported(reading: Reading, check: Check, path: str, line: int, notes: str, at: int) -> Reported:
    if check.id == _PRIVATE:
        from pipeline.language import personal

        finding = Finding(line, {"kind": personal.KINDS[notes]})  # type: ignore[index]  # a kind that went through JSON
    else:
        finding = Finding(max(line, 1), {"where": _LINE if line else _NAME, "notes": notes, "at": at})
    config = reading.site.config
    waiver = None if check.fixed else covering(config.waivers, check.id, path, reading.today)
    severity = Severity.ERROR if check.fixed else config.severity.get(check.id, check.severity)
    return Reported(check.id, severity, finding, waiver, path)
