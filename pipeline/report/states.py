"""How an article stands, in words and marks that the reports share."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.report import ArticleReport
from pipeline.wording import Text

STATES: Mapping[str, Text] = {
    "blocked": Text("公開できません", "blocked"),
    "published": Text("公開", "published"),
    "draft": Text("下書き", "draft"),
    "ready": Text("下書き・公開できます", "draft, ready"),
}
MARKS: Mapping[str, str] = {"filled": "✓", "unfilled": "…", "missing": "✗"}
LEGEND = Text(
    "✓ 書けている　… まだ足りない　✗ 見出しがない　－ なくてよい",
    "✓ written   … not enough   ✗ no such section   - not asked for",
)
# The states of a human section that somebody still has to write.
LACKING = ("missing", "unfilled")


def state(article: ArticleReport, *, selected: bool = False) -> str:
    """One of `STATES`; where only some checks were asked (`selected`), no draft is called ready."""
    if article.blocked:
        return "blocked"
    if article.draft:
        return "ready" if article.publishable and not selected else "draft"
    return "published"
