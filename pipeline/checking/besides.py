"""What the site shows besides its articles: pages, assets of text, settings, the file of authors, and the names of files.

Nothing off the record stands there, and no personal data that the policy does not allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.checking.check import Check
from pipeline.checking.reading import Reading, failure
from pipeline.checking.sitewide import SiteWide
from pipeline.errors import UnreadableError
from pipeline.model.finding import Failure, Finding, Severity
from pipeline.model.report import Reported
from pipeline.policy.globs import MARKDOWN
from pipeline.policy.waivers import covering
from pipeline.sources import assets, shown_texts
from pipeline.sources.site import Site, shown_besides
from pipeline.wording import LANGUAGES, Text

if TYPE_CHECKING:
    from pipeline.language import personal

# Files in which a number may be somebody's telephone; programs, coordinates and keys are full of others.
_PERSONAL = frozenset(
    [
        "atom",
        "csv",
        "htm",
        "html",
        "ics",
        "json",
        "jsonl",
        "md",
        "rss",
        "srt",
        "svg",
        "tsv",
        "txt",
        "vcf",
        "vtt",
        "webmanifest",
        "xhtml",
        "xml",
        "yaml",
        "yml",
    ]
)
_PRIVATE, _LEAK = "personal-data", "off-record-leak"
_LINE = Text("この行", "This line")
_NAME = Text("このファイルの名前", "The name of this file")


def find(
    reading: Reading, wide: SiteWide, checks: Mapping[str, Check], paths: Sequence[str] | None = None
) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
    """One finding for each place, by the two checks that look for the same in articles, where they were asked for.

    With `paths` only those files are looked at. The failures are files of which nothing tells what they say.
    """
    wanted = [check for check in (_PRIVATE, _LEAK) if check in checks]
    if not wanted:
        return (), ()
    found: list[Reported] = []
    unread: list[Failure] = []
    secret = wide.digest("all_notes") if _LEAK in wanted else b""
    for path in shown_besides(reading.site, reading.files) if paths is None else paths:
        # Of a picture only the name is looked at: its content is not read.
        content = reading.contents[path].encode() if assets.may_hold_words(path) else b"name"
        parts = (b"besides", path.encode(), content, secret, reading.policy, repr(wanted).encode())
        try:
            rows: list[Any] = reading.derived(partial(_rows, reading, wide, path, wanted), *parts)
        except UnreadableError as error:
            unread.append(failure(error, path))
            continue
        found += (_reported(reading, checks[check], path, line, notes, at) for check, line, notes, at in rows)
    return tuple(found), tuple(unread)


def private_in(site: Site, path: str, lines: Sequence[str]) -> Iterator[tuple[int, personal.Kind]]:
    """Line and kind of the personal data in a file that is no article, but for what the policy allows."""
    from pipeline.evidence import guards

    if assets.ending(path) in _PERSONAL or path.lower().endswith(MARKDOWN):
        yield from guards.in_lines(lines, site.config.personal_allow)


def _rows(reading: Reading, wide: SiteWide, path: str, wanted: list[str]) -> list[list[Any]]:
    """Check, line, and for an off-record passage the notes and their line; line 0 is the name of the file."""
    lines = lines_of(reading.site, path)
    rows: list[list[Any]] = []
    if _PRIVATE in wanted:
        rows += ([_PRIVATE, line, kind, 0] for line, kind in private_in(reading.site, path, lines))
    if _LEAK in wanted:
        rows += _told(path, lines, wide)
    return rows


def lines_of(site: Site, path: str) -> list[str]:
    """The lines of a file; none where it is not there, or holds no text. Raises `UnreadableError`."""
    data = site.tree.read(path) if assets.may_hold_words(path) else None
    text = shown_texts.read(data, path) if data else None
    return text.split("\n") if text else []


def _told(path: str, lines: list[str], wide: SiteWide) -> Iterator[list[Any]]:
    from pipeline.evidence.off_record import elsewhere

    name = PurePosixPath(path).stem.replace("-", " ").replace("_", " ")
    for passages in (elsewhere(wide.all_notes(), language) for language in LANGUAGES):
        if not passages:
            continue
        if (place := passages.source(name)) is not None:
            yield [_LEAK, 0, place.notes, place.line]
        texts = [shown_texts.shown(line, path) for line in lines]
        # All of it at once: mostly it holds nothing.
        whole = passages.source("\n".join(texts))
        if whole is None:
            continue
        found = [
            (number, place) for number, text in enumerate(texts, 1) if (place := passages.source(text)) is not None
        ]
        # Over several lines: where it begins cannot be told.
        yield from ([_LEAK, number, place.notes, place.line] for number, place in found or [(1, whole)])


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
