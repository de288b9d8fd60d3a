"""The tests by which one sentence is held against the words it may rest on: each yields the reasons that speak against it.

A grave reason is one that can be shown: another figure, the opposite, a name that nobody mentioned. All others are doubts:
they only say that the sentence is not carried to the letter, and that a person has to look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.evidence import figures, members
from pipeline.evidence.figures import Figure, Known
from pipeline.evidence.spoken_pieces import Piece
from pipeline.language import corrections, numbers, telling
from pipeline.language.numbers import Number
from pipeline.language.statements import Statement, Word, opposites
from pipeline.lexicon.named import cue
from pipeline.records import NamedTuple
from pipeline.wording import Language

Ground = Literal[
    "figure", "name", "negation", "modality", "tense", "cause", "speaker", "quotation", "fused", "off-record", "personal-data",
    "cites", "far", "instruction", "correction", "question", "words", "human", "left-out",
]  # fmt: skip

# The share of a sentence's words that a passage must hold before an opposite of another word is the opposite of what was said.
_ABOUT_IT = 0.6
# The share of the other words of a clause that two clauses have in common, each way, where one is the other turned around.
_ALIKE = 0.6
_HALF = 0.5
# The endings of English words that are made from others: no name.
_DERIVED = cue("en", "telling/derived")
# Numbers up to this one are counted, numbered and told as hours everywhere.
_COMMON = 12
# Hedges whose loss or gain makes another statement.
_HEDGES = ("perhaps", "wish", "must", "hearsay", "if")

_TIMES: Mapping[Language, tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = {
    "ja": (
        (
            cue("ja", "times/time-1"),
            cue("ja", "times/time-2"),
        ),
    ),
    "en": (
        (
            cue("en", "times/future"),
            cue("en", "times/future-backed"),
        ),
        (
            cue("en", "times/past"),
            cue("en", "times/past-backed"),
        ),
    ),
}


class Reason(NamedTuple):
    """Why a sentence is not carried: `words` are those of the sentence that nothing backs, `said` what the notes have instead.

    `nobodys`: nobody mentioned the words in any place.
    """

    kind: Ground
    words: str = ""
    said: str = ""
    grave: bool = False
    nobodys: bool = False


class Draft(NamedTuple):
    """A sentence of a draft, taken apart. `keys` are the words to be found, without those that only say who says it."""

    text: str
    language: Language
    said: Statement
    keys: frozenset[str]
    tellers: tuple[str, ...]


class Fit(NamedTuple):
    """How a sentence and some pieces of one speaker go together: the words that both hold, of how many.

    `asked` is the question that they answer: what it holds counts as covered too, as long as the answer holds something itself.
    """

    pieces: tuple[Piece, ...]
    covered: frozenset[str]
    total: int
    asked: Piece | None = None

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return len(self.covered) / self.total if self.total else 0.0

    @property
    def words(self) -> Iterator[Word]:
        """All words of the pieces."""
        return (word for piece in self.pieces for word in piece.said.words)


def fit(draft: Draft, pieces: Sequence[Piece], asked: Piece | None = None) -> Fit:
    """What of the sentence stands in `pieces`."""
    there = draft.keys & frozenset[str]().union(*(piece.keys for piece in pieces))
    also = draft.keys & asked.keys if asked is not None and there else frozenset[str]()
    return Fit(tuple(pieces), there | also, len(draft.keys), asked if also - there else None)


def wrong_figures(draft: Draft, best: Fit, known: Known) -> Iterator[Reason]:
    """Figures that the passage does not hold: grave where nobody mentioned them, or where it gives another of the same kind.

    `known` are those of all the notes.
    """
    found = list(figures.find(draft.text, draft.language))
    spots: list[tuple[int, int]] = []
    for figure in found:
        spots.append((figure.start, figure.end))
        if not any(_holds(piece, figure) for piece in best.pieces):
            instead = _instead(figure, best, draft) if _about(draft, best) else ""
            nobodys = not known.holds(figure) or known.elsewhere(figure)
            alone = sum(number.value > 1 for piece in best.pieces for number in numbers.read(piece.text)) == 1
            said = instead if alone or not nobodys else ""
            yield Reason("figure", figure.text, said, grave=nobodys or bool(instead), nobodys=nobodys)
    there = Counter(number.value for piece in best.pieces for number in numbers.read(piece.text))
    for number in numbers.read(draft.text):
        there[number.value] -= 1
        if there[number.value] == -1 and sum(number.value in piece.known.amounts for piece in best.pieces):
            yield Reason("figure", draft.text[number.start : number.end])  # more often than it was said
        apart = all(number.end <= start or end <= number.start for start, end in spots)
        held = any(number.value in piece.known.amounts | piece.known.shares for piece in best.pieces)
        if apart and number.value > 1 and not held:
            nobodys = number.value not in known.amounts | known.shares | known.dates
            grave = nobodys and number.value > _COMMON and _stands_alone(draft.text, number)
            yield Reason("figure", draft.text[number.start : number.end], grave=grave, nobodys=grave)


def swapped_figures(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Numbers that the passage gives for something else: another clause has them, and the one about this has another."""
    for word in draft.said.words:
        if not word.key.startswith("#"):
            continue
        about = _clauses_about(best, [key for key in _companions(draft, word) if not key.startswith("#")])
        there = {key for piece, clause in about for key in piece.clauses[clause] if key.startswith("#")}
        if (there and word.key not in there) or _from_a_bare_one(draft, best, word):
            yield Reason("figure", draft.text[word.start : word.end])


def _from_a_bare_one(draft: Draft, best: Fit, word: Word) -> bool:
    """Whether a number stands only in a piece that shares nothing else with the sentence, and what shares the rest has another."""
    rest = frozenset(key for key in draft.keys if not key.startswith("#"))
    main = [piece.keys for piece in best.pieces if piece.keys & rest]
    another = any(key.startswith("#") for keys in main for key in keys - draft.keys)
    return another and not any(word.key in keys for keys in main)


def other_members(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Another day of the week, another side, another of a family: grave where the passage has just one other that can be meant."""
    own = list(members.find(draft.text, draft.language))
    if not own:
        return
    texts = [piece.text for piece in (*best.pieces, *([best.asked] if best.asked else []))]
    said = {
        (one.kind, one.number): text[one.start : one.end]
        for text in texts
        for one in members.find(text, draft.language)
    }
    held = {(one.kind, one.number) for one in own}
    for one in own:
        if (one.kind, one.number) in said:
            continue
        instead = [word for (kind, number), word in said.items() if kind == one.kind and (kind, number) not in held]
        lost = sum(kind == one.kind and (kind, number) not in said for kind, number in held)
        grave = one.kind in members.STRICT and len(instead) == lost == 1 and _about(draft, best)
        yield Reason("figure", draft.text[one.start : one.end], instead[0] if grave else "", grave=grave)


def swapped_places(draft: Draft, best: Fit) -> Iterator[Reason]:
    """A number or a side that stands behind a word which in the passage has another one behind it: last year's price for this year's."""
    language = draft.language
    pairs = [
        (first.key, second.key, kind)
        for piece in best.pieces
        for first, second, kind in _in_order(piece.text, piece.said, language)
    ]
    for first, second, kind in _in_order(draft.text, draft.said, language):
        behind = {key for word, key, other in pairs if word == first.key and other == kind} if kind else set()
        if behind and second.key not in behind:
            yield Reason("figure", draft.text[second.start : second.end])


def _in_order(text: str, said: Statement, language: Language) -> Iterator[tuple[Word, Word, str]]:
    """The words that carry meaning, each with the next, and what kind of thing that is: a number, a day of the week, a side …"""
    words = sorted((word for word in said.words if word.content), key=lambda word: word.start)
    for first, second in pairwise(words):
        kinds = (one.kind for one in members.find(text[second.start : second.end], language))
        yield first, second, "#" if second.key.startswith("#") else next(kinds, "")


def unsaid_predicate(draft: Draft, best: Fit) -> Iterator[Reason]:
    """The word that says what happened, where the passage lacks it: nine words of ten may stand there, and another thing was done."""
    words = [
        word for word in draft.said.words if word.content and word.key in draft.keys and not word.key.startswith("#")
    ]
    halves = "半" in draft.text or "half" in draft.text.casefold()
    if sum(key.startswith("#") for key in best.covered) + halves > 1:
        return  # how a figure became another is told in many words
    told = words[-1:] if draft.language == "ja" else [word for word in words if word.tense == "past"]
    for word in told:
        if word.key not in best.covered:
            yield Reason("words", written(draft.text, word))


def _stands_alone(text: str, number: Number) -> bool:
    """Whether a number is written in figures and no part of a name (Windows 11), an hour or a version."""
    named = text[: number.start].rstrip().rpartition(" ")[2]
    around = text[max(0, number.start - 1) : number.start] + text[number.end : number.end + 1]
    joined = any(sign in ":/-.#_" or (sign.isascii() and sign.isalnum()) for sign in around if sign not in ". ")
    return text[number.start].isdigit() and not joined and not named[:1].isupper()


def _about(draft: Draft, best: Fit) -> bool:
    """Whether the passage is about the same thing, figures left aside."""
    words = [key for key in draft.keys if not key.startswith("#")]
    return len(best.covered.intersection(words)) >= _ABOUT_IT * max(1, len(words))


def _holds(piece: Piece, figure: Figure) -> bool:
    return piece.known.holds(figure) and not piece.known.elsewhere(figure)


def _instead(figure: Figure, best: Fit, draft: Draft) -> str:
    """The figure of the same kind that the passage gives, if it gives one only."""
    said = {
        (value, text)
        for piece in best.pieces
        for value, text in (*_same_kind(figure, piece.text, draft.language), *_same_unit(figure, piece.text))
        if value != figure.value
    }
    return min((text for _, text in said), key=len) if said and len({value for value, _ in said}) == 1 else ""


def _same_kind(figure: Figure, text: str, language: Language) -> Iterator[tuple[float, str]]:
    for one in figures.find(text, language):
        if one.share == figure.share and (one.unit, one.kind) == (figure.unit, figure.kind):
            yield one.value, one.text


def _same_unit(figure: Figure, text: str) -> Iterator[tuple[float, str]]:
    """Also numbers that are too small and too common to be figures on their own: three days."""
    unit = figure.unit.rstrip("s")
    for number in numbers.read(text) if len(unit) > 1 else ():
        if text[number.end :].lstrip(" -").casefold().startswith(unit):
            yield number.value, text[number.start : number.end] + " " * unit.isascii() + figure.unit


def wrong_names(draft: Draft, best: Fit, mentioned: str, people: Collection[str]) -> Iterator[Reason]:
    """Names that the passage does not hold: grave where nobody mentioned them. `people` are those who speak; `mentioned` is all
    that was said, folded."""
    there = {word.key for word in best.words}
    saying = (*draft.tellers, *(piece.speaker or "" for piece in best.pieces))
    text = "".join(piece.text.casefold() for piece in best.pieces)
    others = {word.name for word in best.words if word.name}
    for word in draft.said.words:
        name = word.name.casefold()
        told = any(name in one.casefold() for one in draft.tellers)
        if name and not told and draft.text.casefold().count(name) > max(1, text.count(name)):
            yield Reason("name", word.name)  # more often than it was said: once in the place of another
        if not name or word.key in there or name in text or any(name in one.casefold() for one in saying):
            continue
        if any(name in one.casefold() for one in people):
            yield Reason("name", word.name)  # somebody who speaks, but not here
            continue
        swapped = _about(draft, best) and len(others) == 1 and not others & {one.name for one in draft.said.words}
        yield Reason(
            "name",
            word.name,
            "".join(others) if swapped else "",
            grave=name not in mentioned,
            nobodys=name not in mentioned,
        )
    yield from _other_names(draft, best)
    yield from _beside_another(draft, best)
    yield from _at_the_beginning(draft, best)


def _at_the_beginning(draft: Draft, best: Fit) -> Iterator[Reason]:
    """An English sentence that begins with a rare word which the passage lacks: no capital tells there whether it is a name."""
    there = {word.key for word in best.words}
    for word in draft.said.words if draft.language == "en" else ():
        written_as = draft.text[word.start : word.end]
        unknown = word.content and not word.name and word.key not in there and written_as[:1].isupper()
        rare = not _DERIVED.search(written_as) and not telling.is_common(written_as.casefold())
        if unknown and rare:
            yield Reason("name", written_as)


def _beside_another(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Names beside a word which in the passage never stands beside them, and always beside another name: 'Oslo's office' for Rome's."""
    own = _neighbours(draft.said)
    said = [pair for piece in best.pieces for pair in _neighbours(piece.said)]
    for first, second in own:
        for side, name, other in ((0, first, second), (1, second, first)):
            beside = {pair[side].key: pair[side].name for pair in said if pair[1 - side].key == other.key}
            if name.name and beside and name.key not in beside and any(beside.values()):
                yield Reason("name", name.name)


def _neighbours(said: Statement) -> list[tuple[Word, Word]]:
    """The words that carry meaning, each with the next."""
    return list(pairwise(word for word in said.words if word.content))


def _other_names(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Words that may stand in the place of a name: the clauses about the same thing hold a name that the sentence lacks."""
    own = {word.key for word in draft.said.words}
    names = {word.key: word.name for word in best.words if word.name and word.key not in own}
    if not names:
        return
    for word in draft.said.words:
        doubtful = bool(word.name) and not any(word.name in teller for teller in draft.tellers)
        doubtful |= word.key in draft.keys and word.key not in best.covered
        about = _clauses_about(best, _companions(draft, word)) if doubtful else []
        keys = frozenset[str]().union(*(piece.clauses[clause] for piece, clause in about))
        lost = [name for key, name in names.items() if key in keys]
        if word.key not in keys and lost:
            yield Reason("name", written(draft.text, word), sorted(lost)[0])
            return


def turned_around(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Words that one of both denies and the other does not, and words in whose place the passage has the opposite."""
    yield from _denials(draft, best)
    there = {word.key for word in best.words}
    pairs = opposites(draft.language)
    for word in draft.said.words:
        against = pairs.get(word.key, frozenset()) & there
        if not against:
            continue
        places = _clauses_about(best, _companions(draft, word))
        about = [piece.clauses[clause] for piece, clause in places]
        turned = [keys & against for keys in about if keys & against and word.key not in keys]
        if (turned and not any(word.key in keys for keys in about)) or word.key not in there:
            plain = bool(turned) and _about(draft, best) and word.denied is False and not any(draft.said.denials)
            plain = plain and any(_alike(draft, word, *place, against) for place in places)
            yield Reason("negation", written(draft.text, word), sorted(against)[0], grave=plain)


def _alike(draft: Draft, word: Word, piece: Piece, clause: int, instead: Collection[str] = ()) -> bool:
    """Whether the clause of a word and one that was said are the same but for that word: only then is one the other turned around.

    "We stopped the night releases; we do them in the morning" is no "we do no releases" turned around.
    """
    own = _companions(draft, word)
    said = (piece.clauses[clause] & piece.keys) - {word.key} - frozenset(instead)
    shared = len(own & said)
    return shared >= _ALIKE * len(own) and shared >= _ALIKE * len(said)


def _companions(draft: Draft, word: Word) -> frozenset[str]:
    """The other words of the same clause that are to be found."""
    return frozenset(
        one.key
        for one in draft.said.words
        if one.clause == word.clause and one.key in draft.keys and one.key != word.key
    )


def _clauses_about(best: Fit, companions: Collection[str]) -> list[tuple[Piece, int]]:
    """The clauses of the passage that share most with the words beside another: those are about the same thing."""
    shared = [
        (len(keys.intersection(companions)), piece, clause)
        for piece in best.pieces
        for clause, keys in piece.clauses.items()
    ]
    most = max((count for count, _, _ in shared), default=0)
    return [(piece, clause) for count, piece, clause in shared if count == most] if most else []


def _denials(draft: Draft, best: Fit) -> Iterator[Reason]:
    """What one of both denies and the other does not: grave where one of them denies nothing at all, in whatever words."""
    own: dict[str, set[bool | None]] = {}
    said: dict[str, set[bool | None]] = {}
    for words, kept in ((draft.said.words, own), (best.words, said)):
        for word in words:
            kept.setdefault(word.key, set()).add(word.denied)
    denials = sum(draft.said.denials)
    there = _matched(best, own)
    about = {key for piece, clause in there for key in _shared(piece, clause, own)}
    around = sum(sum(piece.said.denials) for piece in best.pieces)
    plain = not (draft.said.refuses if not denials else any(piece.said.refuses for piece in best.pieces))
    for word in draft.said.words:
        both = said.get(word.key)
        if both is None or own[word.key] & both or None in own[word.key] | both:
            continue
        one_sided = (denials == 0) != (around == 0) and plain
        same = any(word.key in piece.clauses[clause] and _alike(draft, word, piece, clause) for piece, clause in there)
        grave = one_sided and word.content and word.key in about and best.share >= _HALF and same
        yield Reason("negation", written(draft.text, word), grave=grave)
    for word in draft.said.words:
        beside = _companions(draft, word) if word.denied else frozenset()
        if word.denied and not any(_denies(piece, word, beside) for piece in best.pieces):
            yield Reason("negation", written(draft.text, word))
    if denials != sum(piece.said.denials[clause] for piece, clause in there):
        yield Reason("negation")


def _denies(piece: Piece, word: Word, beside: frozenset[str]) -> bool:
    """Whether the piece denies the same word, in a clause about the same thing."""
    same = (one for one in piece.said.words if one.key == word.key and one.denied)
    return any(not beside or piece.clauses[one.clause] & beside for one in same)


def _shared(piece: Piece, clause: int, keys: Collection[str]) -> set[str]:
    """The words that a clause shares with the sentence, if there are enough of them to be about the same thing."""
    own = {word.key for word in piece.said.words if word.clause == clause and (word.content or word.denied)}
    shared = own.intersection(keys)
    return shared if len(shared) > 1 or len(own) < 3 else set()


def _matched(best: Fit, keys: Collection[str]) -> list[tuple[Piece, int]]:
    """The clauses of the pieces that share words with the sentence."""
    return [
        (piece, clause)
        for piece in best.pieces
        for clause in sorted(
            {word.clause for word in piece.said.words if word.key in keys and (word.content or word.denied)}
        )
    ]


def other_force(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Hedges that were lost or added, another tense, a reason that nobody gave."""
    heard = frozenset[str]().union(*(piece.said.hedges[clause] for piece, clause in _matched(best, draft.keys)))
    around = frozenset[str]().union(*(hedges for piece in best.pieces for hedges in piece.said.hedges))
    own = frozenset[str]().union(*draft.said.hedges)
    if draft.tellers:
        own -= {"hearsay"}
    for hedge in _HEDGES:
        if (hedge in heard and hedge not in own) or (hedge in own and hedge not in around):
            yield Reason("modality")
            break
    yield from _other_time(draft, best)
    tenses: dict[str, set[str]] = {}
    for word in best.words:
        tenses.setdefault(word.key, set()).add(word.tense)
    for word in draft.said.words:
        there = tenses.get(word.key)
        if there and word.tense and "" not in there and word.tense not in there:
            yield Reason("tense", written(draft.text, word))
    clauses = [
        keys for piece in (*best.pieces, *([best.asked] if best.asked else [])) for keys in piece.clauses.values()
    ]
    for word in draft.said.words:
        beside = _companions(draft, word) if word.tense and word.key in best.covered else frozenset()
        if beside and not any(word.key in keys and keys & beside for keys in clauses):
            yield Reason("words", written(draft.text, word))  # it says so of something else
    if draft.said.cause and not any(piece.said.cause and _joins(draft, piece) for piece in best.pieces):
        yield Reason("cause")


def _other_time(draft: Draft, best: Fit) -> Iterator[Reason]:
    """What is to come where the passage tells of nothing to come, and what is past where nothing in it is."""
    around = " ".join(piece.text for piece in (*best.pieces, *([best.asked] if best.asked else [])))
    for tells, backs in _TIMES[draft.language]:
        word = tells.search(draft.text)
        if word is not None and not backs.search(around):
            yield Reason("tense", word[0])


def _joins(draft: Draft, piece: Piece) -> bool:
    """Whether one piece holds words of all the longer clauses that the sentence joins."""
    clauses: dict[int, set[str]] = {}
    for word in draft.said.words:
        if word.key in draft.keys:
            clauses.setdefault(word.clause, set()).add(word.key)
    return all(len(keys & piece.keys) * 2 >= len(keys) for keys in clauses.values() if len(keys) > 1)


def poor_source(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Passages that tell of nothing: a question, an order to whoever writes, something the speaker took back."""
    if any(piece.instructs for piece in best.pieces):
        yield Reason("instruction")
    if best.pieces and not draft.said.question and all(piece.said.question for piece in best.pieces):
        yield Reason("question")
    if any(map(str.isdigit, draft.text)) and any(
        corrections.corrects(piece.text, draft.language) for piece in best.pieces
    ):
        yield Reason("correction")


def written(text: str, word: Word) -> str:
    """The word as it stands in the sentence."""
    return word.name or text[word.start : word.end]
