"""Whether the words of a sentence are those of the people to whom it gives them, quoted or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evidence import marked
from pipeline.evidence.grounds import Draft, Fit, Reason
from pipeline.evidence.matching import Index
from pipeline.evidence.naming import same_person

# By how much more another passage must hold than the one of the person named.
MUCH_MORE = 0.35
HALF = 0.5


def is_told(draft: Draft, speaker: str | None) -> bool:
    """Whether a sentence says that a speaker says it."""
    return any(speaker is not None and same_person(speaker, teller) for teller in draft.tellers)


def quotations(draft: Draft, index: Index, labels: Sequence[str]) -> Iterator[Reason]:
    """Words between quotation marks that nobody said, or somebody else; `labels` are the people of the notes."""
    ascribed = marked.in_sentence(draft.text, labels, draft.language)
    for one in ascribed:
        match = index.judge(one.text, one.speaker)
        if match.state == "not-in-notes":
            yield Reason("quotation", one.text, match.difference, grave=True)
        elif match.state == "wrong-speaker":
            yield Reason("speaker", one.speaker, (match.utterance and match.utterance.speaker) or "", grave=True)
        elif match.reported and not one.relayed:
            yield Reason("speaker", one.speaker, match.reported)
        elif match.added:
            yield Reason("quotation", match.added)
    for words, spoken in marked.marked(draft.text, draft.language):
        known = any(words in one.text or one.text in words for one in ascribed)
        if not known and (near := index.judge(words, None)).state == "not-in-notes":
            yield Reason("quotation", words, near.difference if spoken else "", grave=spoken)


def speaker(draft: Draft, own: Fit, best: Fit) -> Iterator[Reason]:
    """Whether those who are said to say it do."""
    if not draft.tellers:
        return
    if len(draft.tellers) > 1:
        yield Reason("speaker", "・".join(draft.tellers) if draft.language == "ja" else ", ".join(draft.tellers))
        return
    teller, speaker = draft.tellers[0], best.pieces[0].speaker if best.pieces else None
    theirs = bool(own.pieces) and is_told(draft, own.pieces[0].speaker)
    if theirs and (own is best or best.share < HALF or best.share - own.share < MUCH_MORE):
        return
    named = any(teller.casefold() in piece.text.casefold() for piece in best.pieces)
    grave = speaker is not None and best.share >= HALF and not named
    yield Reason("speaker", teller, speaker or "", grave=grave)
