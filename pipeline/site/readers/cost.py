"""One line under the title: what the article cost, from what can be shown. Nothing in it is anybody's claim.

How long the recording is comes from the times of the notes; how much was left out, from the ledger, which says on which turns
each sentence rests that the machine wrote and that still stands; who answers and since when, from the sign-off. What is not known is not said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pipeline.evidence.resting import resting
from pipeline.model.article import Article
from pipeline.model.ledger import Ledger
from pipeline.model.notes import Notes
from pipeline.model.sign_off import SignOff
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text


class Material(NamedTuple):
    """What an article rests on: `minutes` of recording (0 where no times are known), `turns` said on the record, and how
    many of them the article rests on (None where no ledger says); `sources` are addresses of published texts."""

    minutes: int = 0
    turns: int = 0
    used: int | None = None
    sources: tuple[str, ...] = ()


_MINUTES = Text("{minutes}分の取材", "{minutes}-minute interview")
_TURNS = Text("{turns}の発言", "{turns} {turns:turn|turns} of an interview")
_LEFT = Text("{turns}の発言のうち{left}は使わず", "{left} of {turns} {turns:turn|turns} left out")
_SIGNED = Text("{who}が署名", "signed by {who}")
_SAME_DAY = Text("下書きの当日に{who}が署名", "signed by {who} on the day of the draft")
_NEXT_DAY = Text("下書きの翌日に{who}が署名", "signed by {who} a day after the draft")
_LATER = Text("下書きから{days}日後に{who}が署名", "signed by {who} {days} days after the draft")
_READING = Text("約{minutes}分で読めます", "{minutes} min read")
_BETWEEN: Mapping[Language, str] = {"ja": "・", "en": " · "}


def material(article: Article, notes: Sequence[Notes], ledger: Ledger | None) -> Material:
    """What the notes and the ledger tell of the work behind an article."""
    interviews = [one for one in notes if one.source is None]
    turns = sum(len(one.on_record) for one in interviews)
    cited = resting(article, ledger) if ledger else frozenset()
    return Material(
        round(sum(map(_seconds, interviews)) / 60),
        turns,
        min(len(cited), turns) if cited else None,
        tuple(one.source.url for one in notes if one.source is not None),
    )


def _seconds(notes: Notes) -> float:
    """From the first time that is known to the last."""
    times = [time for one in notes.utterances for time in (one.start, one.end) if time is not None]
    return max(times) - min(times) if len(times) > 1 else 0


def line(known: Material, drafted: str | None, signed: SignOff | None, reading: int, language: Language) -> str:
    """The line; `drafted` is when the first draft was made (ISO 8601), `reading` how long reading takes, in minutes."""
    parts: list[Text] = []
    if known.minutes:
        parts.append(_MINUTES.filled(minutes=known.minutes))
    if known.turns and known.used is not None:
        parts.append(_LEFT.filled(turns=known.turns, left=known.turns - known.used))
    elif known.turns and not known.minutes:
        parts.append(_TURNS.filled(turns=known.turns))
    if signed is not None:
        parts.append(_signature(drafted, signed))
    parts.append(_READING.filled(minutes=reading))
    return _BETWEEN[language].join(part.render(language) for part in parts)


def _signature(drafted: str | None, signed: SignOff) -> Text:
    days = _days(drafted, signed.at) if drafted else None
    if days is None:
        return _SIGNED.filled(who=signed.name)
    return {0: _SAME_DAY, 1: _NEXT_DAY}.get(days, _LATER).filled(who=signed.name, days=days)


def _days(first: str, then: str) -> int | None:
    try:
        days = (datetime.fromisoformat(then).date() - datetime.fromisoformat(first).date()).days
    except ValueError:
        return None
    return days if days >= 0 else None
