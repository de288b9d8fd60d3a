"""Spoken Japanese made readable (ケバ取り): fillers, stumbles and calls for assent go, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language import fillers_ja, quoted
from pipeline.language.japanese import Token
from pipeline.language.spoken import QUESTION_MARKS, ends_asking
from pipeline.lexicon.named import cue, words

_LEAD = words("ja", "speech/lead")

_SOFT_ENDS = words("ja", "speech/soft-ends")

CLAUSE_ENDS = words("ja", "speech/clause-ends")

SOFTENING_ENDS = words("ja", "speech/softening-ends")

_INTERROGATIVE = cue("ja", "speech/interrogative")

_INVITES = cue("ja", "speech/invites")
_HOW_MUCH = cue("ja", "speech/how-much")
_ASKS = cue("ja", "speech/asks")
_MUSING = cue("ja", "speech/musing")

# Whether somebody asks is heard in so many characters at the end.
_LAST = 40

_LEFT_TO_ANSWER = cue("ja", "speech/left-to-answer")
_TAG_QUESTION = cue("ja", "speech/tag-question")

_BREAKS_OFF = words("ja", "speech/breaks-off")
_GIVES_REASON = cue("ja", "speech/gives-reason")
_EMPTY_TAIL = cue("ja", "speech/empty-tail")
# No such tail is longer (in characters).
_TAIL = 16
# A clause of fewer morphemes is none to stand alone.
_CLAUSE = 3

_CONNECTIVE = cue("ja", "speech/connective")


def tidy(raw: str, piece: Sequence[Token], *, question: bool) -> tuple[str, list[Token]]:
    """Light editing for reading (ケバ取り): nothing is added but commas and a full stop.

    `piece` are the tokens of `raw`. Returns the text and the tokens that are left, with their old places.
    """
    offset = piece[0].start if piece else 0
    make = tuple.__new__  # once a morpheme
    here = [make(Token, (token[0], token[1] - offset, *token[2:])) for token in piece] if offset else piece
    cut = [(one.start, one.end) for one in fillers_ja.sure(raw, here)]
    # What somebody quotes is kept to the letter.
    inside = quoted.spans(raw) if cut else []
    cut = [place for place in cut if not any(start < place[0] < end for start, end in inside)] if inside else cut
    agreed = fillers_ja.agreement(raw, here)
    leads = _CONNECTIVE.match(raw, _after_fillers(raw, agreed, cut))
    agreed = leads.end() if leads else agreed
    kept = [
        token
        for token, place in zip(piece, here, strict=True)
        if place[1] >= agreed and not (cut and any(start <= place[1] and place.end <= end for start, end in cut))
    ]
    parts = _without_ends(_without_lead(kept), question)
    return _joined(parts, question), parts


def _after_fillers(raw: str, start: int, cut: Sequence[tuple[int, int]]) -> int:
    """Where the words begin, behind everything at the head that is cut."""
    for first, end in sorted(cut):
        if first >= start and not raw[start:first].strip("、 　"):
            start = end
    return start + len(raw[start:]) - len(raw[start:].lstrip("、 　"))


def untouched(raw: str, piece: Sequence[Token], *, question: bool) -> tuple[str, list[Token]]:
    """A sentence that is not to be cut: its words as they are but for those that are said twice in a row, with a full stop."""
    offset = piece[0].start if piece else 0
    here = [token._replace(start=token.start - offset) for token in piece]
    cut = [(one.start, one.end) for one in fillers_ja.stammered(raw, here)]
    kept = [
        token
        for token, place in zip(piece, here, strict=True)
        if not any(start <= place.start and place.end <= end for start, end in cut)
    ]
    return _joined(kept, question), kept


def _without_lead(parts: list[Token]) -> list[Token]:
    # 「あのですね、」: what is left of it without the filler.
    if [token.surface for token in parts[:2]] == ["です", "ね"]:
        parts = parts[2:]
    while (
        parts
        and (
            (parts[0].pos == "補助記号" and parts[0].surface in "、。,.…ー")
            or (
                parts[0].pos == "助詞"
                and parts[0].surface != "なんか"
                and len(parts) > 1
                # Of 「というのは」 and 「とはいえ」 nothing is cut: the rest is no word.
                and not any(part.lemma in ("言う", "為る") for part in parts[1:3])
            )
            or (
                parts[0].surface in _LEAD
                and parts[0].pos in ("接続詞", "感動詞", "副詞", "助詞", "助動詞")
                and len(parts) > 1
            )
        )
    ):
        parts = parts[1:]
    return parts


def _without_ends(parts: list[Token], question: bool) -> list[Token]:
    """Cut trailing particles that only ask for assent, and a conjunction that leads nowhere."""
    while (
        parts
        and parts[-1].pos in ("補助記号", "接続詞")
        and parts[-1].surface not in ("」", "』", "）", ")", "?", "？")
    ):
        parts = parts[:-1]
    if parts and parts[-1].surface in ("?", "？"):
        return parts
    parts = _without_softeners(parts)
    if len(parts) > 4 and _agrees(parts):
        parts = parts[:-2]
    if question or not parts:
        return _without_softeners(parts)
    return _without_tail(_without_softeners(_without_clause_end(parts)))


def _without_tail(parts: list[Token]) -> list[Token]:
    """Cut what talk puts behind a sentence that is over (「〜で働いているっていう感じです」), unless a time stands in it alone."""
    text = "".join(token.surface for token in parts)
    tail = _EMPTY_TAIL.search(text[-_TAIL:])
    if tail is None:
        return parts
    place, left = len(parts), len(tail[0])
    while left > 0:
        place -= 1
        left -= len(parts[place].surface)
    if left or place <= _CLAUSE or not _ends_clause(parts[place - 1]) or parts[place - 1].surface == "だ":
        return parts
    return parts if tail[0].endswith("た") and parts[place - 1].kind != "助動詞-タ" else parts[:place]


def _ends_clause(token: Token) -> bool:
    """Whether a sentence may end with this word, which in talk has the form that leads on, too."""
    plain = token.pos in ("助動詞", "動詞", "形容詞") and token.form.startswith(("終止形", "連体形"))
    return plain and token.surface != "な"


def _without_clause_end(parts: list[Token]) -> list[Token]:
    """Cut a conjunction behind which nothing comes any more (「〜だったんで。」): what stands before it is said all the same.

    The answer to why stays a reason (「早いのは、近いから。」).
    """
    soft = parts[-1].detail == "終助詞" and parts[-1].surface in _SOFT_ENDS
    here = parts[:-1] if soft else parts
    for size in (1, 2):
        word = "".join(token.surface for token in here[-size:])
        if len(here) < size + _CLAUSE or word not in _BREAKS_OFF or (size == 1 and here[-1].detail != "接続助詞"):
            continue
        answers = word not in SOFTENING_ENDS and _GIVES_REASON.search("".join(token.surface for token in here))
        if _ends_clause(here[-size - 1]) and not answers:
            return here[:-size]
    return parts


def _agrees(parts: Sequence[Token]) -> bool:
    """Whether 「そうです」 or 「そうだ」 at the end says yes to the other, behind a clause that is left open (「〜ので、そうですね」)."""
    before = parts[-3]
    open_clause = (
        before.detail == "接続助詞" or before.pos == "補助記号" or (parts[-4].surface, before.surface) == ("の", "で")
    )
    return parts[-2].surface == "そう" and parts[-1].surface in ("です", "だ") and open_clause


def _without_softeners(parts: list[Token]) -> list[Token]:
    while len(parts) > 2 and parts[-1].detail == "終助詞" and _predicate(parts[-2]):
        if parts[-1].surface not in _SOFT_ENDS or parts[-2].surface == "か":
            break  # 「〜ですかね」 leaves it open: without its か it would say so.
        parts = parts[:-1]
    return parts


def _predicate(token: Token) -> bool:
    return token.surface == "か" or token.pos in ("助動詞", "動詞", "形容詞") or token.detail == "終助詞"


def _joined(parts: Sequence[Token], question: bool) -> str:
    pieces: list[str] = []
    since = 0
    last = len(parts) - 1
    for index, token in enumerate(parts):
        if (
            pieces
            and token.surface[0].isascii()
            and parts[index - 1].end < token.start
            and _latin(pieces[-1][-1:])
            and _latin(token.surface[:1])
        ):
            pieces.append(" ")
        pieces.append(token.surface)
        since = 0 if token.pos == "補助記号" else since + len(token.surface)
        if index < last and _wants_comma(parts, index, since):
            pieces.append("、")
            since = 0
    text = "".join(pieces).strip()
    # A sentence that is not to be cut still has its own stop.
    text = re.sub(r"、{2,}", "、", text).lstrip("、").rstrip("。．.、, 　")
    if not text:
        return ""
    if text[-1] in "?？":
        return text.rstrip("?？") + "？"
    if text[-1] in "!！":
        return text
    return text + ("？" if question and not _INVITES.search(text) else "。")


# So many characters without a mark are read in one go, up to the end of a clause, and where one thing is only told after the other.
_CLAUSE_SPAN, _SPAN = 14, 20


def _wants_comma(parts: Sequence[Token], index: int, since: int) -> bool:
    """Whether a reader needs a comma behind this token, `since` characters after the last mark."""
    token, following = parts[index], parts[index + 1]
    if since < _CLAUSE_SPAN or following.pos in ("助詞", "助動詞", "補助記号", "接尾辞"):
        return False
    if is_clause_end(parts, index):
        return True
    # Behind て a word may stand that only helps the verb (「〜ていただく」「〜てほしい」).
    told = token.detail == "接続助詞" and token.surface in ("て", "で", "ば", "と") and following.detail != "非自立可能"
    return told and (since >= _SPAN or following.pos == "接続詞")


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def is_question(raw: str) -> bool:
    """Whether somebody asks, rather than seeks assent (「いいじゃないですか」) or muses (「〜ですかね」)."""
    said = raw.rstrip("。、 　")
    if _LEFT_TO_ANSWER.search(raw):
        return True
    marked = ends_asking(said)
    ending = said[-_LAST:]
    if marked:
        ending = ending.rstrip(QUESTION_MARKS) + "？"
    if _TAG_QUESTION.search(ending) and not _INTERROGATIVE.search(ending):
        return False
    if marked:
        return True
    if _INVITES.search(ending) or _HOW_MUCH.search(ending):
        return True
    if _MUSING.search(ending) and not _INTERROGATIVE.search(said):
        return False
    return _ASKS.search(ending) is not None


def is_clause_end(parts: Sequence[Token], index: int) -> bool:
    """Whether a clause ends with a conjunction (けど、ので、から …) at this token."""
    if parts[index].surface in ("、", ","):
        index -= 1
    token = parts[index]
    if token.detail == "接続助詞":
        return token.surface in CLAUSE_ENDS
    return token.surface == "で" and index > 0 and parts[index - 1].surface in ("の", "ん") and token.pos == "助動詞"
