"""Notes that are about to enter the repository hold nothing that must stay out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.language import personal
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import NotesFile

_UNCLEAR = Text(
    "印のないオフレコの話（{count}か所）", "words such as 'off the record' that stand outside any mark: {count}"
)
_DECIDE = Text(
    "伏せる話なら [オフレコ] の印を、書いてよい話ならその発言に [オンレコ] と書き足してください。",
    "Mark the passage [off the record], or write [on the record] into the turn.",
)
_COPY = Text(
    "「pipeline notes {notes:shell} --public」で伏せるところを除いた写しを作り、元のファイルは {folder}/private/ に移してください（git は見ません）。"
    "記事の notes の行は写しの名前に直します。"
    "リポジトリを関係者しか見られないなら、pipeline.toml の notes に private = true と書けば止まりません。",
    "Make a copy without what is to be kept back ('pipeline notes {notes:shell} --public'), move the original to {folder}/private/, which git ignores, "
    "and name the copy in the 'notes' line of the article. "
    "If only people who may know can read the repository, write private = true under notes in pipeline.toml.",
)
_NOT_IGNORED = Text(
    "{folder}/private/ にありますが、git がまだ無視していません。.gitignore に「/{folder}/private/」の一行を加え、「git rm --cached {notes:shell}」で git から外してください（ファイルは残ります）。",
    "It lies in {folder}/private/, but git does not ignore that folder. Add the line '/{folder}/private/' to .gitignore, and take the file out of git with "
    "'git rm --cached {notes:shell}' (the file itself stays).",
)
_OFF_RECORD = Text("オフレコの話（{count}件）", "off-record passages: {count}")


def find(file: NotesFile, inputs: Inputs) -> Iterator[Finding]:
    """One finding for off-record passages, and one for each kind of personal data, where the first of them stands."""
    if inputs.config.notes_private:
        return
    notes, lines = file
    folder = inputs.config.notes_folder
    kept_back = notes.path.startswith(f"{folder}/private/")
    out = (_NOT_IGNORED if kept_back else _COPY).filled(notes=notes.path, folder=folder)
    hidden = [utterance.line for utterance in notes.utterances if utterance.off_record]
    if hidden:
        yield Finding(min(hidden), {"notes": notes.path, "what": _OFF_RECORD.filled(count=len(hidden))}, hint=out)
    if notes.spoken_of:
        what = _UNCLEAR.filled(count=len(notes.spoken_of))
        yield Finding(notes.spoken_of[0], {"notes": notes.path, "what": what}, hint=out if kept_back else _DECIDE)
    seen: set[str] = set()
    allow = inputs.config.personal_allow
    for number, line in enumerate(lines, 1):
        for found in personal.find(line):
            if found.kind not in seen and not personal.allowed(line[found.start : found.end], allow):
                seen.add(found.kind)
                yield Finding(number, {"notes": notes.path, "what": personal.KINDS[found.kind]}, hint=out)


_SECRET = {
    "ja": "田中：[オフレコ] 前の取引先とは支払いの遅れでもめて契約を切りました。\n",
    "en": "Tanaka: [off the record] We dropped our former client after a quarrel about late payment.\n",
}


def passing(language: Language) -> Example:
    """Nothing in it that anybody may not read."""
    return example(language, notes=NOTES[language])._replace(subject="notes", excerpt=NOTES[language])


def failing(language: Language) -> Example:
    """Somebody spoke in confidence, and git never forgets."""
    said = NOTES[language] + _SECRET[language]
    made = example(language, notes=said)
    return made._replace(subject="notes", excerpt=_SECRET[language], lines=(said.count("\n"),))


CHECK = Check(
    id="notes-not-for-repository",
    family="evidence",
    severity=Severity.ERROR,
    subject="notes",
    repeats=False,
    needs=("config",),
    title=Text("コミットする取材メモに、伏せる話や個人情報がないこと", "Committed notes hold nothing in confidence"),
    message=Text(
        "コミットしようとしている取材メモ {notes} に、{what}が入っています。",
        "The notes {notes} that are to be committed hold this: {what}.",
    ),
    why=Text(
        "git に一度入れると、あとで消しても履歴に残り、リポジトリを見られる人みんなに読まれます。",
        "What enters git stays in its history after you delete it, for everybody who can read the repository.",
    ),
    fix=_COPY.filled(notes=Text("取材メモ", "NOTES"), folder="content/notes"),
    wrong=Text(
        "調べるのは --staged と --base のとき、変わった取材メモだけです。オフレコの印のない打ち明け話と、決まった形のない個人情報は分かりません。"
        "取材メモに添えた .meta.yml は見ません。",
        "It looks at notes that changed, with --staged and --base only. Confidences without the mark, and personal data without a form, it cannot see; "
        "nor does it look into .meta.yml files beside the notes.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
