"""What an interview holds is found although it is said shortly, asked without a mark, or could not be quoted alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.drafting.study.disagreeing import disagreeing
from pipeline.drafting.study.material import Material, study
from pipeline.drafting.study.moments import Moment
from pipeline.drafting.study.on_hand import held
from pipeline.drafting.unasked import lines
from pipeline.model.article import Brief
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language
from tests.cli.test_draft import NOTES, site
from tests.commands import pipeline
from tests.drafting.interviews import interview

TALKS: dict[Language, str] = {
    "ja": """\
森: 窯元を継がれたのはいつですか。
水野: 九年前の春です。最初は高い土を減らして、一年は様子を見ました。
森: うまくいかなかったことは。
水野: 灯油の窯を中古で買ったんです。あれは失敗でした。
森: 反対した人はいましたか。
水野: 番頭が一番反対しました。職人さん三人分の給料になるって。
森: やらないと決めたことを聞かせてください。
水野: 卸はしません。百貨店にも出さないと決めました。
森: これから始める人に、一つ勧めるとしたら。
水野: 土を見に、自分の足で山へ行ってほしいです。
""",
    "en": """\
Lee: So when did you take the pottery over?
Mara: Nine years ago, in spring. One of my apprentices, Joss, was with us from the start.
Lee: What went wrong along the way?
Mara: Oh, plenty. We bought an oil kiln second hand. That was a mistake.
Lee: Who was against it?
Mara: The old foreman, Ned, thought I was mad to buy it. Joss said nothing, and Joss sorted the shards.
Lee: And what did you say no to?
Mara: We decided against the department stores, because two of them would want the pots back if nobody bought them.
Lee: What would you tell somebody who starts now?
Mara: Walk up the hill and look at the clay yourself.
""",
}
HELD: dict[Language, dict[Moment, str]] = {
    "ja": {"failure": "灯油の窯を中古で買ったんです。あれは失敗でした。", "avoided": "卸はしません。百貨店にも出さないと決めました。", "judgement": "土を見に、自分の足で山へ行ってほしいです。"},
    "en": {
        "failure": "We bought an oil kiln second hand. That was a mistake.",
        "avoided": "We decided against the department stores, because two of them would want the pots back if nobody bought them.",
        "judgement": "Walk up the hill and look at the clay yourself.",
    },
}  # fmt: skip


def material(language: Language, text: str) -> Material:
    return study([interview(language, text)], Brief())


def report(language: Language, text: str) -> list[str]:
    found = [interview(language, text)]
    return [line.render(language) for line in lines(study(found, Brief()), found)]


def shown(found: Material, kind: Moment) -> str:
    there = held(found, kind)
    assert there is not None
    return ("" if found.language == "ja" else " ").join(unit.text for unit in there.units)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["failure", "avoided", "judgement"])
def test_what_is_plainly_said_is_held_with_what_it_points_back_at(language: Language, kind: Moment) -> None:
    assert shown(material(language, TALKS[language]), kind) == HELD[language][kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_was_against_it_is_called_and_no_trade_that_is_counted(language: Language) -> None:
    told = report(language, TALKS[language])
    assert {"ja": "番頭", "en": "Ned"}[language] in told[-2]
    assert not any("職人" in line or "Joss" in line for line in told[-2:])


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        ("ja", "森: 困ったことはありましたか。\n水野: いえ、特にありません。\n森: 窯はいくつですか。\n水野: 窯は二つあります。\n"),
        ("en", "Lee: Did anything go wrong?\nMara: No, nothing really.\nLee: How many kilns are there?\nMara: There are two kilns.\n"),
    ],
)  # fmt: skip
def test_an_answer_that_there_was_none_is_not_to_be_asked_again(language: Language, talk: str) -> None:
    found = held(material(language, talk), "failure")
    assert found is not None and found.denied
    line = next(
        line for line in report(language, talk) if {"ja": "うまくいかなかった", "en": "that failed"}[language] in line
    )
    assert {"ja": "ないという答え", "en": "the answer was no"}[language] in line


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "もし失敗しても、土は畑に戻せます。"),
        ("ja", "失敗していたら、次の年に直します。"),
        ("en", "If the kiln failed, we would buy another."),
        ("en", "They should have some reasons for it."),
    ],
)
def test_what_could_happen_is_not_held(language: Language, said: str) -> None:
    assert held(material(language, said), "failure") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_talk_of_turns_that_are_answered_carries_an_interview(language: Language) -> None:
    asked = {
        "ja": ["それは父の代からの窯ですよね。", "土はどちらから。", "冬の仕事も聞かせてください。", "お弟子さんの話を。", "値段の付け方は。", "焼く日の朝について。", "町の人とのことも。"],
        "en": ["That was your father's kiln.", "Tell me about the clay.", "And the work in winter.", "Say something about the apprentices.", "Then there is the price.", "About the morning of a firing.", "The town as well, please."],
    }[language]  # fmt: skip
    answers = {
        "ja": "窯は父が四十年前に山の土で積みました。屋根だけは去年の春に替えました。土は沢の奥で掘ります。薪は山の人が運んでくれます。",
        "en": "My father built the kiln forty years ago. Only the roof was new last spring. The wood comes from the hill.",
    }[language]
    one, two = {"ja": ("森", "水野"), "en": ("Lee", "Mara")}[language]
    head = f"---\ninterviewer: {one}\ninterviewee: {two}\n---\n"
    talk = head + "".join(f"{one}: {ask}\n{two}: {answers}\n" for ask in asked)
    carries = next(line for line in report(language, talk) if "interview" in line)
    assert f"interview（問いと答えが{len(asked)}組" in carries or f"interview ({len(asked)} questions" in carries


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_how_to_does_not_say_that_nothing_went_wrong_where_it_did(language: Language, tmp_path: Path) -> None:
    site(tmp_path, language)
    (tmp_path / "content/notes/kiln.md").write_text(TALKS[language], encoding="utf-8")
    pipeline(
        tmp_path,
        "draft",
        "content/notes/kiln.md",
        "--type",
        "how-to",
        "--out",
        "content/site/posts/kiln.md",
        "--lang",
        language,
    )
    text = (tmp_path / "content/site/posts/kiln.md").read_text(encoding="utf-8")
    assert {"ja": "失敗しやすいところが取材メモにありません", "en": "hold nothing that goes wrong"}[
        language
    ] not in text


def test_notes_without_speakers_are_looked_through_as_well() -> None:
    found = study([notes.load("灯油の窯を中古で買った。あれは失敗でした。".encode(), "talk.md")], Brief())
    assert held(found, "failure") is not None


@pytest.mark.parametrize(
    ("language", "talk", "asked"),
    [
        ("en", "Mara: The kiln cost two thousand pounds a month in wood. I nearly bought a new wheel for four hundred pounds a month. The stall sells pots for nine hundred pounds a month.\n", False),
        ("en", "Mara: The wood for the old kiln cost two thousand pounds. The wood for the old kiln cost nine hundred pounds. We had 40 pots.\n", True),
        ("ja", "水野: 薪に月に三十万円かかります。電動のろくろは月に四万円で借りられるそうです。朝市では月に九万円売れます。\n", False),
        ("ja", "水野: 古い窯の薪代は二十万円でした。古い窯の薪代は九万円でした。皿は四十枚です。\n", True),
    ],
)  # fmt: skip
def test_two_sums_are_figures_for_one_thing_only_where_the_thing_is_one(
    tmp_path: Path, language: Language, talk: str, asked: bool
) -> None:
    told = material(language, talk)
    assert bool(list(disagreeing(told.figures, told))) is asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trial_reads_nothing_out_that_is_not_there_and_names_the_limit(tmp_path: Path, language: Language) -> None:
    site(tmp_path, language)
    trial = pipeline(tmp_path, "draft", NOTES, "--dry-run", "--minutes", "2", "--lang", language).stdout
    assert not any(
        word in trial
        for word in ("--show", "pipeline check", "下書きを読み", "read the draft", "記録にあります", "ledger lists")
    )
    assert {
        "ja": "数字の表は作っていません。取材メモに数字はあります",
        "en": "no table of figures; the notes hold enough",
    }[language] in trial
    assert {"ja": "表にできるだけの数字がなかった", "en": "too few figures"}[language] not in trial


ASKED_OTHERWISE: dict[Language, str] = {
    "ja": """\
森: 橋の上の市をやめにしたと聞きました。
水野: ええ、風の日に皿が割れるので、去年の秋で終了しました。
森: 結局どうしたんですか。
水野: 蔵の一階に棚を並べました。雨でも開けられます。
森: 思いどおりにならなかったことは。
水野: 棚の板が薄くて、壺の重みで反りました。
森: 導入を見合わせたものはありますか。
水野: 券売機ですね。お年寄りが多いので採りませんでした。
森: ほかの窯に一言。
水野: 割れた皿を一年だけ捨てずに取っておいてください。
""",
    "en": """\
Lee: Why did you stop selling on the bridge?
Mara: The wind broke the plates. We walked away from it last autumn.
Lee: What replaced it?
Mara: We put shelves on the ground floor of the barn, so people can come in the rain.
Lee: Did anything backfire?
Mara: The planks were too thin, and they bent under the jars.
Lee: Is there something you will never use?
Mara: Ticket machines. Never again.
Lee: Any advice for another pottery?
Mara: Keep the broken plates of one year and look at them.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_in_other_words_asks_for_it_as_well(language: Language) -> None:
    told = report(language, ASKED_OTHERWISE[language])
    missing = [line for line in told if line.startswith(("× ", "- No sign"))]
    assert all({"ja": "数字", "en": "a figure"}[language] in line for line in missing)  # of which there is none
    said = "\n".join(told)
    assert all(
        word in said
        for word in {"ja": ("反りました", "割れた皿を一年"), "en": ("bent under", "Keep the broken plates")}[language]
    )


def test_who_chooses_day_by_day_is_no_decision() -> None:
    talk = "森: 釉薬はどなたが選んでいますか。\n水野: 釉薬を選ぶのは窯場の三人です。\n"
    assert held(material("ja", talk), "choice") is None
