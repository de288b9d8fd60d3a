"""What is read without PyYAML is read as PyYAML reads it."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources import yaml_block, yaml_plain
from tests.generated import examples

# What YAML makes numbers, times, references or marks of, beside what writers write.
TOKENS = [
    *(
        "true",
        "No",
        "null",
        "~",
        "y",
        "1",
        "0x1f",
        "1e5",
        "1_000",
        "12:30",
        "014",
        "-1",
        ".5",
        ".inf",
        "0b11",
        "190:20:30",
    ),
    *(
        "2026-11-20",
        "2026-13-40",
        "2026-11-20T10:00:00Z",
        "2026-11-18-warehouse.vtt",
        "2026-11-18_取材.txt",
        "1.md",
        "=",
        "<<",
    ),
    *(
        "&a",
        "*a",
        "!t",
        "%x",
        "@x",
        "`x",
        "|",
        ">",
        "- x",
        "? x",
        ": x",
        "x: y",
        "x:",
        "x #y",
        "#x",
        "x#y",
        "a,b",
        "[",
        "]",
        "{}",
    ),
    *(
        '"',
        "'",
        "\\",
        "''",
        '"a"',
        "'a'",
        '"a: #b"',
        "'a: #b'",
        '"a" "b"',
        "倉庫の検品を、半日に",
        "「はい」",
        "a　b",
        "　",
        "é",
        "—",
        "…",
        "😀",
    ),
    *(
        "How we did it",
        "A-1",
        "a_b",
        "e1",
        "n",
        "OFF",
        "nUll",
        "Yes",
        "x ",
        " x",
        "\t",
        "\u2028",
        "\u0085",
        "\ufeff",
        "\r",
        "",
    ),
]
KEYS = ["title", "date", "notes", "a-b", "_x", "on", "n", "Null", "x y", "1", "é", "題", "-"]


def of_pyyaml(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def kinds(value: object) -> object:
    """The value with the type of everything in it: 1 is not True, and a date no moment."""
    if isinstance(value, dict):
        return [(kinds(key), kinds(one)) for key, one in value.items()]
    if isinstance(value, list):
        return [kinds(one) for one in value]
    return type(value), value


@settings(max_examples=examples(1_000))
@given(st.data())
def test_what_is_read_is_what_pyyaml_reads(data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=3)
    values = st.one_of(
        pieces.map("".join),
        pieces.map(" ".join),
        pieces.map(lambda some: f"[{', '.join(some)}]"),
        pieces.map(lambda some: f'"{"".join(some)}"'),
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z")), max_size=12),
    )
    lines = data.draw(st.lists(st.tuples(st.sampled_from(KEYS), values), max_size=4))
    text = "".join(f"{key}: {value}\n" for key, value in lines)
    found = yaml_plain.read(text)
    if found is not None:
        assert kinds(found) == kinds(of_pyyaml(text))
        assert yaml_block._read(text) == (found, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: 倉庫の検品を半日に縮めた話\ndraft: true\n", {"title": "倉庫の検品を半日に縮めた話", "draft": True}),
        ("title: How the stock check shrank\ndraft: false\n", {"title": "How the stock check shrank", "draft": False}),
        ("date: 2026-11-20\nlang: ja\n", {"date": datetime.date(2026, 11, 20), "lang": "ja"}),
        ("notes: [2026-11-18-warehouse.vtt, 森さん.txt]\n", {"notes": ["2026-11-18-warehouse.vtt", "森さん.txt"]}),
        ('description: "What we heard: all of it."\n', {"description": "What we heard: all of it."}),
        ("authors: [mori]\ntags: []\n", {"authors": ["mori"], "tags": []}),
    ],
)
def test_what_writers_write_needs_no_pyyaml(text: str, value: object) -> None:
    assert yaml_plain.read(text) == value
    assert kinds(of_pyyaml(text)) == kinds(value)


@pytest.mark.parametrize(
    "text",
    [
        "title: a\ntitle: b\n",
        "a:\n  b: c\n",
        "a: b\n  c\n",
        "a: |\n",
        "a: 12:30\n",
        "a: no\n",
        "no: a\n",
        "a: [1]\n",
        "a: b # c\n",
        "",
    ],
)
def test_what_leaves_a_doubt_is_left_to_pyyaml(text: str) -> None:
    assert yaml_plain.read(text) is None
