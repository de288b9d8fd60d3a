"""What a writer asks around a draft: sources, checking time, the brief, what was not asked, what to ask."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import draft as draft_command
from pipeline.wording import LANGUAGES, Language
from tests.cli.test_draft import ARTICLE, NOTES, front_matter, pipeline, site
from tests.drafting.interviews import SECRETS, TEXTS
from tests.sites import make_site, write


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_machine_sentence_is_shown_with_its_source(tmp_path: Path, language: Language) -> None:
    site(tmp_path, language)
    pipeline(tmp_path, "draft", NOTES)
    result = pipeline(tmp_path, "draft", "--show", ARTICLE, "--lang", language)
    assert result.returncode == 0, result.stderr
    record = json.loads((tmp_path / "content/ledger/warehouse.json").read_text(encoding="utf-8"))["drafts"][-1]
    told = [one for part in record["sections"] if part["heading"] for one in part["sentences"] if one["utterances"]]
    for sentence in told:
        assert sentence["text"].split(" | ")[0] in result.stdout
    lines = result.stdout.splitlines()
    sources = [line for line in lines if line.startswith("    ← ")]
    assert len(sources) == sum(len(one["utterances"]) for one in told)
    assert all("warehouse.md:" in line for line in sources)
    assert not any(secret in result.stdout for secret in SECRETS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_long_turn_the_sentence_is_shown_with_one_on_either_side(tmp_path: Path, language: Language) -> None:
    told = {
        "ja": ("森：何を変えましたか。\n三橋：", "桶の{n}番を磨きました。", "豆を煮る釜を銅から鉄に替えて、薪が四割も減りました。"),
        "en": ("Price: What did you change?\nAshby: ", "We scrubbed vat number {n} with sand. ", "We changed the kettle from copper to iron and saved 40 percent of the wood. "),
    }[language]  # fmt: skip
    before = "".join(told[1].format(n=number) for number in range(10, 40))
    after = "".join(told[1].format(n=number) for number in range(50, 80))
    make_site(tmp_path, language)
    write(tmp_path / NOTES, f"{told[0]}{before}{told[2]}{after}\n")
    pipeline(tmp_path, "draft", NOTES)
    shown = pipeline(tmp_path, "draft", "--show", ARTICLE, "--lang", language).stdout.splitlines()
    sources = [line for drafted, line in pairwise(shown) if drafted.strip() == told[2].strip()]
    assert sources, shown
    for line in sources:
        assert told[1].format(n=39).strip() in line
        assert not any(told[1].format(n=number).strip() in line for number in (38, 51))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_off_the_record_since_is_not_shown(tmp_path: Path, language: Language) -> None:
    site(tmp_path, language)
    pipeline(tmp_path, "draft", NOTES)
    notes = tmp_path / NOTES
    mark = {"ja": "[オフレコ]\n", "en": "[off the record]\n"}[language]
    head, body = notes.read_text(encoding="utf-8").rsplit("---\n", 1)
    notes.write_text(f"{head}---\n{mark}{body}", encoding="utf-8")
    result = pipeline(tmp_path, "draft", "--show", ARTICLE, "--lang", language)
    said = {"ja": "紙の帳票で検品していました", "en": "wrote every order on paper tickets"}[language]
    assert f"  {said}" not in result.stdout.replace("← ", "")
    assert {"ja": "伏せられました", "en": "off the record"}[language] in result.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_showing_needs_a_draft(tmp_path: Path, language: Language) -> None:
    site(tmp_path, language)
    result = pipeline(tmp_path, "draft", "--show", "content/site/posts/none.md", "--lang", language)
    assert result.returncode == 2


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "読んで確かめる時間の目安"), ("en", "Reading and checking it takes about")]
)
def test_every_draft_says_how_long_checking_takes_and_can_be_kept_within_it(
    tmp_path: Path, language: Language, said: str
) -> None:
    site(tmp_path, language)
    long = pipeline(tmp_path, "draft", NOTES, "--lang", language)
    assert said in long.stdout
    short = pipeline(
        tmp_path, "draft", NOTES, "--out", "content/site/posts/short.md", "--minutes", "2", "--lang", language
    )
    assert short.returncode == 0, short.stderr
    text = (tmp_path / ARTICLE).read_text(encoding="utf-8")
    assert len((tmp_path / "content/site/posts/short.md").read_text(encoding="utf-8")) < len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_above_each_machine_section_stands_who_said_it(tmp_path: Path, language: Language) -> None:
    start = {"ja": "出どころ：小野寺 u", "en": "Said by: Dana u"}[language]
    site(tmp_path, language)
    pipeline(tmp_path, "draft", NOTES)
    first = (tmp_path / ARTICLE).read_text(encoding="utf-8").split("\n## ")[1]
    assert first.split("\n")[2] == "<!--"
    assert first.split("\n")[3].startswith(start)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_is_asked_at_a_terminal_only_and_stands_in_the_article(
    tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tmp_path, language)
    monkeypatch.chdir(tmp_path)
    asked = CliRunner().invoke(draft_command.command, [NOTES, "--lang", language])
    assert asked.exit_code == 0
    assert "brief" not in front_matter((tmp_path / ARTICLE).read_text(encoding="utf-8"))
    monkeypatch.setattr(draft_command, "at_a_terminal", lambda: True)
    word = {"ja": "バーコード", "en": "tablet system"}[language]
    out = "content/site/posts/asked.md"
    result = CliRunner().invoke(
        draft_command.command, [NOTES, "--lang", language, "--out", out], input=f"\nmessage\n{word}\n"
    )
    assert result.exit_code == 0, result.output
    text = (tmp_path / out).read_text(encoding="utf-8")
    assert front_matter(text)["brief"] == {"message": "message", "leave_out": [word]}
    assert word not in text.split("---\n", 2)[2]


@pytest.mark.parametrize(
    ("language", "silent", "missing"),
    [("ja", "佐伯", "目に浮かぶ場面"), ("en", "Ines", "a scene")],
)
def test_coverage_says_what_was_heard_what_was_not_and_whom_to_call(
    tmp_path: Path, language: Language, silent: str, missing: str
) -> None:
    site(tmp_path, language)
    result = pipeline(tmp_path, "coverage", NOTES, "--lang", language)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert silent in lines[-2]
    assert {"ja": "見に行くなら一つ", "en": "One thing to go and see"}[language] in lines[-1]
    assert not any(secret in result.stdout for secret in SECRETS[language])
    short = {
        "ja": "森: 何を作っていますか。\n辻: 藍染めの布です。\n",
        "en": "Lee: What do you make?\nMara: Blue cloth.\n",
    }[language]
    (tmp_path / NOTES).write_text(short, encoding="utf-8")
    result = pipeline(tmp_path, "coverage", NOTES, "--lang", language)
    assert any(line.startswith(("×", "-")) and missing in line for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("language", "topic", "wanted"),
    [
        (
            "ja",
            "在庫の棚卸し",
            ("読者", "仮説", "見方が変わるとき", "体験のために", "意見のために", "意思決定のために"),
        ),
        (
            "en",
            "counting stock",
            ("Reader", "Hypothesis", "change our mind", "lived experience", "opinion", "decision"),
        ),
    ],
)
def test_prepare_asks_for_what_the_three_sections_need(
    tmp_path: Path, language: Language, topic: str, wanted: tuple[str, ...]
) -> None:
    result = pipeline(tmp_path, "prepare", topic, "--lang", language)
    assert result.returncode == 0
    assert topic in result.stdout and TEXTS[language] not in result.stdout
    assert all(word in result.stdout for word in wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_sentences_without_a_speaker_are_a_draft_and_the_report_fits_it(tmp_path: Path, language: Language) -> None:
    """What can stand is written; where nothing can, nothing is said to be used, left out or mended."""
    make_site(tmp_path, language)
    talk = {
        "ja": "店では縄を売っています。\n\n一メートルで四百円です。\n",
        "en": "We sell rope.\n\nIt costs four pounds a metre.\n",
    }[language]
    write(tmp_path / NOTES, talk)
    shown = pipeline(tmp_path, "draft", NOTES, "--lang", language).stdout
    machine, left, used = {
        "ja": ("機械の節を直す", "使わなかった 0 件", "件を使いました"),
        "en": ("the machine sections", "the 0 that", "Used "),
    }[language]
    assert {"ja": "四百円", "en": "four pounds"}[language] in (tmp_path / ARTICLE).read_text(encoding="utf-8").split(
        "<!-- more -->"
    )[1]
    assert machine in shown and left not in shown
    write(tmp_path / NOTES, {"ja": "はい。\n", "en": "Yes.\n"}[language])
    nothing = pipeline(tmp_path, "draft", NOTES, "--out", "content/site/posts/none.md", "--lang", language).stdout
    assert {"ja": "機械の節はありません", "en": "no machine section"}[language] in nothing
    assert machine not in nothing and used not in nothing
