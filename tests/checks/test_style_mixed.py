"""Which mixtures a reader would stumble over."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.style_mixed import CHECK
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

POLITE = "倉庫に行きました。\n棚は三段です。\n番号が飛んでいます。\n雨は降りませんでした。\n"
PLAIN = "倉庫は寒かった。\nこれは変化である。\n番号が原因だった。\n次は伝票だろう。\n"


def found(text: str, language: Language) -> list[Finding]:
    article = parse("content/site/posts/a.md", f"# A\n\n{text}\n", Config(lang=language))
    return list(CHECK.find(article, Inputs()))


def test_polite_and_plain_endings_are_reported_at_the_first_of_the_fewer() -> None:
    [finding] = found(POLITE + PLAIN, "ja")
    assert finding.line == 8
    message = CHECK.message.render("ja", finding.parameters)
    assert "4" in message and "3" in message and "これは変化である" in message


@pytest.mark.parametrize(
    "text",
    [
        POLITE,
        PLAIN,
        POLITE + "替えたのは番号だけ。\n箱を運ぶ。\n棚を選んだ。\n並んだ。\n飛んだ。\n",
        POLITE + "「これは変化である。」\n「番号が原因だった。」\n「次は伝票だろう。」\n",
        POLITE + "田中さんは「変化である。」「原因だった。」「伝票だろう。」と言いました。\n",
        POLITE + "\n> これは変化である。\n> 番号が原因だった。\n> 次は伝票だろう。\n",
        POLITE + "\n- これは変化である。\n- 番号が原因だった。\n- 次は伝票だろう。\n",
        POLITE + "\n```\nこれは変化である。\n番号が原因だった。\n次は伝票だろう。\n```\n",
        POLITE + "\n## これは変化である。\n\n## 番号が原因だった。\n\n## 次は伝票だろう。\n",
        POLITE + "そうなのだ。\n",
    ],
)
def test_what_is_no_mixture(text: str) -> None:
    assert found(text, "ja") == []


def test_a_human_section_may_have_its_own_voice() -> None:
    assert found(f"{POLITE}\n## 意見\n\n{PLAIN}\n## 体験\n\n{POLITE}", "ja") == []
    assert [finding.line for finding in found(f"{POLITE}\n## 意見\n\n{PLAIN}{POLITE}", "ja")] == [11]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The colour is new.\nThe color is old.\nThe colour stays.", [4]),
        ("We organise it.\nWe organise that.\nThey organize too.", [5]),
        ("A grey neighbour.\n\nMy favorite color in the center.", [3]),
        ("The colour of the neighbour is organized well.", []),
        ("The colour is like that of the Lincoln Center and the Labor Day parade.", []),
        ('The sign says "the color of the center", but colour and behaviour matter.', []),
        ("Our colour.\n\n> The color of the center.", []),
        ("Our colour, `color: red` and `center`.", []),
        ("The theatre and one favorite.", []),
        ("The colour-blind and the color-coded.", []),
    ],
)
def test_british_and_american_spelling(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in found(text, "en")] == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_shows_both_spellings(language: Language) -> None:
    [finding] = found("The colour is new.\nThe color is old.\nThe colour stays.", "en")
    message = CHECK.message.render(language, finding.parameters)
    assert "colour" in message and "color" in message.replace("colour", "")
