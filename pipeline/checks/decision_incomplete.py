"""A decision says what was chosen, what was not, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.substance import DECISION, asked
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding that names the part which is missing: an error where nothing is chosen, turned down or said to be open."""
    answer = asked(article, "decision", DECISION, enough=len(DECISION))
    if answer is not None:
        nothing = {"choice", "against"} <= set(answer.missing) and not answer.open
        severity = Severity.ERROR if nothing else None
        yield Finding(answer.heading.line, answer.parameters, end_line=answer.end, severity=severity)


_JA = """うちの店でも、来月の棚卸しまでに番号を付け替えることにしました。
担当はわたしで、うまくいかなければ責任を取って元に戻します。
一方で、検品用の端末を買い足すことはしないと決めました。
番号を直した効果を確かめる前に、お金で隠したくないからです。
"""
_EN = """We will renumber our own shelves before the stocktaking in December.
I am the one who answers for it, and I will put the old numbers back if it fails.
We decided not to buy more scanners, because I do not want to hide the problem with money.
"""


def passing(language: Language) -> Example:
    """What we do, what we leave, and whose job it is."""
    return example(language)


def failing(language: Language) -> Example:
    """A description of the matter, and no choice."""
    flat = {
        "ja": "棚の番号は倉庫の大きさと荷の量で変わり、並べ方には入荷順と品目順の二つがあります。入荷順は歩く距離が短く、\n"
        "品目順は探すのが楽です。端末の値段は一台八万円ほどで、電池は一日もちます。どちらにも長所と短所があります。\n",
        "en": "The numbers on shelves depend on the size of the building and the amount of goods. Numbering by arrival is shorter to\n"
        "walk; numbering by kind is easier to search. A scanner costs about six hundred dollars. Both have strengths and weaknesses.\n",
    }[language]
    return example(language, [({"ja": _JA, "en": _EN}[language], flat)], ["{: .decision }"])


CHECK = Check(
    id="decision-incomplete",
    family="substance",
    severity=Severity.WARNING,
    title=Text("何を選び、何を選ばず、誰が責任を持つか", "What was chosen, what was not, and who answers for it"),
    message=Text(
        "「{heading}」に、{missing}が見当たりません（見つかったもの：{found}）。",
        "'{heading}' does not show {missing} (found: {found}).",
    ),
    why=Text(
        "選んだことだけでなく、やらないと決めたことと、その責任を負う人が見えて、はじめて読者は判断として受け取れます。",
        "A choice becomes a judgement when readers see what was turned down, and who stands for it.",
    ),
    fix=Text(
        "「…することにしました」「…はしないと決めました」「決めたのはわたしで、…なら元に戻します」の三つを書いてみてください。",
        "Try three sentences: 'We will …', 'We decided not to …', 'I am the one who answers for it, and if … I will undo it'.",
    ),
    wrong=Text(
        "何も選ばず、何も見送らず、まだ決まっていないとも書いていない節はエラー、それ以外の不足は注意です。「決めた」「しない」「わたし」のような言葉と、その形を見ます。形だけまねた文も通り、言い方が変わっている決定を見落とすこともあります。"
        "書く人への問いかけであって、決定が本物かどうかは分かりません。",
        "A section in which nothing is chosen, turned down or said to be undecided is an error, what else is missing a warning. It looks at words such as 'decided', 'not', 'I' and at forms of words. A text that only imitates them passes, and a choice in unusual words can be "
        "overlooked. It is a prompt to the writer, and cannot tell whether a decision is real.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
