"""Whether a finished page shows the human sections as they were checked: every letter and figure, and no words between them.

What stands in the file may show on the page although the gate does not count it (code, addresses, a number in braces). Anchors,
icons and typographic signs are no letters, and a paragraph more between two others is nobody's sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from pipeline.markup.characters import folded
from pipeline.model.article import Article, Kind
from pipeline.site.rendered import human_sections

# Where a page goes on behind what only it has: so many letters of the passage are looked for, and within how many. In a formula
# hardly two that the gate counts stand together.
_ANCHORS = ((12, None), (6, None), (4, None), (1, 40))
# So many letters tell alone that what only the page has stands in the file, and so many beside fewer.
_TOLD_ALONE, _BESIDE = 8, 3
# Written as a word and shown as a picture or a sign, where the site has an extension for it.
_SHORTCODE = re.compile(r":[a-z][\w+-]*:|\[[xX]\]")
_SIGNS = str.maketrans({"©": "c", "®": "r"})

# No reader sees it, and what is left of a page is read many times faster.
_UNSEEN = re.compile(r"<!doctype[^>]*>|<head\b.*?</head>|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)

_Span = tuple[int, int]


def differing(article: Article, html: str, headings: Mapping[str, Kind]) -> dict[Kind, str]:
    """The kinds of which the page lacks something, or has words more within a paragraph; each with the paragraph."""
    blocks: dict[Kind, list[str]] = {}
    for shown in human_sections(_UNSEEN.sub("", html), headings):
        blocks.setdefault(shown.kind, []).extend(shown.blocks)
    passages: dict[Kind, list[str]] = {}
    sources: dict[Kind, list[str]] = {}
    for section in article.human_sections:
        passages.setdefault(section.kind, []).extend(passage.text for passage in section.passages)
        sources.setdefault(section.kind, []).extend(article.lines[section.start - 1 : section.end - 1])
    found = {kind: _differing(texts, blocks.get(kind, ()), sources[kind]) for kind, texts in passages.items()}
    return {kind: paragraph for kind, paragraph in found.items() if paragraph is not None}


def _differing(passages: Sequence[str], blocks: Sequence[str], source: Sequence[str]) -> str | None:
    """The first paragraph that the page does not show as it was counted; None where there is none."""
    pieces = [_letters(block) for block in blocks]
    page = "".join(pieces)
    seen: list[_Span] = []
    for passage in passages:
        spans = _places(_letters(passage), page, seen[-1][1] if seen else 0)
        if spans is None:
            return passage
        seen += spans
    written = ""
    start = 0
    for block, piece in zip(blocks, pieces, strict=True):
        more = list(_between(seen, start, start + len(piece)))
        if more:
            written = written or _letters("\n".join(source))
            if not all(_stands(page, gap, written) for gap in more):
                return block.strip()
        start += len(piece)
    return None


def _stands(page: str, gap: _Span, written: str) -> bool:
    """Whether what only the page has stands in the file as well; a short word beside the same letters, for a 'not' elsewhere is another."""
    start, end = gap
    if end - start >= _TOLD_ALONE:
        return page[start:end] in written
    return page[max(0, start - _BESIDE) : end] in written or page[start : end + _BESIDE] in written


def _letters(text: str) -> str:
    return folded(_SHORTCODE.sub(" ", text).translate(_SIGNS))


def _places(letters: str, page: str, start: int) -> list[_Span] | None:
    """Where the page shows these letters one after the other, from `start` on; None where one is not there."""
    whole = page.find(letters, start)
    if whole >= 0:
        return [(whole, whole + len(letters))] if letters else []
    spans: list[_Span] = []
    done = 0
    while done < len(letters):
        at = _next(letters, done, page, start)
        if at < 0:
            return None
        size = _common(letters, done, page, at)
        spans.append((at, at + size))
        done, start = done + size, at + size
    return spans


def _next(letters: str, done: int, page: str, start: int) -> int:
    """Where the page goes on with what follows `done`; -1 where it does not."""
    found = (page.find(letters[done : done + size], start, within and start + within) for size, within in _ANCHORS)
    return next((place for place in found if place >= 0), -1)


def _common(one: str, at: int, other: str, place: int) -> int:
    """How many letters are the same from two places on."""
    size = 0
    most = min(len(one) - at, len(other) - place)
    while size < most and one[at + size] == other[place + size]:
        size += 1
    return size


def _between(seen: Sequence[_Span], start: int, end: int) -> Iterator[_Span]:
    """What of a block is not accounted for, where any of it is; `seen` in order."""
    first = bisect_right(seen, start, key=itemgetter(1))
    last = bisect_left(seen, end, lo=first, key=itemgetter(0))
    place = start
    for left, right in seen[first:last]:
        if place < left:
            yield place, left
        place = right
    if first < last and place < end:
        yield place, end
