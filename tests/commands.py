"""The command line as a user starts it: a process of its own, with nothing of this machine's locale or git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pipeline(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `pipeline ARGUMENTS` in `folder`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GIT_"))}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
