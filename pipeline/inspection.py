"""One run of the gate over a site: read what is needed, judge each article, gather one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pipeline.check import Check, Context, Target
from pipeline.config import FILE, unknown_check
from pipeline.errors import ConfigError, PipelineError, UnreadableError
from pipeline.gate import judge
from pipeline.language.links import anchors
from pipeline.model.article import Article
from pipeline.model.finding import Failure, Severity
from pipeline.model.report import ArticleReport, Report
from pipeline.registry import all_checks
from pipeline.sources import articles
from pipeline.sources.site import Files, Site, discover, ledger_path
from pipeline.wording import Text

if TYPE_CHECKING:  # imported where they are read
    from pipeline.model.ledger import Ledger
    from pipeline.model.notes import Notes

_RANK = (Severity.NOTE, Severity.WARNING, Severity.ERROR)

NO_ARTICLE = Text("記事が一つも見つかりません。", "No article was found.")
NO_ARTICLE_HINT = Text(
    "pipeline.toml の articles の書き方と、記事の置き場所を確かめてください。最初の記事は「pipeline draft」か「pipeline new」で作れます。",
    "Check 'articles' in pipeline.toml and where your articles are. Make a first one with 'pipeline draft' or 'pipeline new'.",
)


@dataclass(frozen=True)
class Request:
    """What to judge and how. `paths` None means every article of the site.

    `as_published` counts drafts as published; `tolerate_drafts` lets what a draft lacks pass (the hook).
    `files` is what `discover` found, where the caller has asked already.
    """

    paths: Sequence[str] | None = None
    checks: Sequence[Check] = field(default_factory=all_checks)
    as_published: bool = False
    tolerate_drafts: bool = False
    today: date = field(default_factory=date.today)
    files: Files | None = None


def inspect(site: Site, request: Request) -> Report:
    """Judge a site. Raises `ConfigError` where the policy or the layout is wrong; everything else is in the report."""
    validate(site)
    files = request.files or discover(site)
    paths = files.articles if request.paths is None else request.paths
    if request.paths is None and not paths:
        return Report((), (Failure(".", NO_ARTICLE, NO_ARTICLE_HINT),))
    targets = Targets(site, files)
    reports: list[ArticleReport] = []
    failures: list[Failure] = []
    for path in paths:
        report, failed = _one(site, targets, path, request)
        failures.extend(failed)
        if report is not None:
            reports.append(report)
    return Report(tuple(reports), tuple(failures))


class Targets(Mapping[str, Target]):
    """What links can lead to; a page is read only when a link leads there."""

    def __init__(self, site: Site, files: Files) -> None:
        self._site = site
        self._pages = {*files.articles, *files.pages}
        self._others = frozenset(files.others)
        self._read: dict[str, Target] = {}

    def __getitem__(self, path: str) -> Target:
        if path in self._others:
            return Target()
        if path not in self._pages:
            raise KeyError(path)
        if path not in self._read:
            self._read[path] = self._page(path)
        return self._read[path]

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


def read_article(site: Site, path: str) -> Article:
    """Read and parse one article. Raises `UnreadableError`."""
    data = site.tree.read(path)
    if data is None:
        raise UnreadableError(Text("ファイルがありません。", "There is no such file."), path=path)
    has_ledger = site.tree.read(ledger_path(path, site.config)) is not None
    return articles.parse(path, articles.decode(data, path), site.config, has_ledger=has_ledger)


def _one(site: Site, targets: Targets, path: str, request: Request) -> tuple[ArticleReport | None, tuple[Failure, ...]]:
    try:
        article = read_article(site, path)
    except UnreadableError as error:
        return None, (_failure(error, path),)
    except Exception as error:
        return None, (_crash(error, path),)
    failures: list[Failure] = []
    context = Context(
        config=site.config,
        today=request.today,
        ledger=_ledger(site, article, failures),
        notes=_notes(site, article, failures),
        docs_dir=site.docs_dir or "",
        targets=targets,
    )
    report, crashes = judge(article, context, request.checks, as_published=request.as_published, failed=bool(failures))
    failures.extend(crashes)
    if request.tolerate_drafts and article.draft:
        failures = [
            Failure(failure.path, failure.message, failure.hint, failure.line, tolerated=True) for failure in failures
        ]
    return report, tuple(failures)


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


def _notes(site: Site, article: Article, failures: list[Failure]) -> tuple[Notes, ...]:
    found: list[Notes] = []
    for name in article.front_matter.notes:
        path = f"{site.config.notes_folder}/{name}"
        try:
            data = site.tree.read(path)
            if data is None:
                failures.append(_missing_notes(article, path))
                continue
            from pipeline.sources import notes

            found.append(notes.load(data, path, site.tree.read(f"{path.rsplit('.', 1)[0]}.meta.yml")))
        except UnreadableError as error:
            failures.append(_failure(error, path))
        except Exception as error:
            failures.append(_crash(error, path))
    return tuple(found)


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
