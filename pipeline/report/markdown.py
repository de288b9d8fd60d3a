"""`--format markdown`: a job summary, or a comment under a pull request, for whoever wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from pipeline.model.article import KIND_NAMES, KINDS
from pipeline.model.finding import Failure, Severity
from pipeline.model.questions import GENERAL
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.report.messages import hint, message, silenced
from pipeline.report.states import LACKING, LEGEND, MARKS, STATES, state
from pipeline.wording import Language, Text

# A comment that is too long is refused by the hosts (65,536 characters), and read by nobody long before that: so many
# characters of articles, of the table and of each other list; findings of one article, and rows of the table.
_LENGTH = 30_000
_LISTED = 12_000
_ERRORS = 10
_ROWS = 100

_TITLE: Mapping[str, Text] = {
    "blocked": Text(
        "公開できない記事があります（{blocked}／{articles}本）",
        "Not everything can be published ({blocked} of {articles} blocked)",
    ),
    "site": Text("サイトの変更に、直すところがあります", "Something about the site has to be settled"),
    "could-not-check": Text("調べられなかったものがあります", "Not everything could be checked"),
    "pass": Text(
        "公開する記事に、止めるものはありません（記事{articles}本、うち下書き{drafts}本）",
        "Nothing that is meant for readers is blocked (articles: {articles}, of them drafts: {drafts})",
    ),
}
_SELECTED = Text("選んだチェックでは、止めるものはありません", "The selected checks block nothing")
_NO_ARTICLE = Text("変更された記事はありません。", "No article was changed.")
_HEADER = (
    Text("記事", "Article"),
    Text("状態", "State"),
    *(KIND_NAMES[kind] for kind in KINDS[:3]),
    Text("直すところ", "To settle"),
    Text("注意", "To consider"),
)
_LINE = Text("{line}行目", "line {line}")
_WRITE = Text("**書くこと（{kind}）**", "**What to write ({kind})**")
_CONSIDER = Text("できれば見直すところ（{count}件）", "Worth another look ({count})")
_MORE = Text("ほかに{count}件あります。", "{count} more.")
_MORE_ARTICLES = Text(
    "ほかに{count}本の記事があります（一覧は表）。", "{count} more {count:article|articles}; see the table."
)
_MORE_ROWS = Text("ほかに{count}本（うち公開できないもの{blocked}本）", "{count} more ({blocked} of them blocked)")
_FAILED = Text("調べられなかったもの（問題なしではありません）", "Could not be checked (which is not clean)")
_SITE = Text("サイト全体", "The site")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@&]|:(?=[\w+-]+:)|(?<=http):|(?<=https):)")


def render(report: Report, language: Language, source: str = "") -> str:
    """Markdown of the common kind, with a line break at its end.

    `source` is the address of the folder of the site in this version, where the host shows one; without it, links are
    paths.
    """
    parts = [f"## Tezawari: {_title(report).render(language, _counts(report))}"]
    if report.failures:
        parts += [
            f"### {_FAILED.render(language)}",
            "\n".join(_cut(_failures(report.failures, language, source), language)),
        ]
    if report.articles:
        parts += ["\n".join(_table(report, language, source)), LEGEND.render(language)]
    elif not report.failures:
        parts.append(_NO_ARTICLE.render(language))
    if report.site_findings:
        parts.append(f"### {_SITE.render(language)}")
        items = (_item(found, found.path or "", language, source) for found in report.site_findings)
        parts.append("\n".join(_cut(items, language)))
    open_ = [article for article in _sorted(report) if article.blocked or _errors(article)]
    parts += _within(open_, language, source)
    parts += [text.render(language) for text in silenced(report)]
    return "\n\n".join(parts) + "\n"


def _fitting(lines: Sequence[str], room: int, most: int) -> Sequence[str]:
    """The first lines, as many as `room` characters hold; one at least."""
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if number and (room < 0 or number >= most):
            return lines[:number]
    return lines


def _cut(items: Iterable[str], language: Language) -> list[str]:
    """The items of a list that has an end."""
    every = list(items)
    shown = _fitting(every, _LISTED, _ROWS)
    left = len(every) - len(shown)
    return [*shown, *([f"\n{_MORE.render(language, {'count': left})}"] if left else [])]


def _within(articles: Sequence[ArticleReport], language: Language, source: str) -> Iterator[str]:
    """What to do about the articles, as far as a comment holds it."""
    room = _LENGTH
    for number, article in enumerate(articles):
        text = "\n\n".join(_article(article, language, source))
        room -= len(text)
        if room < 0 and number:
            yield _MORE_ARTICLES.render(language, {"count": len(articles) - number})
            return
        yield text


def _title(report: Report) -> Text:
    if report.outcome == "blocked" and not any(article.blocked for article in report.articles):
        return _TITLE["site"]
    if report.outcome == "pass" and report.selected:
        return _SELECTED
    return _TITLE[report.outcome]


def _counts(report: Report) -> Mapping[str, object]:
    return {
        "articles": len(report.articles),
        "blocked": sum(article.blocked for article in report.articles),
        "drafts": sum(article.draft for article in report.articles),
    }


def _sorted(report: Report) -> list[ArticleReport]:
    """What is blocked first, then drafts that lack something, then the rest."""
    return sorted(report.articles, key=lambda article: (not article.blocked, not _errors(article), article.path))


def _table(report: Report, language: Language, source: str) -> Iterator[str]:
    yield f"| {' | '.join(text.render(language) for text in _HEADER)} |"
    yield f"|{' --- |' * len(_HEADER)}"
    articles = _sorted(report)
    shown = _fitting([_table_row(article, report, language, source) for article in articles], _LISTED, _ROWS)
    yield from shown
    rest = articles[len(shown) :]
    if rest:
        counts = {"count": len(rest), "blocked": sum(article.blocked for article in rest)}
        yield f"| {_MORE_ROWS.render(language, counts)} |{' |' * (len(_HEADER) - 1)}"


def _table_row(article: ArticleReport, report: Report, language: Language, source: str) -> str:
    marks = [MARKS[article.human_sections[kind]] if kind in article.human_sections else "-" for kind in KINDS[:3]]
    name = _link(article.title or article.path, article.path, None, source)
    counts = str(len(_errors(article))), str(_considered(article))
    return (
        f"| {' | '.join((name, STATES[state(article, selected=report.selected)].render(language), *marks, *counts))} |"
    )


def _article(article: ArticleReport, language: Language, source: str) -> Iterator[str]:
    yield f"### {_link(article.title or article.path, article.path, None, source)}"
    errors = _errors(article)
    yield "\n".join(_item(found, article.path, language, source) for found in errors[:_ERRORS])
    if len(errors) > _ERRORS:
        yield _MORE.render(language, {"count": len(errors) - _ERRORS})
    for kind in KINDS:
        if article.human_sections.get(kind) in LACKING:
            asked = "\n".join(f"- {question.render(language)}" for question in GENERAL[kind])
            yield f"{_WRITE.render(language, {'kind': KIND_NAMES[kind]})}\n\n{asked}"
    others = [found for found in article.findings if found.severity is Severity.WARNING and found.waiver is None]
    if others:
        lines = [_item(found, article.path, language, source) for found in others[:_ERRORS]]
        if len(others) > _ERRORS:
            lines.append(f"\n{_MORE.render(language, {'count': len(others) - _ERRORS})}")
        summary = _CONSIDER.render(language, {"count": len(others)})
        yield f"<details><summary>{summary}</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _item(found: Reported, path: str, language: Language, source: str) -> str:
    place = _LINE.render(language, {"line": found.finding.line})
    where = f"{_link(place, path, found.finding.line, source)} " if path else ""
    mark = "✖" if found.stands else "▲"
    return f"- {mark} {where}{_plain(message(found, language))}<br>→ {_plain(hint(found, language))} `{found.check}`"


def _errors(article: ArticleReport) -> Sequence[Reported]:
    return [found for found in article.findings if found.stands]


def _considered(article: ArticleReport) -> int:
    return sum(found.severity is Severity.WARNING and found.waiver is None for found in article.findings)


def _failures(failures: Sequence[Failure], language: Language, source: str) -> Iterator[str]:
    for failure in failures:
        more = f"<br>→ {_plain(failure.hint.render(language))}" if failure.hint else ""
        yield f"- ✖ {_link(failure.path, failure.path, failure.line, source)} {_plain(failure.message.render(language))}{more}"


def _link(text: str, path: str, line: int | None, source: str) -> str:
    anchor = f"#L{line}" if line else ""
    return f"[{_plain(text)}]({source}{quote(path)}{anchor})"


def _plain(text: str) -> str:
    """An article's words as words: none is markup, a mention of somebody or a place in a table."""
    one_line = "".join(character if character.isprintable() else " " for character in text)
    return _SPECIAL.sub(_entity, one_line)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"
