"""What may not be published is in no page, feed, search index, sitemap, tag or archive page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.conftest import REMARK, SHOWN_CODE, TITLES, TRAPS, Site, mkdocs_build, trap_site
from tests.sites import write


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_nowhere_in_the_site(locked: Site, name: str) -> None:
    stem = Path(name).stem
    for file, text in locked.pages.items():
        assert TRAPS[name][1] not in text, f"the text of {name} is in {file}"
        assert TITLES[name] not in text, f"the title of {name} is in {file}"
        assert f"/{stem}/" not in text, f"the address of {name} is in {file}"
    assert not list((locked.folder / "site").rglob(f"*{stem}*"))


def test_what_may_be_published_is_there(locked: Site) -> None:
    for page in ("index.html", "posts/warehouse/index.html", "posts/shelves/index.html"):
        assert page in locked.pages
    assert "台車を押す田中さん" in locked.pages["search/search_index.json"]
    assert "https://example.com/posts/shelves/" in locked.pages["sitemap.xml"]
    assert (locked.folder / "site/plan.csv").is_file()


def test_notes_and_ledger_are_nowhere(locked: Site) -> None:
    assert not any("紫の猫" in text for text in locked.pages.values())
    assert not [file for file in locked.pages if file.endswith(("interview.md", "gone.json"))]


def test_remarks_for_writers_are_gone_and_code_that_shows_one_stays(locked: Site) -> None:
    assert not [file for file, text in locked.pages.items() if REMARK in text]
    assert SHOWN_CODE in locked.pages["posts/warehouse/index.html"]


def test_the_sources_are_untouched(locked: Site) -> None:
    assert REMARK in (locked.folder / "content/site/posts/warehouse.md").read_text(encoding="utf-8")
    assert (locked.folder / "content/site/posts/draft.md").is_file()


@pytest.mark.parametrize("name", TRAPS)
def test_build_names_each_trap_with_its_reason(staged: Site, name: str) -> None:
    assert staged.built
    reasons = {left.path: left.reason for left in staged.built.selection.left_out}
    assert reasons[f"content/site/{name}"] == TRAPS[name][0]


def test_build_counts_what_readers_will_miss(staged: Site) -> None:
    assert staged.built
    assert staged.built.selection.exit_status == 1


@pytest.mark.parametrize("name", [name for name, (reason, _) in TRAPS.items() if reason != "draft"])
def test_plain_mkdocs_warns_of_what_readers_will_miss(locked: Site, name: str) -> None:
    if not locked.built and TRAPS[name][0] != "waiting":
        assert f"公開しません：content/site/{name}" in locked.log


def test_without_the_lock_mkdocs_does_publish_the_traps(tmp_path: Path) -> None:
    """Shows that the traps are real: pages only, because the blog plugin stops at a broken article."""
    mkdocs = "site_name: x\ndocs_dir: content/site\ntheme: {name: mkdocs}\n"
    write(tmp_path / "mkdocs.yml", mkdocs)
    for name in ("posts/broken-yaml.md", "posts/ahead.md", "about.md", "posts/twice.md"):
        from tests.site.conftest import trap

        write(tmp_path / "content/site" / name, trap(name))
    assert mkdocs_build(tmp_path).exit_code == 0
    for name in ("posts/broken-yaml", "posts/ahead", "about", "posts/twice"):
        page = (tmp_path / "site" / name / "index.html").read_text(encoding="utf-8")
        assert TRAPS[f"{name}.md"][1] in page


BROKEN = {
    "policy": ("pipeline.toml", "artikel = []\n", "artikel"),
    "neither article nor page": ("content/site/notes.md", "# x\n", "pages"),
    "no policy": ("pipeline.toml", None, "pipeline.toml"),
    "another docs_dir": ("mkdocs.yml", "INHERIT: base.yml\n", "docs_dir"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_where_the_gate_cannot_run_plain_mkdocs_builds_nothing(tmp_path: Path, case: str) -> None:
    trap_site(tmp_path)
    name, text, told = BROKEN[case]
    if case == "another docs_dir":
        (tmp_path / "mkdocs.yml").rename(tmp_path / "base.yml")
        write(tmp_path / "docs/a.md", "---\ntitle: a\ndate: 2026-01-01\n---\n")
    if case == "neither article nor page":
        write(tmp_path / "pipeline.toml", 'lang = "ja"\n')
    if text is None:
        (tmp_path / name).unlink()
    else:
        write(tmp_path / name, text)
    result = mkdocs_build(tmp_path)
    assert result.exit_code != 0
    assert told in result.output
    assert not (tmp_path / "site/index.html").exists()


def test_a_failing_check_is_no_clean_bill(tmp_path: Path) -> None:
    """Notes that are missing keep the article from being judged, so it stays out."""
    trap_site(tmp_path)
    post = tmp_path / "content/site/posts/shelves.md"
    write(post, post.read_text(encoding="utf-8").replace("draft: false", "notes: [gone.vtt]\ndraft: false"))
    result = mkdocs_build(tmp_path)
    assert "gone.vtt" in result.output
    assert not (tmp_path / "site/posts/shelves").exists()
    assert (tmp_path / "site/posts/warehouse").exists()
