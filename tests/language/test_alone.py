"""Shorter forms in which a spoken sentence can stand: nothing is added, no condition is lost, and what answers why stays a reason."""

from __future__ import annotations

import pytest

from pipeline.language.japanese_speech import alone, spoken


def forms(text: str) -> list[str]:
    (sentence,) = spoken(text)
    return [one.text for one in alone(sentence) if one.finished and not (one.dangling or one.idle)]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("だから窯の温度は夜のうちに下げておきます。", "窯の温度は夜のうちに下げておきます。"),
        ("その後は隣の町の職人に窯の修理を頼みました。", "隣の町の職人に窯の修理を頼みました。"),
        ("いろいろ試したんですけど、窯の薪は松がいちばん長く燃えます。", "窯の薪は松がいちばん長く燃えます。"),
        (
            "急に雨が続いたので、窯の仕事は日曜には絶対にしないと決めました。",
            "窯の仕事は日曜には絶対にしないと決めました。",
        ),
        (
            "欠けた皿を三日も抱えているほうが、お客さんに失礼ですから。",
            "欠けた皿を三日も抱えているほうが、お客さんに失礼です。",
        ),
        ("松の薪は町の山でいくらでも手に入ったんで。", "松の薪は町の山でいくらでも手に入った。"),
    ],
)
def test_what_leads_up_to_a_sentence_may_be_missing(said: str, wanted: str) -> None:
    (sentence,) = spoken(said)
    assert wanted in (sentence.text, *forms(said))


@pytest.mark.parametrize(
    "said",
    [
        # The words of somebody else, of which a half says something else.
        "週に三日でもいいから窯を手伝ってほしいって言われて給料は六割になりました。",
        # A condition, a rest without a subject of its own, what points back.
        "雨が三日も続いたら、窯の仕事は休みにします。",
        "松の薪は町の山で手に入るので、買ったことがないんです。",
        "去年も試したんですけど、それは長く燃えませんでした。",
        "松の薪はいちばん長く燃えるものなので。",
    ],
)
def test_what_a_sentence_needs_is_not_cut(said: str) -> None:
    assert not forms(said)


def test_questions_and_corrections_have_no_shorter_form() -> None:
    assert not forms("いろいろ試したと聞いたんですけど、窯の薪は何がいちばん長く燃えますか。")
    assert not forms("六束って言いましたけど、間違えました、窯の薪は四束です。")


@pytest.mark.parametrize(
    "said",
    [
        "すごい職人の話はやっぱりなくて、窯の町そうです。",
        "言って窯を今年も直したという人がいました。",
        "くれて窯を今年も直したんです。",
    ],
)
def test_what_lost_its_head_or_broke_off_is_not_whole(said: str) -> None:
    (sentence,) = spoken(said)
    assert not sentence.finished or sentence.dangling


@pytest.mark.parametrize(
    "said", ["隣の町の職人もそうです。", "明日は朝から雨だそうです。", "言い方を変えると窯は町の宝です。"]
)
def test_what_only_looks_like_it_is_whole(said: str) -> None:
    (sentence,) = spoken(said)
    assert sentence.finished and not sentence.dangling


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("松の薪は町の山でいくらでも手に入ったんで。", "松の薪は町の山でいくらでも手に入った。"),
        ("窯の修理は隣の町に頼んでるから、", "窯の修理は隣の町に頼んでる。"),
        ("朝は早いし、夜も遅いしね。", "朝は早いし、夜も遅い。"),
        ("値段を下げるのは難しいんだけどね。", "値段を下げるのは難しいんだ。"),
    ],
)
def test_a_sentence_that_breaks_off_behind_a_clause_says_what_it_says(said: str, kept: str) -> None:
    (sentence,) = spoken(said)
    assert sentence.text == kept
    assert sentence.finished


@pytest.mark.parametrize(
    "said", ["窯を買わないのは、隣の町に職人がいるから。", "静かな町の環境なんで。", "三日前の夜から。"]
)
def test_the_answer_to_why_and_what_is_no_clause_stay(said: str) -> None:
    (sentence,) = spoken(said)
    assert not sentence.finished
    assert sentence.text == said


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("窯の火は夜に落とすのがいいですよね、朝の薪が湿るから。", "窯の火は夜に落とすのがいいです。"),
        ("去年は皿を千枚焼きましたねなんか今年はもっと焼きます。", "去年は皿を千枚焼きました。"),
        ("棚がありますなんか大きい窯も要ります。", "棚があります。"),
    ],
)
def test_who_asks_for_assent_has_ended_his_sentence(said: str, first: str) -> None:
    assert spoken(said)[0].text == first


@pytest.mark.parametrize(
    "said", ["窯の火はですね、夜に落とします。", "私の場合ですね、薪は松です。", "皿を千枚焼くよと、父が言いました。"]
)
def test_a_pause_with_such_words_ends_nothing(said: str) -> None:
    assert len(spoken(said)) == 1


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("来月から隣の町の窯で働くという感じになります。", "来月から隣の町の窯で働く。"),
        ("窯を売って町に帰ったっていう形です。", "窯を売って町に帰った。"),
        ("薪は山でもらえるっていう流れなんですよね。", "薪は山でもらえる。"),
        # What was, what was heard, what is only like it.
        ("窯の前で火を見ているっていう感じでした。", "窯の前で火を見ているっていう感じでした。"),
        ("窯開きは来月に延びるということです。", "窯開きは来月に延びるということです。"),
        ("町の窯はもう古いみたいな感じです。", "町の窯はもう古いみたいな感じです。"),
    ],
)
def test_what_talk_puts_behind_a_whole_sentence_goes(said: str, kept: str) -> None:
    (sentence,) = spoken(said)
    assert sentence.text == kept
