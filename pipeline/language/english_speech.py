"""Spoken English: sentences, also where nobody set a full stop, and light editing for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language import corrections, normal
from pipeline.language.english import WORD, content_words, phrases
from pipeline.language.english_grammar import is_licensed
from pipeline.language.sentences import sentences
from pipeline.language.spoken import Spoken, ends_asking
from pipeline.patterns import lazy

__all__ = ["advertises", "content_words", "continues", "corrects_before", "spoken", "whole"]

_LEAD = lazy(
    r"^(?:(?:so|yeah|yes|yep|yup|no|nope|well|okay|ok|oh|ah|um+|uh+|er+|hmm+|mm+|mhm|mm-hmm?|uh-huh|right|sure|exactly|absolutely|totally|definitely"
    r"|of course|i mean|you know|i guess|like|and|and so|and then|actually|basically|honestly|anyway|alright|all right|now|cool|great"
    r"|look|see|correct|true|interesting|wow|gotcha|that's right|(?:yeah, )?no|for sure|obviously|clearly|funnily enough|honestly|to be honest|in fact|i think|fair enough|good question|(?:that's |that is )?(?:a )?(?:really |very )?(?:good|great|excellent|interesting) (?:question|point))"
    r"(?:[,.!;:…]+|\s*-{2,}|\s*[–—])\s*)+",
    re.IGNORECASE,
)

_LEAD_BARE = lazy(
    r"^(?:(?:right(?=\s+so\b)|so|and|yeah|well|um+|uh+|okay|like|i guess|i mean)\s+)+(?=\w)", re.IGNORECASE
)

_TAIL = lazy(
    r"(?:,\s*(?:right|isn't it|don't you think|yeah|okay|so)|,?\s*(?:you know(?: what i mean)?|or whatever|and all that))\s*[.?!…]*$",
    re.IGNORECASE,
)
_TAG = lazy(r"(?:,\s*)?\b(?:right|you know|yeah|okay|no|isn't it|correct|huh|eh)\s*!?\?!?$", re.IGNORECASE)

_INVITES = lazy(
    r"^(?:can|could|would) you (?:tell|explain|describe|walk|talk|share|give)|^(?:tell|walk|talk) (?:me|us)\b",
    re.IGNORECASE,
)

_BACKWARD_TEXT = """
it it's its this that that's that'll these those they they're they've them their he he's she she's him her his there
there's here here's which who because but or then than such same either both also another others neither whatever
except
"""

_BACKWARD = frozenset(_BACKWARD_TEXT.split())

# These are looked for in small letters, which is faster than to look for them in either.
_IDLE = lazy(
    r"welcome (?:back )?to|thank you for that|thanks? (?:so|very) much|(?:moving|move) on to (?:the |our )?next (?:question|topic)|thank(?:s| you)(?: so| very)?(?: much)? for (?:having|joining|coming|listening|being|doing|your time|tuning|taking)|thanks for|"
    r"(?:glad|happy|good|great|nice|pleasure) to (?:be here|have you|see you|meet)|(?:this|today's) (?:episode|show) (?:is|was)|brought to you|sponsor|promo code|"
    r"show notes|subscribe|(?:on|at|our) (?:slack|twitter|mastodon|bluesky|patreon|discord)|newsletter|visit \S+\.\w+|\w\.(?:com|fm|io|org|net|dev)/|"
    r"percent off|% off|free (?:trial|shipping)|(?:special|our) guest|joined by|podcast player|my (?:co-?)?host|i'm your host|(?:this )?episode (?:of|\d+)|let's (?:dive|get into|jump|kick)|"
    r"introduce (?:yourself|yourselves)|tell (?:us|everyone|folks) (?:a little )?(?:about yourself|who you are)|take a (?:quick )?break|(?:join|in) (?:the|our) [\w ]{0,24}(?:slack|channel)|where (?:can|do|should) (?:folks|people|listeners|we find)|connect with you|(?:excited|glad|happy) to (?:co|talk|chat|dig)|talking about today|emergency podcast|unpopular opinion|(?:next|last|first) question|we'll be (?:right )?back|"
    r"how are you|doing well|hello,? (?:everyone|everybody|world|and)|hi,? (?:everyone|everybody)|see you (?:next|around|later)|until next time|bye|"
    r"shout ?out|let me know|let me (?:pick|start|begin|ask)|here we go|^go ahead|can you hear|go ahead\W*$|links? (?:is|are|will be) (?:in|on)|leave (?:us )?a review|audience|live ?stream|\blisteners\b|my name is|recorded",
)

_ADVERT = lazy(
    r"brought to you|sponsor|promo code|free trial|% off|percent off|visit \S+\.\w+|\w\.(?:com|fm|io|org|net|dev)/|sign up (?:at|today|for)|learn more at|use (?:the )?code|get started (?:at|today)"
    r"|check (?:them|it) out at|head (?:over )?to \S+\.\w+|we transcribe|support the show|show notes",
)


def advertises(text: str) -> bool:
    """Whether a sentence belongs to an advertisement or names an address to visit."""
    return bool(_ADVERT.search(text.lower()))


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

_JOINTS = lazy(r"\s(?=(?:and then|and so|and|so|but|because|which)\s)", re.IGNORECASE)


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


def whole(raw: str) -> Spoken:
    """Sentences that must not be taken apart, as one."""
    return _look(raw, corrected=True)


_VAGUE = lazy(
    r"\b(?:um+|uh+|erm?|kind of|sort of|whatever|you know|i mean|blah)\b|, like,|\{\w+\}|\b(\w{1,3}) ,? ?\1\b|\b[b-hj-z] [a-z]|\.\.\.|\[\w+\]",
)


def _look(raw: str, *, corrected: bool = False) -> Spoken:
    corrected = corrected or corrections.corrects(raw, "en")
    text = _stopped(" ".join(raw.split())) if corrected else _tidy(raw)
    words, low = content_words(text), raw.lower()
    first = WORD.match(text)
    halved = text.count('"') % 2 == 1 or text.count("“") != text.count("”")
    tag = bool(_TAG.search(raw))
    question = (ends_asking(raw.rstrip(' "”')) and not tag) or bool(_INVITES.search(text))
    return Spoken(
        raw=raw,
        text=text,
        words=words,
        phrases=tuple(phrases(text)),
        question=question,
        finished=raw.rstrip("\"”’') ").endswith((".", "!", "?"))
        and not _BROKEN_OFF.search(raw)
        and not _HOLE.search(raw)
        and not halved
        and (question or is_licensed(text)),
        dangling=first is None or first.group().lower().replace("’", "'") in _BACKWARD or raw[:1].islower() or halved,
        idle=not words or len(WORD.findall(text)) < 4 or bool(_IDLE.search(low)) or "inaudible" in low,
        corrected=corrected,
        vague=len(_VAGUE.findall(text.lower())),
    )


# A sentence that was broken off, or runs into another.
_BROKEN_OFF = lazy(r"\.\.\.|--|—\W*$|…|\{disfmarker\}|\[crosstalk\]|-\s*$", re.IGNORECASE)


# Where the transcript says that it could not make out the words, a sentence has a hole.
_HOLE = lazy(r"[\[({<][^\[\](){}<>]{0,12}(?:unintelligible|inaudible|indistinct|unclear|crosstalk|\?\?)", re.IGNORECASE)


def _stopped(text: str) -> str:
    text = text.strip(" ,;:–—-")
    ended = text.endswith(('"', "”")) or text.rstrip(")]’'").endswith((".", "?", "!", "…"))
    return text if not text or ended else text + "."


def _tidy(raw: str) -> str:
    """Light editing for reading: nothing is added but a capital letter and a full stop."""
    text = normal.cleared(raw, "en").strip(" ,")
    text = _LEAD.sub("", _LEAD_BARE.sub("", _LEAD.sub("", text)))
    if not ends_asking(text) or _TAG.search(text):
        text = _TAIL.sub("", text)
    text = re.sub(r"\s+([,.;:?!])(?!\w)", r"\1", text).strip(" ,;:–—-")
    text = re.sub(r"\s*-{2,}\s*", " – ", re.sub(r",(?:\s*,)+", ",", text))
    if not text:
        return ""
    return _stopped(text[0].upper() + text[1:])
