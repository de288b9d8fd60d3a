"""Importers: an interview or an excerpt in any of our formats → `Notes`. Nothing is half-imported.

The words of the file are decided by `FORMATS`; metadata comes from front matter (text formats) and a sidecar
`NAME.meta.yml` (any format).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pipeline.errors import UnreadableError, UsageError, no_file
from pipeline.language.script import detect
from pipeline.lexicon.named import cue
from pipeline.model.notes import Notes, Person, SourceLine, Utterance
from pipeline.patterns import lazy
from pipeline.sources.notes import metadata as meta
from pipeline.sources.notes.badges import unique_names
from pipeline.sources.notes.consent import with_consent
from pipeline.sources.notes.encoding import decode
from pipeline.sources.notes.headers import is_lettered, letter, set_aside, with_headers
from pipeline.sources.notes.joining import closed_up
from pipeline.sources.notes.off_record import mark
from pipeline.sources.notes.off_record_marks import freed
from pipeline.sources.notes.pieces import Hints, Parser, Piece
from pipeline.sources.notes.refused import refuse_codes, refuse_unread, refused
from pipeline.sources.notes.thoughts import closed
from pipeline.sources.notes.turns import utterances
from pipeline.sources.notes_files import PARSERS, sidecar_names
from pipeline.wording import Language, Text

__all__ = ["FORMATS", "load", "pieces", "read", "sidecar_names", "two_sidecars"]

_TORN_MARK = cue("any", "confidences/torn-mark")
_KEY_OF_LEAVE = cue("any", "confidences/key-of-leave")
_KEPT_BACK = cue("any", "confidences/kept-back")


def _late(module: str, function: str) -> Parser:
    """A parser whose module is imported when it is first called."""

    def parse(text: str, name: str, hints: Hints) -> tuple[Piece, ...]:
        parser: Parser = getattr(import_module(f"{__name__}.{module}"), function)
        return parser(text, name, hints)

    return parse


# Suffix → parser of decoded text.
FORMATS: Mapping[str, Parser] = {suffix: _late(*where) for suffix, where in PARSERS.items()}
_PLAIN = (".txt", ".md", ".markdown")
_WITH_FRONT_MATTER = (*_PLAIN, ".srt", ".vtt")
_WITH_HEADERS = (*_PLAIN, ".docx")
# Places to break a word or not to, and byte order marks in the middle; joiners belong to letters and pictographs.
_UNSEEN = "\xad\u200b\u2060\ufeff"

# `ｏｆｆ ｔｈｅ ｒｅｃｏｒｄ`, as it is written where the Japanese keyboard was left on.
_WIDE_RECORD = lazy(
    "(?:[ａ-ｚＡ-Ｚ]+[ \u3000－-])*(?:ｏｆｆ|ｏｎ)[ \u3000－-]?(?:ｔｈｅ[ \u3000－-]?)?ｒｅｃ(?:ｏｒｄ)?(?![ａ-ｚＡ-Ｚ])",
    re.IGNORECASE,
)

# What stands in quotation marks there (`{% book 'Bread' %}`) may be what is shown, so that words would be lost with it.
_MARKUP = lazy(r"[ \t]?(?:\[\^[^\]\s]{1,20}\]|\{\{?[%<#][^{}'\"“”「」『』]{0,200}[%>#]\}?\})")


def read(path: Path, *, name: str | None = None) -> Notes:
    """Notes from disk, with the sidecar beside them. `name` stands in messages and in `Notes.path` (default: `path`).

    Raises `UnreadableError`; `UsageError` where there is no file.
    """
    shown = name if name is not None else path.as_posix()
    data = _bytes(path, shown)
    return load(data, shown, read_sidecar(path, shown))


def read_sidecar(path: Path, name: str) -> bytes | None:
    """The bytes of the sidecar of the notes at `path`, None where there is none. Raises UnreadableError."""
    found = [path.with_name(beside) for beside in sidecar_names(path.name) if path.with_name(beside).is_file()]
    if len(found) > 1:
        raise two_sidecars([file.name for file in found], name)
    return _bytes(found[0], found[0].name) if found else None


def two_sidecars(names: Sequence[str], notes: str) -> UnreadableError:
    """That the metadata of `notes` lie in two files, so that nobody knows which holds."""
    what = Text("設定ファイルが二つあります：{names}", "There are two files of settings: {names}")
    hint = Text("一つにまとめてください。", "Put them into one.")
    return UnreadableError(what.filled(names=", ".join(PurePosixPath(one).name for one in names)), hint, path=notes)


def load(data: bytes, name: str, sidecar: bytes | None = None) -> Notes:
    """Notes from bytes, wherever they come from (the git index, a test). Raises UnreadableError."""
    facts, found = pieces(data, name, sidecar)
    headed = PurePosixPath(name).suffix.lower() in _WITH_HEADERS
    marked = mark(set_aside(found) if headed else found)
    if headed:
        facts = with_headers(facts, marked.pieces)
    language = detect(piece.text for piece in marked.pieces if not piece.silent) or "en"
    turns = _turns(marked.pieces, facts, language)
    if not turns:
        raise _silence(name)
    import hashlib

    return Notes(
        path=name,
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        language=language,
        utterances=turns,
        date=facts.date,
        place=facts.place,
        people=_people(facts, turns),
        consents=facts.consents,
        source=facts.source,
        extra=facts.extra,
        remarks=(*facts.remarks, *_unclosed(marked.unclosed), *map(_wide, marked.wide), *_undated(found, name)),
        unread=_lines(piece for piece in marked.pieces if piece.unread and not piece.unclear),
        furniture=_lines(piece for piece in marked.pieces if piece.silent and piece.text),
        spoken_of=marked.spoken_of,
    )


def _turns(found: Sequence[Piece], facts: meta.Metadata, language: Language) -> tuple[Utterance, ...]:
    """What was said, turn by turn; all of it is one person's where the settings say so."""
    spoken = [replace(piece, text=_said(piece)) for piece in found]
    turns = utterances(_answered(spoken, facts), language, facts.aliases)
    return turns if facts.speaker is None else tuple(turn._replace(speaker=facts.speaker) for turn in turns)


def _said(piece: Piece) -> str:
    """The words of a piece, without what points to footnotes and what a generator of sites fills in."""
    words = _MARKUP.sub("", piece.text) if "[^" in piece.text or "{" in piece.text else piece.text
    return closed(words) if piece.thought else words


def _lines(found: Iterable[Piece]) -> tuple[SourceLine, ...]:
    """Pieces as lines of the file, but for those that are off the record: they are shown to nobody."""
    return tuple(SourceLine(piece.line, piece.text) for piece in found if not piece.off_record)


def pieces(data: bytes, name: str, sidecar: bytes | None = None) -> tuple[meta.Metadata, tuple[Piece, ...]]:
    """What `load` makes notes of: the metadata, and the speech as the format cuts it (`bench.notes` counts cues)."""
    suffix = PurePosixPath(name).suffix.lower()
    words = source_text(data, name)
    blocks: list[meta.Block] = []
    if suffix in _WITH_FRONT_MATTER:
        block, words = meta.front_matter(words, name)
        blocks += [block] if block else []
    if sidecar is not None and sidecar.strip():
        beside = sidecar_names(name)[0]
        blocks.append(meta.Block(decode(sidecar, beside), beside))
    facts = meta.read(blocks)
    hints = Hints(facts.known, facts.labels, facts.speaker)
    return facts, _named(FORMATS[suffix](words, name, hints), facts)


def _named(found: Sequence[Piece], facts: meta.Metadata) -> tuple[Piece, ...]:
    """The pieces with names freed of badges."""
    if facts.speaker is not None:
        # One person throughout: paragraphs part what they say, and their name comes last. Cues know no paragraphs: a mark there covers
        # all that follows, since nobody can tell where the confidence ends.
        return tuple(replace(piece, speaker=facts.speaker if piece.cued else None) for piece in found)
    found = _freed(found)
    kept = facts.known
    names = unique_names(piece.speaker for piece in found if piece.speaker is not None and piece.speaker not in kept)
    other = {label: name for label, name in names.items() if label and name != label}
    return tuple(replace(piece, speaker=other[piece.speaker]) if piece.speaker in other else piece for piece in found)


def _freed(found: Sequence[Piece]) -> Sequence[Piece]:
    """Marks of what is off the record that stand in a speaker's name, before the words instead."""
    marked = {label: freed(label) for label in {piece.speaker for piece in found if piece.speaker is not None}}
    if not any(marks for _, marks in marked.values()):
        return found
    return [_under(piece, *marked[piece.speaker]) if piece.speaker is not None else piece for piece in found]


def _under(piece: Piece, name: str, marks: str) -> Piece:
    return replace(piece, speaker=name or None, text=f"{marks} {piece.text}") if marks else piece


def _answered(found: Sequence[Piece], facts: meta.Metadata) -> Sequence[Piece]:
    """Where dashes begin the questions, these are the interviewer's, if there is one; if one person is interviewed, the answers that
    nobody is named for are that person's. So it is where Q and A are all the labels.
    """
    asker, teller = (names[0] if len(names) == 1 else None for names in (facts.interviewers, facts.interviewees))
    if is_lettered(found):
        names = {"Q": asker, "A": teller}
        return [
            replace(piece, speaker=names[letter(piece.speaker)] or piece.speaker) if piece.speaker else piece
            for piece in found
        ]
    if not any(piece.asked for piece in found):
        return found
    first = next(index for index, piece in enumerate(found) if piece.asked)
    return [
        piece
        if piece.speaker or piece.silent
        else replace(piece, speaker=asker if piece.asked else teller if index > first else None)
        for index, piece in enumerate(found)
    ]


def source_text(data: bytes, name: str) -> str:
    """The decoded text that a parser sees and that line numbers count in. Raises UnreadableError."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in FORMATS:
        raise refused(name, suffix, FORMATS)
    if suffix == ".docx":
        from pipeline.sources.notes.docx import text_of

        return _seen(text_of(data, name))
    # Tables come from Excel, plain text from Notepad: both save in the encoding of the country.
    text = _seen(decode(data, name, legacy=suffix in (".csv", ".tsv", ".txt", ".srt")))
    refuse_unread(text, name, FORMATS)
    if suffix in _PLAIN:
        refuse_codes(text, name)
    return text


def _seen(text: str) -> str:
    """The text without characters of no width, which come along with what is copied, and without the blanks that recognition sets
    between letters: one of them in a mark would undo it.
    """
    for unseen in "" if text.isascii() else _UNSEEN:
        text = text.replace(unseen, "")
    # The colon of vertical writing is one.
    return closed_up(_WIDE_RECORD.sub(lambda words: normalize("NFKC", words[0]), text.replace("\ufe30", "：")))


def may_be_off_record(data: bytes, name: str) -> bool:
    """A quick look: False where no mark can stand in the file. Raises UnreadableError.

    Marks may be cut in two by a line break or a time code, and letters be written as codes in JSON: those are looked into.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".docx", ".csv", ".tsv"):
        return True
    text = source_text(data, name)
    low = text.casefold()
    return (
        bool(_TORN_MARK.search(text))
        or ("off" in low and "record" in low)
        or "otr" in low
        or "o.t.r" in low
        or (suffix == ".json" and bool(_KEY_OF_LEAVE.search(low)))
        or "ｏｆｆ" in low
        or "\\u" in low
        or bool(_KEPT_BACK.search(text))
    )


def no_notes(folder: object) -> UsageError:
    """The error for a folder that was named in the place of notes."""
    return UsageError(
        Text("ここはフォルダーです。", "This is a folder."),
        Text("その中の取材メモを一つ指定してください。", "Name one file of notes in it."),
        path=str(folder),
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise no_file(name) from error
    except IsADirectoryError as error:
        raise no_notes(name) from error
    except OSError as error:
        what = Text("ファイルを開けません（{detail}）。", "The file cannot be opened ({detail}).").filled(
            detail=error.strerror
        )
        hint = Text("読む権限があるかを確かめてください。", "See whether you may read it.")
        raise UnreadableError(what, hint, path=name) from error


def _silence(name: str) -> UnreadableError:
    return UnreadableError(
        Text("発言が一つもありません。", "Nobody says anything in this file."),
        Text("文字起こしの本文が入っているか確かめてください。", "See whether the words of the transcript are in it."),
        path=name,
        line=1,
    )


def _people(facts: meta.Metadata, turns: Sequence[Utterance]) -> tuple[Person, ...]:
    """Interviewees, interviewers, then whoever else speaks on the record, in order of appearance."""
    roles: dict[str, str] = {}
    for names, role in ((facts.interviewees, "interviewee"), (facts.interviewers, "interviewer")):
        for name in names:
            roles.setdefault(facts.aliases.get(name, name), role)
    for turn in turns:
        if turn.speaker is not None and not (turn.off_record or turn.unclear):
            roles.setdefault(turn.speaker, "speaker")
    asked = [name for name, role in roles.items() if role != "interviewer"]
    return tuple(with_consent(Person(name, role), asked, facts.consents) for name, role in roles.items())


def _unclosed(line: int | None) -> tuple[Text, ...]:
    if line is None:
        return ()
    what = Text(
        "{line}行目のオフレコの印が閉じられていません。そこから終わりまで、すべてオフレコとして扱います。",
        "The off-the-record mark on line {line} is never closed: all that follows is kept off the record.",
    )
    return (what.filled(line=line),)


def _wide(lines: tuple[int, int]) -> Text:
    what = Text(
        "{first}行目のオフレコの印は、空の行がないので{last}行目まで効きます。それより前で終わるなら、そこに空の行を入れてください。",
        "The off-the-record mark on line {first} covers the lines down to {last}, since no blank line comes before. If it ends earlier, put a blank line there.",
    )
    return what.filled(first=lines[0], last=lines[1])


def _undated(found: Sequence[Piece], name: str) -> tuple[Text, ...]:
    """A remark for each subtitle whose time could not be read: its words count all the same."""
    if PurePosixPath(name).suffix.lower() not in (".vtt", ".srt"):
        return ()
    what = Text(
        "{line}行目の時刻を読めません。言葉は読みましたが、時刻はありません。",
        "The time on line {line} cannot be read; the words there are kept, without a time.",
    )
    lines = dict.fromkeys(piece.line for piece in found if piece.start is None and not piece.silent)
    return tuple(what.filled(line=line) for line in lines)
