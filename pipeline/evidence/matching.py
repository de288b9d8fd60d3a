"""Whether somebody said the words that an article puts between quotation marks.

A quotation holds where its words stand in one turn in that order, after what a decent editor takes out is taken out of
both: fillers, doubled words, punctuation, width and case. Nothing but such a word (and, the, を) is ever put in, so a changed number, a negation, another
name or tense, and two turns joined without a mark do not hold. Speech recognition has no commas, so they never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pipeline.evidence import edges, insertions, nearest_passage, one_person, reported
from pipeline.evidence.insertions import Fault, Insertion
from pipeline.evidence.likely import Likely, to_the_letter
from pipeline.evidence.spoken_turns import Turn, grouped
from pipeline.language import normal, tidied
from pipeline.language.normal import Form, Span
from pipeline.lexicon.named import cue, lines, words
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

State = Literal["verbatim", "edited", "wrong-speaker", "not-in-notes"]

# A mark for a cut: the parts before and after it are looked for one after the other.
_CUT = cue("any", "quotations/cut")
_ADDED = lazy(r"\[[^\[\]\n]{1,60}\]|［[^［］\n]{1,60}］|（[^（）\n]{1,60}）")
# A letter that was made a capital: [M]aking.
_INITIAL = lazy(r"\[(\w)\](?=\w)")
_STANDS_FOR: Mapping[Language, tuple[str, ...]] = {
    "ja": lines("ja", "quotations/stands-for"),
    "en": lines("en", "quotations/stands-for"),
}
_LIGHT: Mapping[Language, frozenset[str]] = {
    "ja": words("ja", "quotations/light"),
    "en": words("en", "quotations/light"),
}
_LONG: Mapping[Language, int] = {"ja": 20, "en": 12}
# How many turns before and after a quotation may hold who or what an editor names in it.
_AROUND = 5


class Match(NamedTuple):
    """What became of a quotation. `utterance` is where it stands, or the nearest passage; `difference` marks the change.

    `sure` is how much of the quotation stands there, between 0 and 1; `passage` is the sentence nearest to it. `reported` are the words by
    which the speaker gives it to somebody else, `denied` those just outside it that turn it around, `held` those that make a guess or a
    condition of it, `broken` the figure that it cuts in two,
    `added` words between brackets that nobody near it said, `said`: what stands between brackets was said as it stands.
    """

    state: State
    notes: str = ""
    utterance: Utterance | None = None
    difference: str = ""
    sure: float = 0.0
    passage: str = ""
    span: Span | None = None
    reported: str = ""
    denied: str = ""
    held: str = ""
    broken: str = ""
    added: str = ""
    said: bool = False


class Index:
    """The turns of some notes that are on the record, ready to be looked up."""

    def __init__(self, turns: Sequence[Turn], language: Language) -> None:
        self.turns = tuple(turns)
        self.language = language
        self._judged: dict[tuple[str, str | None], Match] = {}
        self._likely = Likely(self.turns, language)

    @classmethod
    def of(cls, notes: Sequence[Notes], language: Language) -> Index:
        """Index the turns of `notes`; off the record nothing is looked up."""
        names = {one.path: {alias.label: alias.name for alias in one_person.aliases(one)} for one in notes}
        runs = ((one.path, run) for one in notes for run in grouped(one.utterances))
        return cls(
            [
                Turn(place, path, run, language, names[path].get(run[0].speaker or ""))
                for place, (path, run) in enumerate(runs)
            ],
            language,
        )

    def judge(self, text: str, speaker: str | None) -> Match:
        """Look `text` up; `speaker` None is anybody. Several checks ask for the same words, so the answer is kept."""
        known = self._judged.get((text, speaker))
        if known is None:
            known = self._judged[text, speaker] = self._looked_up(text, speaker)
        return known

    def holds(self, text: str, place: int) -> bool:
        """Whether all of a sentence was said in one turn in that order, after what may be cleared is cleared out of it, and nothing
        just behind it makes it less than that: a denial, a doubt, half a figure."""
        turn = self.turns[place]
        wanted = normal.form(text, self.language, clearing=False)
        if len(wanted.units) < _LONG[self.language]:
            return False
        found = turn.find(wanted)
        if found is None:
            return False
        start, end = turn.form.places[found[0]][0], turn.form.places[found[1] - 1][1]
        cut = edges.denied(turn.text, start, end, self.language) or edges.broken(turn.text, start, end, self.language)
        return (
            not cut
            and not edges.softened(turn.text, end, self.language)
            and not edges.led(turn.text, start, self.language)
            and not reported.frame(turn.text, start, end, self.language)
        )

    def _looked_up(self, text: str, speaker: str | None) -> Match:
        found = self._as_said(text, speaker) or self._without_added(text, speaker)
        added = insertions.find(text) if found.state in ("verbatim", "edited") and not found.said else ()
        faults = list(filter(None, (self._fault(found, text, one) for one in added)))
        if not faults:
            return found
        worst = max(faults, key=lambda one: one.grave)
        if not worst.grave:
            return found._replace(added=worst.words)
        changed = f"{worst.instead} → {worst.words}" if worst.instead else f"+{worst.words}"
        passage = found.utterance.text if found.utterance else ""
        return found._replace(state="not-in-notes", difference=changed, passage=passage, added=worst.words)

    def _as_said(self, text: str, speaker: str | None) -> Match | None:
        """Where all of it was said, what stands between brackets too; None where it was not, or there is nothing between any."""
        whole = insertions.unwrapped(text)
        if whole == text:
            return None
        found = self._found([turn for turn in self.turns if turn.is_by(speaker)], self._cut(whole) or [whole])
        return None if found is None or found.denied or found.broken else found._replace(said=True)

    def _fault(self, found: Match, text: str, one: Insertion) -> Fault | None:
        """What is wrong with words that an editor put in, beside the turn in which the quotation stands."""
        turn = next((turn for turn in self.turns if found.utterance in turn.utterances), None)
        if turn is None:
            return None
        around = self.turns[max(0, turn.place - _AROUND) : turn.place + _AROUND + 1]
        near = [*(other.text for other in around), *(other.speaker or "" for other in self.turns)]
        after = normal.form(insertions.behind(text, one, self.language), self.language, clearing=False)
        start = found.span.start if found.span else 0
        place = normal.stands(after, turn.form, after=turn.unit_at(start)) if after.units else None
        said = turn.text[: turn.form.places[place[0]][0]] if place else ""
        return insertions.fault(one, text[: one.start], said, turn.speaker, near, self.language)

    def _without_added(self, text: str, speaker: str | None) -> Match:
        parts = self._parts(text)
        own = [turn for turn in self.turns if turn.is_by(speaker)]
        others = [turn for turn in self.turns if not turn.is_by(speaker)]
        found = self._found(own, parts)
        if found is not None and not (found.denied or found.broken):
            return found
        written = (self._found(own, other) for other in self._spelled_out(text))
        for other in (*written, self._found(own, parts, tidy=True)):
            if other is not None and not (other.denied or other.broken):
                return other
        if found is not None:
            return found
        found = self._found(others, parts) or self._found(others, parts, tidy=True)
        if found is not None:
            return found if found.denied or found.broken else found._replace(state="wrong-speaker")
        near = nearest_passage.find(
            text, (self.turns[number] for number in self._likely.among(self.turns, text)), self.language
        )
        if near is None:
            return Match("not-in-notes")
        return Match("not-in-notes", near.turn.notes, near.utterance, near.difference, near.likeness, near.text)

    def _parts(self, text: str) -> list[str]:
        wanted = normal.exact(text, self.language)
        if any(to_the_letter(self.turns, text, wanted)) or any(wanted in turn.exact for turn in self.turns):
            return [text]
        whole = _INITIAL.sub(r"\1", text)
        return self._cut(_ADDED.sub(_bracketed, whole)) or [text]

    def _cut(self, text: str) -> list[str]:
        return [part for part in _CUT.split(text) if normal.exact(part, self.language).strip()]

    def _spelled_out(self, text: str) -> Iterator[list[str]]:
        """The parts with a small word in place of what an editor wrote out between brackets: [the station] for it."""
        added = [match for match in _ADDED.finditer(text) if not _CUT.fullmatch(match[0])]
        if len(added) == 1:
            before, after = text[: added[0].start()], text[added[0].end() :]
            yield from (self._cut(f"{before}{word}{after}") for word in _STANDS_FOR[self.language])

    def _found(self, turns: Sequence[Turn], parts: Sequence[str], *, tidy: bool = False) -> Match | None:
        """Where the parts stand, one after the other; those after a mark may stand in later turns of the same person.

        `tidy`: however an editor may write them."""
        read = tidied.form if tidy else normal.form
        forms = [read(part, self.language, clearing=False) for part in parts]
        if not all(one.units for one in forms):
            return None
        light = _LIGHT[self.language] if len(forms[0].units) >= _LONG[self.language] else frozenset[str]()
        refused: Match | None = None
        for number in self._likely.among(turns, parts[0], tidy=tidy):
            place = turns[number].find(forms[0], light, tidy=tidy)
            parted = None if place is None else _rest(turns[number:], forms[1:], light, place, tidy=tidy)
            if place is None or parted is None:
                continue
            turn = turns[number]
            places = turn.read(tidy=tidy).places
            start, end = places[place[0]][0], places[place[1] - 1][1]
            ranges = ((turn.text, start, end), *parted)
            denied = next((word for one in ranges if (word := edges.denied(*one, self.language))), "")
            broken = "" if denied else edges.broken(turn.text, start, end, self.language)
            if denied or broken:
                at = turn.utterance_at(start)
                refused = refused or Match(
                    "not-in-notes", turn.notes, at, sure=1.0, span=Span(start, end), denied=denied, broken=broken
                )
                continue
            verbatim = not tidy and len(parts) == 1 and normal.exact(parts[0], self.language) in turn.exact
            return Match(
                "verbatim" if verbatim else "edited",
                turn.notes,
                turn.utterance_at(start),
                sure=1.0,
                span=Span(start, end),
                reported=reported.frame(turn.text, start, end, self.language),
                held=edges.held_back(turn.text, start, end, self.language),
            )
        return refused


_last: tuple[Sequence[Notes], Language, Index] | None = None


def index_of(notes: Sequence[Notes], language: Language) -> Index:
    """`Index.of`, kept for as long as the same notes are asked for: several checks look the same article up."""
    global _last
    if _last is None or _last[1] != language or list(map(id, _last[0])) != list(map(id, notes)):
        _last = (notes, language, Index.of(notes, language))
    return _last[2]


def _bracketed(found: re.Match[str]) -> str:
    return found[0] if _CUT.fullmatch(found[0]) else ""


def _rest(
    turns: Sequence[Turn], forms: Sequence[Form], light: frozenset[str], place: tuple[int, int], *, tidy: bool
) -> Sequence[tuple[str, int, int]] | None:
    """The half-open ranges of the parts behind the first, with the text of their turns; None where they do not follow one another."""
    number, after = 0, place[1]
    ranges = []
    for form in forms:
        found = None
        while number < len(turns) and found is None:
            found = turns[number].find(form, light, after, tidy=tidy)
            if found is None:
                number, after = number + 1, 0
        if found is None:
            return None
        after = found[1]
        places = turns[number].read(tidy=tidy).places
        ranges.append((turns[number].text, places[found[0]][0], places[found[1] - 1][1]))
    return ranges
