"""One run of the gate over a site, from the files to the report: what is known, what is missing, what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.checking.check import Check, Inputs
from pipeline.checking.habits import keep, recall
from pipeline.checking.judge import judge_change, judge_notes
from pipeline.checking.kin import Human
from pipeline.checking.memory import Known, Memory
from pipeline.checking.policy import validate
from pipeline.checking.providers import Surroundings
from pipeline.checking.reading import Reading, failure
from pipeline.checking.registry import all_checks
from pipeline.checking.store import Store
from pipeline.checking.weighing import reported, weighed
from pipeline.checking.working import Group, Work, groups, work_through
from pipeline.clock import today
from pipeline.errors import UnreadableError
from pipeline.frozen import dataclass, field
from pipeline.garbage import uncollected
from pipeline.model.finding import Failure
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.policy.gate import Change
from pipeline.policy.globs import static_folder
from pipeline.policy.waivers import idle
from pipeline.sources.site import Files, Site, discover
from pipeline.sources.sparse import left_out_of
from pipeline.wording import Text

NO_ARTICLE = Text("記事が一つも見つかりません。", "No article was found.")
_NONE_YET = Text(
    "記事はまだありません（ページは {pages}枚あります）。チェックする記事がないので、合格とは言えません。",
    "There is no article yet (pages: {pages}), so there is nothing to check, and nothing that passed.",
)
_BEGIN = Text(
    "{place} に最初の記事を作ってください：pipeline new 記事の名前（取材があるなら pipeline draft 取材メモ）。ページだけのサイトは、今のままでも「pipeline build」で作れます。"
    "もとからある記事をチェックしたいときは、pipeline.toml の articles に加えてください。",
    "Write the first one in {place}: 'pipeline new NAME', or 'pipeline draft NOTES' where there is an interview. 'pipeline build' builds the pages as they are. "
    "If articles you have already should be checked, name them in 'articles' in pipeline.toml.",
)
NO_ARTICLE_HINT = Text(
    "pipeline.toml の articles の書き方と、記事の置き場所を確かめてください。最初の記事は「pipeline draft」か「pipeline new」で作れます。",
    "Check 'articles' in pipeline.toml and where your articles are. Make a first one with 'pipeline draft' or 'pipeline new'.",
)

EMPTY_SHARD = Text(
    "{count}個に分けた{number}番目には、記事がありません（記事は{articles}本）。分ける数を減らしてください。",
    "Part {number} of {count} holds no article (there are {articles}). Ask for fewer parts.",
)

# What is known only when all articles were read.
_LATE = frozenset(("neighbours", "decoys", "likeness"))

# Hears that so many articles more are done, and how many there are in all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Request:
    """What to judge and how. `paths` None means every article of the site, and all that it shows besides;
    `besides` are files other than articles to look at where `paths` names some, `notes` those of notes that are about to
    enter the repository.

    `as_published` counts drafts as published; `tolerate_drafts` lets what a draft lacks pass (the hook).
    `files` is what `discover` found, where the caller has asked already. `shard` (I, N) takes every N-th article from
    the I-th on, counted from 1. `jobs` is the number of processes, None for as many as are worth it. `changes` are judged
    besides, each alone.
    """

    paths: Sequence[str] | None = None
    checks: Sequence[Check] = field(default_factory=all_checks)
    as_published: bool = False
    tolerate_drafts: bool = False
    today: date = field(default_factory=today)
    files: Files | None = None
    shard: tuple[int, int] = (1, 1)
    jobs: int | None = None
    notes: Sequence[str] = ()
    besides: Sequence[str] = ()
    changes: Sequence[Change] = ()


class Session:
    """Runs over the site at `root`, which share one store. It may stay open while files change: each run looks anew.

    `store` is that of the site, where it is open already; whoever opened it closes it. `settled` says of the last run that
    it rests on the site's files and its history alone: once git could not say who committed what, it may tomorrow.
    """

    def __init__(self, root: Path, progress: Progress | None = None, store: Store | None = None) -> None:
        self._store = Store(root) if store is None else store
        self._closes = store is None
        if self._closes:
            recall(self._store)
        self._progress = progress
        self.settled = True

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store, where it was opened here."""
        if self._closes:
            self._store.close()

    def reading(self, site: Site, files: Files, today: date) -> Reading:
        """What a command reads besides judging; what it derives is kept in the same store."""
        return Reading(site, files, today, self._store)

    def inspect(self, site: Site, request: Request) -> Report:
        """Judge a site. Raises `ConfigError` where the policy or the layout is wrong; everything else is in the report."""
        validate(site.config)
        files = request.files or discover(site)
        paths = files.articles if request.paths is None else request.paths
        closed = tuple(failure(error, ".") for error in (*files.failures, *left_out_of(site)))
        number, count = request.shard
        if request.paths is None and number > len(paths):
            if not paths:
                return Report((), (*closed, _no_article(site, files)))
            what = EMPTY_SHARD.filled(number=number, count=count, articles=len(paths))
            return Report((), (*closed, Failure(".", what)))
        if request.paths is None and number == 1:
            self._store.over_the_whole_site()
        run = _Run(self.reading(site, files, request.today), self._store, request, self._progress)
        with uncollected():
            report = run.report(paths[number - 1 :: count])
        self.settled = run.settled
        keep(self._store)
        self._store.flush()
        remarks = tuple(_idle_waivers(site, files, request.today)) if request.paths is None and number == 1 else ()
        return Report(report.articles, (*closed, *report.failures), report.site_findings, remarks)


def _idle_waivers(site: Site, files: Files, day: date) -> Iterator[Text]:
    """What to say of waivers that answer nothing any more. Those for notes are left out: not all notes are looked at."""
    waivers = [one for one in site.config.waivers if not one.path.startswith(f"{site.config.notes_folder}/")]
    if waivers:
        yield from idle(waivers, (*files.articles, *files.pages, *files.others), day)


def _no_article(site: Site, files: Files) -> Failure:
    """Nothing to judge: right after a blog has taken up the gate that is as it should be, and what comes next is told."""
    if not files.pages or not site.config.articles:
        return Failure(".", NO_ARTICLE, NO_ARTICLE_HINT)
    place = f"{static_folder(site.config.articles[0])}/"
    return Failure(".", _NONE_YET.filled(pages=len(files.pages)), _BEGIN.filled(place=place))


def inspect(site: Site, request: Request, progress: Progress | None = None, store: Store | None = None) -> Report:
    """One run, and nothing more. Raises `ConfigError`."""
    with Session(site.root, progress, store) as session:
        return session.inspect(site, request)


class _Run:
    """The rooms that one run goes through, in the order of the methods."""

    def __init__(self, reading: Reading, store: Store, request: Request, progress: Progress | None) -> None:
        every = groups(request.checks)
        self._memory = Memory(store, Surroundings.of(reading), every)
        self._request = request
        self._progress = progress
        self._checks = {check.id: check for check in request.checks}
        self._late = tuple(group for group in every if _LATE.intersection(group.needs))
        self._early = tuple(group for group in every if not _LATE.intersection(group.needs))

    def report(self, paths: Sequence[str]) -> Report:
        """The report on the articles `paths`, and on the notes of the request."""
        broken = tuple(self._memory.site_wide({need for group in (*self._early, *self._late) for need in group.needs}))
        known = self._memory.recall(paths, self._early)
        self._judge([*self._missing(paths, known)], known)
        if self._late:
            self._compare(paths, known)
        self._memory.keep()
        articles = tuple(one for path in paths if (one := self._reported(known[path])) is not None)
        failures = tuple(one for path in paths for one in self._tolerated(known[path]))
        found, unread = self._notes()
        opened, unjudged = self._changes()
        besides, unseen = self._besides()
        # What one article and all of them rest on is read twice, and said once.
        broken = tuple(dict.fromkeys((*broken, *failures, *unread, *unjudged, *unseen)))
        return Report(articles, broken, (*opened, *found, *besides))

    @property
    def settled(self) -> bool:
        """As `Session.settled`."""
        return getattr(self._memory.around.wide.values.get("origins"), "unknown", None) is None

    def _missing(self, paths: Sequence[str], known: Mapping[str, Known]) -> Iterator[Work]:
        """What has to be judged, and the fingerprints that comparing needs of articles that are not."""
        compared = any("ledgers" in group.needs for group in self._early)
        unseen = self._memory.unseen() if self._late or compared else frozenset()
        for path in paths:
            lacking = tuple(group for group in self._early if group.name not in known[path].digests)
            if lacking or path in unseen:
                # Most articles have no neighbours, and that verdict comes at no cost while the article is open.
                yield Work(path, (*lacking, *self._late), known[path].card, human=path in unseen)
        yield from (Work(path, human=True) for path in sorted(unseen.difference(paths)))

    def _judge(self, work: Sequence[Work], known: dict[str, Known]) -> None:
        """Judge the articles that others are compared with, look what they have in common, and judge the rest with that."""
        done = 0

        def tell(more: int) -> None:
            nonlocal done
            done += more
            if self._progress:
                self._progress(done, len(work))

        first, rest = self._memory.parted(work)
        for outcome in work_through(self._memory.around, first, self._request.jobs, tell):
            self._memory.add(outcome, known)
        if self._late:
            self._memory.look_around()
        for outcome in work_through(self._memory.around, rest, self._request.jobs, tell):
            self._memory.add(outcome, known)

    def _compare(self, paths: Sequence[str], known: dict[str, Known]) -> None:
        """Judge once more what shares words with other articles, now that they are known."""
        self._memory.around = self._memory.around._replace(near=self._memory.near(paths))
        readable = [known[path] for path in paths if known[path].card is not None]
        work = [
            Work(one.path, lacking, one.card, sections=self._sections(one.path, lacking))
            for one in readable
            if (lacking := self._memory.lacking(one, self._late))
        ]
        for outcome in work_through(self._memory.around, work, self._request.jobs, lambda more: None):
            self._memory.add(outcome, known)

    def _sections(self, path: str, lacking: Sequence[Group]) -> tuple[str, Human] | None:
        """The human sections of an article, where that is all that has to be judged."""
        return self._memory.human(path) if all(group.human_only for group in lacking) else None

    def _reported(self, known: Known) -> ArticleReport | None:
        if known.card is None:
            return None
        site = self._memory.around.reading.site
        policy = self._checks, site.config, self._request.today
        names = [group.name for group in (*self._early, *self._late)]
        found = [one for name in names for one in known.verdicts.get(name, ())]
        return reported(
            known.path,
            known.card,
            [weighed(policy, one.check, one.finding, known.path) for one in found],
            known.lines,
            self._memory.words(known.path, known.lines) if known.lines else "",
            self._checks,
            as_published=self._request.as_published,
            # An article is not clean where what it must be held against could not be read.
            failed=bool(known.failures or self._memory.around.wide.failures),
        )

    def _tolerated(self, known: Known) -> tuple[Failure, ...]:
        if known.card is not None and known.card.draft and self._request.tolerate_drafts:
            return tuple(one._replace(tolerated=True) for one in known.failures)
        return known.failures

    def _besides(self) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
        """What stands in the site besides its articles, and of it what nobody can read.

        Asked of the whole site, by its first part where it is sharded, and else of what the request names.
        """
        whole = self._request.paths is None
        if self._request.shard[0] > 1 or not (whole or self._request.besides):
            return (), ()
        from pipeline.checking import besides, left_behind

        around = self._memory.around
        paths = None if whole else self._request.besides
        found, unread = besides.find(around.reading, around.wide, self._checks, paths)
        return (*found, *(left_behind.find(around.reading, self._checks) if whole else ())), unread

    def _changes(self) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
        """What is wrong with the changes that led here."""
        reading = self._memory.around.reading
        inputs = Inputs(config=reading.site.config, today=reading.today)
        defaults = {check.id: check.severity for check in all_checks()}
        judged = [
            judge_change(change._replace(defaults=defaults), inputs, self._request.checks)
            for change in self._request.changes
        ]
        return tuple(one for found, _ in judged for one in found), tuple(one for _, broken in judged for one in broken)

    def _notes(self) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
        """What is wrong with notes that are about to enter the repository."""
        checks = [check for check in self._request.checks if check.subject == "notes"]
        if not checks or not self._request.notes:
            return (), ()
        from pipeline.model.notes import NotesFile
        from pipeline.sources.notes import source_text

        reading = self._memory.around.reading
        found: list[Reported] = []
        failures: list[Failure] = []
        inputs = Inputs(config=reading.site.config, today=reading.today)
        for path in self._request.notes:
            try:
                notes = reading.notes(path)
                if notes is not None:
                    lines = source_text(reading.site.tree.read(path) or b"", path).split("\n")
                    reported, broken = judge_notes(NotesFile(notes, tuple(lines)), inputs, checks)
                    found += reported
                    failures += broken
            except UnreadableError as error:
                failures.append(failure(error, path))
        return tuple(found), tuple(failures)


__all__ = ["Group", "Request", "Session", "inspect"]
