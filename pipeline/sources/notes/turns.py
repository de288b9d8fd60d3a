"""Pieces → utterances: what belongs to one turn is put together, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.model.notes import Utterance
from pipeline.sources.notes.joining import ends_sentence, joined, punctuated
from pipeline.sources.notes.pieces import Piece
from pipeline.wording import Language

# Without speakers there are no turns: cues are joined into whole sentences, up to about a paragraph (in characters).
_ENOUGH: Mapping[Language, int] = {"ja": 80, "en": 200}
_MOST: Mapping[Language, int] = {"ja": 240, "en": 600}
# A silence (in seconds) after which even an unfinished sentence is over.
_PAUSE = 4.0


def utterances(pieces: Sequence[Piece], language: Language, aliases: Mapping[str, str]) -> tuple[Utterance, ...]:
    """The turns of a file, numbered `u1`, `u2`, … in order; silent pieces and turns without words are left out."""
    wide = "" if punctuated(piece.text for piece in pieces if piece.cued) else " "
    found: list[Utterance] = []
    for turn in _turns(pieces, language):
        first = turn[0]
        start = next((piece.start for piece in turn if piece.start is not None), None)
        unclear = any(piece.unclear for piece in turn)
        speaker = aliases.get(first.speaker, first.speaker) if first.speaker is not None else None
        found.extend(
            Utterance(f"u{number}", text, first.line, speaker, start, turn[-1].end, first.off_record, unclear)
            for number, (_, text) in enumerate(_bounded(turn, language, wide), start=len(found) + 1)
        )
    return tuple(found)


def _turns(pieces: Iterable[Piece], language: Language) -> Iterator[list[Piece]]:
    turn: list[Piece] = []
    said = 0
    for piece in pieces:
        if turn and (piece.silent or _begins(turn[-1], piece, said, language)):
            yield turn
            turn, said = [], 0
        if not piece.silent:
            turn.append(piece)
            said += len(piece.text)
    if turn:
        yield turn


def _begins(before: Piece, after: Piece, said: int, language: Language) -> bool:
    if after.fresh or after.speaker != before.speaker or after.off_record != before.off_record:
        return True
    if after.line == before.line and after.unclear != before.unclear:
        return True  # cut in two, since only a part is in doubt
    if after.speaker is not None:
        return False
    if not (before.cued and after.cued):
        return after.paragraph != before.paragraph or before.cued != after.cued
    if before.end is not None and after.start is not None and after.start - before.end >= _PAUSE:
        return True
    return said >= _MOST[language] or (said >= _ENOUGH[language] and ends_sentence(before.text))


def _bounded(turn: list[Piece], language: Language, wide: str) -> Iterator[tuple[list[Piece], str]]:
    """A turn with its text. What nobody is named for may be a whole recording on one line: it is cut at sentences."""
    text = _text(turn, wide)
    if turn[0].speaker is not None or turn[0].cued or len(text) <= 2 * _MOST[language]:
        if text:
            yield turn, text
        return
    from pipeline.language.sentences import sentences

    part = ""
    for piece in (piece for sentence in sentences(text, language) for piece in _halved(sentence.text, language)):
        if part and len(part) + len(piece) > _MOST[language]:
            yield turn, part
            part = ""
        part = joined(part, piece, wide=wide)
    if part:
        yield turn, part


def _halved(sentence: str, language: Language) -> Iterator[str]:
    """A sentence that never ends (recognition without full stops), cut at blanks where there are any."""
    most = _MOST[language]
    while len(sentence) > most:
        blank = sentence.rfind(" ", most // 2, most)
        cut = blank if blank > 0 else most
        yield sentence[:cut].strip()
        sentence = sentence[cut:].lstrip()
    if sentence:
        yield sentence


def _text(turn: list[Piece], wide: str) -> str:
    """The words of a turn: lines of one paragraph joined, paragraphs on lines of their own."""
    paragraphs: list[list[Piece]] = []
    for piece in turn:
        if piece.text:
            goes_on = paragraphs and (piece.cued or piece.paragraph == paragraphs[-1][-1].paragraph)
            if goes_on:
                paragraphs[-1].append(piece)
            else:
                paragraphs.append([piece])
    return "\n".join(_joined([piece.text for piece in paragraph], wide) for paragraph in paragraphs)


def _joined(texts: list[str], wide: str) -> str:
    """`joined` for many texts, without copying the beginning again for each."""
    parts: list[str] = []
    for text in texts:
        parts.append(joined(parts[-1][-1], text, wide=wide)[1:] if parts else text)
    return "".join(parts)
