"""A number in a message chooses the words that go with it."""

from __future__ import annotations

import pytest

from pipeline.wording import Language, Text

LINES = Text("{count} 行あります。", "{count} {count:line is|lines are} left.")


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [
        ("ja", 1, "1 行あります。"),
        ("ja", 2, "2 行あります。"),
        ("en", 0, "0 lines are left."),
        ("en", 1, "1 line is left."),
        ("en", 21, "21 lines are left."),
    ],
)
def test_one_is_told_from_many(language: Language, count: int, shown: str) -> None:
    assert LINES.render(language, {"count": count}) == shown
    assert LINES.filled(count=count).render(language) == shown
