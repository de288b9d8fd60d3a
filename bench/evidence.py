"""`python -m bench.evidence`: quotations judged against real transcripts, beside two simple ways to do it.

Reads the evaluation data (TEZAWARI_DATA); copies none of it. F5: quotations cut out of transcripts, with one change each
made by a program. F2: passages that a later episode really quoted, and the same passages against another transcript.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from bench import copies, material
from pipeline.evidence.matching import Index
from pipeline.language.characters import folded
from pipeline.model.notes import Notes
from pipeline.sources import notes
from pipeline.wording import Language


class Pair(NamedTuple):
    """A quotation, who is said to have said it, the transcript, and whether it should hold."""

    language: Language
    kind: str
    quote: str
    speaker: str
    transcript: Path
    holds: bool


def main() -> None:
    """Print the tables, or say that the data is absent."""
    print(f"{date.today()} · tezawari {version('tezawari')}, rapidfuzz {version('rapidfuzz')}")
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    known = [*derived(data / "open"), *quoted(data / "open")]
    pairs = [pair for pair in known if read(pair.transcript) is not None]
    print(f"{len(known) - len(pairs)} of {len(known)} pairs left out: their transcript cannot be read")
    best = max(range(50, 101), key=lambda threshold: sum(fuzzy(threshold)(pair) is pair.holds for pair in pairs))
    ways = {"tezawari": tezawari, "substring": substring, f"rapidfuzz ≥ {best}": fuzzy(best)}
    for name, way in ways.items():
        table(name, way, pairs)


def table(name: str, way: Callable[[Pair], bool], pairs: Iterable[Pair]) -> None:
    """Rightly judged, by kind of change and language."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        total[pair.kind][pair.language] += 1
        right[pair.kind][pair.language] += way(pair) is pair.holds
    done, whole = sum(sum(one.values()) for one in right.values()), sum(sum(one.values()) for one in total.values())
    print(f"\n{name}: {done} of {whole} judged rightly ({done / max(whole, 1):.1%})")
    for kind in sorted(total):
        print(
            f"  {kind:<28}" + "".join(f"{one}: {right[kind][one]:>3} of {total[kind][one]:<5}" for one in total[kind])
        )


def derived(folder: Path) -> Iterator[Pair]:
    """F5."""
    for row in _rows(folder / "F_pairs/F5_derived_quote_tests.jsonl"):
        holds = row["expected"].startswith("accept")
        yield Pair(row["lang"], row["kind"], row["quote"], row["attributed_to"], folder / row["transcript"], holds)


def quoted(folder: Path) -> Iterator[Pair]:
    """F2, each also against the transcript of the next record from another source, where it must not hold."""
    rows = list(_rows(folder / "F_pairs/F2_real_quotes_en.jsonl"))
    for number, row in enumerate(rows):
        speaker = row["best_source_speaker"] or row["attributed_to"]
        yield Pair("en", f"F2 {row['expected']}"[:27], row["quote"], speaker, folder / row["transcript"], True)
        others = [one for one in (*rows[number:], *rows[:number]) if one["transcript"] != row["transcript"]]
        yield Pair("en", "F2 another transcript", row["quote"], speaker, folder / others[0]["transcript"], False)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@cache
def read(path: Path) -> Notes | None:
    """A transcript, through our importers where it is one of their formats."""
    return copies.turns(path) if path.suffix == ".json" else notes.read(path)


@cache
def index(path: Path, language: Language) -> Index:
    """The transcript, ready to be looked up."""
    found = read(path)
    return Index.of([] if found is None else [found], language)


@cache
def whole(path: Path) -> str:
    """All that was said, folded."""
    found = read(path)
    return folded(" ".join(one.text for one in found.utterances)) if found else ""


def tezawari(pair: Pair) -> bool:
    """Ours: who said it counts."""
    return index(pair.transcript, pair.language).judge(pair.quote, pair.speaker).state in ("verbatim", "edited")


def substring(pair: Pair) -> bool:
    """The quotation stands in the transcript once both are folded."""
    return folded(pair.quote) in whole(pair.transcript)


@cache
def likeness(pair: Pair) -> float:
    """Best partial ratio, 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(folded(pair.quote), whole(pair.transcript))


def fuzzy(threshold: int) -> Callable[[Pair], bool]:
    """rapidfuzz at one threshold."""
    return lambda pair: likeness(pair) >= threshold


if __name__ == "__main__":
    main()
