"""One object of a transcript in JSON, or one row of a table: its words, who says them, and when."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from statistics import median

from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.sources.notes.joining import joined
from pipeline.sources.notes.names import is_numbered
from pipeline.sources.notes.times import seconds

TEXT_KEYS = (
    "text",
    "transcript",
    "content",
    "sentence",
    "utterance",
    "speech",
    "caption",
    "words",
    "message",
    "body",
    "value",
    "発言",
    "発言内容",
    "内容",
    "本文",
    "テキスト",
    "文字起こし",
    "display",
    "punctuated_word",
    "punct",
    "words_str",
    "word",
)
SPEAKER_KEYS = (
    "speaker_name",
    "speakername",
    "speaker",
    "speaker_label",
    "speakerlabel",
    "speaker_id",
    "speakerid",
    "speakertag",
    "speaker_tag",
    "sender_name",
    "user_profile",
    "participant",
    "participant_name",
    "name",
    "role",
    "author",
    "who",
    "sender",
    "account",
    "user",
    "users",
    "speakers",
    "username",
    "話者",
    "話者名",
    "発言者",
    "発話者",
    "名前",
    "氏名",
    "channel_tag",
    "from",
)
START_KEYS = (
    "start",
    "start_time",
    "starttime",
    "start_timestamp",
    "starttimestamp",
    "begin",
    "begin_time",
    "from",
    "start_ms",
    "startms",
    "send_time",
    "offset",
    "ts",
    "timestamp_ms",
    "date_unixtime",
    "time",
    "timestamp",
    "開始",
    "開始時刻",
    "開始時間",
    "時刻",
    "時間",
)
END_KEYS = (
    "end",
    "end_time",
    "endtime",
    "end_timestamp",
    "endtimestamp",
    "stop",
    "to",
    "end_ms",
    "endms",
    "終了",
    "終了時刻",
    "終了時間",
)
_NAME_KEYS = ("nickname", "real_name", "display_name", "name", "username", "user_name", "label", "id", "@id")
# What a chat says itself stands among the messages, under these.
_EVENTS = lazy(r"service|.*_(?:join|leave|topic|purpose|name|add|remove|archive)|bot_(?:add|remove)")
_BYTES = lazy("[\xc2-\xf4][\x80-\xbf]")
_CLOSING = (".", ",", "?", "!")
_ISO = lazy(r"PT(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d+)?)S)?")
# Times beyond a year are none (in seconds, or in thousandths of them).
_YEAR = 3.2e10
# Times from here on (in seconds) are counted from 1970: this is in 2001.
_SINCE_1970 = 1e9


class Spoken(NamedTuple):
    """A turn or a part of one. Times are in the units of the file; `key` names the list it stands in."""

    text: str
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    key: str = ""


def by_speaker(words: Sequence[Spoken]) -> list[Spoken]:
    """Words put together into turns, one for each change of speaker."""
    turns: list[list[Spoken]] = []
    for word in words:
        if turns and word.speaker in (None, turns[-1][0].speaker):
            turns[-1].append(word)
        else:
            turns.append([word])
    return [_turn(turn) for turn in turns]


def _turn(words: Sequence[Spoken]) -> Spoken:
    """The words of one speaker in a row as one text."""
    parts: list[str] = []
    for text in filter(None, (word.text.strip() for word in words)):
        closing = text in _CLOSING
        parts.append(joined(parts[-1][-1], text)[1:] if parts and parts[-1] and not closing else text)
    ends = [word.end for word in words if word.end is not None]
    return words[0]._replace(text="".join(parts), end=ends[-1] if ends else None, key="by word")


def unit_of(spoken: Sequence[Spoken]) -> float:
    """What one unit of time is in seconds: some tools count thousandths. People say 2 to 25 characters a second."""
    ends = [one.end if one.end is not None else after.start for one, after in itertools.pairwise(spoken)]
    rates = [
        len(one.text) / (end - one.start)
        for one, end in zip(spoken, (*ends, spoken[-1].end if spoken else None), strict=False)
        if one.start is not None and end is not None and end > one.start
    ]
    whole = all(value is None or float(value).is_integer() for one in spoken for value in (one.start, one.end))
    return 0.001 if rates and whole and median(rates) < 0.2 else 1.0


def in_order(spoken: Sequence[Spoken]) -> list[Spoken]:
    """What was said in the order in which it was, since some chats have the last first; times since 1970 from the first on."""
    times = [one.start for one in spoken if one.start is not None]
    backwards = (
        len(times) > 1 and times[0] > times[-1] and all(one >= after for one, after in itertools.pairwise(times))
    )
    found = list(reversed(spoken)) if backwards else list(spoken)
    zero = min(times, default=0.0)
    return (
        [one._replace(start=one.start - zero) if one.start else one for one in found] if zero >= _SINCE_1970 else found
    )


def words_of(item: Mapping[str, object]) -> str | None:
    """The words of an object, put together from its sentences or words where it holds only those."""
    folded = _folded(item)
    for key in TEXT_KEYS:
        value = folded.get(key)
        if isinstance(value, str):
            return _mended(value)
        if key in ("words", "sentences", "content") and (text := _joined(value)):
            return text
        if key == "text" and isinstance(value, list) and value:
            # Words in bold or links are objects among the others.
            parts = [
                part if isinstance(part, str) else part.get("text") for part in value if isinstance(part, str | dict)
            ]
            return _mended("".join(part for part in parts if isinstance(part, str)))
    for key in ("sentences", "elements", "alternatives", "nbest", "words"):
        if text := _joined(folded.get(key), first=key in ("alternatives", "nbest")):
            return text
    return None


def is_event(item: Mapping[str, object]) -> bool:
    """Whether an object of a chat says that somebody came, left or changed something: nobody said it."""
    kinds = (item.get("subtype"), item.get("type"))
    return any(isinstance(kind, str) and _EVENTS.fullmatch(kind) is not None for kind in kinds)


def _joined(value: object, *, first: bool = False) -> str | None:
    parts = value[:1] if first and isinstance(value, list) else value
    if not isinstance(parts, list) or not parts or not all(isinstance(part, Mapping) for part in parts):
        return None
    texts = [text for part in parts if isinstance(part, Mapping) and (text := words_of(part)) is not None]
    spaced = (
        " ".join(texts)
        if all(text.isascii() for text in texts[:200]) and "".join(texts).find(" ") < 0
        else "".join(texts)
    )
    return _closed(spaced) if len(texts) == len(parts) else None


def _closed(text: str) -> str:
    for mark in _CLOSING:
        text = text.replace(f" {mark}", mark)
    return text


def _mended(text: str) -> str:
    """Halves of surrogate pairs, which no file can hold, as the mark of a lost character, and UTF-8 that was written byte by byte as
    what it is."""
    if text.isascii():
        return text
    if _BYTES.search(text) and max(text) <= "\xff":
        try:
            return text.encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def voice_of(item: Mapping[str, object]) -> str | None:
    """Who speaks, as the tool writes it: `A`, `SPEAKER_00`, `0`, a name."""
    folded = _folded(item)
    for key in SPEAKER_KEYS:
        value = folded.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, Mapping):
            value = next((value[inner] for inner in _NAME_KEYS if value.get(inner)), None)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            if key in START_KEYS and time_of(value) is not None:
                continue
            label = " ".join(_mended(value).split())[:100]
            return None if label.casefold() in ("unknown", "none", "null", "undefined") else label
    best = folded.get("alternatives")
    if isinstance(best, list) and best and isinstance(best[0], Mapping) and "speaker" in best[0]:
        return voice_of({"speaker": best[0]["speaker"]})
    named = folded.get("label")
    if isinstance(named, str) and is_numbered(named):
        return named
    return _voice_of_words(folded.get("words") or folded.get("tokens"))


def _voice_of_words(words: object) -> str | None:
    """The speaker that most words of a segment name, where only words name one (WhisperX)."""
    if not isinstance(words, list):
        return None
    counts: dict[str, int] = {}
    for word in words[:2000]:
        speaker = (
            voice_of({key: value for key, value in word.items() if key != "words"})
            if isinstance(word, Mapping)
            else None
        )
        if speaker is not None:
            counts[speaker] = counts.get(speaker, 0) + 1
    return max(counts, key=lambda label: counts[label]) if counts else None


def times_of(item: Mapping[str, object]) -> tuple[float | None, float | None]:
    """Start and end in the units of the file."""
    folded = _folded(item)
    for key in ("offsets", "timestamps", "timestamp", "interval"):
        value = folded.get(key)
        if isinstance(value, Mapping):
            return _thousandths(times_of(value)) if key == "offsets" else times_of(value)
        if isinstance(value, list) and len(value) == 2:
            return time_of(value[0]), time_of(value[1])
    start, end = (
        next((folded[key] for key in keys if folded.get(key) is not None), None) for keys in (START_KEYS, END_KEYS)
    )
    return _moment(start), _moment(end)


def _moment(value: object) -> float | None:
    """A time; one in thousandths of seconds since 1970 as seconds."""
    return time_of(value / 1000 if isinstance(value, int | float) and value > _SINCE_1970 * 1000 else value)


def _thousandths(times: tuple[float | None, float | None]) -> tuple[float | None, float | None]:
    start, end = (None if at is None else at / 1000 for at in times)
    return start, end


def time_of(value: object) -> float | None:
    """A finite time from zero, as a number, a number of seconds in text, or a clock; booleans are no numbers."""
    if isinstance(value, str):
        written = value.strip()
        try:
            value = float(written.removesuffix("s"))
        except ValueError:
            match = _ISO.fullmatch(written)
            return seconds(written) if match is None else _sum(match[1], match[2], match[3])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(float(value), 3) if 0 <= value < _YEAR else None


def _sum(hours: str | None, minutes: str | None, rest: str | None) -> float:
    return round(int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest or 0), 3)


def folded_key(key: object) -> str:
    """A key or a column's title for looking up."""
    return str(key).strip().casefold().replace(" ", "_").replace("-", "_")


def _folded(item: Mapping[str, object]) -> dict[str, object]:
    return {folded_key(key): value for key, value in item.items()}
