"""`python -m bench.flow`: the table by which `pipeline/language/flow.py` tells how a Japanese sentence flows.

Learned from sentences that the project wrote itself (`bench/genuine.toml`, `bench/families`), so that nobody else's text is in it.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.language.flow import tags
from pipeline.language.sentences import sentences

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "pipeline/language/flow_tables.py"
# Sentences of a text that was left unwritten on purpose teach nothing.
_UNFIT = re.compile(r"[〇○□■◯\[\]{}<>|#*…＿_]")
_OFTEN = 1


def main() -> int:
    """Write the table; say what it rests on."""
    texts = list(_sentences())
    after: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        before = ""
        for tag in tags(text):
            after[before][tag] += 1
            before = tag
    alone = Counter(tag for counts in after.values() for tag in counts.elements())
    lines = [_line(before, after[before], alone) for before in sorted(after) if after[before].total() > _OFTEN]
    TABLE.write_text(
        '"""Made by `python -m bench.flow` from the texts of the project; see there."""\n\n'
        + "# fmt: off\nAFTER = "
        + _literal("\n".join(lines))
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(texts)} sentences, {len(lines)} kinds of morpheme, {sum(map(len, after.values()))} pairs")
    return 0


def _line(before: str, counts: Counter[str], alone: Counter[str]) -> str:
    """What a tag is followed by, in tenths of a bit, and what everything else costs."""
    total, kinds = counts.total(), len(counts)

    def bits(tag: str) -> int:
        chance = (counts[tag] + kinds * (alone[tag] + 0.5) / (alone.total() + len(alone))) / (total + kinds)
        return round(-10 * math.log2(chance))

    # A pair that was never seen: as dear as a rare kind of morpheme in any place.
    other = round(-10 * math.log2(kinds * _RARE / (total + kinds)))
    return "\t".join([before, str(other), *(f"{tag}\t{bits(tag)}" for tag in sorted(counts))])


_RARE = 0.002


def _literal(text: str) -> str:
    width = 120
    return "(\n" + "\n".join(f"    {text[at : at + width]!r}" for at in range(0, len(text), width)) + "\n)"


def _sentences() -> Iterator[str]:
    for path in (ROOT / "bench/genuine.toml", *sorted((ROOT / "bench/families").glob("*.toml"))):
        for family in tomllib.loads(path.read_text(encoding="utf-8"))["family"]:
            for text in family.get("ja", []):
                for one in sentences(text, "ja"):
                    if one.text.endswith(("。", "？", "！")) and not _UNFIT.search(one.text):
                        yield one.text


if __name__ == "__main__":
    raise SystemExit(main())
