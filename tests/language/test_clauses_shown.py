"""What a message shows of a section are words that mean something: the clause, not the ending by which it was found."""

from __future__ import annotations

import pytest

from pipeline.checking.examples import BASE
from pipeline.language.substance import DECISION, clause, found
from pipeline.wording import LANGUAGES, Language

TEXTS: dict[Language, str] = {
    "ja": "窯の火入れは月に二度まで。土は山から運んで、冬のあいだに寝かせていく。値段の札は春に書き直した。",
    "en": "Two firings a month are enough. The clay, which comes from the hill behind the school, will lie in the shed all winter long. We wrote the price tags anew and will keep them until spring.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_found_is_shown_within_its_clause(language: Language) -> None:
    text = TEXTS[language]
    shown = {part: clause(text, span, language) for part, span in found(text, DECISION, language, 3).items()}
    assert "choice" in shown
    for words in shown.values():
        assert words.strip("…") in " ".join(text.split()) and "。" not in words
        assert len(words) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_and_no_clause_runs_over(language: Language) -> None:
    text = BASE[language]
    for start in range(0, len(text) - 4, 7):
        words = clause(text, (start, start + 3), language)
        assert len(words) <= {"ja": 26, "en": 66}[language]


def test_an_ending_alone_is_never_shown() -> None:
    text = "これからの値付けは、番頭と相談しながら決めていく。"
    at = text.index("ていく")
    assert clause(text, (at, at + 3), "ja") == "番頭と相談しながら決めていく"
