"""Which files a commit would take up as new or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.sources.git.repository import Repository


def uncommitted(root: Path, paths: Iterable[str]) -> Iterator[str]:
    """Those of `paths` (from the site's root) that git does not hold as they stand, nor ignores; none without a repository."""
    try:
        repository = Repository.find(root)
        for path in paths:
            place = f":(literal,top){repository.prefix}{path}"
            if repository.output("status", "--porcelain", "--untracked-files=all", "--", place):
                yield path
    except PipelineError:
        return
