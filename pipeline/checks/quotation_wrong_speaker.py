"""Whoever is given as the speaker said it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.evidence import quotations
from pipeline.evidence.matching import index_of
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each quotation that somebody else of the notes said."""
    if not inputs.notes:
        return
    for quotation in quotations.find(article, quotations.names(inputs.notes)):
        if not quotation.known or (quotation.kind is not None and quotation.heard):
            continue
        match = index_of(inputs.notes, article.lang).judge(quotation.text, quotation.speaker)
        if match.state != "wrong-speaker" or match.utterance is None:
            continue
        yield Finding(
            quotation.line,
            {
                "name": quotation.speaker,
                "speaker": match.utterance.speaker or "—",
                "notes": match.notes,
                "at": match.utterance.line,
            },
            end_line=quotation.end_line,
            severity=Severity.WARNING if quotation.kind else None,
        )


_PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def passing(language: Language) -> Example:
    """The question is the interviewer's."""
    quoted = {
        "ja": "「検品にはどれくらいかかっていましたか」と、森が話を切り出しました。",
        "en": "“How long did checking take you?” asked Mori.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{quoted}")], notes=NOTES[language])


def failing(language: Language) -> Example:
    """The interviewer's words in another mouth."""
    quoted = {
        "ja": "「検品にはどれくらいかかっていましたか」と、田中さんが話を切り出しました。",
        "en": "“How long did checking take you?” asked Tanaka.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{quoted}")], [quoted], notes=NOTES[language])


CHECK = Check(
    id="quotation-wrong-speaker",
    family="evidence",
    severity=Severity.ERROR,
    needs=("notes",),
    fixed=True,
    title=Text("引用がその人の言葉であること", "Quoted words are that person's"),
    message=Text(
        "この言葉は{name}さんではなく、{speaker}さんのものです（{notes} の{at}行目）。",
        "These are not {name}'s words but {speaker}'s ({notes}, line {at}).",
    ),
    why=Text(
        "言葉を別の人のものにすると、二人ともに迷惑がかかります。",
        "Words put into another mouth do harm to two people.",
    ),
    fix=Text(
        "名前を直すか、引用を外してください。メモの話者が取り違えられているなら、メモを直してください。",
        "Mend the name, or take the quotation out. If the notes mix the speakers up, mend the notes.",
    ),
    wrong=Text(
        "文字起こしの話者分けがまちがっていると、正しい引用も止まります。名前は引用のいちばん近くにあるものを取ります。",
        "Where the transcript confuses speakers, a right quotation is stopped. The name taken is the one nearest to the quotation.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
