"""The figures of notes as JSON and back: they are looked for once, however often the article that names the notes is edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.evidence.figures import Known
from pipeline.evidence.said_amounts import Said
from pipeline.evidence.told import Told
from pipeline.language.dates import Day

_NUMBERS = ("amounts", "shares", "minutes", "months", "ratios")
_TUPLES = ("dates", "sizes", "clocks", "vague", "ends", "alone", "steps")


def row(told: Told) -> list[Any]:
    """Figures as a JSON value."""
    return [
        *(known and _written(known) for known in (told.all, told.kept)),
        {thing: list(there) for thing, there in told.counted.items()},
        [(*one[:5], list(one.counts), *one[6:]) for one in told.numbers],
    ]


def again(value: Sequence[Any]) -> Told:
    """The figures that `row` made JSON of."""
    known, kept, counted, numbers = value
    things = {thing: frozenset(there) for thing, there in counted.items()}
    said = tuple(Said._make((*one[:5], frozenset(one[5]), *one[6:])) for one in numbers)
    return Told(_known(known), None if kept is None else _known(kept), things, said)


def _written(known: Known) -> dict[str, Any]:
    return {
        **{name: list(getattr(known, name)) for name in (*_NUMBERS, *_TUPLES)},
        "kinds": [(value, list(kinds)) for value, kinds in known.kinds.items()],
        "units": [(*key, list(units)) for key, units in known.units.items()],
        "days": known.days,
    }


def _known(value: Mapping[str, Any]) -> Known:
    plain: dict[str, Any] = {
        **{name: frozenset(value[name]) for name in _NUMBERS},
        **{name: frozenset(map(tuple, value[name])) for name in _TUPLES},
    }
    return Known(
        **plain,
        kinds={value: frozenset(kinds) for value, kinds in value["kinds"]},
        units={(value, kind): frozenset(units) for value, kind, units in value["units"]},
        days=tuple(Day(*day) for day in value["days"]),
    )
