"""Which pictures need words."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.image_without_alt import CHECK
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language


def found(text: str, language: Language = "en") -> list[Finding]:
    article = parse("content/site/posts/a.md", f"---\ntitle: A\n---\n{text}\n", Config(lang=language))
    return list(CHECK.find(article, Inputs()))


MISSING = [
    "![](shelf.jpg)",
    "![ ](shelf.jpg)",
    "![&nbsp;](shelf.jpg)",
    "![](shelf.jpg){ width=300 }",
    '![](shelf.jpg "A title is no alternative")',
    "![][shelf]",
    "[![](shelf.jpg)](https://example.com/)",
    "![shelf.jpg](shelf.jpg)",
    "![IMG_2041](shelf.jpg)",
    "![image](shelf.jpg)",
    "![写真](shelf.jpg)",
    "![`code`](shelf.jpg)",
    "- ![](shelf.jpg)",
    "> ![](shelf.jpg)",
    '<img src="shelf.jpg">',
    "<img src=shelf.jpg />",
    '<p><img class="wide" src="shelf.jpg" alt="shelf.jpg"></p>',
]
DESCRIBED = [
    "![A shelf with three boards](shelf.jpg)",
    "![三段の棚](shelf.jpg)",
    "![A shelf [left] and a box](shelf.jpg)",
    "![A shelf][shelf]",
    '![](shelf.jpg){ alt="A shelf with three boards" }',
    '![](line.svg){ aria-hidden="true" }',
    '<img src="shelf.jpg" alt="A shelf with three boards">',
    '<img src="line.svg" alt="">',
    '<img src="line.svg" role="presentation">',
    "Write `![](shelf.jpg)` for a picture.",
    "```\n![](shelf.jpg)\n```",
    "<!-- ![](shelf.jpg) -->",
    r"\![](shelf.jpg)",
]


@pytest.mark.parametrize("text", MISSING)
def test_a_picture_without_words_is_reported_on_its_line(text: str) -> None:
    assert [finding.line for finding in found(f"# A\n\n{text}\n\n[shelf]: shelf.jpg")] == [6]


@pytest.mark.parametrize("text", DESCRIBED)
def test_a_described_picture_passes(text: str) -> None:
    assert found(f"# A\n\n{text}\n\n[shelf]: shelf.jpg") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_names_the_picture(language: Language) -> None:
    [finding] = found("![](images/deep/shelf.jpg)", language)
    assert "shelf.jpg" in CHECK.message.render(language, finding.parameters)
    assert "deep" not in CHECK.message.render(language, finding.parameters)


def test_each_picture_is_reported() -> None:
    assert [finding.line for finding in found("![](a.jpg) and ![](b.jpg)\n\ntext\n\n![](c.jpg)")] == [4, 4, 8]


@pytest.mark.parametrize("unit", ["![", "![](", "![a", "<img ", "![](a", "[![]", "!["])
def test_markup_without_end_is_read_in_one_pass(unit: str) -> None:
    assert isinstance(found(unit * (50_000 // len(unit))), list)
