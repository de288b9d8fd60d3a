"""Readable front matter with known types."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each problem that the parser noted."""
    for problem in article.front_matter.problems:
        yield Finding(problem.line, {"problem": problem.what}, severity=Severity.WARNING if problem.warning else None)


def passing(language: Language) -> Example:
    """A title with a colon, in quotation marks."""
    if language == "ja":
        return example("ja", [("title: 倉庫の検品を半日に縮めた話", 'title: "検品：倉庫で半日に縮めた話"')])
    return example(
        "en", [("title: How a warehouse halved its checking time", 'title: "Warehouse: half the checking time"')]
    )


def failing(language: Language) -> Example:
    """`draft` as a string: MkDocs stops, other engines publish."""
    return example(language, [("draft: false", 'draft: "false"')], ["draft:"])


CHECK = Check(
    id="front-matter-invalid",
    family="structure",
    severity=Severity.ERROR,
    fixed=True,
    title=Text("記事の設定が読めること", "Front matter can be read"),
    message=Text("記事の先頭の設定：{problem}", "Front matter: {problem}"),
    why=Text(
        "設定が読めないと、下書きのつもりの記事が公開されたり、題名や日付が失われたりします。",
        "When the settings cannot be read, a draft may go out to readers, or the title and date are lost.",
    ),
    fix=Text(
        "記事の一番上の --- と --- の間に、title・date・draft を一行ずつ書いてください。",
        "Between the two --- lines at the top, give title, date and draft, one to a line.",
    ),
    wrong=Text(
        "キーの書き間違いの指摘（注意）は、別のプラグインのキーに対して出ることがあります。その場合は無視してかまいません。",
        "The warning about a misspelt key can hit a key that another plugin defines. It may be ignored then.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
