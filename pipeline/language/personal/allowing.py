"""What an organisation publishes on purpose: `[personal_data] allow` in the policy."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import unquote

from pipeline.language.personal.digits import digits_in
from pipeline.language.personal.plain_form import fold
from pipeline.records import NamedTuple


class _Allowed(NamedTuple):
    mail: tuple[str, ...]
    digits: frozenset[str]
    letters: tuple[str, ...]


def allowed(piece: str, allow: Sequence[str]) -> bool:
    """Whether `piece`, what was found as it is written, is one of those named: a mail address or a pattern with `*`, a number
    in any writing of it, an address or a longer one that begins with it."""
    if not allow:
        return False
    from html import unescape

    known = _known(tuple(allow))
    plain = _bare(unquote(unescape(piece)))
    if "@" in plain:
        return any(fnmatchcase(plain, pattern) for pattern in known.mail)
    return (_digits(plain) in known.digits and not _words(plain)) or any(
        word in _words(plain, digits=True) or _words(plain, digits=True) in word for word in known.letters
    )


@lru_cache(maxsize=4)
def _known(allow: tuple[str, ...]) -> _Allowed:
    bare = [_bare(item) for item in allow]
    numbers = [item for item in bare if "@" not in item and not _words(item)]
    words = [item for item in bare if "@" not in item and _words(item)]
    return _Allowed(
        tuple(item for item in bare if "@" in item),
        frozenset(_digits(item) for item in numbers),
        tuple(_words(item, digits=True) for item in words),
    )


def _bare(text: str) -> str:
    return fold(text).text.casefold().removeprefix("mailto:").removeprefix("tel:").strip()


def _digits(text: str) -> str:
    """The digits, with a number of Japan, Britain or America in its national form."""
    number = digits_in(text)
    for code, lead in (("81", "0"), ("44", "0"), ("1", "")):
        if text.lstrip().startswith(f"+{code}"):
            return lead + number.removeprefix(code).removeprefix("0")
    return number


def _words(text: str, *, digits: bool = False) -> str:
    return "".join(character for character in text if character.isalpha() or (digits and character.isdigit()))
