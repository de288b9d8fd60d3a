"""`labels: "REGEX"`: a pattern of the writer's own for lines that begin a turn, the last resort for a strange file.

Notes are untrusted, and a pattern can take for ever on a line made for it. So only patterns whose cost is bounded are
taken: short, without look-around and back-references, no repeated groups, few repetitions; and they see no more than
the beginning of a line.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazy

_LONGEST = 200
_TOKEN = lazy(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?:|\(\?|[()]|(?:[*+]|\{\d*,\}|\{\d+(?:,\d+)?\})\??|\?{1,2}|.",
    re.DOTALL,
)


def compiled(pattern: object) -> re.Pattern[str] | None:
    """The pattern, or None where it is none, or may take too long.

    The label is the group `name`, or the first group, or all that matches; what follows the match is said.
    """
    if not isinstance(pattern, str) or not 0 < len(pattern) <= _LONGEST or not _is_bounded(pattern):
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _is_bounded(pattern: str) -> bool:
    open_groups = repeats = options = 0
    closed = False  # whether the part before closed a group: those are not repeated
    for match in _TOKEN.finditer(pattern):
        part = match[0]
        if part == "(?" or (part[0] == "\\" and part[1:2].isdigit()):
            return False
        if part[0] in "*+?" or (part[0] == "{" and len(part) > 1):
            optional = part in ("?", "??")
            if closed and not optional:
                return False
            options, repeats = options + optional, repeats + (not optional)
        open_groups += (part[0] == "(") - (part == ")")
        closed = part == ")"
        if open_groups < 0 or repeats > 3 or options > 6:
            return False
    return open_groups == 0


def label_of(match: re.Match[str]) -> str:
    """The label in a match, without blanks and colons around it."""
    groups = match.groupdict()
    found = groups.get("name") or (match[1] if match.re.groups else match[0])
    return (found or "").strip().strip(":：").strip()
