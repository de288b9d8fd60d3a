"""What an editor put into a quotation between brackets: [the station] for "it" is honest, [the landlord] for "we" is not.

What stands between brackets was not said, and a reader sees that. It has to make plain who or what is meant: so its words stand
near the passage, it denies nothing, and nobody else comes to act in the place of the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.evidence.naming import same_person
from pipeline.language.statements import statement
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# Longer brackets are passages of their own, in characters.
_LONGEST = 60
_FOUND = lazy(rf"\[([^\[\]\n]{{1,{_LONGEST}}})\](?!\w)|［([^［］\n]{{1,{_LONGEST}}})］|（([^（）\n]{{1,{_LONGEST}}})）")
# What says something about the quotation itself: a cut, a sound, an error of the speaker's, a note that is named as one.
_REMARK = lazy(
    r"[ ]*(?:…+|\.{3}|sic[.!]?|(?:laugh|chuckl|paus|applau|inaudib|crosstalk|sigh|smil|cough|silen|music|unclear|unintellig|indistinct|inaudib|overlap|foreign|speaking|noise|beep|background)\w*.*|emphasis (?:added|mine|ours)|translat\w+|.*\d:\d\d.*|(?:editor'?s? |author'?s? )?note:.*|ed\.?:.*"
    r"|(?:中|前|後|以下)?略|笑い?|苦笑い?|爆笑|一同笑い?|拍手|沈黙|咳払い|間|聞き取れ\S*|聞き取り不能|不明瞭?|雑音|外国語|(?:原文)?ママ|(?:強調|傍点)(?:は)?(?:筆者|引用者)|(?:編集?部?|編集者|筆者|訳|聞き手)?注[：:。]?.*)[ ]*",
    re.IGNORECASE,
)
# The speaker in their own words, as it stands just before what follows the brackets.
_FIRST: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"((?:私|わたし|あたし|僕|ぼく|俺|おれ|我々|われわれ|うち|弊社|当社|自分)(?:たち|達|ら|ども)?)(?:は|が|も|の|で|では|としては|のほうで|のほうは)?[、，\s]*$"
    ),
    "en": lazy(
        r"\b(I|we|my|our|me|us|mine|ours)(?:['’](?:m|re|ve|ll|d))?[,\s]*(?:(?:just|also|then|actually|really|um|uh|you know)[,\s]*)*$",
        re.IGNORECASE,
    ),
}
# Names by which an editor may call a speaker who says "we".
_OURS: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"私|わたし|あたし|僕|ぼく|俺|おれ|我々|うち|弊社|当社|自社|自分|同社|会社|当店|同店|店|チーム|社員|スタッフ|部署|事務局|編集部|現場|夫婦|家族|二人|ふたり|[一二三四五六七八九十0-9]人"
    ),
    "en": lazy(
        r"\b(?:I|we|my|our|me|us|the (?:company|firm|team|shop|business|office|staff|studio|clinic|school|store|restaurant|bakery|group|department|organi[sz]ation|family|couple|crew|board|partners|founders|two of (?:us|them)))\b",
        re.IGNORECASE,
    ),
}
_DENIES: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"ない|ません|なかっ|ずに|ではなく"),
    "en": lazy(r"\b(?:not|never|no|nobody|none|nor|without)\b|n['’]t\b", re.IGNORECASE),
}
# How much of the quotation behind the brackets is looked for to find their place: letters (ja), words (en).
_BEHIND: Mapping[Language, int] = {"ja": 8, "en": 3}


class Insertion(NamedTuple):
    """Words between brackets: their half-open range in the quotation, brackets included."""

    start: int
    end: int
    words: str


class Fault(NamedTuple):
    """What is wrong with one: `instead` is the speaker's own word that it replaces, or empty; `grave` where it turns the sense."""

    words: str
    instead: str
    grave: bool


def find(text: str) -> tuple[Insertion, ...]:
    """What was put in, remarks about the quotation left out."""
    found = ((match, next(group for group in match.groups() if group is not None)) for match in _FOUND.finditer(text))
    return tuple(Insertion(*match.span(), words) for match, words in found if not _REMARK.fullmatch(words))


def unwrapped(text: str) -> str:
    """The quotation with the words of its brackets, and without the brackets."""
    for one in reversed(find(text)):
        text = f"{text[: one.start]}{one.words}{text[one.end :]}"
    return text


def behind(text: str, one: Insertion, language: Language) -> str:
    """The words of the quotation that follow the brackets, enough to find their place."""
    rest = _FOUND.split(text[one.end :], maxsplit=1)[0]
    if language == "ja":
        return re.sub(r"[\s、。「」『』]", "", rest)[: _BEHIND["ja"]]
    return " ".join(rest.split()[: _BEHIND["en"]])


def fault(
    one: Insertion, before: str, said: str, speaker: str | None, near: Sequence[str], language: Language
) -> Fault | None:
    """What is wrong with words between brackets; None where nothing is.

    `before` is the quotation up to them, `said` what stands in the notes up to the words that follow them, `near` the turns around
    with the names of those who speak.
    """
    if any(one.words in text for text in near):
        known = True
    else:
        known = not (
            _content(one.words, language) - frozenset[str]().union(*(_content(text, language) for text in near))
        )
    if _DENIES[language].search(one.words):
        return Fault(one.words, "", grave=True)
    own = _FIRST[language].search(said)
    kept = own is not None and _FIRST[language].search(before) is not None
    if own is not None and not kept:
        return None if _is_speaker(one.words, speaker, language) else Fault(one.words, own[1], grave=True)
    return None if known else Fault(one.words, "", grave=False)


def _is_speaker(words: str, speaker: str | None, language: Language) -> bool:
    """Whether the words may name whoever speaks; those that act for nobody (was, then) are no name."""
    name = re.sub(r"(?:は|が|も|の)$", "", words) if language == "ja" else words.removesuffix("'s").removesuffix("’s")
    grammar = not _content(words, language) and not _PRONOUN[language].search(words)
    return grammar or bool(_OURS[language].search(words)) or (speaker is not None and same_person(speaker, name))


_PRONOUN: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"彼|かれ|あなた|君|向こう|相手|先方"),
    "en": lazy(r"\b(?:he|she|they|you|his|her|their|your|him|them|it|its)\b", re.IGNORECASE),
}


def _content(text: str, language: Language) -> frozenset[str]:
    return frozenset(_keys(text, language))


def _keys(text: str, language: Language) -> Iterator[str]:
    for word in statement(text, language).words:
        if word.content:
            yield word.key
