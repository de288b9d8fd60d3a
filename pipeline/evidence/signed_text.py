"""The text that a sign-off is about: everything in the file but `draft` and `sign_off`, in canonical form.

Canonical: Unicode NFC, line ends LF, no byte order mark, no blanks at the end of a line or of the file. So saving a file
in another editor changes nothing, and any word does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.model.article import Article
from pipeline.model.sign_off import SignedPart
from pipeline.patterns import lazy
from pipeline.policy.config import Responsibility

# Keys at the top of the front matter that a sign-off does not cover.
_APART = lazy(r"(?:draft|sign_off)[ \t]*:")
_TOP = lazy(r"[^\s#]")
_FENCE = lazy(r"-{3}[ \t]*$")
# So much of a part's digest tells two texts apart among the parts of one file.
_SHORT = 12


def digest(text: str) -> str:
    """`sha256:…` of the canonical form of a whole file's text."""
    return "sha256:" + _sha256(canonical(text))


def canonical(text: str) -> str:
    """The text in canonical form, without `draft` and `sign_off` at the top of its front matter."""
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip(" \t") for line in plain.split("\n")]
    return "\n".join(_signed(lines)).rstrip("\n") + "\n"


def _signed(lines: list[str]) -> Iterator[str]:
    """The lines but for those of the keys that are left out, which end where another key begins."""
    inside = bool(lines) and bool(_FENCE.match(lines[0]))
    apart = False
    for number, line in enumerate(lines):
        if inside and number and re.match(r"(?:-{3}|\.{3})$", line):
            inside = apart = False
        if inside and number and _TOP.match(line):
            apart = bool(_APART.match(line))
        if not apart:
            yield line


def parts(article: Article) -> tuple[SignedPart, ...]:
    """What the text is made of, in order: front matter and lead first, then each section, sub-sections with their own."""
    lines = canonical_lines(article)
    places = [section.heading.line for section in article.sections if section.heading is not None]
    headings = [section.heading.text for section in article.sections if section.heading is not None]
    head = canonical("\n".join(article.text.split("\n")[: (places[0] if places else len(lines) + 1) - 1]))
    ends = [*places[1:], len(lines) + 1]
    bodies = ["\n".join(lines[start - 1 : end - 1]).rstrip("\n") for start, end in zip(places, ends, strict=True)]
    named = [("", head), *zip(headings, bodies, strict=True)]
    return tuple(SignedPart(heading, _sha256(text)[:_SHORT]) for heading, text in named)


def canonical_lines(article: Article) -> list[str]:
    """The lines of the whole file in canonical form, none left out, so that numbers stay those of the file."""
    return [unicodedata.normalize("NFC", line.rstrip(" \t")) for line in article.text.split("\n")]


def changed(article: Article, before: tuple[SignedPart, ...]) -> tuple[str, ...]:
    """Headings of the parts that are not as they were signed, new, or gone; the empty one is front matter and lead."""
    now = parts(article)
    known, there = set(before), {part.heading for part in now}
    fresh = [part.heading for part in now if part not in known]
    return tuple(dict.fromkeys((*fresh, *(part.heading for part in before if part.heading not in there))))


def wanted(article: Article, responsibility: Responsibility | None) -> bool:
    """Whether the policy wants a sign-off of this article."""
    day = article.front_matter.date
    if responsibility is None or not responsibility.required:
        return False
    return responsibility.since is None or day is None or day >= responsibility.since


def _sha256(text: str) -> str:
    from hashlib import sha256  # loads OpenSSL, and most runs ask for no signature

    return sha256(text.encode()).hexdigest()
