"""The gate is not opened by the change that it judges: real repositories, the command as CI and the hook run it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.repositories import Repository
from tests.sites import article, make_site

A, B = "content/site/posts/a.md", "content/site/posts/b.md"
LEDGER = "content/ledger/a.json"
SAID = {"ja": "検品は半日で終わるようになりました。", "en": "Checking now takes half a day."}


def record(lang: Language, drafts: int = 1, text: str | None = None) -> str:
    draft = {
        "at": "2026-11-19T09:00:00Z",
        "engine": "extractive",
        "engine_version": "1",
        "notes": [],
        "sections": [{"heading": "", "sentences": [{"text": text or SAID[lang], "utterances": ["u1"]}]}],
    }
    return json.dumps({"version": 1, "article": A, "drafts": [draft] * drafts}, ensure_ascii=False)


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]  # what the fixture was given


@pytest.fixture
def repository(tmp_path: Path, lang: Language) -> Repository:
    made = Repository(tmp_path / "site")
    make_site(made.top, lang)
    made.write(A, article(lang))
    made.write(LEDGER, record(lang, 2))
    made.write("requirements.txt", "tezawari~=1.0\n")
    made.write(".github/workflows/check.yml", "on: pull_request\n")
    made.commit_all("site")
    made.git("switch", "--quiet", "-c", "work")
    return made


def judged(repository: Repository, *arguments: str) -> tuple[int, list[tuple[str, str, str]]]:
    """Exit status, and check, severity and file of each finding about the site."""
    result = repository.check(*(arguments or ("--base", "main")), "--format", "json")
    assert result.stdout, result.stderr
    found = json.loads(result.stdout)["site"]["findings"]
    return result.returncode, [(one["check"], one["severity"], one["path"]) for one in found]


def append(path: str, text: str) -> Callable[[Repository], None]:
    return lambda repository: _append(repository.top / path, text)


def _append(file: Path, text: str) -> None:
    file.write_text((file.read_text(encoding="utf-8") if file.exists() else "") + text, encoding="utf-8")


def _prepend(file: Path, text: str) -> None:
    file.write_text(text + file.read_text(encoding="utf-8"), encoding="utf-8")


WAIVER = '[[waiver]]\ncheck = "link-broken"\npath = "**"\nreason = "r"\nby = "b"\nuntil = 2027-01-01\n'
OPENINGS: dict[str, tuple[str, Callable[[Repository], None]]] = {
    "a severity lowered": ("pipeline.toml", append("pipeline.toml", 'link-broken = "note"\n')),
    "要点 as an opinion": ("pipeline.toml", append("pipeline.toml", '[sections]\nopinion = ["要点"]\n')),
    "no kinds for a type": ("pipeline.toml", append("pipeline.toml", "[types.essay]\nrequire = []\n")),
    "a waiver": ("pipeline.toml", append("pipeline.toml", WAIVER)),
    "a hook": ("mkdocs.yml", append("mkdocs.yml", "hooks: [hook.py]\n")),
    "a plugin": ("mkdocs.yml", append("mkdocs.yml", "plugins: [macros]\n")),
    "a fork of the tool": ("requirements.txt", append("requirements.txt", "tezawari @ git+https://example.com/fork\n")),
    "a workflow": (".github/workflows/check.yml", append(".github/workflows/check.yml", "# less\n")),
    "markup among the settings": (
        "mkdocs.yml",
        append("mkdocs.yml", "copyright: '<style>p { display: none }</style>'\n"),
    ),
    "a program among the settings": ("mkdocs.yml", append("mkdocs.yml", "extra:\n  x: !!python/name:os.system\n")),
    "settings of another engine": (
        "properdocs.yml",
        lambda repository: _append(
            repository.top / "properdocs.yml",
            (repository.top / "mkdocs.yml").read_text(encoding="utf-8") + "hooks: [hook.py]\n",
        ),
    ),
    "a dependency": (
        "pyproject.toml",
        append("pyproject.toml", '[project]\ndependencies = ["tezawari @ https://x"]\n'),
    ),
    "an index of packages": ("pyproject.toml", append("pyproject.toml", '[[tool.uv.index]]\nurl = "https://x"\n')),
    "a lock file": ("uv.lock", append("uv.lock", "version = 1\n")),
    "a folder of requirements": ("requirements-site.in", append("requirements-site.in", "tezawari\n")),
    "one file of that folder": (
        "requirements/site.txt",
        lambda repository: repository.write("requirements/site.txt", "tezawari==0.0.1\n"),
    ),
    "another CI": ("netlify.toml", append("netlify.toml", "[build]\n")),
    "fewer articles": (
        "pipeline.toml",
        lambda repository: _prepend(
            repository.top / "pipeline.toml",
            'articles = ["content/site/posts/**/[a-z]q7*.md", "content/site/posts/*/*.md"]\n',
        ),
    ),
    "a hook's settings": (".pre-commit-config.yaml", append(".pre-commit-config.yaml", "repos: []\n")),
}


@pytest.mark.parametrize("name", OPENINGS)
def test_what_opens_the_gate_with_an_article_is_stopped_and_alone_is_pointed_out(
    repository: Repository, lang: Language, name: str
) -> None:
    path, opening = OPENINGS[name]
    opening(repository)
    assert judged(repository) == (0, [("policy-weakened", "warning", path)])
    repository.write(B, article(lang) + "\n")
    assert judged(repository) == (1, [("policy-weakened", "error", path)])
    repository.commit_all()
    assert judged(repository) == (1, [("policy-weakened", "error", path)])


SETTLED: dict[str, tuple[str, str]] = {
    "tools/helper.py": ("hooks: [tools/run.py]\n", "tools/helper.py"),
    "helper.py": ("hooks: [run.py]\n", "helper.py"),
    "base.yml": ("INHERIT: base.yml\n", "mkdocs.yml"),
    "notes_of_ours/tree.py": ("markdown_extensions: [notes_of_ours.tree]\n", "notes_of_ours/tree.py"),
    "content/site/looks/colours.css": ("extra_css: [looks/all.css]\n", "content/site/looks/colours.css"),
    "content/site/js/part/a.js": ("extra_javascript: [{path: js/all.js}]\n", "content/site/js/part/a.js"),
    "slugs.py": ("extra:\n  x: !!python/object/apply:slugs.slug {kwds: {case: lower}}\n", "slugs.py"),
    "overrides/main.html": ("INHERIT: base.yml\n", "overrides/main.html"),
    "content/site/feed.xml": ("extra_templates: [feed.xml]\n", "content/site/feed.xml"),
}
BASE_SETTINGS = "theme: {custom_dir: overrides}\n"


@pytest.mark.parametrize("path", SETTLED)
def test_what_settings_lead_to_counts_with_them(repository: Repository, lang: Language, path: str) -> None:
    settings, named = SETTLED[path]
    repository.git("switch", "--quiet", "main")
    append("mkdocs.yml", settings)(repository)
    repository.write("base.yml", BASE_SETTINGS)
    repository.write("pyproject.toml", '[project]\nname = "site"\nversion = "1"\ndependencies = ["tezawari"]\n')
    repository.commit_all()
    repository.git("switch", "--quiet", "-C", "work")
    repository.write("pyproject.toml", '[project]\nname = "site"\nversion = "2"\ndependencies = ["tezawari"]\n')
    repository.write(B, article(lang) + "\n")
    assert judged(repository) == (0, []), "another version of the site's own project opens nothing"
    repository.write(path, BASE_SETTINGS + "hooks: [other.py]\n" if path == "base.yml" else "# other\n")
    assert judged(repository) == (1, [("policy-weakened", "error", named)])


def test_a_style_or_a_script_elsewhere_that_nothing_lists_is_an_asset(repository: Repository, lang: Language) -> None:
    repository.git("switch", "--quiet", "main")
    append("mkdocs.yml", "extra_css: [looks/all.css]\nextra_javascript: [js/all.js]\nhooks: [tools/run.py]\n")(
        repository
    )
    repository.commit_all()
    repository.git("switch", "--quiet", "-C", "work")
    for path in ("content/site/posts/demo.css", "content/site/posts/demo.js", "src/app.py", "content/site/looks/a.js"):
        repository.write(path, "\n")
    repository.write(B, article(lang) + "\n")
    assert judged(repository) == (0, [])


def test_settings_beside_the_site_that_it_inherits_from_count(tmp_path: Path, lang: Language) -> None:
    repository = Repository(tmp_path / "several")
    make_site(repository.top / "blog", lang)
    append("blog/mkdocs.yml", "INHERIT: ../shared.yml\n")(repository)
    repository.write("shared.yml", "copyright: Mori\n")
    repository.commit_all("site")
    repository.git("switch", "--quiet", "-c", "work")
    repository.write("shared.yml", "copyright: <style>\n")
    repository.write(f"blog/{B}", article(lang) + "\n")
    repository.write("poetry.lock", "x\n")
    repository.write("src/app.py", "x = 1\n")
    result = repository.check("--base", "main", "--format", "json", folder=repository.top / "blog")
    found = [(one["check"], one["path"]) for one in json.loads(result.stdout)["site"]["findings"]]
    assert result.returncode == 1
    assert found == [("policy-weakened", "poetry.lock"), ("policy-weakened", "shared.yml")]


def test_the_message_says_what_is_allowed_now(repository: Repository, lang: Language) -> None:
    OPENINGS["要点 as an opinion"][1](repository)
    said = repository.check("--base", "main", "--lang", lang).stdout
    assert {"ja": "見出し「要点」が意見として数えられます", "en": "the heading '要点' counts as opinion"}[lang] in said


def test_the_hook_stops_it_too_but_never_a_draft(repository: Repository, lang: Language) -> None:
    OPENINGS["a waiver"][1](repository)
    repository.stage("pipeline.toml", (repository.top / "pipeline.toml").read_text(encoding="utf-8"))
    assert judged(repository, "--staged")[0] == 0
    repository.stage(B, article(lang, draft=True))
    assert judged(repository, "--staged")[0] == 0
    repository.stage(B, article(lang))
    assert judged(repository, "--staged")[0] == 1


def test_what_main_loosened_meanwhile_is_not_this_change(repository: Repository, lang: Language) -> None:
    repository.write(B, article(lang) + "\n")
    repository.commit_all()
    repository.git("switch", "--quiet", "main")
    OPENINGS["a waiver"][1](repository)
    repository.commit_all()
    repository.git("switch", "--quiet", "work")
    assert judged(repository) == (0, [])
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert judged(repository) == (0, [])


def test_a_policy_that_moves_to_another_file_is_named(repository: Repository, lang: Language) -> None:
    (repository.top / "pipeline.toml").unlink()
    repository.write("pyproject.toml", f'[tool.pipeline]\nlang = "{lang}"\n')
    repository.write(B, article(lang) + "\n")
    status, found = judged(repository)
    assert status == 1 and ("policy-weakened", "error", "pyproject.toml") in found


LEDGERS: dict[str, Callable[[Repository, Language], object]] = {
    "deleted": lambda repository, lang: (repository.top / LEDGER).unlink(),
    "emptied": lambda repository, lang: repository.write(LEDGER, record(lang, 0)),
    "cut short": lambda repository, lang: repository.write(LEDGER, record(lang, 1)),
    "edited": lambda repository, lang: repository.write(LEDGER, record(lang, 2, "x")),
    "broken": lambda repository, lang: repository.write(LEDGER, "{}"),
    "renamed away": lambda repository, lang: repository.git("mv", LEDGER, "content/ledger/z.json"),
}


@pytest.mark.parametrize("name", LEDGERS)
def test_the_record_of_the_machines_text_is_only_added_to(repository: Repository, lang: Language, name: str) -> None:
    LEDGERS[name](repository, lang)
    repository.commit_all()
    status, found = judged(repository)
    assert status in (1, 3) and ("ledger-changed", "error", LEDGER) in found


def test_more_drafts_another_layout_and_a_renamed_article_are_no_loss(repository: Repository, lang: Language) -> None:
    more = json.dumps(json.loads(record(lang, 3)), indent=2, ensure_ascii=False)
    repository.write(LEDGER, more)
    assert judged(repository) == (0, [])
    repository.git("mv", A, B)
    repository.git("mv", LEDGER, "content/ledger/b.json")
    repository.commit_all()
    assert judged(repository) == (0, [])


def test_pages_put_beside_the_articles_count_as_articles(repository: Repository, lang: Language) -> None:
    policy = (repository.top / "pipeline.toml").read_text(encoding="utf-8")
    repository.write("pipeline.toml", 'pages = ["content/site/**/*.md"]\n' + policy)
    repository.write("content/site/essays/x.md", "# x\n")
    result = repository.check("--base", "main")
    assert result.returncode == 2, result.stdout  # by the policy of the base, nobody said what it is
