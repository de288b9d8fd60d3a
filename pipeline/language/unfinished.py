"""Marks that a text is not finished: notes of the author to himself, slots of a template, filler.

Finished prose may talk about all of them, so each kind of mark counts only where it can be nothing else: as a whole line
or paragraph, at the start of one, or inside brackets that make up a line; never inside quotation marks. Lines beyond
`_LONG` characters are never notes, which also bounds what a pattern may cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.frozen import dataclass
from pipeline.language.excerpt import excerpt
from pipeline.language.guidance_marks import GUIDANCE_MARKS, GUIDANCE_QUESTIONS
from pipeline.language.places import Lines
from pipeline.language.quoted import outside
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cue, screen
from pipeline.lexicon.table import Row, index, narrowed, rows, words
from pipeline.model.article import Article, Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES, Language

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
_CLOSING = frozenset(_PAIRS.values())
_ENDING = "。．.!！…・ 〜～~、,-—―ー"

_START = cue("any", "notes-left/starts")
_WITHIN = cue("any", "notes-left/within")
_NOTES = screen("any", "notes-left/starts")
_NOTES_WITHIN = screen("any", "notes-left/within")
# A stop behind which the last words of a text stand without one.
_BEFORE_TAIL = lazy(r"(?:[。！？]|[.!?](?=\s))\s*(?=[^。！？.!?\n]{2,24}$)")
_BOARD = cue("any", "voices/board")
_ITEM = lazy(r"(?:[-*+・※＊]|\d{1,3}[.)])\s*")
_ITEM_START = frozenset("-*+・※＊0123456789")
_TABLE = "unfinished"
# Kana, kanji, wide letters and the circles that stand for a name: curly quotation marks are none of them.
_JAPANESE = lazy(r"[\u25cb-\uffef]")
# What may stand in the passages of an article; the rest is asked of single lines, titles and labels.
_RUNNING = ("line", "paragraph", "first", "anywhere", "inside", "ordered", "slot", "blank")


class Mark(NamedTuple):
    """A place that is not finished: the line in the file, and the words to show."""

    line: int
    text: str


@dataclass(frozen=True)
class Finder:
    """Looks through the sections of one article, for what the article's words give cause to look for."""

    whole: tuple[Row, ...]
    first: tuple[Row, ...]
    fillers: tuple[str, ...]
    anywhere: tuple[Row, ...]
    blanks: tuple[tuple[Row, Row], ...]
    ordered: tuple[Row, ...]
    slots: tuple[Row, ...]
    guidance: tuple[str, ...]
    notes: bool

    def marks(self, passages: Sequence[Passage], human: bool) -> Iterator[Mark]:
        """Marks in the passages of one section, at most one a line. `human`: a person was to write the section."""
        notes = self.notes and not any(_BOARD.match(passage.text) for passage in passages)
        for place, passage in enumerate(passages):
            before_list = place + 1 < len(passages) and passages[place + 1].role == "list"
            lowered = passage.text.lower()
            found = (
                *(self._whole(passage.text, before_list=before_list) if self._may_be(passage.text, lowered) else ()),
                *(((0, passage.text),) if place == 0 and self._announces(passage.text) else ()),
                *_lines(passage.text, notes, human),
                *(self._tail(passage.text) if human and (self.whole or "todo" in lowered) else ()),
                *self._inside(passage, lowered, human),
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

    def _may_be(self, text: str, lowered: str) -> bool:
        """Whether a passage is worth asking for a mark that is all of it; few are."""
        if len(text) > _SHORT:
            return False
        if self.fillers or "todo" in lowered:
            return True
        for row in self.whole:  # noqa: SIM110 - asked of every passage, where a generator costs twice as much
            if row.may_match(text, lowered):
                return True
        return False

    def _whole(self, text: str, *, before_list: bool) -> Iterator[tuple[int, str]]:
        """A short passage that is a mark and nothing else."""
        bare = _without_bullet(text).strip(_ENDING)
        if (
            any(row.is_all_of(bare) or row.is_all_of(text) for row in self.whole)
            or any(len(bare) > 2 * len(unit) and not bare.replace(unit, "") for unit in self.fillers)
            or (bare.lower() == "todo" and not before_list)
        ):
            yield 0, text

    def _tail(self, text: str) -> Iterator[tuple[int, str]]:
        """What is left behind the last sentence of a passage: a mark and nothing else, without a stop of its own."""
        place = next((match.end() for match in _BEFORE_TAIL.finditer(text)), len(text))
        tail = text[place:].strip()
        if tail and (tail.lower() == "todo" or any(row.is_all_of(tail) for row in self.whole)):
            yield place, tail

    def _announces(self, text: str) -> bool:
        """Whether the first passage of a section only says what is to come."""
        return any(row.is_all_of(text) for row in self.first)

    def _inside(self, passage: Passage, lowered: str, human: bool) -> Iterator[tuple[int, str]]:
        text = passage.text
        if human and passage.role in ("prose", "list") and _any(_NOTES_WITHIN, text):
            yield from _unquoted(_WITHIN, text)
        for guidance in self.guidance:
            if guidance in text:
                yield text.index(guidance), guidance
        for row in (*self.anywhere, *(self.ordered if human else ())):
            if row.may_match(text, lowered):
                yield from _unquoted(row.pattern, text)
        yield from self._slots(passage, lowered)

    def _slots(self, passage: Passage, lowered: str) -> Iterator[tuple[int, str]]:
        """What is still to be filled in."""
        text = passage.text
        for row in self.slots if passage.role in ("prose", "list") else ():
            places = list(row.pattern.finditer(text)) if row.may_match(text, lowered) else []
            # One name again and again is an identifier that the text is about; a template has several.
            if len(places) >= row.least and (row.least > 2 or len({place[0] for place in places}) > 1):
                yield places[0].start(), places[0].group()
        if passage.role != "quotation":
            for row, variable in self.blanks:
                if row.may_match(text, lowered) and not variable.pattern.search(text):
                    yield from _unquoted(row.pattern, text)


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
    """What to look for in an article; one look at its words spares most patterns."""
    text = article.visible_text
    japanese = not text.isascii() and _JAPANESE.search(text) is not None
    languages: tuple[Language, ...] = ("en", "ja") if japanese else ("en",)
    by_language = {language: narrowed(index(language, _TABLE, *_RUNNING), text) for language in languages}
    wanted = tuple(row for found in by_language.values() for row in found)
    return Finder(
        whole=_of(wanted, "line", "paragraph"),
        first=_of(wanted, "first"),
        fillers=tuple(unit for unit in sorted(words("ja", _TABLE, "filler")) if unit * 3 in text) if japanese else (),
        anywhere=_of(wanted, "anywhere", "inside"),
        blanks=tuple(
            (row, variable)
            for language, found in by_language.items()
            for row in _of(found, "blank")
            for variable in rows(language, _TABLE, "variable")
        ),
        ordered=_of(wanted, "ordered"),
        slots=_of(wanted, "slot"),
        guidance=tuple(guidance for guidance in GUIDANCE_MARKS if guidance in text),
        notes=_any(_NOTES, text),
    )


def _of(found: Sequence[Row], *wheres: str) -> tuple[Row, ...]:
    return tuple([row for row in found if row.where in wheres])


def placeholder_title(text: str) -> bool:
    """Whether a title or description still is what a template put there."""
    bare = text.strip().strip(_ENDING)
    return len(bare) <= _LONG and (_listed(bare, "title") or _enclosed(bare))


def _listed(text: str, where: str) -> bool:
    """Whether a text is one of the words that count there, in either language."""
    return text.lower() in words("en", _TABLE, where) or text in words("ja", _TABLE, where)


def _fits(text: str, *wheres: str) -> bool:
    """Whether a text is what a row asks for that counts there, and nothing else."""
    return any(
        row.is_all_of(text) for where in wheres for language in LANGUAGES for row in rows(language, _TABLE, where)
    )


def only_prompts(text: str, language: Language) -> bool:
    """Whether a text asks its writer and answers nothing: each sentence is a request to write or, beside others, a question."""
    if not _asks(text.rstrip().rsplit("\n", 1)[-1], language) and not _requests(text, language):
        return False
    found = [_without_bullet(sentence.text) for sentence in sentences(text, language)]
    requests = sum(_requests(sentence, language) for sentence in found)
    lone = len(found) == 1 and requests == 1 and (language == "en" or _any(words("ja", _TABLE, "to-writer"), text))
    return (len(found) > 1 or lone) and requests + sum(_asks(sentence, language) for sentence in found) >= len(found)


def _asks(sentence: str, language: Language) -> bool:
    bare = sentence.rstrip(_ENDING)
    return bare.endswith(("?", "？")) or (language == "ja" and bare.endswith(tuple(words("ja", _TABLE, "question"))))


def _requests(sentence: str, language: Language) -> bool:
    bare = sentence.rstrip(_ENDING)
    if language == "ja":
        return bare.endswith(tuple(words("ja", _TABLE, "request")))
    first = (bare.removeprefix("Please ").split(None, 1) or [""])[0].lower()
    return first in words("en", _TABLE, "request") and len(bare) <= _LONG


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
    if _fits(inner, "line") or _listed(inner, "bracket-list"):
        return True
    asked = text[1:-1].strip() if text[-2:-1] in "?？" else inner
    english = rows("en", _TABLE, "round" if text[0] in "(（" else "bracket")
    return any(row.is_all_of(asked) for row in english) or any(
        row.is_all_of(inner) for row in rows("ja", _TABLE, "bracket")
    )


def _blank_answer(line: str) -> bool:
    label, _, value = line.replace("：", ":").partition(":")
    answer = value.strip(_ENDING)
    return 0 < len(label) <= 25 and _listed(answer, "value")


def _guiding(line: str) -> bool:
    return line.endswith(("か。", "か", "?", "？")) and _any(GUIDANCE_QUESTIONS, line)


def _unquoted(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    for match in outside(pattern, text):
        yield match.start(), match.group()


def _without_bullet(line: str) -> str:
    return _ITEM.sub("", line, count=1) if line[:1] in _ITEM_START else line


def _any(words: Iterable[str], text: str) -> bool:
    for word in words:  # noqa: SIM110 - asked of every passage for many words, where a generator costs twice as much
        if word in text:
            return True
    return False
