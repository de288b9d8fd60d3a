"""What each type of article asks of the notes, and the question that stands where they do not hold it."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import render
from pipeline.drafting.writing.outline import Comment, Outline, Steps, Table, sentences
from pipeline.model.article import Brief
from pipeline.policy.config import Config
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language
from tests.drafting.interviews import interview

CONFIG = Config()

NEWS: dict[Language, str] = {
    "ja": """\
森: 来年の四月から、この港の荷役の料金がどう変わるのか教えてください。
田辺: これまでは箱の数で料金が決まっていました。もともと三十年前にできた決まりです。
田辺: 来年の四月からは、箱の数ではなく停泊の時間で料金が決まるように変わります。一時間あたり1万2000円です。
森: 誰が助かりますか。
田辺: 荷物を早く下ろせる大きな会社は、料金が2割安くなるので助かります。
田辺: 小さな船会社は、待ち時間が長いぶん負担が増えて苦しくなります。
森: 今、何をしておけばいいですか。
田辺: まず自分の船が何時間停泊しているかを、三か月ぶん数えてください。
田辺: そのうち港は空くでしょう。
""",
    "en": """\
Lee: What changes at the harbour next April?
Mara: Until now the fee was counted by the box. The rule is thirty years old.
Mara: From April the fee changes from a price per box to a price per hour at the quay. It is $120 an hour.
Lee: Who is happy about that?
Mara: The big lines unload quickly, so they benefit and pay a fifth less than today.
Mara: The small shipping companies lose, because they wait longer at the quay.
Lee: What should they do?
Mara: You should count your hours at the quay for three months and keep the list.
Mara: The harbour will probably be empty in ten years.
""",
}
FORETOLD: dict[Language, str] = {"ja": "港は空く", "en": "empty in ten years"}
GAINS: dict[Language, str] = {"ja": "田辺: 荷物を早く", "en": "Mara: The big lines"}

HOW: dict[Language, str] = {
    "ja": """\
森: 味噌の仕込みはどうやるんですか。
田辺: 必要な道具は、大きな鍋と重しだけです。
田辺: まず、大豆を一晩水につけます。
田辺: 次に、指でつぶれるまで4時間煮ます。
田辺: それから、塩と麹を混ぜて樽に詰めます。
田辺: 最後に、重しを載せて冷たい場所に半年置きます。
森: 失敗しやすいところはどこですか。
田辺: 豆が熱いまま麹を混ぜると麹が死んでしまうので、そこは気をつけてください。
""",
    "en": """\
Lee: How do you make the dye?
Mara: You need a big pot and two kilos of walnut shells.
Mara: First, soak the shells in cold water for three days.
Mara: Then boil the shells for two hours and leave the pot to cool.
Mara: After that, strain the water and put the wool in.
Mara: Finally, hang the wool in the shade for a night.
Lee: What goes wrong?
Mara: The common mistake is stirring the hot wool, because hot wool turns to felt.
""",
}


def draft(language: Language, article_type: str, text: str | None = None) -> Outline:
    order = Order(article_type, CONFIG.required(article_type), frozenset(CONFIG.headings))
    return plan([interview(language, text)], Brief(), order)


def headings(outline: Outline) -> list[str]:
    return [section.heading for section in outline.sections if section.kind is None]


def shown(outline: Outline, language: Language) -> str:
    """The machine sections without their comments."""
    return "\n".join(
        render.block(block, language)
        for section in outline.sections
        if section.kind is None
        for block in section.blocks
        if not isinstance(block, Comment)
    )


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("ja", ["要点", "背景", "何が変わるか", "誰が得をして、誰が損をするか", "今すること"]),
        ("en", ["Key points", "Background", "What changes", "Who gains, who loses", "What to do now"]),
    ],
)
def test_news_is_told_conclusion_first_then_for_whom_and_what_to_do(language: Language, wanted: list[str]) -> None:
    outline = draft(language, "news-analysis", NEWS[language])
    assert headings(outline) == wanted
    (table,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Table)]
    sides = [row.text.split(" | ")[0] for row in table.rows]
    assert sides == {"ja": ["得をする", "損をする"], "en": ["Gains", "Loses"]}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forecast_is_a_persons(language: Language) -> None:
    outline = draft(language, "news-analysis", NEWS[language])
    assert FORETOLD[language] not in shown(outline, language)
    opinion = next(section for section in outline.sections if section.kind == "opinion")
    asked = render.section(opinion, language)
    assert {"ja": "この先どうなると見ますか", "en": "What do you expect to happen to"}[language] in asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_side_alone_makes_no_comparison_but_a_question(language: Language) -> None:
    lines = [line for line in NEWS[language].splitlines() if not line.startswith(GAINS[language])]
    outline = draft(language, "news-analysis", "\n".join(lines))
    assert not any(isinstance(block, Table) for section in outline.sections for block in section.blocks)
    comments = "".join(
        line.text
        for section in outline.sections
        if section.kind is None
        for block in section.blocks
        if isinstance(block, Comment)
        for line in block.lines
    )
    assert {"ja": "誰が得をして、誰が損をするのか", "en": "who gains and who loses"}[language] in comments


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_stand_in_the_order_they_were_told(language: Language) -> None:
    outline = draft(language, "how-to", HOW[language])
    (steps,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    words = {"ja": ["一晩水", "4時間", "樽", "半年"], "en": ["three days", "two hours", "strain", "shade"]}[language]
    assert len(steps.items) == len(words)
    assert all(word in item.sentence.text for word, item in zip(words, steps.items, strict=True))
    wanted = {
        "ja": ["用意するもの", "手順", "気をつけること"],
        "en": ["What you need", "Steps", "What to watch out for"],
    }
    assert [heading for heading in headings(outline) if heading in wanted[language]] == wanted[language]


LISTED: dict[Language, str] = {
    "ja": """\
森: 畑を始める人に何を勧めますか。
田辺: 一つ目は、土を一年寝かせることです。草を刈って、そのまま置いておきます。虫も戻ってきます。
田辺: 二つ目は、種を三種類までにすることです。多いと世話が追いつきません。
田辺: 三つ目は、水を朝だけにすることです。夜の水は根を腐らせます。
田辺: 四つ目は、隣の畑の人に挨拶をすることです。道具を貸してもらえます。
""",
    "en": """\
Lee: What do you tell people who start a garden?
Mara: The first thing is to let the soil rest for a year. You cut the grass and leave it there. The insects come back.
Mara: The second thing is to sow three kinds at most. With more you cannot keep up with the work.
Mara: The third thing is to water in the morning only. Water at night rots the roots.
Mara: The last thing is to greet the people of the next garden. They lend you their tools.
""",
}


@pytest.mark.parametrize("article_type", ["case-study", "how-to", "essay"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_off_stands_whole_and_in_order(language: Language, article_type: str) -> None:
    outline = draft(language, article_type, LISTED[language])
    (steps,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    words = {"ja": ["土を", "種を", "水を", "隣の畑"], "en": ["soil", "three kinds", "morning", "next garden"]}[
        language
    ]
    assert [word in item.sentence.text for word, item in zip(words, steps.items, strict=True)] == [True] * len(words)


MIXED: dict[Language, str] = {
    "ja": """\
森: 樽はどうやって洗いますか。
田辺: 一つ目は、水を抜くことです。次に、棒でこすってください。最後に、日陰で三日乾かしておきます。
""",
    "en": """\
Lee: How do you clean a barrel?
Mara: The first thing is to let the water out. Then you scrub it with a brush, and that's about it. Finally, you dry it in the shade for three days.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_may_begin_like_a_list_and_go_on_as_they_are_told_to_somebody(language: Language) -> None:
    outline = draft(language, "how-to", MIXED[language])
    (steps,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    words = {"ja": ["水を抜く", "棒で", "日陰"], "en": ["water out", "brush", "shade"]}[language]
    assert [word in item.sentence.text for word, item in zip(words, steps.items, strict=True)] == [True] * len(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_steps_in_the_notes_a_question_stands_instead(language: Language) -> None:
    outline = draft(language, "how-to")
    assert {"ja": "手順", "en": "Steps"}[language] not in headings(outline)
    body = render.body(outline, language)
    assert {"ja": "順番の分かる手順が取材メモにありません", "en": "the notes hold no steps in order"}[language] in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_essay_gets_material_and_a_question_but_no_conclusion(language: Language) -> None:
    outline = draft(language, "essay")
    assert headings(outline)
    assert {"ja": "要点", "en": "Key points"}[language] not in headings(outline)
    assert {"ja": "随筆の結論", "en": "conclusion of an essay"}[language] in render.preamble(outline, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("article_type", ["news-analysis", "how-to", "essay"])
def test_every_type_has_the_human_sections_of_the_policy(language: Language, article_type: str) -> None:
    outline = draft(language, article_type)
    assert [section.kind for section in outline.sections if section.kind] == list(CONFIG.required(article_type))


def _long_talk(language: Language) -> str:
    """A talk in which much is told of a harbour, and a law and an advice are only touched on."""
    told = {
        "ja": "クレーンの{0}番目の船は、朝の{0}時に二人の組で岸壁から引き上げて、その日のうちに船底を洗いました。",
        "en": "The crane lifted boat number {0} from the quay at {0} in the morning, and two people of the yard washed its hull on the same day.",
    }[language]
    touched = {
        "ja": "新しい法律で、港の料金が五月から三割も上がりました。港の人は契約を結ぶ前に、早めに組合に声をかけてください。",
        "en": "A new law means that the harbour fees went up by a third in June. People should ask the union about the fees before they sign for a year.",
    }[language]
    name, asks = {"ja": ("田中", "森: 次の船はどうでしたか？"), "en": ("Tom", "Ruth: How was the next boat?")}[language]
    turns = [f"{asks}\n\n{name}: {told.format(number)}" for number in range(2, 40)]
    return "\n\n".join([*turns, f"{name}: {touched}"]) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_remarks_are_no_body_where_much_was_told(language: Language) -> None:
    notes = reading.load(_long_talk(language).encode(), "talk.md")
    outline = plan((notes,), Brief(), Order("news-analysis", ("opinion",)))
    headings = [section.heading for section in outline.sections if section.kind is None]
    assert {"ja": "何が変わるか", "en": "What changes"}[language] in headings
    told = " ".join(one.text for section in outline.sections for block in section.blocks for one in sentences(block))
    assert told.count({"ja": "船底を洗い", "en": "washed its hull"}[language]) > 4


BADLY_SAID: dict[Language, str] = {
    "ja": """\
森: 庭の通信を始める店に、何を勧めますか。
田辺: 一つ目は、誰が読むのかを紙に書くことです。
田辺: 二つ目が、同じ曜日に出すことですね。
森: 三つ目は何でしょう。
田辺: 人の顔が写った写真を必ず入れてください。
田辺: 四つ目。質問を一つだけ入れます。
田辺: 最後は、200字で止めることです。
""",
    "en": """\
Lee: What do you tell a shop that starts a newsletter?
Mara: The first is to write down who reads it.
Mara: And the second one, send it on the same weekday.
Lee: And number three?
Mara: Never send it without a picture of a face.
Mara: Number four. Ask one question in each letter.
Mara: And the last one is, stop after 200 words.
""",
}
MEMBERS: dict[Language, list[str]] = {
    "ja": ["誰が読む", "同じ曜日", "顔が写った", "質問を一つ", "200字"],
    "en": ["who reads it", "same weekday", "picture of a face", "one question", "200 words"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_member_of_a_list_is_lost_for_being_badly_said(language: Language) -> None:
    outline = draft(language, "how-to", BADLY_SAID[language])
    (steps,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    assert len(steps.items) == len(MEMBERS[language])
    assert all(word in item.sentence.text for word, item in zip(MEMBERS[language], steps.items, strict=True))


WITHOUT_NUMBERS: dict[Language, str] = {
    "ja": """\
森: 人を雇うとき、何を見ますか。
田辺: 一つは、時間どおりに来るかどうかです。いつも遅れる人がいました。
田辺: もう一つは、自分の庭を持っているかどうかです。
田辺: あとは、前の親方のことをどう話すかです。
""",
    "en": """\
Lee: What do you look at when you hire a gardener?
Mara: One thing is whether they come on time. We had a man who was always late.
Mara: Another thing is whether they have a garden of their own.
Mara: And another is how they talk about their last boss.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_and_another_are_a_list(language: Language) -> None:
    outline = draft(language, "how-to", WITHOUT_NUMBERS[language])
    (steps,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    words = {"ja": ["時間どおり", "自分の庭", "前の親方"], "en": ["on time", "of their own", "last boss"]}[language]
    assert all(word in item.sentence.text for word, item in zip(words, steps.items, strict=True))


BETWEEN: dict[Language, str] = {
    "ja": """\
森: 窯はどうやって掃除しますか。
田辺: 一晩冷まします。次に乾いたブラシで灰を出します。床は湿った布で拭いてください。その後、扉を確かめます。最後に小さな火を焚きます。
森: 失敗しやすいのはどこですか。
田辺: 熱い煉瓦に水をかけると割れます。もっといいブラシがあるといいなと思います。
""",
    "en": """\
Lee: How do you clean a bread oven?
Mara: You let it cool overnight. Then you brush out the ash. Wipe the floor with a damp cloth. After that you check the door. Finally you burn a small fire.
Lee: What goes wrong?
Mara: People pour water on hot bricks and they crack. I wish there were better brushes, so that we could avoid mistakes.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_done_between_two_steps_is_a_step(language: Language) -> None:
    outline = draft(language, "how-to", BETWEEN[language])
    (steps,) = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    words = {"ja": ["一晩", "灰", "床", "扉", "火"], "en": ["overnight", "ash", "floor", "door", "fire"]}[language]
    assert len(steps.items) == len(words)
    assert all(word in item.sentence.text for word, item in zip(words, steps.items, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_to_what_goes_wrong_is_a_warning_and_a_wish_is_none(language: Language) -> None:
    outline = draft(language, "how-to", BETWEEN[language])
    name = {"ja": "気をつけること", "en": "What to watch out for"}[language]
    told = [
        one.text
        for part in outline.sections
        if part.heading == name
        for block in part.blocks
        for one in sentences(block)
    ]
    assert any({"ja": "煉瓦", "en": "bricks"}[language] in text for text in told)
    assert not any({"ja": "あるといい", "en": "I wish"}[language] in text for text in told)


ADVICE: dict[Language, tuple[str, str]] = {
    "ja": (
        "記者: 窯の仕事を教えてください。\n大野: 窯の火は二十年前から私が見ています。窯の煙突は去年の秋に新しくしました。"
        "町の窯は三つしか残っていません。\n記者: 薪はどうしますか。\n"
        "大野: 窯の薪は前の年に割っておいたほうがいいです。松の薪は町の山で分けてもらいました。窯の火は朝の四時に落ちます。\n",
        "窯の薪は前の年に割っておいたほうがいいです",
    ),
    "en": (
        "Reporter: Tell me about the kiln.\nOna: I have watched the fire of the kiln for twenty years now. We built a new chimney for the kiln last autumn."
        " There are three kilns left in our town.\nReporter: And the wood?\n"
        "Ona: You should split the wood for the kiln a year before you burn it. We got the pine from the hill behind the town. The fire of the kiln goes out at four in the morning.\n",
        "You should split the wood for the kiln a year before you burn it.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_stands_at_the_head_of_a_how_to(language: Language) -> None:
    talk, advice = ADVICE[language]
    notes = reading.load(talk.encode(), "talk.txt")
    outline = plan((notes,), Brief(), Order("how-to", ("opinion",)))
    assert advice in outline.description.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_for_the_forecast_names_what_the_talk_is_about(language: Language) -> None:
    outline = draft(language, "news-analysis", NEWS[language])
    opinion = next(section for section in outline.sections if section.kind == "opinion")
    lines = [line.text for block in opinion.blocks for line in sentences(block)]
    asked = next(line for line in lines if {"ja": "この先どうなると", "en": "expect to happen"}[language] in line)
    assert any(tag.text in asked for tag in outline.tags)


TAUGHT: dict[Language, str] = {
    "ja": """\
森: 自転車の手入れは何からするんですか。
浜田: 最初に車体のひびを調べてください。ひびがあれば、ほかは何をしても無駄になります。
森: ひびがなければ。
浜田: 次に部品をぜんぶ外してください。外した部品は袋に分けましょう。
森: 鎖はどうしますか。
浜田: それから鎖を油に一晩つけるといいです。安い油でかまいません。
森: ほかに気になることはありますか。
浜田: ブレーキの線は毎年替えたほうがいいです。古い線は坂の途中で切れます。
""",
    "en": """\
Lee: Where does one begin with an old bike?
Dana: What you want to do first is check the frame for cracks. A cracked frame makes everything else a waste.
Lee: And if it is fine?
Dana: Then you take off every part. Put the parts into labelled bags.
Lee: What about the chain?
Dana: After that you'll want to soak the chain in paraffin overnight. Cheap paraffin will do.
Lee: Is there more?
Dana: Always replace the brake cables. An old cable snaps halfway down the hill.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_becomes_steps_as_far_as_an_order_is_told_and_a_list_for_the_rest(language: Language) -> None:
    outline = draft(language, "how-to", TAUGHT[language])
    blocks = [block for section in outline.sections if section.kind is None for block in section.blocks]
    numbered = [item.sentence.text for block in blocks if isinstance(block, Steps) for item in block.items]
    assert len(numbered) >= 3
    told = " ".join([outline.description.text, *(one.text for block in blocks for one in sentences(block))])
    assert all(
        word in told
        for word in {
            "ja": ("ひびを調べて", "ぜんぶ外して", "一晩つける", "毎年替えた"),
            "en": ("check the frame", "take off every part", "soak the chain", "brake cables"),
        }[language]
    )
    assert {"ja": "順番の分かる手順が取材メモにありません", "en": "no steps in order"}[language] not in told
