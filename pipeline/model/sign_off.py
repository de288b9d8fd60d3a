"""A named person's word for one exact text."""

from __future__ import annotations

from pipeline.records import NamedTuple


class SignedPart(NamedTuple):
    """One part of the text as it was signed: a heading (empty for front matter and lead) and a short digest of what it holds."""

    heading: str
    digest: str


class SignOff(NamedTuple):
    """`by` is `Name <mail>`, `at` ISO 8601 in UTC, `digest` `sha256:…` of the canonical text, `signature` an armoured SSH
    signature over by, at and digest. `parts` tell a reader of a stale sign-off what changed."""

    by: str
    at: str
    digest: str
    parts: tuple[SignedPart, ...] = ()
    signature: str | None = None

    @property
    def message(self) -> bytes:
        """What an SSH signature is made over: UTF-8, three lines."""
        return f"by: {self.by}\nat: {self.at}\ndigest: {self.digest}\n".encode()

    @property
    def name(self) -> str:
        """The person's name without the address."""
        return self.by.split("<")[0].strip() or self.by

    @property
    def mail(self) -> str:
        """The address, empty where there is none."""
        return self.by.partition("<")[2].rstrip("> ").strip()
