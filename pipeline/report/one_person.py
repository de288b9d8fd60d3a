"""What a writer is told of two labels that look like one person: the line to write, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pipeline.evidence.one_person import aliases, line
from pipeline.model.notes import Notes
from pipeline.sources.notes_files import sidecar_names
from pipeline.wording import Text

_ONE_PERSON = Text(
    "{pairs}は、同じ人に見えます。同じ人なら、{place}に次の一行を書いてください（別の人なら、そのままで構いません）：{line}",
    "{pairs} look like one person. If so, write this line {place} (if not, leave them as they are): {line}",
)
_PAIR = Text("「{label}」と「{name}」", "'{label}' and '{name}'")
_BESIDE = Text("となりの {beside} ", "into {beside} beside the notes")
_AT_THE_TOP = Text(
    "メモの先頭（「---」の行と「---」の行の間）か、となりの {beside} ",
    "at the top of the notes, between two lines '---', or into {beside} beside them",
)
# Notes that may open with metadata; others have them beside.
_OPENS = (".md", ".markdown", ".txt")


def hints(sources: Sequence[Notes]) -> Iterator[Text]:
    """One message for each file with labels that look like others of it."""
    for notes in sources:
        found = aliases(notes)
        if found:
            file = PurePath(notes.path)
            pairs = [_PAIR.filled(label=one.label, name=one.name) for one in found]
            place = _AT_THE_TOP if file.suffix.lower() in _OPENS else _BESIDE
            yield _ONE_PERSON.filled(
                pairs=Text("、".join(pair.ja for pair in pairs), ", ".join(pair.en for pair in pairs)),
                place=place.filled(beside=sidecar_names(file.name)[0]),
                line=line(found),
            )
