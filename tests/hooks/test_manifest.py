"""What other sites refer to: the hook manifest, and this repository's own configuration."""

from __future__ import annotations

import re
import subprocess

import pytest
import yaml

from tests.hooks.conftest import tool
from tests.repositories import ROOT

MANIFEST, CONFIG = ROOT / ".pre-commit-hooks.yaml", ROOT / ".pre-commit-config.yaml"


@pytest.mark.parametrize("runner", ["pre-commit", "prek"])
@pytest.mark.parametrize(("command", "file"), [("validate-manifest", MANIFEST), ("validate-config", CONFIG)])
def test_both_runners_accept_them(runner: str, command: str, file: object) -> None:
    result = subprocess.run([tool(runner), command, str(file)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "warning" not in (result.stdout + result.stderr).lower()


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("content/site/posts/a.md", True),
        ("docs/blog/posts/記事.markdown", True),
        ("content/notes/talk.vtt", True),
        ("content/notes/talk.meta.yml", True),
        ("content/ledger/a.json", True),
        ("blog/pipeline.toml", True),
        ("mkdocs.yml", True),
        ("properdocs.yaml", True),
        ("docs/plan.svg", True),
        ("docs/list.jsonl", True),
        ("src/app.py", False),
        ("Makefile", False),
        ("content/site/plan.png", False),
    ],
)
def test_the_hook_runs_where_files_of_a_site_changed(path: str, runs: bool) -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert hook["id"] == "tezawari"
    assert hook["entry"] == "pipeline check --staged"
    assert hook["language"] == "python"
    assert "always_run" not in hook
    assert hook["pass_filenames"] is False
    assert bool(re.search(hook["files"], path)) is runs


def test_this_repository_runs_the_hook_it_offers() -> None:
    (offered,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    repos = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["repos"]
    own = next(hook for repo in repos for hook in repo["hooks"] if hook["id"] == offered["id"])
    assert own["entry"].endswith(offered["entry"])
    assert own["stages"] == offered["stages"]
    assert own["files"] == offered["files"]
    assert own["pass_filenames"] is False
