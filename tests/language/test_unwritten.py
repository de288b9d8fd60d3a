"""A human section that nobody wrote is stopped for a reason that is named; writing about the same matters is not."""

from __future__ import annotations

import re

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import by_id
from pipeline.language.unwritten.folding import folded, imitations
from pipeline.language.unwritten.likeness import common
from pipeline.language.unwritten.phrasing import leaning, turns
from pipeline.language.unwritten.reasons import alike, named
from pipeline.language.unwritten.signs import GROUPS
from pipeline.language.unwritten.slots import slots
from pipeline.model.finding import Severity
from pipeline.policy.config import Config
from pipeline.report.messages import message
from pipeline.sources.articles import parse
from pipeline.wording import Language
from tests.test_copies import other


def told(language: Language, text: str) -> list[tuple[Severity, str]]:
    """What the check says of an experience that reads `text`."""
    config = Config(lang=language)
    article = parse("a.md", other(language, lived_experience=text), config)
    report, _ = judge(article, Inputs(config=config), [by_id("human-section-not-written")])
    return [(found.severity, message(found, language)) for found in report.findings]


STOPPED: list[tuple[Language, str, str]] = [
    ("ja", "原稿は執筆者から届きしだい差し替えます。この欄は仮の文章で、写真とキャプションも後日追加する予定です。公開まで今しばらくお待ちください。担当者に催促しています。", "文章そのもの"),
    ("ja", "もちろんです。以下はサンプルです。必要に応じて数値や担当者名を置き換えてください。別バージョンもご用意できますので、お気軽にお申し付けください。トーンの調整も可能です。", "AI"),
    ("ja", "｛会社名｝の｛担当者｝さんを｛日付｝に訪ね、｛場所｝で｛話題｝について聞いた。｛担当者｝さんは｛発言｝と言い、私は｛感想｝と思った。帰りの電車で、私は｛決断｝することにした。", "空欄"),
    ("ja", "第１条　本規約は、本サービスの利用条件を定めるものとします。当社は、予告なく内容を変更することがあります。利用者は、第三者に権利を譲渡してはなりません。当社は損害の責任を負いません。", "規約"),
    ("ja", "ぬへもそけりふ、ろねゆさめちほ。をこむけそのへ、ふぬりゆえせほめ。もそけねへろふ、ちほさゆめりぬ。そのへをこむけ、せほめふぬりゆえ。ろふもそけねへ、りぬちほさゆめ。", "言葉になって"),
    ("en", "The manuscript has not arrived yet. This text is a placeholder and will be replaced once the author sends the copy. Captions and headings are provisional, and the layout is to be checked before publication.", "text itself"),
    ("en", "Certainly! Here is a draft that you can adapt. Replace the names and figures with your own, and let me know if you would like another version or a more formal tone. I hope this helps.", "chat"),
    ("en", "In %MONTH% we went to see %COMPANY% in %CITY%. %PERSON% showed us %THING% and told us about %TOPIC%. We came away with %LESSON% and will now try %MEASURE% ourselves, starting next week with %TEAM%.", "empty"),
    ("en", "These terms shall govern the use of the service. The company reserves the right to amend them without prior notice. The user agrees that personal data may be disclosed to third parties in accordance with applicable law.", "terms"),
    ("en", "Qwelk trob vasnit plogg, merrid ksul wompt zaffle drun. Hestig vorp lanqua tibbern, ozzet craml fenk dorvish wuppel. Nask trilv gobbrun zeckle, mirf dassop klent wozzle prindak, ulv quassin terg holmp.", "no words"),
]  # fmt: skip
CIRCLES: list[tuple[Language, str, str]] = [
    ("ja", "店がを昨年から決めたのは妻をに断り、駅前をが高くて眠る。それでを値引き、橋をは渡るので坂のを。残高をへ言われた豆腐屋が遠いので、やめることにを選びました。", "語の並び"),
    ("ja", "くぁwせdrftgyふじこlp、あqswでfrgtひゅじこlp。せrdtfyぐひじょkpl、xcdfvぎbhんjmk。わqsえdrftぎゅhじこ、zsxdcふvgbhんjmk。", "文字の並び"),
    ("ja", "よい会でした。本当によい会でした。よい会とはこういう会で、こういう会はよい会です。あの会はよい会で、よい会だったあの会はよかったです。つまり、よい会だったのです。あんなによい会は本当によい会です。", "話が進みません"),
    ("ja", "昨日の倉庫の棚の箱の数の紙の上の字の色の話の続きの相手の声の調子の変化の理由の一つの説明の順の番の人の手の中の札の裏の線の先の点の位置の違いの確認の時の窓の外の雨の音の記憶でした。", "話が進みません"),
    ("ja", "棚を朝に数えた私が。箱は三つの重い森さんへ。紙を夕方まで班長に静かな。通路の二度も間違えて番号が。帰りに駅の雨で鞄を。", "文になって"),
    ("en", "It was a fine walk. It was a very fine walk. The walk was fine, and it was a walk that was fine. On that fine walk it was fine. What a fine walk it was, the fine walk. A walk like that fine walk is a fine walk, and it was a very fine walk.", "go round"),
    ("en", "I came to the end of the part of the day of the shop in the street of the town and the side of the door of the house was the best of the rest of the week for the people of the office at the start of the month after the test of the plan.", "go round"),
]  # fmt: skip
# Kinds that no list of phrases knew when they were written: what shows is what the section speaks of, and that nobody speaks.
UNLISTED: list[tuple[Language, str]] = [
    ("ja", "講座の宿題です。職場で困った場面を一つ選び、登場する人と場所を決めて、二百字ほどの文章にまとめてきてください。書き出しは会話文にすること。次回、班ごとに読み合わせをします。"),
    ("ja", "この記事の残りは、担当の記者が出張から戻りしだい書き足します。それまでは見出しと写真だけを載せておきます。ご意見は編集部あてにお寄せください。"),
    ("en", "Homework for the second evening: choose a scene from your own workplace, decide who is in it and where it takes place, and write a paragraph of about two hundred words. Begin with a line of dialogue. We will read the paragraphs aloud in groups."),
    ("en", "The rest of this article will be written as soon as the reporter is back from the trip. Until then only the headline and the picture are shown. Please send your comments to the editors."),
]  # fmt: skip
# Leaflets and labels use nobody's words for texts or screens: they are told by how they speak.
LEAFLETS: list[tuple[Language, str]] = [
    ("ja", "接種を受けられた方へ。当日は激しい運動を控え、入浴は短めにしてください。腕が腫れることがありますが、二、三日でおさまります。熱が続くときは、診療時間内にお電話ください。次回は四週間後です。"),
    ("en", "After your vaccination: avoid hard exercise for the rest of the day and keep your bath short. Your arm may swell; this should settle within two or three days. If the fever does not go down, please call during opening hours. Your next appointment is in four weeks."),
]  # fmt: skip
# What people who make a text together leave for each other; some of it tells of real days and names.
LEFT_BEHIND: list[tuple[Language, str]] = [
    ("ja", "ここは浜田さんが書くはずでした。当日屋根にいたのは浜田さんだけなので、金曜までに二段落もらう約束です。届いたら入れます。それまで見出しと写真は消さないでください。"),
    ("ja", "二社目を断った理由、会議に出ていた人がいたら教えてもらえませんか。私の手元には請求書しかありません。三、四行でかまいません。文章はこちらで整えます。"),
    ("ja", "もう少しやわらかい案です。店主の言葉から始め、犬の話へつなげました。村の名前は仮に付けたものなので、実際の名前に替えてください。結びを短くした案も作りましょうか。"),
    ("ja", "瑠美さんへ。これではパンフレットと同じです。だれが怒って、何と言ったのですか。駐車場でのけんかを、自分の言葉で木曜までに送ってください。編集より。"),
    ("ja", "船を手放した理由をここに書くと約束しましたが、まだ言葉が見つかりません。締め切りは昨日でした。春の号できっとお話しします。"),
    ("en", "Left this one for Hamish, who was on the roof that day. He has promised me two paragraphs by Friday and I will drop them in then. Until that arrives please keep the heading and do not delete the picture."),
    ("en", "Could somebody who was at the meeting say why we dropped the second supplier? I only have the invoice. Three or four sentences would do, and I can tidy the grammar afterwards."),
    ("en", "Version two, warmer: the owner speaks first, then the dog. I made up the name of the village, so swap it for the real one. Shall I try a shorter ending as well?"),
    ("en", "Editor to Ruth: this still tells me nothing that the brochure doesn't. Who was angry, and what did she say? Send me the row in the car park, in your own words, before we close on Thursday."),
    ("en", "I promised to explain here why we sold the boat. I haven't found the words yet and the deadline was yesterday. You'll get the whole story in the spring issue."),
]  # fmt: skip
PASSING: list[tuple[Language, str]] = [
    ("ja", "編集部の机で、わたしは三度めの原稿を破りました。締め切りは翌朝です。窓の外が白むころ、森さんが黙ってお茶を置いていきました。あの一杯がなければ、最後の段落は書けなかったと思います。"),
    ("ja", "規約を改めた日のことはよく覚えています。川口の会議室で、わたしは第三条を声に出して読みました。田中さんが「それでは誰も守れない」と言い、その場で二行を消しました。十一月の寒い午後でした。"),
    ("ja", "倉庫の端末にログインできず、わたしは十分も立ち尽くしました。画面には「もう一度お試しください」とだけ出ます。田中さんは笑って、紙の帳面を出しました。結局その日は紙で百二十箱を数えました。"),
    ("en", "At the desk of the paper I tore up the third draft. The deadline was the next morning. When it grew light outside, Mori put a cup of tea beside me without a word, and I wrote the last paragraph at six."),
    ("en", "I remember the day we changed the terms. In the meeting room in Kawaguchi I read clause three aloud, and Tanaka said that nobody could keep it. We struck out two lines on the spot. It was a cold afternoon in November."),
    ("en", "I could not log in at the terminal in the warehouse and stood there for ten minutes. The screen only said that I should try again. Tanaka laughed and took out a paper book, and we counted 120 boxes by hand that day."),
    ("en", "I learned R because my supervisor used R. I write R every day, and when a student asks me whether R is dead I show her what we did with R last week and let her judge for herself."),
    ("en", "Over two nights I saw the importer drop key after key: `type`, `id`, `kind`, `unique`, `case`, `count`, `children`, `notes`, `cost`, `old`, `new`, and even an `event.0.extra` that nobody remembered. I had no idea where they had come from."),
    ("en", "The form has one field for each argument of `import`, and the page shows what it returns. If the file is not valid, the line is marked and the next one is read. It was built in a week by two trainees."),
    ("ja", "五月の連休に、わたしは川口の倉庫へ\n三日つづけて通い、田中さんの\n台車のうしろを歩きました。棚の番号は\n四十を過ぎたところで急に飛び、\n二人とも同じ所で立ち止まりました。紙の帳面を\n見せてもらうと、その欄だけ鉛筆が濃い。消しては\n書いた跡でした。わたしなら番号のほうを直します。\n"),
    ("ja", "味噌を仕込むときは、豆を親指と小指で挟んでつぶれるまで煮てください。わたしは去年そこを急ぎ、樽の底に硬い粒を残しました。今年は朝の五時に火を入れ、昼まで鍋の前を離れませんでした。"),
    ("en", "Boil the beans until you can crush one between your thumb and your little finger. I was in a hurry last year and found hard grains at the bottom of the barrel in August. This year I lit the stove at five and did not leave it until noon."),
    ("ja", "わたしは二〇一二年からＲを使っている。Ｒを選んだのは指導教員がＲしか書かなかったからで、Ｒの良さが分かったのは三年後、自分の学生にＲを教えたときだった。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "reason"), STOPPED)
def test_what_stands_in_for_a_text_is_stopped_and_the_reason_named(language: Language, text: str, reason: str) -> None:
    ((severity, said),) = told(language, text)
    assert severity is Severity.ERROR
    assert reason in said


@pytest.mark.parametrize(("language", "text", "reason"), CIRCLES)
def test_words_that_go_nowhere_are_stopped_though_people_use_each_of_them(
    language: Language, text: str, reason: str
) -> None:
    ((severity, said),) = told(language, text)
    assert severity is Severity.ERROR
    assert reason in said


@pytest.mark.parametrize(("language", "text"), UNLISTED)
def test_a_kind_that_no_list_knows_is_seen_and_what_it_speaks_of_is_shown(language: Language, text: str) -> None:
    ((severity, said),) = told(language, text)
    assert severity is Severity.ERROR
    shown = re.findall(
        r"「([^「」]+)」" if language == "ja" else "“([^”]+)”", said.partition("。" if language == "ja" else ":")[2]
    )
    assert len(shown) >= 3
    assert all(word in text.lower() for word in shown)


@pytest.mark.parametrize(("language", "text"), LEAFLETS)
def test_a_leaflet_is_no_section_that_somebody_wrote(language: Language, text: str) -> None:
    assert told(language, text)


@pytest.mark.parametrize(("language", "text"), LEFT_BEHIND)
def test_what_is_left_on_the_way_to_a_text_is_no_section(language: Language, text: str) -> None:
    assert told(language, text)


def test_words_of_the_making_of_a_text_make_one_turn_of_phrase_and_others_do_not() -> None:
    shared = turns("Your caption by Friday", "en") & turns("Your paragraph by Monday", "en")
    assert shared - turns("Your sofa by Henry", "en") - {"your", "by"}


@pytest.mark.parametrize(("language", "text"), UNLISTED)
def test_a_likeness_without_words_to_show_only_asks(language: Language, text: str) -> None:
    _, shown = named(text, text, text, language)
    unshown = shown._replace(words={group: {} for group in GROUPS})
    lean = leaning(text, language)
    silent = lean._replace(weights={})
    assert [(reason.kind, reason.sure) for reason in alike(text, unshown, 9.0, silent, language)] == [("alike", False)]
    assert [reason.sure for reason in alike(text, shown, 9.0, silent, language)] == [True]
    ((kind, words, _, sure),) = alike(text, unshown, 9.0, lean, language)
    assert (kind, sure) == ("register", True)
    assert words and all(word.rstrip("…") in text for word in words)


@pytest.mark.parametrize(("language", "text"), UNLISTED)
def test_words_that_people_use_of_their_subjects_show_nothing(language: Language, text: str) -> None:
    _, shown = named(text, text, text, language)
    silent = leaning(text, language)._replace(weights={})
    (found,) = alike(text, shown, 9.0, silent, language)
    weak = frozenset(found.words)
    again = [word for reason in alike(text, shown, 9.0, silent, language, weak) for word in reason.words]
    assert weak.isdisjoint(again)
    everything = frozenset(word for words in shown.words.values() for word in words)
    assert [reason.sure for reason in alike(text, shown, 9.0, silent, language, everything)] == [False]


@pytest.mark.parametrize(("language", "word"), [("en", "page"), ("en", "layout"), ("ja", "原稿"), ("ja", "差し替え")])
def test_words_for_the_text_itself_are_none_that_everybody_uses(language: Language, word: str) -> None:
    assert word not in common(language)


@pytest.mark.parametrize(("language", "text"), PASSING)
def test_somebody_who_tells_of_drafts_terms_and_screens_is_left_alone(language: Language, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("рlасеhоldеr", "placeholder"),
        ("de1ete this", "delete this"),
        ("lnsert it", "Insert it"),
        ("Ｔｏ ｄｏ", "To do"),
    ],
)
def test_letters_that_imitate_others_are_read_as_what_they_look_like(typed: str, meant: str) -> None:
    assert folded(typed) == meant


@pytest.mark.parametrize(
    "text", ["Björk and naïve façades", "東京タワーΔx", "i18n, mp3, 10 km, 3D, B2B, H2O", "Москва", "v1.0 and 2021"]
)
def test_letters_of_another_alphabet_are_no_imitation_by_themselves(text: str) -> None:
    assert imitations(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On [date] I met [name] of [company].", 3),
        ("〔日付〕に〔場所〕で〔相手〕に会った。", 3),
        ("[Go](https://go.dev) and [Rust][1] and [the docs] are terms.", 0),
        ("The sums are 16 (`p`), 38 (`L`) and 42 (`P`).", 0),
        ("答えは 16（`p`）、38（`L`）、42（`P`）だった。", 0),
        ("`{{name}}` and `$HOME` are code, and so is $x_i = \\frac{a}{b}$.", 0),
        ("NASA and the WHO agree.", 0),
        ("Somebody from X met Y.", 2),
        ("We wrote it in R, for R, with R.", 1),
        ("| What | Who |\n| --- | --- |\n| Door | Priya |", 0),
        ("Write to |name| of |company|.", 2),
        ("On such-and-such a day so-and-so of XXX said blah, blah.", 4),
        ("某月某日、某社のなんとかさんに会った。", 4),
        ("何とかしたいと言われ、なんとか間に合わせた。", 0),
        ("We [kept/sold] the (boat / van) because of <reason>.", 3),
        ("店は【続ける／閉める】と決め、理由は（人手｜家賃）だった。", 2),
        ("Links stay links: [on/off](https://example.org/a), and so does (see https://example.org/a/b).", 0),
        ("We met in , outside the hall, and carried a crate of and one of .", 3),
        ("始めたのは 年の春で、師匠は さん、費用は 円だった。", 3),
        ("春に Python の本を Go の人と読み、三日 で終えた。", 0),
        ("With [name] we moved to [town] in [year], for [habit] and [weather here].", 5),
        ("The [Wharf], the [Mill], the [Lido] and the [year].", 0),
        ("My (relative) sold the (animal) to a (colour) barber.", 3),
        ("（人物）が（動物）を抱いて、（場所）で待っていた。", 3),
        ("The (small) kiln, which (Ola) fired, was (as ever) cold; Ola (the potter) left.", 1),
        ("窯（小さいほう）は冷え、小野（窯元）が帰った（笑）。", 0),
        ("They paid us ██████ for the ▇▇▇▇ and the ▓▓.", 3),
        ("社名は████、額は▇▇▇だった。", 2),
    ],
)
def test_places_for_facts_are_told_from_terms_links_and_code(text: str, count: int) -> None:
    assert len(slots(text)) == count


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        (
            "我们早上六点到仓库的时候，门还没有开。老板说昨天晚上太冷，锁冻住了。大家在外面站了半个小时，最后用热水浇开，鞋子都湿了。明年冬天要换新锁。",
            True,
        ),
        (
            "朝六時に倉庫へ着くと、扉はまだ閉まっていた。夜の冷えで錠が凍り、班長がやかんの湯をかけるまで三十分、わたしたちは雪の上で足踏みをしていた。",
            False,
        ),
    ],
)
def test_kanji_without_kana_are_no_japanese_sentences(text: str, stopped: bool) -> None:
    assert [severity for severity, _ in told("ja", text)] == [Severity.ERROR] * stopped


NO_SENTENCES: list[tuple[Language, str, str]] = [
    ("ja", "Am achtzehnten November stand ich um acht Uhr in der Halle und sah zu, wie sie die Kisten zählten. Es war kalt, und die Frau neben mir hielt den Zettel mit beiden Händen fest.", "別の言語"),
    ("ja", "ヴィーア・ハーベン・ダス・クライネ・ハウス・ゲノメン、ヴァイル・ダス・グローセ・アム・フルス・シュテート。イム・ヴィンター・コムト・ダス・ヴァッサー・イン・デン・ケラー。", "並べただけ"),
    ("en", "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty", "list"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "reason"), NO_SENTENCES)
def test_another_language_or_a_list_is_seen_whatever_its_turns_are_like(
    language: Language, text: str, reason: str
) -> None:
    assert reason in " ".join(said for severity, said in told(language, text) if severity is Severity.ERROR)


WELL_KNOWN: list[tuple[Language, str]] = [
    ("ja", "うさぎが、のろまなかめを笑いました。それならどちらが先にふもとまで行けるか比べよう、とかめは言いました。うさぎは先まで走ると、ひと休みして眠ってしまいました。かめは休まず歩きました。"),
    ("en", "The Mole had been working very hard all the morning, spring-cleaning his little home. He went up ladders and along steps and chairs with a brush and a pail of whitewash, till his back ached."),
]  # fmt: skip
TOLD_OF: list[tuple[Language, str]] = [
    ("ja", "先週の劇で、息子はのろまなかめの役をもらいました。台詞は一つだけで、舞台の袖で何度も練習していました。幕が開くとうさぎ役の子が泣き出し、息子が手を引いて一緒に走りました。客席のわたしも泣きました。"),
    ("en", "My son was the Mole in the school play last week. He had a pail of whitewash, a broom and one line, which he said twice. When the Badger burst into tears he took her by the hand and they did the river together."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), WELL_KNOWN)
def test_a_tale_that_everybody_knows_is_nobodys_experience(language: Language, text: str) -> None:
    assert {"ja": "広く知られた", "en": "well-known"}[language] in " ".join(
        said for severity, said in told(language, text) if severity is Severity.ERROR
    )


@pytest.mark.parametrize(("language", "text"), TOLD_OF)
def test_who_tells_of_such_a_tale_is_left_alone(language: Language, text: str) -> None:
    assert told(language, text) == []


DIALECT = [
    "わしは予約制には反対や。電話で話すのが商売やと思うとる。",
    "おらは朝の市が好きだべ。みんなで話すのがええんだ。売れ残ってもかまわねえ、笑って帰るだけだっぺ。",
    "うちはやめとき言うたんやけど、あの人は聞かへんかった。ほいで結局、店をたたむことになってもうた。",
]


@pytest.mark.parametrize("text", DIALECT)
def test_dialect_is_no_babble_and_stops_nothing(text: str) -> None:
    for severity, said in told("ja", text):
        assert severity is Severity.WARNING
        assert "文字の並び" not in said


IN_ROWS: list[tuple[Language, str]] = [
    ("en", "- No phone bookings.\n- No deposits.\n- Priya answers the door until June.\n- If it fails, the phone comes back.\n"),
    ("en", "| What | Decision |\n| --- | --- |\n| Phone bookings | No |\n| Second door | Yes, by June |\n| Who | Priya |\n"),
    ("ja", "| こと | 決めたこと |\n| --- | --- |\n| 電話の予約 | やめる |\n| 入口をもう一つ | 六月までに作る |\n| 担当 | 西村 |\n"),
    ("ja", "- 電話の予約はやめる。\n- 前金も取らない。\n- 入口の番は西村が六月まで。\n- だめなら電話に戻す。\n"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), IN_ROWS)
def test_a_decision_in_a_list_or_a_table_is_stopped_for_nothing(language: Language, text: str) -> None:
    assert [said for severity, said in told(language, text) if severity is Severity.ERROR] == []
