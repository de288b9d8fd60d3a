"""What was said off the record is known again in another order, another script, with look-alike letters; other talk is not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bench.off_record import RETOLD, Case, cases, confidences
from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks, by_id
from pipeline.checking.session import Request, inspect
from pipeline.checking.sitewide import confided
from pipeline.language.roman import in_kana
from pipeline.model.report import ArticleReport, Report
from pipeline.policy.config import Config
from pipeline.report import json as json_report
from pipeline.sources import articles, notes
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import make_site, write

PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
# Another interview of the same site.
ELSEWHERE: dict[Language, str] = {
    "ja": "佐藤：[オフレコ] 本社の移転先は横浜の山下町に決まりました。なるほど、そういうことになるんですね。\n佐藤：荷物は月曜に届きます。\n",
    "en": "Sato: [off the record] The new head office is going to Leeds docks, I hear. I think that is what we do.\nSato: Goods come on Monday.\n",
}
known = cache(confidences)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text)
def test_every_case_of_the_table(case: Case) -> None:
    assert (known(case.language).source(case.text) is not None) is case.leaks


# What says everything in other words is not seen, and the page on limits says so.
SEEN = [case for case in cases(RETOLD) if case.kind != "paraphrase"]


@pytest.mark.parametrize("case", SEEN, ids=lambda case: case.text)
def test_retellings_in_other_letters_numbers_and_orders(case: Case) -> None:
    assert (known(case.language, RETOLD).source(case.text) is not None) is case.leaks


@pytest.mark.parametrize(
    ("latin", "kana"),
    [
        ("Sengetsu, Tōkyō no gakkō ni", "せんげつとうきょうのがっこうに"),
        ("syasin o mitte zasshi mo kau", "しゃしんおみってざっしもかう"),
        ("shin'ichi no matcha", "しんいちのまっちゃ"),
    ],
)
def test_latin_letters_are_read_as_kana(latin: str, kana: str) -> None:
    assert in_kana(latin) == kana


def judged(language: Language, text: str, path: str = "content/site/posts/a.md", more: str = "") -> ArticleReport:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language])
    config = Config(lang=language)
    own = notes.load((NOTES[language] + more).encode(), "content/notes/warehouse.txt")
    other = notes.load(ELSEWHERE[language].encode(), "content/notes/other.txt")
    inputs = Inputs(config=config, notes=(own,), all_notes=(*confided(own), *confided(other)))
    report, failures = judge(articles.parse(path, made.article, config), inputs, all_checks())
    assert failures == ()
    return report


def ids(report: ArticleReport) -> list[str]:
    return [found.check for found in report.findings]


VERBATIM: dict[Language, str] = {
    "ja": "移転先は横浜の山下町に決まりました。",
    "en": "We know that the new head office is going to Leeds docks now.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_from_notes_that_the_article_does_not_name_block_and_are_not_repeated(language: Language) -> None:
    report = judged(language, VERBATIM[language])
    assert ids(report) == ["off-record-leak"]
    shown = json_report.render(Report((report,), ()), language)
    assert "content/notes/other.txt" in shown
    assert not any(word in shown for word in ("山下町", "Leeds"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "本社は山下町へ移るそうです。"),
        ("ja", "なるほど、そういうことになるんですね。"),
        ("ja", "荷物は月曜に届きます。"),
        ("en", "The head office moves to Leeds."),
        ("en", "I think that is what we do."),
        ("en", "Goods come on Monday."),
    ],
)
def test_of_other_notes_only_what_is_word_for_word_and_says_something_counts(language: Language, text: str) -> None:
    assert "off-record-leak" not in ids(judged(language, text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_articles_own_notes_say_on_the_record_is_free(language: Language) -> None:
    name = {"ja": "田中：", "en": "Tanaka: "}[language]
    said = ELSEWHERE[language].split("] ")[1].split("。" if language == "ja" else ".")[0]
    assert "off-record-leak" not in ids(judged(language, VERBATIM[language], more=f"{name}{said}\n"))


@pytest.mark.parametrize(
    ("language", "name"),
    [("ja", "移転先は横浜の山下町に決まりました"), ("en", "the-new-head-office-is-going-to-leeds-docks")],
)
def test_the_name_of_the_file_is_a_place_too(language: Language, name: str) -> None:
    report = judged(language, "", f"content/site/posts/{name}.md")
    (found,) = (one for one in report.findings if one.check == "off-record-leak")
    assert found.finding.hint is not None
    assert {"ja": "ファイルの名前", "en": "name of this file"}[language] in by_id(found.check).message.filled(
        **found.finding.parameters
    ).render(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notes_file_of_the_site_is_read_and_one_that_cannot_be_is_named_once(
    tmp_path: Path, language: Language
) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{VERBATIM[language]}")])
    site = make_site(tmp_path, language)
    write(site / "content/site/posts/a.md", made.article)
    write(site / "content/site/posts/b.md", example(language).article)
    write(site / "content/notes/other.txt", ELSEWHERE[language])
    write(site / "content/notes/warehouse.txt", NOTES[language])
    checks = [by_id("off-record-leak")]
    report = inspect(open_site(site), Request(checks=checks))
    assert [[one.check for one in article.findings] for article in report.articles] == [["off-record-leak"], []]
    write(site / "content/notes/broken.json", '{"text": "[off the record" ')
    report = inspect(open_site(site), Request(checks=checks))
    assert [failure.path for failure in report.failures] == ["content/notes/broken.json"]
    assert not any(article.publishable for article in report.articles)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n[オフ\n\n00:02.000 --> 00:03.000\nレコ] 秘密です\n", True),
        ("田中：[ｵﾌﾚｺ] 秘密です", True),
        ("Tanaka: (Off the\nrecord) a secret", True),
        ("Tanaka: [OTR] a secret", True),
        ("田中：コレクションのフレーム", False),
        ("Tanaka: we checked the shelves", False),
    ],
)
def test_only_files_that_may_hold_a_mark_are_read_whole(text: str, may: bool) -> None:
    assert notes.may_be_off_record(text.encode(), "a.vtt") is may
