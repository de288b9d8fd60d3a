"""`pipeline notes`: what the importer understood of an interview, who agreed to it, and the copy for the public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import clock
from pipeline.cli.options import lang_option, message_language
from pipeline.errors import UsageError
from pipeline.wording import Language, Text, listed

if TYPE_CHECKING:
    from pipeline.model.notes import Notes

_WHO = Text("掲載に同意した人の名前", "Who agreed to publication")
_WHO_NEXT = Text(
    "掲載に同意した人の名前（{name}なら Enter、終わるなら -）",
    "Who agreed to publication (Enter for {name}, - to stop)",
)
_WHEN = Text("同意した日（例：{today}）", "When (for example {today})")
_SCOPE = Text(
    "どこまでの同意ですか（例：氏名と社名、引用、写真）", "To what (for example: name and company, quotations, photos)"
)
_UNTIL = Text("いつまでの同意ですか（期限がなければ Enter）", "Until when (Enter if there is no end)")
_WHICH = Text(
    "「{by}」では、{people}のどちらのことか分かりません。取材メモのとおりの名前を書いてください。",
    "'{by}' may be any of these: {people}. Write the name as it stands in the notes.",
)
_ALREADY = Text("聞き手のほかは、全員の同意が記録されています。", "Everybody but the interviewer has agreed already.")
_WRITTEN = Text("{path} に書き込みました（{name}）。", "Written to {path}: {name}.")
_REQUIRED = Text(
    "ここは空けておけません。やめるなら Ctrl-C を押してください。", "This cannot be left empty. To stop, press Ctrl-C."
)
_UNFINISHED = Text(
    "{name}の分は書き込んでいません。続きは、もう一度実行すると尋ねます。",
    "Nothing was written for {name}. Run this again to go on from there.",
)
_GUESSED = Text(
    "{people}のことは尋ねていません。聞き手と見たからです（推測）。聞き手なら、{path} に「interviewer: {names}」と書いてください。書くまでは、記事に名前が出ると同意を求められます。",
    "You were not asked about {people}, who {count:seems|seem} to ask the questions (a guess). If that is right, write 'interviewer: {names}' into {path}; "
    "until then the gate wants a consent where the article names them.",
)
_CUT = Text(
    "{path} を書きました。オフレコ{off_record}件と個人情報を除いてあります。ほかに伏せることがないか、読んで確かめてください。",
    "Wrote {path} without {off_record} off-record {off_record:turn|turns} and without personal data. Read it before you share it.",
)
_CUT_BESIDE = Text(
    "同意などの設定も {path} に写しました。", "Consent and the other settings are copied to {path} as well."
)
_THEN = Text(
    "写しを使うには、記事の notes の行の {old} を {new} に直し、元のファイルを private フォルダーに移してください（git に入りません）。",
    "To use the copy, write {new} for {old} in the 'notes' line of the article, and move the original into a folder 'private', which git ignores.",
)


@click.command(name="notes")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Show every turn that is on the record, in full.")
@click.option("--consent", is_flag=True, help="Ask who agreed to publication, and write it to NAME.meta.yml.")
@click.option("--furniture", is_flag=True, help="Show the lines that are nobody's speech: titles, dates, sounds.")
@click.option("--public", is_flag=True, help="Write NAME.public.EXT without off-record passages and personal data.")
@lang_option
def command(
    path: Path, format_: str, consent: bool, furniture: bool, public: bool, everything: bool, lang: str | None
) -> None:
    """Show what was understood of the notes at PATH: people, turns, times, and how much is off the record."""
    language = message_language(lang)
    if (consent or public) and format_ == "json":
        raise UsageError(
            Text(
                "--format json は、ほかの動作と一緒には使えません。",
                "--format json cannot be combined with --consent or --public.",
            ),
            Text("別々に実行してください。", "Run them one after the other."),
        )
    if consent:
        record_consent(path, language)
    if public:
        write_public(path, language)
    if not (consent or public):
        show(path, format_, language, furniture=furniture, everything=everything)


def show(path: Path, format_: str, language: Language, *, furniture: bool, everything: bool) -> None:
    """Print what was understood."""
    from pipeline.report.notes import render, render_json
    from pipeline.sources.notes import read

    notes = read(path)
    if format_ == "json":
        click.echo(render_json(notes), nl=False)
    else:
        click.echo(render(notes, language, furniture=furniture, everything=everything), nl=False)


def record_consent(path: Path, language: Language) -> None:
    """Ask about each person who has not agreed yet, and add the answers to the sidecar."""
    from pipeline.sources import writing
    from pipeline.sources.notes import read, read_sidecar
    from pipeline.sources.notes.consent import with_consents

    notes = read(path)
    beside = sidecar_of(path)
    there = read_sidecar(path, path.as_posix()) is not None
    asked = False
    for answer in _answers(notes, beside.as_posix() if there else path.as_posix(), language):
        # Each person's answers are kept as soon as they are complete: whoever stops at the next one loses none.
        before = read_sidecar(path, path.as_posix())
        text = with_consents(before, beside.as_posix(), [answer])
        if before is not None:
            writing.replace(beside, text, beside.as_posix())
        else:
            _create(beside, text)
        click.echo(_WRITTEN.render(language, {"path": beside.as_posix(), "name": answer["by"]}))
        asked = True
    if not asked:
        click.echo(_ALREADY.render(language))
    _tell_guess(notes, beside, language)


def _tell_guess(notes: Notes, beside: Path, language: Language) -> None:
    """Who was not asked about on a guess: the gate guesses nothing."""
    from pipeline.drafting.study.asker import who_asks
    from pipeline.drafting.writing.phrases import named

    names = who_asks((notes,))
    if names:
        listed = ", ".join(names)
        told = {
            "people": named(names, language),
            "count": len(names),
            "names": listed if len(names) == 1 else f"[{listed}]",
        }
        click.echo(_GUESSED.render(language, {**told, "path": beside.as_posix()}))


def sidecar_of(path: Path) -> Path:
    """The sidecar of the notes at `path`: the one that is there, or the one to make."""
    from pipeline.sources.notes import sidecar_names

    names = [path.with_name(name) for name in sidecar_names(path.name)]
    return next((name for name in names if name.exists()), names[0])


def _answers(notes: Notes, shown: str, language: Language) -> Iterator[dict[str, object]]:
    """One entry a person. A closed input after the first ends the questions."""
    from pipeline.drafting.study.asker import who_asks
    from pipeline.sources.notes.consent import already_there, is_same, meant_by, who_may_be

    agreed = [name for consent in notes.consents for name in consent.by]
    people = [one.name for one in notes.people if one.role != "interviewer"]
    # Nobody asks those who ask: neither whom the notes call so, nor who is taken for it in a draft.
    asks = {*who_asks((notes,)), *(one.name for one in notes.people if one.role == "interviewer")}
    missing = [one.name for one in notes.people if one.name not in asks and one.consent is None]
    first = True
    while missing or (first and not notes.people):
        try:
            by = _ask_who(missing, language)
        except click.Abort:
            if first:
                raise
            return
        if by is None:
            return
        meant = meant_by(by, people)
        if not meant and (several := who_may_be(by, people)):
            click.echo(_WHICH.render(language, {"by": by, "people": listed(several, language)}), err=True)
            continue
        agreed_already = {one for name in agreed for one in meant_by(name, people)}
        if agreed_already.issuperset(meant) if meant else any(is_same(by, name) for name in agreed):
            raise already_there(by, shown)
        try:
            entry = _ask_consent(by, language)
        except click.Abort:
            click.echo(f"\n{_UNFINISHED.render(language, {'name': by})}", err=True)
            raise
        yield entry
        agreed.append(by)
        others = [name for name in missing if name not in meant]
        # Somebody who is not in the notes agreed: nobody's turn is over, but the questions are not asked for ever.
        missing = others if len(others) < len(missing) else missing[1:]
        first = False


def _ask_who(missing: Sequence[str], language: Language) -> str | None:
    """The name of whoever agreed; None where there is nobody more."""
    if not missing:
        return _ask(_WHO, language)
    question = _WHO_NEXT.filled(name=missing[0]).render(language)
    answer = str(click.prompt(question, prompt_suffix=": ", default=missing[0], show_default=False)).strip()
    return None if answer == "-" else answer


def _ask_consent(by: str, language: Language) -> dict[str, object]:
    """When, to what and until when; raises `click.Abort` where the answers end before."""
    granted = _ask_date(language)
    entry: dict[str, object] = {"granted": granted, "by": by, "scope": _ask(_SCOPE, language)}
    until = _ask_until(granted, language)
    return {**entry, "until": until} if until is not None else entry


def _ask_until(granted: date, language: Language) -> date | None:
    """The last day of the consent; None without an end, also where the input is closed."""
    try:
        while answer := str(click.prompt(_UNTIL.render(language), prompt_suffix=": ", default="", show_default=False)):
            until = _day(answer)
            if until is not None and until >= granted:
                return until
            click.echo(_NO_END.render(language), err=True)
    except click.Abort as end:
        if isinstance(end.__context__, KeyboardInterrupt):  # whoever breaks off has not said that there is no end
            raise
        click.echo()
    return None


_NO_END = Text(
    "同意した日よりあとの日付を 2027-11-18 の形で書いてください。",
    "Write a date after that of the consent, such as 2027-11-18.",
)


def _day(answer: str) -> date | None:
    """A day however people write it: 2026-11-18, 18 November 2026, 令和8年11月18日."""
    from pipeline.language import dates

    written = answer.strip()
    day = next(dates.find(written), None)
    return day.calendar if day is not None and written == written[day.start : day.end] else None


def _ask(question: Text, language: Language) -> str:
    """An answer that is not blank. Raises `click.Abort` where the input is closed."""
    while True:
        answer = str(
            click.prompt(question.render(language), prompt_suffix=": ", default="", show_default=False)
        ).strip()
        if answer:
            return answer
        click.echo(_REQUIRED.render(language), err=True)


def _ask_date(language: Language) -> date:
    today = clock.today()
    while True:
        granted = _day(_ask(_WHEN.filled(today=today.isoformat()), language))
        if granted is not None and granted <= today:
            return granted
        what = Text(
            "今日までの日付を 2026-11-18 の形で書いてください。", "Write a date up to today, such as 2026-11-18."
        )
        click.echo(what.render(language), err=True)


def write_public(path: Path, language: Language) -> None:
    """Write the cut copy beside the notes."""
    from pipeline.sources import writing
    from pipeline.sources.notes import read, read_sidecar
    from pipeline.sources.notes.public import cut, cut_settings, public_name

    notes = read(path)
    beside = read_sidecar(path, path.as_posix())
    copy = cut(path.read_bytes(), path.as_posix(), beside)
    target = path.with_name(public_name(path.name))
    _create(target, copy)
    off_record = len(notes.utterances) - len(notes.on_record)
    click.echo(_CUT.render(language, {"path": target.as_posix(), "off_record": off_record}))
    if beside is not None:
        # Who agreed, who asks and who is called how holds for the copy, too.
        settings = sidecar_of(target)
        if writing.create_unless_there(settings, cut_settings(beside, notes.language), settings.as_posix()):
            click.echo(_CUT_BESIDE.render(language, {"path": settings.as_posix()}))
    click.echo(_THEN.render(language, {"old": path.name, "new": target.name}))


def _create(path: Path, content: str | bytes) -> None:
    """Write a new file beside the notes. Raises `UsageError` where there is one already."""
    from pipeline.sources import writing

    if not writing.create_unless_there(path, content, path.as_posix()):
        raise UsageError(
            Text("ファイルがすでにあります。上書きはしません。", "The file is there already, and is not written over."),
            Text(
                "要らなければ、そのファイルを消してから、もう一度実行してください。",
                "If you do not need it, delete it and run this again.",
            ),
            path=path.as_posix(),
        )
