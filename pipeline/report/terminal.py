"""`--format terminal`: for a person who writes, not for one who programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.checking.registry import by_id
from pipeline.model.article import KIND_NAMES
from pipeline.model.finding import Excerpt, Failure, Severity
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.report.columns import cells, harmless
from pipeline.report.messages import hint, message, silenced
from pipeline.wording import Language, Text

_MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "・"}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
# So many findings of one check that stops nothing are shown in full, and so many lines of the rest.
_SHOWN = 3
_LINES = 12
_MORE = Text("… {check} はほかに{count}件（{lines}行目）", "… {count} more of {check} (lines {lines})")
_WHY = Text("なぜ", "Why")
_DO = Text("書くこと", "Do")
_VERDICT = {
    "blocked": Text("公開できません", "blocked"),
    "draft": Text("下書き（公開するには、あと{errors}件）", "draft ({errors} to settle before it can be published)"),
    "ready-draft": Text(
        "下書き（中身はそろっています。draft: false で公開）", "draft (all is there; draft: false publishes it)"
    ),
    "publishable": Text("公開できます", "may be published"),
}
# What can be said where only some checks were asked.
_SELECTED_VERDICT = {
    **_VERDICT,
    "draft": Text("下書き（選んだチェックでは、あと{errors}件）", "draft ({errors} to settle by the selected checks)"),
    "ready-draft": Text(
        "下書き（選んだチェックに、止めるものはありません）", "draft (nothing to settle by the selected checks)"
    ),
    "publishable": Text("選んだチェックに、止めるものはありません", "nothing to settle by the selected checks"),
}
_LACKS = Text(
    "何が足りないかは「pipeline check {path:shell}」で見られます。",
    "'pipeline check {path:shell}' shows what it still lacks.",
)
_STATES = {
    "filled": Text("{kind}：あり", "{kind}: written"),
    "unfilled": Text("{kind}：まだ足りません", "{kind}: not enough yet"),
    "missing": Text("{kind}：見出しなし", "{kind}: no such section"),
}
_TOTAL = Text(
    "記事 {articles}本 — 公開を止めたもの {blocked}、エラー {errors}、注意 {warnings}",
    "{articles} checked — {blocked} blocked, {errors} to fix, {warnings} to consider",
)
_NOT_CHECKED = Text("、調べられなかったもの {count}", ", {count} not checked")
_STOPPED = Text(
    "記事のほかに、止めているものが {count}件あります（上に示しました）。",
    "{count} {count:problem|problems} outside the articles {count:stops|stop} this as well (see above).",
)
_FAILED = Text(
    "調べられなかったもの（問題なしではありません）", "Could not be checked (which is not the same as clean)"
)
_NOTHING = Text("調べる記事はありません（変更された記事なし）。", "No article to check: none was changed.")


def render(report: Report, language: Language, *, committed: bool = False) -> str:
    """Plain text with a line break at its end. Of what is only being `committed`, a draft gets a line, not a report."""
    if not report.articles and not report.failures and not report.site_findings:
        return _NOTHING.render(language) + "\n"
    # What stops a commit stands before the drafts in it, which stop nothing.
    lines = [*besides(report, language)] if committed else []
    verdicts = _SELECTED_VERDICT if report.selected else _VERDICT
    for article in report.articles:
        lines.extend(
            _begun(article, language, verdicts)
            if committed and _being_written(article)
            else _article(article, language, verdicts)
        )
        lines.append("")
    lines += () if committed else besides(report, language)
    if report.failures:
        lines.append(_FAILED.render(language))
        for failure in report.failures:
            lines.extend(_failure(failure, language))
        lines.append("")
    counts = {
        "articles": len(report.articles),
        "blocked": sum(article.blocked for article in report.articles),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }
    unchecked = _NOT_CHECKED.render(language, {"count": len(report.failures)}) if report.failures else ""
    lines.append(_TOTAL.render(language, counts) + unchecked)
    stopping = sum(found.stands for found in report.site_findings)
    if stopping:
        lines.append(_STOPPED.render(language, {"count": stopping}))
    lines += [text.render(language) for text in silenced(report)]
    return "\n".join(lines) + "\n"


def besides(report: Report, language: Language) -> Iterator[str]:
    """What is wrong outside the articles."""
    for found in report.site_findings:
        yield from (*_finding(found, found.path or "", language, explained=set()), "")


def _being_written(article: ArticleReport) -> bool:
    return article.draft and not article.blocked and any(found.waiver is None for found in article.findings)


def _begun(article: ArticleReport, language: Language, verdicts: Mapping[str, Text]) -> Iterator[str]:
    """A draft that is saved: how far it is, where to read more; and what a commit would keep though nobody may repeat it."""
    errors = sum(found.stands for found in article.findings)
    key = "ready-draft" if article.publishable else "draft"
    yield f"{harmless(article.path)} — {verdicts[key].render(language, {'errors': errors})}"
    for found in article.findings:
        if not by_id(found.check).repeats:
            told = found._replace(severity=max(found.severity, Severity.WARNING, key=_ORDER.__getitem__))
            yield from _finding(told, article.path, language, explained=set())
    yield f"  {_LACKS.render(language, {'path': harmless(article.path)})}"


def _article(article: ArticleReport, language: Language, verdicts: Mapping[str, Text]) -> Iterator[str]:
    errors = sum(found.stands for found in article.findings)
    if article.blocked:
        key = "blocked"
    elif article.draft:
        key = "draft" if not article.publishable else "ready-draft"
    else:
        key = "publishable"
    yield f"{harmless(article.path)} — {verdicts[key].render(language, {'errors': errors})}"
    states = [
        _STATES[state].render(language, {"kind": KIND_NAMES[kind]}) for kind, state in article.human_sections.items()
    ]
    if states and any(state != "filled" for state in article.human_sections.values()):
        yield "  " + ("　" if language == "ja" else "   ").join(states)
    yield from _findings(article, language)


def _findings(article: ArticleReport, language: Language) -> Iterator[str]:
    """What stops the article first; of what recurs and stops nothing, the first few."""
    explained: set[str] = set()
    shown: Counter[str] = Counter()
    more: dict[str, list[int]] = {}
    for found in sorted(article.findings, key=lambda one: (not one.stands, _ORDER[one.severity])):
        shown[found.check] += 1
        if shown[found.check] > _SHOWN and not found.stands:
            more.setdefault(found.check, []).append(found.finding.line)
        else:
            yield from _finding(found, article.path, language, explained)
    for check, lines in more.items():
        numbers = ", ".join(map(str, lines[:_LINES])) + (", …" if len(lines) > _LINES else "")
        yield "  " + _MORE.render(language, {"check": check, "count": len(lines), "lines": numbers})


def _finding(found: Reported, path: str, language: Language, explained: set[str]) -> Iterator[str]:
    check = by_id(found.check)
    place = f"{harmless(path)}:{found.finding.line}" if path else ""
    yield f"  {_MARKS[found.severity]} {place} {harmless(message(found, language))} [{check.id}]"
    yield from _underlined(found.finding.excerpt) if found.finding.excerpt else ()
    if found.waiver is not None:
        waived = Text("免除中（{until} まで、{by}）：{reason}", "waived until {until} by {by}: {reason}")
        waiver = found.waiver
        yield "      " + waived.render(language, {"until": waiver.until, "by": waiver.by, "reason": waiver.reason})
        return
    if check.id not in explained:
        explained.add(check.id)
        yield f"      {_WHY.render(language)}: {check.why.render(language)}"
        yield f"      {_DO.render(language)}: {hint(found, language)}"


def _underlined(excerpt: Excerpt) -> Iterator[str]:
    """A piece of the line with its words underlined, in the cells of a terminal: kana and kanji are two wide."""
    before, words = (
        harmless(text) for text in (excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end])
    )
    leading = before.lstrip()
    yield f"      │ {leading}{words}{harmless(excerpt.text[excerpt.end :]).rstrip()}"
    yield f"      │ {' ' * cells(leading)}{'^' * max(1, cells(words))}"


def _failure(failure: Failure, language: Language) -> Iterator[str]:
    path = harmless(failure.path)
    place = path if failure.line is None else f"{path}:{failure.line}"
    # "." is the site as a whole, which is no place to look at.
    named = "" if place == "." else f"{place} "
    yield f"  ✖ {named}{failure.message.render(language)}"
    if failure.hint is not None:
        yield f"      → {failure.hint.render(language)}"
