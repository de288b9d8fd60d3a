"""Words between quotation marks were said."""

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
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # articles without notes never need them
    from pipeline.evidence.matching import Match
    from pipeline.evidence.quotation import Quotation

# The longest passage in a message, in characters.
_EXCERPT = 60
_ABSENT = Text("が、取材メモにありません。", "is not in the notes.")
_PLAIN_WORDS = Text("は、取材メモでは言い切りではありません。", "is no plain statement in the notes.")
_NEAREST = Text(
    "メモの言葉は「{passage}」です（{notes} の{line}行目、違い：{difference}）。",
    "The notes say: “{passage}” ({notes}, line {line}; changed: {difference}).",
)
_MISHEARD = Text(
    "{nearest}文字起こしのほうが聞きまちがいなら、録音を聞き直して {notes} の{line}行目を直せば、この引用のまま通ります。",
    "{nearest} If the transcript misheard, listen again and correct line {line} of {notes}; the quotation then holds as it is.",
)
_DENIED = Text(
    "メモでは、この言葉のすぐ外に「{denied}」があり、切り取ると意味が逆になります（{notes} の{line}行目）。「{denied}」まで含めて引用してください。",
    "In the notes “{denied}” stands right beside these words, so that cut out they say the opposite ({notes}, line {line}). Quote “{denied}” with them.",
)
_HELD = Text(
    "メモでは、この言葉のすぐ外に「{held}」があります（{notes} の{line}行目）。切り取ると、条件や推測だったことが言い切りになります。「{held}」まで引用するか、引用の外でそう書いてください。",
    "In the notes “{held}” stands right beside these words ({notes}, line {line}): cut out, a guess or a condition becomes a plain statement. Quote “{held}” with them, or say so outside the quotation.",
)
_BROKEN = Text(
    "メモでは「{broken}」です（{notes} の{line}行目）。数を途中で切ると、別の数になります。「{broken}」まで引用してください。",
    "The notes say “{broken}” ({notes}, line {line}): cut short, it is another figure. Quote “{broken}” in full.",
)
_ADDED = Text(
    "かっこに入れた「{added}」で、だれが何をしたのかが変わります（{notes} の{line}行目、違い：{difference}）。話した人の言葉に戻すか、引用の外で説明してください。",
    "The words between brackets, “{added}”, change who did what ({notes}, line {line}; changed: {difference}). Put the speaker's own word back, or explain outside the quotation.",
)
_UNHEARD = Text(
    "かっこに入れた言葉ですが、この発言の近くではだれも話していません（{notes} の{line}行目）。近くで話に出た名前を使うか、引用の外で説明してください。",
    "It stands between brackets, and nobody said it near these words ({notes}, line {line}). Use a name that was said there, or explain outside the quotation.",
)
_NOTHING = Text(
    "近い発言も見つかりません。引用を外すか、その人が話した言葉に置きかえてください。",
    "Nothing near it was said. Take the quotation out, or put in words that the person did say.",
)
# From this likeness on (0 to 1), an error of the transcript is as likely as one of the article.
_ALIKE = 0.8


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each quotation that nobody of the notes said; in human sections only of people of the notes."""
    if not inputs.notes:
        return
    from pipeline.evidence import edges
    from pipeline.evidence.held_quotations import answerable

    for quotation, match in answerable(article, inputs.notes):
        held = match.held and not edges.says_so(_outside(article, quotation), match.held, article.lang)
        if match.state == "not-in-notes" or match.added or held:
            opinion = match.state != "not-in-notes" and edges.is_opinion(match.held, article.lang)
            unheard = bool(match.added) and match.state != "not-in-notes"
            yield Finding.at(
                words_span(article, quotation.line, quotation.text, quotation.end_line),
                {
                    "name": naming.addressed(quotation.speaker),
                    "text": on_one_line(match.added if unheard else quotation.text.rstrip(" ,，、"), _EXCERPT),
                    "what": _PLAIN_WORDS if held and not unheard else _ABSENT,
                    "nearest": _nearest(match, article.lang),
                },
                severity=Severity.WARNING if quotation.kind or quotation.unnamed or unheard or opinion else None,
            )


def _outside(article: Article, quotation: Quotation) -> str:
    """The lines of a quotation without it."""
    return " ".join(article.lines[quotation.line - 1 : quotation.end_line]).replace(quotation.text, " ")


def _nearest(match: Match, language: Language) -> Text:
    """What the notes say instead, and what to do about it."""
    if match.utterance is None:
        return _NOTHING
    place = {"notes": match.notes, "line": match.utterance.line}
    if match.added:
        text = _ADDED if match.state == "not-in-notes" else _UNHEARD
        return text.filled(added=match.added, difference=match.difference, **place)
    if match.held:
        return _HELD.filled(held=match.held, **place)
    if match.denied:
        return _DENIED.filled(denied=match.denied, **place)
    if match.broken:
        return _BROKEN.filled(broken=match.broken, **place)
    passage = on_one_line(personal.masked(match.passage or match.utterance.text, language), _EXCERPT)
    nearest = _NEAREST.filled(passage=passage, difference=match.difference or "—", **place)
    return _MISHEARD.filled(nearest=nearest, **place) if match.sure >= _ALIKE else nearest


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
    milder=Text(
        "人が書く節の中では注意だけです。録音の外で聞いた言葉かもしれないからで、段落の次の行の {: .heard } がその答えになります。言葉はメモにあり、すぐ外の「と思います」だけが落ちているときも、注意だけです。",
        "In a human section it only warns: the writer may have heard it outside the recording, which {: .heard } on the line below the paragraph says. It only warns, too, where the words were said and nothing but 'I think' or the like beside them was cut.",
    ),
    title=Text("引用した言葉が取材メモにあること", "Quoted words are in the notes"),
    message=Text(
        "{name}の言葉とされた「{text}」{what}{nearest}",
        "“{text}”, given as {name}'s words, {what} {nearest}",
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
        "文字起こしの誤りを直した引用も止まります（文字起こしのほうを直してください）。かっこで補った言葉は、近くで話に出ているか、話した人の代わりに入っていないかだけを見ます。題名と見出しでかぎかっこだけの一文は、話を聞いた人が一人ならその人の言葉とみなして注意します。漢字とかな、話し言葉の語尾は書き換えてよいものとして読むので、同じ字の別の語は見分けません。条件や推測が引用の外で別の言い方で書いてあると、止まることがあります。そのほかの、名前のそばにない引用と、文の中の短い引用（日本語7字・英語3語未満で、だれかが言ったと書いてある一文でないもの）は調べません。",
        "A quotation that mends an error of speech recognition is stopped too: correct the transcript. Of words put in between brackets it is only "
        "seen whether they were said nearby and whether they stand in the speaker's place. A sentence in quotation marks that is a title or heading by itself is taken for the words of who was interviewed, where that is one person, "
        "and only warned of. Spelling and spoken endings are an editor's, so that "
        "two words that are written alike are one. Where the article tells a condition in quite other words, its quotation is stopped. Other quotations without a name beside them, and "
        "those under 3 words (en) or 7 letters (ja) within a sentence that are no sentence which somebody is said to have said, are not looked at.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
