"""Spoken Japanese made readable (ケバ取り): fillers, stumbles and calls for assent go, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.japanese import Token, tokens

_FILLERS_TEXT = """
えー えーと えっと ええと えと あの あのー あのう あのね うーん うん うんうん はい ええ あー ああ あっ おー んー ん
ほら まあ まぁ まー ま ねえ さあ いやー へー ふむ ふむふむ ふーん おお はあ やあ うー えーっと
"""

_FILLERS = frozenset(_FILLERS_TEXT.split())

_LEAD_TEXT = """
で じゃ じゃあ では そしたら そうしたら それで そして ちなみに 因みに あと それじゃあ いや 確か もう まず ところで
"""

_LEAD = frozenset(_LEAD_TEXT.split())

_SOFT_ENDS = frozenset(["ね", "よ", "な", "さ", "わ", "ねー", "よー", "なあ", "かな", "っけ"])

CLAUSE_ENDS = frozenset(["けど", "けれど", "けれども", "けども", "が", "ので", "から", "し"])

POLITE = ("助動詞-デス", "助動詞-マス")

_INTERROGATIVE = re.compile(
    r"何|なに|なん(?:で|の|です|年|人|回|個|社|ですか)|どう|どんな|どの|どこ|どれ|どちら|どっち|どなた|誰|だれ|いつ|いくら|いくつ|なぜ|幾ら"
)

_INVITES = re.compile(
    r"(?:教えて|聞かせて|お聞かせ|お話し|話して|説明して)(?:ください|下さい|いただ.{1,8}|もら.{1,8})$"
)
_MUSING = re.compile(r"(?:です|ます|でした|ました)か(?:ね[ーえ]?|な[ー]?)$")

_TAG_QUESTION = re.compile(
    r"(?:じゃない|ではない|じゃん|ません|ないん|ない|でしょう|だろう)(?:です)?か(?:ね|な)?[?？。]?$"
)

_AGREEMENT = re.compile(
    r"^(?:(?:そう(?:です|なん(?:です|だ)|っす|だ)(?:よ)?(?:ね[ー〜え]*)|そう(?=[、。])|そうそう(?:そう)*|なるほど(?:です)?(?:ね)?|確かに(?:です)?(?:ね)?"
    r"|はい|うん|ええ|いえいえ|いや|了解です|間違いない(?:です)?(?:ね)?|(?:本当|ほんと)(?:に|です)?(?:よ)?ね|わかります|分かります)[、。!！]*)+"
)

_HESITATION = re.compile(
    r"なんて(?:いう|言う|言い|いい)(?:の|ん|ます)?(?:かな|だろう?|でしょう|か)?(?:ね)?[、,]?|(?<![うな])なんだろう?(?:な|ね)?(?=[^か。])[、,]?"
)

_EH_TO = re.compile(r"(?<![\u3041-\u3096])(?:[えん]ー?ー?えーっ?と|え[ーえ]*っ?と|う[ーん]+と|んー?と)[ー〜]*[、,]?")

_STUTTER = re.compile(
    r"([\u30a1-\u30fa\u30fc\u4e00-\u9fff々][\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff々]{0,5}|(?<![\u3041-\u3096\u4e00-\u9fff])[\u3041-\u3096]{1,3})[、,]\s*(?=\1)"
)


def tidy(raw: str, piece: Sequence[Token]) -> tuple[str, list[Token]]:
    """Light editing for reading (ケバ取り): nothing is added but commas and a full stop.

    `piece` are the tokens of `raw`. Returns the text and the tokens that are left, with their old places.
    """
    text = _STUTTER.sub("", _EH_TO.sub("", raw))
    text = _HESITATION.sub("", _AGREEMENT.sub("", text))
    parts = _without_doubles(_without_fillers(piece if text == raw else tokens(text)))
    question = is_question(raw)
    parts = _without_ends(_without_lead(parts), question)
    return _joined(parts, question), parts


def _without_fillers(parts: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    index = 0
    while index < len(parts):
        token = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else None
        before = kept[-1] if kept else None
        noun_before = before is not None and before.pos in ("名詞", "代名詞", "接尾辞")
        if _is_filler(token, following):
            comma = following is not None and following.surface == "、" and (not kept or kept[-1].surface == "、")
            index += 1 + comma
            continue
        if token.surface == "なんか" and not noun_before:
            index += 1 + (following is not None and following.surface == "、")
            continue
        if token.surface == "なん" and following is not None and following.surface == "か" and not noun_before:
            index += 2
            continue
        if _is_mid_particle(token, before, following):
            index += 1
            continue
        kept.append(token)
        index += 1
    return kept


def _is_filler(token: Token, following: Token | None) -> bool:
    """あの before a noun points at something; elsewhere it is a filler, as えー and まあ always are."""
    points = token.pos == "連体詞" and following is not None and following.pos == "名詞"
    return token.surface in _FILLERS and token.pos in ("感動詞", "副詞", "名詞", "連体詞") and not points


def _is_mid_particle(token: Token, before: Token | None, following: Token | None) -> bool:
    """ね and さ that only hold the floor: after a word that no sentence ends with."""
    if token.detail != "終助詞" or token.surface not in ("ね", "さ", "ねー") or following is None:
        return False
    return (
        before is not None
        and following.pos != "補助記号"
        and before.pos in ("名詞", "代名詞", "副詞", "助詞", "接続詞")
    )


def _without_doubles(parts: Sequence[Token]) -> list[Token]:
    """Drop what is said twice in a row (「ATSもATSも」「そのその」); counted things (「1社1社」) stay."""
    kept: list[Token] = []
    for token in parts:
        kept.append(token)
        for size in (4, 3, 2, 1):
            if len(kept) >= 2 * size and kept[-1 - size].surface == token.surface and _stumbled(kept, size):
                del kept[-size:]
                break
    return kept


def _stumbled(kept: Sequence[Token], size: int) -> bool:
    """Whether the last `size` words repeat those before; 「あるある」 and counted things are meant."""
    first, second = kept[-2 * size : -size], kept[-size:]
    if [part.surface for part in first] != [part.surface for part in second]:
        return False
    if any(part.detail == "数詞" or part.pos in ("副詞", "補助記号") for part in second):
        return False
    return size > 1 or second[0].pos not in ("動詞", "形容詞", "感動詞")


def _without_lead(parts: list[Token]) -> list[Token]:
    while parts and (
        (parts[0].pos == "補助記号" and parts[0].surface in "、。,.…ー")
        or (parts[0].pos == "助詞" and parts[0].surface != "なんか" and len(parts) > 1)
        or (
            parts[0].surface in _LEAD
            and parts[0].pos in ("接続詞", "感動詞", "副詞", "助詞", "助動詞")
            and len(parts) > 1
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
    parts = _without_softeners(parts, question)
    if (
        len(parts) > 4
        and (parts[-2].surface, parts[-1].surface) == ("そう", "です")
        and parts[-3].pos in ("助詞", "補助記号")
    ):
        parts = parts[:-2]
    if len(parts) > 2 and parts[-1].detail == "接続助詞" and parts[-1].surface in CLAUSE_ENDS and _predicate(parts[-2]):
        parts = parts[:-1]
    elif (
        len(parts) > 3 and parts[-1].surface == "で" and parts[-2].surface in ("の", "ん") and parts[-1].pos == "助動詞"
    ):
        parts = parts[: -3 if parts[-3].surface == "な" else -2]
    return _without_softeners(parts, question)


def _without_softeners(parts: list[Token], question: bool) -> list[Token]:
    while len(parts) > 2 and parts[-1].detail == "終助詞" and _predicate(parts[-2]):
        if parts[-1].surface not in _SOFT_ENDS and (
            question or parts[-1].surface != "か" or parts[-2].kind not in POLITE
        ):
            break
        if parts[-1].surface == "か" and parts[-3].surface in ("ない", "ん") and parts[-3].pos in ("助動詞", "形容詞"):
            break  # 「いいじゃないですか」 agrees; without its か it would deny.
        if parts[-2].surface == "か" and (question or parts[-3].kind not in POLITE):
            break
        parts = parts[:-1]
    return parts


def _predicate(token: Token) -> bool:
    return token.surface == "か" or token.pos in ("助動詞", "動詞", "形容詞") or token.detail == "終助詞"


def _joined(parts: Sequence[Token], question: bool) -> str:
    pieces: list[str] = []
    since = 0
    for index, token in enumerate(parts):
        if pieces and parts[index - 1].end < token.start and _latin(pieces[-1][-1:]) and _latin(token.surface[:1]):
            pieces.append(" ")
        pieces.append(token.surface)
        since = 0 if token.pos == "補助記号" else since + len(token.surface)
        if since >= 14 and index + 1 < len(parts) and _wants_comma(parts, index):
            pieces.append("、")
            since = 0
    text = "".join(pieces).strip()
    text = re.sub(r"、{2,}", "、", text).lstrip("、")
    if not text:
        return ""
    if text[-1] in "?？":
        return text[:-1] + "？"
    return text + ("？" if question and not _INVITES.search(text) else "。")


def _wants_comma(parts: Sequence[Token], index: int) -> bool:
    return is_clause_end(parts, index) and parts[index + 1].pos not in ("助詞", "助動詞", "補助記号", "接尾辞")


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def is_question(raw: str) -> bool:
    """Whether somebody asks, rather than seeks assent (「いいじゃないですか」) or muses (「〜ですかね」)."""
    ending = raw.rstrip("。、 　")
    if _TAG_QUESTION.search(ending) and not _INTERROGATIVE.search(ending[-40:]):
        return False
    if ending.endswith(("?", "？")):
        return True
    if _INVITES.search(ending):
        return True
    if _MUSING.search(ending) and not _INTERROGATIVE.search(ending):
        return False
    return bool(re.search(r"(?:です|ます|でした|ました|ません|でしょう)か(?:ね|な)?$", ending))


def is_clause_end(parts: Sequence[Token], index: int) -> bool:
    """Whether a clause ends with a conjunction (けど、ので、から …) at this token."""
    if parts[index].surface in ("、", ","):
        index -= 1
    token = parts[index]
    if token.detail == "接続助詞":
        return token.surface in CLAUSE_ENDS
    return token.surface == "で" and index > 0 and parts[index - 1].surface in ("の", "ん") and token.pos == "助動詞"
