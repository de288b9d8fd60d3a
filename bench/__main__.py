"""`make bench`: what the gate costs, as ratios against a floor or a peer measured in the same run."""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import material
from bench.timing import paired, run
from pipeline.checking.examples import BASE

CLICK_ONLY = "import click\n\n@click.command()\ndef main():\n    click.echo('hello')\n\nmain()\n"
BIN = Path(sys.executable).parent


def main() -> None:
    """Print every figure with what it was measured on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=11, help="pairs of the start-up measurement")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    options = parser.parse_args()
    print(f"{date.today()} · {platform.system()} {platform.machine()} · CPython {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("tezawari", "click", "rumdl")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one_article(folder / "one", options.times)
        where_the_time_goes(folder / "one")
        data = material.data_folder()
        if data is None:
            print("\nThe evaluation data is absent (TEZAWARI_DATA): throughput was NOT measured.")
            return
        files = material.throughput(data, folder / "files")
        throughput(files, folder / "all")
        for size in options.sizes:
            grows(files, folder / f"size-{size}", size)


def gate(*arguments: str) -> list[str]:
    """The installed command, called as its console script is."""
    return [str(BIN / "pipeline"), "check", *arguments]


def one_article(folder: Path, times: int) -> None:
    """`pipeline check` of one article against a console script that imports only Click."""
    folder.mkdir()
    floor = folder / "click_only.py"
    floor.write_text(CLICK_ONLY, encoding="utf-8")
    site = material.site_of([], folder / "site")
    print("\nOne article, whole process (aim: at most 2.5 × a script that imports only Click)")
    for language, text in BASE.items():
        (site / f"content/site/posts/{language}.md").write_text(text, encoding="utf-8")
        ours, theirs, ratio = paired(
            gate(f"content/site/posts/{language}.md"), [sys.executable, str(floor)], site, times
        )
        print(f"  {language}: {ours.wall * 1000:.0f} ms against {theirs.wall * 1000:.0f} ms: {ratio:.2f} ×")


def where_the_time_goes(folder: Path) -> None:
    """Seconds by stage, each measured as a whole process that stops there."""
    stages = {
        "Python alone": "pass",
        "+ Click": "import click",
        "+ YAML and TOML": "import click, yaml, tomllib",
        "+ our modules": "import pipeline.cli.check",
        "+ every check": "import pipeline.cli.check; from pipeline.checking.registry import all_checks; all_checks()",
    }
    print("  where it goes:", end="")
    for name, code in stages.items():
        best = min(run([sys.executable, "-c", code], folder).wall for _ in range(7))
        print(f" {name} {best * 1000:.0f} ms;", end="")
    print(" the rest is the article itself")


def throughput(files: list[Path], folder: Path) -> None:
    """All throughput files as articles, cold and warm, against rumdl on the same files."""
    site = material.site_of(files, folder)
    cache, theirs_cache = site / ".cache", site / ".rumdl_cache"
    peer = [str(BIN / "rumdl"), "check", "--silent", "content"]

    def cold() -> None:
        for place in (cache, theirs_cache):
            shutil.rmtree(place, ignore_errors=True)

    print(f"\n{len(files)} articles ({sum(file.stat().st_size for file in files) / 1e6:.1f} MB), whole site")
    for name in ("cold", "warm"):
        pairs = []
        for _ in range(3):
            if name == "cold":
                cold()
            pairs.append((run(gate("--format", "json"), site), run(peer, site)))
        ours, theirs = sorted(pairs, key=lambda pair: pair[0].wall / pair[1].wall)[1]
        if ours.status not in (0, 1):
            print(f"  NOT CLEAN: the gate left with exit status {ours.status}")
        print(
            f"  {name}: {ours.wall:.2f} s, {ours.memory:.0f} MB · rumdl {theirs.wall:.2f} s, {theirs.memory:.0f} MB"
            f" · {ours.wall / theirs.wall:.2f} × the time, {ours.memory / theirs.memory:.2f} × the memory"
        )


def grows(files: list[Path], folder: Path, size: int) -> None:
    """Time and memory at one size, cold, per megabyte."""
    site = material.site_of(files, folder, size)
    megabytes = sum(file.stat().st_size for file in (site / "content/site/posts").iterdir()) / 1e6
    ours = run(gate("--format", "json"), site)
    print(
        f"  {size:>6} articles, {megabytes:6.1f} MB: {ours.wall:6.2f} s cold,"
        f" {ours.wall / megabytes * 1000:5.0f} ms a MB, {ours.memory:.0f} MB"
    )
    shutil.rmtree(site)


if __name__ == "__main__":
    main()
