"""Every row of the lexicon: it matches its hits and none of its misses, its screen hides nothing, and no part of it is idle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from re import _compiler, _constants, _parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.lexicon.named import Screened
from pipeline.lexicon.screens import edged, literals
from pipeline.lexicon.source import Entry, Table, modules, tables
from pipeline.lexicon.starts import starts
from pipeline.lexicon.table import index, matches, narrowed, rows, screened
from pipeline.lexicon.units import EDGE, LETTERS
from pipeline.patterns import lowered
from pipeline.wording import Language
from tests.generated import examples

TABLES = list(tables())
ROWS = [(table, entry) for table in TABLES for entry in table.entries]
# Those that a text is looked through for; a list needs no pattern to be found by.
SOUGHT = [(table, entry) for table, entry in ROWS if not table.by_name]
PATTERNS = [(table, entry) for table, entry in SOUGHT if not entry.listed]
SHOWN = [(table, entry) for table, entry in ROWS if not (table.by_name and entry.listed)]
LISTS = [(table, entry) for table, entry in ROWS if table.by_name and entry.listed]
# A test looks at all rows of a table and names each that fails: there are more than a thousand.
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.language}-{table.name}")
CODE = Path(pipeline.__file__).parent
ASKED = re.compile(r"\b(?:cues?|screen|lines|words|ByDigit|Screened)\(\s*(?:\"(\w+)\"|\w+)?,?\s*\"([\w-]+/[\w-]+)\"")

# Those that are looked for in a text in small letters.
_SMALL = re.compile(r"\bScreened\((?:\"\w+\"|language), \"([\w-]+/[\w-]+)\"")
_SMALL_NAMES = {name for file in CODE.rglob("*.py") for name in _SMALL.findall(file.read_text(encoding="utf-8"))}
IN_SMALL = [(table, entry) for table, entry in ROWS if table.by_name and f"{table.name}/{entry.id}" in _SMALL_NAMES]


def names(pairs: Sequence[tuple[Table, Entry]]) -> list[str]:
    return [f"{table.language}-{table.name}-{entry.id}" for table, entry in pairs]


def tried(table: Table, text: str) -> set[str]:
    """The rows that a text is looked through for."""
    return {row.id for row in narrowed(index(spoken(table), table.name), text)}


def spoken(table: Table) -> Language:
    assert table.language != "any", "a text is looked through in its own language"
    return table.language


def matched(pattern: re.Pattern[str], entry: Entry, text: str) -> bool:
    return len(pattern.findall(text)) >= entry.least


def test_the_tables_are_compiled_as_they_are_written() -> None:
    for module, text in modules().items():
        assert module.read_text(encoding="utf-8") == text, "run `python -m pipeline.lexicon`"
    for table in TABLES:
        ids = [entry.id for entry in table.entries]
        assert len(ids) == len(set(ids))
        if not table.by_name:
            assert [row.id for row in rows(spoken(table), table.name)] == ids


def test_every_row_says_where_it_comes_from_and_what_it_hits_wrongly() -> None:
    silent = [name for (_, entry), name in zip(ROWS, names(ROWS), strict=True) if not (entry.source and entry.alarms)]
    assert not silent


def test_every_row_that_is_asked_for_by_name_is_there_and_none_is_idle() -> None:
    there = {(table.language, f"{table.name}/{entry.id}") for table, entry in ROWS if table.by_name}
    asked = set[tuple[str, str]]()
    for file in CODE.rglob("*.py"):
        for folder, name in ASKED.findall(file.read_text(encoding="utf-8")):
            # Where no language is named, both are.
            asked |= {(one, name) for one in ((folder,) if folder else ("ja", "en"))}
    assert asked == there


@pytest.mark.parametrize(("table", "entry"), IN_SMALL, ids=names(IN_SMALL))
def test_what_is_looked_for_in_small_letters_is_found_in_them(table: Table, entry: Entry) -> None:
    row, pattern = Screened(table.language, f"{table.name}/{entry.id}"), re.compile(entry.full, entry.flags)
    for text in (*entry.hits, *(hit.upper() for hit in entry.hits if entry.flags), *entry.misses):
        assert [match.span() for match in row.found(lowered(text))] == [one.span() for one in pattern.finditer(text)]


@pytest.mark.parametrize(("table", "entry"), LISTS, ids=names(LISTS))
def test_a_list_holds_each_word_once(table: Table, entry: Entry) -> None:
    assert sorted(entry.words) == sorted(set(entry.words))
    assert not set(entry.words) & set(entry.misses)


def failing(table: Table, held: Callable[[Table, Entry], None]) -> list[str]:
    """What the rows of a table fail by, each with its name."""
    found = []
    for _, entry in (one for one in SHOWN if one[0] is table):
        try:
            held(table, entry)
        except AssertionError as error:
            found.append(f"{entry.id}: {error}")
    return found


@each_table
def test_a_row_matches_its_hits_and_none_of_its_misses(table: Table) -> None:
    assert not failing(table, hits_and_spares)


def hits_and_spares(table: Table, entry: Entry) -> None:
    pattern = re.compile(entry.full, entry.flags)
    assert entry.hits, "a row shows what it is for"
    for text in entry.hits:
        assert matched(pattern, entry, text), text
        assert table.by_name or entry.id in tried(table, text), f"the screen {entry.screen} hides {text!r}"
        looked_at = text.lower() if entry.flags & re.IGNORECASE else text
        assert not entry.screened or any(word in looked_at for word in entry.screen), text
    for text in entry.misses:
        assert not matched(pattern, entry, text), text


@each_table
def test_no_alternative_of_a_row_could_go_unnoticed(table: Table) -> None:
    assert not failing(table, needs_every_alternative)


def needs_every_alternative(table: Table, entry: Entry) -> None:
    used = sorted(set(re.findall(r"«([\w-]+)»", entry.pattern)))
    # A part stands as a letter of its own while alternatives are taken out: its words are a list, not alternatives.
    marks = {name: chr(0xE000 + number) for number, name in enumerate(used)}
    plain = re.sub(r"«([\w-]+)»", lambda name: f"(?:{marks[name[1]] * 2})", entry.pattern)
    parts = {ord(mark): _parser.parse(table.parts[name], entry.flags) for name, mark in marks.items()}
    whole = re.compile(entry.full, entry.flags)
    # What a look-ahead forbids is noticed by a text that must not match.
    shown = {text: places(whole, text) for text in (*entry.hits, *entry.misses)}
    for tree, what in () if entry.listed else without_one(plain, parts, entry.flags):
        pattern = _compiler.compile(tree, entry.flags)
        noticed = any(places(pattern, text) != found for text, found in shown.items())
        assert noticed, f"no hit and no miss needs {what}"


def places(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], Sequence[str | None]]]:
    return [(match.span(), match.groups()) for match in pattern.finditer(text)]


def without_one(
    pattern: str, parts: dict[int, _parser.SubPattern], flags: int
) -> Iterator[tuple[_parser.SubPattern, str]]:
    """The pattern without each of its alternatives in turn; nothing is taken out of the parts."""
    tree = _parser.parse(pattern, flags)
    nested = list(every(tree))
    branches = [value[1] for one in nested for kind, value in one if kind is _constants.BRANCH]
    for one in nested:
        put_in(one, parts)
    for alternatives in branches:
        for number in range(len(alternatives)):
            taken = alternatives.pop(number)
            for one in nested:
                one.width = None  # which the parser remembers
            yield tree, f"alternative {number + 1} of {len(alternatives) + 1}: {taken}"
            alternatives.insert(number, taken)


def every(tree: _parser.SubPattern) -> Iterator[_parser.SubPattern]:
    """The pattern and all that is nested in it."""
    yield tree
    for kind, value in tree:
        if kind is _constants.BRANCH:
            inner = value[1]
        elif kind is _constants.SUBPATTERN:
            inner = [value[3]]
        elif kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            inner = [value[2]]
        elif kind in (_constants.ASSERT, _constants.ASSERT_NOT):
            inner = [value[1]]
        else:
            inner = []
        for one in inner:
            yield from every(one)


def put_in(tree: _parser.SubPattern, parts: dict[int, _parser.SubPattern]) -> None:
    """The parts in place of the two letters that stand for each."""
    for place in range(len(tree) - 1, 0, -1):
        kind, value = tree[place]
        if kind is _constants.LITERAL and value in parts and tree[place - 1] == (kind, value):
            tree[place - 1 : place + 1] = [(_constants.SUBPATTERN, (None, 0, 0, parts[value]))]


@pytest.mark.parametrize(
    ("pattern", "flags", "words"),
    [
        (r"\b[Aa]ccording to (?:the |an? )?\w+", 0, {"According to ", "according to "}),
        (r"(?:foo|bar)baz?", 0, {"fooba", "barba"}),
        (r"この(?:節|部分)は.{0,9}(?:書いて|記入して)ください", 0, {"この節は", "この部分は"}),
        (r"THIS (?:is|was)", re.IGNORECASE, {"this is", "this was"}),
        (r"(?:long alternative|\d+) and more", 0, {" and more"}),
        (r"\d+%?", 0, set()),
        (r"(?:a\d|\d)x?", 0, set()),
    ],
)
def test_a_screen_is_what_every_match_must_hold(pattern: str, flags: int, words: set[str]) -> None:
    assert set(literals(pattern, flags)) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b\w+(?:made|built)\b", set()),
        (r"\b\d+ ?\b(?:made|built)\b", {"made", "built"}),
        (r"\A(?:draft|\d+ drafts?|dear (?:\w+)?)\Z", {"draft"}),
        (r"\b(?:made|built)", set()),
    ],
)
def test_a_text_is_looked_through_for_words_that_have_to_be_whole(pattern: str, words: set[str]) -> None:
    assert {word for word, form in edged(pattern).items() if form == f"{EDGE}{word}{EDGE}"} == words


@settings(max_examples=examples(40))
@given(st.data())
def test_a_screen_hides_no_match_of_its_row(data: st.DataObject) -> None:
    table, entry = data.draw(st.sampled_from(PATTERNS))
    text = data.draw(st.from_regex(re.compile(entry.full, entry.flags)))
    assert entry.id in tried(table, text)


@settings(max_examples=examples(100))
@given(st.data())
def test_a_row_is_tried_wherever_it_may_match(data: st.DataObject) -> None:
    table, entry = data.draw(st.sampled_from([one for one in PATTERNS if one[1].starts]))
    pattern = re.compile(entry.full, entry.flags)
    row = next(row for row in rows(spoken(table), table.name) if row.id == entry.id)
    some = st.from_regex(pattern) | st.sampled_from((*entry.hits, *entry.misses, *entry.starts, " ", "\n", "3", "İ"))
    text = "".join(data.draw(st.lists(some, max_size=4)))
    here = [match.span() for match in pattern.finditer(text)]
    assert [match.span() for match in matches(row, screened(text))] == here
    # Where a text was looked through first, a row is tried with less of what it may begin with.
    narrow = [one for one in narrowed(index(spoken(table), table.name), text) if one.id == entry.id]
    assert [match.span() for one in narrow for match in matches(one, screened(text))] == here


def test_what_english_phrases_are_looked_up_by_is_made_of_the_letters_that_words_are_found_by() -> None:
    letters = re.compile(f"[{LETTERS}]+")
    for table in (one for one in TABLES if not one.by_name and spoken(one) == "en"):
        assert [unit for unit in index("en", table.name).hits if not letters.fullmatch(str(unit))] == []


@pytest.mark.parametrize(
    ("pattern", "flags", "begun"),
    [
        (r"\b(?:The )?(?:best|most \w+) of", re.IGNORECASE, {"best of", "most ", "the best of", "the most "}),
        (r"(?<!x)(?:half|\d+ in \d) of", 0, {"half of", "\0"}),
        (r"there are \d+", 0, {"there are "}),
        (r"(?:a|b)+c", 0, {"a", "b"}),
        (r"(?:so )?\w+ish", 0, set()),
        (r"[^a]b", 0, set()),
    ],
)
def test_a_start_is_what_every_match_begins_with(pattern: str, flags: int, begun: set[str]) -> None:
    assert set(starts(pattern, flags)) == begun


def test_flags_inside_a_pattern_are_refused() -> None:
    with pytest.raises(ValueError, match="flags"):
        literals("(?i:a)b")


def test_a_word_within_another_hides_no_place_where_a_match_may_begin() -> None:
    # `he` stands in `she` and is no word there, though both are looked for.
    text = "What did she do, and what did I do?"
    narrow = next(one for one in narrowed(index("en", "drafting"), text) if (one.id, one.where) == ("own", "host"))
    assert [match[0] for match in matches(narrow, screened(text))] == ["she", "I"]
