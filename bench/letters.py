"""`python -m bench.letters`: the tables by which `pipeline/language/unwritten` tells babble from language.

How often letters follow each other (three in English, two in Japanese with all kanji as one), and which small words follow
which in English, counted on the project's own texts: documentation, messages, examples and tests. Only counts are kept.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.language.unwritten.letters import FLOOR, JAPANESE, LATIN, STEP, english_letters, japanese_letters
from pipeline.language.unwritten.order import CLASSES, classes

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "pipeline/language/unwritten/letter_tables.py"
FOLDERS = ("docs/content", "pipeline", "tests", "demo", "bench")
_JA = re.compile(r'[^\x00-\x7f][^\n"`{}<>|*#\\]*[ぁ-ん][^\n"`{}<>|*#\\]*')
_EN = re.compile(r"[A-Z][a-z][a-z ,;:'’A-Z0-9-]{30,}[.!?\"]")
# Words of the gate itself are no sample of a language.
_LEFT_OUT = ("unwritten", "lexicon", "bypasses", "unfinished")


def texts() -> Iterator[str]:
    """Everything the project wrote, file by file."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".md", ".py")]
    for path in [*files, *sorted(ROOT.glob("README*.md"))]:
        if not any(part in str(path) for part in _LEFT_OUT):
            yield path.read_text(encoding="utf-8")


def coded(sequences: Iterable[Sequence[str]], symbols: Sequence[str], length: int) -> str:
    """Surprise at each symbol after those before it, one character a cell: `chr(FLOOR + bits / STEP)`."""
    counts: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(length + 1)]
    for sequence in sequences:
        for size in range(1, length + 1):
            counts[size].update(zip(*(sequence[start:] for start in range(size)), strict=False))
    total = sum(counts[1].values())

    def share(gram: tuple[str, ...]) -> float:
        if len(gram) == 1:
            return (counts[1][gram] + 0.5) / (total + 0.5 * len(symbols))
        return (counts[len(gram)][gram] + 3 * share(gram[1:])) / (counts[len(gram) - 1][gram[:-1]] + 3)

    grams: list[tuple[str, ...]] = [()]
    for _ in range(length):
        grams = [(*gram, symbol) for gram in grams for symbol in symbols]
    return "".join(chr(FLOOR + min(90, round(-math.log2(share(gram)) / STEP))) for gram in grams)


def gains(sequences: Iterable[Sequence[str]]) -> str:
    """How much more often one class of words follows another than chance would have it, in bits from -4 to 4, `chr(80 + 8 × bits)`."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for sequence in sequences:
        single.update(sequence)
        pairs.update(itertools.pairwise(sequence))
    total, joined = sum(single.values()), sum(pairs.values())

    def gain(first: str, second: str) -> float:
        expected = (single[first] + 1) * (single[second] + 1) * joined / total**2
        extra = 0.5 * min(1.0, expected) + 0.1
        return max(-4.0, min(4.0, math.log2((pairs[first, second] + extra) / (expected + extra))))

    return "".join(chr(80 + round(8 * gain(first, second))) for first in CLASSES for second in CLASSES)


def main() -> None:
    """Write the tables."""
    text = "\n".join(texts())
    japanese, english = _JA.findall(text), _EN.findall(text)
    lines = [
        '"""Made by `python -m bench.letters` from the texts of the project; see there."""',
        "",
        f"ENGLISH = {coded(map(english_letters, english), LATIN, 3)!r}",
        f"JAPANESE = {coded(map(japanese_letters, japanese), JAPANESE, 2)!r}",
        f"ORDER = {gains(map(classes, english))!r}",
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="utf-8")
    print(f"{sum(map(len, japanese))} letters of Japanese, {sum(map(len, english))} of English")


if __name__ == "__main__":
    main()
