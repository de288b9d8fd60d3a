"""The lead: of all that the guests say the one sentence that claims most about what the talk is about, and reads like a sentence."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.engines.sentence_forms import hangs, is_breathless
from pipeline.drafting.study.moments import moments
from pipeline.drafting.study.ranking import MATTERS
from pipeline.drafting.study.speech_units import Unit
from pipeline.language.japanese_subject import describes
from pipeline.lexicon.named import cue, cues
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# Characters: what opens an article at its best, and at the most.
_CLAIM: Mapping[Language, tuple[int, int]] = {"ja": (70, 95), "en": (160, 200)}
# What counts: that somebody judges, that an outcome is told, what the talk is about, and that the speaker marks it.
_JUDGES, _TELLS_OUTCOME, _ABOUT, _MARKS = 4.0, 2.0, 2.0, 1.5
# And that somebody says how he finds something, or what he thinks of it.
_VIEWS = 2.5
_VIEW = cues("moments/view")
# Where and when somebody was born, moved, or changed his work is his biography.
BIOGRAPHY = cues("moments/biography")
# What is left for each thing that a written sentence would not have, and how many of them it may have.
_WEAK, _WEAKNESSES = 0.3, 2
# How much the grammar of a sentence that nobody wrote may surprise (bits a morpheme), and of one that tells what came out.
_READS, _NEWS_READS = 3.9, 4.5
# Shorter (characters), a sentence seldom says what it is about.
_SHORT: Mapping[Language, int] = {"ja": 24, "en": 0}
_LOOSE = cue("any", "moments/loose")
_POINTS_OUT = cue("any", "moments/points-out")
_POINTS_INSIDE = cue("ja", "moments/points-inside")
_ANNOUNCES = cue("any", "moments/announces")
# What is granted to others says the opposite of what the talk is for.
_CONCEDES = cues("moments/concedes")
# Who begins with himself tells what he did; whoever says what he thinks does not.
_ONESELF = cue("any", "moments/begins-with-oneself")
_SPOKEN_END = cue("ja", "moments/spoken-end")
_SUBJECT = lazy(r"[^、。]{2}[はがも](?![らろりるっ])")


class Claim(NamedTuple):
    """The place of a statement, and how well it opens an article."""

    place: int
    strength: float


def claim(selection: Selection, fits: Callable[[Unit], bool], among: Sequence[int] | None = None) -> Claim | None:
    """The best statement that is left, or of those given."""
    units = selection.material.units
    used = selection.taken if among is None else set[int]()
    judged = frozenset(moments(selection.material, "judgement", {units[place].text for place in used}))
    found = [
        Claim(place, _strength(place, selection, judged))
        for place in (range(len(units)) if among is None else among)
        if place not in used and fits(units[place]) and _can_open(place, selection)
    ]
    best = max(found, key=lambda one: (one.strength, -one.place), default=None)
    return best if best and best.strength > 0 else None


def _can_open(place: int, selection: Selection) -> bool:
    """Whether a sentence is whole and sure, and points at nothing outside."""
    material, unit = selection.material, selection.forms.head(place)
    if unit is None:
        return False
    outside = _POINTS_OUT.search(_POINTS_INSIDE.sub("", unit.text)) or _ANNOUNCES.search(unit.text)
    unsure = unit.spoken.vague or outside or len(selection.forms.completed(place)) > 1
    return (
        not unsure
        and material.standing.is_sound(unit)
        and material.standing.surprise(unit) <= (_NEWS_READS if place in material.results else _READS)
        and not (selection.forms.is_about_oneself(unit) or is_breathless(unit))
        and len(unit.text) <= _CLAIM[material.language][1]
    )


def _strength(place: int, selection: Selection, judged: frozenset[int]) -> float:
    """How well a sentence opens the article; 0 for one that neither judges nor is about the subject."""
    material, unit = selection.material, selection.forms.stands(place)
    text = unit.text
    advises = place in selection.counsel or selection.advises(text)
    judges = place in judged or place in material.decided or advises
    tells, about = place in material.results, selection.is_about(place)
    marks = advises or MATTERS[material.language].search(text) is not None
    views = _VIEW[material.language].search(text) is not None or (material.language == "ja" and describes(text))
    weaknesses = (
        bool(_LOOSE.search(text))
        + bool(_CONCEDES[material.language].search(unit.spoken.raw))
        + bool(_SPOKEN_END.search(text))
        + bool(_ONESELF.match(text))
        + (material.language == "en" and hangs(text, claims=judges or (tells and not selection.essay)))
        + (material.language == "ja" and not _SUBJECT.search(text))
        + (len(text) > _CLAIM[material.language][0])
        + (
            not judges
            and (len(text) < _SHORT[material.language] or (material.language == "ja" and not (about or tells)))
        )
        + (not (judges or tells or marks or views))
    )
    life = not judges and BIOGRAPHY[material.language].search(text) is not None
    if life or not (judges or tells or about or views) or weaknesses > _WEAKNESSES:
        return 0.0
    counts = (
        (_JUDGES if judges else _VIEWS if views else 1) * (_TELLS_OUTCOME if tells else 1) * (_ABOUT if about else 1)
    )
    return (
        math.sqrt(material.scores[place])
        * counts
        * (_MARKS if marks else 1)
        * material.standing.factor(unit)
        * _WEAK**weaknesses
    )
