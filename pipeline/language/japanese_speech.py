"""Spoken Japanese: sentences, also where nobody set a full stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.language import corrections, numbers
from pipeline.language.fillers_ja import POLITE, pauses
from pipeline.language.japanese import Token, content_words, is_content, phrases, tokens
from pipeline.language.japanese_alone import may_be_shorter, starts
from pipeline.language.japanese_grammar import VAGUE, begins_broken, is_licensed, rubble
from pipeline.language.japanese_tidy import SOFTENING_ENDS, is_clause_end, is_question, tidy, untouched
from pipeline.language.sentences import sentences
from pipeline.language.spoken import Spoken
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

__all__ = [
    "advertises",
    "alone",
    "asking",
    "content_words",
    "continues",
    "corrects_before",
    "look",
    "replying",
    "spoken",
    "stops",
    "whole",
]

_IDLE = cue("ja", "speech/idle")

_ADVERT = cue("ja", "speech/advert")


def advertises(text: str) -> bool:
    """Whether a sentence belongs to an advertisement or to the housekeeping of a programme."""
    return bool(_ADVERT.search(text))


_ASKS_ON = cue("ja", "speech/asks-on")
_OPENS_TURN = cue("ja", "speech/opens-turn")
_BEFORE_NUMBER = words("ja", "speech/before-number")
# The least that is a sentence when its head is left out (characters).
_LEAST = 16
# So many characters tell which word stands at the edge of a turn.
_EDGE = 20
_ORDINAL, _OPENS_MESSAGE = cue("ja", "shapes/ordinal"), cue("ja", "speech/opens-message")
# Particles behind which the same sentence goes on (「〜の」「〜が」).
_LEADS_ON = frozenset(["格助詞"])
_GOES_ON = frozenset(["助動詞", "接尾辞", "助詞", "名詞", "動詞"])

# Behind a stop (「それで夜市を。」) who answers begins with this, and goes on with nothing.
_BEGINS_ANEW = lazy(r"だって(?![いう言])|[一-龠々]{1,4}は")


def continues(before: str, text: str) -> bool:
    """Whether `text` begins with what cannot begin a sentence, after a turn that ended in the middle of one."""
    if before.endswith(("まし", "でし", "っ")) and text.startswith(("た", "て", "ょう")):
        return True
    if _OPENS_TURN.match(text):
        return False
    first = next(iter(tokens(text[:_EDGE])), None)
    # What most turns begin with begins a sentence, whatever stands before it.
    if first is None or first.pos not in _GOES_ON:
        return False
    last = [token for token in tokens(before[-_EDGE:]) if token.pos != "補助記号"]
    if not last or (before.endswith("。") and (last[-1].surface == "か" or _BEGINS_ANEW.match(text))):
        return False
    # 「〜じゃないです」「かね」: the one who only told would have asked. 「一応週」「3回は」: the number is of that week.
    if _ASKS_ON.match(text) and last[-1].pos in ("助動詞", "動詞", "形容詞"):
        return True
    if first.detail == "数詞" and (last[-1].pos == "接頭辞" or last[-1].surface in _BEFORE_NUMBER):
        return True
    if first.pos in ("助動詞", "接尾辞") or (first.pos == "助詞" and first.surface not in ("なんか", "って", "か")):
        return not (last[-1].pos == "助詞" and last[-1].detail == "終助詞" and first.pos == "助詞")
    if last[-1].pos in ("代名詞", "連体詞") or last[-1].detail in _LEADS_ON:
        return first.pos in ("名詞", "動詞")
    if last[-1].detail == "数詞":
        return first.pos in ("接尾辞", "名詞")
    unfinished = (
        last[-1].detail == "接続助詞" or last[-1].pos in ("接頭辞", "名詞") or last[-1].form.startswith("連用形")
    )
    return first.pos == "動詞" and first.detail == "非自立可能" and unfinished


def stops(before: str, text: str) -> bool:
    """Whether a predicate stands at the end of `before` that may end a sentence, and `text` begins with no word that only goes on; behind
    anything where `text` counts the next of several (「二つ目は」)."""
    if _ORDINAL.match(text):
        return True
    last = [token for token in tokens(before[-_EDGE:]) if token.pos != "補助記号"][-1:]
    first = next(iter(tokens(text[:_EDGE])), None)
    opens = first is not None and (first.pos not in ("助詞", "助動詞", "接尾辞") or _OPENS_MESSAGE.match(text))
    if not (last and opens):
        return False
    return last[0].detail == "終助詞" or _is_plain_end(last[0])


def corrects_before(text: str) -> bool:
    """Whether the sentence begins by taking back something of the one before."""
    return corrections.corrects_before(text, "ja")


def alone(sentence: Spoken) -> Iterator[Spoken]:
    """Shorter forms in which a sentence may stand without the talk around it, the longest first; whether one is whole, its own marks say."""
    text = sentence.text
    # Whatever is left out at the head, a sentence without an end has none.
    if sentence.question or sentence.corrected or not sentence.finished or not may_be_shorter(text):
        return
    parts = tokens(text)
    for start in starts(text, parts):
        if start and len(text) - start >= _LEAST:
            yield replace(look(text[start:], [part for part in parts if part.start >= start]), raw=sentence.raw)


def whole(raw: str) -> Spoken:
    """Sentences that must not be taken apart, as one."""
    return look(raw, tokens(raw), corrected=True)


def spoken(text: str) -> tuple[Spoken, ...]:
    """The sentences of one utterance. Half-open slices of it, so that `raw` is verbatim."""
    found: list[Spoken] = []
    for sentence in sentences(text, "ja"):
        parts = _read(sentence.text)
        for start, end in _cuts(parts):
            piece = parts[start:end]
            raw = sentence.text[piece[0].start : piece[-1].end]
            found.append(look(raw, piece))
    return tuple(found)


def _read(text: str) -> tuple[Token, ...]:
    """The morphemes of a sentence; the よ that ends one before それ or そしたら is no part of よそ, as the tagger has it."""
    parts = tokens(text)
    for index in range(1, len(parts)):
        if parts[index].surface == "よそ" and _is_polite_end(parts, index - 1):
            place = parts[index].start + 1
            behind = [token._replace(start=token.start + place) for token in _read(text[place:])]
            return (*tokens(text[:place]), *behind)
    return parts


_MAY_END = frozenset(["助動詞", "助詞", "動詞", "形容詞", "補助記号", "接尾辞"])


def _cuts(parts: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of tokens, one a sentence."""
    start = 0
    for index in range(len(parts)):
        # Behind a noun no sentence ends that is not marked as ended.
        if index + 1 == len(parts) or (parts[index].pos in _MAY_END and _ends(parts, index)):
            if any(token.pos != "補助記号" for token in parts[start : index + 1]):
                yield from _shorter(parts, start, index + 1)
            start = index + 1


def _ends(parts: Sequence[Token], index: int) -> bool:
    """Whether a sentence ends after this token although no full stop says so."""
    token, following = parts[index], parts[index + 1]
    before = parts[index - 1] if index else None
    if token.surface in ("?", "？", "!", "！"):
        return before is not None and before.pos in ("助詞", "助動詞", "動詞", "形容詞") and following.pos != "補助記号"
    if pauses(parts, index):
        return False
    if _opens_after_polite(parts, index) or _asks_for_assent(parts, index):
        return True
    # 「〜じゃないですかなんで〜」: the next sentence opens with なんで.
    behind = parts[index + 2].surface if index + 2 < len(parts) else ""
    if following.surface == "な" and behind.startswith("ん"):
        return token.surface == "か" and before is not None and before.kind in POLITE
    if following.pos in ("助詞", "助動詞", "接尾辞", "補助記号") or following.detail == "助動詞語幹":
        return False
    if before is not None and (token.detail == "終助詞" or token.surface == "か"):
        if token.surface == "か":
            return before.kind in POLITE
        return before.pos in ("助動詞", "動詞", "形容詞") or before.detail == "終助詞"
    return _is_polite_end(parts, index) or (_is_plain_end(token) and _opens(following, behind))


_COPULA = "助動詞-デス"
_PLAIN_ENDS = ("終止形", "連体形")


def _is_plain_end(token: Token) -> bool:
    """Whether a sentence may end here in plain form, which in talk is also the form before a noun."""
    predicate = token.pos in ("動詞", "形容詞", "助動詞") and token.form.startswith(_PLAIN_ENDS)
    return predicate and token.surface not in ("な", "の") and token.lemma != "言う"


def _opens(token: Token, behind: str) -> bool:
    """Whether a word opens a sentence wherever it stands: a connective, or what was just said as the topic (「これは」)."""
    return token.pos == "接続詞" or (token.pos == "代名詞" and token.surface in _POINTED_AT and behind in ("は", "も"))


def _asks_for_assent(parts: Sequence[Token], index: int) -> bool:
    """Whether a predicate with ね or よね is over, though only a comma, or なんか, comes behind it (「いいですよね、朝は…」).

    Behind a noun, ですね may be a mere pause (「私はですね、」).
    """
    token, following = parts[index], parts[index + 1]
    if token.detail != "終助詞" or token.surface not in ("ね", "よ") or following.surface not in ("、", ",", "なんか"):
        return False
    while index and parts[index].detail == "終助詞":
        index -= 1
    before = parts[index - 1]
    if parts[index].kind == "助動詞-タ":
        return before.kind in POLITE
    plain = before.pos in ("形容詞", "助動詞") or before.detail == "準体助詞"
    return _is_polite_end(parts, index) and (parts[index].kind != _COPULA or plain)


def _opens_after_polite(parts: Sequence[Token], index: int) -> bool:
    """Whether a polite end, with or without よ, is followed by what can only open the next sentence (で、でも、なので)."""
    token, following = parts[index], parts[index + 1]
    if token.detail == "終助詞" and token.surface in ("よ", "ね"):
        return _is_polite_end(parts, index - 1) and following.surface in ("で", "でも", "じゃ", "な", "だ", "とか")
    return _is_polite_end(parts, index) and following.surface in ("で", "でも", "じゃ", "なんか")


def _is_polite_end(parts: Sequence[Token], index: int) -> bool:
    """Whether です, ます, or た behind them, ends a sentence in form."""
    token = parts[index]
    polite = token.kind in POLITE or (index > 0 and parts[index - 1].kind in POLITE and token.kind == "助動詞-タ")
    return polite and token.form.startswith(_PLAIN_ENDS)


_POINTED_AT = frozenset(["これ", "それ", "あれ"])
# A sentence longer than this (characters) is cut at its conjunctions; no piece gets shorter than the second figure.
_LONG, _PIECE = 75, 24
# A reason (「〜ので」「〜から」) stays with what follows from it, unless it is longer than this itself.
_REASON = 50


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
        least = _PIECE if _softens(parts, index) else _REASON
        if (is_clause_end(parts, index) and size >= least) or (_is_te(parts, index) and size >= 2 * _LONG):
            yield start, index + 1
            start = index + 1
            if length(start, end) <= _LONG:
                break
    if start < end:
        yield start, end


def _softens(parts: Sequence[Token], index: int) -> bool:
    """Whether a clause ends with けど or が, behind which another thought begins."""
    if parts[index].surface in ("、", ","):
        index -= 1
    return parts[index].surface in SOFTENING_ENDS or parts[index].surface == "が"


def _is_te(parts: Sequence[Token], index: int) -> bool:
    if parts[index].surface in ("、", ","):
        index -= 1
    return parts[index].detail == "接続助詞" and parts[index].surface in ("て", "で")


def look(raw: str, piece: Sequence[Token], *, corrected: bool = False) -> Spoken:
    """One sentence, `piece` its tokens, made readable and judged."""
    corrected = corrected or corrections.corrects(raw, "ja")
    question = is_question(raw)
    text, kept = (untouched if corrected else tidy)(raw, piece, question=question)
    words = tuple([token.lemma for token in kept if is_content(token)])
    letters = [token for token in kept if token.pos != "補助記号"]
    chatter, short = bool(_IDLE.search(raw)), not words or len(letters) < _SHORT
    finished = (question or is_licensed(kept) or _ends_softly(raw, letters)) and not _HOLE.search(raw)
    return Spoken(
        raw=raw,
        text=text,
        words=words,
        phrases=tuple(phrases(kept)),
        question=question,
        finished=finished,
        ended=finished or (_is_left_open(raw, letters) and not _HOLE.search(raw)),
        dangling=bool(letters) and (_dangles(letters) or begins_broken(piece, text)),
        idle=chatter or short,
        slight=not chatter and short and _says_something(words, letters, text, question),
        corrected=corrected,
        vague=len(VAGUE.findall(text)) + rubble(kept),
    )


def _ends_softly(raw: str, letters: Sequence[Token]) -> bool:
    """Whether a stop stands behind の as it ends what is told among friends (「九十人に減ったの。」)."""
    if len(letters) < _SHORT or letters[-1].surface != "の" or not raw.rstrip().endswith("。"):
        return False
    before = letters[-2]
    return before.pos in ("動詞", "形容詞", "助動詞") and before.form.startswith(_PLAIN_ENDS) and before.surface != "な"


_HOLE = cue("ja", "speech/hole")
_OPEN_ENDS = frozenset(["感動詞", "名詞", "接尾辞", "代名詞", "形状詞", "副詞"])


def _is_left_open(raw: str, letters: Sequence[Token]) -> bool:
    """Whether a stop stands behind what talk may end with although more could follow: a noun or a particle, and no half of a verb.

    Behind a comma it belongs to the predicate before it (「すごいんですよ、うちの苗は。」).
    """
    if not letters or raw.startswith(("、", ",")) or not raw.rstrip().endswith(("。", "！")):
        return False
    last = letters[-1]
    # 「住む人のものなんで。」
    reason = last.surface == "で" and len(letters) > _SHORT and letters[-2].surface in ("ん", "の")
    return (
        reason or last.pos in _OPEN_ENDS or (last.pos == "助詞" and (last.detail != "終助詞" or last.surface == "か"))
    )


def _says_something(words: Sequence[str], letters: Sequence[Token], text: str, question: bool) -> bool:
    """Whether a short sentence says something where it answers or asks: 「三名です」「いいえ」「何を変えたんですか」, not 「本当ですか」."""
    asks = question and any(token.surface in _ABOUT and token.pos == "助詞" for token in letters)
    # 「結局、あげませんでした。」
    does = any(token.pos == "動詞" and token.lemma not in _SAYS_NOTHING for token in letters)
    return bool(words or asks or does or _REPLY.match(text) or next(numbers.read(text), None))


_ABOUT = frozenset("はがをもに")
_SAYS_NOTHING = frozenset(["為る", "有る", "居る", "成る", "言う", "思う", "御座る", "願う", "分かる", "違う"])
_REPLY = cue("ja", "speech/reply")
# A shorter sentence says nothing outside its conversation (morphemes).
_SHORT = 4


def replying(sentence: Spoken) -> Spoken:
    """The form in which a sentence stands right behind a question: with the yes or no at its head."""
    reply = _REPLY.match(sentence.raw)
    if reply is None or sentence.corrected or sentence.text.startswith(reply[1]):
        return sentence
    return replace(sentence, text=f"{reply[1]}、{sentence.text}")


def asking(sentence: Spoken) -> Spoken:
    """The same by somebody who is there to ask: what seeks assent (「〜ですよね」), or asks to go on, is a question of his."""
    if sentence.question or sentence.corrected:
        return sentence
    sought, prompts = _SEEKS_ASSENT.search(sentence.raw), _PROMPTS.search(sentence.raw)
    if sought is None and prompts is None:
        # Without its ね, what takes up an answer would be a claim: 「それはつらいです」.
        felt = sentence.text and _TAKES_UP.search(sentence.raw) and not sentence.text.endswith("ね。")
        return replace(sentence, text=f"{sentence.text.rstrip('。')}ね。") if felt else sentence
    said = sentence.text.rstrip("。")
    if sought is not None:
        # Of 「よね」 the ね alone may have been cleared.
        kept = next((size for size in range(len(sought[1]), 0, -1) if said.endswith(sought[1][:size])), 0)
        text = f"{said[: len(said) - kept]}{sought[1]}？"
    else:
        tail = _TRAILS_OFF.search(sentence.raw)
        text = f"{said}{tail[1]}。" if tail and not said.endswith(tail[1]) else sentence.text
    return replace(sentence, text=text, question=True, finished=True, ended=True)


_SEEKS_ASSENT, _PROMPTS = cue("ja", "speech/seeks-assent"), cue("ja", "speech/prompts")
_TAKES_UP = cue("ja", "speech/takes-up")
_TRAILS_OFF = cue("ja", "speech/trails-off")
_POINTS = words("ja", "speech/points")
_SO = frozenset(["そう", "こう"])
_POINTING = cue("ja", "speech/pointing")


def _dangles(letters: Sequence[Token]) -> bool:
    """Whether a sentence begins by pointing back at one before it (「それは」「そういう」「なので」)."""
    first, *rest = letters
    # 「例えばその」「多分それは」
    if first.pos == "副詞" and rest and (_POINTING.match(rest[0].surface) or rest[0].surface in _POINTS):
        return True
    if first.pos in ("接続詞", "助詞", "助動詞", "接尾辞") or _POINTING.match(first.surface) or first.lemma in _SO:
        return True
    if first.pos != "代名詞" or first.lemma in ("私", "僕", "俺", "我々", "誰", "何"):
        return False
    # 「これまで」「これから」 name a time and point at nothing.
    return not (first.surface in ("これ", "今") and len(letters) > 1 and letters[1].surface in ("まで", "から"))
