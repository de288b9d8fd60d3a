"""`--format github`: workflow commands that become annotations on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.finding import Severity
from pipeline.model.report import Report, Reported
from pipeline.report.messages import hint, message
from pipeline.wording import Language, Text

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DRAFT = Text("下書き：", "Draft: ")
# GitHub shows ten annotations of each level a step, and says nothing of the rest.
_MOST = 10
_LEVELS = {"error": Text("エラー", "errors"), "warning": Text("注意", "warnings"), "notice": Text("メモ", "notes")}
_MORE = Text(
    "ここに出していない{level}が、ほかに{count}件あります。すべては「pipeline check」で見られます。",
    "{count} more {count:is|are} not shown here ({level}). 'pipeline check' lists all.",
)
_FAILED = Text("調べられませんでした：", "Could not be checked: ")


def render(report: Report, language: Language) -> str:
    """One command a line, errors first, at most ten of each level: GitHub shows no more, and silently.

    Errors of drafts are warnings here: they stop nobody yet.
    """
    every = [*_failures(report, language), *_findings(report, language)]
    lines: list[str] = []
    for level in _LEVEL.values():
        of_level = [command for found, command in every if found == level]
        lines += of_level[:_MOST]
        if len(of_level) > _MOST:
            more = _MORE.render(language, {"count": len(of_level) - _MOST, "level": _LEVELS[level]})
            lines.append(f"::notice title=Tezawari::{_data(more)}")
    return "".join(f"{line}\n" for line in lines)


def _failures(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    for failure in report.failures:
        text = _FAILED.render(language) + failure.message.render(language)
        level = "warning" if failure.tolerated else "error"
        yield level, f"::{level} file={_property(failure.path)},line={failure.line or 1}::{_data(text)}"


def _findings(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    for found in report.site_findings:
        level = _LEVEL[found.severity]
        yield level, _command(found, found.path or "", language, level)
    for article in report.articles:
        prefix = _DRAFT.render(language) if article.draft else ""
        for found in article.findings:
            if found.waiver is None:
                level = _LEVEL[found.severity]
                if level == "error" and not article.blocked:
                    level = "warning"
                yield level, _command(found, article.path, language, level, prefix)


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
