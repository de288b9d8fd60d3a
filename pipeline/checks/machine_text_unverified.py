"""Nothing a machine wrote still waits for somebody to read it beside its source."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language import unverified_marks
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each line that marks the text below it as unverified."""
    if "<!--" not in article.text:
        return
    for line, where in unverified_marks.find(article.lines):
        yield Finding(line, {"where": where or "–"})


_SAID = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
_OTHER = {"ja": "人手も増やさずに済んだそうです。", "en": "They needed no more hands, either."}


def passing(language: Language) -> Example:
    """The same sentence, after a person has read it beside its source and taken the line away."""
    return example(language, [(_SAID[language], f"{_SAID[language]}\n\n{_OTHER[language]}")])


def failing(language: Language) -> Example:
    """The line is still there."""
    mark = unverified_marks.line(("u12", "0:12:41"), language)
    return example(language, [(_SAID[language], f"{_SAID[language]}\n\n{mark}\n\n{_OTHER[language]}")], [mark])


CHECK = Check(
    id="machine-text-unverified",
    family="evidence",
    severity=Severity.ERROR,
    title=Text(
        "機械の文を、人が元の発言と読み比べてあること", "A person has read the machine's sentences beside their source"
    ),
    message=Text(
        "この印の下の機械の文は、取材メモの言葉そのままでは裏づけられていません（近い発言：{where}）。読み比べた人が、まだいません。",
        "The machine's text below this mark does not stand so in the notes (nearest: {where}), and nobody has compared them yet.",
    ),
    why=Text(
        "言い換えた文は、数字や名前が合っていても、話の強さや因果が変わっていることがあります。機械には見分けられません。",
        "A paraphrase may have the right figures and names and still change how sure or why something was said. No machine can tell.",
    ),
    fix=Text(
        "印にある発言を読み、そのとおりなら印の行だけを消してください。違うなら、文を直すか消してから、印を消してください。",
        "Read the utterance that the mark names. If the sentence says the same, delete the line of the mark; if not, mend or delete the sentence first.",
    ),
    wrong=Text(
        "印を消せば通ります。読まずに消したかどうかは分かりません。印の付かない文でも、因果・時制・強調の違いは見逃すことがあります。",
        "It passes as soon as the mark is gone, read or not. Sentences without a mark can still differ from the notes in cause, tense or emphasis.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
