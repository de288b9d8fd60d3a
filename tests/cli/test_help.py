"""`--help` in the language of the reader."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from pipeline.cli.main import COMMANDS, cli
from pipeline.report.columns import cells


def help_of(command: str, monkeypatch: pytest.MonkeyPatch, locale: str) -> str:
    monkeypatch.setenv("LC_ALL", locale)
    given = [command, "--help"] if command else ["--help"]
    result = CliRunner().invoke(cli, given, prog_name="pipeline")
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_japanese_where_the_reader_is(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = help_of(command, monkeypatch, "ja_JP.UTF-8")
    assert shown.startswith(f"使い方: pipeline {command}".rstrip())
    assert not [line for line in shown.splitlines() if cells(line) > 80 and "--type" not in line]
    known = cli.get_command(click.Context(cli), command) if command else cli
    assert known is not None
    for option in (one for one in known.params if isinstance(one, click.Option)):
        assert option.opts[-1] in shown
        # Nothing of the English text is left, and each option has one of its own.
        assert option.help is None or option.help[:20] not in shown
    assert "Show this message" not in shown


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_english_elsewhere(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = help_of(command, monkeypatch, "en_GB.UTF-8")
    assert shown.startswith(f"Usage: pipeline {command}".rstrip())
    assert "Show this message and exit." in shown
    # The name of the tool stands in both scripts; nothing else is Japanese.
    assert not re.search("[ぁ-んァ-ヶ一-鿿]", shown.replace("手ざわり", ""))


def test_what_click_adds_to_an_option_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "既定は extractive。" in help_of("draft", monkeypatch, "ja_JP.UTF-8")
    assert "必須。" in help_of("import", monkeypatch, "ja_JP.UTF-8")
    assert "1 以上。" in help_of("check", monkeypatch, "ja_JP.UTF-8")
