"""Frozen dataclasses of ours are those of the library in everything that whoever uses them can see."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from typing import ClassVar

import pytest

from pipeline.frozen import dataclass, field, replace


@dataclass(frozen=True)
class Ours:
    """One of ours, with each kind of field."""

    path: str
    line: int = 1
    words: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    many: ClassVar[int] = 3

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


@dataclasses.dataclass(frozen=True)
class Theirs:
    path: str
    line: int = 1
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    _known: dict[str, int] = dataclasses.field(default_factory=dict, init=False, repr=False, compare=False)
    many: ClassVar[int] = 3


@pytest.mark.parametrize("values", [("a.md",), ("a.md", 3), ("a.md", 3, {"x": "y"})])
def test_one_is_made_shown_changed_and_compared_as_those_of_the_library(
    values: tuple[str, int, dict[str, str]],
) -> None:
    ours, theirs = Ours(*values), Theirs(*values)
    assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert [one.name for one in dataclasses.fields(ours)] == [one.name for one in dataclasses.fields(theirs)]
    assert dataclasses.replace(ours, line=9) == replace(ours, line=9) == Ours(path="a.md", line=9, words=ours.words)
    assert ours == Ours(*values) != dataclasses.replace(ours, path="b.md")
    assert ours != theirs
    assert (ours.place, ours.many, Ours.line) == (f"a.md:{ours.line}", 3, 1)


def test_what_belongs_to_one_object_is_no_part_of_its_value() -> None:
    one, other = Ours("a.md"), Ours("a.md")
    one._known["seen"] = 1
    assert (other._known, one == other) == ({}, True)
    assert dataclasses.replace(one, line=2)._known == replace(one, line=2)._known == {}


def test_one_survives_the_way_to_another_process_and_a_copy() -> None:
    assert pickle.loads(pickle.dumps(Ours("a.md", 2))) == Ours("a.md", 2) == copy.deepcopy(Ours("a.md", 2))


def test_equal_ones_count_once_where_their_values_can_be_counted() -> None:
    @dataclass(frozen=True)
    class Place:
        path: str

    assert len({Place("a.md"), Place("a.md"), Place("b.md")}) == 2
    with pytest.raises(TypeError):
        hash(Ours("a.md"))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Ours(),
        lambda: Ours("a", 1, {}, {}),
        lambda: Ours("a", column=1),
        lambda: Ours("a", path="b"),
        lambda: replace(Ours("a"), column=1),
    ],  # type: ignore[call-arg]  # which is refused
)
def test_what_the_library_refuses_is_refused(wrong: Callable[[], Ours]) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_a_field_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Ours("a.md").line = 2  # type: ignore[misc]  # which is refused
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Ours("a.md").line  # type: ignore[misc]  # which is refused
