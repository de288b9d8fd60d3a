"""The one reader of keys and values: what is unknown, missing or of the wrong kind is found by itself."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipeline.policy.fields import DAY, TEXT, TEXTS, Field, list_of, mapping_of, one_of, read, record, unknown
from pipeline.wording import Text


class Person(NamedTuple):
    name: str
    since: object = None


TABLE = Text("表", "a table")
FIELDS = (
    Field("place", TEXT, required=True),
    Field("tags", TEXTS, default=()),
    Field("kind", one_of(("talk", "mail"), Text("種類", "kind"))),
    Field("people", list_of(record(Person, (Field("name", TEXT, required=True), Field("since", DAY))), TABLE)),
    Field("labels", mapping_of(TEXT, TABLE), to="names"),
)


def test_values_arrive_under_their_names_and_absent_ones_as_defaults() -> None:
    values, faults = read({"place": "川崎", "labels": {"S1": "田中"}}, FIELDS)
    assert values == {"place": "川崎", "tags": (), "kind": None, "people": None, "names": {"S1": "田中"}}
    assert faults == []
    values, _ = read({"place": "Kawasaki", "people": [{"name": "Mori", "since": "2026-01-02"}]}, FIELDS)
    assert values["people"][0].since.isoformat() == "2026-01-02"


@pytest.mark.parametrize(
    ("table", "place", "reason"),
    [
        ({}, "place", "missing"),
        ({"place": " "}, "place", "missing"),
        ({"place": 3}, "place", "unfit"),
        ({"place": "x", "tags": ["a", 1]}, "tags", "unfit"),
        ({"place": "x", "tags": None}, "tags", "unfit"),
        ({"place": "x", "kind": "tallk"}, "kind", "unfit"),
        ({"place": "x", "people": [{"name": "a"}, {"since": "2026-01-02"}]}, "people[1].name", "missing"),
        ({"place": "x", "people": [{"name": "a", "since": "soon"}]}, "people[0].since", "unfit"),
        ({"place": "x", "people": [{"name": "a", "sinse": "2026-01-02"}]}, "people[0].sinse", "unknown"),
        ({"place": "x", "labels": {"S1": 4}}, "labels.S1", "unfit"),
    ],
)
def test_what_is_wrong_is_named_by_its_place_in_both_languages(table: object, place: str, reason: str) -> None:
    assert isinstance(table, dict)
    _, faults = read(table, FIELDS)
    assert [(fault.place, fault.reason) for fault in faults] == [(place, reason)]
    shown = place.rpartition(".")[2] if reason == "missing" else "tallk" if place == "kind" else place
    assert shown in faults[0].message.ja and shown in faults[0].message.en


def test_an_unknown_key_and_an_unknown_name_bring_the_nearest_one() -> None:
    faults = unknown({"plase": 1, "place": 2}, FIELDS)
    assert [(fault.place, fault.close) for fault in faults] == [("plase", "place")]
    _, faults = read({"place": "x", "kind": "tallk"}, FIELDS)
    assert faults[0].hint is not None
    assert "「talk」" in faults[0].hint.ja and "'talk'" in faults[0].hint.en


def test_one_wrong_value_leaves_the_others_as_they_are() -> None:
    values, faults = read({"place": "x", "tags": 3, "kind": "mail"}, FIELDS)
    assert len(faults) == 1
    assert (values["place"], values["tags"], values["kind"]) == ("x", (), "mail")
