"""What the gate adds to the making of pages: `pipeline build` and `pipeline serve` beside MkDocs alone, in a site from `init`."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bench.lab import BIN, GATE, POSTS, Lab, checked, edit, fill
from bench.timing import Run, median, paired, run
from pipeline.site.serving import AGAIN, READY
from pipeline.wording import LANGUAGES

_TURNS = 5


def build(lab: Lab) -> None:
    """`pipeline build` of articles whose verdicts are known, beside MkDocs without our plugin."""
    count = lab.many(500, 20)
    site = _site(lab, "build", count)
    ours, theirs = paired([str(BIN / "pipeline"), "build"], _alone(site), site, lab.many(3, 1))
    checked(ours)
    detail = (
        f"{ours.cpu:.1f} s of CPU against {theirs.cpu:.1f}, on the clock {ours.wall:.1f} s against {theirs.wall:.1f}"
    )
    lab.goal(f"build of {_count(site)} articles", 100 * (ours.cpu / theirs.cpu - 1), 10, "% over MkDocs", detail)


def serve(lab: Lab) -> None:
    """From an edit until `serve` shows it, beside `mkdocs build --dirty` after the same edit."""
    site = _site(lab, "serve", lab.many(200, 20))
    post = sorted((site / POSTS).iterdir())[0]
    run(_alone(site), site)
    ours, theirs = [], []
    with _serving(site) as (process, said):
        for turn in range(_TURNS + 1):
            one = _shown(process.pid, said, post)
            other = run([*_alone(site), "--dirty"], site)
            if turn:  # the first edit finds nothing in memory yet
                ours.append(one)
                theirs.append(other)
    us, them = median(ours), median(theirs)
    detail = f"{us.cpu:.2f} s of CPU against {them.cpu:.2f}, on the clock {us.wall:.2f} s against {them.wall:.2f}"
    lab.goal(f"serve after an edit, {_count(site)} articles", us.cpu / them.cpu, 1.25, "× mkdocs build --dirty", detail)


def _site(lab: Lab, name: str, count: int) -> Path:
    """A new site with `count` articles that pass; signing is another matter and takes a person."""
    site = lab.folder / name
    subprocess.run([BIN / "pipeline", "init", site, "--lang", "en"], check=True, stdout=subprocess.DEVNULL)
    policy = site / "pipeline.toml"
    policy.write_text(re.sub(r"(?ms)^\[sign_off\].*", "", policy.read_text(encoding="utf-8")), encoding="utf-8")
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    free = socket.create_server(("127.0.0.1", 0))
    address = f"dev_addr: 127.0.0.1:{free.getsockname()[1]}\n"
    free.close()
    (site / "mkdocs.yml").write_text(settings + address, encoding="utf-8")
    (site / "alone.yml").write_text(re.sub(r"(?m)^  - tezawari.*\n", "", settings), encoding="utf-8")
    for sample in (site / POSTS).iterdir():
        sample.unlink()
    # Some do not pass, as they say nothing: a chain made them.
    fill(site, count + count // 2)
    asked = subprocess.run(GATE, cwd=site, capture_output=True, check=False)
    found = json.loads(asked.stdout)["articles"]
    passed = [one["path"] for one in found if all(finding["severity"] != "error" for finding in one["findings"])]
    for language in LANGUAGES:
        mine = [path for path in passed if Path(path).name.startswith(language)]
        passed = [path for path in passed if path not in mine[count // 2 :]]
    for post in (site / POSTS).iterdir():
        if f"{POSTS}/{post.name}" not in passed:
            post.unlink()
    return site


def _count(site: Path) -> int:
    return sum(1 for _ in (site / POSTS).iterdir())


def _alone(site: Path) -> list[str]:
    return [
        str(BIN / "mkdocs"),
        "build",
        "--quiet",
        "--config-file",
        "alone.yml",
        "--site-dir",
        str(site.with_name(f"{site.name}-alone")),
    ]


@contextmanager
def _serving(site: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    command = [BIN / "pipeline", "serve", "--lang", "en"]
    process = subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        _heard(process.stdout, READY.en.partition("{")[0])
        yield process, process.stdout
    finally:
        process.terminate()
        process.wait()


def _shown(process: int, said: IO[str], post: Path) -> Run:
    """Edit, and wait until the change is shown."""
    before, started = _seconds(process), time.perf_counter()
    edit(post)
    _heard(said, AGAIN.en)
    return Run(time.perf_counter() - started, _seconds(process) - before, 0.0, 0)


def _heard(said: IO[str], words: str) -> None:
    for line in said:
        if words in line:
            return
        print(f"  serve: {line.rstrip()}")
    raise SystemExit("serve ended before it showed the change")


def _seconds(process: int) -> float:
    """CPU that a process has used, user and system."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
