"""Other tests call the command line in their own process: here each command is started as a user starts it, and does the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli.main import COMMANDS
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline, process
from tests.drafting.interviews import TEXTS
from tests.sites import article, make_site, write

POST, NOTES = "content/site/posts/a.md", "content/notes/talk.md"
# `serve` runs until it is stopped: tests/cli/test_serve.py starts it.
CASES = {
    "init": ("blog",),
    "new": ("b",),
    "prepare": ("c",),
    "notes": (NOTES,),
    "draft": (NOTES,),
    "coverage": (NOTES,),
    "check": (),
    "explain": ("human-section-thin",),
    "export": (POST, "--format", "html"),
    "facts": (POST,),
    "import": ("chat.md", "--notes", NOTES),
    "status": (),
    "sign": (POST,),
    "publish": (POST,),
    "build": (),
    "schema": (),
    "verify": (),
}


CHATS: dict[Language, str] = {
    "ja": "# 話\n\n棚は三つあると聞きました。\n",
    "en": "# A talk\n\nThere are three shelves, they said.\n",
}


def test_each_command_is_started() -> None:
    assert {*CASES, "serve"} == set(COMMANDS)


def site(folder: Path, lang: Language) -> Path:
    make_site(folder, lang)
    write(folder / POST, article(lang, opinion=False))
    write(folder / NOTES, TEXTS[lang])
    write(folder / "chat.md", CHATS[lang])
    return folder


def left(folder: Path) -> dict[str, bytes]:
    """The files that a command leaves, without what it remembers and dates."""
    return {
        file.relative_to(folder).as_posix(): re.sub(rb'(?m)^.*"(?:at|built)":.*$', b"", file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file() and ".cache" not in file.parts and file.suffix != ".gz"
    }


@pytest.mark.parametrize("command", CASES)
def test_a_process_of_its_own_does_and_says_the_same(tmp_path: Path, command: str) -> None:
    lang = LANGUAGES[sorted(CASES).index(command) % len(LANGUAGES)]
    here, there = site(tmp_path / "here/site", lang), site(tmp_path / "there/site", lang)
    settings = {"LC_ALL": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[lang], "TEZAWARI_TRACEBACK": "1"}
    one = pipeline(here, command, *CASES[command], **settings)
    other = process(there, command, *CASES[command], **settings)
    shown = [
        (done.returncode, done.stdout.replace(str(folder), ""), done.stderr.replace(str(folder), ""))
        for done, folder in ((one, here), (other, there))
    ]
    assert shown[0] == shown[1]
    assert one.stdout or one.stderr
    assert left(here) == left(there)
