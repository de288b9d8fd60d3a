"""Who asks and who tells: what the notes say of it, what the writer says, and otherwise a guess that is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.drafting.study.asker import who_asks
from pipeline.errors import UsageError
from pipeline.model.notes import Notes
from pipeline.records import NamedTuple
from pipeline.wording import Text


class Roles(NamedTuple):
    """Names by role."""

    interviewers: tuple[str, ...] = ()
    interviewees: tuple[str, ...] = ()


def speakers(sources: Sequence[Notes]) -> tuple[str, ...]:
    """Whoever speaks on the record, in order of appearance."""
    found = (turn.speaker for source in sources for turn in source.on_record if turn.speaker is not None)
    return tuple(dict.fromkeys(found))


def unknown(sources: Sequence[Notes]) -> bool:
    """Whether several people speak and the notes say of none what he is there for."""
    given = any(person.role != "speaker" for source in sources for person in source.people)
    return not given and len(speakers(sources)) > 1


def guessed(sources: Sequence[Notes]) -> Roles:
    """Whom the draft takes for interviewers (see `asking`), the others as those who tell; nobody where none stands out."""
    asking = who_asks(sources)
    return Roles(asking, tuple(name for name in speakers(sources) if name not in asking)) if asking else Roles()


def record(places: Mapping[Path, Notes], roles: Roles) -> tuple[Path, ...]:
    """Write the roles beside the notes in which these people speak; returns the sidecars that were written.

    Raises `UsageError` for somebody whom the notes do not know, and where they say otherwise already.
    """
    everybody = speakers(tuple(places.values()))
    for name in (*roles.interviewers, *roles.interviewees):
        if everybody and not any(_is(name, other) for other in everybody) and not _has_unnamed(places.values()):
            raise _stranger(name, everybody)
    return tuple(
        sidecar for path, notes in places.items() if (sidecar := _recorded(path, notes, roles, alone=len(places) == 1))
    )


def _recorded(path: Path, notes: Notes, roles: Roles, *, alone: bool) -> Path | None:
    from pipeline.sources import writing
    from pipeline.sources.notes import read_sidecar, sidecar_names
    from pipeline.sources.notes.encoding import decode
    from pipeline.sources.notes.sidecar import with_keys

    here = speakers((notes,))
    new: dict[str, object] = {}
    for role, names in (("interviewer", roles.interviewers), ("interviewee", roles.interviewees)):
        wanted = [name for name in names if alone or any(_is(name, other) for other in here)]
        given = [person.name for person in notes.people if person.role == role]
        if given and wanted and {*given} != {*wanted}:
            raise _otherwise(path, role, given)
        if wanted and not given:
            new[role] = wanted[0] if len(wanted) == 1 else wanted
    if not new:
        return None
    before = read_sidecar(path, path.as_posix())
    beside = next((place for name in sidecar_names(path.name) if (place := path.with_name(name)).exists()), None)
    target = beside or path.with_name(sidecar_names(path.name)[0])
    text = with_keys(decode(before, target.name) if before is not None and before.strip() else "", new)
    writing.replace(target, text, target.as_posix())
    return target


def _is(name: str, other: str) -> bool:
    from pipeline.sources.notes.consent import is_same

    return is_same(name, other)


def _has_unnamed(sources: Iterable[Notes]) -> bool:
    return any(turn.speaker is None for source in sources for turn in source.on_record)


def _stranger(name: str, everybody: Sequence[str]) -> UsageError:
    return UsageError(
        Text("取材メモに「{name}」という話者はいません。", "Nobody called '{name}' speaks in the notes.").filled(
            name=name
        ),
        Text("話しているのは {names} です。", "These speak: {names}.").filled(names=", ".join(everybody)),
    )


def _otherwise(path: Path, role: str, given: Sequence[str]) -> UsageError:
    return UsageError(
        Text("取材メモには「{role}: {names}」と書かれています。", "The notes say '{role}: {names}' already.").filled(
            role=role, names=", ".join(given)
        ),
        Text(
            "変えるなら、メモの先頭か、となりの .meta.yml の {role} を書き直してください。",
            "To change it, edit '{role}' at the top of the notes or in the .meta.yml beside them.",
        ).filled(role=role),
        path=path.as_posix(),
    )
