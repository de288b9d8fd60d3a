"""Notes without full stops: whether each line is a thought of its own, and where such a thought ends.

Who takes notes writes `phone rang 40 times a day` and goes to the next line. There the line break is the full stop. In text
that is wrapped, and in what speech recognition cuts at breaths, a sentence runs on over the break, and nothing is put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.patterns import lazy
from pipeline.sources.notes.joining import ends_sentence

# A sentence cannot end so: particles and forms that something follows, commas; in English, small words.
_OPEN_JA = lazy(r"(?:[、,，・…ー（「『]|[はがをにへでての]|(?<!こ)と|も|から|けど|ながら|たり|や)$")
_OPEN_EN = lazy(
    r"(?:[,;:(–—-]|\b(?:a|an|the|and|or|but|so|of|to|in|on|at|for|with|from|by|as|that|which|who|because|if|when|is|are|was|were|be|been|have|has|had|I|we|they|you|he|she|my|our|their|not|very|just|like))$",
)
_WIDE_END = lazy(r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]$")
# A blank between two Japanese words is where the writer paused: after a form that ends a sentence, the sentence is over.
_BLANK = lazy(r"(?<=[\u3041-\u3096])\u3000+(?=\S{3})")
_FINITE = "たうくすつぬむぶぐるいだ"
# Fewer breaks than this show no habit; a text flows where so many of them stand within a sentence, and it is wrapped where so
# many lines had no room for the next word.
_LEAST = 3
_FLOWS = 0.25
_WRAPPED = 0.5
# Where so many lines begin with a small letter, that is how somebody types, unless so many end where a recogniser cut them.
_SMALL = 0.75
_CUT = 0.1


def one_a_line(lines: Sequence[str]) -> bool:
    """Whether the line breaks of a text without full stops are where its thoughts end. Blank lines make no difference."""
    breaks = list(pairwise(line.strip() for line in lines if line.strip()))
    bare = [(line, after) for line, after in breaks if not ends_sentence(line)]
    if len(bare) < _LEAST or len(bare) * 2 < len(breaks):
        return False
    widest = max(columns(line) for pair in breaks for line in pair)
    wrapped = sum(columns(line) + columns(_first_word(after)) >= widest for line, after in bare)
    opened = sum(is_open(line) for line, _ in bare)
    flowing = sum(is_open(line) or after[:1].islower() for line, after in bare)
    small = sum(line[:1].islower() for line, _ in bare) >= _SMALL * len(bare) and opened < _CUT * len(bare)
    return wrapped < _WRAPPED * len(bare) and (opened if small else flowing) < _FLOWS * len(bare)


def is_open(text: str) -> bool:
    """Whether something has to follow these words."""
    words = text.rstrip()
    return bool((_OPEN_JA if _WIDE_END.search(words) else _OPEN_EN).search(words))


def closed(text: str) -> str:
    """The words of one thought with the full stops that the writer left to line breaks and wide blanks."""
    if not text or ends_sentence(text) or is_open(text):
        return text
    wide = _WIDE_END.search(text)
    if wide:
        text = _BLANK.sub(lambda blank: "。" if text[blank.start() - 1] in _FINITE else "、", text)
    return text + ("。" if wide else ".")


def columns(text: str) -> int:
    """How wide a text is shown; full-width characters take two columns."""
    return sum(2 if character > "\u1100" else 1 for character in text)


def _first_word(line: str) -> str:
    return line.split(maxsplit=1)[0] if line.isascii() else line[:1]
