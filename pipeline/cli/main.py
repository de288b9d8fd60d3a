"""The `pipeline` command: finds a subcommand, imports only that one, and turns errors into exit statuses."""

from __future__ import annotations

import errno
import itertools
import os
import sys
from importlib import import_module
from typing import Any

import click

from pipeline.errors import PipelineError
from pipeline.wording import Language, Text, locale_language

# Name → one line of help, so that listing the commands imports none of them.
COMMANDS: dict[str, Text] = {
    "init": Text("新しいサイトを作る", "make a new site"),
    "new": Text("記事のひな形を作る（取材メモなし）", "an article skeleton without notes"),
    "prepare": Text("取材の前に、質問と準備を用意する", "a brief and questions before an interview"),
    "notes": Text("取材メモの読み取り結果を見る", "show what was understood of source material"),
    "draft": Text("取材メモから下書きを作る", "draft an article from notes"),
    "import": Text("ほかで作った下書きを取材と照らして取り込む", "a draft from elsewhere, held to the notes"),
    "coverage": Text("取材で聞けていないことを見る", "what an interview does not hold"),
    "check": Text("記事をチェックする", "check articles"),
    "explain": Text("チェックの意味と直し方を読む", "what a check wants and why"),
    "facts": Text("引用・数字・主張と、その裏づけを一覧にする", "quotations, figures and claims, and what backs them"),
    "status": Text("記事ごとに、あと何が必要かを見る", "which article still lacks what"),
    "serve": Text("下書きも見えるプレビューを開く", "a live preview that shows drafts too"),
    "sign": Text("書いた人として、記事に署名する", "answer for an article in your own name"),
    "publish": Text("記事を確かめ、署名して公開にする", "check an article, sign it and publish it"),
    "build": Text("公開してよい記事だけでサイトを作る", "build the site from what may be published"),
    "export": Text(
        "公開できる記事を、ほかの場所のための形で出す", "an article for another place: note, WordPress, Zenn"
    ),
    "schema": Text("pipeline.toml の書き方（JSON Schema）を出す", "the JSON Schema of pipeline.toml"),
    "verify": Text("できたサイトが控えと合うかを確かめる", "whether what was built fits its receipt"),
}


class Speaking(click.Context):
    """How a command is being called; its help is in the language of the locale."""

    def get_help(self) -> str:
        """What `--help` prints."""
        if locale_language() != "ja":
            return super().get_help()
        from pipeline.cli.helping import japanese

        commands = COMMANDS if self.parent is None else {}
        return japanese(self, {name: text.render("ja") for name, text in commands.items()})


class Commands(click.Group):
    """A group whose members are imported when they are called."""

    context_class = Speaking

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; an unknown name is a usage error that names the nearest."""
        if cmd_name not in COMMANDS:
            from pipeline.nearest import did_you_mean

            language = locale_language() or "en"
            what = Text("「{name}」というコマンドはありません。", "There is no command '{name}'.").filled(name=cmd_name)
            between = "" if language == "ja" else " "
            ctx.fail(what.render(language) + between + did_you_mean(cmd_name, COMMANDS).render(language))
        command: click.Command = import_module(f"pipeline.cli.{cmd_name}").command
        command.context_class = Speaking
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in the language of the locale, without importing them."""
        language = locale_language() or "en"
        with formatter.section(Text("コマンド", "Commands").render(language)):
            formatter.write_dl([(name, text.render(language)) for name, text in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tezawari", prog_name="pipeline")
@click.option("-C", "folder", metavar="DIR", type=click.Path(file_okay=False), help="Run as if started in DIR.")
def cli(folder: str | None) -> None:
    """Tezawari 手ざわり: the machine drafts what it may; nothing is published until a person has supplied the rest."""
    if folder is not None:
        _enter(folder)


def _enter(folder: str) -> None:
    """Go to a folder. Raises `UsageError` where there is none."""
    try:
        os.chdir(folder)
    except OSError as error:
        from pipeline.errors import UsageError

        raise UsageError(
            Text("このフォルダーに移れません（{detail}）。", "This folder cannot be entered ({detail}).").filled(
                detail=error.strerror
            ),
            Text("-C の後ろのフォルダー名を確かめてください。", "Check the name of the folder after -C."),
            path=folder,
        ) from error


def run(arguments: list[str] | None = None) -> None:
    """Run the command line. Exit status 2: usage or policy; 3: something could not be read or broke off."""
    _take_any_message()
    try:
        status = cli.main(args=arguments, prog_name="pipeline", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        _show_usage(error, _language(arguments))
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("", err=True)
        sys.exit(130)
    except BrokenPipeError:  # whoever read the report has seen enough
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  # it stays open to the end
        sys.exit(1)
    except Exception as error:
        told = _told(error)
        show_error(told, _language(arguments))
        if told is not error and os.environ.get("TEZAWARI_TRACEBACK"):
            raise
        sys.exit(told.status)
    sys.exit(status if isinstance(status, int) else 0)


def _take_any_message() -> None:
    """A message must not fail on a terminal that cannot show it (a C locale, a Windows code page)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _show_usage(error: click.ClickException, language: Language) -> None:
    """How the command is called; where it lacks something and there is no site, that there is none."""
    from pipeline.cli.usage import explained

    try:
        click.echo(explained(error, language), err=True)
    except PipelineError as none:
        show_error(none, language)


def show_error(error: PipelineError, language: Language) -> None:
    """What is wrong and what to do, on standard error."""
    label = Text("エラー", "Error").render(language)
    click.echo(f"{label}: {error.in_full(language)}", err=True)


class _BrokenOff(PipelineError):
    """The work is not finished, and nobody foresaw why."""

    status = 3


def _told(error: Exception) -> PipelineError:
    """What a person is told: the error itself, where it was made for that."""
    if isinstance(error, PipelineError):
        return error
    return _refused(error) if isinstance(error, OSError) else _crash(error)


_PERMISSIONS = Text(
    "ファイルとフォルダーの権限を確かめてください。", "Check the permissions of the file and its folder."
)
_REFUSALS = {
    errno.ENOSPC: Text("空きを作ってから、もう一度実行してください。", "Make room on the disk, then run this again."),
    errno.ENOENT: Text(
        "動いているあいだに、ほかのものが消したようです。もう一度実行してください。",
        "Something else seems to have removed it meanwhile. Run this again.",
    ),
}


def _refused(error: OSError) -> PipelineError:
    """What the system would not do: the disk is full, a file is not ours."""
    names = [os.fsdecode(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    return _BrokenOff(
        Text(
            "システムに断られました（{detail}）。最後まで終わっていません。",
            "The system refused ({detail}). The work is not finished.",
        ).filled(detail=error.strerror or error),
        _REFUSALS.get(error.errno or 0, _PERMISSIONS),
        path=" → ".join(names) or None,
    )


def _crash(error: Exception) -> PipelineError:
    return _BrokenOff(
        Text(
            "Tezawari が途中で止まりました（{detail}）。何も確かめられていません。",
            "Tezawari broke off ({detail}). Nothing was checked.",
        ).filled(detail=f"{type(error).__name__}: {error}"),
        Text(
            "Tezawari の不具合です。TEZAWARI_TRACEBACK=1 を付けてもう一度実行し、表示された内容を開発元に知らせてください。",
            "This is a defect in Tezawari. Run it again with TEZAWARI_TRACEBACK=1 and report what it prints.",
        ),
    )


def _language(arguments: list[str] | None) -> Language:
    from pipeline.cli.options import message_language

    words = sys.argv[1:] if arguments is None else arguments
    given = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    given += [after for word, after in itertools.pairwise(words) if word == "--lang"]
    return message_language(given[-1] if given else None)
