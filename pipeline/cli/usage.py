"""How a command was called wrongly, in the reader's language: click knows what is wrong and says it in English alone."""

from __future__ import annotations

import re
from typing import Any

import click

from pipeline.model.article import ARTICLE_TYPES, types_listed
from pipeline.wording import Language, Text

_USAGE = Text("使い方", "Usage")
_ERROR = Text("エラー", "Error")
_HELP = Text("使えるものは「{command} --help」で見られます。", "See '{command} --help' for what there is.")
_NO_OPTION = Text("{name} というオプションはありません。", "There is no option {name}.")
_BEHIND = Text(
    "{name} はここには書けません。オプションはコマンドの後ろに書きます（例：pipeline check --lang ja）。",
    "{name} cannot stand here: options follow the command, as in 'pipeline check --lang en'.",
)
_NEAR = Text("もしかして：{names}", "Did you mean {names}?")
_MISSING = Text("{name} を指定してください。", "{name} is missing.")
_BAD = Text("{name}：{why}", "{name}: {why}")
_CHOICE = Text("{value}ここに書けるのは {choices} です。", "{value}it can be {choices}.")
_TYPES = Text("{value}ここに書けるのは {types} です。", "{value}it can be {types}.")
_FROM = Text("{value}{least} 以上の整数を書いてください。", "{value}write a whole number from {least} up.")
_GIVEN = Text("「{value}」は使えません。", "'{value}' does not fit; ")
# What click says that carries no parts: how it is recognised, and how it is said. A wording that a version of click
# changes is said as it stands.
_SAID: tuple[tuple[re.Pattern[str], Text], ...] = (
    (re.compile(r"Got unexpected extra arguments? \((?P<rest>.*)\)"), Text("余分な言葉があります：{rest}", "There is more than the command takes: {rest}")),
    (re.compile(r"Option '(?P<name>.*)' requires an argument\."), Text("{name} の後ろに値が要ります。", "{name} needs a value after it.")),
    (re.compile(r"Option '(?P<name>.*)' does not take a value\."), Text("{name} に値は付けられません。", "{name} takes no value.")),
    (re.compile(r"write which part of how many, (?P<such>.*)"), Text("「1/4」「4/4」のように、何番目か（1 から）と、いくつに分けるかを書いてください。", "write which part of how many, {such}")),
    (re.compile(r"Missing command\."), Text("コマンドを指定してください。", "Name a command.")),
    (re.compile(r"\w+ '(?P<name>.*)' does not exist\."), Text("「{name}」がありません。", "there is no '{name}'.")),
    (re.compile(r"\w+ '(?P<name>.*)' is a directory\."), Text("「{name}」はフォルダーです。ファイルを指定してください。", "'{name}' is a folder; name a file.")),
    (re.compile(r"\w+ '(?P<name>.*)' is a file\."), Text("「{name}」はファイルです。フォルダーを指定してください。", "'{name}' is a file; name a folder.")),
    (re.compile(r"\w+ '(?P<name>.*)' is not readable\."), Text("「{name}」を読む権限がありません。", "'{name}' may not be read.")),
)  # fmt: skip


def explained(error: click.ClickException, language: Language) -> str:
    """How the command is called, where to read more, and what was wrong with this call."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    wrong = f"{_ERROR.render(language)}: {said(error).render(language)}"
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return wrong
    pieces = " ".join(context.command.collect_usage_pieces(context))
    lines = [
        f"{_USAGE.render(language)}: {context.command_path} {pieces}",
        _HELP.render(language, {"command": context.command_path}),
        "",
        wrong,
    ]
    if isinstance(error, click.MissingParameter):
        from pipeline.cli.calling import example

        call = example(context.command.name or "")
        lines += [] if call is None else [f"  → {call.render(language)}"]
    return "\n".join(lines)


def said(error: click.ClickException) -> Text:
    """What was wrong, in both languages."""
    match error:
        case click.NoSuchOption(option_name=name, ctx=click.Context(parent=None)):
            return _BEHIND.filled(name=name)
        case click.NoSuchOption(option_name=name, possibilities=near):
            known = _NEAR.filled(names=", ".join(near)) if near else Text("", "")
            missing = _NO_OPTION.filled(name=name)
            return Text(missing.ja + known.ja, f"{missing.en} {known.en}".rstrip())
        case click.MissingParameter(param=parameter) if parameter is not None:
            return _MISSING.filled(name=_name(parameter))
        case click.BadParameter(param=parameter) if parameter is not None:
            return _BAD.filled(name=_name(parameter), why=_unfit(parameter.type, error.message))
    return _known(error.format_message())


def _name(parameter: click.Parameter) -> str:
    """As the help shows it: `--format`, or NOTES for what stands without a name."""
    if isinstance(parameter, click.Option):
        return " / ".join(parameter.opts)
    return parameter.human_readable_name.strip("[]….")


def _unfit(kind: click.ParamType[Any], message: str) -> Text:
    """Why a value of this kind is refused."""
    given = re.match(r"'?(?P<value>.*?)'? is not ", message)
    value = _GIVEN.filled(value=given["value"]) if given else Text("", "")
    if isinstance(kind, click.Choice):
        if tuple(kind.choices) == ARTICLE_TYPES:
            return _TYPES.filled(value=value, types=types_listed())
        return _CHOICE.filled(value=value, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return _FROM.filled(value=value, least=kind.min)
    return _known(message)


def _known(message: str) -> Text:
    for pattern, text in _SAID:
        found = pattern.fullmatch(message)
        if found is not None:
            return text.filled(**found.groupdict())
    return Text(message, message)
