"""Whether whatever matches one glob matches others as well: decided, not tried with samples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import NamedTuple

# What stands for every character that no glob names.
_OTHER = "\0"
# So many steps decide for any globs that somebody writes; where they do not, nothing is said to be covered.
_MOST = 10_000


class _Machine(NamedTuple):
    """States from 0 to `end`: where each character leads to from each of them, and where nothing at all does."""

    steps: Sequence[Mapping[str, frozenset[int]]]
    free: Sequence[frozenset[int]]
    end: int

    def settled(self, states: Iterable[int]) -> frozenset[int]:
        """These states, and those that need no character more."""
        found = set(states)
        waiting = list(found)
        while waiting:
            more = self.free[waiting.pop()] - found
            found |= more
            waiting += more
        return frozenset(found)

    def after(self, states: Iterable[int], letter: str) -> frozenset[int]:
        """Where a character leads to."""
        return self.settled(to for state in states for to in self.steps[state].get(letter, ()))


def covered(glob: str, others: Iterable[str]) -> bool:
    """Whether every path that matches `glob` matches one of `others`."""
    several = tuple(others)
    if glob in several:
        return True
    letters = frozenset("".join((glob, *several))) - {"*", "?"} | {"/", _OTHER}
    narrow, wide = _machine(glob, letters), [_machine(one, letters) for one in several]
    start = narrow.settled((0,)), tuple(one.settled((0,)) for one in wide)
    seen, waiting = {start}, [start]
    while waiting:
        states, theirs = waiting.pop()
        if narrow.end in states and not any(one.end in at for one, at in zip(wide, theirs, strict=True)):
            return False
        for letter in letters:
            following = narrow.after(states, letter)
            if not following:
                continue
            pair = following, tuple(one.after(at, letter) for one, at in zip(wide, theirs, strict=True))
            if pair not in seen:
                seen.add(pair)
                waiting.append(pair)
        if len(seen) > _MOST:
            return False
    return True


def _machine(glob: str, letters: frozenset[str]) -> _Machine:
    """The states that a path goes through; exactly what `globs.py` makes an expression of."""
    steps: list[dict[str, frozenset[int]]] = []
    free: list[frozenset[int]] = []
    inside = letters - {"/"}
    position = 0
    while position < len(glob):
        here = len(steps)
        if glob.startswith("**/", position) and (position == 0 or glob[position - 1] == "/"):
            # Between folders, and within the name of one.
            steps += [
                dict.fromkeys(inside, frozenset((here + 1,))),
                {**dict.fromkeys(inside, frozenset((here + 1,))), "/": frozenset((here,))},
            ]
            free += [frozenset((here + 2,)), frozenset()]
            position += 3
            continue
        double = glob.startswith("**", position)
        letter = glob[position]
        if double or letter == "*":
            steps.append(dict.fromkeys(letters if double else inside, frozenset((here,))))
            free.append(frozenset((here + 1,)))
        else:
            steps.append(dict.fromkeys(inside if letter == "?" else (letter,), frozenset((here + 1,))))
            free.append(frozenset())
        position += 2 if double else 1
    return _Machine([*steps, {}], [*free, frozenset()], len(steps))
