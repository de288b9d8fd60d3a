"""Adding to the sidecar of notes: keys at its end, entries to a list in it. What stands there is never written anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def with_keys(text: str, values: Mapping[str, Any]) -> str:
    """`text` with keys added at its end."""
    return _ended(text) + _dumped(dict(values))


def with_items(text: str, key: str, items: Sequence[Mapping[str, Any]]) -> str | None:
    """`text` with entries added to the list under `key`, which may be missing or one entry; None where it cannot be."""
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader) if text.strip() else None
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if node is None:
        return _ended(text) + _dumped({key: [dict(item) for item in items] if len(items) > 1 else dict(items[0])})
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    value = next((held for name, held in node.value if getattr(name, "value", None) == key), None)
    if value is None:
        return _ended(text) + _dumped({key: [dict(item) for item in items] if len(items) > 1 else dict(items[0])})
    added = "".join(f"- {_flow(item)}\n" for item in items)
    start, end = value.start_mark.index, value.end_mark.index
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        return _ended(text[:end]) + _indented(added, value.start_mark.column) + text[end:].lstrip("\n")
    if isinstance(value, yaml.MappingNode) and value.flow_style:
        return f"{text[:start].rstrip(' ')}\n- {text[start:end]}\n{added.rstrip()}{text[end:]}"
    if isinstance(value, yaml.MappingNode):
        first = _indented("- ", value.start_mark.column)
        inner = text[start:end].rstrip("\n").replace("\n", "\n  ")
        lead = text[:start].rstrip(" ")
        return f"{lead}{first}{inner}\n{_indented(added, value.start_mark.column)}{text[end:].lstrip()}"
    return None


def _flow(item: Mapping[str, Any]) -> str:
    import yaml

    return str(
        yaml.safe_dump(dict(item), allow_unicode=True, sort_keys=False, default_flow_style=True, width=10_000)
    ).strip()


def _dumped(values: Mapping[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=1000))


def _indented(text: str, columns: int) -> str:
    return "".join(" " * columns + line for line in text.splitlines(keepends=True))


def _ended(text: str) -> str:
    return text if not text.strip() else text.rstrip("\n") + "\n"
