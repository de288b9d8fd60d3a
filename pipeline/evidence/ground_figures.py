"""Whether the figures of a sentence are those of the passage, and its days, sides and the like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.evidence import figures, members, naming
from pipeline.evidence.figures import Figure, Known
from pipeline.evidence.grounds import Draft, Fit, Reason, clauses_about, companions, is_about
from pipeline.evidence.misgiven import Places
from pipeline.evidence.spoken_pieces import Piece
from pipeline.evidence.worked_out import WorkedOut
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.language.stated import Statement, Word
from pipeline.wording import Language

# Numbers up to this one are counted, numbered and told as hours everywhere.
_COMMON = 12


def wrong_figures(
    draft: Draft, best: Fit, known: Known, people: Sequence[str], worked_out: WorkedOut
) -> Iterator[Reason]:
    """Figures that the passage does not hold: grave where nobody mentioned them, or where it gives another of the same kind.

    `known` are those of all the notes, `worked_out` what can be worked out of them in one step: that is for the editor to do again. The numerals in
    the names of its `people` (三橋) are none.
    """
    named = naming.places(draft.text, people, draft.language)
    spots = [(start, end) for start, end, _ in named]
    found = [
        one
        for one in figures.find(draft.text, draft.language)
        if not any(start <= one.start < end for start, end in spots) and not _idiomatic(one)
    ]
    for figure in found:
        spots.append((figure.start, figure.end))
        if not any(_holds(piece, figure) for piece in best.pieces):
            instead = _instead(figure, best, draft) if is_about(draft, best) else ""
            nobodys = not known.holds(figure) or known.elsewhere(figure)
            basis = worked_out.of(figure, draft.text) if nobodys else None
            if basis is not None and basis.plain:
                yield Reason("worked-out", figure.text)
                continue
            alone = sum(number.value > 1 for piece in best.pieces for number in numbers.read(piece.text)) == 1
            said = instead if alone or not nobodys else ""
            yield Reason("figure", figure.text, said, grave=nobodys or bool(instead), nobodys=nobodys)
    there = Counter(number.value for piece in best.pieces for number in numbers.read(piece.text))
    for number in numbers.read(draft.text):
        if any(start <= number.start < end for start, end, _ in named):
            continue
        there[number.value] -= 1
        if there[number.value] == -1 and sum(number.value in piece.known.amounts for piece in best.pieces):
            yield Reason("figure", draft.text[number.start : number.end])  # more often than it was said
        apart = all(number.end <= start or end <= number.start for start, end in spots)
        held = any(number.value in piece.known.amounts | piece.known.shares for piece in best.pieces)
        if apart and number.value > 1 and not held:
            nobodys = number.value not in known.amounts | known.shares | {value for _, value in known.dates}
            grave = nobodys and number.value > _COMMON and _stands_alone(draft.text, number)
            yield Reason("figure", draft.text[number.start : number.end], grave=grave, nobodys=grave)


def _idiomatic(figure: Figure) -> bool:
    """Whether it is spelled out and small: a paraphrase says two months of what was told in other words; numbers are looked at below."""
    return figure.value <= figures.IDIOM and figure.text.isascii() and not figure.text[:1].isdigit()


def exchanged(draft: Draft, places: Places) -> Iterator[Reason]:
    """Figures that the notes give to something else: grave where two have changed places, as from 360 to 260 where it went from 260 to 360."""
    for one in places.misgiven(list(figures.find(draft.text, draft.language)), draft.text):
        yield Reason("figure", draft.text[one.start : one.end], one.said, grave=one.sure)


def swapped_figures(draft: Draft, best: Fit, people: Sequence[str]) -> Iterator[Reason]:
    """Numbers that the passage gives for something else: another clause has them, and the one about this has another."""
    named = naming.places(draft.text, people, draft.language)
    for word in draft.said.words:
        if not word.key.startswith("#") or any(start <= word.start < end for start, end, _ in named):
            continue
        about = clauses_about(best, [key for key in companions(draft, word) if not key.startswith("#")])
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
    texts = [piece.text for piece in best.heard]
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
        grave = one.kind in members.STRICT and len(instead) == lost == 1 and is_about(draft, best)
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


def _stands_alone(text: str, number: Number) -> bool:
    """Whether a number is written in figures and no part of a name (Windows 11), an hour or a version."""
    named = text[: number.start].rstrip().rpartition(" ")[2]
    around = text[max(0, number.start - 1) : number.start] + text[number.end : number.end + 1]
    joined = any(sign in ":/-.#_" or (sign.isascii() and sign.isalnum()) for sign in around if sign not in ". ")
    return text[number.start].isdigit() and not joined and not named[:1].isupper()


def _holds(piece: Piece, figure: Figure) -> bool:
    return piece.known.holds(figure) and not piece.known.elsewhere(figure)


def _instead(figure: Figure, best: Fit, draft: Draft) -> str:
    """The figure of the same kind that the passage gives, if it gives one only, and nobody takes it back."""
    if any(piece.taken_back for piece in best.pieces):
        return ""
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
