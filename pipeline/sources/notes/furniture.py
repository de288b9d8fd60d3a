"""What a file holds besides speech: its title, dates and lengths, headers and footers of an export, marks of sounds."""

from __future__ import annotations

import re

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.times import CLOCK, SPELT, half_width

_SOUNDS = cue("any", "furniture/sounds")
_DATE = (
    r"(?:(?:令和|平成|昭和|[RHS]\.?)\s?(?:元|\d{1,2})\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}|[(（][日月火水木金土](?:曜日?)?[)）]|[日月火水木金土]曜日?)"
)
_LENGTH = rf"(?:{CLOCK}|{SPELT}|(?:\d{{1,2}}\s?(?:時間|hours?|hrs?|h)\s?)?\d{{1,3}}\s?(?:分|minutes?|mins?|m)(?!\w)(?:間)?|\d{{1,2}}時(?:\d{{1,2}}分)?)"
_FILLING = r"(?:am|pm|jst|utc|gmt(?:\s?[+-]\d{1,2})?|午前|午後|から|まで|開始|終了|to|at|duration|length|date|time|日時|日付|時間|録音|収録|長さ|[\s|｜/・·•,、:：~〜～–—\-()（）]+)"
_DAY = lazy(rf"(?:{_DATE}\s*)+", re.IGNORECASE)
_WHEN = lazy(rf"(?:{_DATE}|{_LENGTH}|{_FILLING})+", re.IGNORECASE)
_ATTACHED = cue("any", "furniture/attached")
_SHOWN = cue("any", "furniture/shown")
_EDITED = cue("any", "furniture/edited")
_TAGS = cue("any", "furniture/tags")
_MADE_BY = cue("any", "furniture/made-by")
_CLOCK_IN = lazy(rf"\s*(?:{CLOCK})\s*(?:後に|に)?\s*|^後に\s?")
_BESIDE = cue("any", "furniture/recorded-beside")
_TITLES = cue("any", "furniture/titles")
_ADDED = cue("any", "furniture/added")
_TALK = cue("any", "furniture/talk")
_AROUND = "#*_ \u3000:：■□◆◇●【】[]［］<>＜＞-–—=✨📝📖📋🗒"
_RULE = lazy(r"[-=_*―─━~～・.＝＊－\s]{3,}$")
_FOOTNOTE = lazy(r"\[\^[^\]\s]{1,20}\]:\s")
# A target has the shape of an address: `[話者1]: はい` is a turn.
_DEFINITION = lazy(r"\[[^\]]{1,60}\]:\s*(?:<[^<>]*>|[a-z]+:\S+|[#/.]\S*|[\w%-]+(?:[./][\w%-]+)+/?\S*)(?:\s|$)")
_ADDRESS = lazy(r"<?(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?>?$", re.ASCII)
# What a generator of sites fills in: `{% include player.html %}`, `{{< audio 12 >}}`.
_TEMPLATE = lazy(r"\{[{%].{0,200}[%}]\}$")
_PICTURE = lazy(r"(?:!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])\s*)+$")
_STAGE = lazy(
    r"(?:[*_]{0,2})(?:[(（]{1,2}(?:[^()（）]|[(（][^()（）]{1,20}[)）]){1,160}[)）]{1,2}|≪[^≪≫]{1,160}≫|《[^《》]{1,160}》|\\?\[[^\[\]]{1,160}\]|［[^［］]{1,160}］|〔[^〔〕]{1,160}〕)(?:[*_]{0,2})"
)
# Longer sentences in brackets (in characters) are what whoever took the notes observed.
_DIRECTION = 34
_MOST = 300


def is_sound(text: str) -> bool:
    """Whether a line holds nothing but marks of sounds (`[Music]`, （拍手）, ♪)."""
    return len(text) < _MOST and _SOUNDS.fullmatch(text) is not None


def is_stage_direction(text: str) -> bool:
    """Whether a line stands in brackets as a whole: `[Witness sworn.]`, 〔大野優子君登壇〕. What may keep something back is none, nor is
    a whole sentence in which somebody tells what he saw."""
    from pipeline.sources.notes.doubts import worth_looking_at

    told = len(text) > _DIRECTION and ends_sentence(text) and not _BESIDE.match(text.strip("*_([（［〔\\ "))
    return is_bracketed(text) and not told and not worth_looking_at(text)


def is_bracketed(text: str) -> bool:
    """Whether a line stands in brackets as a whole."""
    return len(text) < _MOST and _STAGE.fullmatch(text.strip()) is not None


def is_furniture(text: str) -> bool:
    """Whether a line is nobody's speech wherever it stands: what an export adds, sounds, rules, pictures, link targets."""
    if len(text) > _MOST:
        return False
    words = text.strip("*_ []［］()（）△▽")
    return (
        any(_MADE_BY.match(line) is not None for line in {words, _CLOCK_IN.sub("", words)})
        or _RULE.match(text) is not None
        or _DEFINITION.match(text) is not None
        or _ADDRESS.match(text) is not None
        or _TEMPLATE.match(text) is not None
        or is_picture(text)
        or is_sound(text)
        or _is_footnote(text)
        or is_attachment(text)
    )


def _is_footnote(text: str) -> bool:
    """Whether a line is a footnote of Markdown that keeps nothing back."""
    if _FOOTNOTE.match(text) is None:
        return False
    from pipeline.sources.notes.footnotes import keeping_back

    return not keeping_back(text)


def is_picture(text: str) -> bool:
    """Whether a line holds nothing but pictures of Markdown."""
    return _PICTURE.match(text) is not None


def is_shown(text: str) -> bool:
    """Whether a chat that was copied from the screen has this line between its messages: `New`, 新着."""
    return _SHOWN.fullmatch(text) is not None


def is_attachment(text: str) -> bool:
    """Whether all that stands here is what a chat or a mailer puts in the place of words: a picture, a call, a footer."""
    return len(text) < _MOST and _ATTACHED.fullmatch(text.strip()) is not None


def without_badges(text: str) -> str:
    """The lines of a text without what a chat puts behind messages that were changed."""
    return _EDITED.sub("", text) if "edited" in text or "編集済" in text else text


def without_tags(text: str) -> str:
    """A message without the marks in which a chat keeps to whom it goes and which other it answers."""
    return _TAGS.sub("", text).strip() if "[" in text else text


def opens_added(text: str) -> bool:
    """Whether a line is the heading of what nobody said: a summary, keywords, who was there, what to do next."""
    return len(text) < 60 and _ADDED.match(text.strip(_AROUND)) is not None


def opens_talk(text: str) -> bool:
    """Whether a line is the heading of the transcript itself."""
    return len(text) < 60 and _TALK.match(text.strip(_AROUND)) is not None


def is_when(text: str) -> bool:
    """Whether a line holds nothing but a date, a time or a length."""
    return len(text) < 120 and any(map(str.isdigit, text)) and _WHEN.fullmatch(half_width(text)) is not None


def is_day(text: str) -> bool:
    """Whether a line holds a date and nothing else, as chats part their days."""
    return (
        len(text) < 40 and any(map(str.isdigit, text)) and _DAY.fullmatch(half_width(text).strip("-–—― ")) is not None
    )


def is_heading(text: str, *, ended: bool, labelled: bool) -> bool:
    """Whether a line before the first turn is a title or a date.

    Where turns are `labelled`, what belongs to no sentence (`ended`: its paragraph is one) is no speech either.
    """
    if is_when(text) or (len(text) < 80 and _TITLES.match(text)):
        return True
    return labelled and not ended and len(text) < 160
