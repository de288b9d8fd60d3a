"""Who is meant: labels of the notes against the names of an article, with their honorifics, titles and one-letter labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_TITLES = "さん|様|さま|氏|先生|くん|君|ちゃん|社長|部長|課長|店長|代表|工場長|会長|院長|教授|博士"
_HONORIFIC = cue("ja", "names/honorific")
_CALLED_BY = cue("ja", "names/called-by")
_OFFICE = cue("ja", "names/office")
_TOOL = cue("any", "names/tool")
# 弟子・大輔: no Japanese name has the dot; ジョン・スミス has.
_CALLING = lazy(r"^[^・]*[一-龠々][^・]*・(?=[^・]+$)")
_BEHIND_NAME = lazy(r"(?<=\S)\s*[（(・,，、／/|].*$", re.DOTALL)
_BRACKETED = lazy(r"([^（(]{1,12})\s*[（(]([^（）()A-Za-z]{1,12})[)）]")
_TOGETHER = lazy(r"[/／&＆＋+]|、| and ")
_FULL_NAME = lazy(r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][a-z'’-]+(?: [A-Z]\.?)? [A-Z][A-Za-z'’-]+")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
# So many capitals may be initials.
_INITIALS = 2
_KATAKANA = lazy(r"[ァ-ヺー・＝ ]+")
_EASTERN = lazy(r"[\u3040-\u30ff\u3400-\u9fff々ー]")
_KANJI = "\u4e00-\u9fff々"


def names(notes: Iterable[Notes]) -> tuple[str, ...]:
    """Everybody who speaks in the notes by a name of two letters or more, longest name first."""
    return tuple(name for name in labels(notes) if len(name) > 1)


def labels(notes: Iterable[Notes]) -> tuple[str, ...]:
    """Everybody who speaks in the notes, also by a label of one letter, longest first."""
    found = {person.name for one in notes for person in one.people if plain_name(person.name)}
    found |= {plain for name in found if not _latin(name) for plain in (plain_name(name), _behind_part(name, found))}
    found |= {part for name in found if _latin(name) for part in _parts(name, found)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _parts(name: str, others: Collection[str]) -> Iterator[str]:
    """The names in a full name; of an office and a name that somebody has alone, too (Lift engineer Marguerite), there is no other."""
    words = name.split()
    if words[-1] not in others:
        yield from (word for word in words if word[0].isupper() and len(word) > 2)


def _behind_part(name: str, others: Collection[str]) -> str:
    """The name behind a part in the talk (弟子・大輔): no foreign name (ジョン・スミス), and no two people (田中・森)."""
    part, _, last = name.rpartition("・")
    return (
        plain_name(last) if last and part and part not in others and not _KATAKANA.fullmatch(part) else plain_name(name)
    )


def _latin(name: str) -> bool:
    return _EASTERN.search(name) is None


@lru_cache(maxsize=1024)
def plain_name(name: str) -> str:
    """A name for comparison, without honorifics, an office before it (店長・森), spaces and what tools put before a number."""
    folded = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    folded = _CALLING.sub("", _OFFICE.sub("", folded))
    plain = _HONORIFIC.sub("", folded)
    return _TOOL.sub("", plain or folded)


@lru_cache(maxsize=4096)
def same_person(label: str | None, speaker: str | None) -> bool:
    """Whether a label of the notes and a name of the article mean one person; None is anybody.

    What several said together ("A/B") is nobody's alone.
    """
    if speaker is None or label is None:
        return True
    one, other = plain_name(label), plain_name(speaker)
    if one == other:
        return True
    together, given = (frozenset(map(plain_name, _TOGETHER.split(name))) for name in (label, speaker))
    if len(together) > 1 or len(given) > 1:
        return together == given
    if _latin(label) and _latin(speaker):
        first, second = set(label.casefold().split()), set(speaker.casefold().split())
        return min(len(one), len(other)) > 1 and (first <= second or second <= first)
    short, long = sorted((one, other), key=len)
    # 林 is not 小林, and 森 is 森太郎 but hardly 森田.
    return (long.startswith(short) and (len(short) > 1 or len(long) > 2)) or (len(short) > 1 and long.endswith(short))


def addressed(name: str) -> Text:
    """A name as a message calls a person: in Japanese with さん, unless it ends with a title or an office (田中館長), has a number (話者 2), or is
    that of several.

    Of an office and a name, one of them in brackets, the name alone is called: 事務局（西田）, 森（店長）.
    """
    two = _BRACKETED.fullmatch(name)
    if two is not None:
        outer, inner = two.groups()
        if _has_a_title(inner) or _has_a_title(outer) or looks_like_a_person(inner, "ja"):
            return addressed(outer if _has_a_title(inner) else inner)
    numbered = _TOOL.match("".join(unicodedata.normalize("NFKC", name).casefold().split()))
    bare = numbered or _has_a_title(name) or _TOGETHER.search(name)
    return Text(name if bare else f"{name}さん", name)


def _has_a_title(name: str) -> bool:
    return bool(_HONORIFIC.search(name) or _CALLED_BY.search(name))


def whole(text: str, people: Sequence[str]) -> str | None:
    """The person whose name, with an honorific or a title at most, is all of `text`."""
    plain = plain_name(text.strip('「」『』“”"*_ 　'))
    if not plain:
        return None
    return next((name for name in people if plain_name(name) == plain), None)


def headed(text: str, people: Sequence[str]) -> str | None:
    """The person whose name stands first in a label, with what he does behind it: 草野さん（屋根職人）, Marisol, baker."""
    return whole(text, people) or whole(_BEHIND_NAME.sub("", text), people)


def named(text: str, people: Sequence[str], language: Language) -> str | None:
    """The person named in the words below a quotation: a name may stand there with an office or a company."""
    found = whole(text, people)
    return found or next((name for name in people if any(_pattern(name, language, short=True).finditer(text))), None)


def last_named(text: str, people: Sequence[str], language: Language) -> str | None:
    """The person who is named last in running text."""
    places = [(end, name) for name in people for end in _ends(text, name, language)]
    return max(places, key=lambda place: (place[0], len(place[1])))[1] if places else None


def places(text: str, people: Sequence[str], language: Language) -> list[tuple[int, int, str]]:
    """Where people are named in running text, in order: half-open ranges, the longer name where two begin together."""
    found = [(*match.span(), name) for name in people for match in _pattern(name, language, short=False).finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for place in sorted(found, key=lambda place: (place[0], -place[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def looks_like_a_person(label: str, language: Language) -> bool:
    """Whether a label that no notes know can be a person's name, and no 「注意」 or "Note"."""
    if any(sign.isdigit() for sign in label):
        return False
    if language == "en":
        return _FULL_NAME.fullmatch(label) is not None
    if _HONORIFIC.search(label):
        return True
    from pipeline.language.japanese import tokens

    parts = tokens(label)
    return bool(parts) and all(part.sort == "人名" for part in parts)


def _ends(text: str, name: str, language: Language) -> Iterator[int]:
    return (match.end() for match in _pattern(name, language, short=False).finditer(text))


@lru_cache(maxsize=1024)
def _pattern(name: str, language: Language, *, short: bool) -> re.Pattern[str]:
    """Where a name stands. `short`: as all that names somebody, so that a single letter is a name as well."""
    if not _latin(name):
        alone = rf"(?:(?={_TITLES})|(?![{_KANJI}]))" if len(name) == 1 else ""
        before = rf"(?<![{_KANJI}])" if len(name) == 1 else ""
        return re.compile(before + re.escape(name) + alone)
    # Transcripts write names in capitals that an article does not.
    forms = {name, name.translate(_WIDE)} | ({name.title()} if name.isupper() and len(name) > _INITIALS else set())
    word = rf"(?<![0-9A-Za-z_])(?:{'|'.join(map(re.escape, sorted(forms)))})(?![0-9A-Za-z_])"
    if len(name) > 1 or short:
        return re.compile(word)
    if language == "ja":
        return re.compile(rf"{word}(?={_TITLES}|は|が|も|の|、|：|:|「)|(?:話者|スピーカー)[ ]?{re.escape(name)}")
    said = "said|says|asked|asks|told|tells|added|adds|replied|answered|explained"
    return re.compile(rf"(?:\b(?:{said}|Speaker) ){word}|{word}(?= (?:{said})\b)")
