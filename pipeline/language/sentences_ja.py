"""Where Japanese sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

_CLOSING = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "〈": "〉",
    "《": "》",
    "［": "］",
    "[": "]",
    "“": "”",
}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# What begins with a class of characters is found three times as fast as what begins with a choice.
_MARK = lazy(r"[。！？!?｡．….「『（(【〈《［\[“”」』）)】〉》］\]\n](?:(?<=[。！？!?｡．….])[。！？!?｡．….]*)?")
_STOPS = "。！？!?｡．"
_QUOTES = "」』”"
# A quotation of several sentences longer than this (in characters) is split like other text: it is a speech, not a phrase.
_PHRASE = 150

_GOES_ON = cue("ja", "speech/sentence-goes-on")
_ASIDE = cue("ja", "speech/aside")
_FINAL = cue("ja", "speech/final")
_ITEM = lazy(r"(?:[-*+・※■□●○◆◇▼▲★☆①-⑳]|【|#|[0-9０-９]{1,3}[.．)）、]|[QAＱＡ][.．:：])")
_HEADING = lazy(r"(?:[■□●◆◇▼▲★☆]|【[^】\n]*】[ 　]*$|第[0-9０-９一二三四五六七八九十]+[章節回話部])")
# A line that begins with none of these is no item; the test spares the pattern.
_ITEM_START = frozenset("-*+・※■□●○◆◇▼▲★☆【#QAＱＡ0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_HEADING_START = frozenset("■□●◆◇▼▲★☆【第")
_HEADING_LENGTH = 25


def ends(text: str) -> Iterator[int]:
    """One past the last character of each sentence; the end of the text is not named."""
    marks = list(_MARK.finditer(text))
    until = 0
    last = 0
    partners = _partners(text, marks)
    for mark in marks:
        kind = mark.group()
        if mark.start() < until:
            continue
        if kind in _CLOSING and mark.start() in partners:
            close = partners[mark.start()]
            if _protects(text, mark.start(), close):
                until = close + 1
                end = _after_bracket(text, mark.start(), close)
            else:
                end = None
        elif kind == "\n":
            end = mark.end() if _line_ends(text, last, mark.start()) else None
        elif kind[0] in _STOPS or kind[0] in "….":
            end = _after_stop(text, mark)
        else:
            end = None
        if end is not None and end > last:
            yield end
            last = end
            until = max(until, end)


def _partners(text: str, marks: list[re.Match[str]]) -> dict[int, int]:
    """Where each bracket that is open is closed; brackets do not reach over a blank line, and need not be closed."""
    partners: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for mark in marks:
        kind = mark.group()
        if kind == "\n":
            if text.startswith("\n", mark.end()):
                stack.clear()
        elif kind in _CLOSING:
            stack.append((kind, mark.start()))
        elif kind in _OPENING:
            wanted = _OPENING[kind]
            depth = next((n for n, (opening, _) in enumerate(reversed(stack[-8:]), 1) if opening == wanted), 0)
            if depth:
                partners[stack[-depth][1]] = mark.start()
                del stack[-depth:]
    return partners


def _protects(text: str, start: int, close: int) -> bool:
    return close - start <= _PHRASE or sum(map(text[start:close].count, "。！？!?")) < 2


def _after_bracket(text: str, start: int, close: int) -> int | None:
    """The end of the sentence that a bracket closes, if it closes one."""
    after = close + 1
    if text[close] in _QUOTES and text[close - 1] in _STOPS:
        return None if _GOES_ON.match(text, after) or text[after : after + 1] in _STOPS else after
    if _ASIDE.fullmatch(text[start:after]) and _FINAL.search(text[max(0, start - 3) : start]):
        following = text[after : after + 1]
        return None if not following or following in "。．、，…！？!?" or _GOES_ON.match(text, after) else after
    return None


def _after_stop(text: str, mark: re.Match[str]) -> int | None:
    kind = mark.group()
    end = mark.end()
    if set(kind) <= {"…", "."} and not (kind[0] == "." and _full_stop(text, mark.start(), end)):
        return None
    if kind[0] == "．" and text[end : end + 1].isalnum() and not _japanese(text[end]):
        return None
    if kind[-1] in "!?！？":
        # `Yahoo!ニュース`, `?q=`: within a word or an address it ends nothing.
        if (
            kind[-1] in "!?"
            and kind[0] in "!?"
            and end < len(text)
            and _latin_before(text, mark.start())
            and not text[end].isspace()
        ):
            return None
        if _GOES_ON.match(text, end):
            return None
    aside = _ASIDE.match(text, end)
    end = aside.end() if aside else end
    return end + 1 if aside and text[end : end + 1] in tuple("。．") else end


def _latin_before(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isascii() and not text[start - 1].isspace()


def _full_stop(text: str, start: int, end: int) -> bool:
    """A single ASCII full stop after Japanese, or after a Latin word of some length before a new word."""
    if end - start > 1 or (end < len(text) and not text[end].isspace()):
        return False
    if start and (_japanese(text[start - 1]) or text[start - 1] in "）」』"):
        return True
    word = text[max(0, start - 12) : start].split()[-1:] or [""]
    following = text[end : end + 3].lstrip()[:1]
    return len(word[0]) > 3 and word[0].isalpha() and (not following or following.isupper() or not following.isascii())


def _line_ends(text: str, last: int, offset: int) -> bool:
    """Whether a line break ends a sentence: after a stop, before a blank line, an item, or below what looks like a heading."""
    following = text[offset + 1 : offset + 80].split("\n", 1)[0]
    begins = following.lstrip(" 　")
    if not begins or (begins[0] in _ITEM_START and _ITEM.match(begins)):
        return True
    begin = max(text.rfind("\n", last, offset) + 1, last)
    line = text[begin:offset].strip() if offset - begin < 400 else text[offset - 400 : offset].strip()
    if not line or line[-1] in "。！？!?｡…：:":
        return True
    if (line[-1] in ")）" and _ASIDE.search(line[-6:])) or (line[0] in _HEADING_START and _HEADING.match(line)):
        return True
    if line[0] in "「『" and line[-1] in "」』":
        return not _GOES_ON.match(following)
    return begin == last and _looks_like_heading(line, begins)


def _looks_like_heading(line: str, following: str) -> bool:
    """A short line that ends in a noun, above a longer one that does not go on with a particle."""
    return (
        len(line) <= _HEADING_LENGTH
        and len(following) > len(line)
        and "、" not in line
        and (_noun(line[-1]) or line[-1] in "）)』」")
        and (_noun(following[0]) or following[0] in "「『（(")
    )


def _noun(character: str) -> bool:
    """Kanji, katakana, Latin letters and digits: what nouns end in, and what no particle begins with."""
    return character in "々ー" or "ァ" <= character <= "ヶ" or (character.isalnum() and not "ぁ" <= character <= "ゖ")


def _japanese(character: str) -> bool:
    return character == "々" or "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"
