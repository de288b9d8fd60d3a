"""Whoever slips in pipeline.toml is told what to write, in words that need no knowledge of TOML."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.policy.config import parse

SLIPS: list[tuple[str, int | None, str]] = [
    ("# 方針\nlang = ja", 2, 'lang = "ja"'),
    ('lang＝"ja"', 1, 'lang = "ja"'),
    ("lang = “ja”", 1, 'lang = "ja"'),
    ("lang = 「ja」", 1, 'lang = "ja"'),
    ('lang: "ja"', 1, 'lang = "ja"'),
    ("[sign_off]\nrequired = True", 2, "required = true"),
    ("people = [Aoki <aoki@example.com>]", 1, 'people = ["Aoki <aoki@example.com>"]'),
    ('[sections]\n意見 = ["わたしの見方"]', 2, 'opinion = ["意見"]'),
    ('people = "Aoki <aoki@example.com>"', 1, 'people = ["Aoki <aoki@example.com>"]'),
    ('notes = "content/talks"', 1, 'notes = { folder = "content/talks" }'),
    ("sections = 3", 1, "sections = { lived-experience = ["),
    ('[sign_off]\nrequired = true\npeople = ["Aoki <aoki@example.com>"]', 3, "[sign_off]"),
    ('allow = ["press@example.com"]', 1, "[personal_data]"),
]


@pytest.mark.parametrize(("text", "line", "instead"), SLIPS)
def test_a_slip_is_told_with_its_line_and_what_to_write(text: str, line: int | None, instead: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    assert caught.value.line == line
    hint = caught.value.hint
    assert hint is not None and instead in hint.ja and instead in hint.en
    assert "Invalid value" not in caught.value.message.ja


@pytest.mark.parametrize(
    "text", ['lang = "ja', 'articles = ["a.md"\npages = []', "lang = = 3", 'lang = "ja"\nlang = "en"']
)
def test_whatever_cannot_be_read_comes_with_advice_in_both_languages(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    assert caught.value.hint is not None and caught.value.hint.ja and caught.value.hint.en


def test_a_key_of_another_place_is_not_called_a_slip_for_one_that_is_near() -> None:
    with pytest.raises(ConfigError) as caught:
        parse('peple = ["Aoki <aoki@example.com>"]')
    assert caught.value.hint is not None and "people" in caught.value.hint.en
