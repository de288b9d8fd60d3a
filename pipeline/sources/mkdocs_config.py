"""What the gate must know of mkdocs.yml, read without running anything it names."""

from __future__ import annotations

import posixpath

from pipeline.errors import ConfigError
from pipeline.sources.settings_kept import KEPT
from pipeline.wording import Text


def parse_docs_dir(data: bytes, file: str) -> str:
    """The folder that is published, relative to the site's root; MkDocs's default is `docs`. Raises `ConfigError`."""
    values = _read(data, file)
    docs_dir = values.get("docs_dir", "docs") if isinstance(values, dict) else None
    if not isinstance(docs_dir, str) or posixpath.isabs(docs_dir) or ".." in docs_dir.split("/"):
        raise ConfigError(
            Text(
                "docs_dir はサイトの中のフォルダー名で書いてください。", "docs_dir must name a folder inside the site."
            ),
            path=file,
        )
    return posixpath.normpath(docs_dir)


def parse_excluded(data: bytes) -> str:
    """The lines of `exclude_docs`; empty where there are none, or they cannot be read."""
    lines = settings(data).get("exclude_docs")
    return lines if isinstance(lines, str) else ""


def settings(data: bytes) -> dict[str, object]:
    """The settings; empty where they cannot be read, which `parse_docs_dir` reports."""
    try:
        values = _read(data, "")
    except ConfigError:
        return {}
    return values if isinstance(values, dict) else {}


def _read(data: bytes, file: str) -> object:
    """What the file holds. Raises `ConfigError`."""
    known = KEPT.get(data)
    if known is not None:
        return known
    from pipeline.sources.mkdocs_yaml import load

    values = load(data, file)
    if isinstance(values, dict):
        KEPT.put(data, values)
    return values


def plain_slugs(data: bytes) -> bool:
    """Whether the table of contents makes slugs in Python-Markdown's own way: any other has to be set."""
    listed = settings(data).get("markdown_extensions")
    entries = listed if isinstance(listed, list) else [listed]
    found = [entry.get("toc") for entry in entries if isinstance(entry, dict)]
    configs = settings(data).get("mdx_configs")
    found += [configs.get("toc")] if isinstance(configs, dict) else []
    return not any(isinstance(one, dict) and {"slugify", "separator"} & one.keys() for one in found)


def custom_folder(data: bytes) -> str | None:
    """The folder of the site's own templates, relative to its root; None where there is none, or it lies elsewhere."""
    theme = settings(data).get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not isinstance(folder, str) or posixpath.isabs(folder) or ".." in folder.split("/"):
        return None
    return posixpath.normpath(folder)
