"""Front matter: what MkDocs would silently get wrong is named."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.errors import UnreadableError
from pipeline.model.article import Article
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.sources.front_matter import parse
from tests.sites import article


def front(*lines: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---\n# x\n"


GOOD = ("title: 題", "date: 2026-11-20")


def problems(*lines: str) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.what.ja, problem.what.en) for problem in parse(front(*lines)).problems]


def test_a_complete_block_is_read() -> None:
    matter = parse(
        front(
            *GOOD, "draft: true", "lang: en", "type: essay", "notes: [a.vtt]", "brief: {reader: r, leave_out: [x, y]}"
        )
    )
    assert matter.problems == ()
    assert (matter.title, matter.date, matter.draft, matter.lang, matter.type) == (
        "題",
        date(2026, 11, 20),
        True,
        "en",
        "essay",
    )
    assert matter.notes == ("a.vtt",)
    assert (matter.brief.reader, matter.brief.leave_out) == ("r", ("x", "y"))


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (("title: a: b", "date: 2026-11-20"), 2),
        (("title: 題", "title: 別の題", "date: 2026-11-20"), 3),
        (("title: 題", "date: 2026-11-20", "brief:", "  reader: a", "  reader: b"), 6),
        (("title: no", "date: 2026-11-20"), 2),
        (("title: 題", "date: 昨日"), 3),
        (("title: 題",), 1),
        (("date: 2026-11-20",), 1),
        ((*GOOD, 'draft: "true"'), 4),
        ((*GOOD, "draft: yes please"), 4),
        ((*GOOD, "lang: no"), 4),
        ((*GOOD, "type: blog"), 4),
        ((*GOOD, "authors: mori"), 4),
        ((*GOOD, "notes: {a: b}"), 4),
        ((*GOOD, "notes: [../secret.txt]"), 4),
        ((*GOOD, "notes: [/etc/passwd]"), 4),
    ],
)
def test_a_mistake_is_named_with_its_line_in_both_languages(lines: tuple[str, ...], line: int) -> None:
    found = problems(*lines)
    assert [number for number, _, _ in found] == [line]
    assert all(ja and en and ja != en for _, ja, en in found)


@pytest.mark.parametrize("draft", ['"true"', "1", "maybe", "[true]", "null"])
def test_a_draft_mark_that_is_no_boolean_never_counts_as_a_draft(draft: str) -> None:
    matter = parse(front(*GOOD, f"draft: {draft}"))
    assert not matter.draft
    assert matter.problems and not matter.readable


@pytest.mark.parametrize(
    "text",
    [
        "# no block\n",
        "---\ntitle: never closed\n",
        "---\n- a list\n---\n",
        "---\n&a [*a]\n---\n",
        "",
        "draft: true\n\nx\n",
    ],
)
def test_what_mkdocs_would_publish_as_body_text_is_unreadable(text: str) -> None:
    matter = parse(text)
    assert not matter.readable and matter.problems


def test_a_slip_in_a_key_is_a_warning_and_other_plugins_keys_pass() -> None:
    assert [problem.warning for problem in parse(front(*GOOD, "descripton: x")).problems] == [True]
    assert parse(front(*GOOD, "tags: [a]", "hide: [toc]", "pin: true", "my_plugin: {a: 1}")).problems == ()


def test_a_sea_of_aliases_is_read_in_no_time() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    assert parse(front(*GOOD, *lines)).readable


@pytest.mark.parametrize("block", ["[" * 300_000, "a: " + "{b: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_settings_nested_without_end_are_refused_and_end_nothing(block: str) -> None:
    matter = parse(f"---\n{block}\n---\n# x\n")
    assert not matter.readable and matter.problems


def parsed(text: str, lang: str = "ja") -> Article:
    return articles.parse("content/site/posts/a.md", text, Config(lang="ja" if lang == "ja" else "en"))


@pytest.mark.parametrize(("text", "lang"), [(article("ja"), "en"), (article("en"), "ja")])
def test_a_language_against_the_script_is_a_problem(text: str, lang: str) -> None:
    wrong = text.replace("lang: ja", "lang: en") if lang == "en" else text.replace("lang: en", "lang: ja")
    assert [problem.line for problem in parsed(wrong).front_matter.problems] == [4]


def test_bytes_that_are_no_text_are_unreadable_with_their_line() -> None:
    with pytest.raises(UnreadableError) as error:
        articles.decode("一行目\n二行目".encode("cp932"), "a.md")
    assert error.value.line == 1
    with pytest.raises(UnreadableError) as error:
        articles.decode(b"one\ntwo \xff\n", "a.md")
    assert error.value.line == 2
    with pytest.raises(UnreadableError):
        articles.decode(b"a\0b", "a.md")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_make_no_difference(ends: str) -> None:
    data = ("\ufeff" + article("ja").replace("\n", ends)).encode()
    assert parsed(articles.decode(data, "a.md")).human_sections == parsed(article("ja")).human_sections


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## 体験", "lived-experience"),
        ("## 一次情報", "lived-experience"),
        ("## Our decision", "decision"),
        ("## ＭＹ　ＯＰＩＮＩＯＮ", "opinion"),
        ("## 何でも {: .story }", "story"),
        ("## 何でも {.decision}", "decision"),
        ("体験\n---", "lived-experience"),
    ],
)
def test_a_human_heading_is_known_by_class_or_by_name(heading: str, kind: str) -> None:
    text = front(*GOOD) + f"\n{heading}\n\n文章。\n"
    assert [section.kind for section in parsed(text).human_sections] == [kind]


def test_text_belongs_to_the_innermost_human_section() -> None:
    text = front(*GOOD) + "\n## 体験\n\n外。\n\n### 意見\n\n内。\n\n### 小見出し\n\n外に戻る。\n\n## 次\n\n機械。\n"
    sections = {section.kind: section.text for section in parsed(text).human_sections}
    assert sections == {"lived-experience": "外。\n\n外に戻る。", "opinion": "内。"}


def test_two_kinds_on_one_heading_are_ambiguous() -> None:
    text = front(*GOOD) + "\n## 体験 {: .opinion }\n\n文章。\n"
    assert any(oddity.everywhere for oddity in parsed(text).oddities)


@pytest.mark.parametrize("change", ["long", "notes", "ledger"])
def test_a_notice_that_is_none_must_have_its_human_sections(change: str) -> None:
    notes = ("notes: [a.vtt]",) if change == "notes" else ()
    body = "臨時休業のお知らせです。" * (40 if change == "long" else 3)
    text = front(*GOOD, "type: notice", *notes) + f"\n{body}\n"
    assert articles.parse("a.md", text, Config(lang="ja"), has_ledger=change == "ledger").required
    short = front(*GOOD, "type: notice") + "\n臨時休業のお知らせです。\n"
    assert articles.parse("a.md", short, Config(lang="ja")).required == ()


def test_settings_longer_than_anybody_writes_are_refused_with_their_reason() -> None:
    matter = parse(front(*GOOD, *(f"k{number}: 1" for number in range(300_000))))
    assert not matter.readable
    assert [("100,000" in problem.what.ja, "100,000" in problem.what.en) for problem in matter.problems] == [
        (True, True)
    ]


def test_an_unknown_key_of_the_brief_is_named_with_the_nearest() -> None:
    [(line, ja, en)] = problems(*GOOD, "brief: {reder: x}")
    assert line == 4
    assert "brief.reder" in ja and "brief.reder" in en and "「reader」" in ja and "'reader'" in en


def test_a_file_larger_than_any_article_is_refused_not_read() -> None:
    with pytest.raises(UnreadableError) as error:
        articles.decode(b"a" * 10_000_001, "a.md")
    assert "10" in error.value.message.ja and "10" in error.value.message.en and error.value.status == 3


@pytest.mark.parametrize("line", ["Draft: true", "drafts: true", "DRAFT: true"])
def test_a_draft_held_back_under_a_misspelt_key_is_no_mere_warning(line: str) -> None:
    problems = parse(front(*GOOD, line)).problems
    assert [(problem.line, problem.warning) for problem in problems] == [(4, False)]
    assert "draft: true" in problems[0].what.ja and "draft: true" in problems[0].what.en


@pytest.mark.parametrize("lines", [("Draft: false",), ("draft: false", "drafts: true")])
def test_a_misspelt_key_that_holds_nothing_back_is_a_warning(lines: tuple[str, ...]) -> None:
    assert [problem.warning for problem in parse(front(*GOOD, *lines)).problems] == [True]


@pytest.mark.parametrize(
    ("tags", "said"),
    [("旅館、電話", "[旅館, 電話]"), ("[旅館、電話, 宿]", "[旅館, 電話]"), ("inns, phones", "[inns, phones]")],
)
def test_tags_that_became_one_are_told_apart(tags: str, said: str) -> None:
    (problem,) = parse(front(*GOOD, f"tags: {tags}")).problems
    assert problem.warning
    assert said in problem.what.ja
    assert said in problem.what.en
    assert not parse(front(*GOOD, "tags: [旅館, 電話]")).problems
