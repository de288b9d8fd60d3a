"""`pipeline init`: a site that is ready to build, and never a file overwritten."""

from __future__ import annotations

import errno
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from pipeline.wording import LANGUAGES, Language
from tests import commands
from tests.sites import write
from tests.terminal import at_a_terminal

ROOT = Path(__file__).parents[2]
FILES = {
    "mkdocs.yml",
    "pipeline.toml",
    "requirements.txt",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".github/workflows/check.yml",
    ".github/workflows/publish.yml",
    ".github/dependabot.yml",
    "content/site/index.md",
    "content/site/tags.md",
    "content/site/.authors.yml",
    "content/site/posts/sample.md",
    "content/notes/sample-interview.md",
    "content/ledger/sample.json",
}
SAMPLE = [name for name in FILES if Path(name).name.startswith("sample")]


def pipeline(folder: Path, *arguments: str, lang: str = "en_US.UTF-8") -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`, in the language of a locale."""
    return commands.pipeline(folder, *arguments, LC_ALL=lang)


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module", params=LANGUAGES)
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site in a folder whose name has a space and Japanese in it."""
    folder = tmp_path_factory.mktemp("fresh") / f"わたしの サイト {request.param}"
    result = pipeline(folder.parent, "init", folder.name, "--lang", request.param)
    assert result.returncode == 0, result.stderr
    return folder


def language(folder: Path) -> Language:
    return "ja" if folder.name.endswith("ja") else "en"


def test_it_needs_no_git_no_terminal_and_no_home(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pipeline", "init", "blog", "--lang", "ja"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": str(tmp_path), "HOME": "/nowhere"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert files(tmp_path / "blog") == FILES


def test_it_writes_exactly_the_files_of_a_site(fresh: Path) -> None:
    assert files(fresh) == FILES


def test_the_new_site_passes_and_builds(fresh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fresh, tmp_path / "copy")
    check = pipeline(folder, "check")
    assert check.returncode == 0, check.stdout + check.stderr
    build = pipeline(folder, "build")
    assert build.returncode == 0, build.stdout + build.stderr
    assert "content/site/posts/sample.md" in build.stdout
    assert (folder / "site/index.html").is_file()
    assert not list((folder / "site").rglob("*sample*"))


def test_the_sample_lacks_only_what_a_person_must_write(fresh: Path) -> None:
    result = pipeline(fresh, "check", "--as-published", "--format", "json")
    (sample,) = json.loads(result.stdout)["articles"]
    assert result.returncode == 1
    assert sample["draft"] is True
    assert sample["lang"] == language(fresh)
    assert set(sample["human_sections"].values()) == {"unfilled"}
    errors = {found["check"] for found in sample["findings"] if found["severity"] == "error"}
    assert errors <= {"human-section-empty", "human-section-thin", "placeholder-left", "sign-off-missing"}


def test_the_sample_says_on_its_face_that_it_is_one(fresh: Path) -> None:
    word = {"ja": "見本", "en": "ample"}[language(fresh)]
    notes = (fresh / "content/notes/sample-interview.md").read_text(encoding="utf-8")
    article = (fresh / "content/site/posts/sample.md").read_text(encoding="utf-8")
    assert word in notes.split("\n")[1]
    assert notes == (ROOT / f"content/notes/sample-interview-{language(fresh)}.md").read_text(encoding="utf-8")
    assert word in article.split("\n# ")[1].split("<!--")[0]


def test_the_sample_is_what_the_drafter_writes(fresh: Path) -> None:
    article = (fresh / "content/site/posts/sample.md").read_text(encoding="utf-8")
    ledger = json.loads((fresh / "content/ledger/sample.json").read_text(encoding="utf-8"))
    sentences = [one["text"] for section in ledger["drafts"][0]["sections"] for one in section["sentences"]]
    assert len(sentences) > 10
    assert "notes: [sample-interview.md]" in article


def test_without_the_sample_it_is_still_a_site(fresh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fresh, tmp_path / "copy")
    for name in SAMPLE:
        (folder / name).unlink()
    result = pipeline(folder, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (folder / "site/index.html").is_file()


def test_without_the_sample_article_its_ledger_is_no_obstacle(fresh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fresh, tmp_path / "copy")
    (folder / "content/site/posts/sample.md").unlink()
    assert pipeline(folder, "build").returncode == 0


def test_a_second_run_changes_nothing_and_says_so(fresh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(fresh, tmp_path / "copy")
    (folder / "content/site/index.md").write_text("mine", encoding="utf-8")
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    result = pipeline(folder, "init", "--lang", language(fresh))
    assert result.returncode == 0
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before
    assert all(name in result.stdout for name in FILES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_run_asks_for_nothing_that_is_done(tmp_path: Path, lang: Language) -> None:
    pipeline(tmp_path, "init", "--lang", lang)
    assert "plugins" not in pipeline(tmp_path, "init", "--lang", lang).stdout
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert "plugins" in pipeline(tmp_path, "init", "--lang", lang).stdout


@pytest.mark.parametrize(("locale", "words"), [("ja_JP.UTF-8", "次にすること"), ("en_GB.UTF-8", "What to do next")])
def test_it_says_what_to_do_next_in_the_language_of_the_locale(tmp_path: Path, locale: str, words: str) -> None:
    result = pipeline(tmp_path, "init", "my blog", lang=locale)
    assert words in result.stdout
    (line,) = [line for line in result.stdout.splitlines() if line.strip().startswith("cd ")]
    assert shlex.split(line) == ["cd", "my blog"]


def test_an_existing_site_keeps_its_files_and_learns_what_to_change(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.pipeline]\nlang = 'en'\n", encoding="utf-8")
    result = pipeline(tmp_path, "init")
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Mine\n"
    assert not (tmp_path / "pipeline.toml").exists()
    assert "- tezawari" in result.stdout
    assert "pyproject.toml" in result.stdout


def test_a_file_in_the_way_is_an_error_with_advice(tmp_path: Path) -> None:
    (tmp_path / "blog").write_text("x", encoding="utf-8")
    result = pipeline(tmp_path, "init", "blog")
    assert result.returncode == 2
    assert "blog" in result.stderr


@pytest.mark.parametrize("link", ["content", ".github", "content/site/posts", "content/ledger"])
@pytest.mark.parametrize(("lang", "words"), [("ja", "サイトの外へのリンク"), ("en", "leads out of the site")])
def test_a_folder_that_leads_elsewhere_gets_neither_files_nor_folders(
    tmp_path: Path, link: str, lang: str, words: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "blog" / link).parent.mkdir(parents=True)
    (tmp_path / "blog" / link).symlink_to(tmp_path / "elsewhere")
    result = pipeline(tmp_path, "init", "blog", "--lang", lang)
    assert result.returncode == 2
    assert words in result.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_dangling_link_is_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to(tmp_path / "nowhere.yml")
    assert pipeline(tmp_path, "init").returncode == 0
    assert not (tmp_path / "nowhere.yml").exists()


def test_the_policy_is_what_the_product_assumes(fresh: Path) -> None:
    policy = tomllib.loads((fresh / "pipeline.toml").read_text(encoding="utf-8"))
    assert policy["lang"] == language(fresh)
    assert policy["notes"] == {"folder": "content/notes", "private": False}


def test_the_hook_is_local_and_checks_what_is_staged(fresh: Path) -> None:
    config = yaml.safe_load((fresh / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repository,) = config["repos"]
    (hook,) = repository["hooks"]
    assert repository["repo"] == "local"
    assert hook["language"] == "system"
    assert hook["entry"].startswith("pipeline check --staged")
    assert "always_run" not in hook
    for path in (
        "content/site/posts/a.md",
        "content/notes/b.vtt",
        "content/ledger/a.json",
        "pipeline.toml",
        "mkdocs.yml",
    ):
        assert re.search(hook["files"], path)
        assert re.search(hook["files"], f"blog/{path}"), "the site may lie in a folder of the repository"
    assert not re.search(hook["files"], "src/app.py")


WORKFLOWS = ("check.yml", "publish.yml")


def workflow(folder: Path, name: str) -> dict[str, object]:
    return yaml.safe_load((folder / ".github/workflows" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_pin_their_actions_and_take_no_untrusted_text(fresh: Path, name: str) -> None:
    text = (fresh / ".github/workflows" / name).read_text(encoding="utf-8")
    for action in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", action)
    assert "pull_request_target" not in text
    for command in re.findall(r"run: [^\n]*|run: \|(?:\n {10}[^\n]*)+", text):
        assert "${{" not in command


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_have_the_least_rights_and_never_skip_the_gate(fresh: Path, name: str) -> None:
    config = workflow(fresh, name)
    assert config["permissions"] == {"contents": "read"}
    jobs: dict[str, dict[str, object]] = config["jobs"]  # type: ignore[assignment]  # YAML or JSON as written
    assert not [job for job in jobs.values() if "if" in job]
    trigger = config[True]  # YAML 1.1 reads `on` as true
    assert "paths" not in str(trigger)
    gate = next(iter(jobs.values()))
    steps: list[dict[str, str]] = gate["steps"]  # type: ignore[assignment]  # YAML or JSON as written
    first = next(step for step in steps if step.get("run", "").startswith("pipeline"))
    assert first["run"].startswith("pipeline check")
    assert "if" not in first
    assert "continue-on-error" not in first


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_commands_of_the_workflows_run_here(fresh: Path, tmp_path: Path, asking: Path, name: str) -> None:
    folder = shutil.copytree(fresh, tmp_path / "copy")
    summary = tmp_path / "summary.md"
    environment = {
        "PATH": f"{asking}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(tmp_path / "temporary"),
        "BASE": "HEAD",
    }
    (tmp_path / "temporary").mkdir()
    kept = write(tmp_path / "kept.md", "kept\n")
    for reserved in ("tezawari.md", "tezawari.sarif"):  # a repository can bring links
        (folder / reserved).symlink_to(kept)
    who = ["-c", "user.name=Writer", "-c", "user.email=writer@example.com", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message", "a new site"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    ran = 0
    for job in workflow(folder, name)["jobs"].values():  # type: ignore[attr-defined]  # YAML or JSON as written
        for step in job["steps"]:
            if "pipeline" in step.get("run", ""):
                ran += 1
                command = ["bash", "-e", "-c", step["run"]]
                result = subprocess.run(
                    command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
                )
                assert result.returncode == 0, step["run"] + result.stdout + result.stderr
    assert ran >= 2
    if name == "check.yml":
        assert "content/site/posts/sample.md" in summary.read_text(encoding="utf-8")
        assert json.loads((tmp_path / "temporary/tezawari.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    else:
        assert (folder / "site/index.html").is_file()
    assert kept.read_text(encoding="utf-8") == "kept\n"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_this_repository_runs_the_same_workflows(fresh: Path, name: str) -> None:
    own = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    if language(fresh) == "en":
        made = (fresh / ".github/workflows" / name).read_text(encoding="utf-8")
        made = re.sub(
            r"      - name: Install .*?(?=      - name: Check)",
            "      - run: python -m pip install --quiet .\n",
            made,
            flags=re.DOTALL,
        )
        assert own == made.replace("--requirement requirements.txt", ".")


HOOKED = "repos:\n  - repo: local\n    hooks: []\n"


@pytest.mark.parametrize(("lang", "begin"), [("ja", "最初の記事"), ("en", "first article")])
def test_a_blog_that_is_there_gets_what_it_needs_and_nothing_else(tmp_path: Path, lang: Language, begin: str) -> None:
    blog = shutil.copytree(ROOT / f"tests/docs/samples/blog-{lang}", tmp_path / "blog")
    (blog / ".pre-commit-config.yaml").write_text(HOOKED, encoding="utf-8")
    before = files(blog)
    result = pipeline(blog, "init", "--lang", lang)
    assert result.returncode == 0, result.stderr
    assert files(blog) == {*before, "pipeline.toml", ".gitignore"}
    assert begin in result.stdout
    assert "  - tezawari" in result.stdout
    assert "pipeline check --staged" in result.stdout, "the hook to add, as the settings that are there were kept"
    assert (blog / ".pre-commit-config.yaml").read_text(encoding="utf-8") == HOOKED
    settings = (blog / "mkdocs.yml").read_text(encoding="utf-8")
    (blog / "mkdocs.yml").write_text(settings.replace("plugins:", "plugins:\n  - tezawari", 1), encoding="utf-8")
    assert pipeline(blog, "new", "lunch").returncode == 0
    assert (blog / "docs/blog/posts/new/lunch.md").is_file()
    checked = pipeline(blog, "check", "--format", "json")
    assert [one["path"] for one in json.loads(checked.stdout)["articles"]] == ["docs/blog/posts/new/lunch.md"]


@pytest.mark.parametrize(
    ("settings", "folders", "expected"),
    [
        ("plugins: [{blog: {blog_dir: .}}]", [], ["docs/posts"]),
        ("plugins: {material/blog: {blog_dir: news, post_dir: '{blog}/items'}}", [], ["docs/news/items"]),
        ("plugins: [blog, {blog: {blog_dir: lab}}]", [], ["docs/blog/posts", "docs/lab/posts"]),
        ("docs_dir: !ENV [DOCS, pages]", ["pages/en/blog", "pages/ja/blog"], ["pages/en/blog", "pages/ja/blog"]),
        ("plugins: [search]", ["docs/a/posts", "docs/blog"], ["docs/a/posts"]),
        ("theme: {language: ja}", [], ["docs"]),
    ],
)
def test_where_posts_lie_is_read_from_the_settings_or_seen(
    tmp_path: Path, settings: str, folders: list[str], expected: list[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{settings}\n", encoding="utf-8")
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    said = pipeline(tmp_path, "init").stdout
    policy = tomllib.loads((tmp_path / "pipeline.toml").read_text(encoding="utf-8"))
    assert policy["articles"] == [f"{folder}/new/**/*.md" for folder in expected]
    assert policy["pages"] == [f"{expected[0].split('/')[0]}/**/*.md"]
    assert policy["lang"] == ("ja" if "language: ja" in settings else "en")
    assert "attr_list" in said
    (hook,) = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert re.search(hook["files"], f"{expected[0]}/new/a.md")
    assert re.search(hook["files"], "notes/a.vtt")


@pytest.mark.parametrize(
    ("language", "answer", "made"),
    [("en", "n\n", False), ("en", "y\n", True), ("ja", "\n", False), ("ja", "はい\n", True)],
)
def test_among_files_of_others_init_asks_before_it_fills_the_folder(
    tmp_path: Path, language: str, answer: str, made: bool
) -> None:
    (tmp_path / "letter.docx").write_text("")
    (tmp_path / "photos").mkdir()
    shown = at_a_terminal(tmp_path, "init", "--lang", language, answer=answer)
    assert {"ja": "フォルダーが2個", "en": "2 files or folders"}[language] in shown.output
    assert (tmp_path / "mkdocs.yml").exists() == made


def test_without_a_terminal_or_among_its_own_files_init_asks_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("")
    assert pipeline(tmp_path, "init", "--lang", "en").returncode == 0
    assert "There are" not in at_a_terminal(tmp_path, "init", "--lang", "en", answer="").output


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_a_blog_git_is_kept_from_private_notes_and_from_the_built_site(tmp_path: Path, lang: Language) -> None:
    for name, there in (("new", None), ("old", "/site\nlocal.txt\n")):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "mkdocs.yml", "site_name: x\nplugins: [blog]\n")
        if there:
            write(tmp_path / name / ".gitignore", there)
    assert pipeline(tmp_path / "new", "init", "--lang", lang).returncode == 0
    written = (tmp_path / "new/.gitignore").read_text(encoding="utf-8").split()
    assert {"/site/", "/notes/private/"} <= set(written)
    told = pipeline(tmp_path / "old", "init", "--lang", lang).stdout
    assert (tmp_path / "old/.gitignore").read_text(encoding="utf-8") == "/site\nlocal.txt\n"
    assert "\n  /notes/private/\n" in told and "\n  /site/\n" not in told
    assert {"ja": ".gitignore に、次の行を", "en": "these lines to .gitignore"}[lang] in told


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("room", [5, len(FILES) - 1])
def test_a_disk_that_is_full_leaves_no_half_a_site(
    tmp_path: Path, lang: Language, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there stays; what init wrote goes, and the same command makes the site once there is room."""
    site = tmp_path / "site"
    write(site / ".gitignore", "mine\n")
    sync = os.fsync

    def refuse(descriptor: int) -> None:
        if len(files(site)) > room:  # the one that is being written is there by another name
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    done = pipeline(tmp_path, "init", "site", "--lang", lang)
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert files(site) == {".gitignore"}
    monkeypatch.setattr(os, "fsync", sync)
    assert pipeline(tmp_path, "init", "site", "--lang", lang).returncode == 0
    assert files(site) == FILES
    assert (site / ".gitignore").read_text(encoding="utf-8") == "mine\n"
