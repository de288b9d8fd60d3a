"""`python -m bench.likeness`: the tables by which `pipeline/language/unwritten` tells how much a section is like one that nobody wrote.

Learned from the project's own texts alone: `bench/families/*.toml` (nobody wrote them) and `bench/genuine.toml` (somebody did),
150 and more a language and side. `make bench-gate` judges it by families that it was not taught.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import families
from bench.boosting import Tree, learn
from pipeline.language.unwritten.likeness import summed
from pipeline.language.unwritten.reasons import measured
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
    """One text to learn from; `group` is what is left out together."""

    group: str
    tier: str
    measures: tuple[float, ...]
    unwritten: bool


def genuine(language: Language) -> Iterator[tuple[str, str]]:
    """The project's own texts of people: family and text."""
    for family in tomllib.loads(GENUINE.read_text(encoding="utf-8"))["family"]:
        for text in family[language]:
            yield f"genuine: {family['name']}", text


def measures(text: str, language: Language) -> tuple[float, ...]:
    """The signs of a section as `check` would see it."""
    shown = "\n\n".join(passage.text for passage in parse("a.md", text, Config(lang=language)).passages)
    return measured(shown, text, language).measures


def material(language: Language) -> list[Taught]:
    """Both sides."""
    fakes = [
        Taught(one.family, one.tier, measures(one.text, language), True)
        for one in families.own()
        if one.language == language and one.tier in TAUGHT
    ]
    return fakes + [Taught(group, "genuine", measures(text, language), False) for group, text in genuine(language)]


def left_out(rows: Sequence[Taught]) -> Iterator[tuple[list[Tree], list[Taught]]]:
    """What is learned from all families but some, and those: each family once."""
    groups = list(dict.fromkeys(row.group for row in rows))
    for part in range(PARTS):
        apart = set(groups[part::PARTS])
        rest = [row for row in rows if row.group not in apart]
        yield (
            learn([row.measures for row in rest], [row.unwritten for row in rest]),
            [row for row in rows if row.group in apart],
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
        trees = learn([row.measures for row in rows], [row.unwritten for row in rows])
        lines.append(f'"{language}": {written(trees)},')
        right = sum((summed(trees, row.measures) > 0) == row.unwritten for row in rows)
        print(f"{language}: {len(rows)} texts, {right} told apart once taught")
    TARGET.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
