"""What decides, at one moment, what reaches readers; and a change from one moment to another, as a subject of checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.model.finding import Severity
from pipeline.policy.config import Config
from pipeline.records import NamedTuple

if TYPE_CHECKING:
    from pipeline.model.ledger import Ledger

_NOTHING: Mapping[str, Severity] = {}


class Engine(NamedTuple):
    """The settings of the site's engine with what they inherit, and what of them is no data but the name of a program."""

    settings: Mapping[str, object]
    programs: tuple[str, ...] = ()


class Gate(NamedTuple):
    """The policy and the file that it stands in, the settings of the engine by the file that holds them, and the text of other files that have a
    part in it (packages, workflows, hooks, templates, styles, scripts, signers), by path; only those that the change touches.
    """

    config: Config
    file: str
    engines: Mapping[str, Engine]
    files: Mapping[str, str]


class LedgerChange(NamedTuple):
    """A ledger before and after, None where there is none.

    `unreadable` says that it can no longer be read. `moved` says that another ledger holds all of it now, and that its article went there as well.
    """

    path: str
    before: Ledger
    after: Ledger | None
    unreadable: bool = False
    moved: bool = False


class Change(NamedTuple):
    """What differs between two states of a site. `articles` are the paths of articles among it, under either policy.

    `defaults` is the severity of each check where a policy says nothing, `revision` what git calls the state before.
    """

    before: Gate
    after: Gate
    articles: tuple[str, ...] = ()
    ledgers: tuple[LedgerChange, ...] = ()
    defaults: Mapping[str, Severity] = _NOTHING
    revision: str = ""
