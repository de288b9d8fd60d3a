"""Where we keep what makes the next run faster: inside the site, and nowhere that a link in it leads to."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = os.path.join(".cache", "tezawari")  # noqa: PTH118  # with the separators of what it is compared with


def cache_folder(root: Path) -> Path | None:
    """The folder in the site at `root`, which need not be there; None where a link in the way leads elsewhere.

    A repository can bring such a link, and what we write would lie, or change a file, where it leads to.
    """
    folder = root / _FOLDER
    return folder if os.path.realpath(folder) == os.path.join(os.path.realpath(root), _FOLDER) else None  # noqa: PTH118  # as fast as can be
