"""What a site shows besides its articles: a run over all of it finds what was said in confidence, and personal data."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checking.registry import selected
from pipeline.checking.session import Request, inspect
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

NOTES = {
    "ja": "田中：棚は三つあります。\n\n田中：[オフレコ] 前の取引先とは支払いの遅れでもめて契約を切りました。\n",
    "en": "Tanaka: There are three shelves.\n\nTanaka: [off the record] We dropped our former client after a quarrel about late payment.\n",
}
LEAK = {
    "ja": "前の取引先とは支払いの遅れでもめて契約を切りました",
    "en": "dropped our former client after a quarrel about late payment",
}
PRIVATE = {"ja": "090-1234-5678", "en": "(212) 555-0123"}
PLACES = [
    ("content/site/index.md", "# x\n\n{}\n", 3),
    ("content/site/feed.json", '{{"text":\n "{}"}}\n', 2),
    ("content/site/.authors.yml", "authors:\n  mori:\n    name: Mori\n    description: {}\n", 4),
]


def a_site(folder: Path, language: Language) -> None:
    make_site(folder, language)
    write(folder / "content/site/posts/a.md", article(language))
    write(folder / "content/notes/a.txt", NOTES[language])


def told(folder: Path, **asked: object) -> list[tuple[str, str | None, int]]:
    request = Request(checks=selected(("personal-data", "off-record-leak")), **asked)  # type: ignore[arg-type]  # one of the cases
    report = inspect(open_site(folder), request)
    assert report.failures == ()
    return [(one.check, one.path, one.finding.line) for one in report.site_findings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_assets_and_authors_are_compared_with_all_that_was_said_in_confidence(
    language: Language, tmp_path: Path
) -> None:
    a_site(tmp_path, language)
    assert told(tmp_path) == []
    for path, form, line in PLACES:
        before = (tmp_path / path).read_text("utf-8") if (tmp_path / path).exists() else None
        for check, words in (("off-record-leak", LEAK[language]), ("personal-data", PRIVATE[language])):
            write(tmp_path / path, form.format(words))
            assert told(tmp_path) == [(check, path, line)]
        if before is None:
            (tmp_path / path).unlink()
        else:
            write(tmp_path / path, before)
    assert told(tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings_and_the_names_of_files_are_looked_at_too(language: Language, tmp_path: Path) -> None:
    a_site(tmp_path, language)
    name = f"content/site/{LEAK[language].replace(' ', '-')}.png"
    write(tmp_path / name, "")
    assert told(tmp_path) == [("off-record-leak", name, 1)]
    (tmp_path / name).unlink()
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    write(tmp_path / "mkdocs.yml", settings + f"# {PRIVATE[language]}\n")
    assert told(tmp_path) == [("personal-data", "mkdocs.yml", settings.count("\n") + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_policy_allows_passes_and_one_article_alone_asks_for_nothing_else(
    language: Language, tmp_path: Path
) -> None:
    a_site(tmp_path, language)
    write(tmp_path / "content/site/index.md", f"# x\n\n{PRIVATE[language]}\n")
    assert len(told(tmp_path)) == 1
    assert told(tmp_path, paths=("content/site/posts/a.md",)) == []
    policy = (tmp_path / "pipeline.toml").read_text("utf-8")
    write(tmp_path / "pipeline.toml", policy + f'\n[personal_data]\nallow = ["{PRIVATE[language]}"]\n')
    assert told(tmp_path) == []


ENCODINGS = {
    "ja": ("utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-16-be"),
    "en": ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"),
}
WRITTEN = [(language, encoding) for language in LANGUAGES for encoding in ENCODINGS[language]]


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_a_file_is_read_in_whatever_encoding_a_spreadsheet_or_an_editor_kept_it(
    language: Language, encoding: str, tmp_path: Path
) -> None:
    a_site(tmp_path, language)
    table = {"ja": f"品名,メモ\nたな,{LEAK['ja']}\n", "en": f"Name,Remark\nCafé,{LEAK['en']}\n"}[language]
    (tmp_path / "content/site/list.csv").write_bytes(table.encode(encoding))
    assert told(tmp_path) == [("off-record-leak", "content/site/list.csv", 2)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["content/site/list.csv", "content/site/index.md", "content/site/app.js"])
def test_a_file_of_which_nothing_tells_what_it_says_is_not_called_clean(
    language: Language, path: str, tmp_path: Path
) -> None:
    a_site(tmp_path, language)
    (tmp_path / path).write_bytes(b"\xff\xc0\x81\xfe\xa0 \xf5\xff" * 40)
    report = inspect(open_site(tmp_path), Request())
    assert [one.path for one in report.failures] == [path]
    assert "UTF-8" in report.failures[0].message.render(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_and_data_of_programs_hold_no_words(language: Language, tmp_path: Path) -> None:
    a_site(tmp_path, language)
    policy = (tmp_path / "pipeline.toml").read_text("utf-8")
    write(tmp_path / "pipeline.toml", 'assets = ["**/*.weights"]\n' + policy)
    for name in ("photo.png", "plan.pdf", "net.weights"):
        (tmp_path / "content/site" / name).write_bytes(b"\xff\x00\xc0\x81\xfe\x00" * 40)
    assert told(tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["notes.js", "style.css", "_headers", "places.geojson", "list.jsonl"])
def test_programs_styles_and_files_without_an_ending_are_looked_through_too(
    language: Language, name: str, tmp_path: Path
) -> None:
    a_site(tmp_path, language)
    write(tmp_path / "content/site" / name, f"/* */\n/* {LEAK[language]} */\n")
    assert told(tmp_path) == [("off-record-leak", f"content/site/{name}", 2)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["list.json", "list.js"])
def test_words_are_found_behind_the_escapes_of_data(language: Language, name: str, tmp_path: Path) -> None:
    a_site(tmp_path, language)
    hidden = "".join(f"\\u{ord(character):04x}" for character in LEAK[language])
    write(tmp_path / "content/site" / name, f'{{"a":\n"{hidden}"}}\n')
    assert told(tmp_path) == [("off-record-leak", f"content/site/{name}", 2)]
