"""A description for search results and shared links."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding where the front matter can be read and gives no description, or an empty one."""
    matter = article.front_matter
    if matter.readable and not (matter.description or "").strip():
        yield Finding(matter.lines.get("description", 1))


def _description(language: Language) -> str:
    return next(line for line in BASE[language].split("\n") if line.startswith("description:"))


def passing(language: Language) -> Example:
    """A description over two lines."""
    old = _description(language)
    if language == "ja":
        return example(
            "ja", [(old, "description: >-\n  検品の待ち時間を半日に縮めた倉庫で、\n  何を変えたのかを聞きました。")]
        )
    return example(
        "en", [(old, "description: >-\n  A small warehouse cut its checking time in half.\n  We asked how.")]
    )


def failing(language: Language) -> Example:
    """An empty description."""
    return example(language, [(_description(language), "description:")], ["description:"])


CHECK = Check(
    id="description-missing",
    family="reading",
    severity=Severity.WARNING,
    title=Text("説明文があること", "There is a description"),
    message=Text("説明文（description）がありません。", "There is no description."),
    why=Text(
        "検索結果や共有されたリンクで、題名の下に出る文です。なければ本文の切れ端が使われ、読者は何の記事か分かりません。",
        "Search results and shared links show it below the title. Without one they show a scrap of the text.",
    ),
    fix=Text(
        "記事の先頭の --- の間に「description: 」と書き、読者が何を得られるかを一、二文で続けてください。",
        "Between the --- lines at the top, write 'description: ' and say in a sentence or two what a reader gets.",
    ),
    wrong=Text(
        "サイトのテーマが別のキー（summary など）から説明文を作る場合にも出ます。",
        "It also reports an article whose theme takes the description from another key, such as summary.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
