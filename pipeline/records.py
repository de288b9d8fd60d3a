"""Named tuples whose classes cost little to make.

`typing.NamedTuple` compiles a constructor and every annotation of each class when its module is imported. On the way to
one article there are a hundred such classes, and making them took a fifteenth of the run. To whoever uses them, and to the
type checker, these are the same; the constructor is compiled when the first of them is made.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

__all__ = ["NamedTuple"]


class _Record(tuple[Any, ...]):
    """What every record can do."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, object]] = {}

    @classmethod
    def _make(cls, values: Iterable[object]) -> Self:
        return tuple.__new__(cls, values)

    def _replace(self, **changed: object) -> Self:
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise ValueError(f"no such field: {', '.join(changed)}")
        return made

    def _asdict(self) -> dict[str, object]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[object, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({values})"


def _first(cls: type[_Record], /, *values: object, **named: object) -> _Record:
    """Stands for the constructor until it is called."""
    owner: Any = next(one for one in cls.__mro__ if "_fields" in vars(one))
    names = ", ".join(owner._fields)
    made = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})  # noqa: S307  # as `collections.namedtuple` does
    made.__qualname__ = f"{owner.__qualname__}.__new__"
    made.__defaults__ = tuple(owner._field_defaults.values())
    owner.__new__ = staticmethod(made)
    found: _Record = made(cls, *values, **named)
    return found


class _Maker(type):
    """Makes the classes that name `NamedTuple` as their base; what is derived from those are classes like any other."""

    def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> type:
        names = tuple(body.get("__annotations__", ()))
        body["_field_defaults"] = {field: body[field] for field in names if field in body}
        body |= {field: collections._tuplegetter(place, None) for place, field in enumerate(names)}  # type: ignore[attr-defined]  # what `namedtuple` takes, and typeshed leaves out
        body |= {"__slots__": (), "_fields": names, "__match_args__": names, "__new__": _first}
        return type(name, (_Record,), body)


if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251  # the one place that stands for it
else:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
