"""What a sentence states, by one measure for both languages: words with their polarity and tense, its hedges and reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from pipeline.language import numbers
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

Tense = Literal["past", "plain", ""]


class Word(NamedTuple):
    """A word by which statements are compared, in the form `key`; it stands in a half-open range of the text, in characters.

    `content` says that it carries meaning: others are only looked at for what denies them. `denied` None is: it cannot be told.
    `name` is the name as it is written, empty for any other word.
    """

    key: str
    start: int
    end: int
    clause: int
    content: bool = True
    denied: bool | None = False
    tense: Tense = ""
    name: str = ""


def figures_in(text: str, clause_at: Callable[[int], int]) -> Iterator[Word]:
    """The numbers of a text from two on, as words: `#12`."""
    for number in numbers.read(text):
        if number.value > 1 or (number.value == 1 and (text[number.start].isdigit() or text[number.end :][:1] == "割")):
            yield Word(f"#{number.written}", number.start, number.end, clause_at(number.start))


class Statement(NamedTuple):
    """The words of one sentence, and for each of its clauses how often it denies something and which hedges it has.

    `refuses`: it may deny something by a word of its own (stop, only, against), which no grammar shows.
    """

    words: tuple[Word, ...]
    denials: tuple[int, ...]
    hedges: tuple[frozenset[str], ...]
    cause: bool
    question: bool
    refuses: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The words that carry meaning, each once, in order."""
        return tuple(dict.fromkeys(word.key for word in self.words if word.content))


# Words that stand for each other's opposite: whoever says one of a pair where the source says the other turns it around.
_PAIRS: Mapping[Language, str] = {
    "ja": "増える 減る|増やす 減らす|増加 減少|上がる 下がる|上げる 下げる|上昇 下落|上昇 低下|高い 低い|高い 安い|多い 少ない|早い 遅い|速い 遅い"
    "|長い 短い|広い 狭い|重い 軽い|強い 弱い|良い 悪い|成功 失敗|賛成 反対|得意 苦手|増員 削減|開始 終了|始まる 終わる|始める 終える|始める 止める"
    "|開く 閉じる|入る 出る|買う 売る|便利 不便|可能 不可能|安全 危険|簡単 困難|簡単 難しい|易しい 難しい|好き 嫌い|勝つ 負ける|拡大 縮小|黒字 赤字"
    "|増収 減収|増益 減益|必要 不要|採用 見送る|続ける 止める|最大 最小|最高 最低|国内 海外|午前 午後|前 後|以上 以下|増 減|延びる 縮む|伸びる 縮む"
    "|内製 外注|有料 無料|手動 自動|楽観 悲観|改善 悪化|上手 下手|近い 遠い|新しい 古い|右 左|先 後|昼 夜|朝 夜|内 外|積極 消極|直接 間接",
    "en": "increase decrease|rise fall|grow shrink|raise lower|up down|higher lower|high low|more fewer|more less|faster slower|fast slow|early late|earlier later"
    "|long short|longer shorter|large small|larger smaller|big small|bigger smaller|better worse|best worst|good bad|success failure|succeed fail|start stop"
    "|start end|begin end|open close|buy sell|win lose|easy hard|easy difficult|easier harder|cheap expensive|cheaper dearer|possible impossible|agree disagree"
    "|accept reject|hire fire|before after|always never|with without|gain loss|profit loss|strong weak|stronger weaker|heavy light|add remove|expand reduce"
    "|morning evening|morning afternoon|inside outside|above below|over under|import export|internal external|manual automatic|public private"
    "|new old|most least|many few|love hate|like dislike|keep drop|enable disable|allow forbid|improve worsen|safe dangerous|rich poor|near far|left right",
}  # fmt: skip


# Whatever goes up is the opposite of whatever goes down.
_UP: Mapping[Language, str] = {
    "ja": "増える 増やす 増加 増す 上がる 上げる 上昇 伸びる 伸ばす 拡大 高まる 高める 急増 倍増 延びる 膨らむ",
    "en": "increase rise grow climb raise gain up soar jump surge expand double triple",
}
_DOWN: Mapping[Language, str] = {
    "ja": "減る 減らす 減少 下がる 下げる 下落 低下 落ちる 落とす 縮む 縮まる 縮める 縮小 急減 半減 削減 短縮 割り込む",
    "en": "decrease fall drop shrink decline lower down reduce cut slip sink plunge halve",
}


def opposites(language: Language) -> Mapping[str, frozenset[str]]:
    """Key → the keys of its opposites."""
    return _OPPOSITES[language]


def _table(language: Language) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    pairs = [pair.split() for pair in _PAIRS[language].split("|")]
    pairs += [[one, other] for one in _UP[language].split() for other in _DOWN[language].split()]
    for one, other in pairs:
        if language == "en":
            from pipeline.language.statements_en import key

            one, other = key(one), key(other)
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


class _Tables(dict[Language, Mapping[str, frozenset[str]]]):
    def __missing__(self, language: Language) -> Mapping[str, frozenset[str]]:
        self[language] = _table(language)
        return self[language]


_OPPOSITES = _Tables()

# Words that a speaker (or a document) addresses to whoever writes, above all to a machine: they tell of nothing.
_INSTRUCTS = {
    "ja": lazy(
        r"(?:指示|命令|プロンプト|ルール|設定)(?:は|を|も)?(?:すべて|全て|全部|一切)?(?:は|を)?(?:無視|忘れ|破棄|上書き)|(?:これまで|以前|上記|前)の(?:指示|命令|ルール|内容)"
        r"|(?:と|って|を|に|は|で)(?:、)?(?:必ず)?(?:書い|出力し|記し|記載し|回答し|答え|生成し|要約し|伝え|まとめ)(?:て(?:ください|下さい|くれ|ほしい|欲しい)|なさい|ろ。)|(?:と|を|に)(?:書け|出力せよ|記せ|記載せよ|答えよ)"
        r"|(?:あなた|君|お前|おまえ|君たち)は(?:AI|ＡＩ|人工知能|アシスタント|言語モデル|機械)|(?:AI|ＡＩ|アシスタント|言語モデル|要約者|ライター)(?:へ|に告ぐ|への指示|の皆)|システム(?:プロンプト|メッセージ)"
    ),
    "en": lazy(
        r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|guideline|above|previous|prior|earlier|everything)"
        r"|\b(?:system prompt|system message|as an ai|language model|you are (?:now )?(?:an? )?(?:ai|assistant|chatbot|machine)|dear (?:ai|assistant|model)|note to (?:the )?(?:ai|model|assistant|writer))\b"
        r"|(?:^|[.!:;,]\s*|\band |\bplease |\binstead,? |\bmust |\bshould |\bnow |\balways )(?:please )?(?:write|output|print|respond|reply|state|append|insert|include|mention|claim|summari[sz]e|report|answer|quote|add|say)(?: (?:in|at|with|the|a|this|only|exactly) [\w ]{0,30})?(?: that\b|:| the following| this sentence| in the (?:article|draft|summary))",
        re.IGNORECASE,
    ),
}  # fmt: skip


def instructs(text: str, language: Language) -> bool:
    """Whether a sentence tells its reader what to write, instead of telling of something."""
    return _INSTRUCTS[language].search(text) is not None


def statement(text: str, language: Language) -> Statement:
    """What `text` states; the dictionary of a language is loaded when it is first used."""
    if language == "ja":
        from pipeline.language import statements_ja

        return statements_ja.statement(text)
    from pipeline.language import statements_en

    return statements_en.statement(text)
