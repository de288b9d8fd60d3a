"""Spoken English: sentences, also where nobody set a full stop, and light editing for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language import corrections, fillers_en, normal
from pipeline.language.english import WORD, content_words, phrases
from pipeline.language.english_grammar import is_licensed
from pipeline.language.sentences import sentences
from pipeline.language.spoken import Spoken, ends_asking
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

__all__ = [
    "advertises",
    "alone",
    "asking",
    "content_words",
    "continues",
    "corrects_before",
    "replying",
    "spoken",
    "stops",
    "whole",
]

_LEAD = cue("en", "speech/lead")

_LEAD_BARE = cue("en", "speech/lead-bare")

_TAIL = cue("en", "speech/tail")
_TAG = cue("en", "speech/tag")

_INVITES = cue("en", "speech/invites")


_BACKWARD = words("en", "speech/backward")

_IDLE = cue("en", "speech/idle")

_ADVERT = cue("en", "speech/advert")


def advertises(text: str) -> bool:
    """Whether a sentence belongs to an advertisement or names an address to visit."""
    return bool(_ADVERT.search(text.lower()))


def stops(before: str, text: str) -> bool:
    """Whether `text` opens a sentence: with no small letter, and behind no comma."""
    return not (text[:1].islower() or before.endswith(","))


def continues(before: str, text: str) -> bool:
    """Whether `text` goes on in lower case after a turn without a full stop."""
    ending = before.rstrip()
    return (
        bool(ending)
        and ending[-1] not in ".?!…\"”'’)]"
        and bool(re.match(r"[a-z]", text))
        and not text.startswith("i ")
    )


# Speech recognition without punctuation is cut at conjunctions into pieces of about this many characters.
_LONG, _PIECE = 260, 70

_JOINTS = cue("en", "speech/joints")


def spoken(text: str) -> tuple[Spoken, ...]:
    """The sentences of one utterance; `raw` is a verbatim slice of it."""
    found: list[Spoken] = []
    for sentence in _with_whole_quotations(text):
        for raw in _pieces(sentence):
            found.append(_look(raw))
    return tuple(found)


def _with_whole_quotations(text: str) -> Iterator[str]:
    """Sentences, those inside one pair of quotation marks kept together (up to three)."""
    start, count, open_mark = -1, 0, False
    for sentence in sentences(text, "en"):
        if start < 0:
            start, count, open_mark = sentence.start, 0, False
        count += 1
        marks = sentence.text.count('"') + sentence.text.count("“") + sentence.text.count("”")
        open_mark ^= marks % 2 == 1
        if not open_mark or count == 3:
            yield text[start : sentence.end]
            start = -1
    if start >= 0:
        yield text[start:].strip()


def _pieces(sentence: str) -> Iterator[str]:
    start = 0
    if len(sentence) > _LONG:
        for joint in _JOINTS.finditer(sentence):
            punctuated = sentence[joint.start() - 1 : joint.start()] in (",", ";", "-", "–", "—")
            size = joint.start() - start
            enough = (
                size >= _PIECE and (punctuated or size >= 2 * _PIECE) and len(sentence) - joint.end() >= _PIECE // 2
            )
            if enough and len(sentence) - start > _LONG:
                yield sentence[start : joint.start()].strip()
                start = joint.end()
    yield sentence[start:].strip()


def corrects_before(text: str) -> bool:
    """Whether the sentence begins by taking back something of the one before."""
    return corrections.corrects_before(text, "en")


_TIES = cue("en", "speech/ties")
_HOLDS_THE_FLOOR = cue("en", "speech/holds-the-floor")
# A shorter rest is no sentence (words).
_LEAST = 4


def alone(sentence: Spoken) -> Iterator[Spoken]:
    """The form in which a sentence may stand without the talk around it: without the words that join it to that talk, and without phrases
    that only hold the floor. Nothing where there are none; whether the form is whole, its own marks say."""
    if sentence.question or sentence.corrected or not sentence.finished:
        return
    text = sentence.text
    if _HOLDS_THE_FLOOR.search(text):
        text = fillers_en.without_phrases(text)
    tie = _TIES.match(text)
    text = text[tie.end() :] if tie else text
    if text != sentence.text and len(WORD.findall(text)) >= _LEAST:
        yield replace(_look(_capital(text)), raw=sentence.raw)


def replying(sentence: Spoken) -> Spoken:
    """The form in which a sentence stands right behind a question: with the yes or no at its head."""
    reply = _REPLY.match(sentence.raw)
    if reply is None or sentence.corrected:
        return sentence
    told = _stopped(normal.cleared(sentence.raw[reply.start(1) :], "en"))
    return replace(sentence, text=_capital(told))


def asking(sentence: Spoken) -> Spoken:
    """The same sentence: in English the order of its words, or its mark, shows a question."""
    return sentence


def whole(raw: str) -> Spoken:
    """Sentences that must not be taken apart, as one."""
    return _look(raw, corrected=True)


_UNSURE, _SHORT_FORMS = cue("en", "speech/unsure"), cue("en", "speech/short-forms")
_REPLY = cue("en", "speech/reply")
# A shorter sentence says nothing outside its conversation; a longer one without a verb is no answer but a fragment (words).
_SHORT, _ANSWER = 4, 12


def _look(raw: str, *, corrected: bool = False) -> Spoken:
    corrected = corrected or corrections.corrects(raw, "en")
    trails = bool(_TRAILS.search(raw)) and len(WORD.findall(raw)) >= _WHOLE
    whole_ending = _TRAILS.sub(".", raw) if trails else raw
    text = _stopped(" ".join(raw.split())) if corrected else _tidy(whole_ending)
    if not text and (reply := _REPLY.match(raw)):
        text = f"{reply[1].capitalize()}."
    words, low = content_words(text), raw.lower()
    said = len(WORD.findall(text))
    chatter = bool(_IDLE.search(low)) or "inaudible" in low
    first = WORD.match(text)
    halved = text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    tag = bool(_TAG.search(raw))
    ended = (
        raw.rstrip("\"”’') ").endswith((".", "!", "?", "…"))
        and not (_BROKEN_OFF.search(whole_ending) or _HOLE.search(raw))
        and not halved
    )
    question = (ends_asking(raw.rstrip(' "”')) and not tag) or bool(_INVITES.search(text))
    finished = ended and (question or is_licensed(text))
    return Spoken(
        raw=raw,
        text=text,
        words=words,
        phrases=tuple(phrases(text)),
        question=question,
        finished=finished,
        ended=finished or (ended and said <= _ANSWER),
        dangling=first is None or _points_back(first.group(), text) or raw[:1].islower() or halved,
        idle=chatter or not words or said < _SHORT,
        slight=not chatter and (not words or said < _SHORT) and said > 0,
        corrected=corrected,
        vague=len(_UNSURE.findall(text.lower())) + trails,
        shortened=len(_SHORT_FORMS.findall(text.lower())),
    )


# The word that points back stands second: "Maybe they …", "When that happened …".
_POINTS_BACK, _THERE_IS = cue("en", "speech/points-back"), cue("en", "speech/there-is")


def _points_back(first: str, text: str) -> bool:
    """Whether a sentence begins by pointing at something said before it."""
    backward = first.lower().replace("’", "'") in _BACKWARD and not _THERE_IS.match(text)
    return backward or _POINTS_BACK.match(text) is not None


# Many transcripts set three dots behind each sentence after which somebody paused. With so many words it is one all the same, though
# a full stop makes a better one; with fewer it was broken off.
_TRAILS = lazy(r"(?<=[\w,'’)])\s*(?:\.{3,4}|…)(?=[\s\"”’')\]]*$)")
_WHOLE = 8

# A sentence that was broken off, or runs into another.
_BROKEN_OFF = lazy(r"\.\.\.|--|—\W*$|…|\{disfmarker\}|\[crosstalk\]|-\s*$", re.IGNORECASE)


_HOLE = cue("en", "speech/hole")


def _stopped(text: str) -> str:
    text = text.strip(" ,;:–—-")
    ended = text.endswith(('"', "”")) or text.rstrip(")]’'").endswith((".", "?", "!", "…"))
    return text if not text or ended else text + "."


# Marks that stand apart from the word before them.
_APART = lazy(r"\s+([,.;:?!])(?!\w)")


def _tidy(raw: str) -> str:
    """Light editing for reading: nothing is added but a capital letter and a full stop."""
    text = _APART.sub(r"\1", normal.cleared(raw, "en")).strip(" ,")
    text = _LEAD.sub("", _LEAD_BARE.sub("", _LEAD.sub("", text)))
    if not ends_asking(text) or _TAG.search(text):
        text = _TAIL.sub("", text)
    text = text.strip(" ,;:–—-")
    text = re.sub(r"\s*-{2,}\s*", " – ", re.sub(r",(?:\s*,)+", ",", text))
    if not text:
        return ""
    return _stopped(_capital(text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
