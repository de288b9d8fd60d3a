"""Studies, statistics, firsts and superlatives carry a link or a footnote."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence import claims, naming
from pipeline.evidence.sources import cited
from pipeline.markup.spans import words_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each sentence; in an article that is from no interview, how many there are of something too."""
    alone = not (inputs.notes or inputs.ledger is not None or article.front_matter.notes)
    for claim in claims.find(article, naming.labels(inputs.notes), counts=alone):
        if not cited(article, claim.passage):
            span = words_span(article, claim.line, claim.words, claim.end_line)
            yield Finding.at(span, {"words": claim.words})


_PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def passing(language: Language) -> Example:
    """A link to where it says so."""
    added = {
        "ja": "[物流の統計](https://example.com/)によると、同じ悩みを持つ倉庫は少なくありません。",
        "en": "According to [the logistics survey](https://example.com/), many warehouses have this problem.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n\n{added}")])


def failing(language: Language) -> Example:
    """Which study?"""
    added = {
        "ja": "ある調査によると、同じ悩みを持つ倉庫は少なくありません。",
        "en": "A recent study found that many warehouses have this problem.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n\n{added}")], [added])


CHECK = Check(
    id="claim-without-source",
    family="evidence",
    severity=Severity.WARNING,
    needs=("ledger", "notes"),
    title=Text("調査・統計・「初」「最大」に出典があること", "Studies, statistics and superlatives have a source"),
    message=Text(
        "「{words}」の出典が、同じ段落にありません。",
        "No source stands in the same paragraph for “{words}”.",
    ),
    why=Text(
        "「調査によると」「日本初」は、たどれてはじめて根拠になります。たどれない主張は、まちがっていても誰も気づけません。",
        "'A study found' and 'the first in Japan' count when readers can follow them. Nobody can notice a mistake in what leads nowhere.",
    ),
    fix=Text(
        "調査や資料へのリンクか脚注を、同じ段落に添えてください。見つからないなら、その一文は書かないのが安全です。",
        "Put a link or a footnote to the study or the document into the same paragraph. If you cannot find one, leave the sentence out.",
    ),
    wrong=Text(
        "調査・統計・最上級・比較・歴史を述べる決まった言い方だけを見ます。別の言い方の主張には気づかず、有名な事実に出ることもあります。リンク先が本当の根拠かは分かりません。"
        "自分の数えたもの、仮定や問いかけ、取材メモの人が話したこと、表の中は見ません。",
        "It knows set phrases for studies, statistics, superlatives, comparisons and history only: claims in other words go unnoticed, and a well-known fact can "
        "be hit. Whether the link really backs it, it cannot tell. What you counted yourself, suppositions, questions, what a person of the notes said, and tables are left alone.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
