"""Which articles and pages may be built: decided once, by the gate, for every engine and every lock."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.checking.policy import validate
from pipeline.checking.reading import failure, read_article
from pipeline.checking.session import Request, Session, inspect
from pipeline.errors import UnreadableError
from pipeline.model.article import Article, Problem
from pipeline.model.finding import Failure
from pipeline.model.report import ArticleReport, Report
from pipeline.policy.globs import MARKDOWN
from pipeline.sources import articles, front_matter
from pipeline.sources.site import Site, discover
from pipeline.sources.sparse import left_out_of
from pipeline.wording import Text

Reason = Literal["blocked", "unchecked", "not-as-checked", "address-taken", "draft", "waiting", "page-unreadable"]

# MkDocs also reads `key: value` lines without --- around them, and takes `draft: true` there for a string.
_BARE_DRAFT = re.compile(r"(?i)\A(?:[ ]{0,3}[\w-]+:[^\n]*\n)*[ ]{0,3}draft:[ \t]*(?!(?:false|no)\b)\S")

REASONS: Mapping[Reason, Text] = {
    "blocked": Text("公開できません（直すところが {errors}件）", "may not be published ({errors} to fix)"),
    "unchecked": Text("調べられなかったので公開しません", "could not be checked, so it is not published"),
    "not-as-checked": Text(
        "できたページの文章が、チェックした文章と違うので公開しません（欠けているか、言葉が足されています：{differs}）",
        "the built page does not show the text that was checked: words are missing or were added ({differs}); so it is not published",
    ),
    "address-taken": Text(
        "{other} と同じアドレスになるので公開しません", "gets the same address as {other}, so it is not published"
    ),
    "draft": Text("下書きです", "a draft"),
    "waiting": Text("{day} に公開します（まだその日ではありません）", "waits for its day, {day}"),
    "page-unreadable": Text(
        "ページの先頭の設定（--- で囲んだ部分）の{line}行目が読めません：{problem}",
        "the settings at the top of this page cannot be read, line {line}: {problem}",
    ),
}


@dataclass(frozen=True)
class LeftOut:
    """One article or page that is not built, and why."""

    path: str
    reason: Reason
    title: str | None = None
    day: date | None = None
    differs: Text | None = None
    report: ArticleReport | None = None
    other: str = ""
    problem: Problem | None = None

    @property
    def meant_for_readers(self) -> bool:
        """Whether somebody will miss it: not a draft, and not waiting for its day."""
        return self.reason not in ("draft", "waiting")

    @property
    def why(self) -> Text:
        """The reason in words."""
        errors = sum(found.stands for found in self.report.findings) if self.report else 0
        what: dict[str, object] = (
            {} if self.problem is None else {"line": self.problem.line, "problem": self.problem.what}
        )
        return REASONS[self.reason].filled(errors=errors, day=self.day, differs=self.differs, other=self.other, **what)


@dataclass(frozen=True)
class Selection:
    """What may be built. Paths are relative to the site's root."""

    articles: tuple[Article, ...]
    pages: tuple[str, ...]
    others: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    report: Report

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be checked."""
        return self.report.failures

    @property
    def exit_status(self) -> int:
        """0, 1 where something meant for readers is left out, 3 where something could not be checked."""
        if self.report.exit_status == 3 or any(left.reason == "unchecked" for left in self.left_out):
            return 3
        return max(self.report.exit_status, int(any(left.meant_for_readers for left in self.left_out)))


def select(
    site: Site,
    today: date,
    session: Session | None = None,
    read: Callable[[Site, str], Article] = read_article,
) -> Selection:
    """Judge the whole site and sort it; `session` is one that stays open, `read` reads articles. Raises `ConfigError` where the policy or the layout is wrong,
    `UnreadableError` where git left out notes or ledgers."""
    # What is not there cannot be compared with any article: none of them is known to be the writer's own.
    for error in left_out_of(site):
        raise error
    files = discover(site)
    if files.articles:
        request = Request(today=today, files=files)
        report = inspect(site, request) if session is None else session.inspect(site, request)
    else:
        validate(site.config)
        report = Report((), tuple(failure(error, ".") for error in files.failures))
    judged = {article.path: article for article in report.articles}
    chosen: list[Article] = []
    pages: list[str] = []
    left_out: list[LeftOut] = []
    for path in files.articles:
        article = _article(site, path, judged.get(path), today, read)
        if isinstance(article, LeftOut):
            left_out.append(article)
        else:
            chosen.append(article)
    failures = list(report.failures)
    for path in files.pages:
        try:
            page = _page(site, path)
        except UnreadableError as error:
            failures.append(failure(error, path))
            page = LeftOut(path, "unchecked")
        if page is None:
            pages.append(path)
        else:
            left_out.append(page)
    return Selection(
        tuple(chosen),
        tuple(pages),
        files.others,
        tuple(left_out),
        replace(report, failures=tuple(dict.fromkeys(failures))),
    )


def _article(
    site: Site, path: str, judged: ArticleReport | None, today: date, read: Callable[[Site, str], Article]
) -> Article | LeftOut:
    if judged is None:
        return LeftOut(path, "unchecked")
    if judged.draft:
        return LeftOut(path, "draft", judged.title, report=judged)
    if not judged.publishable:
        reason: Reason = "blocked" if any(found.stands for found in judged.findings) else "unchecked"
        return LeftOut(path, reason, judged.title, report=judged)
    article = read(site, path)
    day = article.front_matter.date
    if day is None:
        return LeftOut(path, "unchecked", judged.title, report=judged)
    if day > today:
        return LeftOut(path, "waiting", judged.title, day, report=judged)
    return article


def _page(site: Site, path: str) -> LeftOut | None:
    """Why a page that is no article stays out, None where it may go: MkDocs knows no drafts among those.

    Raises `UnreadableError`.
    """
    data = site.tree.read(path) or b""
    if not path.lower().endswith(MARKDOWN):
        return None
    text = articles.decode(data, path)
    if not text.startswith("---"):
        return LeftOut(path, "draft") if _BARE_DRAFT.match(text) else None
    matter = front_matter.parse(text)
    if not matter.readable:
        # What lacks stands on line 1, what is wrong where it is written.
        problem = next((one for one in matter.problems if one.line > 1), matter.problems[0])
        return LeftOut(path, "page-unreadable", matter.title, problem=problem)
    return LeftOut(path, "draft", matter.title) if matter.draft else None
