"""note: Markdown to paste into its editor, which has two headings, lists, quotations, bold, links and code.

Source: what the editor makes of pasted Markdown, as its users describe it (2026). Pictures have to be put in by hand there,
so their places are named.
"""

from __future__ import annotations

import re

from pipeline.exporting.article import Exported
from pipeline.exporting.words import Dialect, markdown

_DIALECT = Dialect()
_ENGLISH = Dialect(
    ruby="{base} ({reading})",
    picture="(picture: {alt})",
    note_mark="(note {number}) ",
    bracket="({text})",
    colon=": ",
    between=" / ",
)


def render(article: Exported) -> str:
    """The title on the first line, for the field of its own; then the text; then the tags as note writes them."""
    dialect = _DIALECT if article.language == "ja" else _ENGLISH
    tags = " ".join("#" + re.sub(r"\W", "", tag) for tag in article.tags)
    return f"{article.title}\n\n{markdown(article.body, dialect)}" + (f"\n{tags}\n" if tags else "")
