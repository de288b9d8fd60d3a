"""Japanese by morphology: words and noun phrases.

fugashi with unidic-lite: measured the fastest; it also tells the origin of a word, which readability needs. The
dictionary is loaded at the first call and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

if TYPE_CHECKING:
    from fugashi import Tagger


class Token(NamedTuple):
    """A morpheme in UniDic's terms. `start` is its offset in the analysed text, in characters."""

    surface: str
    start: int
    pos: str
    detail: str
    kind: str
    form: str
    lemma: str
    origin: str
    sort: str

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.start + len(self.surface)


# Words that say nothing about what a text is about, in UniDic's dictionary form.

STOP_WORDS = words("ja", "topics/stop-words")

# Too general to name a topic alone, though content enough to be compared by.

_GENERAL = words("ja", "topics/general")


@cache
def _tagger() -> Tagger:
    import fugashi
    import unidic_lite

    where = unidic_lite.DICDIR
    # Its answer as one text, a morpheme and its features on a line: taken node by node, it costs twice as much.
    return fugashi.Tagger(f'-r "{where}/dicrc" -d "{where}" -O "" -F "%m\\t%H\\n" -U "%m\\t%H\\n" -E ""')


# So many different morphemes are remembered.
_KNOWN = 65536

# What a `Token` says of a word behind its place.
Features = tuple[str, str, str, str, str, str, str]


class Morpheme(NamedTuple):
    """A line of the tagger's answer: the word as it stands there, and its features."""

    surface: str
    features: Features


@lru_cache(_KNOWN)
def _morpheme(line: str) -> Morpheme:
    surface, _, raw = line.rpartition("\t")
    fields = raw.split(",")
    if len(fields) < 13:
        return Morpheme(surface, (fields[0], fields[1], fields[4], fields[5], surface, "", fields[2]))
    lemma = fields[7].split("-")[0]
    if lemma == "*":
        lemma = surface
    return Morpheme(surface, (fields[0], fields[1], fields[4], fields[5], lemma, fields[12], fields[2]))


def _lines(chunk: str) -> list[str]:
    """What the tagger says of text without line breaks: a morpheme, a tab and its features in each line."""
    answer = _tagger().parse(chunk)
    return answer.split("\n") if answer else []


_KANA_FIELD = 17
# MeCab's time grows with the square of what it is given at once; no sentence comes near this (characters).
_AT_ONCE = 2000
_CHUNK = lazy(rf"[^\n]{{1,{_AT_ONCE}}}(?<=[。、！？!? ])|[^\n]{{1,{_AT_ONCE}}}")


def tokens(text: str) -> tuple[Token, ...]:
    """The morphemes of `text`, white space left out."""
    make = tuple.__new__  # once a morpheme
    return tuple(
        [make(Token, (one.surface, start, *one.features)) for one, start in zip(*morphemes(text), strict=True)]
    )


def morphemes(text: str) -> tuple[list[Morpheme], list[int]]:
    """The same, and where each begins: half as dear as `Token`s, for whoever looks at few of them."""
    found: list[Morpheme] = []
    starts: list[int] = []
    for chunk, offset in _chunks(text.replace("\0", " ")):
        ones = [_morpheme(line) for line in _lines(chunk)]
        surfaces = [one[0] for one in ones]
        if "".join(surfaces) == chunk:
            found += ones
            starts += list(accumulate(map(len, surfaces), initial=offset))[:-1]
            continue
        for one in ones:  # white space is no morpheme
            start = text.find(one[0], offset)
            if start >= 0:
                found.append(one)
                starts.append(start)
                offset = start + len(one[0])
    return found, starts


def _chunks(text: str) -> Iterator[tuple[str, int]]:
    if len(text) <= _AT_ONCE and "\n" not in text:
        yield text, 0
        return
    for match in _CHUNK.finditer(text):
        yield match.group(), match.start()


def reading(text: str) -> str:
    """How `text` is read, in katakana; a word that the dictionary does not know stays as it is written."""
    parts: list[str] = []
    for chunk, _ in _chunks(text.replace("\0", " ")):
        for line in _lines(chunk):
            surface, _, raw = line.rpartition("\t")
            fields = raw.split(",")
            # UniDic's `kana`: the spelling of the sound, so that は stays は.
            known = len(fields) > _KANA_FIELD and fields[_KANA_FIELD] not in ("", "*")
            parts.append(fields[_KANA_FIELD] if known else surface)
    return "".join(parts)


def content_words(text: str) -> tuple[str, ...]:
    """Content words in their dictionary form."""
    chunks = _chunks(text.replace("\0", " "))
    return tuple([word for chunk, _ in chunks for line in _lines(chunk) if (word := _content(line)) is not None])


@lru_cache(_KNOWN)
def _content(line: str) -> str | None:
    """The dictionary form of what `_lines` gave, if that is a content word."""
    surface, features = _morpheme(line)
    token = Token(surface, 0, *features)
    return token.lemma if is_content(token) else None


def is_content(token: Token) -> bool:
    """Whether a morpheme says what a text is about."""
    if token.lemma in STOP_WORDS or token.surface in STOP_WORDS:
        return False
    if token.pos == "名詞":
        return token.detail in ("普通名詞", "固有名詞") and (len(token.surface) > 1 or not token.surface.isascii())
    if token.pos in ("動詞", "形容詞"):
        return token.detail == "一般" and len(token.lemma) > 1
    return token.pos == "形状詞" and token.detail == "一般"


def phrases(parts: Sequence[Token]) -> Iterator[str]:
    """Noun phrases: compounds of up to four nouns, and nouns of two characters or more.

    What counts (「三リットル」) and a noun that is one word with ない (「もったいない」) name nothing.
    """
    run: list[Token] = []
    before: Token | None = None
    named = _whole_names(parts) if any(token.surface == _DOT for token in parts) else parts
    for token in (*named, None):
        if token is not None and _in_phrase(token, run) and not _counts(token, before):
            if run and token.start != run[-1].end:
                yield from _phrase(run)
                run = []
            run.append(token)
        else:
            if not (token is not None and token.lemma == "無い"):
                yield from _phrase(run)
            run = []
        before = token


_DOT, _OF_A_PERSON = "・", "人名"


def _whole_names(parts: Sequence[Token]) -> Iterator[Token]:
    """The morphemes, a name of a person as one where its parts are joined by dots (「ラリー・モーガン」)."""
    groups: list[list[Token]] = []
    for token in parts:
        last = groups[-1][-1] if groups else None
        if last is not None and _DOT in (last.surface, token.surface) and last.end == token.start:
            groups[-1].append(token)
        else:
            groups.append([token])
    for group in groups:
        if len(group) > 1 and any(token.sort == _OF_A_PERSON for token in group):
            yield group[0]._replace(surface="".join(token.surface for token in group), sort=_OF_A_PERSON)
        else:
            yield from group


def _counts(token: Token, before: Token | None) -> bool:
    return before is not None and before.detail == "数詞" and token.sort == "助数詞可能"


def _in_phrase(token: Token, run: Sequence[Token]) -> bool:
    if token.pos == "接尾辞":
        return bool(run) and token.detail == "名詞的"
    if token.pos == "接頭辞":
        return not run and token.surface not in ("お", "ご", "御")
    if token.pos == "形状詞":
        return token.detail == "一般" and token.lemma not in STOP_WORDS
    return token.pos == "名詞" and token.detail in ("普通名詞", "固有名詞")


# When, how much, and what things are counted in.
_NO_THING = ("副詞可能", "助数詞可能")
_NO_PHRASE_END = cue("ja", "topics/no-phrase-end")


def _phrase(run: Sequence[Token]) -> Iterator[str]:
    words = list(run)
    while words and (words[0].lemma in STOP_WORDS or words[0].pos == "接尾辞"):
        words = words[1:]
    while words and (words[-1].lemma in STOP_WORDS or words[-1].pos in ("接頭辞", "形状詞")):
        words = words[:-1]
    if not words or len(words) > 4 or (len(words) == 1 and words[0].sort in _NO_THING):
        return
    phrase = "".join(token.surface for token in words)
    if (
        len(phrase) >= 2
        and phrase not in _GENERAL
        and not _NO_PHRASE_END.search(phrase)
        and not re.fullmatch(r"[\u3041-\u309f]{1,3}", phrase)
    ):
        yield phrase
