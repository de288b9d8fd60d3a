"""Whatever the drafter prints of somebody's speech, the quotation check accepts under that name, and under nobody else's."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.evidence.matching import Index
from pipeline.language import normal
from pipeline.language.speech import speech
from pipeline.model.notes import Notes
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language

TEMPLATES = Path(__file__).parents[2] / "pipeline/starter/templates"
# What generated turns are put together from: openings, fillers, bodies, endings.
PIECES: dict[Language, tuple[list[str], ...]] = {
    "ja": (
        ["", "えーと、", "で、", "はい、そうですね、", "いや、それがですね、", "なんか", "ちょっと"],
        ["", "あの、", "まあ", "なんて言うか、", "その、", "えっと"],
        ["棚の、棚の番号を{n}回付け替えて", "仕入れの考えと値段を見直して", "残業が月{n}時間まで減って", "社員、社員が{n}人辞めて"],
        ["、値上げはしなかったんですよね。", "困りましたけど、なんとかなったんです。", "いいかなと思いました。", "ってことなんですかね。", "いました（笑）。"],
    ),
    "en": (
        ["", "Um, ", "So, ", "Yeah, well, ", "I mean, ", "And, you know, ", "Because you know, "],
        ["", "like, ", "uh, ", "sort of, ", "th- "],
        ["the, the shelf numbers changed {n} times", "we didn't just raise the price to {n} dollars", "if you need it, it's there for {n} days", "we lost about {n} people"],
        [", and nobody complained.", ", right?", ", you know, and it isn't only about money.", " [laughs].", ", which I never liked, actually."],
    ),
}  # fmt: skip


def generated(language: Language) -> Notes:
    """Forty turns of two people, the same at every run."""
    chosen = random.Random(11)
    people = {"ja": ("小野寺", "西"), "en": ("Holt", "Dev")}[language]
    lines = [
        f"{people[number % 2]}: {''.join(chosen.choice(part) for part in PIECES[language]).format(n=chosen.randint(3, 99) * 10 + number)}"
        for number in range(40)
    ]
    return notes.load("\n".join(lines).encode(), "talk.txt")


def sources(language: Language) -> list[Notes]:
    sample = (TEMPLATES / language / "sample-interview.md").read_bytes()
    return [notes.load(sample, "sample.md"), generated(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_holds_for_its_speaker_and_for_nobody_else(language: Language) -> None:
    looked = 0
    for one in sources(language):
        index = Index.of([one], language)
        names = {utterance.speaker for utterance in one.on_record if utterance.speaker}
        assert len(names) > 1
        # What somebody else said in the same words ("A week on a stool.") is both of theirs.
        spoken = {
            name: [normal.exact(other.text, language) for other in one.on_record if other.speaker != name]
            for name in (*names, None)
        }
        for utterance in one.on_record:
            others = [index.judge(utterance.text, name).state for name in names - {utterance.speaker}]
            for sentence in speech(language).spoken(utterance.text):
                if len(sentence.words) < 3:
                    continue
                looked += 1
                assert index.judge(sentence.text, utterance.speaker).state in ("verbatim", "edited"), sentence.text
            both = any(normal.exact(utterance.text, language) in said for said in spoken[utterance.speaker])
            assert both or not {"verbatim", "edited"}.intersection(others), utterance.text
    assert looked > 60
