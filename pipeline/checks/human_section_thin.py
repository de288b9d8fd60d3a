"""A human section says enough to be worth a reader's time."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.measure import ENOUGH, shows, written
from pipeline.model.article import KIND_NAMES, Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_UNITS = {"ja": Text("文字", "characters"), "en": Text("語", "words")}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each required kind that holds something, but not enough."""
    amounts = written(article)
    enough = ENOUGH[article.lang]
    reported: set[str] = set()
    for section in article.human_sections:
        kind = section.kind
        if kind in reported or kind not in article.required or amounts[kind] >= enough:
            continue
        if any(shows(other) for other in article.human_sections if other.kind == kind):
            reported.add(kind)
            yield Finding(
                section.heading.line,
                {
                    "kind": KIND_NAMES[kind],
                    "heading": section.heading.text,
                    "amount": amounts[kind],
                    "enough": enough,
                    "missing": enough - amounts[kind],
                    "unit": _UNITS[article.lang],
                },
            )


_JA = """現場の人は何年も遠回りに慣れていて、遠回りだと気づけません。
だから外から来た人が一緒に歩くことに意味があります。
便利な機械の話より、この一点を先に伝えたいです。
"""
_EN = """People who walk a detour for years no longer notice that it is one.
That is why somebody from outside has to walk along, and why I would tell you this first.
"""


def passing(language: Language) -> Example:
    """One long sentence is enough."""
    if language == "ja":
        one = (
            "現場の人は何年も同じ遠回りに慣れていて、もう遠回りだと気づけないのだから、"
            "外から来た人が一緒に歩いて、おかしいと口に出すことに意味があると思います。\n"
        )
        return example("ja", [(_JA, one)])
    one = (
        "People who walk a detour for years no longer notice that it is one, which is why somebody from outside "
        "has to walk along with them and say out loud that it is odd.\n"
    )
    return example("en", [(_EN, one)])


def failing(language: Language) -> Example:
    """The same sentence again, with another number, counts once."""
    if language == "ja":
        once = "便利な機械の話より、この一点を先に伝えたいです。\n"
        return example("ja", [(_JA, f"1. {once}2. {once}3. {once}4. {once}")], ["{: .opinion }"])
    once = "I would tell you this first.\n"
    return example("en", [(_EN, f"1. {once}2. {once}3. {once}4. {once}")], ["{: .opinion }"])


CHECK = Check(
    id="human-section-thin",
    family="substance",
    severity=Severity.ERROR,
    title=Text("人が書く節に十分な中身があること", "The human sections say enough"),
    message=Text(
        "「{heading}」（{kind}）は{amount}{unit}です。あと{missing}{unit}ほど、あなたの言葉が必要です（目安{enough}{unit}）。",
        "'{heading}' ({kind}) holds {amount} {unit}. About {missing} more {unit} of your own are needed ({enough} in all).",
    ),
    why=Text(
        "一言だけでは、ほかの誰にでも書けてしまいます。読者が知りたいのは、あなたが見たこと、迷ったこと、選んだことです。",
        "One remark could be anybody's. Readers want to know what you saw, what made you hesitate, what you chose.",
    ),
    fix=Text(
        "いつ・どこで・誰が・いくつ・何と言ったか、から一つ選んで書き足してください。",
        "Add one of these: when, where, who, how many, what was said.",
    ),
    wrong=Text(
        "短くても力のある文章はあります。長さは中身の保証ではなく、書かれていないことを見つける目安です。",
        "A short text can be strong. Length is no proof of substance; it only shows where nothing was written yet.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
