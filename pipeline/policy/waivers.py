"""Waivers: accepted findings, each with a reason, a name and an end date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.model.finding import Waiver
from pipeline.policy.globs import matches


def covering(waivers: Iterable[Waiver], check: str, path: str, today: date) -> Waiver | None:
    """The waiver that covers this check on this path today, if any."""
    for waiver in waivers:
        if waiver.check == check and today <= waiver.until and matches(path, (waiver.path,)):
            return waiver
    return None
