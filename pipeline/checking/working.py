"""Articles judged one after the other, here or in other processes: each is read and parsed once."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from pipeline.checking.card import Card
from pipeline.checking.check import Check, Inputs
from pipeline.checking.judge import WITHHELD_NEEDS, Found, findings, withheld
from pipeline.checking.kin import Human
from pipeline.checking.partly import partly
from pipeline.checking.providers import Surroundings, built
from pipeline.checking.reading import Reading, failure
from pipeline.evidence.ties import profile
from pipeline.frozen import replace
from pipeline.language import readability
from pipeline.language.personal import phone
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.model.profile import Profile
from pipeline.records import NamedTuple
from pipeline.sources.tree import WorkingTree

# Below this many articles for each process, starting one costs more than it saves; so many of which only the human sections are
# judged take as long as one that is judged whole.
_WORTH_A_PROCESS = 40
_SECTIONS_ALONE = 7
# So many articles are handed to a process at a time: whoever waits sees how far it is.
_SHARE = 40
# So many are judged before processes part: what they load and compile (dictionary, patterns, tables) all of them then have,
# where processes fork. Of 300 articles with two processes this saves a tenth of the time that both compute.
_FIRST = 16


WITHHELD = "withheld"


class Group(NamedTuple):
    """Checks that need the same inputs, so that one verdict holds for all of them. `WITHHELD` has none: it is what is withheld."""

    name: str
    needs: tuple[str, ...]
    checks: tuple[Check, ...] = ()

    @property
    def human_only(self) -> bool:
        """Whether its checks read nothing of an article but its human sections."""
        return self.name != WITHHELD and all(check.human_only for check in self.checks)


class Work(NamedTuple):
    """An article, and which of its verdicts are missing; `card` is its own, where that is known. `human` says that its
    fingerprint is missing, too, and `profile` that others are to be held against it. `sections` are its content and its human
    sections, where those are all that has to be judged."""

    path: str
    groups: tuple[Group, ...] = ()
    card: Card | None = None
    human: bool = False
    profile: bool = False
    sections: tuple[str, Human] | None = None


class Outcome(NamedTuple):
    """What became of one piece of work: verdicts by name of their group. `seen` is path → digest of all that was read for it;
    `lines` are withheld."""

    path: str
    card: Card | None = None
    human: Human | None = None
    profile: Profile | None = None
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
        Group(WITHHELD, WITHHELD_NEEDS),
        *(Group(",".join(check.id for check in those), needs, tuple(those)) for needs, those in by_needs.items()),
    )


def work_through(
    around: Surroundings, work: Sequence[Work], jobs: int | None, tell: Callable[[int], None]
) -> Iterator[Outcome]:
    """The outcomes, in no order, as they come; `tell` hears how many there are more. A process that dies raises."""
    tree = around.reading.witness.tree
    alone = sum(one.sections is not None for one in work)
    if jobs is None or alone == len(work):  # of a long run that is asked for with some processes, this is its small end
        worth = (len(work) - alone + alone // _SECTIONS_ALONE) // _WORTH_A_PROCESS
        jobs = min(jobs or os.cpu_count() or 1, worth)
    if jobs < 2 or len(work) < 2 or not isinstance(tree, WorkingTree):
        for one in work:
            yield judged(around, one)
            tell(1)
        return
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait

    step = max(1, len(work) // _FIRST)
    languages = set()
    for one in work[::step]:
        outcome = judged(around, one)
        if outcome.card is not None:
            languages.add(outcome.card.lang)
        yield outcome
        tell(1)
    readability.prepare(languages)
    phone.prepare()
    rest = [one for place, one in enumerate(work) if place % step]
    every = {group.name: group for one in rest for group in one.groups}
    shares = deque(rest[start : start + _SHARE] for start in range(0, len(rest), _SHARE))
    # This process is one of them: it takes a share itself as long as the others have theirs, and one to come.
    with ProcessPoolExecutor(jobs - 1, initializer=_begin, initargs=(_Common(around, tree, every),)) as pool:
        running: set[Future[list[Outcome]]] = set()
        while shares or running:
            while shares and len(running) < 2 * (jobs - 1):
                running.add(pool.submit(_share, [*map(_slim, shares.popleft())]))
            for one in shares.popleft() if shares else ():
                yield judged(around, one)
                tell(1)
            done, running = wait(running, 0 if shares else None, FIRST_COMPLETED)
            for outcomes in [future.result() for future in done]:
                yield from outcomes
                tell(len(outcomes))


class _Common:
    """What a process is told when it begins: it builds its own readers, and takes what articles share from whoever called."""

    def __init__(self, around: Surroundings, tree: WorkingTree, every: Mapping[str, Group]) -> None:
        self.site = replace(around.reading.site, tree=tree)
        self.files = around.reading.files
        self.today = around.reading.today
        self.values = around.wide.values
        self.near = around.near
        self.decoys = around.decoys and around.decoys()
        self.usual, self.sample = around.usual, around.sample
        self.groups = every

    def around(self) -> Surroundings:
        """The same, as it is used."""
        around = Surroundings.of(Reading(self.site, self.files, self.today))
        around.wide.values.update(self.values)
        decoys = self.decoys
        return around._replace(
            near=self.near,
            decoys=None if decoys is None else lambda: decoys,
            usual=self.usual,
            sample=self.sample,
        )


class _Here:
    """What holds in this process, which works through many shares: what it has read once it need not read again."""

    around: ClassVar[Surroundings]
    groups: ClassVar[Mapping[str, Group]]


def _begin(common: _Common) -> None:
    gc.disable()  # as in the process that started this one
    _Here.around, _Here.groups = common.around(), common.groups


# Work as it is handed over: with the names of its groups, because checks are large.
_Slim = tuple[tuple[str, ...], Work]


def _slim(work: Work) -> _Slim:
    return tuple(group.name for group in work.groups), work._replace(groups=())


def _share(share: Sequence[_Slim]) -> list[Outcome]:
    return [
        judged(_Here.around, one._replace(groups=tuple(map(_Here.groups.__getitem__, names)))) for names, one in share
    ]


def judged(around: Surroundings, work: Work) -> Outcome:
    """Read, parse and judge one article. Whatever breaks off is a failure, never an exception."""
    seen = around.reading.witness.seen
    seen.clear()
    try:
        article = _partly(around, work) or around.reading.article(work.path)
        outcome = _judged(around, work, article)
    except Exception as error:
        return Outcome(work.path, failures=(failure(error, work.path),))
    return outcome._replace(seen=dict(seen))


def _partly(around: Surroundings, work: Work) -> Article | None:
    """The article without what nobody asks for; None where its human sections are not known, or have changed since."""
    if work.sections is None or work.card is None:
        return None
    content, human = work.sections
    text = around.reading.text(work.path)
    if around.reading.witness.seen[work.path] != content:
        return None
    return partly(work.path, text, work.card.lang, human.date, human.sections)


def _judged(around: Surroundings, work: Work, article: Article) -> Outcome:
    needs = tuple(dict.fromkeys(need for group in work.groups for need in group.needs))
    values, failures = built(around, needs, article)
    inputs = Inputs(**values)
    verdicts: dict[str, tuple[Found, ...]] = {}
    lines = None
    for group in work.groups:
        if group.name == WITHHELD:
            verdicts[group.name], lines = (), withheld(article, inputs.only(group.needs))
        else:
            verdicts[group.name], crashes = findings(group.checks, article, article.path, inputs)
            failures += crashes
    return Outcome(
        work.path,
        work.card or article.once(Card.of),
        article.once(Human.of) if work.human else None,
        profile(article) if work.profile else None,
        verdicts,
        lines,
        failures,
    )
