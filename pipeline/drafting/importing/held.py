"""What became of the sentences of a foreign draft, for reports and for the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.evidence.grounding import Reason, Verdict
from pipeline.records import NamedTuple

State = Literal["carried", "unverified", "against"]


class Held(NamedTuple):
    """One sentence of the file, and what became of it. `text` is empty where it must not be repeated; `line` is in the file."""

    line: int
    text: str
    state: State
    verdict: Verdict
    role: str = "sentence"

    @property
    def secret(self) -> bool:
        """Whether it holds what no list may show."""
        return any(reason.kind in ("off-record", "personal-data") for reason in self.verdict.reasons)

    def shown(self) -> Held:
        """The same, as it may be listed."""
        return self._replace(text="") if self.secret else self


def unmentioned(held: Sequence[Held]) -> tuple[Reason, ...]:
    """The figures and names that nobody mentioned, each once."""
    found = (reason for one in held if not one.secret for reason in one.verdict.reasons)
    return tuple(dict.fromkeys(reason for reason in found if reason.nobodys))
