"""Header lines above the first turn of a text: the date, the place and who asked whom, where no settings say so.

Only what cannot be meant otherwise is taken: dates with a year (of the calendar or of an era) and no doubt about day and month, names that
speak below.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from pipeline.language import dates
from pipeline.patterns import lazy
from pipeline.sources.notes.consent import is_same
from pipeline.sources.notes.furniture import is_when
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.metadata import Metadata
from pipeline.sources.notes.names import looks_like_name
from pipeline.sources.notes.pieces import Piece

# Longer lines (in characters) are sentences.
_MOST = 80
_LABELS = {
    "date": lazy(r"(?:(?:interview |recording )?date|日付|日時|取材日時?|収録日時?|実施日時?)\s*:\s*(.+)", re.IGNORECASE),
    "place": lazy(r"(?:place|location|venue|場所|取材場所|取材先)\s*:\s*(.+)", re.IGNORECASE),
    "interviewers": lazy(r"(?:interviewers?|interviewed by|聞き手|聞手|ききて|インタビュアー|インタビュワー|取材者)\s*:\s*(.+)", re.IGNORECASE),
    "interviewees": lazy(r"(?:interviewees?|guests?|話し手|話者|語り手|ゲスト|インタビュイー|取材対象者?|回答者)\s*:\s*(.+)", re.IGNORECASE),
}  # fmt: skip
# A date may stand behind the name of its day: `Tuesday, 12 November 2026`.
_WEEKDAY = lazy(r"[a-z]{3,9}day,?\s+", re.IGNORECASE)
# What may follow a date: `（火） 湯沢染物店にて`, `, at the dye works`.
_WHERE = (
    lazy(r"(?:\s*\([日月火水木金土]\))?[\s、,]*(?P<place>[^\s、。:][^、。:]{0,30}?)(?:にて|で)$"),
    lazy(r",?\s+(?:at|in)\s+(?P<place>[^.:;]{2,40})$", re.IGNORECASE),
)
# `聞き手:森/話し手:田中`, `語り手:永田 聞き手:森`: two headers on one line.
_TWO = lazy(
    r"\s*[/|]\s*(?=[^/|:]{2,12}:)|\s{2,}(?=[^\s/|:]{2,12}:)|(?<=[^\x00-\x28\x2a-\x7f])\s(?=[^\x00-\x7f:/|]{2,6}:)"
)
# `出席者：館長 辻様、聞き手 森`, `Present: Jo Park, Dana Reed (interviewer)`: who asks among those who are there.
THERE = lazy(
    r"(?:出席者?|参加者?|同席者?|登場人物|(?:members )?present|attendees|participants|people)\s*:\s*(.+)", re.IGNORECASE
)
_ASKS = lazy(
    r"(?:聞き手|聞手|ききて|インタビュアー|インタビュワー|取材者|interviewer)[\s・]+(.+)|(.+?)\s*\((?:聞き手|聞手|ききて|インタビュアー|インタビュワー|取材者|interviewer)\)",
    re.IGNORECASE,
)
_BETWEEN_PEOPLE = lazy(r"\s*[、,;]\s*")
_BRACKETED = lazy(r"\(([^()]*)\)")
# What follows a name there and is none: `b. 1943`, `(昭和十四年生)`.
_BORN = lazy(r"\s*,?\s*(?:b\.|born|aged?)\s.*$", re.IGNORECASE)
_TITLE = lazy(r"(?:さん|さま|様|氏)$")
# `Greenhouse visit, 12 March 2026`: what stands between the title of the notes and their date.
_TITLED = lazy(r"\S(?:[,、|(:]\s*|\s[-–—]\s*|\s{2,}|(?<=[^\x00-\x7f])\s)$")
# Whoever says something of a place or a day has written no header.
_SAYS = lazy(
    r"\b(?:is|are|was|were|am|it|she|he|they|we|i|said|says)\b|(?:です|ます|でした|ました|である|という|と言う|と言った|だった|よね?|(?<=[一-鿿ァ-ヶ])だ)$",
    re.IGNORECASE,
)
_SPREAD = lazy(r"^(?<![^\W_])([一-鿿])\s([一-鿿])(?=\s*:)")
# Where nobody is labelled, headers stand within so many lines from the top.
_TOP = 6
_BETWEEN_NAMES = lazy(r"[、,・/&]|\s+and\s+")


def with_headers(facts: Metadata, pieces: Sequence[Piece]) -> Metadata:
    """The metadata, with what the lines above the first turn say of what it leaves open."""
    turns = Counter(piece.speaker for piece in pieces if piece.speaker is not None)
    speakers = list(turns)
    above = takewhile(lambda one: one.silent, pieces) if turns else pieces[:_TOP]
    lines = [
        part
        for piece in above
        if not (piece.off_record or piece.unclear)
        for part in _TWO.split(_plain(piece.text).rstrip("。"))
        if 0 < len(part) <= _MOST
    ]
    # Who asks behind dashes, or as Q, has no label, and in a text without labels nobody has.
    lettered = is_lettered(pieces)
    asked = lettered or any(piece.asked for piece in pieces)
    # Who speaks under the name of a role, and more than once, is in it: as if a line said so.
    roles = [*lines, *_asking_among(lines), *(f"{name}: {name}" for name, count in turns.items() if count > 1)]
    day, place = _when_and_where(lines)
    return replace(
        facts,
        date=facts.date or day,
        place=facts.place or place,
        interviewers=facts.interviewers
        or _names(roles, "interviewers", speakers, facts.interviewees, free=asked or not turns),
        interviewees=facts.interviewees
        or _names(roles, "interviewees", speakers, facts.interviewers, free=lettered or not turns),
    )


def is_lettered(pieces: Sequence[Piece]) -> bool:
    """Whether Q and A, and nothing else, stand before what is said: they say who asks and who answers, and not who that is."""
    labels = {letter(piece.speaker) for piece in pieces if piece.speaker is not None}
    return labels == {"Q", "A"}


def letter(label: str) -> str:
    """A label with a full-width letter as a half-width one."""
    return unicodedata.normalize("NFKC", label)


def set_aside(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces; a header that was read as the only turn of a label such as 話し手, and says nothing but a speaker's name, is silent.

    So is one at the top of a text without labels.
    """
    turns = Counter(piece.speaker for piece in pieces if piece.fresh and piece.speaker is not None)
    if not turns:
        return (*map(_silenced, pieces[:_TOP]), *pieces[_TOP:])
    kept: list[Piece] = []
    label = None
    for piece in pieces:
        header = f"{piece.speaker}: {piece.text}"
        if not piece.silent:
            if not piece.fresh and piece.speaker is not None and piece.speaker == label:
                if ends_sentence(piece.text) or len(piece.text) > _MOST:
                    break
                header = piece.text
            elif piece.speaker is None or not (
                _are_headers(header) or (turns[piece.speaker] == 1 and _names_speakers(header, turns))
            ):
                break
            label = piece.speaker
            piece = replace(piece, text=header, speaker=None, silent=True)
        kept.append(piece)
    return (*kept, *pieces[len(kept) :])


def _silenced(piece: Piece) -> Piece:
    line = _plain(piece.text)
    parts = _TWO.split(line) if len(line) <= _MOST else []
    return replace(piece, silent=True) if parts and all(map(_is_header, parts)) else piece


def _is_header(line: str) -> bool:
    """Whether a line says when or where, or gives names; what else stands behind such a label is speech."""
    kinds = [(kind, found[1]) for kind, label in _LABELS.items() if (found := label.fullmatch(line))]
    return any(
        _tells(words) if kind in ("date", "place") else all(map(looks_like_name, _split(words)))
        for kind, words in kinds
    )


def _tells(words: str) -> bool:
    """Whether what stands behind such a label names a day or a place, and is no sentence."""
    return not (ends_sentence(words) or _SAYS.search(words))


def _split(words: str) -> list[str]:
    """The names in a header, without brackets and titles."""
    return [_TITLE.sub("", name.strip()) for name in _BETWEEN_NAMES.split(_BRACKETED.sub("", words))]


def _are_headers(line: str) -> bool:
    """Whether a line holds two headers or more and nothing else: nobody says that."""
    parts = _TWO.split(_plain(line))
    return len(parts) > 1 and all(map(_is_header, parts))


def _names_speakers(header: str, speakers: Collection[str]) -> bool:
    lines = _TWO.split(_plain(header))
    return any(_names(lines, kind, [*speakers], ()) for kind in ("interviewers", "interviewees"))


def _plain(line: str) -> str:
    """A line without the marks of Markdown around it, in the half-width letters that patterns are written in."""
    plain = unicodedata.normalize("NFKC", line.replace("**", "").replace("__", "")).strip("#-*• \t")
    return _SPREAD.sub(r"\1\2", plain)  # 日　時：


def _asking_among(lines: Sequence[str]) -> Iterator[str]:
    """The header that says who asks, where a list of those who are there says so."""
    for there in filter(None, map(THERE.fullmatch, lines)):
        for asks in filter(None, map(_ASKS.fullmatch, _BETWEEN_PEOPLE.split(there[1]))):
            yield f"interviewer: {asks[1] or asks[2]}"


def _labelled(lines: Sequence[str], kind: str) -> Iterator[str]:
    for line in lines:
        if found := _LABELS[kind].fullmatch(line):
            yield found[1].strip()


def _when_and_where(lines: Sequence[str]) -> tuple[date | None, str | None]:
    """Two dates that differ are none: one of them is another day's."""
    days: list[date] = [day for words in _labelled(lines, "date") if (day := _date(words)[0]) is not None]
    places = [words for words in _labelled(lines, "place") if _tells(words)]
    if lines and (titled := _titled(lines[0])) is not None:
        days.append(titled)
    for line in lines:
        day, rest = _date(line)
        where = next((found["place"] for pattern in _WHERE if (found := pattern.match(rest))), None)
        heads = rest[:1].isspace() and not ends_sentence(line)  # `2026年11月20日 湯田中の旅館`
        if day is not None and (where is not None or not rest or heads or is_when(line)):
            days.append(day)
            places += [] if where is None else [where]
    return days[0] if len(set(days)) == 1 else None, places[0] if len(set(places)) == 1 else None


def _titled(line: str) -> date | None:
    """The day at the end of a title, behind a comma, a dash, a bracket or a wide blank."""
    found = [one for one in dates.find(line) if not line[one.end :].strip(" )")]
    return found[0].calendar if len(found) == 1 and _TITLED.search(line[: found[0].start]) else None


def _date(words: str) -> tuple[date | None, str]:
    """The date, with its year, that `words` begin with, and what follows it."""
    weekday = _WEEKDAY.match(words)
    begin = weekday.end() if weekday else 0
    day = next((one for one in dates.find(words) if one.start == begin), None)
    return (None, "") if day is None or day.calendar is None else (day.calendar, words[day.end :])


def _names(
    lines: Sequence[str], kind: str, speakers: Sequence[str], taken: Collection[str], *, free: bool = False
) -> tuple[str, ...]:
    """The speakers that a header names, as they are called below; who has another role keeps it. Where those of this kind have no
    label (`free`), a name counts as the header has it.
    """
    names: dict[str, None] = {}
    for words in _labelled(lines, kind):
        # `Rosemary Kettle (RK)`: she speaks as RK.
        for short in _BRACKETED.findall(words):
            if short in speakers and short not in taken:
                names[short] = None
        for name in _split(_BORN.sub("", words)):
            meant = [one for one in speakers if is_same(name, unicodedata.normalize("NFKC", one))]
            if len(meant) == 1 and meant[0] not in taken:
                names[meant[0]] = None
            elif free and not meant and name not in taken and looks_like_name(name):
                names[name] = None
    return tuple(names)
