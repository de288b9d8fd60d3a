"""Is one policy looser than another? Each way to loosen is named, and what is stricter or the same is not."""

from __future__ import annotations

import pytest

from pipeline.checking.registry import all_checks
from pipeline.policy.compare import loosened
from pipeline.policy.config import parse
from pipeline.policy.gate import Engine, Gate

DEFAULTS = {check.id: check.severity for check in all_checks()}
WAIVER = '[[waiver]]\ncheck = "link-broken"\npath = "a.md"\nreason = "r"\nby = "b"\nuntil = {until}\n'

# Looser than before, and the words that must stand in what is said.
POLICIES = {
    "severity": ('[severity]\nlink-broken = "note"', "", "link-broken"),
    "severity raised before": (
        '[severity]\ndescription-missing = "note"',
        '[severity]\ndescription-missing = "error"',
        "description-missing",
    ),
    "severity as by default": ("", '[severity]\ndescription-missing = "error"', "description-missing"),
    "waiver": (WAIVER.format(until="2027-01-01"), "", "2027-01-01"),
    "waiver extended": (WAIVER.format(until="2027-02-01"), WAIVER.format(until="2027-01-01"), "2027-02-01"),
    "alias": ('[sections]\nopinion = ["要点"]', "", "要点"),
    "kinds": ("[types.essay]\nrequire = []", "", "essay"),
    "a kind fewer": (
        '[types.essay]\nrequire = ["opinion"]',
        '[types.essay]\nrequire = ["opinion", "story"]',
        "essay",
    ),
    "people added": ('people = ["A <a@x>", "B <b@x>"]', 'people = ["A <a@x>"]', "B <b@x>"),
    "people emptied": ("people = []", 'people = ["A <a@x>"]', "people"),
    "machines": ("", 'machines = ["ci@example.com"]', "ci@example.com"),
    "articles": ('articles = ["content/site/posts/*.md"]', "", "content/site/posts/**/*.md"),
    "pages": ('pages = ["content/site/**/*.md"]', "", "content/site/**/*.md"),
    "assets": ('assets = ["content/site/*.exe"]', "", "*.exe"),
    "ledger": ('ledger = "other"', "", "other"),
    "notes": ('notes = { folder = "other" }', "", "other"),
    "private": ("notes = { private = true }", "", "notes.private"),
    "personal": ('[personal_data]\nallow = ["press@example.co.jp"]', "", "press@example.co.jp"),
    "elements": ('[markup]\nelements = ["iframe"]', "", "iframe"),
    "classes": ('[markup]\nclasses = ["hidden"]', "", "hidden"),
    "sign-off gone": ("", "[sign_off]", "sign_off"),
    "sign-off relaxed": ("[sign_off]\nrequired = false", "[sign_off]", ""),
    "since": ("[sign_off]\nsince = 2026-12-01", "[sign_off]", "2026-12-01"),
    "since later": ("[sign_off]\nsince = 2027-01-01", "[sign_off]\nsince = 2026-12-01", "2027-01-01"),
    "signature": ("[sign_off]", '[sign_off]\nsignature = "ssh"', "SSH"),
    "signers": ('[sign_off]\nallowed_signers = "b"', '[sign_off]\nallowed_signers = "a"', "b"),
    "wait": ('[sign_off]\nwait = "1h"', '[sign_off]\nwait = "2h"', ""),
}


def gate(policy: str = "", file: str = "pipeline.toml", files: dict[str, str] | None = None, **engine: object) -> Gate:
    return Gate(parse(policy), file, {"mkdocs.yml": Engine(engine)}, files or {})


@pytest.mark.parametrize("name", POLICIES)
def test_each_loosening_is_named_and_its_opposite_is_not(name: str) -> None:
    after, before, word = POLICIES[name]
    found = loosened(gate(before), gate(after), DEFAULTS)
    assert len(found) == 1 and word in found[0].what.ja and word in found[0].what.en
    if name not in ("ledger", "notes", "signers"):
        assert loosened(gate(after), gate(before), DEFAULTS) == ()


@pytest.mark.parametrize("name", POLICIES)
def test_the_same_is_not_looser(name: str) -> None:
    for policy in POLICIES[name][:2]:
        assert loosened(gate(policy), gate(policy), DEFAULTS) == ()


def test_a_wider_glob_of_articles_takes_nothing_out() -> None:
    narrow = 'articles = ["content/site/posts/*.md"]'
    wide = 'articles = ["content/site/**/*.md"]'
    assert loosened(gate(narrow), gate(wide), DEFAULTS) == ()


ENGINES: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "docs_dir": ({"docs_dir": "content/site"}, {"docs_dir": "other"}),
    "plugin gone": ({"plugins": ["tezawari", "blog"]}, {"plugins": ["blog"]}),
    "plugin off": ({"plugins": ["tezawari"]}, {"plugins": [{"tezawari": {"enabled": False}}]}),
    "plugin added": ({"plugins": ["tezawari"]}, {"plugins": ["tezawari", "macros"]}),
    "drafts": ({"plugins": ["blog"]}, {"plugins": [{"blog": {"draft": True}}]}),
    "theme": ({"theme": "material"}, {"theme": {"name": "other"}}),
    "custom_dir": ({"theme": {"name": "material"}}, {"theme": {"name": "material", "custom_dir": "over"}}),
    "hooks": ({}, {"hooks": ["hook.py"]}),
    "style": ({}, {"extra_css": ["a.css"]}),
    "script": ({"extra_javascript": ["a.js"]}, {"extra_javascript": ["a.js", {"path": "b.js"}]}),
    "snippets": ({}, {"markdown_extensions": [{"pymdownx.snippets": {"base_path": "x"}}]}),
    "inherited": ({}, {"INHERIT": "other.yml"}),
    "markup": ({"copyright": "Mori"}, {"copyright": "Mori <style>p { display: none }</style>"}),
    "markup deep inside": ({}, {"extra": {"social": [{"name": "x'><script>"}]}}),
    "template": ({}, {"extra_templates": ["feed.xml"]}),
    "settings of a plugin": ({"plugins": ["macros"]}, {"plugins": [{"macros": {"module_name": "other"}}]}),
    "an extension named like another": ({}, {"markdown_extensions": ["other.tables"]}),
}


@pytest.mark.parametrize("name", ENGINES)
def test_each_opening_of_the_engine_is_named(name: str) -> None:
    before, after = ENGINES[name]
    assert len(loosened(gate(**before), gate(**after), DEFAULTS)) == 1
    assert loosened(gate(**after), gate(**after), DEFAULTS) == ()


def test_looks_and_names_of_the_site_are_free() -> None:
    before: dict[str, object] = {"site_name": "a", "theme": {"name": "material"}, "markdown_extensions": ["abbr"]}
    after: dict[str, object] = {
        "site_name": "b",
        "theme": {"name": "material", "palette": {"primary": "black"}, "font": False},
        "markdown_extensions": ["abbr", "pymdownx.details", {"toc": {"permalink": True}}],
        "nav": ["index.md"],
    }
    assert loosened(gate(**before), gate(**after), DEFAULTS) == ()


FILES = {
    "requirements.txt": ("tezawari~=1.0\n", "tezawari @ git+https://example.com/fork\n"),
    ".github/workflows/check.yml": ("on: pull_request\n", "on: push\n"),
    ".pre-commit-config.yaml": ("repos: [x]\n", "repos: []\n"),
    "overrides/main.html": ("a", "b"),
}


@pytest.mark.parametrize("path", FILES)
def test_files_beside_the_policy_count(path: str) -> None:
    before, after = FILES[path]
    [found] = loosened(gate(files={path: before}), gate(files={path: after}), DEFAULTS)
    assert found.path == path
    assert loosened(gate(files={path: before}), gate(files={path: before}), DEFAULTS) == ()


def test_a_signer_that_is_removed_is_no_loosening() -> None:
    policy = '[sign_off]\nsignature = "ssh"\nallowed_signers = "signers"'
    both, one = {"signers": "a ssh-ed25519 A\nb ssh-ed25519 B\n"}, {"signers": "a ssh-ed25519 A\n"}
    assert loosened(gate(policy, files=both), gate(policy, files=one), DEFAULTS) == ()
    [found] = loosened(gate(policy, files=one), gate(policy, files=both), DEFAULTS)
    assert "b ssh-ed25519 B" in found.what.en


def test_a_policy_in_another_file_is_named() -> None:
    [found] = loosened(gate(), gate(file="pyproject.toml"), DEFAULTS)
    assert "pyproject.toml" in found.what.ja
