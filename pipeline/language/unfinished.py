"""Marks that a text is not finished: notes of the author to himself, slots of a template, filler.

Finished prose may talk about all of them, so each kind of mark counts only where it can be nothing else: as a whole line
or paragraph, at the start of one, or inside brackets that make up a line; never inside quotation marks. Lines beyond
`_LONG` characters are never notes, which also bounds what a pattern may cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

from pipeline.language import unfinished_en as en
from pipeline.language import unfinished_ja as ja
from pipeline.language.excerpt import excerpt
from pipeline.language.guidance_marks import GUIDANCE_MARKS, GUIDANCE_QUESTIONS
from pipeline.language.places import Lines
from pipeline.language.quoted import outside
from pipeline.language.sentences import sentences
from pipeline.model.article import Article, Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

_LONG = 240
_SHORT = 100
_EXCERPT = 40
_PAIRS = {
    "[": "]",
    "(": ")",
    "（": "）",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "{": "}",
    "｛": "｝",
    "<": ">",
    "＜": "＞",
    "〈": "〉",
}
# Letters of Japanese, and whatever stands behind them in Unicode.
_EASTERN = lazy("[\u2e80-\U0010ffff]")
# So many words that are looked for are remembered with what is known of them.
_KNOWN = 1024
_CLOSING = frozenset(_PAIRS.values())
_ENDING = "。．.!！…・ 〜～~、,-—―ー"

_START = lazy(
    r"[\[(（【［]?[ ]*(?:(?:TODO|FIXME|TBD|XXX)(?:\([\w .-]{1,30}\))?[ ]*[\])）】］]?[ ]*[:：](?!//)"
    r"|(?<=[\[【［(（])(?:TODO|FIXME|TBD|TK)\b(?:[ ]*[\])）】］]|[^\n]{0,200}[\])）】］]$)"
    r"|(?:要追記|要加筆|要記入|加筆予定|追記予定|後で書く|あとで書く)[ ]*[:：])"
)
# The same where a sentence of a human section begins, or as what a sentence says of something: "The venue is TBD."
_WITHIN = lazy(
    r"(?<=[.!?。！？] )(?:TODO|FIXME|TBD|XXX)[ ]*[:：](?!//)|(?<=[。！？])(?:TODO|FIXME|TBD|XXX)[ ]*[:：](?!//)"
    r"|(?<![A-Za-z0-9_\"'“‘「『(（-])(?:TBD|TBA|TBC|FIXME)(?=[.。,、;；)）]*(?:\s|\Z|[。、]))(?![.,;]? ?[a-z])"
)
# Substrings without which `_START` cannot match.
_NOTES = ("TODO", "TBD", "FIXME", "XXX", "[TK")
_NOTES_WITHIN = ("TODO", "TBD", "FIXME", "XXX", "TBA", "TBC")
_NOTES_JA = ("要追記", "要加筆", "要記入", "加筆予定", "追記予定", "で書く")
# A list that explains the columns of a task board also starts its items with TODO.
_BOARD = lazy(r"(?:doing|in progress|done|wip|backlog|対応中|進行中|作業中|完了)[ ]*[:：]", re.IGNORECASE)
_ITEM = lazy(r"(?:[-*+・※＊]|\d{1,3}[.)])\s*")
_ITEM_START = frozenset("-*+・※＊0123456789")
_BLANKS = ((ja.BLANK_WORDS, ja.BLANK, ja.VARIABLE), (en.BLANK_WORDS, en.BLANK, en.VARIABLE))
_WHOLE = (
    (en.ALONE_WORDS, en.ALONE),
    (ja.ALONE_WORDS, ja.ALONE),
    (en.PARAGRAPH_WORDS, en.PARAGRAPH),
    (ja.PARAGRAPH_WORDS, ja.PARAGRAPH),
)


class Mark(NamedTuple):
    """A place that is not finished: the line in the file, and the words to show."""

    line: int
    text: str


class Wanted(NamedTuple):
    """A pattern, and the words one of which stands in every match, in lower case where `lowered`."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    lowered: bool

    def may_match(self, text: str, lowered: str) -> bool:
        """Whether it is worth looking for; `lowered` is `text` in lower case."""
        return _any(self.words, lowered if self.lowered else text)


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks through the sections of one article, for what the article's words give cause to look for."""

    whole: tuple[tuple[str, re.Pattern[str]], ...]
    fillers: tuple[str, ...]
    patterns: tuple[Wanted, ...]
    blanks: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    ordered: tuple[Wanted, ...]
    slots: tuple[tuple[int, Wanted], ...]
    guidance: tuple[str, ...]
    notes: bool

    def marks(self, passages: Sequence[Passage], human: bool) -> Iterator[Mark]:
        """Marks in the passages of one section, at most one a line. `human`: a person was to write the section."""
        notes = self.notes and not any(_BOARD.match(passage.text) for passage in passages)
        for index, passage in enumerate(passages):
            before_list = index + 1 < len(passages) and passages[index + 1].role == "list"
            found = (
                *self._whole(passage.text, first=index == 0, before_list=before_list),
                *_lines(passage.text, notes, human),
                *self._inside(passage, human),
            )
            if not found:
                continue
            lines = Lines(passage.text, passage.line)
            last = 0
            for offset, text in sorted(found, key=lambda mark: mark[0]):
                line = lines.at(offset)
                if line != last:
                    last = line
                    yield Mark(line, excerpt(text, _EXCERPT))

    def _whole(self, text: str, *, first: bool, before_list: bool) -> Iterator[tuple[int, str]]:
        """A passage that is a mark and nothing else; a section's first sentence that only announces."""
        if len(text) <= _SHORT:
            bare = _without_bullet(text).strip(_ENDING)
            lowered = bare.lower()
            if (
                any(
                    word in lowered and (pattern.fullmatch(bare) or pattern.fullmatch(text))
                    for word, pattern in self.whole
                )
                or any(len(bare) > 2 * len(unit) and not bare.replace(unit, "") for unit in self.fillers)
                or (lowered == "todo" and not before_list)
            ):
                yield 0, text
        if first and "oming" in text and en.SOON.fullmatch(text):
            yield 0, text

    def _inside(self, passage: Passage, human: bool) -> Iterator[tuple[int, str]]:
        text = passage.text
        if human and passage.role in ("prose", "list") and _any(_NOTES_WITHIN, text):
            yield from _unquoted(_WITHIN, text)
        for guidance in self.guidance:
            if guidance in text:
                yield text.index(guidance), guidance
        lowered = text.lower()
        for wanted in (*self.patterns, *(self.ordered if human else ())):
            if wanted.may_match(text, lowered):
                yield from _unquoted(wanted.pattern, text)
        for count, wanted in self.slots if passage.role in ("prose", "list") else ():
            places = list(wanted.pattern.finditer(text)) if wanted.may_match(text, lowered) else []
            # One name again and again is an identifier that the text is about; a template has several.
            if len(places) >= count and (count > 2 or len({place[0] for place in places}) > 1):
                yield places[0].start(), places[0].group()
        if passage.role != "quotation":
            for pattern, variable in self.blanks:
                if not variable.search(text):
                    yield from _unquoted(pattern, text)


def _lines(text: str, notes: bool, human: bool) -> Iterator[tuple[int, str]]:
    """Lines that are a note, a bracketed instruction or, where a person was to write, a question or an empty answer."""
    offset = 0
    for line in text.split("\n"):
        body = _without_bullet(line)
        if len(body) <= _LONG and (
            (notes and _START.match(body)) or _bracketed(body) or (human and (_blank_answer(body) or _guiding(body)))
        ):
            yield offset, body
        offset += len(line) + 1


def finder(article: Article) -> Finder:
    """What to look for in an article; cheap tests that spare most patterns."""
    text = article.visible_text
    lowered = text.lower()
    short = "\n".join([passage.text for passage in article.passages if len(passage.text) <= _SHORT]).lower()
    english, japanese = _Held(lowered, True, False), _Held(text, False, _EASTERN.search(text) is None)
    brackets = _any("[{【［｛", text)
    return Finder(
        whole=tuple((word, pattern) for words, pattern in _WHOLE for word in words if word in short),
        fillers=() if text.isascii() else tuple(unit for unit in ja.FILLER_UNITS if unit * 3 in short),
        patterns=(*_tried(en, english, brackets), *(() if text.isascii() else _tried(ja, japanese, brackets))),
        blanks=tuple((pattern, variable) for words, pattern, variable in _BLANKS if _any(words, text)),
        ordered=(*_among(en.ORDERED, english), *(() if text.isascii() else _among(ja.ORDERED, japanese))),
        slots=tuple(
            (count, Wanted(words, pattern, True))
            for count, words, pattern in (*en.SLOTS, *ja.SLOTS)
            if _any(words, lowered)
        ),
        guidance=tuple(guidance for guidance in GUIDANCE_MARKS if guidance in text),
        notes=_any(_NOTES, text) or (not text.isascii() and _any(_NOTES_JA, text)),
    )


class _Held(NamedTuple):
    """A text that many words are looked for in. A text `western` throughout holds none that is written with other letters."""

    text: str
    lowered: bool
    western: bool

    def those(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that stand in the text."""
        return tuple([word for word in words if not (self.western and _is_eastern(word)) and word in self.text])


@lru_cache(_KNOWN)
def _is_eastern(word: str) -> bool:
    return bool(_EASTERN.search(word))


def _tried(module: ModuleType, held: _Held, brackets: bool) -> Iterator[Wanted]:
    wanted = (*module.ANYWHERE, *module.CHAT, *(module.ANYWHERE_IN_BRACKETS if brackets else ()))
    yield from _among(wanted, held)


def _among(patterns: Sequence[tuple[Sequence[str], re.Pattern[str]]], held: _Held) -> Iterator[Wanted]:
    """The patterns whose words stand in a text, each with those of its words that do."""
    for words, pattern in patterns:
        if here := held.those(words):
            yield Wanted(here, pattern, held.lowered)


def placeholder_title(text: str) -> bool:
    """Whether a title or description still is what a template put there."""
    bare = text.strip().strip(_ENDING)
    return len(bare) <= _LONG and (bare.lower() in en.TITLES or bare in ja.TITLES or _enclosed(bare))


def only_prompts(text: str, language: Language) -> bool:
    """Whether a text asks its writer and answers nothing: each sentence is a request to write or, beside others, a question."""
    if not _asks(text.rstrip().rsplit("\n", 1)[-1], language) and not _requests(text, language):
        return False
    found = [_without_bullet(sentence.text) for sentence in sentences(text, language)]
    requests = sum(_requests(sentence, language) for sentence in found)
    lone = len(found) == 1 and requests == 1 and (language == "en" or _any(ja.TO_WRITER, text))
    return (len(found) > 1 or lone) and requests + sum(_asks(sentence, language) for sentence in found) >= len(found)


def _asks(sentence: str, language: Language) -> bool:
    bare = sentence.rstrip(_ENDING)
    return bare.endswith(("?", "？")) or (language == "ja" and bare.endswith(ja.QUESTION_ENDS))


def _requests(sentence: str, language: Language) -> bool:
    bare = sentence.rstrip(_ENDING)
    if language == "ja":
        return bare.endswith(ja.REQUEST_ENDS)
    first = (bare.removeprefix("Please ").split(None, 1) or [""])[0].lower()
    return first in en.REQUEST_BEGINS and len(bare) <= _LONG


def _alone(bare: str) -> bool:
    return bool(
        (_any(en.ALONE_WORDS, bare.lower()) and en.ALONE.fullmatch(bare))
        or (_any(ja.ALONE_WORDS, bare) and ja.ALONE.fullmatch(bare))
    )


def _bracketed(line: str) -> bool:
    """Whether a line, after a label perhaps, is one pair of brackets in which a template speaks to its author."""
    bare = line.rstrip(_ENDING)
    if bare[-1:] not in _CLOSING:
        return False
    label, _, rest = bare.replace("：", ":").partition(":")
    return _enclosed(bare) or (len(label) <= 25 and _enclosed(bare[len(label) + 1 :].strip() if rest else ""))


def _enclosed(text: str) -> bool:
    closing = _PAIRS.get(text[:1])
    if closing is None or text.find(closing) != len(text) - 1:
        return False
    inner = text[1:-1].strip().rstrip(_ENDING + "：:")
    if _alone(inner) or inner.lower() in en.ALONE_IN_BRACKETS or inner in ja.ALONE_IN_BRACKETS:
        return True
    english = en.IN_ROUND if text[0] in "(（" else en.IN_BRACKETS
    asked = text[1:-1].strip() if text[-2:-1] in "?？" else inner
    return bool(
        (_any(en.BRACKET_WORDS, asked.lower()) and english.fullmatch(asked))
        or (_any(ja.BRACKET_WORDS, inner) and ja.IN_BRACKETS.fullmatch(inner))
    )


def _blank_answer(line: str) -> bool:
    label, _, value = line.replace("：", ":").partition(":")
    answer = value.strip(_ENDING)
    return 0 < len(label) <= 25 and (answer.lower() in en.VALUES or answer in ja.VALUES)


def _guiding(line: str) -> bool:
    return line.endswith(("か。", "か", "?", "？")) and _any(GUIDANCE_QUESTIONS, line)


def _unquoted(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    for match in outside(pattern, text):
        yield match.start(), match.group()


def _without_bullet(line: str) -> str:
    return _ITEM.sub("", line, count=1) if line[:1] in _ITEM_START else line


def _any(words: Sequence[str], text: str) -> bool:
    for word in words:  # noqa: SIM110 - asked of every passage for many words, where a generator costs twice as much
        if word in text:
            return True
    return False
