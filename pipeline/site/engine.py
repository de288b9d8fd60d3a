"""MkDocs, called on a staging copy: what it reads is what passed, and nothing it is configured to do can change that."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError, PipelineError
from pipeline.site.pages import Pages
from pipeline.sources.site import CONFIGS
from pipeline.wording import Text

if TYPE_CHECKING:
    from jinja2.bccache import BytecodeCache
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "tezawari"


class EngineError(PipelineError):
    """The pages could not be built, so nothing may be published (exit status 3)."""

    status = 3


@dataclass
class Rendered:
    """What MkDocs made, and what it complained about; `dangling` are its complaints about links to what is left out."""

    pages: Pages = field(default_factory=Pages)
    warnings: list[str] = field(default_factory=list)
    dangling: list[str] = field(default_factory=list)


def open_config(root: Path, **overrides: str) -> MkDocsConfig:
    """mkdocs.yml with everything it inherits, plugins loaded. Raises `ConfigError`."""
    # Material prints an advertisement for its successor on import otherwise.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    name = next((name for name in CONFIGS if (root / name).is_file()), CONFIGS[0])
    _continued(name)
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from pipeline.site import fence_names

    with _messages() as messages:
        try:
            config = load_config(config_file=str(root / name), **overrides)
        except (MkDocsException, SystemExit) as error:
            detail = " / ".join(messages) or str(error)
            raise ConfigError(
                Text(
                    "MkDocs がこの設定を受け付けません：{detail}", "MkDocs does not accept this configuration: {detail}"
                ).filled(detail=detail),
                Text("示された項目を直してください。", "Mend the setting that it names."),
                path=name,
            ) from error
    fence_names.add(config)
    return config


def _continued(name: str) -> None:
    """Where settings are those of ProperDocs, or it alone is installed, it answers to the name of MkDocs from here on."""
    import sys
    from importlib import import_module
    from importlib.util import find_spec

    if "mkdocs" not in sys.modules and (name.startswith("properdocs") or find_spec("mkdocs") is None):
        import_module("properdocs.replacement")


def render(
    root: Path,
    docs: Path,
    built: Path,
    left_out: Sequence[str],
    prepare: Callable[[MkDocsConfig], None],
    *,
    only: Collection[str] | None = None,
    templates: BytecodeCache | None = None,
    **overrides: str,
) -> Rendered:
    """Build the site from `docs` into `built`. `left_out` are paths from docs_dir that links and nav may still name.

    `prepare` may change the loaded configuration, `overrides` are settings of MkDocs.
    `only` names the pages that are rendered, where not all of them are; `templates` knows compiled ones. Raises `ConfigError` or `EngineError`.
    """
    from pipeline.site.recorder import Recorder

    config = open_config(root, docs_dir=str(docs), site_dir=str(built), **overrides)
    rendered = Rendered()
    config.nav = pruned(config.nav, frozenset(left_out))
    config.plugins["tezawari/recorder"] = Recorder(rendered.pages, docs, templates, only)
    prepare(config)
    with _messages(left_out, rendered.dangling) as messages, contextlib.chdir(root):
        try:
            _build(config, dirty=only is not None)
        # A plugin may raise anything; an unfinished site must never pass for a finished one.
        except (Exception, SystemExit) as error:
            detail = " / ".join([*messages, str(error)])
            raise EngineError(
                Text(
                    "MkDocs がページを作れませんでした：{detail}", "MkDocs could not build the pages: {detail}"
                ).filled(detail=detail),
                Text(
                    "site フォルダーには何も書いていません。示された箇所を直して、もう一度実行してください。",
                    "Nothing was written to the site folder. Mend what it names, and run this again.",
                ),
            ) from error
    rendered.warnings.extend(messages)
    return rendered


def _build(config: MkDocsConfig, *, dirty: bool) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config.defaults import MkDocsConfig

    config.plugins.on_startup(command="build", dirty=dirty)
    try:
        build(config, dirty=dirty)
    finally:
        config.plugins.on_shutdown()
        # MkDocs keeps plugins for `serve`; the blog plugin cannot be used again once it is shut down.
        vars(MkDocsConfig)["plugins"].plugin_cache.clear()


def pruned(nav: object, left_out: frozenset[str]) -> object:
    """A nav without the entries of what is left out: they would show its title, and lead nowhere."""
    if isinstance(nav, list):
        kept = [pruned(item, left_out) for item in nav]
        return [item for item in kept if item not in (None, {}, [])]
    if isinstance(nav, dict):
        entries = {name: pruned(value, left_out) for name, value in nav.items()}
        return {name: value for name, value in entries.items() if value not in (None, [])}
    return None if nav in left_out else nav


@contextlib.contextmanager
def _messages(left_out: Sequence[str] = (), dangling: list[str] | None = None) -> Iterator[list[str]]:
    """Collect MkDocs's warnings and errors instead of printing them; those about what is left out in `dangling`.

    A link to an article that is not yet published is normal, so it does not fail a strict build either.
    """
    found: list[str] = []
    aside = [] if dangling is None else dangling

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    def known(record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if not any(f"'{path}'" in message for path in left_out):
            return True
        aside.append(message)
        return False

    top = logging.getLogger("mkdocs")
    places = [logging.getLogger(f"mkdocs.structure.{name}") for name in ("pages", "nav")]
    handler, level = Collector(logging.WARNING), top.level
    top.addHandler(handler)
    top.setLevel(logging.WARNING)
    for place in places:
        place.addFilter(known)
    try:
        yield found
    finally:
        top.removeHandler(handler)
        top.setLevel(level)
        for place in places:
            place.removeFilter(known)
