"""What the rows of `python -m bench` share: sites that are made once, runs that two rows need, and the line that a row prints."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from bench import material
from bench.contract_form import articles
from bench.timing import Run, run
from pipeline.wording import LANGUAGES

BIN = Path(sys.executable).parent
GATE = [str(BIN / "pipeline"), "check", "--format", "json"]
PEER = [str(BIN / "rumdl"), "check", "--silent", "content"]
PEER_COLD = [*PEER, "--no-cache"]
POSTS = "content/site/posts"
_CLICK_ONLY = "import click\n\n@click.command()\ndef main():\n    click.echo('hello')\n\nmain()\n"


class Lab:
    """A temporary folder with what was made in it; `quick` is for a look at whether everything runs."""

    def __init__(self, folder: Path, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.results: list[bool] = []
        self.site = cache(self._site)
        self.cold = cache(self._cold)
        floor = folder / "click_only.py"
        floor.write_text(_CLICK_ONLY, encoding="utf-8")
        # A script that imports only Click: what no command can be faster than.
        self.click = [sys.executable, str(floor)]

    def many(self, real: int, quick: int) -> int:
        """The number of articles, or of turns."""
        return quick if self.quick else real

    def _site(self, count: int) -> Path:
        """A site of `count` articles in the contract's form, half of them in each language, in git."""
        site = material.site_of([], self.folder / f"size-{count}")
        fill(site, count)
        for command in (
            ["init", "-q"],
            ["add", "-A"],
            ["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x", "--no-verify"],
        ):
            subprocess.run(["git", *command], cwd=site, check=True)
        return site

    def _cold(self, count: int) -> Run:
        """A check of such a site with nothing known of it, with two processes."""
        site = self.site(count)
        shutil.rmtree(site / ".cache", ignore_errors=True)
        return checked(run([*GATE, "--jobs", "2"], site))

    def goal(self, name: str, value: float, most: float, unit: str, detail: str) -> None:
        """One line: the figure, what it should be at most, and whether it is."""
        self.results.append(value <= most)
        print(
            f"{'ok    ' if value <= most else 'MISSED'}  {name}: {value:.2f} {unit} (goal: at most {most:g}) · {detail}",
            flush=True,
        )


def fill(site: Path, count: int) -> None:
    """Write `count` articles, half of them in each language."""
    for language in LANGUAGES:
        for place, text in enumerate(articles(language, count // 2)):
            (site / POSTS / f"{language}-{place:05}.md").write_text(text, encoding="utf-8")


def edit(post: Path) -> None:
    """What a writer's keystrokes come to: the file is another one."""
    post.write_text(post.read_text(encoding="utf-8") + "\n+\n", encoding="utf-8")


def checked(one: Run) -> Run:
    """The run, with a word where it was none."""
    if one.status not in (0, 1):
        print(f"  NOT CLEAN: the command left with exit status {one.status}")
    return one
