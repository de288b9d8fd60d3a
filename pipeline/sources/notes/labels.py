"""Speaker labels: which lines may begin with one, and, for the whole file, which of them really do.

A colon alone makes no speaker. `candidate` finds what has the form of a label; `accepted` then decides from the file as
a whole: labels that come back, that the metadata lists, or that stand in an evident dialogue and look like names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.patterns import lazy
from pipeline.sources.notes.names import NOT_NAMES, bare, looks_like_name, possible_label
from pipeline.sources.notes.times import CLOCK, seconds

# marked: **Name:** / *Name (0:00:15)*:   plain: Name:   bullet: - Name:   circle: ○Name …   bold: **Name** …
# tab: Name<TAB>…   heading: "Name  0:04" on a line of its own
Form = Literal["marked", "plain", "bullet", "circle", "bold", "tab", "heading"]

_STAMP = rf"[(\[（［]\s?({CLOCK})\s?[)\]）］]"
_MARKED = lazy(
    rf"(\*\*\*|\*\*|\*|__|_)(?=\S)([^*_\n]{{1,80}}?)\s{{0,4}}(?:{_STAMP})?\s{{0,4}}"
    rf"(?:([:：])\s{{0,4}}\1|\1\s{{0,4}}(?:{_STAMP})?\s{{0,4}}([:：]))"
)
_PLAIN = lazy(rf"([^:：\n\t]{{1,60}}?)\s{{0,4}}(?:{_STAMP})?\s{{0,4}}(?<!:)[:：](?![:/]/?)")
_BULLET = lazy(r"[-*+・•][ \t\u3000]+(?=\S)|・(?=\S)")
_CIRCLE = lazy(r"[○◯〇◎●]([^\s:：]{1,40})(?:[\s\u3000]|[:：]|$)")
_BOLD = lazy(r"(\*\*|__)(?=\S)([^*_\n:：]{1,60}?)\1[ \t\u3000]")
_TAB = lazy(r"([^\t\n]{1,60}?)[:：]?[ ]?\t")
_HEADING = lazy(rf"([^:：\n]{{1,60}}?)\s{{1,4}}[(\[（［]?({CLOCK})[)\]）］]?\s?$")
_CLOCK_ALONE = lazy(rf"[(\[（［]?({CLOCK})[)\]）］]?$")
# Labels are short: patterns see no more than this much of a line, however long it is.
_HEAD = 200
_LINK = lazy(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPE = lazy(r"\\([\[\]().*_])")
_QUESTION = lazy(r"[?？]|か。|か$")
_SENTENCE = lazy(r"[。．！？!?…」』]|\.(?:\s|$)|[ですますねよ]$")
# Words that belong together, where a caption has a name or a date.
_SPEECH = lazy(r"[。！？!?…]|[\u3041-\u3096]|\S\s+\S+\s+\S")
_ONLY_TIMES = lazy(rf"(?:[\s\-–—~〜,、]|to|から|まで|{_STAMP})*$")
_URL = lazy(r"<?https?://\S+$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a label, the text after it, and the time written with it (`timed`: in brackets, as only labels are)."""

    form: Form
    label: str
    text: str
    start: float | None = None
    timed: bool = False

    @property
    def says_something(self) -> bool:
        """Whether words follow, not only times (`**Break:** [26:11]`) or an address (`podcast: https://…`)."""
        if len(self.text) > _HEAD:
            return True
        text = _ESCAPE.sub(r"\1", self.text)
        return _ONLY_TIMES.match(text) is None and _URL.match(text) is None


def candidate(line: str) -> Candidate | None:
    """The label that `line` (without leading blanks or time) may begin with."""
    for pattern in (_marked, _circle, _bold, _tab, _heading, _plain):
        if found := pattern(line):
            return found
    bullet = _BULLET.match(line)
    if bullet is None:
        return None
    rest = line[bullet.end() :]
    inner = _marked(rest) or _plain(rest)
    return Candidate("bullet", inner.label, inner.text, inner.start, inner.timed) if inner else None


def _clean(label: str) -> str:
    return _ESCAPE.sub(r"\1", _LINK.sub(r"\1", label)).strip().strip("*_").strip()


def _made(form: Form, match: re.Match[str] | None, line: str, name: str, clock: str | None = None) -> Candidate | None:
    label = _clean(name)
    if match is None or not possible_label(label):
        return None
    start = seconds(clock) if clock else None
    return Candidate(form, label, line[match.end() :].strip(), start, start is not None)


def _marked(line: str) -> Candidate | None:
    if line[:1] not in ("*", "_"):
        return None
    shown = _unlinked(line)
    match = _MARKED.match(shown[:_HEAD])
    return _made("marked", match, shown, match[2], match[3] or match[5]) if match else None


def _unlinked(line: str) -> str:
    """A label that is a link (`**[Name](https://…):**`) as its text; the rest of the line is left alone."""
    return _LINK.sub(r"\1", line, count=1) if line.lstrip("*_").startswith("[") else line


def _circle(line: str) -> Candidate | None:
    match = _CIRCLE.match(line[:_HEAD])
    return _made("circle", match, line, match[1]) if match else None


def _bold(line: str) -> Candidate | None:
    match = _BOLD.match(line[:_HEAD])
    return _made("bold", match, line, match[2]) if match else None


def _tab(line: str) -> Candidate | None:
    match = _TAB.match(line[:_HEAD]) if "\t" in line[:_HEAD] else None
    return _made("tab", match, line, match[1]) if match else None


def _heading(line: str) -> Candidate | None:
    match = _HEADING.match(line) if len(line) < _HEAD and line[-1:] in "0123456789)]）］" else None
    found = _made("heading", match, line, match[1], match[2]) if match else None
    return Candidate("heading", found.label, "", found.start) if found and found.start is not None else None


def _plain(line: str) -> Candidate | None:
    match = _PLAIN.match(line[:_HEAD])
    made = _made("plain", match, line, match[1], match[2]) if match else None
    if made is None or made.timed or len(made.text) > _HEAD:
        return made
    # `Name: 00:00:00` on a line of its own: the words follow below.
    alone = _CLOCK_ALONE.match(made.text)
    start = seconds(alone[1]) if alone else None
    return Candidate("plain", made.label, "", start) if start is not None else made


@dataclass(frozen=True)
class Accepted:
    """The labels of one file that are speakers, by family of forms."""

    labels: dict[Form, frozenset[str]]
    inside: re.Pattern[str] | None = None

    def takes(self, found: Candidate | None) -> bool:
        """Whether this candidate is a speaker."""
        return found is not None and found.label in self.labels.get(_family(found.form), ())

    def inner(self, text: str) -> re.Match[str] | None:
        """The next label in the middle of a line, after a dash; group 1 is the label."""
        return self.inside.search(text) if self.inside else None

    def __bool__(self) -> bool:
        return any(self.labels.values())


def accepted(candidates: Iterable[Candidate], starts: int, known: Collection[str]) -> Accepted:
    """Decide for a whole file. `starts` is the number of places where a label could stand; `known` comes from metadata."""
    families: dict[Form, list[Candidate]] = {}
    for found in candidates:
        families.setdefault(_family(found.form), []).append(found)
    names = {family: _speakers(family, group, starts, known) for family, group in families.items()}
    strongest = _strongest(names, families)
    everywhere = frozenset(known) | names.get(strongest, frozenset())
    labels = {
        family: frozenset(found.label for found in group if found.label in everywhere)
        for family, group in families.items()
    }
    plain = sorted(labels.get("plain", frozenset()) | labels.get("bullet", frozenset()), key=len, reverse=True)
    inside = re.compile(rf"(?:^|\s)[-‐–—]\s*({'|'.join(map(re.escape, plain))})\s*[:：]\s*") if plain else None
    return Accepted(labels, inside)


def _family(form: Form) -> Form:
    """Ways of writing that stand side by side in one file count together: a table, a line of only name and time."""
    return "plain" if form in ("heading", "tab") else form


def _strongest(names: dict[Form, frozenset[str]], families: dict[Form, list[Candidate]]) -> Form:
    """The form in which most turns are labelled: other forms (a list, a term in bold) then bring in nobody new."""
    return max(names, key=lambda form: sum(found.label in names[form] for found in families[form]), default="plain")


def _speakers(form: Form, group: list[Candidate], starts: int, known: Collection[str]) -> frozenset[str]:
    listed = {found.label for found in group if _listed(found.label, known)}
    usable = [
        found for found in group if bare(found.label) not in NOT_NAMES and (found.says_something or not found.text)
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
    elif not (listed or _is_dialogue(form, again, turns, starts, _talk(usable, again))):
        return _short_dialogue(form, usable, starts)
    return frozenset(listed | again | _once(form, usable, counts, again | listed))


def _talk(usable: list[Candidate], labels: set[str]) -> float:
    """How much of what follows these labels reads as speech (0 to 1): values of settings and of tables do not."""
    texts = [found.text for found in usable if found.label in labels]
    return sum(not text or len(text) > 30 or _SENTENCE.search(text) is not None for text in texts) / max(len(texts), 1)


def _is_dialogue(form: Form, again: set[str], turns: int, starts: int, talk: float) -> bool:
    """Whether labels that come back carry enough of the file: terms and captions come back in prose as well."""
    if not again:
        return False
    share = turns / max(starts, 1)
    if form in ("marked", "circle"):
        return share >= 0.08
    if form == "bold":
        return share >= 0.4 and len(again) > 1
    people = all(looks_like_name(label) for label in again)
    if talk < (0.4 if share < 0.6 else 0.2) or (not people and (form == "bullet" or share < 0.3)):
        return False
    return (share >= 0.1 and len(again) > 1) or share >= 0.3


def _once(form: Form, usable: list[Candidate], counts: Counter[str], sure: set[str]) -> set[str]:
    """Labels written once in what is a dialogue: a narrator, a slip of the pen, the full name before the initials."""
    first = next((index for index, found in enumerate(usable) if found.label in sure), 0)
    return {
        found.label
        for index, found in enumerate(usable)
        if counts[found.label] == 1
        and (form == "marked" or looks_like_name(found.label))
        and (form == "marked" or index > first or _SPEECH.search(found.text) or found.text == "")
    }


def _short_dialogue(form: Form, usable: list[Candidate], starts: int) -> frozenset[str]:
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
    if label in known:
        return True
    return len(label) > 1 and any(name.startswith(label) or label in name.split() for name in known)
