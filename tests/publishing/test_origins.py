"""Who committed the words of a human section: real histories, and the people whom it must leave alone."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.publishing.test_sign import signed
from tests.repositories import Repository
from tests.sites import OPINION, article, make_site, write
from tests.terminal import at_a_terminal

A, B = "content/site/posts/a.md", "content/site/posts/b.md"
AGENT = {"GIT_AUTHOR_NAME": "Coding Agent", "GIT_AUTHOR_EMAIL": "agent[bot]@users.noreply.github.com"}
CLAUDE = "Co-authored-by: Claude <noreply@anthropic.com>"


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]  # what the fixture was given


@pytest.fixture
def repository(tmp_path: Path, lang: Language) -> Repository:
    """A site whose article lacks its opinion, committed by a person."""
    made = Repository(tmp_path / "site")
    make_site(made.top, lang)
    policy = (made.top / "pipeline.toml").read_text(encoding="utf-8")
    made.write("pipeline.toml", f"{policy}\n[sign_off]\nrequired = false\n")
    made.write(A, article(lang, opinion=False, draft=True))
    made.commit_all("site")
    return made


def commit(repository: Repository, message: str = "work", env: dict[str, str] | None = None) -> None:
    repository.git("add", "--all")
    result = repository.attempt("commit", "--quiet", "-m", message, env=env)
    assert result.returncode == 0, result.stderr


def found(repository: Repository) -> list[dict[str, str]]:
    result = repository.check("--format", "json", "--lang", "en")
    assert result.stdout, result.stderr
    findings = [one for judged in json.loads(result.stdout)["articles"] for one in judged["findings"]]
    return [one for one in findings if one["check"] == "human-section-by-machine"]


def lines(repository: Repository, path: str = A) -> list[str]:
    text = (repository.top / path).read_text(encoding="utf-8").split("\n")
    return [text[int(one["line"]) - 1] for one in found(repository)]


def opinion(lang: Language) -> str:
    heading, after = OPINION[lang]
    whole = article(lang)
    start = whole.index(heading) + len(heading)
    return whole[start : whole.index(after)].strip("\n").split("\n")[0]


WAYS = {
    "a bot": ("work", AGENT),
    "a co-author": (f"work\n\n{CLAUDE}", None),
    "assisted": ("work\n\nAssisted-by: some-agent:model-1", None),
    "generated": ("work\n\n🤖 Generated with [Claude Code](https://claude.ai/code)", None),
    "a bot that commits for somebody": (
        "work",
        {"GIT_COMMITTER_NAME": "renovate[bot]", "GIT_COMMITTER_EMAIL": "bot@renovateapp.com"},
    ),
    "squashed": (f"Squash\n\n* one\n* two\n\n{CLAUDE}", None),
    "squashed here": ("Squashed commit of the following:\n\ncommit 1\nAuthor: Claude <noreply@anthropic.com>\n", None),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_machine_committed_is_named(repository: Repository, lang: Language, way: str) -> None:
    repository.write(A, article(lang))
    commit(repository, *WAYS[way])
    assert lines(repository) == [opinion(lang)]
    [finding] = found(repository)
    assert finding["severity"] == "error" and repository.git("rev-parse", "HEAD")[:8] in finding["message"]


def test_moving_wrapping_and_renaming_hide_nothing(repository: Repository, lang: Language) -> None:
    repository.write(A, article(lang))
    commit(repository, f"work\n\n{CLAUDE}")
    (repository.top / A).unlink()
    wrapped = re.sub(r"(?m)^([^#\n-][^\n]{11})([^\n]+)$", r"\1\n\2", article(lang).split("---\n", 2)[2])
    head = "---\n".join([*article(lang).split("---\n", 2)[:2], ""])
    repository.write(B, head + wrapped)
    commit(repository, "moved")
    assert len(found(repository)) == 1


def test_a_person_answers_by_signing_exactly_this_text(repository: Repository, lang: Language) -> None:
    repository.write(A, article(lang))
    commit(repository, f"work\n\n{CLAUDE}")
    text = signed(article(lang), lang)
    repository.write(A, text)
    assert found(repository) == []
    repository.write(A, text + "\n追記です。\n")
    assert len(found(repository)) == 1
    repository.write(A, signed(article(lang), lang, "Claude <noreply@anthropic.com>"))
    assert len(found(repository)) == 1


def test_whoever_signs_is_told_what_a_machine_committed(repository: Repository, lang: Language) -> None:
    repository.write(A, article(lang))
    commit(repository, f"work\n\n{CLAUDE}")
    shown = at_a_terminal(
        repository.top, "sign", A, "--by", "Mori Aya <mori@example.com>", "--lang", lang, answer="y\n"
    )
    assert shown.status == 0 and "noreply@anthropic.com" in shown.output
    assert found(repository) == []


PEOPLE = {
    "a person": ("work", None),
    "a co-author who is a person": ("work\n\nCo-authored-by: Sato Ken <ken@example.com>", None),
    "a person who helped": ("work\n\nAssisted-by: Sato Ken <ken@example.com>", None),
    "GitHub's editor": ("work", {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}),
    "one who writes about it": ("Why we stopped using Copilot: text generated by it was flat", None),
}


@pytest.mark.parametrize("way", PEOPLE)
def test_people_are_left_alone(repository: Repository, lang: Language, way: str) -> None:
    repository.write(A, article(lang))
    commit(repository, *PEOPLE[way])
    assert found(repository) == []


def test_what_a_machine_moved_stays_its_writers(repository: Repository, lang: Language) -> None:
    repository.write(A, article(lang))
    commit(repository)
    repository.git("mv", A, B)
    text = (repository.top / B).read_text(encoding="utf-8")
    repository.write(B, text.replace("date: 2026-11-20", "date: 2026-11-21"))
    commit(repository, f"rename\n\n{CLAUDE}", AGENT)
    assert found(repository) == []


def test_merges_and_rebases_by_machines_bring_nothing_of_their_own(repository: Repository, lang: Language) -> None:
    repository.git("switch", "--quiet", "-c", "work")
    repository.write(A, article(lang))
    commit(repository)
    repository.git("switch", "--quiet", "main")
    repository.write(B, article(lang, draft=True).replace("2026", "2025"))
    commit(repository, "other")
    merged = repository.attempt("merge", "--quiet", "--no-ff", "-m", f"merge\n\n{CLAUDE}", "work", env=AGENT)
    assert merged.returncode == 0, merged.stderr
    assert found(repository) == []


def test_a_machine_that_wrote_only_its_own_section(repository: Repository, lang: Language) -> None:
    old, new = {"ja": ("新しい機械は買っていません。", "機械は一台も買い足さずに、検品の時間を縮めました。"), "en": (
        "They bought no new machine.", "They did all of it without buying a single new machine.")}[lang]  # fmt: skip
    repository.write(A, article(lang))
    commit(repository)
    repository.write(A, article(lang).replace(old, new))
    commit(repository, f"work\n\n{CLAUDE}")
    assert found(repository) == []


def test_notes_on_authorship_name_an_agents_lines(repository: Repository, lang: Language) -> None:
    repository.write(A, article(lang))
    commit(repository)
    text = article(lang).split("\n")
    number = text.index(opinion(lang)) + 1
    agent = {"agent_id": {"tool": "some-agent", "id": "1", "model": "m-1"}}
    tail = json.dumps({"schema_version": "authorship/3.0.0", "prompts": {"abcd": agent}})
    repository.git(
        "notes", "--ref=ai", "add", "-m", f"{A}\n  abcd {number}\n  h_ff {number + 1}-{number + 2}\n---\n{tail}"
    )
    assert lines(repository) == [opinion(lang)]
    assert "some-agent m-1" in found(repository)[0]["message"]


def test_a_shallow_clone_could_not_check_until_it_is_whole_or_signed(
    repository: Repository, tmp_path: Path, lang: Language
) -> None:
    repository.write(A, article(lang))
    commit(repository)
    clone = Repository(tmp_path / "clone", init=False)
    clone.git("clone", "--quiet", "--depth=1", f"file://{repository.top}", ".")
    result = clone.check("--lang", lang)
    assert result.returncode == 3 and "git fetch --unshallow" in result.stdout
    clone.write(A, article(lang, draft=True))
    assert [one["severity"] for one in found(clone)] == ["note"]
    clone.write(A, signed(article(lang), lang))
    assert clone.check().returncode == 0
    clone.write(A, article(lang))
    clone.git("fetch", "--quiet", "--unshallow")
    assert clone.check().returncode == 0


def test_whose_folder_it_is_is_said_where_git_refuses_that_of_another_user(
    repository: Repository, tmp_path: Path, lang: Language
) -> None:
    repository.write(A, article(lang))
    refusing = write(
        tmp_path / "bin/git",
        f"#!/bin/sh\necho \"fatal: detected dubious ownership in repository at '{repository.top}'\" >&2\nexit 128\n",
    )
    refusing.chmod(0o755)
    path = f"{refusing.parent}:{os.environ['PATH']}"
    trust = f"git config --global --add safe.directory '{repository.top}'"
    asked = repository.check("--lang", lang, env={"PATH": path})
    assert asked.returncode == 3 and trust in asked.stdout and "git init" not in asked.stdout
    staged = repository.check("--staged", "--lang", lang, env={"PATH": path})
    assert staged.returncode == 2 and trust in staged.stderr


def test_without_the_table_nobody_looks(repository: Repository, lang: Language) -> None:
    policy = (repository.top / "pipeline.toml").read_text(encoding="utf-8")
    repository.write("pipeline.toml", policy.split("[sign_off]")[0])
    repository.write(A, article(lang))
    commit(repository, f"work\n\n{CLAUDE}")
    assert found(repository) == []


def test_without_a_history_a_published_article_could_not_be_checked_and_is_called_no_draft(
    tmp_path: Path, lang: Language
) -> None:
    nowhere = Repository(tmp_path, init=False)
    make_site(nowhere.top, lang)
    with (tmp_path / "pipeline.toml").open("a", encoding="utf-8") as file:
        file.write("\n[sign_off]\nrequired = false\n")
    nowhere.write(A, article(lang))
    shown = nowhere.check("--lang", lang, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert shown.returncode == 3
    assert shown.stdout.count({"ja": "リポジトリではありません", "en": "not a git repository"}[lang]) == 1
    assert {"ja": "下書き", "en": "draft"}[lang] not in shown.stdout


@pytest.mark.parametrize("has_repository", [False, True])
@pytest.mark.parametrize("required", [False, True])
def test_without_a_history_a_draft_that_waits_for_its_sign_off_is_told_nothing(
    tmp_path: Path, lang: Language, *, has_repository: bool, required: bool
) -> None:
    """git is not needed: only where no sign-off answers the question is it left open."""
    site = tmp_path / "site"
    made = Repository(site) if has_repository else None
    make_site(site, lang)
    policy = (site / "pipeline.toml").read_text(encoding="utf-8")
    write(site / "pipeline.toml", f"{policy}\n[sign_off]\nrequired = {str(required).lower()}\n")
    write(site / A, article(lang, draft=True))
    shown = pipeline(site, "check", "--lang", "en").stdout
    assert ("not known yet" in shown) is not required
    assert made is None or made.top == site
