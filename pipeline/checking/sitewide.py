"""Inputs that every article of a site shares: built once a run, and only where a check asks."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.checking.kin import Articles, Human, Kin, fingerprint
from pipeline.checking.reading import Reading, failure, notes_failure, sidecars
from pipeline.digests import blake2b
from pipeline.model.finding import Failure
from pipeline.sources.notes_files import PARSERS
from pipeline.sources.site import Site
from pipeline.sources.tree import Tell

if TYPE_CHECKING:
    from pipeline.checking.inputs import Rival
    from pipeline.model.ledger import Recorded
    from pipeline.model.notes import Confided, Notes
    from pipeline.model.origins import Origins
    from pipeline.sources.addresses import Said


class SiteWide:
    """What all notes and all ledgers of a site hold, made of what the store has of each file.

    `values` is what was built, by name of input. `failures` say what could not be read; the values leave it out.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._digests: dict[str, bytes] = {}
        self.values: dict[str, object] = {}
        self.failures: list[Failure] = []

    def value(self, name: str) -> object:
        """The value of the input `name`."""
        if name not in self.values:
            self.values[name] = BUILDERS[name](self)
        return self.values[name]

    def digest(self, name: str) -> bytes:
        """One digest of that value: what notes say on the record changes no verdict that rests on the rest."""
        if name not in self._digests:
            self._digests[name] = digest(self.value(name))
        return self._digests[name]

    def all_notes(self) -> tuple[Confided, ...]:
        """The off-record passages of every notes file, in order of path and line."""
        return tuple(self._all_notes())

    def _all_notes(self) -> Iterator[Confided]:
        from pipeline.model.notes import Confided

        for path in self._files(notes_files):
            files = path, *sidecars(path)
            rows: list[Any] = self._of(path, files, b"confided", self._confided, notes_failure) or []
            yield from (
                Confided(notes, line, text, language, tuple(said)) for notes, line, text, language, said in rows
            )

    def _confided(self, path: str) -> list[Any]:
        from pipeline.sources.notes import may_be_off_record

        data = self._reading.site.tree.read(path)
        notes = self._reading.notes(path) if data is not None and may_be_off_record(data, path) else None
        return [] if notes is None else [list(row) for row in confided(notes)]

    def ledgers(self) -> Kin:
        """The fingerprints of what machines wrote, by ledger: which of them share words with an article, `Kin` tells."""
        paths = tuple(self._files(ledger_files))
        kin = Kin()
        found = self._reading.derived(lambda: self._ledgers(kin, paths), b"ledgers", self._reading.contents.of(paths))
        return kin if found is None else Kin.of(Articles(*found[0]), [*map(bytes.fromhex, found[1])])

    def _ledgers(self, kin: Kin, paths: Sequence[str]) -> tuple[Articles, list[str]] | None:
        """Fill `kin`, as its index; None where a ledger could not be read, so that this is said again next time."""
        before = len(self.failures)
        for path in paths:
            found = self.recorded(path)
            if found is not None:
                kin.update(path, "", Human("", (), fingerprint(found.sentences)))
        articles, parts = kin.packed()
        return None if len(self.failures) > before else (articles, [part.hex() for part in parts])

    def recorded(self, path: str) -> Recorded | None:
        """What machines wrote into one ledger; None where it cannot be read."""
        from pipeline.model.ledger import Recorded

        found = self._of(path, (path,), b"recorded", self._recorded)
        return None if found is None else Recorded(path, found[0], tuple(found[1]))

    def _recorded(self, path: str) -> list[Any]:
        ledger = self._reading.ledger(path)
        return (
            ["", []] if ledger is None else [ledger.article, list(dict.fromkeys(one.text for one in ledger.sentences))]
        )

    def rivals(self) -> Iterator[tuple[str, tuple[Rival, ...]]]:
        """The articles and pages that share their address with another: path and the others. Mostly none at all."""
        from pipeline.checking.inputs import Rival
        from pipeline.sources import addresses

        reading = self._reading
        made, inside = addresses.addressing(_settings(reading.site)), _inside(reading.site)

        def below() -> Iterator[str]:
            return (path for path in (*reading.files.articles, *reading.files.pages) if path.startswith(inside))

        said = self._said([path for path in below() if made.of_post(path[len(inside) :])]) if made.reads else {}

        def shared() -> dict[str, tuple[str, ...]]:
            nothing = addresses.Said()
            return addresses.rivals(
                (path, addresses.place(path[len(inside) :], said.get(path, nothing), made)) for path in below()
            )

        found = reading.derived(shared, b"rivals", reading.listing, digest((list(said.items()), made, inside)))
        drafts = self._said(sorted({other for others in found.values() for other in others}))
        for path, others in sorted(found.items()):
            yield path, tuple(Rival(other, drafts[other].draft) for other in others)

    def origins(self) -> Origins:
        """What machines committed, by the history of the commit that we stand on."""
        from pipeline.model.origins import Brought, Origins

        reading = self._reading
        config = reading.site.config
        if config.sign_off is None:
            return Origins()
        from pipeline.sources.git import machine_commits

        state = machine_commits.state(reading.site.root)
        if isinstance(state, Origins):
            return state
        repository, head, notes = state
        parts = (b"origins", head.encode(), notes.encode(), repr(config.machines).encode())
        known = reading.kept(parts)
        if known is not None:
            return Origins(known[0], tuple(Brought(*one) for one in known[1]))
        found = machine_commits.read(repository, head, notes, config.machines)
        if found.unknown is None:
            reading.derived(lambda: [dict(found.sentences), [list(one) for one in found.commits]], *parts)
        return found

    def _said(self, paths: Sequence[str]) -> dict[str, Said]:
        """What sources say of their address: kept for the whole site at once, because that is how it is asked for."""
        from pipeline.sources import addresses

        contents, found = self._reading.contents, {}
        known: dict[str, Any] = self._reading.recalled(b"said") if paths else {}
        fresh: dict[str, Any] = {}
        for path in paths:
            entry = known.get(path)
            if entry is None or entry[0] != contents[path]:
                entry = fresh[path] = [contents[path], *addresses.said(_text(self._reading.site, path)).kept()]
            found[path] = addresses.Said.again(entry[1:])
        if fresh:
            self._reading.keep(b"said", {**known, **fresh})
        return found

    def _files(self, list_: Callable[[Site, Tell], Iterator[str]]) -> Iterator[str]:
        return list_(self._reading.site, lambda error: self.failures.append(failure(error, ".")))

    def _of(
        self,
        path: str,
        files: Sequence[str],
        kind: bytes,
        make: Callable[[str], list[Any]],
        failed: Callable[[Exception, str], Failure] = failure,
    ) -> list[Any] | None:
        contents = self._reading.contents.of(files)
        try:
            return self._reading.derived(lambda: make(path), kind, path.encode(), contents)
        except Exception as error:
            self.failures.append(failed(error, path))
            return None


BUILDERS: Mapping[str, Callable[[SiteWide], object]] = {
    "all_notes": SiteWide.all_notes,
    "ledgers": SiteWide.ledgers,
    "origins": SiteWide.origins,
    "rivals": lambda wide: dict(wide.rivals()),
}


def _settings(site: Site) -> dict[str, object]:
    """What mkdocs.yml sets; nothing where there is none."""
    from pipeline.sources.mkdocs_config import settings
    from pipeline.sources.site import CONFIGS

    data = next((data for name in CONFIGS if (data := site.tree.read(name)) is not None), None)
    return {} if data is None else settings(data)


def _inside(site: Site) -> str:
    """What paths below docs_dir begin with."""
    return "" if site.docs_dir in (None, "", ".") else f"{site.docs_dir}/"


def _text(site: Site, path: str) -> str:
    """What a source holds; nothing where it cannot be read, which is a failure of its own."""
    from pipeline.errors import UnreadableError
    from pipeline.sources.articles import decode

    try:
        return decode(site.tree.read(path) or b"", path)
    except UnreadableError:
        return ""


def digest(value: object) -> bytes:
    """One digest of a value made of plain data."""
    return blake2b(repr(value).encode(), digest_size=16).digest()


def notes_files(site: Site, tell: Tell | None = None) -> Iterator[str]:
    """Every file of the site that can be read as notes, in order."""
    for path in site.tree.files(site.config.notes_folder, tell):
        if posixpath.splitext(path)[1].lower() in PARSERS:
            yield path


def ledger_files(site: Site, tell: Tell | None = None) -> Iterator[str]:
    """Every ledger of the site, in order."""
    return (path for path in site.tree.files(site.config.ledger, tell) if path.endswith(".json"))


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
