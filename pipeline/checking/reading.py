"""What one article is judged with: itself, its ledger, its notes, and what its links lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.checking.inputs import Inputs, Target
from pipeline.checking.sitewide import SiteWide, sidecar
from pipeline.errors import PipelineError, UnreadableError
from pipeline.markup.links import anchors
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.model.neighbour import Neighbour
from pipeline.sources import articles
from pipeline.sources.site import Files, Site, ledger_path
from pipeline.sources.tree import Tree
from pipeline.wording import Text

if TYPE_CHECKING:  # imported where they are read
    from pipeline.model.ledger import Ledger
    from pipeline.model.notes import Notes


class Reading(NamedTuple):
    """An article ready to be judged; `failures` say what of it could not be read."""

    article: Article | None
    inputs: Inputs
    failures: tuple[Failure, ...]


class Recorder:
    """A tree that remembers what was read from it, so that a result can be trusted for as long as that stays the same.

    `remembers` is False where nobody will ask: a run over a few articles keeps no results.
    """

    def __init__(self, tree: Tree, others: frozenset[str], *, remembers: bool = True) -> None:
        self._tree = tree
        self._remembers = remembers
        self._others = others
        self._states: dict[str, str] = {}
        self.seen: dict[str, str] = {}

    def files(self, folder: str) -> Iterator[str]:
        """As the tree has them."""
        return self._tree.files(folder)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none. Raises `UnreadableError`."""
        data = self._tree.read(path)
        if self._remembers:
            self.seen[path] = self._states[path] = _state(data)
        return data

    def exists(self, path: str) -> bool:
        """Whether a file that is neither article nor page is there."""
        self.note(path)
        return path in self._others

    def note(self, path: str) -> None:
        """Remember the state of a file without reading it again."""
        if self._remembers:
            self.seen[path] = self.state(path)

    def state(self, path: str) -> str:
        """What `seen` would hold for `path` now: a digest, `there` for other files, empty for none."""
        if path in self._others:
            return "there"
        if path not in self._states:
            try:
                self._states[path] = _state(self._tree.read(path))
            except UnreadableError:
                return "unreadable"
        return self._states[path]


def _state(data: bytes | None) -> str:
    if data is None:
        return ""
    from hashlib import blake2b

    return blake2b(data, digest_size=12).hexdigest()


class Targets(Mapping[str, Target]):
    """What links can lead to; a page is read only when a link leads there."""

    def __init__(self, site: Site, files: Files, recorder: Recorder) -> None:
        self._site = site
        self._recorder = recorder
        self._pages = {*files.articles, *files.pages}
        self._others = files.others
        self._read: dict[str, Target] = {}

    def __getitem__(self, path: str) -> Target:
        if path in self._pages:
            self._recorder.note(path)
            if path not in self._read:
                self._read[path] = self._page(path)
            return self._read[path]
        if self._recorder.exists(path):
            return Target()
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._pages, *self._others))

    def __len__(self) -> int:
        return len(self._pages) + len(self._others)

    def _page(self, path: str) -> Target:
        try:
            page = read_article(self._site, path)
        except UnreadableError:
            return Target(draft=True)
        names = anchors(((heading.text, heading.anchor) for heading in page.headings), page.shown)
        return Target(names, page.draft)


def read_article(site: Site, path: str) -> Article:
    """Read and parse one article. Raises `UnreadableError`."""
    data = site.tree.read(path)
    if data is None:
        raise UnreadableError(Text("ファイルがありません。", "There is no such file."), path=path)
    has_ledger = site.tree.read(ledger_path(path, site.config)) is not None
    return articles.parse(path, articles.decode(data, path), site.config, has_ledger=has_ledger)


def read(
    site: Site,
    targets: Mapping[str, Target],
    path: str,
    today: date,
    near: Sequence[str] = (),
    wide: SiteWide | None = None,
) -> Reading:
    """Read an article and what belongs to it; `near` are the articles that share words with it.

    What cannot be read becomes a failure, never an exception.
    """
    failures: list[Failure] = []
    article = None
    try:
        article = read_article(site, path)
    except UnreadableError as error:
        failures.append(_failure(error, path))
    except Exception as error:
        failures.append(_crash(error, path))
    ledger = _ledger(site, article, failures) if article else None
    wide = wide or SiteWide(site)
    inputs = Inputs(
        {"all_notes": lambda: wide.all_notes, "ledgers": lambda: wide.ledgers},
        config=site.config,
        today=today,
        ledger=ledger,
        notes=_notes(site, article, ledger, failures) if article else (),
        docs_dir=site.docs_dir or "",
        targets=targets,
        neighbours=tuple(_neighbours(site, near)) if article else (),
    )
    return Reading(article, inputs, tuple(failures))


def _neighbours(site: Site, near: Sequence[str]) -> Iterator[Neighbour]:
    for path in near:
        try:
            yield Neighbour.of(read_article(site, path))
        except UnreadableError:
            continue  # judged on its own, it is a failure


def _failure(error: PipelineError, path: str) -> Failure:
    return Failure(error.path or path, error.message, error.hint, error.line)


def _crash(error: Exception, path: str) -> Failure:
    return Failure(
        path,
        Text("読み取る途中で止まりました（{detail}）。", "Reading this broke off ({detail}).").filled(
            detail=f"{type(error).__name__}: {error}"
        ),
        Text("Tezawari の不具合です。開発元に知らせてください。", "This is a defect in Tezawari. Please report it."),
    )


def _ledger(site: Site, article: Article, failures: list[Failure]) -> Ledger | None:
    path = ledger_path(article.path, site.config)
    try:
        data = site.tree.read(path)
        if data is None:
            return None
        from pipeline.sources import ledger

        return ledger.parse(articles.decode(data, path), path)
    except UnreadableError as error:
        failures.append(_failure(error, path))
    except Exception as error:
        failures.append(_crash(error, path))
    return None


def _notes(site: Site, article: Article, ledger: Ledger | None, failures: list[Failure]) -> tuple[Notes, ...]:
    """The notes that the article names, and those its drafts were made of: taking a name out takes nothing out of the gate.

    Notes that only the ledger names may be gone, as long as the article names others.
    """
    named = article.front_matter.notes
    drafted = tuple(used.file for draft in ledger.drafts for used in draft.notes) if ledger else ()
    found: list[Notes] = []
    for name in dict.fromkeys((*named, *drafted)):
        path = f"{site.config.notes_folder}/{name}"
        try:
            data = site.tree.read(path)
            if data is None:
                if name in named or not named:
                    failures.append(_missing_notes(article, path))
                continue
            found.append(_loaded(data, path, site.tree.read(sidecar(path))))
        except UnreadableError as error:
            failures.append(_failure(error, path))
        except Exception as error:
            failures.append(_crash(error, path))
    return tuple(found)


@lru_cache(maxsize=8)
def _loaded(data: bytes, path: str, sidecar: bytes | None) -> Notes:
    """Several articles may rest on one transcript: it is parsed once."""
    from pipeline.sources import notes

    return notes.load(data, path, sidecar)


def _missing_notes(article: Article, path: str) -> Failure:
    return Failure(
        article.path,
        Text("取材メモ {path} がありません。", "The notes {path} are missing.").filled(path=path),
        Text(
            "ファイルを置くか、記事の notes の行を直してください。取材メモがないと、引用や数字を確かめられません。",
            "Put the file there, or mend the 'notes' line of the article. Without the notes, quotations and figures cannot be checked.",
        ),
        article.front_matter.lines.get("notes"),
    )
