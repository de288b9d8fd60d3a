"""Whether a spoken Japanese sentence says what it is about, or leaves that to the talk around it.

Speech drops the topic that everybody present knows: 「三日から半日です」 answers a question, 「金額にすると、八百四十万円分です」 goes on from the
sentence before. A predicate that is a noun, a quality or a figure says nothing to a reader without what it is said of; what somebody does
is understood to be the speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.japanese import Token, tokens
from pipeline.lexicon.named import cue, words

# Verbs that say of a figure only where it went (「三か月かかりました」).
_COUNTS = words("ja", "subject/counting-verbs")
_GROWS = words("ja", "subject/growing-verbs")
# With a number before them they say when.
_TIMES = words("ja", "subject/times")
_COUNTER = 2
# With の before them they say of what.
_MEASURES = words("ja", "subject/measures")
# Nouns that take a whole sentence before them, whose own subject is none of theirs (「返事が遅いことです」).
_HOLLOW = words("ja", "subject/hollow")
# A time, a manner or something pointed at is what nothing is said of.
_NO_TOPIC = words("ja", "subject/no-topic")
_THINKS = cue("ja", "subject/thinks")
_HELPING = ("居る", "有る", "御座る")
_DESCRIBING = ("名詞", "接尾辞", "形状詞", "代名詞", "形容詞")
# 「〜わけです」「〜はずです」 only say how sure it is.
_EXPLAINING = ("訳", "筈")
_SAID_OF = ("は", "が", "も", "って")


def describes(text: str) -> bool:
    """Whether a sentence says how something is: its predicate is a quality (「難しいです」「大変でした」)."""
    parts = _words(text, None)
    core = _core(parts)
    return core is not None and (
        parts[core].pos == "形状詞" or (parts[core].pos, parts[core].detail) == ("形容詞", "一般")
    )


def names_subject(text: str, read: Sequence[Token] | None = None) -> bool:
    """Whether a sentence that describes or counts something names what that is; `read` are its morphemes, if they are known."""
    parts = _words(text, read)
    core = _core(parts)
    if core is None:
        return True
    word = parts[core]
    if word.pos == "動詞":
        counted = any(token.detail == "数詞" for token in parts[:core])
        if not counted or word.lemma not in _COUNTS:
            return True
        # What only grows says of what by は or が; what takes three months may say it by に.
        grows = word.lemma in _GROWS
        return any(
            (not grows and _is_thing(parts[place])) or _is_what_grew(parts, place) or _names(parts, place, hollow=False)
            for place in range(core)
        )
    if word.pos not in _DESCRIBING or (word.pos == "形容詞" and word.detail != "一般"):
        return True
    hollow = word.lemma in _HOLLOW
    return any(_names(parts, place, hollow=hollow) for place in range(1, core + 1))


def _words(text: str, read: Sequence[Token] | None) -> list[Token]:
    """The morphemes of what is said, without what the speaker thinks of it and without marks."""
    thinks = _THINKS.search(text.rstrip("。！!？? "))
    end = thinks.start() if thinks else len(text)
    return [
        token for token in (tokens(text) if read is None else read) if token.pos != "補助記号" and token.start < end
    ]


def _core(parts: Sequence[Token]) -> int | None:
    """The word that the sentence says of its subject: the last one that is no ending."""
    place = len(parts) - 1
    while place >= 0 and (
        parts[place].pos in ("助動詞", "助詞") or parts[place].lemma in _EXPLAINING or _helps(parts, place)
    ):
        place -= 1
    return place if place >= 0 else None


def _helps(parts: Sequence[Token], place: int) -> bool:
    """Whether いる or ある only helps the word before it (「〜ている」「〜である」)."""
    return parts[place].lemma in _HELPING and place > 0 and parts[place - 1].surface in ("て", "で")


def _is_thing(token: Token) -> bool:
    """Whether a noun names something that can be counted in time or money, and is no counter and no time itself."""
    plain = (
        token.pos == "名詞"
        and token.detail in ("普通名詞", "固有名詞")
        and token.sort not in ("副詞可能", "助数詞可能")
    )
    return plain and token.lemma not in _NO_TOPIC


def _is_what_grew(parts: Sequence[Token], place: int) -> bool:
    """Whether a noun that may count something is counted itself (「待ち時間が」「受注件数は」): other words say which, and no number."""
    marked = parts[place].sort == "助数詞可能" and parts[place + 1].surface in _SAID_OF
    return marked and place > 0 and not _is_counted(parts, place)


def _is_counted(parts: Sequence[Token], place: int) -> bool:
    """Whether a number stands before a word that counts, or before the counter that it belongs to (「一年目」)."""
    return any(token.detail == "数詞" for token in parts[max(0, place - _COUNTER) : place])


def _is_time(parts: Sequence[Token], place: int) -> bool:
    return parts[place].lemma in _TIMES and _is_counted(parts, place)


def _names(parts: Sequence[Token], place: int, *, hollow: bool) -> bool:
    """Whether the particle at this place sets what stands before it as what is talked about."""
    mark, before = parts[place], parts[place - 1]
    if not place or mark.surface not in _SAID_OF or mark.pos != "助詞" or mark.detail == "接続助詞":
        return False
    if mark.surface == "が" and hollow and before.detail != "準体助詞":
        return False
    noun = before.pos in ("名詞", "接尾辞", "代名詞") or before.detail in ("準体助詞", "副助詞")
    noun = noun and not _is_time(parts, place - 1)
    of_what = before.lemma in _MEASURES and place > 1 and parts[place - 2].surface == "の"
    return noun and (of_what or (before.sort != "副詞可能" and before.lemma not in _NO_TOPIC))
