"""`python -m bench.likeness`: the tables by which `pipeline/language/unwritten` tells how much a section is like one that nobody wrote.

Learned from the project's own texts alone: `bench/families/*.toml` (nobody wrote them) and `bench/genuine.toml` (somebody did),
150 and more a language and side. `make bench-gate` judges it by families that it was not taught.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import families
from bench.boosting import Tree, learn
from pipeline.language.unwritten.likeness import summed
from pipeline.language.unwritten.reasons import Reason, alike, named
from pipeline.language.unwritten.signs import Signs
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

ROOT = Path(__file__).parents[1]
GENUINE = ROOT / "bench/genuine.toml"
TARGET = ROOT / "pipeline/language/unwritten/likeness_tables.py"
# Babble and lists have measures of their own.
TAUGHT = ("unfinished", "boilerplate")
PARTS = 6


class Taught(NamedTuple):
    """One text to learn from; `group` is what is left out together, `found` the reasons that need no likeness."""

    group: str
    tier: str
    text: str
    found: list[Reason]
    signs: Signs
    unwritten: bool


def genuine(language: Language) -> Iterator[tuple[str, str]]:
    """The project's own texts of people: family and text."""
    for family in tomllib.loads(GENUINE.read_text(encoding="utf-8"))["family"]:
        for text in family[language]:
            yield f"genuine: {family['name']}", text


def taught(group: str, tier: str, text: str, language: Language) -> Taught:
    """A section as `check` would see it."""
    shown = "\n\n".join(passage.text for passage in parse("a.md", text, Config(lang=language)).passages)
    return Taught(group, tier, shown, *named(shown, text, language), tier != "genuine")


def material(language: Language) -> list[Taught]:
    """Both sides."""
    fakes = [
        taught(one.family, one.tier, one.text, language)
        for one in families.own()
        if one.language == language and one.tier in TAUGHT
    ]
    return fakes + [taught(group, "genuine", text, language) for group, text in genuine(language)]


def left_out(rows: Sequence[Taught]) -> Iterator[tuple[list[Tree], list[Taught]]]:
    """What is learned from all families but some, and those: each family once."""
    groups = list(dict.fromkeys(row.group for row in rows))
    for part in range(PARTS):
        apart = set(groups[part::PARTS])
        rest = [row for row in rows if row.group not in apart]
        yield (
            learn([row.signs.measures for row in rest], [row.unwritten for row in rest]),
            [row for row in rows if row.group in apart],
        )


def verdict(row: Taught, trees: Sequence[Tree], language: Language) -> str:
    """`stopped`, `warned` or `through`, with what was learned in `trees`."""
    found = [*row.found, *alike(row.text, row.signs, summed(trees, row.signs.measures), language)]
    return _worst(found)


def _worst(found: Sequence[Reason]) -> str:
    return "through" if not found else "stopped" if any(reason.sure for reason in found) else "warned"


def printed(language: Language) -> None:
    """Each family judged by what was learned without it, and without the likeness at all."""
    rows = material(language)
    without: Counter[tuple[str, str]] = Counter((row.tier, _worst(row.found)) for row in rows)
    with_it: Counter[tuple[str, str]] = Counter()
    for trees, apart in left_out(rows):
        with_it.update((row.tier, verdict(row, trees, language)) for row in apart)
    for tier in (*TAUGHT, "genuine"):
        total = sum(count for (name, _), count in with_it.items() if name == tier)
        for name, tally in (("by named reasons alone", without), ("with the likeness", with_it)):
            stopped, warned = tally[tier, "stopped"], tally[tier, "warned"]
            print(
                f"     {tier:12} {name:23} stopped {stopped} of {total} ({stopped / total:.0%}), seen {(stopped + warned) / total:.0%}"
            )


def written(trees: Sequence[Tree]) -> str:
    """Trees as the text of a tuple, three figures to a number."""
    return "(\n" + "".join(f"    {_short(tree)},\n" for tree in trees) + ")"


def _short(tree: Tree) -> str:
    questions = ", ".join(f"({measure}, {_figure(limit)})" for measure, limit in tree.questions)
    return f"(({questions}), ({', '.join(_figure(leaf) for leaf in tree.leaves)}))"


def _figure(value: float) -> str:
    return "1e9" if value > 1e8 else f"{value:.4g}"


def main() -> None:
    """Learn from everything and write the tables."""
    lines = ['"""Made by `python -m bench.likeness` from the texts of the project; see there."""', "", "TREES = {"]
    for language in LANGUAGES:
        rows = material(language)
        trees = learn([row.signs.measures for row in rows], [row.unwritten for row in rows])
        lines.append(f'"{language}": {written(trees)},')
        right = sum((summed(trees, row.signs.measures) > 0) == row.unwritten for row in rows)
        print(f"{language}: {len(rows)} texts, {right} told apart once taught")
    TARGET.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
