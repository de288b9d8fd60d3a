"""A human section holds the writer's words, not the notes pasted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.language.excerpt import on_one_line
from pipeline.language.sentences import sentences
from pipeline.markup.characters import folded
from pipeline.markup.spans import passage_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

# A sentence is pasted when this share of it lies in stretches of this many letters that stand in the notes, and it has at
# least so many letters. English letters say less, so its stretches are longer.
_SHARE = 0.7
_STRETCH: Mapping[Language, int] = {"ja": 10, "en": 20}
_LEAST: Mapping[Language, int] = {"ja": 20, "en": 40}
# The longest passage in a message, in characters.
_EXCERPT = 40


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each sentence of a human section that stands in the notes and is given to nobody."""
    if not inputs.notes or not article.human_sections:
        return
    from pipeline.evidence.attributed import Attributed

    attributed = Attributed.of(inputs.notes)
    # What the draft took from the notes is the machine's text: `machine-text-in-human-section` says so.
    drafted = folded(" ".join(one.text for one in inputs.ledger.sentences)) if inputs.ledger else ""
    for section in article.human_sections:
        for passage in section.passages:
            for sentence in sentences(attributed.without(passage), article.lang):
                plain = folded(sentence.text)
                if _pasted(plain, attributed.said, article.lang) and not _pasted(plain, drafted, article.lang):
                    span = passage_span(article, passage, sentence.start, sentence.end)
                    text = on_one_line(sentence.text, _EXCERPT)
                    yield Finding.at(span, {"heading": section.heading.text, "text": text})


def _pasted(text: str, said: str, language: Language) -> bool:
    size = _STRETCH[language]
    if len(text) < _LEAST[language]:
        return False
    starts = range(0, len(text) - size + 1, size // 2)
    return sum(text[start : start + size] in said for start in starts) >= _SHARE * len(starts)


_PLAIN: Mapping[Language, str] = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}


def passing(language: Language) -> Example:
    """What was said stands between quotation marks, with a name."""
    quoted = {
        "ja": "田中さんは「数え直すことになって、時間が倍かかる」と言います。",
        "en": "“I had to count again, and that took twice the time,” said Tanaka.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{quoted}")], notes=NOTES[language])


def failing(language: Language) -> Example:
    """The same words as if they were the writer's own."""
    pasted = {
        "ja": "ここだけ番号が飛ぶんです。だから数え直すことになって、時間が倍かかる。",
        "en": "The numbers jump here, so I had to count again, and that took twice the time.",
    }[language]
    at = {"ja": "だから数え直す", "en": "The numbers jump here, so"}[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{pasted}")], [at], notes=NOTES[language])


CHECK = Check(
    id="copied-from-notes",
    family="originality",
    severity=Severity.WARNING,
    needs=("ledger", "notes"),
    title=Text("取材メモの貼り付けでなく、書き手の言葉であること", "The writer's words, not the notes pasted"),
    message=Text(
        "「{heading}」の「{text}」は、取材メモの言葉そのままです。誰の言葉かも書かれていません。",
        "In '{heading}', “{text}” is the notes word for word, and nobody is named as the speaker.",
    ),
    why=Text(
        "ほかの人の言葉を自分の体験や意見のように載せると、読者は誰が言ったのか取り違えます。話した人にも失礼です。",
        "Somebody else's words given as your own mislead readers about who speaks, and wrong the person who said them.",
    ),
    fix=Text(
        "相手の言葉なら、名前を添えて「」で引用してください。あなたの考えなら、あなたの言い方で書き直してください。",
        "If they are theirs, quote them with the name. If it is your thought, say it your way.",
    ),
    wrong=Text(
        "取材メモに自分のメモ（見たことの書き留め）が入っていると、それを使った文も指します。言いかえた写しには気づきません。",
        "Where the notes hold your own jottings, a sentence made of them is hit too. A copy in other words goes unnoticed.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
