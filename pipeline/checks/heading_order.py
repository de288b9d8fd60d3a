"""Headings go down one level at a time, below one title."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.markup.spans import heading_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_SECOND_TITLE = Text(
    "記事の題名になる見出し（#）が二つ以上あります。「##」にしてください。",
    "This is a second title (#). Make it '##'.",
)
_LATE_TITLE = Text(
    "記事の題名になる見出し（#）が、ほかの見出しのあとにあります。先頭に移してください。",
    "The title (#) stands below other headings. Move it to the top.",
)
_JUMP = Text(
    "見出しの段が「{before}」から「{level}」に飛んでいます。「{wanted}」にしてください。",
    "The level jumps from '{before}' to '{level}'. Make it '{wanted}'.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """At most one finding a heading. Without a `#` heading the theme shows the title as one, so `##` comes first."""
    titled = False
    before = 1
    for index, heading in enumerate(article.headings):
        problem: Text | None = None
        if heading.level == 1:
            problem = _SECOND_TITLE if titled else _LATE_TITLE if index else None
            titled = True
        elif heading.level > before + 1:
            problem = _JUMP.filled(before="#" * before, level="#" * heading.level, wanted="#" * (before + 1))
        before = heading.level
        if problem is not None:
            yield Finding.at(heading_span(article, heading), {"heading": heading.text, "problem": problem})


def passing(language: Language) -> Example:
    """Down by one, up by any number."""
    if language == "ja":
        return example("ja", [("新しい機械は買っていません。", "### 機械について\n\n新しい機械は買っていません。")])
    return example("en", [("They bought no new machine.", "### Machines\n\nThey bought no new machine.")])


def failing(language: Language) -> Example:
    """From ## to ####."""
    if language == "ja":
        return example(
            "ja", [("新しい機械は買っていません。", "#### 機械について\n\n新しい機械は買っていません。")], ["#### 機械"]
        )
    return example(
        "en", [("They bought no new machine.", "#### Machines\n\nThey bought no new machine.")], ["#### Machines"]
    )


CHECK = Check(
    id="heading-order",
    family="reading",
    severity=Severity.WARNING,
    title=Text("見出しの段が順に並ぶこと", "Headings are in order"),
    message=Text("見出し「{heading}」：{problem}", "Heading '{heading}': {problem}"),
    why=Text(
        "見出しは記事の目次です。段が飛ぶと、読み上げで使う人も流し読みする人も、どこにいるか分からなくなります。",
        "Headings are the map of an article. With a level missing, people who listen and people who skim lose their way.",
    ),
    fix=Text(
        "題名は「#」一つだけ、その下は「##」「###」の順に一段ずつ下げてください。文字の大きさで選ばないでください。",
        "One '#' for the title, then '##', then '###', one step at a time. Do not choose a level for its size.",
    ),
    wrong=Text(
        "テーマが見出しの段を自分で振り直すサイトでは、問題のない記事にも出ます。",
        "It also reports articles on a site whose theme renumbers headings by itself.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
