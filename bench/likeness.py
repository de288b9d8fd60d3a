"""`python -m bench.likeness`: the tables by which `pipeline/language/unwritten` tells how much a section is like one that nobody wrote.

What nobody wrote is the project's own (`bench/families/*.toml`). What somebody did is its own as well (`bench/genuine.toml`) and, beside
it, the open half of the evaluation and public blogs (`bench.people`): people write in more ways than a project can make up. No words of
theirs are kept: only turns that several families of the project's own texts have can get a weight. `make bench-gate` judges all of it by families and by
sites of people that it was not taught.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from bench import boosting, families, material, people, weights
from bench.weights import Weights
from pipeline.language.measure import amount
from pipeline.language.unwritten.folding import folded
from pipeline.language.unwritten.likeness import summed
from pipeline.language.unwritten.phrasing import BETWEEN, Leaning, turns
from pipeline.language.unwritten.reasons import PLAIN, Reason, alike, mostly_rows, named
from pipeline.language.unwritten.signs import Signs
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

ROOT = Path(__file__).parents[1]
GENUINE = ROOT / "bench/genuine.toml"
TREES = ROOT / "pipeline/language/unwritten/likeness_tables.py"
TURNS = ROOT / "pipeline/language/unwritten/turn_tables.py"
PARTS = 4
# Within what is known: to see how the turns lean in texts they were not learned of.
INNER = 3
# What is looked for in every text.
CHEAP = ("imitated", "slots", "famous", "circles", "shuffled")
# What one text weighs beside another of its side: those made to be hard count more, paragraphs cut out of an article less. So do
# notices and terms beside what is left of the making of a text: organisations write them on their blogs, too. Babble and lists have
# measures of their own.
OWN, PEOPLE, CUT_OUT = 5.0, 1.0, 0.5
OF_A_TIER = {"unfinished": 1.0, "boilerplate": 0.4}
# So many paragraphs of people have a word, or it is chance.
OFTEN = 4


class Taught(NamedTuple):
    """One text to learn from; `group` is what is left out together, `found` the reasons that need no likeness."""

    group: str
    tier: str
    text: str
    found: list[Reason]
    signs: Signs
    turns: AbstractSet[str]
    in_rows: bool
    unwritten: bool
    importance: float


class Learned(NamedTuple):
    """What a likeness is made of."""

    trees: list[boosting.Tree]
    weights: Weights
    common: AbstractSet[str]


def genuine(language: Language) -> Iterator[tuple[str, str]]:
    """The project's own texts of people: family and text."""
    for family in tomllib.loads(GENUINE.read_text(encoding="utf-8"))["family"]:
        for text in family.get(language, ()):
            yield f"genuine: {family['name']}", text


def taught(group: str, tier: str, text: str, language: Language, importance: float = 1.0) -> Taught:
    """A section as `check` would see it."""
    shown = "\n\n".join(passage.text for passage in parse("a.md", text, Config(lang=language)).passages)
    plain = folded(shown)
    found, seen = named(shown, plain, text, language)
    said, rows = turns(plain, language), mostly_rows(text)
    return Taught(group, tier, shown, found, seen, said, rows, tier in families.TIERS, importance)


def material_of(data: Path, language: Language) -> list[Taught]:
    """Both sides."""
    rows = [
        taught(one.family, one.tier, one.text, language, OF_A_TIER[one.tier])
        for one in families.own()
        if one.language == language and one.tier in OF_A_TIER
    ]
    rows += [taught(group, "genuine", text, language, OWN) for group, text in genuine(language)]
    found = [
        taught(site, kind, text, language, CUT_OUT if kind == "articles" else PEOPLE)
        for kind, site, text in people.evaluation(data, language)
    ]
    found += [taught(blog, "elsewhere", text, language, PEOPLE) for blog, text in people.elsewhere(language)]
    rows += [row for row in found if amount(row.text, language) >= people.ENOUGH[language]]
    return rows


def nonsense(language: Language) -> list[Taught]:
    """The project's own babble, shuffled words and lists: nothing is learned of them, so that each is judged by what was learned without it."""
    found = [one for one in families.own() if one.language == language and one.tier not in OF_A_TIER]
    return [taught(one.family, one.tier, one.text, language) for one in found]


class Material(NamedTuple):
    """Texts to learn from, and which turns stand in which of them."""

    rows: Sequence[Taught]
    table: weights.Table
    language: Language

    def of(self, at: Sequence[int]) -> Material:
        """Some of them."""
        return Material([self.rows[one] for one in at], self.table.of(np.array(at)), self.language)

    def parts(self, count: int) -> Iterator[tuple[list[int], list[int]]]:
        """Families and sites in so many parts: the numbers of all texts but those of a part, and of those; each once.

        By their names: one family more moves no other to another part, and so no figure of theirs.
        """
        parts = [crc32(f"{count} {row.group}".encode()) % count for row in self.rows]
        for part in range(count):
            apart = [one == part for one in parts]
            yield (
                [at for at, is_apart in enumerate(apart) if not is_apart],
                [at for at, is_apart in enumerate(apart) if is_apart],
            )


def gathered(rows: Sequence[Taught], language: Language) -> Material:
    """With the turns counted, once for all that is learned of them."""
    return Material(rows, weights.table([row.turns for row in rows], language, _families(rows)), language)


def _families(rows: Sequence[Taught]) -> list[str]:
    return [row.group if row.unwritten or row.tier == "genuine" else "" for row in rows]


def _weights(some: Material) -> Weights:
    rows = some.rows
    wanted, importance = [row.unwritten for row in rows], [row.importance for row in rows]
    return weights.learn(some.table, some.language, wanted, importance, _families(rows))


def learned(some: Material) -> Learned:
    """Trees and weights of these texts.

    Trees add to what the turns say. They learn it of texts whose turns were not learned: of those they know by heart, turns say more
    than of any other.
    """
    rows = some.rows
    start = np.zeros(len(rows))
    for known, apart in some.parts(INNER):
        start[apart] = some.of(apart).table.leanings(_weights(some.of(known)))
    wanted, importance = [row.unwritten for row in rows], [row.importance for row in rows]
    trees = boosting.learn([row.signs.measures for row in rows], wanted, importance, start.tolist())
    return Learned(trees, _weights(some), common(rows))


def common(rows: Sequence[Taught]) -> AbstractSet[str]:
    """Words of the signs that people use as often as they stand where nobody wrote."""
    counted: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    sides = Counter(row.unwritten for row in rows if row.tier != "genuine")
    for row in rows:
        # What the project wrote to be hard is about texts and screens more often than people's texts are.
        if row.tier != "genuine":
            counted[row.unwritten].update({word for words in row.signs.words.values() for word in words})
    return {
        word
        for word, count in counted[False].items()
        if count >= OFTEN and count * sides[True] > counted[True][word] * sides[False]
    }


def left_out(rows: Sequence[Taught], language: Language) -> Iterator[tuple[Learned, list[Taught]]]:
    """What is learned from all families and sites but some, and those: each once."""
    whole = gathered(rows, language)
    for known, apart in whole.parts(PARTS):
        yield learned(whole.of(known)), [rows[at] for at in apart]


def leaning(row: Taught, found: Weights, language: Language) -> Leaning:
    """As `pipeline.language.unwritten.phrasing.leaning` with the weights of `found`."""
    weighed = found.weighed(row.turns, language)
    return Leaning(found.value(weighed), {turn: weight for turn, weight in weighed.items() if weight > 0})


def verdict(row: Taught, known: Learned, language: Language) -> str:
    """`stopped`, `warned` or `through`, with what was learned in `known`."""
    lean = leaning(row, known.weights, language)
    if lean.value < PLAIN:
        return _worst([reason for reason in row.found if reason.kind in CHEAP])
    value = summed(known.trees, row.signs.measures)
    like = alike(row.text, row.signs, value, lean, language, known.common, in_rows=row.in_rows)
    return _worst([*row.found, *like])


def _worst(found: Sequence[Reason]) -> str:
    return "through" if not found else "stopped" if any(reason.sure for reason in found) else "warned"


def printed(data: Path, language: Language) -> None:
    """Each family and site judged by what was learned without it, and without the likeness at all."""
    if missing := people.absent():
        print(f"     {len(missing)} blogs are absent (python -m bench.people): learned with less than what is shipped")
    rows, never = material_of(data, language), nonsense(language)
    without: Counter[tuple[str, str]] = Counter((row.tier, _worst(row.found)) for row in (*rows, *never))
    with_it: Counter[tuple[str, str]] = Counter()
    for part, (known, apart) in enumerate(left_out(rows, language)):
        with_it.update((row.tier, verdict(row, known, language)) for row in (*apart, *never[part::PARTS]))
    for tier in dict.fromkeys(row.tier for row in (*rows, *never)):
        total = sum(count for (name, _), count in with_it.items() if name == tier)
        for name, tally in (("by named reasons alone", without), ("with the likeness", with_it)):
            stopped, warned = tally[tier, "stopped"], tally[tier, "warned"]
            print(
                f"     {tier:12} {name:23} stopped {stopped} of {total} ({stopped / total:.1%}), seen {(stopped + warned) / total:.1%}"
            )


def written(trees: Sequence[boosting.Tree]) -> str:
    """Trees as the text of a tuple, three figures to a number."""
    return "(\n" + "".join(f"    {_short(tree)},\n" for tree in trees) + ")"


def _short(tree: boosting.Tree) -> str:
    questions = ", ".join(f"({measure}, {_figure(limit)})" for measure, limit in tree.questions)
    return f"(({questions}), ({', '.join(_figure(leaf) for leaf in tree.leaves)}))"


def _figure(value: float) -> str:
    return "1e9" if value > 1e8 else f"{value:.4g}"


def _in_lines(parts: Iterable[str], between: str) -> str:
    """The parts as the text of one string, as many to a line as there is room for."""
    lines = [""]
    for part in parts:
        one = json.dumps(part + between, ensure_ascii=False)[1:-1]
        if len(lines[-1]) + len(one) > _WIDTH:
            lines.append("")
        lines[-1] += one
    return "(\n" + "".join(f'        "{line}"\n' for line in lines) + "    )"


# Of a line of the tables, wide letters counted as one.
_WIDTH = 104
_HEAD = '"""Made by `python -m bench.likeness` from the texts of the project; see there."""\n'


def main() -> None:
    """Learn from everything and write the tables."""
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was learned.")
        return
    if missing := people.absent():
        print(f"{len(missing)} blogs are absent (`python -m bench.people` fetches them): NOTHING was learned.")
        return
    found: dict[Language, Learned] = {}
    for language in LANGUAGES:
        rows = material_of(data / "open", language)
        known = found[language] = learned(gathered(rows, language))
        right = sum(
            (summed(known.trees, row.signs.measures) + leaning(row, known.weights, language).value > 0) == row.unwritten
            for row in rows
        )
        print(f"{language}: {len(rows)} texts, {right} told apart once taught, {len(known.weights.by_turn)} turns")
    trees = "".join(f'"{language}": {written(known.trees)},\n' for language, known in found.items())
    shared = "".join(
        f'    "{language}": {_in_lines(sorted(known.common), " ")},\n' for language, known in found.items()
    )
    TREES.write_text(f"{_HEAD}\nTREES = {{\n{trees}}}\n\nCOMMON = {{\n{shared}}}\n", encoding="utf-8")
    by_turn = {language: sorted(known.weights.by_turn.items()) for language, known in found.items()}
    base = ", ".join(f'"{language}": {known.weights.base}' for language, known in found.items())
    tables = "".join(
        f'    "{language}": ({_in_lines([turn for turn, _ in rows], BETWEEN)}, {_in_lines([str(value) for _, value in rows], " ")}),\n'
        for language, rows in by_turn.items()
    )
    TURNS.write_text(f"{_HEAD}\nBASE = {{{base}}}\n# fmt: off\nWEIGHTS = {{\n{tables}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
