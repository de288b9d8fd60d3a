"""`python -m bench.checks`: what the prose, reading and placeholder checks report on real text that nobody here wrote.

False alarms on texts by people, misses on real placeholders, the texts that the cheap screen of `hard-to-read` would hide,
and what each check costs over the throughput files. Reads the evaluation data (TEZAWARI_DATA); copies none of it.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import material
from pipeline.checking.check import Check, Inputs
from pipeline.checking.registry import by_id
from pipeline.language import readability
from pipeline.language.measure import amount
from pipeline.model.article import Article
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

CHECKS = (
    "placeholder-left",
    "hard-to-read",
    "sentence-too-long",
    "style-mixed",
    "stock-phrase",
    "image-without-alt",
    "heading-order",
)
# A page, for false alarms a page: characters without white space (ja), words (en).
PAGE = {"ja": 1_000, "en": 400}
# Written to show learning, not to be read by customers: left out where a limit for articles is judged.
NO_ARTICLE = {"abstract"}
HUMAN_HEADING = {"ja": "## 意見\n\n", "en": "## Opinion\n\n"}


@dataclass(frozen=True)
class Source:
    """One set of texts in one language."""

    name: str
    language: Language
    articles: tuple[Article, ...]

    @property
    def pages(self) -> float:
        """Visible text, in pages."""
        length = sum(amount(passage.text, self.language) for article in self.articles for passage in article.passages)
        return length / PAGE[self.language]


def main() -> None:
    """Print every table, or say that the data is absent."""
    print(f"{date.today()} · tezawari {version('tezawari')}, fugashi {version('fugashi')}")
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    checks = [by_id(name) for name in CHECKS]
    human = [source for language in LANGUAGES for source in people(data / "open", language)]
    print("\nFalse alarms: texts written by people (of C what is dated before 2022-11, without abstracts; all of B)")
    print(f"  a page is {PAGE['ja']:,} characters (ja) or {PAGE['en']} words (en)")
    table(checks, human)
    print("\nThe same texts as a human section: errors that would stop somebody who did write")
    table(checks[:1], [as_human_section(data / "open", language) for language in LANGUAGES])
    placeholders(checks[0], data / "open")
    with tempfile.TemporaryDirectory() as name:
        files = material.throughput(data, Path(name))
        real = [throughput(files, language) for language in LANGUAGES]
    print("\nThroughput files as articles (some hold real placeholders, code and front matter of other tools)")
    table(checks, real, seconds=True)
    screen([*human, *real, *(machine(data / "open", language) for language in LANGUAGES)])


def records(file: Path) -> Iterator[dict[str, str]]:
    """The records of a JSONL file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def article(text: str, language: Language) -> Article:
    """A text as an article."""
    return parse("content/site/posts/text.md", text, Config(lang=language))


def people(data: Path, language: Language) -> Iterator[Source]:
    """The human side of C, and B."""
    texts = records(data / f"C_human_vs_machine/texts_{language}.jsonl")
    human = [entry for entry in texts if entry["label"] == "human" and entry["genre"] not in NO_ARTICLE]
    yield Source("C human", language, tuple(article(entry["text"], language) for entry in human))
    paragraphs = records(data / f"B_firstperson/paragraphs_{language}.jsonl")
    yield Source("B", language, tuple(article(entry["text"], language) for entry in paragraphs))


def machine(data: Path, language: Language) -> Source:
    """The machine side of C: no figure of quality, only more text for the screen."""
    texts = records(data / f"C_human_vs_machine/texts_{language}.jsonl")
    return Source(
        "C machine", language, tuple(article(entry["text"], language) for entry in texts if entry["label"] == "machine")
    )


def as_human_section(data: Path, language: Language) -> Source:
    """Each text of `people` below the heading of a human section."""
    texts = [text for source in people(data, language) for text in source.articles]
    heading = HUMAN_HEADING[language]
    return Source("B + C human", language, tuple(article(heading + text.text, language) for text in texts))


def throughput(files: Sequence[Path], language: Language) -> Source:
    """The throughput files of one language."""
    return Source(
        "throughput",
        language,
        tuple(article(file.read_text(encoding="utf-8"), language) for file in files if file.parent.name == language),
    )


def table(checks: Sequence[Check], sources: Sequence[Source], *, seconds: bool = False) -> None:
    """Check × data: texts, findings, findings a page, share of texts with one; with `seconds`, processor time."""
    head = f"  {'check':18} {'data':12} {'':2} {'texts':>6} {'findings':>8} {'a page':>7} {'texts hit':>10}"
    print(head + ("  seconds" if seconds else ""))
    for check in checks:
        for source in sources:
            start = time.process_time()
            found = [len(list(check.find(one, Inputs(config=Config(lang=source.language))))) for one in source.articles]
            spent = time.process_time() - start
            hit = sum(map(bool, found))
            row = f"  {check.id:18} {source.name:12} {source.language} {len(found):6} {sum(found):8}"
            row += f" {sum(found) / source.pages:7.3f} {hit:4} {hit / len(found):5.1%}"
            print(row + (f" {spent:8.2f}" if seconds else ""))


def placeholders(check: Check, data: Path) -> None:
    """Misses and false alarms on D, each miss by its kind; comments are not searched, by contract."""
    print("\nReal placeholders and finished prose that looks like them (D)")
    for language in LANGUAGES:
        inputs = Inputs(config=Config(lang=language))
        entries = list(records(data / f"D_placeholders/snippets_{language}.jsonl"))
        hit = {entry["id"]: any(check.find(article(entry["text"], language), inputs)) for entry in entries}
        wanted = [entry for entry in entries if entry["label"] == "placeholder"]
        comments = [entry for entry in wanted if not article(entry["text"], language).passages]
        missed = [entry for entry in wanted if not hit[entry["id"]]]
        alarms = [entry["id"] for entry in entries if entry["label"] == "real_text" and hit[entry["id"]]]
        print(
            f"  {language}: {len(wanted) - len(missed)} of {len(wanted)} placeholders found"
            f" ({len(comments)} show nothing but a comment or headings);"
            f" {len(alarms)} of {len(entries) - len(wanted)} finished texts hit"
        )
        for entry in missed:
            print(f"     missed {entry['id']} ({entry['kind']})")
        for name in alarms:
            print(f"     false alarm {name}")


def screen(sources: Sequence[Source]) -> None:
    """How many hard texts the character count of `hard-to-read` would hide, and how many it spares the measurement."""
    print("\nThe screen of hard-to-read (must hide none)")
    for language in LANGUAGES:
        texts = [
            readability.running_text(one.passages, language)
            for source in sources
            if source.language == language
            for one in source.articles
        ]
        measured = [(text, result) for text in texts if (result := readability.measure(text, language)) is not None]
        hard = [text for text, result in measured if result.hard]
        hidden = sum(not readability.seems_hard(text, language) for text in hard)
        seems = sum(readability.seems_hard(text, language) for text, _ in measured)
        slack = min((inside(text, language) for text in hard), default=0.0)
        print(
            f"  {language}: {len(measured)} texts long enough, {len(hard)} hard, {hidden} hidden;"
            f" {seems} measured ({seems / len(measured):.0%}); margin {readability.MARGIN[language]},"
            f" of which the closest hard text leaves {slack:.2f}"
        )


def inside(text: Sequence[str], language: Language) -> float:
    """How far inside the screen a text lies, in units of the limit."""
    guess = readability.estimate(text, language)
    if guess is None:
        return 0.0
    edge = readability.LIMIT[language] + readability.MARGIN[language] * (1 if language == "ja" else -1)
    return edge - guess if language == "ja" else guess - edge


if __name__ == "__main__":
    main()
