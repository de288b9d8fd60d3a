"""Who agreed to publication, when and to what: added to the sidecar of notes, which is never written over."""

from __future__ import annotations

from datetime import date

from pipeline.errors import UsageError
from pipeline.sources.notes.encoding import decode
from pipeline.sources.notes.metadata import Block, mapping
from pipeline.wording import Text


def with_consent(sidecar: bytes | None, name: str, *, by: str, granted: date, scope: str) -> str:
    """The text of the sidecar `name` with the consent added at its end; what it held stays as it was.

    Raises UsageError where it already holds a consent, UnreadableError where it cannot be read.
    """
    import yaml

    before = decode(sidecar, name) if sidecar is not None and sidecar.strip() else ""
    if before and mapping(Block(before, name)).get("consent") is not None:
        raise already_there(name)
    answers = {"consent": {"granted": granted, "by": by, "scope": scope}}
    added = yaml.safe_dump(answers, allow_unicode=True, sort_keys=False, width=1000)
    if not before.strip():
        return added
    together = before.rstrip("\n") + "\n" + added
    # A sidecar in another shape ({…} on one line, an explicit end) cannot be added to at its end.
    if mapping(Block(together, name)).get("consent") is None:
        raise already_there(name)
    return together


def already_there(name: str) -> UsageError:
    """The notes hold a consent already, which nobody but a person may change."""
    return UsageError(
        Text(
            "同意の記録がすでにあります。上書きはしません。", "A consent is recorded already, and is not written over."
        ),
        Text(
            "変えるときは、{name} を開いて consent を書き直してください。",
            "To change it, open {name} and edit 'consent'.",
        ).filled(name=name),
        path=name,
    )
