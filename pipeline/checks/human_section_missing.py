"""Each required kind of human section is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.model.article import KIND_NAMES, Article
from pipeline.model.finding import Finding, Severity
from pipeline.policy.config import DEFAULT_HEADINGS
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each required kind without a heading, at the article's first line of text."""
    notice = inputs.config.required("notice")
    present = {section.kind for section in article.human_sections}
    for kind in article.required:
        if kind not in present:
            names = DEFAULT_HEADINGS[kind]
            heading = Text(names[0], next(name for name in names if name.isascii()))
            yield Finding(
                article.body_line,
                {"kind": KIND_NAMES[kind], "heading": heading, "class": kind},
                hint=_NO_NOTICE if article.front_matter.type == "notice" and kind not in notice else None,
            )


_NO_NOTICE = Text(
    "お知らせ（type: notice）は、取材メモも機械の下書きも使わない、400字までの短い記事です。短くするか、人が書く節を足してください。",
    "A notice (type: notice) uses no notes and no machine draft and has at most 150 words. Shorten it, or add the human sections.",
)


def passing(language: Language) -> Example:
    """The class may be left out where the heading is one of the known names."""
    old = "## 私はこう考える {: .opinion }" if language == "ja" else "## What I think {: .opinion }"
    return example(language, [(old, "## 私の意見" if language == "ja" else "## My opinion")])


def failing(language: Language) -> Example:
    """A heading without the class, and not a known name."""
    old = "## 私はこう考える {: .opinion }" if language == "ja" else "## What I think {: .opinion }"
    first = BASE[language].split("\n")[7]
    return example(language, [(old, old.split(" {")[0])], [first])


CHECK = Check(
    id="human-section-missing",
    family="structure",
    severity=Severity.ERROR,
    needs=("config",),
    fixed=True,
    title=Text("人が書く節があること", "The human sections are there"),
    message=Text(
        "「{kind}」の節がありません。見出し「## {heading} {{: .{class} }}」を作ってください。",
        "There is no section for {kind}. Add a heading '## {heading} {{: .{class} }}'.",
    ),
    why=Text(
        "体験・意見・意思決定は人にしか書けません。読者がこの記事を読む理由になる部分です。",
        "Lived experience, opinion and decision are what only a person can write, and why a reader reads on.",
    ),
    fix=Text(
        "足りない節の見出しを作り、その下に自分の言葉で書いてください。",
        "Add the heading, and write below it in your own words.",
    ),
    wrong=Text(
        "同じ内容を別の見出しで書いている場合にも出ます。その見出しに {: .opinion } のような印を付けてください。",
        "It also reports an article that says the same under another heading. Mark that heading with {: .opinion } or the like.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
