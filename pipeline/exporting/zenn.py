"""Zenn: a file for the `articles` folder of a repository that is connected to it.

Source of the rules: Zenn's guides to its CLI and its Markdown (title to 70 characters, one emoji, type tech or idea, at most
five topics of letters and digits).
"""

from __future__ import annotations

import re

from pipeline.exporting.article import Exported
from pipeline.exporting.words import Dialect, markdown

_DIALECT = Dialect(
    levels=(2, 4), tables=True, boxes=True, notes=True, italics=True, ruby="{base}（{reading}）", picture=""
)
_MOST_TOPICS = 5
_LONGEST_TITLE = 70


def render(article: Exported) -> str:
    """The whole file; `published: false`, because publishing there is a decision of its own."""
    import yaml

    topics = [topic for tag in article.tags if (topic := re.sub(r"[\W_]", "", tag).lower())]
    matter = {
        "title": _cut(article.title),
        "emoji": "📝",
        "type": "idea",
        "topics": topics[:_MOST_TOPICS],
        "published": False,
    }
    block = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{block}---\n\n{markdown(article.body, _DIALECT)}"


def _cut(title: str) -> str:
    """A title that is too long ends behind a word, or in Japanese behind any letter, with …"""
    if len(title) <= _LONGEST_TITLE:
        return title
    kept = title[: _LONGEST_TITLE - 1]
    words, blank, _ = kept.rpartition(" ")
    return f"{(words if blank and title.isascii() else kept).rstrip(' ,:;、')}…"
