"""A new site: which files it has, and how they are written without touching what is there."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pipeline import __version__
from pipeline.errors import UsageError
from pipeline.sources.root import PROJECT, holds_table
from pipeline.starter.adopted import Blog, contents, to_add
from pipeline.wording import Language, Text

# Path in the site → template: in the folder of the site's language where it speaks to a person, else in `common`.
_FILES: Mapping[str, str] = {
    "mkdocs.yml": "mkdocs.yml",
    "pipeline.toml": "pipeline.toml",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/check.yml": "check.yml",
    ".github/workflows/publish.yml": "publish.yml",
    ".github/dependabot.yml": "dependabot.yml",
    "content/site/index.md": "index.md",
    "content/site/tags.md": "tags.md",
    "content/site/.authors.yml": "authors.yml",
    "content/notes/sample-interview.md": "sample-interview.md",
}
_COMMON = ("requirements.txt", "gitignore")
_NOTES = "content/notes/sample-interview.md"
_SAMPLE = "content/site/posts/sample.md"
_FACE: Mapping[Language, str] = {
    "ja": '!!! note "これは見本の下書きです"\n    取材も人物も作り話です。いらなくなったら消してください。\n',
    "en": '!!! note "This is a sample draft"\n    The interview and the people in it are made up. Delete it when you no longer need it.\n',
}


@dataclass(frozen=True)
class Made:
    """What was written and what was there before and was kept; paths from the site's root. `lacking` is what files that a blog
    has still lack."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    adopted: Blog | None = None
    lacking: Mapping[str, str] = field(default_factory=dict)


def make(root: Path, language: Language, blog: Blog | None = None) -> Made:
    """Write the files of a new site below `root`, or those that a `blog` there needs. Raises `UsageError` where that is not possible."""
    if root.exists() and not root.is_dir():
        raise UsageError(
            Text("同じ名前のファイルがあります。", "There is a file of that name."),
            Text("別のフォルダー名を指定してください。", "Choose another name for the folder."),
            path=str(root),
        )
    written: list[str] = []
    kept: list[str] = []
    with _whole(root, written):
        wanted = dict(contents(root, blog, language) if blog else _contents(language))
        for path, text in wanted.items():
            (written if _write(root, path, text) else kept).append(path)
        if blog:
            there = {path: (root / path).read_text(encoding="utf-8", errors="replace") for path in kept}
            lacking = {path: more for path in kept if (more := to_add(path, wanted[path], there[path]))}
            return Made(tuple(written), tuple(kept), blog, lacking)
        _draft_sample(root, language, written, kept)
    return Made(tuple(written), tuple(kept))


@contextlib.contextmanager
def _whole(root: Path, written: Sequence[str]) -> Iterator[None]:
    """Where making breaks off, what was `written` is taken back: half a site would be taken for one. Raises `PipelineError`."""
    try:
        yield
    except BaseException as error:
        for path in written:
            (root / path).unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise UsageError(
            Text("書き込めません（{detail}）。", "This cannot be written ({detail}).").filled(detail=error.strerror),
            Text(
                "フォルダーの権限と空き容量を確かめてください。", "Check the folder's permissions and the free space."
            ),
            path=str(error.filename or root),
        ) from error


def _draft_sample(root: Path, language: Language, written: list[str], kept: list[str]) -> None:
    """Have the drafter write the sample article and its ledger; what is there already, or has no place, stays."""
    from pipeline.drafting import drafting
    from pipeline.policy.globs import matches
    from pipeline.sources import writing
    from pipeline.sources.site import ledger_path, open_site

    site = open_site(root)
    record = ledger_path(_SAMPLE, site.config)
    there = tuple(path for path in (_SAMPLE, record) if os.path.lexists(root / path))
    if there or not matches(_SAMPLE, site.config.articles) or site.config.notes_folder != str(Path(_NOTES).parent):
        kept.extend(there)
        return
    for place in (_SAMPLE, record):
        writing.require_inside(root, place)
    written.extend((_SAMPLE, record))
    drafting.create(site, drafting.read_notes(site, [root / _NOTES]), _SAMPLE, drafting.DEFAULT_TYPE)
    text = (root / _SAMPLE).read_text(encoding="utf-8")
    heading = re.search(r"(?m)^# .*\n", text)
    if heading is not None:
        text = f"{text[: heading.end()]}\n{_FACE[language]}{text[heading.end() :]}"
        writing.replace(root / _SAMPLE, text, _SAMPLE)


def _contents(language: Language) -> Iterator[tuple[str, str]]:
    templates = files("pipeline.starter").joinpath("templates")
    for path, name in _FILES.items():
        text = templates.joinpath("common" if name in _COMMON else language, name).read_text(encoding="utf-8")
        yield path, text.replace("@VERSION@", __version__)


def _write(root: Path, path: str, text: str) -> bool:
    """Write one file; False where one is there. Raises `UsageError` for a folder that leads out of the site."""
    target = root / path
    if path == "pipeline.toml" and holds_table(root / PROJECT):
        return False
    from pipeline.sources import writing

    writing.require_inside(root, path)
    return writing.create_unless_there(target, text, path)
