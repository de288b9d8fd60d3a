"""What others put into their pipelines: the composite action and the GitLab template, their commands run here."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from pipeline import DOCS, HOME
from pipeline.wording import LANGUAGES, Language
from tests.repositories import Repository
from tests.sites import article, make_site, write

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "ci/tezawari.gitlab-ci.yml"
POST = "content/site/posts/a.md"


def commands(file: Path) -> list[str]:
    """The shell commands of the action, or of the job, that are about the site and not about installing."""
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file == ACTION:
        return [step["run"] for step in document["runs"]["steps"] if "pipeline" in step.get("run", "")]
    return ["\n".join(line for line in document["tezawari"]["script"] if "pip install" not in line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", [ACTION, GITLAB], ids=["action", "gitlab"])
def test_the_commands_pass_a_finished_article_and_stop_an_unfinished_one(
    tmp_path: Path, asking: Path, file: Path, language: Language
) -> None:
    repository = Repository(tmp_path / "repository")
    write(make_site(repository.top / "blog", language) / "requirements.txt", "tezawari\n")
    write(repository.top / "blog" / POST, article(language))
    kept = write(tmp_path / "kept.md", "kept\n")
    (repository.top / "tezawari.md").symlink_to(kept)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "a site")
    summary = tmp_path / "summary.md"
    environment = {
        "PATH": f"{asking}:{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(tmp_path),
        "CI_PROJECT_DIR": str(repository.top),
        "MESSAGES": language,
        "BASE": "HEAD",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD",
        "TEZAWARI_DIRECTORY": "blog",
        "TEZAWARI_LANGUAGE": language,
    }
    folder = repository.top if file == GITLAB else repository.top / "blog"

    def run() -> list[int]:
        shell = ("bash", "-e", "-o", "pipefail", "-c")
        return [repository.run(*shell, one, folder=folder, env=environment).returncode for one in commands(file)]

    assert set(run()) == {0}
    write(repository.top / "blog" / POST, article(language, opinion=False))
    assert run()[-1] == 1
    said = (summary if file == ACTION else repository.top / "tezawari.md").read_text(encoding="utf-8")
    assert {"ja": "その理由は何ですか", "en": "Where do you stand"}[language] in said
    assert kept.read_text(encoding="utf-8") == "kept\n", "a link that the repository brings is not followed"


def test_the_action_pins_what_it_uses_and_runs_no_text_of_others() -> None:
    document = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    for step in document["runs"]["steps"]:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40))
        assert "${{" not in step.get("run", "")


def test_the_addresses_of_the_project_are_the_same_everywhere() -> None:
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]
    assert (urls["Homepage"], urls["Documentation"]) == (HOME, DOCS)
    assert HOME in GITLAB.read_text(encoding="utf-8")
