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
from operator import eq, ne
from zlib import crc32

from pipeline.checking.contents import ABSENT
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
# What articles share is counted in so many parts, so that little has to be sorted at once.
_SHARES = 64
# A part of the index holds about so many numbers: an article asks for few of them.
_IN_A_PART = 512

# Numbers have so many bits.
_WHOLE = 32

# The sorted numbers of a part of the index, and beside each its owner.
_Part = tuple["array[int]", "array[int]"]
# The date of an article, or what comes after all dates, and its path: who comes first is likely to be the source.
_Rank = tuple[str, str]
_NO_DATE = "9999"


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
        words = " ".join(_WORD.findall(normal(text))).encode().split(b" ")
        found.update(map(crc32, map(b" ".join, itertools.pairwise(words))))
    return found


def _nothing(parts: Collection[int]) -> Mapping[int, bytes]:
    return dict.fromkeys(parts, b"")


def _given(every: Sequence[bytes], parts: Collection[int]) -> Mapping[int, bytes]:
    return {part: every[part] for part in parts}


class Articles(NamedTuple):
    """Those of an index: path, content and date of each, by position."""

    paths: Sequence[str] = ()
    contents: Sequence[str] = ()
    dates: Sequence[str] = ()


_NO_ARTICLES = Articles()


class _Later(NamedTuple):
    """What came after the index was made."""

    content: str
    date: str
    pieces: array[int]


class Kin:
    """The fingerprints of a site's articles: an index that was kept, and what differs from it.

    The index holds sorted numbers, and beside each its owner, by position among its `articles`; what came later is in `_later`. It lies in
    2 ** `bits` parts, by the first bits of the numbers, and `read` gives those that are asked for: an article of a large site shares words
    with few others.
    """

    def __init__(
        self,
        articles: Articles = _NO_ARTICLES,
        read: Callable[[Collection[int]], Mapping[int, bytes]] = _nothing,
        bits: int = 0,
    ) -> None:
        self._articles = articles
        self._read = read
        self._shift = _WHOLE - bits
        self._parts: dict[int, _Part] = {}
        self._dead: set[int] = set()
        self._later: dict[str, _Later] = {}

    @classmethod
    def of(cls, articles: Articles, parts: Sequence[bytes]) -> Kin:
        """The index that `packed` gave."""
        return cls(articles, partial(_given, parts), (len(parts) - 1).bit_length())

    def __len__(self) -> int:
        return len(self._articles.paths) - len(self._dead) + len(self._later)

    @property
    def stale(self) -> bool:
        """Whether so much differs from the index that it should be made anew (`packed`)."""
        return len(self._dead) + len(self._later) > _STALE

    def differing(self, paths: Sequence[str], contents: Sequence[str]) -> list[tuple[str, str]]:
        """What has to be updated so that there are these articles alone: path and content, `ABSENT` of one that is gone."""
        known: Iterable[str] = self._articles.contents
        gone: Collection[str] = ()
        if self._later or self._dead or paths != self._articles.paths:
            here = {path: content for path, content, _ in self._here()}
            known, gone = map(here.get, paths, itertools.repeat(ABSENT)), here.keys() - set(paths)
        differs = map(ne, contents, known)
        return [*((path, ABSENT) for path in gone), *itertools.compress(zip(paths, contents, strict=True), differs)]

    def update(self, path: str, content: str, human: Human | None) -> None:
        """Put in the place of what is known of `path` what it is now; None takes it out."""
        if self._later.pop(path, None) is None and path in self._places:
            self._dead.add(self._places[path])
        if human is not None:
            self._later[path] = _Later(content, human.date or _NO_DATE, array("I", human.pieces))
        self.__dict__.pop("_by_number", None)

    def packed(self) -> tuple[Articles, list[bytes]]:
        """All of it as a new index: its articles in order, and its parts, of which there are a power of two."""
        articles = Articles(*map(list, zip(*sorted(self._here()), strict=True)))
        places = {path: place for place, path in enumerate(articles.paths)}
        every = self._all()
        count = sum(len(numbers) for numbers, _ in every) + sum(len(one.pieces) for one in self._later.values())
        bits = (count // _IN_A_PART).bit_length()
        parts = [array("Q") for _ in range(1 << bits)]
        for number, owner in itertools.chain.from_iterable(itertools.starmap(zip, every)):
            if owner not in self._dead:
                parts[number >> _WHOLE - bits].append(number << 32 | places[self._articles.paths[owner]])
        for path, later in self._later.items():
            place = places[path]
            for number in later.pieces:
                parts[number >> _WHOLE - bits].append(number << 32 | place)
        return articles, [_packed(part) for part in parts]

    def _here(self) -> Iterator[tuple[str, str, str]]:
        """Path, content and date of all articles."""
        for place, article in enumerate(zip(*self._articles, strict=True)):
            if place not in self._dead:
                yield article
        for path, (content, date, _) in self._later.items():
            yield path, content, date

    @cached_property
    def _places(self) -> dict[str, int]:
        return {path: place for place, path in enumerate(self._articles.paths)}

    def near(self, path: str, pieces: Collection[int], least: int = _SHARED) -> tuple[str, ...]:
        """What shares `least` pieces with `path`, whose fingerprint holds `pieces`; the earliest first. Of what is here
        itself, only what was before it counts."""
        own = self._rank(path)
        shared: dict[_Rank, int] = {}
        for number in self._held(pieces):
            holders = self._holders(number)
            if len(holders) > (own is not None):
                for holder in sorted(holders)[: _HOLDERS + 1]:
                    if own is None or holder < own:
                        shared[holder] = shared.get(holder, 0) + 1
        return self._most(shared, least)

    def _rank(self, path: str) -> _Rank | None:
        """That of an article that is here."""
        later, place = self._later.get(path), self._places.get(path)
        if later is not None:
            return later.date, path
        return None if place is None or place in self._dead else (self._articles.dates[place], path)

    def near_each(self, least: int = _SHARED) -> dict[str, tuple[str, ...]]:
        """As `near`, of every article that has any, in one go through all pieces that several hold."""
        several: set[int] = set()
        for numbers, _ in self._all():
            several.update(itertools.compress(numbers, map(eq, numbers, numbers[1:])))
        several.update(number for later in self._later.values() for number in later.pieces)
        ranks = sorted((date, path) for path, _, date in self._here())
        places = {path: place for place, (_, path) in enumerate(ranks)}
        # Once for each piece that two articles share: who has it later, and who earlier. Nearly all of a million of them are chance.
        shared = [array("Q") for _ in range(_SHARES)]
        for number in several:
            holders = sorted([places[path] for _, path in self._holders(number)])
            for nth, holder in enumerate(holders):
                shared[holder % _SHARES].extend([holder << 32 | before for before in holders[: min(nth, _HOLDERS + 1)]])
        found: dict[str, list[str]] = {}
        for part in shared:
            ordered = sorted(part)
            often = {one for one, other in zip(ordered, ordered[least - 1 :], strict=False) if one == other}
            for pair in sorted(often):
                found.setdefault(ranks[pair >> 32][1], []).append(ranks[pair & 0xFFFFFFFF][1])
        return {path: tuple(near) for path, near in found.items()}

    @staticmethod
    def _most(shared: Mapping[_Rank, int], least: int) -> tuple[str, ...]:
        return tuple(other for (_, other), size in sorted(shared.items()) if size >= least)

    def _held(self, pieces: Collection[int]) -> Iterator[int]:
        """Those that stand here at all: of an article and a few ledgers, hardly any."""
        parts, shift, fresh = self._parts, self._shift, self._by_number
        if self._few is not None:
            yield from self._few.intersection(pieces) | (fresh.keys() & pieces)
            return
        self._load({number >> shift for number in pieces})
        for number in pieces:
            numbers, _ = parts[number >> shift]
            place = bisect_left(numbers, number)
            if (place < len(numbers) and numbers[place] == number) or number in fresh:
                yield number

    def _holders(self, number: int) -> Sequence[_Rank]:
        numbers, owners = self._parts[number >> self._shift]
        first = bisect_left(numbers, number)
        last = bisect_right(numbers, number, first)
        paths, _, dates = self._articles
        kept = [(dates[owner], paths[owner]) for owner in owners[first:last] if owner not in self._dead]
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
    def _by_number(self) -> dict[int, list[_Rank]]:
        """The articles that are not in the index, by piece."""
        found: dict[int, list[_Rank]] = {}
        for path, later in self._later.items():
            for piece in later.pieces:
                found.setdefault(piece, []).append((later.date, path))
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
