"""`pipeline facts` as an editor uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checking.examples import NOTES, example
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import make_site, write

POST = "content/site/posts/a.md"
PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
SEEN: dict[Language, str] = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}
ADDED: dict[Language, str] = {
    "ja": """田中さんは「番号を入荷の順にしただけです」と話します。田中さんは「機械は全部入れ替えました」とも話します。

県内の倉庫は1,200棟です（[統計](https://example.com/)）。

倉庫は45棟あります。

ある調査によると、遠回りは多いそうです。""",
    "en": """“We just put the numbers in the order in which goods arrive,” says Tanaka. “We replaced every machine,” says Tanaka.

There are 1,200 warehouses in the county ([figures](https://example.com/)).

They have 45 trolleys.

A recent study found that detours are common.""",
}
OWN: dict[Language, str] = {"ja": "わたしは歩数を8,214歩まで数えました。", "en": "I counted 8,214 steps."}


def site(folder: Path, language: Language, added: str = "") -> Path:
    make_site(folder, language)
    made = example(
        language,
        [
            (PLAIN[language], f"{PLAIN[language]}\n\n{added or ADDED[language]}"),
            (SEEN[language], f"{SEEN[language]}\n{OWN[language]}"),
        ],
        notes=NOTES[language],
    )
    write(folder / POST, made.article)
    write(folder / "content/notes/warehouse.txt", NOTES[language])
    return folder


def listed(folder: Path, *arguments: str) -> dict[str, list[dict[str, object]]]:
    result = pipeline(folder, "facts", POST, "--format", "json", *arguments)
    assert result.returncode == 0, result.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_quotation_figure_and_claim_stands_there_with_what_backs_it(tmp_path: Path, language: Language) -> None:
    items = listed(site(tmp_path, language))["items"]
    states = {(str(item["kind"]), str(item["text"])): item["state"] for item in items}
    quoted = {"ja": "番号を入荷の順にしただけです", "en": "We just put the numbers in the order in which goods arrive,"}
    put_in = {"ja": "機械は全部入れ替えました", "en": "We replaced every machine,"}
    assert states["quotation", quoted[language]] == "in-notes"
    assert states["quotation", put_in[language]] == "unsupported"
    by_number = {text: state for (kind, text), state in states.items() if kind == "figure"}
    assert {by_number[text] for text in by_number if "1,200" in text} == {"cited"}
    assert {by_number[text] for text in by_number if "45" in text} == {"unsupported"}
    assert {by_number[text] for text in by_number if "8,214" in text} == {"own-word"}
    assert [item["state"] for item in items if item["kind"] == "claim"] == ["unsupported"]
    place = next(item["where"] for item in items if item["text"] == quoted[language])
    assert isinstance(place, dict) and place["notes"] == "content/notes/warehouse.txt"
    said = NOTES[language].split("\n")[int(place["line"]) - 1]
    assert ("番号を入荷の順" if language == "ja" else "put the numbers") in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_is_kept_until_its_sentence_changes(tmp_path: Path, language: Language) -> None:
    folder = site(tmp_path, language)
    item = next(one for one in listed(folder)["items"] if "45" in str(one["text"]))
    key = str(item["id"])
    assert pipeline(folder, "facts", POST, "--mark", key).returncode == 2  # nobody has put a name to it
    for unused in ("--by", "--note"):
        refused = pipeline(folder, "facts", POST, unused, "Mori", "--lang", language)
        assert refused.returncode == 2 and "--mark" in refused.stderr
    done = listed(folder, "--mark", key, "--by", "森 Mori", "--note", "台帳 ledger")
    marked = next(one for one in done["items"] if one["id"] == key)["mark"]
    assert isinstance(marked, dict) and (marked["by"], marked["note"]) == ("森 Mori", "台帳 ledger")
    article = folder / POST
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace(PLAIN[language], f"{PLAIN[language]} "), encoding="utf-8")
    assert next(one for one in listed(folder)["items"] if one["id"] == key)["mark"] is not None
    article.write_text(text.replace("45", "46"), encoding="utf-8")
    after = listed(folder)
    assert [one["id"] for one in after["void"]] == [key]
    assert all(one["mark"] is None for one in after["items"])
    shown = pipeline(folder, "facts", POST, "--lang", language).stdout
    assert key in shown and ("取り消され" if language == "ja" else "void") in shown
    article.write_text(text, encoding="utf-8")
    assert all(one["mark"] is None for one in listed(folder, "--unmark", key)["items"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_and_the_markdown_say_the_same(tmp_path: Path, language: Language) -> None:
    folder = site(tmp_path, language)
    items = listed(folder)["items"]
    for format_ in ("terminal", "markdown"):
        shown = pipeline(folder, "facts", POST, "--format", format_, "--lang", language).stdout
        assert all(str(item["id"]) in shown for item in items)
        assert ("裏づけなし" if language == "ja" else "unsupported") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_off_record_words_and_personal_data_are_withheld_and_missing_notes_are_no_empty_list(
    tmp_path: Path, language: Language
) -> None:
    folder = site(
        tmp_path,
        language,
        {
            "ja": "田中さんは「電話は090-1234-5678にください」と話します。",
            "en": "“Call me on +81 90 1234 5678,” says Tanaka.",
        }[language],
    )
    for format_ in ("terminal", "json", "markdown"):
        shown = pipeline(folder, "facts", POST, "--format", format_).stdout
        assert "quotation" in shown or "引用" in shown
        assert "1234" not in shown
    (folder / "content/notes/warehouse.txt").unlink()
    missing = pipeline(folder, "facts", POST)
    assert missing.returncode == 3
    assert "warehouse.txt" in missing.stderr


def test_a_damaged_record_of_marks_is_not_taken_for_none(tmp_path: Path) -> None:
    folder = site(tmp_path, "ja")
    write(folder / "content/facts/a.json", '{"version": 1, "marks": [{"id": 1}]}')
    assert pipeline(folder, "facts", POST).returncode == 3


RETOLD: dict[Language, str] = {
    "ja": "<!-- 未確認 u4 -->\n\n並べ方を変えただけで、歩く距離が減ったそうです。\n\n田中さんは番号を入荷の順にしました。",
    "en": "<!-- unverified u4 -->\n\nA new order alone is said to have made them walk less.\n\nTanaka put the numbers in the order of arrival.",
}
TITLED: dict[Language, str] = {"ja": "<!-- 未確認 題名 u4 -->", "en": "<!-- unverified title u4 -->"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_machine_wrote_and_nobody_has_read_is_listed_as_unverified(tmp_path: Path, language: Language) -> None:
    folder = site(tmp_path, language, f"{TITLED[language]}\n\n{RETOLD[language]}")
    found = listed(folder)
    waiting = [one for one in found["items"] if one["state"] == "unverified"]
    title, sentence = waiting
    assert {one["kind"] for one in waiting} == {"sentence"}
    assert sentence["text"] == RETOLD[language].split("\n\n")[1] and sentence["where"]
    assert title["line"] == 2 and title["text"]
    assert found["summary"]["unverified"] == 2  # type: ignore[call-overload]  # YAML or JSON as written
    shown = pipeline(folder, "facts", POST, "--lang", language).stdout
    assert {"ja": "未確認の機械の文：2件", "en": "2 by a machine, unverified"}[language] in shown
    # A person takes the marks away, and nothing waits any more.
    text = (folder / POST).read_text(encoding="utf-8")
    write(folder / POST, text.replace(TITLED[language], "").replace(RETOLD[language].split("\n")[0], ""))
    assert not any(one["state"] == "unverified" for one in listed(folder)["items"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["content/site/index.md", "content/notes/warehouse.txt"])
def test_a_file_that_is_no_article_has_no_list_of_facts(tmp_path: Path, language: Language, path: str) -> None:
    result = pipeline(site(tmp_path, language), "facts", path, "--lang", language)
    assert result.returncode == 2
    assert {"ja": "記事ではありません", "en": "is no article"}[language] in result.stderr
    assert result.stdout == ""
