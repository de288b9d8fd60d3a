"""E-mail addresses of people, also where the sign between name and host is written out or coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from pipeline.language.personal import mailboxes
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_OPEN, _CLOSE = r"[\[({<【〔「]", r"[\])}>】〕」]"
_AT_WORD = "(?:at|@|アット(?:マーク)?|あっと(?:まーく)?)"
_DOT_WORD = r"(?:dot|\.|ドット|どっと)"
# Between name and host: the sign or its code; the word in brackets; a star that a remark says to replace.
_SIGN = lazy(r"@|%40")
_WRITTEN = lazy(
    rf"@|%40|[ ]?{_OPEN}[ ]?{_AT_WORD}[ ]?{_CLOSE}[ ]?|[ ]?[☆★●◎■◆♪#][ ]?|(?<=[a-z0-9]) at (?=[a-z0-9])",
    re.IGNORECASE,
)
_WRITTEN_WORDS = (
    "[at",
    "(at",
    "{at",
    "<at",
    "[ at",
    "( at",
    "AT]",
    "AT)",
    "アット",
    "あっと",
    "ｱｯﾄ",
    " dot ",
    "[dot",
    "[.]",
    "(.)",
    "@]",
    "@)",
    "@】",
    "@〕",
)
_STARS = "☆★●◎■◆♪#"
# The same for many lines at once: one pattern for what stands in brackets, and what stands by itself.
_IN_BRACKETS = lazy(r"[\[({<\])](?:(?<=[\[({<])at|(?<=[\[(]) at|(?<=\[)dot|(?<=\[)\.\]|(?<=\()\.\)|(?<=AT[\])]))")
_PLAINLY = ("@", "＠", "﹫", "%40", "アット", "あっと", "ｱｯﾄ", " dot ")
_DOT = rf"(?:\.|%2E|[ ]?{_OPEN}[ ]?{_DOT_WORD}[ ]?{_CLOSE}[ ]?| dot )"
_LOCAL = lazy(
    rf"(?<![A-Za-z0-9_.+%@-])[A-Za-z0-9_][A-Za-z0-9_+%'-]{{0,63}}(?:{_DOT}[A-Za-z0-9_+%-]{{1,64}}){{0,5}}$",
    re.IGNORECASE,
)
_HOST = lazy(
    rf"[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{1,63}}){{0,7}}{_DOT}[A-Za-z]{{2,24}}(?![A-Za-z0-9_-]|\.[A-Za-z0-9])",
    re.IGNORECASE,
)
_ANY_DOT = lazy(_DOT, re.IGNORECASE)
_CALLED = cue("any", "personal/called-an-address")
_NO_NAMES = words("en", "personal/no-names")
_REPLACE = lazy(
    r"(?:@|アット(?:マーク)?)\s*(?:に|へ|と)\s*(?:変|換|替|置|読|直)|(?:with|by|to) (?:an? )?(?:@|at sign)|replace",
    re.IGNORECASE,
)
_CODED = lazy(r"mailto:(?=[^\s\"'<>)]{0,200}?%)([^\s\"'<>)]{3,200})", re.IGNORECASE)
# One of these stands in every match of `_REPLACE`, case folded.
_REPLACE_WORDS = ("@", "アット", "at s", "replace")
# A name at the end of what is matched is looked for so far back, in characters; a host so far on.
_BACK, _ON = 90, 160
_COMMAND = lazy(
    r"(?:^|[\s`'\"(|;&$])(?:ssh|scp|sftp|rsync|mosh|sshfs|ssh-copy-id|autossh|ftp|psql|mysql|telnet|git (?:clone|remote)|pip install|npm i(?:nstall)?|docker|podman|curl|wget)\b[^\n]{0,120}$"
)
_LIST = lazy(
    r"(?:mailing[ -]?list|メーリングリスト|\bML)[^\w\n]{0,3}(?:[は、:の]|at|is|address)?[^\w\n]{0,3}$", re.IGNORECASE
)
_REMOTE = lazy(r":(?:[~/]|\d{2,5}\b|[\w.-]*/|[\w.-]+\.git\b|\S*[$#] )|\][$#%] |[ ]?[$#%] ")
_AUTHORITY = lazy(r"://[^\s/?#]*$")
_IN_PATH = lazy(r"(?:://\S*|[A-Za-z0-9_)}-])/$")


def worth_looking(text: str) -> bool:
    """False where `find` finds nothing; `text` may be in any form."""
    coded = "%40" in text or ("%" in text and "mailto:" in text)
    return "@" in text or "＠" in text or "﹫" in text or coded or _is_written(text)


def offsets(text: str) -> Iterator[int]:
    """A place on each line that is `worth_looking` at, and on no other; several lines are looked through at once."""
    for word in _PLAINLY:
        if word in text:
            yield from (match.start() for match in re.finditer(re.escape(word), text))
    yield from (match.start() for match in _IN_BRACKETS.finditer(text))
    if "mailto:" in text and "%" in text:
        yield from (start for start, line in _lines_with("mailto:", text) if "%" in line)
    for star in _STARS:
        if star in text:
            yield from (start for start, line in _lines_with(star, text) if _is_remarked(line))


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
    plain = text.casefold()  # every heading begins with such a sign, and the pattern is slow
    return any(word in plain for word in _REPLACE_WORDS) and bool(_REPLACE.search(text))


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
