"""An opinion takes a position, and gives a reason."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example, words_of
from pipeline.language.substance import OPINION, asked
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding where the position or the reason is not to be seen."""
    answer = asked(article, "opinion", OPINION, enough=len(OPINION))
    if answer is not None:
        yield Finding(answer.heading.line, answer.parameters, end_line=answer.end)


def passing(language: Language) -> Example:
    """What I hold, and why."""
    return example(language)


def failing(language: Language) -> Example:
    """A description, with nobody who holds anything."""
    flat = {
        "ja": "棚は入口から奥へ十二列に並び、番号は左から順に振られます。台車は二種類あり、重い荷は青い台車で運びます。\n"
        "検品の紙は列ごとに分かれ、夕方に事務所へ集まります。箱の大きさは三つ、色は茶色と白の二つです。\n",
        "en": "Twelve rows of shelves run from the door to the back, numbered from left to right. Two kinds of trolley stand by the door,\n"
        "and the blue one carries heavy goods. Boxes come in three sizes, brown and white, with a label on the side.\n",
    }[language]
    return example(language, [(words_of(language, "opinion"), flat)], ["{: .opinion }"])


CHECK = Check(
    id="opinion-without-stance",
    family="substance",
    severity=Severity.WARNING,
    title=Text("意見に立場と理由があること", "The opinion takes a position and says why"),
    message=Text(
        "「{heading}」に、{missing}が見当たりません（見つかったもの：{found}）。",
        "'{heading}' does not show {missing} (found: {found}).",
    ),
    why=Text(
        "説明なら誰にでも書けます。読者が知りたいのは、あなたがどちらに立ち、なぜそう考えるかです。",
        "Anybody can describe. Readers want to know where you stand, and why.",
    ),
    fix=Text(
        "「わたしは…と考えます。なぜなら…」の形で、言い切る一文から書き始めてみてください。反対の人が何と言うかにも触れると強くなります。",
        "Begin with one plain sentence: 'I think … because …'. It grows stronger when you say what somebody who disagrees would say.",
    ),
    wrong=Text(
        "「思う」「べき」「から」「ので」のような言葉と、その形を見ます。それらを並べただけの文も通り、言葉少なに立場を示す文章を指すこともあります。"
        "書く人への問いかけであって、意見の良し悪しは分かりません。",
        "It looks at words such as 'think', 'should', 'because' and at forms of words. A text that only strings them together passes, and a position "
        "taken in few words can be hit. It is a prompt to the writer and cannot judge an opinion.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
