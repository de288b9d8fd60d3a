"""`pipeline notes`: what the importer understood of an interview, who agreed to it, and the copy for the public."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline import clock
from pipeline.cli.options import lang_option, message_language
from pipeline.errors import UsageError
from pipeline.wording import Language, Text

_WHO = Text("掲載に同意した人の名前", "Who agreed to publication")
_WHEN = Text("同意した日（例：{today}）", "When (for example {today})")
_SCOPE = Text(
    "どこまでの同意ですか（例：氏名と社名、引用、写真）", "To what (for example: name and company, quotations, photos)"
)
_WRITTEN = Text("{path} に書き込みました。", "Written to {path}.")
_CUT = Text(
    "{path} を書きました。オフレコ{off_record}件と個人情報を除いてあります。ほかに伏せることがないか、読んで確かめてください。",
    "Wrote {path} without {off_record} off-record turns and without personal data. Read it before you share it.",
)


@click.command(name="notes")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@click.option("--consent", is_flag=True, help="Ask who agreed to publication, and write it to NAME.meta.yml.")
@click.option("--public", is_flag=True, help="Write NAME.public.EXT without off-record passages and personal data.")
@lang_option
def command(path: Path, format_: str, consent: bool, public: bool, lang: str | None) -> None:
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
        show(path, format_, language)


def show(path: Path, format_: str, language: Language) -> None:
    """Print what was understood."""
    from pipeline.report.notes import render, render_json
    from pipeline.sources.notes import read

    notes = read(path)
    click.echo(render_json(notes) if format_ == "json" else render(notes, language), nl=False)


def record_consent(path: Path, language: Language) -> None:
    """Ask three questions and add the answers to the sidecar."""
    from pipeline.sources import writing
    from pipeline.sources.notes import read, read_sidecar, sidecar_names
    from pipeline.sources.notes.consent import already_there, with_consent

    beside = next(
        (path.with_name(name) for name in sidecar_names(path.name) if path.with_name(name).exists()),
        path.with_name(sidecar_names(path.name)[0]),
    )
    if read(path).consent is not None:
        raise already_there(beside.as_posix() if beside.exists() else path.as_posix())
    before = read_sidecar(path, path.as_posix())
    by = _ask(_WHO, language)
    granted = _ask_date(language)
    scope = _ask(_SCOPE, language)
    text = with_consent(before, beside.as_posix(), by=by, granted=granted, scope=scope)
    if before is not None:
        writing.replace(beside, text, beside.as_posix())
    else:
        _create(beside, text)
    click.echo(_WRITTEN.render(language, {"path": beside.as_posix()}))


def _ask(question: Text, language: Language) -> str:
    """An answer that is not blank. A closed input ends the command without writing anything."""
    while True:
        answer = str(click.prompt(question.render(language), prompt_suffix=": ")).strip()
        if answer:
            return answer


def _ask_date(language: Language) -> date:
    today = clock.today()
    while True:
        answer = _ask(_WHEN.filled(today=today.isoformat()), language)
        try:
            granted = date.fromisoformat(answer)
        except ValueError:
            granted = None
        if granted is not None and granted <= today:
            return granted
        what = Text(
            "今日までの日付を 2026-11-18 の形で書いてください。", "Write a date up to today, such as 2026-11-18."
        )
        click.echo(what.render(language), err=True)


def write_public(path: Path, language: Language) -> None:
    """Write the cut copy beside the notes."""
    from pipeline.sources.notes import read, read_sidecar
    from pipeline.sources.notes.public import cut, public_name

    notes = read(path)
    copy = cut(path.read_bytes(), path.as_posix(), read_sidecar(path, path.as_posix()))
    target = path.with_name(public_name(path.name))
    _create(target, copy)
    off_record = len(notes.utterances) - len(notes.on_record)
    click.echo(_CUT.render(language, {"path": target.as_posix(), "off_record": off_record}))


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
