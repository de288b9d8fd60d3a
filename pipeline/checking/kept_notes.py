"""Notes as JSON and back: a transcript is understood once, however often the article that names it is edited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from pipeline.model.notes import Consent, Notes, Person, Source, SourceLine, Utterance
from pipeline.wording import Text


def row(notes: Notes) -> list[Any] | None:
    """Notes as a JSON value; None where they would not come back the same (metadata of others may hold anything)."""
    source = notes.source
    value = [
        notes.path,
        notes.digest,
        notes.language,
        notes.utterances,
        _written(notes.date),
        notes.place,
        [(*one[:2], None if one.consent is None else _consent(one.consent), one.shared) for one in notes.people],
        [_consent(one) for one in notes.consents],
        None if source is None else (source.url, source.publisher, _written(source.date)),
        notes.extra,
        notes.remarks,
        notes.unread,
        notes.furniture,
        notes.spoken_of,
    ]
    try:
        return value if again(json.loads(json.dumps(value))) == notes else None
    except (TypeError, ValueError):
        return None


def again(value: Sequence[Any]) -> Notes:
    """The notes that `row` made JSON of."""
    path, digest, language, turns, day, place, people, consents, source, extra, remarks, unread, furniture, of = value
    return Notes(
        path,
        digest,
        language,
        tuple(Utterance(*one) for one in turns),
        _day(day),
        place,
        tuple(Person(name, role, _agreed(consent), tuple(shared)) for name, role, consent, shared in people),
        tuple(one for each in consents if (one := _agreed(each)) is not None),
        None if source is None else Source(source[0], source[1], _day(source[2])),
        extra,
        tuple(Text(*one) for one in remarks),
        tuple(SourceLine(*one) for one in unread),
        tuple(SourceLine(*one) for one in furniture),
        tuple(of),
    )


def _consent(one: Consent) -> tuple[Any, ...]:
    return _written(one.granted), one.by, one.scope, _written(one.until)


def _agreed(value: Sequence[Any] | None) -> Consent | None:
    return None if value is None else Consent(_day(value[0]), tuple(value[1]), value[2], _day(value[3]))


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
