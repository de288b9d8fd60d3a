"""A human section is tied to its article: it would not fit others as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence.ties import SHARE, own, samples, share, vague
from pipeline.model.article import KIND_NAMES, Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

# With fewer articles of the site, samples are added.
_FEW = 12
_OURS = Text("このサイトのほかの記事{count}本", "your {count} other articles")
_SAMPLES = Text("題材の違う記事{count}本", "{count} articles on other subjects")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each section with few details that fits many articles."""
    for section in article.once(vague):
        few = len(inputs.decoys) < _FEW
        others = [one.units for one in inputs.decoys] + [*(samples(article.lang) if few else ())]
        fitting = share(section.text, article.lang, own(article, section, inputs.notes), others)
        if fitting >= SHARE:
            parameters = {
                "kind": KIND_NAMES[section.kind],
                "heading": section.heading.text,
                "fits": round(fitting * len(others)),
                "among": (_SAMPLES if few else _OURS).filled(count=len(others)),
            }
            yield Finding(section.heading.line, parameters)


_OLD: Mapping[Language, str] = {
    "ja": """道具を買う前に、番号を疑うべきだったとわたしは考えます。
現場の人は何年も遠回りに慣れていて、遠回りだと気づけません。
だから外から来た人が一緒に歩くことに意味があります。
便利な機械の話より、この一点を先に伝えたいです。
""",
    "en": """I think they should have doubted the numbers before they looked at any machine.
People who walk a detour for years no longer notice that it is one.
That is why somebody from outside has to walk along, and why I would tell you this first.
""",
}
_HEADING: Mapping[Language, str] = {"ja": "## 私はこう考える", "en": "## What I think"}


def passing(language: Language) -> Example:
    """A general opinion, and what it comes from."""
    new = {
        "ja": "大切なのは、現場の声を聞くことだとわたしは思います。なぜなら、答えはいつも現場にあるからです。\n"
        "三つ目の棚の前で足を止めた田中さんに、わけを尋ねた人は誰もいませんでした。まずは尋ねるべきです。\n",
        "en": "I think what matters is to listen to the people who do the work, because they know the answer.\n"
        "Nobody had ever asked Tanaka why he stops his trolley at the third shelf. We should have asked him first.\n",
    }[language]
    return example(language, [(_OLD[language], new)])


def failing(language: Language) -> Example:
    """An opinion that could stand under any article."""
    new = {
        "ja": "大切なのは、現場の声を聞くことだとわたしは思います。なぜなら、答えはいつも現場にあるからです。\n"
        "変化を恐れず、一人ひとりができることから始めるべきです。小さな積み重ねが、やがて大きな成果につながると信じています。\n",
        "en": "I think what matters is to listen to the people who do the work, because they know the answer.\n"
        "We should not be afraid of change. Everybody can begin with something small, and I believe that small steps lead to great results.\n",
    }[language]
    return example(language, [(_OLD[language], new)], [_HEADING[language]])


CHECK = Check(
    id="human-section-interchangeable",
    family="originality",
    severity=Severity.WARNING,
    needs=("decoys", "notes"),
    title=Text("人が書く節が、その記事のものであること", "A human section belongs to its article"),
    message=Text(
        "この{kind}（「{heading}」）は、{among}のうち{fits}本にも、そのまま当てはまります。この記事だけの名前・数字・言葉が、ほとんどありません。",
        "Your {kind} ('{heading}') would fit {fits} of {among} as well: it holds hardly a name, a figure or a word that is this article's own.",
    ),
    why=Text(
        "どの記事にも当てはまる文は、読者に何も残しません。あなたがそこにいたから書けることが、この節の値打ちです。",
        "Sentences that fit every article leave nothing with a reader. What only you could write, because you were there, is what this section is for.",
    ),
    fix=Text(
        "そう思ったきっかけを一つ足してください。だれの、どの言葉か。いつ、どこで、いくつだったか。何と何を比べたか。取材メモを見返すと見つかります。",
        "Add the one thing that made you think so: who said which words, when and where, how many, what you compared with what. Your notes will remind you.",
    ),
    wrong=Text(
        "名前・数字・ありふれていない言葉を数え、少ないときに、題名・ほかの節・取材メモとのつながりを、ほかの記事と比べます（サイトの記事が少ないうちは、付属の見本と）。"
        "だれが書いたかは分かりません。ふだんの言葉だけで書いた、その記事ならではの考えを疑うことがあります。実在の記事の節では、日本語351のうち1、英語489のうち2でした。"
        "反対に、関係のない固有名詞を三つ並べれば通ります。",
        "It counts names, figures and uncommon words, and where they are few it compares what ties the section to title, other sections and notes with what ties it to other articles (to samples of ours while the site has few). "
        "Who wrote something it cannot tell. It can doubt a thought of your own in everyday words: of sections of real articles, 1 of 351 in Japanese and 2 of 489 in English. "
        "Three names that have nothing to do with it get past it.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
