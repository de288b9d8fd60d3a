"""Nothing that was said off the record stands in the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.evidence import guards
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each place, wherever it stands in the file, comments too. No parameter holds words of either side."""
    for leak in guards.leaks(article, inputs.notes, inputs.all_notes):
        parameters = {"where": _NAME if leak.in_name else _LINE, "notes": leak.notes, "at": leak.at}
        yield Finding(leak.line, parameters, end_line=leak.end_line, hint=_RENAME if leak.in_name else None)


_LINE = Text("この行", "This line")
_NAME = Text("このファイルの名前", "The name of this file")
_RENAME = Text(
    "ファイルの名前を変えてください。名前は URL になり、git の履歴にも残ります（報告にはファイル名が出てしまうので、取り扱いに注意してください）。",
    "Rename the file: its name becomes the address and stays in git's history. (A report has to name the file, so mind who reads it.)",
)
_SECRET: Mapping[Language, str] = {
    "ja": "田中：[オフレコ] 前の取引先とは支払いの遅れでもめて契約を切りました。\n",
    "en": "Tanaka: [off the record] We dropped our former client after a quarrel about late payment.\n",
}
_PLAIN: Mapping[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def passing(language: Language) -> Example:
    """Something was said off the record, and the article leaves it there."""
    return example(language, notes=NOTES[language] + _SECRET[language])


def failing(language: Language) -> Example:
    """The same in other words, close to it."""
    retold = {
        "ja": "前の取引先とは、支払いの遅れでもめたので契約を切ったそうです。",
        "en": "They dropped their former client after a quarrel about late payment.",
    }[language]
    changes = [(_PLAIN[language], f"{_PLAIN[language]}\n{retold}")]
    return example(language, changes, [retold], notes=NOTES[language] + _SECRET[language])


CHECK = Check(
    id="off-record-leak",
    family="evidence",
    severity=Severity.ERROR,
    needs=("notes", "all_notes"),
    repeats=False,
    fixed=True,
    title=Text("オフレコの話が出ていないこと", "Nothing from off the record"),
    message=Text(
        "{where}は、取材メモ {notes} の{at}行目でオフレコとされた話に近い言葉です。",
        "{where} is close to what was said off the record ({notes}, line {at}).",
    ),
    why=Text(
        "書かないと約束して聞いた話です。一度出れば取り消せず、次の取材もなくなります。",
        "You were told this on a promise not to print it. Once out it cannot be taken back, and nobody will tell you more.",
    ),
    fix=Text(
        "その文を消してください。本人の許しを得たなら、取材メモのオフレコの印を外してから、もう一度チェックしてください。",
        "Take it out. If the person has released it, remove the mark from the notes and check again.",
    ),
    wrong=Text(
        "言葉の近さだけを見ます。語順、かな書き、漢数字、似た形の文字には気づきますが、すっかり言いかえた話、別の言語にした話、"
        "ごく短い言葉や一つの数字・名前だけの漏れには気づきません。印の外でも同じ話をしていれば、止めません。"
        "記事の notes にない取材メモについては、12文字以上そのまま同じところだけを見ます。画像・PDF・Word・Excel・圧縮ファイルの中の言葉は読みません。",
        "It sees closeness in wording only, in any order, with look-alike letters too: a thorough retelling, a translation, a very short phrase or "
        "a single figure or name goes unnoticed. What was also said on the record is not stopped. Of notes that the article does not name, only "
        "six words or more in a row are seen. Words inside pictures, PDF, Word and Excel files and archives are not read.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
