"""What a stretch of talk is called in its own words: phrases of several words before single ones, rare before ordinary."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.drafting.study.units import Unit
from pipeline.patterns import lazy
from pipeline.wording import Language

# Words of any talk, whatever it is about: no title, heading or tag is made of one of them alone.
_ORDINARY: Mapping[Language, frozenset[str]] = {
    "ja": frozenset(
        [
            "時間",
            "仕事",
            "会社",
            "人",
            "話",
            "今回",
            "自分",
            "気持ち",
            "生活",
            "勉強",
            "苦労",
            "最初",
            "最後",
            "お金",
            "場合",
            "普段",
            "全体",
            "毎日",
            "先輩",
            "後輩",
            "友人",
            "家族",
            "子供",
            "名前",
            "電話",
            "メール",
            "写真",
            "言葉",
            "理由",
            "結果",
            "問題",
            "部分",
            "状態",
            "流れ",
            "興味",
            "夢",
            "週末",
            "休み",
            "値段",
            "役割",
            "売り上げ",
            "一番",
            "大事",
            "必要",
            "無理",
            "楽しみ",
            "好き",
            "基本",
            "方向",
            "選択",
            "判断",
            "成長",
            "挑戦",
            "感覚",
            "印象",
            "動き",
            "変化",
            "差",
            "幅",
            "数",
            "量",
            "質",
            "力",
            "手",
            "目",
            "頭",
            "体",
            "心",
            "声",
            "顔",
            "朝",
            "夜",
            "昼",
            "家",
            "店",
            "町",
            "街",
            "国",
            "道",
            "車",
            "水",
            "紙",
            "箱",
            "本",
            "金",
            "年齢",
            "若手",
            "相談",
            "連絡",
            "返事",
            "予約",
            "注文",
            "納品",
            "請求",
            "契約",
            "値引き",
            "相場",
            "現場",
            "お客",
            "お客さん",
            "客",
            "店舗",
            "商品",
            "製品",
            "人気",
            "評判",
            "業務",
            "作業",
            "業界",
            "事業",
            "経営",
            "社長",
            "社員",
            "スタッフ",
            "アルバイト",
            "パート",
        ]
    ),
    "en": frozenset(
        [
            "instance",
            "example",
            "sort",
            "kind",
            "course",
            "thing",
            "stuff",
            "lot",
            "bit",
            "way",
            "point",
            "question",
            "answer",
            "reason",
            "result",
            "problem",
            "people",
            "person",
            "team",
            "company",
            "work",
            "job",
            "time",
            "day",
            "week",
            "month",
            "year",
            "hour",
            "minute",
            "place",
            "home",
            "house",
            "office",
            "shop",
            "store",
            "room",
            "word",
            "name",
            "money",
            "price",
            "cost",
            "number",
            "figure",
            "boss",
            "staff",
            "customer",
            "client",
            "user",
            "friend",
            "family",
            "kid",
            "child",
            "life",
            "world",
            "country",
            "city",
            "town",
            "morning",
            "evening",
            "night",
            "today",
            "phone",
            "mail",
            "email",
            "letter",
            "picture",
            "photo",
            "case",
            "side",
            "part",
            "half",
            "end",
            "start",
            "beginning",
            "change",
            "difference",
            "choice",
            "decision",
            "idea",
            "plan",
            "goal",
            "step",
            "rest",
            "fun",
            "deal",
            "hope",
            "fact",
            "matter",
            "detail",
            "process",
            "order",
            "email",
            "everybody",
            "somebody",
            "conversation",
            "minute",
            "episode",
            "quote",
            "sense",
            "chance",
            "moment",
            "talk",
            "interview",
            "article",
            "story",
            "version",
            "release",
        ]
    ),
}
_NAME_LIKE: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"[A-Za-z]{2,}|[ァ-ヺー]{3,}"),
    "en": lazy(r"[A-Z]|\d|-"),
}


def weighed(found: Sequence[Unit], scores: Sequence[float], least: int = 2) -> dict[str, float]:
    """Phrases said at least so often, by how often, what matters counting more. One spelling a phrase, the commonest."""
    weights: dict[str, float] = {}
    spellings: dict[str, Counter[str]] = {}
    called = {part.casefold() for unit in found if unit.speaker for part in unit.speaker.split()}
    for unit, score in zip(found, scores, strict=True):
        # What one sentence says twice is said once, and who speaks is no subject.
        for phrase in dict.fromkeys(unit.spoken.phrases):
            if phrase.casefold() in called:
                continue
            key = keyed(phrase)
            weights[key] = weights.get(key, 0.0) + 0.5 + min(score, 2.0)
            spellings.setdefault(key, Counter())[phrase] += 1
    return {
        spellings[key].most_common(1)[0][0]: weight
        for key, weight in weights.items()
        if spellings[key].total() >= least
    }


def keyed(phrase: str) -> str:
    """One key for singular and plural, upper and lower case."""
    low = phrase.casefold()
    return low[:-1] if len(low) > 4 and low.isascii() and low.endswith("s") and not low.endswith("ss") else low


def is_telling(phrase: str, language: Language) -> bool:
    """Whether a phrase can stand alone as a heading or tag: several words, or a single one that is no ordinary word."""
    if language == "en":
        words = phrase.casefold().split()
        return len(words) > 1 or bool(_NAME_LIKE["en"].search(phrase)) or keyed(phrase) not in _ORDINARY["en"]
    return phrase not in _ORDINARY["ja"] and (len(phrase) > 2 or bool(_NAME_LIKE["ja"].search(phrase)))


def telling(
    count: Mapping[str, float], language: Language, spread: Mapping[str, float], taken: set[str], most: int = 8
) -> tuple[str, ...]:
    """Rank phrases: said often here and not everywhere, longer ones first; none that contains or repeats another."""

    def value(phrase: str) -> float:
        parts = len(phrase) / 4 if language == "ja" else len(phrase.split())
        rarity = math.log(1 + 1 / spread.get(phrase, 1.0))
        return count[phrase] * min(1.8, 0.5 + 0.5 * parts) * rarity

    chosen: list[str] = []
    for phrase in sorted(count, key=lambda phrase: (-value(phrase), phrase)):
        if keyed(phrase) in taken or not is_telling(phrase, language):
            continue
        if any(_overlap(phrase.casefold(), other.casefold()) for other in chosen):
            continue
        chosen.append(phrase)
        if len(chosen) == most:
            break
    return tuple(chosen)


def key_phrases(found: Sequence[Unit], scores: Sequence[float], language: Language) -> tuple[str, ...]:
    """The telling phrases of the whole interview, best first."""
    often = telling(weighed(found, scores), language, {}, set())
    return often or telling(weighed(found, scores, 1), language, {}, set(), 3)


def _overlap(first: str, second: str) -> bool:
    if first in second or second in first:
        return True
    return bool(set(map(keyed, first.split())) & set(map(keyed, second.split())))
