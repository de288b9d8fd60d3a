"""The receipt: what was published, compared with what stands there, and the changes since."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.publishing.test_sign import signed
from tests.repositories import ROOT, Repository
from tests.sites import article, make_site

A, B = "content/site/posts/a.md", "content/site/posts/b.md"
RECEIPT = "site/tezawari-receipt.json"
WAIVER = '[[waiver]]\ncheck = "link-broken"\npath = "**"\nreason = "r"\nby = "b"\nuntil = 2027-01-01\n'


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]  # what the fixture was given


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Path]:
    """The site of `built`, made once for each language: nothing in it names its place."""

    @cache
    def made(lang: Language) -> Path:
        new = Repository(tmp_path_factory.mktemp(lang) / "work")
        make_site(new.top, lang)
        settings = (new.top / "mkdocs.yml").read_text(encoding="utf-8")
        new.write("mkdocs.yml", f"{settings}plugins: [tezawari]\nmarkdown_extensions: [attr_list]\n")
        new.write(".gitignore", "/site/\n.cache/\nlast.json\n")
        new.write(A, article(lang))
        new.commit_all("site")
        result = new.pipeline("build")
        assert result.returncode == 0, result.stdout + result.stderr
        return new.top

    return made


@pytest.fixture
def built(tmp_path: Path, lang: Language, built_once: Callable[[Language], Path]) -> Repository:
    """A site that is built from its only commit."""
    return Repository(shutil.copytree(built_once(lang), tmp_path / "work", symlinks=True), init=False)


def verify(repository: Repository, lang: Language = "en") -> tuple[int, str]:
    result = repository.pipeline("verify", "--lang", lang)
    return result.returncode, result.stdout + result.stderr


def test_what_was_built_fits_until_anything_changes(built: Repository, lang: Language) -> None:
    receipt = json.loads((built.top / RECEIPT).read_text(encoding="utf-8"))
    assert receipt["commit"] == built.git("rev-parse", "HEAD")
    assert [one["path"] for one in receipt["articles"]] == [A]
    assert "index.html" in receipt["files"]
    assert verify(built, lang)[0] == 0
    page = built.top / "site/index.html"
    whole = page.read_bytes()
    page.write_bytes(whole + b"<p>x</p>")
    status, said = verify(built, lang)
    assert status == 1 and "index.html" in said
    page.write_bytes(whole)
    (built.top / "site/extra.html").write_text("x", encoding="utf-8")
    assert verify(built)[0] == 1
    (built.top / "site/extra.html").unlink()
    assert verify(built)[0] == 0


@pytest.mark.parametrize("place", ["extra", "deep/extra", ".tezawari-build"])
def test_a_link_to_a_folder_or_a_file_and_a_pipe_fit_no_receipt(
    built: Repository, lang: Language, tmp_path: Path, place: str
) -> None:
    inside = built.top / "site" / place
    inside.parent.mkdir(exist_ok=True)
    inside.unlink(missing_ok=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/page.html").write_text("x", encoding="utf-8")
    for target in ("elsewhere", "elsewhere/page.html", "nowhere"):
        inside.symlink_to(tmp_path / target)
        status, said = verify(built, lang)
        assert status == 1 and place in said
        inside.unlink()
    os.mkfifo(inside)
    status, said = verify(built, lang)
    assert status == 1 and place in said


def test_a_file_that_became_a_link_and_a_receipt_that_is_a_pipe_are_not_clean(
    built: Repository, tmp_path: Path
) -> None:
    page = built.top / "site/index.html"
    page.rename(tmp_path / "index.html")
    page.symlink_to(tmp_path / "index.html")
    assert verify(built)[0] == 1, "what it leads to can change at any time"
    page.unlink()
    page.write_bytes((tmp_path / "index.html").read_bytes())
    assert verify(built)[0] == 0
    (built.top / RECEIPT).unlink()
    os.mkfifo(built.top / RECEIPT)
    assert verify(built)[0] == 3


def test_a_stale_receipt_does_not_fit(built: Repository, lang: Language) -> None:
    built.write(A, article(lang) + "\n")
    assert verify(built)[0] == 1
    built.commit_all("more")
    status, said = verify(built)
    assert status == 1 and "was built from" in said


def test_a_forged_one_is_found_out_and_a_missing_or_broken_one_is_not_clean(built: Repository) -> None:
    file = built.top / RECEIPT
    forged = json.loads(file.read_text(encoding="utf-8"))
    forged["policy"]["digest"] = "sha256:0"
    file.write_text(json.dumps(forged), encoding="utf-8")
    assert verify(built)[0] == 1
    for broken in ("{}", "[]", "x", '{"version": 1}'):
        file.write_text(broken, encoding="utf-8")
        assert verify(built)[0] == 3
    file.unlink()
    assert verify(built)[0] == 3


LABELS = {"ja": ("体験", "体験　Mori Ayaが署名"), "en": ("Lived experience", "Lived experience · signed by Mori Aya")}


def test_the_page_names_the_kind_and_who_signs_for_it(built: Repository, lang: Language) -> None:
    kind, named = LABELS[lang]
    page = built.top / "site/posts/a/index.html"
    assert f'aria-label="{kind}"' in page.read_text(encoding="utf-8")
    built.write(A, signed(article(lang), lang))
    assert built.pipeline("build").returncode == 0
    assert f'aria-label="{named}"' in page.read_text(encoding="utf-8")
    stale = signed(article(lang), lang).replace("2026-11-20\n", "2026-11-19\n", 1)
    built.write(A, stale)
    assert built.pipeline("build").returncode == 0
    assert f'aria-label="{kind}"' in page.read_text(encoding="utf-8")


def since(repository: Repository) -> tuple[int, list[str]]:
    result = repository.check("--base-receipt", "last.json", "--format", "json")
    if not result.stdout:
        return result.returncode, [result.stderr]
    findings = json.loads(result.stdout)["site"]["findings"]
    return result.returncode, [one["severity"] for one in findings]


@pytest.fixture
def published(built: Repository) -> Repository:
    """Its receipt is kept beside it."""
    (built.top / "last.json").write_bytes((built.top / RECEIPT).read_bytes())
    return built


def loosen(repository: Repository) -> None:
    policy = repository.top / "pipeline.toml"
    policy.write_text(policy.read_text(encoding="utf-8") + WAIVER, encoding="utf-8")


def test_a_reviewed_policy_change_and_then_an_article_do_not_lock_the_branch(
    published: Repository, lang: Language
) -> None:
    assert since(published) == (0, [])
    loosen(published)
    published.commit_all("policy")
    assert since(published) == (0, ["warning"])
    published.write(B, article(lang) + "\n")
    published.commit_all("article")
    assert since(published) == (0, ["warning"])


def test_one_commit_that_does_both_blocks_until_the_next_publication(published: Repository, lang: Language) -> None:
    loosen(published)
    published.write(B, article(lang) + "\n")
    published.commit_all("both")
    assert since(published) == (1, ["error"])
    published.write(B, article(lang) + "\n\n")
    published.commit_all("more")
    assert since(published) == (1, ["error"])


def test_a_merge_is_judged_as_one_change(published: Repository, lang: Language) -> None:
    published.git("switch", "--quiet", "-c", "work")
    loosen(published)
    published.commit_all("policy")
    published.write(B, article(lang) + "\n")
    published.commit_all("article")
    published.git("switch", "--quiet", "main")
    published.git("merge", "--quiet", "--no-ff", "--no-edit", "work")
    assert since(published) == (1, ["error"])


def test_a_receipt_of_another_history_could_not_be_checked(published: Repository) -> None:
    file = published.top / "last.json"
    receipt = json.loads(file.read_text(encoding="utf-8"))
    for commit in ("0" * 40, None, "--all"):
        file.write_text(json.dumps({**receipt, "commit": commit}), encoding="utf-8")
        assert since(published)[0] == 3


@pytest.mark.parametrize("folder", ["en", "ja"])
def test_workflows_pass_zizmor(tmp_path: Path, folder: str) -> None:
    place = tmp_path / ".github/workflows"
    place.mkdir(parents=True)
    for name in ("check.yml", "publish.yml"):
        text = (ROOT / "pipeline/starter/templates" / folder / name).read_text(encoding="utf-8")
        (place / name).write_text(text, encoding="utf-8")
    tool = Path(sys.executable).parent / "zizmor"
    result = subprocess.run(
        [str(tool), "--offline", "--no-progress", "--format", "plain", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="there is no build of it to install elsewhere")
def test_every_workflow_and_the_action_pass_actionlint(tmp_path: Path) -> None:
    place = tmp_path / ".github/workflows"
    place.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    shutil.copy(ROOT / "action.yml", tmp_path)
    templates = ROOT / "pipeline/starter/templates"
    for folder in (templates / "en", templates / "ja", ROOT / ".github/workflows"):
        for name in ("check.yml", "publish.yml", "tests.yml"):
            if (folder / name).is_file():
                shutil.copy(folder / name, place / f"{folder.name}-{name}")
    (place / "action.yml").write_text(
        "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: ./\n        with: {directory: blog, language: ja}\n",
        encoding="utf-8",
    )
    tool = Path(sys.executable).parent / "actionlint"
    result = subprocess.run([str(tool)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(list(place.iterdir())) == 8
