"""Whatever changes, a run that remembers says what a run says that remembers nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.checking import providers, store
from pipeline.checking.examples import NOTES
from pipeline.checking.registry import selected
from pipeline.checking.session import Request, Session, inspect
from pipeline.checks import average_article, human_section_interchangeable
from pipeline.cli.check import answer_to
from pipeline.cli.question import Question
from pipeline.report import render
from pipeline.sources import stamps
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.generated import examples
from tests.repositories import Repository
from tests.sites import article, make_site, write

POSTS = "content/site/posts"
LEDGER = (
    '{{"version": 1, "article": "{path}", "drafts": [{{"at": "2026-11-20T09:00:00Z", "engine": "extractive",'
    ' "engine_version": "0", "model": null, "prompt_digest": null, "notes": [], "sections": [{{"heading": "",'
    ' "sentences": [{{"text": "{text}", "utterances": []}}]}}], "dropped": []}}]}}'
)
SAID = {
    "ja": "うちの店でも、来月の棚卸しまでに番号を付け替えることにしました。",
    "en": "We will renumber our own shelves before the stocktaking in December.",
}
SECRET = {
    "ja": "田中：[オフレコ] 段ボールの側面を指でなぞりました。",
    "en": "Tanaka: [off the record] He ran a finger along the box.",
}


def place(folder: Path, lang: Language) -> None:
    """A site of six articles that name notes, have a ledger, link to each other and to a page."""
    make_site(folder, lang)
    for number in range(6):
        text = article(lang, opinion=number != 1, draft=number in (2, 5))
        if number in (0, 3):
            text = text.replace("draft: ", "notes: [talk.txt]\ndraft: ", 1)
        write(folder / f"{POSTS}/{number}.md", text.replace("2026-11-20", f"2026-11-2{number}") + "\n[x](0.md)\n")
    write(folder / "content/notes/talk.txt", NOTES[lang])


def put(path: str, text: str) -> Callable[[Path], None]:
    return lambda folder: (write(folder / path, text), None)[1]


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / path
        if file.exists():
            write(file, file.read_text(encoding="utf-8").replace(old, new))

    return change


def put_all(files: Mapping[str, str]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        for path, text in files.items():
            write(folder / path, text)

    return change


def gone(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink(missing_ok=True)


def changes(lang: Language) -> dict[str, Callable[[Path], None]]:
    ledger = LEDGER.format(path=f"{POSTS}/4.md", text=SAID[lang])
    average = average_article.failing(lang)
    return {
        "article": changed(f"{POSTS}/3.md", "\n\n", "\n\nTODO\n\n"),
        "a general opinion": put(f"{POSTS}/2.md", human_section_interchangeable.failing(lang).article),
        "articles in one form": put_all({average.path: average.article, **average.others}),
        "another article": changed(f"{POSTS}/0.md", "2026-11-20", "2026-11-27"),
        "article gone": gone(f"{POSTS}/0.md"),
        "article back": put(f"{POSTS}/0.md", article(lang)),
        "notes": changed("content/notes/talk.txt", "consent:", "agreed:"),
        "notes gone": gone("content/notes/talk.txt"),
        "notes back": put("content/notes/talk.txt", NOTES[lang]),
        "off the record": put("content/notes/other.txt", SECRET[lang] + "\n"),
        "sidecar": put("content/notes/talk.meta.yml", "consent: {granted: 2026-12-24, by: 田中, scope: x}\n"),
        "ledger": put("content/ledger/4.json", ledger),
        "ledger of another": put("content/ledger/1.json", LEDGER.format(path=f"{POSTS}/1.md", text=SAID[lang])),
        "broken ledger": put("content/ledger/3.json", "{"),
        "ledger gone": gone("content/ledger/3.json"),
        "severity": put("pipeline.toml", f'lang = "{lang}"\n[severity]\nlink-broken = "note"\n'),
        "requirements": put("pipeline.toml", f'lang = "{lang}"\n[types.essay]\nrequire = []\n'),
        "waiver": put(
            "pipeline.toml",
            f'lang = "{lang}"\n[[waiver]]\ncheck = "copied-from-article"\npath = "{POSTS}/*"\nreason = "r"\n'
            'by = "Mori Aya <aya@example.com>"\nuntil = 2026-12-01\n',
        ),
        "language": put("pipeline.toml", f'lang = "{"en" if lang == "ja" else "ja"}"\n'),
        "page": changed("content/site/index.md", "# ", "# X "),
        "link": changed(f"{POSTS}/4.md", "(0.md)", "(../index.md#x)"),
        "link target": put("content/site/posts/picture.png", "x"),
        "image": changed(f"{POSTS}/4.md", "\n[x]", "\n![x](picture.png)\n[x]"),
        "the same address": put(f"{POSTS}/4/index.md", article(lang)),
        "names of authors": put("content/site/.authors.yml", "authors:\n  mori: {name: 森 彩, description: x}\n"),
        "signing": put(
            "pipeline.toml", f'lang = "{lang}"\n[sign_off]\nsignature = "ssh"\nallowed_signers = "signers"\n'
        ),
        "who may sign": put("signers", "aya@example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMori\n"),
        "the folder that is published": changed("mkdocs.yml", "docs_dir: content/site", "docs_dir: content/site/posts"),
    }


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keys of our own; and no file is ever too young, or these tests would never find anything remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("keys")))
    monkeypatch.setattr(stamps, "MOMENT", -(10**12))


def said(folder: Path, request: Request, lang: Language) -> str:
    return render(inspect(open_site(folder), request), "json", lang)


def without_memory(folder: Path, request: Request, lang: Language) -> str:
    keys = os.environ.pop("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = os.devnull
    try:
        return said(folder, request, lang)
    finally:
        os.environ["XDG_CACHE_HOME"] = keys


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(
    deadline=None,
    max_examples=examples(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_warm_run_says_what_a_cold_one_says_whatever_was_changed(
    lang: Language, data: st.DataObject, elsewhere: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("site")
    place(folder, lang)
    possible = changes(lang)
    today = date(2026, 11, 25)
    request = Request(today=today)
    with Session(folder) as session:
        for name in data.draw(st.lists(st.sampled_from([*possible, "today", "checks", "published"]), max_size=4)):
            said(folder, request, lang)
            if name == "today":
                today = date(2026, 12, 30)
                request = Request(today=today)
            elif name == "checks":
                request = Request(today=today, checks=selected(["evidence", "copied-from-article"]))
            elif name == "published":
                request = Request(today=today, as_published=True)
            else:
                possible[name](folder)
            cold = without_memory(folder, request, lang)
            assert said(folder, request, lang) == cold, name
            # A session that stays open, as a server's does, looks anew as well.
            assert render(session.inspect(open_site(folder), request), "json", lang) == cold, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_input_is_among_what_is_changed(
    lang: Language, elsewhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the tests above would say nothing of it. The day is a change of its own there, and what git tells has a test below."""
    place(tmp_path, lang)
    digest = providers.Digests.__missing__
    digests: dict[tuple[str, str], set[bytes]] = {}

    def heard(self: providers.Digests, need: str) -> bytes:
        found = digest(self, need)
        digests.setdefault((self._of[1], need), set()).add(found)
        return found

    monkeypatch.setattr(providers.Digests, "__missing__", heard)
    for change in changes(lang).values():
        said(tmp_path, Request(today=date(2026, 11, 25)), lang)
        change(tmp_path)
    said(tmp_path, Request(today=date(2026, 11, 25)), lang)
    different = {need for (_, need), several in digests.items() if len(several) > 1}
    assert different | {"today", "origins"} == providers.PROVIDERS.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_single_change_reaches_the_answer_that_was_kept(
    lang: Language, elsewhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path, lang)
    monkeypatch.chdir(tmp_path)
    question = Question((), False, None, False, (), (), "json", None, (1, 1), lang)

    def answer() -> str:
        return answer_to(question).text

    for name, change in changes(lang).items():
        answer()
        change(tmp_path)
        keys = os.environ["XDG_CACHE_HOME"]
        monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
        cold = answer()
        monkeypatch.setenv("XDG_CACHE_HOME", keys)
        assert answer() == cold, name
        assert answer() == cold, name


def test_another_version_of_ours_remembers_nothing(
    elsewhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path, "ja")
    request = Request(today=date(2026, 11, 25))
    before = said(tmp_path, request, "ja")
    monkeypatch.setattr(store, "code_digest", lambda: b"another")
    kept = store.Store(tmp_path)
    assert kept.get(kept.key(b"stamps", b"WorkingTree")) is None
    kept.close()
    assert said(tmp_path, request, "ja") == before


def test_a_file_that_changed_a_moment_ago_is_read_again_though_its_times_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "keys"))
    place(tmp_path / "site", "ja")
    file = tmp_path / f"site/{POSTS}/3.md"
    request = Request(today=date(2026, 11, 25))
    said(tmp_path / "site", request, "ja")
    times = file.stat()
    text = file.read_text(encoding="utf-8")
    write(file, text.replace("draft: false", "draft: true "))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert '"draft": true' in said(tmp_path / "site", request, "ja").split("3.md")[1]


def test_a_consent_from_tomorrow_counts_tomorrow(elsewhere: None, tmp_path: Path) -> None:
    place(tmp_path, "ja")
    changed("content/notes/talk.txt", "granted: 2026-11-18", "granted: 2026-12-24")(tmp_path)
    stopped = [
        "consent-missing" in said(tmp_path, Request(today=day), "ja")
        for day in (date(2026, 11, 25), date(2026, 12, 30), date(2026, 11, 25))
    ]
    assert stopped == [True, False, True]


@pytest.mark.parametrize("linked", [False, True], ids=["own folder", "linked worktree"])
def test_what_git_tells_reaches_the_answer_that_was_kept(
    linked: bool, elsewhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who committed the lines is asked where articles are signed; the files stay as they are."""
    repository = Repository(tmp_path / "site")
    # Without a log of where HEAD was, only the branch itself tells.
    repository.git("config", "core.logAllRefUpdates", "false")
    place(repository.top, "en")
    write(repository.top / "pipeline.toml", 'lang = "en"\n[sign_off]\nrequired = false\n')
    repository.commit_all("By hand")
    if linked:
        repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
        repository = Repository(tmp_path / "linked", init=False)
    monkeypatch.chdir(repository.top)
    question = Question((), False, None, False, (), (), "json", None, (1, 1), "en")

    before = answer_to(question)
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.cli.judging.answered", None)
        assert answer_to(question) == before
    assert "human-section-by-machine" not in before.text
    repository.git("commit", "--quiet", "--amend", "-m", "By hand\n\nCo-authored-by: Claude <noreply@anthropic.com>")
    assert "human-section-by-machine" in answer_to(question).text
