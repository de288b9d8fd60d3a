"""Where a speaker takes something back ("six weeks … no, sorry, four"): what was said first must not stand alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.patterns import lazy
from pipeline.wording import Language

# The words that announce the repair. Those of the second table only count at the beginning of a sentence, where they take
# back something in the sentence before.
_INSIDE: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"じゃない(?:や|わ|、)|じゃなくて[、,]|[、,。…]\s*(?:いや|いえ)[、,]?(?=[^、,。]{0,16}(?:[0-9０-９一二三四五六七八九十]|でした|です|だ))|違[うっ](?:た|、|わ)|(?<![ぁ-んァ-ヶー一-龠])間違え(?:まし)?た(?=[、,。わ])|言い間違|もとい[、,]|訂正(?:し|、|です)"
        r"|(?:失礼|ごめん(?:なさい)?|すみません)[、,。]?\s*(?=[^、。]{0,10}[0-9０-９一二三四五六七八九十])|[、,。]\s*失礼[、,。]"
    ),
    "en": lazy(
        r"(?:\bno|\bwait|\bsorry|\bpardon|\boops|\bactually)[,.]?\s(?:no|sorry|wait|it was|that was|that's|make that|i meant?|i mean)\b|\bsorry,|\bor rather\b|\bscratch that|\bcorrection\b|\bi misspoke|\bi meant\b|\bmake that\b"
        r"|(?:\.\.\.|…|[–—-])\s*(?:no|sorry|well|actually),",
        re.IGNORECASE,
    ),
}
_AT_THE_HEAD: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"(?:あ[っ、]?\s*)?(?:(?:いや|いえ)[、,]?(?=[^。]{0,12}[0-9０-９一二三四五六七八九十])|違[うっ]|間違え|もとい|訂正|失礼[、,。し]|ごめん(?:なさい)?[、,。](?=[^。]{0,14}[0-9０-９一二三四五六七八九十]))"
    ),
    "en": lazy(
        r"(?:oh,? |ah,? |um,? )?(?:no,? (?:sorry|wait|it was|that was|actually)|sorry,|wait,? (?:no|sorry)|correction|scratch that|i misspoke|i mean(?:t)? (?:it was )?\d|actually,? (?:it was |that was )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
        re.IGNORECASE,
    ),
}


def corrects(text: str, language: Language) -> bool:
    """Whether the sentence takes back something that it says itself."""
    return _INSIDE[language].search(text) is not None


def places(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where words take something back: half-open, in characters."""
    return tuple(match.span() for match in _INSIDE[language].finditer(text))


def corrects_before(text: str, language: Language) -> bool:
    """Whether the sentence begins by taking back something of the sentence before it."""
    return _AT_THE_HEAD[language].match(text.lstrip(" 　、,…")) is not None
