"""What the system will not do is said in words, and is never a clean bill."""

from __future__ import annotations

import errno
import json
import os
import socket
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write
from tests.terminal import at_a_terminal

POSTS = "content/site/posts"


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_named_like_an_article_and_is_no_file_is_a_failure(tmp_path: Path, lang: Language, kind: str) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / POSTS / "a.md", article(lang))
    odd = tmp_path / POSTS / "b.md"
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as one:
            previous = Path.cwd()
            os.chdir(odd.parent)
            one.bind(odd.name)
            os.chdir(previous)
    else:
        write(odd / "c.md", article(lang))
    done = pipeline(tmp_path, "check", "--format", "json")
    report = json.loads(done.stdout)
    if kind == "folder":  # a folder may be called anything
        assert [one["path"] for one in report["articles"]] == [f"{POSTS}/a.md", f"{POSTS}/b.md/c.md"]
        return
    assert done.returncode == 3
    assert [one["path"] for one in report["failures"]] == [f"{POSTS}/b.md"]
    assert [one["path"] for one in report["articles"]] == [f"{POSTS}/a.md"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_that_cannot_be_opened_is_a_failure_and_the_rest_is_checked(
    tmp_path: Path, lang: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / POSTS / "a.md", article(lang))
    write(tmp_path / POSTS / "closed/b.md", article(lang))
    plain = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/closed"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return plain(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "keys"))
    with pytest.raises(SystemExit) as stopped:
        main.run(["check", "--format", "json", "--lang", lang])
    assert stopped.value.code == 3
    report = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in report["failures"]] == [f"{POSTS}/closed"]
    assert [one["path"] for one in report["articles"]] == [f"{POSTS}/a.md"]


@pytest.mark.parametrize(
    ("lang", "number", "words"),
    [
        ("ja", errno.ENOSPC, "空き"),
        ("en", errno.ENOSPC, "Make room"),
        ("ja", errno.ENOENT, "もう一度実行"),
        ("en", errno.ENOENT, "Run this again"),
        ("ja", errno.EACCES, "権限"),
        ("en", errno.EACCES, "permissions"),
    ],
)
def test_what_the_system_refuses_is_no_defect_of_ours(
    tmp_path: Path,
    lang: Language,
    number: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_site(tmp_path, lang)
    monkeypatch.chdir(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "site/index.html")

    monkeypatch.setattr("pipeline.cli.check.answer_to", full)
    with pytest.raises(SystemExit) as stopped:
        main.run(["check", "--lang", lang])
    assert stopped.value.code == 3
    message = capsys.readouterr().err
    assert words in message and "site/index.html" in message
    assert "Tezawari の不具合" not in message and "defect" not in message


def test_today_is_the_day_of_the_environment(tmp_path: Path) -> None:
    make_site(tmp_path, "ja")
    waiver = (
        'check = "description-missing"\npath = "content/site/posts/*"\nreason = "r"\nby = "Mori Aya <aya@example.com>"'
    )
    severity = '[severity]\ndescription-missing = "error"\n'
    write(tmp_path / "pipeline.toml", f'lang = "ja"\n{severity}[[waiver]]\n{waiver}\nuntil = 2026-12-01\n')
    text = "\n".join(line for line in article("ja").split("\n") if not line.startswith("description:"))
    write(tmp_path / POSTS / "a.md", text)
    days = {"2026-11-30": "1795996800", "2026-12-31": "1798675200"}
    codes = [pipeline(tmp_path, "check", SOURCE_DATE_EPOCH=seconds).returncode for seconds in days.values()]
    assert codes == [0, 1]
    wrong = pipeline(tmp_path, "check", SOURCE_DATE_EPOCH="yesterday")
    assert wrong.returncode == 2 and "SOURCE_DATE_EPOCH" in wrong.stderr


BOMB = "extra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 9)
)


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("mkdocs.yml", "extra: {day: 2026-13-45}\n"),
        ("mkdocs.yml", BOMB),
        ("mkdocs.yml", "extra: &a [*a]\n"),
        ("pipeline.toml", "x = " + "[" * 5000 + "]" * 5000 + "\n"),
    ],
)
@pytest.mark.parametrize("locale", ["C", "ja_JP.UTF-8"])
def test_settings_that_cannot_be_read_are_named_whatever_the_locale(
    tmp_path: Path, locale: str, file: str, more: str
) -> None:
    make_site(tmp_path, "ja")
    write(tmp_path / POSTS / "a.md", article("ja"))
    write(tmp_path / file, (tmp_path / file).read_text(encoding="utf-8") + more)
    done = pipeline(tmp_path, "check", LANG=locale)
    assert (done.returncode, done.stdout) == (2, "")
    assert file in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_is_no_utf_8_is_said(tmp_path: Path, lang: Language) -> None:
    make_site(tmp_path, lang)
    name = os.fsencode(tmp_path / POSTS) + b"/caf\xe9.md"
    write(tmp_path / POSTS / "a.md", article(lang))
    try:
        Path(os.fsdecode(name)).write_text(article(lang), encoding="utf-8")
    except OSError:
        pytest.skip("this system takes no such names")
    done = pipeline(tmp_path, "check", "--lang", lang)
    assert done.returncode == 3
    assert "UTF-8" in done.stdout + done.stderr
    assert "caf\\udce9.md" in done.stdout + done.stderr
    for format_ in ("json", "sarif", "github", "markdown"):
        read = pipeline(tmp_path, "check", "--format", format_, "--lang", lang)
        assert (read.returncode, read.stderr) == (3, "")
        assert "UTF-8" in read.stdout and "caf" in read.stdout
    report = json.loads(pipeline(tmp_path, "check", "--format", "json").stdout)
    assert (report["outcome"], report["articles"]) == ("could-not-check", [])
    assert [one["line"] for one in report["failures"]] == [None]
    listed = pipeline(tmp_path, "status", "--format", "json")
    assert listed.returncode == 3 and json.loads(listed.stdout)["failures"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_file_moves_the_cursor_of_whoever_reads_a_report(tmp_path: Path, lang: Language) -> None:
    make_site(tmp_path, lang)
    with (tmp_path / "pipeline.toml").open("a", encoding="utf-8") as policy:
        policy.write("\n[sign_off]\n")
    text = article(lang, opinion=False).split("\n", 2)
    odd = f"{POSTS}/a\x1b[2Jb\nc.md"
    write(tmp_path / odd, "\n".join((text[0], 'title: "\\e[41mHow\\rx"\nnotes: ["\\e[8mtalk.txt"]', text[2])))
    sign = ["sign", odd, "--by", "Mori <mori@example.com>"]
    for command in (["check"], ["status"], ["build"], ["facts", odd], ["publish", odd], sign, ["notes", odd]):
        done = at_a_terminal(tmp_path, *command, "--lang", lang, answer="")
        assert "[2Jb" in done.output, command
        assert not {"\x1b", "\r"} & set(done.output), command


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_hidden_where_a_draft_is_held_beside_the_interview(tmp_path: Path, lang: Language) -> None:
    said = {"ja": "台車は九台です。一台は壊れています。", "en": "There are nine carts. One of them is broken."}[lang]
    names = {"ja": ("森", "何台ありますか。"), "en": ("Mori", "How many are there?")}[lang]
    talk = f"{names[0]}: {names[1]}\nTanaka: \x1b[8m{said}\n" * 3
    write(make_site(tmp_path, lang) / "content/notes/talk.txt", talk)
    assert pipeline(tmp_path, "draft", "content/notes/talk.txt", "--out", f"{POSTS}/a.md").returncode == 0
    shown = at_a_terminal(tmp_path, "draft", "--show", f"{POSTS}/a.md", "--lang", lang, answer="")
    assert said.split("。")[0].split(".")[0] in shown.output and "\x1b" not in shown.output


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_among_the_notes_that_leads_nowhere_is_no_example_of_what_to_type(
    tmp_path: Path, lang: Language
) -> None:
    make_site(tmp_path, lang)
    (tmp_path / "content/notes").mkdir(parents=True)
    (tmp_path / "content/notes/gone.txt").symlink_to("nowhere")
    done = pipeline(tmp_path, "draft", "--lang", lang)
    assert done.returncode == 2
    assert "gone.txt" not in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_that_no_article_uses_and_nobody_can_read_stop_all_and_it_is_said_why(
    tmp_path: Path, lang: Language
) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / POSTS / "a.md", article(lang))
    (tmp_path / "content/notes/old.txt").parent.mkdir(exist_ok=True)
    (tmp_path / "content/notes/old.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    done = pipeline(tmp_path, "check", "--lang", lang)
    assert done.returncode == 3
    assert {"ja": "使わない記事も公開できません", "en": "not even one that does not use it"}[lang] in done.stdout
    assert {"ja": "フォルダーの外へ", "en": "out of the notes folder"}[lang] in done.stdout


def test_an_article_in_another_encoding_is_named_for_what_it_is_with_the_way_to_save_it(tmp_path: Path) -> None:
    make_site(tmp_path, "ja")
    (tmp_path / POSTS).mkdir(parents=True, exist_ok=True)
    (tmp_path / POSTS / "a.md").write_bytes(article("ja").replace("—", "-").encode("cp932"))
    said = pipeline(tmp_path, "check", "--lang", "ja")
    assert said.returncode == 3
    assert "cp932" in said.stdout and "名前を付けて保存" in said.stdout and "調べられなかったもの 1" in said.stdout
    english = pipeline(tmp_path, "check", "--lang", "en").stdout
    assert "cp932" in english and "Save as" in english and "1 not checked" in english
