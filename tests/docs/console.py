"""Runs the commands that README and the documentation show, and compares what they print with what is shown.

A ```console block holds `$ command` lines, each followed by its output. Blocks of one page run in order, in one folder of
their own, in the page's language. HTML comments, which no reader sees, say what else a page needs:

    <!-- test: site -->             begin in a new site instead of an empty folder, one that asks for no sign-off
    <!-- test: new site -->         the same, as `init` makes it
    <!-- test: no sign-off -->      from here on it asks for none
    <!-- test: copy PATH to PATH --> copy a file or folder of this repository
    <!-- test: save PATH -->        the next code block (of any kind) is a file that the reader writes
    <!-- test: write PATH -->       what the text asks of the writer: words in the human sections
    <!-- test: finish PATH -->      the same, and `draft: false`
    <!-- test: replace PATH "OLD" "NEW" -->  any other edit that the text asks for
    <!-- test: exits N -->          the last command of the next block exits with N (else 0)
    <!-- test: first N -->          the next block shows the first N lines of an output, then …
    <!-- test: answers A | B -->    what a person answers when the next block's last command asks
    <!-- test: serves -->           the next block's last command serves pages until it is stopped
    <!-- test: not run -->          needs the network or runs this whole suite: only names are checked

`python -m tests.docs.console` runs every page and writes what the commands really print (`make docs-refresh`).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipeline.policy.config import Config
from pipeline.publishing.sign import made, written
from pipeline.sources import articles
from pipeline.wording import LANGUAGES, Language
from tests.commands import within
from tests.sites import without_sign_off

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PAGES = (
    ROOT / "README.md",
    ROOT / "README.ja.md",
    *(path for language in LANGUAGES for path in sorted((ROOT / "docs/content" / language).rglob("*.md"))),
)
# The day that pages show wherever a command prints the day it ran.
DAY = "2026-11-20"
# The day that pages show for one that is still to come.
LATER = "2027-01-31"
CUT = "…"
_BLOCK = re.compile(
    r"^```(?P<kind>\w+)[^\n]*\n(?P<body>.*?)^```$|^<!-- test: (?P<directive>.*?) -->$", re.MULTILINE | re.DOTALL
)


@dataclass
class Command:
    """One `$ line` and the lines shown below it."""

    line: str
    shown: list[str] = field(default_factory=list)


@dataclass
class Block:
    """A console block, another code block, or a directive. `start` and `end` are offsets of the body in the page."""

    kind: str
    body: str
    start: int
    end: int

    @property
    def commands(self) -> list[Command]:
        """The commands of a console block, none of any other."""
        commands: list[Command] = []
        for line in self.body.splitlines() if self.kind == "console" else ():
            if line.startswith("$ "):
                commands.append(Command(line[2:]))
            elif commands:
                commands[-1].shown.append(line)
            else:
                raise ValueError(f"a console block begins with output: {line}")
        return commands


def language_of(page: Path) -> Language:
    """The language that a page is written in."""
    return "ja" if page.parent.name == "ja" or page.name == "README.ja.md" else "en"


def blocks(text: str) -> Iterator[Block]:
    """The code blocks and directives of a page, in order."""
    for match in _BLOCK.finditer(text):
        group = "body" if match["kind"] else "directive"
        yield Block(match["kind"] or "directive", match[group], match.start(group), match.end(group))


@dataclass
class Next:
    """What directives say about the next block."""

    status: int = 0
    first: int | None = None
    answers: tuple[str, ...] = ()
    serves: bool = False
    run: bool = True
    save: str | None = None


class Session:
    """One page: its folder, and what its commands printed."""

    def __init__(self, page: Path, folder: Path, commands: Path = BIN) -> None:
        """`commands`: where hooks and scripts find `pipeline` first."""
        self.page = page
        self.language = language_of(page)
        self.folder = folder / "work"
        self.folder.mkdir(parents=True)
        (folder / "gitconfig").write_text(
            "[user]\nname = Mori Aya\nemail = aya@example.com\n[init]\ndefaultBranch = main\n[commit]\ngpgsign = false\n"
            "[advice]\ndetachedHead = false\n"
        )
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_", "PYTEST_"))},
            "PATH": os.pathsep.join((str(commands), str(BIN), os.environ.get("PATH", ""))),
            "LANG": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[self.language],
            "PYTHONUTF8": "1",
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(folder / "pre-commit"),
            "PREK_HOME": str(folder / "prek"),
            "PRE_COMMIT_COLOR": "never",
        }

    def run(self) -> str:
        """Run the whole page; return its text with the outputs that the commands really gave."""
        text = self.page.read_text(encoding="utf-8")
        pieces: list[str] = []
        position = 0
        following = Next()
        for block in blocks(text):
            if block.kind == "directive":
                following = self._directive(block.body, following)
                continue
            if following.save:
                target = self.folder / following.save
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(block.body, encoding="utf-8")
            if block.kind != "console":
                following = Next()
                continue
            pieces += [text[position : block.start], self._block(block, following)]
            position = block.end
            following = Next()
        return "".join([*pieces, text[position:]])

    def _block(self, block: Block, following: Next) -> str:
        commands = block.commands
        if not following.run:
            for command in commands:
                check_names(command.line)
            return block.body
        lines: list[str] = []
        for command in commands:
            last = command is commands[-1]
            lines.append(f"$ {command.line}")
            if last and following.serves:
                printed = self._serve(command.line)
            else:
                printed = self._one(command.line, following if last else Next())
            if following.first is not None and len(printed) > following.first:
                printed = [*printed[: following.first], CUT]
            lines += printed
        return "".join(f"{line}\n" for line in lines)

    def _one(self, line: str, following: Next) -> list[str]:
        words = shlex.split(line, comments=True)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return []
        printed, status = self._called(words) if self._here(words, following) else self._typed(words, following.answers)
        if status != following.status:
            raise AssertionError(f"{self.page.name}: `{line}` exited with {status}, not {following.status}:\n{printed}")
        return self._lines(printed)

    def _here(self, words: list[str], following: Next) -> bool:
        """Whether a command runs in this process, which is much faster: ours, where it asks nothing, but not README's."""
        return words[0] == "pipeline" and not following.answers and not self.page.name.startswith("README")

    def _called(self, words: list[str]) -> tuple[str, int]:
        done = within(self.folder, tuple(words[1:]), self.environment, together=True)
        return done.stdout, done.returncode

    def _typed(self, words: list[str], answers: tuple[str, ...]) -> tuple[str, int]:
        with subprocess.Popen(
            self._command(words),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            printed = _conversation(process, answers)
        return printed, process.returncode

    def _command(self, words: list[str]) -> list[str]:
        """A command of the environment that runs this; `pipeline` must be the one under test."""
        own = BIN / words[0]
        return [str(own), *words[1:]] if own.exists() else words

    def _serve(self, line: str) -> list[str]:
        """Start a server, read the first page that it offers, and stop it as a person does."""
        words = self._command(shlex.split(line))
        settings = self.folder / "mkdocs.yml"
        before = settings.read_text(encoding="utf-8")
        port = free_port()
        settings.write_text(f"{before}dev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
        environment = {**self.environment, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            words,
            cwd=self.folder,
            env=environment,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as server:
            assert server.stdout is not None
            printed: list[str] = []
            try:
                for read in server.stdout:
                    printed.append(read)
                    if address := re.search(r"http://127\.0\.0\.1:\d+/\S*", read):
                        with urllib.request.urlopen(address.group(), timeout=60) as page:
                            assert page.status == 200
                        break
                else:
                    raise AssertionError(f"{self.page.name}: `{line}` named no address:\n{''.join(printed)}")
            finally:
                os.killpg(server.pid, signal.SIGINT)
        settings.write_text(before, encoding="utf-8")
        return self._lines("".join(printed).replace(f":{port}/", ":8000/"))

    def _lines(self, output: str) -> list[str]:
        text = output.replace(date.today().isoformat(), DAY).replace(later(), LATER).replace(str(self.folder), ".")
        return [line.rstrip() for line in text.rstrip("\n").split("\n")] if text.strip() else []

    def _directive(self, text: str, following: Next) -> Next:
        word, *rest = shlex.split(text) if not text.startswith("answers ") else ["answers", text[8:]]
        match word, rest:
            case "new", ["site"]:
                self._one(f"pipeline init . --lang {self.language}", Next())
            case "no", ["sign-off"]:
                without_sign_off(self.folder)
            case "site", []:
                self._directive("new site", following)
                self._directive("no sign-off", following)
            case "copy", [source, "to", target]:
                place = self.folder / target
                place.parent.mkdir(parents=True, exist_ok=True)
                if (ROOT / source).is_dir():
                    shutil.copytree(ROOT / source, place, dirs_exist_ok=True)
                else:
                    shutil.copy(ROOT / source, place)
            case "save", [path]:
                following.save = path
            case "write" | "finish", [path]:
                write_sections(self.folder / path, self.language)
                if word == "finish":
                    self._directive(f'replace {path} "draft: true" "draft: false"', following)
                    sign(self.folder / path, self.language)
            case "replace", [path, old, new]:
                file = self.folder / path
                before = file.read_text(encoding="utf-8")
                assert old in before, f"{path} holds no {old!r}"
                new = new.replace("\\n", "\n").replace(LATER, later())
                file.write_text(before.replace(old, new), encoding="utf-8")
            case "exits", [status]:
                following.status = int(status)
            case "first", [count]:
                following.first = int(count)
            case "answers", [answers]:
                following.answers = tuple(answer.strip() for answer in answers.split("|"))
            case "serves", []:
                following.serves = True
            case "not", ["run"]:
                following.run = False
            case _:
                raise ValueError(f"{self.page.name}: unknown directive: {text}")
        return following


def later() -> str:
    """A day to come, for policies with an end date."""
    return (date.today() + timedelta(days=60)).isoformat()


def free_port() -> int:
    """A port that nothing on this computer uses: pages are tested side by side."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _conversation(process: subprocess.Popen[bytes], answers: tuple[str, ...]) -> str:
    """All that a command prints, with each answer typed where it asks: at the end of an unfinished line."""
    assert process.stdin is not None
    assert process.stdout is not None
    waiting = list(answers)
    printed = b""
    if not waiting:
        process.stdin.close()
    while chunk := os.read(process.stdout.fileno(), 65536):
        printed += chunk
        last = printed.decode("utf-8", errors="replace").rpartition("\n")[2]
        if waiting and last.endswith(": ") and last.count("(") == last.count(")"):
            answer = f"{waiting.pop(0)}\n".encode()
            printed += answer
            process.stdin.write(answer)
            process.stdin.flush()
        if not waiting:
            process.stdin.close()
    return printed.decode("utf-8")


def sign(article: Path, language: Language) -> None:
    """Sign an article as its writer would."""
    config = Config(lang=language)
    data = article.read_bytes()
    parsed = articles.parse(article.name, data.decode(), config)
    sign_off = made(parsed, "Mori Aya <aya@example.com>", datetime(2026, 11, 25, tzinfo=UTC))
    article.write_bytes(written(data, article.name, config, sign_off))


def write_sections(article: Path, language: Language) -> None:
    """Write the human sections of a draft, with the words of the finished sample of this repository."""
    finished = (ROOT / f"content/site/posts/sample-interview-{language}.md").read_text(encoding="utf-8")
    text = article.read_text(encoding="utf-8")
    for kind in ("lived-experience", "opinion", "decision"):
        section = re.compile(rf"^(## .*\.{kind} ?\}}\n)(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
        written = section.search(finished)
        assert written is not None
        text, count = section.subn(lambda found, body=written[2]: f"{found[1]}{body.rstrip()}\n\n", text)
        assert count == 1, f"{article.name} has {count} sections of the kind {kind}"
    article.write_text(text, encoding="utf-8")


def check_names(line: str) -> None:
    """A command that is not run still names things that exist: packages, extras, targets of make."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    match shlex.split(line, comments=True):
        case ["pip", "install", *names]:
            for name in names:
                # A clone beside the reader has the name of the package.
                package, _, extra = name.removeprefix("./").partition("[")
                assert package == project["name"], f"unknown package: {name}"
                assert not extra or extra.rstrip("]") in project["optional-dependencies"], f"unknown extra: {name}"
        case ["make", target]:
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), f"no such target: {target}"
        case (
            ["git", "clone" | "push", *_]
            | ["cd", *_]
            | ["python3", "-m", "venv", ".venv"]
            | [".", ".venv/bin/activate"]
        ):
            pass
        case ["mkdocs", "serve" | "build"]:
            pass
        case words:
            raise AssertionError(f"a command that is not run needs a reason: {words}")


def main() -> None:
    """Write into every page what its commands print."""
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            before = page.read_text(encoding="utf-8")
            after = Session(page, Path(folder)).run()
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"rewritten: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
