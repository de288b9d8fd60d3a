"""What running text puts between quotation marks, and whom it gives that to: a verb of saying, a name beside it, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.evidence import naming, placed
from pipeline.evidence.quotation import ATTRIBUTION, Quotation
from pipeline.language.measure import words
from pipeline.language.quoted import SINGLE
from pipeline.lexicon.named import cue, cues
from pipeline.model.article import Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# 〈〉 and 《》 are around the titles of works; words that somebody says have one of these behind them.
_QUOTES = r"[、，]?(?:と(?!い[うっ](?!言葉|こと)|題|名付|呼)|って(?!いう))|[。]?\s*(?:$|\n)"
# The look ahead changes nothing but the time.
MARKS = lazy(
    rf"(?=[「｢『“\"‘'«‹„〈《〝])(?:[「｢]([^「」｢｣]{{1,800}})[」｣]|『([^『』]{{1,800}})』|“([^“”]{{1,800}})”|\"([^\"\n]{{1,800}})\""
    rf"|«([^«»]{{1,800}})»|‹([^‹›]{{1,800}})›|„([^„“”]{{1,800}})[“”]|[〈《]([^〈〉《》]{{1,800}})[〉》](?={_QUOTES})|〝([^〝〟〞]{{1,800}})[〟〞]|{SINGLE})"
)
AROUND = "「」｢｣『』〝〟〞“”\"‘’'«»‹›„〈〉《》"
_ADDRESSED_JA = cue("ja", "quotations/addressed")
_ADDRESSED_EN = cue("en", "quotations/addressed")
_SAYS_JA = cue("ja", "quotations/says")
_SAYS_EN = cue("en", "quotations/says")
_TOLD_BEHIND_EN = cue("en", "quotations/told-behind")
_TOLD_BEFORE_EN = cue("en", "quotations/told-before")
_SUBJECT_BEHIND_EN = cue("en", "quotations/subject-behind")
_SUBJECT_LAST_EN = cue("en", "quotations/subject-last")
_SUBJECT_BEFORE_EN = cue("en", "quotations/subject-before")
_PRONOUN_EN = cue("en", "quotations/pronoun")
_SOMEBODY_EN = cue("en", "quotations/somebody")
_PERSON_EN = cue("en", "quotations/person")
_PERSON_JA = cue("ja", "quotations/person")
_CLAUSE_OVER_JA = cue("ja", "quotations/clause-over")
_THEN_JA = lazy(r"[てでいきりしちみびにえけせれめげ][、,]")
_ASKS_JA = cue("ja", "quotations/asks")
_I_SAY = cue("any", "quotations/i-say")
# Shorter words are a term, or nobody's in particular; where a form says plainly who speaks, less is enough. Letters (ja), words (en).
SHORTEST = {"ja": 7, "en": 3}
PLAINLY = {"ja": 3, "en": 2}
# How far from an English quotation the verb of speaking may stand, in characters.
_NEAR = 60
# Words between marks that stand directly beside a name are that person's, also without a verb of saying.
_BESIDE_JA = lazy(r"[（(]([^（()）\n]{1,24})[）)]|[ 　]*[—―–]{1,2}[ 　]*([^\s。、]{1,24})")
_BESIDE_EN = lazy(r"\s*\(([^()\n]{1,40})\)|\s*(?:[—–]|--)\s*([A-Z][\w .'’-]{0,39}?)(?=[.,;\n]|$)")
# What stands between two halves of one quotation: “…,” she said, “…”.
_GOES_ON = lazy(r"[^.!?。！？「」]{1,60}[,，、]\s*")
_LED_EN = cue("en", "quotations/led")
_LED_JA = cue("ja", "quotations/led")
_ENDS_JA = lazy(r"[。\n]|$|——|――")
_STOP = lazy(r"[。.!?！？\n]")
_ACCORDING = cues("quotations/according")
_TOLD_ABOUT_JA = cue("ja", "quotations/told-about")
_TOLD_ABOUT_EN = cue("en", "quotations/told-about")


def inside(match: re.Match[str]) -> str:
    """The words between the marks, whichever pair it is."""
    return next(group for group in match.groups() if group is not None)


def _blanked(text: str) -> str:
    """A text with blanks for all quotations, everything else at its place."""
    return MARKS.sub(lambda match: " " * len(match[0]), text)


def in_sentence(text: str, people: Sequence[str], language: Language) -> tuple[Quotation, ...]:
    """What running text puts between quotation marks and gives to one of `people`; its lines count from 1."""
    return tuple(inline(Passage(1, text), people, language))


class Marked(NamedTuple):
    """Words between quotation marks; `spoken`: a verb of saying stands beside them, so that somebody is to have said them."""

    words: str
    spoken: bool


def marked(text: str, language: Language) -> tuple[Marked, ...]:
    """Everything between quotation marks that is long enough to be somebody's words, whoever said it."""
    outside = _blanked(text)
    found = (Marked(inside(match), _told(outside, match, language)) for match in MARKS.finditer(text))
    return tuple(one for one in found if long_enough(one.words, language, SHORTEST))


def inline(
    passage: Passage,
    people: Sequence[str],
    language: Language,
    *,
    human: bool = False,
    alone: bool = False,
    told: str | None = None,
) -> Iterator[Quotation]:
    """`human`: writers quote whom they like; what another subject says there is not the words of the person named nearest.
    `alone`: sentences in quotation marks by themselves are given to the person named last, or to `told` where nobody was."""
    found = list(MARKS.finditer(passage.text))
    if not found or (ATTRIBUTION.search(passage.text) and passage.role == "quotation"):
        return
    outside = placed.unbroken(_blanked(passage.text), language)
    went_on: tuple[int, str] | None = None
    for match in found:
        text = inside(match)
        start, end = match.span()
        long = long_enough(text, language, SHORTEST)
        # A few words are a term, unless they are a sentence that somebody plainly is said to have said.
        if not long and not (long_enough(text, language, PLAINLY) and placed.tells(text, language)):
            continue
        speaker = _next_to(outside, match, people, language)
        if speaker is None and (_spoken if long else _told)(outside, match, language):
            third = human and _is_anothers(outside, match, people, language)
            speaker = None if third else _beside(outside, match, people, language, told)
        elif speaker is None:
            speaker = placed.by_place(outside, text, start, end, people, language)
        if speaker is None and went_on is not None and _GOES_ON.fullmatch(outside, went_on[0], start):
            speaker = went_on[1]
        if speaker is None and alone and long and placed.alone(outside, text, start, end, language):
            speaker = placed.told_before(outside, start, people, language) or told
            speaker = speaker or placed.told_behind(outside, end, people, language)
        if speaker is not None:
            went_on = end, speaker
            first, last = passage.line_at(start), passage.line_at(end)
            relayed, via = _relayed(outside, match, language), _via(outside, start, people, language)
            yield Quotation(first, last, text, speaker, None, relayed=relayed, via=via)


def _next_to(outside: str, match: re.Match[str], people: Sequence[str], language: Language) -> str | None:
    """The person whose name touches the quotation: 佐藤「…」, 「…」（佐藤）, Ruth: "…", "…" (Ruth)."""
    after = (_BESIDE_EN if language == "en" else _BESIDE_JA).match(outside, match.end())
    if after and (name := naming.whole(after[1] or after[2], people)):
        return name
    led = (_LED_EN if language == "en" else _LED_JA).search(outside[: match.start()])
    if led is None or (language == "ja" and not _ENDS_JA.match(outside, match.end())):
        return None
    return naming.whole(next((group for group in led.groups() if group), ""), people)


def _relayed(outside: str, match: re.Match[str], language: Language) -> bool:
    if language == "ja":
        return _TOLD_ABOUT_JA.match(outside, match.end()) is not None
    return _TOLD_ABOUT_EN.search(outside[max(0, match.start() - _NEAR) : match.start()]) is not None


def _via(outside: str, start: int, people: Sequence[str], language: Language) -> str | None:
    """Who is named as the one that told it, in the sentence before the quotation: 中井さんによると, according to Nakai."""
    sentence = placed.sentence_before(outside, start)
    according = _ACCORDING[language].search(sentence)
    if according is None:
        return None
    named = naming.places(sentence, people, language)
    if language == "ja":
        return next((name for _, end, name in reversed(named) if end <= according.start()), None)
    return next((name for start, _, name in named if start >= according.end()), None)


def _spoken(outside: str, match: re.Match[str], language: Language) -> bool:
    if language == "ja":
        return _SAYS_JA.match(outside, match.end()) is not None
    near = outside[max(0, match.start() - _NEAR) : match.start()] + " " + outside[match.end() : match.end() + _NEAR]
    return _SAYS_EN.search(near) is not None


def _told(outside: str, match: re.Match[str], language: Language) -> bool:
    """Whether it is direct speech: in English the verb stands right beside it, with its subject at most between."""
    if language == "ja":
        return _SAYS_JA.match(outside, match.end()) is not None
    before = outside[max(0, match.start() - _NEAR) : match.start()]
    return bool(_TOLD_BEHIND_EN.match(outside, match.end()) or _TOLD_BEFORE_EN.search(before))


def _beside(
    outside: str, match: re.Match[str], people: Sequence[str], language: Language, told: str | None = None
) -> str | None:
    """The person named nearest to the quotation: before it, or just after it in the same sentence; `told` where nobody is.

    To whom or of whom it is said does not say it; somebody else in the sentence may.
    """
    after = _STOP.split(outside[match.end() :], maxsplit=1)[0]
    sentence = placed.sentence_before(outside, match.start())
    named, following = (_last_but_addressed(part, people, language) for part in (sentence, after))
    before = naming.last_named(outside[: match.start() - len(sentence)], people, language)
    if not (named or following) and naming.last_named(f"{sentence}　{after}", people, language):
        return None
    if named is None and (_ASKS_JA.match(outside, match.end()) or _I_SAY.search(f"{sentence} {after}")):
        return None  # the writer asks or says it
    return named or following or before or told


def _last_but_addressed(text: str, people: Sequence[str], language: Language) -> str | None:
    """The person named last in part of a sentence, but for those to whom something is said there: told Tanaka, 田中さんに."""
    told = [
        name
        for start, end, name in naming.places(text, people, language)
        if not (_ADDRESSED_EN.search(text, 0, start) if language == "en" else _ADDRESSED_JA.match(text, end))
    ]
    return told[-1] if told else None


def _is_anothers(outside: str, match: re.Match[str], people: Sequence[str], language: Language) -> bool:
    """Whether the sentence gives the words to somebody whom the notes do not know: she asked, my mother said, 八百屋の奥さんが."""
    after = _STOP.split(outside[match.end() :], maxsplit=1)[0]
    before = placed.sentence_before(outside, match.start())
    if language == "ja":
        behind = _PERSON_JA.search(after)
        if behind is not None:
            return naming.last_named(behind[1], people, language) is None
        subjects = list(_PERSON_JA.finditer(before))
        known = [one for one in subjects if naming.last_named(one[1], people, language)]
        between = before[subjects[-1].end() :] if subjects else ""
        # 佐久間さんは見もせず、社員が立ち、…と言いました: who does one thing and then speaks, if the clause is not over (立ったので、).
        goes_on = not between.strip("、 ") or (_THEN_JA.search(between) and not _CLAUSE_OVER_JA.search(between))
        return bool(subjects) and subjects[-1] not in known and (bool(goes_on) or not known)
    found = _SUBJECT_BEHIND_EN.match(after) or _SUBJECT_LAST_EN.match(after) or _SUBJECT_BEFORE_EN.search(before)
    if found is None or naming.last_named(found[1], people, language):
        return False
    if _PRONOUN_EN.fullmatch(found[1]):
        told = outside[: match.start()]
        named = naming.places(told, people, language)
        return _PERSON_EN.search(told, named[-1][1] if named else 0) is not None
    return _SOMEBODY_EN.match(found[1]) is not None


def long_enough(text: str, language: Language, shortest: Mapping[str, int]) -> bool:
    """Whether words are more than a term, in letters (ja) or words (en)."""
    size = sum(letter.isalnum() for letter in text) if language == "ja" else len(words(text))
    return size >= shortest[language]
