"""`--format github`: workflow commands that become annotations on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.report.messages import hint, message
from pipeline.wording import Language, Text

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DRAFT = Text("下書き：", "Draft: ")
_FAILED = Text("調べられませんでした：", "Could not be checked: ")


def render(report: Report, language: Language) -> str:
    """One command a line. Errors of drafts are warnings here: they stop nobody yet."""
    lines = [line for article in report.articles for line in _article(article, language)]
    lines += [_command(found, found.path or "", language, _LEVEL[found.severity]) for found in report.site_findings]
    for failure in report.failures:
        text = _FAILED.render(language) + failure.message.render(language)
        level = "warning" if failure.tolerated else "error"
        lines.append(f"::{level} file={_property(failure.path)},line={failure.line or 1}::{_data(text)}")
    return "".join(f"{line}\n" for line in lines)


def _article(article: ArticleReport, language: Language) -> Iterator[str]:
    for found in article.findings:
        if found.waiver is None:
            level = _LEVEL[found.severity]
            if level == "error" and not article.blocked:
                level = "warning"
            prefix = _DRAFT.render(language) if article.draft else ""
            yield _command(found, article.path, language, level, prefix)


def _command(found: Reported, path: str, language: Language, level: str, prefix: str = "") -> str:
    finding = found.finding
    last = finding.end_line or finding.line
    place = f"file={_property(path)},line={finding.line},endLine={last},"
    if last == finding.line:  # columns of several lines are none to GitHub
        # There, the last column is one of the words.
        ends = "" if finding.end_column is None else f"endColumn={max(finding.column, finding.end_column - 1)},"
        place += f"col={finding.column},{ends}"
    text = f"{prefix}{message(found, language)}\n{hint(found, language)}"
    return f"::{level} {place if path else ''}title={_property(found.check)}::{_data(text)}"


def _data(text: str) -> str:
    """Escaped as the workflow-command syntax asks; nothing an article says can start a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
