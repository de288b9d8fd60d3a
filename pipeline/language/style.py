"""Two styles in one text: polite and plain sentence endings in Japanese, British and American spelling in English.

Only what is sure is counted. Japanese: the copula (です, ます against だ, である), since verbs in the plain form are good
style in a polite text too. English: words with one spelling on each side of the Atlantic, in lower case, so that names
(the Labour Party, Lincoln Center) do not count; -ize alone is no sign, as Oxford writes it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipeline.language.places import Lines
from pipeline.language.quoted import outside
from pipeline.language.sentences import Sentence, sentences
from pipeline.lexicon.named import lines
from pipeline.lexicon.table import screened
from pipeline.lexicon.units import of_text
from pipeline.model.article import Passage
from pipeline.records import NamedTuple

# Sentences of the rarer kind before a text counts as mixed: so many, and this share of both kinds. Of 210 human blog posts
# in the evaluation data 3% count as mixed then, and reading them shows that they are (22 November 2026).
_FEWEST = 3
_SHARE = 0.2
_STOPS = "。．！？!?"
_POLITE = ("です", "ます", "ました", "ません", "でした")
_PLAIN = ("である", "であった", "であろう", "だ", "だった", "だろう", "ではない", "じゃない")
# 選んだ, 泳いだ: verbs, not the copula.
_VERB = ("んだ", "いだ")
_SOFTENERS = ("よね", "か", "ね", "よ", "な", "わ")

_EDGES = ".,;:!?()[]\"'“”‘’—–…*"


class Mixture(NamedTuple):
    """How often each style stands, where the rarer one stands first (a line of the file), and a sample of each."""

    first: int
    second: int
    line: int
    sample: str
    other: str


def endings(passages: Sequence[Passage]) -> Mixture | None:
    """Polite (`first`) and plain (`second`) sentences mixed in Japanese running text; None where they are not."""
    if not _may_mix(passages):
        return None
    polite: list[tuple[Passage, Sentence]] = []
    plain: list[tuple[Passage, Sentence]] = []
    for passage in passages:
        if passage.role != "prose":
            continue
        for sentence in sentences(passage.text, "ja"):
            kind = _ending(sentence.text)
            if kind is not None:
                (polite if kind else plain).append((passage, sentence))
    rarer, other = (polite, plain) if len(polite) < len(plain) else (plain, polite)
    if len(rarer) < _FEWEST or len(rarer) < _SHARE * (len(polite) + len(plain)):
        return None
    passage, sentence = rarer[0]
    line = passage.line_at(sentence.start)
    return Mixture(len(polite), len(plain), line, sentence.text, other[0][1].text)


def _may_mix(passages: Iterable[Passage]) -> bool:
    text = "\n".join(passage.text for passage in passages)
    return sum(map(text.count, _POLITE)) >= _FEWEST and sum(map(text.count, _PLAIN)) >= _FEWEST


def _ending(sentence: str) -> bool | None:
    """True for polite, False for plain, None for anything else: dialogue, notes, nouns, verbs in the plain form."""
    bare = sentence.rstrip(_STOPS)
    if sentence[0] in '「『“"（(' or bare == sentence:
        return None
    for softener in _SOFTENERS:
        if bare.endswith(softener) and bare.removesuffix(softener).endswith((*_POLITE, *_PLAIN)):
            bare = bare.removesuffix(softener)
            break
    if bare.endswith(_POLITE):
        return True
    return False if bare.endswith(_PLAIN) and not bare.endswith(_VERB) else None


@cache
def _spellings() -> Mapping[str, tuple[str, bool]]:
    """Each spelling → the other one, and whether it is the British."""
    found: dict[str, tuple[str, bool]] = {}
    for written in lines("en", "common/spelt-in-two-ways"):
        british, american, *tails = written.split()
        for tail in tails:
            ending = tail.replace("-", "")
            found[british + ending] = (american + ending, True)
            found[american + ending] = (british + ending, False)
    return found


def spelling(passages: Sequence[Passage]) -> Mixture | None:
    """British (`first`) and American (`second`) spelling mixed in English text; None where they are not.

    Mixed is one word in both spellings, or two different words on either side.
    """
    known = _spellings()
    text = "\n".join([passage.text for passage in passages])
    # Each of them is a word between signs, too, and those words of an article are known already.
    if not _mixed(known.keys() & of_text(screened(text).lowered, "en")):
        return None
    unlike = set(text.split())
    words = {word.strip(_EDGES) for word in unlike} & known.keys()
    if not _mixed(words):
        return None
    places = list(_places(passages, words))
    if not _mixed({word for word, _ in places}):
        return None
    british = [place for place in places if known[place[0]][1]]
    american = [place for place in places if not known[place[0]][1]]
    rarer, other = (british, american) if len(british) < len(american) else (american, british)
    word, line = next((place for place in rarer if known[place[0]][0] in dict(other)), rarer[0])
    opposite = known[word][0] if known[word][0] in dict(other) else other[0][0]
    return Mixture(len(british), len(american), line, word, opposite)


def _mixed(words: Iterable[str]) -> bool:
    known = _spellings()
    british = {word for word in words if known[word][1]}
    # Oxford spelling: -ize words stand beside British ones.
    american = {word for word in words if not known[word][1]}
    sure = {word for word in american if "iz" not in word}
    return any(known[word][0] in american for word in british) or (len(british) > 1 and len(sure) > 1)


def _places(passages: Iterable[Passage], words: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each occurrence outside quotations, with its line."""
    import re

    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(words))})(?![\w-])")
    for passage in passages:
        if passage.role in ("prose", "list"):
            lines = Lines(passage.text, passage.line)
            for match in outside(pattern, passage.text):
                yield match.group(), lines.at(match.start())
