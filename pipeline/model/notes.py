"""Source material: an interview as a list of utterances, whatever format it came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.frozen import dataclass, field
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text


class Utterance(NamedTuple):
    """One turn.

    `id` is stable for one file's content (`u1`, `u2`, … in order). `start` and `end` are seconds from the beginning of
    the recording. `line` counts from 1 in the source file. `off_record` text must reach no draft, ledger, model,
    message or page. `unclear` utterances speak of the record ("this is off the record") outside any mark: until a
    person marks the passage or answers with `[on the record]`, they are used no more than what is off the record.
    """

    id: str
    text: str
    line: int
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    off_record: bool = False
    unclear: bool = False


class SourceLine(NamedTuple):
    """A line of the source file; `line` counts from 1."""

    line: int
    text: str


class Consent(NamedTuple):
    """Who agreed to publication, when, to what, and until when it holds. Without `by` nobody is named."""

    granted: date | None = None
    by: tuple[str, ...] = ()
    scope: str | None = None
    until: date | None = None


class Person(NamedTuple):
    """Somebody who speaks or is interviewed; `role` is `interviewee`, `interviewer` or `speaker`.

    `shared` are names in recorded consents that may mean this person or another of the notes, so that they are neither's.
    """

    name: str
    role: str
    consent: Consent | None = None
    shared: tuple[str, ...] = ()


class Source(NamedTuple):
    """Where an excerpt that is no interview comes from."""

    url: str
    publisher: str | None = None
    date: date | None = None


@dataclass(frozen=True)
class Notes:
    """What an importer understood of one file. `path` is as the caller named it; `digest` is `sha256:…` of its bytes.

    `extra` holds the metadata keys that are not ours, as written. `remarks` are things a writer should know about how
    the file was read; they never contain words of the interview. `unread` lines look as if they named a speaker, and
    were not read so. `furniture` are those that are nobody's speech: titles, the date and length of the recording,
    headers and footers of an export, marks of sounds. `spoken_of` are the lines where somebody speaks of the record outside
    any mark, and `unclear` are all the turns that this may be about.
    """

    path: str
    digest: str
    language: Language
    utterances: tuple[Utterance, ...]
    date: date | None = None
    place: str | None = None
    people: tuple[Person, ...] = ()
    consents: tuple[Consent, ...] = ()
    source: Source | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()
    unread: tuple[SourceLine, ...] = ()
    furniture: tuple[SourceLine, ...] = ()
    spoken_of: tuple[int, ...] = ()

    @property
    def consent(self) -> Consent | None:
        """The first consent that is recorded."""
        return self.consents[0] if self.consents else None

    @property
    def on_record(self) -> tuple[Utterance, ...]:
        """The utterances that may be used."""
        return tuple(one for one in self.utterances if not (one.off_record or one.unclear))

    @property
    def unclear(self) -> tuple[Utterance, ...]:
        """The utterances that speak of the record outside any mark, and those that this is about."""
        return tuple(one for one in self.utterances if one.unclear)


class NotesFile(NamedTuple):
    """A notes file as it is about to enter the repository: what was understood of it, and its lines as written."""

    notes: Notes
    lines: tuple[str, ...]


class Confided(NamedTuple):
    """An off-record passage, in the file of notes `notes` on `line`.

    `said` are sentences of the same file that were said on the record and share words with it: what both hold is no secret.
    """

    notes: str
    line: int
    text: str
    language: Language
    said: tuple[str, ...] = ()


def clock(seconds: float | None) -> str:
    """A place in the recording as h:mm:ss, rounded down; nothing where the notes have no times."""
    if seconds is None:
        return ""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def reference(sources: Sequence[Notes], notes: Notes, id_: str) -> str:
    """An utterance as the ledger names it: `ID`, or `FILE#ID` where several files were used."""
    return f"{notes.path}#{id_}" if len(sources) > 1 else id_


def references(sources: Sequence[Notes]) -> tuple[str, ...]:
    """All utterances that may be used, as the ledger names them."""
    return tuple(reference(sources, notes, spoken.id) for notes in sources for spoken in notes.on_record)
