"""What somebody tells readers to do, whatever order it has: advice in one breath is one item of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.engines.draft_pieces import sentence
from pipeline.drafting.engines.draft_so_far import Making
from pipeline.drafting.engines.steps import instructs
from pipeline.drafting.study.type_parts import STEPS, holds
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Bullet, Bullets, PlannedSection, Steps
from pipeline.lexicon.named import cues
from pipeline.wording import Language

# Fewer are no list of advice, and more no reader goes through.
_LEAST, _MOST = 3, 9
# One item goes on for so many sentences, and so many characters.
_TOGETHER = 3
_ITEM: Mapping[Language, int] = {"ja": 140, "en": 320}
# With more words by which a speaker feels his way a sentence is no advice.
_UNSURE = 1
_COUNSELS, _FIRST = cues("shapes/counsels"), cues("shapes/comes-first")
# A talk teaches where one sentence in so many counsels.
_DENSE = 10
# How much the grammar of advice may surprise (bits a morpheme), and how far apart two steps stand (sentences).
_READS, _APART = 3.6, 24


def advised(making: Making, *, numbered: bool) -> Iterator[PlannedSection]:
    """What was advised and stands nowhere else yet, in a talk that teaches: as far as the words tell an order it may be `numbered`, the
    rest is a list."""
    if not _teaches(making):
        return
    items, most = list(_items(making)), making.most(_MOST)
    ordered = _in_order(items, making)[:most] if numbered else []
    ordered = ordered if len(ordered) >= _LEAST else []
    # Without an order what is done next is only told.
    rest = [item for item in items if item not in ordered and _counsels(item[0], making)]
    if ordered:
        yield PlannedSection(making.text(STEPS.heading), (Steps(tuple(_told(ordered, making))),))
    if most and rest and (ordered or len(rest) >= _LEAST):
        kept = sorted(sorted(rest, key=lambda item: (-making.selection.worth(item), item))[:most])
        yield PlannedSection(making.text(phrases.ADVISED), (Bullets(tuple(_told(kept, making))),))


def _told(items: Sequence[tuple[int, ...]], making: Making) -> Iterator[Bullet]:
    units = making.material.units
    for item in items:
        making.selection.take(*item)
        first, *more = (units[place] for place in item)
        yield Bullet(sentence(first), first.speaker, tuple(map(sentence, more)))


def _in_order(items: Sequence[tuple[int, ...]], making: Making) -> list[tuple[int, ...]]:
    """From the item that says what comes first to the end of the turn in which the last one says by a word that it comes next."""
    units, language = making.material.units, making.material.language
    last: int | None = None
    chain: list[tuple[int, ...]] = []
    for item in items:
        said = units[item[0]]
        if last is None and not _FIRST[language].search(said.text):
            continue
        if last is None or (holds(STEPS.cue, said.spoken.raw, language) and item[0] - last <= _APART):
            last = item[0]
        chain.append(item)
    return [item for item in chain if last is not None and units[item[0]].turn <= units[last].turn]


def _items(making: Making) -> Iterator[tuple[int, ...]]:
    """Runs of sentences of one turn that begin with advice; what goes on with it, or points back at it, belongs to it."""
    selection, units = making.selection, making.material.units
    place = 0
    while place < len(units):
        item = [place] if _begins(place, making) else []
        while item and len(item) < _TOGETHER and _goes_on(item, place := item[-1] + 1, making):
            item.append(place)
        if item and selection.forms.cost(tuple(item)) <= _ITEM[making.material.language]:
            yield tuple(item)
        place = item[-1] + 1 if item else place + 1


def _begins(place: int, making: Making) -> bool:
    """Whether a sentence tells readers what to do, and can be read without the one before it."""
    unit = making.material.units[place]
    told = making.is_told(unit) and not (unit.spoken.question or unit.letter) and _can_stand(place, making)
    if instructs(unit, making.material.language):
        return told
    return told and not unit.spoken.dangling and _counsels(place, making)


def _goes_on(item: list[int], place: int, making: Making) -> bool:
    units, material = making.material.units, making.material
    if place >= len(units) or units[place].turn != units[item[0]].turn or not _can_stand(place, making):
        return False
    fits = making.selection.forms.cost((*item, place)) <= _ITEM[material.language]
    more = units[place].spoken.dangling or _counsels(place, making)
    return fits and more and not units[place].spoken.question


def _can_stand(place: int, making: Making) -> bool:
    unit = making.material.units[place]
    spoken = unit.spoken
    whole = (
        spoken.finished and (spoken.slight or not spoken.idle) and not spoken.corrected and unit.spoken.vague <= _UNSURE
    )
    return whole and place not in making.selection.taken and making.material.standing.surprise(unit) <= _READS


def _counsels(place: int, making: Making) -> bool:
    """Whether a sentence tells readers what to do, and not only how it is done."""
    return _COUNSELS[making.material.language].search(making.material.units[place].text) is not None


def _teaches(making: Making) -> bool:
    """Whether one sentence of a few, of those who are asked, tells somebody what to do: among friends "pick one" is no advice."""
    told = making.material.told
    return sum(_counsels(place, making) for place in told) * _DENSE >= len(told)
