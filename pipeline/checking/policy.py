"""Whether a policy may be applied: what it says of checks, held against the checks there are."""

from __future__ import annotations

from pipeline.checking.registry import all_checks
from pipeline.errors import ConfigError
from pipeline.model.finding import Severity
from pipeline.policy.config import FILE, Config, unknown_check
from pipeline.wording import Text

_RANK = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


def validate(config: Config) -> None:
    """Refuse a policy that names unknown checks, or lowers or waives what may not be. Raises `ConfigError`."""
    known = {check.id: check for check in all_checks()}
    named = [*config.severity, *(waiver.check for waiver in config.waivers)]
    for name in named:
        if name not in known:
            raise unknown_check(name, known, FILE)
    for name, severity in config.severity.items():
        if known[name].fixed and _RANK.index(severity) < _RANK.index(known[name].severity):
            raise _fixed(name)
    for waiver in config.waivers:
        if known[waiver.check].fixed:
            raise _fixed(waiver.check)


def _fixed(check: str) -> ConfigError:
    return ConfigError(
        Text(
            "チェック「{check}」は弱めることも免除することもできません。",
            "The check '{check}' can be neither lowered nor waived.",
        ).filled(check=check),
        Text(
            "「pipeline explain {check:shell}」に理由があります。", "'pipeline explain {check:shell}' says why."
        ).filled(check=check),
        path=FILE,
    )
