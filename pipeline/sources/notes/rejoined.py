"""What an export sets on lines of their own, though it belongs to one turn: a name, its time, its colon, its quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.patterns import lazy
from pipeline.sources.notes.badges import bare_name
from pipeline.sources.notes.forms import candidates
from pipeline.sources.notes.furniture import is_attachment, is_furniture
from pipeline.sources.notes.names import looks_like_name, possible_label
from pipeline.sources.notes.times import CLOCK, DAY

_MESSAGE = lazy(rf"{CLOCK}\t[^\t\n]{{1,60}}\t(\"?)")
# Before the time a chat may show how somebody is: `:palm_tree:  9:44 AM`, `APP  9:45 AM`.
_TIME_ALONE = lazy(
    rf"\s*(?:(?::[a-z0-9_+-]{{1,30}}:|[A-Z]{{2,4}}|[^\w\s]{{1,4}})\s+)?((?:{DAY})?(?:午前|午後)?\s?{CLOCK}(?:\s?[AaPp]\.?[Mm]\.?)?)\s*$"
)
_QUOTED = lazy(r"\s*(?:>\s?){1,4}(?=[^\s>])")
_QUESTION = lazy(r"(?:[?？]|か。?)\W{0,3}$")
# No line of only a time is longer, and no name before a colon (in characters).
_WIDEST = 60
# Fewer messages than this make no chat.
_FEWEST = 4
_FEWEST_QUESTIONS = 2


def rejoined(raw: list[str]) -> list[str]:
    """The lines, with what belongs to one turn in the place of its last line; every line keeps its number."""
    return _with_labels_before_colons(_with_names_before_times(raw))


def unquoted(raw: list[str]) -> list[str]:
    """The lines; a message of a chat that takes up several, and stands in quotation marks for that, without these."""
    lines = list(raw)
    begun: int | None = None
    for index, line in enumerate(raw):
        if message := _MESSAGE.match(line):
            begun = index if message[1] and not line.endswith('"') else None
        elif begun is not None and line.endswith('"'):
            lines[begun] = lines[begun].replace('\t"', "\t", 1)
            lines[index], begun = line[:-1], None
    return lines


def with_quoted_questions(raw: list[str]) -> list[str]:
    """The lines; questions that a mail quotes (`> …`), each with its answer below, begin with a dash as others do."""
    found = [_QUOTED.match(line) for line in raw]
    if sum(match is not None for match in found) < _FEWEST_QUESTIONS:
        return raw
    bare = [line[match.end() :].strip() if match else "" for line, match in zip(raw, found, strict=True)]
    runs = list(_runs(bare))
    answered = [(begin, end) for begin, end in runs if any(map(str.strip, raw[end : end + 2]))]
    asking = sum(_QUESTION.search(bare[end - 1]) is not None for _, end in answered)
    if asking < _FEWEST_QUESTIONS or asking * 3 < len(runs) * 2 or any(map(_names_somebody, bare)):
        return raw
    lines = list(raw)
    for begin, end in answered:
        lines[begin:end] = ["――" + " ".join(bare[begin:end]), *[""] * (end - begin - 1)]
    return lines


def _runs(bare: list[str]) -> Iterator[tuple[int, int]]:
    """Where lines that hold something follow each other: the first of them, and the one behind the last."""
    begin: int | None = None
    for index, line in enumerate((*bare, "")):
        if line and begin is None:
            begin = index
        elif not line and begin is not None:
            yield begin, index
            begin = None


def _names_somebody(line: str) -> bool:
    return any(one.form in ("plain", "marked") and looks_like_name(one.label) for one in candidates(line))


def _with_labels_before_colons(raw: list[str]) -> list[str]:
    """A name on one line and `: words` on the next, as one line in the place of the second."""
    lines = list(raw)
    for index in range(1, len(raw)):
        words = raw[index].lstrip()
        named = words[:1] in (":", "：") and words[1:].strip() and not is_attachment(words)
        if named and 0 < len(raw[index - 1].strip()) <= _WIDEST:
            lines[index - 1], lines[index] = "", raw[index - 1].strip() + words
    return lines


def _with_names_before_times(raw: list[str]) -> list[str]:
    """Names with nothing but a time on the line below, as one line in the place of the second, where such names come back.

    They begin messages, most of them below a blank line; a time below what somebody says only parts it from what he says next.
    """
    below = ((index, line) for index, line in enumerate(raw[1:]) if ":" in line[:_WIDEST])
    times = {index: match[1] for index, line in below if len(line) < _WIDEST and (match := _TIME_ALONE.match(line))}
    names = {index: name for index in times if _may_name(name := raw[index].strip())}
    apart = [at for at in times if at == 0 or not (above := raw[at - 1].strip()) or is_furniture(above)]
    heads = {at for at in apart if at in names}
    counts = Counter(names.values())
    again = {name for name, count in counts.items() if count > 1}
    begun = sum(counts[name] for name in again)
    rule = (begun * 2 >= len(names) and begun * 3 >= len(times)) or len(heads) * 5 >= max(len(apart), _FEWEST) * 4
    if not (again and rule):
        return raw
    lines = list(raw)
    for at, name in names.items():
        if name in again or (at in heads and looks_like_name(bare_name(name))):
            lines[at], lines[at + 1] = "", f"{name} {times[at]}"
    return lines


def _may_name(line: str) -> bool:
    return possible_label(bare_name(line)) and looks_like_name(line, loose=True)
