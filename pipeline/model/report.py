"""What the gate decided, as data; formats only read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.frozen import dataclass
from pipeline.model.article import Kind
from pipeline.model.finding import Failure, Finding, Severity, Waiver
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

Outcome = Literal["pass", "blocked", "could-not-check"]
State = Literal["filled", "missing", "unfilled"]
EXIT_STATUS: Mapping[Outcome, int] = {"pass": 0, "blocked": 1, "could-not-check": 3}


class Reported(NamedTuple):
    """A finding with the check that made it, the severity that the policy gives it, and the waiver that covers it.

    `path` stands where the finding is about another file than an article.
    """

    check: str
    severity: Severity
    finding: Finding
    waiver: Waiver | None = None
    path: str | None = None

    @property
    def stands(self) -> bool:
        """Whether this finding keeps its article from being published."""
        return self.severity is Severity.ERROR and self.waiver is None


@dataclass(frozen=True)
class ArticleReport:
    """One article. `publishable` ignores `draft`; `blocked` is "meant for readers and not publishable"."""

    path: str
    lang: Language
    draft: bool
    publishable: bool
    blocked: bool
    human_sections: Mapping[Kind, State]
    findings: tuple[Reported, ...]
    title: str | None = None


@dataclass(frozen=True)
class Report:
    """A whole run. A failure outweighs a blocked article. `remarks` are about the policy: what of it does nothing any more.

    `selected` says that only some checks were asked: of the others nothing is known.
    """

    articles: tuple[ArticleReport, ...]
    failures: tuple[Failure, ...] = ()
    site_findings: tuple[Reported, ...] = ()
    remarks: tuple[Text, ...] = ()
    selected: bool = False

    @property
    def outcome(self) -> Outcome:
        """What the run came to."""
        if any(not failure.tolerated for failure in self.failures):
            return "could-not-check"
        blocked = any(article.blocked for article in self.articles) or any(found.stands for found in self.site_findings)
        return "blocked" if blocked else "pass"

    @property
    def exit_status(self) -> int:
        """0 nothing blocked, 1 blocked, 3 something could not be checked."""
        return EXIT_STATUS[self.outcome]

    def count(self, severity: Severity) -> int:
        """How many findings of this severity there are, waived ones left out."""
        every = (*self.site_findings, *(found for article in self.articles for found in article.findings))
        return sum(found.severity is severity and found.waiver is None for found in every)
