"""No sentence that a reader loses hold of."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.readability import LONGEST_SENTENCE, sentence_length
from pipeline.language.sentences import sentences, stretches
from pipeline.markup.spans import passage_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_BEGINNING = {"ja": 20, "en": 40}
_UNIT = {"ja": Text("文字", "characters"), "en": Text("語", "words")}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding a sentence, in prose and lists; tables hold no sentences, and quotations are somebody else's."""
    limit = LONGEST_SENTENCE[article.lang]
    for passage in article.passages:
        if passage.role not in ("prose", "list") or _short(passage.text, article.lang, limit):
            continue
        if all(_short(stretch, article.lang, limit) for stretch in stretches(passage.text, article.lang)):
            continue
        for sentence in sentences(passage.text, article.lang):
            if _short(sentence.text, article.lang, limit):
                continue
            length = sentence_length(sentence.text, article.lang)
            if length > limit:
                yield Finding.at(
                    passage_span(article, passage, sentence.start, sentence.end),
                    {
                        "beginning": _beginning(sentence.text, article.lang),
                        "length": length,
                        "limit": limit,
                        "unit": _UNIT[article.lang],
                    },
                )


def _short(text: str, language: Language, limit: int) -> bool:
    """Whether a text cannot hold a sentence that is too long; spares most of the work."""
    return len(text) <= limit or (language == "en" and text.count(" ") + text.count("\n") < limit)


def _beginning(text: str, language: Language) -> str:
    text = " ".join(text.split())
    cut = text[: _BEGINNING[language]]
    return cut if language == "ja" else cut.rsplit(" ", 1)[0]


_JA_PLAIN = "棚の番号を入荷の順に付け替え、歩く距離を減らしました。"
_EN_PLAIN = "The shelf numbers now follow the order in which goods arrive, so people walk less."
_JA_LONG = (
    "棚の番号を入荷の順に付け替えたことで、朝に届いた箱を奥の棚まで運び、そこから入口に戻って伝票を取り、また奥の棚まで歩いて数を数え、"
    "合わなければもう一度入口に戻って電話をかける、という動きがなくなり、歩く距離が減っただけでなく、途中で話しかけられて数を忘れることも、"
    "台車どうしがすれ違えずに片方が待つことも、ほとんどなくなりました。"
)
_EN_LONG = (
    "The shelf numbers now follow the order in which goods arrive, so that nobody has to push a box to the far end, walk "
    "back to the door for the papers, return to the far end to count, and go to the door once more to make a call when "
    "the count is wrong, which is what everybody used to do, every morning, without ever asking why it had to be so."
)


def passing(language: Language) -> Example:
    """The same, in several sentences."""
    if language == "ja":
        return example("ja", [(_JA_PLAIN, f"{_JA_PLAIN}\nもう入口と奥の棚を往復しません。")])
    return example("en", [(_EN_PLAIN, f"{_EN_PLAIN}\nNobody walks back to the door any more.")])


def failing(language: Language) -> Example:
    """A whole morning in one sentence."""
    if language == "ja":
        return example("ja", [(_JA_PLAIN, _JA_LONG)], ["棚の番号を入荷の順に付け替えたことで"])
    return example("en", [(_EN_PLAIN, _EN_LONG)], ["so that nobody has to push"])


CHECK = Check(
    id="sentence-too-long",
    family="prose",
    severity=Severity.WARNING,
    title=Text("一文が長すぎないこと", "No sentence is too long"),
    message=Text(
        "「{beginning}…」で始まる文は {length} {unit}あります（目安は {limit} {unit}まで）。",
        "The sentence that begins '{beginning} …' has {length} {unit} (aim for {limit} at most).",
    ),
    why=Text(
        "長い文では、読者は主語を忘れたまま終わりにたどり着きます。",
        "In a long sentence readers have forgotten the beginning when they reach the end.",
    ),
    fix=Text(
        "「、」や「が」「ので」で続けている所で切り、二つか三つの文に分けてください。",
        "Cut it where an 'and', a 'which' or a comma carries it on, and make two or three sentences of it.",
    ),
    wrong=Text(
        "並べて書くしかない名前や品目の多い文、わざと息の長い文にした表現にも出ます。引用と表は数えません。",
        "It also reports a sentence that lists many names, and one that is long on purpose. Quotations and tables are not "
        "counted.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
