"""Markup that every renderer reads in the same way."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """Oddities inside human sections, and those that could swallow a section wherever they stand."""
    spans = [(section.start, section.end) for section in article.human_sections]
    for oddity in article.oddities:
        if oddity.everywhere or any(start <= oddity.line < end for start, end in spans):
            yield Finding(oddity.line, {"what": oddity.what})


def passing(language: Language) -> Example:
    """A closed comment, and a fence that is closed."""
    if language == "ja":
        return example("ja", [("便利な機械の話より", "<!-- あとで写真を選ぶ -->\n便利な機械の話より")])
    return example("en", [("That is why somebody", "<!-- pick a photo -->\nThat is why somebody")])


def failing(language: Language) -> Example:
    """A comment that is never closed would swallow the rest of the article."""
    if language == "ja":
        return example("ja", [("便利な機械の話より", "<!-- あとで写真を選ぶ\n便利な機械の話より")], ["<!-- あとで"])
    return example("en", [("That is why somebody", "<!-- pick a photo\nThat is why somebody")], ["<!-- pick"])


CHECK = Check(
    id="markup-ambiguous",
    family="structure",
    severity=Severity.ERROR,
    fixed=True,
    title=Text("書式の読み方が一つに決まること", "Markup can be read in one way only"),
    message=Text("書式：{what}", "Markup: {what}"),
    why=Text(
        "ソフトによって読み方が変わる書式では、書いた文章が消えたり、別の節に入ったりします。",
        "Where programs disagree about markup, your text can vanish from the page or land in another section.",
    ),
    fix=Text(
        "開いた記号は必ず閉じ、人が書く節では普通の段落・箇条書き・引用だけを使ってください。",
        "Close what you opened, and use plain paragraphs, lists and quotations in human sections.",
    ),
    wrong=Text(
        "いま使っているソフトでは正しく表示される書式も、ほかのソフトで表示が変わるなら指摘します。",
        "It also reports markup that your present engine shows as you meant, if another would not.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
