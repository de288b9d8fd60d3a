"""`pipeline check`: the gate."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import color_option, complete_check, in_colour, lang_option, write_or_print
from pipeline.cli.question import STDIN, Question
from pipeline.errors import UnreadableError
from pipeline.report import FORMATS, HOSTED
from pipeline.report.place import place_of
from pipeline.wording import locale_language

if TYPE_CHECKING:
    from pipeline.checking.snapshot import Answer, Snapshot
    from pipeline.checking.store import Store


def shard(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int]:
    """Read `I/N`, both counted from 1."""
    match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", value or "1/1")
    if match is None or int(match[1]) > int(match[2]):
        raise click.BadParameter("write which part of how many, such as 1/4 or 4/4.")
    return int(match[1]), int(match[2])


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--staged", is_flag=True, help="Judge what is staged for commit, not the working tree.")
@click.option("--base", metavar="REV", help="Judge what changed since REV, by the policy as it stands at REV.")
@click.option(
    "--base-receipt",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Judge the site, and each change since the receipt of what is published.",
)
@click.option(
    "--stdin-filename",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="With '-' as PATH: judge what is on standard input as if FILE held it.",
)
@click.option("--as-published", is_flag=True, help="Count drafts as published.")
@click.option(
    "--select",
    multiple=True,
    shell_complete=complete_check,
    help="Only these checks or families (comma-separated, repeatable).",
)
@click.option(
    "--ignore",
    multiple=True,
    shell_complete=complete_check,
    help="All but these checks or families (comma-separated, repeatable).",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="terminal", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to FILE instead of standard output.")
@click.option("--jobs", type=click.IntRange(1), help="Number of processes (default: as many as are worth it).")
@click.option("--shard", metavar="I/N", callback=shard, help="Judge the I-th of N equal parts of the articles.")
@color_option
@lang_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    staged: bool,
    base: str | None,
    base_receipt: Path | None,
    stdin_filename: Path | None,
    as_published: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    output: Path | None,
    jobs: int | None,
    shard: tuple[int, int],
    color: str,
    lang: str | None,
) -> None:
    """Check articles: what is missing, why it matters, what to write.

    Exit status: 0 nothing blocked, 1 an article meant for readers is blocked, 2 usage or configuration,
    3 something could not be checked.
    """
    question = Question(
        paths, staged, base, as_published, select, ignore, format_, jobs, shard, lang, base_receipt, stdin_filename
    )
    try:
        answer = answer_to(question)
    except UnreadableError as error:
        if format_ == "terminal":
            raise
        from pipeline.cli.judging import unanswered

        answer = unanswered(question, error)  # whoever reads it by machine gets a document all the same
    write_or_print(answer.text, output, color=format_ == "terminal" and in_colour(color))
    context.exit(answer.status)


def answer_to(question: Question) -> Answer:
    """That of a run before this one, where nothing has changed since; else judge."""
    from pipeline.checking.store import Store
    from pipeline.sources.root import root_of

    root = root_of(question.paths)
    store = None if root is None else Store(root)
    try:
        snapshot = None if root is None or store is None else snapshot_of(question, root, store)
        answer = snapshot.recall() if snapshot else None
        if answer is None:
            from pipeline.cli.judging import answered

            answer = answered(question, store, snapshot)
    finally:
        if store is not None:
            store.close()
    return answer


def snapshot_of(question: Question, root: Path, store: Store) -> Snapshot | None:
    """Where the answer may be kept; None for questions about what git holds, and what is typed."""
    elsewhere = question.base, question.base_receipt, question.stdin_filename
    if question.staged or STDIN in question.paths or any(one is not None for one in elsewhere):
        return None
    from pipeline.checking.snapshot import Snapshot
    from pipeline.clock import today

    asked = question._replace(jobs=None)
    hosted = place_of(root, os.environ) if question.format in HOSTED else None
    return Snapshot(root, store, repr((asked, str(Path.cwd()), str(today()), locale_language(), hosted)))
