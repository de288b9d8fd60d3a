"""What the engine asks of a model, whatever serves it, and why one could not answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pipeline.errors import PipelineError
from pipeline.records import NamedTuple

# Called with the number of characters that have come in so far.
Heard = Callable[[int], None]


class Message(NamedTuple):
    """One message; `role` is `system` or `user`."""

    role: str
    content: str


class Reply(NamedTuple):
    """What came back. Tokens are those that the server counted, None where it did not; `whole` is False where it was cut short.

    `parameters` are those that the model was asked with, besides the messages.
    """

    text: str
    sent: int | None = None
    received: int | None = None
    whole: bool = True
    parameters: tuple[str, ...] = ()


class Model(Protocol):
    """A model that can be asked. `server` names where it runs, as a ledger may repeat it; `local` says that it is this machine."""

    @property
    def name(self) -> str:
        """As the writer gave it."""
        ...

    @property
    def server(self) -> str:
        """Never with a key."""
        ...

    @property
    def local(self) -> bool:
        """Whether nothing leaves the machine."""
        ...

    def ask(self, messages: tuple[Message, ...], heard: Heard | None) -> Reply:
        """Raises `ModelError`, or `UsageError` where the writer has to change something."""
        ...


class ModelError(PipelineError):
    """The model could not be asked, or did not answer (exit status 3)."""

    status = 3
