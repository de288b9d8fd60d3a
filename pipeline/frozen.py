"""Frozen dataclasses whose classes cost little to make.

`dataclasses.dataclass` compiles six methods of each class when its module is imported: a millisecond, and there are a dozen
on the way to one article. To whoever uses them, and to the type checker, these are the same; their methods are plain functions
that read the names of the fields. Those are slower to call, so this is for what a run makes few of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "replace"]


class _Default:
    """A value that is made anew for each object. One that is no argument (`init`) is no part of what the object is."""

    def __init__(self, make: Callable[[], object], *, given: bool) -> None:
        self.make = make
        self.given = given


class _Fields:
    """`__dataclass_fields__`, for `dataclasses.replace` and the like: made when they are first asked for."""

    def __init__(self, body: dict[str, Any]) -> None:
        self._body = body

    def __get__(self, instance: object, owner: Any) -> object:  # noqa: ANN401  # any class
        import dataclasses

        def theirs(value: object) -> object:
            if not isinstance(value, _Default):
                return value
            made = value.given
            return dataclasses.field(default_factory=value.make, init=made, repr=made, compare=made)

        body = {name: theirs(value) for name, value in self._body.items()}
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(owner.__name__, (), body))
        owner.__dataclass_fields__ = made.__dataclass_fields__
        return owner.__dataclass_fields__


def _init(self: Any, /, *values: object, **named: object) -> None:  # noqa: ANN401  # any class
    names, defaults = self._frozen
    held: dict[str, object] = dict(zip(names, values, strict=False))
    if len(held) < len(values):
        raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(values)}")
    for name in names[len(held) :]:
        if name in named:
            held[name] = named.pop(name)
        elif name in defaults:
            default = defaults[name]
            held[name] = default.make() if isinstance(default, _Default) else default
        else:
            raise TypeError(f"{type(self).__name__} lacks '{name}'")
    if named:
        raise TypeError(f"{type(self).__name__} takes no '{', '.join(named)}', or not twice")
    for name, default in defaults.items():
        if name not in held:
            held[name] = default.make()
    self.__dict__.update(held)


def _values(self: Any) -> tuple[object, ...]:  # noqa: ANN401  # any class
    held = self.__dict__
    return tuple([held[name] for name in self._frozen[0]])


def _repr(self: Any) -> str:  # noqa: ANN401  # any class
    shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._frozen[0], _values(self), strict=True))
    return f"{type(self).__qualname__}({shown})"


def _eq(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: object) -> int:
    return hash(_values(self))


def _refuse(self: object, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _frozen(*, frozen: bool) -> Callable[[type], type]:
    """As `dataclasses.dataclass`, which everything else than `frozen` asks for."""
    if not frozen:
        raise TypeError("what may change is a plain class, or one of dataclasses")

    def made(cls: Any) -> type:  # noqa: ANN401  # a class that gets attributes
        annotations = {name: kind for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar")}
        defaults = {name: vars(cls)[name] for name in annotations if name in vars(cls)}
        apart = {name for name, value in defaults.items() if isinstance(value, _Default) and not value.given}
        cls._frozen = tuple(name for name in annotations if name not in apart), defaults
        cls.__dataclass_fields__ = _Fields({"__annotations__": annotations, **defaults})
        cls.__init__, cls.__repr__, cls.__eq__, cls.__hash__ = _init, _repr, _eq, _hash
        cls.__setattr__ = cls.__delattr__ = _refuse
        for name, default in defaults.items():
            if isinstance(default, _Default):
                delattr(cls, name)
        return cls  # type: ignore[no-any-return]  # the class that came in

    return made


def _field(
    *, default_factory: Callable[[], object], init: bool = True, repr: bool = True, compare: bool = True
) -> object:
    """As `dataclasses.field`; a field is an argument, shown and compared, or none of these."""
    if not init == repr == compare:
        raise TypeError("a field is an argument, shown and compared, or none of these")
    return _Default(default_factory, given=init)


def _replace(one: Any, /, **changes: object) -> object:  # noqa: ANN401  # any class
    """As `dataclasses.replace`, for those of this module; the library's works, too, and takes a compilation a class."""
    return type(one)(**dict(zip(one._frozen[0], _values(one), strict=True)) | changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _frozen, _field, _replace
