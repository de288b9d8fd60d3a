"""`make bench-draft`: the goals of the drafter, beside LexRank, TextRank, LSA and Luhn (sumy) and the lead at equal length.

Reads TEZAWARI_DATA (default ../shared/data): Japanese interviews with their own titles and show notes (main: coverage of
their content words, names and figures, as far as the transcript holds them), English meetings with human summaries (main:
mean of ROUGE-1, 2 and L). The baselines get our sentences and words: sumy's own tokenizers download data.
`python -m bench.drafts --fast` leaves the baselines out; they are quadratic.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.draft_baselines import filled, rankings
from bench.draft_dialogue import Dialogue, dialogue
from bench.draft_faults import faults, is_traced, lost, of_another
from bench.draft_reading import read, talks
from bench.edited_prose import Prose
from bench.material import data_folder
from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing.outline import CELL, Comment, Outline, sentences
from pipeline.language.sentences import sentences as split
from pipeline.language.speech import speech
from pipeline.model.article import Brief
from pipeline.model.notes import Notes
from pipeline.policy.config import Config
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

GOALS = {"ja": 60.0, "en": 22.5}
WINS = {"ja": 0.7, "en": 0.66}
LIMITS: dict[Language, dict[str, float]] = {
    "ja": {"fragment": 1, "orphan": 4, "filler": 8},
    "en": {"orphan": 6},
}
_LONG = 60_000


class Case(NamedTuple):
    """An interview and what people wrote about it."""

    name: str
    turns: tuple[tuple[str, str], ...]
    reference: str


class Told(NamedTuple):
    """A machine sentence and the ids it rests on."""

    text: str
    utterances: tuple[str, ...]


def main() -> int:
    """Print every goal; exit 1 where one is missed."""
    data = data_folder()
    if data is None or not (data / "open").is_dir():
        print("No data (set TEZAWARI_DATA): nothing was measured.")
        return 0
    good = True
    found, prose = talks(data / "open"), Prose(data / "open")
    for language in LANGUAGES:
        cases = list(_japanese(data / "open") if language == "ja" else _english(data / "open"))
        good &= _measured(language, cases, fast="--fast" in sys.argv)
        _timed(cases)
        _told_as_dialogue(language, data / "open/F_pairs/transcripts")
        read([talk for talk in found if talk.language == language], prose, language)
    return 0 if good else 1


def _told_as_dialogue(language: Language, folder: Path) -> None:
    """How the talks read as articles of questions and answers."""
    found = Dialogue()
    for file in sorted(folder.glob("kaigai_*.json" if language == "ja" else "changelog_*.md")):
        notes = reading.read(file)
        found += dialogue(_plan(notes, "interview"), notes)
    print(f"{language} as interviews, {found.articles} texts: {found}")


def _measured(language: Language, cases: Sequence[Case], *, fast: bool) -> bool:
    own: list[float] = []
    others: dict[str, list[float]] = {}
    counts: Counter[str] = Counter()
    total = 0
    for case in cases:
        notes = _notes(case)
        outline = _plan(notes)
        told = list(_told(outline))
        texts = list(dict.fromkeys(one.text for one in told))
        total += len(told)
        _count(counts, told, outline, notes, language)
        own.append(_main(language, case, texts))
        pool = [one.text for _, text in case.turns for one in split(text, language)]
        budget = sum(_size(text, language) for text in texts)
        for name, order in {}.items() if fast else rankings(pool, language).items():
            chosen = filled(order, [_size(text, language) for text in pool], budget)
            others.setdefault(name, []).append(_main(language, case, [pool[place] for place in chosen]))
    mean = 100 * statistics.fmean(own)
    good = _said(f"{language} main, {len(cases)} texts", mean, GOALS[language], least=True)
    for name, values in others.items():
        wins = sum(mine >= other for mine, other in zip(own, values, strict=True))
        better = mean >= 100 * statistics.fmean(values) and wins >= WINS[language] * len(cases)
        good &= better
        print(
            f"  {name:12} {100 * statistics.fmean(values):6.1f}   ours at least as good on {wins}/{len(cases)}{'' if better else '  MISSED'}"
        )
    for fault in ("fragment", "orphan", "filler"):
        good &= _said(f"  {fault}s per 100 sentences", 100 * counts[fault] / total, LIMITS[language].get(fault))
    good &= _said("  lost alternatives, ranges, corrections", counts["lost"], 0)
    good &= _said("  quotations cut in guidance", counts["cut"], 0)
    good &= _said("  sentences with more than six letters of another speaker", counts["another"], 0)
    good &= _said("  traceable, of 100", 100 * counts["traced"] / total, 100, least=True)
    return good


def _said(what: str, value: float, goal: float | None, *, least: bool = False) -> bool:
    met = goal is None or (value >= goal - 1e-9 if least else value <= goal)
    aim = "" if goal is None else f" (goal {'≥' if least else '≤'} {goal:g})"
    print(f"{what}: {value:.2f}{aim}{'' if met else '  MISSED'}")
    return met


def _count(counts: Counter[str], told: Sequence[Told], outline: Outline, notes: Notes, language: Language) -> None:
    said = {one.id: one for one in notes.utterances}
    for one in told:
        counts.update(faults(one.text, language))
        sources = [said[id_] for id_ in one.utterances]
        counts["traced"] += is_traced(one.text, " ".join(source.text for source in sources), language)
        counts["another"] += of_another(one.text, sources)
        counts["lost"] += lost(one.text, " ".join(source.text for source in sources), language)
    for section in outline.sections:
        if section.kind is not None:
            counts["cut"] += sum("…" in line.text for block in section.blocks for line in sentences(block))


def _told(outline: Outline) -> Iterator[Told]:
    for section in outline.sections:
        for block in section.blocks if section.kind is None else ():
            if not isinstance(block, Comment):
                for one in sentences(block):
                    if one.utterances:
                        # Of a row, the middle cell is what was said.
                        yield Told(one.text.split(CELL)[1] if CELL in one.text else one.text, one.utterances)


def _plan(notes: Notes, article_type: str = "case-study") -> Outline:
    config = Config()
    return plan([notes], Brief(), Order(article_type, config.required(article_type), frozenset(config.headings)))


def _notes(case: Case) -> Notes:
    lines = (f"{speaker}: {' '.join(text.split()) or '…'}" for speaker, text in case.turns)
    return reading.load(("\n\n".join(lines) + "\n").encode(), "talk.md")


def _timed(cases: Sequence[Case]) -> None:
    turns = [turn for case in cases for turn in case.turns]
    for factor in (1, 2):
        size, taken = 0, []
        for turn in turns:
            if size < factor * _LONG:
                taken.append(turn)
                size += len(turn[1])
        notes = _notes(Case("long", tuple(taken), ""))
        started = time.perf_counter()
        _plan(notes)
        print(
            f"  {size} characters planned in {time.perf_counter() - started:.2f} s"
            + (" (goal ≤ 1.0 on a quiet machine)" if factor == 1 else "")
        )


def _size(text: str, language: Language) -> int:
    return len("".join(text.split())) if language == "ja" else len(text.split())


def _main(language: Language, case: Case, texts: Sequence[str]) -> float:
    return _coverage(case, "".join(texts)) if language == "ja" else _rouge(case.reference, " ".join(texts))


def _coverage(case: Case, text: str) -> float:
    """Mean share of content words, names and figures of the reference that the transcript holds and the text has."""
    words = speech("ja").content_words
    kinds = (
        lambda one: set(words(one)),
        lambda one: set(re.findall(r"[A-Za-z][A-Za-z+#.]+|[ァ-ヺー]{3,}", one)),
        lambda one: set(re.findall(r"\d[\d,.]*[万千億%]?", one)),
    )
    whole = " ".join(said for _, said in case.turns)
    shares = [len(want & kind(text)) / len(want) for kind in kinds if (want := kind(case.reference) & kind(whole))]
    return statistics.fmean(shares) if shares else 0.0


def _rouge(reference: str, text: str) -> float:
    """The mean F1 of ROUGE-1, ROUGE-2 and ROUGE-L over lower-case words."""
    from rapidfuzz.distance import LCSseq

    # A light stem, as scorers do: one form for singular and plural, and for the regular endings of verbs.
    one, two = (
        [re.sub(r"(?<=\w{3})(?:ing|ed|es|s)$", "", word) for word in re.findall(r"[a-z0-9]+", part.lower())]
        for part in (reference, text)
    )
    if not one or not two:
        return 0.0
    shared = [
        sum((Counter(zip(one, one[n:], strict=False)) & Counter(zip(two, two[n:], strict=False))).values())
        for n in (0, 1)
    ]
    shared.append(LCSseq.similarity(one, two))
    return statistics.fmean(2 * count / (len(one) + len(two)) for count in shared)


def _japanese(folder: Path) -> Iterator[Case]:
    by: dict[str, dict[str, str]] = {}
    rows = (folder / "F_pairs/F4_titles_highlights_vs_transcript_ja.jsonl").read_text(encoding="utf-8")
    for row in map(json.loads, filter(None, rows.split("\n"))):
        if row["where"] in ("title", "description"):
            by.setdefault(row["transcript"], {}).setdefault(row["where"], row["text"])
    by = {path: texts for path, texts in by.items() if "description" in texts}
    pieces = {path: re.findall(r"[^。！？!]+[。！？!]?", texts["description"]) for path, texts in by.items()}
    common = Counter(piece for found in pieces.values() for piece in set(found))
    for path, texts in sorted(by.items()):
        turns = tuple(
            (one["speaker"], one["text"])
            for one in json.loads((folder / path).read_text(encoding="utf-8"))["utterances"]
        )
        own = "".join(piece for piece in pieces[path] if common[piece] < 3)
        yield Case(Path(path).stem, turns, f"{texts.get('title', '')}。{own}")


def _english(folder: Path) -> Iterator[Case]:
    summaries: dict[str, list[str]] = {}
    rows = (folder / "F_pairs/F1_summary_claims_en.jsonl").read_text(encoding="utf-8")
    for row in map(json.loads, filter(None, rows.split("\n"))):
        summaries.setdefault(row["transcript"], []).append(row["summary"])
    for path, texts in summaries.items():
        turns = json.loads((folder / path).read_text(encoding="utf-8"))["turns"]
        yield Case(Path(path).stem, tuple((one["speaker"], one["content"]) for one in turns), " ".join(texts))
    for file in sorted((folder / "A_transcripts/en").glob("QMSum__*.json")):
        meeting = json.loads(file.read_text(encoding="utf-8"))
        answers = [one["answer"] for one in meeting["general_query_list"] + meeting["specific_query_list"]]
        turns = meeting["meeting_transcripts"]
        yield Case(file.stem, tuple((one["speaker"], one["content"]) for one in turns), " ".join(answers))


if __name__ == "__main__":
    sys.exit(main())
