"""E-mail addresses of people, also where the sign between name and host is written out or coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from pipeline.language.personal import mailboxes
from pipeline.lexicon.named import cue, screen, words
from pipeline.patterns import lazy

# Between name and host: the sign or its code; the word in brackets; a star that a remark says to replace.
_SIGN = lazy(r"@|%40")
_WRITTEN = cue("any", "personal/written-at")
_WRITTEN_WORDS = screen("any", "personal/written-out")
_WIDE = "＠﹫"
_STARS = "☆★●◎■◆♪#"
_SPOKEN = tuple(word for word in _WRITTEN_WORDS if word.strip().isalpha())
# Of what is worth looking at, whatever has no sign of ASCII in it holds one of these.
WORDS = (*_SPOKEN, *_WIDE, *_STARS.strip("#"))
# The sign alone is one only between letters.
_BESIDE = lazy(r"@(?<=[A-Za-z0-9_+%'-]@)(?=[A-Za-z0-9-])")
# What stands in brackets, by what it begins with: one letter is looked for in a tenth of the time.
_IN_BRACKETS = {
    first: tuple(word for word in _WRITTEN_WORDS if word[0] == first)
    for first in dict.fromkeys(word[0] for word in _WRITTEN_WORDS if word not in _SPOKEN)
}
_LOCAL = cue("any", "personal/mail-name")
_HOST = cue("any", "personal/mail-host")
_ANY_DOT = cue("any", "personal/mail-dot")
_CALLED = cue("any", "personal/called-an-address")
_NO_NAMES = words("en", "personal/no-names")
_REPLACE = cue("any", "personal/replace-by-the-sign")
_CODED = lazy(r"mailto:(?=[^\s\"'<>)]{0,200}?%)([^\s\"'<>)]{3,200})", re.IGNORECASE)
_REPLACE_WORDS = screen("any", "personal/replace-by-the-sign")
# A name at the end of what is matched is looked for so far back, in characters; a host so far on.
_BACK, _ON = 90, 160
_COMMAND = cue("any", "personal/command")
_LIST = cue("any", "personal/mailing-list")
_REMOTE = lazy(r":(?:[~/]|\d{2,5}\b|[\w.-]*/|[\w.-]+\.git\b|\S*[$#] )|\][$#%] |[ ]?[$#%] ")
_AUTHORITY = lazy(r"://[^\s/?#]*$")
_IN_PATH = lazy(r"(?:://\S*|[A-Za-z0-9_)}-])/$")


def worth_looking(text: str) -> bool:
    """False where `find` finds nothing; `text` may be in any form."""
    coded = "%40" in text or ("%" in text and "mailto:" in text)
    return _is_signed(text) or any(sign in text for sign in _WIDE) or coded or _is_written(text)


def _is_signed(text: str) -> bool:
    """Whether the sign stands where it can be one. Beside letters of other scripts it always can: those have more than one form."""
    return "@" in text and (not text.isascii() or _BESIDE.search(text) is not None)


def signed(text: str) -> Iterator[int]:
    """A place on each line that is `worth_looking` at for the sign; several lines are looked through at once, here and below."""
    return (start for start, line in _lines_with("@", text) if _is_signed(line))


def coded(text: str) -> Iterator[int]:
    """The same for a code of the sign."""
    yield from _places("%40", text)
    yield from (start for start, line in _lines_with("mailto:", text) if "%" in line)


def bracketed(text: str) -> Iterator[int]:
    """The same for the sign in other words between brackets."""
    for first, some in _IN_BRACKETS.items():
        yield from (place for place in _places(first, text) if text.startswith(some, place))


def remarked(text: str) -> Iterator[int]:
    """The same for the sign that headings begin with."""
    return (start for start, line in _lines_with("#", text) if _is_remarked(line))


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _lines_with(sign: str, text: str) -> Iterator[tuple[int, str]]:
    place = text.find(sign)
    while place >= 0:
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        place = text.find(sign, end)


def _is_written(text: str) -> bool:
    for word in _WRITTEN_WORDS:  # asked of every line, where a generator costs twice as much
        if word in text:
            return True
    return any(star in text for star in _STARS) and _is_remarked(text)


def _is_remarked(text: str) -> bool:
    """Whether a remark says that some sign stands for the one that is meant."""
    plain = text.casefold()
    for word in _REPLACE_WORDS:  # every heading begins with such a sign, and the pattern is slow
        if word in plain:
            return _REPLACE.search(text) is not None
    return False


def find(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `text` (plain form) that are the mail address of a person."""
    signs = _WRITTEN if _is_written(text) else _SIGN
    for at in signs.finditer(text):
        sign = at[0].strip()
        before = text[max(0, at.start() - _BACK) : at.start()]
        # Most signs are no mail's, and a host is looked for in one place only.
        host = _HOST.match(text, at.end(), at.end() + _ON)
        local = _LOCAL.search(before) if host else None
        if local is None or host is None:
            continue
        start = at.start() - len(before) + local.start()
        if not _is_sign(sign, text, start, local[0]) or _is_no_mail(before[: local.start()], text, start, host.end()):
            continue
        if not mailboxes.nobodys(_plain(local[0]), _plain(host[0])):
            yield start, host.end()
    if "%" in text:
        for coded in _CODED.finditer(text):
            plain = unquote_plus(coded[1])
            if plain != coded[1] and any(True for _ in find(plain)):
                yield coded.span(1)


def _is_sign(sign: str, text: str, start: int, local: str) -> bool:
    """Whether what stands between the two is meant for the sign."""
    if sign.lower() == "at":
        return local.lower() not in _NO_NAMES and bool(_CALLED.search(text[max(0, start - 60) : start]))
    return sign[0] not in _STARS or bool(_REPLACE.search(text))


def _is_no_mail(before: str, text: str, start: int, end: int) -> bool:
    """Whether it is a user's name on a host: in a command, a prompt, an address of the web, a fediverse handle."""
    if _LIST.search(before) or before.endswith("@") or _AUTHORITY.search(before) or _IN_PATH.search(before):
        return True
    line = text.rfind("\n", 0, start) + 1
    return bool(_REMOTE.match(text, end) or _COMMAND.search(text[max(line, start - 200) : start]))


def _plain(part: str) -> str:
    return _ANY_DOT.sub(".", unquote(part)).lower()
