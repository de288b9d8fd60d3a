"""The shape of a check: a plain value and one pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.policy.config import Config
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # articles without notes or a ledger never need them
    from pipeline.model.ledger import Ledger
    from pipeline.model.notes import Notes

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

# What a check may ask for besides the article itself.
Need = Literal["policy", "today", "ledger", "notes", "links", "neighbours"]


class Target(NamedTuple):
    """A file that a link can lead to: its anchors where it is a page, and whether it is a draft."""

    anchors: frozenset[str] = frozenset()
    draft: bool = False


@dataclass(frozen=True)
class Inputs:
    """What a check may know besides the article. All of it was read before; a check does no I/O.

    `targets` are the files below docs_dir, by path from the site's root, for checks that follow links. `neighbours` are
    other articles of the site that share words with this one.
    """

    config: Config = field(default_factory=Config)
    today: date = field(default_factory=date.today)
    ledger: Ledger | None = None
    notes: tuple[Notes, ...] = ()
    docs_dir: str = "content/site"
    targets: Mapping[str, Target] = field(default_factory=dict)
    neighbours: tuple[Article, ...] = ()


_NOTHING: Mapping[str, Target] = {}
_ALONE: Mapping[str, str] = {}


# Where the notes of an example lie, below the folder of notes.
NOTES_FILE = "warehouse.txt"


class Example(NamedTuple):
    """One article, and what stands beside it, that shows a check at work.

    `excerpt` is the part a reader should look at; `lines` are those on which the check reports. `notes` are the text of
    the notes file `NOTES_FILE` that the article names; `entering` says that it is about to enter the
    repository, and that `lines` count there. `others` are the site's other articles, path → Markdown.
    """

    language: Language
    article: str
    excerpt: str
    lines: tuple[int, ...] = ()
    ledger: str | None = None
    targets: Mapping[str, Target] = _NOTHING
    path: str = "content/site/posts/example.md"
    notes: str | None = None
    entering: bool = False
    others: Mapping[str, str] = _ALONE


@dataclass(frozen=True)
class Check:
    """One test of an article.

    `needs` names the inputs that `find` reads; `fixed` marks what a policy may neither lower nor waive. `find_in_notes`
    looks at notes that are about to enter the repository, and at their lines. `wrong` says how the check can be wrong. `examples` are
    made on demand, for documentation and tests alike: passing and failing, in each language.
    """

    id: str
    family: Family
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    wrong: Text
    find: Callable[[Article, Inputs], Iterator[Finding]]
    passing: Callable[[Language], Example]
    failing: Callable[[Language], Example]
    fixed: bool = False
    needs: tuple[Need, ...] = ()
    find_in_notes: Callable[[Notes, Sequence[str], Inputs], Iterator[Finding]] | None = None
