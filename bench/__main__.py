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

from bench import material, speed
from bench.timing import paired, run
from pipeline.checking.examples import BASE

CLICK_ONLY = "import click\n\n@click.command()\ndef main():\n    click.echo('hello')\n\nmain()\n"
BIN = Path(sys.executable).parent


def main() -> None:
    """Print every figure with what it was measured on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=11, help="pairs of the start-up measurement")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 2_400, 8_000])
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
        print(
            "\nWhole sites (aims: cold 8 × rumdl and as much an article at any size, raw bodies 5 ×; warm 0.5 × rumdl's; small things 3 × Click)"
        )
        for size in options.sizes:
            site = speed.site_of(files, folder / f"size-{size}", size)
            speed.throughput(site, "articles in the contract's form")
            speed.small_things(site, folder / "one/click_only.py")
            shutil.rmtree(site)
        speed.throughput(material.site_of(files, folder / "raw"), "raw bodies")


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


if __name__ == "__main__":
    main()
