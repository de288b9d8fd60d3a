"""Everything in an article that can be wrong, in one list: each quotation, figure and claim with what backs it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pipeline.evidence import claims, guards, held_quotations, naming, taken_back, written_amounts
from pipeline.evidence.quotation import Quotation
from pipeline.evidence.sources import cited
from pipeline.evidence.written_amounts import Amount, Judged
from pipeline.language import numbers, unverified_marks
from pipeline.language.places import Lines
from pipeline.language.sentences import sentences
from pipeline.markup.characters import folded
from pipeline.model.article import Article, Passage, Section
from pipeline.model.notes import reference
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

Kind = Literal["quotation", "figure", "claim", "sentence"]
State = Literal[
    "in-notes",
    "edited",
    "cited",
    "own-word",
    "worked-out",
    "wrong-speaker",
    "reported",
    "elsewhere",
    "taken-back",
    "unverified",
    "unsupported",
]


class Place(NamedTuple):
    """Where the notes say it: file, line, and seconds from the beginning of the recording where they are known."""

    notes: str
    line: int
    start: float | None


class Item(NamedTuple):
    """One thing to be checked. `id` follows from its kind, its words and its sentence: another sentence, another id.

    `speaker` stands with quotations; `place` says where the notes hold it, or the nearest words. `hidden` says that the
    line holds what no list may show, so that `text` and `sentence` are empty.
    """

    id: str
    kind: Kind
    line: int
    text: str
    sentence: str
    state: State
    speaker: str | None = None
    place: Place | None = None
    hidden: bool = False


def items(article: Article, notes: Sequence[Notes], allow: Sequence[str] = ()) -> tuple[Item, ...]:
    """The list, in order of line; `allow` is the personal data that the policy lets pass."""
    spots = [(leak.line, leak.end_line) for leak in guards.leaks(article, notes)]
    spots += [(found.line, found.end_line) for found in guards.private(article, allow)]
    closed = {line for first, last in spots for line in range(first, last + 1)}
    quoted = list(_quotations(article, notes))
    said = [(quotation, item.place) for quotation, item in quoted if item.state in ("in-notes", "edited")]
    found = [*(item for _, item in quoted), *_figures(article, notes, said), *_claims(article, notes)]
    found += _unverified(article, notes)
    found.sort(key=lambda item: (item.line, item.kind != "quotation", item.text))
    seen: dict[str, int] = {}
    numbered = []
    for item in found:
        count = seen[item.id] = seen.get(item.id, 0) + 1
        identity = item.id if count == 1 else f"{item.id}-{count}"
        secret = item.line in closed
        numbered.append(
            item._replace(id=identity, text="", sentence="", hidden=True) if secret else item._replace(id=identity)
        )
    return tuple(numbered)


def _identity(kind: Kind, text: str, sentence: str) -> str:
    return hashlib.sha256(f"{kind}\0{folded(text)}\0{_digest(sentence)}".encode()).hexdigest()[:8]


@lru_cache(maxsize=16)
def _digest(sentence: str) -> str:
    """Of one sentence with many figures, taken once."""
    return hashlib.sha256(folded(sentence).encode()).hexdigest()


def _quotations(article: Article, notes: Sequence[Notes]) -> Iterator[tuple[Quotation, Item]]:
    for quotation, match in held_quotations.every(article, notes):
        state: State = "unsupported"
        if match.state in ("verbatim", "edited") and match.reported and quotation.known and not quotation.relayed:
            state = "reported"
        elif match.state in ("verbatim", "edited"):
            state = "in-notes" if match.state == "verbatim" else "edited"
            if match.utterance is not None and _cuts_a_correction(quotation.text, match.utterance.text, article.lang):
                state = "taken-back"
        elif quotation.heard or (quotation.kind is not None and not quotation.known):
            state = "own-word"
        elif match.state == "wrong-speaker":
            state = "wrong-speaker"
        place = None if match.utterance is None else _place(match.notes, match.utterance)
        identity = _identity("quotation", quotation.text, quotation.speaker)
        text = quotation.text
        yield quotation, Item(identity, "quotation", quotation.line, text, text, state, quotation.speaker, place)


def _cuts_a_correction(quoted: str, said: str, language: Language) -> bool:
    """Whether words hold a figure that their speaker took back, without the words that take it back."""
    gone = {number.value for number in taken_back.find(said, language)}
    kept = {number.value for number in numbers.read(taken_back.without(said, language))}
    here = {number.value for number in numbers.read(quoted)} if gone else set()
    return bool(here & (gone - kept)) and not taken_back.find(quoted, language)


def _figures(
    article: Article, notes: Sequence[Notes], said: Sequence[tuple[Quotation, Place | None]]
) -> Iterator[Item]:
    """`said` are the quotations that hold: a figure inside one is backed by the same passage."""
    judged = Judged(article, notes)
    for line, text, section, passage in _texts(article):
        parts = list(sentences(text, article.lang))
        lines = Lines(text, line)
        backed = passage is not None and cited(article, passage)
        heading = section.heading.text if section is not None and section.heading is not None else ""
        for amount in written_amounts.find(text, article.lang):
            while len(parts) > 1 and parts[0].end <= amount.start:
                del parts[0]
            at, sentence = lines.at(amount.start), parts[0].text if parts else text
            state: State
            state, found = judged.state(amount, f"{sentence}\n{heading}", text)
            place = None if found is None else _place(found.notes, found.utterance)
            inside = next((place for quotation, place in said if _within(amount, at, quotation)), None)
            if inside is not None and state != "taken-back":
                place, state = inside, "in-notes"
            elif state != "in-notes" and backed:
                state = "cited"
            elif (
                state in ("unsupported", "elsewhere", "worked-out") and section is not None and section.kind is not None
            ):
                state = "own-word"
            yield Item(
                _identity("figure", amount.text, sentence), "figure", at, amount.text, sentence, state, None, place
            )


def _within(amount: Amount, line: int, quotation: Quotation) -> bool:
    return quotation.line <= line <= quotation.end_line and amount.text in quotation.text


def _texts(article: Article) -> Iterator[tuple[int, str, Section | None, Passage | None]]:
    matter = article.front_matter
    for key, value in (("title", matter.title), ("description", matter.description)):
        if value:
            yield matter.lines.get(key, 1), value, None, None
    for section in article.sections:
        heading = section.heading
        if heading is not None and heading.text != matter.title:
            yield heading.line, heading.text, section, None
        for passage in section.passages:
            yield passage.line, passage.text, section, passage


def _claims(article: Article, notes: Sequence[Notes]) -> Iterator[Item]:
    for claim in claims.find(article, naming.labels(notes)):
        state: State = "cited" if cited(article, claim.passage) else "unsupported"
        yield Item(
            _identity("claim", claim.words, claim.sentence), "claim", claim.line, claim.words, claim.sentence, state
        )


def _unverified(article: Article, notes: Sequence[Notes]) -> Iterator[Item]:
    """What a machine wrote and nobody has read beside its source yet: all below such a mark, and a title or description it names."""
    if "<!--" not in article.text:
        return
    matter = article.front_matter
    known = {reference(notes, one, spoken.id): _place(one.path, spoken) for one in notes for spoken in one.on_record}
    for line, said in unverified_marks.find(article.lines):
        mark = unverified_marks.read(said)
        place = next((known[id_] for id_ in mark.where if id_ in known), None)
        if mark.field is not None:
            text = (matter.title if mark.field == "title" else matter.description) or ""
            below = [(matter.lines.get(mark.field, 1), text)] if text else []
        else:
            below = list(_below(article, line))
        for at, text in below:
            yield Item(_identity("sentence", text, text), "sentence", at, text, text, "unverified", None, place)


def _below(article: Article, line: int) -> Iterator[tuple[int, str]]:
    """The sentences of the paragraph, the list item or the table below a line."""
    passage = next((one for one in article.passages if one.line > line), None)
    if passage is not None:
        for sentence in sentences(passage.text, article.lang):
            yield passage.line_at(sentence.start), " ".join(sentence.text.split())


def _place(notes: str, utterance: Utterance) -> Place:
    return Place(notes, utterance.line, utterance.start)
