"""Who agreed to publication, when and to what: added to the sidecar of notes, whose words stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from pipeline.errors import UsageError
from pipeline.model.notes import Consent, Person
from pipeline.sources.notes.badges import bare_name, without_title
from pipeline.sources.notes.encoding import decode
from pipeline.wording import Text


def with_consent(person: Person, people: Sequence[str], consents: Sequence[Consent]) -> Person:
    """A person with the consent that is theirs among `people` (interviewers aside), one that names them and nobody else, or names
    nobody where only one person could be meant; and with the names in consents that may be theirs or another's.
    """
    everybody = dict.fromkeys((*people, person.name))
    meant = {name: meant_by(name, everybody) for one in consents for name in one.by}
    named = [one for one in consents if any(person.name in meant[name] for name in one.by)]
    unnamed = [one for one in consents if not one.by] if len(people) <= 1 else []
    shared = (name for name, them in meant.items() if not them and person.name in who_may_be(name, everybody))
    return person._replace(consent=next(reversed(named or unnamed), None), shared=tuple(shared))


def meant_by(name: str, people: Iterable[str]) -> list[str]:
    """Whom of `people` a name means, in whatever way the notes write them; nobody where it may be one of several.

    A label of the notes, written as it stands there, means whoever bears it.
    """
    may_be = who_may_be(name, people)
    if not _one_person(may_be):
        return [one for one in may_be if _plain(one) == _plain(name)]
    return [one for one in may_be if _plain(one) == _plain(name) or _one_person(who_may_be(one, people))]


def who_may_be(name: str, people: Iterable[str]) -> list[str]:
    """Everybody among `people` who could be called so."""
    return [one for one in people if is_same(name, one)]


def _one_person(labels: Sequence[str]) -> bool:
    """Whether labels can all be writings of one name: 田中 and 田中社長, but not 田中社長 and 田中部長, nor Mr Park and Ms Park."""
    titles = {_title(label) for label in labels} - {""}
    return len(titles) <= 1 and all(is_same(one, other) for one, other in combinations(labels, 2))


def _title(label: str) -> str:
    """社長 of 田中社長, Ms of Ms Park; nothing where there is none."""
    name = bare_name(label)
    return name.replace(without_title(name), "").strip(" .").casefold()


def _plain(label: str) -> str:
    return "".join(bare_name(label).split()).casefold()


def is_same(name: str, other: str) -> bool:
    """Whether two writings mean one person: but for titles and blanks, or a part of the full name (田中, 田中 健)."""
    left, right = (without_title(bare_name(one)) for one in (name, other))
    if not left or not right:
        return False
    parts = (left.split(), right.split())
    joined = tuple("".join(one).casefold() for one in parts)
    if joined[0] == joined[1]:
        return True
    short, long = sorted(parts, key=len)
    if len(short) == 1 < len(long):
        return short[0].casefold() in (part.casefold() for part in long)
    return (
        not left.isascii()
        and min(map(len, joined)) > 1
        and (joined[0].startswith(joined[1]) or joined[1].startswith(joined[0]))
    )


def with_consents(sidecar: bytes | None, name: str, consents: Sequence[Mapping[str, Any]]) -> str:
    """The text of the sidecar `name` with consents added to those it holds; all that it held stays as it was.

    Raises UsageError where it is written in a way that cannot be added to, UnreadableError where it cannot be read.
    """
    from pipeline.sources.notes.metadata import Block, mapping
    from pipeline.sources.notes.sidecar import with_items

    before = decode(sidecar, name) if sidecar is not None and sidecar.strip() else ""
    after = with_items(before, "consent", consents)
    held = mapping(Block(before, name)) if before.strip() else {}
    wanted = {**held, "consent": [*_entries(held), *map(dict, consents)]}
    added = mapping(Block(after, name)) if after is not None else {}
    if after is None or {**added, "consent": _entries(added)} != wanted:
        raise by_hand(name)
    return after


def _entries(settings: Mapping[str, Any]) -> list[object]:
    kept = settings.get("consent")
    return kept if isinstance(kept, list) else [] if kept is None else [kept]


def already_there(by: str, name: str) -> UsageError:
    """This person's consent is recorded already, and only a person may change it."""
    return UsageError(
        Text(
            "{by}の同意の記録がすでにあります。上書きはしません。",
            "The consent of {by} is recorded already, and is not written over.",
        ).filled(by=by),
        Text(
            "変えるときは、{name} を開いて consent を書き直してください。",
            "To change it, open {name} and edit 'consent'.",
        ).filled(name=name),
        path=name,
    )


def by_hand(name: str) -> UsageError:
    """The sidecar is written in a way that only a person can add to."""
    return UsageError(
        Text(
            "{name} の書き方には、機械では書き足せません。",
            "The way {name} is written, nothing can be added to it by machine.",
        ).filled(name=name),
        Text(
            "{name} を開いて、consent に一人分ずつ書き足してください。",
            "Open {name} and add to 'consent', one entry a person.",
        ).filled(name=name),
        path=name,
    )
