"""YAML as settings are written in it: read safely, within bounds, and with the keys that stand there twice.

PyYAML's C loader recurses without a bound, and keeps the last of two equal keys without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.sources import yaml_plain
from pipeline.wording import Text

if TYPE_CHECKING:  # most front matter needs none of it
    import yaml

# Settings nested deeper than this, or longer than this many characters, are nobody's.
DEEPEST = 60
LONGEST = 100_000

# A block that opens within another stands further to the right, or behind another mark of the same line.
_INDENTED = lazy(rf"(?m)^[ \t\-?:]{{{DEEPEST // 2},}}")

TOO_DEEP = Text(
    "設定（YAML）のかっこや字下げが深すぎて読めません。「キー: 値」の形に直してください。",
    "The settings (YAML) are nested too deep to be read. Write them as 'key: value' lines.",
)
TOO_LONG = Text(
    "設定（YAML）が長すぎて読めません（{limit}字まで）。本文が設定の中に入っていないか確かめてください。",
    "The settings (YAML) are too long to be read (at most {limit} characters). Check that no text of the article is among them.",
).filled(limit=f"{LONGEST:,}")


class Twice(NamedTuple):
    """A key that stands twice in one mapping; `line` is that of the second, from 1 in the YAML text."""

    key: str
    line: int


class UnreadableYamlError(Exception):
    """The text is no YAML that can be read. `line` counts from 1 in it; `detail` is the parser's, None where `message` says all."""

    def __init__(self, line: int, detail: str | None, message: Text) -> None:
        super().__init__(message.en)
        self.line = line
        self.detail = detail
        self.message = message


def read(text: str) -> tuple[object, tuple[Twice, ...]]:
    """The value that `text` holds, None for nothing, and the keys written twice. Raises `UnreadableYamlError`."""
    if len(text) > LONGEST:
        raise UnreadableYamlError(1, None, TOO_LONG)
    plain = yaml_plain.read(text)
    return (plain, ()) if plain is not None else _read(text)


def _read(text: str) -> tuple[object, tuple[Twice, ...]]:
    import yaml

    if (line := too_deep(text)) is not None:
        raise UnreadableYamlError(line, None, TOO_DEEP)
    try:
        # The reader itself refuses characters that no YAML may hold.
        loader = yaml.CSafeLoader(text)
        try:
            node = loader.get_single_node()
            return (None if node is None else loader.construct_document(node)), tuple(_duplicates(node))
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, TypeError, ArithmeticError, RecursionError, AttributeError) as error:
        from pipeline.sources.yaml_culprit import culprit

        if (wrong := culprit(text)) is not None:
            raise UnreadableYamlError(wrong.line, None, wrong.message) from error
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error) or type(error).__name__
        what = Text(
            "YAML として読めません（{detail}）。「:」のあとの空白、引用符の閉じ忘れ、字下げを確かめてください。",
            "This cannot be read as YAML ({detail}). Check the space after ':', closing quotes and indentation.",
        )
        raise UnreadableYamlError(mark.line + 1 if mark else 1, detail, what.filled(detail=detail)) from error


def too_deep(text: str) -> int | None:
    """The line (from 1) on which `text` is nested too deep; None where it is not, or is no YAML at all."""
    if text.count("[") + text.count("{") <= DEEPEST // 2 and not _INDENTED.search(text):
        return None
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return event.start_mark.line + 1 if event.start_mark else 1
    except (yaml.YAMLError, ValueError):
        return None  # said properly by whoever reads the values
    return None


def _duplicates(node: yaml.Node | None) -> Iterator[Twice]:
    import yaml

    visited: set[int] = set()
    pending = [node] if node is not None else []
    while pending:
        current = pending.pop()
        if id(current) in visited:
            continue
        visited.add(id(current))
        if isinstance(current, yaml.SequenceNode):
            pending.extend(current.value)
        elif isinstance(current, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in current.value:
                name = str(key.value)
                if name in seen:
                    yield Twice(name, key.start_mark.line + 1)
                seen.add(name)
                pending.append(value)
