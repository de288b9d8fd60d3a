"""Which sentences matter: a random walk between sentences and the words they share, near-linear in the text.

The walk goes from a sentence to one of its words and on to a sentence that has it, so sentences are weighed by their
similarity to all others through an inverted index, without comparing any pair (TextRank's idea at the cost of HITS).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.figures import changes
from pipeline.drafting.study.units import Unit
from pipeline.language.speech import Speech
from pipeline.model.article import Brief
from pipeline.model.notes import Person
from pipeline.wording import Language

_ROUNDS = 15
_STAY = 0.85
_FLOOR = 0.05
# The weight of somebody who only asks.
ASKER = 0.4
# Above this weight somebody is there to tell, not to ask.
TELLS = 0.55
# A readable length: visible characters (ja), words (en). Below the first and above the last a sentence loses weight.
_LENGTHS: Mapping[Language, tuple[int, int, int]] = {"ja": (18, 80, 130), "en": (8, 32, 50)}

# Words by which speakers themselves mark what matters: outcomes, causes, turning points, choices.
_CUES: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"一番|大事|大切|重要|結果|つまり|きっかけ|理由|変わ(?:っ|り|る)|変え(?:た|て|る)|決め(?:た|て|まし)|選(?:んだ|び)|ポイント|課題|問題|失敗|成功|気づ|気付|分かった|わかった"
        r"|必要|できるように|なくな|減(?:っ|り|る)|増え|下が|上が|驚|難しかった|大変だった|やめ|始めた|導入|改善|工夫|学んだ|だからこそ|必ず|むしろ|実は"
    ),
    "en": re.compile(
        r"\b(?:because|reason|problem|challenge|turn(?:s|ed) out|decid|chose|choice|realiz|learn(?:ed|t)|mistake|fail|result|outcome|chang(?:e|ed|ing)|instead|"
        r"the (?:key|point|goal|idea|most|biggest|hardest|main|real|only|best|worst)|important|matter|difference|improv|reduc|increas|grew|saved?|cost|surpris|unlike|rather than|"
        r"ended up|means that|in order to|so that|without|first time|never)",
        re.IGNORECASE,
    ),
}
_FIGURE: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"[0-9０-９]|[一二三四五六七八九十百千万億]+(?:円|割|倍|件|社|人|名|台|枚|日|週間|か月|時間|分|年|パーセント|つ)"
    ),
    "en": re.compile(
        r"\d|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|half|hundred|thousand|million) ",
        re.IGNORECASE,
    ),
}
# Vague stretches by which a speaker feels his way; more than two of them and little is said.
_VAGUE: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"みたいな|って(?:いう|言う)|とか|って感じ|そこら辺|やつ|なんだろう|かなって|っていうの"),
    "en": re.compile(
        r"\b(?:like|stuff|things?|kind of|sort of|whatever|you know|i mean|and so on|or something)\b", re.IGNORECASE
    ),
}


@dataclass(frozen=True)
class Ranking:
    """`scores` has one entry a unit, 0 for what is not content; `roles` the weight of each speaker."""

    scores: tuple[float, ...]
    roles: Mapping[str | None, float]


def rank(found: Sequence[Unit], people: Sequence[Person], brief: Brief, language: Language, speech: Speech) -> Ranking:
    """Score every unit."""
    weights = _word_weights(found)
    central = _walk(found, weights)
    roles = _roles(found, people)
    wanted = Counter(speech.content_words(" ".join(filter(None, (brief.message, brief.message, brief.reader)))))
    rare = math.log(len(found) + 1)
    scores = []
    for unit, centre in zip(found, central, strict=True):
        overlap = sum(weights.get(word, rare) for word in set(unit.spoken.words) if word in wanted)
        asked_for = overlap / (1 + math.log1p(len(unit.spoken.words)))
        # A sentence that shares no word with another is still worth a little.
        worth = max(centre, _FLOOR) * (1 + 1.5 * asked_for) + asked_for
        scores.append(worth * _quality(unit, language) * roles.get(unit.speaker, 1.0))
    return Ranking(tuple(scores), roles)


def _word_weights(found: Sequence[Unit]) -> dict[str, float]:
    """Inverse document frequency; a word of one sentence only says nothing about the whole."""
    seen = Counter(word for unit in found if not unit.spoken.idle for word in set(unit.spoken.words))
    total = len(found) + 1
    return {word: math.log(total / count) for word, count in seen.items() if count > 1}


def _walk(found: Sequence[Unit], weights: Mapping[str, float]) -> list[float]:
    """The stationary weight of each sentence, on average 1, evened out for length."""
    rows: list[list[tuple[str, float]]] = []
    for unit in found:
        counts = Counter(word for word in unit.spoken.words if word in weights) if not unit.spoken.idle else Counter()
        rows.append([(word, math.sqrt(count) * weights[word]) for word, count in counts.items()])
    sums = [sum(weight for _, weight in row) for row in rows]
    columns: Counter[str] = Counter()
    for row in rows:
        for word, weight in row:
            columns[word] += weight  # type: ignore[assignment]
    active = sum(1 for total in sums if total) or 1
    ranks = [1.0 / active if total else 0.0 for total in sums]
    for _ in range(_ROUNDS):
        words: dict[str, float] = {}
        for rank_, row, total in zip(ranks, rows, sums, strict=True):
            for word, weight in row:
                words[word] = words.get(word, 0.0) + rank_ * weight / total
        ranks = [
            (1 - _STAY) / active + _STAY * sum(words[word] * weight / columns[word] for word, weight in row)
            if row
            else 0.0
            for row in rows
        ]
    return [active * rank_ / math.sqrt(max(len(row), 3) / 3) for rank_, row in zip(ranks, rows, strict=True)]


def _quality(unit: Unit, language: Language) -> float:
    """How well a sentence can stand in an article, whatever it is about (a factor)."""
    spoken = unit.spoken
    if spoken.idle:
        return 0.0
    size = len(spoken.text) if language == "ja" else len(spoken.text.split())
    short, long, too_long = _LENGTHS[language]
    factor = 1.0
    if size < short:
        factor *= size / short * 0.6
    elif size > long:
        factor *= 0.7 if size <= too_long else 0.3
    factor *= 1.0 if spoken.finished else 0.5
    factor *= 0.55 if spoken.dangling else 1.0
    factor *= 0.35 if spoken.question else 1.0
    factor *= 1.0 if unit.quotable else 0.6
    if _CUES[language].search(spoken.raw):
        factor *= 1.35
    if _FIGURE[language].search(spoken.raw):
        factor *= 1.2
    if changes(spoken.text, language):
        factor *= 1.5
    vague = len(_VAGUE[language].findall(spoken.raw))
    factor *= 1.0 if vague < 2 else 0.75 if vague == 2 else 0.45
    # A recogniser's rubble repeats itself and says little for its length.
    return factor * min(1.0, 0.4 + 1.8 * len(set(spoken.words)) / (size / (6 if language == "ja" else 2.4) + 1))


def _roles(found: Sequence[Unit], people: Sequence[Person]) -> dict[str | None, float]:
    """The weight of each speaker: who is asked counts in full, who asks counts less.

    Where the notes do not say who is who, the guest is the one who says most in the longest turns with the fewest
    questions; the others are weighed against that.
    """
    roles = {person.name: person.role for person in people}
    standing = _standing(found)
    best = max(standing.values(), default=1.0) or 1.0
    weights: dict[str | None, float] = {}
    for speaker, value in standing.items():
        role = roles.get(speaker or "")
        if role in ("interviewee", "interviewer"):
            weights[speaker] = 1.0 if role == "interviewee" else ASKER
        else:
            weights[speaker] = ASKER + (1 - ASKER) * math.sqrt(value / best)
    return weights


def _standing(found: Sequence[Unit]) -> dict[str | None, float]:
    words: Counter[str | None] = Counter()
    sentences: Counter[str | None] = Counter()
    questions: Counter[str | None] = Counter()
    turns: dict[str | None, set[int]] = {}
    for unit in found:
        words[unit.speaker] += len(unit.spoken.words)
        sentences[unit.speaker] += 1
        questions[unit.speaker] += unit.spoken.question
        turns.setdefault(unit.speaker, set()).add(unit.turn)
    return {
        speaker: count
        * math.sqrt(count / len(turns[speaker]))
        * max(0.1, 1 - 5 * questions[speaker] / sentences[speaker])
        for speaker, count in words.items()
    }
