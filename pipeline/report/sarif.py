"""`--format sarif`: SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from pipeline import DOCS, HOME, __version__
from pipeline.checking.check import Check
from pipeline.checking.registry import all_checks
from pipeline.digests import blake2b
from pipeline.model.finding import Failure
from pipeline.model.report import Report, Reported
from pipeline.report.messages import hint, message
from pipeline.wording import Language

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, language: Language) -> str:
    """One SARIF log with one run, and a line break at its end."""
    results = [_result(found, article.path, language) for article in report.articles for found in article.findings]
    results += [_result(found, found.path, language) for found in report.site_findings]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Tezawari",
                        "semanticVersion": __version__,
                        "informationUri": HOME,
                        "language": language,
                        "rules": [_rule(check, language) for check in all_checks()],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": report.outcome != "could-not-check",
                        "exitCode": report.exit_status,
                        "toolExecutionNotifications": [_notification(failure, language) for failure in report.failures],
                    }
                ],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False) + "\n"


def _rule(check: Check, language: Language) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": "".join(part.capitalize() for part in check.id.split("-")),
        "shortDescription": {"text": check.title.render(language)},
        "fullDescription": {"text": check.why.render(language)},
        "helpUri": f"{DOCS}/{language}/checks/{check.id}/",
        "help": {"text": f"{check.fix.render(language)}\n{check.wrong.render(language)}"},
        "defaultConfiguration": {"level": check.severity.value},
        "properties": {"tags": [check.family]},
    }


def _result(found: Reported, path: str | None, language: Language) -> dict[str, Any]:
    finding = found.finding
    result: dict[str, Any] = {
        "ruleId": found.check,
        "partialFingerprints": {"tezawari/v1": _fingerprint(found, path)},
        "ruleIndex": [check.id for check in all_checks()].index(found.check),
        "level": found.severity.value,
        "message": {"text": f"{message(found, language)}\n{hint(found, language)}"},
    }
    if path is not None:
        region = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.end_line or finding.line,
        }
        if finding.end_column is not None:
            region["endColumn"] = finding.end_column
        result["locations"] = [_location(path, region)]
    if found.waiver is not None:
        waiver = found.waiver
        text = f"{waiver.reason} ({waiver.by}, {waiver.until.isoformat()})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": text}]
    return result


def _fingerprint(found: Reported, path: str | None) -> str:
    """The same for the same finding when lines move: the check, the file, and what is said of it."""
    said = json.dumps(dict(found.finding.parameters), default=str, sort_keys=True, ensure_ascii=False)
    return blake2b(f"{found.check}\n{path}\n{said}".encode(), digest_size=16).hexdigest()


def _notification(failure: Failure, language: Language) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": failure.message.render(language)},
        "locations": [_location(failure.path, {"startLine": failure.line or 1})],
    }


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(path)}, "region": region}}
