"""mkdocs.yml as YAML, read without running anything that it names."""

from __future__ import annotations

import yaml

from pipeline.errors import ConfigError
from pipeline.sources.yaml_block import too_deep
from pipeline.wording import Text

# No settings hold so many values.
_MOST = 100_000


class _Loader(yaml.CSafeLoader):
    """Safe loader that reads `!ENV [NAME, …, default]` as its default, and `!!python/name:…` and other tags as nothing."""


def _ignored(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """Any tag we do not know."""
    return None


def _default(loader: _Loader, node: yaml.Node) -> object:
    """What holds where none of the variables is set. The gate looks at one site, whatever the environment; an engine that
    builds another is told so."""
    if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2:
        return None
    values: list[object] = loader.construct_sequence(node, deep=True)
    return values[-1]


_Loader.add_constructor("!ENV", _default)
_Loader.add_multi_constructor("!", _ignored)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)


def load(data: bytes, file: str) -> object:
    """What the bytes of `file` hold. Raises `ConfigError`."""
    if (line := too_deep(data.decode("utf-8-sig", errors="replace"))) is not None:
        raise ConfigError(
            Text("かっこや字下げが深すぎて読めません。", "This is nested too deep to be read."), path=file, line=line
        )
    try:
        values = yaml.load(data, Loader=_Loader)  # noqa: S506  # a subclass of CSafeLoader
    except (yaml.YAMLError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(
            Text("YAML として読めません（{detail}）。", "This cannot be read as YAML ({detail}).").filled(
                detail=getattr(error, "problem", None) or error
            ),
            path=file,
            line=mark.line + 1 if mark else None,
        ) from error
    if b"*" in data and _size(values, {}) > _MOST:
        raise ConfigError(
            Text(
                "* で同じ設定を何重にも繰り返していて、大きすぎて読めません。",
                "With its aliases (*) this repeats itself so often that it is too large to be read.",
            ),
            path=file,
        )
    return values


def _size(value: object, known: dict[int, int]) -> int:
    """How many values this is once every alias is written out; what holds itself is endless."""
    if not isinstance(value, dict | list):
        return 1
    if id(value) not in known:
        known[id(value)] = _MOST + 1
        parts = value.values() if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_size(part, known) for part in parts)
    return known[id(value)]
