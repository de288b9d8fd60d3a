"""A commit or a change shows nothing, in pages and assets either, that was said in confidence or is somebody's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.hooks.conftest import HookedRepository, Placing
from tests.repositories import Repository
from tests.sites import article, make_site

NOTES = {
    "ja": "森：荷物は月曜に届きます。\n\n森：[オフレコ] 来年の春に港の倉庫を隣の会社へ売ることにしました。\n",
    "en": "Mori: Goods come on Monday.\n\nMori: [off the record] Next spring we sell the harbour warehouse to our neighbour.\n",
}
SECRET = {
    "ja": "来年の春に港の倉庫を隣の会社へ売ることにしました",
    "en": "Next spring we sell the harbour warehouse to our neighbour",
}
PHONE = {"ja": "090-1234-5678", "en": "(212) 555-0123"}


def a_site(repository: Repository, language: Language) -> Repository:
    repository.write("content/site/posts/a.md", article(language))
    repository.write("content/notes/a.txt", NOTES[language])
    policy = (repository.top / "pipeline.toml").read_text(encoding="utf-8")
    repository.write("pipeline.toml", 'notes = { folder = "content/notes", private = true }\n' + policy)
    repository.commit_all()
    return repository


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["content/site/index.md", "content/site/list.csv", "content/site/plan.svg"])
@pytest.mark.parametrize(("words", "check"), [(SECRET, "off-record-leak"), (PHONE, "personal-data")])
def test_what_a_commit_or_a_change_brings_besides_articles_is_looked_at(
    tmp_path: Path, language: Language, path: str, words: dict[Language, str], check: str
) -> None:
    repository = a_site(Repository(make_site(tmp_path / "r", language)), language)
    base = repository.git("rev-parse", "HEAD")
    repository.write("content/site/old.csv", f"a\n{words[language]}\n")
    repository.stage(path, f"# x\n\n{words[language]}\n")
    staged = repository.check("--staged")
    assert staged.returncode == 1, staged.stdout + staged.stderr
    assert check in staged.stdout
    assert path in staged.stdout
    assert "old.csv" not in staged.stdout, "nobody commits that"
    (repository.top / "content/site/old.csv").unlink()
    repository.commit_all()
    since = repository.check("--base", base)
    assert since.returncode == 1
    assert path in since.stdout
    assert repository.check("--base", "HEAD").returncode == 0, "nothing changed since then"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("site", ["", "blog/"])
def test_notes_that_git_ignores_keep_their_secrets_in_every_article_page_and_asset(
    tmp_path: Path, language: Language, site: str
) -> None:
    repository = Repository(tmp_path / "r")
    make_site(repository.top / site, language)
    repository.write(f"{site}.gitignore", "content/notes/private/\n.cache/\n")
    repository.write(f"{site}content/notes/private/deep/a.txt", NOTES[language])
    base = repository.commit_all()
    repository.stage(f"{site}content/site/index.md", f"# x\n\n{SECRET[language]}\n")
    repository.stage(f"{site}content/site/posts/b.md", article(language) + f"\n{SECRET[language]}\n")
    staged = repository.check("--staged", folder=repository.top / site)
    assert staged.returncode == 1
    assert staged.stdout.count("off-record-leak") == 2, staged.stdout
    assert "private/deep/a.txt" in staged.stdout
    assert repository.check("--base", base, folder=repository.top / site).stdout.count("off-record-leak") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hook_stops_a_page_that_tells_what_is_off_the_record(in_language: Placing, language: Language) -> None:
    repository = in_language(language)
    a_site(repository, language)
    repository.stage("content/site/plan.svg", f"<svg><text>{SECRET[language]}</text></svg>\n")
    repository.refuses(saying="off-record-leak")
    repository.stage("content/site/plan.svg", "<svg><text>!</text></svg>\n")
    repository.accepts()


LEDGER = '{"version": 1, "article": "content/site/posts/a.md", "drafts": [{"at": "2026-11-19T09:00:00Z", "engine": "extractive", "engine_version": "1", "notes": [], "sections": []}]}\n'


def test_a_commit_that_only_deletes_is_seen_by_the_plain_hook_and_wherever_changes_are_judged(
    repository: HookedRepository,
) -> None:
    a_site(repository, "ja")
    repository.write("content/ledger/a.json", LEDGER)
    base = repository.commit_all("record")
    repository.git("rm", "--quiet", "content/ledger/a.json")
    if repository.runner == "git":
        repository.install()
        told = repository.refuses(saying="ledger-changed")
        assert "git restore --source=HEAD content/ledger/a.json" in told
    else:  # they hand over files that are there, and call no hook where there is none
        repository.accepts()
    repository.commit_all("gone")
    result = repository.check("--base", base)
    assert result.returncode == 1
    assert "ledger-changed" in result.stdout
    assert f"git restore --source={base[:12]} content/ledger/a.json" in result.stdout
