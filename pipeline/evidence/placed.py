"""Whom a quotation is given to by the place where it stands, without a verb of saying: 「…」と田中さん。 In Tanaka's words, "…".

The frame around a passage is such a place too: an admonition with a name for its title, a <cite> or a name behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.evidence import naming
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.wording import Language

_LED_BY = {"ja": cue("ja", "quotations/led-by"), "en": cue("en", "quotations/led-by")}
_NAME_BEHIND_JA = cue("ja", "quotations/name-behind")
_SO_SAID_JA = cue("ja", "quotations/so-said")
_TOPIC_JA = cue("ja", "quotations/topic")
_SOMEBODY_OF = {
    "ja": lazy(r"(?:さん|様|氏|君|くん|ちゃん)?の(?!話|言葉|声|ほう|方)[^\s、。はがもの]{1,8}[はがも]"),
    "en": lazy(r"['’]s [\w ]{2,30}? (?:\w+s|\w+ed)\b"),
}
_READ_SOMEWHERE = cue("any", "quotations/read-somewhere")
_SAYING_OF_JA = cue("ja", "quotations/saying-of")
_QUOTING_JA = cue("ja", "quotations/quoting")
# What may stand between a name and the particle that makes it the subject, and between that and the words.
_SUBJECT_JA = lazy(r"[^\s、。「」はがも（）()]{0,6}(?:[（(][^（）()]{0,20}[）)])?(?:は|が|も)")
_ONLY_SUBJECT_JA = lazy(rf"{_SUBJECT_JA.pattern}[^。「」はが]{{0,40}}$")
_BEFORE_SUBJECT_JA = lazy(r"[^。「」はがもを]{0,24}$")
_VERB_BEFORE_EN = cue("en", "quotations/verb-before-name")
_VERB_BEHIND_EN = cue("en", "quotations/verb-behind-name")
_VERB_LEADS_EN = cue("en", "quotations/verb-leads")
_PAUSES_EN = lazy(r"[,?!…—–-]$")
# So many English words are no name of a thing any more.
_SENTENCE = 4
_FINITE_EN = cue("en", "grammar/finite")
_STOPS_JA = lazy(r"と?[、，]?(?:[。\n]|\s*$)")
_STOPS_EN = lazy(r"[.]?\s*(?:$|[A-Z(“\"—–])")
_STOPPED_EN = lazy(r"[.!?…]$")
_BEGINS = lazy(r"(?:^|[。.!?！？…\n:：]|[」』”\"’'])[\s　]*$")
_ASKED = lazy(r"(?:[?？]|か[。]?)$")
_PAREN = lazy(r"[（(]\s*$")
_COLON = lazy(r"[:：]\s*$")
_ENDS = lazy(r"[。！？\n]|[.!?]\s")
# A full stop that ends no sentence: Mr. Tanaka, T. Tanaka.
_SHORTENED = lazy(r"\b(?:Mr|Mrs|Ms|Dr|Prof|[A-Z])[.](?=\s[A-Z])")
_WRAPPED = lazy(r"\n(?=[a-z])")
_SIGNED = lazy(r"\s*[—―–-]{1,2}[ 　]*(\S[^\n]{0,39})\s*$")
_TITLED = lazy(
    r"^([ ]*)(?:!!!|\?\?\?\+?|///)[ ]*(?:quote|cite|blockquote)\b[^\"|\n]*[\"|][ ]*([^\"\n]{1,60}?)[ ]*\"?[ ]*$"
)
_CITED = lazy(r"<cite\b[^<>]{0,100}>([^<>\n]{1,60})</cite>")


def sentence_before(text: str, offset: int) -> str:
    """What stands before an offset of a text in the same sentence."""
    return _ENDS.split(text[:offset])[-1]


def unbroken(outside: str, language: Language) -> str:
    """English text whose sentences end only where they do, every character at its place."""
    if language == "ja":
        return outside
    return _WRAPPED.sub(" ", _SHORTENED.sub(lambda found: found[0][:-1] + " ", outside))


def by_place(outside: str, quoted: str, start: int, end: int, people: Sequence[str], language: Language) -> str | None:
    """The person whom the sentence gives the quotation at a half-open range to. `outside`: the text with blanks for all quotations."""
    before = sentence_before(outside, start)
    led = _LED_BY[language].search(before)
    if led is not None:
        return naming.last_named(before, people, language)
    if language == "en":
        return _english(outside, before, quoted, (start, end), people)
    return _japanese(outside, before, quoted, end, people)


def _english(outside: str, before: str, quoted: str, place: tuple[int, int], people: Sequence[str]) -> str | None:
    start, end = place
    pointed = _COLON.search(before) or (_PAREN.search(before) and outside[end:].lstrip(" .,").startswith(")"))
    if pointed and not _READ_SOMEWHERE.search(before):
        return naming.last_named(before, people, "en")
    if not (tells(quoted, "en") or asks(quoted) or len(quoted.split()) >= _SENTENCE):
        return None
    after = _ENDS.split(outside[end:], maxsplit=1)[0]
    pauses = _PAUSES_EN.search(quoted.rstrip()) or after.startswith(",")
    if pauses and _BEGINS.search(outside[:start]):
        for first, last, name in naming.places(after, people, "en")[:1]:
            leads = after[:first].strip(" ,")
            if _VERB_BEFORE_EN.search(leads) if leads else _VERB_BEHIND_EN.search(after[last:]):
                return name
    subject = naming.places(before, people, "en")[:1]
    return subject[0][2] if subject and _VERB_LEADS_EN.search(before[subject[0][1] :]) else None


def _japanese(outside: str, before: str, quoted: str, end: int, people: Sequence[str]) -> str | None:
    behind = _NAME_BEHIND_JA.match(outside, end)
    if behind is not None and (name := _ending(behind[1], people)):
        return name
    so = _SO_SAID_JA.match(outside, end)
    if so is not None:
        named = naming.places(so[0], people, "ja")[-1:]
        # 辻さんの祖母はそう言っていた: not she herself.
        return None if not named or _SOMEBODY_OF["ja"].match(so[0], named[0][1]) else named[0][2]
    topic = _TOPIC_JA.search(before)
    if topic is not None and _STOPS_JA.match(outside, end):
        return _ending(topic[1], people)
    saying = _SAYING_OF_JA.match(outside, end)
    if saying is not None:
        return naming.last_named(saying[0], people, "ja")
    quoting = _QUOTING_JA.match(outside, end)
    return _subject(outside, before, quoting.end(), people) if quoting is not None and tells(quoted, "ja") else None


def _subject(outside: str, before: str, end: int, people: Sequence[str]) -> str | None:
    """Who does what goes with the words, where it is one of `people`: 「…」と田中さんは肩を落とした。 田中さんは「…」と胸を張った。"""
    after = re.split(r"[。！？\n]", outside[end:], maxsplit=1)[0]
    for first, last, name in naming.places(after, people, "ja")[:1]:
        if _BEFORE_SUBJECT_JA.match(after[:first]) and _SUBJECT_JA.match(after, last):
            return name
    named = naming.places(before, people, "ja")[-1:]
    return named[0][2] if named and _ONLY_SUBJECT_JA.match(before, named[0][1]) else None


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


def tells(text: str, language: Language) -> bool:
    """Whether words are a sentence that somebody can have said: no name of a work, no term, no heading."""
    if language == "en":
        return _FINITE_EN.search(text) is not None
    from pipeline.language.japanese import tokens

    last = [token for token in tokens(text) if token.pos != "補助記号"][-1:]
    return bool(last) and (last[0].pos in ("助動詞", "動詞", "形容詞") or last[0].detail in ("終助詞", "接続助詞"))


def asks(quoted: str) -> bool:
    """Whether quoted words are a question."""
    return _ASKED.search(quoted.rstrip()) is not None


def told_before(outside: str, start: int, people: Sequence[str], language: Language) -> str | None:
    """Who was named last before a quotation that stands alone; nobody where what stands before is something to read."""
    before = outside[:start]
    near = [part for part in _ENDS.split(before) if part.strip()][-1:]
    return None if near and _READ_SOMEWHERE.search(near[0]) else naming.last_named(before, people, language)


def told_behind(outside: str, end: int, people: Sequence[str], language: Language) -> str | None:
    """Who is named in the sentence behind a quotation that stands alone: “…” That was Tanaka's verdict."""
    following = [part for part in _ENDS.split(outside[end:]) if part.strip()][:1]
    if not following or _READ_SOMEWHERE.search(following[0]):
        return None
    named = naming.places(following[0], people, language)
    others = named and _SOMEBODY_OF[language].match(following[0], named[0][1])
    return named[0][2] if len({name for *_, name in named}) == 1 and not others else None


def signed(text: str, people: Sequence[str]) -> str | None:
    """The person whose name, behind a dash, is all of a paragraph."""
    found = _SIGNED.fullmatch(text)
    return naming.whole(found[1], people) if found else None


def titled(lines: Sequence[str], line: int, people: Sequence[str]) -> str | None:
    """The person whose name is the title of the quoting admonition that a line (from 1) stands in; None where there is none."""
    indent = _indent(lines[line - 1])
    for text in reversed(lines[: line - 1]):
        if not text.strip() or _indent(text) >= indent:
            continue
        found = _TITLED.match(text)
        return naming.whole(found[2], people) if found is not None else None
    return None


def cited(lines: Sequence[str], people: Sequence[str]) -> str | None:
    """The person named by a <cite> in some lines; None where there is none of the notes."""
    found = [match[1] for line in lines for match in _CITED.finditer(line)]
    return naming.whole(found[-1].strip(" —―–-"), people) if found else None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
