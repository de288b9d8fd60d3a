"""How a talk reads as an article of questions and answers, counted by machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.drafting.study.asker import who_asks
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Comment, Outline, Paragraph, PlannedSection, Sentence, sentences
from pipeline.language.japanese_tidy import is_question
from pipeline.language.spoken import ends_asking
from pipeline.lexicon.named import cue
from pipeline.model.notes import Notes
from pipeline.wording import Language

_NOT_TALK = {
    text.render(language)
    for text in (phrases.KEY_POINTS, phrases.DEFINITIONS, phrases.FIGURES, phrases.FAQ)
    for language in ("ja", "en")
}
_INVITES = cue("en", "speech/invites")
_STUTTER: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"(?<![ぁ-んァ-ヺー一-龠々\w])([ぁ-んァ-ヺー一-龠々]{1,6})、\s?\1"),
    "en": re.compile(r"\b(\w+(?: \w+)?),? \1\b", re.IGNORECASE),
}
_FEW = 1


@dataclass(frozen=True)
class Dialogue:
    """Counts over articles: `few` have one question at most, `unasked` are sections without one, `hosts` are statements of those who
    ask, `stutters` sentences in which words are said twice in a row."""

    articles: int = 0
    questions: int = 0
    few: int = 0
    sections: int = 0
    unasked: int = 0
    hosts: int = 0
    sentences: int = 0
    stutters: int = 0

    def __add__(self, other: Dialogue) -> Dialogue:
        return Dialogue(*(mine + its for mine, its in zip(self._counts(), other._counts(), strict=True)))

    def _counts(self) -> tuple[int, ...]:
        return tuple(vars(self).values())

    def __str__(self) -> str:
        return (
            f"{self.questions / max(1, self.articles):.1f} questions each, {self.few} with one at most; {self.unasked} of {self.sections} sections without a "
            f"question; {self.hosts} statements of who asks; {100 * self.stutters / max(1, self.sentences):.1f} stutters per 100 sentences"
        )


def dialogue(outline: Outline, notes: Notes) -> Dialogue:
    """Look at one article of questions and answers."""
    hosts = {person.name for person in notes.people if person.role == "interviewer"} or {*who_asks([notes])}
    asked, stated, unasked = 0, 0, 0
    sections = [section for section in outline.sections if section.kind is None and section.heading not in _NOT_TALK]
    for section in sections:
        here = [_asks(paragraph, notes.language) for paragraph in _paragraphs(section)]
        asked += sum(here)
        unasked += not any(here)
        stated += sum(
            paragraph.speaker in hosts and not asks for paragraph, asks in zip(_paragraphs(section), here, strict=True)
        )
    texts = [one.text for section in outline.sections if section.kind is None for one in _sentences(section)]
    stutters = sum(_STUTTER[notes.language].search(text) is not None for text in texts)
    return Dialogue(1, asked, asked <= _FEW, len(sections), unasked, stated, len(texts), stutters)


def _paragraphs(section: PlannedSection) -> list[Paragraph]:
    return [block for block in section.blocks if isinstance(block, Paragraph)]


def _sentences(section: PlannedSection) -> Iterator[Sentence]:
    for block in section.blocks:
        if not isinstance(block, Comment):
            yield from sentences(block)


def _asks(paragraph: Paragraph, language: Language) -> bool:
    """Whether a paragraph is one question, or two in one breath."""
    return all(_is_question(one.text, language) for one in paragraph.sentences)


def _is_question(text: str, language: Language) -> bool:
    if language == "ja":
        return is_question(text)
    return ends_asking(text) or _INVITES.search(text) is not None
