"""Whom a quotation is given to by the place where it stands, without a verb of saying: 「…」と田中さん。 In Tanaka's words, "…"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evidence import naming
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.wording import Language

_LED_BY = {"ja": cue("ja", "quotations/led-by"), "en": cue("en", "quotations/led-by")}
_NAME_BEHIND_JA = cue("ja", "quotations/name-behind")
_SO_SAID_JA = cue("ja", "quotations/so-said")
_TOPIC_JA = cue("ja", "quotations/topic")
_SOMEBODY_OF_JA = lazy(r"(?:さん|様|氏|君|くん|ちゃん)?の(?!話|言葉|声|ほう|方)[^\s、。はがもの]{1,8}[はがも]")
_READ_SOMEWHERE = cue("any", "quotations/read-somewhere")
_STOPS_JA = lazy(r"と?[、，]?(?:[。\n]|\s*$)")
_STOPS_EN = lazy(r"[.]?\s*(?:$|[A-Z(“\"—–])")
_STOPPED_EN = lazy(r"[.!?…]$")
_BEGINS = lazy(r"(?:^|[。.!?！？…\n:：]|[」』”\"’'])[\s　]*$")
_ASKED = lazy(r"(?:[?？]|か[。]?)$")
_PAREN = lazy(r"[（(]\s*$")
_COLON = lazy(r"[:：]\s*$")
_LAST_SENTENCE = lazy(r"[。！？\n]|[.!?]\s")
# A full stop that ends no sentence: Mr. Tanaka, T. Tanaka.
_SHORTENED = lazy(r"\b(?:Mr|Mrs|Ms|Dr|Prof|[A-Z])[.](?=\s[A-Z])")
_WRAPPED = lazy(r"\n(?=[a-z])")
_SIGNED = lazy(r"\s*[—―–-]{1,2}[ 　]*(\S[^\n]{0,39})\s*$")


def unbroken(outside: str, language: Language) -> str:
    """English text whose sentences end only where they do, every character at its place."""
    if language == "ja":
        return outside
    return _WRAPPED.sub(" ", _SHORTENED.sub(lambda found: found[0][:-1] + " ", outside))


def by_place(outside: str, start: int, end: int, people: Sequence[str], language: Language) -> str | None:
    """The person whom the sentence gives the quotation at a half-open range to. `outside`: the text with blanks for all quotations."""
    before = _LAST_SENTENCE.split(outside[:start])[-1]
    led = _LED_BY[language].search(before)
    if led is not None:
        return naming.last_named(before, people, language)
    if language == "en":
        pointed = _COLON.search(before) or (_PAREN.search(before) and outside[end:].lstrip(" .,").startswith(")"))
        return naming.last_named(before, people, language) if pointed and not _READ_SOMEWHERE.search(before) else None
    behind = _NAME_BEHIND_JA.match(outside, end)
    if behind is not None and (name := _ending(behind[1], people)):
        return name
    so = _SO_SAID_JA.match(outside, end)
    if so is not None:
        named = naming.places(so[0], people, language)[-1:]
        # 辻さんの祖母はそう言っていた: not she herself.
        return None if not named or _SOMEBODY_OF_JA.match(so[0], named[0][1]) else named[0][2]
    topic = _TOPIC_JA.search(before)
    return _ending(topic[1], people) if topic is not None and _STOPS_JA.match(outside, end) else None


def _ending(text: str, people: Sequence[str]) -> str | None:
    """The person whose name the words end with, an office before it or not: 店主の田中さん."""
    return naming.whole(text.rpartition("の")[2], people) or naming.whole(text, people)


def alone(outside: str, quoted: str, start: int, end: int, language: Language) -> bool:
    """Whether a quotation is a sentence by itself, and no question: those are often the other one's."""
    if asks(quoted) or not _BEGINS.search(outside[:start]):
        return False
    if not (outside[:start] + outside[end:]).strip():
        return True
    if language == "ja":
        return _STOPS_JA.match(outside, end) is not None
    return _STOPPED_EN.search(quoted.rstrip()) is not None and _STOPS_EN.match(outside, end) is not None


def asks(quoted: str) -> bool:
    """Whether quoted words are a question."""
    return _ASKED.search(quoted.rstrip()) is not None


def told_before(outside: str, start: int, people: Sequence[str], language: Language) -> str | None:
    """Who was named last before a quotation that stands alone; nobody where what stands before is something to read."""
    before = outside[:start]
    near = [part for part in _LAST_SENTENCE.split(before) if part.strip()][-1:]
    return None if near and _READ_SOMEWHERE.search(near[0]) else naming.last_named(before, people, language)


def signed(text: str, people: Sequence[str]) -> str | None:
    """The person whose name, behind a dash, is all of a paragraph."""
    found = _SIGNED.fullmatch(text)
    return naming.whole(found[1], people) if found else None
