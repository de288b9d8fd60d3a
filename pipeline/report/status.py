"""`pipeline status`: a table of articles and what each still lacks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pipeline.checking.registry import by_id
from pipeline.model.article import KIND_NAMES, KINDS
from pipeline.model.finding import Failure
from pipeline.model.report import ArticleReport, Report
from pipeline.report.columns import columns
from pipeline.report.json import failure_as_json
from pipeline.report.states import LEGEND, MARKS, STATES, state
from pipeline.wording import Language, Text

_HEADER = (
    Text("記事", "Article"),
    Text("状態", "State"),
    *(KIND_NAMES[kind] for kind in KINDS[:3]),
    Text("まだ満たしていない条件", "Not met yet"),
)
_NOTHING = Text("なし", "nothing")
_READABLE = Text("次のファイルが読めること：{paths}", "These files can be read: {paths}")
_FAILED = Text("調べられませんでした：{message}", "could not be checked: {message}")


def render(report: Report, language: Language) -> str:
    """A table whose columns line up, kana and kanji counted as two cells wide, with a line break at its end."""
    rows = [[text.render(language) for text in _HEADER]]
    here = {article.path for article in report.articles}
    elsewhere = [failure for failure in report.failures if failure.path not in here]
    rows += [_row(article, report.failures, elsewhere, language) for article in report.articles]
    for failure in elsewhere:
        what = _FAILED.render(language, {"message": failure.message})
        rows.append([failure.path, "✖", "", "", "", what])
    return "\n".join([*columns(rows), "", LEGEND.render(language)]) + "\n"


def render_json(report: Report, language: Language) -> str:
    """One JSON document with a line break at its end: the same table, `lacks` being ids of checks."""
    document = {
        "version": 1,
        "articles": [_article(article) for article in report.articles],
        "failures": [failure_as_json(failure, language) for failure in report.failures],
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _article(article: ArticleReport) -> dict[str, Any]:
    return {
        "path": article.path,
        "title": article.title,
        "lang": article.lang,
        "state": state(article),
        "human_sections": dict(article.human_sections),
        "lacks": _lacking(article),
    }


def _row(
    article: ArticleReport, failures: Sequence[Failure], elsewhere: Sequence[Failure], language: Language
) -> list[str]:
    marks = [MARKS[article.human_sections[kind]] if kind in article.human_sections else "-" for kind in KINDS[:3]]
    lacks = [by_id(check).title.render(language) for check in _lacking(article)]
    lacks += [
        _FAILED.render(language, {"message": failure.message}) for failure in failures if failure.path == article.path
    ]
    unread = dict.fromkeys(failure.path for failure in elsewhere if not failure.tolerated)
    if not lacks and not article.publishable and unread:
        lacks = [_READABLE.render(language, {"paths": ", ".join(unread)})]
    shown = ("、" if language == "ja" else "; ").join(lacks) or _NOTHING.render(language)
    return [article.path, STATES[state(article)].render(language), *marks, shown]


def _lacking(article: ArticleReport) -> list[str]:
    """The checks that stand in the way, each once."""
    return list(dict.fromkeys(found.check for found in article.findings if found.stands))
