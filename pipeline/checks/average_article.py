"""An article is not the same article as the rest of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence.sameness import shown
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.model.sameness import ASPECTS, Likeness
from pipeline.wording import Language, Text, both_listed

_NAMES: Mapping[str, Text] = {
    "phrases": Text("言い回しの{share}%{words}", "{share}% of its phrases{words}"),
    "openings": Text("段落の書き出しの{share}%{words}", "{share}% of the openings of its paragraphs{words}"),
    "headings": Text("見出しの{share}%{words}", "{share}% of its headings{words}"),
    "structure": Text("節の並び", "the order of its sections"),
}
_SHOWN, _LETTERS = 2, 24


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding an article, at its title."""
    found = inputs.likeness
    if found is not None:
        line = article.front_matter.lines.get("title", article.body_line)
        yield Finding(line, {"others": found.others, "what": _told(article, found)})


def _told(article: Article, found: Likeness) -> Text:
    """What is shared, aspect by aspect, with the longest of it."""
    parts = []
    common = shown(article, found)
    for place, aspect in enumerate(ASPECTS):
        if place in common:
            longest = sorted(dict.fromkeys(common[place]), key=len, reverse=True)[:_SHOWN]
            short = [
                text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
                for text in (one.replace("0", "…") for one in longest)
            ]
            words = Text(f"（「{'」「'.join(short)}」など）", f" (such as “{'”, “'.join(short)}”)")
            share = round(100 * found.shares[place])
            name = _NAMES[aspect]
            parts.append(Text(name.ja.format(share=share, words=words.ja), name.en.format(share=share, words=words.en)))
    return both_listed(parts)


_LEAD: Mapping[Language, tuple[str, str]] = {
    "ja": (
        "検品にかかる時間は、棚の番号を付け替えただけで半分になりました。\n",
        "棚の番号を入荷の順に付け替え、歩く距離を減らしました。\n新しい機械は買っていません。\n",
    ),
    "en": (
        "Checking now takes half the time, and all they changed were the numbers on the shelves.\n",
        "The shelf numbers now follow the order in which goods arrive, so people walk less.\nThey bought no new machine.\n",
    ),
}
# What every article of a site says that is always written the same way.
_FORM: Mapping[Language, tuple[str, str]] = {
    "ja": (
        "今回も現場の取り組みをご紹介します。変わったのは{0}です。\n",
        "まず、取り組みの背景からご説明します。\n次に、実際に行ったことをまとめます。\n結果として、現場の負担は軽くなりました。\n"
        "この変化は、働く人の声から生まれました。\n大がかりな設備は使っていません。\n続けるための工夫も、少しずつ増えています。\n"
        "同じ悩みを持つ方の参考になれば幸いです。\n最後までお読みいただきありがとうございました。\n",
    ),
    "en": (
        "Once again we take a closer look at a real workplace. What changed was {0}.\n",
        "We begin with the background of the project. Then we sum up what was done in practice.\n"
        "As a result the daily work became lighter. The idea came from the people who do the work. "
        "No large equipment was needed for it. Small improvements are added all the time. We hope this helps others with the same problem.\n"
        "Thank you very much for reading to the end.\n",
    ),
}
_SUBJECTS: Mapping[Language, tuple[str, ...]] = {
    "ja": ("窯の順番", "貸し出しの台", "点検の日取り", "色見本の照明", "練習の長さ"),
    "en": ("the order of the ovens", "the lending desk", "the day of the inspection", "the lamp", "the training plan"),
}


def _in_form(language: Language, subject: str) -> str:
    first, rest = _FORM[language]
    return f"{first.format(subject)}\n<!-- more -->\n\n## {'要点' if language == 'ja' else 'Key points'}\n\n{rest}"


def _others(language: Language) -> dict[str, str]:
    head = "---\ntitle: {0}\ndate: 2026-10-01\nlang: {1}\n---\n"
    return {
        f"content/site/posts/{number}.md": head.format(subject, language) + _in_form(language, subject)
        for number, subject in enumerate(_SUBJECTS[language])
    }


def passing(language: Language) -> Example:
    """An article that keeps the site's thanks at the end and says the rest its own way."""
    thanks = _FORM[language][1].split("\n")[-2].rsplit(". ", 1)[-1]
    end = _LEAD[language][1]
    return example(language, [(end, f"{end}{thanks}\n")], others=_others(language))


def failing(language: Language) -> Example:
    """The sixth article in one form."""
    subject = {"ja": "棚の番号", "en": "the numbers on the shelves"}[language]
    changes = [(old, new.format(subject)) for old, new in zip(_LEAD[language], _FORM[language], strict=True)]
    title = {"ja": "title: 倉庫の検品", "en": "title: How a warehouse"}[language]
    return example(language, changes, [title], others=_others(language))


CHECK = Check(
    id="average-article",
    family="originality",
    severity=Severity.WARNING,
    needs=("likeness",),
    title=Text("ほかの記事と同じ記事になっていないこと", "It is not the same article once more"),
    message=Text(
        "この記事は、サイトのほかの記事とよく似ています。{what}が、ほかの{others}本の多くと同じです。",
        "This article is much like the rest of the site: {what} stand in many of your {others} other articles, too.",
    ),
    why=Text(
        "同じ型の記事が並ぶと、読者は題名だけ読んで先を読まなくなり、検索でも一本ずつの値打ちが下がります。型で書けた部分には、この取材で聞いたことが入っていません。",
        "Where one article is like the next, readers stop after the title, and search ranks all of them lower. What could be written by a form holds nothing that you heard this time.",
    ),
    fix=Text(
        "示された書き出しや言い回しを、この記事だけの事実・場面・発言から始まる文に替えてください。要らない文なら消してください。定例の報告など、型が読者のためになるなら、編集者が理由を添えて免除できます。",
        "Begin those paragraphs with a fact, a scene or words of this article alone, or take the sentence out. Where a form helps readers, as in a monthly report, let an editor accept it with a reason.",
    ),
    wrong=Text(
        "句読点の間の言い回し（日本語8字・英語4語以上、数字とカタカナは区別しない）、段落の書き出し、見出し、節の並びを、同じ言語の記事100本までの見本と比べ、1割以上（3本以上）にあるものを数えます。記事が5本になるまでは何も言いません。"
        "人が書いたブログ12サイトの400本では、定例報告の型を持つ2サイトと、毎回同じ枠で書く1サイトだけに当たりました。意味の似た記事や、言いかえた型には気づきません。",
        "It compares phrases between stops (8 characters in Japanese, 4 words in English, whatever the figures), openings of paragraphs, headings and the order of sections with a sample of up to 100 articles in the same language, "
        "and counts what a tenth of them (three at least) have. It says nothing before there are five. On 400 articles of twelve blogs by people it hit two with the form of a report and one with a standing frame. Articles alike in meaning, and forms in other words, go unnoticed.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
