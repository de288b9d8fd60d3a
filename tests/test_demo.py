"""`make demo`: the main job from end to end, by the real commands, the real hook and the real engine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from demo import __main__ as demo
from pipeline.wording import LANGUAGES, Language
from tests.commands import ROOT, within

SAID = {
    "ja": ["「十九件」ではなく「十七件」", "公開できません", "なぜ", "Failed", "公開できます", "Passed", "できました"],
    "en": [
        "nobody gave the figure '30 days' on the record",
        "blocked",
        "Why",
        "Failed",
        "may be published",
        "Passed",
        "Done.",
    ],
}


def state_of_the_clone() -> list[tuple[str, int]]:
    kept = (path for folder in ("content", "demo") for path in (ROOT / folder).rglob("*"))
    files = [path for path in kept if "__pycache__" not in path.parts] + list(ROOT.glob("[!.]*"))
    return sorted((str(path), path.stat().st_mtime_ns) for path in files if path.is_file())


def started(settings: dict[str, str]) -> str:
    """What `make demo` says, all of it started as a newcomer starts it."""
    done = subprocess.run(
        [sys.executable, "-m", "demo"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run_here(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]) -> str:
    """The same with our commands run in this process; git and its hook are started all the same."""
    start = subprocess.run

    def run(command: list[str], **given: Any) -> subprocess.CompletedProcess[str]:
        if Path(command[0]).name != "pipeline":
            return start(command, **given)  # type: ignore[no-any-return]  # JSON, or another library
        return within(given["cwd"], tuple(command[1:]), given["env"], together=True)

    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", settings["TMPDIR"])
    with monkeypatch.context() as here:
        here.setattr(demo.subprocess, "run", run)
        demo.main()
    return said.readouterr().out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_demonstration_shows_the_whole_path_and_leaves_the_clone_clean(
    tmp_path: Path, lang: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state_of_the_clone()
    settings = {"LC_ALL": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[lang], "TMPDIR": str(tmp_path)}
    said = started(settings) if lang == "en" else run_here(settings, monkeypatch, capsys)
    position = 0
    for words in SAID[lang]:
        position = said.index(words, position)
    assert re.findall(r"^\[(\d+)/11\]", said, re.MULTILINE) == [str(step) for step in range(1, 12)]
    pages = [page.read_text(encoding="utf-8") for page in tmp_path.rglob("site/site/**/demo/index.html")]
    assert len(pages) == 1
    assert {"ja": 'aria-label="体験　Demo Writerが署名', "en": 'aria-label="Lived experience · signed by Demo Writer'}[
        lang
    ] in pages[0]
    assert state_of_the_clone() == before
