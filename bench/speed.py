"""What a run costs, as ratios within one run: rumdl for the work, a script that imports only Click for the start."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import material
from bench.contract_form import articles
from bench.timing import Run, median, run

BIN = Path(sys.executable).parent
GATE = [str(BIN / "pipeline"), "check", "--format", "json"]
PEER = [str(BIN / "rumdl"), "check", "--silent", "content"]
POSTS = "content/site/posts"


def site_of(files: Sequence[Path], folder: Path, count: int) -> Path:
    """A site of `count` articles in the contract's form, half of them in each language, in git."""
    site = material.site_of([], folder)
    for language in ("ja", "en"):
        bodies = [file for file in files if language in file.parts]
        for place, text in enumerate(articles(bodies, language, count // 2)):
            (site / POSTS / f"{language}-{place:05}.md").write_text(text, encoding="utf-8")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=site, check=True)
    return site


def throughput(site: Path, title: str) -> float:
    """Cold and warm against rumdl; the seconds of CPU that an article costs cold."""
    count = sum(1 for _ in (site / POSTS).iterdir())
    _forget(site)
    cold = _checked(run(GATE, site))
    peer = median([run([*PEER, "--no-cache"], site) for _ in range(3)])
    run(GATE, site)  # what was written a moment ago is believed from the second run on
    warm = median([run(GATE, site) for _ in range(5)])
    run(PEER, site)
    peer_warm = median([run(PEER, site) for _ in range(5)])
    print(
        f"  {title}, {count}: cold {cold.cpu:.1f} s of CPU, {cold.cpu / peer.cpu:.1f} × rumdl, {1000 * cold.cpu / count:.1f} ms"
        f" an article, {cold.memory:.0f} MB ({cold.memory / peer.memory:.1f} ×) · warm {warm.wall:.2f} s, {warm.wall / peer_warm.wall:.2f} × rumdl's"
    )
    return cold.cpu / count


def small_things(site: Path, floor: Path) -> None:
    """One article that was just edited, the hook on one staged file, and a run in which nothing changed, against Click."""
    click = median([run([sys.executable, str(floor)], site) for _ in range(11)])
    post = next((site / POSTS).iterdir())

    def edit() -> None:
        post.write_text(post.read_text(encoding="utf-8") + "\n+\n", encoding="utf-8")

    def stage() -> None:
        edit()
        subprocess.run(["git", "add", "-A"], cwd=site, check=True)

    rows: list[tuple[str, list[str], Callable[[], None]]] = [
        ("one article after an edit", [*GATE, f"{POSTS}/{post.name}"], edit),
        ("the hook on one staged file", [str(BIN / "pipeline"), "check", "--staged"], stage),
    ]
    for name, command, before in rows:
        found = []
        for _ in range(7):
            before()
            found.append(_checked(run(command, site)))
        print(f"  {name}: {median(found).wall * 1000:.0f} ms, {median(found).wall / click.wall:.2f} × Click")


def _forget(site: Path) -> None:
    for name in (".cache", ".rumdl_cache"):
        shutil.rmtree(site / name, ignore_errors=True)


def _checked(one: Run) -> Run:
    if one.status not in (0, 1):
        print(f"  NOT CLEAN: the gate left with exit status {one.status}")
    return one
