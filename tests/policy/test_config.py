"""The policy: what is unknown is refused by name, what is dangerous is refused with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.checking.policy import validate
from pipeline.checking.session import Request, inspect
from pipeline.errors import ConfigError
from pipeline.policy.config import parse
from pipeline.sources.site import discover, find_root, open_site
from tests.sites import article, make_site, write


def test_an_empty_policy_is_the_default_one() -> None:
    config = parse("")
    assert config.articles == ("content/site/posts/**/*.md",)
    assert config.required("case-study") == ("lived-experience", "opinion", "decision")
    assert config.required("notice") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('langg = "ja"', "lang"),
        ("[sections]\nopinions = []", "opinion"),
        ("[types.case-studdy]\nrequire = []", "case-study"),
        ('[types.essay]\nrequire = ["opinon"]', "opinion"),
        ("[notes]\nfoldr = 'x'", "folder"),
        ('[[waiver]]\nchek = "x"', "check"),
        ("[personal_dat]\nallow = []", "personal_data"),
        ("[personal_data]\nalow = []", "allow"),
    ],
)
def test_an_unknown_name_is_refused_and_the_nearest_is_named_in_both_languages(text: str, named: str) -> None:
    with pytest.raises(ConfigError) as error:
        parse(text)
    assert error.value.status == 2
    assert error.value.hint is not None
    assert f"「{named}」" in error.value.hint.ja and f"'{named}'" in error.value.hint.en
    assert error.value.path == "pipeline.toml"


@pytest.mark.parametrize(
    "text",
    [
        'lang = "fr"',
        "lang = 3",
        'articles = "posts/*.md"',
        'articles = ["../other/*.md"]',
        'ledger = "/etc"',
        'notes = { folder = "content/notes", private = "no" }',
        '[severity]\nlink-broken = "fatal"',
        '[[waiver]]\ncheck = "link-broken"\npath = "a.md"\nreason = ""\nby = "x"\nuntil = 2027-01-31',
        '[[waiver]]\ncheck = "link-broken"\npath = "a.md"\nreason = "r"\nby = "x"\nuntil = "2027-01-31"',
        '[personal_data]\nallow = "press@example.co.jp"',
        '[personal_data]\nallow = ["*@*"]',
        '[personal_data]\nallow = ["*@*.co.jp"]',
        '[personal_data]\nallow = ["090*"]',
        "lang = [",
    ],
)
def test_what_cannot_be_honoured_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        parse(text)


def test_the_line_of_a_mistake_is_named() -> None:
    with pytest.raises(ConfigError) as error:
        parse('lang = "ja"\n\nartikles = []\n')
    assert error.value.line == 3
    with pytest.raises(ConfigError) as error:
        parse('lang = "ja"\nbroken\n')
    assert error.value.line == 2


def test_a_waiver_is_read_whole() -> None:
    config = parse(
        '[[waiver]]\ncheck = "link-broken"\npath = "content/site/posts/old.md"\n'
        'reason = "moved"\nby = "Mori <mori@example.com>"\nuntil = 2027-01-31\n'
    )
    assert config.waivers[0].until == date(2027, 1, 31)


@pytest.mark.parametrize(
    "policy",
    [
        '[severity]\nhuman-section-empty = "warning"',
        '[[waiver]]\ncheck = "human-section-empty"\npath = "**"\nreason = "r"\nby = "x"\nuntil = 2099-01-31',
        '[severity]\nno-such-check = "error"',
    ],
)
def test_the_fixed_checks_can_be_neither_lowered_nor_waived(tmp_path: Path, policy: str) -> None:
    make_site(tmp_path, "ja")
    write(tmp_path / "pipeline.toml", policy + "\n")
    with pytest.raises(ConfigError):
        validate(open_site(tmp_path).config)


def test_a_policy_may_raise_a_warning_to_an_error(tmp_path: Path) -> None:
    make_site(tmp_path, "en")
    text = article("en").replace("description: ", "summary: ")
    write(tmp_path / "content/site/posts/a.md", text)
    assert inspect(open_site(tmp_path), Request()).outcome == "pass"
    write(tmp_path / "pipeline.toml", 'lang = "en"\n[severity]\ndescription-missing = "error"\n')
    assert inspect(open_site(tmp_path), Request()).outcome == "blocked"


def test_a_waiver_holds_on_its_last_day_and_not_after(tmp_path: Path) -> None:
    make_site(tmp_path, "en")
    short = article("en").replace("People who walk a detour for years no longer notice that it is one.\n", "")
    short = short.replace(
        "That is why somebody from outside has to walk along, and why I would tell you this first.\n", ""
    )
    write(tmp_path / "content/site/posts/a.md", short)
    waiver = (
        'lang = "en"\n[[waiver]]\ncheck = "human-section-thin"\npath = "content/site/posts/*.md"\n'
        'reason = "old archive"\nby = "Mori"\nuntil = 2026-12-31\n'
    )
    write(tmp_path / "pipeline.toml", waiver)
    site = open_site(tmp_path)
    covered = inspect(site, Request(today=date(2026, 12, 31)))
    assert covered.outcome == "pass"
    assert [found.waiver is not None for found in covered.articles[0].findings] == [True]
    assert inspect(site, Request(today=date(2027, 1, 1))).outcome == "blocked"


def test_two_policies_are_one_too_many(tmp_path: Path) -> None:
    make_site(tmp_path, "ja")
    write(tmp_path / "pyproject.toml", '[tool.pipeline]\nlang = "ja"\n')
    with pytest.raises(ConfigError, match=r"pyproject\.toml"):
        open_site(tmp_path)


def test_a_policy_may_live_in_pyproject(tmp_path: Path) -> None:
    make_site(tmp_path, "ja")
    (tmp_path / "pipeline.toml").unlink()
    write(tmp_path / "pyproject.toml", '[tool.pipeline]\nlang = "ja"\n')
    assert open_site(tmp_path / "content").config.lang == "ja"


def test_outside_a_site_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        find_root(tmp_path)
    assert error.value.hint is not None and "pipeline init" in error.value.hint.ja


@pytest.mark.parametrize(
    "file",
    [
        "content/site/stray.md",
        "content/site/stray.markdown",
        "content/site/page.html",
        "content/site/posts/raw.HTML",
    ],
)
def test_what_would_be_published_unchecked_is_a_configuration_error(tmp_path: Path, file: str) -> None:
    make_site(tmp_path, "ja")
    write(tmp_path / file, "# stray\n")
    with pytest.raises(ConfigError) as error:
        discover(open_site(tmp_path))
    assert error.value.path == file


@pytest.mark.parametrize("policy", ['ledger = "content/site/ledger"', 'notes = { folder = "content/site/notes" }'])
def test_notes_and_ledger_stay_out_of_what_is_published(tmp_path: Path, policy: str) -> None:
    make_site(tmp_path, "ja")
    write(tmp_path / "pipeline.toml", policy + "\n")
    with pytest.raises(ConfigError):
        discover(open_site(tmp_path))


def test_a_link_that_leads_out_of_the_site_is_refused(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", "ja")
    outside = write(tmp_path / "outside/secret.md", article("ja"))
    (site / "content/site/posts").mkdir()
    (site / "content/site/posts/linked.md").symlink_to(outside)
    report = inspect(open_site(site), Request())
    assert report.outcome == "could-not-check"
    (site / "content/site/posts/linked.md").unlink()
    (site / "content/site/posts/folder").symlink_to(outside.parent)
    with pytest.raises(ConfigError):
        discover(open_site(site))


def test_mkdocs_tags_that_run_code_are_read_as_nothing(tmp_path: Path) -> None:
    make_site(tmp_path, "ja")
    marker = tmp_path / "ran"
    write(
        tmp_path / "mkdocs.yml",
        f"site_name: x\ndocs_dir: content/site\nhooks: !!python/object/apply:os.system ['touch {marker}']\n"
        "emoji: !!python/name:material.extensions.emoji.twemoji\nurl: !ENV [A, b]\n",
    )
    assert open_site(tmp_path).docs_dir == "content/site"
    assert not marker.exists()
