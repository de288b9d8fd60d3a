"""Whether a piece of spoken Japanese begins and ends as a sentence may: a licensed predicate, or it is not used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.language.japanese import Token
from pipeline.patterns import lazy

# Words by which a speaker feels his way, and what recognition left of them.
VAGUE = lazy(
    r"みたいな(?:の|感じ)|[○〇]{2,}|てか、?(?![らっ])|っけ(?=[。、？?]|$)|あれ(?:だっ|です|なん|じゃ|だと)|[0-9０-９]\S{0,3}じゃない。?$|って(?:いう|言う)(?:の|か)|なんだろう?|なんて(?:いう|言う)|なんか|まあ|まぁ|えっと|えー|あのー|うーん|んですよねで|ですねそう|あ(?=[ァ-ヺ一-龠])"
)
# What may stand between a noun and です: a particle there is the rest of something that was cut away.
_BEFORE_COPULA = frozenset(
    ["から", "まで", "だけ", "ばかり", "くらい", "ぐらい", "ほど", "など", "の", "ん", "のみ", "きり"]
)
_COPULAS = ("助動詞-デス", "助動詞-ダ")
_FINAL_FORMS = ("終止形", "命令形", "意志推量形")
# A verb or noun that introduces something else: with nothing behind it the sentence is open.
_INTRODUCES = lazy(
    r"(?:っていう|という|といった|みたいな|って|とか|っていうの[はがもで]?|ということ[はがもで]|(?:ところ|ぐらい|くらい|って|っていう|とか|けど)んだ|(?:って|という|っていう|とか|けど)(?:だ|です|なんです)|"
    r"(?:では|には|とは)(?:んだ|だ|です|なんです)|んだんだ|のも|こととか)$"
)
# No such ending is longer (in characters).
_TAIL = 16
# 「いや」「で」 in the middle of nowhere: two sentences ran into each other.
_RUN_TOGETHER = lazy(
    r"(?:です|ます|ました|でした|ません)(?:か)?(?:ね|よ|よね)?(?:はい|うん|そう(?!です|なん|いう)|いや|あの|えっと|で(?!す|き|も|は|、)|じゃあ|まあ|でも|だから|なので|それ|あと)"
    r"|ください(?=[一-龠ァ-ヺ])|(?:する|した|ている|てる|った|ない)(?:いや|はい|うん(?!と))(?=[ぁ-ん一-龠])|[ぁ-ん]っていう[、。]|[。、][をはがにへ]|ですです|ますます(?=[。、])|(?:だ|です)で(?:だ|す)。"
    r"|(?<![ァ-ヺー])(?:[ぁ-ん]){1}、(?:[ぁ-ん]){1}、"
)


# A syllable, or a form of する and いう, that belongs to a word which recognition gave to the sentence before.
_NO_HEAD = frozenset(["ん", "っ", "ー", "ょ", "ゃ"])
_TAILS = frozenset(["し", "した", "して", "する", "いう", "いっ", "言う"])
# Beginnings that hang on something said before.
_OPENS_BROKEN = lazy(
    r"みたいな|とか|っていう|っていっ|ってこと|けど|ので|なんで(?![^。]*か)|なので|だから|だったら|あれ|ほかに|他にも|逆に言う|一方|その|そう|こう(?!い[うい]った)|ああ"
)


def is_licensed(kept: Sequence[Token]) -> bool:
    """Whether what is left ends with a predicate that may end a sentence, and holds no second sentence run into it."""
    letters = [token for token in kept if token.pos != "補助記号"]
    if len(letters) < 2:
        return False
    text = "".join(token.surface for token in kept)
    bare = text.rstrip("。、？！?! ")
    if _INTRODUCES.search(bare[-_TAIL:]) or _RUN_TOGETHER.search(text):
        return False
    last = letters[-1]
    if last.surface == "な" and letters[-2].surface == "か" and len(letters) > 3:
        return True
    if last.detail == "終助詞":
        return len(letters) > 2 and last.surface in ("か", "よ", "ね", "ぞ", "わ") and _predicates(letters[-2])
    if not (last.pos in ("動詞", "形容詞", "助動詞") and last.form.startswith((*_FINAL_FORMS, "連体形"))):
        return False
    if last.surface in ("な", "いう", "言う", "っていう") and last.form.startswith("連体形"):
        return False
    return not (last.kind in _COPULAS and _is_rest(letters[-2]))


def rubble(kept: Sequence[Token]) -> int:
    """How much of a sentence is what recognition, or a start made twice, left: doubled particles, a noun over and over."""
    doubled = sum(
        first.surface == second.surface and first.pos == second.pos == "助詞" and first.end == second.start
        for first, second in pairwise(kept)
    )
    nouns = Counter(
        token.lemma for token in kept if token.pos == "名詞" and token.detail != "数詞" and len(token.surface) > 1
    )
    loose = len(_LOOSE.findall("".join(token.surface for token in kept)))
    again = sum(count - 1 for count in nouns.values() if count > 1)
    return doubled + (again >= _AGAIN) + loose // _MANY


# Words of loose talk: one is a tone, several are a run of thoughts that nobody finished.
_LOOSE = lazy(r"みたいな|めちゃ|めっちゃ|むっちゃ|ちょっと|やっぱ|もう(?![少一])|とか|ほんまに|マジ|ガッと")
_MANY = 3
# So many nouns said again in one sentence are no emphasis.
_AGAIN = 3


def begins_broken(piece: Sequence[Token], text: str) -> bool:
    """Whether the words as they were said, or what was made of them, begin with what belongs to a word before them."""
    first = next((token for token in piece if token.pos != "補助記号"), None)
    if first is None:
        return True
    if _OPENS_BROKEN.match(text):
        return True
    if first.surface in _NO_HEAD or (first.lemma in ("為る", "言う") and first.surface in _TAILS):
        return True
    if first.pos == "助詞":
        return first.surface not in ("なんか", "で", "でも")
    return first.pos in ("助動詞", "接尾辞") and first.surface not in ("で", "では", "じゃ", "だ")


def _predicates(token: Token) -> bool:
    return token.pos in ("動詞", "形容詞", "助動詞") or token.detail == "終助詞"


def _is_rest(before: Token) -> bool:
    if before.pos == "助詞":
        return before.surface not in _BEFORE_COPULA
    return (before.pos in ("助動詞",) and before.form.startswith("連用形")) or before.pos == "接続詞"
