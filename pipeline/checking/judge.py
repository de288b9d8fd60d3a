"""Subject × inputs → findings, and findings → a report. A check that crashes becomes a failure, never silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.checking.card import Card
from pipeline.checking.check import Check, Inputs
from pipeline.checking.weighing import reported, weighed
from pipeline.evidence import guards
from pipeline.model.article import Article
from pipeline.model.finding import Excerpt, Failure, Finding
from pipeline.model.report import ArticleReport, Reported
from pipeline.records import NamedTuple
from pipeline.wording import Text

if TYPE_CHECKING:
    from pipeline.model.notes import NotesFile
    from pipeline.policy.gate import Change

# What `withheld` reads.
WITHHELD_NEEDS = ("config", "notes", "all_notes")

_CRASH = Text(
    "チェック「{check}」が途中で止まりました（{detail}）。調べられなかったので、問題なしとは言えません。",
    "The check '{check}' broke off ({detail}). This could not be checked, so it does not count as clean.",
)
_CRASH_HINT = Text(
    "Tezawari の不具合です。記事のこの部分とあわせて開発元に知らせてください。",
    "This is a defect in Tezawari. Please report it together with this article.",
)


class Found(NamedTuple):
    """A finding, and the check that made it."""

    check: str
    finding: Finding


# So many characters of a line are shown around the words of a finding, and so long may the words be.
_AROUND = 30
_UNDERLINED = 60


def judge(
    article: Article, inputs: Inputs, checks: Sequence[Check], *, as_published: bool = False, failed: bool = False
) -> tuple[ArticleReport, tuple[Failure, ...]]:
    """Run `checks` over one article. `failed` says that something it needs could not be read."""
    found, failures = findings([check for check in checks if check.subject == "article"], article, article.path, inputs)
    lines = withheld(article, inputs.only(WITHHELD_NEEDS))
    policy = {check.id: check for check in checks}, inputs.config, inputs.today
    report = reported(
        article.path,
        Card.of(article),
        [weighed(policy, one.check, one.finding, article.path) for one in found],
        lines,
        "".join(article.lines[number - 1] for number in lines),
        policy[0],
        as_published=as_published,
        failed=failed or bool(failures),
    )
    return report, failures


def findings(
    checks: Iterable[Check], subject: Article | NotesFile | Change, path: str, inputs: Inputs
) -> tuple[tuple[Found, ...], tuple[Failure, ...]]:
    """What `checks` find in their subject, which stands in the file `path`. Each reads the inputs that it needs, no others."""
    found: list[Found] = []
    failures: list[Failure] = []
    narrowed: dict[tuple[str, ...], Inputs] = {}
    for check in checks:
        try:
            given = narrowed.get(check.needs) or narrowed.setdefault(check.needs, inputs.only(check.needs))
            for finding in check.find(subject, given):
                found.append(Found(check.id, _with_excerpt(finding, subject)))
        except Exception as error:
            # What a check of notes says of itself may hold words that must stay in them.
            detail = f"{type(error).__name__}: {error}" if check.subject != "notes" else type(error).__name__
            failures.append(Failure(path, _CRASH.filled(check=check.id, detail=detail), _CRASH_HINT))
    return tuple(found), tuple(failures)


def _with_excerpt(finding: Finding, subject: Article | NotesFile | Change) -> Finding:
    """The finding with a piece of its line, where it points at words of an article; notes are shown nowhere."""
    if finding.end_column is None or finding.end_line != finding.line or not isinstance(subject, Article):
        return finding
    line = subject.lines[finding.line - 1]
    start, end = finding.column - 1, finding.end_column - 1
    if end - start > _UNDERLINED or (start == 0 and end == len(line)):
        return finding
    first, last = max(0, start - _AROUND), min(len(line), end + _AROUND)
    before, after = "..." if first else "", "..." if last < len(line) else ""
    text = f"{before}{line[first:last]}{after}"
    return finding._replace(excerpt=Excerpt(text, start - first + len(before), end - first + len(before)))


def withheld(article: Article, inputs: Inputs) -> tuple[int, ...]:
    """The lines that hold personal data or off-record words: a report is read by others, so it repeats none of them."""
    spots = [(leak.line, leak.end_line) for leak in guards.leaks(article, inputs.notes, inputs.all_notes)]
    spots += [(found.line, found.end_line) for found in guards.private(article, inputs.config.personal_allow)]
    return tuple(sorted({number for first, last in spots for number in range(first, last + 1)}))


def judge_notes(
    file: NotesFile, inputs: Inputs, checks: Sequence[Check]
) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
    """Run the checks of notes over one file that is about to enter the repository."""
    path = file.notes.path
    found, failures = findings([check for check in checks if check.subject == "notes"], file, path, inputs)
    policy = {check.id: check for check in checks}, inputs.config, inputs.today
    return tuple(weighed(policy, one.check, one.finding, path)._replace(path=path) for one in found), failures


def judge_change(
    change: Change, inputs: Inputs, checks: Sequence[Check]
) -> tuple[tuple[Reported, ...], tuple[Failure, ...]]:
    """Run the checks of changes over one; each finding says in which file it is."""
    found, failures = findings([check for check in checks if check.subject == "change"], change, ".", inputs)
    policy = {check.id: check for check in checks}, inputs.config, inputs.today
    named = ((one, str(one.finding.parameters["path"])) for one in found)
    return tuple(weighed(policy, one.check, one.finding, path)._replace(path=path) for one, path in named), failures
