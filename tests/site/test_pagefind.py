"""The program that makes the index of the search is the one that is installed, whatever lies in the site's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.site.readers.search import BUNDLE, index
from tests.sites import write

PROGRAM = """\
import pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--site") + 1]) / "pagefind"
folder.mkdir()
(folder / "pagefind.js").write_text("{}")
"""


def test_a_module_of_the_site_by_that_name_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "installed/pagefind.py", PROGRAM.format("installed"))
    write(tmp_path / "site/pagefind.py", PROGRAM.format("from the site"))
    write(tmp_path / "site/subprocess.py", "raise SystemExit('from the site')\n")
    write(tmp_path / "built/index.html", "x")
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "installed"))
    index(tmp_path / "built")
    assert (tmp_path / "built" / BUNDLE / "pagefind.js").read_text(encoding="utf-8") == "installed"
