"""Whoever is named or quoted agreed to it, on a date and to something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.evidence.naming import addressed, plain_name
from pipeline.lexicon.named import cue
from pipeline.markup.spans import words_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.model.settings import sidecar_of
from pipeline.wording import Language, Text, both_listed

if TYPE_CHECKING:
    from datetime import date

    from pipeline.model.notes import Consent, Notes, Person

_NONE = Text("この人の掲載の同意が記録されていません", "no consent of theirs is recorded")
_NO_DATE = Text("同意した日がありません", "the date of the consent is missing")
_FUTURE = Text("同意の日が未来です", "the consent is dated in the future")
_NO_SCOPE = Text("何に同意したか（scope）がありません", "what was agreed to (scope) is missing")
_OVER = Text("同意の期限（{until}）が過ぎています", "the consent ended on {until}")
_NOT_BY_NAME = Text("名前を出さない約束です（scope：{scope}）", "they agreed only without their name (scope: {scope})")
_ASK_THEM = Text(
    "本人に確かめ、「pipeline notes {notes:shell} --consent」で、いつ・だれが・何に・いつまで同意したかを、一人ずつ書いてください。"
    "聞き手なら同意は要りません。{settings} に「interviewer: 名前」の一行を書いてください。",
    "Ask them, then write down when, who, for what and until when with 'pipeline notes {notes:shell} --consent', person by person. "
    "An interviewer needs none: write the line 'interviewer: NAME' into {settings}.",
)
_EITHER = Text(
    "同意の記録の「{by}」が{people}のどちらのことか分かりません",
    "the consent recorded of '{by}' may be that of any of these: {people}",
)
_SAY_WHICH = Text(
    "どちらの同意か本人たちに確かめ、consent の by に取材メモのとおりの名前を書いてください（例：「by: {name}」）。"
    "一人ずつの同意は「pipeline notes {notes:shell} --consent」で書き足せます。",
    "Ask them whose consent it is, and write the name as it stands in the notes after 'by' (for example 'by: {name}'). "
    "'pipeline notes {notes:shell} --consent' adds the consent of each.",
)
_NAMELESS = cue("any", "personal/nameless")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each person of the notes who stands in the article without consent."""
    for notes in inputs.notes:
        if notes.source is not None:
            continue
        for person in _people(notes, inputs.authors):
            lack = lacking(person.consent, inputs.today)
            if lack is _NONE and person.shared:
                lack = _either(person.shared[0], notes)
            line = None if lack is None else _first_line(article, person.name)
            if line is not None:
                span = words_span(article, line, person.name)
                told = {"name": person.name, "who": addressed(person.name), "notes": notes.path, "lack": lack}
                yield Finding.at(span, told)._replace(hint=_asked(person, notes) if person.consent is None else None)


def _either(name: str, notes: Notes) -> Text:
    """The name of a recorded consent that may be one person's or another's, and whose."""
    people = [addressed(one.name) for one in notes.people if name in one.shared]
    return _EITHER.filled(by=name, people=both_listed(people))


def _asked(person: Person, notes: Notes) -> Text:
    """What to do about somebody of whom no consent is recorded; settings of notes in any format may stand beside them."""
    if person.shared:
        return _SAY_WHICH.filled(name=person.name, notes=notes.path)
    return _ASK_THEM.filled(notes=notes.path, settings=sidecar_of(notes.path))


def lacking(consent: Consent | None, today: date) -> Text | None:
    """What the consent of somebody who stands in an article by name lacks, None where it is complete."""
    if consent is None:
        return _NONE
    if consent.granted is None:
        return _NO_DATE
    if consent.granted > today:
        return _FUTURE
    if consent.until is not None and consent.until < today:
        return _OVER.filled(until=consent.until)
    if not consent.scope or not consent.scope.strip():
        return _NO_SCOPE
    return _NOT_BY_NAME.filled(scope=consent.scope) if _NAMELESS.search(consent.scope) else None


def _people(notes: Notes, authors: Sequence[str]) -> Iterator[Person]:
    """Whoever speaks, but not those who ask or write; a label of one letter or only of digits names nobody."""
    for person in notes.people:
        asked = person.role != "interviewer" and not any(_writes(person, author) for author in authors)
        if asked and len(person.name) > 1 and any(map(str.isalpha, person.name)):
            yield person


def _writes(person: Person, author: str) -> bool:
    """Whether a person of the notes is this author. By a part of the name (森 for 森 綾) only where the notes do not say that they were
    interviewed: somebody else may be called so, too.
    """
    name, full = plain_name(person.name), plain_name(author)
    if name == full or person.role == "interviewee":
        return name == full
    return name in map(plain_name, author.split()) or (not name.isascii() and len(name) > 1 and full.startswith(name))


def _first_line(article: Article, name: str) -> int | None:
    """Where the article first names somebody, in full or by one part of the name (佐藤 for 佐藤 健二)."""
    # 話者 of 話者 2 is nobody's name, and 話者 20 is somebody else.
    numbered = any(map(str.isdigit, name))
    parts = [] if numbered else [part for part in name.split() if len(part) > (2 if part.isascii() else 1)]
    forms = dict.fromkeys((name, "".join(name.split()), *parts))
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" if one.isascii() else rf"{re.escape(one)}(?!\d)" for one in forms)
    )
    matter = article.front_matter
    for key, value in (("title", matter.title), ("description", matter.description)):
        if value and pattern.search(value):
            return matter.lines.get(key, 1)
    places = [heading.line for heading in article.headings if pattern.search(heading.text)]
    places += [
        passage.line_at(found.start())
        for passage in article.passages
        if (found := pattern.search(passage.text)) is not None
    ]
    return min(places, default=None)


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
    needs=("authors", "notes", "today"),
    title=Text("名前や言葉が出る人の同意があること", "Whoever is named or quoted has agreed"),
    message=Text(
        "{who}が記事に出ていますが、{lack}（取材メモ {notes}）。",
        "{who} appears in the article, but {lack} (notes: {notes}).",
    ),
    why=Text(
        "話してくれた人は、何に使われるかを知って話したはずです。約束のない掲載は、その人と読者の信頼を失います。",
        "People talk to you knowing what it is for. Publishing without that promise costs their trust, and your readers'.",
    ),
    fix=Text(
        "本人に確かめ、「pipeline notes 取材メモ --consent」で、いつ・だれが・何に・いつまで同意したかを、一人ずつ書いてください。聞き手なら、メモの先頭に「interviewer: 名前」と書いてください。",
        "Ask them, then write down when, who, for what and until when with 'pipeline notes NOTES --consent', person by person. If it is the interviewer, "
        "write 'interviewer: NAME' at the top of the notes.",
    ),
    wrong=Text(
        "見るのは記録だけです。本当に同意があったか、この記事がその範囲に入るかは分かりません。取材メモと違う呼び名で出てくる人には気づきません。"
        "聞き手（interviewer）と、記事の authors に書かれた人の同意は求めません。",
        "It sees the record only: whether they did agree, and whether this article is within it, it cannot tell. A person called otherwise than in "
        "the notes is not noticed. The interviewer and the article's authors are not asked for consent.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
