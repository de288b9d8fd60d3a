"""Earlier versions of one file, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.sources.git.repository import Repository

# So many versions are looked at.
_MOST = 50


def versions(root: Path, path: str) -> Iterator[bytes]:
    """The bytes of `path` (from the site's root) in each commit that changed it; none where there is no repository."""
    try:
        repository = Repository.find(root)
        place = repository.prefix + path
        commits = repository.output("log", f"-n{_MOST}", "--format=%H", "--", f":(literal,top){place}").decode().split()
    except PipelineError:
        return
    for commit in commits:
        try:
            yield repository.output("show", f"{commit}:{place}")
        except PipelineError:
            continue  # deleted in that commit
