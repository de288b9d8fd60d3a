"""What changed since a revision, and whose policy judges it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checking.session import Request, inspect
from pipeline.errors import ConfigError, UnreadableError, UsageError
from pipeline.sources.git.since import changed_since
from tests.repositories import Repository
from tests.sites import POLICY, article, make_site

GOOD, EMPTY = article("ja"), article("ja", opinion=False)
A, B, C, D, E = (f"content/site/posts/{name}.md" for name in "abcde")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Article A on main, and a branch from there."""
    made = Repository(tmp_path / "site")
    make_site(made.top, "ja")
    made.write(A, GOOD)
    made.commit_all("site")
    made.git("switch", "--quiet", "-c", "work")
    return made


def since(folder: Path, revision: str = "main") -> tuple[str, ...]:
    return changed_since(folder, revision).articles


def test_whatever_changed_on_the_way_is_judged(repository: Repository) -> None:
    repository.write(B, EMPTY)
    repository.commit_all()
    repository.stage(C, EMPTY)
    repository.write(D, EMPTY)
    assert since(repository.top) == (B, C, D)
    repository.write(A, GOOD + "\n追記です。\n")
    assert since(repository.top) == (A, B, C, D)
    assert since(repository.top / "content", "HEAD") == (A, C, D)


def test_the_working_tree_is_what_is_judged(repository: Repository) -> None:
    repository.write(B, EMPTY)
    repository.commit_all()
    repository.write(B, GOOD)
    found = changed_since(repository.top, "main")
    assert inspect(found.site, Request(found.articles)).outcome == "pass"


def test_nothing_changed(repository: Repository) -> None:
    assert since(repository.top) == ()
    result = repository.check("--base", "main", "--format", "json")
    assert (result.returncode, json.loads(result.stdout)["articles"]) == (0, []), result.stderr


def test_what_happened_on_the_other_branch_meanwhile_is_not_ours(repository: Repository) -> None:
    repository.write(B, GOOD)
    repository.commit_all()
    repository.git("switch", "--quiet", "main")
    repository.write(A, GOOD + "\n別の人の追記です。\n")
    repository.commit_all()
    repository.git("switch", "--quiet", "work")
    assert since(repository.top) == (B,)


def test_renamed_and_deleted_articles(repository: Repository) -> None:
    repository.git("mv", A, B)
    assert since(repository.top) == (B,)
    repository.git("rm", "--quiet", "--force", B)
    assert since(repository.top) == ()


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_was_told_not_to_watch_is_judged(repository: Repository, flag: str) -> None:
    repository.git("update-index", flag, A)
    repository.write(A, EMPTY)
    assert since(repository.top) == (A,)


def test_an_ignored_article_is_judged(repository: Repository) -> None:
    repository.write(".gitignore", "content/site/posts/b.md\n")
    repository.write(B, EMPTY)
    assert since(repository.top) == (B,)


@pytest.mark.parametrize("path", ["content/ledger/b.json", "content/notes/talk.txt", "content/notes/talk.meta.yml"])
@pytest.mark.parametrize("committed", [True, False])
def test_ledger_and_notes_count_for_their_article(repository: Repository, path: str, committed: bool) -> None:
    repository.write(B, article("ja", notes="talk.txt"))
    start = repository.commit_all()
    repository.write(path, "{}\n")
    if committed:
        repository.commit_all()
    assert since(repository.top, start) == (B,)


class TestThePolicyOfTheRevision:
    LAX = POLICY.format(lang="ja") + 'description-missing = "note"\n'
    STRICT = POLICY.format(lang="ja") + 'description-missing = "error"\n'

    def test_a_change_cannot_bring_its_own_policy(self, repository: Repository) -> None:
        text = "\n".join(line for line in GOOD.split("\n") if not line.startswith("description:"))
        repository.git("switch", "--quiet", "main")
        repository.write("pipeline.toml", self.STRICT)
        repository.commit_all()
        repository.git("switch", "--quiet", "-C", "work")
        repository.write("pipeline.toml", self.LAX)
        repository.write(B, text)
        result = repository.check("--base", "main")
        assert (result.returncode, "description-missing" in result.stdout) == (1, True), result.stdout + result.stderr
        assert repository.check(B).returncode == 0

    @pytest.mark.parametrize(
        ("lang", "said"), [("ja", "いまの設定でチェックします"), ("en", "the present one applies")]
    )
    def test_where_there_was_none_the_present_one_counts(self, repository: Repository, lang: str, said: str) -> None:
        repository.git("rm", "--quiet", "pipeline.toml")
        before = repository.commit_all()
        repository.write("pipeline.toml", 'lang = "ja"\n')
        repository.write(B, EMPTY)
        result = repository.check("--base", before, "--lang", lang, "--format", "json")
        assert result.returncode == 1, result.stdout + result.stderr
        assert [judged["path"] for judged in json.loads(result.stdout)["articles"]] == [B]
        assert said in result.stderr

    def test_a_broken_one_is_named_with_its_revision(self, repository: Repository) -> None:
        repository.write("pipeline.toml", "これは設定ではありません\n")
        broken = repository.commit_all()
        repository.write("pipeline.toml", 'lang = "ja"\n')
        with pytest.raises(ConfigError) as error:
            since(repository.top, broken)
        assert error.value.path == f"{broken}:pipeline.toml"
        assert error.value.hint is not None
        assert broken in error.value.hint.ja
        assert broken in error.value.hint.en

    def test_a_site_in_a_subfolder(self, tmp_path: Path) -> None:
        made = Repository(tmp_path)
        make_site(tmp_path / "広報", "ja")
        made.write("pyproject.toml", '[tool.pipeline]\nlang = "en"\n')
        start = made.commit_all()
        made.write(f"広報/{A}", GOOD)
        found = changed_since(tmp_path / "広報/content", start)
        assert found.articles == (A,)
        assert found.site.config.lang == "ja"


class TestRevisions:
    @pytest.mark.parametrize(
        "revision",
        [
            "nowhere",
            "",
            " ",
            "-h",
            "--all",
            "--output=leak",
            "--git-dir",
            "HEAD:pipeline.toml",
            "HEAD^{tree}",
            "HEAD~9",
            "日本",
        ],
    )
    def test_what_names_no_commit_is_refused(self, repository: Repository, revision: str) -> None:
        with pytest.raises(UsageError) as error:
            since(repository.top, revision)
        assert f"'{revision}'" in error.value.message.en
        assert f"「{revision}」" in error.value.message.ja

    def test_the_command_takes_no_option_for_a_revision(self, repository: Repository) -> None:
        result = repository.check("--base=--output=leak")
        assert result.returncode == 2, result.stdout + result.stderr
        assert "--output=leak" in result.stderr
        assert not list(repository.top.rglob("leak*"))

    @pytest.mark.parametrize("revision", ["main", "refs/heads/main", "v1", "注釈", "HEAD~1", "@{-1}"])
    def test_every_way_to_name_a_commit(self, repository: Repository, revision: str) -> None:
        repository.git("tag", "v1", "main")
        repository.git("tag", "--annotate", "-m", "注釈", "注釈", "main")
        repository.write(B, GOOD)
        repository.commit_all()
        assert since(repository.top, revision) == (B,)

    def test_lines_of_work_that_never_met(self, repository: Repository) -> None:
        repository.git("switch", "--quiet", "--orphan", "fresh")
        make_site(repository.top, "ja")
        repository.write(A, GOOD)
        repository.write(B, EMPTY)
        repository.commit_all()
        assert since(repository.top) == (B,)

    def test_before_the_first_commit_of_a_branch(self, repository: Repository) -> None:
        repository.git("switch", "--quiet", "--orphan", "fresh")
        make_site(repository.top, "ja")
        repository.write(B, EMPTY)
        assert since(repository.top) == (B,)

    def test_a_shallow_clone_misses_nothing(self, repository: Repository, tmp_path: Path) -> None:
        for path in (B, C):
            repository.write(path, GOOD)
            repository.commit_all()
        clone = Repository(tmp_path / "clone", init=False)
        clone.git("clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{repository.top}", ".")
        assert since(clone.top, "origin/main") == (B, C)
        with pytest.raises(UsageError) as error:
            since(clone.top, "HEAD~1")
        assert error.value.hint is not None
        assert "fetch-depth: 0" in error.value.hint.ja
        assert "fetch-depth: 0" in error.value.hint.en

    def test_a_repository_inside_the_site(self, tmp_path: Path) -> None:
        make_site(tmp_path, "ja")
        inner = Repository(tmp_path / "content")
        start = inner.commit_all()
        with pytest.raises(UsageError) as error:
            since(inner.top, start)
        assert str(tmp_path) in error.value.message.ja

    def test_lost_history_is_not_clean(self, repository: Repository) -> None:
        tree = repository.git("rev-parse", "main^{tree}")
        (repository.top / ".git/objects" / tree[:2] / tree[2:]).unlink()
        with pytest.raises(UnreadableError):
            since(repository.top)


@pytest.mark.parametrize("arguments", [("--staged", "--base", "main"), ("--base", "main", A), ("--staged", A)])
@pytest.mark.parametrize(("lang", "said"), [("ja", "どれか一つ"), ("en", "only one of")])
def test_three_ways_to_choose_do_not_mix(
    repository: Repository, arguments: tuple[str, ...], lang: str, said: str
) -> None:
    result = repository.check(*arguments, "--lang", lang)
    assert (result.returncode, said in result.stderr) == (2, True), result.stderr
