"""English headings in title case, with the capitals that make no names: "Counting the Loaves" names nobody."""

from __future__ import annotations

import re

from pipeline.language import telling
from pipeline.patterns import lazy

# A heading of so many longer words, with capitals in such a share of them, has them in the place of small letters.
_WORD = lazy(r"[A-Za-z][a-z'’-]+")
_SMALL = lazy(r"(?<![\w'’-])[a-z]{3,}")
_SHORT = 3
_FEW = 2
_SHARE = 0.8
_STEM = 4
_FORM = lazy(r"(?:ed|ing|ly|tion|ness|ment|ful|less|able|ity|ous|ive)$")


def plain_case(heading: str, spoken: str) -> str:
    """A heading in title case with small letters for words that also stand so in `spoken`, common ones, and forms such as "Counting"; any
    other heading as it is.
    """
    words = [match for match in _WORD.findall(heading) if len(match) > _SHORT]
    if len(words) < _FEW or sum(word[0].isupper() for word in words) < _SHARE * len(words):
        return heading
    known = {word[:_STEM] for word in _SMALL.findall(spoken)}

    def plain(match: re.Match[str]) -> str:
        word = match[0].casefold()
        common = word[:_STEM] in known or _FORM.search(word) or telling.is_common(word)
        return word if common else match[0]

    return _WORD.sub(plain, heading)
