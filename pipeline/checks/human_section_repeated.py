"""One section of each human kind is enough."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.model.article import KIND_NAMES, PASSAGE_LEVEL, Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each section after the first of its kind."""
    first: dict[str, int] = {}
    for section in article.human_sections:
        if section.heading.level == PASSAGE_LEVEL:
            continue
        line = first.setdefault(section.kind, section.heading.line)
        if line != section.heading.line:
            yield Finding(section.heading.line, {"kind": KIND_NAMES[section.kind], "line": line})


def passing(language: Language) -> Example:
    """Sub-headings inside one section."""
    if language == "ja":
        return example("ja", [("現場の人は何年も", "### 慣れについて\n\n現場の人は何年も")])
    return example("en", [("People who walk", "### On habit\n\nPeople who walk")])


def failing(language: Language) -> Example:
    """Two headings of one kind."""
    if language == "ja":
        return example("ja", [("現場の人は何年も", "## 意見\n\n現場の人は何年も")], ["## 意見"])
    return example("en", [("People who walk", "## My opinion\n\nPeople who walk")], ["## My opinion"])


CHECK = Check(
    id="human-section-repeated",
    family="structure",
    severity=Severity.WARNING,
    title=Text("人が書く節は一つずつ", "Each human section stands once"),
    message=Text("「{kind}」の節は{line}行目にもあります。", "There already is a section for {kind} on line {line}."),
    why=Text(
        "同じ種類の節が分かれていると、読者はどれがあなたの結論なのか分かりません。",
        "When one kind is split over several sections, readers cannot tell which is your last word.",
    ),
    fix=Text(
        "一つにまとめ、必要なら小見出し（###）で分けてください。",
        "Make it one section; use sub-headings (###) inside it.",
    ),
    wrong=Text(
        "意図して分けた記事にも出ます。判定では合わせて一つの節として扱うので、注意だけで公開は止めません。",
        "It also reports articles split on purpose. They are judged as one section, and this never blocks.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
