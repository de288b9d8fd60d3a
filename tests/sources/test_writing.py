"""Files are written whole or not at all, also when the process is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pipeline.cli.options import write_or_print
from pipeline.errors import PipelineError, UsageError
from pipeline.sources import writing

ROOT = Path(__file__).parents[2]

# Runs one write and kills itself for real before the Nth call into the file system.
KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.sources import writing

step, action, target, text = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), sys.argv[4] * 5000
count = 0

def audit(event, arguments):
    global count
    if event in ("open", "os.link", "os.rename", "os.remove", "os.chmod", "os.mkdir") and str(target.parent) in str(arguments):
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)

import tempfile  # its own files are opened before the count begins
fsync = os.fsync
def counted(handle):
    global count
    count += 1
    if count == step:
        os.kill(os.getpid(), signal.SIGKILL)
    fsync(handle)

os.fsync = counted
sys.addaudithook(audit)
getattr(writing, action)(target, text, "shown")
print(count)
"""


def run(step: int, action: str, target: Path, text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(step), action, str(target), text],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("action", ["create", "replace"])
def test_killed_at_any_step_the_old_file_or_the_new_one_is_there_whole(tmp_path: Path, action: str) -> None:
    old, new = "old " * 5000, "new " * 5000
    steps = int(run(10_000, action, tmp_path / "count" / "a.md", "new ").stdout)
    assert steps >= 3
    seen = set()
    for step in range(1, steps + 1):
        target = tmp_path / str(step) / "a.md"
        target.parent.mkdir()
        if action == "replace":
            target.write_text(old)
        result = run(step, action, target, "new ")
        assert result.returncode == -signal.SIGKILL, result.stderr
        found = target.read_text() if target.exists() else None
        assert found in ((old, new) if action == "replace" else (None, new))
        seen.add(found)
        left = [path.name for path in target.parent.iterdir() if path != target]
        assert all(name.startswith(".") for name in left), "what is left behind must never be taken for an article"
    assert seen == ({old, new} if action == "replace" else {None, new})


def test_killed_at_random_moments_readers_see_only_whole_files(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    whole = {"a" * 40_000, "b" * 40_000}
    target.write_text("a" * 40_000)
    loop = (
        "import sys\nfrom pathlib import Path\nfrom pipeline.sources import writing\n"
        "print('ready', flush=True)\n"
        "while True:\n    for letter in 'ab':\n        writing.replace(Path(sys.argv[1]), letter * 40_000, 'x')\n"
    )
    for reads in (1, 7, 40, 150):
        process = subprocess.Popen(
            [sys.executable, "-c", loop, str(target)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for _ in range(reads):
            assert target.read_text() in whole
        process.kill()
        process.wait()
        process.stdout.close()
        assert target.read_text() in whole


def test_create_never_overwrites_even_when_two_race(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    results: list[str] = []

    def attempt(text: str) -> None:
        try:
            writing.create(target, text, "a.md")
            results.append(text)
        except UsageError:
            results.append("refused")

    threads = [threading.Thread(target=attempt, args=(f"{number}" * 10_000,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count("refused") == 7
    assert target.read_text() in results


def test_an_existing_file_is_named_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    with pytest.raises(UsageError) as caught:
        writing.create(target, "theirs", "content/site/posts/a.md")
    assert caught.value.path == "content/site/posts/a.md"
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [target]


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    link = tmp_path / "a.md"
    link.symlink_to(outside)
    with pytest.raises(UsageError):
        writing.create(link, "text", "a.md")
    assert not outside.exists()


def test_permissions_of_a_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")
    target.chmod(0o640)
    writing.replace(target, "new", "a.md")
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_cannot_be_made_is_an_error_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PipelineError) as caught:
        writing.create(tmp_path / "file" / "a.md", "text", "file/a.md")
    assert caught.value.path == "file/a.md"
    assert caught.value.hint is not None


def test_an_existing_file_is_left_alone_where_that_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    assert writing.create_unless_there(target, b"\xe6\xa3\x9a", "a.md")
    assert not writing.create_unless_there(target, "theirs", "a.md")
    assert target.read_text(encoding="utf-8") == "棚"


@pytest.mark.parametrize(
    "name",
    [
        "content/site/posts/a.md", "content/site/posts/2026/a.md", "content/site/index.md", "content/site/tags.md", "content/site/pic.svg",
        "content/notes/a.vtt", "content/ledger/a.json", "content/facts/a.json", "pipeline.toml", "mkdocs.yml",
    ],
)  # fmt: skip
def test_a_report_is_never_written_over_the_site_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / "pipeline.toml").write_text('lang = "ja"\n', encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content/site\n", encoding="utf-8")
    target = tmp_path / name
    target.parent.mkdir(parents=True, exist_ok=True)
    was = target.read_bytes() if target.exists() else "人が書いた文章。".encode()
    target.write_bytes(was)
    link = tmp_path / "report.json"
    link.symlink_to(target)
    for output in (target, link):
        with pytest.raises(UsageError) as caught:
            write_or_print("{}\n", output)
        assert caught.value.path == str(output) and caught.value.hint is not None
    assert target.read_bytes() == was


def test_an_article_is_not_written_over_where_the_policy_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "pipeline.toml").write_text("lang =", encoding="utf-8")
    article = tmp_path / "content/site/posts/a.md"
    article.parent.mkdir(parents=True)
    article.write_text("What a person wrote.", encoding="utf-8")
    with pytest.raises(UsageError):
        write_or_print("{}\n", article)
    assert article.read_text(encoding="utf-8") == "What a person wrote."


def test_an_earlier_report_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "pipeline.toml").write_text('lang = "en"\n', encoding="utf-8")
    for name in ("report.md", "reports/check.json", "content/summary.md"):
        report = tmp_path / name
        report.parent.mkdir(exist_ok=True)
        report.write_text("old", encoding="utf-8")
        write_or_print("new\n", report)
        assert report.read_text(encoding="utf-8") == "new\n"


def test_a_report_goes_through_a_link_and_into_a_pipe(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_text("old", encoding="utf-8")
    link = tmp_path / "report.json"
    link.symlink_to(real)
    write_or_print("新しい\n", link)
    assert link.is_symlink() and real.read_text(encoding="utf-8") == "新しい\n"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_or_print("新しい\n", pipe)
    assert os.read(reader, 100).decode() == "新しい\n"
    os.close(reader)
