"""Characters that a reader cannot see, or that change the order in which text is read."""

from __future__ import annotations

import unicodedata

from pipeline.patterns import lazy

# Unicode Bidi_Control; they can make a reviewer read another text than the one that is there (CVE-2021-42574).
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Unicode tag characters: invisible, and able to carry a whole hidden ASCII message.
TAGS = "\U000e0000-\U000e007f"
# Variation selectors; those and what follows are told apart by whether they lie beyond U+FFFF.
_VARIATION = "\ufe00-\ufe0f\u180b-\u180f"
# Default_Ignorable_Code_Point, blank letters (Hangul fillers, braille blank) and control characters but for white space.
_BLANK = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f"
)
# A class of characters with some beyond U+FFFF in it is searched ten times as slowly, so those are looked for apart.
_BASIC = f"{BIDI_CONTROLS}{_VARIATION}{_BLANK}"
INVISIBLE = f"{_BASIC}{TAGS}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e0100-\U000e0fff"
_INVISIBLE = lazy(f"[{INVISIBLE}]")
_MAYBE_INVISIBLE = lazy(f"[{_BASIC}\ud800-\udfff]")
_SPACE = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\x85\u2028\u2029"
# With those that stand for marks while markup is read.
_MAYBE_ODD = lazy(rf"[{_BASIC}\ud800-\udfff\ue000-\ue100{_SPACE}]")
# What is neither letter nor digit, as `str.isalnum` has it.
_NEITHER = lazy(r"[\W_]+")
_ASCII_NEITHER = bytes(code for code in range(128) if not chr(code).isalnum())
# The signs of Japanese that NFKC changes most often. Put in their place beforehand, they leave most lines as they have to be.
_WIDE = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "（），？！：－～…｜")
# What of ASCII is plain: taken out as bytes, it need not be looked through.
_GRAPHIC = bytes((10, *range(32, 127)))
_SPACES = lazy(rf"[ {_SPACE}]+")


def may_hide(text: str) -> bool:
    """Whether there can be an invisible character in `text` at all; quick, and rarely wrong."""
    return not text.isascii() and (beyond_basic(text) or _MAYBE_INVISIBLE.search(text) is not None)


def beyond_basic(text: str) -> bool:
    """Whether there is a character beyond U+FFFF. To count bytes is five times as fast as to search."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def is_plain(text: str) -> bool:
    """Whether every character of `text` has a shape of its own, and every space is an ordinary one; rarely wrong, and then False."""
    if text.isascii():
        return text.replace("\n", "").isprintable()
    text = text.encode("utf-8", "surrogatepass").translate(None, _GRAPHIC).decode("utf-8", "surrogatepass")
    return not beyond_basic(text) and _MAYBE_ODD.search(text) is None


def without_invisible(text: str) -> str:
    """`text` without the characters that have no width; every kind of space becomes one ordinary space."""
    if is_plain(text):
        return single_spaced(text)
    if _MAYBE_INVISIBLE.search(text) or beyond_basic(text):
        text = _INVISIBLE.sub("", text)
    return _SPACES.sub(" ", text)


def single_spaced(text: str) -> str:
    """`text` that is plain with one space for several."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def folded(text: str) -> str:
    """`text` for comparison: NFKC, lower case, letters and digits only.

    Width, case, punctuation, spaces and markup left-overs make no difference; kana and kanji stay as they are.
    """
    return letters(normal(text))


def normal(text: str) -> str:
    """`text` in one width and in lower case (NFKC, case folded); everything else stays."""
    return one_width(text).casefold()


def one_width(text: str) -> str:
    """`text` in NFKC. Line by line: what is so already is passed over quickly, and one character that is not makes the whole slow."""
    if text.isascii():
        return text
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return "\n".join([unicodedata.normalize("NFKC", line) for line in text.split("\n")])


def letters(text: str) -> str:
    """The letters and digits of `text`, and nothing between them."""
    # Most of what goes is ASCII, and goes three times as fast as bytes; half a character may stand between passages.
    bare = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_NEITHER).decode("utf-8", "surrogatepass")
    return bare if bare.isascii() else _NEITHER.sub("", bare)


def unescaped(line: str) -> str:
    """A text with what stands in entities as a reader sees it."""
    if "&" not in line:
        return line
    import html

    return html.unescape(line)
