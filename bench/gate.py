"""`make bench-gate`: how many fakes get through the gate, and how many people who did write are stopped.

Fakes are families of our own (`bench.bypasses`), each put into every human section of a finished article, with text of real
people (B_firstperson) where a family hides or copies one. Real writing is B_firstperson and the human side of C, paragraph
by paragraph, as a human section. Placeholders are D. Reads the evaluation data (TEZAWARI_DATA); copies none of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from bench import families, likeness, material, tiers, ties
from bench.bypasses import EMPTY_WORDS, HIDDEN, filled
from bench.checks import NO_ARTICLE, records
from bench.tiers import with_section
from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks, by_id
from pipeline.language.measure import ENOUGH, amount
from pipeline.language.sentences import sentences
from pipeline.model.article import Kind
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection, LedgerSentence
from pipeline.model.neighbour import Neighbour
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

KINDS: tuple[Kind, ...] = ("lived-experience", "opinion", "decision")
LABELS: Mapping[str, Kind] = {"experience": "lived-experience", "opinion": "opinion", "decision": "decision"}
ASKING = {
    "experience-not-concrete": "experience",
    "opinion-without-stance": "opinion",
    "decision-incomplete": "decision",
}
# What counts as a paragraph of real writing, for the aim of at most 1% stopped.
PARAGRAPH = {"ja": 100, "en": 40}
# So many paragraphs of real people are hidden by each form that hides.
HIDDEN_TEXTS = 3


class Fake(NamedTuple):
    """One attempt: the article, what the ledger shows that the machine wrote, and the text of another article."""

    family: str
    kind: Kind
    article: str
    machine: str = ""
    other: str = ""


def main() -> None:
    """Print every figure, or say that the data is absent."""
    print(f"{date.today()} · tezawari {version('tezawari')}")
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    for language in LANGUAGES:
        print(f"\n{language}: both sides on the open half, by the whole gate")
        tiers.printed(data / "open", language)
        paragraphs = list(people(data / "open", language))
        print(f"{language}: fakes (aim: at least 99.5% blocked)")
        fakes(list(attempts(paragraphs, language)), language)
        print(f"{language}: unfinished text of real drafts (aim: at least 90% found)")
        placeholders(data / "open", language)
        print(f"{language}: real writing of at least {PARAGRAPH[language]} units (aim: at most 1% stopped by an error)")
        writing(list(labelled(data / "open", language)), language)
        print(f"{language}: what an editor would ask (a prompt, no verdict)")
        asking(data / "open", language)
        print(f"{language}: sections that nobody wrote, by human-section-not-written alone")
        texts = [*families.own(), *families.open_half(data / "open")]
        families.printed(texts, language)
        print(f"{language}: the same, each family by what was learned without it")
        likeness.printed(data / "open", language)
        print(
            f"{language}: sections and the article they belong to (aim: rank at least 0.8, AUC at least 0.95, 1% warned)"
        )
        ties.measured(data / "open", language)


def people(data: Path, language: Language) -> Iterator[str]:
    """Paragraphs that people wrote, as they typed them: B, and the prose of the human side of C without abstracts."""
    for entry in records(data / f"B_firstperson/paragraphs_{language}.jsonl"):
        yield entry["text"]
    for entry in records(data / f"C_human_vs_machine/texts_{language}.jsonl"):
        if entry["label"] == "human" and entry["genre"] not in NO_ARTICLE:
            article = parse("a.md", entry["text"], Config(lang=language))
            for passage in article.passages:
                raw = "\n".join(article.lines[passage.line - 1 : passage.line + passage.text.count("\n")])
                # A piece of HTML that spans several paragraphs is no paragraph once it is cut out.
                if passage.role == "prose" and not parse("a.md", raw, Config(lang=language)).oddities:
                    yield raw


def labelled(data: Path, language: Language) -> Iterator[tuple[str, Kind]]:
    """The same, each with the section it belongs into: that of its label, else the experience."""
    labels = {
        entry["text"]: LABELS.get(entry["label"], "lived-experience")
        for entry in records(data / f"B_firstperson/paragraphs_{language}.jsonl")
    }
    for text in people(data, language):
        yield text, labels.get(text, "lived-experience")


def machine_text(language: Language) -> str:
    """What the machine section of the base article says."""
    return BASE[language].split("\n## ", 2)[1].split("\n", 1)[1].strip()


def attempts(paragraphs: Sequence[str], language: Language) -> Iterator[Fake]:
    """Every family in every human section."""
    texts = [
        [sentence.text.replace("\n", " ") for sentence in sentences(text, language)]
        for text in paragraphs
        if PARAGRAPH[language] <= amount(text, language) <= 3 * PARAGRAPH[language] and not set("`<>[]|*_{") & set(text)
    ]
    # A first sentence that is long enough by itself would be no fake where a form shows it.
    texts = [lines for lines in texts if len(lines) > 1 and amount(lines[0], language) < ENOUGH[language] // 2]
    for kind in KINDS:
        for family, forms in HIDDEN.items():
            for number, form in enumerate(forms):
                for copy in range(HIDDEN_TEXTS if "«" in form else 1):
                    lines = texts[(number * HIDDEN_TEXTS + copy) % len(texts)]
                    yield Fake(family, kind, with_section(language, kind, filled(form, lines)))
        for family, bodies in EMPTY_WORDS[language].items():
            for body in bodies:
                yield Fake(family, kind, with_section(language, kind, body))
        yield from copies(texts[: 4 * HIDDEN_TEXTS], language, kind)


def copies(texts: Sequence[Sequence[str]], language: Language, kind: Kind) -> Iterator[Fake]:
    """What was written for another place: by the machine, or for another section."""
    yield Fake("machine section copied", kind, with_section(language, kind, machine_text(language)))
    for lines in texts:
        text = " ".join(lines)
        yield Fake("drafted by the machine", kind, with_section(language, kind, text), text)
        yield Fake("another article's section", kind, with_section(language, kind, text), "", text)
        turned = " ".join(reversed(lines))
        yield Fake("drafted, sentences in another order", kind, with_section(language, kind, turned), text)
        yield Fake("one sentence again and again", kind, with_section(language, kind, f"{lines[0]} " * 12))
        article = with_section(language, kind, text)
        for other in KINDS:
            if other != kind:
                both = with_section(language, other, text)
                heading = re.escape("{: ." + kind + " }")
                body = re.split(rf"(?<={heading})\n", article, maxsplit=1)[1].split("\n## ", 1)[0]
                head, rest = re.split(rf"(?<={heading})\n", both, maxsplit=1)
                following = rest.find("\n## ")
                yield Fake(
                    "one text in two sections", kind, f"{head}\n{body}{rest[following:] if following >= 0 else ''}"
                )


def errors(article: str, language: Language, machine: str = "", other: str = "") -> list[str]:
    """The checks whose errors keep the article from readers; a failure counts.

    `machine` is what the ledger holds, `other` the opinion of an earlier article.
    """
    config = Config(lang=language)
    ledger = None
    if machine:
        found = tuple(LedgerSentence(sentence.text, ()) for sentence in sentences(machine, language))
        ledger = Ledger(
            "a.md", (LedgerDraft("2026-11-20T09:00:00Z", "extractive", "0", (), (LedgerSection("", found),)),)
        )
    parsed = parse("content/site/posts/a.md", article, config)
    near = ()
    if other:
        earlier = with_section(language, "opinion", other).replace("date: 2026", "date: 2025")
        near = (Neighbour.of(parse("content/site/posts/b.md", earlier, config)),)
    report, failures = judge(parsed, Inputs(config=config, ledger=ledger, neighbours=near), all_checks())
    return [found.check for found in report.findings if found.stands] + ["failure"] * len(failures)


def fakes(attempted: Sequence[Fake], language: Language) -> None:
    """Blocked by family; every miss by its family and section."""
    tried: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    shown: list[str] = []
    for fake in attempted:
        tried[fake.family] += 1
        if not errors(fake.article, language, fake.machine, fake.other):
            missed[fake.family] += 1
            body = fake.article.split("{: ." + fake.kind + " }")[1].strip()[:60]
            shown.append(f"     missed: {fake.family}, {fake.kind}: {body!r}")
    total = sum(tried.values())
    blocked = total - sum(missed.values())
    print(f"  {len(tried)} families in {len(KINDS)} sections: {blocked} of {total} blocked ({blocked / total:.2%})")
    for family, count in tried.items():
        print(f"     {family:36} {count - missed[family]:5} of {count}")
    print("\n".join(shown))


def placeholders(data: Path, language: Language) -> None:
    """Placeholders found as a human section and as they stand; finished prose that is hit."""
    entries = list(records(data / f"D_placeholders/snippets_{language}.jsonl"))
    for name, article in (
        ("as an article", lambda text: text),
        ("as a human section", lambda text: with_section(language, "opinion", text)),
    ):
        hit = {entry["id"]: errors(article(entry["text"]), language) for entry in entries}
        marks = {key: "placeholder-left" in found for key, found in hit.items()}
        wanted = [entry for entry in entries if entry["label"] == "placeholder"]
        seen = [
            entry
            for entry in wanted
            if any(passage.text for passage in parse("a.md", entry["text"], Config(lang=language)).passages)
        ]
        found = sum(marks[entry["id"]] for entry in seen)
        stopped = sum(bool(hit[entry["id"]]) for entry in wanted)
        alarms = [entry["id"] for entry in entries if entry["label"] == "real_text" and marks[entry["id"]]]
        print(
            f"  {name}: placeholder-left finds {found} of {len(seen)} that a reader sees ({len(wanted)} in all);"
            f" the gate stops {stopped} of {len(wanted)};"
            f" {len(alarms)} of {len(entries) - len(wanted)} finished texts hit {' '.join(alarms)}"
        )
        for entry in seen:
            if not marks[entry["id"]]:
                print(f"     missed {entry['id']} ({entry['kind']})")


def visible(text: str, language: Language) -> int:
    """How much of a paragraph a reader sees: a block of code or a picture is no paragraph."""
    passages = parse("a.md", text, Config(lang=language)).passages
    return sum(amount(passage.text, language) for passage in passages)


def writing(labelled: Sequence[tuple[str, Kind]], language: Language) -> None:
    """Real paragraphs as human sections: those that an error stops, by check, and how often a warning asks for more."""
    long = [(text, kind) for text, kind in labelled if visible(text, language) >= PARAGRAPH[language]]
    stopped: Counter[str] = Counter()
    hit = 0
    for text, kind in long:
        found = set(errors(with_section(language, kind, text), language))
        hit += bool(found)
        stopped.update(found)
        if found:
            print(f"     stopped by {' '.join(sorted(found))}: {text[:50]!r}")
    print(f"  {hit} of {len(long)} stopped ({hit / len(long):.2%}) {dict(stopped)}")


def asking(data: Path, language: Language) -> None:
    """How often the three questions of an editor are put to paragraphs with the label they are for, and to others."""
    entries = list(records(data / f"B_firstperson/paragraphs_{language}.jsonl"))
    for check, label in ASKING.items():
        for name, wanted in ((label, {label}), ("none", {"none"})):
            texts = [entry["text"] for entry in entries if entry["label"] in wanted]
            texts = [text for text in texts if amount(text, language) >= PARAGRAPH[language]]
            kind = LABELS[label]
            found = [reported(with_section(language, kind, text), language, check) for text in texts]
            hit, errors = sum(map(bool, found)), sum("error" in one for one in found)
            print(f"     {check:24} asks {hit:3} of {len(texts):3} paragraphs labelled {name:11} (stops {errors})")


def reported(article: str, language: Language, check: str) -> list[str]:
    """The severities of what one check reports."""
    config = Config(lang=language)
    report, _ = judge(parse("a.md", article, config), Inputs(config=config), [by_id(check)])
    return [found.severity.value for found in report.findings]


if __name__ == "__main__":
    main()
