"""Titles, description, tags and headings, made of the interview's own phrases."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.shapes import FORECAST
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.study.units import ids
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Sentence
from pipeline.wording import Text

_TITLE = {"ja": 36, "en": 70}
_TAGS = 5


def main_phrases(material: Material, most: int) -> tuple[str, ...]:
    """What the whole is about: the first phrase of the weightiest stretches, then of the interview."""
    found = list(material.phrases[:most])
    return tuple(found)


def titles(material: Material) -> tuple[Sentence, ...]:
    """Up to five candidates, the one chosen first."""
    found: dict[str, Sentence] = {}
    for title in _candidates(material):
        found.setdefault(title.text, title)
    return tuple(found.values())[:5]


def _candidates(material: Material) -> Iterator[Sentence]:
    language = material.language
    two, three = main_phrases(material, 2), main_phrases(material, 3)
    if two:
        people = phrases.named(material.people, language)
        form = phrases.TITLE_PEOPLE if people else phrases.TITLE_NAMELESS
        yield _phrase(material, form, phrases=_capital(phrases.listed(two, language)), people=people)
    for figure in material.figures[:3]:
        # Only what the sentence itself says changed: another sentence's topic would make it untrue.
        own = [phrase for phrase in figure.unit.spoken.phrases if phrase in material.phrases]
        if figure.change and own:
            before, after = figure.value.split(" → ")
            text = phrases.TITLE_CHANGE.filled(phrase=_capital(own[0]), before=before, after=after)
            yield Sentence(text.render(language), figure.unit.utterances)
    yield from _said(material)
    if len(three) == 3:
        yield _phrase(material, phrases.TITLE_LIST, phrases=phrases.listed(three, language))
    if not two:
        yield Sentence(phrases.INTERVIEW.render(language), ())


def _said(material: Material) -> Iterator[Sentence]:
    """The best short sentence, and the best short question, as they were said."""
    order = sorted(range(len(material.units)), key=lambda place: -material.scores[place])
    limit = _TITLE[material.language]
    for place in order[:60]:
        spoken = material.units[place].spoken
        foretold = FORECAST[material.language].search(spoken.raw)
        if (
            spoken.finished
            and not spoken.dangling
            and not spoken.question
            and not foretold
            and 10 < len(spoken.text) <= limit
        ):
            yield Sentence(spoken.text.rstrip("。."), material.units[place].utterances)
            break
    for exchange in sorted(material.exchanges, key=lambda exchange: -exchange.score):
        unit = material.units[exchange.question]
        if len(unit.text) <= limit and not unit.spoken.dangling and unit.text.endswith(("?", "？")):
            yield Sentence(unit.text, unit.utterances)
            return


def lead(material: Material) -> Sentence:
    """What the article is, in one fixed phrase with the interview's own words in it; also its description."""
    found = main_phrases(material, 4)
    people = phrases.named(material.people, material.language)
    if not found:
        return Sentence(phrases.LEAD_BARE.render(material.language), ())
    form = phrases.LEAD if people else phrases.LEAD_NAMELESS
    return _phrase(material, form, phrases=phrases.listed(found, material.language), people=people)


def tags(material: Material) -> tuple[Sentence, ...]:
    """Keywords for the front matter."""
    return tuple(Sentence(phrase, _where(material, phrase)) for phrase in main_phrases(material, _TAGS))


def topic_heading(material: Material, topic: Topic, number: int) -> str:
    """What a stretch is about: its two most telling phrases."""
    if not topic.phrases:
        return f"{phrases.INTERVIEW.render(material.language)} {number}"
    return _capital(phrases.listed(topic.phrases[:2], material.language))


def _phrase(material: Material, form: Text, **parameters: str) -> Sentence:
    shown = [phrase for phrase in material.phrases[:5] if phrase.casefold() in parameters["phrases"].casefold()]
    utterances = tuple(dict.fromkeys(id_ for phrase in shown for id_ in _where(material, phrase)))
    return Sentence(form.filled(**parameters).render(material.language), utterances)


def _where(material: Material, phrase: str) -> tuple[str, ...]:
    """The first utterances that hold the phrase: enough to trace it."""
    return ids([unit for unit in material.units if phrase in unit.spoken.phrases][:2])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
