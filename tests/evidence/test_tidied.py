"""Spelling is an editor's: kanji or kana, spoken or written endings, British or American, in full or in short. What is said is not."""

from __future__ import annotations

import pytest

from pipeline.evidence.matching import Index
from pipeline.sources import notes
from pipeline.wording import Language

ONE: list[tuple[Language, str, str]] = [
    ("ja", "船がかたむいても、だまって漕ぎます", "船が傾いても、黙って漕ぎます"),
    ("ja", "網を繕ってるんですよ、毎晩", "網を繕っています、毎晩"),
    ("ja", "潮を読みちがえちゃったんです", "潮を読み違えてしまったんです"),
    ("ja", "父の船なんで、売れないっすね", "父の船なので、売れないですね"),
    ("ja", "いつか南に行けたらって思ってます", "いつか南に行けたらと思っています"),
    ("ja", "水飲んで、寝て、また漕ぐ", "水を飲んで、寝て、また漕ぐ"),
    ("ja", "ふたりで漕ぐ船がひとつあります", "二人で漕ぐ船が一つあります"),
    ("ja", "わかんないですよ、海のことは", "分からないです、海のことは"),
    ("ja", "船の灯りが見えるけど、遠いんです", "船の灯りが見えるけれど、遠いです"),
    ("ja", "舟をこぐのは楽しいなって思います確かに雨の日は別ですけど", "舟を漕ぐのは楽しいなって思います"),
    ("en", "We organised the regatta in the harbour", "We organized the regatta in the harbor"),
    ("en", "I travelled to the centre of the grey island", "I traveled to the center of the gray island"),
    ("en", "The sail's torn and the mast's gone", "The sail is torn and the mast has gone"),
    ("en", "It's been a long winter on the boat", "It has been a long winter on the boat"),
    ("en", "I dunno where we learnt that, we're kinda slow", "I don't know where we learned that, we're kind of slow"),
    ("en", "You could hear 'em row at night", "You could hear them row at night"),
    ("en", "I'd've sailed with them to the island", "I would have sailed with them to the island"),
]
ANOTHER: list[tuple[Language, str, str]] = [
    ("ja", "船がかたむいても、だまって漕ぎます", "船が傾いても、黙って漕ぎました"),
    ("ja", "網を繕ってるんですよ、毎晩", "網を繕いたいんです、毎晩"),
    ("ja", "その網は、わたしが繕いたい", "その網は、私が繕います"),
    ("ja", "その網は、わたしも繕った", "その網は、私も繕います"),
    ("ja", "その網は、わたしが繕うかもしれない", "その網は、私が繕います"),
    ("ja", "その網は、わたしが繕うと聞いています", "その網は、私が繕います"),
    ("ja", "その網は、わたしが繕うんじゃないですか", "その網は、私が繕うんです"),
    ("ja", "その網は、わたしが繕うつもりです", "その網は、私が繕います"),
    ("ja", "そのあみは、もう使わないでしょう", "その網は、もう使いません"),
    ("ja", "そのあみは、もう使えない", "その網は、もう使わない"),
    ("ja", "わたしは妹を船に呼んだ", "私は妹が船に呼んだ"),
    ("ja", "そのはしを渡るな", "その橋を渡る"),
    ("en", "We organised the regatta in the harbour", "We organized a regatta in another harbor"),
    ("en", "The sail's torn and the mast's gone", "The sail was torn and the mast has gone"),
    ("en", "I dunno where we learnt that", "I know where we learned that"),
]  # fmt: skip


def judged(language: Language, said: str, quoted: str) -> str:
    asked = {"ja": "森：どうですか。\n林：", "en": "Mori: How is it?\nHayashi: "}[language]
    end = {"ja": "。\n森：なるほど。\n林：そうです。\n", "en": ".\nMori: I see.\nHayashi: Yes.\n"}[language]
    read = notes.load(f"{asked}{said}{end}".encode(), "talk.txt")
    return Index.of([read], language).judge(quoted, {"ja": "林", "en": "Hayashi"}[language]).state


@pytest.mark.parametrize(("language", "said", "quoted"), ONE)
def test_spelling_and_endings_are_the_editors(language: Language, said: str, quoted: str) -> None:
    assert judged(language, said, quoted) in ("verbatim", "edited")


@pytest.mark.parametrize(("language", "said", "quoted"), ANOTHER)
def test_what_was_said_is_not(language: Language, said: str, quoted: str) -> None:
    assert judged(language, said, quoted) == "not-in-notes"
