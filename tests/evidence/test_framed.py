"""Words that a heading, a frame, other marks or a table give to a person of the notes are quotations; titles of works are none."""

from __future__ import annotations

import pytest

from pipeline.evidence import quotations
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import Language

PEOPLE = ("里見", "Satomi")
GIVEN: list[tuple[Language, str]] = [
    ("ja", "里見さんは〈橋は三日で直りました〉と言う。"),
    ("ja", "里見さんは《橋は三日で直りました》と言う。"),
    ("ja", "### 里見さん「橋は三日で直りました」\n\n雨の日だった。"),
    ("ja", '!!! quote "里見さん"\n\n    橋は三日で直りました。'),
    ("ja", "> 橋は三日で直りました。\n>\n> <cite>里見</cite>"),
    ("ja", "| 誰 | 言葉 |\n|---|---|\n| 里見 | 「橋は三日で直りました」 |"),
    ("en", "«The bridge was mended in three days», says Satomi."),
    ("en", "„The bridge was mended in three days“, says Satomi."),
    ("en", '### "The bridge was mended in three days," says Satomi\n\nIt rained.'),
    ("en", '??? quote "Satomi"\n\n    The bridge was mended in three days.'),
    ("en", "> The bridge was mended in three days.\n>\n> <cite>Satomi</cite>"),
    ("en", '| Who | Said |\n|---|---|\n| Satomi | "The bridge was mended in three days" |'),
]
NOT_GIVEN: list[tuple[Language, str]] = [
    ("ja", "里見さんは《夜の橋をわたる人》を読んだと言う。"),
    ("ja", "里見さんは《夜の橋をわたる人》という本が好きだと言う。"),
    ("ja", "里見さんは〈直した橋の一覧表〉と題した紙を貼った。"),
    ("ja", '!!! note "里見さん"\n\n    橋のそばで育った人だ。'),
    ("ja", "| 人 | 受け持ち |\n|---|---|\n| 里見 | 橋 |"),
    ("en", "Satomi read «The Bridge at Night and Other Tales» twice."),
    ("en", '!!! note "Satomi"\n\n    She grew up beside the bridge.'),
    ("en", '### Satomi and "the long way round"\n\nIt rained.'),
]


def given(language: Language, body: str) -> list[tuple[str, str]]:
    text = f"---\ntitle: x\ndate: 2026-01-01\nlang: {language}\n---\n# x\n\n## y\n\n{body}\n"
    article = articles.parse("content/site/posts/a.md", text, Config(lang=language))
    return [(one.speaker, one.text.strip("。.,")) for one in quotations.find(article, PEOPLE)]


@pytest.mark.parametrize(("language", "body"), GIVEN)
def test_words_in_other_marks_and_frames_are_given_to_somebody(language: Language, body: str) -> None:
    words = {"ja": ("里見", "橋は三日で直りました"), "en": ("Satomi", "The bridge was mended in three days")}
    assert given(language, body) == [words[language]]


@pytest.mark.parametrize(("language", "body"), NOT_GIVEN)
def test_titles_and_notes_about_a_person_are_nobodys_words(language: Language, body: str) -> None:
    assert given(language, body) == []
