"""What a footnote keeps back is what its sign stands behind, and the footnote itself."""

from __future__ import annotations

import pytest

from pipeline.sources.notes import load, may_be_off_record
from pipeline.sources.notes.public import cut
from pipeline.wording import Language

TALK: dict[Language, str] = {
    "ja": "森：どうでしたか。\n里見：やかんは弟からもらいました{}。\n森：それから。\n里見：店が広がりました。\n\n{}\n",
    "en": "Mori: How did it go?\nSatomi: The kettle was my brother's{}.\nMori: And then?\nSatomi: The shop grew.\n\n{}\n",
}
SECRET: dict[Language, str] = {"ja": "弟", "en": "brother"}
OPEN: dict[Language, tuple[str, ...]] = {"ja": ("どうでしたか", "それから"), "en": ("How did it go", "And then")}
KEPT: list[tuple[Language, str, str]] = [
    ("ja", "[^1]", "[^1]: オフレコ"),
    ("ja", "[^1]", "[^1]: オフレコ：本人の希望です。"),
    ("ja", "[^身内]", "[^身内]: ここはオフレコでお願いします。"),
    ("ja", "（※1）", "※1 オフレコ"),
    ("ja", "*1", "*1：オフレコ"),
    ("ja", "（注2）", "注2　掲載不可"),
    ("ja", "[3]", "[3] 【オフレコ】"),
    ("en", "[^1]", "[^1]: off the record"),
    ("en", "[^1]", "[^1]: Off the record: she asked for it."),
    ("en", "[^kin]", "[^kin]: This is off the record, please."),
    ("en", " (1)", "(1) [off the record]"),
    ("en", "¹", "¹ Please don't print this."),
    ("en", " [3]", "[3] not for publication"),
]
FREE: list[tuple[Language, str, str]] = [
    ("ja", "[^1]", "[^1]: 銅のやかんです。"),
    ("ja", "（※1）", "※1 二〇一九年に買ったものです。"),
    ("en", "[^1]", "[^1]: A copper kettle."),
    ("en", " (1)", "(1) Bought in 2019."),
]


@pytest.mark.parametrize(("language", "sign", "note"), KEPT)
@pytest.mark.parametrize("ending", ["md", "txt"])
def test_what_the_sign_stands_behind_is_used_for_nothing(language: Language, sign: str, note: str, ending: str) -> None:
    data = TALK[language].format(sign, note).encode()
    read = load(data, f"talk.{ending}")
    usable = "|".join(turn.text for turn in read.on_record)
    assert SECRET[language] not in usable
    assert all(said in usable for said in OPEN[language])
    assert read.unclear
    assert may_be_off_record(data, f"talk.{ending}") or read.spoken_of
    assert {turn.line for turn in read.utterances if SECRET[language] in turn.text} <= {2}


@pytest.mark.parametrize(("language", "sign", "note"), FREE)
def test_a_footnote_that_explains_keeps_nothing_back(language: Language, sign: str, note: str) -> None:
    read = load(TALK[language].format(sign, note).encode(), "talk.md")
    assert SECRET[language] in "|".join(turn.text for turn in read.on_record)
    assert not read.unclear


@pytest.mark.parametrize(("language", "sign", "note"), [KEPT[0], KEPT[7]])
def test_the_public_copy_is_without_it(language: Language, sign: str, note: str) -> None:
    text = TALK[language].format(sign, note)
    copy = cut(text.encode(), "talk.md")
    assert SECRET[language] not in str(copy)
