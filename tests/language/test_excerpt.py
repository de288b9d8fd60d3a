"""What a message shows of a longer text."""

from __future__ import annotations

import pytest

from pipeline.language.excerpt import excerpt, on_one_line


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("The new lamp cost 12,500 pounds", 22, "The new lamp cost…"),
        ("新しい灯りは12,500円でした", 10, "新しい灯りは…"),
        ("The lamp was cheap", 18, "The lamp was cheap"),
    ],
)
def test_a_figure_or_a_word_is_shown_whole_or_not_at_all(text: str, most: int, shown: str) -> None:
    assert excerpt(text, most) == shown


def test_a_passage_over_two_lines_is_shown_on_one() -> None:
    assert on_one_line("灯りを替え、\n客が増えた。", 40) == "灯りを替え、 客が増えた。"
    assert excerpt("The lamp was new.\nGuests came.", 40) == "The lamp was new."
