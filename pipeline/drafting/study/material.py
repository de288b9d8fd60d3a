"""Everything the drafter worked out about the notes before it plans an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.drafting.study.anecdotes import anecdotes
from pipeline.drafting.study.answered import Exchange, exchanges
from pipeline.drafting.study.asker import decided, is_meeting, who_asks
from pipeline.drafting.study.choosing import Features, features
from pipeline.drafting.study.definitions import definitions
from pipeline.drafting.study.enumerated import enumerated
from pipeline.drafting.study.figures import Figure, figures
from pipeline.drafting.study.presenting import leading
from pipeline.drafting.study.ranking import TELLS, rank
from pipeline.drafting.study.results import Results, results
from pipeline.drafting.study.speech_units import Unit, units
from pipeline.drafting.study.standing import Standing
from pipeline.drafting.study.topic_names import key_phrases
from pipeline.drafting.study.topics import Topic, topics
from pipeline.evidence.one_person import aliases
from pipeline.language.speech import speech
from pipeline.lexicon.named import cue
from pipeline.model.article import Brief
from pipeline.model.notes import Notes, Person
from pipeline.patterns import lazy
from pipeline.wording import Language

_BEHIND_NAME = lazy(r"(?<=\S)\s*[(（].*$")
# So many phrases and words at the most say what a talk is about.
_SUBJECTS = 12
_NO_NAME = cue("any", "talk/no-name")


@dataclass(frozen=True)
class Material:
    """Units in the order of the interview with `worth` and one score each (see `ranking`); phrases best first; `people`
    are those to be named, and `in_full` says what else the notes call somebody who has initials for a label. `anecdotes` are half-open ranges of units, `definitions` places of sentences that say what a phrase is, `lists` those of what somebody counts off. `roles` weighs the speakers: 1 for who is asked, `ranking.ASKER` for who only asks;
    `interviewers` are those of whom the notes say so, or who are taken for it (see `asking`; then `guessed`), `leading` those who present the talk (see `presenting`),
    `decided` the places of what a meeting decides. `leaning` are places of
    sentences that cannot stand alone (see `ranking`), `told` those of whole sentences by who was asked.
    """

    language: Language
    units: tuple[Unit, ...]
    features: Features
    worth: tuple[float, ...]
    scores: tuple[float, ...]
    outcomes: Results
    topics: tuple[Topic, ...]
    anecdotes: tuple[tuple[int, int], ...]
    definitions: tuple[int, ...]
    lists: tuple[tuple[int, ...], ...]
    phrases: tuple[str, ...]
    heaviest: tuple[str, ...]
    figures: tuple[Figure, ...]
    exchanges: tuple[Exchange, ...]
    people: tuple[str, ...]
    in_full: Mapping[str, str]
    roles: Mapping[str | None, float]
    interviewers: frozenset[str]
    guessed: bool
    leading: frozenset[str]
    decided: frozenset[int]
    leaning: frozenset[int]
    told: tuple[int, ...]
    standing: Standing
    brief: Brief

    def is_about(self, unit: Unit, most: int) -> bool:
        """Whether a sentence names what the talk is about: one of so many telling phrases, or, where there are fewer, of its weightiest words."""
        if any(phrase in unit.text for phrase in self.phrases[:most]):
            return True
        return not set(self.heaviest[: max(0, most - len(self.phrases))]).isdisjoint(unit.spoken.words)

    @property
    def results(self) -> Mapping[int, float]:
        """The places of units that tell of an outcome, with their strength."""
        return self.outcomes.strengths

    def called(self, names: Sequence[str]) -> tuple[str, ...]:
        """What people are called where nothing is quoted: by the name that the notes give them once, not by their initials."""
        return tuple(dict.fromkeys(self.in_full.get(name, name) for name in names))

    @property
    def has_speakers(self) -> bool:
        """Whether the notes say who speaks."""
        return any(unit.speaker is not None for unit in self.units)


def study(sources: Sequence[Notes], brief: Brief) -> Material:
    """Read the notes. `sources` are of one language."""
    language = sources[0].language
    found = units(sources, brief)
    people = tuple(person for notes in sources for person in notes.people)
    wanted = frozenset(speech(language).content_words(" ".join(filter(None, (brief.message, brief.reader)))))
    interviewers = frozenset([person.name for person in people if person.role == "interviewer"] or who_asks(sources))
    meeting = is_meeting(sources)
    # Who asks does so with what he says last; in a meeting everybody asks.
    found = tuple(
        _asking(unit, language) if last and (meeting or unit.speaker in interviewers) else unit
        for unit, last in zip(found, _last_of_turns(found), strict=True)
    )
    said = features(found, language, wanted)
    ranking = rank(found, people, interviewers, said, wanted, language)
    phrases = key_phrases(found, ranking.scores, language)
    return Material(
        language=language,
        units=found,
        features=said,
        worth=ranking.worth,
        scores=ranking.scores,
        outcomes=results(found, ranking.scores, ranking.roles, said, language),
        topics=topics(found, ranking.scores, ranking.roles, language),
        phrases=phrases,
        heaviest=tuple(said.heaviest(_SUBJECTS)),
        anecdotes=anecdotes(found, ranking.scores, language),
        lists=enumerated(found, ranking.roles, language),
        definitions=definitions(found, ranking.scores, phrases, language),
        figures=figures(found, ranking.scores, ranking.roles, language),
        exchanges=exchanges(found, ranking.scores, ranking.roles, language),
        people=_named(found, people, interviewers, ranking.roles),
        in_full={one.label: _BEHIND_NAME.sub("", one.name) for notes in sources for one in aliases(notes)},
        roles=ranking.roles,
        interviewers=interviewers,
        guessed=not any(person.role == "interviewer" for person in people),
        leading=leading(sources),
        decided=decided(found, language) if meeting else frozenset(),
        leaning=ranking.leaning,
        told=tuple(
            place
            for place, unit in enumerate(found)
            if ranking.scores[place] > 0
            and unit.spoken.finished
            and not (unit.spoken.question or unit.letter)
            and ranking.roles.get(unit.speaker, 1.0) > TELLS
        ),
        standing=Standing(found, language, wanted),
        brief=brief,
    )


def _last_of_turns(found: Sequence[Unit]) -> Iterator[bool]:
    """For each sentence whether somebody else speaks behind it."""
    return (after is None or after.turn != unit.turn for unit, after in zip_longest(found, found[1:]))


def _asking(unit: Unit, language: Language) -> Unit:
    spoken = speech(language).asking(unit.spoken)
    return unit if spoken is unit.spoken else replace(unit, spoken=spoken)


def _named(
    found: Sequence[Unit], people: Sequence[Person], interviewers: frozenset[str], roles: Mapping[str | None, float]
) -> tuple[str, ...]:
    """Whom the article is about: the interviewees, else those who say most without asking."""
    told = tuple(dict.fromkeys(person.name for person in people if person.role == "interviewee"))
    if told:
        return told[:3]
    words: Counter[str] = Counter()
    for unit in found:
        if unit.speaker is not None and not unit.spoken.question:
            words[unit.speaker] += int(len(unit.spoken.words) * roles.get(unit.speaker, 1.0) * 10)
    total = words.total() or 1
    return tuple(
        name
        for name, count in words.most_common(3)
        if count * 5 >= total and name not in interviewers and not _NO_NAME.match(name)
    )
