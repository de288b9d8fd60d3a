"""Records are named tuples in everything that whoever uses them can see."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from pipeline.records import NamedTuple


class Ours(NamedTuple):
    """A record of ours, with a default, a method and a constructor of its own."""

    path: str
    line: int = 1
    words: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"

    @classmethod
    def at(cls, line: int) -> Ours:
        return cls("a.md", line)


class Theirs(typing.NamedTuple):
    path: str
    line: int = 1
    words: tuple[str, ...] = ()


class Derived(Ours):
    """What is derived from a record has its fields."""


def test_a_record_is_made_read_and_changed_as_a_named_tuple_is() -> None:
    for arguments in (("a.md",), ("a.md", 3), ("a.md", 3, ("x",))):
        ours, theirs = Ours(*arguments), Theirs(*arguments)
        assert ours == theirs == tuple(theirs)
        assert hash(ours) == hash(theirs)
        assert ours._asdict() == theirs._asdict()
        assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")
        assert ours._replace(line=9) == theirs._replace(line=9)
        assert (ours.path, ours.line, ours.words) == (theirs.path, theirs.line, theirs.words)
    assert Ours(line=2, path="b.md").place == "b.md:2"
    assert Ours.at(4) == ("a.md", 4, ())
    assert Ours._fields == Theirs._fields


def test_a_record_survives_the_way_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Ours("a.md"))) == Ours("a.md")
    assert type(copy.deepcopy(Derived("a.md", 2))) is Derived


@pytest.mark.parametrize("wrong", [lambda: Ours(), lambda: Ours("a", 1, (), 4), lambda: Ours("a", column=1)])
def test_what_a_named_tuple_refuses_a_record_refuses(wrong: typing.Callable[[], Ours]) -> None:
    with pytest.raises(TypeError):
        wrong()
    with pytest.raises(ValueError, match="column"):
        Ours("a")._replace(**{"column": 1})
    with pytest.raises(AttributeError):
        Ours("a").path = "b"  # type: ignore[misc]  # which is refused


def test_a_record_is_taken_apart_by_position() -> None:
    match Derived("a.md", 7):
        case Derived(path, line):
            assert (path, line) == ("a.md", 7)
