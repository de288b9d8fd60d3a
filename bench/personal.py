"""The table of personal data and its look-alikes: what is missed, and what is found that is nobody's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.language import personal

TABLE = Path(__file__).with_name("personal.tsv")
_MARKED = re.compile("«([^»]*)»")


class Case(NamedTuple):
    """A line of the table; `pieces` are the words that are personal data of `kind`, none in a look-alike."""

    language: str
    kind: str
    text: str
    pieces: tuple[str, ...]


def cases() -> Iterator[Case]:
    """Every line of the table."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, text = line.split("\t")
            yield Case(language, kind, _MARKED.sub(r"\1", text), tuple(_MARKED.findall(text)))


def found(case: Case) -> tuple[tuple[str, str], ...]:
    """Kind and words of what is found."""
    return tuple((one.kind, case.text[one.start : one.end]) for one in personal.find(case.text))


def report() -> None:
    """Print misses and false alarms."""
    total, wrong = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    lines = list[str]()
    for case in cases():
        key = case.language, bool(case.pieces)
        total[key] += 1
        if found(case) != tuple((case.kind, piece) for piece in case.pieces):
            wrong[key] += 1
            lines.append(f"  {case.language} {case.kind}: {case.text} → {found(case)}")
    for language in ("ja", "en"):
        print(
            f"{language}: personal data missed or cut wrongly {wrong[language, True]} of {total[language, True]},"
            f" look-alikes stopped {wrong[language, False]} of {total[language, False]}"
        )
    print(*lines, sep="\n")


if __name__ == "__main__":
    report()
