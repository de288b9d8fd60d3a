"""Where no report and no export may be written: among the files of a site, which somebody wrote or which are its record."""

from __future__ import annotations

import posixpath
from pathlib import Path

from pipeline.errors import PipelineError, UsageError
from pipeline.policy.config import Config
from pipeline.policy.globs import matches
from pipeline.sources.root import POLICY, PROJECT, nearest
from pipeline.sources.site import CONFIGS, open_site
from pipeline.wording import Text


def refuse_content(file: Path, shown: str) -> None:
    """Raises `UsageError` where `file` (without links in its path) belongs to a site's content or settings, or would:
    what lies there is published, or read as notes."""
    root = nearest(file.parent)
    if root is None:
        return
    path = file.relative_to(root.resolve()).as_posix()
    try:
        site = open_site(root)
        config, docs_dir = site.config, site.docs_dir
    except PipelineError:  # the folders of a site whose policy cannot be read are at least those that `init` makes
        config, docs_dir = Config(), None
    folders = (docs_dir, config.notes_folder, config.ledger, posixpath.join(posixpath.dirname(config.ledger), "facts"))
    inside = any(folder not in (None, "", ".") and path.startswith(f"{folder}/") for folder in folders)
    if inside or path in (POLICY, PROJECT, *CONFIGS) or matches(path, (*config.articles, *config.pages)):
        raise UsageError(
            Text(
                "このサイトの原稿・メモ・記録・設定の場所なので、書きませんでした。",
                "This is the place of one of the site's articles, notes, records or settings, so nothing was written.",
            ),
            Text(
                "報告や書き出しは、reports/ のような別の場所か、別の名前に書いてください。",
                "Write reports and exports to another place, such as reports/, or under another name.",
            ),
            path=shown,
        )
