"""Who committed what in a site of 1,000 articles and 3,000 commits, beside plain `git blame`: `python -m bench.origins`."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.checking.examples import BASE
from pipeline.checking.session import Request, inspect
from pipeline.sources.git import machine_commits
from pipeline.sources.site import open_site

ARTICLES, COMMITS = 1000, 3000
# Every so many commits is an agent's.
AGENT = 5
SAMPLE = 40


def history() -> Iterator[bytes]:
    """A stream for `git fast-import`: each commit writes one article anew, two in three times with a merge between."""
    policy = b'lang = "en"\n[sign_off]\nrequired = false\n[severity]\ncopied-from-article = "note"\n'
    yield b"commit refs/heads/main\ncommitter A <a@example.com> 1700000000 +0000\ndata 4\nsite\n"
    yield b"M 100644 inline pipeline.toml\ndata %d\n%s\n" % (len(policy), policy)
    for number in range(COMMITS):
        path = b"content/site/posts/a%d.md" % (number % ARTICLES)
        text = BASE["en"].replace("third shelf", f"shelf number {number % ARTICLES} of round {number // ARTICLES}")
        data = text.encode()
        message = b"work\n\nCo-authored-by: Claude <noreply@anthropic.com>\n" if number % AGENT == 0 else b"work\n"
        when = 1700000001 + number
        yield b"commit refs/heads/main\ncommitter A <a@example.com> %d +0000\ndata %d\n%s\n" % (
            when,
            len(message),
            message,
        )
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (path, len(data), data)


def main() -> None:
    """Print seconds, cold and warm, and those of `git blame` for the same articles."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        clean = {"cwd": root, "env": {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}, "check": True}
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], **clean)  # type: ignore[call-overload]  # options of the git environment
        stream = b"".join(history())
        subprocess.run(["git", "fast-import", "--quiet"], input=stream, **clean)  # type: ignore[call-overload]  # options of the git environment
        subprocess.run(["git", "reset", "--quiet", "--hard"], **clean)  # type: ignore[call-overload]  # options of the git environment
        started = time.perf_counter()
        state = machine_commits.state(root)
        assert not isinstance(state, tuple) or machine_commits.read(*state, ()).commits
        print(f"history of {COMMITS} commits, cold: {time.perf_counter() - started:.2f} s")
        checks = tuple(check for check in Request().checks if check.id == "human-section-by-machine")
        for name in ("cold", "warm"):
            started = time.perf_counter()
            report = inspect(open_site(root), Request(checks=checks))
            found = sum(len(article.findings) for article in report.articles)
            print(f"check of {ARTICLES} articles, {name}: {time.perf_counter() - started:.2f} s, {found} findings")
        started = time.perf_counter()
        for number in range(SAMPLE):
            subprocess.run(  # type: ignore[call-overload]  # options of the git environment
                ["git", "blame", "--porcelain", f"content/site/posts/a{number}.md"], stdout=subprocess.DEVNULL, **clean
            )
        each = (time.perf_counter() - started) / SAMPLE
        print(f"git blame, {SAMPLE} files: {each * 1000:.0f} ms a file, {each * ARTICLES:.0f} s for all")


if __name__ == "__main__":
    main()
