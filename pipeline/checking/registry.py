"""All checks, found by looking into `pipeline/checks/`: adding a file adds a check."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from pipeline import checks
from pipeline.checking.check import FAMILIES, Check
from pipeline.errors import UsageError
from pipeline.nearest import did_you_mean
from pipeline.wording import Text


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by family in the contract's order, then by id."""
    found = [import_module(f"{checks.__name__}.{name}").CHECK for name in _names()]
    order = list(FAMILIES)
    return tuple(sorted(found, key=lambda check: (order.index(check.family), check.id)))


def _names() -> list[str]:
    """The modules of the package. `pkgutil` finds them, too, and takes a millisecond to import."""
    files = [file.name for folder in checks.__path__ for file in os.scandir(folder)]
    return sorted(name.removesuffix(".py") for name in files if name.endswith(".py") and not name.startswith("_"))


def by_id(name: str) -> Check:
    """The check called `name`. Raises `UsageError` naming the nearest."""
    for check in all_checks():
        if check.id == name:
            return check
    raise _unknown(name)


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks named by id or family in `select` (all, where empty), without those in `ignore`.

    Raises `UsageError` for an unknown name, and where nothing would be left to check.
    """
    wanted = _expanded(select) or {check.id for check in all_checks()}
    left = tuple(check for check in all_checks() if check.id in wanted - _expanded(ignore))
    if not left:
        raise UsageError(
            Text(
                "--select と --ignore の組み合わせでは、チェックが一つも残りません。",
                "--select and --ignore leave no check to run.",
            ),
            Text(
                "何も調べないことは「問題なし」ではありません。", "Checking nothing is not the same as finding nothing."
            ),
        )
    return left


def _expanded(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in (part.strip() for group in names for part in group.split(",")):
        matching = {check.id for check in all_checks() if name in (check.id, check.family)}
        if not matching:
            raise _unknown(name)
        found |= matching
    return found


def _unknown(name: str) -> UsageError:
    known = [check.id for check in all_checks()]
    families = sorted({check.family for check in all_checks()})
    about = _about(name)
    listing = _LIST if not about else _ABOUT.filled(name=name, checks=Text("、".join(about), ", ".join(about)))
    return UsageError(
        Text("チェック「{name}」はありません。", "There is no check '{name}'.").filled(name=name),
        did_you_mean(name, [*known, *families], listing),
    )


def _about(word: str) -> list[str]:
    """The checks whose titles hold a word, or whose messages do, or that say why with it; the first few."""
    low = word.strip().casefold()
    for part in ("title", "message", "why") if low else ():
        texts = ((check.id, getattr(check, part)) for check in all_checks())
        found = [name for name, text in texts if low in text.ja.casefold() or low in text.en.casefold()]
        if found:
            return found[:_FEW]
    return []


_FEW = 6
_LIST = Text("「pipeline explain」で一覧を見られます。", "'pipeline explain' lists them all.")
_ABOUT = Text(
    "「{name}」に関わるチェック：{checks}。「pipeline explain」で一覧を見られます。",
    "About '{name}': {checks}. 'pipeline explain' lists them all.",
)
