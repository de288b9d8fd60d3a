"""Words between quotation marks were said."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.evidence import quotations
from pipeline.evidence.matching import index_of
from pipeline.language import personal
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_NEAREST = Text(
    "いちばん近い発言は {notes} の{line}行目「{passage}」（違い：{difference}、近さ{sure}%）です。",
    "The nearest words are in {notes}, line {line}: “{passage}” (difference: {difference}; {sure}% alike).",
)
_NOTHING = Text("近い発言も見つかりません。", "Nothing near it was said.")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each quotation that nobody of the notes said; in human sections only of people of the notes."""
    if not inputs.notes:
        return
    for quotation in quotations.find(article, quotations.names(inputs.notes)):
        if quotation.kind is not None and (quotation.heard or not quotation.known):
            continue
        match = index_of(inputs.notes, article.lang).judge(
            quotation.text, quotation.speaker if quotation.known else None
        )
        if match.state != "not-in-notes":
            continue
        nearest = _NOTHING
        if match.utterance is not None:
            nearest = _NEAREST.filled(
                notes=match.notes,
                line=match.utterance.line,
                passage=_short(personal.masked(match.passage or match.utterance.text, article.lang)),
                difference=match.difference or "—",
                sure=round(match.sure * 100),
            )
        yield Finding(
            quotation.line,
            {"name": quotation.speaker, "text": _short(quotation.text.rstrip(" ,，、")), "nearest": nearest},
            end_line=quotation.end_line,
            severity=Severity.WARNING if quotation.kind else None,
        )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


_PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def passing(language: Language) -> Example:
    """Fillers may go; what is left was said."""
    quoted = {
        "ja": "田中さんは「番号を入荷の順にしただけです」と話します。",
        "en": "“We put the numbers in the order in which goods arrive,” says Tanaka.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{quoted}")], notes=NOTES[language])


def failing(language: Language) -> Example:
    """A negation was put in."""
    quoted = {
        "ja": "田中さんは「歩く距離が減りませんでした」と話します。",
        "en": "“We do not walk less,” says Tanaka.",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{quoted}")], [quoted], notes=NOTES[language])


CHECK = Check(
    id="quotation-not-in-notes",
    family="evidence",
    severity=Severity.ERROR,
    needs=("notes",),
    fixed=True,
    title=Text("引用した言葉が取材メモにあること", "Quoted words are in the notes"),
    message=Text(
        "{name}さんの言葉とされた「{text}」が、取材メモにありません。{nearest}",
        "“{text}”, given as {name}'s words, is not in the notes. {nearest}",
    ),
    why=Text(
        "かぎかっこは「この人がこう言った」という約束です。言っていない言葉は、話してくれた人を傷つけます。",
        "Quotation marks promise that this person said this. Words they never said do them harm.",
    ),
    fix=Text(
        "メモの言葉に直してください。「えー」などは取ってよく、略すところには（中略）を入れます。"
        "録音の外で聞いた言葉なら、人が書く節で、段落の次の行に {: .heard } と書いてください。",
        "Use the words of the notes. You may take out 'um' and the like, and mark a cut with […]. If you heard it outside the recording, put "
        "{: .heard } on the line below the paragraph, in a human section.",
    ),
    wrong=Text(
        "話した言葉を耳で直した引用や、文字起こしの誤りを直した引用も止まります。名前のそばにない引用、短い引用（日本語7字・英語3語未満）は調べません。",
        "A quotation that mends an error of speech recognition is stopped too. Quotations without a name beside them, and those under 3 words (en) "
        "or 7 letters (ja), are not looked at.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
