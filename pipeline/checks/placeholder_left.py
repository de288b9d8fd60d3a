"""Nothing left that was to be written later."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.unfinished import finder, only_prompts, placeholder_title
from pipeline.markup.spans import heading_span, value_span, words_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_ONLY_QUESTIONS = Text("問いかけだけで、答えがありません", "only questions, and no answer")
_HEADING = ("TODO:", "TODO：", "TBD:", "TBD：", "[TODO", "【TODO")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding a line; title, description and headings are searched too, comments and code are not."""
    matter = article.front_matter
    for key, value in (("title", matter.title), ("description", matter.description)):
        if value and placeholder_title(value):
            yield Finding.at(value_span(article, key), {"mark": value})
    for heading in article.headings:
        if heading.text.startswith(_HEADING):
            yield Finding.at(heading_span(article, heading), {"mark": heading.text})
    looking = finder(article)
    reported: set[int] = set()
    for section in article.sections:
        for mark in looking.marks(section.passages, human=section.kind is not None):
            reported.add(mark.line)
            yield Finding.at(words_span(article, mark.line, mark.text), {"mark": mark.text})
    for human in article.human_sections:
        if human.passages and human.passages[0].line not in reported and only_prompts(human.text, article.lang):
            yield Finding(human.passages[0].line, {"mark": _ONLY_QUESTIONS})


def passing(language: Language) -> Example:
    """Prose about TODO lists, and a note in a comment."""
    if language == "ja":
        return example(
            "ja",
            [
                (
                    "新しい機械は買っていません。",
                    "新しい機械は買わず、TODO リストを壁に貼っただけです。\n\n<!-- TODO: 写真を選ぶ -->",
                )
            ],
        )
    return example(
        "en",
        [
            (
                "They bought no new machine.",
                "They bought no new machine; they pinned a TODO list to the wall.\n\n<!-- TODO: pick a photo -->",
            )
        ],
    )


def failing(language: Language) -> Example:
    """A note to oneself, where a reader sees it."""
    if language == "ja":
        return example(
            "ja",
            [("新しい機械は買っていません。", "新しい機械は買っていません。\n\n（ここに田中さんの写真を入れる）")],
            ["（ここに"],
        )
    return example(
        "en",
        [("They bought no new machine.", "They bought no new machine.\n\n[Insert a photo of Tanaka here]")],
        ["[Insert"],
    )


CHECK = Check(
    id="placeholder-left",
    family="substance",
    severity=Severity.ERROR,
    fixed=True,
    title=Text("書きかけの印が残っていないこと", "No placeholder is left"),
    message=Text("書きかけの印が残っています：{mark}", "Something is left that was to be written: {mark}"),
    why=Text(
        "「TODO」や「ここに…」のまま公開すると、読者は記事全体を未完成だと受け取ります。",
        "A reader who meets 'TODO' or 'insert here' takes the whole article for unfinished.",
    ),
    fix=Text(
        "その部分を書き上げるか、消してください。自分用のメモは <!-- と --> の間に書けば残せます。",
        "Write that part, or take it out. A note to yourself may stay between <!-- and -->.",
    ),
    wrong=Text(
        "実例として印を見せている文にも出ることがあります。「」や `` で囲むと、例だと伝わります。"
        "伏せ名の「〇〇さん」は「Aさん」のように書いてください。印のない書きかけ（途中で終わる文など）は見つけられません。",
        "It can hit a text that shows such a mark as an example; put the example in quotation marks or `code`. "
        "It does not see unfinished text without a mark, such as a sentence that stops half-way.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
