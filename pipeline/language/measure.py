"""How much a person has really written in a human section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from pipeline.language import machine_text
from pipeline.language.script import as_hiragana, hiragana
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import lines
from pipeline.lexicon.units import cut, shared, signs
from pipeline.markup.characters import folded, normal
from pipeline.model.article import Article, HumanSection, Kind
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# The least that counts as written: visible characters in Japanese, words in English (contract, `human-section-thin`).
ENOUGH: Mapping[Language, int] = {"ja": 80, "en": 30}

# The most that a notice may say before it must carry human sections (contract §3); the same units.
NOTICE: Mapping[Language, int] = {"ja": 400, "en": 150}

# Between passages, as a word of its own.
_APART = "\0"
# Signs that may stand within a word, between letters or digits; all others, and those elsewhere, are no part of one.
_SIGNS = signs(f"'-.{_APART}")
_LOOSE = lazy(r"['’\-.](?:(?<![^\W_].)|(?![^\W_]))")
_OTHER_SIGN = lazy(r"[^\x00-\x7f\w’]")
_DIGITS = b"0123456789"
_KANJI_NUMBERS = lazy("[一二三四五六七八九十]+")
_NO_LETTERS = lazy(r"[\W_0-9一二三四五六七八九十]+")
_ASCII_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
# Stands for `machine_text.APART` among letters: text in lower case has none of these.
_CAPITAL = "A"
# So many words in a row, this short on average (in characters), are a list of keywords and no prose.
_ENUMERATED = lazy(r"[、，,・／/\s。]+")
_KEYWORDS = 16
_KEYWORD = 3.5
# Letters and digits that stay what they are in every form of a text.
_PLAINLY = lazy("[0-9A-Za-zぁ-んァ-ヶ一-鿿]")
# A formula between two signs each, and what a command of TeX is given: `\phantom{...}` is blank where formulas are drawn.
_FORMULA = lazy(r"\$\$[^$]*\$\$|\\[A-Za-z]+\*?[ ]?\{(?:[^{}]|\{[^{}]*\})*\}")
_LATIN = lazy(r"[a-z]{2,}")
_Run = str | tuple[str, ...]


# A run of this many letters (ja) or words (en) that was there before is repeated.
_RUN: Mapping[Language, int] = {"ja": 5, "en": 3}
# So many runs are looked for one by one.
_FEW = 64
# A sentence repeats another when this share of its runs was there before; below the lower one, chance explains it.
_SAME = 0.6
_CHANCE = 0.3
# Prose of 80 characters or 30 words has at least this much variety. Measured on 1,097 paragraphs (ja, 80-200 characters)
# and 484 (en, 30-70 words) by people, on 2026-11-22: no paragraph of prose has fewer than 28 different letters or 20
# different words; what has fewer is a list of links or titles.
_VARIETY: Mapping[Language, float] = {"ja": 3.2, "en": 1.6}
# Names in inline code (`this`, `map`) are part of a sentence, but one letter in so many at most.
_TERMS = 3
# The same paragraphs: at least 10% kana, and at least 5 different words of these.
_LEAST_KANA = 0.04
_LEAST_COMMON = 3
_COMMON = frozenset(lines("en", "common/everywhere"))
# So few characters (ja) or words (en) need not hold any of that: "Tanaka was right." They are too few for anything.
_REMARK: Mapping[Language, int] = {"ja": 20, "en": 10}


def words(text: str) -> list[str]:
    """English words; an apostrophe or hyphen inside a word does not split it."""
    return _between(text.replace(_APART, " "))


def _between(text: str, without: bytes = b"") -> list[str]:
    """What is between signs, without some characters of ASCII; a mark `_APART` stays."""
    plain = cut(text, _SIGNS, without)
    if not plain.isascii():
        plain = _OTHER_SIGN.sub(" ", plain)
    return _LOOSE.sub(" ", plain).split()


def amount(text: str, language: Language) -> int:
    """Visible characters (ja) or words (en) of visible text."""
    return len("".join(text.split())) if language == "ja" else len(words(text))


def shows(section: HumanSection) -> bool:
    """Whether a reader sees a letter or a digit there without a click."""
    open_ones = [passage.text for passage in section.passages if not passage.closed]
    return any(_PLAINLY.search(text) for text in open_ones) or any(map(folded, open_ones))


def written(article: Article, sections: Sequence[HumanSection] | None = None) -> dict[Kind, int]:
    """How much each kind of human section holds, sections of one kind together; `sections` stand in for the article's own.

    Sentences that repeat, also across sections, with other numbers or nearly so, count once, and not at all where they
    stand in a machine section too. Formulas count for nothing; short inline code between words counts, a third of the prose at most. A text without the variety of prose counts for no more than that; one that is in no
    language counts for nothing, nor does what only a click opens. Units: visible characters (ja), words (en).
    """
    return article.once(_all_written) if sections is None else _of_sections(article, sections)


def _all_written(article: Article) -> dict[Kind, int]:
    return _of_sections(article, article.human_sections)


class _Said(NamedTuple):
    """A sentence: its text, how much that is, its letters or words, and every run of them."""

    text: str
    size: int
    keys: Sequence[str]
    runs: Sequence[_Run]


class _Written:
    """What counts of one kind so far."""

    def __init__(self) -> None:
        self.fresh = 0
        self.terms = 0
        self.keys: list[Sequence[str]] = []
        self.texts: list[str] = []
        self.repeated: list[_Said] = []


def _of_sections(article: Article, sections: Sequence[HumanSection]) -> dict[Kind, int]:
    split = [[one.text for text in _open(human) for one in sentences(text, article.lang)] for human in sections]
    said = _said([text for texts in split for text in texts], article.lang)
    elsewhere = _machine_runs(article, said)
    before: set[_Run] = set()
    amounts: dict[Kind, _Written] = {}
    rest = iter(said)
    for human, texts in zip(sections, split, strict=True):
        found = amounts.setdefault(human.kind, _Written())
        _add(found, islice(rest, len(texts)), elsewhere, before)
        found.terms += sum(passage.terms[article.lang == "en"] for passage in human.passages if not passage.closed)
    return {kind: _counted(found, article.lang) for kind, found in amounts.items()}


def _open(human: HumanSection) -> Iterator[str]:
    """What a reader sees without a click, and reads as words: formulas are none."""
    for passage in human.passages:
        if not passage.closed:
            text = passage.text
            yield _FORMULA.sub(" ", text) if "$$" in text or "\\" in text else text


def _said(texts: Sequence[str], language: Language) -> list[_Said]:
    """All sentences together, brought into their form at once."""
    sizes = [amount(text, language) for text in texts]
    keys = _apart(_keys(machine_text.APART.join(map(normal, texts)), language))
    every = zip(texts, sizes, keys, strict=True) if texts else ()
    return [_Said(text, size, keys, _runs(keys, language)) for text, size, keys in every]


def _machine_runs(article: Article, said: Sequence[_Said]) -> AbstractSet[_Run]:
    """Those of the runs of `said` that stand in the machine sections, which are most of an article: it is never cut up for more."""
    if not said:
        return frozenset()
    keys, size = article.once(_machine_keys), _RUN[article.lang]
    # A passage shorter than a run counts as one, and is there only if a sentence is as short.
    short = {run for one in said if len(one.keys) < size for run in one.runs}
    if isinstance(keys, str):
        whole = _standing(said, keys, size)
        return whole | short.intersection(_apart(keys)) if short else whole
    wanted = {run for one in said for run in one.runs}
    whole = wanted.intersection(zip(*(keys[start:] for start in range(size)), strict=False))
    return whole | short.intersection(map(tuple, _apart(keys))) if short else whole


def _standing(said: Iterable[_Said], keys: str, size: int) -> set[_Run]:
    """Runs of letters that stand in `keys`. Few do, and what both have of a run that does is found first."""
    text = machine_text.APART.join(str(one.keys) for one in said)
    parts = shared(text, keys)
    if parts is None or len(parts) > _FEW:
        return {run for one in said for run in one.runs}.intersection(_stretches(keys, size))
    places = {place for part in parts for place in _places(part, text)}
    runs = {text[start : start + size] for place in places for start in (max(0, place - 1), place)}
    return {run for run in runs if len(run) == size and machine_text.APART not in run and run in keys}


def _places(part: str, text: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _machine_keys(article: Article) -> Sequence[str]:
    """The letters (ja) or words (en) of the machine sections, the mark `APART` between their passages."""
    return _keys(machine_text.joined(article), article.lang)


def _apart(keys: Sequence[str]) -> Sequence[Sequence[str]]:
    """The keys of several texts, between which a mark stands, for each of them."""
    if isinstance(keys, str):
        return keys.split(machine_text.APART)
    ends = [place for place, key in enumerate(keys) if key == _APART]
    return [keys[start:end] for start, end in zip((0, *(end + 1 for end in ends)), (*ends, len(keys)), strict=True)]


def _add(found: _Written, said: Iterable[_Said], elsewhere: AbstractSet[_Run], before: set[_Run]) -> None:
    for one in said:
        new = set(one.runs) - elsewhere - before
        before |= new
        repeated = len(one.runs) - len(new)
        share = repeated / len(one.runs) if one.runs else 0.0
        if share < _SAME:
            found.fresh += one.size if share < _CHANCE else max(0, one.size - repeated)
            found.keys.append(one.keys)
            found.texts.append(one.text)
        else:
            found.repeated.append(one)


def _keys(text: str, language: Language) -> Sequence[str]:
    """Letters (ja) or words (en) of text in one width and in lower case: kana, digits, punctuation and spaces make no difference.

    Marks `APART` stay.
    """
    if language == "en":
        return _marked(text if text.isascii() else _KANJI_NUMBERS.sub("", text), _DIGITS)
    # Most of what goes is ASCII, and goes fastest as bytes.
    raw = text.replace(machine_text.APART, _CAPITAL).encode("utf-8", "surrogatepass").translate(None, _ASCII_NO_LETTERS)
    bare = _NO_LETTERS.sub("", raw.decode("utf-8", "surrogatepass"))
    return as_hiragana(bare).replace(_CAPITAL, machine_text.APART)


def _marked(text: str, without: bytes = b"") -> list[str]:
    """The words of text, `_APART` for each mark `APART`."""
    return _between(text.replace(_APART, " ").replace(machine_text.APART, f" {_APART} "), without)


def _runs(keys: Sequence[str], language: Language) -> Sequence[_Run]:
    """Every stretch of neighbours; what is shorter than one counts as one."""
    size = _RUN[language]
    if len(keys) > size:
        return _stretches(keys, size)
    return [keys if isinstance(keys, str) else tuple(keys)] if keys else []


def _stretches(keys: Sequence[str], size: int) -> list[_Run]:
    if isinstance(keys, str):
        return [keys[start : start + size] for start in range(len(keys) - size + 1)]
    return list(zip(*(keys[start:] for start in range(size)), strict=False))


def _counted(found: _Written, language: Language) -> int:
    # A few words may be in no language; where they are what repetitions leave of more, all of it is asked.
    again = found.repeated if found.fresh < _REMARK[language] else ()
    keys, texts = [*found.keys, *(one.keys for one in again)], [*found.texts, *(one.text for one in again)]
    size = found.fresh + sum(one.size for one in again)
    if size >= _REMARK[language] and not _is_language(keys, texts, language):
        return 0
    different = set().union(*found.keys)
    if language == "ja":
        different.update(_LATIN.findall(" ".join(found.texts).casefold()))
    prose = min(found.fresh, int(len(different) * _VARIETY[language]))
    return prose + min(found.terms, prose // _TERMS)


def _is_language(keys: Iterable[Sequence[str]], texts: Sequence[str], language: Language) -> bool:
    """Whether this is prose in Japanese or English at all; a Japanese article may quote English at length."""
    if language == "ja":
        parts = [part for text in texts for part in _ENUMERATED.split(text) if part]
        if len(parts) >= _KEYWORDS and sum(map(len, parts)) < _KEYWORD * len(parts):
            return False
        text = "".join(map(str, keys))
        if hiragana(text) >= _LEAST_KANA * len(text):
            return True
    text = " ".join(texts).casefold()
    # Between spaces they are words for sure; only where those do not suffice, words are looked for.
    return any(len(_COMMON.intersection(some(text))) >= _LEAST_COMMON for some in (str.split, words))
