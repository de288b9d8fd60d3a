"""Lines that name people and are no turns of theirs: who has which part, who was there, captions whose form is a label's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from pipeline.sources.notes.doubts import worth_looking_at
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.labels import Accepted
from pipeline.sources.notes.lines import Line
from pipeline.sources.notes.names import is_role, lists_people, looks_like_name


def named_above(lines: list[Line], names: Accepted) -> Iterator[int]:
    """Lines above the first turn that name who has a part (司会：編集室), written otherwise than the turns: ■司会, or with full stops."""
    chosen = [(index, one) for index, line in enumerate(lines) if (one := names.choose(line.candidates)) is not None]
    forms = Counter(one.form for _, one in chosen)
    stops = sum(ends_sentence(one.text) for _, one in chosen) * 5 >= len(chosen) * 3
    for index, one in chosen:
        named = looks_like_name(one.text, full=stops) and not ends_sentence(one.text)
        if not named or (forms[one.form] * 4 > len(chosen) and not stops):
            return
        yield index


def appointed(lines: list[Line], names: Accepted) -> Iterator[int]:
    """Lines that say who has a part wherever they stand (`Presenter: Kay Lee (KL)`): nothing else ever follows that label."""
    told: dict[str, list[tuple[int, str]]] = {}
    for index, line in enumerate(lines):
        if (one := names.choose(line.candidates)) is not None:
            told.setdefault(one.label, []).append((index, one.text))
    for label, said in told.items():
        if is_role(label) and all(lists_people(text, least=1) and not ends_sentence(text) for _, text in said):
            yield from (index for index, _ in said)


def captioned_above(lines: list[Line], labelled: list[bool], names: Accepted) -> Iterator[int]:
    """Lines directly below a caption at the top (`File: …`) whose labels never come back, where blank lines part the turns."""
    turns = [index for index, named in enumerate(labelled) if named]
    counts = Counter(one.label for line in lines if (one := names.choose(line.candidates)) is not None)
    above = list(takewhile(lambda index: not lines[index].begins, turns))
    if not above or above[0] == 0 or not any(one.form == "plain" for one in lines[above[0] - 1].candidates):
        return
    parted = all(lines[index].begins for index in turns[len(above) :])
    for index in above if parted and len(turns) > len(above) + 1 else ():
        one = names.choose(lines[index].candidates)
        if one is not None and counts[one.label] == 1 and not worth_looking_at(lines[index].text):
            yield index
