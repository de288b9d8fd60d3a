"""`pipeline status`: a table of articles and what each still lacks."""

from __future__ import annotations

from pipeline.checking.registry import by_id
from pipeline.model.article import KIND_NAMES, KINDS
from pipeline.model.report import ArticleReport, Report
from pipeline.report.columns import columns
from pipeline.wording import Language, Text

_HEADER = (
    Text("記事", "Article"),
    Text("状態", "State"),
    *(KIND_NAMES[kind] for kind in KINDS[:3]),
    Text("あと必要なこと", "Still needed"),
)
_STATE = {
    "blocked": Text("公開できません", "blocked"),
    "published": Text("公開", "published"),
    "draft": Text("下書き", "draft"),
    "ready": Text("下書き・公開できます", "draft, ready"),
}
_MARK = {"filled": "✓", "unfilled": "…", "missing": "✗"}
_NOTHING = Text("なし", "nothing")
_LEGEND = Text(
    "✓ 書けている　… まだ足りない　✗ 見出しがない　－ なくてよい",
    "✓ written   … not enough   ✗ no such section   - not asked for",
)
_FAILED = Text("調べられませんでした：{message}", "could not be checked: {message}")


def render(report: Report, language: Language) -> str:
    """A table whose columns line up, kana and kanji counted as two cells wide, with a line break at its end."""
    rows = [[text.render(language) for text in _HEADER]]
    rows += [_row(article, language) for article in report.articles]
    for failure in report.failures:
        what = _FAILED.render(language, {"message": failure.message})
        rows.append([failure.path, "✖", "", "", "", what])
    return "\n".join([*columns(rows), "", _LEGEND.render(language)]) + "\n"


def _row(article: ArticleReport, language: Language) -> list[str]:
    if article.blocked:
        state = "blocked"
    elif article.draft:
        state = "ready" if article.publishable else "draft"
    else:
        state = "published"
    marks = [_MARK[article.human_sections[kind]] if kind in article.human_sections else "-" for kind in KINDS[:3]]
    return [article.path, _STATE[state].render(language), *marks, _lacks(article, language)]


def _lacks(article: ArticleReport, language: Language) -> str:
    """The checks that stand in the way, each once, by title."""
    checks = dict.fromkeys(found.check for found in article.findings if found.stands)
    separator = "、" if language == "ja" else "; "
    return separator.join(by_id(check).title.render(language) for check in checks) or _NOTHING.render(language)
