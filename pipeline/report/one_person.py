"""What a writer is told of two labels that look like one person: the line to write, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evidence.one_person import aliases, line
from pipeline.model.notes import Notes
from pipeline.model.settings import settings_of
from pipeline.wording import Text, both_listed

_ONE_PERSON = Text(
    "{pairs}は、同じ人に見えます。同じ人なら、{place}に次の一行を書いてください（別の人なら、そのままで構いません）：{line}",
    "{pairs} look like one person. If so, write this line {place} (if not, leave them as they are): {line}",
)
_PAIR = Text("「{label}」と「{name}」", "'{label}' and '{name}'")


def hints(sources: Sequence[Notes]) -> Iterator[Text]:
    """One message for each file with labels that look like others of it."""
    for notes in sources:
        found = aliases(notes)
        if found:
            pairs = [_PAIR.filled(label=one.label, name=one.name) for one in found]
            yield _ONE_PERSON.filled(
                pairs=both_listed(pairs),
                place=settings_of(notes.path),
                line=line(found),
            )
