"""The shape of a check: a plain value and one pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from pipeline.checking.inputs import Inputs, Target
from pipeline.frozen import dataclass
from pipeline.model.finding import Finding, Severity
from pipeline.model.origins import Origins
from pipeline.policy.config import Config
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

__all__ = ["FAMILIES", "NOTES_FILE", "Check", "Example", "Family", "Inputs", "Subject", "Target"]

Family = Literal["structure", "substance", "originality", "evidence", "responsibility", "prose", "reading"]
FAMILIES: Mapping[Family, Text] = {
    "structure": Text("構成", "structure"),
    "substance": Text("中身", "substance"),
    "originality": Text("独自性", "originality"),
    "evidence": Text("裏づけ", "evidence"),
    "responsibility": Text("責任", "responsibility"),
    "prose": Text("文章", "prose"),
    "reading": Text("読みやすさ", "reading"),
}

# What is judged: an article, a file of notes that is about to enter the repository (`NotesFile`), or what differs between
# two states of the site (`Change`).
Subject = Literal["article", "notes", "change"]

_NOTHING: Mapping[str, Target] = {}
_ALONE: Mapping[str, str] = {}


# Where the notes of an example lie, below the folder of notes.
NOTES_FILE = "warehouse.txt"


class Example(NamedTuple):
    """One article, and what stands beside it, that shows a check at work.

    `excerpt` is the part a reader should look at; `lines` are those on which the check reports. `notes` are the text of
    the notes file `NOTES_FILE` that the article names; where `subject` says so, they are what is judged, and `lines` count there. `others` are the site's other articles, path → Markdown.
    `policy` is the policy that it is judged by, where that is not the plain one. `change` are the files of a site before and
    after, path → text, where those are what is judged.
    """

    language: Language
    article: str
    excerpt: str
    lines: tuple[int, ...] = ()
    ledger: str | None = None
    targets: Mapping[str, Target] = _NOTHING
    path: str = "content/site/posts/example.md"
    notes: str | None = None
    others: Mapping[str, str] = _ALONE
    subject: Subject = "article"
    policy: Config | None = None
    change: tuple[Mapping[str, str], Mapping[str, str]] | None = None
    origins: Origins | None = None


@dataclass(frozen=True)
class Check:
    """One test of a subject: an article, a file of notes, or a change.

    `needs` names the inputs that `find` reads, and it can read no others; `fixed` marks what a policy may neither lower nor
    waive. `human_only` says that of an article it reads nothing but its language, its date, its lines and its human sections. `repeats` says whether a finding's parameters may hold words of the lines that it is about: where those hold
    what readers of a report must not see, the judge withholds them. `milder` says where findings are only warnings. `wrong` says how the check can be wrong. `examples`
    are made on demand, for documentation and tests alike: passing and failing, in each language.
    """

    id: str
    family: Family
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    wrong: Text
    find: Callable[[Any, Inputs], Iterator[Finding]]
    passing: Callable[[Language], Example]
    failing: Callable[[Language], Example]
    subject: Subject = "article"
    fixed: bool = False
    milder: Text | None = None
    human_only: bool = False
    repeats: bool = True
    needs: tuple[str, ...] = ()
