"""What is known of each article before it is judged, and what is kept of it afterwards.

A row of the store belongs to one article as it stands: path, content, the part of the policy that reads it, and whether a ledger is there. It
holds the card, and each verdict with the digest of the inputs that it rests on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from heapq import nsmallest
from itertools import chain
from typing import TYPE_CHECKING, Any
from zlib import crc32

from pipeline.checking.card import Card
from pipeline.checking.contents import ABSENT, UNREADABLE
from pipeline.checking.contents import digest as content_of
from pipeline.checking.judge import Found
from pipeline.checking.kin import Articles, Human, Kin
from pipeline.checking.providers import Digests, Surroundings
from pipeline.checking.rows import found_again, row
from pipeline.checking.sitewide import BUILDERS, digest
from pipeline.checking.store import Store
from pipeline.checking.working import WITHHELD, Group, Outcome, Work
from pipeline.errors import UnreadableError
from pipeline.evidence.ties import profile
from pipeline.frozen import replace
from pipeline.model.finding import Failure
from pipeline.model.neighbour import Neighbour
from pipeline.sources import articles
from pipeline.sources.site import ledger_path

if TYPE_CHECKING:
    from pipeline.model.profile import Profile
    from pipeline.model.sameness import Usual
    from pipeline.wording import Language

# For so few articles, their own fingerprints are looked up; for more, the index is gone through once.
_FEW = 30
# The store is written after so many articles, so that a long run holds little and a killed one has not been for nothing.
_WRITTEN = 400
# A section is held against so many articles of the site: always the same, so that verdicts last.
_DECOYS = 60
# What is usual on a site, so many of its articles tell.
_COMPARED = 100


class _Lost(Exception):
    """A part of the index is not there any more, or not as it was written."""


class Known:
    """What is known of one article: what is to be reported, and what of its row in the store was not looked at.

    `digests` say what each verdict rests on; one whose inputs could not be read has none, and is not kept. Of `verdicts`, only those
    that found something are here.
    """

    def __init__(self, path: str, key: bytes, stored: dict[str, Any]) -> None:
        self.path = path
        self.key = key
        self.stored = stored
        self.digests: dict[str, str] = {}
        self.card: Card | None = None
        self.verdicts: dict[str, tuple[Found, ...]] = {}
        self.lines: tuple[int, ...] = ()
        self.failures: tuple[Failure, ...] = ()


class Memory:
    """What the store has of a site, and what this run adds to it of `groups`."""

    def __init__(self, store: Store, around: Surroundings, groups: Sequence[Group]) -> None:
        self._store = store
        self.around = around._replace(pieces=self._pieces)
        self._needs = {group.name: group.needs for group in groups}
        # How severe a finding is, and whether it is accepted, is decided when the report is made.
        self._policy = digest(replace(around.reading.site.config, severity={}, waivers=()))
        self._index: Kin | None = None
        self._added = 0
        self._cards: dict[str, Card] = {}
        self._profiles: dict[str, Profile] = {}
        self._fresh: tuple[str, Human | None] = ("", None)

    def recall(self, paths: Iterable[str], groups: Sequence[Group]) -> dict[str, Known]:
        """What is known of each of `paths`, with the verdicts of `groups` that still hold."""
        found = {}
        for path in paths:
            key = self._key(path)
            stored = self._store.get(key)
            known = found[path] = Known(path, key, stored["verdicts"] if isinstance(stored, dict) else {})
            if stored:
                known.card = Card.again(stored["card"])
                self.lacking(known, groups)
        return found

    def lacking(self, known: Known, groups: Iterable[Group]) -> tuple[Group, ...]:
        """Those of `groups` whose verdict has to be found; the others are taken from the row."""
        if known.card is None:
            return tuple(groups)
        digests = Digests(self.around, known.path, known.card)
        return tuple(group for group in groups if not self._holds(known, group, digests))

    @staticmethod
    def _holds(known: Known, group: Group, digests: Digests) -> bool:
        if group.name in known.digests:
            return known.digests[group.name] == digests.together(group.needs)
        stored = known.stored.get(group.name)
        if stored is None or stored[0] != digests.together(group.needs):
            return False
        # Thousands of articles are known at once: nothing of them is held twice.
        known.digests[group.name] = known.stored.pop(group.name)[0]
        if group.name == WITHHELD:
            known.lines = tuple(stored[1])
        elif stored[1]:
            known.verdicts[group.name] = found_again(stored[1])
        return True

    def add(self, outcome: Outcome, known: Mapping[str, Known]) -> None:
        """Take in what was judged. Nothing that failed is kept: that is looked at again each time."""
        contents = self.around.reading.contents
        as_seen = all(contents[path] == digest for path, digest in outcome.seen.items())
        if outcome.human is not None:
            self._kin.update(outcome.path, contents[outcome.path], outcome.human)
            self._fresh = outcome.path, outcome.human
            if as_seen:
                self._store.put(self._human_key(outcome.path), outcome.human)
        if outcome.card is not None and outcome.path in self._compared:
            self._cards[outcome.path] = outcome.card
        if outcome.profile is not None:
            self._profiles[outcome.path] = outcome.profile
            if as_seen:
                self._store.put(self._profile_key(outcome.path), outcome.profile)
        one = known.get(outcome.path)
        if one is not None:
            one.card = outcome.card
            for name, found in outcome.verdicts.items():
                one.verdicts.pop(name, None)
                if found:
                    one.verdicts[name] = found
            one.lines = one.lines if outcome.lines is None else outcome.lines
            one.failures = tuple(dict.fromkeys((*one.failures, *outcome.failures)))
            if as_seen and outcome.card is not None and not one.failures and not self.around.wide.failures:
                self._keep(one, outcome, outcome.card)
        self._added += 1
        if self._added % _WRITTEN == 0:
            self._store.flush()

    def _keep(self, known: Known, outcome: Outcome, card: Card) -> None:
        digests = Digests(self.around, known.path, card)
        for name in outcome.verdicts:
            known.stored.pop(name, None)
            known.digests[name] = digests.together(self._needs[name])
        verdicts: dict[str, Any] = {
            name: [digest, list(known.lines) if name == WITHHELD else row(known.verdicts.get(name, ()))]
            for name, digest in known.digests.items()
        }
        self._store.put(known.key, {"card": card, "verdicts": known.stored | verdicts})

    def unseen(self) -> frozenset[str]:
        """The articles of the site whose fingerprint has to be taken; those that are stored join the index."""
        kin, missing = self._kin, set()
        paths = sorted(self.around.reading.files.articles)
        for path, content in kin.differing(paths, [*map(self.around.reading.contents.__getitem__, paths)]):
            human = None if content in (ABSENT, UNREADABLE) else self._human(path)
            kin.update(path, content, human)
            if human is None and content not in (ABSENT, UNREADABLE):
                missing.add(path)
        return frozenset(missing)

    def near(self, paths: Sequence[str]) -> dict[str, tuple[Neighbour, ...]]:
        """For each of `paths`, the articles that share words with it; only those that have any are named."""
        try:
            return self._near(paths)
        except _Lost:  # the index is not whole: it is made anew of what is known of each article
            self._index = Kin()
            for path in self.unseen():
                self._kin.update(path, self.around.reading.contents[path], self._human_of(path))
            return self._near(paths)

    def _near(self, paths: Sequence[str]) -> dict[str, tuple[Neighbour, ...]]:
        self._renew()
        kin = self._kin
        if len(paths) > _FEW:
            every = kin.near_each()
            found = {path: every[path] for path in paths if path in every}
        else:
            found = {path: near for path in paths if (near := kin.near(path, self._pieces(path)))}
        humans = {path: self._neighbour(path) for path in {other for near in found.values() for other in near}}
        return {
            path: tuple(one for other in near if (one := humans[other]) is not None) for path, near in found.items()
        }

    def _decoys(self) -> dict[str, Profile]:
        """Some articles of the site, chosen by a digest of their path, and what each is about."""
        return {path: found for path in self._compared[:_DECOYS] if (found := self._profile(path)) is not None}

    def _profile(self, path: str) -> Profile | None:
        if path not in self._profiles:
            from pipeline.model.profile import Profile

            key = self._profile_key(path)
            stored = self._store.get(key)
            if stored is None:
                try:
                    stored = profile(self.around.reading.article(path))
                except UnreadableError:
                    return None  # judged on its own, it is a failure
                self._store.put(key, stored)
            self._profiles[path] = Profile(*stored)
        return self._profiles[path]

    def parted(self, work: Sequence[Work]) -> tuple[list[Work], list[Work]]:
        """The work on the articles that others are compared with, and the rest: what is judged after those is judged once."""
        sample = set(self._compared)
        rest = [one for one in work if one.path not in sample]
        decoys = set(self._compared[:_DECOYS] if rest else ())
        return [one._replace(profile=one.path in decoys) for one in work if one.path in sample], rest

    @cached_property
    def _compared(self) -> list[str]:
        """Some articles of the site, always the same: by a digest of their path."""
        reading = self.around.reading
        return reading.derived(lambda: _sample(reading.files.articles), b"compared", reading.listing)

    def look_around(self) -> None:
        """Know from now on what the articles that others are compared with are about, and what they have in common."""
        self.around = self.around._replace(decoys=cache(self._decoys))
        if any("likeness" in needs for needs in self._needs.values()):
            usual, sample = self._usual()
            self.around = self.around._replace(usual=usual, sample=sample)

    def _usual(self) -> tuple[dict[Language, Usual], frozenset[str]]:
        """What the articles of a sample have in common, by language, and which they are.

        Kept in one row with what it is made of: where one article of the sample changes, no other is read again.
        """
        from pipeline.model.sameness import Usual

        reading = self.around.reading
        state = digest((reading.contents.of(self._compared), self._policy)).hex()
        row = reading.recalled(b"usual")
        if row.get("state") != state:
            before = row.get("articles", {}) if row.get("policy") == self._policy.hex() else {}
            articles = {path: one for path in self._compared if (one := self._told(path, before)) is not None}
            row = {"state": state, "policy": self._policy.hex(), "articles": articles, "usual": _in_common(articles)}
            reading.keep(b"usual", row)
        kept = {
            lang: Usual(count, {int(number): held for number, held in counts.items()})
            for lang, count, counts in row["usual"]
        }
        return kept, frozenset(row["articles"])

    def _told(self, path: str, before: Mapping[str, Any]) -> list[Any] | None:
        """The content of an article, its language and its traits; None where it cannot be read."""
        content = self.around.reading.contents[path]
        if path in before and before[path][0] == content:
            return list(before[path])
        try:
            card = self._cards.get(path) or Card.of(self.around.reading.article(path))
        except UnreadableError:
            return None  # judged on its own, it is a failure
        return [content, card.lang, card.traits]

    def words(self, path: str, lines: Collection[int]) -> str:
        """What stands on `lines` of an article, to know it again in a message."""
        text = articles.decode(self.around.reading.site.tree.read(path) or b"", path).split("\n")
        return "".join(text[number - 1] for number in lines if number <= len(text))

    def site_wide(self, needs: Collection[str]) -> Iterator[Failure]:
        """Build what all articles share, of `needs`; yields what of it could not be read."""
        for name in BUILDERS:
            if name in needs:
                self.around.wide.value(name)
        yield from self.around.wide.failures

    def keep(self) -> None:
        """Remember for the next run what is known of files, and the fingerprints."""
        self.around.reading.contents.keep()

    def _key(self, path: str) -> bytes:
        reading = self.around.reading
        ledger = reading.contents[ledger_path(path, reading.site.config)] != ABSENT
        return self._store.key(b"article", path.encode(), reading.contents[path].encode(), self._policy, b"%d" % ledger)

    def _human_key(self, path: str) -> bytes:
        content = self.around.reading.contents[path].encode()
        return self._store.key(b"human", path.encode(), content, self._policy)

    def _profile_key(self, path: str) -> bytes:
        content = self.around.reading.contents[path].encode()
        return self._store.key(b"profile", path.encode(), content, self._policy)

    def _human(self, path: str) -> Human | None:
        if path == self._fresh[0]:
            return self._fresh[1]
        stored = self._store.get(self._human_key(path))
        return None if stored is None else Human(stored[0], stored[1], tuple(stored[2]))

    def human(self, path: str) -> tuple[str, Human] | None:
        """The content of an article, and what is kept of its human sections; None where that is not known."""
        human = self._human(path)
        return None if human is None else (self.around.reading.contents[path], human)

    def _neighbour(self, path: str) -> Neighbour | None:
        human = self._human_of(path)
        return None if human is None else Neighbour(path, human.date, human.passages)

    def _pieces(self, path: str) -> Sequence[int]:
        human = self._human_of(path)
        return () if human is None else human.pieces

    def _human_of(self, path: str) -> Human | None:
        """What is kept of the human sections of an article, or is taken from it now."""
        human = self._human(path)
        if human is None:
            try:
                human = Human.of(self.around.reading.article(path))
            except UnreadableError:
                return None  # judged on its own, it is a failure
        return human

    @property
    def _kin(self) -> Kin:
        if self._index is None:
            stored = self._store.read(self._kin_key)
            self._index = Kin() if stored is None else self._index_again(stored)
        return self._index

    @property
    def _kin_key(self) -> bytes:
        return self._store.key(b"kin", self._policy)

    def _index_again(self, stored: bytes) -> Kin:
        """The index whose articles are `stored`; its numbers, which are megabytes in a large site, are fetched as they are asked for."""
        key, state = self._kin_key, content_of(stored).encode()
        bits, *fields = stored.decode("utf-8", "surrogateescape").split("\0")
        count = len(fields) // 3

        def read(parts: Collection[int]) -> Mapping[int, bytes]:
            found = self._store.parts(key, state, parts)
            if found is None:
                raise _Lost
            return found

        return Kin(Articles(fields[:count], fields[count : 2 * count], fields[2 * count :]), read, int(bits))

    def _renew(self) -> None:
        """Make the index anew where much has changed, and keep it."""
        if self._kin.stale:
            articles, parts = self._kin.packed()
            fields = [str((len(parts) - 1).bit_length()), *chain.from_iterable(articles)]
            stored = "\0".join(fields).encode("utf-8", "surrogateescape")
            self._store.write(self._kin_key, stored)
            self._store.write_parts(self._kin_key, content_of(stored).encode(), parts)
            self._index = Kin.of(articles, parts)


def _sample(articles: Sequence[str]) -> list[str]:
    numbered = zip(map(crc32, map(str.encode, articles)), articles, strict=True)
    return [path for _, path in nsmallest(_COMPARED, numbered)]


def _in_common(articles: Mapping[str, Sequence[str]]) -> list[Any]:
    """What is usual among articles, by language, as it is kept."""
    from pipeline.evidence.sameness import usual

    kept: dict[str, list[str]] = {}
    for _, lang, traits in articles.values():
        kept.setdefault(lang, []).append(traits)
    return [[lang, *usual(traits)] for lang, traits in kept.items()]
