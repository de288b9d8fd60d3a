"""Commits through real hooks: what is refused, what goes through, and what is judged in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.wording import Language
from tests.hooks.conftest import HookedRepository, Placing, tool
from tests.repositories import ROOT, Repository
from tests.sites import article, make_site, write

A, B = "content/site/posts/a.md", "content/site/posts/b.md"
GOOD, EMPTY = article("ja"), article("ja", opinion=False)


@pytest.mark.parametrize(("lang", "why"), [("ja", "なぜ"), ("en", "Why")])
def test_refused_until_a_person_has_written(in_language: Placing, lang: Language, why: str) -> None:
    repository = in_language(lang)
    repository.start()
    repository.stage(A, article(lang, opinion=False))
    assert why in repository.refuses()
    repository.stage(A, article(lang))
    repository.accepts()
    assert repository.git("show", f"HEAD:{A}") == article(lang).strip()


def test_a_draft_is_never_stopped(repository: HookedRepository) -> None:
    repository.stage(A, article("ja", opinion=False, draft=True, notes="not-there-yet.txt"))
    repository.accepts()


def test_a_draft_whose_front_matter_cannot_be_read_is_stopped(repository: HookedRepository) -> None:
    repository.stage(A, article("ja", draft=True).replace("title:", "title: [", 1))
    repository.refuses(saying="front-matter-invalid")


def test_publishing_a_draft_is_judged(repository: HookedRepository) -> None:
    repository.stage(A, article("ja", opinion=False, draft=True))
    repository.accepts()
    repository.stage(A, article("ja", opinion=False))
    repository.refuses()


def test_the_staged_text_counts_not_the_one_on_disk(repository: HookedRepository) -> None:
    repository.stage(A, EMPTY)
    repository.write(A, GOOD)
    repository.refuses()
    assert (repository.top / A).read_text(encoding="utf-8") == GOOD
    repository.git("add", A)
    repository.write(A, EMPTY)
    repository.accepts()
    assert (repository.top / A).read_text(encoding="utf-8") == EMPTY


def test_commit_all_judges_what_it_adds(repository: HookedRepository) -> None:
    repository.stage(A, GOOD)
    repository.accepts()
    repository.write(A, EMPTY)
    repository.refuses("commit", "--all", "-m", "記事")
    repository.write(A, GOOD + "\nもう一言。\n")
    repository.accepts("commit", "--all", "-m", "記事")


def test_commit_of_one_path_judges_that_path_alone(repository: HookedRepository) -> None:
    repository.stage(A, EMPTY)
    repository.stage(B, GOOD)
    repository.refuses("commit", "-m", "記事", "--", A)
    repository.accepts("commit", "-m", "記事", "--", B)
    assert repository.git("diff", "--cached", "--name-only") == A


def test_commit_of_one_path_takes_it_from_disk(repository: HookedRepository) -> None:
    repository.stage(A, GOOD)
    repository.accepts()
    repository.write(A, EMPTY)
    repository.refuses("commit", "-m", "記事", "--", A)


def test_the_first_commit(bare: HookedRepository) -> None:
    make_site(bare.top, "ja")
    bare.install()
    bare.write(A, EMPTY)
    bare.git("add", "--all")
    bare.refuses()
    bare.stage(A, GOOD)
    bare.accepts()


def test_an_amended_commit(repository: HookedRepository) -> None:
    repository.stage(A, GOOD)
    repository.accepts()
    repository.stage(A, EMPTY)
    repository.refuses("commit", "--amend", "--no-edit")


def test_a_new_message_is_not_stopped_by_somebody_elses_article(repository: HookedRepository) -> None:
    repository.stage(A, EMPTY)
    repository.attempt("commit", "--no-verify", "-m", "past the hook")
    repository.accepts("commit", "--amend", "-m", "another message")
    repository.stage("README.txt", "nothing of the site\n")
    repository.accepts()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_run_over_all_files_judges_the_whole_site(in_language: Placing, lang: Language) -> None:
    repository = in_language(lang)
    repository.write(A, article(lang, opinion=False))
    repository.commit_all("past the hook")
    if repository.runner == "git":
        result = repository.pipeline("check", "--staged")
    else:
        result = repository.run(tool(repository.runner), "run", "--all-files")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "human-section-empty" in result.stdout + result.stderr


def test_renamed_and_deleted_articles(repository: HookedRepository) -> None:
    repository.stage(A, EMPTY)
    repository.stage(B, EMPTY)
    repository.commit_all("older than the gate")
    repository.git("mv", A, "content/site/posts/moved.md")
    assert "content/site/posts/moved.md" in repository.refuses()
    repository.git("rm", "--quiet", "--force", "content/site/posts/moved.md", B)
    repository.accepts()


def test_japanese_file_names(repository: HookedRepository) -> None:
    names = [f"content/site/posts/{name}" for name in ("倉庫の検品.md", "２０２６ 春　号.md")]
    for name in names:
        repository.stage(name, EMPTY)
    said = repository.refuses()
    assert all(name in said for name in names)
    for number, name in enumerate(names):
        repository.stage(name, GOOD.replace("2026-11-20", f"2026-11-2{number}"))
    repository.accepts()


def test_a_linked_worktree(repository: HookedRepository, tmp_path: Path) -> None:
    linked = repository.linked(tmp_path / "春の号")
    linked.stage(A, EMPTY)
    linked.refuses()
    linked.refuses("commit", "-m", "記事", "--", A)
    linked.stage(A, GOOD)
    linked.accepts()
    repository.stage(B, EMPTY)
    repository.refuses()


def test_a_site_in_a_subfolder(bare: HookedRepository) -> None:
    make_site(bare.top / "広報", "ja")
    bare.install()
    bare.commit_all("site")
    bare.stage(f"広報/{A}", EMPTY)
    bare.refuses()
    bare.stage(f"広報/{A}", GOOD)
    bare.accepts()


def test_a_staged_policy_is_the_one_that_judges(repository: HookedRepository) -> None:
    repository.stage(A, GOOD)
    repository.accepts()
    repository.stage("pipeline.toml", 'lang = "ja"\narticle = []\n')
    repository.write("pipeline.toml", 'lang = "ja"\n')
    repository.refuses(saying="article")
    repository.git("add", "pipeline.toml")
    repository.accepts("commit", "--allow-empty", "-m", "設定")


def branch_with_gap(repository: HookedRepository, page: str) -> None:
    """A branch `other` with an unfinished article that was committed without the hook; `page` is its index page."""
    repository.git("switch", "--quiet", "-c", "other")
    repository.stage("content/site/index.md", page)
    repository.stage(A, EMPTY)
    repository.commit_all("other")
    repository.git("switch", "--quiet", "main")


def test_a_merge_without_conflicts(repository: HookedRepository) -> None:
    branch_with_gap(repository, "# 港の台所\n")
    repository.stage(B, GOOD)
    repository.accepts()
    repository.refuses("merge", "--no-edit", "other")
    repository.stage(A, GOOD)
    repository.accepts("commit", "--no-edit")
    assert len(repository.git("show", "--no-patch", "--format=%P", "HEAD").split()) == 2


def test_a_merge_with_a_conflict(repository: HookedRepository) -> None:
    branch_with_gap(repository, "# 港の台所（あちら）\n")
    repository.stage("content/site/index.md", "# 港の台所（こちら）\n")
    repository.accepts()
    assert repository.attempt("merge", "other").returncode != 0
    repository.stage("content/site/index.md", "# 港の台所\n")
    repository.refuses("commit", "--no-edit")
    repository.stage(A, GOOD)
    repository.accepts("commit", "--no-edit")
    assert len(repository.git("show", "--no-patch", "--format=%P", "HEAD").split()) == 2


def test_called_from_the_hook_of_another_repository(repository: HookedRepository, tmp_path: Path) -> None:
    repository.stage(A, EMPTY)
    outer = Repository(tmp_path / "outer", settings=repository.settings)
    hook = f"#!/bin/sh\ncd '{repository.top}' && exec pipeline check --staged\n"
    write(outer.top / ".git/hooks/pre-commit", hook).chmod(0o755)
    outer.stage("note.txt", "外側\n")
    linked = Repository(tmp_path / "outer-linked", init=False, settings=repository.settings)
    outer.git("commit", "--quiet", "--no-verify", "-m", "外側")
    outer.git("worktree", "add", "--quiet", str(linked.top))
    # From a linked worktree git hands GIT_DIR to its hooks.
    linked.stage("note.txt", "内側\n")
    result = linked.attempt("commit", "-m", "外側", "-a")
    assert result.returncode != 0
    assert A in result.stdout + result.stderr
    repository.stage(A, GOOD)
    assert linked.attempt("commit", "-m", "外側", "-a").returncode == 0


@pytest.mark.parametrize("runner", ["git"], indirect=True)
def test_the_plain_hook_without_the_command_stops_and_says_so(repository: HookedRepository) -> None:
    repository.settings["PATH"] = "/usr/bin:/bin"
    repository.stage(A, GOOD)
    said = repository.refuses(saying="pipeline was not found")
    assert "見つからない" in said
    assert "was not found" in said


def test_hooks_stay_thin() -> None:
    for hook in (ROOT / "hooks").iterdir():
        if hook.is_file():
            assert len(hook.read_text(encoding="utf-8").splitlines()) <= 30
            assert "pipeline" in hook.read_text(encoding="utf-8") or "pre-commit" in hook.read_text(encoding="utf-8")
