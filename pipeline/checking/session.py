"""One run of the gate over a site: read what is needed, judge each article, gather one report."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Inputs
from pipeline.checking.judge import judge, judge_notes
from pipeline.checking.neighbours import neighbours
from pipeline.checking.reading import Recorder, Targets, read
from pipeline.checking.registry import all_checks
from pipeline.checking.sitewide import SiteWide, ledger_files, notes_files, sidecar
from pipeline.clock import today
from pipeline.errors import ConfigError, UnreadableError
from pipeline.model.finding import Failure, Severity
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.policy.config import FILE, unknown_check
from pipeline.sources.site import Files, Site, discover
from pipeline.sources.tree import WorkingTree
from pipeline.wording import Text

if TYPE_CHECKING:  # a run over a few articles needs no cache
    from pipeline.checking.store import Cache, Result

_RANK = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
# Below this many articles, opening the cache costs more than judging them.
_WORTH_A_CACHE = 12
# Below this many articles for each process, starting one costs more than it saves.
_WORTH_A_PROCESS = 60

NO_ARTICLE = Text("記事が一つも見つかりません。", "No article was found.")
NO_ARTICLE_HINT = Text(
    "pipeline.toml の articles の書き方と、記事の置き場所を確かめてください。最初の記事は「pipeline draft」か「pipeline new」で作れます。",
    "Check 'articles' in pipeline.toml and where your articles are. Make a first one with 'pipeline draft' or 'pipeline new'.",
)

EMPTY_SHARD = Text(
    "{count}つに分けた{number}番目には、記事がありません（記事は{articles}本）。分ける数を減らしてください。",
    "Part {number} of {count} holds no article (there are {articles}). Ask for fewer parts.",
)


@dataclass(frozen=True)
class Request:
    """What to judge and how. `paths` None means every article of the site; `notes` are files of notes
    that are about to enter the repository.

    `as_published` counts drafts as published; `tolerate_drafts` lets what a draft lacks pass (the hook).
    `files` is what `discover` found, where the caller has asked already. `shard` (I, N) takes every N-th article from
    the I-th on, counted from 1. `jobs` is the number of processes, None for as many as are worth it.
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


def inspect(site: Site, request: Request) -> Report:
    """Judge a site. Raises `ConfigError` where the policy or the layout is wrong; everything else is in the report."""
    validate(site)
    files = request.files or discover(site)
    paths = files.articles if request.paths is None else request.paths
    if request.paths is None and not paths:
        return Report((), (Failure(".", NO_ARTICLE, NO_ARTICLE_HINT),))
    number, count = request.shard
    if request.paths is None and number > len(paths):
        return Report((), (Failure(".", EMPTY_SHARD.filled(number=number, count=count, articles=len(paths))),))
    results = list(_judged(site, files, paths[number - 1 :: count], request))
    found, broken = _notes(site, request)
    return Report(
        tuple(report for report, _ in results if report is not None),
        (*(failure for _, failures in results for failure in failures), *broken),
        found,
    )


def _notes(site: Site, request: Request) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
    """What is wrong with notes that are about to enter the repository."""
    checks = [check for check in request.checks if check.subject == "notes"]
    if not checks or not request.notes:
        return (), ()
    from pipeline.model.notes import NotesFile
    from pipeline.sources import notes

    found: list[Reported] = []
    failures: list[Failure] = []
    inputs = Inputs(config=site.config, today=request.today)
    for path in request.notes:
        try:
            data = site.tree.read(path)
            if data is None:
                continue
            read = notes.load(data, path, site.tree.read(sidecar(path)))
            reported, broken = judge_notes(
                NotesFile(read, tuple(notes.source_text(data, path).split("\n"))), inputs, checks
            )
            found += reported
            failures += broken
        except UnreadableError as error:
            failures.append(Failure(error.path or path, error.message, error.hint, error.line))
    return tuple(found), tuple(failures)


# Article → the others that share words with it.
Near = Mapping[str, tuple[str, ...]]
Judged = tuple[ArticleReport | None, tuple[Failure, ...]]


def _judged(site: Site, files: Files, paths: Sequence[str], request: Request) -> Iterator[Judged]:
    """The results in the order of `paths`: from the cache where nothing changed, else from the gate."""
    near = (
        neighbours(site, files.articles, set(paths))
        if any("neighbours" in check.needs for check in request.checks)
        else {}
    )
    if len(paths) < _WORTH_A_CACHE:
        yield from (
            (report, failures) for report, failures, _ in judge_all(site, files, paths, request, near, remembers=False)
        )
        return
    from pipeline.checking.store import Cache

    cache = Cache(site.root / ".cache" / "tezawari")
    keys = _keys(cache, site, paths, request, near)
    known = dict(_known(cache, site, files, keys))
    fresh = [path for path in paths if path not in known]
    judged = dict(zip(fresh, _in_processes(site, files, fresh, request, near), strict=True))
    _remember(cache, keys, judged, known)
    for path in paths:
        yield (known[path].report, ()) if path in known else judged[path][:2]


def _keys(cache: Cache, site: Site, paths: Sequence[str], request: Request, near: Near) -> dict[str, bytes]:
    """The cache's name for each article: its bytes, its neighbours' names, the policy, the checks, and how it is judged."""
    from pipeline.checking.store import code_digest

    needs = {need for check in request.checks for need in check.needs}
    dated = request.today.isoformat() if site.config.waivers or "today" in needs else ""
    how = repr((site.config, site.docs_dir, [check.id for check in request.checks], request.as_published, dated))
    wide = [
        *(notes_files(site) if "all_notes" in needs else ()),
        *(ledger_files(site) if "ledgers" in needs else ()),
    ]
    common = (code_digest(), how.encode(), *(part for path in wide for part in (path.encode(), _bytes(site, path))))
    return {
        path: cache.key((*common, repr(near.get(path, ())).encode(), path.encode(), _bytes(site, path)))
        for path in paths
    }


def _bytes(site: Site, path: str) -> bytes:
    try:
        return site.tree.read(path) or b""
    except UnreadableError:
        return b""


def _known(cache: Cache, site: Site, files: Files, keys: dict[str, bytes]) -> Iterator[tuple[str, Result]]:
    """Results that still hold: everything that they were judged by is as it was."""
    recorder = Recorder(site.tree, frozenset(files.others))
    for path, key in keys.items():
        result = cache.get(key)
        if result and all(recorder.state(name) == state for name, state in result.dependencies.items()):
            yield path, result


def _remember(
    cache: Cache,
    keys: dict[str, bytes],
    judged: dict[str, tuple[ArticleReport | None, tuple[Failure, ...], dict[str, str]]],
    known: dict[str, Result],
) -> None:
    """Store what was judged, but nothing that failed: that is looked at again each time."""
    from pipeline.checking.store import Result

    results = [
        (keys[path], Result(report, seen))
        for path, (report, failures, seen) in judged.items()
        if report and not failures
    ]
    cache.put(results, [keys[path] for path in known])


def _in_processes(
    site: Site, files: Files, paths: Sequence[str], request: Request, near: Near
) -> list[tuple[ArticleReport | None, tuple[Failure, ...], dict[str, str]]]:
    """`judge_all`, shared out among processes where that pays. A process that dies raises."""
    jobs = request.jobs or min(os.cpu_count() or 1, len(paths) // _WORTH_A_PROCESS)
    if jobs < 2 or len(paths) < 2 or not isinstance(site.tree, WorkingTree):
        return judge_all(site, files, paths, request, near)
    from concurrent.futures import ProcessPoolExecutor

    # Every n-th article, so that each process gets its share of long ones.
    shares = [list(paths[start::jobs]) for start in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        done = list(pool.map(judge_all, [site] * jobs, [files] * jobs, shares, [request] * jobs, [near] * jobs))
    found = {
        path: result
        for share, results in zip(shares, done, strict=True)
        for path, result in zip(share, results, strict=True)
    }
    return [found[path] for path in paths]


def judge_all(
    site: Site, files: Files, paths: Sequence[str], request: Request, near: Near, remembers: bool = True
) -> list[tuple[ArticleReport | None, tuple[Failure, ...], dict[str, str]]]:
    """Judge articles one after the other: report, failures, and what each was judged by."""
    recorder = Recorder(site.tree, frozenset(files.others), remembers=remembers)
    recorded = replace(site, tree=recorder)
    targets = Targets(recorded, files, recorder)
    wide = SiteWide(site)
    results = []
    for path in paths:
        recorder.seen = {}
        report, failures = _one(recorded, targets, path, request, near.get(path, ()), wide)
        results.append((report, failures, {name: state for name, state in recorder.seen.items() if name != path}))
    return results


def _one(site: Site, targets: Targets, path: str, request: Request, near: Sequence[str], wide: SiteWide) -> Judged:
    reading = read(site, targets, path, request.today, near, wide)
    if reading.article is None:
        return None, reading.failures
    report, crashes = judge(
        reading.article,
        reading.inputs,
        request.checks,
        as_published=request.as_published,
        failed=bool(reading.failures),
    )
    failures = (*reading.failures, *crashes)
    if request.tolerate_drafts and reading.article.draft:
        failures = tuple(failure._replace(tolerated=True) for failure in failures)
    return report, failures


def validate(site: Site) -> None:
    """Refuse a policy that names unknown checks, or lowers or waives what may not be. Raises `ConfigError`."""
    known = {check.id: check for check in all_checks()}
    named = [*site.config.severity, *(waiver.check for waiver in site.config.waivers)]
    for name in named:
        if name not in known:
            raise unknown_check(name, known, FILE)
    for name, severity in site.config.severity.items():
        if known[name].fixed and _RANK.index(severity) < _RANK.index(known[name].severity):
            raise _fixed(name)
    for waiver in site.config.waivers:
        if known[waiver.check].fixed:
            raise _fixed(waiver.check)


def _fixed(check: str) -> ConfigError:
    return ConfigError(
        Text(
            "チェック「{check}」は弱めることも免除することもできません。",
            "The check '{check}' can be neither lowered nor waived.",
        ).filled(check=check),
        Text("「pipeline explain {check}」に理由があります。", "'pipeline explain {check}' says why.").filled(
            check=check
        ),
        path=FILE,
    )
