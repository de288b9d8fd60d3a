"""What is known about an interview besides its words: front matter, or the sidecar beside the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.errors import UnreadableError
from pipeline.model.notes import Consent, Source
from pipeline.wording import Text

if TYPE_CHECKING:
    import yaml

_KEYS = ("interviewee", "interviewer", "date", "place", "consent", "aliases", "url", "publisher")
_CONSENT_KEYS = ("granted", "by", "scope")


@dataclass(frozen=True)
class Metadata:
    """The keys that are ours, checked; `extra` holds the rest, and those of ours whose value is meant otherwise."""

    interviewees: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    date: date | None = None
    place: str | None = None
    consent: Consent | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """Every name that may stand as a speaker's label."""
        listed = _names(self.extra.get("speakers"))
        return frozenset((*self.interviewees, *self.interviewers, *self.aliases, *self.aliases.values(), *listed))


@dataclass(frozen=True, slots=True)
class Block:
    """A YAML text: the file it stands in, and the line before its first."""

    yaml: str
    name: str
    line: int = 0


def sidecar_names(name: str) -> tuple[str, str]:
    """The names under which the metadata of notes `name` may lie beside it; the first is the one that is written."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.meta.yml")), f"{name}.meta.yml"


def front_matter(text: str, name: str) -> tuple[Block | None, str]:
    """Cut the YAML block off decoded text; the text keeps blank lines in its place, so that line numbers stay."""
    if not text.startswith("---"):
        return None, text
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        return None, text
    lines = rest.split("\n")
    end = next((index for index, line in enumerate(lines) if line.rstrip() in ("---", "...")), None)
    if end is None:
        if ":" not in lines[0]:
            return None, text
        raise UnreadableError(
            Text(
                "先頭の設定を閉じる「---」の行がありません。",
                "The settings at the top are not closed by a line of ---.",
            ),
            Text("設定の終わりに「---」だけの行を入れてください。", "Put a line of --- where the settings end."),
            path=name,
            line=1,
        )
    return Block("\n".join(lines[:end]), name, 1), "\n" * (end + 2) + "\n".join(lines[end + 1 :])


def read(blocks: list[Block]) -> Metadata:
    """Check and put together front matter and sidecar. Raises UnreadableError, also where the two contradict."""
    values: dict[str, Any] = {}
    for block in blocks:
        for key, value in mapping(block).items():
            if key in values and values[key] != value:
                raise _contradiction(key, blocks[0], block)
            values[key] = value
    return _Reading(values, blocks[-1] if blocks else Block("", "")).metadata()


def _contradiction(key: str, first: Block, second: Block) -> UnreadableError:
    what = Text(
        "「{key}」の値が、取材メモの先頭と {sidecar} とで違います。",
        "'{key}' differs between the top of the notes and {sidecar}.",
    )
    return UnreadableError(
        what.filled(key=key, sidecar=second.name),
        Text("どちらかを消すか、同じにしてください。", "Remove one of the two, or make them the same."),
        path=first.name,
        line=_line_of(key, first),
    )


def _line_of(key: str, block: Block) -> int | None:
    lines = block.yaml.split("\n")
    return next((block.line + number for number, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), None)


def mapping(block: Block) -> dict[str, Any]:
    """The YAML of a block as a mapping with string keys. Raises UnreadableError."""
    import yaml

    _refuse_depth(block)
    loader = yaml.CSafeLoader(block.yaml)
    try:
        node = loader.get_single_node()
        values = loader.construct_document(node) if node is not None else {}
        twice = _twice(node)
    except (yaml.YAMLError, ValueError, TypeError, ArithmeticError, RecursionError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _invalid(
            block, getattr(error, "problem", None) or type(error).__name__, mark.line + 1 if mark else 1
        ) from error
    finally:
        loader.dispose()
    if not isinstance(values, dict):
        raise _invalid(block, "key: value", 1)
    if twice is not None:
        what = Text("「{key}」が二度書かれています。", "'{key}' is written twice.").filled(key=twice[0])
        hint = Text("一つにしてください。", "Keep one of them.")
        raise UnreadableError(what, hint, path=block.name, line=block.line + twice[1])
    return {str(key): value for key, value in values.items()}


def _refuse_depth(block: Block) -> None:
    from pipeline.sources.yaml_depth import too_deep

    line = too_deep(block.yaml)
    if line is not None:
        raise _invalid(block, "nesting", line)


def _twice(node: yaml.Node | None) -> tuple[str, int] | None:
    import yaml

    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key.value, str):
            if key.value in seen:
                return key.value, key.start_mark.line + 1
            seen.add(key.value)
    return None


def _invalid(block: Block, detail: str, line: int) -> UnreadableError:
    return UnreadableError(
        Text("設定を YAML として読めません（{detail}）。", "The settings cannot be read as YAML ({detail}).").filled(
            detail=detail
        ),
        Text(
            "「キー: 値」の形か、「:」のあとの空白、引用符、字下げを確かめてください。",
            "Check that lines read 'key: value', with a space after ':', and that quotes and indentation are right.",
        ),
        path=block.name,
        line=block.line + line,
    )


class _Reading:
    """Takes the keys that are ours out of a mapping. A key meant in another sense by other tools stays in `extra`."""

    def __init__(self, values: dict[str, Any], block: Block) -> None:
        self.values = values
        self.block = block
        self.used: set[str] = set()
        self.remarks: list[Text] = []

    def metadata(self) -> Metadata:
        day = self._date()
        found = Metadata(
            interviewees=self._people("interviewee"),
            interviewers=self._people("interviewer"),
            date=day,
            place=self._string("place"),
            consent=self._consent(),
            aliases=self._aliases(),
            source=self._source(day),
        )
        extra = {key: value for key, value in self.values.items() if key not in self.used}
        strange = [
            Text(
                "「{key}」の値は読めないので使いません。", "The value of '{key}' cannot be read and is not used."
            ).filled(key=key)
            for key in _KEYS
            if extra.get(key) is not None
        ]
        return Metadata(**{**vars(found), "extra": extra, "remarks": (*self.remarks, *strange)})

    def _people(self, key: str) -> tuple[str, ...]:
        names = _names(self.values.get(key))
        if names:
            self.used.add(key)
        return names

    def _string(self, key: str) -> str | None:
        value = self.values.get(key)
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            return None
        self.used.add(key)
        return str(value).strip() or None

    def _date(self) -> date | None:
        day = as_date(self.values.get("date"))
        if day is not None:
            self.used.add("date")
        return day

    def _aliases(self) -> Mapping[str, str]:
        value = self.values.get("aliases")
        if not isinstance(value, dict) or not all(isinstance(name, str) and name.strip() for name in value.values()):
            return {}
        self.used.add("aliases")
        return {str(label).strip(): name.strip() for label, name in value.items()}

    def _source(self, day: date | None) -> Source | None:
        url = self.values.get("url")
        if not isinstance(url, str) or not url.strip().lower().startswith(("http://", "https://")):
            return None
        self.used.add("url")
        return Source(url.strip(), self._string("publisher"), day)

    def _consent(self) -> Consent | None:
        value = self.values.get("consent")
        if value is None:
            return None
        if not isinstance(value, dict) or any(key not in _CONSENT_KEYS for key in value):
            raise self._bad_consent()
        granted = as_date(value.get("granted"))
        if value.get("granted") is not None and granted is None:
            raise self._bad_consent()
        self.used.add("consent")
        by, scope = (str(value[key]).strip() or None if value.get(key) is not None else None for key in ("by", "scope"))
        return Consent(granted, by, scope)

    def _bad_consent(self) -> UnreadableError:
        return UnreadableError(
            Text("掲載の同意（consent）を読めません。", "The consent to publication ('consent') cannot be read."),
            Text(
                "「consent: {{granted: 2026-11-18, by: 田中, scope: 社名と写真}}」のように書いてください。",
                "Write it as 'consent: {{granted: 2026-11-18, by: Tanaka, scope: name and photo}}'.",
            ).filled(),
            path=self.block.name,
            line=_line_of("consent", self.block),
        )


def as_date(value: object) -> date | None:
    """A YAML date, or one written as text (`2026-11-18`); None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _names(value: object) -> tuple[str, ...]:
    """Names written as one string, a list of strings, or mappings with a `name`."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
