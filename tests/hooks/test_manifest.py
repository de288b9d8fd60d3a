"""What other sites refer to: the hook manifest, and this repository's own configuration."""

from __future__ import annotations

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


def test_the_hook_judges_the_index_whatever_files_are_touched() -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert hook["id"] == "tezawari"
    assert hook["entry"] == "pipeline check --staged"
    assert hook["language"] == "python"
    assert (hook["always_run"], hook["pass_filenames"]) == (True, False)


def test_this_repository_runs_the_hook_it_offers() -> None:
    (offered,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    repos = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["repos"]
    own = next(hook for repo in repos for hook in repo["hooks"] if hook["id"] == offered["id"])
    assert own["entry"].endswith(offered["entry"])
    assert own["stages"] == offered["stages"]
    assert (own["always_run"], own["pass_filenames"]) == (True, False)
