"""Imports point one way, and the start of `pipeline check` stays light."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "pipeline"
# From the outside in: a module may import from its own layer and from those below it.
LAYERS = [
    {"cli", "__main__"},
    {"exporting"},
    {"site"},
    {"drafting", "publishing", "starter"},
    {"report"},
    {"checking.session", "checking.snapshot"},
    {"checking.besides", "checking.left_behind"},
    {"checking.memory"},
    {"checking.working", "checking.rows"},
    {"checking.providers", "checking.judge"},
    {"checking.sitewide", "checking.weighing"},
    {"checking.kin"},
    {"checking.partly"},
    {"checking.reading", "checking.card"},
    {"checking.contents", "checking.habits", "checking.kept_figures", "checking.kept_notes", "checking.policy"},
    {"checking.store", "checking.compiled"},
    {"checking.secret", "checking.version"},
    {"checking.registry"},
    {"checks", "sources"},
    {"checking.examples"},
    {"checking.check"},
    {"checking.inputs"},
    {"evidence"},
    {"language"},
    {"markup"},
    {"policy"},
    {"model"},
    {"lexicon"},
    {"nearest", "patterns"},
    {"clock", "digests", "garbage"},
    {"errors"},
    {"wording"},
    {"records", "frozen"},
]
MODULES = sorted(ROOT.rglob("*.py"))


def layer(name: str) -> int:
    """The layer of a module, by its folder, or by its own name where the folder has layers of its own."""
    return next(
        index
        for index, names in enumerate(LAYERS)
        if any(name == known or name.startswith(f"{known}.") for known in names)
    )


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.removeprefix("pipeline.") for name in names if name.startswith("pipeline.")}
    return found - {"__version__", "HOME", "DOCS"}


@pytest.mark.parametrize("place", sorted({file.relative_to(ROOT).parts[0] for file in MODULES}))
def test_imports_point_one_way(place: str) -> None:
    wrong = {}
    for file in MODULES:
        parts = file.relative_to(ROOT).with_suffix("").parts
        names = imported(file) if file.relative_to(ROOT).parts[0] == place else set()
        if not names:
            continue
        own = layer(".".join(parts).removesuffix(".__init__"))
        upward = {name for name in names if layer(name) < own}
        # A check does no I/O; a source runs no check.
        across = {name for name in names if {parts[0], name.split(".")[0]} == {"checks", "sources"}}
        if upward | across:
            wrong["/".join(parts)] = upward | across
    assert not wrong, "these import what lies above or across"


def test_every_module_has_its_layer() -> None:
    for file in MODULES:
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        assert name == "__init__" or (file.name == "__init__.py" and not imported(file)) or layer(name) >= 0


def test_no_module_needs_one_that_needs_it() -> None:
    names = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in MODULES}
    needs = {}
    for file in MODULES:
        own = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found = {name if name in names else name.rpartition(".")[0] for name in imported(file)}
        needs[own] = found & names - {own}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' <- '.join(error.args[1])}")


HEAVY = {"textstat", "fugashi", "rapidfuzz", "git", "docx", "mammoth", "mkdocs", "jinja2", "sqlite3"}
NOT_NEEDED = {
    *("_hashlib", "html.entities", "yaml", "nltk", "dataclasses"),
    *("pipeline.sources.notes", "pipeline.sources.git", "pipeline.evidence.matching", "pipeline.policy.compare"),
}


def loaded(code: str, folder: Path) -> set[str]:
    """The modules that a process of its own has loaded when it has run `code`."""
    # Without the coverage that this test itself may run under, which brings modules of its own.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    code = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], env=plain, cwd=folder, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stderr.decode().split())


def test_heavy_modules_are_not_on_the_way_to_the_gate(tmp_path: Path) -> None:
    assert not loaded("import pipeline.cli.check", tmp_path) & HEAVY


def test_one_article_loads_only_what_it_needs(tmp_path: Path) -> None:
    """An article without notes, links, entities or a signature, in a site that asks for none."""
    (tmp_path / "pipeline.toml").write_text('lang = "en"\narticles = ["posts/*.md"]\n', encoding="utf-8")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/one.md").write_text("---\ntitle: One\n---\n\n# One\n\nWords.\n", encoding="utf-8")
    code = (
        "from pipeline.cli.main import run\n"
        "try: run(['check', 'posts/one.md'])\nexcept SystemExit as stop: assert stop.code == 1\n"
    )
    assert not loaded(code, tmp_path) & NOT_NEEDED
