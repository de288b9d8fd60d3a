"""Whoever is named or quoted agreed to it, on a date and to something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

if TYPE_CHECKING:
    from datetime import date

    from pipeline.model.notes import Consent, Notes

_NONE = Text("掲載の同意が記録されていません", "no consent is recorded")
_NO_DATE = Text("同意した日がありません", "the date of the consent is missing")
_FUTURE = Text("同意の日が未来です", "the consent is dated in the future")
_NO_SCOPE = Text("何に同意したか（scope）がありません", "what was agreed to (scope) is missing")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each person of the notes who stands in the article without consent."""
    for notes in inputs.notes:
        lack = None if notes.source is not None else lacking(notes.consent, inputs.today)
        if lack is None:
            continue
        for name in _people(notes):
            line = _first_line(article, name)
            if line is not None:
                yield Finding(line, {"name": name, "notes": notes.path, "lack": lack})


def lacking(consent: Consent | None, today: date) -> Text | None:
    """What the record of a consent lacks, None where it is complete."""
    if consent is None:
        return _NONE
    if consent.granted is None:
        return _NO_DATE
    if consent.granted > today:
        return _FUTURE
    return None if consent.scope and consent.scope.strip() else _NO_SCOPE


def _people(notes: Notes) -> Iterator[str]:
    """Whoever speaks, but not the one who asks; a label of one letter names nobody."""
    return (person.name for person in notes.people if person.role != "interviewer" and len(person.name) > 1)


def _first_line(article: Article, name: str) -> int | None:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name))
    matter = article.front_matter
    for key, value in (("title", matter.title), ("description", matter.description)):
        if value and pattern.search(value):
            return matter.lines.get(key, 1)
    places = [(heading.line, heading.text) for heading in article.headings]
    places += [
        (passage.line_at(found.start()), name)
        for passage in article.passages
        if (found := pattern.search(passage.text)) is not None
    ]
    return min((line for line, text in places if pattern.search(text)), default=None)


def _consent(language: Language) -> str:
    return next(line for line in NOTES[language].split("\n") if line.startswith("consent:"))


def passing(language: Language) -> Example:
    """The notes say when, by whom, and to what."""
    return example(language, notes=NOTES[language])


def failing(language: Language) -> Example:
    """The notes name the person, and no consent."""
    at = {"ja": "台車を押す田中さん", "en": "watched Tanaka push"}[language]
    return example(language, at=[at], notes=NOTES[language].replace(_consent(language) + "\n", ""))


CHECK = Check(
    id="consent-missing",
    family="evidence",
    severity=Severity.ERROR,
    needs=("notes", "today"),
    title=Text("名前や言葉が出る人の同意があること", "Whoever is named or quoted has agreed"),
    message=Text(
        "{name}さんが記事に出ていますが、{lack}（取材メモ {notes}）。",
        "{name} appears in the article, but {lack} (notes: {notes}).",
    ),
    why=Text(
        "話してくれた人は、何に使われるかを知って話したはずです。約束のない掲載は、その人と読者の信頼を失います。",
        "People talk to you knowing what it is for. Publishing without that promise costs their trust, and your readers'.",
    ),
    fix=Text(
        "本人に確かめ、「pipeline notes 取材メモ --consent」で、いつ・だれが・何に同意したかを書いてください。",
        "Ask them, then write down when, who and for what with 'pipeline notes NOTES --consent'.",
    ),
    wrong=Text(
        "見るのは記録だけです。本当に同意があったか、この記事がその範囲に入るかは分かりません。取材メモと違う呼び名で出てくる人には気づきません。"
        "聞き手（interviewer）の同意は求めません。",
        "It sees the record only: whether they did agree, and whether this article is within it, it cannot tell. A person called otherwise than in "
        "the notes is not noticed. The interviewer is not asked for consent.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
