"""What `pipeline coverage` says of an interview, and that the questions in the article say the same."""

from __future__ import annotations

import pytest

from pipeline.drafting.study.material import Material, study
from pipeline.drafting.study.moments import heard
from pipeline.drafting.unasked import lines
from pipeline.drafting.writing.guidance import guidance
from pipeline.model.article import KINDS, Brief
from pipeline.model.notes import Notes
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language

TALK: dict[Language, str] = {
    "ja": """\
森：店を継がれたのはいつですか。
三橋：父が倒れたのが2019年の11月十日で、その翌週には店に立っていました。朝の三時に釜に火を入れて、何も分からないまま豆を煮たんです。
森：いちばんつらかったのは。
三橋：最初の月に、豆腐を二百丁捨てました。にがりの量が合わず、固まりませんでした。大工さんにまで心配されました。
森：スーパーへの卸もやっていたそうですね。
三橋：はい。ただ、スーパーへの卸はやめました。一丁あたり15円しか残らなかったので。
森：代わりに何を選びましたか。
三橋：店頭と、近くの保育園に絞ると決めました。保育園は3軒から11軒になりました。栄養士の村井さんが広めてくれたんです。
""",
    "en": """\
Price: So when did you take the boatyard over?
Ashby: Two years ago, in March. My uncle handed me the keys and was off to Spain.
Price: And what was the worst of it?
Ashby: The first winter. We had a hull go mouldy because somebody had shut the vents. The owner stood on the slip and said "I trusted your uncle, not you".
Price: And what did you change?
Ashby: We decided to keep a vent log. We turned down the marina contract, because nobody would have had time for the walk. Damp claims went from eleven to two. Ask Priya Nair, she runs the chandlery.
""",
}
NOT_ASKED: dict[Language, str] = {"ja": "名前は出たのに", "en": "Named, but not asked"}
CALLED: dict[Language, str] = {"ja": "村井", "en": "Priya Nair"}


def sources(language: Language, text: str | None = None) -> list[Notes]:
    return [notes.load((TALK[language] if text is None else text).encode(), "content/notes/talk.txt")]


def material(language: Language, text: str | None = None) -> Material:
    return study(sources(language, text), Brief())


def report(language: Language, text: str | None = None) -> list[str]:
    found = sources(language, text)
    return [line.render(language) for line in lines(study(found, Brief()), found)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_finds_what_was_said_and_calls_somebody_by_name(language: Language) -> None:
    shown = report(language)
    missing = [line for line in shown if line.startswith(("×", "-")) and NOT_ASKED[language] not in line]
    assert [{"ja": "話し手の考え", "en": "what the speaker thinks"}[language] in line for line in missing] == [True]
    assert [line for line in shown if NOT_ASKED[language] in line] == [
        line for line in shown if line.endswith(CALLED[language])
    ][:1]
    assert shown[-2].endswith(CALLED[language])
    figure = {"ja": "3軒から11軒", "en": "from eleven to two"}[language]
    assert any(figure in line for line in shown[1:7])  # and no date


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_be_seen_is_what_a_figure_was_counted_by(language: Language) -> None:
    assert {"ja": "3軒から11軒", "en": "from eleven to two"}[language] in report(language)[-1]


def test_what_went_to_waste_is_no_decision_and_who_is_not_against_it_no_opponent() -> None:
    text = "森：困ったことはありますか。\n三橋：冷蔵庫の電源を入れ忘れて、豆腐を八十丁だめにしました。父は反対しているわけではないんです。\n"
    shown = report("ja", text)
    assert any(line.startswith("× 決めたこと") for line in shown)
    assert not any("反対した人" in line and "父（" in line for line in shown)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "話者1：三橋さん、いつ継がれましたか。\n話者2：三年前の秋です。\n話者1：三橋さんは何に困りましたか。\n話者2：豆が固まりませんでした。\n"),
        ("ja", "---\ninterviewee: 三橋\n---\nA：いつ継がれましたか。\nB：三橋さんの店を継ぐのかと、父に聞かれました。\nA：はい。\nB：継ぎました。\n"),
        ("ja", "私は三橋と申します。豆腐屋をしています。三橋さんの豆腐と呼ばれています。"),
        ("en", "Speaker 1: Mr. Ashby, when did you start?\nSpeaker 2: Two years ago, in March.\nSpeaker 1: And Mr. Ashby, what went wrong?\nSpeaker 2: A hull went mouldy.\n"),
        ("en", "---\ninterviewee: Tom Ashby\n---\nA: When did you start?\nB: They called me Mr. Ashby from the first day.\nA: Why?\nB: It was his yard.\n"),
        ("en", "My name is Tom Ashby. I run a boatyard. People there call me Mr. Ashby."),
    ],
)  # fmt: skip
def test_the_speaker_is_not_among_those_who_were_not_asked(language: Language, text: str) -> None:
    name = {"ja": "三橋", "en": "Ashby"}[language]
    assert not [line for line in report(language, text)[1:] if name in line and line.startswith(("×", "- Named"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_is_known_to_speak_nobody_is_said_to_be_unheard(language: Language) -> None:
    text = {
        "ja": "栄養士の村井さんが広めてくれた。豆腐を売った。",
        "en": "We asked Priya Nair about the chandlery. We sold rope.",
    }[language]
    shown = report(language, text)
    assert not any(NOT_ASKED[language] in line for line in shown)
    assert any(CALLED[language] in line for line in shown) and CALLED[language] not in shown[-2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guidance_and_the_report_agree_on_what_the_interview_holds(language: Language) -> None:
    told = material(language)
    seen: set[str] = set()
    asked = {kind: "\n".join(line.text for line in guidance(told, kind, seen).lines) for kind in KINDS[:3]}
    gone = {"ja": "見つかりませんでした", "en": "was found in the interview"}[language]
    assert not any(gone in text for text in asked.values())
    avoided = told.units[heard(told, "avoided")[0]].text.rstrip("。.")
    assert avoided in asked["decision"] and avoided not in asked["opinion"]
    bare = material(
        language,
        {"ja": "森：何を作りますか。\n辻：藍染めの布です。\n", "en": "Lee: What do you make?\nMara: Blue cloth.\n"}[
            language
        ],
    )
    assert gone in guidance(bare, "decision", set()).lines[1].text
    assert heard(bare, "avoided") == []


def test_who_speaks_in_latin_letters_is_not_called_as_somebody_who_was_not_asked() -> None:
    talk = """\
Mori：今日は瀬名さんと健さんに来ていただきました。瀬名さん、店を始めたのはいつですか。
Senna：店を始めたのは三年前の春です。健さんと二人で、港の倉庫を借りました。村井さんが大家さんです。
Ken：健さんと呼ばれるのは久しぶりですね。倉庫の床は村井さんと三人で張り替えました。
"""
    shown = report("ja", talk)
    assert [line for line in shown if NOT_ASKED["ja"] in line] == ["× 名前は出たのに話を聞いていない人：村井"]


@pytest.mark.parametrize("label", ["Tanner", "Tannar", "Taniguchi"])
def test_a_long_end_in_latin_letters_is_heard_as_in_kana(label: str) -> None:
    shown = report(
        "ja",
        f"Mori：タナーさん、店を始めたのはいつですか。\n{label}：店を始めたのは三年前の春です。村井さんと始めました。\n",
    )
    named = next(line for line in shown if NOT_ASKED["ja"] in line)
    assert ("タナー" in named) == (label == "Taniguchi")


@pytest.mark.parametrize(("language", "foreign"), [("ja", "a decision"), ("en", "決めたこと")])
def test_the_report_speaks_the_readers_language_whatever_the_interview_speaks(language: Language, foreign: str) -> None:
    other: Language = "en" if language == "ja" else "ja"
    report = "\n".join(line.render(language) for line in lines(material(other), sources(other)))
    assert foreign not in report
    assert ("決めたこと" if language == "ja" else "a decision") in report


SHIPS: dict[Language, str] = {
    "ja": """\
森：渡し船の時刻は、何を変えましたか。
三橋船長：朝の便を二つに分けることにしました。船員には怒られますね、あはは。
森：いちばん困ったのは。
三橋船長：梅雨に桟橋が流されて、九日も船を出せませんでした。
森：やめたことはありますか。
三橋船長：夜の便はやめました。三橋の家は朝が早いんです。三橋は早起きなんです。
""",
    "en": """\
Price: What did you change about the ferry?
Ashby: We decided to split the morning crossing in two.
Price: What went worst?
Ashby: Losing Mr Colley. He was our only pilot, and we cancelled nine crossings.
Price: What did you drop?
Ashby: We stopped the night crossing. Nobody took the night crossing.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_worst_failed_and_one_sentence_is_not_both_a_decision_and_what_was_dropped(
    language: Language,
) -> None:
    shown = report(language, SHIPS[language])
    failed = {"ja": ("うまくいかなかったこと", "桟橋が流されて"), "en": ("something that failed", "Losing Mr Colley")}
    assert any(all(part in line for part in failed[language]) and line[0] in "○+" for line in shown)
    dropped = {"ja": "夜の便はやめました", "en": "stopped the night crossing"}[language]
    assert sum(dropped in line for line in shown) == 1


def test_who_is_to_be_called_has_his_title_and_nobody_is_an_opponent_for_a_joke() -> None:
    assert any(line.endswith("call: Mr Colley") for line in report("en", SHIPS["en"]))
    assert not any("船員（反対" in line for line in report("ja", SHIPS["ja"]))


def test_the_name_of_who_speaks_is_nothing_to_ask_about() -> None:
    assert "三橋" not in material("ja", SHIPS["ja"]).phrases


def test_people_are_no_thing_in_which_something_goes_wrong() -> None:
    text = "森：困ったことは。\n三橋：祭りの日は学生に申し訳なかった。雨で大変でした。学生は屋台を二十も出したんです。屋台は学生が考えました。\n"
    asked = "\n".join(line.text for kind in KINDS[:3] for line in guidance(material("ja", text), kind, set()).lines)
    assert "「学生」" not in asked and "「屋台」" in asked


JOKES: dict[Language, tuple[str, str]] = {
    "ja": (
        "森：なぜ朝に船を出すんですか。\n三橋：うちの船は酔っぱらいの漁師から逃げるために出します。冗談です。\n"
        "森：本当は。\n三橋：魚市場が五時に開くので、その前に着く船を出しています。\n",
        "漁師",
    ),
    "en": (
        "Price: Why so early?\nAshby: The ferry runs from the drunken fishermen every morning. That's a joke.\n"
        "Price: And really?\nAshby: The market opens at five, so the ferry gets there before it.\n",
        "fishermen",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_a_joke_is_not_told_as_what_is_so(language: Language) -> None:
    text, joke = JOKES[language]
    told = material(language, text)
    assert not [place for place, unit in enumerate(told.units) if joke in unit.text and told.scores[place] > 0]
    assert not any(joke in phrase for phrase in told.phrases)
    serious = text.replace("冗談です。", "").replace(" That's a joke.", "")
    assert any(
        joke in unit.text
        for unit in (material(language, serious).units[place] for place in material(language, serious).told)
    )


def test_what_is_quoted_within_a_quotation_stands_in_the_other_marks() -> None:
    text = "森：反対は。\n三橋：組合長には「船は朝に出すものだ」と言われました。\n"
    marks = [line for line in report("ja", text) if "組合長" in line]
    assert marks and all("『船は朝に出すものだ』" in line for line in marks)
