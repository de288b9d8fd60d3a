"""Unfinished text is stopped; finished prose that talks about unfinished text is not."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.placeholder_left import CHECK
from pipeline.drafting.writing import guidance
from pipeline.drafting.writing.asked import ASK, UNSAID
from pipeline.model.article import KINDS, Kind
from pipeline.model.questions import GENERAL
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

HEADINGS = {"ja": "## 見たこと {: .lived-experience }\n\n", "en": "## What I saw {: .lived-experience }\n\n"}


def lines(text: str, language: Language) -> list[int]:
    article = parse("content/site/posts/a.md", text, Config(lang=language))
    return [finding.line for finding in CHECK.find(article, Inputs())]


UNFINISHED = {
    "ja": [
        "TODO: 田中さんに数字を確認する",
        "TODO：写真を選ぶ",
        "- TODO: この辺に図が入る",
        "> TODO: 引用を探す",
        "【TODO】結論を書く",
        "TODO",
        "未記入",
        "（執筆中）",
        "※執筆中",
        "準備中です。",
        "近日公開",
        "後で書く。",
        "詳細は後日追記",
        "（あとで書く）",
        "（ここに体験談を書く）",
        "(ここに、店の概要を記載する)",
        "【ここにあなたの意見を入れてください】",
        "［写真を挿入］",
        "体験：（自分の体験を具体的に書いてください）",
        "ここに本文を記入してください。",
        "ここに結論が入ります。",
        "ここに…",
        "この文章はダミーです。文字の大きさを確かめるために入れています。",
        "テキストテキストテキストテキスト",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "売上は前の年より〇〇%増えました。",
        "わたしたちは○○株式会社の倉庫を訪ねました。",
        "この節は書きかけです。",
        "まだ分からないことが多いので、加筆いただけると嬉しいです。",
        "この行は公開前に削除してください。",
        "Coming soon",
    ],
    "en": [
        "TODO: ask Tanaka for the figure",
        "- TODO: a link goes in here",
        "TODO(mori): pick a photo",
        "[TODO] write the conclusion",
        "TODO",
        "TBD",
        "(TBD)",
        "[TK]",
        "[Insert your own story here]",
        "[Describe what you saw in the warehouse, in two or three sentences.]",
        "{Describe the inputs and the problem}",
        "[What did you decide, and why?]",
        "Experience: [your personal experience]",
        "(add your opinion here)",
        "Insert a photo of the warehouse here.",
        "Your text here",
        "Content goes here.",
        "Coming soon!",
        "The second half coming soon!",
        "To be written.",
        "Fill this in later.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "This section is a stub.",
        "This article is under construction.",
        "Delete this section before publishing.",
        "All italicised text gives hints and should be removed.",
        "Sales rose by XX% in a year.",
        "We were warm [insert your own anecdote] and left early.",
    ],
}

FINISHED = {
    "ja": [
        "TODO リストを壁に貼って、終わったものから消していきました。",
        "TODOアプリを三つ試しましたが、残ったのは紙でした。",
        "コードに「TODO: 直す」と書いたまま三年が過ぎていました。",
        "ソースに `TODO: 直す` と残っていました。",
        "<!-- TODO: 写真を選ぶ -->",
        "```\nTODO: 直す\n```",
        "この件については後ほど取り上げます。",
        "来年の会は「夜の市（仮）」という名前になる予定です。",
        "田中さんは、ここに書かれていない番号を指さしました。",
        "申込書には「ここに氏名を記入してください」とあります。",
        "新刊は執筆中で、秋に出ます。",
        "コメント欄に感想を書いてください。",
        "「〇〇さん、△△をお願いします」のように名前を呼ぶと伝わります。",
        "たとえば〇〇円引きと書かれた札より、理由を書いた札のほうが読まれます。",
        "二〇〇〇年に建った倉庫です。",
        "- TODO: これからやること\n- DOING: いまやっていること\n- DONE: 終わったこと",
        "見本には lorem ipsum と呼ばれる文が使われます。",
        "検索の窓に備考欄（未記入でも可）があります。",
        "【要確認】と書かれた付箋が残っていました。",
        "この文章はダミー会社の実在しない住所を例にしています。",
        "TODO\n\n- 札を替える\n- 棚を測る",
    ],
    "en": [
        "We pinned a TODO list to the wall and crossed things out.",
        "The code still said `TODO: fix this` three years later.",
        'A note saying "TODO: fix this" hung on the door.',
        "<!-- TODO: pick a photo -->",
        "```\nTODO: fix this\n```",
        "A second volume, which should be coming soon, will tell the rest.",
        "More photos coming soon!",
        "The date is to be announced next week.",
        "Nobody reads lorem ipsum, so nobody sees that the column is too narrow.",
        "The app is a work in progress, and it shows.",
        "Visitors fill in the blanks on a card by the door.",
        "We said the usual things, insert joke here, and went home.",
        'The form says "Enter your name here" and nothing else.',
        "He told me [the owner] had gone home.",
        "(Add salt, and it would have been soup.)",
        "- TODO: what we will do\n- DOING: what we do now\n- DONE: what we did",
        "Press [Add user] and wait.",
        "See [your name in lights](https://example.com/).",
        "This section is about shelves.",
        "Which of the two would you have chosen? I took the left one.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(key, text) for key in UNFINISHED for text in UNFINISHED[key]])
def test_unfinished_text_is_found_in_any_section(language: Language, text: str) -> None:
    assert lines(f"# A\n\n{text}\n", language) == [3]
    assert lines(f"{HEADINGS[language]}{text}\n", language) == [3]


@pytest.mark.parametrize(("language", "text"), [(key, text) for key in FINISHED for text in FINISHED[key]])
def test_finished_text_passes_in_any_section(language: Language, text: str) -> None:
    assert lines(f"# A\n\n{text}\n", language) == []
    assert lines(f"{HEADINGS[language]}{text}\n", language) == []


ANSWERED = {"ja": "朝六時に倉庫に立っていました。", "en": "I stood in the warehouse at six."}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_of_guidance_moved_out_of_its_comment_is_found(language: Language, kind: Kind) -> None:
    made = [form.text for forms in ASK[kind].values() for form in forms] + [ask for _, ask in UNSAID.values()]
    asked = [text.render(language).format_map(Blanks()) for text in made]
    asked += [text.render(language) for text in GENERAL[kind]]
    for line in (guidance._INTRO[kind].render(language), *asked):
        for bullet in ("", "- ", "* ", "・"):
            assert lines(f"{HEADINGS[language]}{ANSWERED[language]}\n\n{bullet}{line}\n", language) == [5], line
        assert lines(f"{HEADINGS[language]}<!--\n{line}\n-->\n\n{ANSWERED[language]}\n", language) == []


class Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "三割"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "- その場で何を見ましたか。\n- 誰が何と言いましたか？\n"),
        ("ja", "あなたが決めたことを書いてください。\n理由も具体的に書いてください。\n"),
        ("ja", "- 概要: 見たこととその理由を簡潔に説明してください。\n"),
        ("en", "- What did you see there?\n- Who said what?\n"),
        ("en", "- Describe what you saw, in two sentences.\n"),
        ("en", "Describe what you decided. Explain why you decided it.\n"),
    ],
)
def test_a_human_section_of_nothing_but_prompts_is_unfinished(language: Language, text: str) -> None:
    assert lines(HEADINGS[language] + text, language) == [3]
    assert lines(f"# A\n\n{text}", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "なぜ番号なのでしょうか。\n歩く距離が変わるからです。\n"),
        ("ja", "誰が歩くのですか？\n"),
        ("ja", "番号は大きく書きましょう。\n棚は測ってください。\n"),
        ("en", "Why numbers? Because they make people walk.\n"),
        ("en", "Who walks?\n"),
        ("en", "Share what you know. Write the number large. Put the label on first.\n"),
    ],
)
def test_questions_with_an_answer_and_advice_to_readers_are_prose(language: Language, text: str) -> None:
    assert lines(HEADINGS[language] + text, language) == []


@pytest.mark.parametrize(("language", "value"), [("ja", "記事のタイトル"), ("ja", "TODO"), ("en", "Your title here")])
def test_a_title_from_the_template_is_found(language: Language, value: str) -> None:
    assert lines(f"---\ndate: 2026-01-01\ntitle: {value}\n---\n本文です。\n", language) == [3]


@pytest.mark.parametrize(("language", "word"), [("ja", "担当：未定"), ("en", "Who answers for it: TBD")])
def test_a_blank_answer_counts_only_where_a_person_was_to_answer(language: Language, word: str) -> None:
    assert lines(HEADINGS[language] + word, language) == [3]
    assert lines(f"# A\n\n{word}\n", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "六時に会いました。TODO: 名前を足す。それから三人で帰りました。"),
        ("ja", "会場はTBD。日付はまだ聞いていません。"),
        ("en", "We met the crew at six. TODO: add their names. Then we left."),
        ("en", "The venue is TBD. We will ask the crew."),
        ("ja", "会場の借り賃は（TODO）円でした。"),
        ("ja", "会場はTBDです。"),
        ("en", "We met (TODO name) at the gate."),
        ("ja", "六時に会いました。それから三人で帰りました。TODO"),
        ("ja", "六時に会いました。三人で帰りました。あとで書く"),
        ("en", "We met the crew at six. Then we left. TODO"),
        ("en", "We met the crew at six and left at nine! To be written"),
    ],
)
def test_a_note_within_a_line_of_a_human_section_is_found(language: Language, text: str) -> None:
    assert lines(f"{HEADINGS[language]}{text}\n", language) == [3]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "壁の紙にはTODOと書いてありました。TBDという略語はだれも使いません。"),
        ("ja", "班長は「会場はTBD。」とだけ書いていました。"),
        ("ja", "班長の表（TODO リスト）は壁にあります。"),
        ("ja", "棚の札は読めました。名前はあとで書くと決めていました"),
        ("en", "The list was short. Nobody had crossed out the first TODO"),
        ("en", "The board (TODO list) hangs on the wall."),
        ("en", "A TODO list hangs on the wall, and nobody there says TBD or TBA to a driver."),
        ("en", 'The foreman had written "venue: TBD." on the board.'),
    ],
)
def test_talk_of_such_notes_is_no_note(language: Language, text: str) -> None:
    assert lines(f"{HEADINGS[language]}{text}\n", language) == []
