"""The cache changes speed only."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.checking import kin, store, working
from pipeline.checking.providers import Surroundings
from pipeline.checking.session import Request, inspect
from pipeline.model.report import Report
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

COUNT = 8


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    make_site(tmp_path / "site", "ja")
    for number in range(COUNT):
        text = article("ja", opinion=number % 3 != 0, draft=number % 5 == 0)
        write(tmp_path / f"site/content/site/posts/{number:02}.md", text)
    return tmp_path / "site"


def report(site: Path, **how: object) -> Report:
    return inspect(open_site(site), Request(**how))  # type: ignore[arg-type]  # one of the cases


def rows(site: Path) -> int:
    connection = sqlite3.connect(site / ".cache/tezawari/store.sqlite3")
    try:
        return int(connection.execute("SELECT count(*) FROM rows").fetchone()[0])
    finally:
        connection.close()


def test_a_warm_run_says_what_a_cold_one_says_and_judges_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = report(site)
    assert rows(site) >= COUNT
    assert judged_again(site, monkeypatch) == []
    assert report(site) == cold


def test_an_article_that_is_saved_again_and_again_takes_nothing_from_the_others(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(site)
    saved = f"content/site/posts/{COUNT - 1:02}.md"  # that no other comes after
    for turn in range(30):
        write(site / saved, article("ja") + f"\n{turn} 回目。\n")
        report(site, paths=(saved,))
    assert set(judged_again(site, monkeypatch)) <= {Path(saved).name}


def test_what_no_run_over_the_site_asks_for_any_more_is_dropped(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_KEEP_RUNS", 2 * store._WHOLE)
    counts = []
    for turn in range(9):
        write(site / "content/site/posts/03.md", article("ja") + f"\n{turn} 回目。\n")
        report(site)
        counts.append(rows(site))
    assert counts[0] < counts[2]
    assert counts[8] <= counts[5]


def test_nothing_of_the_store_gets_into_a_commit(site: Path) -> None:
    report(site)
    assert rows(site)
    subprocess.run(["git", "init", "-q"], cwd=site, check=True)
    subprocess.run(["git", "add", "-A"], cwd=site, check=True)
    staged = subprocess.run(["git", "ls-files"], cwd=site, check=True, capture_output=True, text=True).stdout.split()
    assert "pipeline.toml" in staged
    assert [path for path in staged if path.startswith(".cache")] == []


def judged_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that one more run parses."""
    seen: list[str] = []

    def spy(around: Surroundings, work: working.Work) -> working.Outcome:
        seen.append(work.path.rpartition("/")[2])
        return plain(around, work)

    plain = working.judged
    monkeypatch.setattr(working, "judged", spy)
    report(site)
    monkeypatch.setattr(working, "judged", plain)
    return seen


def test_what_changed_is_judged_again(site: Path) -> None:
    before = report(site)
    assert before.articles[3].blocked
    write(site / "content/site/posts/03.md", article("ja"))
    after = report(site)
    assert not after.articles[3].blocked
    assert after.articles[4:] == before.articles[4:]


def test_a_change_in_what_an_article_was_judged_by_counts_too(site: Path) -> None:
    post = site / "content/site/posts/01.md"
    write(site / "content/site/posts/02.md", article("ja").replace("## 要点", "## 要点 {: #points }"))
    write(post, article("ja") + "\n[次の記事](02.md#points)と![図](zu.png)\n")
    write(site / "content/site/posts/zu.png", "x")
    assert not report(site).articles[1].blocked
    (site / "content/site/posts/zu.png").unlink()
    assert report(site).articles[1].blocked
    write(site / "content/site/posts/zu.png", "x")
    assert not report(site).articles[1].blocked
    write(site / "content/site/posts/02.md", article("ja").replace("## 要点", "## まとめ"))
    assert report(site).articles[1].blocked


def test_a_ledger_that_appears_is_looked_at(site: Path) -> None:
    assert report(site).exit_status == 1
    write(site / "content/ledger/01.json", "{")
    assert report(site).exit_status == 3
    (site / "content/ledger/01.json").unlink()
    assert report(site).exit_status == 1


def test_another_policy_and_another_selection_start_afresh(site: Path) -> None:
    plain = report(site)
    write(site / "pipeline.toml", 'lang = "ja"\n[types.essay]\nrequire = []\n[severity]\nlink-broken = "note"\n')
    report(site)
    assert report(site, as_published=True).articles[0].blocked
    assert not plain.articles[0].blocked


def delete(folder: Path) -> None:
    shutil.rmtree(folder)


def corrupt(folder: Path) -> None:
    (folder / "store.sqlite3").write_bytes(b"this is no database" * 100)


def truncate(folder: Path) -> None:
    file = folder / "store.sqlite3"
    file.write_bytes(file.read_bytes()[:5000])


def another_version(folder: Path) -> None:
    connection = sqlite3.connect(folder / "store.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()


def nonsense_rows(folder: Path) -> None:
    connection = sqlite3.connect(folder / "store.sqlite3")
    connection.execute("UPDATE rows SET value = '{\"report\": 3}'")
    connection.commit()
    connection.close()


def a_folder(folder: Path) -> None:
    delete(folder)
    (folder / "store.sqlite3").mkdir(parents=True)


@pytest.mark.parametrize("damage", [delete, corrupt, truncate, another_version, nonsense_rows, a_folder])
def test_a_damaged_cache_changes_nothing(site: Path, damage: Callable[[Path], None]) -> None:
    whole = report(site)
    damage(site / ".cache/tezawari")
    assert report(site) == whole
    assert report(site) == whole


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM parts WHERE number = 1",
        "UPDATE parts SET value = zeroblob(length(value))",
        "UPDATE parts SET value = (SELECT value FROM parts WHERE number = 0), code = (SELECT code FROM parts WHERE number = 0)",
        "UPDATE parts SET value = 'text', code = 3",
        "DROP TABLE parts",
    ],
)
def test_a_damaged_index_of_who_shares_words_changes_nothing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(kin, "_STALE", 2)
    monkeypatch.setattr(kin, "_IN_A_PART", 16)
    whole = report(site)
    assert any(one.check == "copied-from-article" for each in whole.articles for one in each.findings)
    connection = sqlite3.connect(site / ".cache/tezawari/store.sqlite3")
    assert connection.execute("SELECT count(*) FROM parts").fetchone()[0] > 2
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert report(site) == whole
    write(site / "content/site/posts/07.md", f"{article('ja')}\nもう一つ。\n")
    changed = report(site)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert changed == report(site)


def test_a_locked_cache_changes_nothing(site: Path) -> None:
    whole = report(site)
    other = sqlite3.connect(site / ".cache/tezawari/store.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        write(site / "content/site/posts/03.md", article("ja"))
        assert not report(site).articles[3].blocked
    finally:
        other.close()
    assert report(site).articles[4:] == whole.articles[4:]


def test_a_cache_from_somebody_else_is_never_believed(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request may bring a cache in which everything passes: it was made with another key."""
    report(site)
    connection = sqlite3.connect(site / ".cache/tezawari/store.sqlite3")
    connection.execute("UPDATE rows SET value = CAST(replace(CAST(value AS TEXT), 'human-section', 'nothing') AS BLOB)")
    connection.commit()
    connection.close()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ci"))
    assert report(site).exit_status == 1


def test_without_a_place_for_the_key_there_is_no_cache(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = write(tmp_path / "file", "no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert report(site).exit_status == 1
    assert not (site / ".cache").exists()


def test_two_processes_at_once_both_see_everything(site: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "check", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.PIPE) for _ in range(3)]
    outputs = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [1, 1, 1]
    assert outputs[0] == outputs[1] == outputs[2] != b""


def test_processes_and_shards_come_to_the_same(site: Path) -> None:
    whole = report(site)
    shutil.rmtree(site / ".cache")
    assert report(site, jobs=3) == whole
    shards = [report(site, shard=(number, 3)) for number in (1, 2, 3)]
    together = sorted((one for part in shards for one in part.articles), key=lambda one: one.path)
    assert tuple(together) == whole.articles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_run_that_was_killed_leaves_nothing_that_a_later_one_believes(
    lang: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies by SIGKILL with a part of its verdicts written, some of them in the middle of a transaction."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    site = make_site(tmp_path / "site", lang)
    for number in range(COUNT):
        write(site / f"content/site/posts/{number:02}.md", article(lang, opinion=number % 3 != 0))
    code = (
        "import os, signal\nfrom pathlib import Path\nfrom pipeline.checking import memory, store\n"
        "from pipeline.checking.session import Request, inspect\nfrom pipeline.sources.site import open_site\n"
        "memory._WRITTEN = 3\nwritten, times = store.Store._write, []\n"
        "def dies(self, connection):\n"
        "    if times:\n"
        "        connection.execute('INSERT OR REPLACE INTO rows SELECT key, x\\'00\\', code, run FROM rows')\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    times.append(1)\n    written(self, connection)\n"
        "store.Store._write = dies\ninspect(open_site(Path('.')), Request())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    killed = subprocess.run([sys.executable, "-c", code], cwd=site, env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert rows(site) >= 3
    after, again = report(site), report(site)
    shutil.rmtree(site / ".cache")
    assert after == again == report(site)


@pytest.mark.parametrize("target", ["..", "../..", "../elsewhere"])
@pytest.mark.parametrize("link", [".cache", ".cache/tezawari"])
def test_a_link_in_the_place_of_the_store_is_never_followed(site: Path, link: str, target: str) -> None:
    (site.parent / "elsewhere").mkdir()
    for folder in (site.parent, site, site.parent / "elsewhere"):
        write(folder / ".gitignore", "/mine/\n")
    (site / link).parent.mkdir(exist_ok=True)
    (site / link).symlink_to(Path(*[".."] * link.count("/"), target))
    before = files_of(site.parent)
    assert report(site).articles
    assert files_of(site.parent) == before
    for folder in (site.parent, site, site.parent / "elsewhere"):
        assert (folder / ".gitignore").read_text(encoding="utf-8") == "/mine/\n"


@pytest.mark.parametrize("name", ["store.sqlite3", "store.sqlite3-wal"])
def test_nor_is_one_in_the_place_of_its_file(site: Path, name: str) -> None:
    write(site / ".cache/tezawari/.gitignore", "mine\n")
    (site / ".cache/tezawari" / name).symlink_to(site.parent / "elsewhere")
    assert report(site) == report(site)
    assert not (site.parent / "elsewhere").exists()
    assert (site / ".cache/tezawari/.gitignore").read_text(encoding="utf-8") == "mine\n"


def files_of(folder: Path) -> list[Path]:
    """What lies below a folder, but for the secret of the user."""
    return sorted(path for path in folder.rglob("*") if not path.is_relative_to(folder / "home"))
