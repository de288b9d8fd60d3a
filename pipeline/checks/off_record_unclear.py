"""The notes speak of the record, and nobody has decided what is off it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each file of notes with such words, where the article names its notes."""
    line = article.front_matter.lines.get("notes", 1)
    for notes in inputs.notes:
        if notes.spoken_of:
            at = [str(line) for line in notes.spoken_of]
            places = Text("・".join(at), ", ".join(at))
            yield Finding(line, {"notes": notes.path, "at": places})


_SAID = {
    "ja": "田中：これはオフレコですけど、前の取引先とは支払いの遅れでもめました。\n",
    "en": "Tanaka: This is off the record, but we had a quarrel with our former client.\n",
}
_DECIDED = {
    "ja": "田中：[オンレコ] これはオフレコでなくていいですけど、棚は三つあります。\n",
    "en": "Tanaka: [on the record] This need not be off the record: there are three shelves.\n",
}


def passing(language: Language) -> Example:
    """Somebody has decided: the turn is on the record."""
    return example(language, notes=NOTES[language] + _DECIDED[language])


def failing(language: Language) -> Example:
    """They said so, and no mark says where it begins and ends."""
    made = example(language, notes=NOTES[language] + _SAID[language])
    number = made.article.split("\n").index("notes: [warehouse.txt]") + 1
    return made._replace(excerpt=_SAID[language], lines=(number,))


CHECK = Check(
    id="off-record-unclear",
    family="evidence",
    severity=Severity.ERROR,
    needs=("notes",),
    repeats=False,
    title=Text("オフレコの範囲が決まっていること", "What is off the record is decided"),
    message=Text(
        "取材メモ {notes} の{at}行目に、オフレコの話か「書かないで」という頼みがありますが、どこからどこまでか印がありません。",
        "The notes {notes} speak of the record, or ask you not to print something, on line {at}, and no mark says what is off it.",
    ),
    why=Text(
        "話した人は「書かないで」と言ったのかもしれません。人が決めるまで、その発言は下書きにも使いません。",
        "They may have asked you not to print it. Until a person decides, that turn is used for no draft either.",
    ),
    fix=Text(
        "伏せる話なら、その前に [オフレコ]、終わりに [/オフレコ] の行を入れてください。書いてよい話なら、その発言に [オンレコ] と書き足してください。",
        "If it is not for print, put a line [off the record] before the passage and [/off the record] after it. "
        "If it may be printed, write [on the record] into that turn.",
    ),
    wrong=Text(
        "オフレコという言葉を話題にしただけの発言でも知らせます。「書かないでください」「ここだけの話」「内緒ですよ」のような頼み方と、「書いていいですか」を断ったところも見ますが、変わった言い方（「まあ、察してください」）には気づきません。頼みが離れた前の話を指すときは、その発言までは分かりません。",
        "It also reports a turn that only talks about the expression. It knows common ways to ask ('don't print this', 'leave that out', "
        "'between you and me') and 'Can I print that?' where the answer is no, and overlooks unusual ones. Where somebody asks it of something said long before, it does not know which turn that was.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
