"""What is known about an interview besides its words: front matter, or the sidecar beside the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.language import dates
from pipeline.model.notes import Consent, Source
from pipeline.nearest import nearest
from pipeline.patterns import lazy
from pipeline.policy import fields
from pipeline.policy.fields import DAY, TABLE, TEXT, UNFIT, Fault, Field, Kind, made, record
from pipeline.sources.notes.names import looks_like_name
from pipeline.sources.notes.own_labels import compiled
from pipeline.wording import Text

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
# What a Japanese keyboard makes of a fence and of `key: value`; a colon without a blank behind it is meant so, too.
_WIDE_FENCE = lazy(r"[－—―ー]{3,}")
_PAIR = lazy(r"([^\W\d_][\w ]{0,19}?)[ \u3000]*(?:：[ \u3000]*|:(?=[^\s/]))(?=\S)")
# One line at the top is enough to say who speaks throughout.
_SOLE = lazy(r"(?:speaker|話者)[ \u3000]*[:：][ \u3000]*([^\s:：。.!?！？][^:：。!?！？]{0,39})", re.IGNORECASE)
# Our keys as they are called by people.
_CALLED = {
    "話し手": "interviewee",
    "ゲスト": "interviewee",
    "guest": "interviewee",
    "guests": "interviewee",
    "interviewees": "interviewee",
    "聞き手": "interviewer",
    "インタビュアー": "interviewer",
    "interviewers": "interviewer",
    "日付": "date",
    "取材日": "date",
    "場所": "place",
    "location": "place",
    "話者": "speaker",
    "掲載の同意": "consent",
}
_NO_TOML = Text("設定を TOML として読めません（{detail}）。", "The settings cannot be read as TOML ({detail}).")
_NO_YAML = Text("設定を YAML として読めません（{detail}）。", "The settings cannot be read as YAML ({detail}).")


@dataclass(frozen=True)
class Metadata:
    """The keys that are ours, checked; `extra` holds the rest, and those of ours whose value is meant otherwise."""

    interviewees: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    date: date | None = None
    place: str | None = None
    consents: tuple[Consent, ...] = ()
    speaker: str | None = None
    labels: re.Pattern[str] | None = None
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
    """A text of settings, YAML unless it is `toml`: the file it stands in, and the line before its first."""

    yaml: str
    name: str
    line: int = 0
    toml: bool = False


def front_matter(text: str, name: str) -> tuple[Block | None, str]:
    """Cut the settings off decoded text; the text keeps blank lines in their place, so that line numbers stay."""
    first, _, rest = text.partition("\n")
    fence = _fence(first)
    if fence not in _FENCES:
        return _sole(first, rest, name) or (None, text)
    lines = rest.split("\n")
    if first.rstrip() != fence and not _is_ours(lines):
        return None, text
    end = next((index for index, line in enumerate(lines) if _fence(line) in _FENCES[fence]), None)
    if end is None:
        if (":" if fence == "---" else "=") not in lines[0]:
            return None, text
        what = Text(
            "先頭の設定を閉じる「{fence}」の行がありません。",
            "The settings at the top are not closed by a line of {fence}.",
        )
        hint = Text(
            "設定の終わりに「{fence}」だけの行を入れてください。", "Put a line of {fence} where the settings end."
        )
        raise UnreadableError(what.filled(fence=fence), hint.filled(fence=fence), path=name, line=1)
    pairs = (_PAIR.sub(r"\1: ", line, count=1) if _PAIR.match(line) else line for line in lines[:end])
    block = Block("\n".join(lines[:end] if fence == "+++" else pairs), name, 1, toml=fence == "+++")
    return block, "\n" * (end + 2) + "\n".join(lines[end + 1 :])


def _fence(line: str) -> str:
    bare = line.rstrip()
    return "---" if _WIDE_FENCE.fullmatch(bare) else bare


def _is_ours(lines: Sequence[str]) -> bool:
    """Whether the lines up to the next fence are settings: a row of wide dashes adorns many a transcript, too."""
    for line in lines:
        key = re.split("[:：]", line, maxsplit=1)[0].strip().casefold()
        if _fence(line) == "---":
            return True
        if key not in _KEYS and key not in _CALLED:
            return False
    return False


def _sole(first: str, rest: str, name: str) -> tuple[Block, str] | None:
    """`speaker: NAME` without fences as the first line, where it is not the label of one turn among others."""
    found = _SOLE.fullmatch(first.strip())
    if (
        found is None
        or not looks_like_name(found[1].strip())
        or any(map(_SOLE.match, map(str.strip, rest.split("\n"))))
    ):
        return None
    return Block(f"speaker: {found[1].strip()}", name, 0), "\n" + rest


def read(blocks: list[Block]) -> Metadata:
    """Check and put together front matter and sidecar. Raises UnreadableError, also where the two contradict."""
    values: dict[str, Any] = {}
    for block in blocks:
        for key, value in mapping(block).items():
            if key == "consent" and key in values:
                value = [*_listed(values[key]), *(one for one in _listed(value) if one not in _listed(values[key]))]
            elif key in values and values[key] != value:
                raise _contradiction(key, blocks[0], block)
            values[key] = value
    return _metadata(values, blocks[-1] if blocks else Block("", ""))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


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
    return next(
        (block.line + number for number, line in enumerate(lines, start=1) if line.startswith((f"{key}:", f"{key} "))),
        None,
    )


def mapping(block: Block) -> dict[str, Any]:
    """The YAML of a block as a mapping with string keys. Raises UnreadableError."""
    from pipeline.sources import yaml_block

    if block.toml:
        return _toml(block)
    try:
        values, twice = yaml_block.read(block.yaml)
    except yaml_block.UnreadableYamlError as error:
        raise _invalid(block, error.detail, error.line, error.message) from error
    values = {} if values is None else values
    if not isinstance(values, dict):
        from pipeline.sources.yaml_culprit import culprit

        wrong = culprit(block.yaml)
        raise _invalid(block, "key: value", 1) if wrong is None else _invalid(block, None, wrong.line, wrong.message)
    for key in twice:
        what = Text("「{key}」が二度書かれています。", "'{key}' is written twice.").filled(key=key.key)
        hint = Text("一つにしてください。", "Keep one of them.")
        raise UnreadableError(what, hint, path=block.name, line=block.line + key.line)
    named: dict[str, Any] = {str(key): value for key, value in values.items()}
    for called in [one for one in named if one not in _KEYS]:
        ours = _CALLED.get(called.casefold(), called.casefold())
        if ours in _KEYS and ours not in named:
            named[ours] = named.pop(called)
    return named


def _toml(block: Block) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(block.yaml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        hint = Text(
            "「キー = 値」の形と、文字列の引用符を確かめてください。",
            "Check that lines read 'key = value', and that text stands in quotes.",
        )
        what = _NO_TOML.filled(detail=str(error)[:80])
        raise UnreadableError(what, hint, path=block.name, line=block.line + 1) from error


def _invalid(block: Block, detail: str | None, line: int, beyond: Text = _NO_YAML) -> UnreadableError:
    """The error for settings that are no YAML; `beyond` is said where they are past a bound, and `detail` is None."""
    return UnreadableError(
        beyond if detail is None else _NO_YAML.filled(detail=detail),
        Text(
            "「キー: 値」の形か、「:」のあとの空白、引用符、字下げを確かめてください。",
            "Check that lines read 'key: value', with a space after ':', and that quotes and indentation are right.",
        ),
        path=block.name,
        line=block.line + line,
    )


def _metadata(values: dict[str, Any], block: Block) -> Metadata:
    """Takes the keys that are ours out of a mapping. What other tools mean in another sense stays in `extra`."""
    found, faults = fields.read(values, FIELDS)
    for fault in faults:
        if fault.key in _STRICT:
            raise UnreadableError(
                fault.message, fault.hint or _STRICT[fault.key], path=block.name, line=_line_of(fault.key, block)
            )
    unused = {fault.key for fault in faults}
    url, publisher = found.pop("url"), found.pop("publisher")
    if url is None and publisher is not None:
        unused.add("publisher")
    extra = {key: value for key, value in values.items() if key not in _KEYS or key in unused}
    return Metadata(
        **found,
        source=None if url is None else Source(url, publisher, found["date"]),
        extra=extra,
        remarks=tuple(_remarks(extra)),
    )


def _remarks(extra: Mapping[str, object]) -> Iterator[Text]:
    for key in _KEYS:
        if extra.get(key) is not None:
            yield _NOT_USED.filled(key=key)
    for key in extra:
        close = nearest(key, _KEYS, cutoff=0.8) if key not in _KEYS and key not in _OTHERS else None
        if close is not None:
            yield _SLIP.filled(key=key, close=close)


def _names(value: object) -> tuple[str, ...]:
    """Names written as one string, a list of strings, or mappings with a `name`."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _word(raw: object) -> str | None:
    """Text, or a number written where text is meant."""
    word = isinstance(raw, str | int | float) and not isinstance(raw, bool)
    return str(raw).strip() or None if word else None


def _address(raw: object) -> str | None:
    web = isinstance(raw, str) and raw.strip().lower().startswith(("http://", "https://"))
    return str(raw).strip() if web else None


def _labels(raw: object) -> Mapping[str, str] | None:
    if not isinstance(raw, dict) or not all(isinstance(name, str) and name.strip() for name in raw.values()):
        return None
    return {str(label).strip(): name.strip() for label, name in raw.items()}


_CONSENT_EXAMPLE = Text(
    "「consent: {granted: 2026-11-18, by: 田中, scope: 社名と写真}」のように書いてください。",
    "Write it as 'consent: {granted: 2026-11-18, by: Tanaka, scope: name and photo}'.",
)
_NOT_USED = Text("「{key}」の値は読めないので使いません。", "The value of '{key}' cannot be read and is not used.")
_SLIP = Text("「{key}」は「{close}」の書き間違いではありませんか。", "'{key}' looks like a slip for '{close}'.")


def _written(raw: object) -> date | None:
    """A day as settings have it, or as people write it (令和8年11月3日, 3 November 2026)."""
    days = list(dates.find(raw)) if isinstance(raw, str) else []
    alone = isinstance(raw, str) and len(days) == 1 and raw.strip() == raw[days[0].start : days[0].end]
    return days[0].calendar if alone else fields.day(raw)


_NAMES = made(Text("名前か、その一覧", "a name or a list of names"), lambda raw: _names(raw) or None)
_WORD = made(TEXT.wanted, _word)
_DAY = made(DAY.wanted, _written, DAY.schema)
_AGREED = made(Text("名前か、その一覧", "a name or a list of names"), lambda raw: _names(raw) or (str(raw).strip(),))
_ANYTHING = made(TEXT.wanted, lambda raw: str(raw).strip())
_CONSENT = record(
    lambda granted, by, scope, until: Consent(granted, by or (), scope or None, until),
    (Field("granted", _DAY), Field("by", _AGREED), Field("scope", _ANYTHING), Field("until", _DAY)),
)


def _one_or_many(kind: Kind) -> Kind:
    """One table, or a list of them, kept as a tuple."""

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        values = tuple(kind.take(item, place, faults) for item in (raw if isinstance(raw, list) else [raw]))
        return UNFIT if any(value is UNFIT for value in values) else values

    return Kind(kind.wanted, take)


# Every key of ours; how one is added is told in `pipeline/policy/fields.py`. A key in `_STRICT` must be read in full;
# of the others, a value that does not fit is kept and remarked on.
FIELDS = (
    Field("interviewee", _NAMES, default=(), to="interviewees"),
    Field("interviewer", _NAMES, default=(), to="interviewers"),
    Field("date", _DAY),
    Field("place", _WORD),
    Field(
        "consent",
        _one_or_many(_CONSENT),
        default=(),
        says=Text("掲載の同意（consent）を読めません。", "The consent to publication ('consent') cannot be read."),
        to="consents",
    ),
    Field("speaker", _WORD),
    Field("labels", made(Text("短くて単純な正規表現", "a short, simple regular expression"), compiled)),
    Field("aliases", made(TABLE, _labels), default={}),
    Field("url", made(Text("https:// で始まるアドレス", "an address that begins with https://"), _address)),
    Field("publisher", _WORD),
)
_STRICT = {"consent": _CONSENT_EXAMPLE}
_KEYS = tuple(field.key for field in FIELDS)
# Keys of note-taking programs that resemble ours but are meant as they are.
_OTHERS = frozenset(("alias", "publish", "published"))
