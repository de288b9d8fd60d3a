"""Whether the notes carry a sentence of a draft, whatever machine wrote it.

*Carried*: every figure, name, denial, hedge and speaker of it stands in one passage of one speaker, and so do most of its words.
*Unverified*: a free paraphrase with nothing against it; a person has to read it beside its source. *Against*: something in it can
be shown to be otherwise, or to be nobody's. *Unsupported*: what it cites (or, where it cites nothing, anything that was said)
has next to nothing to do with it.

What this cannot see: an emphasis changed in the words of the passage, a role that only the meaning of a verb tells, and whether the speaker was right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pipeline.evidence import (
    figures,
    ground_figures,
    ground_force,
    ground_names,
    ground_reserve,
    ground_roles,
    ground_speakers,
    ground_wording,
    grounds,
    marked,
    naming,
    tellers,
)
from pipeline.evidence.ground_speakers import HALF, MUCH_MORE, is_told
from pipeline.evidence.ground_wording import CARRIES, CLAUSE_WORDS, PLACES
from pipeline.evidence.grounds import Draft, Fit, Ground, Reason, fit
from pipeline.evidence.matching import Index
from pipeline.evidence.misgiven import Places
from pipeline.evidence.off_record import OffRecord
from pipeline.evidence.quotation import TURN
from pipeline.evidence.spoken_pieces import Piece, Pieces
from pipeline.evidence.tellers import SAYING
from pipeline.evidence.worked_out import WorkedOut
from pipeline.language import normal, personal
from pipeline.language.sentences import sentences
from pipeline.language.stated import Statement
from pipeline.language.statements import instructs, statement
from pipeline.model.notes import reference
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

__all__ = ["Ground", "Grounding", "Reason", "State", "Verdict"]

State = Literal["carried", "unverified", "against", "unsupported"]

# The share of a passage that a sentence has to the letter where it leaves nothing out.
_WHOLE = 0.85
# The share of a sentence's words that only an off-record sentence holds where it retells that one.
_RETELLS = 0.6
# How many neighbouring sentences make a passage.
_REACH = 3


class Nearest(NamedTuple):
    """The passage that comes nearest: file, line there, who said it, when (seconds), and the words."""

    notes: str
    line: int
    speaker: str | None
    start: float | None
    text: str


class Verdict(NamedTuple):
    """What became of a sentence. `utterances` are those it rests on or comes nearest to, as the ledger names them.

    Where the sentence retells something off the record, neither `reasons` nor `nearest` repeat any of it.
    """

    state: State
    reasons: tuple[Reason, ...] = ()
    utterances: tuple[str, ...] = ()
    nearest: Nearest | None = None

    @property
    def is_near(self) -> bool:
        """Whether a passage has anything to do with it."""
        return self.nearest is not None and not any(reason.kind == "far" for reason in self.reasons)

    @property
    def holds(self) -> bool:
        """Whether a heading or a title holds: it is carried, or too short to be, and each of its words was said in one passage."""
        return all(reason.kind == "words" and not reason.words for reason in self.reasons)


class Grounding:
    """Some notes of one language, ready to be asked about any number of sentences."""

    def __init__(self, sources: Sequence[Notes], language: Language) -> None:
        self._sources = tuple(sources)
        self._language = language
        self._index = Index.of(sources, language)
        self._pieces = Pieces(self._index)
        self._closed = OffRecord([closed(one) for one in sources], language)
        self._hidden = _confided(sources, language)
        self._known = figures.values(sources, [])
        self._places = Places(sources, language)
        self._worked_out = WorkedOut(sources, language)
        self._labels = naming.labels(sources)
        self._people = naming.names(sources)

    def judge(self, text: str, cited: Sequence[str] | None = None) -> Verdict:
        """Hold one sentence against the utterances it cites (ids as the ledger has them), or against all of the notes."""
        if self._closed.source(text) is not None:
            return Verdict("against", (Reason("off-record", grave=True),))
        if personal.find(text):
            return Verdict("against", (Reason("personal-data", grave=True),))
        if (spoken := self._turn(text)) is not None and (cited is None or set(spoken.utterances) <= set(cited)):
            return spoken
        draft = self._taken_apart(text)
        if cited is None:
            own, best = _own(draft, self._everywhere(draft))
            found = self._found(draft, own, best)
        else:
            places = self._cited(cited)
            if places is None:
                return Verdict("unsupported", (Reason("cites"),), tuple(cited))
            own, best = _own(draft, list(self._by_speaker(draft, places)))
            found = [*self._found(draft, own, best), *self._elsewhere(draft, best)]
        if found and self._retells(draft, best):
            return Verdict("against", (Reason("off-record", grave=True),))
        reasons = tuple(dict.fromkeys(found))
        state = _state(reasons)
        return Verdict(state, reasons, self._references(own.pieces) if cited is None else tuple(cited), _nearest(own))

    def _retells(self, draft: Draft, best: Fit) -> bool:
        """Whether most of what no passage carries stands in one sentence off the record: retellings too short to be seen by their
        letters alone."""
        own = draft.keys - best.covered
        least = max(CLAUSE_WORDS, _RETELLS * len(draft.keys))
        return any(
            len(own & hidden) >= least and len(draft.keys & hidden) >= HALF * len(hidden) for hidden in self._hidden
        )

    def quotation(self, words: str, speaker: str) -> Verdict:
        """Hold words that are given to somebody, all of them, against what they said."""
        if self._closed.source(words) is not None:
            return Verdict("against", (Reason("off-record", grave=True),))
        match = self._index.judge(words, speaker)
        reason: Reason | None = None
        if match.reported:
            reason = Reason("speaker", speaker, match.reported)
        elif match.state == "wrong-speaker":
            reason = Reason("speaker", speaker, (match.utterance.speaker or "") if match.utterance else "", grave=True)
        elif match.state == "not-in-notes":
            reason = Reason("quotation", words, match.difference, grave=True)
        elif match.added:
            reason = Reason("quotation", match.added)
        one = match.utterance
        by_path = {notes.path: notes for notes in self._sources}
        ids = () if one is None else (reference(self._sources, by_path[match.notes], one.id),)
        near = (
            None if one is None else Nearest(match.notes, one.line, one.speaker, one.start, match.passage or one.text)
        )
        found = () if reason is None else (reason,)
        return Verdict(_state(found), found, ids, near)

    def _turn(self, text: str) -> Verdict | None:
        """What becomes of a turn (`NAME: …`) in the very words of the person named, however few they are; None for anything else."""
        turn = TURN.match(text)
        name = naming.headed(turn[1], self._labels) if turn is not None else None
        if turn is None or name is None:
            return None
        found = self.quotation(text[turn.end() :].strip(), name)
        return found if found.state == "carried" else None

    def _taken_apart(self, text: str) -> Draft:
        said = self._with_names(statement(text, self._language), text)
        who = tellers.find(text, self._people, self._language)
        spots = [(start, end) for start, end, _ in naming.places(text, self._people, self._language)]
        skip = SAYING[self._language] if who.tellers else frozenset[str]()
        keys = frozenset(
            word.key
            for word in said.words
            if word.content and word.key not in skip and not any(start <= word.start < end for start, end in spots)
        )
        return Draft(text, self._language, said, keys, who.tellers)

    def _with_names(self, said: Statement, text: str) -> Statement:
        """An English sentence may begin with a name: no capital tells, but elsewhere in the notes it does."""
        first = said.words[0] if said.words else None
        if self._language != "en" or first is None or first.name or first.key not in self._named:
            return said
        return said._replace(words=(first._replace(name=text[first.start : first.end]), *said.words[1:]))

    # Where it may stand.

    def _everywhere(self, draft: Draft) -> list[Fit]:
        """The best passage at each of the likeliest places, and at those of the person named."""
        ranked = self._pieces.ranked(draft.keys, 4 * PLACES)
        own = [one for one in ranked if is_told(draft, self._pieces.all[one.place].speaker)]
        places = dict.fromkeys(one.place for one in (*ranked[:PLACES], *own[: PLACES // 2]))
        answers = (self._pieces.answered_after(place) for place in places)
        places |= dict.fromkeys(place for place in answers if place is not None)
        return [max(self._windows(draft, place), key=_better) for place in places]

    def _windows(self, draft: Draft, place: int) -> Iterator[Fit]:
        asked = self._pieces.asked_before(place)
        for window in self._pieces.window(place, _REACH):
            yield fit(
                draft, [self._pieces.all[one] for one in window], None if asked is None else self._pieces.all[asked]
            )

    def _cited(self, cited: Sequence[str]) -> list[int] | None:
        """The pieces of the utterances that are cited; None where one of them is not there, or nothing is cited."""
        known = self._utterances
        if not cited or any(one not in known for one in cited):
            return None
        places = (place for one in cited for place in self._pieces.by_utterance.get(known[one], ()))
        return sorted(set(places))

    @cached_property
    def _utterances(self) -> dict[str, tuple[str, str]]:
        """Every utterance on the record, as the ledger names it: its file and its id there."""
        return {
            reference(self._sources, notes, one.id): (notes.path, one.id)
            for notes in self._sources
            for one in notes.on_record
        }

    def _by_speaker(self, draft: Draft, places: Sequence[int]) -> Iterator[Fit]:
        """The best passage of what is cited, for each speaker, and all that is cited of him."""
        groups: dict[str | None, list[int]] = {}
        for place in places:
            groups.setdefault(self._pieces.all[place].speaker, []).append(place)
        for group in groups.values():
            runs = [run for place in group for run in self._pieces.window(place, _REACH) if set(run) <= set(group)]
            for run in dict.fromkeys((*runs, tuple(group))):
                asked = self._pieces.asked_before(run[0])
                question = None if asked is None else self._pieces.all[asked]
                yield fit(draft, [self._pieces.all[place] for place in run], question)

    # What speaks against it.

    def _found(self, draft: Draft, own: Fit, best: Fit) -> list[Reason]:
        quoted = list(ground_speakers.quotations(draft, self._index, self._labels))
        invented = any(one.kind == "quotation" and one.grave for one in quoted)
        speaker = (
            () if invented else ground_speakers.speaker(draft, own, best)
        )  # words that nobody said are nobody else's either
        reasons = [*speaker, *quoted, *grounds.poor_source(draft, own)]
        if instructs(draft.text, self._language):
            reasons.append(Reason("instruction"))
        if self._verbatim(draft, own) or self._only_quotes(draft):
            return reasons
        reasons += ground_figures.wrong_figures(draft, own, self._known, self._labels, self._worked_out)
        reasons += ground_figures.exchanged(draft, self._places)
        reasons += ground_figures.swapped_figures(draft, own, self._labels)
        reasons += ground_figures.other_members(draft, own)
        reasons += ground_figures.swapped_places(draft, own)
        reasons += grounds.unsaid_predicate(draft, own)
        reasons += ground_names.wrong_names(draft, own, self._mentioned, self._labels)
        reasons += ground_force.turned_around(draft, own)
        reasons += ground_force.other_force(draft, own)
        reasons += ground_reserve.unreserved(draft, own)
        reasons += ground_roles.swapped_roles(draft, own)
        reasons += ground_roles.crossed_clauses(draft, own)
        return [*reasons, *ground_wording.wording(draft, own, self._pieces)]

    def _elsewhere(self, draft: Draft, best: Fit) -> Iterator[Reason]:
        """Whether what is cited is not what carries it."""
        if best.share >= HALF:
            return
        better = max(self._everywhere(draft), key=_better, default=best)
        if better.share >= HALF and better.share - best.share >= MUCH_MORE:
            yield Reason("cites")

    def _verbatim(self, draft: Draft, own: Fit) -> bool:
        """Whether the sentence is one that was said, to the letter, and next to nothing of it is left out."""
        if len(draft.keys) < CLAUSE_WORDS or not own.pieces:
            return False
        wanted = normal.exact(draft.text, self._language)
        said = normal.exact(" ".join(piece.text for piece in own.pieces), self._language)
        if wanted in said and len(wanted) >= _WHOLE * len(said):
            return True
        return own.share > CARRIES and self._index.holds(draft.text, own.pieces[0].turn)

    def _only_quotes(self, draft: Draft) -> bool:
        """Whether the sentence is words between quotation marks that were said, with who says them and next to nothing else."""
        quoted = marked.marked(draft.text, self._language)
        if not quoted or any(self._index.judge(one.words, None).state == "not-in-notes" for one in quoted):
            return False
        rest = draft.text
        for one in quoted:
            rest = rest.replace(one.words, " ")
        around = self._taken_apart(rest)
        loose = around.keys - SAYING[self._language]
        unknown = any(word.name and word.name.casefold() not in self._mentioned for word in around.said.words)
        counted = any(key.startswith("#") for key in loose)
        return len(loose) < CLAUSE_WORDS and not (unknown or counted or any(around.said.denials))

    @cached_property
    def _named(self) -> frozenset[str]:
        """The keys of all names that were said."""
        return frozenset(word.key for piece in self._pieces.all for word in piece.said.words if word.name)

    @cached_property
    def _mentioned(self) -> str:
        """Everything that was said or stands in the metadata, folded."""
        parts = [one.text for notes in self._sources for one in notes.on_record]
        parts += [str(value) for notes in self._sources for value in (notes.place, *notes.extra.values())]
        parts += [*self._labels, *(notes.source.publisher or "" for notes in self._sources if notes.source)]
        return unicodedata.normalize("NFKC", "\n".join(parts)).casefold()

    def _references(self, pieces: Sequence[Piece]) -> tuple[str, ...]:
        by_path = {notes.path: notes for notes in self._sources}
        return tuple(
            dict.fromkeys(
                reference(self._sources, by_path[piece.notes], one.id) for piece in pieces for one in piece.utterances
            )
        )


def _confided(sources: Sequence[Notes], language: Language) -> tuple[frozenset[str], ...]:
    """The words of each sentence that is or may be off the record."""
    hidden = (one.text for notes in sources for one in notes.utterances if one.off_record or one.unclear)
    found = (frozenset(statement(part.text, language).keys) for text in hidden for part in sentences(text, language))
    return tuple(keys for keys in found if len(keys) >= CLAUSE_WORDS)


def closed(notes: Notes) -> Notes:
    """Notes in which what may be off the record is."""
    if not notes.unclear:
        return notes
    turns = tuple(one._replace(off_record=one.off_record or one.unclear) for one in notes.utterances)
    return replace(notes, utterances=turns)


def _better(one: Fit) -> tuple[float, bool, int]:
    return one.share, not all(piece.said.question for piece in one.pieces), -len(one.pieces)


def _state(reasons: Sequence[Reason]) -> State:
    if any(reason.grave for reason in reasons):
        return "against"
    if any(reason.kind in ("far", "cites") for reason in reasons):
        return "unsupported"
    return "unverified" if reasons else "carried"


def _nearest(own: Fit) -> Nearest | None:
    if not own.pieces:
        return None
    piece = max(own.pieces, key=lambda one: len(one.keys & own.covered))
    first = piece.utterances[0]
    return Nearest(piece.notes, first.line, first.speaker, first.start, piece.text)


def _own(draft: Draft, fits: Sequence[Fit]) -> tuple[Fit, Fit]:
    """The best passage of those who are said to say it (of anybody where nobody is), and the best of all."""
    best = max(fits, key=_better, default=Fit((), frozenset(), len(draft.keys)))
    own = [one for one in fits if one.pieces and is_told(draft, one.pieces[0].speaker)]
    if not draft.tellers or not own:
        return best, best
    return max(own, key=_better), best
