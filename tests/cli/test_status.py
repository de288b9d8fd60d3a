"""`pipeline status`: who still has what to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_article_stands_with_what_it_lacks(tmp_path: Path, lang: Language) -> None:
    make_site(tmp_path, lang)
    posts = tmp_path / "content/site/posts"
    write(posts / "倉庫.md", article(lang))
    write(posts / "b.md", article(lang, opinion=False, draft=True))
    write(posts / "c.md", article(lang, draft=True))
    write(posts / "d.md", article(lang, opinion=False))
    result = pipeline(tmp_path, "status", "--lang", lang)
    assert result.returncode == 0
    rows = {line.split()[0].rsplit("/", 1)[1]: line for line in result.stdout.splitlines() if "posts/" in line}
    states = {
        "ja": {"倉庫.md": "公開 ", "b.md": "下書き ", "c.md": "下書き・公開できます", "d.md": "公開できません"},
        "en": {"倉庫.md": "published", "b.md": "draft ", "c.md": "draft, ready", "d.md": "blocked"},
    }[lang]
    assert all(state in rows[name] for name, state in states.items())
    lacks = {"ja": "人が書く節が空でないこと", "en": "No human section is empty"}[lang]
    assert lacks in rows["b.md"] and lacks in rows["d.md"] and lacks not in rows["c.md"]
    assert rows["b.md"].count("✓") == 2 and rows["b.md"].count("…") == 1
    document = json.loads(pipeline(tmp_path, "status", "--format", "json").stdout)
    by_name = {one["path"].rsplit("/", 1)[1]: one for one in document["articles"]}
    kinds = {"倉庫.md": "published", "b.md": "draft", "c.md": "ready", "d.md": "blocked"}
    assert {name: one["state"] for name, one in by_name.items()} == kinds
    assert by_name["b.md"]["lacks"] == ["human-section-empty"] and by_name["c.md"]["lacks"] == []


def test_what_could_not_be_read_is_named_and_is_not_success(tmp_path: Path) -> None:
    make_site(tmp_path, "ja")
    (tmp_path / "content/site/posts").mkdir()
    (tmp_path / "content/site/posts/a.md").write_bytes(b"\xff\xfe")
    result = pipeline(tmp_path, "status", "--lang", "ja")
    assert result.returncode == 3
    assert "UTF-8" in result.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_that_cannot_be_read_are_named_beside_each_article_and_by_the_build(
    tmp_path: Path, lang: Language
) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / "content/site/posts/a.md", article(lang))
    write(tmp_path / "content/notes/empty.txt", "")
    (tmp_path / "content/notes/picture.txt").write_bytes(bytes(range(256)))
    shown = pipeline(tmp_path, "status", "--lang", lang)
    row = next(line for line in shown.stdout.splitlines() if "posts/a.md" in line)
    assert "content/notes/empty.txt" in row and "content/notes/picture.txt" in row
    built = pipeline(tmp_path, "build", "--lang", lang)
    assert built.returncode == 3
    assert all(name in built.stderr for name in ("notes/empty.txt", "notes/picture.txt", "posts/a.md"))


SHORT: dict[Language, str] = {
    "ja": "うちの店では棚の番号を来週から付け替えることにしました。端末の買い足しはしません。責任は私が負います。",
    "en": "We will renumber the shelves next week. We will not buy more scanners. I answer for it.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("waived", [False, True])
def test_the_column_of_a_section_agrees_with_the_verdict(tmp_path: Path, lang: Language, waived: bool) -> None:
    """A decision that counts in full though it is short, and one that the policy lets pass, are written."""
    make_site(tmp_path, lang)
    text = article(lang)
    head, section = text[: text.index("{: .decision }")], {"ja": "決めました。", "en": "We decided."}[lang]
    write(tmp_path / "content/site/posts/a.md", f"{head}{{: .decision }}\n\n{section if waived else SHORT[lang]}\n")
    if waived:
        policy = tmp_path / "pipeline.toml"
        lines = (
            'path = "content/site/posts/a.md"\nreason = "r"\nby = "Aya Mori <aya@example.com>"\nuntil = 2027-01-31\n'
        )
        write(policy, f'{policy.read_text(encoding="utf-8")}[[waiver]]\ncheck = "human-section-thin"\n{lines}')
    document = json.loads(pipeline(tmp_path, "status", "--format", "json").stdout)["articles"][0]
    assert document["lacks"] == [] and document["state"] == "published"
    assert document["human_sections"]["decision"] == "filled"
    said = pipeline(tmp_path, "check", "--lang", lang).stdout
    assert {"ja": "まだ足りません", "en": "not enough yet"}[lang] not in said
