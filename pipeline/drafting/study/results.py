"""What came out in the end, with its figure: what readers and editors look for first.

Speech seldom puts it into one sentence. "It went from nineteen days to four" leaves its subject to a sentence before, 「三日から半日です」 is an
answer, and "It's half a day now" stands far from the time when it took three. Such a sentence is told together with the one of the same
speaker that says what the figures are of.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

from pipeline.drafting.study.amounts import (
    Amount,
    alike,
    amounts,
    changed,
    is_year,
    once_and_now,
    said_alone,
    series,
)
from pipeline.drafting.study.choosing import Features
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.language.japanese_subject import names_subject
from pipeline.lexicon.named import cue, cues
from pipeline.records import NamedTuple
from pipeline.wording import Language

HEADLINE: Mapping[Language, re.Pattern[str]] = cues("moments/headline")
_OUTCOME: Mapping[Language, re.Pattern[str]] = cues("moments/outcome")
_ONCE, _NOW = cues("amounts/once"), cues("amounts/now")
_WAS: Mapping[Language, re.Pattern[str]] = cues("amounts/was-before")
# How much a result is worth telling first: what a figure was from year to year, what one became, then how it was and how it is, then money
# and companies.
_SERIES, _BECAME, _THEN_AND_NOW, _NEWS = 6.0, 3.0, 2.5, 2.0
# Each sentence more that holds the first of the two figures shows that the talk turns on it; so many count.
_ECHO, _ECHOES = 0.25, 4
# And how much more it is where who asks says it, too, so many sentences from there.
_RESTATED, _BESIDE = 1.5, 2
# How far back a sentence with the second figure, the first, or the state of things before is looked for (sentences).
_NEAR, _FAR = 6, 80
# A sentence with fewer content words does not say what its figure is of, but where the other stands side by side with it.
_SAYS, _SIDE_BY_SIDE = 2, 2
# So few are told, not counted, where nothing says of what.
_FEW = 10
# What stands between two figures of which one is held against the other.
_AGAINST = cues("amounts/set-against")
_SUBJECT_EN = cue("en", "talk/subject-of-a-change")
_SUBJECT_JA = cue("ja", "talk/subject-before-a-figure")


class Change(NamedTuple):
    """One figure that became another. `head` is the place of the sentence that says what it is of, `tail` of the one that completes it;
    they are one and the same where a single sentence says all."""

    head: int
    tail: int
    before: str
    after: str
    strength: float


class Results(NamedTuple):
    """`strengths` are the places of sentences that tell of an outcome; `changes` are the strongest first. `followed` are places of sentences
    that stand alone, with the place of the next one where that has a figure of the same thing and does not name it."""

    strengths: Mapping[int, float]
    changes: tuple[Change, ...]
    followed: Mapping[int, int]

    @property
    def endings(self) -> dict[int, int]:
        """The places of sentences that need another to say all, with the place of that one."""
        return {one.head: one.tail for one in self.changes if one.tail != one.head}


def results(
    found: Sequence[Unit],
    scores: Sequence[float],
    roles: Mapping[str | None, float],
    said: Features,
    language: Language,
) -> Results:
    """Everything that came out, by those who were asked."""
    told = [
        place
        for place, unit in enumerate(found)
        if roles.get(unit.speaker, 1.0) > TELLS and not (unit.letter or unit.spoken.corrected or unit.spoken.question)
    ]
    look = _Look(found, scores, told, language)
    changes = tuple(sorted(look.changes(), key=lambda one: (-one.strength, one.head)))
    strengths = {
        place: scores[place] * (_NEWS if HEADLINE[language].search(found[place].text) else 1.0)
        for place in told
        if scores[place] > 0 and _is_result(found[place], said.counts(place), language)
    }
    for one in reversed(changes):
        strengths.pop(one.tail, None)
        strengths[one.head] = one.strength
    return Results(strengths, changes, dict(look.followed()))


def _is_result(unit: Unit, counts: bool, language: Language) -> bool:
    """Whether a sentence tells what came out, with a figure (`counts`), or what a headline would tell."""
    if HEADLINE[language].search(unit.text):
        return True
    return counts and bool(_OUTCOME[language].search(unit.text) or _sets_against(unit.text, language))


def _sets_against(text: str, language: Language) -> bool:
    """Whether one figure is set against another of the same kind (「一日以内なら五割なのに、三日を超えると二割」)."""
    if not _AGAINST[language].search(text):
        return False
    return any(
        one.unit
        and one.value != two.value
        and alike(one, two, language)
        and _AGAINST[language].search(text, one.end, two.start)
        for one, two in combinations(amounts(text, language), 2)
    )


class _Look:
    def __init__(self, found: Sequence[Unit], scores: Sequence[float], told: Sequence[int], language: Language) -> None:
        self._found, self._scores, self._told, self._language = found, scores, told, language
        self._own = frozenset(told)
        # Only what holds a figure is looked at more than once.
        self._amounts = {
            place: kept
            for place, unit in enumerate(found)
            if (kept := [one for one in amounts(unit.text, language) if one.unit])
        }

    def changes(self) -> Iterator[Change]:
        """Each place is used once."""
        used: set[int] = set()
        for one in chain(self._became(), self._now_and_then(), self._then_and_now()):
            if not used & {one.head, one.tail}:
                used |= {one.head, one.tail}
                yield one

    def followed(self) -> Iterator[tuple[int, int]]:
        """Sentences that name their subject, each with the next one, where that goes on with a figure of it (「金額にすると、八百万円分です」)."""
        if self._language != "ja":
            return
        for tail in self._told:
            unit = self._found[tail]
            whole = unit.spoken.finished and not (unit.spoken.dangling or unit.spoken.vague)
            if tail in self._amounts and tail and whole and self._found[tail - 1].turn == unit.turn:
                before = self._found[tail - 1]
                if not names_subject(unit.text) and self._is_head(tail - 1, tail) and names_subject(before.text):
                    yield tail - 1, tail

    def _became(self) -> Iterator[Change]:
        """Sentences with both figures, each with what it is about."""
        for tail in self._told:
            unit = self._found[tail]
            year_by_year = next(series(unit.text, self._language), None)
            kinds = (changed, once_and_now, said_alone)
            pair = year_by_year or next(chain.from_iterable(kind(unit.text, self._language) for kind in kinds), None)
            if pair is None or not unit.spoken.finished:
                continue
            head = tail if self._names(unit, pair[0]) else self._head(tail, pair)
            if head is not None:
                yield self._change(head, tail, pair, unit.text, _SERIES if year_by_year else _BECAME)

    def _names(self, unit: Unit, first: Amount) -> bool:
        """Whether a sentence says itself what its figures are of."""
        if self._language == "en":
            return not unit.spoken.dangling
        # How a sentence begins does not matter where the words right before the figure say what it is of.
        return bool(_SUBJECT_JA.search(unit.text[: first.start]))

    def _head(self, tail: int, pair: tuple[Amount, Amount]) -> int | None:
        """The sentence with the second figure right before, else the first one with the first figure."""
        before = [
            place
            for place in self._told
            if tail - _FAR <= place < tail and place in self._amounts and self._is_head(place, tail)
        ]
        near = (place for place in reversed(before) if place >= tail - _NEAR and self._holds(place, pair[1]))
        far = (place for place in before if self._holds(place, pair[0]))
        return next(chain(near, far), None)

    def _is_head(self, place: int, tail: int) -> bool:
        unit = self._found[place]
        own = unit.speaker == self._found[tail].speaker and self._scores[place] > 0
        alone = unit.spoken.finished and not (unit.spoken.dangling or unit.spoken.vague)
        return own and alone and len(set(unit.spoken.words)) >= (_SAYS if tail - place > _SIDE_BY_SIDE else 1)

    def _holds(self, place: int, wanted: Amount) -> bool:
        return any(one.value == wanted.value and alike(one, wanted, self._language) for one in self._amounts[place])

    def _then_and_now(self) -> Iterator[Change]:
        """How it was and how it is, in two sentences about one thing."""
        language = self._language
        then = [
            place for place in self._told if place in self._amounts and _ONCE[language].search(self._found[place].text)
        ]
        for tail in self._told:
            if tail not in self._amounts or not _NOW[language].search(self._found[tail].text):
                continue
            after = self._amounts[tail][0]
            for head in reversed([place for place in then if tail - _FAR <= place < tail]):
                # 「千本作ると八本出ていました」: the last one is what is told of the others.
                before = next((one for one in reversed(self._amounts[head]) if alike(one, after, language)), None)
                if before is None or before.value == after.value or not self._is_head(head, tail):
                    continue
                if self._found[tail].spoken.finished and self._are_about_one_thing(head, tail):
                    text = self._found[tail].text
                    yield Change(
                        head,
                        tail,
                        self._found[head].text[before.start : before.end],
                        text[after.start : after.end],
                        self._strength(head, tail, before, _THEN_AND_NOW),
                    )
                    break

    def _now_and_then(self) -> Iterator[Change]:
        """How it is, and right behind it how it was: "we pay 14 pounds an hour; it used to be 11", "we had nineteen falls. The year before it
        was thirty-three"."""
        language = self._language
        for tail in self._told:
            unit = self._found[tail]
            was = next(self._figures(unit.text), None) if _WAS[language].search(unit.text) else None
            if was is None or not unit.spoken.finished:
                continue
            for head in (place for place in (tail - 1, tail - 2) if place in self._own):
                text = self._found[head].text
                now = next((one for one in self._figures(text) if not was.unit or alike(one, was, language)), None)
                stands = now and now.value != was.value and not _WAS[language].search(text)
                if now and stands and self._is_head(head, tail):
                    before, after = unit.text[was.start : was.end], text[now.start : now.end]
                    yield Change(head, tail, before, after, self._strength(head, tail, was, _THEN_AND_NOW))
                    break

    def _figures(self, text: str) -> Iterator[Amount]:
        """What a sentence counts, with a unit or without."""
        return (one for one in amounts(text, self._language) if one.unit or (one.value > _FEW and not is_year(one)))

    def _are_about_one_thing(self, head: int, tail: int) -> bool:
        """Whether two sentences share more than one word, since what the talk is about stands in all of them, or stand side by side."""
        shared = set(self._found[head].spoken.words) & set(self._found[tail].spoken.words)
        return len(shared) > 1 or tail - head <= _SIDE_BY_SIDE

    def _change(self, head: int, tail: int, pair: tuple[Amount, Amount], text: str, worth: float) -> Change:
        first, second = pair
        strength = self._strength(head, tail, first, worth) * (_RESTATED if self._is_restated(tail, pair) else 1.0)
        return Change(head, tail, text[first.start : first.end], text[second.start : second.end], strength)

    def _is_restated(self, tail: int, pair: tuple[Amount, Amount]) -> bool:
        """Whether somebody else says the same right before or behind it (「三日が半日になったわけですね」)."""
        around = [place for place in range(tail - _BESIDE, tail + _BESIDE + 1) if place in self._amounts]
        others = (place for place in around if self._found[place].speaker != self._found[tail].speaker)
        return any(self._holds(place, pair[0]) and self._holds(place, pair[1]) for place in others)

    def _strength(self, head: int, tail: int, first: Amount, worth: float) -> float:
        echoes = sum(self._holds(place, first) for place in self._amounts if place not in (head, tail))
        return math.sqrt(max(self._scores[head], self._scores[tail], 1.0)) * worth * (1 + _ECHO * min(_ECHOES, echoes))
