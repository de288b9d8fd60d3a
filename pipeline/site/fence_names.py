"""A Markdown extension: code fences that name the file they show, as Zenn and Qiita have it, are fences here, too."""

from __future__ import annotations

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig

from pipeline.markup.fences import titled

# Before superfences takes the fences out, and after the ends of lines are alike.
_PLACE = 26


class _Titled(Preprocessor):  # type: ignore[misc]  # Markdown has no types
    def run(self, lines: list[str]) -> list[str]:
        return titled(lines)


class FenceNames(Extension):  # type: ignore[misc]
    """Has no options."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register it."""
        md.preprocessors.register(_Titled(md), "fence_names", _PLACE)


def makeExtension(**_: object) -> FenceNames:
    """What Markdown asks a module for."""
    return FenceNames()


def add(config: MkDocsConfig) -> None:
    """Have the pages of a site read so, once."""
    if __name__ not in config.markdown_extensions:
        config.markdown_extensions.append(__name__)
