"""Ways around the hook and the gate, with a real repository and real hooks: what gets past one is stopped by the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.hooks.conftest import HookedRepository
from tests.publishing.test_sign import signed
from tests.repositories import Repository
from tests.sites import article, make_site

A = "content/site/posts/a.md"


@pytest.mark.parametrize("runner", ["pre-commit"])
@pytest.mark.parametrize("way", ["--no-verify", "SKIP"])
def test_what_is_committed_past_the_hook_is_judged_on_the_server(repository: HookedRepository, way: str) -> None:
    repository.git("switch", "--quiet", "-c", "work")
    repository.stage(A, article("ja", opinion=False))
    if way == "SKIP":
        result = repository.attempt("commit", "-qm", "x", env={"SKIP": "tezawari"})
    else:
        result = repository.attempt("commit", "-qm", "x", way)
    assert result.returncode == 0, result.stderr
    assert repository.check("--base", "main").returncode == 1
    assert repository.check().returncode == 1


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]  # what the fixture was given


@pytest.fixture
def site(tmp_path: Path, lang: Language) -> Repository:
    """A site that asks for sign-off, with one article that is signed."""
    made = Repository(tmp_path / "site")
    make_site(made.top, lang)
    policy = (made.top / "pipeline.toml").read_text(encoding="utf-8")
    made.write("pipeline.toml", f"{policy}\n[sign_off]\nrequired = true\n")
    made.write(A, signed(article(lang), lang))
    made.commit_all("site")
    made.git("switch", "--quiet", "-c", "work")
    assert made.check().returncode == 0
    return made


def test_settings_changed_after_the_sign_off_make_it_void(site: Repository, lang: Language) -> None:
    text = (site.top / A).read_text(encoding="utf-8")
    site.write(A, text.replace("date: 2026-11-20", "date: 2026-11-19", 1))
    result = site.check("--base", "main")
    assert result.returncode == 1 and "sign-off-stale" in result.stdout


def test_asking_for_no_sign_off_any_more_does_not_help_the_article_that_brings_it(
    site: Repository, lang: Language
) -> None:
    policy = (site.top / "pipeline.toml").read_text(encoding="utf-8")
    site.write("pipeline.toml", policy.split("[sign_off]")[0])
    site.write("content/site/posts/b.md", article(lang) + "\n")
    result = site.check("--base", "main")
    assert result.returncode == 1
    assert {"sign-off-missing", "policy-weakened"} <= {word.strip("[]") for word in result.stdout.split()}


@pytest.mark.parametrize("name", ["essays/x.md", "essays/x.html"])
def test_pages_that_nobody_declared_are_a_configuration_error(site: Repository, name: str) -> None:
    site.write(f"content/site/{name}", "<p>x</p>\n")
    result = site.check("--base", "main")
    assert result.returncode == 2 and name in result.stderr


def test_a_link_out_of_the_site_is_never_followed(site: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.md").write_text("x", encoding="utf-8")
    (site.top / "content/site/posts/more").symlink_to(outside)
    assert site.check().returncode == 2
    (site.top / "content/site/posts/more").unlink()
    (site.top / "content/site/posts/b.md").symlink_to(outside / "b.md")
    assert site.check().returncode == 3


MKDOCS = {
    "the plugin removed": ("plugins:\n  - blog\n  - tezawari\n", "plugins:\n  - blog\n"),
    "another docs_dir": ("docs_dir: content/site\n", "docs_dir: content/other\n"),
    "a theme of one's own": ("theme: {name: material}\n", "theme: {name: material, custom_dir: overrides}\n"),
    "a hook that runs at the build": ("docs_dir: content/site\n", "docs_dir: content/site\nhooks: [run.py]\n"),
}


@pytest.mark.parametrize("attack", MKDOCS)
def test_a_site_that_is_built_otherwise_is_said_and_stopped_beside_an_article(
    site: Repository, lang: Language, attack: str
) -> None:
    old, new = MKDOCS[attack]
    before = (site.top / "mkdocs.yml").read_text(encoding="utf-8")
    if old not in before:
        before += old
        site.write("mkdocs.yml", before)
        site.git("switch", "--quiet", "main")
        site.commit_all("as it was")
        site.git("switch", "--quiet", "-C", "work")
    (site.top / "content/other").mkdir(parents=True, exist_ok=True)
    site.write("mkdocs.yml", before.replace(old, new))
    site.write("content/site/posts/b.md", signed(article(lang).replace("2026-11-20", "2026-11-21", 1), lang))
    result = site.check("--base", "main")
    assert result.returncode == 1
    assert "policy-weakened" in result.stdout


@pytest.mark.parametrize("requirement", ["tezawari @ git+https://example.com/fork", "tezawari==0.0.1"])
def test_another_version_of_the_tool_is_said_and_stopped_beside_an_article(
    site: Repository, lang: Language, requirement: str
) -> None:
    site.write("requirements.txt", f"{requirement}\n")
    site.write("content/site/posts/b.md", signed(article(lang).replace("2026-11-20", "2026-11-21", 1), lang))
    result = site.check("--base", "main")
    assert result.returncode == 1
    assert "policy-weakened" in result.stdout
