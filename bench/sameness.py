"""`python -m bench.sameness`: how many articles of blogs by people `average-article` warns of, site by site."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from bench import material
from bench.checks import records
from pipeline.evidence.sameness import LEAST, likeness, packed, usual
from pipeline.policy.config import Config
from pipeline.sources.articles import parse


def measured(data: Path) -> None:
    """Print one line a site, each with all its articles in the sample."""
    sites: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in records(data / "H_alarms/articles.jsonl"):
        article = parse("a.md", f"---\ntitle: x\n---\n{entry['body']}", Config(lang=entry["lang"]))
        sites[entry["lang"], entry["source"].partition(":")[0]].append(packed(article))
    for (language, name), kept in sorted(sites.items()):
        if len(kept) >= LEAST:
            known = usual(kept)
            warned = sum(likeness(one, known, inside=True) is not None for one in kept)
            print(f"  {language} {name:36} {warned:3} of {len(kept)} articles warned of")


def main() -> None:
    """Print every figure, or say that the data is absent."""
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    measured(data / "open")


if __name__ == "__main__":
    main()
