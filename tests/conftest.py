"""What all tests share: how often a theme is read and a template is compiled, how much is generated, and which cases are measured."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import mkdocs.utils
import pytest
from hypothesis import HealthCheck, settings
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from pipeline.wording import LANGUAGES
from tests.answering import answering

# How long a machine takes that does other things, too, says nothing about what is tested. Every run draws other cases;
# `make test-generated` draws four times as many (see `tests/generated.py`).
for name, most in {"some": 25, "many": 100}.items():
    settings.register_profile(name, deadline=None, max_examples=most, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("some")


class _Kept(jinja2.BytecodeCache):
    """Compiled templates, kept while the tests run. Jinja compares the source, so a changed template is compiled again."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where the template is known."""
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.compiled[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> None:
    """Two thirds of building a small site are Material's templates, compiled anew for every build of one process."""
    kept, made = _Kept(), Theme.get_env

    def get_env(self: Theme) -> jinja2.Environment:
        environment = made(self)
        environment.bytecode_cache = kept
        return environment

    Theme.get_env = get_env  # type: ignore[method-assign]  # for the whole run


@cache
def _shown(folder: str) -> list[str]:
    """The files below a folder of an installed theme, without hidden ones, which MkDocs leaves out: Material has 14,000 icons."""
    top = Path(folder)
    parts = (file.relative_to(top).parts for file in top.glob("[!.]*/**/*") if file.is_file())
    names = ["/".join(one) for one in parts if not any(part.startswith(".") for part in one)]
    return [*(file.name for file in top.glob("[!.]*") if file.is_file()), *names]


@pytest.fixture(scope="session", autouse=True)
def _themes_are_read_once() -> None:
    """Two thirds of what is left of building a small site: the files of Material, looked through anew for each build."""
    installed = str(Path(mkdocs.utils.__file__).parents[2])
    listed = jinja2.FileSystemLoader.list_templates

    def list_templates(self: jinja2.FileSystemLoader) -> list[str]:
        theirs = [path for path in self.searchpath if str(path).startswith(installed)]
        ours = jinja2.FileSystemLoader([path for path in self.searchpath if path not in theirs])
        return sorted({*listed(ours), *(name for path in theirs for name in _shown(str(path)))})

    jinja2.FileSystemLoader.list_templates = list_templates  # type: ignore[method-assign]  # for the whole run
    # MkDocs asks the installed packages for themes whenever it opens one, having forgotten what they said the last time.
    mkdocs.utils.get_themes = cache(mkdocs.utils.get_themes)


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for the search path, whose `pipeline` is run in the process of the tests."""
    with answering(tmp_path_factory.mktemp("asking")) as folder:
        yield folder


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end: looking for garbage among them again and again finds none."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage looks at the first case of each test in each language; its tracer makes a case take three times as long."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for item in items:
        name, _, case = item.nodeid.partition("[")
        key = name, frozenset(re.split(r"[^a-z]", case)).intersection(LANGUAGES)
        if key in seen:
            item.add_marker("no_cover")
        seen.add(key)
