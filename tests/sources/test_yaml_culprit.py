"""Settings that cannot be read: the line that is wrong is named, in words for somebody who never heard of YAML."""

from __future__ import annotations

import re

import pytest

from pipeline.errors import UnreadableError
from pipeline.sources import front_matter
from pipeline.sources.notes import load
from pipeline.sources.yaml_culprit import culprit
from pipeline.wording import LANGUAGES, Language

# What is written: the line that is wrong, and what is said of it in each language.
WRONG: dict[str, tuple[int, str, str]] = {
    "title: 電話\ndate: 2026-11-20\ndraft：true\nlang: ja\n": (3, "全角", "full-width"),
    "title: 電話\n　draft　：　true\n": (2, "全角", "full-width"),
    "speaker：高橋\n": (1, "全角", "full-width"),
    "title: 電話\nspeaker:高橋\n": (2, "空白", "no space"),
    "speaker:Maria\n": (1, "空白", "no space"),
    "title: Phones\nInterviewer = Sam\nlang: en\n": (2, "「=」", "'='"),
    "title: 電話をやめた: 旅館の一年\ndate: 2026-11-20\n": (1, "引用符で囲んで", "between quotation marks"),
    "title: Phones: a year without\n": (1, "引用符で囲んで", "between quotation marks"),
    'title: "電話をやめた旅館\ndate: 2026-11-20\n': (1, "閉じていません", "not closed"),
    "title: 'Phones\nlang: en\n": (1, "閉じていません", "not closed"),
    "brief:\n\treader: 宿の人\n": (2, "タブ", "tab"),
    "title: 電話\n旅館の話です。\nlang: ja\n": (2, "「キー: 値」", "'key: value'"),
}


# In notes, which people type on a telephone, a full-width colon and one without a blank are read as they are meant.
MENDED = ("全角", "空白")


@pytest.mark.parametrize("text", WRONG)
def test_the_line_that_is_wrong_is_named_in_both_languages(text: str) -> None:
    line, ja, en = WRONG[text]
    found = front_matter.parse(f"---\n{text}---\n\n# x\n").problems[0]
    assert (found.line, found.what) == (line + 1, culprit(text).message)  # type: ignore[union-attr]  # there is one
    assert ja in found.what.render("ja")
    assert en in found.what.render("en")
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", found.what.render("ja"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text", [text for text, (_, ja, _) in WRONG.items() if "brief" not in text and ja not in MENDED]
)
def test_of_notes_it_is_said_in_the_same_words(text: str, lang: Language) -> None:
    with pytest.raises(UnreadableError) as raised:
        load(f"---\n{text}---\nA: x.\n".encode(), "talk.txt")
    assert raised.value.line == WRONG[text][0] + 1
    assert WRONG[text][1 if lang == "ja" else 2] in raised.value.message.render(lang)


def test_no_value_is_repeated() -> None:
    message = culprit("title: a\ncontact:taro@example.jp\n")
    assert message is not None
    assert "taro" not in message.message.ja + message.message.en


@pytest.mark.parametrize(
    "text",
    [
        "tags:\n  - 旅館\n  - 電話\nbrief: {reader: a, message: b}\n",
        "description: >\n  長い説明。\n  続き。\n",
        "url: https://example.org/a:b\ntitle: 'a: b'\n# note\n\nlinks: [a, b]\n",
    ],
)
def test_what_is_right_is_nobodys_fault(text: str) -> None:
    assert culprit(text) is None
