"""What the gate must know of mkdocs.yml, read without running anything it names."""

from __future__ import annotations

import posixpath

import yaml

from pipeline.errors import ConfigError
from pipeline.sources.yaml_block import too_deep
from pipeline.wording import Text


class _Loader(yaml.CSafeLoader):
    """Safe loader that reads `!!python/name:…`, `!ENV` and other tags as nothing instead of obeying them."""


def _ignored(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """Any tag we do not know."""
    return None


_Loader.add_multi_constructor("!", _ignored)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)


def parse_docs_dir(data: bytes, file: str) -> str:
    """The folder that is published, relative to the site's root; MkDocs's default is `docs`. Raises `ConfigError`."""
    text = data.decode("utf-8-sig", errors="replace")
    if (line := too_deep(text)) is not None:
        raise ConfigError(
            Text("かっこや字下げが深すぎて読めません。", "This is nested too deep to be read."), path=file, line=line
        )
    try:
        values = yaml.load(data, Loader=_Loader)  # noqa: S506  # a subclass of CSafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(
            Text("YAML として読めません（{detail}）。", "This cannot be read as YAML ({detail}).").filled(
                detail=getattr(error, "problem", None) or error
            ),
            path=file,
            line=mark.line + 1 if mark else None,
        ) from error
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
        deep = too_deep(data.decode("utf-8-sig", errors="replace")) is not None
        values = None if deep else yaml.load(data, Loader=_Loader)  # noqa: S506  # a subclass of CSafeLoader
    except yaml.YAMLError:
        return {}
    return values if isinstance(values, dict) else {}


def custom_folder(data: bytes) -> str | None:
    """The folder of the site's own templates, relative to its root; None where there is none, or it lies elsewhere."""
    theme = settings(data).get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not isinstance(folder, str) or posixpath.isabs(folder) or ".." in folder.split("/"):
        return None
    return posixpath.normpath(folder)
