"""How a Japanese text speaks: orders, address, story, fragments; each measure by plain patterns."""

from __future__ import annotations

from pipeline.patterns import lazy

_SENTENCE = lazy(r"(?<=[。！？!?])|\n+")
_CLOSING = "。！？!?」）)］] \n"
_ORDER = lazy(
    r"(?:ください|下さい|ましょう|お願いします|お願いいたします|こと|ほしい|もらう|なさい|せよ|べし|くれる|ちょうだい|て|で|ますか|でしょうか|ませんか)\Z"
)
_PAST = ("た", "だった", "でした", "ました")
_FUTURE = lazy("予定|次第|しだい|まで|いずれ|これから|今後|のちほど|後日")
_NOUN = lazy(r"[一-鿿ァ-ヺー0-9０-９]\Z")
_POLITE = ("ます", "ません")
_FIRST = lazy("私|わたし|僕|ぼく|俺|うち|自分|筆者")
_SPEAKS = lazy(
    r"私|僕|わたし|ぼく|俺|自分|うち[のはでに]|我々|(?:た|でした|ました|思う|思います|思って|考え)(?:[。！!）)]|$|\n|ので|が、|けど|から)"
    r"|(?<!いただき)(?<!頂き)(?<!し)た(?:い|くない)(?:です)?(?:[。！!」]|と思|から|ので)|べき(?:だ|です|では)|ことにし(?:た|ます|て)|ことに決め|つもりで(?:す|した)|と決め"
)
_COMPANY = lazy("当社|弊社|当店|当館|当院|当サイト|当会|当団体|編集部|私たち|わたしたち|我々|皆様|皆さま")
_OTHERS = lazy("彼女|彼は|彼の|同氏|氏は|さんは")
_YOU = lazy(r"あなた|ご自身|皆さま|皆様|お客様|お(?=[ぁ-ん一-鿿]{1,4}(?:ください|いただ|になり|し))|ご(?=[一-鿿]{2})")
_NAME = lazy("[一-鿿ァ-ヺ]{1,4}(?:さん|氏|君)")
_NUMBER = lazy("[0-9０-９]+|[一二三四五六七八九十百千万]+(?=[年月日時分人名枚本個件割回円度つ箱社台])")
_TERM = lazy(r"[A-Za-z][A-Za-z0-9.+#-]{2,}")
_STANCE = lazy("思う|思って|思います|思った|考える|考えて|べき|からだ|からです|ので|だが|しかし|ただ、|けれど|のに")
_LABELS = ("：", ":")


def speech(text: str) -> tuple[float, ...]:
    """The fields of `signs.Speech`, in order."""
    size = max(1, sum(map(str.isalnum, text)))
    parts = [part.strip().rstrip(_CLOSING) for part in _SENTENCE.split(text) if any(map(str.isalnum, part))]
    count = max(1, len(parts))
    anchors = (
        len(_NUMBER.findall(text)) + len(_NAME.findall(text)) + text.count("「") / 2 + len(_TERM.findall(text)) / 2
    )
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
    )
