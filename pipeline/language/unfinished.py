"""Marks that a text is not finished: notes of the author to himself, slots of a template, filler.

Finished prose may talk about all of them, so each kind of mark counts only where it can be nothing else: as a whole line
or paragraph, at the start of one, or inside brackets that make up a line; never inside quotation marks. Lines beyond
`_LONG` characters are never notes, which also bounds what a pattern may cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language import unfinished_en as en
from pipeline.language import unfinished_ja as ja
from pipeline.language.guidance_marks import GUIDANCE_MARKS
from pipeline.language.sentences import sentences
from pipeline.model.article import Passage
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
_ITEM = re.compile(r"(?:[-*+・※＊]|\d{1,3}[.)])\s*")
_ITEM_START = frozenset("-*+・※＊0123456789")
_LABEL = re.compile(r"[^\s:：。.!?！？「『\"“(（\[［【{｛][^:：。.!?！？\n]{0,24}[:：] ?")
_ENDING = "。．.!！…・ 〜～~、,-—―ー"

_CLOSING = frozenset(_PAIRS.values())
_LAST = _CLOSING | frozenset(_ENDING) - frozenset("。．.、,")

_FLAGS = re.IGNORECASE
_START = re.compile(
    r"[\[(（【［]?[ ]*(?:(?:TODO|FIXME|TBD|XXX)(?:\([\w .-]{1,30}\))?[ ]*[\])）】］]?[ ]*[:：](?!//)"
    r"|(?<=[\[【［(（])(?:TODO|FIXME|TBD|TK)\b(?:[ ]*[\])）】］]|[^\n]{0,200}[\])）】］]$)"
    r"|(?:要追記|要加筆|要記入|加筆予定|追記予定|後で書く|あとで書く)[ ]*[:：])"
)
_BOARD = re.compile(r"(?:doing|in progress|done|wip|backlog|対応中|進行中|作業中|完了)[ ]*[:：]", _FLAGS)
_ALONE = re.compile(rf"(?:{en.ALONE}|{ja.ALONE})(?:です|します|中です)?", _FLAGS)
_ALONE_IN_BRACKETS = re.compile(rf"(?:{en.ALONE_IN_BRACKETS}|{ja.ALONE_IN_BRACKETS})", _FLAGS)
_IN_BRACKETS = re.compile(rf"(?:{en.IN_BRACKETS}|{ja.IN_BRACKETS})", _FLAGS)
_IN_ROUND = re.compile(rf"(?:{en.IN_ROUND}|{ja.IN_BRACKETS})", _FLAGS)
_PARAGRAPH = re.compile(rf"(?:{en.PARAGRAPH}|{ja.PARAGRAPH})", _FLAGS)
_SOON = re.compile(en.SOON, _FLAGS)
_ANYWHERE = tuple((words, re.compile(pattern, _FLAGS)) for words, pattern in (*en.ANYWHERE, *ja.ANYWHERE))
_BLANK = re.compile(rf"{ja.BLANK}|{en.BLANK}")
_VARIABLE = re.compile(rf"{ja.VARIABLE}|{en.VARIABLE}")
_REQUEST = re.compile(rf"(?:{en.REQUEST}|{ja.REQUEST})", _FLAGS)
_TITLE = re.compile(rf"(?:TODO|TBD|{en.TITLES}|{ja.TITLES})", _FLAGS)
_VALUE = re.compile(r"(?:TODO|TBD|TBA|未定|未記入|[〇○◯]{2,})", _FLAGS)
_QUESTION = re.compile(r".*(?:[?？]|(?:です|ます|でした|ました|ません|でしょう)か[。．]?)", re.DOTALL)
_QUOTED = re.compile(
    r"「[^「」]{0,800}」|『[^『』]{0,800}』|“[^“”]{0,800}”|\"[^\"\n]{0,400}\"|‘[^‘’\n]{0,200}’|'[^'\n]{3,80}'(?!\w)"
)

# Substrings without which `_START` cannot match.
_NOTES = ("TODO", "TBD", "FIXME", "XXX", "[TK", "要追記", "要加筆", "要記入", "加筆予定", "追記予定", "で書く")
_BLANKS = ("〇〇", "○○", "◯◯", "●●", "XX")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that is not finished: the line in the file, and the words to show."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks through the sections of one article. `patterns` are those that the article's words give cause to try."""

    patterns: tuple[re.Pattern[str], ...]
    guidance: tuple[str, ...]
    blanks: bool
    notes: bool

    def marks(self, passages: Sequence[Passage], human: bool) -> Iterator[Mark]:
        """Marks in the passages of one section, at most one a line. `human`: a person was to write the section."""
        for index, passage in enumerate(passages):
            seen: set[int] = set()
            before_list = index + 1 < len(passages) and passages[index + 1].role == "list"
            found = (
                *_whole(passage, first=index == 0, before_list=before_list),
                *self._lines(passage.text, passages, human),
                *self._inside(passage),
            )
            for offset, text in found:
                line = passage.line_at(offset)
                if line not in seen:
                    seen.add(line)
                    yield Mark(line, _shortened(text))

    def _lines(self, text: str, section: Sequence[Passage], human: bool) -> Iterator[tuple[int, str]]:
        offset = 0
        for line in text.split("\n"):
            if line[-1:] in _LAST or line[:1] in _PAIRS or self.notes or human:
                body = _ITEM.sub("", line, count=1) if line[:1] in _ITEM_START else line
                if len(body) <= _LONG and self._note(body, section, human):
                    yield offset, body
            offset += len(line) + 1

    def _note(self, line: str, section: Sequence[Passage], human: bool) -> bool:
        if self.notes and _START.match(line):
            return not any(_BOARD.match(other.text) for other in section)
        return _bracketed(line) or (human and _labelled_blank(line))

    def _inside(self, passage: Passage) -> Iterator[tuple[int, str]]:
        text = passage.text
        for guidance in self.guidance:
            if guidance in text:
                yield text.index(guidance), guidance
        for pattern in self.patterns:
            yield from _unquoted(pattern, text)
        if (
            self.blanks
            and passage.role != "quotation"
            and any(blank in text for blank in _BLANKS)
            and not _VARIABLE.search(text)
        ):
            yield from _unquoted(_BLANK, text)


def finder(text: str) -> Finder:
    """What to look for in an article whose whole file is `text`; cheap tests that spare most patterns."""
    lowered = text.lower()
    return Finder(
        tuple(pattern for words, pattern in _ANYWHERE if any(word in lowered for word in words)),
        tuple(guidance for guidance in GUIDANCE_MARKS if guidance in text),
        any(blank in text for blank in _BLANKS),
        any(note in text for note in _NOTES),
    )


def placeholder_title(text: str) -> bool:
    """Whether a title or description still is what a template put there."""
    bare = text.strip().strip(_ENDING)
    return bool(_TITLE.fullmatch(bare) or _enclosed(bare)) if len(bare) <= _LONG else False


def only_prompts(text: str, language: Language) -> bool:
    """Whether a text asks its writer and answers nothing: two sentences or more, each a question or a request to write."""
    found = [sentence.text for sentence in sentences(text, language)]
    return len(found) > 1 and all(
        _QUESTION.fullmatch(sentence) or (len(sentence) <= _LONG and _REQUEST.fullmatch(sentence.rstrip(_ENDING)))
        for sentence in found
    )


def _whole(passage: Passage, *, first: bool, before_list: bool) -> Iterator[tuple[int, str]]:
    """A passage that is a mark and nothing else; a heading's first sentence that only announces; the drafter's words."""
    text = passage.text
    if len(text) <= _SHORT:
        bare = (_ITEM.sub("", text, count=1) if text[0] in _ITEM_START else text).strip(_ENDING)
        if (
            _PARAGRAPH.fullmatch(bare)
            or _PARAGRAPH.fullmatch(text)
            or _ALONE.fullmatch(bare)
            or (bare in ("TODO", "todo") and not before_list)
        ):
            yield 0, text
    if first and "oming" in text and (soon := _SOON.match(text)):
        yield 0, soon.group()


def _bracketed(line: str) -> bool:
    """Whether a line, after a label perhaps, is one pair of brackets in which a template speaks to its author."""
    if line.rstrip(_ENDING)[-1:] not in _CLOSING:
        return False
    return _enclosed(line.rstrip(_ENDING)) or bool(
        (label := _LABEL.match(line)) and _enclosed(line[label.end() :].rstrip(_ENDING))
    )


def _enclosed(text: str) -> bool:
    closing = _PAIRS.get(text[:1])
    if closing is None or text.find(closing) != len(text) - 1:
        return False
    inner = text[1:-1].strip().rstrip(_ENDING + "：:")
    pattern = _IN_ROUND if text[0] in "(（" else _IN_BRACKETS
    return any(found.fullmatch(inner) for found in (_ALONE, _ALONE_IN_BRACKETS, pattern)) or _question(text[0], inner)


def _question(opening: str, inner: str) -> bool:
    return opening in "[［【{｛" and bool(re.fullmatch(r"(?:what|why|how|when|who|which|where)\b.*\?", inner, _FLAGS))


def _labelled_blank(line: str) -> bool:
    label = _LABEL.match(line)
    return bool(label and _VALUE.fullmatch(line[label.end() :].strip(_ENDING)))


def _unquoted(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    found = list(pattern.finditer(text))
    if not found:
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in found:
        if not any(start < match.start() < end for start, end in quoted):
            yield match.start(), match.group()


def _shortened(text: str) -> str:
    line = " ".join(text.split("\n", 1)[0].split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"
