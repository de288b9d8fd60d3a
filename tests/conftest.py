"""What all tests share: how often a template is compiled, and which cases are measured."""

from __future__ import annotations

import re

import jinja2
import pytest
from hypothesis import HealthCheck, settings
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from pipeline.wording import LANGUAGES

# How long a machine takes that does other things, too, says nothing about what is tested.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


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

    Theme.get_env = get_env  # type: ignore[method-assign]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage looks at the first case of each test in each language; its tracer makes a case take three times as long."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for item in items:
        name, _, case = item.nodeid.partition("[")
        key = name, frozenset(re.split(r"[^a-z]", case)).intersection(LANGUAGES)
        if key in seen:
            item.add_marker("no_cover")
        seen.add(key)
