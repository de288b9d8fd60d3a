"""No phrase that fills space and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.quoted import unquoted
from pipeline.lexicon.table import index, matches, narrowed, spread
from pipeline.markup.spans import passage_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding a phrase in prose and lists; what stands in quotation marks is shown, not said."""
    rows = narrowed(index(article.lang, "stock"), article.visible_text)
    here = [passage for passage in article.passages if passage.role in ("prose", "list")] if rows else []
    for passage, (asking, form) in zip(here, spread(rows, [passage.text for passage in here]), strict=True):
        end = 0
        found = (match for row in asking for match in unquoted(matches(row, form), passage.text))
        for match in sorted(found, key=lambda match: match.start()):
            if match.start() >= end:
                end = match.end()
                span = passage_span(article, passage, *match.span())
                yield Finding.at(span, {"phrase": " ".join(match.group().split())})


def passing(language: Language) -> Example:
    """The phrase in quotation marks, as something to avoid."""
    if language == "ja":
        return example(
            "ja",
            [
                (
                    "便利な機械の話より、この一点を先に伝えたいです。",
                    "「いかがでしたでしょうか。」で終わる記事より、この一点を先に伝えたいです。",
                )
            ],
        )
    return example(
        "en",
        [("and why I would tell you this first.", 'and why no "In today\'s fast-paced world" opens this text.')],
    )


def failing(language: Language) -> Example:
    """A closing and an opening that fit any article."""
    if language == "ja":
        old = "新しい機械は買っていません。"
        return example("ja", [(old, f"{old}\nいかがでしたでしょうか。")], ["いかがでした"])
    old = "They bought no new machine."
    return example("en", [(old, f"In today's fast-paced world, speed is everything.\n{old}")], ["fast-paced"])


CHECK = Check(
    id="stock-phrase",
    family="prose",
    severity=Severity.WARNING,
    title=Text("決まり文句に頼らないこと", "No stock phrases"),
    message=Text("決まり文句「{phrase}」があります。", "'{phrase}' is a stock phrase."),
    why=Text(
        "どの記事にも付けられる文は、この記事について何も伝えません。読者はそこで読み飛ばします。",
        "A phrase that fits any article says nothing about this one. Readers skip from there.",
    ),
    fix=Text(
        "消すか、この記事でしか言えないこと（数字、名前、場面）に替えてください。",
        "Take it out, or put something in its place that only this article can say: a figure, a name, a scene.",
    ),
    wrong=Text(
        "わざと使った文や、文字どおりの意味の文にも出ます。決まり文句があっても、誰が（何が）書いたかは分かりません。",
        "It also reports a phrase used on purpose or in its plain sense. It says nothing about who or what wrote the text.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
