"""A lived experience holds something that could be checked."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example, words_of
from pipeline.language.substance import EXPERIENCE, asked
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding where none of the questions is answered."""
    answer = asked(article, "lived-experience", EXPERIENCE, enough=1)
    if answer is not None:
        yield Finding(answer.heading.line, answer.parameters, end_line=answer.end)


def passing(language: Language) -> Example:
    """A time, a place, a person, a number, words that were said."""
    return example(language)


def failing(language: Language) -> Example:
    """Words that would fit anywhere."""
    vague = {
        "ja": "棚の並び、台車の動き、通路の幅はとても印象的で、学ぶところが多いものでした。みんなが真剣に取り組んでいて、雰囲気もよく、\n"
        "工夫の積み重ねが大きな力になるのだと実感します。改善とは終わりのない旅のようなものかもしれません。\n",
        "en": "The shelves, trolleys and aisles were impressive and there is much to learn from them. Everybody takes it seriously, the mood is good, and small\n"
        "steps add up to great strength. Improvement may well be a journey without an end, and that is inspiring.\n",
    }[language]
    changes = [(words_of(language, "lived-experience"), vague)]
    return example(language, changes, ["{: .lived-experience }"])


CHECK = Check(
    id="experience-not-concrete",
    family="substance",
    severity=Severity.WARNING,
    title=Text("体験に、確かめられることがあること", "The experience is concrete"),
    message=Text(
        "「{heading}」に、{missing}のどれも見当たりません。",
        "'{heading}' shows none of these: {missing}.",
    ),
    why=Text(
        "読者は細部から「本当にそこにいた人だ」と感じ取ります。どこにでも当てはまる感想からは、何も伝わりません。",
        "Details tell readers that somebody was really there. Impressions that would fit anywhere tell them nothing.",
    ),
    fix=Text(
        "一番よく覚えている場面を一つ選び、いつ・どこで・誰が・いくつ・何と言ったかを、一つでも書いてください。うまくいかなかったことは特に読まれます。",
        "Pick the scene you remember best, and say when, where, who, how many or what was said, one of these at least. What went wrong is what people read most.",
    ),
    wrong=Text(
        "言葉の形だけを見ます。作り話の数字や名前でも通りますし、具体的なのに決まった形の語がない文章（気持ちや手ざわりの描写など）を指すこともあります。"
        "書く人への問いかけであって、本当かどうかの証明ではありません。",
        "It looks at words and their forms. Invented figures and names pass, and a vivid text without such words (a mood, a texture) can be hit. "
        "It is a prompt to the writer, no proof that anything happened.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
