"""Running text that an ordinary reader can follow."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.readability import LIMIT, Readability, estimate, measure, running_text, seems_hard
from pipeline.markup.spans import heading_span
from pipeline.model.article import Article, Section
from pipeline.model.finding import Finding, Severity
from pipeline.model.span import Span
from pipeline.wording import Language, Text

_JA = Text(
    "jReadability の値は {score}（目安は {limit} 以上）、一文は平均 {length} 文字、漢語は {weight}% です",
    "jReadability gives {score} (aim for {limit} or more), {length} characters a sentence, {weight}% Sino-Japanese words",
)
_EN = Text(
    "学年で表した難しさは {score}（目安は {limit} 以下）、一文は平均 {length} 語、一語は平均 {weight} 文字です",
    "school grade {score} (aim for {limit} or less), {length} words a sentence, {weight} letters a word",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """At most one finding, at the section that seems hardest."""
    texts = running_text(article.passages, article.lang)
    if not seems_hard(texts, article.lang):
        return
    result = measure(texts, article.lang)
    if result is None or not result.hard:
        return
    section = _hardest(article)
    heading = section.heading.text if section.heading else article.front_matter.title or "…"
    span = heading_span(article, section.heading) if section.heading else Span(section.passages[0].line)
    yield Finding.at(span, {"measure": _described(result, article.lang), "heading": heading})


def _hardest(article: Article) -> Section:
    """The section with the hardest text; where none is long enough to tell, the one with the most text."""
    sections = [section for section in article.sections if section.passages]
    sign = -1 if article.lang == "ja" else 1
    guesses = [(estimate(running_text(section.passages, article.lang), article.lang), section) for section in sections]
    told = [(sign * guess, -section.start, section) for guess, section in guesses if guess is not None]
    if told:
        return max(told)[2]
    return max(sections, key=lambda section: sum(len(passage.text) for passage in section.passages))


def _described(result: Readability, language: Language) -> Text:
    weight = f"{result.word_weight:.0f}" if language == "ja" else f"{result.word_weight:.1f}"
    return (_JA if language == "ja" else _EN).filled(
        score=f"{_beyond(result.score, LIMIT[language]):.1f}",
        limit=LIMIT[language],
        length=f"{result.sentence_length:.0f}",
        weight=weight,
    )


def _beyond(score: float, limit: float) -> float:
    """The score with one decimal, rounded away from the limit: what is reported never looks as if it were within it."""
    tenths = score * 10
    return (math.floor(tenths) if score < limit else math.ceil(tenths)) / 10


_JA_PLAIN = "棚の番号を入荷の順に付け替え、歩く距離を減らしました。\n新しい機械は買っていません。"
_EN_PLAIN = (
    "The shelf numbers now follow the order in which goods arrive, so people walk less.\nThey bought no new machine."
)
_JA_HARD = """\
当該施設における検品工程の所要時間短縮は、棚番体系の再構築により達成された。
従来の棚番付与方式は入荷順序との整合性を欠き、作業者の移動距離増大の主要因であった。
改善施策として、入荷頻度および品目特性に基づく棚番再付与が実施された。
施策実施後の検証結果では、検品工程の平均所要時間が従来比半減の水準に到達した。
追加設備投資は一切不要であり、既存人員体制の維持も同時に実現された。
作業品質指標および誤出荷発生率についても、統計的に有意な悪化は確認されていない。
本施策の有効性は、物流拠点全般における業務標準化推進の重要性を示唆する。
今後の課題として、季節変動対応および複数拠点間の番号体系統一が想定される。
経営資源の最適配分および継続的改善活動の定着には、現場責任者の主体的関与が不可欠である。
設備投資判断の前提条件として、既存業務手順の徹底的な再検証が要請される。
作業動線分析および滞留時間計測の定期的実施は、改善余地の早期発見に直結する。
情報共有基盤の整備状況は、拠点間の生産性格差を規定する主要因と推定される。
在庫管理精度の向上は、欠品発生率低減および顧客満足度向上に寄与する。
教育訓練体系の再整備は、新規採用者の習熟期間短縮に極めて有効である。
安全衛生管理体制の強化は、労働災害発生件数の抑制に必要不可欠な前提条件である。
外部委託業者との責任分担明確化は、契約更新交渉における最優先事項である。"""
_EN_HARD = """\
The comprehensive reorganization of identification numbering substantially diminished verification requirements throughout the distribution facility.
Previously, inconsistencies between numbering conventions and replenishment sequences necessitated disproportionate transportation distances.
Management subsequently commissioned comprehensive documentation concerning operational inefficiencies and organizational responsibilities.
Statistical evaluation demonstrated considerable improvements without supplementary infrastructure investments or additional personnel.
Furthermore, classification accuracy remained satisfactory notwithstanding accelerated processing requirements across participating departments.
Implementation responsibilities were distributed among experienced supervisors, administrative coordinators and independent consultants.
Continuous measurement facilitated identification of residual discrepancies affecting international consignments and seasonal merchandise.
Organizational familiarity with established procedures nevertheless represented considerable resistance against standardization initiatives.
Representatives consequently recommended systematic reconsideration of procurement specifications preceding technological acquisitions.
Administrative documentation requirements were simultaneously consolidated, eliminating redundant authorization procedures and certification."""


def passing(language: Language) -> Example:
    """Short words, short sentences."""
    if language == "ja":
        return example("ja", [(_JA_PLAIN, f"{_JA_PLAIN}\n札の字は、遠くからでも読める大きさにしました。")])
    return example("en", [(_EN_PLAIN, f"{_EN_PLAIN}\nThe new labels can be read from the door.")])


def failing(language: Language) -> Example:
    """Many long words, few verbs."""
    if language == "ja":
        return example("ja", [(_JA_PLAIN, _JA_HARD)], ["## 要点"])
    return example("en", [(_EN_PLAIN, _EN_HARD)], ["## Key points"])


CHECK = Check(
    id="hard-to-read",
    family="prose",
    severity=Severity.WARNING,
    title=Text("読みやすい文章であること", "The text is easy enough to read"),
    message=Text(
        "文章が読みにくくなっています。{measure}。とくに「{heading}」を見直してください。",
        "The text is hard to read: {measure}. Start with '{heading}'.",
    ),
    why=Text(
        "忙しい読者は、二度読まないと分からない文章を最後まで読みません。",
        "Busy readers do not finish a text they have to read twice.",
    ),
    fix=Text(
        "長い文を分け、「実施する」「有効性」のような漢語を「する」「役に立つ」のようなふだんの言葉に替えてください。",
        "Split long sentences, and use everyday words: 'use' for 'utilization', 'help' for 'facilitate'.",
    ),
    wrong=Text(
        "文字の数と言葉の種類から測った目安です。専門家どうしで読む記事や、固有名詞の多い記事では高く出ます。意味の分かりにくさは測れません。",
        "It measures the length of words and sentences, not sense. An article by experts for experts, or one full of long "
        "names, may be fine as it is.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
