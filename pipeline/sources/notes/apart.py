"""Words in one list and who speaks them in another, beside each other by their times: Amazon Transcribe, IBM Watson, and whatever
recognizer is laid over what tells voices apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from pipeline.patterns import lazy
from pipeline.sources.notes.entry import Spoken, by_speaker, time_of, times_of, voice_of, words_of
from pipeline.sources.notes.joining import joined

# Where somebody hesitates, Watson writes this in place of a word.
_SOUND = lazy(r"%[A-Z_]+$")
# Lists lie no deeper than this.
_DEEPEST = 5


def spoken(whole: object) -> list[Spoken] | None:
    """The turns of such a document; None for any other."""
    results = whole.get("results") if isinstance(whole, Mapping) else None
    if isinstance(results, list) and all(isinstance(one, Mapping) and "speaker_labels" in one for one in results):
        # Watson's older programs put several answers into one.
        return [turn for one in results for turn in spoken(one) or ()] or None
    if isinstance(whole, Mapping) and isinstance(results, list):
        return _by_stretches(results, _speakers(whole.get("speaker_labels")))
    items = results.get("items") if isinstance(results, Mapping) else None
    if not isinstance(results, Mapping) or not isinstance(items, list):
        return None
    segments = results.get("audio_segments")
    if isinstance(segments, list) and segments and all(isinstance(one, Mapping) for one in segments):
        listed = [Spoken(words_of(one) or "", voice_of(one), *times_of(one), "segments") for one in segments]
        if any(one.text for one in listed):
            return listed
    labels = results.get("speaker_labels")
    return _turns(items, _speakers(labels.get("segments") if isinstance(labels, Mapping) else None))


def _speakers(segments: object) -> dict[float, str]:
    """Start of each word → who speaks it."""
    found: dict[float, str] = {}
    for segment in segments if isinstance(segments, list) else ():
        if not isinstance(segment, Mapping):
            continue
        words = segment.get("items")
        for word in (*(words if isinstance(words, list) else ()), segment):
            if isinstance(word, Mapping):
                start, speaker = times_of(word)[0], voice_of(word) or voice_of(segment)
                if start is not None and speaker is not None:
                    found.setdefault(start, speaker)
    return found


def _by_stretches(results: list[object], speakers: Mapping[float, str]) -> list[Spoken] | None:
    """The turns of stretches of speech whose words have their times beside them; None where nobody is named for any."""
    turns = [turn for one in results for turn in _turns(list(_timed_words(one)), speakers) or ()]
    return turns if any(turn.speaker is not None for turn in turns) else None


def _timed_words(result: object) -> Iterator[dict[str, object]]:
    """The words of one stretch, `[word, start, end]` each, as objects."""
    alternatives = result.get("alternatives") if isinstance(result, Mapping) else None
    best = alternatives[0] if isinstance(alternatives, list) and alternatives else None
    listed = best.get("timestamps") if isinstance(best, Mapping) else None
    words = [
        word
        for word in (listed if isinstance(listed, list) else ())
        if isinstance(word, list) and len(word) == 3 and isinstance(word[0], str)
    ]
    whole = best.get("transcript") if isinstance(best, Mapping) else None
    # Words without times would be lost; that figures are written shorter in the whole is no loss.
    if isinstance(whole, str) and 2 * sum(len(word[0]) for word in words) < len("".join(whole.split())):
        yield {"alternatives": [{"content": whole.strip()}]}
        return
    for said, start, end in words:
        if not _SOUND.match(said):
            yield {"alternatives": [{"content": said}], "start": start, "end": end}


def _turns(items: list[object] | list[dict[str, object]], speakers: Mapping[float, str]) -> list[Spoken] | None:
    turns: list[Spoken] = []
    for item in items:
        alternatives = item.get("alternatives") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(alternatives, list) or not alternatives:
            continue
        word = words_of(alternatives[0]) if isinstance(alternatives[0], Mapping) else None
        if not word:
            continue
        start, end = times_of(item)
        last = turns[-1] if turns else None
        speaker = voice_of(item) or (speakers.get(start) if start is not None else None)
        mark = item.get("type") == "punctuation"
        if last is not None and (mark or speaker is None or speaker == last.speaker):
            text = last.text + word if mark else joined(last.text, word)
            turns[-1] = last._replace(text=text, end=end if end is not None else last.end)
        else:
            turns.append(Spoken(word, speaker, start, end, "segments"))
    return turns or None


def laid_over(whole: object) -> list[Spoken] | None:
    """The turns of a document that has its words in one list, and in another who speaks from when on; None for any other."""
    words: list[Spoken] = []
    voices: list[tuple[float, str]] = []
    for listed in _lists(whole):
        said = [Spoken(text, None, *times_of(one), "words") for one in listed if (text := words_of(one))]
        said = [word for word in said if word.start is not None]
        words = said if len(said) * 2 > len(listed) and len(said) > len(words) else words
        told = [voice for one in listed if (voice := _stretch(one)) is not None]
        voices = told if len(told) == len(listed) and len(told) > len(voices) else voices
    if not words or not voices:
        return None
    voices.sort()
    starts = [start for start, _ in voices]
    return by_speaker(
        [word._replace(speaker=voices[max(bisect_right(starts, word.start or 0.0) - 1, 0)][1]) for word in words]
    )


def _lists(node: object, depth: int = 0) -> Iterator[list[Mapping[str, object]]]:
    """Every list of objects in a document."""
    if depth > _DEEPEST:
        return
    if isinstance(node, Mapping):
        for value in node.values():
            yield from _lists(value, depth + 1)
    elif isinstance(node, list) and node and all(isinstance(one, Mapping) for one in node):
        yield node


def _stretch(one: Mapping[str, object]) -> tuple[float, str] | None:
    """When somebody begins to speak, where an object says that, and when it ends, and none of the words."""
    start, end = times_of(one)
    voice = voice_of(one)
    ends = end is not None or time_of(one.get("duration")) is not None
    return None if start is None or voice is None or not ends or words_of(one) is not None else (start, voice)
