"""Findings → the report of one article: what the policy makes of them, and without what no reader may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from pipeline.checking.card import Card
from pipeline.checking.check import Check
from pipeline.markup.characters import folded
from pipeline.model.article import Kind
from pipeline.model.finding import Finding, Severity
from pipeline.model.report import ArticleReport, Reported, State
from pipeline.policy.config import Config
from pipeline.policy.waivers import covering
from pipeline.wording import Text

_HIDDEN = Text("（伏せました）", "[withheld]")
# So many letters in a row that a message shares with a line are that line's.
_REPEATED = 5

# The checks by id, the policy, and the day of which its waivers hold.
Policy = tuple[Mapping[str, Check], Config, date]


def weighed(policy: Policy, check: str, finding: Finding, path: str) -> Reported:
    """A finding with the severity that the policy gives it, and the waiver that covers it."""
    checks, config, today = policy
    severity = finding.severity or checks[check].severity
    if not checks[check].fixed or severity is not Severity.ERROR:
        severity = config.severity.get(check, severity)
    waiver = None if checks[check].fixed else covering(config.waivers, check, path, today)
    return Reported(check, severity, finding, waiver)


def reported(
    path: str,
    card: Card,
    findings: Sequence[Reported],
    lines: Collection[int],
    words: str,
    checks: Mapping[str, Check],
    *,
    as_published: bool,
    failed: bool,
) -> ArticleReport:
    """The report of one article. `lines` are withheld, `words` is what stands there."""
    if lines:
        plain = folded(words)
        findings = [_silent(one, lines, plain, checks[one.check].repeats) for one in findings]
    order = {check: place for place, check in enumerate(checks)}
    findings = sorted(findings, key=lambda one: (one.finding.line, one.finding.column, order[one.check]))
    publishable = not failed and not any(one.stands for one in findings)
    return ArticleReport(
        path=path,
        lang=card.lang,
        draft=card.draft,
        publishable=publishable,
        blocked=not publishable and (as_published or not card.draft),
        human_sections=_states(card.states, findings, checks),
        findings=tuple(findings),
        title=None if card.title_line in lines else card.title,
    )


def _states(
    states: Mapping[Kind, State], findings: Sequence[Reported], checks: Mapping[str, Check]
) -> dict[Kind, State]:
    """What became of each kind: one that an error says is not written is not, however many letters stand there, and one whose error
    the policy lets pass is.
    """
    errors = [one for one in findings if (one.finding.severity or checks[one.check].severity) is Severity.ERROR]
    lacking = {one.finding.parameters.get("kind") for one in errors if one.stands}
    passed = {one.finding.parameters.get("kind") for one in errors} - lacking
    settled: dict[Kind, State] = {
        kind: "unfilled" if kind in lacking else "filled" if kind in passed else state
        for kind, state in states.items()
        if state != "missing"
    }
    return {**states, **settled}


def _silent(found: Reported, lines: Collection[int], words: str, repeats: bool) -> Reported:
    """The finding without the words of a withheld line; only a check that `repeats` words has them in its parameters."""
    finding = found.finding
    if not any(line in lines for line in range(finding.line, (finding.end_line or finding.line) + 1)):
        return found
    parameters = {
        name: _HIDDEN if repeats and isinstance(value, str | Text) and _repeats(value, words) else value
        for name, value in finding.parameters.items()
    }
    return found._replace(finding=finding._replace(parameters=parameters, excerpt=None))


def _repeats(value: str | Text, words: str) -> bool:
    """Whether `value` holds anything of `words`; a short excerpt counts as soon as it stands there."""
    for text in (value,) if isinstance(value, str) else value:
        plain = folded(text)
        if any(plain[start : start + _REPEATED] in words for start in range(max(1, len(plain) - _REPEATED + 1))):
            return True
    return False
