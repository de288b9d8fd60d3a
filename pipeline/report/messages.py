"""The sentences of a finding, made when it is shown."""

from __future__ import annotations

from pipeline.checking.registry import by_id
from pipeline.model.report import Reported
from pipeline.wording import Language


def message(found: Reported, language: Language) -> str:
    """What is wrong."""
    return by_id(found.check).message.render(language, found.finding.parameters)


def hint(found: Reported, language: Language) -> str:
    """What to write."""
    return (found.finding.hint or by_id(found.check).fix).render(language)
