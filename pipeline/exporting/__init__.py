"""One clean file of an article that may be published, for another place: one module a place, in a plain mapping."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names of the places are asked for where nothing is exported
    from pipeline.exporting.article import Exported

FORMATS = ("html", "note", "wordpress", "zenn")


def render(article: Exported, format_: str) -> str:
    """The whole file, for one of `FORMATS`."""
    text: str = import_module(f"{__name__}.{format_}").render(article)
    return text
