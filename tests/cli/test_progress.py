"""Work that takes longer than a second says at a terminal how far it is; in a pipe it says nothing."""

from __future__ import annotations

import io
import itertools
import os
import pty
import threading
from pathlib import Path

import pytest

from pipeline.cli import progress
from pipeline.wording import LANGUAGES, Language
from tests.commands import called, environment, pipeline
from tests.sites import article, make_site, write
from tests.terminal import watch


def seconds_at_each_look(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """A clock that goes on by so much whenever it is looked at."""
    monkeypatch.setattr(progress, "monotonic", itertools.count(0.0, seconds).__next__)


def site(folder: Path, lang: Language) -> Path:
    make_site(folder, lang)
    for number in range(4):
        write(folder / f"content/site/posts/{number}.md", article(lang))
    return folder


def at_a_terminal(folder: Path, lang: Language, *command: str) -> tuple[str, str]:
    """What a command prints, and what a real terminal shows of its standard error."""
    ours, theirs = pty.openpty()
    shown: list[bytes] = []
    watching = threading.Thread(target=watch, args=(ours, shown))
    watching.start()
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        with open(theirs, "w", encoding="utf-8", closefd=False) as errors:
            arguments = (*command, "--lang", lang)
            called(folder, arguments, environment(TERM="xterm"), io.TextIOWrapper(io.BytesIO()), out, errors)
    finally:
        os.close(theirs)
        watching.join()
        os.close(ours)
    out.seek(0)
    return out.read(), b"".join(shown).decode("utf-8")


@pytest.mark.parametrize("command", [("check", "--jobs", "1"), ("status",), ("build",)], ids=" ".join)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_long_work_shows_how_far_it_is_on_standard_error(
    tmp_path: Path, lang: Language, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds_at_each_look(monkeypatch, 0.8)
    report, shown = at_a_terminal(site(tmp_path, lang), lang, *command)
    assert "100%" in shown
    assert "50%" in shown, "not only when it is over"
    assert "[#" in shown
    assert "[#" not in report
    last = shown.replace("\r\n", "\n").rpartition("100%")[2]
    assert last.partition("\n")[0].strip(" \x1b[?25h") == "", "what is said next stands below it"


def test_short_work_shows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds_at_each_look(monkeypatch, 0.1)
    report, shown = at_a_terminal(site(tmp_path, "en"), "en", "check", "--jobs", "1")
    assert shown == ""
    assert report


def test_in_a_pipe_long_work_shows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds_at_each_look(monkeypatch, 100)
    result = pipeline(site(tmp_path, "en"), "check", "--jobs", "1")
    assert "4 checked" in result.stdout
    assert result.stderr == ""
