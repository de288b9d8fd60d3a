"""Whether a figure that nobody said is worked out from two that somebody did: 48 and 22 head of cattle are 70.

Taken is what a reader can do in the head: one step, from two figures that stand near each other in the notes and count the same
thing, or one of which says how much there is of each of the other; also the sum of several, and what is left where the notes say that
something is. A sum, a difference, an average, a rise or a fall need their word in the sentence (合わせて, more, fell, each); a share, a
multiple and a part of an amount do not. Anything longer stays a figure that nobody said, unless the sentence gives its steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, combinations, groupby, islice
from typing import TYPE_CHECKING

from pipeline.evidence import ways, worked_sentence
from pipeline.evidence.figures import Figure
from pipeline.evidence.figures.counts import counted
from pipeline.evidence.said_amounts import TIMES, Said, spoken
from pipeline.evidence.ways import Way
from pipeline.evidence.worked_sentence import About, Says, Sentence, about, telling
from pipeline.language import numbers
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import Screened, cues
from pipeline.patterns import lowered
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES, Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

# So many utterances apart two figures may be: a question stands between two answers.
_APART = 2
# So far apart they may be, and so far around them stands what they are about, in characters.
_FAR: Mapping[Language, int] = {"ja": 60, "en": 160}
_TOGETHER = cues("figures/together")
_LEFT: Mapping[Language, Sequence[Screened]] = {
    language: (Screened(language, "figures/rest"), Screened(language, "figures/short")) for language in LANGUAGES
}
_EACH = cues("figures/each")
# So many figures told one after another are added up.
_MANY = 8
# A price and a count are together everywhere: more has to tell that these two belong together.
_RATES = (ways.product, ways.quotient, ways.reduced)
# A sentence with more figures than these is no working.
_STEPS = 4
_COUNTED = (ways.total, ways.difference, ways.part)


class Basis(NamedTuple):
    """Where the last of the figures stands that another one was worked out from. `plain`: in one step, as the module says; it may be a
    coincidence otherwise. `brought`: where the numbers begin that the sentence brings itself, as an example."""

    notes: str
    utterance: Utterance
    plain: bool = True
    brought: frozenset[int] = frozenset()


class _Rest(NamedTuple):
    """Something that the notes say is left: behind which number, of how much, how much of it, and of which number (None: of all there is)."""

    last: Said
    amount: float
    left: float
    whole: Said | None


class WorkedOut:
    """The figures of some notes that are on the record, ready to be put together."""

    def __init__(self, notes: Sequence[Notes], language: Language, told: Sequence[Said] | None = None) -> None:
        """`told` are all numbers of the notes, where they were read before."""
        self._spoken = [(one.path, utterance) for one in notes for utterance in one.on_record]
        self._dates = [one.date for one in notes if one.date is not None]
        self._language = language
        self._far = _FAR[language]
        self._words_beside: dict[int, frozenset[str]] = {}
        if told is not None:
            self._said = told

    @cached_property
    def _text(self) -> str:
        return "\n".join(utterance.text for _, utterance in self._spoken)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each utterance begins in `_text`."""
        return [0, *accumulate(len(utterance.text) + 1 for _, utterance in self._spoken)]

    @cached_property
    def _said(self) -> Sequence[Said]:
        """All numbers, in order."""
        return spoken([one.text for _, one in self._spoken], self._language)

    def of(self, figure: Figure, text: str) -> Basis | None:
        """What a figure of `text` can be worked out from; None where it cannot."""
        if figure.day is not None or figure.measure == "day":
            reckoned = self._reckoned(figure, text)
            if reckoned is not None or figure.day is not None:
                return reckoned
        if figure.high or figure.value <= 0:
            return None
        parts = (part for part in sentences(text, self._language) if part.start <= figure.start < part.end)
        offset, sentence = next(((part.start, part.text) for part in parts), (0, text))
        wanted = self._counts(text, figure)
        read = worked_sentence.read(sentence, offset, self._language)
        given = read.says.allows(figure, text)
        return (
            self._out_of(figure, read)
            or self._of_two(figure, read, given, wanted)
            or self._of_several(figure, read, wanted)
            or self._by_itself(figure, read, given, wanted)
            or self._in_steps(figure, read, wanted)
        )

    def _out_of(self, figure: Figure, read: Sentence) -> Basis | None:
        """Where it is one of two that are a share which was told, such as nine of ten for 90 percent."""
        around = (one for one in read.numbers if one.share and _is_in_share(figure, one))
        whole = None if figure.share else next(around, None)
        told = (one for one in self._said if whole is not None and one.share and one.value == whole.value)
        same = next((one for one in told if read.about.shares(self._about_both(one, one))), None)
        return None if same is None else Basis(*self._spoken[same.at])

    def _of_two(self, figure: Figure, read: Sentence, given: Sequence[Way], wanted: frozenset[str]) -> Basis | None:
        """Where it comes of two figures that were told near each other, of what the sentence is about."""
        for one, other in self._near:
            # A sentence that names one of the two says itself what it counts.
            named = one is not other and (read.names(one.value, figure) or read.names(other.value, figure))
            counts = frozenset[str]() if named else wanted
            way = next(
                (way for way in given if any(ways.gives(figure, value) for value in way(one, other, counts))), None
            )
            if way is None:
                continue
            # What is counted says what it is about; a share says nothing of it.
            exactly = way in _COUNTED and bool((one.counts | other.counts) & wanted)
            both = self._about_both(one, other)
            if exactly or read.about.shares(both, much=way in _RATES):
                # Shares and multiples are small numbers, which meet by chance.
                plain = exactly or not (figure.share or way is ways.multiple) or read.about.shares(both, much=True)
                return Basis(*self._spoken[other.at], plain)
        return None

    def _of_several(self, figure: Figure, read: Sentence, wanted: frozenset[str]) -> Basis | None:
        """Where it is the sum of a run of figures, or what the notes say is left."""
        last = self._summed(figure, wanted, read.says) or self._left(figure, wanted, read.about)
        return None if last is None else Basis(*self._spoken[last.at])

    def _reckoned(self, figure: Figure, text: str) -> Basis | None:
        """Where somebody gives a day by how far it is from one that is named."""
        from pipeline.evidence.figures import reckoned_days

        named = (day for _, one in self._spoken for day in reckoned_days.todays(one.text, self._language))
        anchors = sorted({*named, *self._dates})
        topic = about(text, self._language)
        for at, (path, one) in enumerate(self._spoken):
            for day in reckoned_days.reckoned(one.text, anchors, self._language) if anchors else ():
                same = figure.value == day.day and (figure.day is None or figure.day.month == day.month)
                asked = self._spoken[at - 1][1].text if at else ""
                if same and topic.shares(about(f"{asked} {one.text}", self._language)):
                    return Basis(path, one)
        return None

    def _in_steps(self, figure: Figure, read: Sentence, wanted: frozenset[str]) -> Basis | None:
        """What it may be worked out from in more steps, or from farther apart."""
        from pipeline.evidence.reckoned import MOST, Task, results

        says = read.says
        own = tuple(one for one in read.numbers if not _is_in(one, figure))
        task = Task(wanted, figure.share, figure.kind == TIMES, read.sets_apart, says.together, says.each, own)
        if figure.value <= 1:
            return None
        about = (one for one in self._said if one.value > 0 and read.about.telling & self._beside(one))
        told = list(islice(about, MOST + 1))  # of more it is not asked
        found = next((one for one in results(task, told, self) if ways.gives(figure, one.value)), None)
        if found is None:
            return None
        return Basis(*self._spoken[found.last.at], False, frozenset(one.start for one in found.brought))

    def each(self, one: Said) -> bool:
        """Whether a number is told of each of something: 200 a head."""
        begin = max(self._starts[one.at], one.start - self._far // 2)
        return _EACH[self._language].search(self._text, begin, one.end + self._far // 4) is not None

    def together(self, one: Said) -> bool:
        """Whether who tells a number adds something up."""
        return _TOGETHER[self._language].search(self._spoken[one.at][1].text) is not None

    def _beside(self, one: Said) -> frozenset[str]:
        """The telling words near a number, with the end of what was said or asked before and the name of who says it."""
        if one.start not in self._words_beside:
            begin, (_, utterance) = self._starts[one.at], self._spoken[one.at]
            first = one.at and one.start - begin < self._far
            before = self._spoken[one.at - 1][1].text[-self._far :] if first else ""
            near = self._text[max(begin, one.start - self._far // 2) : one.start + self._far // 2].partition("\n")[0]
            self._words_beside[one.start] = telling(f"{utterance.speaker or ''} {before} {near}", self._language)
        return self._words_beside[one.start]

    def _about_both(self, one: Said, other: Said) -> About:
        return about(self._text[max(0, one.start - self._far) : other.start + self._far], self._language)

    def _counts(self, text: str, figure: Figure) -> frozenset[str]:
        if figure.measure:
            return frozenset((figure.measure,))
        plain = numbers.narrow(text)
        inside = [one for one in numbers.read(plain) if figure.start <= one.start < figure.end]
        return counted(plain, inside[-1], self._language) if inside else frozenset()

    @cached_property
    def _near(self) -> list[tuple[Said, Said]]:
        """All pairs of numbers that stand near each other and may be put together, in the order of the notes; a share also by itself, since
        the whole is understood."""
        found: list[tuple[Said, Said]] = []
        for place, other in enumerate(self._said):
            found += [(other, other)] if other.share else []
            for one in reversed(self._said[:place]):
                if other.start - one.start > self._far or other.at - one.at > _APART:
                    break
                if one.value != other.value:
                    found.append((one, other))
        return found

    def _summed(self, figure: Figure, wanted: frozenset[str], says: Says) -> Said | None:
        """The last of several numbers told one after another that a figure is the sum of."""
        if figure.share or not wanted or not says.together:
            return None
        for _, run in groupby((one for one in self._said if one.counts & wanted), key=lambda one: one.at):
            told = list(run)
            for first in range(len(told) - 2):
                sums = zip(accumulate(one.value for one in told[first : first + _MANY]), told[first:], strict=False)
                last = next((one for value, one in islice(sums, 2, None) if ways.gives(figure, value)), None)
                if last is not None:
                    return last
        return None

    def _left(self, figure: Figure, wanted: frozenset[str], topic: About) -> Said | None:
        """The last of some numbers of which the notes say that there is a rest, where that rest is the figure: 62 percent for, 15 against."""
        for one in self._rests:
            left = 100 * one.left / one.amount if figure.share else one.left
            alike = figure.share or (
                one.whole is not None and (not wanted or not one.whole.counts or one.whole.counts & wanted)
            )
            if alike and ways.gives(figure, left):
                text = self._spoken[one.last.at][1].text
                if topic.shares(about(text, self._language)):
                    return one.last
        return None

    @cached_property
    def _rests(self) -> Sequence[_Rest]:
        """What the notes say is left, of the numbers before those words."""
        found: list[_Rest] = []
        for at, run in groupby(self._said, key=lambda one: one.at):
            low, here = lowered(self._spoken[at][1].text), list(run)
            for rest in chain.from_iterable(words.found(low) for words in _LEFT[self._language]):
                told = [one for one in here if one.start - self._starts[at] < rest.start()]
                whole = max((one for one in told if not one.share), key=lambda one: one.value, default=None)
                amount = 100.0 if whole is None else whole.value
                gone = sum(one.value * amount / 100 if one.share else one.value for one in told if one is not whole)
                if 0 < gone < amount:
                    found.append(_Rest(told[-1], amount, amount - gone, whole))
        return found

    def _by_itself(self, figure: Figure, read: Sentence, given: Sequence[Way], wanted: frozenset[str]) -> Basis | None:
        """Where the sentence gives the figures from which it works one out: from 4 to 0.5 percent, which is an eighth."""
        others = list(islice((one for one in read.numbers if not _is_in(one, figure)), _STEPS))
        for one, other in combinations(others if len(others) < _STEPS else (), 2):
            here, also = self._place(one), self._place(other)
            if here is None or also is None:
                continue
            if any(ways.gives(figure, value) for way in (*given, ways.proportion) for value in way(one, other, wanted)):
                return Basis(*self._spoken[max(here, also)])
        return None

    def _place(self, one: Said) -> int | None:
        """The utterance that tells a number of a sentence, or two of which it is a share."""
        told = (said.at for said in self._said if said.value == one.value and said.share == one.share)
        shares = (
            other.at
            for said, other in self._near
            for value in ways.ratio(said, other, one.counts)
            if value == one.value
        )
        return next(told, None) if not one.share else next(chain(told, shares), None)


def _is_in(one: Said, figure: Figure) -> bool:
    return figure.start <= one.start < figure.end


def _is_in_share(figure: Figure, share: Said) -> bool:
    return share.start <= figure.start < share.end
