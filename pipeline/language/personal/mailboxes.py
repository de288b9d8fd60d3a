"""Whose mailbox is it? Those of a role, a list, a machine or an example are no private person's."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon.table import pattern, rows, words
from pipeline.patterns import lazy

# Both languages, as they stand in addresses, whatever language the text around them has.
_TABLE = "mailboxes"
_HANDLE_SPLIT = lazy(r"[._+=-]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
# Words so short make names when they are joined (hi + de), and so long make none.
_SHORT, _LONG = 3, 4


def nobodys(local: str, host: str) -> bool:
    """Whether the mailbox `local` at `host` (both in lower case) is of no private person."""
    if any(row.pattern.match(host) for row in rows("en", _TABLE, "host")):
        return True
    base, _, told = local.partition("+")
    if (
        local in _words("nobody")
        or base in _words("nobody")
        or base in _words("machine")
        or told in _words("command")
        or _is_sample(host)
        or (len(set(local)) == 1 and (len(local) > 1 or local in "axy"))
    ):
        return True
    if len(local) >= 20 and sum(character.isdigit() for character in local) >= 6 and "." not in local:
        return True
    return base in _words("role") if pattern("en", _TABLE, "free").match(host) else _is_role(base)


def _is_sample(host: str) -> bool:
    labels = host.split(".")
    names = labels[:-2] if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else labels[:-1]
    return bool(names) and (names[-1] in _words("sample") or set(host) <= {"x", "."} or set(host) <= {"*", "."})


def _is_role(local: str) -> bool:
    """A role, alone or with a place, a language, a number; or a list of people: what it ends in says so."""
    words = [word for word in _HANDLE_SPLIT.split(local) if word]
    if not words:
        return False
    kinds = [_kind(word) for word in words]
    if all(kinds) and "role" in kinds:
        return True
    return len(words) > 1 and (
        words[-1] in _words("list") or ("-" in local and len(words[-1]) >= _LONG and kinds[-1] == "role")
    )


def _kind(word: str) -> str:
    if word in _words("role") or word in _words("machine") or _joined(word):
        return "role"
    return "beside" if word in _words("beside") or word.isdigit() or len(word) == 1 else ""


def _joined(word: str) -> bool:
    """Two words written as one: `pressoffice`, `infojp`, `contactus`."""
    roles, beside = _words("role"), _words("beside")
    return any(
        (word[:cut] in roles or word[cut:] in roles)
        and all(part in roles or part in beside for part in (word[:cut], word[cut:]))
        and (min(cut, len(word) - cut) >= _SHORT or max(cut, len(word) - cut) > _LONG)
        for cut in range(2, len(word) - 1)
    )


@cache
def _words(where: str) -> frozenset[str]:
    return words("ja", _TABLE, where) | words("en", _TABLE, where)
