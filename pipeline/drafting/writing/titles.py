"""Titles, lead, tags and headings, made of what the interview itself says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.study.figures import Figure
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import moments
from pipeline.drafting.study.phrases import is_telling
from pipeline.drafting.study.questions import OPEN
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.study.units import Unit, ids
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Sentence
from pipeline.language import numbers
from pipeline.lexicon.named import cue, cues
from pipeline.wording import Language

# Lengths in characters.
_TITLE: Mapping[Language, int] = {"ja": 40, "en": 80}
_HEADING: Mapping[Language, int] = {"ja": 26, "en": 60}
_HEDGED = cue("any", "talk/hedged")
# So long a phrase says enough where only one sentence holds it.
_LONG_PHRASE: Mapping[Language, int] = {"ja": 5, "en": 12}
_SAID = 3
_CANDIDATES = 3
_RUNS_ON = cues("talk/runs-on")
_SUBJECT_EN = cue("en", "talk/subject-of-a-change")
_SUBJECT_JA = cue("ja", "talk/subject-before-a-figure")
_OF_THE_ASKER = cue("any", "talk/of-the-asker")
_OPEN_JA = cue("ja", "talk/opens-a-question")
_TAGS, _SUBJECTS = 5, 2
_AMID = cue("any", "talk/amid")
# A talk is looked at in so many parts; what comes up in so many of them comes up all through it.
_PARTS, _ALL_THROUGH = 10, 4
# How many of the telling phrases say what the talk is about.
_ABOUT = 6


def titles(material: Material, quoted: Sequence[int], used: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """Three candidates of different kinds where the notes hold them, the one chosen first: a name and what changed, a
    figure and its outcome, a short quotation to the word. `quoted` are places of units worth quoting, best first; `used` are
    titles that the site has already: what they name says less than what they do not.
    """
    result = (_changed(material), _outcome(material))
    told = {title.utterances for title in result if title is not None}
    judged, plain = _quotable(material, [place for place in quoted if material.units[place].utterances not in told])
    kinds = (*result, _quoted(material, judged), _named(material, used), _quoted(material, plain))
    # Front matter is read in composed form.
    texts = {unicodedata.normalize("NFC", title.text): title for title in kinds if title is not None}
    found = tuple(Sentence(text, title.utterances) for text, title in texts.items())
    return found[:_CANDIDATES] or (Sentence(phrases.INTERVIEW.render(material.language), ()),)


def _changed(material: Material) -> Sentence | None:
    """A name and the change: 「検品：3日から半日へ」."""
    for figure in material.figures:
        phrase = _own_phrase(material, figure)
        if figure.change and phrase:
            before, after = figure.value.split(" → ")
            people = phrases.named(material.people, material.language)
            form = phrases.TITLE_CHANGE if people else phrases.TITLE_CHANGE_NAMELESS
            text = form.filled(phrase=_capital(phrase), before=before, after=after, people=people)
            return Sentence(text.render(material.language), figure.unit.utterances)
    return None


def _own_phrase(material: Material, figure: Figure) -> str | None:
    """What changed, if the sentence itself says it: another sentence's topic would make the title untrue."""
    text = figure.unit.text
    if material.language == "en":
        subject = _SUBJECT_EN.match(text)
        return subject[1] if subject else None
    subject = _SUBJECT_JA.search(text[: text.find(figure.value.split(" → ")[0])])
    return subject[1] if subject else next((one for one in figure.unit.spoken.phrases if one in material.phrases), None)


def _outcome(material: Material) -> Sentence | None:
    """The figure and what came out, as it was said."""
    order = sorted(material.results, key=lambda place: (-material.results[place], place))
    for place in order:
        unit = material.units[place]
        whole = unit.spoken.finished and not (unit.spoken.dangling or unit.spoken.vague or unit.spoken.corrected)
        sure = not _HEDGED.search(unit.text)
        # A change from one figure to another tells by itself what came out.
        about = len(list(numbers.read(unit.text))) > 1 or _is_about(unit, material)
        if whole and sure and about and len(unit.text) <= _TITLE[material.language]:
            return Sentence(unit.text.rstrip("。."), unit.utterances)
    return None


def _quotable(material: Material, quoted: Sequence[int]) -> tuple[list[int], list[int]]:
    """Of the places worth quoting those that fit in a title, best first: judgements, and what only tells."""
    places = [place for place in quoted if _fits(material.units[place], material)]
    judged = set(moments(material, "judgement", set()))
    return [place for place in places if place in judged], [place for place in places if place not in judged]


def _fits(unit: Unit, material: Material) -> bool:
    """Whether a sentence can stand in quotation marks over an article: one thought, sure of itself, with no quotation inside."""
    text, language = unit.spoken.raw.strip().rstrip("。."), material.language
    short = len(text) <= _TITLE[language] - 8 and not _RUNS_ON[language].search(text)
    return bool(
        short and unit.speaker and _is_about(unit, material) and not _starts_amid(unit) and not _HEDGED.search(text)
    )


def _quoted(material: Material, places: Sequence[int]) -> Sentence | None:
    """A short sentence to the word, with who said it."""
    for unit in (material.units[place] for place in places[:1]):
        name = phrases.named((unit.speaker or "",), material.language)
        said = unit.spoken.raw.strip().rstrip("。.")
        return Sentence(phrases.TITLE_QUOTED.filled(said=said, name=name).render(material.language), unit.utterances)
    return None


def _starts_amid(unit: Unit) -> bool:
    """Whether a sentence leans on one before it, which a title does not have."""
    return bool(unit.spoken.dangling or unit.spoken.vague or _AMID.match(unit.spoken.raw.strip()))


def _is_about(unit: Unit, material: Material) -> bool:
    """Whether a sentence names what the talk is about."""
    return any(phrase in unit.text for phrase in material.phrases[:_ABOUT])


def _named(material: Material, used: Sequence[str]) -> Sentence | None:
    """What it is about and who tells of it; without a telling phrase only who."""
    people = phrases.named(material.people, material.language)
    known = [title.casefold() for title in used]
    fresh = sorted(subjects(material), key=lambda one: sum(one.casefold() in title for title in known))
    phrase = next(iter(fresh), None)
    if phrase is None:
        return Sentence(phrases.TITLE_ASKED.filled(people=people).render(material.language), ()) if people else None
    panel = phrases.TITLE_PANEL if _is_panel(material) else phrases.TITLE_PEOPLE
    form = panel if people else phrases.TITLE_NAMELESS
    text = form.filled(phrases=_capital(phrase), people=people)
    return Sentence(text.render(material.language), _where(material, phrase))


def subjects(material: Material) -> tuple[str, ...]:
    """The most telling phrases, first those that come up all through the talk: what fills one stretch of it is an accident."""
    found = material.phrases[:_ABOUT]
    part = max(1, -(-len(material.units) // _PARTS))
    if len(material.units) < _PARTS * 2:
        return found
    texts = [
        " ".join(unit.text for unit in material.units[start : start + part]).casefold()
        for start in range(0, len(material.units), part)
    ]
    spread = {phrase: sum(phrase.casefold() in text for text in texts) for phrase in found}
    return tuple(sorted(found, key=lambda phrase: -min(_ALL_THROUGH, spread[phrase])))


def _is_panel(material: Material) -> bool:
    """Whether several people talk and nobody is there to ask."""
    return len(material.people) > 1 and not material.interviewers


def lead(material: Material, unit: Unit | None) -> Sentence:
    """The guest's best claim, whole, with who makes it; also the article's description."""
    language = material.language
    if unit is None:
        return _about(material)
    if unit.speaker is None:
        return Sentence(unit.text, unit.utterances)
    said = unit.text if language == "en" else unit.text.rstrip("。")
    name = phrases.named((unit.speaker,), language)
    return Sentence(phrases.LEAD_SAID.filled(name=name, said=said).render(language), unit.utterances)


def _about(material: Material) -> Sentence:
    """Who was asked about what, where nobody makes a claim."""
    language, named = material.language, subjects(material)[:_SUBJECTS]
    people = phrases.named(material.people, language)
    about = phrases.listed(named, language)
    if not people:
        form = phrases.LEAD_ABOUT.filled(about=about) if named else phrases.LEAD_BARE
    elif _is_panel(material):
        form = (phrases.LEAD_PANEL_ABOUT if named else phrases.LEAD_PANEL).filled(people=people, about=about)
    else:
        form = (phrases.LEAD_PEOPLE_ABOUT if named else phrases.LEAD_PEOPLE).filled(people=people, about=about)
    return Sentence(form.render(language), ids([unit for one in named for unit in list(_holding(material, one))[:1]]))


def tags(material: Material) -> tuple[Sentence, ...]:
    """Keywords for the front matter: only what was said more than once."""
    return tuple(Sentence(phrase, _where(material, phrase)) for phrase in material.phrases[:_TAGS])


def topic_heading(material: Material, topic: Topic, chosen: Sequence[Unit]) -> str | None:
    """A short question of the interview, or a phrase that the chosen sentences hold; None where there is neither."""
    language = material.language
    told = max(material.roles.values(), default=1.0)
    for unit in material.units[topic.start : topic.start + 3]:
        asked = unit.spoken.question and not unit.spoken.dangling and not unit.spoken.idle and not unit.spoken.vague
        if (
            asked
            and _only_asks(material, unit, told)
            and _is_heading(unit, topic, language)
            and len(unit.text) <= _HEADING[language]
        ):
            return unit.text
    for phrase in topic.phrases:
        holding = sum(phrase.casefold() in unit.text.casefold() for unit in chosen)
        long = len(phrase) >= _LONG_PHRASE[language] and _often(material, topic, phrase)
        if is_telling(phrase, language) and (holding > 1 or (holding and long)):
            return _capital(phrase)
    return None


def _often(material: Material, topic: Topic, phrase: str) -> bool:
    """Whether so many sentences of a stretch hold a phrase that it is no accident, or a recogniser's mishearing."""
    low = phrase.casefold()
    return sum(low in unit.text.casefold() for unit in material.units[topic.start : topic.end]) >= _SAID


def _is_heading(unit: Unit, topic: Topic, language: Language) -> bool:
    """Whether a question says by itself what is talked about, and nothing of who asks."""
    named = any(phrase.casefold() in unit.text.casefold() for phrase in topic.phrases)
    opens = (_OPEN_JA if language == "ja" else OPEN["en"]).search(unit.text) is not None
    return named and opens and len(unit.spoken.words) > 1 and not _OF_THE_ASKER.search(unit.text)


def _only_asks(material: Material, unit: Unit, told: float) -> bool:
    """Whether a unit's speaker is there to ask."""
    return material.roles.get(unit.speaker, 1.0) < told


def _where(material: Material, phrase: str) -> tuple[str, ...]:
    """The first utterances that hold the phrase: enough to trace it."""
    return ids(list(_holding(material, phrase))[:2])


def _holding(material: Material, phrase: str) -> Iterator[Unit]:
    return (unit for unit in material.units if phrase in unit.spoken.phrases)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
