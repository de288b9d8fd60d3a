"""`--format json`: stable, additions only."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model.finding import Failure, Severity
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.report.messages import hint, message, quiet
from pipeline.wording import Language


def render(report: Report, language: Language) -> str:
    """One JSON document, with a line break at its end."""
    waived, lowered = quiet(report)
    summary = {
        "articles": len(report.articles),
        "blocked": sum(article.blocked for article in report.articles),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
    }
    document = {
        "version": _text(1),
        "outcome": _text(report.outcome),
        # One after the other: all of a large site at once would be larger than everything that is known of it.
        "articles": f"[{', '.join([_text(_article(article, language)) for article in report.articles])}]",
        "site": _text({"findings": [{"path": one.path, **_finding(one, language)} for one in report.site_findings]}),
        "failures": _text([failure_as_json(failure, language) for failure in report.failures]),
        "summary": _text(summary),
        "silenced": _text({"waived": waived, "lowered": lowered}),
    }
    return "{" + ", ".join([f'"{name}": {text}' for name, text in document.items()]) + "}\n"


def _text(value: object) -> str:
    # Without indentation: with it, Python writes large documents seven times slower.
    return json.dumps(value, ensure_ascii=False)


def _article(article: ArticleReport, language: Language) -> dict[str, Any]:
    return {
        "path": article.path,
        "title": article.title,
        "lang": article.lang,
        "draft": article.draft,
        "publishable": article.publishable,
        "blocked": article.blocked,
        "human_sections": dict(article.human_sections),
        "findings": [_finding(found, language) for found in article.findings],
    }


def _finding(found: Reported, language: Language) -> dict[str, Any]:
    waiver = found.waiver
    ends = {} if found.finding.end_column is None else {"end_column": found.finding.end_column}
    return {
        "check": found.check,
        "severity": found.severity.value,
        "line": found.finding.line,
        "column": found.finding.column,
        "end_line": found.finding.end_line or found.finding.line,
        **ends,
        "message": message(found, language),
        "hint": hint(found, language),
        "waiver": None
        if waiver is None
        else {"path": waiver.path, "reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()},
    }


def failure_as_json(failure: Failure, language: Language) -> dict[str, Any]:
    """What could not be checked."""
    return {
        "path": failure.path,
        "line": failure.line,
        "message": failure.message.render(language),
        "hint": failure.hint.render(language) if failure.hint else None,
        "tolerated": failure.tolerated,
    }
