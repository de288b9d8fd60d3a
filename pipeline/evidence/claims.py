"""Claims that ask for a source: "according to", studies and statistics, firsts and superlatives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.language.quoted import outside
from pipeline.language.sentences import Sentence, sentences
from pipeline.model.article import Article, Passage, Section
from pipeline.patterns import lazy
from pipeline.wording import Language

_WORLD_JA = "世界|日本|国内|全国|業界|アジア|欧米|史上|本邦|県内|市内|地域"
# Words without which a pattern cannot match, and the pattern: to compile them all costs more than an article's check.
_PATTERNS: Mapping[Language, tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = {
    "ja": (
        (("によ", "で", "が示", "明らか", "結果", "専門家", "研究者", "学者", "識者"), lazy(
            r"に(?:よると|よれば|よりますと)|の(?:調べ|発表|報告)で(?:は|、)"
            r"|(?:研究|調査|統計|アンケート|論文|世論調査|データ|白書)(?:で(?:は|も)|によ(?:ると|れば|って)|が示|から(?:も|は)?明らか|結果(?:が|は|では|によ))"
            r"|(?:研究者|専門家|科学者|学者|識者)(?:に(?:よ|言わ)|の間で|は[^。「」\n]{0,40}?と(?:言|指摘|警告|述べ|話))"
        )),
        (("初", "最", "唯一", "一番", "いちばん", "もっとも", "ナンバーワン", "No", "ＮＯ", "トップ", "随一", "屈指", "位"), lazy(
            rf"(?:{_WORLD_JA})(?:で|の|で(?:も)?は)?(?:いちばん|一番|最も|もっとも|(?:唯一|最(?:大|多|速|高|古|小|長|安|先端)|初(?:めて|の|となる)?|ナンバーワン|No\.?[ ]?1|ＮＯ．１|トップ(?:クラス|シェア)?|随一|屈指))"
            r"|(?:シェア|売上高?|利用者数|満足度|人気)(?:が|は|で)?(?:、)?(?:No\.?[ ]?1|ナンバーワン|第?[一1１]位|首位)"
        )),
        (("割", "%", "％", "パーセント", "人に", "多く", "大半", "大多数", "ほとんど"), lazy(
            r"(?:日本人|国民|消費者|企業|会社|人々|若者|高齢者|世帯|利用者|社会人|ビジネスパーソン)の(?:約|およそ|実に)?[0-9０-９一二三四五六七八九十]+(?:[.．]\d+)?(?:割|%|％|パーセント|人に)"
            r"|(?:多く|大半|大多数|ほとんど)の(?:研究|調査|企業|会社|専門家)(?:が|で|は)"
        )),
    ),
    "en": (
        (("ccording to", "tud", "esearch", "urvey", "oll", "tatistics", "ata ", "eport", "vidence", "xperts", "cientists", "nalysts", "conomists"), lazy(
            r"\b[Aa]ccording to (?:(?:the |an? )?[\w'’.-]+(?: [\w'’.-]+){0,3})"
            r"|\b(?:[Ss]tud(?:y|ies)|[Rr]esearch|[Ss]urveys?|[Pp]olls?|[Ss]tatistics|[Dd]ata|[Rr]eports?|[Ee]vidence)"
            r" (?:has |have |also |clearly )?(?:show(?:s|ed|n)?|find|finds|found|suggest(?:s|ed)?|prove[sdn]?|indicates?|indicated|reveals?|revealed|confirm(?:s|ed)?|estimates?|estimated|says?)\b"
            r"|\b(?:[Ee]xperts|[Ss]cientists|[Rr]esearchers|[Aa]nalysts|[Ee]conomists) (?:say|agree|believe|estimate|warn|have found|found|expect|predict)\b"
        )),
        (("’s ", "'s ", " in ", " of ", "market", "world-", "umber one", "No."), lazy(
            r"\b(?:the )?(?:world|country|nation|industry|Japan|Europe|America|Asia)['’]s (?:very )?(?:first|only|largest|biggest|oldest|fastest|smallest|best|leading|top|most \w+|number one)\b"
            r"|\bthe (?:very )?(?:first|only|largest|biggest|oldest|fastest|smallest|best-selling|leading|most \w+)(?: [\w-]+){1,4} (?:in|of) (?:the (?:world|country|industry|market|region|US|UK|United States)|Japan|Europe|Asia|America|its kind|all time|history)\b"
            r"|\b(?:market leader|market-leading|world-leading|number one (?:in|for)|No\. ?1 (?:in|for))\b"
        )),
        ((" of people", " of compan", " of business", " of c", " of user", " of adult", " of employ", " of work", " of A", " of J", " of organi", " of market",
          " of reader", " of all", " of the", " of today"), lazy(
            r"(?<![\w.,])(?:\d[\d.,]{0,15}|[A-Za-z][a-z]{1,12}ty|[Tt]en|[Hh]alf|[Mm]ost|[Tt]wo[- ]thirds|[Aa] third|[Aa] quarter)(?:%| per ?cent| percent)? of (?:all |the |today['’]s )?(?:people|companies|businesses|consumers|customers|users|adults|employees|workers|Americans|Japanese|organi[sz]ations|marketers|readers)\b"
        )),
    ),
}  # fmt: skip


# Whom a Japanese claim names stands before it, within so many characters.
_WHO = lazy(r"[^\s、。「」]+\Z")
_NAME = 20


class Claim(NamedTuple):
    """A sentence that asks for a source; `words` are those that ask. Lines count in the file, the last included."""

    line: int
    end_line: int
    words: str
    sentence: str
    section: Section
    passage: Passage


def find(article: Article, people: Sequence[str]) -> Iterator[Claim]:
    """One claim a sentence. What somebody is quoted with is theirs, and `people` of the notes are a source themselves."""
    for section in article.sections:
        for passage in section.passages:
            matches = () if passage.role == "quotation" else _matches(passage.text, article.lang)
            parts = sentences(passage.text, article.lang) if matches else ()
            for match in matches:
                sentence = _sentence(parts, match.start())
                before = _WHO.search(passage.text, max(0, match.start() - _NAME), match.start())
                words = f"{before[0] if before else ''}{match[0]}".strip()
                if sentence is not None and not _named(words, match[0], people):
                    parts = tuple(part for part in parts if part is not sentence)
                    start, end = passage.line_at(sentence.start), passage.line_at(sentence.end)
                    yield Claim(start, end, words, sentence.text, section, passage)


def _matches(text: str, language: Language) -> tuple[re.Match[str], ...]:
    found = [
        match
        for words, pattern in _PATTERNS[language]
        if any(word in text for word in words)
        for match in outside(pattern, text)
    ]
    return tuple(sorted(found, key=lambda match: match.start()))


def _sentence(parts: Sequence[Sentence], offset: int) -> Sentence | None:
    return next((part for part in parts if part.start <= offset < part.end), None)


def _named(words: str, match: str, people: Sequence[str]) -> bool:
    """Whether it is a person of the notes who is named as the source."""
    return match.startswith(("に", "の", "According", "according")) and any(name in words for name in people)
