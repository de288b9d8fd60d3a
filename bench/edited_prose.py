"""How much a spoken Japanese sentence surprises somebody who has read edited prose only: an n-gram of grammar, no model and no words.

Learned at each run from what people wrote in the open half; the drafter's own measure (`pipeline/language/flow.py`) knows nothing of it.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.language.flow import tags
from pipeline.language.sentences import sentences

_ORDER = 3


class Prose:
    """Sequences of up to three kinds of morpheme, interpolated (Witten and Bell)."""

    def __init__(self, folder: Path) -> None:
        self._seen: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(_ORDER)]
        self._after: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(_ORDER)]
        self._kinds: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(_ORDER)]
        texts = list(_sentences(folder))
        for text in texts:
            self._learn(["", *tags(text)])
        self._all = len(self._seen[0]) + 1
        found = sorted(map(self.surprise, texts))
        # What all but two in a thousand edited sentences stay below, in bits a morpheme.
        self.unlike = found[int(0.998 * len(found))]

    def _learn(self, read: list[str]) -> None:
        for place in range(1, len(read)):
            for size in range(min(_ORDER, place + 1)):
                before = tuple(read[place - size : place])
                new = (*before, read[place]) not in self._seen[size]
                self._seen[size][*before, read[place]] += 1
                self._after[size][before] += 1
                self._kinds[size][before] += new

    def surprise(self, text: str) -> float:
        """Bits a morpheme."""
        read = ["", *tags(text)]
        bits = [-math.log2(self._chance(read, place)) for place in range(1, len(read))]
        return sum(bits) / max(1, len(bits))

    def _chance(self, read: list[str], place: int) -> float:
        chance = 1 / self._all
        for size in range(min(_ORDER, place + 1)):
            before = tuple(read[place - size : place])
            count, kinds = self._after[size][before], self._kinds[size][before]
            if not count:
                break
            chance = (self._seen[size][*before, read[place]] + kinds * chance) / (count + kinds)
        return chance


def _sentences(folder: Path) -> Iterator[str]:
    for name in ("C_human_vs_machine/texts_ja.jsonl", "B_firstperson/paragraphs_ja.jsonl"):
        for row in map(json.loads, filter(None, (folder / name).read_text(encoding="utf-8").split("\n"))):
            if row.get("label") != "machine":
                for one in sentences(row["text"], "ja"):
                    if one.text.endswith("。"):
                        yield one.text
