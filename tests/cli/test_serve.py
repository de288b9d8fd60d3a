"""`pipeline serve`: drafts with what they lack, live, on this computer only."""

from __future__ import annotations

import html
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.checking.examples import BASE
from pipeline.errors import ConfigError, UsageError
from pipeline.site.engine import EngineError
from pipeline.site.serving import AGAIN, Preview, PreviewServer, serve
from pipeline.wording import LANGUAGES, Language, Text
from tests.sites import article, make_site, write

ROOT = Path(__file__).parents[2]
BLOG = "plugins: [search, {blog: {blog_dir: ., post_url_format: 'posts/{file}'}}]\nmarkdown_extensions: [attr_list]\n"
ADDRESS = "http://127.0.0.1:8000/"


def site(folder: Path, lang: Language, **posts: str) -> Path:
    make_site(folder, lang)
    write(folder / "mkdocs.yml", (folder / "mkdocs.yml").read_text(encoding="utf-8") + BLOG)
    for name, text in posts.items():
        write(folder / f"content/site/posts/{name}.md", text)
    return folder


@contextmanager
def preview(root: Path, lang: Language) -> Iterator[tuple[Preview, list[str]]]:
    said: list[str] = []

    def tell(text: Text) -> None:
        said.append(text.render(lang))

    made = Preview(root, lang, tell)
    try:
        yield made, said
    finally:
        made.close()


def page(built: Path, name: str) -> str:
    return html.unescape((built / f"posts/{name}/index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_is_shown_with_a_box_that_says_what_it_lacks(tmp_path: Path, lang: Language) -> None:
    root = site(tmp_path, lang, draft=article(lang, opinion=False, draft=True), good=BASE[lang])
    with preview(root, lang) as (made, _):
        built = made.build(ADDRESS)
        shown = page(built, "draft")
        assert {"ja": "プレビュー：下書きです", "en": "Preview: a draft"}[lang] in shown
        assert {"ja": "読者に見える文章がありません", "en": "nothing that a reader can see"}[lang] in shown
        assert "admonition" not in page(built, "good")
        index = (built / "index.html").read_text(encoding="utf-8")
        assert {"ja": "下書きです", "en": "Preview: a draft"}[lang] in index
    assert not (root / "site").exists()
    assert not built.exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finished_draft_says_how_to_publish_it(tmp_path: Path, lang: Language) -> None:
    root = site(tmp_path, lang, draft=article(lang, draft=True))
    with preview(root, lang) as (made, _):
        assert "pipeline publish content/site/posts/draft.md" in page(made.build(ADDRESS), "draft")


BROKEN = {
    "front matter": ("title: ", 'title: "'),
    "no front matter": ("---\n", ""),
    "no date": ("date: 2026-11-20\n", ""),
    "a comment that never ends": ("\n## ", "\n<!-- \n## "),
    "markup in the title": ("title: ", "title: <script>alert(1)</script>"),
    "an author nobody knows": ("draft: false", "draft: true\nauthors: [nobody]"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_broken_is_shown_with_its_box_and_breaks_nothing_else(tmp_path: Path, lang: Language) -> None:
    posts = {f"bad{number}": BASE[lang].replace(*change, 1) for number, change in enumerate(BROKEN.values())}
    root = site(tmp_path, lang, good=BASE[lang], **posts)
    with preview(root, lang) as (made, _):
        built = made.build(ADDRESS)
        for name, what in zip(posts, BROKEN, strict=True):
            shown = page(built, name)
            assert what == "markup in the title" or {"ja": "プレビュー：", "en": "Preview: "}[lang] in shown, what
        assert (built / "posts/good/index.html").is_file()


def test_text_of_an_article_cannot_become_markup_of_the_box(tmp_path: Path) -> None:
    heading = "## <b>Bold</b> & more {: .opinion }"
    root = site(tmp_path, "en", bad=article("en", opinion=False).replace("## What I think {: .opinion }", heading))
    with preview(root, "en") as (made, _):
        raw = (made.build(ADDRESS) / "posts/bad/index.html").read_text(encoding="utf-8")
        notice = raw[raw.index("admonition-title") :].split("</div>")[0]
        assert "<b>" not in notice


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    root = site(tmp_path, "en", good=BASE["en"])
    (root / "content/site/posts/bad.md").write_bytes(b"---\ntitle: x\n---\n\xff\xfe")
    with preview(root, "en") as (made, _):
        assert "UTF-8" in page(made.build(ADDRESS), "bad")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_shows_less_than_was_checked_is_named(tmp_path: Path, lang: Language) -> None:
    root = site(tmp_path, lang, good=BASE[lang])
    write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text(encoding="utf-8") + "hooks: [hide.py]\n")
    write(root / "hide.py", "def on_page_content(html, **kwargs):\n    return html.replace('<p>', '<p hidden>')\n")
    with preview(root, lang) as (made, said):
        made.build(ADDRESS)
        assert any("content/site/posts/good.md" in line for line in said)


def test_drafts_are_not_offered_to_other_computers(tmp_path: Path) -> None:
    root = site(tmp_path, "en", good=BASE["en"])
    write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text(encoding="utf-8") + "dev_addr: 0.0.0.0:8000\n")
    with pytest.raises(ConfigError, match="outside this computer"):
        serve(root, "en", lambda text: None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_answers_to_the_names_of_this_computer_alone(tmp_path: Path, lang: Language) -> None:
    write(tmp_path / "index.html", "a draft")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = PreviewServer(builder=lambda: None, host="127.0.0.1", port=port, root=str(tmp_path))
    server.language = lang

    def asked(host: str | None) -> tuple[str, str]:
        said: list[str] = []
        environ = {"PATH_INFO": "/", "REQUEST_METHOD": "GET"} | ({} if host is None else {"HTTP_HOST": host})
        body = b"".join(server.serve_request(environ, lambda status, headers: said.append(status)))
        return said[0], body.decode()

    try:
        for host in (
            "localhost",
            f"localhost:{port}",
            f"127.0.0.1:{port}",
            "127.0.0.9",
            f"[::1]:{port}",
            "LOCALHOST",
            None,
        ):
            assert asked(host) == ("200 OK", "a draft")
        for host in (
            "evil.example",
            f"evil.example:{port}",
            "localhost.evil.example",
            "192.168.0.2",
            "[::1",
            "a@localhost.x",
        ):
            status, body = asked(host)
            assert status == "403 Forbidden"
            assert "draft" not in body and "localhost" in body
            assert {"ja": "パソコン", "en": "computer"}[lang] in body
    finally:
        server.server_close()


def test_an_address_that_is_taken_is_an_error_with_advice(tmp_path: Path) -> None:
    root = site(tmp_path, "en", good=BASE["en"])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text(encoding="utf-8") + f"dev_addr: 127.0.0.1:{port}\n")
        with pytest.raises(UsageError) as caught:
            serve(root, "en", lambda text: None)
    assert all("dev_addr" in caught.value.in_full(language) for language in LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_follows_changes_and_leaves_nothing_behind(tmp_path: Path, lang: Language) -> None:
    root = site(tmp_path / "site root", lang, draft=article(lang, opinion=False, draft=True))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text(encoding="utf-8") + f"dev_addr: 127.0.0.1:{port}\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "pipeline", "serve", "--lang", lang]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        stuck = threading.Timer(90, process.kill)
        stuck.start()
        try:
            until(process, f"http://127.0.0.1:{port}/")
            lacks = {"ja": "読者に見える文章がありません", "en": "nothing that a reader can see"}[lang]
            assert lacks in fetched(port, "posts/draft/")
            write(root / "pipeline.toml", "unknown = 1\n")
            until(process, "unknown")
            until(process, "  → ")
            assert lacks in fetched(port, "posts/draft/")
            write(root / "pipeline.toml", f'lang = "{lang}"\n')
            until(process, AGAIN.render(lang))
            write(root / "content/site/posts/draft.md", article(lang, draft=True))
            while lacks in fetched(port, "posts/draft/"):
                until(process, AGAIN.render(lang))
            # Ctrl+C, or the window of the terminal is closed.
            process.send_signal({"ja": signal.SIGINT, "en": signal.SIGHUP}[lang])
            assert process.wait() == 0
        finally:
            stuck.cancel()
            process.kill()
    assert list(temporary.iterdir()) == []
    assert not (root / "site").exists()


def until(process: subprocess.Popen[str], words: str) -> None:
    """Read what the preview says until it says this."""
    assert process.stdout
    assert any(words in line for line in process.stdout), f"the preview ended without saying {words!r}"


def fetched(port: int, path: str) -> str:
    """A page of the running preview, which holds the answer back while it builds."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
        return html.unescape(answer.read().decode("utf-8"))


EDITS = {
    "a section": ("<!-- more -->", "<!-- more -->\n\nZebra\n"),
    "excerpt": ("<!-- more -->", "Zebra\n\n<!-- more -->"),
    "heading": ("\n# ", "\n# Zebra "),
    "description": ("description: ", "description: Zebra "),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_after_an_edit_every_page_is_what_a_whole_build_makes_of_it(tmp_path: Path, lang: Language) -> None:
    """Where only text changed, only those pages are rendered again; what the settings at the top say stands elsewhere, too."""
    good = BASE[lang]
    root = site(tmp_path, lang, draft=article(lang, opinion=False, draft=True), good=good)
    file = root / "content/site/posts/good.md"
    with preview(root, lang) as (made, _):
        made.build(ADDRESS)
        for edit, (old, new) in EDITS.items():
            write(file, good.replace(old, new, 1))
            after = pages_of(made.build(ADDRESS))
            assert "Zebra" in after["posts/good/index.html"], edit
            assert edit in ("a section", "description") or "Zebra" in after["index.html"], edit
            with preview(root, lang) as (other, _):
                assert after == pages_of(other.build(ADDRESS)), edit


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_writer_finds_lists_and_other_pages_as_they_were_until_one_of_them_changes(
    tmp_path: Path, lang: Language
) -> None:
    """After an edit below the excerpt nothing but that page is another file; what else may change is built with all the rest."""
    filed = article(lang).replace("draft: false\n", "draft: false\ncategories: [Zebras]\n", 1)
    root = site(tmp_path, lang, good=BASE[lang], other=filed)
    write(root / "content/site/style.css", "b {}")
    with preview(root, lang) as (made, _):
        first = made.build(ADDRESS)
        before = states(first)
        write(root / "content/site/posts/other.md", filed.replace("<!-- more -->", "<!-- more -->\n\nQuagga\n", 1))
        again = made.build(ADDRESS)
        assert {name for name, state in states(again).items() ^ before.items()} == {"posts/other/index.html"}
        assert "Zebras" in page(again, "other") and "Quagga" in page(again, "other")
        write(root / "content/site/style.css", "i {}")
        styled = made.build(ADDRESS)
        assert (styled / "style.css").read_text(encoding="utf-8") == "i {}"
        assert not first.exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_after_an_edit_that_cannot_be_shown_the_next_one_is(tmp_path: Path, lang: Language) -> None:
    root = site(tmp_path, lang, good=BASE[lang])
    write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text(encoding="utf-8") + "hooks: [stop.py]\n")
    stop = "def on_page_markdown(markdown, **kwargs):\n    assert 'Quagga' not in markdown\n    return markdown\n"
    write(root / "stop.py", stop)
    file = root / "content/site/posts/good.md"
    with preview(root, lang) as (made, _):
        first = made.build(ADDRESS)
        before = states(first)
        for word in ("Quagga", "Zebra"):
            write(file, BASE[lang].replace("<!-- more -->", f"<!-- more -->\n\n{word}\n", 1))
            if word == "Quagga":
                with pytest.raises(EngineError):
                    made.build(ADDRESS)
                assert states(first) == before
        assert "Zebra" in page(made.build(ADDRESS), "good")


def states(built: Path) -> dict[str, tuple[int, int]]:
    """Every file of a site by name: which one it is, and when it was written."""
    files = [file for file in built.rglob("*") if file.is_file()]
    return {file.relative_to(built).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def pages_of(built: Path) -> dict[str, str]:
    """Every page by name."""
    return {
        file.relative_to(built).as_posix(): file.read_text(encoding="utf-8") for file in sorted(built.rglob("*.html"))
    }
