"""Article × inputs → report. A check that crashes becomes a failure, never silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Inputs
from pipeline.evidence import guards
from pipeline.language.measure import ENOUGH, written
from pipeline.markup.characters import folded
from pipeline.model.article import KINDS, Article, Kind
from pipeline.model.finding import Failure, Finding, Severity
from pipeline.model.report import ArticleReport, Reported, State
from pipeline.policy.waivers import covering
from pipeline.wording import Text

if TYPE_CHECKING:
    from pipeline.model.notes import NotesFile

# What the judge itself reads: severities and waivers, whose last day counts, and whatever no report may repeat.
NEEDS = ("config", "today", "notes")

_HIDDEN = Text("（伏せました）", "[withheld]")
_CRASH = Text(
    "チェック「{check}」が途中で止まりました（{detail}）。調べられなかったので、問題なしとは言えません。",
    "The check '{check}' broke off ({detail}). This could not be checked, so it does not count as clean.",
)
_CRASH_HINT = Text(
    "Tezawari の不具合です。記事のこの部分とあわせて開発元に知らせてください。",
    "This is a defect in Tezawari. Please report it together with this article.",
)


def judge(
    article: Article, inputs: Inputs, checks: Sequence[Check], *, as_published: bool = False, failed: bool = False
) -> tuple[ArticleReport, tuple[Failure, ...]]:
    """Run `checks` over one article. `failed` says that something it needs could not be read."""
    findings: list[Reported] = []
    failures: list[Failure] = []
    for check in checks:
        if check.subject != "article":
            continue
        try:
            findings.extend(_found(check, article, article.path, inputs))
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            failures.append(Failure(article.path, _CRASH.filled(check=check.id, detail=detail), _CRASH_HINT))
    repeating = frozenset(check.id for check in checks if check.repeats)
    findings, title = _withheld(findings, article, inputs.only(NEEDS), repeating)
    findings.sort(key=lambda found: (found.finding.line, found.finding.column))
    publishable = not failed and not failures and not any(found.stands for found in findings)
    draft = article.draft
    report = ArticleReport(
        path=article.path,
        lang=article.lang,
        draft=draft,
        publishable=publishable,
        blocked=not publishable and (as_published or not draft),
        human_sections=states(article),
        findings=tuple(findings),
        title=title,
    )
    return report, tuple(failures)


# So many letters in a row that a message shares with a line are that line's.
_REPEATED = 5


def _withheld(
    findings: list[Reported], article: Article, inputs: Inputs, repeating: frozenset[str]
) -> tuple[list[Reported], str | None]:
    """Findings and title without words of lines that hold personal data or off-record words: a report is read by others.

    Only the checks `repeating` put such words into their findings at all.
    """
    title = article.front_matter.title
    if not findings and not title:
        return findings, title
    spots = [(leak.line, leak.end_line) for leak in guards.leaks(article, inputs.notes)]
    spots += [(found.line, found.end_line) for found in guards.private(article, inputs.config.personal_allow)]
    lines = {number for first, last in spots for number in range(first, last + 1)}
    if not lines:
        return findings, title
    words = folded("".join(article.lines[number - 1] for number in sorted(lines)))
    shown = [_silent(found, lines, words) if found.check in repeating else found for found in findings]
    return shown, None if article.front_matter.lines.get("title") in lines else title


def _silent(found: Reported, lines: set[int], words: str) -> Reported:
    finding = found.finding
    if lines.isdisjoint(range(finding.line, (finding.end_line or finding.line) + 1)):
        return found
    parameters = {
        name: _HIDDEN if isinstance(value, str | Text) and _repeats(value, words) else value
        for name, value in finding.parameters.items()
    }
    return found._replace(finding=finding._replace(parameters=parameters))


def _repeats(value: str | Text, words: str) -> bool:
    """Whether `value` holds anything of `words`; a short excerpt counts as soon as it stands there."""
    for text in (value,) if isinstance(value, str) else value:
        plain = folded(text)
        if any(plain[start : start + _REPEATED] in words for start in range(max(1, len(plain) - _REPEATED + 1))):
            return True
    return False


def judge_notes(
    file: NotesFile, inputs: Inputs, checks: Sequence[Check]
) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
    """Run the checks of notes over one file that is about to enter the repository."""
    path = file.notes.path
    found: list[Reported] = []
    failures: list[Failure] = []
    for check in checks:
        if check.subject != "notes":
            continue
        try:
            found.extend(one._replace(path=path) for one in _found(check, file, path, inputs))
        except Exception as error:
            detail = type(error).__name__
            failures.append(Failure(path, _CRASH.filled(check=check.id, detail=detail), _CRASH_HINT))
    return tuple(found), tuple(failures)


def states(article: Article) -> dict[Kind, State]:
    """What became of each kind of human section that is required or there."""
    amounts = written(article)
    kinds = [kind for kind in KINDS if kind in article.required or kind in amounts]
    return {kind: _state(amounts.get(kind), ENOUGH[article.lang]) for kind in kinds}


def _state(amount: int | None, enough: int) -> State:
    if amount is None:
        return "missing"
    return "filled" if amount >= enough else "unfilled"


def _found(check: Check, subject: Article | NotesFile, path: str, inputs: Inputs) -> Iterable[Reported]:
    return (_weighed(check, finding, path, inputs) for finding in check.find(subject, inputs.only(check.needs)))


def _weighed(check: Check, finding: Finding, path: str, inputs: Inputs) -> Reported:
    severity = finding.severity or check.severity
    if not check.fixed or severity is not Severity.ERROR:
        severity = inputs.config.severity.get(check.id, severity)
    waiver = None if check.fixed else covering(inputs.config.waivers, check.id, path, inputs.today)
    return Reported(check.id, severity, finding, waiver)
