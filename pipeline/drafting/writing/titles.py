"""Titles, lead and tags, made of what the interview itself says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.study.amounts import changes
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import moments
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.results import Change
from pipeline.drafting.study.speech_units import Unit, ids
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Sentence
from pipeline.lexicon.named import cue, cues
from pipeline.wording import Language

# Lengths in characters.
_TITLE: Mapping[Language, int] = {"ja": 40, "en": 80}
_HEDGED = cue("any", "talk/hedged")
_CANDIDATES = 3
_RUNS_ON = cues("talk/runs-on")
_SUBJECT_EN = cue("en", "talk/subject-of-a-change")
_SUBJECT_OF_EN = cue("en", "talk/subject-of-a-figure")
_SUBJECT_JA = cue("ja", "talk/subject-before-a-figure")
_TOPIC_JA = cue("ja", "talk/topic-of-a-figure")
_TAGS, _SUBJECTS = 5, 2
_LONE = 8
_BIOGRAPHY = cues("moments/biography")
_LOOSE = cue("any", "moments/loose")
# How much of its worth a sentence must keep to stand over an article.
_WELL = 0.6
_AMID = cue("any", "talk/amid")
# A talk is looked at in so many parts; what comes up in so many of them comes up all through it.
_PARTS, _ALL_THROUGH = 10, 4
# How many of the telling phrases say what the talk is about.
_ABOUT = 6


def titles(
    material: Material, quoted: Sequence[int], used: Sequence[str] = (), *, named_first: bool = False
) -> tuple[Sentence, ...]:
    """Three candidates of different kinds where the notes hold them, the one chosen first: a name and what changed, a
    figure and its outcome, a short quotation to the word. `quoted` are places of units worth quoting, best first; `used` are
    titles that the site has already: what they name says less than what they do not. `named_first` is for an article of which a single
    sentence tells no more than a step.
    """
    result = (_changed(material), _outcome(material))
    told = {title.utterances for title in result if title is not None}
    judged, plain = _quotable(material, [place for place in quoted if material.units[place].utterances not in told])
    named = _named(material, used)
    # Better somebody's own words than two common words that say little side by side.
    rest = (named, _quoted(material, plain)) if _names_alone(material, used) else (_quoted(material, plain), named)
    first = named if named_first else None
    kinds = (*result, first, _quoted(material, judged), *rest)
    # Front matter is read in composed form.
    texts = {unicodedata.normalize("NFC", title.text): title for title in kinds if title is not None}
    found = tuple(Sentence(text, title.utterances) for text, title in texts.items())
    return found[:_CANDIDATES] or (Sentence(phrases.INTERVIEW.render(material.language), ()),)


def _changed(material: Material) -> Sentence | None:
    """What changed, from what to what: 「検品：三日から半日へ」."""
    for change in material.outcomes.changes:
        subject = _subject(material, change)
        if subject:
            people = "" if _is_panel(material) else _asked(material)
            form = phrases.TITLE_CHANGE if people else phrases.TITLE_CHANGE_NAMELESS
            text = form.filled(phrase=_capital(subject), before=change.before, after=change.after, people=people)
            where = ids([material.units[place] for place in dict.fromkeys((change.head, change.tail))])
            return Sentence(text.render(material.language), where)
    return None


def _subject(material: Material, change: Change) -> str | None:
    """What changed, if a sentence itself says it: another sentence's topic would make the title untrue."""
    unit = material.units[change.head]
    text, figure = unit.text, change.before if change.before in unit.text else change.after
    if material.language == "en":
        subject = _SUBJECT_EN.match(text) or _SUBJECT_OF_EN.search(text[: text.find(figure)])
        return subject[1] if subject else None
    before = text[: text.find(figure)]
    named = _TOPIC_JA.match(before)
    if named:
        return named[1]
    subject = _SUBJECT_JA.search(before)
    return subject[1] if subject else None


def _outcome(material: Material) -> Sentence | None:
    """The figure and what came out, as it was said."""
    order = sorted(material.results, key=lambda place: (-material.results[place], place))
    for place in (*sorted(material.decided), *order):
        unit = material.units[place]
        whole = unit.spoken.finished and not (unit.spoken.dangling or unit.spoken.vague or unit.spoken.corrected)
        sure = not (_HEDGED.search(unit.text) or _LOOSE.search(unit.text)) and _reads_well(material, place)
        # A figure that became another tells by itself what came out.
        about = changes(unit.text, material.language) or place in material.decided or _is_about(unit, material)
        if whole and sure and about and len(unit.text) <= _TITLE[material.language]:
            return Sentence(unit.text.rstrip("。."), unit.utterances)
    return None


def _quotable(material: Material, quoted: Sequence[int]) -> tuple[list[int], list[int]]:
    """Of the places worth quoting those that fit in a title, best first: judgements, and what only tells."""
    places = [place for place in quoted if _fits(material.units[place], material) and _reads_well(material, place)]
    judgements = set(moments(material, "judgement", set()))
    judged = [place for place in places if place in judgements]
    plain = [place for place in places if place not in judgements and _is_about(material.units[place], material)]
    return judged, [place for place in plain if not _BIOGRAPHY[material.language].search(material.units[place].text)]


def _reads_well(material: Material, place: int) -> bool:
    """Whether a sentence can stand over an article: nothing in it is broken, and it reads like one that somebody wrote."""
    unit = material.units[place]
    return material.standing.is_sound(unit) and material.standing.factor(unit) >= _WELL


def _fits(unit: Unit, material: Material) -> bool:
    """Whether a sentence can stand in quotation marks over an article: one thought, sure of itself, with no quotation inside."""
    text, language = unit.spoken.raw.strip().rstrip("。."), material.language
    short = len(text) <= _TITLE[language] - 8 and not _RUNS_ON[language].search(text)
    return bool(short and unit.speaker and not _starts_amid(unit) and not _HEDGED.search(text))


def _quoted(material: Material, places: Sequence[int]) -> Sentence | None:
    """A short sentence to the word, with who said it."""
    for unit in (material.units[place] for place in places[:1]):
        name = phrases.named((unit.speaker or "",), material.language)
        said = phrases.quoted(unit.spoken.raw.strip().rstrip("。."), material.language)
        return Sentence(phrases.TITLE_QUOTED.filled(said=said, name=name).render(material.language), unit.utterances)
    return None


def _starts_amid(unit: Unit) -> bool:
    """Whether a sentence leans on one before it, which a title does not have."""
    return bool(unit.spoken.dangling or unit.spoken.vague or _AMID.match(unit.spoken.raw.strip()))


def _is_about(unit: Unit, material: Material) -> bool:
    """Whether a sentence names what the talk is about."""
    return material.is_about(unit, _ABOUT)


def _named(material: Material, used: Sequence[str]) -> Sentence | None:
    """What it is about and who tells of it; without a telling phrase only who."""
    people = _asked(material)
    fresh = _fresh(material, used)
    phrase = next(iter(fresh), None)
    second = next((one for one in fresh[1:] if phrase and not _says_alone(phrase, material.language)), None)
    if phrase is None:
        return Sentence(phrases.TITLE_ASKED.filled(people=people).render(material.language), ()) if people else None
    panel = phrases.TITLE_PANEL if _is_panel(material) else phrases.TITLE_PEOPLE
    form = panel if people else phrases.TITLE_NAMELESS
    both = phrases.listed(tuple(filter(None, (phrase, second))), material.language)
    text = form.filled(phrases=_capital(both), people=people)
    where = ids([unit for one in filter(None, (phrase, second)) for unit in list(_holding(material, one))[:2]])
    return Sentence(text.render(material.language), where)


def _asked(material: Material) -> str:
    """Whom a title names as those who were asked: nobody, where one person alone does all the talking."""
    speakers = {unit.speaker for unit in material.units}
    return phrases.named(material.called(material.people), material.language) if len(speakers) > 1 else ""


def _fresh(material: Material, used: Sequence[str]) -> list[str]:
    """What it is about, first what no title of the site names."""
    known = [title.casefold() for title in used]
    return sorted(subjects(material), key=lambda one: sum(one.casefold() in title for title in known))


def _names_alone(material: Material, used: Sequence[str]) -> bool:
    """Whether the first subject says by itself what the talk is about."""
    return any(_says_alone(one, material.language) for one in _fresh(material, used)[:1])


def _says_alone(phrase: str, language: Language) -> bool:
    """Whether a phrase says what a talk is about without another beside it: several words, or a long one."""
    return len(phrase) > _LONE if language == "ja" else " " in phrase or phrase[:1].isupper()


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
    said = unit.text if language == "en" else phrases.quoted(unit.text.rstrip("。"), language)
    name = phrases.named((unit.speaker,), language)
    if not phrases.is_name(unit.speaker):
        several = sum(weight > TELLS for weight in material.roles.values()) > 1
        name = (phrases.ONE_OF_THEM if several else phrases.THE_SPEAKER).render(language)
    return Sentence(phrases.LEAD_SAID.filled(name=name, said=said).render(language), unit.utterances)


def _about(material: Material) -> Sentence:
    """Who was asked about what, where nobody makes a claim."""
    language, named = material.language, subjects(material)[:_SUBJECTS]
    people = phrases.named(material.called(material.people), language)
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


def _where(material: Material, phrase: str) -> tuple[str, ...]:
    """The first utterances that hold the phrase: enough to trace it."""
    return ids(list(_holding(material, phrase))[:2])


def _holding(material: Material, phrase: str) -> Iterator[Unit]:
    return (unit for unit in material.units if phrase in unit.spoken.phrases)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
