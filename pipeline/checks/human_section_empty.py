"""A human section holds something that a reader can see."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example, words_of
from pipeline.language.measure import shows
from pipeline.model.article import Article, section_name
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each kind whose sections, taken together, show no letter and no digit."""
    shown: dict[str, bool] = {}
    for section in article.human_sections:
        shown[section.kind] = shown.get(section.kind, False) or shows(section)
    reported: set[str] = set()
    for section in article.human_sections:
        if not shown[section.kind] and section.kind not in reported:
            reported.add(section.kind)
            yield Finding(section.heading.line, {"section": section_name(section.heading.text, section.kind)})


def passing(language: Language) -> Example:
    """A comment beside the text does no harm."""
    thought = words_of(language, "opinion")
    remark = {"ja": "ここは自分の言葉で", "en": "in my own words"}[language]
    return example(language, [(thought, f"<!-- {remark} -->\n\n{thought}")])


def failing(language: Language) -> Example:
    """Only a comment, and a space that shows nothing."""
    asked = {"ja": "田中さんの話を聞いて、どう思いましたか", "en": "What did you think of what Tanaka said?"}[language]
    return example(language, [(words_of(language, "opinion"), f"<!-- {asked} -->\n\n&nbsp;\n")], ["{: .opinion }"])


CHECK = Check(
    id="human-section-empty",
    family="structure",
    severity=Severity.ERROR,
    fixed=True,
    title=Text("人が書く節が空でないこと", "No human section is empty"),
    message=Text(
        "{section}に、読者に見える文章がありません。",
        "{section} holds nothing that a reader can see.",
    ),
    why=Text(
        "コメント・画像・コード・見えない文字や、閉じた折りたたみの中だけでは、あなたにしか書けないことは読者に届きません。",
        "Comments, images, code, invisible characters and closed boxes do not carry what only you can say.",
    ),
    fix=Text(
        "その場にいた人としての体験、考え、決めたことを文章で書いてください。",
        "Write, in sentences, what you saw, what you think, or what you decided.",
    ),
    wrong=Text(
        "読者に見えるのに、書き方が特殊で文章と数えられないことがあります（HTML の style で装飾した段落、画像の中の文字など）。普通の段落で書いてください。",
        "Text can be visible and still not count, when it is styled by HTML or stands in a picture. Write it as a plain paragraph.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
