"""Which labels of a file are speakers: decided from the file as a whole, by what recurs.

A colon alone makes no speaker. `forms.candidates` finds what has the form of a label; `accepted` then takes the form in
which labels come back, that the metadata lists, or that stand in an evident dialogue and look like names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pipeline.patterns import lazy
from pipeline.sources.notes.badges import bare_name
from pipeline.sources.notes.forms import Candidate, Form
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.names import SURNAMES, bare, is_part, is_role, looks_like_name, names_nobody
from pipeline.sources.notes.thoughts import columns

_QUESTION = lazy(r"[?？]|か。|か$")
_SENTENCE = lazy(r"[。．！？!?…」』]|\.(?:\s|$)|[ですますねよか]$")
_QUESTIONS = frozenset(("Q", "Ｑ"))
# Forms that stand for nothing else: everything else needs labels that come back.
_ALWAYS_LISTED: frozenset[Form] = frozenset(("marked", "plain", "bullet", "bold", "tab", "circle", "bracket"))


@dataclass(frozen=True, slots=True)
class Place:
    """A line with what it may be labelled by. `leads`: words follow that are no label; `first`: it begins a paragraph; `apart`: and they
    begin another, and no list.
    """

    candidates: tuple[Candidate, ...]
    leads: bool = True
    first: bool = True
    apart: bool = False


@dataclass(frozen=True)
class Accepted:
    """The labels of one file that are speakers, by family of forms."""

    labels: dict[Form, frozenset[str]]
    inside: re.Pattern[str] | None = None
    overlooked: frozenset[str] = frozenset()
    asks: bool = False  # whether Q stands before the questions, and nothing before the answers

    def choose(self, place: Sequence[Candidate]) -> Candidate | None:
        """The candidate that is a speaker, if one is."""
        return next((found for found in place if self._takes(found)), None)

    def _takes(self, found: Candidate) -> bool:
        labels = self.labels.get(_family(found.form), frozenset())
        if found.together and found.label not in labels:
            return bool(labels) and all(_belongs(part, labels) for part in found.together)
        return found.label in labels

    def speaker(self, found: Candidate) -> str | None:
        """Whose words follow an accepted candidate: nobody's alone where it names several."""
        labels = self.labels.get(_family(found.form), frozenset())
        return None if found.together and found.label not in labels else found.label

    def overlooks(self, place: Sequence[Candidate]) -> bool:
        """Whether a line that no label was taken of looks as if it had one."""
        return any(found.label in self.overlooked and _reads_as_turn(found) for found in place)

    def inner(self, text: str) -> re.Match[str] | None:
        """The next label in the middle of a line, after a dash; group 1 is the label."""
        return self.inside.search(text) if self.inside else None

    def __bool__(self) -> bool:
        return any(self.labels.values())


def _belongs(part: str, labels: Collection[str]) -> bool:
    return part in labels or any(part in label.split() or bare_name(label) == part for label in labels)


def accepted(
    places: Sequence[Place], starts: int, known: Collection[str], *, cues: int = 0, asked: bool = False
) -> Accepted:
    """Decide for a whole file. `starts` is the number of places where a label could stand; `known` comes from metadata.

    Where questions are `asked` behind dashes, one name in bold may be all that answer. Files of `cues` (so many that hold words) have no captions and lists, so that a label needs less proof there.
    """
    families: dict[Form, list[tuple[Candidate, Place]]] = {}
    alone = frozenset(found.label for place in places for found in place.candidates if not found.together)
    for place in places:
        for found in (_single(one, alone) for one in place.candidates):
            families.setdefault(_family(found.form), []).append((found, place))
    names = {family: _named(family, group, starts, known, cues) for family, group in families.items()}
    if asked and not any(names.values()):
        names["bold"] = _answering([found for found, _ in families.get("bold", [])])
    if any(names.get(form) for form in _ALWAYS_LISTED):
        # A word before a blank is a label only where nothing clearer labels the lines.
        names["spaced"] = frozenset()
    strongest = _strongest({form: found for form, found in names.items() if form in families}, families)
    lettered = names.get("letter", frozenset())
    everywhere = frozenset(known) | names.get(strongest, frozenset()) | lettered
    if lettered:
        everywhere |= _capitals(families.get("plain", []))
    labels = {
        family: frozenset(found.label for found, _ in group if found.label in everywhere)
        for family, group in families.items()
        if family in _ALWAYS_LISTED or family == strongest or names[family]
    }
    if (taken := frozenset().union(*labels.values())) and taken <= _QUESTIONS and taken.isdisjoint(known):
        return Accepted({}, asks=True)
    plain = sorted(labels.get("plain", frozenset()) | labels.get("bullet", frozenset()), key=len, reverse=True)
    inside = re.compile(rf"(?:^|\s)[-‐–—]\s*({'|'.join(map(re.escape, plain))})\s*[:：]\s*") if plain else None
    return Accepted(labels, inside, _overlooked(families, taken))


def _single(found: Candidate, alone: Collection[str]) -> Candidate:
    """「見習い・悠太」 is a part and a name, unless each of the two speaks under it alone as well: 「田中・森」."""
    if "・" not in found.label or all(part in alone for part in found.together):
        return found
    return replace(found, together=())


def _overlooked(families: dict[Form, list[tuple[Candidate, Place]]], taken: frozenset[str]) -> frozenset[str]:
    """Labels that look like people and are taken in no form: once is enough where the file names nobody else."""
    counts = Counter(found.label for group in families.values() for found, _ in group if _reads_as_turn(found))
    return frozenset(
        label
        for label, count in counts.items()
        if label not in taken and (not taken or count > 1 or is_role(label) or looks_like_name(label, full=True))
    )


def _reads_as_turn(found: Candidate) -> bool:
    """Whether a candidate has the form of a turn by itself: a name, a mark, and words."""
    if found.form in ("wide", "spaced", "alone", "tab", "bold", "circle"):
        return is_role(found.label)
    if found.form == "letter" or found.together or not looks_like_name(found.label):
        return False
    return found.form == "stamped" or (found.says_something and (columns(found.text) > 10 or ends_sentence(found.text)))


def _family(form: Form) -> Form:
    """Ways of writing that stand side by side in one file count together."""
    return "plain" if form == "tab" else form


def _strongest(names: dict[Form, frozenset[str]], families: dict[Form, list[tuple[Candidate, Place]]]) -> Form:
    """The form in which most turns are labelled: other forms (a list, a term in bold) then bring in nobody new."""
    # Any short line has the form of a name alone: it must label clearly more than another one.
    return max(
        names,
        key=lambda form: sum(found.label in names[form] for found, _ in families[form]) * (3 if form == "alone" else 4),
        default="plain",
    )


def _named(
    form: Form, group: list[tuple[Candidate, Place]], starts: int, known: Collection[str], cues: int
) -> frozenset[str]:
    found = [candidate for candidate, _ in group if not candidate.together]
    listed = frozenset(candidate.label for candidate in found if _listed(candidate.label, known))
    if form == "own":
        return frozenset(candidate.label for candidate in found)
    if form == "stamped":
        return listed | _stamped(group)
    if form == "alone":
        return listed | _alone([pair for pair in group if not pair[0].together], cues or starts)
    if form == "letter":
        return _letters(found, starts)
    if form in ("wide", "spaced", "bracket"):
        return listed | _leading(form, group, starts)
    names = _speakers(form, found, starts, known, cues)
    return names or (_captioned(form, group, cues) if cues else names)


def _stamped(group: list[tuple[Candidate, Place]]) -> frozenset[str]:
    """Lines of only a name and a time: times that rise, names that come back, and words below them."""
    usable = [(found, place) for found, place in group if not names_nobody(found.label) or is_part(found.label)]
    counts = Counter(found.label for found, _ in usable)
    again = {label for label, count in counts.items() if count > 1}
    times = [found.start or 0.0 for found, _ in usable if found.label in again or not again]
    rising = sum(before <= after for before, after in pairwise(times))
    if not usable or rising < 0.8 * (len(times) - 1) or sum(place.leads for _, place in usable) < 0.6 * len(usable):
        return frozenset()
    people = {label for label in counts if looks_like_name(label, loose=bool(again)) or is_part(label)}
    if sum(counts[label] for label in again) * 3 >= len(usable):
        return frozenset(again | people)
    named = all(is_role(label) or looks_like_name(label, full=True) for label in counts)
    if named or (1 < len(counts) <= 3 and people == set(counts)):
        return frozenset(counts)
    return frozenset()


def _alone(group: list[tuple[Candidate, Place]], starts: int) -> frozenset[str]:
    """Lines of only a name: names that come back, at the beginning of most paragraphs, with words below them."""
    usable = [
        (found, place)
        for found, place in group
        if place.leads and place.first and looks_like_name(found.label, loose=True)
    ]
    counts = Counter(found.label for found, _ in usable)
    again = {label for label, count in counts.items() if count > 1}
    # Where a blank line parts a name from its words, both are one beginning.
    starts -= sum(place.apart and looks_like_name(found.label) for found, place in usable if found.label in again)
    led = sum(counts[label] for label in again)
    if len(counts) < 2 and not all(is_role(label) for label in counts):
        return frozenset()
    if len(counts) > 1 and all(is_role(label) for label in counts) and len(usable) * 2 >= starts:
        return frozenset(counts)
    if not again or led * 2 < len(usable) or led * 2 < starts:
        return frozenset()
    labels = [found.label for found, _ in usable]
    return frozenset(again | set(filter(looks_like_name, labels[min(map(labels.index, again)) :])))


def _letters(found: list[Candidate], starts: int) -> frozenset[str]:
    """`Q.` and `A.`: both of them, about as often."""
    counts = Counter(candidate.label for candidate in found)
    asked = counts["Q"] + counts["Ｑ"]
    answered = counts["A"] + counts["Ａ"]
    if not asked or not answered or answered > 3 * asked or asked > 3 * answered or (asked + answered) * 4 < starts:
        return frozenset()
    return frozenset(counts)


def _answering(group: list[Candidate]) -> frozenset[str]:
    """Names in bold before answers: they come back, and nothing else in bold begins a line as often."""
    counts = Counter(found.label for found in group if looks_like_name(found.label))
    again = frozenset(label for label, count in counts.items() if count > 1)
    return again if sum(counts[label] for label in again) * 5 >= len(group) * 4 else frozenset()


def _capitals(group: list[tuple[Candidate, Place]]) -> frozenset[str]:
    """`MR. LOWE: …`, `THE WITNESS: …`: whoever else speaks in a record whose questions and answers have letters."""
    return frozenset(found.label for found, _ in group if found.label.isupper() and " " in found.label and found.text)


def _leading(form: Form, group: list[tuple[Candidate, Place]], starts: int) -> frozenset[str]:
    """`佐藤　…`, `Speaker 1 …`, `［話者1］…`: blanks and brackets stand everywhere, so names have to come back."""
    found = [
        candidate
        for candidate, place in _of_each_line(group)
        if not candidate.together
        and looks_like_name(candidate.label, loose=form == "bracket" or candidate.timed)
        and (candidate.text or place.leads)
    ]
    counts = Counter(candidate.label for candidate in found)
    again = {label for label, count in counts.items() if count > 1}
    led = sum(counts[label] for label in again)
    roles = {label for label in counts if is_role(label)}
    if not again:
        return (
            frozenset(roles)
            if len(roles) > 1 and len(roles) == len(counts) and len(roles) * 2 >= starts
            else frozenset()
        )
    share = led / max(starts, 1)
    enough = {"bracket": 0.25, "wide": 0.25, "spaced": 0.6}[form]
    few = len(again) * 3 <= led or len(again) <= 4
    if share < enough or not few or (form == "spaced" and len(again) < 2 and not again & roles):
        return frozenset()
    if _talk(found, again) < 0.3 and not again <= roles and not all(one.timed for one in found):
        return frozenset()
    first = next(index for index, candidate in enumerate(found) if candidate.label in again)
    later = [one for index, one in enumerate(found) if index > first or not one.text or ends_sentence(one.text)]
    once = {one.label for one in later if (form != "spaced" or one.timed) and looks_like_name(one.label)}
    return frozenset(again | roles | once)


def _of_each_line(group: list[tuple[Candidate, Place]]) -> Iterator[tuple[Candidate, Place]]:
    """One candidate a line: the longer, 「浜　口」, where that comes back, else the shorter, 「浜」."""
    counts = Counter(found.label for found, _ in group)
    for _, pairs in groupby(group, key=lambda pair: id(pair[1])):
        several = list(pairs)
        yield next((pair for pair in several if counts[pair[0].label] > 1), several[-1])


def _captioned(form: Form, group: list[tuple[Candidate, Place]], cues: int) -> frozenset[str]:
    """Subtitles that nearly all begin with what looks like a name and a colon."""
    people = [
        found
        for found, place in group
        if form == "plain" and place.first and looks_like_name(found.label) and found.says_something
    ]
    labels = frozenset(found.label for found in people)
    rule = len(people) > 1 and len(people) * 5 >= cues * 4
    full = len(people) > 2 and all(looks_like_name(label, full=True) for label in labels)
    return (
        labels
        if rule or (full and len(people) == sum(candidate.form == "plain" for candidate, _ in group))
        else frozenset()
    )


def _speakers(form: Form, group: list[Candidate], starts: int, known: Collection[str], cues: int) -> frozenset[str]:
    listed = {found.label for found in group if _listed(found.label, known)}
    usable = [
        found
        for found in group
        if not names_nobody(found.label) and (found.timed or found.says_something or not found.text)
    ]
    counts = Counter(found.label for found in usable)
    again = {
        label
        for label, count in counts.items()
        if count > 1 and (form == "marked" or looks_like_name(label, loose=True))
    }
    turns = sum(counts[label] for label in again | listed)
    timed = {found.label for found in usable if found.timed and form in ("marked", "plain", "bullet")}
    if timed and (again or len(timed) > 1):
        again |= timed
    elif not (listed or _is_dialogue(form, again, turns, cues or starts, _talk(usable, again), captions=cues > 0)):
        return _short_dialogue(usable, starts)
    if form == "plain" and cues and turns * 5 >= cues * 4:
        # Where every cue begins with its speaker, so does one of somebody who says one thing.
        return frozenset(listed | {label for label in counts if looks_like_name(bare_name(label), loose=True)})
    return frozenset(
        listed | again | _once(form, usable, counts, again | listed, cues) | _surnames(group, again | listed)
    )


def _surnames(group: list[Candidate], others: set[str]) -> set[str]:
    """Captions that are surnames too (Price), where they come back beside another speaker and what follows is mostly sentences."""
    texts: dict[str, list[str]] = {}
    for found in group:
        if bare(found.label) in SURNAMES and found.label[:1].isupper():
            texts.setdefault(found.label, []).append(found.text)
    return {
        label
        for label, said in texts.items()
        if others and len(said) > 1 and 2 * sum(ends_sentence(text) for text in said) > len(said)
    }


def _talk(usable: list[Candidate], labels: set[str]) -> float:
    """How much of what follows these labels reads as speech (0 to 1): values of settings and of tables do not."""
    texts = [found.text for found in usable if found.label in labels]
    return sum(not text or len(text) > 30 or _SENTENCE.search(text) is not None for text in texts) / max(len(texts), 1)


def _is_dialogue(form: Form, again: set[str], turns: int, starts: int, talk: float, *, captions: bool) -> bool:
    """Whether labels that come back carry enough of the file: terms and captions come back in prose as well."""
    if not again:
        return False
    share = turns / max(starts, 1)
    if form in ("marked", "circle"):
        return share >= 0.08
    if form == "bold":
        return share >= 0.4 and len(again) > 1
    people = all(looks_like_name(label) for label in again)
    if captions:
        # Whoever speaks is named where that changes, which may be once in many lines.
        return (people and len(again) > 1 and share >= 0.02) or share >= 0.3
    if talk < (0.4 if share < 0.6 else 0.2) or (not people and (form == "bullet" or share < 0.3)):
        return False
    return (share >= 0.1 and len(again) > 1) or share >= 0.3


def _once(form: Form, usable: list[Candidate], counts: Counter[str], sure: set[str], cues: int) -> set[str]:
    """Labels written once in what is a dialogue: a narrator, a slip of the pen, the full name before the initials, the office before the name."""
    first = next((index for index, found in enumerate(usable) if found.label in sure), 0)
    # Where the words always stand beside their label, one with nothing beside it is a caption.
    apart = any(not found.text for found in usable if found.label in sure) or not any(
        found.label in sure for found in usable
    )
    return {
        found.label
        for index, found in enumerate(usable)
        if counts[found.label] == 1
        and (found.text or apart)
        and (
            form == "marked"
            or (form == "circle" and found.text)
            or looks_like_name(found.label)
            or (" " in found.label and found.label.split()[-1] in counts)
        )
        and (form == "marked" or index > first or cues or _SENTENCE.search(found.text) or found.text == "")
    }


def _short_dialogue(usable: list[Candidate], starts: int) -> frozenset[str]:
    """A few turns in which nobody speaks twice: only where it reads as talk, between what look like people."""
    labels = {found.label for found in usable}
    everybody = len(labels) > 1 and all(looks_like_name(label) for label in labels)
    said = sum(_SENTENCE.search(found.text) is not None for found in usable)
    asked = any(_QUESTION.search(found.text) for found in usable)
    talk = asked or all(looks_like_name(label, full=True) for label in labels)
    if not (everybody and talk and said * 2 >= len(usable) and len(usable) * 2 >= starts):
        return frozenset()
    return frozenset(labels)


def _listed(label: str, known: Collection[str]) -> bool:
    """Whether the metadata names this person, by this label or by a full name that begins or ends with it."""
    if label in known or bare_name(label) in known:
        return True
    return len(label) > 1 and any(name.startswith(label) or label in name.split() for name in known)
