"""`pipeline draft` as a writer runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from pipeline.sources import ledger
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.drafting.interviews import SECRETS, TEXTS
from tests.sites import make_site, write


def site(folder: Path, language: Language, name: str = "warehouse.md", text: str | None = None) -> Path:
    make_site(folder, language)
    write(folder / "content/notes" / name, TEXTS[language] if text is None else text)
    return folder


def front_matter(text: str) -> dict[str, object]:
    values = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(values, dict)
    return values


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_become_a_draft_and_a_ledger(tmp_path: Path, language: Language) -> None:
    result = pipeline(site(tmp_path, language), "draft", "content/notes/warehouse.md", "--lang", language)
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "content/site/posts/warehouse.md").read_text(encoding="utf-8")
    matter = front_matter(text)
    assert matter["draft"] is True
    assert matter["lang"] == language
    assert matter["type"] == "case-study"
    assert matter["notes"] == ["warehouse.md"]
    assert matter["title"] and matter["description"] and matter["tags"]
    assert "<!-- more -->" in text
    path = "content/ledger/warehouse.json"
    record = ledger.parse((tmp_path / path).read_text(encoding="utf-8"), path)
    assert record.article == "content/site/posts/warehouse.md"
    assert len(record.drafts) == 1
    assert not any(secret in text + ledger.render(record) + result.stdout for secret in SECRETS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_writer_hears_how_much_was_used_and_what_to_do_next(tmp_path: Path, language: Language) -> None:
    result = pipeline(site(tmp_path, language), "draft", "content/notes/warehouse.md", "--lang", language)
    told = {
        "ja": (
            "content/site/posts/warehouse.md",
            "件のうち",
            "オフレコの 1 件",
            "次にすること",
            "体験・意見・意思決定",
        ),
        "en": (
            "content/site/posts/warehouse.md",
            "utterances",
            "1 off-record",
            "Next",
            "lived experience, opinion, decision",
        ),
    }[language]
    assert all(word in result.stdout for word in told), result.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gate_blocks_the_untouched_draft_for_its_human_sections_and_the_consent_nobody_recorded(
    tmp_path: Path, language: Language
) -> None:
    pipeline(site(tmp_path, language), "draft", "content/notes/warehouse.md")
    result = pipeline(tmp_path, "check", "--as-published", "--format", "json")
    report = json.loads(result.stdout)
    assert result.returncode == 1
    (article,) = report["articles"]
    assert article["human_sections"] == dict.fromkeys(("lived-experience", "opinion", "decision"), "unfilled")
    errors = {finding["check"] for finding in article["findings"] if finding["severity"] == "error"}
    assert errors == {"human-section-empty", "consent-missing"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_existing_article_is_never_overwritten(tmp_path: Path, language: Language) -> None:
    mine = write(site(tmp_path, language) / "content/site/posts/warehouse.md", "私の記事 / mine\n")
    result = pipeline(tmp_path, "draft", "content/notes/warehouse.md", "--lang", language)
    assert result.returncode == 2
    assert "content/site/posts/warehouse.md" in result.stderr
    assert mine.read_text(encoding="utf-8") == "私の記事 / mine\n"
    assert not (tmp_path / "content/ledger/warehouse.json").exists()


def test_a_japanese_file_name_stays_the_name_of_the_article(tmp_path: Path) -> None:
    result = pipeline(site(tmp_path, "ja", "取材 2026-11-18.md"), "draft", "content/notes/取材 2026-11-18.md")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "content/site/posts/取材-2026-11-18.md").is_file()


def test_out_names_the_article_and_its_ledger_follows(tmp_path: Path) -> None:
    target = "content/site/posts/2026/kensa.md"
    result = pipeline(
        site(tmp_path, "ja"), "draft", "content/notes/warehouse.md", "--type", "interview", "--out", target
    )
    assert result.returncode == 0, result.stderr
    assert front_matter((tmp_path / target).read_text(encoding="utf-8"))["type"] == "interview"
    assert (tmp_path / "content/ledger/2026/kensa.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("content/notes/missing.md",), 2),
        (("elsewhere.md",), 2),
        (("content/notes/warehouse.md", "--out", "content/site/about.md"), 2),
        (("content/notes/warehouse.md", "--out", "../outside.md"), 2),
        (("content/notes/warehouse.md", "--engine", "llm"), 2),
        (("content/notes/warehouse.md", "content/notes/english.md"), 2),
        (("content/notes/broken.vtt",), 3),
        (("content/notes/warehouse.md", "--type", "notice"), 2),
    ],
)
def test_what_cannot_be_done_says_so_and_writes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    site(tmp_path, "ja")
    write(tmp_path / "elsewhere.md", TEXTS["ja"])
    write(tmp_path / "content/notes/english.md", TEXTS["en"])
    write(tmp_path / "content/notes/broken.vtt", "not a transcript")
    result = pipeline(tmp_path, "draft", *arguments, "--lang", "ja")
    assert result.returncode == status, result.stderr
    assert result.stderr.strip()
    assert not (tmp_path / "content/site/posts").exists()
    assert not (tmp_path / "content/ledger").exists()


def test_a_broken_ledger_stops_the_draft_before_anything_is_written(tmp_path: Path) -> None:
    site(tmp_path, "ja")
    path = write(tmp_path / "content/ledger/warehouse.json", '{"version": 99}')
    result = pipeline(tmp_path, "draft", "content/notes/warehouse.md", "--lang", "ja")
    assert result.returncode == 3
    assert "content/ledger/warehouse.json" in result.stderr
    assert path.read_text() == '{"version": 99}'
    assert not (tmp_path / "content/site/posts").exists()


@pytest.mark.parametrize(("language", "term"), [("ja", "バーコード"), ("en", "tablet")])
def test_a_brief_in_the_notes_is_followed(tmp_path: Path, language: Language, term: str) -> None:
    text = TEXTS[language].replace("---\n", f"---\nbrief: {{leave_out: [{term}]}}\n", 1)
    result = pipeline(site(tmp_path, language, text=text), "draft", "content/notes/warehouse.md")
    assert result.returncode == 0, result.stderr
    assert term not in (tmp_path / "content/site/posts/warehouse.md").read_text(encoding="utf-8")


ARTICLE = "content/site/posts/warehouse.md"
NOTES = "content/notes/warehouse.md"


def drafted(folder: Path, language: Language) -> Path:
    site(folder, language)
    assert pipeline(folder, "draft", NOTES).returncode == 0
    return folder / ARTICLE


def recorded(folder: Path) -> int:
    path = "content/ledger/warehouse.json"
    return len(ledger.parse((folder / path).read_text(encoding="utf-8"), path).drafts)


@pytest.mark.parametrize(
    ("language", "message", "wanted"),
    [
        ("ja", "混乱した現場で色を覚える苦労", "混乱"),
        ("en", "nobody could tell the greens apart in the evening", "greens apart"),
    ],
)
def test_update_follows_the_brief_that_a_person_wrote_into_the_article(
    tmp_path: Path, language: Language, message: str, wanted: str
) -> None:
    article = drafted(tmp_path, language)
    text = article.read_text(encoding="utf-8").replace("notes:", f"brief: {{message: {message}}}\nnotes:", 1)
    mine = "{: .opinion }\n\nわたしの意見です。My own words.\n"
    article.write_text(text.replace("{: .opinion }\n", mine), encoding="utf-8")
    result = pipeline(tmp_path, "draft", NOTES, "--update", "--lang", language)
    assert result.returncode == 0, result.stderr
    after = article.read_text(encoding="utf-8")
    points = after.split("\n## ")[1]
    assert wanted in points
    assert mine in after
    lines = [re.sub("^description: .*", "", one.split("\n# ")[0], flags=re.MULTILINE) for one in (after, text)]
    assert lines[0] == lines[1], "front matter stays to the byte, but for the description that follows its lead"
    assert recorded(tmp_path) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_update_keeps_an_edited_section_and_force_keeps_a_copy(tmp_path: Path, language: Language) -> None:
    article = drafted(tmp_path, language)
    heading = {"ja": "## 要点\n", "en": "## Key points\n"}[language]
    edited = article.read_text(encoding="utf-8").replace(heading, heading + "\nMy line. わたしの一行。\n")
    article.write_text(edited, encoding="utf-8")
    kept = pipeline(tmp_path, "draft", NOTES, "--update", "--lang", language)
    assert kept.returncode == 0, kept.stderr
    assert heading[3:-1] in kept.stdout and "--force" in kept.stdout
    assert "わたしの一行" in article.read_text(encoding="utf-8")
    forced = pipeline(tmp_path, "draft", NOTES, "--update", "--force", "--lang", language)
    assert forced.returncode == 0, forced.stderr
    assert "わたしの一行" not in article.read_text(encoding="utf-8")
    (copy,) = (tmp_path / "content/ledger").glob("warehouse.backup-*.md")
    assert copy.read_text(encoding="utf-8") == edited
    assert copy.name in forced.stdout
    assert pipeline(tmp_path, "check").returncode == 0, "a copy beside the ledger disturbs nobody"


def test_update_without_a_change_writes_nothing(tmp_path: Path) -> None:
    article = drafted(tmp_path, "en")
    before = article.stat()
    result = pipeline(tmp_path, "draft", NOTES, "--update", "--lang", "en")
    assert "Nothing" in result.stdout
    assert (article.stat().st_mtime_ns, article.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert recorded(tmp_path) == 1


def test_an_article_made_by_new_is_filled_once_it_names_its_notes(tmp_path: Path) -> None:
    site(tmp_path, "en")
    pipeline(tmp_path, "new", "kitchen")
    article = tmp_path / "content/site/posts/kitchen.md"
    update = ("draft", NOTES, "--update", "--out", "content/site/posts/kitchen.md", "--lang", "en")
    refused = pipeline(tmp_path, *update)
    assert refused.returncode == 2
    assert "notes: [warehouse.md]" in refused.stderr
    article.write_text(article.read_text().replace("brief:", "notes: [warehouse.md]\nbrief:"))
    before = article.read_text()
    result = pipeline(tmp_path, *update)
    assert result.returncode == 0, result.stderr
    after = article.read_text()
    assert after.index("## Key points") < after.index("## What I saw")
    assert all(line in after for line in before.splitlines())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("draft: true", 'draft: "true"'),
        ("draft: true", "draft: true\ndraft: true"),
        ("<!-- more -->", "<!-- more"),
        ("<!-- more -->", "<!-- more -->\n\n```\n"),
    ],
)
def test_update_refuses_where_nobody_can_say_which_text_is_whose(tmp_path: Path, old: str, new: str) -> None:
    article = drafted(tmp_path, "ja")
    text = article.read_text(encoding="utf-8").replace(old, new, 1)
    article.write_text(text, encoding="utf-8")
    result = pipeline(tmp_path, "draft", NOTES, "--update", "--lang", "ja")
    assert result.returncode == 3, result.stdout
    assert f"{ARTICLE}:" in result.stderr
    assert article.read_text(encoding="utf-8") == text
    assert recorded(tmp_path) == 1


@pytest.mark.parametrize(
    "arguments",
    [("--force",), ("--update", "--out", "content/site/posts/none.md"), ("--update", "--type", "interview")],
)
def test_an_update_that_cannot_be_meant_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    article = drafted(tmp_path, "ja")
    before = article.read_text(encoding="utf-8")
    result = pipeline(tmp_path, "draft", NOTES, *arguments, "--lang", "ja")
    assert result.returncode == 2
    assert article.read_text(encoding="utf-8") == before


CONTACTS: dict[Language, tuple[str, str]] = {
    "ja": ("佐久間：", "連絡は sakuma@koba-mage.jp か 090-1234-5678 にください。"),
    "en": ("Tanaka: ", "Reach me at tanaka@kawaguchi-depot.com or on +81 90 1234 5678."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_said_on_the_record_reaches_neither_article_nor_ledger(
    tmp_path: Path, language: Language
) -> None:
    told = "\n".join(f"{CONTACTS[language][0]}{CONTACTS[language][1]}" for _ in range(3))
    site(tmp_path, language, text=TEXTS[language].rstrip("\n") + f"\n{told}\n")
    result = pipeline(tmp_path, "draft", "content/notes/warehouse.md", "--lang", language)
    assert result.returncode == 0, result.stderr
    written = [
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "content").rglob("warehouse.*")
        if "notes" not in path.parts
    ]
    assert len(written) == 2
    for secret in ("koba-mage", "kawaguchi-depot", "1234"):
        assert not any(secret in text for text in (*written, result.stdout))
    assert {"ja": "個人情報", "en": "personal data"}[language] in result.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_written_where_the_metadata_of_the_notes_would_bring_personal_data(
    tmp_path: Path, language: Language
) -> None:
    mail = "onodera@kawaguchi-depot.com"
    notes = re.sub(r"(?m)^interviewee: .*$", rf'interviewee: "\\g<0> {mail}"', TEXTS[language], count=1)
    site(tmp_path, language, text=notes)
    result = pipeline(tmp_path, "draft", "content/notes/warehouse.md", "--lang", language)
    assert result.returncode != 0
    assert mail not in result.stdout + result.stderr
    assert not (tmp_path / "content/ledger/warehouse.json").exists()
    assert not (tmp_path / "content/site/posts/warehouse.md").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_taking_the_notes_out_of_the_front_matter_does_not_take_them_out_of_the_gate(
    tmp_path: Path, language: Language
) -> None:
    pipeline(site(tmp_path, language), "draft", "content/notes/warehouse.md")
    article = tmp_path / "content/site/posts/warehouse.md"
    text = article.read_text(encoding="utf-8")
    shorter = re.sub(r"(?m)^notes:.*\n(?:- .*\n)*", "", text)
    assert "warehouse.md" not in shorter
    article.write_text(shorter, encoding="utf-8")
    found = json.loads(pipeline(tmp_path, "check", "--as-published", "--format", "json").stdout)["articles"][0][
        "findings"
    ]
    assert "consent-missing" in {finding["check"] for finding in found}
    (tmp_path / "content/notes/warehouse.md").unlink()
    assert pipeline(tmp_path, "check").returncode == 3


NAMES: dict[Language, tuple[str, str]] = {"ja": ("森", "小野寺"), "en": ("Lee", "Dana")}


def without_roles(language: Language) -> str:
    return re.sub(r"(?m)^(interviewer|interviewee):.*\n", "", TEXTS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guess_of_who_asks_is_told_and_mended_by_an_update(tmp_path: Path, language: Language) -> None:
    asks, tells = NAMES[language]
    made = site(tmp_path, language, text=without_roles(language))
    first = pipeline(made, "draft", "content/notes/warehouse.md", "--lang", language)
    assert asks in first.stdout and "--interviewer" in first.stdout
    path = made / "content/site/posts/warehouse.md"
    before = path.read_text(encoding="utf-8")
    assert tells in str(front_matter(before)["title"])
    options = ("--update", "--interviewer", tells, "--interviewee", asks, "--lang", language)
    second = pipeline(made, "draft", "content/notes/warehouse.md", *options)
    assert second.returncode == 0, second.stderr
    assert "--interviewer" not in second.stdout
    after = path.read_text(encoding="utf-8")
    matter = front_matter(after)
    assert asks in str(matter["title"]) and asks in str(matter["description"])
    assert f"# {matter['title']}\n" in after
    guidance = [" ".join(re.findall(r"<!--.*?-->", text, re.DOTALL)[-3:]) for text in (before, after)]
    assert [asks in text for text in guidance] == [False, True]
    sidecar = yaml.safe_load((made / "content/notes/warehouse.meta.yml").read_text(encoding="utf-8"))
    assert sidecar == {"interviewer": tells, "interviewee": asks}
    assert TEXTS[language].count("\n") - without_roles(language).count("\n") == 2
    assert (made / "content/notes/warehouse.md").read_text(encoding="utf-8") == without_roles(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_and_guidance_that_somebody_edited_stay(tmp_path: Path, language: Language) -> None:
    asks, tells = NAMES[language]
    made = site(tmp_path, language, text=without_roles(language))
    pipeline(made, "draft", "content/notes/warehouse.md")
    path = made / "content/site/posts/warehouse.md"
    title = str(front_matter(path.read_text(encoding="utf-8"))["title"])
    edited = path.read_text(encoding="utf-8").replace(title, f"{title} (1)")
    last = edited.rindex("-->")
    edited = edited[:last] + f"{tells}\n" + edited[last:]
    path.write_text(edited, encoding="utf-8")
    pipeline(made, "draft", "content/notes/warehouse.md", "--update", "--interviewer", tells, "--interviewee", asks)
    after = path.read_text(encoding="utf-8")
    assert f"# {title} (1)" in after
    assert after[after.rindex("<!--") :] == edited[edited.rindex("<!--") :]


@pytest.mark.parametrize(("language", "says"), [("ja", "話者はいません"), ("en", "Nobody called")])
def test_nobody_is_recorded_whom_the_notes_do_not_know(tmp_path: Path, language: Language, says: str) -> None:
    made = site(tmp_path, language, text=without_roles(language))
    result = pipeline(made, "draft", "content/notes/warehouse.md", "--interviewer", "Nemo", "--lang", language)
    assert result.returncode == 2
    assert says in result.stderr and NAMES[language][0] in result.stderr
    assert not (made / "content/notes/warehouse.meta.yml").exists()


@pytest.mark.parametrize(("language", "key"), [("ja", "interviewee"), ("en", "interviewee")])
def test_what_the_notes_say_already_is_not_contradicted(tmp_path: Path, language: Language, key: str) -> None:
    made = site(tmp_path, language)
    result = pipeline(made, "draft", "content/notes/warehouse.md", f"--{key}", NAMES[language][0], "--lang", language)
    assert result.returncode == 2
    assert f"{key}: {NAMES[language][1]}" in result.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_sentence_could_be_used_the_writer_is_told_so(tmp_path: Path, language: Language) -> None:
    root = site(tmp_path, language)
    said = {"ja": "森：なぜですか。\n店主：はい。\n", "en": "Tom: Why?\nNell: Yes, and.\n"}[language]
    (root / "content/notes/short.txt").write_text(said, encoding="utf-8")
    result = pipeline(root, "draft", "content/notes/short.txt", "--lang", language)
    assert {"ja": "使える文は一つも", "en": "No sentence of the notes"}[language] in result.stdout, result.stdout
    assert {"ja": "約0分", "en": "about 0 minutes"}[language] not in result.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_all_of_it_is_kept_back_that_is_said_and_not_that_it_is_too_short(
    tmp_path: Path, language: Language
) -> None:
    root = site(tmp_path, language)
    said = {
        "ja": "森：何を売りましたか。\n店主：[オフレコ] 蔵を一つ、三百万円で売りました。\n",
        "en": "Tom: What did you sell?\nNell: [off the record] We sold one barn for thirty thousand pounds.\n",
    }[language]
    said = said.replace(
        {"ja": "森：", "en": "Tom: "}[language], {"ja": "森：[オフレコ] ", "en": "Tom: [OTR] "}[language]
    )
    (root / "content/notes/kept.txt").write_text(said, encoding="utf-8")
    shown = pipeline(root, "draft", "content/notes/kept.txt", "--lang", language).stdout
    assert {"ja": "使ってよい発言が一つもない", "en": "Nothing of the notes may be used"}[language] in shown
    assert {"ja": "短すぎる", "en": "too short"}[language] not in shown


@pytest.mark.parametrize("command", ["draft", "coverage"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_in_place_of_notes_is_told_apart_and_its_notes_are_named(
    tmp_path: Path, language: Language, command: str
) -> None:
    folder = site(tmp_path, language, "talk one.md")
    assert pipeline(folder, "draft", "content/notes/talk one.md").returncode == 0
    said = pipeline(folder, command, "content/site/posts/talk-one.md", "--lang", language)
    assert said.returncode == 2
    assert {"ja": "これは記事で", "en": "This is an article"}[language] in said.stderr
    assert '"content/notes/talk one.md"' in said.stderr
    write(folder / "content/site/posts/bare.md", "---\ntitle: x\n---\n# x\n")
    bare = pipeline(folder, command, "content/site/posts/bare.md", "--lang", language)
    assert {"ja": "書かれていません", "en": "names none"}[language] in bare.stderr
