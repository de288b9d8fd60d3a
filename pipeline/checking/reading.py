"""What one run reads: articles, and what belongs to them. Several articles may rest on one transcript: it is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.checking.contents import ABSENT, Contents, Witness
from pipeline.checking.inputs import Target
from pipeline.digests import blake2b
from pipeline.errors import PipelineError, UnreadableError
from pipeline.frozen import replace
from pipeline.markup.anchors import anchors
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.sources import articles
from pipeline.sources.notes_files import sidecar_names
from pipeline.sources.site import CONFIGS, Files, Site, ledger_path
from pipeline.wording import Text

if TYPE_CHECKING:  # imported where they are read
    from pipeline.checking.store import Store
    from pipeline.evidence.told import Told
    from pipeline.model.ledger import Ledger
    from pipeline.model.notes import Notes
    from pipeline.wording import Language

T = TypeVar("T")
# Of so many files of notes that were used last, what was understood is kept.
_KEPT = 8

MISSING = Text("取材メモ {path} がありません。", "The notes {path} are missing.")
MOVED = Text(
    "{place} にあります。記事の notes の行を {name} に直し、同意などを書いた .meta.yml があれば、一緒に移してください。",
    "It lies at {place}. Write {name} in the 'notes' line of the article; a .meta.yml beside the notes has to move with them.",
)
MISSING_HINT = Text(
    "ファイルを置くか、記事の notes の行を直してください。取材メモがないと、引用や数字を確かめられません。",
    "Put the file there, or mend the 'notes' line of the article. Without the notes, quotations and figures cannot be checked.",
)


class Reading:
    """Reads what articles of one site are judged with, and says in digests what stands there.

    `witness` has the digest of all that was read; `contents` and `derived` are for whoever keeps results.
    """

    def __init__(self, site: Site, files: Files, today: date, store: Store | None = None) -> None:
        self.witness = Witness(site.tree)
        self.site = replace(site, tree=self.witness)
        self.files = files
        self.today = today
        self.contents = Contents(site.tree, store)
        self._store = store
        self._notes: dict[tuple[str, ...], Notes] = {}
        self._told: dict[tuple[str, ...], Told] = {}
        self._targets: dict[str, tuple[str, Target]] = {}
        self._drafted: dict[str, tuple[str, ...]] = {}

    @cached_property
    def policy(self) -> bytes:
        """One digest of the whole policy."""
        return blake2b(repr(self.site.config).encode(), digest_size=16).digest()

    @cached_property
    def _plain_slugs(self) -> bool | None:
        """Whether headings get the slugs that Python-Markdown makes by itself; None for a site without mkdocs.yml."""
        from pipeline.sources.mkdocs_config import plain_slugs

        data = next((data for name in CONFIGS if (data := self.site.tree.read(name)) is not None), None)
        return None if data is None else plain_slugs(data)

    @cached_property
    def listing(self) -> bytes:
        """One digest of which articles and pages there are."""
        names = (
            "\0".join(names).encode("utf-8", "surrogateescape") for names in (self.files.articles, self.files.pages)
        )
        return blake2b(b"\0\0".join(names), digest_size=16).digest()

    @cached_property
    def pages(self) -> frozenset[str]:
        """What links can lead to and has anchors."""
        return frozenset((*self.files.articles, *self.files.pages))

    @cached_property
    def others(self) -> frozenset[str]:
        """What else links can lead to."""
        return frozenset(self.files.others)

    def article(self, path: str) -> Article:
        """Read and parse one article. Raises `UnreadableError`."""
        return read_article(self.site, path)

    def text(self, path: str) -> str:
        """The text of one article. Raises `UnreadableError`."""
        return read_text(self.site, path)

    def ledger(self, path: str) -> Ledger | None:
        """The ledger at `path`. Raises `UnreadableError`."""
        data = self.site.tree.read(path)
        if data is None:
            return None
        from pipeline.sources import ledger

        return ledger.parse(articles.decode(data, path), path)

    def drafted(self, path: str) -> tuple[str, ...]:
        """The notes that the drafts of the ledger at `path` were made of; none where it cannot be read."""
        if self.contents[path] == ABSENT:
            return ()
        if path not in self._drafted:
            names = self.derived(
                lambda: self._drafted_by(path), b"drafted", path.encode(), self.contents[path].encode()
            )
            self._drafted[path] = tuple(names)
        return self._drafted[path]

    def _drafted_by(self, path: str) -> list[str]:
        try:
            ledger = self.ledger(path)
        except UnreadableError:
            return []
        return list(notes_of(ledger))

    def notes(self, path: str) -> Notes | None:
        """The notes at `path`, None where there are none. Raises `UnreadableError`."""
        data = self.site.tree.read(path)
        if data is None:
            return None
        beside = sidecar(self.site, path)
        key = (path, self.witness.seen[path], *(self.witness.seen[name] for name in sidecars(path)))
        if key not in self._notes:
            if len(self._notes) >= _KEPT:
                del self._notes[next(iter(self._notes))]
            self._notes[key] = self._understood(data, path, beside, [b"notes", *(part.encode() for part in key)])
        return self._notes[key]

    def _understood(self, data: bytes, path: str, beside: bytes | None, parts: Sequence[bytes]) -> Notes:
        from pipeline.checking import kept_notes

        known = self.kept(parts)
        if known is not None:
            return kept_notes.again(known)
        from pipeline.sources import notes

        loaded = notes.load(data, path, beside)
        self.derived(lambda: kept_notes.row(loaded), *parts)
        return loaded

    def told(self, sources: Sequence[Notes], language: Language) -> Told | None:
        """The figures of notes that were read just now; None without notes."""
        if not sources:
            return None
        seen = [self.witness.seen[name] for one in sources for name in (one.path, *sidecars(one.path))]
        key = (language, *(one.path for one in sources), *seen)
        if key not in self._told:
            self._told = {key: self._learnt(sources, language, key)}
        return self._told[key]

    def _learnt(self, sources: Sequence[Notes], language: Language, key: Sequence[str]) -> Told:
        from pipeline.checking import kept_figures
        from pipeline.evidence import told

        parts = [b"told", *(part.encode() for part in key)]
        known = self.kept(parts)
        if known is not None:
            return kept_figures.again(known)
        found = told.told(sources, language)
        self.derived(lambda: kept_figures.row(found), *parts)
        return found

    def target(self, path: str) -> Target | None:
        """What a link to `path` leads to, None where that is nothing."""
        if path not in self.pages:
            return Target() if path in self.others else None
        if path not in self._targets:
            try:
                page = self.article(path)
            except UnreadableError:
                return Target(draft=True)
            self._targets[path] = self.witness.seen[path], self.page(page)
        self.witness.seen[path], found = self._targets[path]
        return found

    def page(self, article: Article) -> Target:
        """What links to an article lead to."""
        return Target(anchors(article, plain=self._plain_slugs), article.draft)

    def derived(self, make: Callable[[], T], *parts: bytes) -> T:
        """What `make` makes of content that `parts` name: JSON, kept in the store unless it is None."""
        if self._store is None:
            return make()
        key = self._store.key(*parts)
        found: T | None = self._store.get(key)
        if found is None:
            found = make()
            if found is not None:
                self._store.put(key, found)
        return found

    def kept(self, parts: Sequence[bytes]) -> list[Any] | None:
        """What `derived` kept under `parts`; None where it kept nothing."""
        found = None if self._store is None else self._store.get(self._store.key(*parts))
        return found if isinstance(found, list) else None

    def recalled(self, kind: bytes) -> dict[str, Any]:
        """What was kept of the whole site under `kind`; nothing where there is no store."""
        found = None if self._store is None else self._store.get(self._store.key(b"site", kind))
        return found if isinstance(found, dict) else {}

    def keep(self, kind: bytes, value: dict[str, Any]) -> None:
        """Keep something of the whole site for the next run."""
        if self._store is not None:
            self._store.put(self._store.key(b"site", kind), value)


class Linked(Mapping[str, Target]):
    """What the links of one article lead to; asking for anything else is asking for what was not declared.

    A link that names no file, or the article's own, asks for the anchors of the article itself."""

    def __init__(self, reading: Reading, article: Article, paths: Sequence[str]) -> None:
        self._reading = reading
        self._article = article
        self._paths = frozenset(path or article.path for path in paths)

    def __getitem__(self, path: str) -> Target:
        if path not in self._paths:
            raise LookupError(f"{path} is no link of this article")
        if path == self._article.path and path in self._reading.pages:
            return self._article.once(self._reading.page)
        found = self._reading.target(path)
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return (path for path in sorted(self._paths) if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def notes_of(ledger: Ledger | None) -> tuple[str, ...]:
    """The notes that the drafts of a ledger were made of, each once."""
    return tuple(dict.fromkeys(used.file for draft in ledger.drafts for used in draft.notes)) if ledger else ()


def absent(site: Site, name: str) -> Text:
    """What to do about notes that an article names by `name` and that are not there: they may have been moved."""
    folder = site.config.notes_folder
    last = PurePosixPath(name).name
    for place in site.tree.files(folder):
        if PurePosixPath(place).name == last:
            return MOVED.filled(place=place, name=place[len(folder) + 1 :])
    return MISSING_HINT


def sidecars(path: str) -> tuple[str, ...]:
    """Where what is known about a notes file may stand besides the file itself."""
    return sidecar_names(path)


def sidecar(site: Site, path: str) -> bytes | None:
    """What stands beside the notes at `path`. Raises `UnreadableError` where that is two files."""
    found = [data for name in sidecars(path) if (data := site.tree.read(name)) is not None]
    if len(found) > 1:
        from pipeline.sources.notes import two_sidecars

        raise two_sidecars(sidecars(path), path)
    return found[0] if found else None


def read_article(site: Site, path: str) -> Article:
    """Read and parse one article. Raises `UnreadableError`."""
    text = read_text(site, path)
    has_ledger = site.tree.read(ledger_path(path, site.config)) is not None
    return articles.parse(path, text, site.config, has_ledger=has_ledger)


def read_text(site: Site, path: str) -> str:
    """Read and decode one article. Raises `UnreadableError`."""
    data = site.tree.read(path)
    if data is None:
        raise UnreadableError(Text("ファイルがありません。", "There is no such file."), path=path)
    return articles.decode(data, path)


_EVERY_ARTICLE = Text(
    "読めるまで、このメモを使わない記事も公開できません。中にオフレコの話があっても、記事に出ていないと確かめられないからです。取材メモでなければ、取材メモのフォルダーの外へ移してください。",
    "Until it can be read no article can be published, not even one that does not use it: nobody can tell whether something off the record in it "
    "stands there. If it holds no notes, move it out of the notes folder.",
)


def notes_failure(error: Exception, path: str) -> Failure:
    """What became of reading notes, and why that is every article's concern."""
    found = failure(error, path)
    hint = found.hint
    return found._replace(
        hint=_EVERY_ARTICLE if hint is None else Text(hint.ja + _EVERY_ARTICLE.ja, f"{hint.en} {_EVERY_ARTICLE.en}")
    )


def failure(error: Exception, path: str) -> Failure:
    """What became of reading `path`: said by whoever could not, or a defect of ours."""
    if isinstance(error, PipelineError):
        return Failure(error.path or path, error.message, error.hint, error.line)
    return Failure(
        path,
        Text("読み取る途中で止まりました（{detail}）。", "Reading this broke off ({detail}).").filled(
            detail=f"{type(error).__name__}: {error}"
        ),
        Text("Tezawari の不具合です。開発元に知らせてください。", "This is a defect in Tezawari. Please report it."),
    )
