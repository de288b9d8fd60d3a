"""The YAML block of an article: read with MkDocs's own semantics, then checked for what MkDocs lets pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from pipeline.model.article import ARTICLE_TYPES, Brief, FrontMatter, Problem
from pipeline.model.sign_off import SignedPart, SignOff
from pipeline.nearest import nearest
from pipeline.patterns import lazy
from pipeline.policy.fields import (
    BOOLEAN,
    DATE,
    TEXT,
    TEXTS,
    UNFIT,
    Fault,
    Field,
    Kind,
    made,
    one_of,
    plain,
    read,
    record,
)
from pipeline.records import NamedTuple
from pipeline.sources import yaml_block
from pipeline.wording import LANGUAGES, Text

# The pattern by which MkDocs 1.6.1 recognises front matter (mkdocs/utils/meta.py).
_BLOCK = lazy(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_KEY = lazy(r"^([A-Za-z_][\w-]*)[ \t]*:")

# Keys of Material and its plugins that resemble ours but are meant as they are.
_OTHERS = frozenset(
    (
        "tags",
        "links",
        "slug",
        "pin",
        "hide",
        "icon",
        "status",
        "template",
        "readtime",
        "categories",
        "search",
        "social",
        "comments",
        "image",
        "author",
        "subtitle",
        "updated",
    )
)

# Not a key of ours, but the one whose slip readers notice: the article is in no list of tags.
_TAGS = "tags"
# A remark of an editor's own may be called so.
_NOTE, _FILE = "note", lazy(r"\S+\.(?:vtt|srt|txt|md|docx|csv|tsv|json)", re.IGNORECASE)
_TAG_ENDS = lazy("[、，,]")
_ONE_TAG = Text(
    "「{tag}」は一つのタグになっています。分けるなら「tags: [{tags}]」と書いてください。",
    "'{tag}' is one tag. For several, write 'tags: [{tags}]'.",
)

NO_BLOCK = Text(
    "記事の先頭にフロントマター（--- で囲んだ設定）がないか、閉じる --- がありません。",
    "The article does not begin with front matter (settings between two lines of ---), or the closing --- is missing.",
)

_UNREADABLE = Text(
    "フロントマターを YAML として読めません（{detail}）。「:」のあとの空白、引用符の閉じ忘れ、字下げを確かめてください。",
    "The front matter cannot be read as YAML ({detail}). Check the space after ':', closing quotes and indentation.",
)
_SLIP = Text("「{key}」は「{close}」の書き間違いではありませんか。", "'{key}' looks like a slip for '{close}'.")
_NOT_HELD = Text(
    "「{key}: true」では下書きになりません。下書きなら「draft: true」、公開するならこの行を消してください。",
    "'{key}: true' does not hold this article back. Write 'draft: true' if it is a draft; take the line out if it is not.",
)
_TWICE = Text("「{key}」が二度書かれています。", "'{key}' is written twice.")


class Split(NamedTuple):
    """A file cut in two: the YAML text (None where there is no block), and the line and the character with which the body begins."""

    yaml: str | None
    body_line: int = 1
    body: int = 0


def split(text: str) -> Split:
    """Cut off the front matter of decoded text without a byte order mark and with `\\n` line ends."""
    match = _BLOCK.match(text)
    if match is None:
        return Split(None)
    return Split(match[1], 1 + text.count("\n", 0, match.end()), match.end())


def parse(text: str) -> FrontMatter:
    """Read and check the front matter. Never raises on what a writer can type: problems are part of the result."""
    return parsed(split(text))


def parsed(cut: Split) -> FrontMatter:
    """As `parse`, of a file that was cut already."""
    if cut.yaml is None:
        return FrontMatter({}, {}, (Problem(1, NO_BLOCK),), readable=False)
    try:
        values, twice = yaml_block.read(cut.yaml)
    except yaml_block.UnreadableYamlError as error:
        what = error.message if error.detail is None else _UNREADABLE.filled(detail=error.detail)
        return FrontMatter({}, {}, (Problem(error.line + 1, what),), readable=False)
    values = {} if values is None else values
    if not isinstance(values, dict):
        what = Text(
            "フロントマターは「キー: 値」の形で書いてください。", "Front matter must be written as 'key: value' lines."
        )
        from pipeline.sources.yaml_culprit import culprit

        wrong = culprit(cut.yaml)
        problem = Problem(2, what) if wrong is None else Problem(wrong.line + 1, wrong.message)
        return FrontMatter({}, {}, (problem,), readable=False)
    return _checked(values, _key_lines(cut.yaml), twice)


def _key_lines(block: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, line in enumerate(block.split("\n"), start=2):
        if match := _KEY.match(line):
            lines.setdefault(match[1], number)
    return lines


@lru_cache(maxsize=256)
def _slip(name: str) -> str | None:
    """The key of ours, or the one for tags, that `name` is nearly; a site has few keys and many articles."""
    return nearest(name, (*KEYS, _TAGS), cutoff=0.8)


def _checked(values: Mapping[Any, Any], lines: Mapping[str, int], twice: Sequence[yaml_block.Twice]) -> FrontMatter:
    found, faults = read(values, FIELDS)
    problems = [Problem(key.line + 1, _TWICE.filled(key=key.key)) for key in twice]
    problems += [Problem(lines.get(fault.key, 1), _what(fault)) for fault in faults]
    problems += [*_slips(values, lines), *_tags_in_one(values, lines)]
    found["authors"] = found["authors"] or ()
    found |= {
        "description": found["description"] or None,
        "notes": found["notes"] or (),
        "brief": found["brief"] or Brief(),
    }
    return FrontMatter(
        values={str(key): value for key, value in values.items()},
        lines=lines,
        **found,
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        readable=not twice and not any(fault.key == "draft" for fault in faults),
    )


def _what(fault: Fault) -> Text:
    if fault.hint is None:
        return fault.message
    return Text(fault.message.ja + fault.hint.ja, f"{fault.message.en} {fault.hint.en}")


def _slips(values: Mapping[Any, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Keys that belong to nobody we know and look like ours."""
    for key in values:
        name = str(key)
        close = _slip(name) if name not in KEYS and name not in _OTHERS else None
        if close is None or (name == _NOTE and not _names_a_file(values[key])):
            continue
        # Somebody meant to hold it back, and everybody who reads the file goes by another key.
        held = close == "draft" and "draft" not in values and values[key] is True
        what = _NOT_HELD if held else _SLIP
        yield Problem(lines.get(name, 1), what.filled(key=name, close=close), warning=not held)


def _names_a_file(raw: object) -> bool:
    """Whether a value is the name of a file or of several: a remark is none."""
    names = raw if isinstance(raw, list) else [raw]
    return bool(names) and all(isinstance(name, str) and _FILE.fullmatch(name.strip()) for name in names)


def _tags_in_one(values: Mapping[Any, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Tags that became one, since they were written as a sentence lists things."""
    raw = values.get("tags")
    for tag in raw if isinstance(raw, list) else [raw]:
        parts = [part.strip() for part in _TAG_ENDS.split(tag)] if isinstance(tag, str) else []
        if len(parts) > 1 and all(parts):
            listed = ", ".join(parts)
            yield Problem(lines.get("tags", 1), _ONE_TAG.filled(tag=tag, tags=listed), warning=True)


def _stripped(raw: object) -> str | None:
    """Text without blanks around it; an empty one is nothing, which is no fault."""
    return raw.strip() if isinstance(raw, str) else None


def _created(raw: object) -> date | None:
    """The day, also of Material's `date: {created: …}`."""
    value = raw.get("created") if isinstance(raw, dict) else raw
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _files(raw: object, place: str, faults: list[Fault]) -> object:
    """The names of notes, one or a list, none of which may lead out of the folder of the notes."""
    names = TEXTS.take([raw] if isinstance(raw, str) else raw, place, faults)
    for name in names if isinstance(names, tuple) else ():
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or "\0" in name:
            what = Text("「{name}」は取材メモの置き場の外を指しています。", "'{name}' points outside the notes folder.")
            faults.append(Fault(place, "unfit", what.filled(name=name)))
            return UNFIT
    return names


def _one_or_more(raw: object) -> tuple[str, ...]:
    items = raw if isinstance(raw, list) else () if raw is None else [raw]
    return tuple(str(item) for item in items)


def _brief(reader: str | None, message: str | None, leave_out: tuple[str, ...]) -> Brief:
    return Brief(reader or None, message or None, leave_out)


def _moment(raw: object) -> str | None:
    """The moment as it was signed; YAML makes a date of one without quotation marks."""
    if isinstance(raw, datetime):
        return raw.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return raw if isinstance(raw, str) else None


def _parts(raw: object) -> tuple[SignedPart, ...] | None:
    """`digest heading`, one a line."""
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        return None
    return tuple(SignedPart(heading, digest) for digest, _, heading in (item.partition(" ") for item in raw))


_WORDS = made(TEXT.wanted, _stripped)
_SHORT = made(TEXT.wanted, lambda raw: str(raw).strip())
_NOT_TEXT = Text(
    "「{key}」が文字として読めません（{value} と解釈されます）。値を引用符で囲んでください。",
    "'{key}' is not read as text but as {value}. Put the value in quotation marks.",
)

# Every key of ours; how one is added is told in `pipeline/policy/fields.py`.
FIELDS = (
    Field(
        "title",
        _WORDS,
        required=True,
        says=_NOT_TEXT,
        lacks=Text("題名（title）がありません。", "There is no title (title)."),
    ),
    Field(
        "date",
        made(DATE.wanted, _created),
        required=True,
        says=Text(
            "日付「{value}」を読めません。2026-11-20 のように書いてください。",
            "The date '{value}' cannot be read. Write it as 2026-11-20.",
        ),
        lacks=Text("日付（date）がありません。例：date: 2026-11-20", "There is no date. Example: date: 2026-11-20"),
    ),
    Field(
        "lang",
        plain("ja / en", "ja or en", lambda raw: raw in LANGUAGES),
        says=Text("lang は ja か en です（今は {value}）。", "lang must be ja or en, not {value}."),
    ),
    Field(
        "draft",
        BOOLEAN,
        default=False,
        says=Text(
            "draft は true か false です（引用符なし）。今の値「{value}」では、公開してよいか判断できません。",
            "draft must be true or false, without quotation marks; '{value}' does not say whether this may be published.",
        ),
    ),
    Field("type", one_of(ARTICLE_TYPES, Text("種類（type）", "type"))),
    Field(
        "authors",
        TEXTS,
        says=Text("authors は [mori] のような名前の一覧です。", "authors must be a list of names such as [mori]."),
    ),
    Field("description", _WORDS, says=_NOT_TEXT),
    Field(
        "notes",
        Kind(TEXTS.wanted, _files),
        says=Text(
            "notes は [取材.vtt] のようなファイル名の一覧です。",
            "notes must be a list of file names such as [interview.vtt].",
        ),
    ),
    Field(
        "brief",
        record(
            _brief,
            (
                Field("reader", _SHORT),
                Field("message", _SHORT),
                Field("leave_out", made(TEXTS.wanted, _one_or_more), default=()),
            ),
        ),
        says=Text("brief は reader・message・leave_out からなります。", "brief holds reader, message and leave_out."),
    ),
    Field(
        "sign_off",
        record(
            SignOff,
            (
                Field("by", TEXT, required=True),
                Field("at", made(TEXT.wanted, _moment), required=True),
                Field("digest", TEXT, required=True),
                Field("sections", made(TEXTS.wanted, _parts), default=(), to="parts"),
                Field("signature", TEXT),
            ),
        ),
        says=Text(
            "署名（sign_off）が読めません。「pipeline sign」でもう一度署名してください。",
            "The sign-off cannot be read. Sign again with 'pipeline sign'.",
        ),
    ),
)
KEYS = tuple(field.key for field in FIELDS)
