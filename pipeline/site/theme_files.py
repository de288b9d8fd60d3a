"""The files of a theme, without those that no page gets: Material brings 14,000 icons, and MkDocs goes through all of them in each build."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

if TYPE_CHECKING:
    from mkdocs.theme import Theme


class _Copied(FileSystemLoader):
    """Lists no files in folders whose name begins with a dot, which MkDocs copies in no case; by name they are found as ever."""

    def list_templates(self) -> list[str]:
        """Every other file, in order."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                place = os.path.relpath(folder, top).replace(os.sep, "/")
                found.update(name if place == "." else f"{place}/{name}" for name in names)
        return sorted(found)


def sparing(theme: Theme) -> None:
    """Let `theme` be looked through without its icons, where it is looked through as MkDocs has it."""
    made = theme.get_env

    def get_env() -> Environment:
        environment = made()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = _Copied(environment.loader.searchpath)
        return environment

    vars(theme)["get_env"] = get_env
