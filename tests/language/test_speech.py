"""Speech cut into sentences and made readable, without changing what was said."""

from __future__ import annotations

import pytest

from pipeline.language.english_grammar import names_nobody
from pipeline.language.speech import speech
from pipeline.wording import Language


def texts(language: Language, said: str) -> list[str]:
    return [sentence.text for sentence in speech(language).spoken(said)]


@pytest.mark.parametrize(
    ("language", "said", "readable"),
    [
        ("ja", "ぼくは、えっと、ぼくは反対しました。", "ぼくは反対しました。"),
        ("ja", "去年は、なんていうか、去年は苦しかったです。", "去年は苦しかったです。"),
        ("ja", "棚は森さんと、そして、あー、そして私が作りました。", "棚は森さんと、そして私が作りました。"),
        ("ja", "棚を三つ、えー、三つ作りました。", "棚を三つ、三つ作りました。"),
        ("ja", "だいたい、だいたい夜に焼きます。", "だいたい夜に焼きます。"),
        ("en", "So the kiln, um, the kiln was cold.", "The kiln was cold."),
        ("en", "I, um, I wanted somewhere to sit.", "I wanted somewhere to sit."),
        ("en", "It was, er, it was late.", "It was late."),
        ("en", "Two, um, two and a half loaves were left there.", "Two two and a half loaves were left there."),
    ],
)
def test_words_begun_again_behind_a_hesitation_stand_once(language: Language, said: str, readable: str) -> None:
    """But numbers: either may be the figure."""
    assert [one.text for one in speech(language).spoken(said)] == [readable]


@pytest.mark.parametrize(
    ("language", "said", "readable"),
    [
        ("ja", "えーと、まあ、紙の帳票で検品していました。", ["紙の帳票で検品していました。"]),
        ("ja", "そうですね、なんか最初の、最初の月は大変だったんですよね。", ["最初の月は大変だったんです。"]),
        ("ja", "窯をどこで実、実施するのか考え、考えました。", ["窯をどこで実施するのか考えました。"]),
        ("ja", "簡、簡単な棚です。", ["簡単な棚です。"]),
        ("ja", "木、木材、鉄を運びます。", ["木、木材、鉄を運びます。"]),
        ("ja", "今、今後の話をします。", ["今、今後の話をします。"]),
        ("ja", "それはいいじゃないですか。", ["それはいいじゃないですか。"]),
        ("ja", "ずっと残っているやる気はあるあるなんです。", ["ずっと残っているやる気はあるあるなんです。"]),
        ("ja", "1社1社、丁寧に書きました。", ["1社1社、丁寧に書きました。"]),
        ("ja", "窯は朝のうちに温めているので、そうですね。", ["窯は朝のうちに温めているので。"]),
        ("ja", "最初の窯もそうですね。", ["最初の窯もそうです。"]),
        ("en", "Um, so, you know, we wrote it on the the ticket, right?", ["We wrote it on the ticket."]),
        ("en", "I was, like, completely lost.", ["I was completely lost."]),
        ("en", "It goes off every ten minutes or so.", ["It goes off every ten minutes or so."]),
        ("en", "Four days and right.", ["Four days and right."]),
        ("en", "She had had enough of it.", ["She had had enough of it."]),
        ("en", 'She said, "Stop. It is late." Then she left.', ['She said, "Stop. It is late."', "Then she left."]),
    ],
)
def test_speech_is_made_readable(language: Language, said: str, readable: list[str]) -> None:
    assert texts(language, said) == readable


@pytest.mark.parametrize("language", ["ja", "en"])
def test_raw_is_a_slice_of_what_was_said(language: Language) -> None:
    said = {
        "ja": "今日は倉庫の話なんですけど紙の帳票で検品してたんですね去年は返品が52件あったんですよそれで番号札にしました",
        "en": "so we wrote it on paper and then the cooks read it from the rail and um nobody could read the handwriting",
    }[language]
    found = speech(language).spoken(said)
    assert found
    assert all(sentence.raw in said for sentence in found)


@pytest.mark.parametrize(
    ("language", "said", "asks"),
    [
        ("ja", "どうやって数えたんですか。", True),
        ("ja", "今の仕組みを教えてください。", True),
        ("ja", "苗の置き場所は。", True),
        ("ja", "寒かったですよ、それは。", False),
        ("ja", "よく育つんですよ、うちの苗は。", False),
        ("ja", "それはいいじゃないですか。", False),
        ("ja", "そのへんが大変だったところですかね。", False),
        ("en", "How did you count them?", True),
        ("en", "Can you tell me about the rail.", True),
        ("en", "It was late, right?", False),
        ("ja", "返品を全部、手で数えたんですか?!", True),
        ("ja", "一日で数え終わったんですか！？", True),
        ("ja", "それはいいじゃないですか？！", False),
        ("en", "You counted all of them by hand?!", True),
        ("en", "How could you count them in a day!?", True),
        ("en", "It was late, right?!", False),
    ],
)
def test_a_question_is_told_from_a_call_for_assent(language: Language, said: str, asks: bool) -> None:
    assert any(sentence.question for sentence in speech(language).spoken(said)) is asks


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "今日はよろしくお願いします。"),
        ("ja", "なるほど。"),
        ("ja", "うん、はい。"),
        ("en", "Thanks for having me on the show."),
        ("en", "Mm-hm."),
        ("en", "This episode is brought to you by a company that sells soap."),
    ],
)
def test_small_talk_is_idle(language: Language, said: str) -> None:
    found = speech(language).spoken(said)
    assert found
    assert all(sentence.idle for sentence in found)


def test_a_sentence_that_a_recogniser_cut_in_two_is_known_by_its_second_half() -> None:
    japanese = speech("ja")
    assert japanese.continues("中心にやってまし", "たなんか会社選びの時にこだわりはありましたか")
    assert not japanese.continues("中心にやっていました。", "会社選びの時にこだわりはありましたか")


@pytest.mark.parametrize(
    ("language", "said", "readable"),
    [
        ("ja", "値段の話じゃなくて、図面の話だったと思います。", "値段の話じゃなくて、図面の話だったと思います。"),
        ("ja", "棚は十個、いや十二個ありました。", "棚は十個、いや十二個ありました。"),
        ("ja", "棚は十個、いや十二個ありました", "棚は十個、いや十二個ありました。"),
        ("ja", "棚は十個、いや十二個でしたか？", "棚は十個、いや十二個でしたか？"),
        ("en", "We had ten, no, sorry, twelve shelves.", "We had ten, no, sorry, twelve shelves."),
        ("en", "We had ten, no, sorry, twelve (in the cellar.)", "We had ten, no, sorry, twelve (in the cellar.)"),
    ],
)
def test_a_sentence_ends_with_one_stop(language: Language, said: str, readable: str) -> None:
    """Also where it takes something back, so that it is not to be cut."""
    assert texts(language, said) == [readable]
    assert speech(language).whole(said).text == readable


@pytest.mark.parametrize(
    ("said", "readable"),
    [
        # A breath behind a particle is no end, whatever は, が or を stands before it.
        (
            "弟がですね窯を継ぐって言ったんですよそれは春でした",
            ["弟が窯を継ぐって言ったんです。", "それは春でした。"],
        ),
        ("皿は三日でですね、乾きます。", ["皿は三日で乾きます。"]),
        # What opens a sentence behind a polite end, in the past, too, and what the tagger reads as one word with よ.
        (
            "薪の値段が二割上がりましたでも窯は毎週焚いています",
            ["薪の値段が二割上がりました。", "窯は毎週焚いています。"],
        ),
        (
            "窯の人に聞いたんですよそれは早いって言われました",
            ["窯の人に聞いたんです。", "それは早いって言われました。"],
        ),
        # Plain speech ends where what was just said becomes the topic.
        (
            "窯は夜には開けないこれは親方に教わりました",
            ["窯は夜には開けない。", "これは親方に教わりました。"],
        ),
        ("ああいう皿を作りたいと思いました。", ["ああいう皿を作りたいと思いました。"]),
        ("窯に六年いてまあそのあと倒れました。", ["窯に六年いてそのあと倒れました。"]),
    ],
)
def test_speech_without_marks_ends_where_its_forms_end(said: str, readable: list[str]) -> None:
    assert texts("ja", said) == readable


def test_a_reader_gets_a_comma_where_nobody_could_read_on() -> None:
    assert texts("ja", "八百枚のうち三百枚くらいは次の週に焼けなくて気づいたのは窯の戸が少し開いていたことでした") == [
        "八百枚のうち三百枚くらいは次の週に焼けなくて、気づいたのは窯の戸が少し開いていたことでした。"
    ]


def test_what_there_is_can_open_a_passage_and_what_lies_there_cannot() -> None:
    assert not speech("en").spoken("There were sixty-three leaks and most came at night.")[0].dangling
    assert speech("en").spoken("There are more of them in the yard behind the mill.")[0].dangling


def test_who_shortens_a_word_does_not_feel_his_way() -> None:
    said = speech("en").spoken("It's cleaner and it's quicker, and I don't miss the coal.")[0]
    assert (said.vague, said.shortened) == (0, 3)
    assert speech("en").spoken("It is kind of cleaner than the coal was.")[0].vague == 1


@pytest.mark.parametrize(
    ("said", "readable"),
    [
        ("It broke twice, which, you know, that's on me.", "It broke twice, which, that's on me."),
        ("It was late, um, we were tired.", "It was late, we were tired."),
        (
            "I broke my wrist, and I couldn't, you know, I couldn't lift a pan.",
            "I broke my wrist, and I couldn't lift a pan.",
        ),
        ("It went out with the wrong, like, name on it.", "It went out with the wrong name on it."),
    ],
)
def test_where_a_filler_goes_the_clauses_stay_apart(said: str, readable: str) -> None:
    assert texts("en", said) == [readable]


@pytest.mark.parametrize(
    ("said", "nobody"),
    [
        ("We've agreed that she buys ten percent a year.", True),
        ("My daughter said that she buys ten percent a year.", False),
        ("We asked Kit and she agreed.", False),
        ("Bakers sleep when they can.", False),
    ],
)
def test_whom_a_sentence_means_it_names(said: str, nobody: bool) -> None:
    assert names_nobody(said) is nobody


@pytest.mark.parametrize(
    ("raw", "read"),
    [("そこは大変だったよね", "そこは大変だったよね？"), ("間に合いそうよね", "間に合いそうよね？"), ("無理ですよね。", "無理ですよね？"), ("うーん、それはつらいですね。", "それはつらいですね。"), ("よく覚えていました。", "よく覚えていました。")],
)  # fmt: skip
def test_what_seeks_assent_is_asked_in_the_words_it_was_asked_in(raw: str, read: str) -> None:
    speaking = speech("ja")
    assert [speaking.asking(one).text for one in speaking.spoken(raw)] == [read]


@pytest.mark.parametrize(
    ("raw", "read"),
    [("The oven is, eh, ours.", "The oven is ours."), ("You bake at night, eh?", "You bake at night, eh?")],
)
def test_a_hesitation_goes_and_a_question_behind_a_sentence_stays(raw: str, read: str) -> None:
    assert [one.text for one in speech("en").spoken(raw)] == [read]
