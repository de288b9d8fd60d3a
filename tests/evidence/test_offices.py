"""Who is called by an office and a name is that person; whose family it is, and who only passes words on, is told apart."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.evidence import naming
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import Language

CHECKS = ("quotation-not-in-notes", "quotation-wrong-speaker")
TALK: dict[Language, str] = {
    "ja": "記者：店はどうですか。\n女将・原：祖母は「靴の向きを覚えなさい」と言っていました。えっと、あのう、夏は忙しいです。\n"
    "従業員・リン：最初は敬語がむずかしかったです。\n記者：ほかには。\n主任・辻：女将は「まず洗ってみなさい」とよく言います。\n"
    "原：値上げをしたいわけではないんです。\n",
    "en": "Reporter: How is the shop?\nNell (owner): My grandmother used to say \"learn which way the shoes point\". It is not that I want to raise the price.\n"
    "Lin (staff): The polite forms were hard at first.\nReporter: What else?\nTom (apprentice): Nell always tells us \"just wash one and see\".\n",
}  # fmt: skip


def found(language: Language, sentence: str) -> list[tuple[str, str]]:
    text = f"---\ntitle: x\ndate: 2026-01-01\nlang: {language}\nnotes: [talk.txt]\n---\n# x\n\n## y\n\n{sentence}\n"
    config = Config(lang=language)
    read = notes.load(TALK[language].encode(), "content/notes/talk.txt")
    article = articles.parse("content/site/posts/a.md", text, config)
    report, failures = judge(article, Inputs(config=config, notes=(read,)), all_checks())
    assert failures == ()
    return [(one.check, one.severity.value) for one in report.findings if one.check in CHECKS]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ja", "原さんは「夏は忙しいです」と話す。"),
        ("ja", "女将の原さんは「夏は忙しいです」と話す。従業員のリンさんは「最初は敬語がむずかしかったです」と笑う。"),
        ("ja", "「靴の向きを覚えなさい」。原さんの祖母はそう言っていたという。"),
        ("ja", "辻さんによると、原さんは「まず洗ってみなさい」とよく言うそうだ。"),
        ("en", "“The polite forms were hard at first,” says Lin."),
        ("en", "According to Tom, Nell always says “just wash one and see”."),
    ],
)
def test_the_right_mouth_is_known(language: Language, sentence: str) -> None:
    assert found(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence", "check"),
    [
        ("ja", "リンさんは「夏は忙しいです」と話す。", "quotation-wrong-speaker"),
        ("ja", "リンさんは「夏は忙しくありません」と話す。", "quotation-not-in-notes"),
        ("ja", "リンさんによると、原さんは「まず洗ってみなさい」と言うそうだ。", "quotation-wrong-speaker"),
        ("en", "According to Lin, Nell always says “just wash one and see”.", "quotation-wrong-speaker"),
        ("en", "“I want to raise the price,” says Nell.", "quotation-not-in-notes"),
    ],
)
def test_the_wrong_mouth_is_stopped(language: Language, sentence: str, check: str) -> None:
    assert found(language, sentence) == [(check, "error")]


@pytest.mark.parametrize(
    ("label", "name"), [("店長・森", "森"), ("従業員・リン", "リン"), ("小五・拓海", "拓海"), ("理学療法士・原", "原")]
)
def test_an_office_before_a_name_is_not_part_of_it(label: str, name: str) -> None:
    assert naming.same_person(label, name)


@pytest.mark.parametrize(("label", "name"), [("ジョン・スミス", "スミ"), ("秩父・原", "原田")])
def test_two_names_are_two_people(label: str, name: str) -> None:
    assert not naming.same_person(label, name)
