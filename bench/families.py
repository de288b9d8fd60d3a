"""The families of unwritten sections: how many `human-section-not-written` stops, warns of, and what it says of real writing.

`bench/families/*.toml` are the project's own, each round but the last two and a part of the nineteenth made before its makers looked at the rules; `G_fakes` is the open half of
the evaluation. `bench.likeness` judges each family by what was learned without it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.checks import records
from pipeline.language.unwritten.reasons import reasons
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import Language

HERE = Path(__file__).parent / "families"
TIERS = ("unfinished", "boilerplate", "nonsense")


class Text(NamedTuple):
    """One section that nobody wrote; `family` with the round it belongs to."""

    tier: str
    family: str
    language: Language
    text: str


def own() -> Iterator[Text]:
    """The project's own families, round by round."""
    for file in sorted(HERE.glob("*.toml")):
        for family in tomllib.loads(file.read_text(encoding="utf-8"))["family"]:
            for language in ("ja", "en"):
                for text in family.get(language, ()):
                    yield Text(family["tier"], f"{file.stem}: {family['name']}", language, text)


def open_half(data: Path) -> Iterator[Text]:
    """The fakes of the evaluation that are sections of one text."""
    for entry in records(data / "G_fakes/fakes.jsonl"):
        if entry["tier"] in TIERS and entry.get("text"):
            yield Text(entry["tier"], f"open: {entry['family']}", entry["lang"], entry["text"])


def verdict(text: str, language: Language) -> str:
    """`stopped`, `warned` or `through`, by this check alone."""
    shown = "\n\n".join(passage.text for passage in parse("a.md", text, Config(lang=language)).passages)
    found = reasons(shown, text, language)
    return "through" if not found else "stopped" if found[0].sure else "warned"


def printed(texts: Sequence[Text], language: Language) -> None:
    """Stopped and warned, by tier and round; every family of which something gets through."""
    tally: Counter[tuple[str, str, str]] = Counter()
    through: Counter[str] = Counter()
    for one in texts:
        if one.language == language:
            found = verdict(one.text, language)
            tally[one.tier, one.family.partition(":")[0], found] += 1
            through[f"{one.tier}, {one.family}"] += found == "through"
    for tier, origin in sorted(
        {(tier, origin) for tier, origin, _ in tally}, key=lambda key: (TIERS.index(key[0]), key[1])
    ):
        stopped, warned = tally[tier, origin, "stopped"], tally[tier, origin, "warned"]
        total = stopped + warned + tally[tier, origin, "through"]
        print(
            f"     {tier:12} {origin:8} stopped {stopped} of {total} ({stopped / total:.0%}), seen {(stopped + warned) / total:.0%}"
        )
    for family, count in through.items():
        if count:
            print(f"        through: {family} ({count})")
