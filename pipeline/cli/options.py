"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.errors import UsageError
from pipeline.wording import LANGUAGES, Language, Text, locale_language

F = TypeVar("F", bound=Callable[..., Any])


def lang_option(function: F) -> F:
    """`--lang ja|en`: the language of messages."""
    return click.option("--lang", type=click.Choice(LANGUAGES), help="Language of messages (default: the locale).")(
        function
    )


def color_option(function: F) -> F:
    """`--color auto|always|never`: at a terminal, unless NO_COLOR is set."""
    return click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="Colour; auto: at a terminal, unless NO_COLOR is set.",
    )(function)


def signer_options(function: F) -> F:
    """`--by` and `--key`: who signs, and with which key."""
    by = click.option("--by", metavar="'NAME <MAIL>'", help="Who signs; default: git's user.name and user.email.")
    key = click.option(
        "--key",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Sign with this SSH key; needs no terminal.",
    )
    return by(key(function))


def in_colour(color: str) -> bool:
    """Whether what is printed is to be in colour."""
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def complete_check(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Ids and families that begin with what was typed; in a comma-separated list, the last of it."""
    from pipeline.checking.registry import all_checks

    before, comma, last = incomplete.rpartition(",")
    names = dict.fromkeys([*(check.id for check in all_checks()), *(check.family for check in all_checks())])
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


def message_language(lang: str | None, site: Language | None = None) -> Language:
    """The language to speak: the option, else the locale, else the site's own, else English."""
    for language in LANGUAGES:
        if lang == language:
            return language
    return locale_language() or site or site_language() or "en"


def site_language() -> Language | None:
    """The language of the site in the current folder, None where there is no readable one."""
    from pipeline.sources.site import open_site

    try:
        return open_site(Path.cwd()).config.lang
    except Exception:
        return None  # asked for while an error is told: what is wrong with the site is said by whoever needs the site


def write_or_print(text: str, output: Path | None, *, color: bool = False) -> None:
    """Write a report to a file, or print it, in colour if it is to be.

    Raises `PipelineError` where the file cannot be written, or is one of the site's own.
    """
    if output is None:
        if color:
            from pipeline.report.colour import painted

            text = painted(text)
        click.echo(text, nl=False, color=color)
        return
    from pipeline.sources import writing

    if output.exists() and not output.is_file():
        writing.pass_on(output, text, str(output))
    else:
        # A link stays a link: what it leads to is replaced.
        target = output.resolve()
        from pipeline.sources.overwriting import refuse_content

        refuse_content(target, str(output))
        writing.replace(target, text, str(output))


def relative_to_site(path: Path, root: Path) -> str:
    """A path as the user gave it → a path from the site's root. Raises `UsageError` outside the site."""
    try:
        return path.absolute().resolve().relative_to(root.resolve()).as_posix()
    except ValueError as error:
        raise UsageError(
            Text("サイトの外のファイルは扱えません。", "This lies outside the site."),
            Text("サイトのフォルダーの中のファイルを指定してください。", "Name a file inside the site's folder."),
            path=str(path),
        ) from error
