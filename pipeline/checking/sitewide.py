"""Inputs that every article of a site shares: built once a run, and only where a check asks."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.sources.site import Site

if TYPE_CHECKING:
    from pipeline.model.ledger import Recorded
    from pipeline.model.notes import Confided, Notes


class SiteWide:
    """What all notes and all ledgers of a site hold. Raises `UnreadableError` where one of them cannot be read."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def all_notes(self) -> tuple[Confided, ...]:
        """The off-record passages of every notes file, in order of path and line."""
        from pipeline.sources import notes

        found: list[Confided] = []
        for path in notes_files(self._site):
            data = self._site.tree.read(path)
            if data is not None:
                found += confided(notes.load(data, path, self._site.tree.read(sidecar(path))))
        return tuple(found)

    @cached_property
    def ledgers(self) -> tuple[Recorded, ...]:
        """What machines wrote, one a ledger, in order of path."""
        from pipeline.model.ledger import Recorded
        from pipeline.sources import articles, ledger

        found = []
        for path in ledger_files(self._site):
            data = self._site.tree.read(path)
            if data is not None:
                one = ledger.parse(articles.decode(data, path), path)
                found.append(Recorded(path, one.article, tuple(dict.fromkeys(each.text for each in one.sentences))))
        return tuple(found)


def notes_files(site: Site) -> Iterator[str]:
    """Every notes file of the site that can be read as notes, in order."""
    from pipeline.sources.notes import FORMATS

    for path in site.tree.files(site.config.notes_folder):
        if posixpath.splitext(path)[1].lower() in FORMATS:
            yield path


def ledger_files(site: Site) -> Iterator[str]:
    """Every ledger of the site, in order."""
    return (path for path in site.tree.files(site.config.ledger) if path.endswith(".json"))


def sidecar(path: str) -> str:
    """Where what is known about a notes file stands besides the file itself."""
    return f"{path.rsplit('.', 1)[0]}.meta.yml"


def confided(notes: Notes) -> Iterator[Confided]:
    """The off-record passages of one file, each with what of it was also said on the record."""
    from pipeline.language.sentences import sentences
    from pipeline.language.similarity import Runs
    from pipeline.model.notes import Confided

    hidden = [utterance for utterance in notes.utterances if utterance.off_record]
    if not hidden:
        return
    said = [one.text for utterance in notes.on_record for one in sentences(utterance.text, notes.language)]
    for utterance in hidden:
        runs = Runs.of([utterance.text], notes.language)
        shared = tuple(text for text in said if runs.overlap(text).shared)
        yield Confided(notes.path, utterance.line, utterance.text, notes.language, shared)
