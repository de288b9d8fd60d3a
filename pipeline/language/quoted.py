"""What stands inside quotation marks: words that the writer shows, and does not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.patterns import lazy

# An English word that begins with an apostrophe.
_CLIPPED = r"(?i:\d\ds?|em|til|tis|twas|cause|cos|bout|kay|n|round|tude)\b"
# Where a mark behind a word may be an apostrophe too (the neighbours' wall), a better end follows before the next beginning.
_BETTER_END = r"(?=(?:(?!\s[‘']\w)[^‘\n]){0,400}?(?:[.,?!…;:—–][’']|[’']\s*(?:[.,;:?!)—–]|$)))"


def _single(opening: str, closing: str, letters: str) -> str:
    inside = rf"{letters}|(?<=\w){closing}(?=\w)|(?<=[\s—–]){closing}(?={_CLIPPED})|(?<=[a-z]){closing}(?= [a-z]){_BETTER_END}"
    return rf"(?<![\w’'‘]){opening}(?!\s|{_CLIPPED})((?:{inside}){{1,800}}){closing}(?!\w)"


# British quotation: words between single marks, which are apostrophes as often; group 1 and 2 are the words.
SINGLE = (
    f"{_single('‘', '[’]', '[^‘’]')}|{_single(chr(39), chr(39), chr(91) + '^' + chr(39) + chr(92) + 'n' + chr(93))}"
)
_QUOTED = lazy(
    r"「[^「」]{0,800}」|『[^『』]{0,800}』|“[^“”]{0,800}”|\"[^\"\n]{0,400}\"|‘[^‘’\n]{0,200}’|'[^'\n]{3,80}'(?!\w)"
)


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that do not begin inside quotation marks."""
    return unquoted(pattern.finditer(text), text)


def unquoted(matches: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Those of `matches`, in the order of `text`, that do not begin inside quotation marks."""
    found = list(matches)
    if not found:
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    place = 0
    for match in found:
        while place < len(quoted) and quoted[place][1] <= match.start():
            place += 1
        if place == len(quoted) or match.start() <= quoted[place][0]:
            yield match


def spans(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of what stands inside quotation marks, the marks with it; single marks are as often apostrophes."""
    return [match.span() for match in _QUOTED.finditer(text) if match[0][0] not in "‘'"]
