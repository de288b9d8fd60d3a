"""What a speaker's label can look like, and the words before a colon that are no speakers."""

from __future__ import annotations

import re
import unicodedata

from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

NOT_NAMES = words("en", "labels/captions") | words("ja", "labels/captions")
SURNAMES = words("en", "labels/captions-that-are-surnames")
_DIGITS = lazy(r"[\d０-９.．#\s\u3000]+")
_HONORIFIC = cue("ja", "labels/honorific")
_SENTENCE_MARK = lazy(
    r"[。．！？!?;；、\"“”「」『』<>{}|=+]|https?|^[-–—#>*・•\d]|\.\s+[a-z]|[\[\]`$/\\~^@]|\w\.\w{2}|[a-z]_|[(（][^)）]*$|^'|&"
)
# 「第15回」, 「令和6年」, 「午前10時」 begin a title or say when.
_ORDINAL = lazy(
    r"第[\d０-９一二三四五六七八九十百]+[回号章部期話]|(?:令和|平成|昭和|西暦)[\d０-９元]|午[前後][\d０-９]"
)
# 「１２番（大野優子君）」, 「3年目 営業」: people who are called by a number.
_SEAT = lazy(r"[\d０-９]{1,3}(?:番[（(]|年目|年生|回生|人目|代目|代(?=[男女の・\s]))")
# Chats call those by their number whom the owner of the phone has no name for.
_PHONE = lazy(r"\+\d[\d\s().-]{5,22}\d$")
# How transcribers name a voice that they cannot tell: ？？
_NOBODY_KNOWS = lazy(r"[?？]{1,3}$")
_TITLED = lazy(r"\b(?:mr|mrs|ms|mx|dr|prof|st|capt|sgt|lt|col|gen|rev|hon|sen|rep|jr|sr|no)$", re.IGNORECASE)
_STOP = lazy(r"\b([A-Za-z]{2,})\.\s+\S")
_PARTICLE = cue("ja", "labels/particle")
_JA = lazy(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_HIRAGANA = lazy(r"[\u3041-\u3096]")
_SMALL_WORDS = words("en", "labels/small-words")
_INITIALS = lazy(r"[A-ZＡ-Ｚ]{1,4}[0-9０-９]{0,3}$")
_NUMBERED = lazy(r"[^\W\d_]+(?:[ _-]?\d{1,3})$")
_BETWEEN_PEOPLE = lazy(r"\s*[,、，;；]\s*(?:and\s+)?|\s+and\s+|\s*・\s*")
_ROLE = cue("any", "labels/role")


_NUMBERED_ROLE = cue("any", "labels/numbered-role")


def bare(label: str) -> str:
    """A label for looking up: NFKC, lower case, without numbers and blanks."""
    normal = unicodedata.normalize("NFKC", label).casefold()
    return _DIGITS.sub("", normal).strip("()[]（）.* ") if len(normal) > 2 else normal


def possible_label(label: str) -> bool:
    """Whether something could be a label at all: some letters, no sentence, no address; or a telephone number."""
    if label[:1] == "+":
        return _PHONE.match(label) is not None
    if _NOBODY_KNOWS.match(label):
        return True
    if not 0 < len(label) <= 60 or not any(char.isalpha() for char in label):
        return False
    if (_SENTENCE_MARK.search(label) and not _SEAT.match(label)) or _ORDINAL.match(label):
        return False
    if any(not _TITLED.search(stop[1]) for stop in _STOP.finditer(label)):
        return False
    if _JA.search(label):
        return len(label) <= 30
    return len(label.split()) <= 7


def is_numbered(label: str) -> bool:
    """Whether a label is a recorder's, with a number or a letter in place of a name: 話者1, Speaker A."""
    return _NUMBERED_ROLE.match(label) is not None


def is_role(label: str) -> bool:
    """Whether a label names somebody by number or part: 話者1, Speaker A, 聞き手."""
    return is_numbered(label) or (bare(label) not in NOT_NAMES and _ROLE.match(label) is not None)


def is_part(label: str) -> bool:
    """Whether a label is a part in a talk, even one that is a caption before a colon as well: 会場."""
    return _ROLE.match(label) is not None


def names_nobody(label: str) -> bool:
    """Whether a label is one of the words that stand before colons and name nobody."""
    return bare(label) in NOT_NAMES and not is_role(label)


def looks_like_name(label: str, *, loose: bool = False, full: bool = False) -> bool:
    """Whether a label has the shape of a name, initials or a role.

    `loose` also takes what has only the length of a name (a label that comes back); `full` asks for more than one word,
    an honorific or a role, so that one capitalised word is not enough.
    """
    core = re.sub(r"\s*[(（][^()（）]*[)）]", "", label).strip()
    if not core or names_nobody(core):
        return False
    if is_role(core):
        return True
    if _JA.search(core):
        return _japanese_name(core, loose=loose, full=full)
    if not full and (_INITIALS.match(core) or _NUMBERED.match(core)):
        return True
    words = [word for word in core.replace(",", " ").split() if word.lower().strip(".") not in _SMALL_WORDS]
    if not 0 < len(words) <= (6 if loose else 5):
        return False
    if full:
        return len(words) > 1 and all(word[0].isupper() for word in words)
    return (loose and len(words) <= 2) or all(not word[0].islower() for word in words)


def lists_people(text: str, *, least: int = 3) -> bool:
    """Whether a text holds nothing but so many full names or more: `John Neumann (JN), Yehuda Katz (YK) and Sam Ito (SI)`."""
    people = [person for person in _BETWEEN_PEOPLE.split(text.strip(" .。")) if person]
    return len(people) >= least and all(looks_like_name(one, full=True) for one in people)


def _japanese_name(core: str, *, loose: bool, full: bool) -> bool:
    if _HONORIFIC.search(core):
        return len(core) <= 16 and not _PARTICLE.search(_HONORIFIC.sub("", core))
    if full:
        # 「森 綾」: two parts, neither of them with a particle's kana.
        parts = core.split()
        return len(parts) == 2 and all(len(part) <= 5 and not _PARTICLE.search(part) for part in parts)
    if loose and len(core) <= 4:
        return True
    if len(core) > (16 if loose else 12) or _PARTICLE.search(core):
        return False
    return loose or not _HIRAGANA.search(core) or len(core) <= 6
