"""`pipeline draft`: notes → article and ledger."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site
from pipeline.errors import UsageError
from pipeline.model.article import ARTICLE_TYPES, Brief, types_listed
from pipeline.wording import Language, Text, tamed

if TYPE_CHECKING:
    from pipeline.drafting.who_asks import Roles
    from pipeline.model.notes import Notes
    from pipeline.sources.site import Site

_WHO_SPEAKS = Text("話しているのは {names} です。", "These speak: {names}.")
_WHO_ASKS = Text(
    "聞き手はだれですか（何人かなら「,」で区切る。決めないなら -）",
    "Who asks the questions (several with commas; - to leave it open)",
)
_NOT_THERE = Text("話者の名前をそのまま書いてください。", "Write the names as the notes have them.")
_BRIEF = Text(
    "機械が選ぶ前に、三つだけ（Enter で飛ばせます）。", "Three lines before the machine chooses (Enter skips)."
)
_LINES = (
    Text("読者は誰ですか", "Who is the reader"),
    Text("いちばん伝えたいことは何ですか", "What is the message"),
    Text("書かないことは何ですか（いくつかなら「,」で区切る）", "What is to be left out (several with commas)"),
)
_RECORDED = Text("聞き手と話し手を {path} に書き込みました。", "Who asks and who is asked is recorded in {path}.")


@click.command(name="draft")
@click.argument("notes", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--type",
    "article_type",
    type=click.Choice(ARTICLE_TYPES),
    help=f"Type of article: {types_listed().en}. Default: case-study.",
)
@click.option("--engine", type=click.Choice(["extractive", "llm"]), default="extractive", show_default=True)
@click.option("--model", help="With --engine llm: the model's name.")
@click.option(
    "--base-url", help="With --engine llm: a server with the OpenAI-compatible API (default: TEZAWARI_BASE_URL)."
)
@click.option("--show-prompt", is_flag=True, help="With --engine llm: print what would be sent, and do nothing else.")
@click.option("--dry-run", is_flag=True, help="Write nothing, send nothing: say what would be done.")
@click.option("--out", type=click.Path(path_type=Path), help="The article to write (default: named after the notes).")
@click.option("--update", is_flag=True, help="Re-draft the machine sections of an existing article.")
@click.option("--force", is_flag=True, help="With --update: also machine sections edited by hand; a copy is kept.")
@click.option("--interviewer", multiple=True, help="Who asks the questions; recorded beside the notes. Repeatable.")
@click.option("--interviewee", multiple=True, help="Who is asked; recorded beside the notes. Repeatable.")
@click.option(
    "--minutes", type=click.IntRange(min=1), help="Keep the draft to what is read and checked in so many minutes."
)
@click.option(
    "--show", is_flag=True, help="Show a drafted article (in place of NOTES) sentence by sentence, with sources."
)
@lang_option
def command(
    notes: tuple[Path, ...],
    article_type: str | None,
    engine: str,
    model: str | None,
    base_url: str | None,
    show_prompt: bool,
    dry_run: bool,
    out: Path | None,
    update: bool,
    force: bool,
    interviewer: tuple[str, ...],
    interviewee: tuple[str, ...],
    minutes: int | None,
    show: bool,
    lang: str | None,
) -> None:
    """Draft an article from NOTES, and record in the ledger what the machine wrote.

    The machine drafts what the interview says; the human sections are left to you, with questions to start from.
    An existing article is never overwritten; with --update its machine sections are drafted anew, and all that a
    person wrote stays as it is.

    With --engine llm a model of your choice drafts, through the package llm or any server with the OpenAI-compatible API
    (its key in TEZAWARI_API_KEY). Each of its sentences is held against NOTES; what they do not carry is dropped.
    """
    if not (show or show_prompt or dry_run):  # those write nothing, not even what a run learns
        from pipeline.cli.studying import studying

        click.get_current_context().with_resource(studying())
    from pipeline.drafting import drafting, updating
    from pipeline.drafting.engines.protocol import EXTRACTIVE, Engine
    from pipeline.drafting.who_asks import Roles
    from pipeline.drafting.writing.reporting import report
    from pipeline.sources.site import open_site

    if force and not update:
        raise UsageError(Text("--force は --update と一緒に使います。", "--force needs --update."))
    if engine != "llm" and (model or base_url or show_prompt):
        raise UsageError(
            Text(
                "--model と --base-url と --show-prompt は --engine llm と一緒に使います。",
                "--model, --base-url and --show-prompt need --engine llm.",
            )
        )
    language = message_language(lang)
    site = open_site(Path.cwd())
    if show:
        from pipeline.drafting.showing import shown

        for article in notes:
            click.echo(tamed(shown(site, relative_to_site(article, site.root), language)), nl=False)
        return
    sources = _with_roles(site, notes, Roles(interviewer, interviewee), language)
    path = drafting.default_path(sources, site.config) if out is None else relative_to_site(out, site.root)
    brief = None if update else _brief(sources, language)
    kind = article_type or drafting.DEFAULT_TYPE
    drafter: Engine = EXTRACTIVE
    if engine == "llm":
        from pipeline.cli.models import chosen, says_before, shown_prompt, trial

        drafter = by_model = chosen(model, base_url, language)
        asked = (
            updating.asked_for(site, sources, path, article_type, minutes)
            if update
            else drafting.asked_for(site, sources, path, kind, brief, minutes)
        )
        if show_prompt or dry_run:
            show_it = shown_prompt if show_prompt else trial
            click.echo(show_it(by_model, sources, asked, language), nl=False)
            return
        says_before(site, by_model, language, ask=at_a_terminal())
    if update:
        outcome = updating.update(
            site, sources, path, article_type, force=force, minutes=minutes, engine=drafter, trial=dry_run
        )
    else:
        outcome = drafting.create(site, sources, path, kind, brief, minutes, engine=drafter, trial=dry_run)
    click.echo(report(outcome, language), nl=False)


def at_a_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _brief(sources: Sequence[Notes], language: Language) -> Brief | None:
    """The three lines of the brief, asked at a terminal where the notes hold none; an empty line skips one."""
    from pipeline.drafting.drafting import brief_of

    if brief_of(sources) or not at_a_terminal():
        return None
    click.echo(_BRIEF.render(language))
    asked = (str(click.prompt(text.render(language), default="", show_default=False)).strip() for text in _LINES)
    reader, message, leave_out = asked
    terms = tuple(term.strip() for term in leave_out.replace("、", ",").split(",") if term.strip())
    return Brief(reader or None, message or None, terms) or None


def _with_roles(site: Site, paths: Sequence[Path], roles: Roles, language: Language) -> tuple[Notes, ...]:
    """The notes, with who asks and who tells: as given, as answered at a terminal, or as the notes have it."""
    from pipeline.drafting import drafting
    from pipeline.drafting.who_asks import record, unknown

    sources = drafting.read_notes(site, paths)
    if not any(roles) and unknown(sources) and at_a_terminal():
        roles = _asked(sources, language)
    if any(roles):
        for written in record(dict(zip(dict.fromkeys(paths), sources, strict=True)), roles):
            click.echo(_RECORDED.render(language, {"path": written.as_posix()}))
        sources = drafting.read_notes(site, paths)
    return sources


def _asked(sources: Sequence[Notes], language: Language) -> Roles:
    """Ask who asks the questions; the guess is the default, and a dash leaves it open."""
    from pipeline.drafting.who_asks import Roles, guessed, speakers

    names = speakers(sources)
    guess = guessed(sources).interviewers
    click.echo(_WHO_SPEAKS.render(language, {"names": ", ".join(names)}))
    while True:
        default = ", ".join(guess) or "-"
        answer = str(click.prompt(_WHO_ASKS.render(language), default=default)).strip()
        asking = tuple(name.strip() for name in answer.replace("、", ",").split(",") if name.strip())
        if answer == "-":
            return Roles()
        if asking and set(asking) <= set(names):
            return Roles(asking, tuple(name for name in names if name not in asking))
        click.echo(_NOT_THERE.render(language), err=True)
