"""`make demo`: the main job from end to end, by the real commands, the real hook and the real engine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import ROOT

SAID = {
    "ja": ["「十九件」ではなく「十七件」", "公開できません", "なぜ", "Failed", "公開できます", "Passed", "できました"],
    "en": ["nobody gave the figure '30 days'", "blocked", "Why", "Failed", "may be published", "Passed", "Done."],
}


def state_of_the_clone() -> list[tuple[str, int]]:
    kept = (path for folder in ("content", "demo") for path in (ROOT / folder).rglob("*"))
    files = [path for path in kept if "__pycache__" not in path.parts] + list(ROOT.glob("[!.]*"))
    return sorted((str(path), path.stat().st_mtime_ns) for path in files if path.is_file())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_demonstration_shows_the_whole_path_and_leaves_the_clone_clean(tmp_path: Path, lang: Language) -> None:
    before = state_of_the_clone()
    locale = {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[lang]
    result = subprocess.run(
        [sys.executable, "-m", "demo"],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": locale, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    position = 0
    for words in SAID[lang]:
        position = result.stdout.index(words, position)
    assert re.findall(r"^\[(\d+)/11\]", result.stdout, re.MULTILINE) == [str(step) for step in range(1, 12)]
    pages = [page.read_text(encoding="utf-8") for page in tmp_path.rglob("site/site/**/demo/index.html")]
    assert len(pages) == 1
    assert {"ja": 'aria-label="体験　Demo Writerが署名', "en": 'aria-label="Lived experience · signed by Demo Writer'}[
        lang
    ] in pages[0]
    assert state_of_the_clone() == before
