"""Articles judged one after the other, here or in other processes: each is read and parsed once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.checking.card import Card
from pipeline.checking.check import Check, Inputs
from pipeline.checking.judge import WITHHELD_NEEDS, Found, findings, withheld
from pipeline.checking.kin import Human
from pipeline.checking.providers import Surroundings, built
from pipeline.checking.reading import Reading, failure
from pipeline.language.readability import prepare
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.records import NamedTuple
from pipeline.sources.site import Site
from pipeline.sources.tree import WorkingTree

# Below this many articles for each process, starting one costs more than it saves.
_WORTH_A_PROCESS = 60
# So many articles are handed to a process at a time: whoever waits sees how far it is.
_SHARE = 40
# So many are judged before processes part: what they load and compile (dictionary, patterns, tables) all of them then have,
# where processes fork. Of 300 articles with two processes this saves a tenth of the time that both compute.
_FIRST = 16


class Group(NamedTuple):
    """Checks that need the same inputs, so that one verdict holds for all of them. Without checks, what is withheld."""

    name: str
    needs: tuple[str, ...]
    checks: tuple[Check, ...] = ()


class Work(NamedTuple):
    """An article, and which of its verdicts are missing; `human` says that its fingerprint is, too."""

    path: str
    groups: tuple[Group, ...]
    human: bool = False


class Outcome(NamedTuple):
    """What became of one piece of work. `seen` is path → digest of all that was read for it; `lines` are withheld."""

    path: str
    groups: tuple[Group, ...] = ()
    card: Card | None = None
    human: Human | None = None
    verdicts: Mapping[str, tuple[Found, ...]] = {}
    lines: tuple[int, ...] | None = None
    failures: tuple[Failure, ...] = ()
    seen: Mapping[str, str] = {}


def groups(checks: Sequence[Check]) -> tuple[Group, ...]:
    """The checks of articles, by what they need; the first group is what is withheld."""
    by_needs: dict[tuple[str, ...], list[Check]] = {}
    for check in checks:
        if check.subject == "article":
            by_needs.setdefault(tuple(sorted(check.needs)), []).append(check)
    return (
        Group("withheld", WITHHELD_NEEDS),
        *(Group(",".join(check.id for check in those), needs, tuple(those)) for needs, those in by_needs.items()),
    )


def work_through(
    around: Surroundings, work: Sequence[Work], jobs: int | None, tell: Callable[[int], None]
) -> Iterator[Outcome]:
    """The outcomes, in no order, as they come; `tell` hears how many there are more. A process that dies raises."""
    site = around.reading.site
    tree = around.reading.witness.tree
    jobs = jobs or min(os.cpu_count() or 1, len(work) // _WORTH_A_PROCESS)
    if jobs < 2 or len(work) < 2 or not isinstance(tree, WorkingTree):
        for one in work:
            yield judged(around, one)
            tell(1)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed

    step = max(1, len(work) // _FIRST)
    languages = set()
    for one in work[::step]:
        outcome = judged(around, one)
        if outcome.card is not None:
            languages.add(outcome.card.lang)
        yield outcome
        tell(1)
    prepare(languages)
    rest = [one for place, one in enumerate(work) if place % step]
    plain = replace(site, tree=tree)
    shares = [rest[start : start + _SHARE] for start in range(0, len(rest), _SHARE)]
    with ProcessPoolExecutor(jobs, initializer=gc.disable) as pool:
        running = {pool.submit(_share, _Share(plain, around, one)) for one in shares}
        for done in as_completed(running):
            running.discard(done)  # with what it brought, which would else be kept until the last one is there
            outcomes = done.result()
            yield from outcomes
            tell(len(outcomes))


class _Share:
    """What one process needs for its share: it builds its own readers, and takes what articles share from whoever called."""

    def __init__(self, site: Site, around: Surroundings, work: Sequence[Work]) -> None:
        self.site = site
        self.files = around.reading.files
        self.today = around.reading.today
        self.values = around.wide.values
        self.near = {one.path: around.near[one.path] for one in work if one.path in around.near}
        self.decoys = around.decoys
        self.usual, self.sample = around.usual, around.sample
        self.work = work


def _share(share: _Share) -> list[Outcome]:
    around = Surroundings.of(Reading(share.site, share.files, share.today))._replace(
        near=share.near, decoys=share.decoys, usual=share.usual, sample=share.sample
    )
    around.wide.values.update(share.values)
    return [judged(around, one) for one in share.work]


def judged(around: Surroundings, work: Work) -> Outcome:
    """Read, parse and judge one article. Whatever breaks off is a failure, never an exception."""
    seen = around.reading.witness.seen
    seen.clear()
    try:
        article = around.reading.article(work.path)
        outcome = _judged(around, work, article)
    except Exception as error:
        return Outcome(work.path, failures=(failure(error, work.path),))
    return outcome._replace(seen=dict(seen))


def _judged(around: Surroundings, work: Work, article: Article) -> Outcome:
    needs = tuple(dict.fromkeys(need for group in work.groups for need in group.needs))
    values, failures = built(around, needs, article)
    inputs = Inputs(**values)
    verdicts: dict[str, tuple[Found, ...]] = {}
    lines = None
    for group in work.groups:
        if group.checks:
            verdicts[group.name], crashes = findings(group.checks, article, article.path, inputs)
            failures += crashes
        else:
            lines = withheld(article, inputs.only(group.needs))
    human = Human.of(article) if work.human else None
    return Outcome(work.path, work.groups, Card.of(article), human, verdicts, lines, failures)
