"""The sentences of a finding, made when it is shown."""

from __future__ import annotations

from pipeline.checking.registry import by_id
from pipeline.model.finding import Severity
from pipeline.model.report import Report, Reported
from pipeline.wording import Language, Text


def message(found: Reported, language: Language) -> str:
    """What is wrong."""
    return by_id(found.check).message.render(language, found.finding.parameters)


def hint(found: Reported, language: Language) -> str:
    """What to write."""
    return (found.finding.hint or by_id(found.check).fix).render(language)


def quiet(report: Report) -> tuple[int, int]:
    """How many findings a waiver answers, and how many more the policy calls a note though the check does not."""
    every = [*report.site_findings, *(found for article in report.articles for found in article.findings)]
    notes = [found for found in every if found.severity is Severity.NOTE and found.waiver is None]
    lowered = sum((found.finding.severity or by_id(found.check).severity) is not Severity.NOTE for found in notes)
    return sum(found.waiver is not None for found in every), lowered


def silenced(report: Report) -> list[Text]:
    """A sentence about what the policy keeps quiet, where there is any, one about each part of it that does nothing, and one where only
    some checks were asked."""
    waived, lowered = quiet(report)
    told = [_SILENCED.filled(waived=waived, lowered=lowered)] if waived or lowered else []
    return [*told, *report.remarks, *([_SELECTED] if report.selected else [])]


_SELECTED = Text(
    "選んだチェックだけの結果です。公開できるかどうかは、チェックを選ばずに「pipeline check」で確かめてください。",
    "This is what the selected checks say. Whether an article may be published, 'pipeline check' says without a selection.",
)
_SILENCED = Text(
    "設定により数えていない指摘：免除中 {waived}件、「note」に下げたもの {lowered}件",
    "Not counted because of the policy: {waived} waived, {lowered} lowered to a note",
)
