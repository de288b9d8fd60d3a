"""Regular expressions that are compiled when they are first used, and once for many runs.

A run over one article uses a fraction of the patterns that the checks define; compiling all of them would cost more than
the check itself. What it does compile, the next run need not: `Kept` holds the machine's form of each pattern, as numbers.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

# The arguments of the machine that matches: flags, its program as bytes, how many groups there are, and the numbers of those with names.
Compiled: TypeAlias = tuple[int, bytes, int, dict[str, int]]


class Kept:
    """Compiled patterns between two runs, by source and flags. `fresh` is what this process has compiled and nobody had kept.

    These are Python's own internals; whoever keeps them does so by version of Python, and `re.compile` is asked whenever
    something about them is not as it was. What it is worth: a run over one changed article takes 0.10 s less of the
    0.65 s of CPU (ja) and of the 0.56 s (en) that it took without, on a busy machine (the least of seven runs each, 25 November 2026).
    """

    def __init__(self) -> None:
        self._before: Callable[[str], Compiled | None] = lambda name: None
        self.fresh: dict[str, Compiled] = {}

    def recall(self, before: Callable[[str], Compiled | None]) -> None:
        """Take in what is known of each name; None of one that is not."""
        self._before = before
        self.fresh = {name: one for name, one in self.fresh.items() if before(name) is None}

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """As `re.compile`."""
        name = f"{flags}:{source}"
        try:
            known = self.fresh.get(name) or self._before(name)
            if known is None:
                known = self.fresh[name] = _numbers(source, flags)
            return _machine(source, known)
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
            self.fresh.pop(name, None)
        return re.compile(source, flags)


def _numbers(source: str, flags: int) -> Compiled:
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private, and not in typeshed

    parsed = _parser.parse(source, flags)
    state = parsed.state
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict)


def _machine(source: str, known: Compiled) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]  # private, and not in typeshed

    flags, code, groups, names = known
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    numbers = array("I", code).tolist()
    found: re.Pattern[str] = _sre.compile(source, flags, numbers, groups, names, tuple(by_number))
    return found


KEPT = Kept()
# Nothing but one class of characters, again and again: its first character as a class of its own is found two to four times as fast.
_ONE_CLASS = re.compile(r"\A(\[\^?\]?(?:[^\]\\]|\\.)*\])\+\Z", re.DOTALL)


class _Lazy:
    """Stands for a pattern; its methods become those of the compiled one at the first call."""

    def __init__(self, load: Callable[[], tuple[str, int]]) -> None:
        self.load = load

    def __getattr__(self, name: str) -> object:
        source, flags = self.load()
        value = getattr(KEPT.compiled(_ONE_CLASS.sub(r"\1\1*", source), flags), name)
        # From now on found without this detour: a loop pays nothing for the delay.
        self.__dict__[name] = value
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be used like the result of `re.compile`. An invalid one raises `re.error` at its first use."""
    return deferred(lambda: (source, int(flags)))


def deferred(load: Callable[[], tuple[str, int]]) -> re.Pattern[str]:
    """As `lazy`; source and flags, too, are fetched at the first use."""
    return cast("re.Pattern[str]", _Lazy(load))


def lowered(text: str) -> str:
    """A text in small letters, each in its place: a pattern is looked for in it in half the time that `re.IGNORECASE` takes."""
    if text.isascii():
        return text.lower()
    # Letters that `re.IGNORECASE` takes for others and `lower` does not, or makes two of; a table for `translate` costs ten times as much.
    return text.replace("\u0130", "i").lower().replace("\u0131", "i").replace("\u017f", "s")


def either(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that tries lazy `patterns` in order; `lastindex` of its match says which one it was, from 1. They have no groups of their own."""

    def joined() -> tuple[str, int]:
        parts = [cast("_Lazy", pattern).load() for pattern in patterns]
        return "|".join(f"({'(?i:' if flags & re.IGNORECASE else '(?:'}{source}))" for source, flags in parts), 0

    return deferred(joined)
