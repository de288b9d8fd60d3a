"""`make demo`: the product's whole path on a sample interview, in a temporary copy that leaves the clone clean."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import git

from pipeline.policy.identities import AGENTS
from pipeline.wording import Language, Text, locale_language

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# One interview, and the article as a writer finished it, for each language.
INTERVIEWS: dict[Language, str] = {"ja": "sample-interview-ja.md", "en": "sample-interview-en.md"}
POST = "content/site/posts/demo.md"
CHAT = "content/site/posts/from-chat.md"

STEPS = {
    "site": Text("新しいサイトを作ります", "A new site"),
    "notes": Text("取材メモを読み取ります", "What was understood of the interview"),
    "import": Text(
        "チャットが書いた下書きを、取材と照らして取り込みます（だれも言っていない数字があります）",
        "A draft from a chat, held to the interview (it has a figure that nobody gave)",
    ),
    "draft": Text(
        "機械が下書きします（人が書く節は空のまま）", "The machine drafts, and leaves the human sections empty"
    ),
    "refused": Text("下書きのまま公開しようとすると、止まります", "Publishing the untouched draft is refused"),
    "commit-refused": Text(
        "コミットも止まります（本物の pre-commit）", "So is the commit, by the real pre-commit hook"
    ),
    "finished": Text("書き手が三つの節を書き上げました", "A writer has written the three sections"),
    "signed": Text("書き手が、自分の名前で署名します", "The writer signs for it in their own name"),
    "passes": Text("ゲートを通ります", "Now it passes"),
    "commit-accepted": Text("コミットも通ります", "And the commit is accepted"),
    "build": Text("公開してよい記事だけでサイトを作ります", "The site is built from what may be published"),
}
DONE = Text(
    "できました。見るには、次を実行して http://127.0.0.1:8000/{article}/ をブラウザーで開いてください：\n"
    "  {python} -m http.server --bind 127.0.0.1 --directory {site}\n"
    "自分のサイトを始めるには：\n  {pipeline} init my-site --lang ja",
    "Done. To look at it, run this and open http://127.0.0.1:8000/{article}/ in a browser:\n"
    "  {python} -m http.server --bind 127.0.0.1 --directory {site}\n"
    "To begin a site of your own:\n  {pipeline} init my-site --lang en",
)
UNEXPECTED = Text(
    "想定と違う結果でした（終了コード {status}）。", "This is not what should have happened (exit status {status})."
)


def main() -> None:
    """Run every step; stop with status 1 at the first that does not do what it should."""
    language: Language = locale_language() or "en"
    folder = Path(tempfile.mkdtemp(prefix="tezawari-demo-")) / "site"
    demo = _Demo(folder, language)
    demo.run()
    built = folder / "site"
    article = next(built.rglob("demo/index.html")).parent.relative_to(built).as_posix()
    print()
    words = {"article": article, "python": sys.executable, "site": built, "pipeline": BIN / "pipeline"}
    print(DONE.render(language, words))


class _Demo:
    def __init__(self, folder: Path, language: Language) -> None:
        self.folder = folder
        self.language = language
        self.number = 0

    def run(self) -> None:
        language = self.language
        interview = INTERVIEWS[language]
        self.step("site")
        self.pipeline("init", str(self.folder), "--lang", language, where=ROOT)
        notes = self.folder / "content/notes" / interview
        notes.write_bytes((ROOT / "content/notes" / interview).read_bytes())
        repository = self.repository()
        self.step("notes")
        self.pipeline("notes", f"content/notes/{interview}")
        self.step("import")
        self.imported(f"content/notes/{interview}")
        self.step("draft")
        self.pipeline("draft", f"content/notes/{interview}", "--type", "case-study", "--out", POST)
        self.step("refused")
        self.pipeline("check", POST, "--as-published", expected=1)
        self.step("commit-refused")
        post = self.folder / POST
        post.write_text(post.read_text(encoding="utf-8").replace("draft: true", "draft: false", 1), encoding="utf-8")
        self.commit(repository, "demo: publish the untouched draft", accepted=False)
        self.step("finished")
        post.write_bytes((ROOT / "content/site/posts" / interview).read_bytes())
        print(f"  {POST}")
        self.step("signed")
        self.sign(POST)
        self.step("passes")
        self.pipeline("check", POST)
        self.step("commit-accepted")
        self.commit(repository, "demo: the finished article", accepted=True)
        self.step("build")
        self.pipeline("build")

    def imported(self, notes: str) -> None:
        """Take in the chat's draft, look at the report, and put it away again: the demonstration goes on with our own."""
        before = set(self.folder.rglob("content/*/**/*"))
        self.pipeline("import", str(ROOT / "demo" / f"chat-{self.language}.md"), "--notes", notes, "--out", CHAT)
        for file in set(self.folder.rglob("content/*/**/*")) - before:
            if file.is_file():
                file.unlink()

    def step(self, name: str) -> None:
        self.number += 1
        print(f"\n[{self.number}/{len(STEPS)}] {STEPS[name].render(self.language)}", flush=True)

    def pipeline(self, *arguments: str, expected: int = 0, where: Path | None = None) -> None:
        print(f"  $ pipeline {' '.join(arguments)}", flush=True)
        self.command([str(BIN / "pipeline"), *arguments], expected, where or self.folder)

    def sign(self, post: str) -> None:
        """Sign at a terminal of the demonstration's own, where its writer answers yes."""
        print(f"  $ pipeline sign {post}", flush=True)
        ours, theirs = pty.openpty()
        environment = {name: value for name, value in self.environment().items() if name not in AGENTS}
        process = subprocess.Popen(
            [str(BIN / "pipeline"), "sign", post], cwd=self.folder, env=environment, start_new_session=True,
            stdin=theirs, stdout=theirs, stderr=theirs,
        )  # fmt: skip
        os.close(theirs)
        os.write(ours, b"y\n")
        with contextlib.suppress(OSError):  # the other end is closed when it is done
            while piece := os.read(ours, 65536):
                lines = piece.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()
                print("".join(f"  │ {line}\n" for line in lines), end="", flush=True)
        os.close(ours)
        if process.wait():
            print(UNEXPECTED.render(self.language, {"status": process.returncode}), file=sys.stderr)
            sys.exit(1)

    def repository(self) -> git.Repo:
        """A git repository with the hook installed, whose commits need nobody's name on this machine."""
        repository = git.Repo.init(self.folder, initial_branch="main")
        with repository.config_writer() as config:
            config.set_value("user", "name", "Demo Writer").set_value("user", "email", "writer@example.com")
            config.set_value("commit", "gpgsign", "false")
        self.command([str(BIN / "pre-commit"), "install"], 0, self.folder)
        repository.git.add(all=True)
        repository.git.commit(message="demo: a new site", env=self.environment())
        return repository

    def commit(self, repository: git.Repo, message: str, *, accepted: bool) -> None:
        """A real commit through the real hook; what the hook says is shown."""
        repository.git.add(all=True)
        print(f"  $ git commit -m '{message}'", flush=True)
        self.command(["git", "commit", "--quiet", "-m", message], 0 if accepted else 1, self.folder)

    def command(self, command: Sequence[str], expected: int, folder: Path) -> None:
        result = subprocess.run(
            command, cwd=folder, env=self.environment(), text=True, encoding="utf-8", check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        print("".join(f"  │ {line}\n" for line in result.stdout.splitlines()), end="", flush=True)
        if result.returncode != expected:
            print(UNEXPECTED.render(self.language, {"status": result.returncode}), file=sys.stderr)
            sys.exit(1)

    def environment(self) -> dict[str, str]:
        """The hook must find this `pipeline`, and no repository around the clone may leak in."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_"))}
        language = {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[self.language]
        return {**clean, "PATH": f"{BIN}{os.pathsep}{clean.get('PATH', '')}", "LANG": language, "PYTHONUTF8": "1"}


if __name__ == "__main__":
    main()
