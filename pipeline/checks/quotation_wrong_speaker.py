"""Whoever is given as the speaker said it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.evidence import naming
from pipeline.language import personal
from pipeline.language.excerpt import on_one_line
from pipeline.markup.spans import words_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.model.settings import settings_of
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # articles without notes never need them
    from pipeline.evidence.matching import Match
    from pipeline.evidence.quotation import Quotation

# The longest passage in a message, in characters.
_EXCERPT = 60
_SOMEBODY_ELSE = Text(
    "{speaker}の言葉です（{notes} の{at}行目）。名前を直すか、引用を外してください。",
    "{speaker} said it ({notes}, line {at}). Mend the name, or take the quotation out.",
)
_STRANGER = Text(
    "メモでは{speaker}の言葉です（{notes} の{at}行目）。{name}という人はメモにいません。同じ人なら、メモの設定に「aliases: {{{raw}: {label}}}」と一行書き足してください。",
    "In the notes {speaker} said it ({notes}, line {at}), and they name nobody called {name}. If both are one person, add the line "
    "'aliases: {{{raw}: {label}}}' to the notes.",
)
_NOBODY = Text(
    "{notes} の{at}行目にありますが、誰が話したのかがメモに書かれていません。話しているのが{name}だけなら、{where}に「speaker: {raw}」と一行書き足してください。",
    "The words are in {notes}, line {at}, but the notes do not say who speaks. If only {name} speaks there, add the line 'speaker: {raw}' {where}.",
)
_REPORTED = Text(
    "{name}が別の人の言葉を伝えているところです（{notes} の{at}行目「{frame}」）。"
    "「{name}は『…』と言われたそうです」のように、言った人が分かる形に書き直してください。",
    "There {name} reports what somebody else said ({notes}, line {at}: “{frame}”). "
    "Write who said it, for example: “…”, as {name} was told.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each quotation that somebody else of the notes said, or may have said."""
    if not inputs.notes:
        return
    from pipeline.evidence.held_quotations import answerable

    for quotation, match in answerable(article, inputs.notes):
        told = _told(quotation, match, article.lang)
        if told is not None:
            what, severity = told
            yield Finding.at(
                words_span(article, quotation.line, quotation.text, quotation.end_line),
                {
                    "name": naming.addressed(quotation.speaker),
                    "text": on_one_line(quotation.text, _EXCERPT),
                    "what": what,
                },
                severity=Severity.WARNING if quotation.kind else severity,
            )


def _told(quotation: Quotation, match: Match, language: Language) -> tuple[Text, Severity | None] | None:
    """What is wrong with the name, if anything, and how grave it is; None is the severity of the check."""
    if match.utterance is None or match.state == "not-in-notes":
        return None
    label = match.utterance.speaker
    place = {
        "name": naming.addressed(quotation.speaker),
        "raw": quotation.speaker,
        "notes": match.notes,
        "at": match.utterance.line,
    }
    if label is None:
        return _NOBODY.filled(where=settings_of(match.notes), **place), Severity.WARNING
    named = {"speaker": naming.addressed(label), "label": label}
    if match.state == "wrong-speaker":
        return _SOMEBODY_ELSE.filled(**named, **place), None
    if not quotation.known:
        stranger = naming.looks_like_a_person(quotation.speaker, language) and not match.reported
        return (_STRANGER.filled(**named, **place), Severity.WARNING) if stranger else None
    if match.reported and not quotation.relayed:
        frame = on_one_line(personal.masked(match.reported, language), _EXCERPT)
        return _REPORTED.filled(frame=frame, **place), Severity.WARNING
    return None


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
    milder=Text(
        "人が書く節の中では注意だけです。録音の外で聞いた言葉かもしれないからで、段落の次の行の {: .heard } がその答えになります。",
        "In a human section it only warns: the writer may have heard it outside the recording, which {: .heard } on the line below the paragraph says.",
    ),
    title=Text("引用がその人の言葉であること", "Quoted words are that person's"),
    message=Text(
        "{name}の言葉とされた「{text}」は、{what}",
        "“{text}” is given as {name}'s words. {what}",
    ),
    why=Text(
        "言葉を別の人のものにすると、二人ともに迷惑がかかります。",
        "Words put into another mouth do harm to two people.",
    ),
    fix=Text(
        "名前を直すか、引用を外してください。メモの話者が取り違えられているなら、メモを直してください。人から言われた言葉なら、誰が言ったのかを書いてください。",
        "Mend the name, or take the quotation out. If the notes mix the speakers up, mend the notes. If the person was told so, write who said it.",
    ),
    wrong=Text(
        "文字起こしの話者分けがまちがっていると、正しい引用も止まります。名前は引用のいちばん近くにあるものを取ります。"
        "人から言われた言葉かどうかは、「と言われた」のような前後の言い方から判断するので、取り違えることがあります。",
        "Where the transcript confuses speakers, a right quotation is stopped. The name taken is the one nearest to the quotation. "
        "Whether somebody reports another's words is told by what stands around them ('they said'), which can mislead.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
