"""What machines committed, so far as the history says so."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import NamedTuple
from pipeline.wording import Text

_NONE: Mapping[str, int] = {}


class Brought(NamedTuple):
    """A commit that brought words: its id, its day (ISO 8601), the machine, and how the commit names it."""

    commit: str
    day: str
    who: str
    how: str


class Origins(NamedTuple):
    """`sentences` are those that machines brought, in normal form and hashed, with the number of the commit in `commits`.

    Where the history cannot be read in full, `unknown` says why and `mend` what to do; the rest is then not to be relied on.
    `none` is True where there is no history that could be read: no git, no repository, no commit yet.
    """

    sentences: Mapping[str, int] = _NONE
    commits: tuple[Brought, ...] = ()
    unknown: Text | None = None
    mend: Text | None = None
    none: bool = False
