"""What a decent editor clears out of spoken Japanese (ケバ取り): fillers, stumbles and particles that hold the floor.

Everything is cleared by whole morphemes: a pattern that ends inside a word (「考えと」「はいった」「なんだろう」) clears nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.language.cleared import Cleared
from pipeline.language.japanese import Token, tokens
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

POLITE = ("助動詞-デス", "助動詞-マス")
_FILLERS = words("ja", "fillers/alone")
_WATCHED = _FILLERS | {"なんか", "なん"}
_EH_TO = cue("ja", "fillers/drawn-out")
_HESITATION = cue("ja", "fillers/hesitation")
_AGREEMENT = cue("ja", "fillers/agreement")
_TAKES_BACK = cue("ja", "fillers/takes-back")
_STUTTER = lazy(
    r"([\u30a1-\u30fa\u30fc\u4e00-\u9fff々][\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff々]{0,5}|[\u3041-\u3096]{1,6})[、,]\s*(?=\1)"
)
# The words before a hesitation, which may be said again behind it: 「ぼくは、えっと、ぼくは」.
_BEFORE = lazy(r"(?:^|(?<=[、。「]))([^\s、。，,「」]{1,8})[、,]?\Z")
_REACH = 16
_SOUND = cue("ja", "fillers/sound")
_BOUNDARY = "、。，．,.！？!?「」『』（）()\n 　…―–—"
_SOFT = words("ja", "fillers/soft")
_SOFT_ENDS = words("ja", "fillers/soft-ends")
_BUT = words("ja", "fillers/but")
_LEADS = words("ja", "fillers/leads")
_ENDS = frozenset("。．！？!?\n")
_COMMAS = ("、", ",")
_LEADS_ON = frozenset("がをはもにで")


def find(text: str) -> Iterator[Cleared]:
    """What may be cleared; `sure` marks what the drafter clears itself. Looked at sentence by sentence, as the drafter does."""
    for sentence in sentences(text, "ja"):
        for one in found(sentence.text, tokens(sentence.text)):
            yield one._replace(start=sentence.start + one.start, end=sentence.start + one.end)


def found(text: str, parts: Sequence[Token]) -> Iterator[Cleared]:
    """`find` in one sentence, `parts` its tokens."""
    yield from _held(text, parts)
    yield from _soft(text, parts)


def sure(text: str, parts: Sequence[Token]) -> Iterator[Cleared]:
    """What the drafter clears itself in one sentence."""
    return (one for one in _held(text, parts) if one.sure)


def _held(text: str, parts: Sequence[Token]) -> Iterator[Cleared]:
    yield from _patterns(text, parts)
    for one in _words(parts):
        yield one
        if one.sure and text[one.end - 1 : one.end] == "、":
            yield from _said_again(text, one.start, one.end, _edges(text, parts))
    yield from _doubled(parts)
    yield from _restarted(parts)


def stammered(text: str, parts: Sequence[Token]) -> Iterator[Cleared]:
    """What is said twice in a row with a comma between: that goes even where nothing else may be cleared."""
    if "、" in text or "," in text:
        found = {match.span() for match in _STUTTER.finditer(text)}
        yield from (one for one in _patterns(text, parts) if (one.start, one.end) in found)


def agreement(text: str, parts: Sequence[Token]) -> int:
    """One past the last character of what only agrees at the beginning (「はい、そうですね、」), in whole words."""
    match = _AGREEMENT.match(text)
    ends = {token.end for token in parts} if match else set[int]()
    return match.end() if match and (match[0][-1] in _BOUNDARY or match.end() in ends) else 0


def _edges(text: str, parts: Sequence[Token]) -> frozenset[int]:
    """Where a word begins or ends; a pattern must begin and end there."""
    places = {place for token in parts for place in (token.start, token.end)}
    return frozenset(places | {0, len(text)})


def _patterns(text: str, parts: Sequence[Token]) -> Iterator[Cleared]:
    hesitations = [match for pattern in (_EH_TO, _HESITATION) for match in pattern.finditer(text)]
    stutters = list(_STUTTER.finditer(text)) if "、" in text or "," in text else []
    # Most sentences have neither, and where their words begin need not be known.
    edges = _edges(text, parts) if hesitations or stutters else frozenset()
    nouns = ("名詞", "接尾辞")
    compounds = {
        second.start
        for first, second in (pairwise(parts) if stutters else ())
        if first.pos in nouns and second.pos in nouns
    }
    for match in hesitations:
        if _apart(text, match, edges):
            yield Cleared(*match.span(), sure=True)
            yield from _said_again(text, match.start(), match.end(), edges)
    for match in stutters:
        word, after = match[1], match.end() + len(match[1])
        # 「マ、マーティン」: one sound of a word that was begun twice.
        kana = "\u3041" <= word[0] <= "\u3096" or (len(word) == 1 and "\u30a1" <= word <= "\u30fa")
        begun = kana or after in edges - compounds or (len(word) == 1 and _is_begun_again(match.end(), parts))
        if match.start() in edges and begun and not (_counted(word) or _ends_a_clause(text, match, parts)):
            yield Cleared(*match.span(), sure=True)
    for match in _SOUND.finditer(text):
        yield Cleared(*match.span(), sure=True)


def _said_again(text: str, start: int, end: int, edges: frozenset[int]) -> Iterator[Cleared]:
    """The words before a hesitation from `start` to `end`, where they are said again behind it."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and before.start() in edges and text.startswith(before[1], end) and not _counted(before[1]):
        yield Cleared(before.start(), start, sure=True)


def _ends_a_clause(text: str, match: re.Match[str], parts: Sequence[Token]) -> bool:
    """Whether the sound is a particle of the words before it (「六時までなので、できません」), and no word begun twice."""
    attached = len(match[1]) == 1 and match.start() > 0 and text[match.start() - 1] not in _BOUNDARY
    return attached and any(one.start == match.start() and one.pos in ("助詞", "助動詞") for one in parts)


def _is_begun_again(place: int, parts: Sequence[Token]) -> bool:
    """Whether a longer word begins here that names no thing, and so is no member of a list (「実、実施する」, not 「木、木材」)."""
    token = next((one for one in parts if one.start == place), None)
    if token is None or len(token.surface) == 1:
        return False
    return token.pos in ("動詞", "形容詞", "形状詞", "副詞") or token.sort.startswith(("サ変", "形状詞"))


def _apart(text: str, match: re.Match[str], edges: frozenset[int]) -> bool:
    """Whether a match stands apart from the words around it: both ends are theirs, or a mark of punctuation is."""
    before = match.start() == 0 or text[match.start() - 1] in _BOUNDARY or match.start() in edges
    after = match.end() == len(text) or match[0][-1] in _BOUNDARY or text[match.end()] in _BOUNDARY
    marked = match.start() == 0 or text[match.start() - 1] in _BOUNDARY
    return before and (after or match.end() in edges) and (marked or match[0][0] not in "うんな何")


def _counted(word: str) -> bool:
    return any(sign in "〇一二三四五六七八九十百千万億" or sign.isdigit() for sign in word)


def _words(parts: Sequence[Token]) -> Iterator[Cleared]:
    """Fillers, and ね and さ that only hold the floor."""
    for index, token in enumerate(parts):
        if token[0] not in _WATCHED and token.detail != "終助詞":
            continue
        if pauses(parts, index):
            goes_on = parts[index + 1]
            yield Cleared(parts[index - 1].start, goes_on.end if goes_on.surface in _COMMAS else token.end, sure=True)
            continue
        following = parts[index + 1] if index + 1 < len(parts) else None
        before = parts[index - 1] if index else None
        noun_before = before is not None and before.pos in ("名詞", "代名詞", "接尾辞")
        comma = following is not None and following.surface == "、" and (before is None or before.surface in "、。")
        if is_filler(token, following) and (token.surface != "ん" or _alone(token, before, following)):
            end = following.end if following and (comma or _is_drawn_out(token, following)) else token.end
            yield Cleared(token.start, end, sure=True)
        elif token.surface == "なんか":
            after = following.end if following is not None and following.surface == "、" else token.end
            yield Cleared(token.start, after, sure=not noun_before)
        elif token.surface == "なん" and following is not None and following.surface == "か":
            yield Cleared(token.start, following.end, sure=not noun_before)
        elif before is not None and _holds_the_floor(token, before, following):
            yield Cleared(token.start, token.end, sure=True)


def pauses(parts: Sequence[Token], index: int) -> bool:
    """Whether this is the ね of a ですね behind a particle with which no sentence ends (「妻がですね入院して」): a breath, and no end."""
    if index < 2 or parts[index].surface not in ("ね", "ねー") or parts[index - 1].surface != "です":
        return False
    mark, goes_on = parts[index - 2], parts[index + 1] if index + 1 < len(parts) else None
    leads_on = mark.pos == "助詞" and mark.surface in _LEADS_ON
    return leads_on and goes_on is not None and (goes_on.pos != "補助記号" or goes_on.surface in _COMMAS)


def _is_drawn_out(token: Token, following: Token) -> bool:
    """Whether まあ was taken for two sounds."""
    return token.surface == "ま" and following.surface == "あ" and following.start == token.end


def is_filler(token: Token, following: Token | None) -> bool:
    """あの before a noun points at something, and ああ before いう or する; elsewhere they are fillers, as えー and まあ always are."""
    points = token.pos == "連体詞" and following is not None and following.pos in ("名詞", "接頭辞", "形状詞")
    points = points or (token.pos == "副詞" and following is not None and following.lemma in ("言う", "為る"))
    return token.surface in _FILLERS and token.pos in ("感動詞", "副詞", "名詞", "連体詞") and not points


def _alone(token: Token, before: Token | None, following: Token | None) -> bool:
    """Whether a sound of one letter stands between marks or blanks: elsewhere it is as likely the middle of a word."""
    starts = before is None or before.pos == "補助記号" or before.end < token.start
    return starts and (following is None or following.pos == "補助記号" or token.end < following.start)


def _holds_the_floor(token: Token, before: Token, following: Token | None) -> bool:
    """ね and さ after a word that no sentence ends with."""
    if token.detail != "終助詞" or token.surface not in ("ね", "さ", "ねー") or following is None:
        return False
    return following.pos != "補助記号" and before.pos in ("名詞", "代名詞", "副詞", "助詞", "接続詞")


def _doubled(parts: Sequence[Token]) -> Iterator[Cleared]:
    """What is said twice in a row (「ATSもATSも」「そのその」); counted things (「1社1社」) stay."""
    index = 0
    surfaces = [part.surface for part in parts]
    if len(set(surfaces)) == len(surfaces):
        return
    while index < len(parts):
        said = surfaces[index]
        if said not in surfaces[index + 1 : index + 5]:
            index += 1
            continue
        for size in (4, 3, 2, 1):
            if index + size >= len(parts) or said != surfaces[index + size]:
                continue
            first, second = parts[index : index + size], parts[index + size : index + 2 * size]
            if len(second) == size and _stumbled(first, second):
                yield Cleared(first[0].start, second[0].start, sure=True)
                index += size - 1
                break
        index += 1


# A noun said again with the particle that was meant: 「料金が、料金は」. Other pairs may say who does what to whom.
_REPAIRS = frozenset(["がは", "はが", "をは", "には", "では"])


def _restarted(parts: Sequence[Token]) -> Iterator[Cleared]:
    """A noun and its particle before the same noun with the one that was meant, with a comma between."""
    for index in range(len(parts) - 4):
        if parts[index + 2][0] != "、":
            continue
        noun, first, _, again, second = parts[index : index + 5]
        repairs = noun.surface == again.surface and noun.pos == again.pos == "名詞"
        particles = first.surface + second.surface if first.pos == second.pos == "助詞" else ""
        if repairs and noun.detail != "数詞" and particles in _REPAIRS:
            yield Cleared(noun.start, again.start, sure=True)


def _stumbled(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether words repeat those before them, by the same words in the same part; 「あるある」 and counted things are meant."""
    if [(one.surface, one.pos, one.lemma) for one in first] != [(one.surface, one.pos, one.lemma) for one in second]:
        return False
    if any(part.detail == "数詞" or part.pos in ("副詞", "補助記号") for part in second):
        return False
    return len(second) > 1 or second[0].pos not in ("動詞", "形容詞", "感動詞")


def _soft(text: str, parts: Sequence[Token]) -> Iterator[Cleared]:
    """What a quotation may lose and the drafter keeps: softeners, particles at the end, openings."""
    for index, token in enumerate(parts):
        before = parts[index - 1] if index else None
        opens = before is None or before.surface[-1] in _ENDS
        if opens:
            yield from _opening(text, token, parts, index)
        if token.surface in _SOFT and token.pos in ("副詞", "連体詞", "感動詞"):
            yield Cleared(token.start, token.end)
        elif before is None:
            continue
        elif _softens(token, before):
            yield Cleared(token.start, token.end)
        elif token.surface == "か" and index + 1 < len(parts) and _muses(parts, index):
            yield Cleared(token.start, parts[index + 1].end)


def _softens(token: Token, before: Token) -> bool:
    if token.detail == "終助詞":
        return token.surface in _SOFT_ENDS and before.surface != "か"
    return token.surface in _BUT and token.detail == "接続助詞" and before.kind in POLITE


def _muses(parts: Sequence[Token], index: int) -> bool:
    """「いいかなと思う」: the thought that follows keeps it open."""
    return parts[index + 1].surface in ("な", "なあ") and any(
        part.lemma == "思う" for part in parts[index + 2 : index + 5]
    )


def _opening(text: str, token: Token, parts: Sequence[Token], index: int) -> Iterator[Cleared]:
    end = agreement(text, parts) if index == 0 else 0
    if end and _TAKES_BACK.search(text[:end]) is None:
        yield Cleared(0, end)
    if token.surface in _LEADS and token.pos == "接続詞":
        yield Cleared(token.start, token.end)
