"""Notes → units: sentences of speech with who said them and where, the raw material of every draft."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.drafting.study.retracted import retracted
from pipeline.drafting.study.stream import Stretch, stretches
from pipeline.evidence import edges
from pipeline.language import personal
from pipeline.language.speech import Speech, speech
from pipeline.language.spoken import Spoken
from pipeline.lexicon.named import cue, cues
from pipeline.markup.characters import folded
from pipeline.model.article import Brief
from pipeline.model.notes import Notes, reference
from pipeline.patterns import lazy
from pipeline.sources.notes.pleas import pleads
from pipeline.wording import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of the interview, by one person.

    `letter` says that the speaker only reads it out: the words, and the life, are somebody else's. `turn` counts changes of speaker; `utterances` are ids as the ledger has them; `start` is where it was said, in
    seconds. `quotable` is False where the sentence goes over several utterances, so that it stands nowhere in one piece.
    """

    spoken: Spoken
    turn: int
    utterances: tuple[str, ...]
    speaker: str | None
    quotable: bool = True
    start: float | None = None
    letter: bool = False

    @property
    def text(self) -> str:
        """The sentence made readable."""
        return self.spoken.text


def units(sources: Sequence[Notes], brief: Brief) -> tuple[Unit, ...]:
    """All sentences on the record that the brief does not leave out, in order; none with personal data, and none that asks not to be printed."""
    language = speech(sources[0].language)
    unwanted = _leaves_out(brief, language)
    names = {
        (index, spoken.id): reference(sources, notes, spoken.id)
        for index, notes in enumerate(sources)
        for spoken in notes.utterances
    }
    found = [unit for stretch in stretches(sources, language, names) for unit in _units(stretch, sources[0].language)]
    found = _without_halves(found)
    found = _with_letters(_without_advertisements(found, language), sources[0].language)
    wrong = retracted([(unit.speaker, unit.spoken) for unit in found], sources[0].language)
    found = _marked(found, wrong, lambda spoken: replace(spoken, idle=True, corrected=True))
    found = _marked(
        found,
        set(_jests(found, sources[0].language)),
        lambda spoken: replace(spoken, idle=True, slight=False, phrases=()),
    )
    banned = {id_ for unit in found if unwanted(unit.spoken) for id_ in unit.utterances}
    return tuple(
        unit
        for unit in found
        if unit.text
        and not banned.intersection(unit.utterances)
        and not personal.find(unit.spoken.raw)
        # Even where the turn was put back on the record.
        and not pleads(unit.spoken.raw)
    )


def ids(found: Sequence[Unit]) -> tuple[str, ...]:
    """The utterances that units rest on, each once, in order."""
    return tuple(dict.fromkeys(id_ for unit in found for id_ in unit.utterances))


def _units(stretch: Stretch, code: Language) -> Iterator[Unit]:
    """The sentences of one stretch; a piece that may be another's is left out."""
    parts = list(_placed(stretch.text, speech(code)))
    for number, (start, spoken) in enumerate(parts):
        place = start + len(spoken.raw)
        if stretch.torn and number == 0:
            continue
        if (stretch.open and number == len(parts) - 1) or _is_denied(stretch.text, start, spoken, code):
            spoken = replace(spoken, finished=False, ended=False)
        utterances = stretch.sources(start, place)
        yield Unit(spoken, stretch.turn, utterances, stretch.speaker, len(utterances) == 1, stretch.time(start))


_HALF, _OTHER_HALF = lazy(r"[0-9０-９][。.．]?\s*$"), lazy(r"[0-9０-９]")


def _without_halves(found: list[Unit]) -> list[Unit]:
    """Sentences between which recognition set its stop into a decimal (「最初の1。」「5倍になりました」): neither is whole."""
    halves: set[int] = set()
    for place, (one, two) in enumerate(itertools.pairwise(found)):
        goes_on = one.speaker == two.speaker and one.turn == two.turn
        if goes_on and _HALF.search(one.spoken.raw) and _OTHER_HALF.match(two.spoken.raw):
            halves.update((place, place + 1))
    return _marked(found, halves, lambda spoken: replace(spoken, finished=False, ended=False, dangling=True))


_DENIAL = cue("ja", "speech/denial")
# A stop, behind which nothing goes on with the sentence before it.
_OVER = cue("ja", "speech/over")
_NEAR = 24


def _is_denied(text: str, start: int, spoken: Spoken, language: Language) -> bool:
    """Whether the words just outside of what is left of a sentence turn it into its opposite."""
    said = spoken.text.rstrip("。.？?")
    if language == "en":
        place = text.find(said[1:], start) - 1
        return place > 0 and bool(edges.denied(text, place, place + len(said), language))
    place = text.rfind(said[-8:], start, start + len(spoken.raw))
    end = place + len(said[-8:])
    if place < 0 or not _DENIAL.search(text, end, end + _NEAR) or _OVER.match(text, end):
        return False
    # Speech without full stops is one sentence for a page: what stands long before does not matter.
    begin = max(start, end - 2 * _NEAR)
    return bool(edges.denied(text[begin : end + 2 * _NEAR], 0, end - begin, language))


def _placed(text: str, language: Speech) -> Iterator[tuple[int, Spoken]]:
    """The sentences with their offsets; what takes something back is kept with what it takes back."""
    last: tuple[int, Spoken] | None = None
    end = 0
    for spoken in language.spoken(text):
        start = max(end, text.find(spoken.raw, end))
        end = start + len(spoken.raw)
        if last is not None and language.corrects_before(spoken.raw):
            last = (last[0], language.whole(text[last[0] : end]))
            continue
        if last is not None:
            yield last
        last = (start, spoken)
    if last is not None:
        yield last


# Two sentences that advertise, with no more than this many between them, are the ends of one sponsor's message.
_ADVERTISEMENT = 20


def _without_advertisements(found: list[Unit], language: Speech) -> list[Unit]:
    """Mark as idle what lies between two sentences of one sponsor's message by one speaker."""
    hits = [place for place, unit in enumerate(found) if language.advertises(unit.spoken.raw)]
    idle = set(hits)
    for first, second in itertools.pairwise(hits):
        between = range(first, second)
        if len(between) <= _ADVERTISEMENT and all(found[place].speaker == found[second].speaker for place in between):
            idle.update(between)
    return _marked(found, idle, lambda spoken: replace(spoken, idle=True))


def _marked(found: list[Unit], places: Set[int], mark: Callable[[Spoken], Spoken]) -> list[Unit]:
    return [replace(unit, spoken=mark(unit.spoken)) if place in places else unit for place, unit in enumerate(found)]


_JESTS = cues("speech/jests")


def _jests(found: Sequence[Unit], language: Language) -> Iterator[int]:
    """Places of sentences that were a joke, as their speaker says in them, or in the one right behind them that says nothing else."""
    for place, unit in enumerate(found):
        if (says_so := _JESTS[language].search(unit.spoken.raw.strip())) is None:
            continue
        yield place
        alone = len(says_so[0]) == len(unit.spoken.raw.strip())
        if alone and place and found[place - 1].turn == unit.turn:
            yield place - 1


# What somebody reads out of a letter is no longer than this (sentences).
_LETTER = 20
_READS, _WAS_READ = cues("speech/reads-out"), cues("speech/was-read")
_HAS_LETTERS, _OPENS_LETTER = cues("speech/has-letters"), cues("speech/opens-letter")
# And asks something of those who answer it, at least once in so many.
_ASKS_WITHIN = 8


def _with_letters(found: list[Unit], language: Language) -> list[Unit]:
    """Mark what somebody reads out: between the sentence that says so and the one with which it is over, or from where the next letter is
    called up to the last thing that it asks."""
    letters: set[int] = set()
    called = any(_HAS_LETTERS[language].search(unit.spoken.raw) for unit in found)
    for first, unit in enumerate(found):
        here = range(first + 1, min(first + _LETTER, len(found)))
        if _READS[language].search(unit.spoken.raw):
            own = [place for place in here if found[place].speaker == unit.speaker]
            ends = (place for place in own if _WAS_READ[language].search(found[place].spoken.raw))
            letters.update(range(first + 1, next(ends, first)))
        elif called and _OPENS_LETTER[language].search(unit.spoken.raw):
            last = first
            for place in here:
                if found[place].turn != unit.turn or place - last > _ASKS_WITHIN:
                    break
                spoken = found[place].spoken
                last = place if spoken.question or _WAS_READ[language].search(spoken.raw) else last
            letters.update(range(first, last + 1) if last > first else ())
    found = _marked(
        found,
        {place for place in letters if _answers_already(found[place], language)},
        lambda spoken: replace(spoken, finished=False, ended=False),
    )
    return [replace(unit, letter=True) if place in letters else unit for place, unit in enumerate(found)]


# More than so many characters behind the end of a letter are the answer to it.
_AFTER = 8


def _answers_already(unit: Unit, language: Language) -> bool:
    """Whether recognition has put the end of a letter and the beginning of the answer into one sentence, which is then nobody's."""
    end = _WAS_READ[language].search(unit.spoken.raw)
    return end is not None and len(unit.spoken.raw) - end.end() > _AFTER


def _leaves_out(brief: Brief, language: Speech) -> Callable[[Spoken], bool]:
    terms = [(folded(term), set(language.content_words(term))) for term in brief.leave_out]

    def unwanted(sentence: Spoken) -> bool:
        if not terms:
            return False
        text, words = folded(sentence.raw), set(sentence.words)
        return any((term and term in text) or (parts and parts <= words) for term, parts in terms)

    return unwanted
