"""What a check costs, as ratios within one run: rumdl for the work, a script that imports only Click for the start. Seconds are of CPU."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench import material
from bench.lab import BIN, GATE, PEER, PEER_COLD, POSTS, Lab, checked, edit
from bench.timing import Run, median, paired, run


def _against(ours: Run, theirs: Run) -> str:
    return f"{ours.cpu:.2f} s of CPU against {theirs.cpu:.2f}, on the clock {ours.wall:.2f} s against {theirs.wall:.2f}"


def cold(lab: Lab) -> None:
    """A check of a site of which nothing is known, beside rumdl without its cache."""
    count = lab.many(1_000, 250)
    ours = lab.cold(count)
    theirs = median([run(PEER_COLD, lab.site(count)) for _ in range(3)])
    lab.goal(f"cold, {count} articles", ours.cpu / theirs.cpu, 8, "× rumdl", _against(ours, theirs))


def linear(lab: Lab) -> None:
    """What an article costs in a large site, beside what it costs in a small one."""
    small, large = lab.many(1_000, 250), lab.many(8_000, 2_000)
    few, many = 1_000 * lab.cold(small).cpu / small, 1_000 * lab.cold(large).cpu / large
    detail = f"{many:.1f} ms of CPU an article against {few:.1f}"
    lab.goal(f"an article of {large} beside one of {small}", many / few, 1.15, "×", detail)


def memory(lab: Lab) -> None:
    """Memory of a cold check with two processes, all of them together, beside rumdl's."""
    count = lab.many(8_000, 2_000)
    ours, theirs = lab.cold(count), run(PEER_COLD, lab.site(count))
    detail = f"{ours.memory:.0f} MB against {theirs.memory:.0f}"
    lab.goal(f"memory, {count} articles, two processes", ours.memory / theirs.memory, 1.5, "× rumdl", detail)


def raw(lab: Lab) -> None:
    """Files as they are found, without human sections. Reads the evaluation data (TEZAWARI_DATA); copies none of it."""
    data = material.data_folder()
    if data is None:
        print("-       raw bodies: the evaluation data is absent (TEZAWARI_DATA), NOTHING was measured")
        return
    with tempfile.TemporaryDirectory() as name:
        files = material.throughput(data, Path(name) / "files")
        count = lab.many(len(files), 250)
        site = material.site_of(files[:: max(1, len(files) // count)], Path(name) / "site", count)
        ours = checked(run([*GATE, "--jobs", "2"], site))
        theirs = median([run(PEER_COLD, site) for _ in range(3)])
    lab.goal(f"raw bodies, {count}", ours.cpu / theirs.cpu, 5, "× rumdl", _against(ours, theirs))


def warm(lab: Lab) -> None:
    """A check of a site in which nothing changed: beside rumdl's with its cache; in a smaller site, beside Click."""
    count, fewer = lab.many(2_400, 400), lab.many(900, 100)
    for size, peer, most, unit in ((count, PEER, 0.5, "× rumdl's"), (fewer, lab.click, 2, "× Click")):
        site = lab.site(size)
        lab.cold(size)
        # What was written a moment ago is believed from the second run on.
        ours, theirs = paired(GATE, peer, site, 5)
        lab.goal(f"warm, {size} articles", ours.cpu / theirs.cpu, most, unit, _against(checked(ours), theirs))


def one(lab: Lab) -> None:
    """One article that was just edited, in sites of any size, beside Click."""
    for size in (2, lab.many(1_000, 250), lab.many(8_000, 2_000)):
        site, post = _known(lab, size)
        ours, theirs = paired([*GATE, f"{POSTS}/{post.name}"], lab.click, site, 7, lambda post=post: edit(post))
        lab.goal(f"one article of {size}", ours.cpu / theirs.cpu, 3, "× Click", _against(checked(ours), theirs))


def hook(lab: Lab) -> None:
    """The hook on one staged file, in sites of any size, beside Click."""
    for size in (2, lab.many(1_000, 250), lab.many(8_000, 2_000)):
        site, post = _known(lab, size)

        def stage(site: Path = site, post: Path = post) -> None:
            edit(post)
            subprocess.run(["git", "add", "-A"], cwd=site, check=True)

        stage()
        ours, theirs = paired([str(BIN / "pipeline"), "check", "--staged"], lab.click, site, 7, stage)
        lab.goal(f"hook, one staged of {size}", ours.cpu / theirs.cpu, 3, "× Click", _against(checked(ours), theirs))


def _known(lab: Lab, size: int) -> tuple[Path, Path]:
    """A site that was checked before, and one of its articles."""
    site = lab.site(size)
    lab.cold(size)
    return site, sorted((site / POSTS).iterdir())[0]


def start(lab: Lab) -> None:
    """Where the time of one article goes, each stage a process that stops there. It has no goal of its own."""
    stages = {
        "Python alone": "pass",
        "+ Click": "import click",
        "+ YAML and TOML": "import click, yaml, tomllib",
        "+ our modules": "import pipeline.cli.check",
        "+ every check": "import pipeline.cli.check; from pipeline.checking.registry import all_checks; all_checks()",
    }
    times = {
        name: min(run([sys.executable, "-c", code], lab.folder).cpu for _ in range(7)) for name, code in stages.items()
    }
    print("-       start, ms of CPU:", "; ".join(f"{name} {1_000 * seconds:.0f}" for name, seconds in times.items()))
