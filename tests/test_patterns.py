"""Patterns are compiled at first use, and not again in the next run."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.checking.registry import all_checks
from pipeline.patterns import Kept, _Lazy, either, lazy

TEXTS = ("On 3 May we moved 200 boxes. TODO: check.", "倉庫の棚を3段にした。「遅い」と言われた。〇〇さん", "")


def patterns() -> list[_Lazy]:
    """Every pattern of the package that a module holds by name."""
    import sys

    all_checks()
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("pipeline.")]
    return [value for module in modules for value in vars(module).values() if isinstance(value, _Lazy)]


def test_a_kept_pattern_is_the_pattern() -> None:
    first, second = Kept(), Kept()
    for one in patterns():
        first.compiled(*one.load())
    second.recall(dict(first.fresh).get)
    for one in patterns():
        plain, kept = re.compile(*one.load()), second.compiled(*one.load())
        assert (plain, plain.groups, plain.groupindex) == (kept, kept.groups, kept.groupindex)
        for text in TEXTS:
            found = [(match.span(), match.groups(), match.lastgroup) for match in plain.finditer(text)]
            assert found == [(match.span(), match.groups(), match.lastgroup) for match in kept.finditer(text)]
    assert first.fresh
    assert not second.fresh


def test_what_was_compiled_before_it_was_recalled_is_nothing_new() -> None:
    first, second, third = Kept(), Kept(), Kept()
    for known, pattern in ((first, "a+"), (second, "a+"), (third, "b+")):
        known.compiled(pattern, 0)
    second.recall(first.fresh.get)
    third.recall(first.fresh.get)
    assert (list(second.fresh), list(third.fresh)) == ([], ["0:b+"])


@pytest.mark.parametrize(
    "kept", [(), (0, b"\0\0\0\0", 0, {}), (0, b"%", 0, {}), (0, "AAAA", 0, {}), (0, b"", None, {})]
)
def test_what_cannot_be_believed_is_compiled_anew(kept: Any) -> None:
    known = Kept()
    known.recall(lambda name: kept)
    assert known.compiled("a+", 0).findall("caat") == ["aa"]


def test_an_invalid_pattern_is_an_error_at_its_first_use() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_one_of_several_is_the_first_that_matches() -> None:
    several = [lazy("ab"), lazy("a", re.IGNORECASE), lazy("A|b")]
    joined = either(several)
    for text in ("abc", "ac", "AB", "b", "c"):
        first = next((place for place, one in enumerate(several, 1) if one.match(text)), None)
        found = joined.match(text)
        assert (found and found.lastindex) == first
