"""How a Japanese text speaks: orders, address, story, fragments; each measure by plain patterns."""

from __future__ import annotations

from pipeline.language.unwritten.making import words_of_making
from pipeline.language.unwritten.variety import recurring
from pipeline.lexicon.named import cue
from pipeline.patterns import deferred, lazy

_SENTENCE = lazy(r"(?<=[。！？!?])|\n+")
_CLOSING = "。！？!?」）)］] \n"
_ORDER = cue("ja", "voices/orders")
_PAST = ("た", "だった", "でした", "ました")
_FUTURE = cue("ja", "voices/future")
_NOUN = lazy(r"[一-鿿ァ-ヺー0-9０-９]\Z")
_POLITE = ("ます", "ません")
_FIRST = cue("ja", "voices/first-person")
_SPEAKS = cue("ja", "voices/speaks")
_COMPANY = cue("ja", "voices/company")
_OTHERS = cue("ja", "voices/others")
_YOU = cue("ja", "voices/you")
_NAME = lazy("[一-鿿ァ-ヺ]{1,4}(?:さん|氏|君)")
_NUMBER = lazy("[0-9０-９]+|[一二三四五六七八九十百千万]+(?=[年月日時分人名枚本個件割回円度つ箱社台])")
_TERM = lazy(r"[A-Za-z][A-Za-z0-9.+#-]{2,}")
_STANCE = cue("ja", "voices/stance")
_LABELS = ("：", ":")
# The longest first: 「小見出し」 is one word.
_MAKING = deferred(lambda: ("|".join(sorted(words_of_making("ja"), key=len, reverse=True)), 0))
_WORD = lazy("[一-鿿々]+|[ァ-ヺー]{2,}")
# A word is told by so many letters.
_STEM = 2


def speech(text: str) -> tuple[float, ...]:
    """The fields of `signs.Speech`, in order."""
    size = max(1, sum(map(str.isalnum, text)))
    parts = [part.strip().rstrip(_CLOSING) for part in _SENTENCE.split(text) if any(map(str.isalnum, part))]
    count = max(1, len(parts))
    anchors = (
        len(_NUMBER.findall(text)) + len(_NAME.findall(text)) + text.count("「") / 2 + len(_TERM.findall(text)) / 2
    )
    made = _MAKING.findall(text)
    return (
        size,
        sum(bool(_ORDER.search(part)) for part in parts) / count,
        len(_YOU.findall(text)) / count,
        len(_FUTURE.findall(text)) / count,
        sum(part.endswith(_POLITE) for part in parts) / count,
        sum(bool(_NOUN.search(part)) for part in parts) / count,
        sum(map(text.count, _LABELS)) / count,
        anchors,
        sum(part.endswith(_PAST) for part in parts) / count,
        len(_FIRST.findall(text)),
        len(_STANCE.findall(text)) / count,
        not _SPEAKS.search(text),
        size / count / 50,
        0.0,
        len(_COMPANY.findall(text)) / count,
        len(_OTHERS.findall(text)) / count,
        recurring([word[:_STEM] for word in _WORD.findall(text)]),
        len(made) / size,
        len(set(made)) / size,
    )
