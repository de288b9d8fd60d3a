"""Regular expressions that are compiled when they are first used.

A run over one article uses a fraction of the patterns that the checks define; compiling all of them would cost more than
the check itself.
"""

from __future__ import annotations

import re
from typing import cast


class _Lazy:
    """Stands for a pattern; its methods become those of the compiled one at the first call."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        value = getattr(re.compile(self._source, self._flags), name)
        # From now on found without this detour: a loop pays nothing for the delay.
        self.__dict__[name] = value
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be used like the result of `re.compile`. An invalid one raises `re.error` at its first use."""
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))
