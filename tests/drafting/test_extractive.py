"""What a draft holds, judged as its reader and its editor would."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import render
from pipeline.drafting.writing.outline import (
    Bullets,
    Comment,
    Outline,
    PlannedSection,
    Question,
    Quotation,
    Sentence,
    Table,
    sentences,
)
from pipeline.drafting.writing.recording import everything, record
from pipeline.model.article import Brief
from pipeline.model.ledger import LedgerDraft
from pipeline.model.notes import Notes, references
from pipeline.policy.config import Config
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language
from tests.drafting.interviews import EN, JA, SECRETS, interview

CONFIG = Config()
POINTS = {"ja": "要点", "en": "Key points"}
FIGURES = {"ja": "数字で見る", "en": "In figures"}
FAQ = {"ja": "よくある質問", "en": "Frequently asked questions"}


def order(article_type: str = "case-study") -> Order:
    return Order(article_type, CONFIG.required(article_type), frozenset(CONFIG.headings))


def draft(notes: Notes, brief: Brief | None = None, article_type: str = "case-study") -> Outline:
    return plan([notes], brief or Brief(), order(article_type))


def recorded(outline: Outline, notes: Notes) -> LedgerDraft:
    return record(everything(outline, notes.language), [notes], references([notes]))


def section(outline: Outline, heading: str) -> PlannedSection | None:
    return next((one for one in outline.sections if one.heading == heading), None)


def machine_text(outline: Outline) -> str:
    return "\n".join(
        sentence.text
        for one in outline.sections
        if one.kind is None
        for block in one.blocks
        for sentence in sentences(block)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("article_type", ["case-study", "interview"])
def test_the_conclusion_comes_first_and_the_human_sections_last(language: Language, article_type: str) -> None:
    outline = draft(interview(language), article_type=article_type)
    assert outline.sections[0].heading == POINTS[language]
    assert [one.kind for one in outline.sections[-3:]] == ["lived-experience", "opinion", "decision"]
    assert all(one.kind is None for one in outline.sections[:-3])


@pytest.mark.parametrize(
    ("language", "said", "idle"),
    [
        ("ja", "番号札の貼り間違いが月に30件から2件になった", ("よろしく", "ありがとう", "なるほど", "えーと")),
        ("en", "from 40 minutes to 22 minutes", ("Thanks for having me", "good to see you", "Wow", "Um,")),
    ],
)
def test_what_matters_is_chosen_and_small_talk_is_not(language: Language, said: str, idle: tuple[str, ...]) -> None:
    outline = draft(interview(language))
    points = section(outline, POINTS[language])
    assert points is not None
    assert said in "".join(sentence.text for block in points.blocks for sentence in sentences(block))
    body = "\n".join(
        sentence.text
        for one in outline.sections
        if one.kind is None
        for block in one.blocks
        if not isinstance(block, Quotation)
        for sentence in sentences(block)
    )
    assert not any(word in body for word in idle)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice_in_the_body(language: Language) -> None:
    """A talk no longer than an article is told whole, whatever of it is a key point."""
    outline = draft(interview(language))
    said = [
        sentence.text
        for one in outline.sections
        if one.kind is None
        for block in one.blocks
        if not isinstance(block, Table | Bullets)
        for sentence in sentences(block)
    ]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_machine_sentence_leads_back_to_utterances_that_hold_its_words(language: Language) -> None:
    notes = interview(language)
    spoken = {utterance.id: utterance.text for utterance in notes.on_record}
    outline = draft(notes)
    for one in outline.sections:
        for block in one.blocks:
            if isinstance(block, Comment):
                continue
            found = [block.rows] if isinstance(block, Table) else [tuple(sentences(block))]
            for sentence in found[0]:
                assert sentence.utterances, sentence.text
                source = " ".join(spoken[id_] for id_ in sentence.utterances).casefold()
                words = re.findall(
                    r"[\u4e00-\u9fff]+|[a-z]{2,}|\d+",
                    sentence.text.split(" | ")[-2 if isinstance(block, Table) else 0].casefold(),
                )
                assert words and all(word in source for word in words), sentence.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_are_verbatim_with_their_speaker(language: Language) -> None:
    notes = interview(language)
    quotations = [block for one in draft(notes).sections for block in one.blocks if isinstance(block, Quotation)]
    assert quotations
    for quotation in quotations:
        (said,) = [one for one in notes.on_record if one.id == quotation.sentence.utterances[0]]
        assert quotation.sentence.text in said.text
        assert quotation.speaker == said.speaker


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_off_the_record_is_anywhere(language: Language) -> None:
    notes = interview(language)
    outline = draft(notes)
    hidden = {utterance.id for utterance in notes.utterances if utterance.off_record}
    everything = f"{outline!r}"
    assert hidden
    assert not any(word in everything for word in SECRETS[language])
    entry = recorded(outline, notes)
    used = {id_ for section in entry.sections for sentence in section.sentences for id_ in sentence.utterances}
    assert not hidden & {*used, *entry.dropped}


@pytest.mark.parametrize("language", LANGUAGES)
def test_used_and_dropped_are_all_that_was_on_the_record(language: Language) -> None:
    notes = interview(language)
    entry = recorded(draft(notes), notes)
    assert entry.used and entry.dropped
    assert entry.used | set(entry.dropped) == {utterance.id for utterance in notes.on_record}
    assert not entry.used & set(entry.dropped)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_a_comment_quotes_does_not_count_as_used(language: Language) -> None:
    """The number is told to readers, who see no questions to the writer and no candidates for the title."""
    notes = interview(language)
    outline = draft(notes)
    asked = Comment(
        (Sentence({"ja": "・これは何ですか。", "en": "* What is this?"}[language], (notes.on_record[0].id,)),)
    )
    kind = next(section for section in outline.sections if section.kind)
    bare = replace(outline, opening=(), lead=(), sections=(replace(kind, blocks=(asked,)),))
    assert recorded(bare, notes).used == frozenset()
    standing = {
        id_
        for blocks in (outline.lead, *(section.blocks for section in outline.sections if section.kind is None))
        for block in blocks
        if not isinstance(block, Comment)
        for sentence in sentences(block)
        for id_ in sentence.utterances
    }
    assert recorded(outline, notes).used == standing


@pytest.mark.parametrize(
    ("language", "change", "figure"),
    [("ja", "3日 → 半日", "28万円"), ("en", "40 minutes → 22 minutes", "$310 a month")],
)
def test_figures_stand_in_a_table_with_what_they_are(language: Language, change: str, figure: str) -> None:
    found = section(draft(interview(language)), FIGURES[language])
    assert found is not None
    rows = [sentence.text.split(" | ") for block in found.blocks if isinstance(block, Table) for sentence in block.rows]
    values = {value: meaning for value, meaning, _ in rows}
    assert change in values
    assert len(values[figure]) > len(figure) + 8


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ja",
            "森: 庭の手入れで何が一番むずかしいですか。\n田辺: 水やりの加減です。土の色を見て、朝のうちに水をやります。\n",
        ),
        (
            "en",
            "Lee: What is the hardest part of looking after a garden?\nMara: Watering. I look at the colour of the soil and water early in the morning.\n",
        ),
    ],
)
def test_without_figures_there_is_no_table(language: Language, text: str) -> None:
    outline = draft(interview(language, text))
    assert not any(isinstance(block, Table) for one in outline.sections for block in one.blocks)


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("ja", "これから検品を変えたい倉庫は、何から始めればいいですか？", "返品の理由を数える"),
        ("en", "What should another kitchen do first?", "Count the wrong dishes"),
    ],
)
def test_questions_of_the_interview_get_the_answers_they_got(language: Language, question: str, answer: str) -> None:
    found = section(draft(interview(language)), FAQ[language])
    assert found is not None
    texts = [" ".join(sentence.text for sentence in sentences(block)) for block in found.blocks]
    questions = [block.sentence.text for block in found.blocks if isinstance(block, Question)]
    assert question in questions
    assert answer in texts[texts.index(question) + 1]


SEEKS_ASSENT: dict[Language, tuple[str, str, str]] = {
    "ja": ("何から始めればいいですか。", "何から始めるかで差がつくので、そこは粘り強さがありますよね。", "粘り強さ"),
    "en": ("What should another kitchen do first?", "What a kitchen does first is what matters, right?", "right?"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_seeks_assent_asks_no_question_of_readers(language: Language) -> None:
    asked, sought, words = SEEKS_ASSENT[language]
    text = {"ja": JA, "en": EN}[language].replace(asked, sought)
    assert sought in text
    found = section(draft(interview(language, text)), FAQ[language])
    assert found is None or not [
        block for block in found.blocks if isinstance(block, Question) and words in block.sentence.text
    ]


def test_an_interview_reads_as_a_conversation() -> None:
    outline = draft(interview("ja"), article_type="interview")
    body = render.body(outline, "ja")
    assert re.search(r"\*\*森\*\*：[^\n]*？\n\n\*\*小野寺\*\*：", body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_brief_the_draft_says_that_the_machine_chose(language: Language) -> None:
    said = {"ja": "機械が選びました", "en": "the machine chose"}[language]
    notes = interview(language)
    assert said in render.preamble(draft(notes), language)
    assert said not in render.preamble(draft(notes, Brief(message="x")), language)


@pytest.mark.parametrize(
    ("language", "message", "wanted"),
    [
        ("ja", "混乱した現場で色を覚える苦労", "混乱"),
        ("en", "colours that nobody could tell apart in the evening light", "greens apart"),
    ],
)
def test_a_brief_steers_what_is_chosen(language: Language, message: str, wanted: str) -> None:
    notes = interview(language)
    points = section(draft(notes, Brief(message=message)), POINTS[language])
    without = section(draft(notes), POINTS[language])
    assert points is not None and without is not None
    assert wanted in render.section(points, language)
    assert wanted not in render.section(without, language)


@pytest.mark.parametrize(("language", "term"), [("ja", "バーコード"), ("en", "tablet systems")])
def test_what_the_brief_leaves_out_is_left_out_everywhere(language: Language, term: str) -> None:
    outline = draft(interview(language), Brief(leave_out=(term,)))
    stem = term.removesuffix("s")
    assert stem not in machine_text(outline)
    assert not any(stem in tag.text for tag in outline.tags)
    assert stem not in outline.title.text + outline.description.text
    assert not any(
        stem in sentence.text for one in outline.sections for block in one.blocks for sentence in sentences(block)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_guidance_asks_this_writer_about_this_interview(language: Language) -> None:
    outline = draft(interview(language))
    facts = {"ja": ("番号札", "小野寺", "30件"), "en": ("Dana", "rail", "minutes")}[language]
    everything = ""
    for one in outline.sections[-3:]:
        (block,) = one.blocks
        assert isinstance(block, Comment)
        asked = block.lines[1:]
        assert 3 <= len(asked) <= 4
        assert all(line.text.rstrip().endswith(("。", "?")) for line in asked)
        everything += "\n".join(line.text for line in asked)
    assert all(fact in everything for fact in facts)


def test_notes_without_speakers_yield_no_quotation_and_no_name() -> None:
    lines = [line.partition(": ")[2] for line in JA.split("---\n")[2].splitlines() if ": " in line]
    outline = draft(interview("ja", "\n\n".join(lines), "talk.txt"))
    body = render.body(outline, "ja")
    assert not any(isinstance(block, Quotation) for one in outline.sections for block in one.blocks)
    assert "小野寺" not in body and "**" not in body
    assert "番号札" in body


def test_speech_recognition_without_punctuation_still_gives_sentences() -> None:
    text = (
        "A：今日は倉庫の話を聞きたいんですけど検品はどうやってたんですか\n"
        "B：そうですねえっと紙の帳票で検品してたんですけどまあ読み間違いが多くて困ってたんですねで去年は返品が52件あったんですよ"
        "それで番号札を貼ることにしたんですけど最初はみんな色を覚えられなくて大変でした\n"
    )
    outline = draft(interview("ja", text, "talk.txt"))
    said = [
        sentence.text
        for one in outline.sections
        if one.kind is None
        for block in one.blocks
        for sentence in sentences(block)
    ]
    assert any("返品が52件" in sentence for sentence in said)
    assert all(len(sentence) < 90 for sentence in said)
    assert not any("えっと" in sentence or "まあ" in sentence for sentence in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_that_would_make_a_human_section_is_worded_otherwise(language: Language) -> None:
    word = {"ja": "体験", "en": "experience"}[language]
    text = {
        "ja": "".join(f"田辺: {word}は{n}日で終わりました。{word}の棚を直しました。\n" for n in range(3, 9)),
        "en": "".join(f"Mara: The {word} took {n} days. The {word} of the team was short.\n" for n in range(3, 9)),
    }[language]
    config = Config(headings={**CONFIG.headings, "棚": "opinion", "shelf": "opinion"})
    outline = plan([interview(language, text)], Brief(), Order("case-study", (), frozenset(config.headings)))
    assert not {one.heading.casefold() for one in outline.sections} & set(config.headings)


def test_two_files_make_one_article_whose_sentences_name_their_file() -> None:
    first, second = interview("en", name="a.md"), interview("en", EN.replace("Dana", "Rosa"), "b.md")
    outline = plan([first, second], Brief(), order())
    entry = record(everything(outline, "en"), [first, second], references([first, second]))
    used = {id_ for section in entry.sections for sentence in section.sentences for id_ in sentence.utterances}
    assert {id_.split("#")[0] for id_ in used} == {"a.md", "b.md"}
    assert all("#" in id_ for id_ in (*used, *entry.dropped))


def test_what_a_transcriber_notes_of_sounds_is_not_printed() -> None:
    notes = "Nell: What do you mend first?\n\nOwen: We always {vocalsound} mend the keel of a boat before the mast. Then {pause} we oil the oars, and nobody sails before they are dry.\n"
    planned = plan([reading.load(notes.encode(), "talk.md")], Brief(), Order("interview", ("opinion",)))
    told = " ".join(one.text for section in planned.sections for block in section.blocks for one in sentences(block))
    assert "We always mend the keel" in told and "{" not in told
