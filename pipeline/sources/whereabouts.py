"""Where a file lies that was named by its bare name, or nearly: people type what they see in a folder's window."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from pipeline.errors import ConfigError, UsageError, no_file
from pipeline.nearest import nearest
from pipeline.policy.globs import static_folder
from pipeline.sources.site import Site
from pipeline.wording import Text

# So many places are named.
_SHOWN = 3
_THERE = Text("「{paths}」ならあります。", "There is {paths}.")


def not_there(path: Path, site: Site) -> UsageError:
    """The error for a file that was named and is not there, with the articles and notes of the site that may be meant."""
    folders = [site.config.notes_folder, *map(static_folder, site.config.articles)]
    try:
        files = [file for folder in dict.fromkeys(folders) for file in site.tree.files(folder)]
    except ConfigError:  # a link that leads out is said by whoever looks at the whole site
        files = []
    meant = [os.path.relpath(site.root / file) for file in alike(path.name, files)]
    names = Text("」か「", " or ")
    if not meant:
        return no_file(path)
    return no_file(path, _THERE.filled(paths=Text(names.ja.join(meant), names.en.join(meant))))


def no_article(path: Path, site: Site) -> UsageError:
    """The error for a path that is no article of the site, or is not there."""
    return is_no_article(path.as_posix()) if path.exists() else not_there(path, site)


def is_no_article(shown: str) -> UsageError:
    """The error for a file that is there, and no article."""
    return UsageError(
        Text("このファイルは記事ではありません。", "This file is no article."),
        Text(
            "pipeline.toml の articles に当てはまるファイルを一つ指定してください。",
            "Name one file that matches 'articles' in pipeline.toml.",
        ),
        path=shown,
    )


def alike(name: str, files: Iterable[str]) -> Sequence[str]:
    """The files that are called `name`, with or without their ending; where there are none, the one that is nearly."""
    known = {file: PurePosixPath(file) for file in files}
    same = [file for file, path in known.items() if name in (path.name, path.stem)]
    if same:
        return same[:_SHOWN]
    close = nearest(name, {path.name for path in known.values()}, cutoff=0.8)
    return [file for file, path in known.items() if path.name == close][:_SHOWN] if close else []
