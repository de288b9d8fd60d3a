"""Notes → stretches: what one person says until somebody else really speaks. A sentence has one mouth.

Sentences are cut inside a stretch, so none is ever put together from two people. Back-channel (「はい」, "Right.") does not
end a stretch; it is nobody's sentence and is dropped. Where speech recognition gave the end of a sentence to the next
speaker, nobody can know whose it is: the piece is marked, and not used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.language import uncased
from pipeline.language.speech import Speech
from pipeline.language.spoken import ends_asking
from pipeline.lexicon.named import cues
from pipeline.markup.characters import without_invisible
from pipeline.model.notes import Notes, Utterance
from pipeline.patterns import lazy
from pipeline.sources.notes.joining import ends_sentence, joined
from pipeline.wording import Language

_BACK_CHANNEL: Mapping[Language, re.Pattern[str]] = cues("talk/back-channel")
_DIGIT = lazy(r"[0-9０-９]")
# Two people said together what stands under such a label: it is nobody's alone.
_TOGETHER = lazy(r"\s*(?:[/／&＆+＋、,]|\band\b|と)\s*")


# So much of a chat are messages with which a sentence is over.
_MOST = (2, 3)
# Who laughs at the end of a message says no more with it.
_LAUGHS = lazy(r"(?<=[ぁ-んー。、！!？?])[ 　]?(?:笑+|[wｗ]+)$")
# So far apart, nothing is taken for the answer to what was asked before.
_GAP = 4


@dataclass
class Stretch:
    """One person's text, with the offset (in characters) at which each utterance begins in it.

    `turn` counts changes of speaker; behind what is kept back it begins `_GAP` further on. `torn` says that the stretch begins in the middle of a sentence of somebody
    unknown, `open` that it was broken off by another speaker.
    """

    speaker: str | None
    turn: int
    text: str = ""
    places: list[tuple[int, str, float | None]] = field(default_factory=list)
    torn: bool = False
    open: bool = False

    def add(self, utterance: Utterance, name: str, text: str) -> None:
        """Put the next utterance behind what there is: a sentence may go on in it."""
        glue = "" if _splits_number(self.text, text) else None
        whole = self.text + text if glue == "" else joined(self.text, text)
        self.places.append((len(whole) - len(text), name, utterance.start))
        self.text = whole

    def sources(self, start: int, end: int) -> tuple[str, ...]:
        """The utterances that hold the half-open range, in order."""
        ends = [place for place, _, _ in self.places[1:]] + [len(self.text)]
        return tuple(
            dict.fromkeys(
                name for (first, name, _), last in zip(self.places, ends, strict=True) if first < end and last > start
            )
        )

    def time(self, start: int) -> float | None:
        """Seconds from the beginning of the recording to the utterance that holds the offset."""
        return next((time for place, _, time in reversed(self.places) if place <= start), None)


def stretches(sources: Sequence[Notes], language: Speech, names: Mapping[tuple[int, str], str]) -> Iterator[Stretch]:
    """All stretches on the record whose speaker can be known, in order. `names` is what the ledger calls an utterance."""
    turn = 0
    for index, notes in enumerate(sources):
        turn += 1
        for stretch in _stretches(notes, index, names, turn, language):
            turn = stretch.turn
            yield stretch


def _stretches(
    notes: Notes, index: int, names: Mapping[tuple[int, str], str], turn: int, language: Speech
) -> Iterator[Stretch]:
    known = _known(notes)
    found: list[Stretch] = []
    broken, kept_back = True, False
    stops = language.stops if notes.language == "en" or _are_messages(notes, language) else _never
    for utterance in notes.utterances:
        text = _LAUGHS.sub("", " ".join(without_invisible(utterance.text).split()))
        if utterance.off_record or utterance.unclear or not known(utterance.speaker):
            broken = kept_back = True
            continue
        last = found[-1] if found else None
        if last is not None and not broken and _is_aside(utterance, text, last, notes.language):
            continue
        if last is None or broken or last.speaker != utterance.speaker or not _goes_on(last.text, text, stops):
            turn += _GAP if kept_back else last is None or last.speaker != utterance.speaker
            found.append(Stretch(utterance.speaker, turn))
            found[-1].torn = last is not None and not broken and last.speaker != utterance.speaker
        found[-1].add(utterance, names[index, utterance.id], text)
        broken = kept_back = False
    bare = notes.language == "en" and uncased.is_uncased(stretch.text for stretch in found)
    continues = uncased.continues if bare else language.continues
    for before, after in pairwise(found):
        after.torn = after.torn and continues(before.text, after.text)
        before.open = after.torn
    for stretch in found:
        if bare:
            stretch.text = uncased.readable(stretch.text, stretch.open)
        yield stretch


def _goes_on(before: str, text: str, stops: Callable[[str, str], bool]) -> bool:
    """Whether a sentence may go on in the next utterance of the same person."""
    if not before or _splits_number(before, text):
        return True
    return not (ends_sentence(before) or stops(before, text))


def _never(before: str, text: str) -> bool:
    """What recognition cuts apart at its pauses goes on, whatever it looks like."""
    return False


def _are_messages(notes: Notes, language: Speech) -> bool:
    """Whether each piece was sent when its sentence was over, as in a chat, although few have a full stop: no recogniser cut these."""
    sides = [
        (one.text, two.text)
        for one, two in pairwise(notes.utterances)
        if one.speaker == two.speaker and not ends_sentence(one.text)
    ]
    return sum(language.stops(*side) for side in sides) * _MOST[1] >= len(sides) * _MOST[0] > 0


def _splits_number(before: str, text: str) -> bool:
    """A decimal that a line break has cut in two: 「約3.」「5倍」."""
    return bool(before[-2:-1].isdigit() and before[-1:] in (".", "．") and _DIGIT.match(text))


def _is_aside(utterance: Utterance, text: str, last: Stretch, language: Language) -> bool:
    """Whether somebody else only says that he listens. After a question it is an answer."""
    if utterance.speaker == last.speaker:
        return not text
    said = last.text.rstrip()
    return not (ends_asking(said) or said.endswith(("か。", "か"))) and bool(_BACK_CHANNEL[language].fullmatch(text))


def _known(notes: Notes) -> Callable[[str | None], bool]:
    """Whether it can be known whose words stand under a label: no label among labels, or two names, says nothing."""
    labels = [utterance.speaker for utterance in notes.utterances if utterance.text.strip()]
    named = sum(label is not None for label in labels) * 2 > len(labels)
    firsts = {label.split()[0] for label in labels if label and label.split()}

    def known(label: str | None) -> bool:
        if label is None:
            return not named
        parts = [part for part in _TOGETHER.split(label) if part]
        return len(parts) < 2 or not all(part.split()[0] in firsts for part in parts)

    return known
