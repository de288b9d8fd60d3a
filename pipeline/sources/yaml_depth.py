"""YAML nested so deep that reading it would end the process: PyYAML's C loader recurses without a bound."""

from __future__ import annotations

import yaml

# Settings nested deeper than this are nobody's.
DEEPEST = 60


def too_deep(text: str) -> int | None:
    """The line (from 1) on which `text` is nested too deep; None where it is not, or is no YAML at all."""
    if sum(text.count(mark) for mark in "[{-?:") <= DEEPEST:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return event.start_mark.line + 1 if event.start_mark else 1
    except (yaml.YAMLError, ValueError):
        return None  # said properly by whoever reads the values
    return None
