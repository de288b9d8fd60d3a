"""Words that a speaker reports of somebody else: 「『返事が遅い』と言われて」, "they told me 'you're slow'"."""

from __future__ import annotations

import re

from pipeline.patterns import lazy
from pipeline.wording import Language

# How far around the words the frame may stand, in characters.
_NEAR = 60
_OPENS = "「『“\"‘'"
_CLOSES = "」』”\"’'"
_TOLD_JA = (
    r"言われ|いわれ|云われ|言ってくれ|言ってくださ|言ってきた|言ってき|言ってもら|言っていただ|言って(?:い|)ただ|おっしゃ|仰|聞かれ|訊かれ|尋ねられ|怒られ|叱られ|頼まれ|褒められ|ほめられ"
    r"|断られ|責められ|笑われ|呼ばれ|書かれ|返ってき|返事(?:が|を)|声(?:が|を)(?:あ|か|も|い)|電話(?:が|を)|メール(?:が|を)|連絡(?:が|を)|感想(?:が|を)|お礼|教えてくれ|教わ|聞いた(?!こと)|聞きました|(?:だ)?そうです|らしい"
)
_AFTER_JA = lazy(
    rf"[」』”]?(?:と|って|という(?:ふうに|風に|ことを|の(?:を|が))?|みたいな(?:こと|感じ)?(?:を|で)?|とか)[^。「」\n]{{0,14}}?(?:{_TOLD_JA})"
)
_SAYS_JA = lazy(
    r"[」』”]?(?:と|って|とか|みたいな(?:こと)?(?:を)?|という(?:ふうに|風に)?)[^。「」\n]{0,16}?(?:言(?!え|わない|う(?:か|と|より))|いって|話(?:し|す)|怒|叫|聞(?:い|き)て?くる|尋ね|頼|電話)"
)
_THOUGHT_JA = lazy(
    r"[」』”]?(?:と|って|という)[^。「」\n]{0,10}?(?:思|考え|感じ|決め|信じ|わか|分か|気づ|気付|書い(?:て|た)|名づけ|名付け|呼(?:ぶ|ん|び))"
)
_I_JA = lazy(
    r"(?:私|わたし|あたし|僕|ぼく|俺|おれ|自分|うち|こちら|こっち|我々|私たち|僕ら|僕たち)(?:は|が|も|から|の(?:ほう|方)から|で)[^。]{0,40}$"
)
_SOMEBODY_EN = r"(?:(?i:he|she|they|somebody|someone|everyone|everybody|people|customers?|clients?)|(?i:the|my|our|a|an|one|another|some|this|that|his|her|their|your) (?:[\w'’-]+ ){0,3}?[\w'’-]+|[A-Z][\w'’-]+)"
_SAID_EN = r"(?:said|says|say|told|tells|asked|asks|goes|go|replied|answered|wrote|writes|shouted|yelled|complained|was like|were like|called|would say|used to say|always says?|always said|(?:has|have|had|'s|'ve|'d) (?:said|told|asked)|(?:keeps?|kept|is|was|are|were|'s|been)(?: always)? (?:saying|telling|asking|writing|shouting))"
_BEFORE_EN = lazy(
    rf"(?:^|[^\w'’])(?P<who>{_SOMEBODY_EN}) (?:\w+ly )?{_SAID_EN}(?: to)?(?: (?:me|us|him|her|them|it))?(?: (?:last|this|the other|on|in|one|at|over|after) [\w ]{{1,24}}?)?(?: that)?[,:]?\s*[“\"‘']?\s*$|\b(?:I|we) (?:was|were|got|am|are) (?:told|asked)(?: that)?[,:]?\s*[“\"‘']?\s*$"
)
_AFTER_EN = lazy(
    rf"(?<![.])[”\"’'][, ]*(?:{_SOMEBODY_EN}) {_SAID_EN}\b|(?<![.])[”\"’'][, ]*(?:said|says|asked) (?!I\b|we\b)"
)
_FIRST_EN = frozenset(["i", "we"])


def frame(text: str, start: int, end: int, language: Language) -> str:
    """The words of `text` around a half-open range that give it to somebody other than the speaker; empty where none do."""
    return _japanese(text, start, end) if language == "ja" else _english(text, start, end)


def _japanese(text: str, start: int, end: int) -> str:
    sentence = re.split(r"[。！？\n]", text[max(0, start - _NEAR) : start])[-1]
    told = _AFTER_JA.match(text, _past_stop(text, end))
    if told:
        return _around(text, start, told.end())
    inside = _inside(text, start, end)
    after = inside if inside is not None else -1
    if after < 0:
        return ""
    if _THOUGHT_JA.match(text, after) or _I_JA.search(re.split(r"[「『]", sentence)[0]):
        return ""
    told = _AFTER_JA.match(text, after) or _SAYS_JA.match(text, after)
    return _around(text, start, told.end()) if told else ""


def _past_stop(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in tuple("。！？!?、") and text[end + 1 : end + 2] in tuple("」』”") else end


def _inside(text: str, start: int, end: int) -> int | None:
    """One past the quotation that is open at `start`, at its closing mark; None outside any."""
    opening = max(text.rfind(mark, max(0, start - 4 * _NEAR), start + 1) for mark in "「『“")
    if opening < 0:
        return None
    closing = {"「": "」", "『": "』", "“": "”"}[text[opening]]
    close = text.find(closing, opening)
    return close if close >= end - 1 and close >= 0 else None


def _english(text: str, start: int, end: int) -> str:
    before = _BEFORE_EN.search(text[max(0, start - 2 * _NEAR) : start])
    if before and (before["who"] or "").lower() not in _FIRST_EN:
        return _around(text, start - len(before[0]), end)
    opening = max(text.rfind(mark, max(0, start - 4 * _NEAR), start + 1) for mark in '“"')
    if opening < 0 or (text[opening] == '"' and text.count('"', 0, start) % 2 == 0):
        return ""
    close = min((place for mark in '”"' if (place := text.find(mark, end - 1)) >= 0), default=-1)
    if close < 0:
        return ""
    lead = _BEFORE_EN.search(text[max(0, opening - 2 * _NEAR) : opening])
    after = _AFTER_EN.match(text, close)
    return (
        _around(text, opening - (len(lead[0]) if lead else 0), (after.end() if after else close))
        if lead or after
        else ""
    )


def _around(text: str, start: int, end: int) -> str:
    stop = re.search(r"[。！？.!?\n]", text[end : end + _NEAR])
    end += stop.start() if stop else 0
    return " ".join(text[max(0, start) : end].split()).strip(" ,、")
