"""How well a section is told to belong to its article: `python -m bench.ties`, part of `make bench-gate`.

Real sections are paragraphs of articles by people (H_alarms of the evaluation data), each held against the rest of its own
article and 99 others; generic ones are those of `bench/generic.toml`, put below articles by chance. Nothing is learned
from the articles, so every site is a site not seen before; the mean over sites is printed beside the mean over sections.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import material
from bench.checks import records
from pipeline.evidence.ties import SHARE, samples, scores, share, vagueness
from pipeline.language.measure import ENOUGH, amount
from pipeline.language.telling import units
from pipeline.wording import LANGUAGES, Language

GENERIC = Path(__file__).parent / "generic.toml"
OTHERS = 99
# An article has at least so many sections, of which so many are measured: else there is nothing a section could belong to.
SECTIONS = 3
_CODE = re.compile(r"(?s)```.*?```")
_PROSE = re.compile(r"[^#>|`\-*!<\[:{}$\s]")
_LINK = re.compile(r"\(https?:[^)]*\)")


class Source(NamedTuple):
    """One article: the site it is of, its paragraphs, and those that could be a section."""

    site: str
    paragraphs: tuple[str, ...]
    sections: tuple[str, ...]


class Held(NamedTuple):
    """A section held against other articles: the place of its own, whether it is warned of, and how tied it is."""

    site: str
    reciprocal: float
    warned: bool
    tied: float


def sources(data: Path, language: Language) -> Iterator[Source]:
    """The articles by people, without their code."""
    for entry in records(data / "H_alarms/articles.jsonl"):
        if entry["lang"] == language:
            paragraphs = [part.strip() for part in re.split(r"\n\s*\n", _CODE.sub("", entry["body"]))]
            prose = [_LINK.sub("", part) for part in paragraphs if _PROSE.match(part)]
            long = tuple(part for part in prose if amount(part, language) >= ENOUGH[language])
            yield Source(entry["source"].partition(":")[0], tuple(paragraphs), long)


def held(text: str, language: Language, own: Mapping[str, int], others: Sequence[Mapping[str, int]], site: str) -> Held:
    """One section held against others, as the check does."""
    first, *rest = scores(text, language, [own, *others])
    fitting, vague = share(text, language, own, others), vagueness(text, language, amount(text, language))
    better = sum(score >= first for score in rest)
    return Held(site, 1 / (1 + better), vague < 1 and fitting >= SHARE, vague + 1 - fitting)


def measured(data: Path, language: Language) -> None:
    """Print the figures of one language."""
    chance = random.Random(1)
    articles = list(sources(data, language))
    known = [units("\n".join(one.paragraphs), language) for one in articles]

    def others(but: int, count: int) -> list[Mapping[str, int]]:
        return [known[number] for number in chance.sample([n for n in range(len(known)) if n != but], count)]

    real: list[Held] = []
    for number, one in enumerate(articles):
        for text in chance.sample(one.sections, SECTIONS) if len(one.sections) >= SECTIONS else ():
            rest = units("\n".join(part for part in one.paragraphs if text[:40] not in part), language)
            real.append(held(text, language, rest, others(number, OTHERS), one.site))
    print(
        f"     {len(real)} real sections of {len({one.site for one in real})} sites among {OTHERS + 1} articles:",
        end=" ",
    )
    print(f"mean reciprocal rank {mean([one.reciprocal for one in real]):.3f}", end="")
    print(f" ({mean(by_site(real)):.3f} as a mean over sites), warned {sum(one.warned for one in real)}")
    for name, texts in tomllib.loads(GENERIC.read_text(encoding="utf-8")).items():
        for told, count in ((f"{OTHERS} articles", OTHERS), ("our samples", 0)):
            found: list[Held] = []
            for text in texts[language]:
                for _ in range(5):
                    number = chance.randrange(len(known))
                    beside = others(number, count) or samples(language)
                    found.append(held(text, language, known[number], beside, "generic"))
            warned = sum(one.warned for one in found)
            print(f"     generic, {name}, beside {told}: warned {warned} of {len(found)},", end=" ")
            print(f"told from real ones at AUC {auc([one.tied for one in found], [one.tied for one in real]):.3f}")


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return sum(values) / len(values)


def by_site(found: Sequence[Held]) -> list[float]:
    """The mean reciprocal rank of each site."""
    sites: dict[str, list[float]] = defaultdict(list)
    for one in found:
        sites[one.site].append(one.reciprocal)
    return [mean(values) for values in sites.values()]


def auc(low: Sequence[float], high: Sequence[float]) -> float:
    """How often one of `low` lies below one of `high`; a tie is half."""
    return sum((one < other) + 0.5 * (one == other) for one in low for other in high) / (len(low) * len(high))


def main() -> None:
    """Print every figure, or say that the data is absent."""
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    for language in LANGUAGES:
        print(
            f"{language}: sections and the article they belong to (aim: rank at least 0.8, AUC at least 0.95, 1% warned)"
        )
        measured(data / "open", language)


if __name__ == "__main__":
    main()
