"""Spoken Japanese: sentences where nobody set a full stop, and light editing for reading (ケバ取り)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.japanese import Token, content_words, is_content, phrases, tokens
from pipeline.language.sentences import sentences
from pipeline.language.spoken import Spoken

__all__ = ["advertises", "content_words", "continues", "joins_without_space", "spoken"]


joins_without_space = True

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

_CLAUSE_ENDS = frozenset(["けど", "けれど", "けれども", "けども", "が", "ので", "から", "し"])

_INTERROGATIVE = re.compile(
    r"何|なに|なん(?:で|の|です|年|人|回|個|社|ですか)|どう|どんな|どの|どこ|どれ|どちら|どっち|どなた|誰|だれ|いつ|いくら|いくつ|なぜ|幾ら"
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

_IDLE = re.compile(
    r"よろしくお願い|宜しくお願い|お願い(?:いた)?します|ありがとうござい|ありがとう(?:ね|。|$)|おめでとう|お疲れ(?:様|さま)|こんにちは|こんばんは|おはよう|初めまして|はじめまして"
    r"|来て(?:いただ|頂|もら)|お越し|お招き|お呼び|ゲスト(?:は|に|の)|概要欄|チャンネル登録|高評価|フォロー(?:し|お願い)|コメント(?:欄|を?お待ち)|お便り|次回|前回に(?:引き続き)|"
    r"お聞き(?:いただ|ください|の皆)|ご視聴|ご覧|始め(?:ていき|させて|たいと|ましょう)|(?:終わり|締め)(?:たいと|ましょう|にし)|お時間|聞こえ(?:ます|てます)|(?:録音|収録)(?:し|を|は|が)"
    r"|自己紹介|経歴(?:から|を)?(?:教え|お願い)|どうぞ。?$|ポッドキャスト|[Pp]odcast|質問箱|読み上げ|リスナー|スポンサー|提供(?:は|でお送り)"
)

_ADVERT = re.compile(r"概要欄|チャンネル登録|高評価|スポンサー|提供でお送り|クーポン|リンクから|お申し込み")

_JOINED = re.compile(r"(?<=[0-9A-Za-z]) (?=[0-9A-Za-z])")


def advertises(text: str) -> bool:
    """Whether a sentence belongs to an advertisement or to the housekeeping of a programme."""
    return bool(_ADVERT.search(text))


def continues(before: str, text: str) -> bool:
    """Whether `text` begins with what cannot begin a sentence, after a turn that ended in the middle of one."""
    first = next(iter(tokens(text[:40])), None)
    last = [token for token in tokens(before[-40:]) if token.pos != "補助記号"]
    if first is None or not last:
        return False
    if first.pos in ("助動詞", "接尾辞") or (first.pos == "助詞" and first.surface not in ("なんか", "って", "か")):
        return not (last[-1].pos == "助詞" and last[-1].detail == "終助詞" and first.pos == "助詞")
    if last[-1].detail == "数詞":
        return first.pos in ("接尾辞", "名詞")
    unfinished = (
        last[-1].detail == "接続助詞" or last[-1].pos in ("接頭辞", "名詞") or last[-1].form.startswith("連用形")
    )
    return first.pos == "動詞" and first.detail == "非自立可能" and unfinished


def spoken(text: str) -> tuple[Spoken, ...]:
    """The sentences of one utterance. Half-open slices of it, so that `raw` is verbatim."""
    found: list[Spoken] = []
    for sentence in sentences(text, "ja"):
        parts = tokens(sentence.text)
        for start, end in _cuts(parts):
            piece = parts[start:end]
            raw = sentence.text[piece[0].start : piece[-1].end]
            found.append(_look(raw, piece, sentence.text))
    return tuple(found)


_POLITE = ("助動詞-デス", "助動詞-マス")


def _cuts(parts: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of tokens, one a sentence."""
    start = 0
    for index in range(len(parts)):
        if index + 1 == len(parts) or _ends(parts, index):
            if any(token.pos != "補助記号" for token in parts[start : index + 1]):
                yield from _shorter(parts, start, index + 1)
            start = index + 1


def _ends(parts: Sequence[Token], index: int) -> bool:
    """Whether a sentence ends after this token although no full stop says so."""
    token, following = parts[index], parts[index + 1]
    before = parts[index - 1] if index else None
    if token.surface in ("?", "？", "!", "！"):
        return before is not None and before.pos in ("助詞", "助動詞", "動詞", "形容詞") and following.pos != "補助記号"
    if following.pos in ("助詞", "助動詞", "接尾辞", "補助記号") or following.detail == "助動詞語幹":
        return False
    if before is not None and (token.detail == "終助詞" or token.surface == "か"):
        if token.surface == "か":
            return before.kind in _POLITE
        return before.pos in ("助動詞", "動詞", "形容詞") or before.detail == "終助詞"
    polite = token.kind in _POLITE or (before is not None and before.kind in _POLITE and token.kind == "助動詞-タ")
    if polite and token.form.startswith(("終止形", "連体形")):
        return True
    return token.form.startswith("終止形") and following.pos == "接続詞"


# A sentence longer than this (characters) is cut at its conjunctions; no piece gets shorter than the second figure.
_LONG, _PIECE = 75, 24


def _shorter(parts: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    def length(first: int, last: int) -> int:
        return parts[last - 1].end - parts[first].start

    if length(start, end) <= _LONG:
        yield start, end
        return
    for index in range(start, end - 1):
        after = parts[index + 1]
        if after.pos in ("助詞", "助動詞", "接尾辞") or length(index + 1, end) < _PIECE:
            continue
        if after.surface in ("、", ",") and index + 2 < end:
            index += 1
        size = length(start, index + 1)
        if (_is_clause_end(parts, index) and size >= _PIECE) or (_is_te(parts, index) and size >= 2 * _LONG):
            yield start, index + 1
            start = index + 1
            if length(start, end) <= _LONG:
                break
    if start < end:
        yield start, end


def _is_clause_end(parts: Sequence[Token], index: int) -> bool:
    if parts[index].surface in ("、", ","):
        index -= 1
    token = parts[index]
    if token.detail == "接続助詞":
        return token.surface in _CLAUSE_ENDS
    return token.surface == "で" and index > 0 and parts[index - 1].surface in ("の", "ん") and token.pos == "助動詞"


def _is_te(parts: Sequence[Token], index: int) -> bool:
    if parts[index].surface in ("、", ","):
        index -= 1
    return parts[index].detail == "接続助詞" and parts[index].surface in ("て", "で")


def _look(raw: str, piece: Sequence[Token], whole: str) -> Spoken:
    text = _tidy(raw)
    kept = tokens(text)
    words = tuple(token.lemma for token in kept if is_content(token))
    letters = [token for token in kept if token.pos != "補助記号"]
    question = _is_question(raw)
    return Spoken(
        raw=raw,
        text=text,
        words=words,
        phrases=tuple(phrases(kept)),
        question=question,
        finished=question or _finished(piece),
        dangling=bool(letters) and _dangles(letters),
        idle=not words or len(letters) < 4 or bool(_IDLE.search(raw)),
    )


def _is_question(raw: str) -> bool:
    ending = raw.rstrip("。、 　")
    if _TAG_QUESTION.search(ending) and not _INTERROGATIVE.search(ending[-40:]):
        return False
    if ending.endswith(("?", "？")):
        return True
    if _MUSING.search(ending) and not _INTERROGATIVE.search(ending):
        return False
    return bool(re.search(r"(?:です|ます|でした|ました|ません|でしょう)か(?:ね|な)?$", ending))


def _finished(piece: Sequence[Token]) -> bool:
    letters = [token for token in piece if token.pos != "補助記号"]
    if not letters:
        return False
    last = letters[-1]
    if last.detail == "終助詞" or last.form.startswith(("終止形", "命令形", "意志推量形", "連体形")):
        return last.surface != "な"
    return (last.surface in _CLAUSE_ENDS and last.detail == "接続助詞") or _is_clause_end(letters, len(letters) - 1)


def _dangles(letters: Sequence[Token]) -> bool:
    first = letters[0]
    if first.pos in ("接続詞", "助詞", "助動詞", "接尾辞", "連体詞"):
        return True
    return (first.pos == "代名詞" and first.lemma not in ("私", "僕", "俺", "我々")) or first.surface in (
        "そう",
        "こう",
        "その",
        "そういう",
    )


def _tidy(raw: str) -> str:
    """Light editing for reading (ケバ取り): nothing is added but commas and a full stop."""
    text = _STUTTER.sub("", _EH_TO.sub("", raw.strip()))
    text = _HESITATION.sub("", _AGREEMENT.sub("", text))
    parts = _without_doubles(_without_fillers(tokens(text)))
    parts = _without_ends(_without_lead(parts), _is_question(raw))
    return _joined(parts, raw)


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
            if len(kept) < 2 * size:
                continue
            first, second = kept[-2 * size : -size], kept[-size:]
            same = [part.surface for part in first] == [part.surface for part in second]
            meant = any(part.detail == "数詞" or part.pos in ("副詞", "補助記号") for part in second)
            # 「あるある」「行く行く」 are words; a noun or a particle said twice is a stumble.
            if same and not meant and (size > 1 or second[0].pos not in ("動詞", "形容詞", "感動詞")):
                del kept[-size:]
                break
    return kept


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
    if (
        len(parts) > 2
        and parts[-1].detail == "接続助詞"
        and parts[-1].surface in _CLAUSE_ENDS
        and _predicate(parts[-2])
    ):
        parts = parts[:-1]
    elif (
        len(parts) > 3 and parts[-1].surface == "で" and parts[-2].surface in ("の", "ん") and parts[-1].pos == "助動詞"
    ):
        parts = parts[: -3 if parts[-3].surface == "な" else -2]
    return _without_softeners(parts, question)


def _without_softeners(parts: list[Token], question: bool) -> list[Token]:
    while len(parts) > 2 and parts[-1].detail == "終助詞" and _predicate(parts[-2]):
        if parts[-1].surface not in _SOFT_ENDS and (
            question or parts[-1].surface != "か" or parts[-2].kind not in _POLITE
        ):
            break
        if parts[-1].surface == "か" and parts[-3].surface in ("ない", "ん") and parts[-3].pos in ("助動詞", "形容詞"):
            break  # 「いいじゃないですか」 agrees; without its か it would deny.
        if parts[-2].surface == "か" and (question or parts[-3].kind not in _POLITE):
            break
        parts = parts[:-1]
    return parts


def _predicate(token: Token) -> bool:
    return token.surface == "か" or token.pos in ("助動詞", "動詞", "形容詞") or token.detail == "終助詞"


def _joined(parts: Sequence[Token], raw: str) -> str:
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
    return text + ("？" if _is_question(raw) else "。")


def _wants_comma(parts: Sequence[Token], index: int) -> bool:
    return _is_clause_end(parts, index) and parts[index + 1].pos not in ("助詞", "助動詞", "補助記号", "接尾辞")


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
