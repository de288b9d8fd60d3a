"""The passage of the notes that comes nearest to a quotation which nobody said, and what was changed in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.evidence.spoken_turns import Turn
from pipeline.language import normal
from pipeline.language.sentences import sentences
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Utterance

# The percentage of likeness below which a passage is no help to the writer.
_UNLIKE = 60
# A sentence is the passage that is meant when it is as like as the whole turn but for so many points of a hundred.
_SLACK = 5


class Passage(NamedTuple):
    """A sentence of a turn, what became of it in the quotation, and how like the two are, between 0 and 1."""

    turn: Turn
    utterance: Utterance
    text: str
    difference: str
    likeness: float


def find(quoted: str, turns: Iterable[Turn], language: Language) -> Passage | None:
    """The one of `turns` that comes nearest; None where none is any help."""
    from rapidfuzz import fuzz

    wanted = normal.clean(quoted, language)
    best: tuple[float, Turn] | None = None
    for turn in turns:
        score = fuzz.partial_ratio(wanted, turn.clean)
        if score > (best[0] if best else _UNLIKE) and len(turn.clean) * 2 > len(wanted):
            best = (score, turn)
    if best is None:
        return None
    score, turn = best
    place = max(turn.utterances, key=lambda one: fuzz.partial_ratio(wanted, normal.clean(one.text, language)))
    near = max(
        (part.text for part in sentences(place.text, language)),
        key=lambda part: fuzz.ratio(wanted, normal.clean(part, language)),
        default=place.text,
    )
    if not _about_one_thing(quoted, near, language):
        return None
    single = fuzz.partial_ratio(wanted, normal.clean(near, language)) + _SLACK >= score
    return Passage(turn, place, near, _difference(quoted, near if single else turn.text, language), score / 100)


def _about_one_thing(text: str, near: str, language: Language) -> bool:
    """Whether two texts share a word that says something: letters alone make any short question the neighbour of any quotation."""
    from pipeline.language.speech import speech

    content = speech(language).content_words
    said = content(text)
    return not said or not set(said).isdisjoint(content(near))


def _difference(quoted: str, said: str, language: Language) -> str:
    """What was taken out (−), put in (+) or became another (→), the first few words; what of `said` lies before and after does not count."""
    from rapidfuzz.distance import Indel

    old, new = _words(said, language), _words(quoted, language)
    edits = list(Indel.opcodes([_key(word) for word in old], [_key(word) for word in new]))
    while edits and edits[0].tag == "delete":
        del edits[0]
    while edits and edits[-1].tag == "delete":
        del edits[-1]
    between = " " if language == "en" else ""
    shown: list[str] = []
    gone = new_words = ""
    for edit in (*edits, None):
        if edit is not None and edit.tag != "equal":
            gone += between * bool(gone) * (edit.tag == "delete") + between.join(old[edit.src_start : edit.src_end])
            new_words += between * bool(new_words) * (edit.tag == "insert") + between.join(
                new[edit.dest_start : edit.dest_end]
            )
            continue
        if gone or new_words:
            shown.append(f"{gone} → {new_words}" if gone and new_words else f"−{gone}" if gone else f"+{new_words}")
        gone = new_words = ""
    return ", ".join(shown[:4])


def _words(text: str, language: Language) -> list[str]:
    if language == "en":
        return [word.strip(',.;:!?"“”') for word in text.split() if any(map(str.isalnum, word))]
    from pipeline.language.japanese import tokens

    return [token.surface for token in tokens(text) if token.pos != "補助記号"]


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
