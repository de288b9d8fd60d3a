"""`python -m bench.evidence`: quotations judged against real transcripts, beside two simple ways to do it.

Reads the evaluation data (TEZAWARI_DATA); copies none of it. F5: quotations cut out of transcripts, with one change each
made by a program. F2: passages that a later episode really quoted, and the same passages against another transcript.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from bench import copies, material, off_record, personal
from bench.timing import paired
from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checking.judge import judge
from pipeline.checking.registry import by_id
from pipeline.evidence import figures
from pipeline.evidence.matching import Index
from pipeline.evidence.worked_out import WorkedOut
from pipeline.markup.characters import folded
from pipeline.model.notes import Notes
from pipeline.policy.config import Config
from pipeline.sources import notes
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

BIN = Path(sys.executable).parent
# Characters of two hours of Japanese speech.
TWO_HOURS = 60_000
CHECKS = (
    "number-not-in-notes",
    "quotation-not-in-notes",
    "quotation-wrong-speaker",
    "personal-data",
    "off-record-leak",
)


class Pair(NamedTuple):
    """A quotation, who is said to have said it, the transcript, and whether it should hold."""

    language: Language
    kind: str
    quote: str
    speaker: str
    transcript: Path
    holds: bool


def main() -> None:
    """Print the tables, or say that the data is absent."""
    print(f"{date.today()} · tezawari {version('tezawari')}, rapidfuzz {version('rapidfuzz')}")
    personal.report()
    off_record.report()
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    known = [*derived(data / "open"), *quoted(data / "open")]
    pairs = [pair for pair in known if read(pair.transcript) is not None]
    print(f"{len(known) - len(pairs)} of {len(known)} pairs left out: their transcript cannot be read")
    best = max(range(50, 101), key=lambda threshold: sum(fuzzy(threshold)(pair) is pair.holds for pair in pairs))
    ways = {"tezawari": tezawari, "substring": substring, f"rapidfuzz ≥ {best}": fuzzy(best)}
    for name, way in ways.items():
        table(name, way, pairs)
    for language in LANGUAGES:
        own_figures(data / "open", language)
    spoken_figures(data / "open")
    for language in LANGUAGES:
        alarms(list(articles_of(data / "open", language)), language)
    with tempfile.TemporaryDirectory() as name:
        speed(data / "open", Path(name))


def speed(folder: Path, place: Path) -> None:
    """One Japanese article with a two-hour transcript against the same article without notes, whole processes."""
    lines: list[str] = []
    for path in sorted((folder / "F_pairs/transcripts").iterdir()):
        found = read(path)
        if found is not None and found.language == "ja":
            lines += [f"{one.speaker}：{one.text}" for one in found.utterances]
    text = ""
    while lines and len(text) < TWO_HOURS:
        text += lines.pop(0) + "\n\n"
    site = material.site_of([], place / "site")
    (site / "content/notes").mkdir()
    consent = "---\nconsent: {granted: 2026-01-01, by: x, scope: x}\n---\n"
    (site / "content/notes/long.txt").write_text(consent + text, encoding="utf-8")
    said = "新しい機械は買っていません。"
    article = BASE["ja"].replace(said, f"{said}\n歩く距離は三割減りました。")
    for name, matter in (("without", ""), ("with", "notes: [long.txt]\n")):
        made = article.replace("draft: false\n", f"draft: false\n{matter}")
        (site / f"content/site/posts/{name}.md").write_text(made, encoding="utf-8")
    first, second = ([str(BIN / "pipeline"), "check", f"content/site/posts/{name}.md"] for name in ("with", "without"))
    ours, bare = paired(first, second, site, 11)
    print(
        f"\nA transcript of {len(text):,} characters adds {(ours.wall - bare.wall) * 1000:.0f} ms to the"
        f" {bare.wall * 1000:.0f} ms of checking an article (aim: less than 150 ms)"
    )


def own_figures(folder: Path, language: Language) -> None:
    """Figures of a transcript against the transcript itself, and against the next one."""
    said = [found for path in sorted((folder / "F_pairs/transcripts").iterdir()) if (found := read(path))]
    said = [one for one in said if one.language == language]
    known = [figures.values([one], []) for one in said]
    parts = [WorkedOut([one], language) for one in said]
    total = missed = elsewhere = excused = cut = 0
    for number, one in enumerate(said):
        for utterance in one.on_record:
            for figure in figures.find(utterance.text, language):
                total += 1
                missed += not known[number].holds(figure)
                cut += known[number].cut(figure) or known[number].level(figure)
                other = (number + 1) % len(known)
                if not known[other].holds(figure):
                    elsewhere += 1
                    excused += parts[other].of(figure, utterance.text) is not None
    print(
        f"\n{language}: {total} figures in {len(said)} transcripts: {missed} not traced to their own transcript,"
        f" {cut} called a cut range or a level, {elsewhere} not in the next one ({elsewhere / max(total, 1):.0%}),"
        f" of these {excused} taken for worked out there ({excused / max(elsewhere, 1):.1%})"
    )


def spoken_figures(folder: Path) -> None:
    """F4: numbers of titles and show notes, with whether somebody found them in the transcript."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _rows(folder / "F_pairs/F4_titles_highlights_vs_transcript_ja.jsonl"):
        notes_of = read(folder / row["transcript"])
        if row["kind"] != "number" or notes_of is None:
            continue
        known = figures.values([notes_of], [])
        start = row["text"].find(row["quote"])
        end = start + len(row["quote"])
        hits = [one for one in figures.find(row["text"], "ja") if one.start < end and start < one.end]
        state = "not looked at" if not hits else "backed" if all(map(known.holds, hits)) else "not in the notes"
        found[row["label"]][state] += 1
    for label, states in found.items():
        print(f"F4 {label}: " + ", ".join(f"{count} {state}" for state, count in states.items()))


def articles_of(folder: Path, language: Language) -> Iterator[tuple[str, Path]]:
    """Published texts with their transcripts: summaries (F1, en), show notes and titles (F4, ja)."""
    if language == "en":
        for row in _rows(folder / "F_pairs/F1_summary_claims_en.jsonl"):
            yield row["summary"], folder / row["transcript"]
        return
    rows = _rows(folder / "F_pairs/F4_titles_highlights_vs_transcript_ja.jsonl")
    yield from dict.fromkeys((row["text"], folder / row["transcript"]) for row in rows)


def alarms(articles: Iterable[tuple[str, Path]], language: Language) -> None:
    """What the evidence checks report an article on texts that people published beside their transcripts."""
    checks = [by_id(name) for name in CHECKS]
    count = 0
    hits: Counter[str] = Counter()
    for text, path in articles:
        found = read(path)
        if found is None:
            continue
        count += 1
        config = Config(lang=language)
        front = f"---\ntitle: x\ndate: 2026-11-20\nlang: {language}\nnotes: [a.txt]\n---\n# x\n\n"
        inputs = Inputs(config=config, notes=(found,))
        report, _ = judge(parse("a.md", front + text, config), inputs, checks)
        hits.update(f"{one.check} ({one.severity.value})" for one in report.findings)
    each = sum(number for name, number in hits.items() if "error" in name) / max(count, 1)
    print(f"{language}: {each:.2f} errors an article on {count} published texts; {dict(hits)}")


def table(name: str, way: Callable[[Pair], bool], pairs: Iterable[Pair]) -> None:
    """Rightly judged, by kind of change and language."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        total[pair.kind][pair.language] += 1
        right[pair.kind][pair.language] += way(pair) is pair.holds
    done, whole = sum(sum(one.values()) for one in right.values()), sum(sum(one.values()) for one in total.values())
    print(f"\n{name}: {done} of {whole} judged rightly ({done / max(whole, 1):.1%})")
    for kind in sorted(total):
        print(
            f"  {kind:<28}" + "".join(f"{one}: {right[kind][one]:>3} of {total[kind][one]:<5}" for one in total[kind])
        )


def derived(folder: Path) -> Iterator[Pair]:
    """F5."""
    for row in _rows(folder / "F_pairs/F5_derived_quote_tests.jsonl"):
        holds = row["expected"].startswith("accept")
        yield Pair(row["lang"], row["kind"], row["quote"], row["attributed_to"], folder / row["transcript"], holds)


def quoted(folder: Path) -> Iterator[Pair]:
    """F2, each also against the transcript of the next record from another source, where it must not hold."""
    rows = list(_rows(folder / "F_pairs/F2_real_quotes_en.jsonl"))
    for number, row in enumerate(rows):
        speaker = row["best_source_speaker"] or row["attributed_to"]
        yield Pair("en", f"F2 {row['expected']}"[:27], row["quote"], speaker, folder / row["transcript"], True)
        others = [one for one in (*rows[number:], *rows[:number]) if one["transcript"] != row["transcript"]]
        yield Pair("en", "F2 another transcript", row["quote"], speaker, folder / others[0]["transcript"], False)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@cache
def read(path: Path) -> Notes | None:
    """A transcript, through our importers where it is one of their formats."""
    return copies.turns(path) if path.suffix == ".json" else notes.read(path)


@cache
def index(path: Path, language: Language) -> Index:
    """The transcript, ready to be looked up."""
    found = read(path)
    return Index.of([] if found is None else [found], language)


@cache
def whole(path: Path) -> str:
    """All that was said, folded."""
    found = read(path)
    return folded(" ".join(one.text for one in found.utterances)) if found else ""


def tezawari(pair: Pair) -> bool:
    """Ours: who said it counts."""
    return index(pair.transcript, pair.language).judge(pair.quote, pair.speaker).state in ("verbatim", "edited")


def substring(pair: Pair) -> bool:
    """The quotation stands in the transcript once both are folded."""
    return folded(pair.quote) in whole(pair.transcript)


@cache
def likeness(pair: Pair) -> float:
    """Best partial ratio, 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(folded(pair.quote), whole(pair.transcript))


def fuzzy(threshold: int) -> Callable[[Pair], bool]:
    """rapidfuzz at one threshold."""
    return lambda pair: likeness(pair) >= threshold


if __name__ == "__main__":
    main()
