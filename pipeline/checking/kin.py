"""Which articles may hold the same words in their human sections: fingerprints of all, so that each is compared with a few.

A fingerprint is the pairs of neighbouring content words of the human sections, as 32-bit numbers; headings are no part of
it. Whether one article copied from another, a check decides.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from zlib import crc32

from pipeline.checking.partly import Kept, kept, texts
from pipeline.markup.characters import normal
from pipeline.model.article import Article
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

# Two articles are compared when they share so many pairs of neighbouring content words. Small edits break few pairs.
_SHARED = 5
# An article is compared with so many others that hold a piece: the earliest, which are likely to be the source.
_HOLDERS = 3
_WORD = lazy(r"[一-龠々]{2,}|[一-龠々](?=[ぁ-ん])|[ァ-ヶー]{3,}|[a-z]{4,}")
# With so many articles that differ from the index, it is made anew.
_STALE = 40
# So many numbers are also kept as a set.
_SMALL = 2_000
# A part of the index holds about so many numbers: an article asks for few of them.
_IN_A_PART = 512

# Numbers have so many bits.
_WHOLE = 32

# The sorted numbers of a part of the index, and beside each its owner.
_Part = tuple["array[int]", "array[int]"]


class Human(NamedTuple):
    """The human sections of one article, to be compared with those of others; `pieces` are their fingerprint, `date` is ISO 8601, or empty."""

    date: str
    sections: Kept
    pieces: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> Human:
        """Take the fingerprint of an article."""
        date, sections = article.front_matter.date, kept(article)
        return cls(date.isoformat() if date else "", sections, fingerprint(texts(sections)))

    @property
    def passages(self) -> tuple[str, ...]:
        """The texts of their passages, in order."""
        return texts(self.sections)


def fingerprint(texts: Iterable[str]) -> tuple[int, ...]:
    """The fingerprint of some texts."""
    return tuple(sorted(_pieces(texts)))


def _pieces(passages: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for text in passages:
        words = _WORD.findall(normal(text))
        found.update(crc32(f"{one} {other}".encode()) for one, other in itertools.pairwise(words))
    return found


def _nothing(parts: Collection[int]) -> Mapping[int, bytes]:
    return dict.fromkeys(parts, b"")


def _given(every: Sequence[bytes], parts: Collection[int]) -> Mapping[int, bytes]:
    return {part: every[part] for part in parts}


class Kin:
    """The fingerprints of a site's articles: an index that was kept, and what differs from it.

    `contents` and `dates` are those of each article, by path. The index holds sorted numbers, and beside each its owner, by position among
    the articles when it was made; what came later is in `_fresh`. It lies in 2 ** `bits` parts, by the first bits of the
    numbers, and `read` gives those that are asked for: an article of a large site shares words with few others.
    """

    def __init__(
        self,
        contents: Mapping[str, str] = {},
        dates: Mapping[str, str] = {},
        read: Callable[[Collection[int]], Mapping[int, bytes]] = _nothing,
        bits: int = 0,
    ) -> None:
        self.contents, self.dates = dict(contents), dict(dates)
        self._paths = list(self.contents)
        self._read = read
        self._shift = _WHOLE - bits
        self._parts: dict[int, _Part] = {}
        self._dead: set[int] = set()
        self._fresh: dict[str, Sequence[int]] = {}

    @classmethod
    def of(cls, articles: Sequence[tuple[str, str, str]], parts: Sequence[bytes]) -> Kin:
        """The index that `packed` gave."""
        contents, dates = ({one[0]: one[nth] for one in articles} for nth in (1, 2))
        return cls(contents, dates, partial(_given, parts), (len(parts) - 1).bit_length())

    @property
    def stale(self) -> bool:
        """Whether so much differs from the index that it should be made anew (`packed`)."""
        return len(self._dead) + len(self._fresh) > _STALE

    def update(self, path: str, content: str, human: Human | None) -> None:
        """Put in the place of what is known of `path` what it is now; None takes it out."""
        known = self.contents.pop(path, None)
        if known is not None and self._fresh.pop(path, None) is None:
            self._dead.add(self._paths.index(path))
        if human is not None:
            self.contents[path], self.dates[path] = content, human.date
            self._fresh[path] = array("I", human.pieces)
        self.__dict__.pop("_by_number", None)

    def packed(self) -> tuple[list[tuple[str, str, str]], list[bytes]]:
        """All of it as a new index: its articles, and its parts, of which there are a power of two."""
        places = {path: place for place, path in enumerate(self.contents)}
        every = self._all()
        count = sum(len(numbers) for numbers, _ in every) + sum(map(len, self._fresh.values()))
        bits = (count // _IN_A_PART).bit_length()
        parts = [array("Q") for _ in range(1 << bits)]
        for number, owner in itertools.chain.from_iterable(itertools.starmap(zip, every)):
            if owner not in self._dead:
                parts[number >> _WHOLE - bits].append(number << 32 | places[self._paths[owner]])
        for path, pieces in self._fresh.items():
            place = places[path]
            for number in pieces:
                parts[number >> _WHOLE - bits].append(number << 32 | place)
        index = [(path, content, self.dates[path]) for path, content in self.contents.items()]
        return index, [_packed(part) for part in parts]

    def near(self, path: str, pieces: Iterable[int], least: int = _SHARED) -> tuple[str, ...]:
        """What shares `least` pieces with `path`, whose fingerprint holds `pieces`; the earliest first. Of what is here
        itself, only what was before it counts."""
        own = self._rank(path) if path in self.contents else None
        shared: dict[tuple[str, str], int] = {}
        pieces = list(pieces)
        self._load({number >> self._shift for number in pieces})
        for number in self._held(pieces):
            holders = self._holders(number)
            if len(holders) > (own is not None):
                for holder in sorted(map(self._rank, holders))[: _HOLDERS + 1]:
                    if own is None or holder < own:
                        shared[holder] = shared.get(holder, 0) + 1
        return self._most(shared, least)

    def _rank(self, path: str) -> tuple[str, str]:
        return self.dates[path] or "9999", path

    def near_each(self, least: int = _SHARED) -> dict[str, tuple[str, ...]]:
        """As `near`, of every article that has any, in one go through all pieces that several hold."""
        several = {one for numbers, _ in self._all() for one, other in itertools.pairwise(numbers) if one == other}
        several.update(number for pieces in self._fresh.values() for number in pieces)
        shared: dict[str, dict[tuple[str, str], int]] = {}
        for number in several:
            ranked = sorted(map(self._rank, self._holders(number)))
            for place, (_, path) in enumerate(ranked[1:], 1):
                counts = shared.setdefault(path, {})
                for before in ranked[: min(place, _HOLDERS + 1)]:
                    counts[before] = counts.get(before, 0) + 1
        found = {path: self._most(counts, least) for path, counts in shared.items()}
        return {path: near for path, near in found.items() if near}

    @staticmethod
    def _most(shared: Mapping[tuple[str, str], int], least: int) -> tuple[str, ...]:
        return tuple(other for (_, other), size in sorted(shared.items()) if size >= least)

    def _held(self, pieces: Iterable[int]) -> Iterator[int]:
        """Those that stand here at all: of an article and a few ledgers, hardly any."""
        parts, shift, fresh = self._parts, self._shift, self._by_number
        few = self._few
        if few is not None:
            yield from [number for number in pieces if number in few or number in fresh]
            return
        for number in pieces:
            numbers, _ = parts[number >> shift]
            place = bisect_left(numbers, number)
            if (place < len(numbers) and numbers[place] == number) or number in fresh:
                yield number

    def _holders(self, number: int) -> Sequence[str]:
        numbers, owners = self._parts[number >> self._shift]
        first = bisect_left(numbers, number)
        last = bisect_right(numbers, number, first)
        kept = [self._paths[owner] for owner in owners[first:last] if owner not in self._dead]
        return [*kept, *self._by_number.get(number, ())]

    def _load(self, parts: set[int]) -> None:
        missing = parts.difference(self._parts)
        if missing:
            self._parts.update((part, _unpacked(data)) for part, data in self._read(missing).items())

    def _all(self) -> list[_Part]:
        every = range(1 << _WHOLE - self._shift)
        self._load(set(every))
        return [self._parts[part] for part in every]

    @cached_property
    def _few(self) -> frozenset[int] | None:
        """The numbers of a small index, which many articles ask: of the ledgers of most sites."""
        if self._shift < _WHOLE:
            return None
        self._load({0})
        numbers, _ = self._parts[0]
        return frozenset(numbers) if len(numbers) <= _SMALL else None

    @cached_property
    def _by_number(self) -> dict[int, list[str]]:
        """The articles that are not in the index, by piece."""
        found: dict[int, list[str]] = {}
        for path, pieces in self._fresh.items():
            for piece in pieces:
                found.setdefault(piece, []).append(path)
        return found


def _packed(pairs: array[int]) -> bytes:
    """A part of the index, of numbers that have their owners in the lower half."""
    ordered = sorted(pairs)
    numbers = array("I", [pair >> _WHOLE for pair in ordered])
    return numbers.tobytes() + array("I", [pair & 0xFFFFFFFF for pair in ordered]).tobytes()


def _unpacked(data: bytes) -> _Part:
    numbers, owners = array("I"), array("I")
    half = len(data) // 2
    numbers.frombytes(data[:half])
    owners.frombytes(data[half:])
    return numbers, owners
