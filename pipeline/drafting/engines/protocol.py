"""What the drafter asks of an engine: an outline, and what the ledger and the report have to say of how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing.outline import Outline
from pipeline.model.article import Brief
from pipeline.model.notes import Notes
from pipeline.records import NamedTuple
from pipeline.wording import Text


class Drafted(NamedTuple):
    """An outline, and where it comes from.

    `refused` are sentences of the machine that are not written; the ledger keeps them as machine text all the same, with why
    (`dropped`). None of them repeats what may not be repeated. `told` is what the report says of the making.
    """

    outline: Outline
    engine: str = "extractive"
    model: str | None = None
    prompt_digest: str | None = None
    parameters: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    dropped: tuple[str, ...] | None = None
    told: tuple[Text, ...] = ()


class Engine(Protocol):
    """Plans an article from notes of one language."""

    def plan(self, sources: Sequence[Notes], brief: Brief, order: Order) -> Drafted:
        """The whole draft; nothing is written by it."""
        ...


class Extractive:
    """The engine without a model."""

    def plan(self, sources: Sequence[Notes], brief: Brief, order: Order) -> Drafted:
        """What was said, chosen and ordered."""
        return Drafted(plan(sources, brief, order))


EXTRACTIVE = Extractive()
