"""What a check is given besides its subject: exactly the inputs that it names, each built by one provider."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from pipeline.clock import today
from pipeline.model.origins import Origins
from pipeline.policy.config import Config
from pipeline.records import NamedTuple

if TYPE_CHECKING:  # articles without notes or a ledger never need them
    from pipeline.evidence.told import Told
    from pipeline.model.ledger import Ledger, Recorded
    from pipeline.model.neighbour import Neighbour
    from pipeline.model.notes import Confided, Notes
    from pipeline.model.profile import Profile
    from pipeline.model.sameness import Likeness

T = TypeVar("T")


class Undeclared(Exception):
    """A check read an input that its `needs` do not name: its verdict would outlive what it rests on."""


class Target(NamedTuple):
    """A file that a link can lead to: its anchors where it is a page, and whether it is a draft."""

    anchors: frozenset[str] = frozenset()
    draft: bool = False


class Rival(NamedTuple):
    """Another article or page that would get the same address, by path from the site's root, and whether it is a draft."""

    path: str
    draft: bool = False


class Input(Generic[T]):
    """One input of `Inputs`: its name is that of the attribute, `absent` makes what stands there where nobody gives one."""

    def __init__(self, absent: Callable[[], T]) -> None:
        self.absent = absent
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, inputs: None, owner: type) -> Self: ...
    @overload
    def __get__(self, inputs: Inputs, owner: type) -> T: ...
    def __get__(self, inputs: Inputs | None, owner: type) -> Self | T:
        """The value. Raises `Undeclared` where the check does not need it by name."""
        return self if inputs is None else inputs.read(self)


def _nothing() -> None:
    return None


class Inputs:
    """What a check may know besides its subject. All of it was read before; a check does no I/O.

    Each attribute is one input, and its name is what `needs` says:

    `config` is the policy and `today` the day of the run. `ledger` and `notes` are those of the article, `told` the figures
    of its notes, where somebody has looked for them already. `docs_dir` is the
    folder that is published, `targets` what links can lead to, by path from the site's root. `neighbours` are earlier
    articles whose human sections share words with this one's, `decoys` a sample of those in its language, and `likeness` what this
    one has in common with most of them, where that is much. `all_notes` are the off-record passages of every notes
    file of the site; `ledgers` is what machines wrote for any article of the site, as far as it shares words with
    this one's human sections. `rivals` are the articles and pages that would get this article's address.
    `authors` are the names of the article's own authors, `origins` is what machines committed. `signature_verified` says
    whether the SSH signature of the article's sign-off is that of somebody whom the policy's file
    of signers allows.
    """

    config = Input(Config)
    today: Input[date] = Input(today)
    ledger: Input[Ledger | None] = Input(_nothing)
    notes: Input[tuple[Notes, ...]] = Input(tuple)
    told: Input[Told | None] = Input(_nothing)
    docs_dir: Input[str] = Input(lambda: "content/site")
    targets: Input[Mapping[str, Target]] = Input(dict)
    neighbours: Input[tuple[Neighbour, ...]] = Input(tuple)
    decoys: Input[tuple[Profile, ...]] = Input(tuple)
    likeness: Input[Likeness | None] = Input(_nothing)
    all_notes: Input[tuple[Confided, ...]] = Input(tuple)
    ledgers: Input[tuple[Recorded, ...]] = Input(tuple)
    rivals: Input[tuple[Rival, ...]] = Input(tuple)
    authors: Input[tuple[str, ...]] = Input(tuple)
    signature_verified: Input[bool] = Input(bool)
    origins: Input[Origins] = Input(Origins)

    def __init__(self, built: Mapping[str, Callable[[], object]] | None = None, /, **given: object) -> None:
        """`given` are values by name of input, `built` makes them when a check asks; what is in neither is absent."""
        if unknown := (given.keys() | (built or {}).keys()) - NAMES:
            raise TypeError(f"no such input: {', '.join(sorted(unknown))}")
        self._values: dict[str, object] = given
        self._built = built or {}
        self._needs: Collection[str] = NAMES

    def only(self, needs: Collection[str]) -> Inputs:
        """The same inputs, of which only `needs` can be read."""
        narrowed = Inputs(self._built)
        narrowed._values = self._values
        narrowed._needs = needs
        return narrowed

    def read(self, asked: Input[T]) -> T:
        """The value of one input. Raises `Undeclared`."""
        if asked.name not in self._needs:
            raise Undeclared(f"'{asked.name}' is not among the needs of this check")
        if asked.name not in self._values:
            self._values[asked.name] = self._built.get(asked.name, asked.absent)()
        value: T = self._values[asked.name]  # type: ignore[assignment]  # whoever gives a value gives the right one
        return value


NAMES = frozenset(name for name, value in vars(Inputs).items() if isinstance(value, Input))
