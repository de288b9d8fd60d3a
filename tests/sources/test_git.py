"""What is judged is what git would commit, in every state that a repository can be in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.checking.session import Request, inspect
from pipeline.errors import ConfigError, PipelineError, UnreadableError, UsageError
from pipeline.model.origins import Origins
from pipeline.model.report import Report
from pipeline.sources.git import machine_commits, trees
from pipeline.sources.git import repository as git
from pipeline.sources.git.staged import staged_site
from tests.repositories import Repository
from tests.sites import article, make_site

GOOD, EMPTY = article("ja"), article("ja", opinion=False)
A, B = "content/site/posts/a.md", "content/site/posts/b.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "site")
    make_site(made.top, "ja")
    made.commit_all("site")
    return made


def staged(folder: Path) -> tuple[str, ...]:
    return staged_site(folder)[1]


def report(folder: Path) -> Report:
    site, articles, *_ = staged_site(folder)
    return inspect(site, Request(articles, tolerate_drafts=True))


def outcome(folder: Path) -> str:
    return report(folder).outcome


class TestTheLastCommit:
    """What it held is told by what differs from it, and is the same as git lists it."""

    @staticmethod
    def same(repository: Repository) -> bool:
        here = git.Repository.find(repository.top)
        head = here.commit("HEAD")
        assert head is not None
        held, listed = trees.index_and_head(here, head)[1], trees.revision_entries(here, head)
        return list(held.items()) == list(listed.items())

    @pytest.mark.parametrize(
        "change", ["none", "new", "edited", "removed", "renamed", "mode", "link", "announced", "announced again"]
    )
    def test_whatever_is_staged(self, repository: Repository, change: str) -> None:
        repository.stage(A, GOOD)
        repository.stage("content/site/posts/日本 語.md", GOOD)
        repository.commit_all()
        if change in ("new", "edited"):
            repository.stage(B if change == "new" else A, EMPTY)
        elif change == "renamed":
            repository.git("mv", A, B)
        elif change == "mode":
            repository.git("update-index", "--chmod=+x", A)
        elif change == "announced":
            repository.write(B, GOOD)
            repository.git("add", "--intent-to-add", B)
        elif change != "none":
            repository.git("rm", "--quiet", "--cached", A)
            if change == "link":
                (repository.top / A).unlink()
                (repository.top / A).symlink_to("日本 語.md")
                repository.git("add", A)
            elif change == "announced again":
                repository.git("add", "--intent-to-add", A)
        assert self.same(repository)

    def test_in_the_middle_of_a_merge(self, repository: Repository) -> None:
        repository.stage(A, GOOD)
        repository.commit_all()
        repository.git("checkout", "--quiet", "-b", "other")
        repository.stage(A, GOOD + "\n1\n")
        repository.commit_all()
        repository.git("checkout", "--quiet", "-")
        repository.stage(A, GOOD + "\n2\n")
        repository.commit_all()
        assert repository.attempt("merge", "--quiet", "other").returncode == 1
        assert self.same(repository)


class TestWhatIsStagedCounts:
    def test_a_staged_gap_is_not_hidden_by_a_finished_working_tree(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        repository.write(A, GOOD)
        assert outcome(repository.top) == "blocked"

    def test_a_gap_in_the_working_tree_alone_does_not_block(self, repository: Repository) -> None:
        repository.stage(A, GOOD)
        repository.write(A, EMPTY)
        assert outcome(repository.top) == "pass"

    def test_an_article_removed_from_disk_but_staged_is_judged(self, repository: Repository) -> None:
        repository.stage(A, EMPTY).unlink()
        assert outcome(repository.top) == "blocked"

    def test_only_the_articles_of_the_commit_are_judged(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        repository.commit_all()
        repository.stage(B, GOOD)
        assert staged(repository.top) == (B,)
        assert outcome(repository.top) == "pass"

    def test_nothing_staged_is_nothing_to_judge(self, repository: Repository) -> None:
        repository.write(A, EMPTY)
        assert staged(repository.top) == ()
        assert outcome(repository.top) == "pass"

    @pytest.mark.parametrize(
        ("locale", "word"), [("ja_JP.UTF-8", "調べる記事はありません"), ("en_US.UTF-8", "No article")]
    )
    def test_the_command_says_that_nothing_was_staged(self, repository: Repository, locale: str, word: str) -> None:
        result = repository.check("--staged", env={"LC_ALL": locale})
        assert (result.returncode, word in result.stdout) == (0, True), result.stdout + result.stderr

    def test_before_the_first_commit_everything_is_judged(self, tmp_path: Path) -> None:
        fresh = Repository(tmp_path)
        make_site(fresh.top, "ja")
        fresh.write(A, EMPTY)
        fresh.git("add", "--all")
        assert staged(fresh.top) == (A,)
        assert outcome(fresh.top) == "blocked"

    def test_a_first_commit_without_articles_passes(self, tmp_path: Path) -> None:
        fresh = Repository(make_site(tmp_path, "ja"))
        fresh.git("add", "--all")
        assert outcome(fresh.top) == "pass"

    def test_a_repository_with_sha256_ids(self, tmp_path: Path) -> None:
        tmp_path.joinpath("x").mkdir()
        fresh = Repository(make_site(tmp_path / "x", "ja"), init=False)
        fresh.git("init", "--quiet", "--object-format=sha256")
        fresh.git("add", "--all")
        assert staged(fresh.top) == ()
        fresh.commit_all()
        fresh.write(B, GOOD)
        fresh.git("add", "--intent-to-add", B)
        fresh.stage(A, EMPTY)
        assert staged(fresh.top) == (A,)
        assert outcome(fresh.top) == "blocked"

    def test_an_article_that_was_only_announced_is_not_in_the_commit(self, repository: Repository) -> None:
        repository.write(A, EMPTY)
        repository.write("content/site/stray.md", "# 置き場所のない文書\n")
        repository.git("add", "--intent-to-add", "--all")
        repository.stage(B, GOOD)
        assert staged(repository.top) == (B,)
        assert outcome(repository.top) == "pass"

    def test_an_article_staged_without_a_word_is_judged(self, repository: Repository) -> None:
        repository.stage(A, "")
        assert outcome(repository.top) == "blocked"


class TestEveryKindOfChange:
    def test_a_renamed_article_is_judged_under_its_new_name(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        repository.commit_all()
        repository.git("mv", A, B)
        assert staged(repository.top) == (B,)
        assert outcome(repository.top) == "blocked"

    def test_a_copied_article_is_judged(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        repository.commit_all()
        repository.stage(B, EMPTY)
        assert staged(repository.top) == (B,)

    def test_a_deleted_article_is_not_judged(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        repository.commit_all()
        repository.git("rm", "--quiet", A)
        assert staged(repository.top) == ()
        assert outcome(repository.top) == "pass"

    def test_an_article_that_became_a_link_cannot_be_checked(self, repository: Repository) -> None:
        repository.stage(A, GOOD)
        repository.stage(B, GOOD)
        repository.commit_all()
        (repository.top / A).unlink()
        (repository.top / A).symlink_to("b.md")
        repository.git("add", "--all")
        found = report(repository.top)
        assert found.outcome == "could-not-check"
        assert found.failures[0].path == A
        assert "リンク" in found.failures[0].message.ja
        assert "symbolic link" in found.failures[0].message.en

    def test_a_link_to_another_folder_is_refused(self, repository: Repository) -> None:
        repository.stage("content/notes/talk.md", "田中: 秘密です。\n")
        (repository.top / "content/site/more").symlink_to("../notes")
        repository.git("add", "--all")
        with pytest.raises(ConfigError) as error:
            staged(repository.top)
        assert error.value.path == "content/site/more"

    def test_a_link_to_a_picture_of_the_site_is_fine(self, repository: Repository) -> None:
        repository.stage("content/site/images/one.svg", "<svg/>")
        (repository.top / "content/site/two.svg").symlink_to("images/one.svg")
        repository.git("add", "--all")
        repository.stage(A, GOOD)
        assert outcome(repository.top) == "pass"

    def test_another_repository_among_the_pages_is_refused(self, repository: Repository, tmp_path: Path) -> None:
        other = Repository(tmp_path / "other")
        other.stage("secret.md", "# 別のリポジトリ\n")
        other.commit_all()
        repository.git(
            "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "content/site/theirs"
        )
        with pytest.raises(ConfigError) as error:
            staged(repository.top)
        assert error.value.path == "content/site/theirs"

    def test_another_repository_elsewhere_does_no_harm(self, repository: Repository, tmp_path: Path) -> None:
        other = Repository(tmp_path / "other")
        other.commit_all()
        repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "theirs")
        repository.stage(A, GOOD)
        assert outcome(repository.top) == "pass"

    @pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
    def test_flags_that_hide_the_working_tree_change_nothing(self, repository: Repository, flag: str) -> None:
        repository.stage(A, EMPTY)
        repository.git("update-index", flag, A)
        repository.write(A, GOOD)
        assert outcome(repository.top) == "blocked"

    def test_a_sparse_checkout_judges_what_is_not_on_disk(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/content/site/posts/")
        assert A in staged(repository.top)
        assert outcome(repository.top) == "blocked"

    @pytest.mark.parametrize(
        "name",
        ["倉庫の検品.md", "２０２６ 春　号.md", "quo\"te'd.md", "line\nbreak.md", "-rf.md", "[a]*.md", "ガ\u3099.md"],
    )
    def test_any_file_name(self, repository: Repository, name: str) -> None:
        repository.stage(f"content/site/posts/{name}", EMPTY)
        assert staged(repository.top) == (f"content/site/posts/{name}",)
        assert outcome(repository.top) == "blocked"


class TestMerges:
    @pytest.fixture
    def diverged(self, repository: Repository) -> Repository:
        """Two branches that change the same page; `other` brings article B along."""
        repository.git("switch", "--quiet", "-c", "other")
        repository.stage("content/site/index.md", "# 港の台所（あちら）\n")
        repository.stage(B, EMPTY)
        repository.commit_all("other")
        repository.git("switch", "--quiet", "main")
        repository.stage("content/site/index.md", "# 港の台所（こちら）\n")
        repository.commit_all("ours")
        return repository

    def test_all_that_a_merge_brings_is_judged(self, diverged: Repository) -> None:
        assert diverged.attempt("merge", "other").returncode == 1
        diverged.stage("content/site/index.md", "# 港の台所\n")
        assert staged(diverged.top) == (B,)
        assert outcome(diverged.top) == "blocked"

    def test_a_conflict_in_an_article_cannot_be_checked(self, diverged: Repository) -> None:
        diverged.stage(B, GOOD)
        diverged.commit_all("ours too")
        assert diverged.attempt("merge", "other").returncode == 1
        found = report(diverged.top)
        assert found.outcome == "could-not-check"
        assert [failure.path for failure in found.failures] == [B]
        assert "衝突" in found.failures[0].message.ja
        assert "conflict" in found.failures[0].message.en

    def test_a_conflict_in_the_policy_cannot_be_checked(self, diverged: Repository) -> None:
        diverged.stage("pipeline.toml", 'lang = "en"\n')
        diverged.commit_all("policy")
        diverged.git("switch", "--quiet", "other")
        diverged.stage("pipeline.toml", 'lang = "ja" # 日本語\n')
        diverged.commit_all("policy")
        assert diverged.attempt("merge", "main").returncode == 1
        with pytest.raises(UnreadableError) as error:
            staged(diverged.top)
        assert error.value.path == "pipeline.toml"


class TestWhatAnArticleRestsOn:
    @pytest.fixture
    def interview(self, repository: Repository) -> Repository:
        """Article A is made from an interview, article B is not."""
        repository.stage(A, article("ja", notes="talk.txt"))
        repository.stage(B, GOOD)
        repository.stage("content/notes/talk.txt", "田中: 棚の番号を付け替えました。\n")
        repository.stage("content/notes/other.txt", "鈴木: 何も変えていません。\n")
        repository.commit_all()
        return repository

    @pytest.mark.parametrize("path", ["content/notes/talk.txt", "content/notes/talk.meta.yml", "content/ledger/a.json"])
    def test_a_change_beside_the_article_counts_as_one(self, interview: Repository, path: str) -> None:
        interview.stage(path, "田中: 棚の番号を元に戻しました。\n")
        assert staged(interview.top) == (A,)

    def test_other_notes_do_not_concern_it(self, interview: Repository) -> None:
        interview.stage("content/notes/other.txt", "鈴木: 少しだけ変えました。\n")
        assert staged(interview.top) == ()

    def test_removed_notes_are_missed(self, interview: Repository) -> None:
        interview.git("rm", "--quiet", "content/notes/talk.txt")
        found = report(interview.top)
        assert found.outcome == "could-not-check"
        assert "content/notes/talk.txt" in found.failures[0].message.en

    def test_an_article_that_cannot_be_read_might_rest_on_them(self, interview: Repository) -> None:
        (interview.top / B).write_bytes("記事".encode("cp932"))
        interview.commit_all()
        interview.stage("content/notes/other.txt", "鈴木: 少しだけ変えました。\n")
        assert outcome(interview.top) == "could-not-check"

    def test_notes_that_were_never_staged_are_missing(self, repository: Repository) -> None:
        repository.write("content/notes/talk.txt", "田中: 棚の番号を付け替えました。\n")
        repository.stage(A, article("ja", notes="talk.txt"))
        assert outcome(repository.top) == "could-not-check"

    def test_a_draft_may_wait_for_its_notes(self, repository: Repository) -> None:
        repository.stage(A, article("ja", notes="talk.txt", draft=True))
        found = report(repository.top)
        assert found.outcome == "pass"
        assert [failure.tolerated for failure in found.failures] == [True]

    def test_private_notes_are_read_where_they_are_kept(self, repository: Repository) -> None:
        repository.stage(".gitignore", "content/notes/private/\n")
        repository.write("content/notes/private/talk.txt", "田中: 棚の番号を付け替えました。\n")
        repository.stage(A, article("ja", notes="private/talk.txt"))
        assert report(repository.top).failures == ()

    def test_private_notes_that_git_does_not_ignore_must_be_staged(self, repository: Repository) -> None:
        repository.write("content/notes/private/talk.txt", "田中: 棚の番号を付け替えました。\n")
        repository.stage(A, article("ja", notes="private/talk.txt"))
        assert outcome(repository.top) == "could-not-check"


class TestThePolicyOfTheCommit:
    def test_it_is_read_from_the_index(self, repository: Repository) -> None:
        repository.write("pipeline.toml", "これは設定ではありません")
        repository.stage(A, GOOD)
        assert outcome(repository.top) == "pass"
        repository.git("add", "pipeline.toml")
        with pytest.raises(ConfigError):
            staged(repository.top)

    def test_a_changed_policy_is_judged_on_every_article(self, repository: Repository) -> None:
        repository.stage(A, GOOD)
        repository.stage(B, GOOD)
        repository.commit_all()
        repository.stage("pipeline.toml", 'lang = "ja"\n[types.essay]\nrequire = ["opinion"]\n')
        assert staged(repository.top) == (A, B)

    def test_a_changed_policy_without_articles_passes(self, repository: Repository) -> None:
        repository.stage("pipeline.toml", 'lang = "ja"\npages = ["content/site/*.md"]\n')
        assert outcome(repository.top) == "pass"

    def test_in_pyproject_only_our_table_counts(self, repository: Repository) -> None:
        repository.git("rm", "--quiet", "pipeline.toml")
        repository.stage("pyproject.toml", '[tool.pipeline]\nlang = "ja"\n')
        repository.stage(A, GOOD)
        assert staged(repository.top) == (A,)
        repository.commit_all()
        repository.stage("pyproject.toml", '[tool.pipeline]\nlang = "ja"\n[tool.ruff]\nline-length = 100\n')
        assert staged(repository.top) == ()
        repository.stage("pyproject.toml", '[tool.pipeline]\nlang = "en"\n')
        assert staged(repository.top) == (A,)

    def test_a_policy_in_pyproject_before_the_first_commit(self, tmp_path: Path) -> None:
        fresh = Repository(make_site(tmp_path, "ja"))
        (tmp_path / "pipeline.toml").unlink()
        fresh.stage("pyproject.toml", '[tool.pipeline]\nlang = "ja"\n')
        fresh.stage("mkdocs.yml", "docs_dir: content/site\n")
        assert staged(fresh.top) == ()

    def test_a_policy_that_git_does_not_have_yet(self, tmp_path: Path) -> None:
        fresh = Repository(make_site(tmp_path, "ja"))
        fresh.stage(A, GOOD)
        with pytest.raises(ConfigError) as error:
            staged(fresh.top)
        assert error.value.hint
        assert "git add pipeline.toml" in error.value.hint.ja
        assert "git add pipeline.toml" in error.value.hint.en

    def test_the_published_folder_is_the_staged_one(self, repository: Repository) -> None:
        repository.write("mkdocs.yml", "docs_dir: elsewhere\n")
        repository.stage("content/site/stray.md", "# 置き場所のない文書\n")
        with pytest.raises(ConfigError) as error:
            staged(repository.top)
        assert error.value.path == "content/site/stray.md"


class TestWhereTheSiteIs:
    @pytest.fixture
    def subfolder(self, tmp_path: Path) -> Repository:
        made = Repository(tmp_path)
        make_site(tmp_path / "広報/site", "ja")
        made.write("README.md", "# 会社のリポジトリ\n")
        made.commit_all()
        return made

    @pytest.mark.parametrize("start", ["", "広報", "広報/site", "広報/site/content/site"])
    def test_a_site_in_a_subfolder_is_found(self, subfolder: Repository, start: str) -> None:
        subfolder.stage(f"広報/site/{A}", EMPTY)
        subfolder.stage("posts/a.md", EMPTY)
        found = report(subfolder.top / start)
        assert [(judged.path, judged.blocked) for judged in found.articles] == [(A, True)]

    def test_private_notes_of_a_site_in_a_subfolder(self, subfolder: Repository) -> None:
        subfolder.stage("広報/site/.gitignore", "content/notes/private/\n")
        subfolder.write("広報/site/content/notes/private/talk.txt", "田中: 付け替えました。\n")
        subfolder.stage(f"広報/site/{A}", article("ja", notes="private/talk.txt"))
        assert report(subfolder.top).failures == ()

    def test_of_several_sites_one_must_be_chosen(self, subfolder: Repository) -> None:
        make_site(subfolder.top / "other", "en")
        subfolder.git("add", "--all")
        with pytest.raises(UsageError) as error:
            staged(subfolder.top)
        assert "広報/site" in error.value.message.ja
        assert "other" in error.value.message.en
        assert staged(subfolder.top / "other") == ()

    def test_a_repository_without_a_site(self, tmp_path: Path) -> None:
        empty = Repository(tmp_path)
        empty.stage("pyproject.toml", "[tool.ruff]\n")
        with pytest.raises(ConfigError) as error:
            staged(empty.top)
        assert "pipeline init" in error.value.hint.en if error.value.hint else False

    def test_a_linked_worktree_has_its_own_index(self, repository: Repository, tmp_path: Path) -> None:
        repository.stage(A, EMPTY)
        repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "-b", "side")
        linked = Repository(tmp_path / "linked", init=False)
        linked.stage(B, GOOD)
        assert staged(linked.top) == (B,)
        assert staged(repository.top) == (A,)

    @pytest.mark.parametrize("lang", ["ja", "en"])
    def test_outside_a_repository_the_command_says_what_to_do(self, tmp_path: Path, lang: str) -> None:
        nowhere = Repository(make_site(tmp_path, "ja"), init=False)
        for arguments in (("--staged",), ("--base", "main")):
            result = nowhere.check(*arguments, "--lang", lang, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
            assert result.returncode == 2, result.stderr
            assert "git init" in result.stderr
            assert ("リポジトリではありません" if lang == "ja" else "not a git repository") in result.stderr

    def test_inside_the_git_folder_there_is_nothing_to_judge(self, repository: Repository) -> None:
        with pytest.raises(UsageError):
            staged(repository.top / ".git")

    def test_without_git_the_command_says_so(self, repository: Repository, tmp_path: Path) -> None:
        result = repository.check("--staged", env={"PATH": str(tmp_path)})
        assert (result.returncode, "git was not found" in result.stderr) == (2, True), result.stderr

    def test_without_git_nobody_is_sent_to_use_it(
        self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        lost = machine_commits.state(repository.top)
        assert isinstance(lost, Origins)
        assert lost.none
        assert lost.mend is not None
        assert "Install git" in lost.mend.en
        assert "git を入れて" in lost.mend.ja
        assert "git init" not in f"{lost.mend.ja} {lost.mend.en}"


class TestTheEnvironment:
    @pytest.fixture
    def other(self, tmp_path: Path) -> Repository:
        """Another repository with a site, whose hook might be what calls us."""
        made = Repository(make_site(tmp_path / "other", "ja"))
        made.stage(B, GOOD)
        return made

    def test_an_outer_hook_does_not_lead_us_astray(
        self, repository: Repository, other: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.stage(A, EMPTY)
        monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other.top))
        monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / ".git/index"))
        monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.top / ".git/objects"))
        monkeypatch.setenv("GIT_PREFIX", "content/")
        assert staged(repository.top) == (A,)
        assert outcome(repository.top) == "blocked"

    @pytest.mark.parametrize("absolute", [True, False])
    def test_the_index_of_the_commit_under_way_counts(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, absolute: bool
    ) -> None:
        index = repository.top / ".git/next-index-1.lock"
        index.write_bytes((repository.top / ".git/index").read_bytes())
        repository.write(A, EMPTY)
        assert repository.attempt("add", A, env={"GIT_INDEX_FILE": str(index)}).returncode == 0
        assert staged(repository.top) == ()
        monkeypatch.setenv("GIT_INDEX_FILE", str(index) if absolute else ".git/next-index-1.lock")
        assert staged(repository.top) == (A,)
        assert staged(repository.top / "content") == (A,)

    def test_an_index_outside_any_repository_counts(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        repository.write(A, EMPTY)
        index = tmp_path / "mine"
        index.write_bytes((repository.top / ".git/index").read_bytes())
        assert repository.attempt("add", A, env={"GIT_INDEX_FILE": str(index)}).returncode == 0
        monkeypatch.setenv("GIT_INDEX_FILE", str(index))
        assert staged(repository.top) == (A,)

    def test_an_index_that_is_gone_does_not_count(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.stage(A, EMPTY)
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
        assert staged(repository.top) == (A,)

    def test_the_index_of_a_linked_worktree(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "-b", "side")
        linked = Repository(tmp_path / "linked", init=False)
        linked.stage(A, EMPTY)
        monkeypatch.setenv("GIT_INDEX_FILE", linked.git("rev-parse", "--git-path", "index"))
        assert staged(linked.top) == (A,)
        monkeypatch.setenv("GIT_INDEX_FILE", str(repository.top / ".git/index"))
        assert staged(linked.top) == (A,)

    def test_settings_of_the_user_change_nothing(self, repository: Repository, tmp_path: Path) -> None:
        trap = tmp_path / "trap"
        trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n", encoding="utf-8")
        trap.chmod(0o755)
        settings = {
            "color.ui": "always",
            "core.fsmonitor": str(trap),
            "core.pager": str(trap),
            "core.quotePath": "true",
            "diff.external": str(trap),
            "diff.noprefix": "true",
            "diff.relative": "true",
            "diff.renames": "copies",
            "diff.japanese.textconv": str(trap),
            "status.renames": "copies",
        }
        repository.stage(".gitattributes", "*.md diff=japanese\n")
        repository.stage(A, EMPTY)
        repository.commit_all()
        for name, value in settings.items():
            repository.git("config", name, value)
        # Plumbing alone, lest this test spring the trap itself.
        blob = repository.git("hash-object", "-w", A)
        moved = "content/site/posts/倉庫.md"
        repository.git("-c", "core.fsmonitor=false", "update-index", "--add", "--cacheinfo", f"100644,{blob},{moved}")
        (tmp_path / "sprung").unlink(missing_ok=True)
        assert staged(repository.top / "content") == (moved,)
        assert outcome(repository.top) == "blocked"
        assert not (tmp_path / "sprung").exists()

    def test_replaced_objects_do_not_stand_in_for_what_is_committed(self, repository: Repository) -> None:
        repository.stage(A, EMPTY)
        finished = repository.write("finished.md", GOOD)
        replacement = repository.git("hash-object", "-w", str(finished))
        repository.git("replace", repository.git("rev-parse", f":{A}"), replacement)
        assert repository.git("cat-file", "blob", f":{A}") == GOOD.strip()
        assert outcome(repository.top) == "blocked"

    def test_a_damaged_repository_is_not_clean(self, repository: Repository) -> None:
        repository.stage(A, GOOD)
        blob = repository.git("rev-parse", f":{A}")
        lost = repository.top / ".git/objects" / blob[:2] / blob[2:]
        lost.unlink()
        found = report(repository.top)
        assert found.outcome == "could-not-check"
        assert [failure.path for failure in found.failures] == [A]

    def test_a_damaged_index_is_not_clean(self, repository: Repository) -> None:
        (repository.top / ".git/index").write_bytes(b"DIRC damaged")
        with pytest.raises(UnreadableError) as error:
            staged(repository.top)
        assert "git fsck" in error.value.hint.en if error.value.hint else False

    def test_nothing_is_written(self, repository: Repository) -> None:
        repository.stage(A, GOOD)
        os.utime(repository.top / A, (1, 1))
        before = (repository.top / ".git/index").read_bytes()
        assert outcome(repository.top) == "pass"
        assert (repository.top / ".git/index").read_bytes() == before
        assert not list((repository.top / ".git").glob("*.lock"))


def test_every_message_is_in_both_languages(repository: Repository) -> None:
    raised: list[PipelineError] = []
    for break_it in ("rm --quiet --cached pipeline.toml", "rm --quiet -r ."):
        repository.git(*break_it.split())
        with pytest.raises(PipelineError) as error:
            staged(repository.top)
        raised.append(error.value)
    assert all(error.message.ja != error.message.en and error.hint for error in raised)
