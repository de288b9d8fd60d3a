"""Whether one glob covers another is decided, and agrees with what the globs really match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.policy.covers import covered
from pipeline.policy.globs import matches
from tests.generated import examples


@pytest.mark.parametrize(
    ("glob", "others"),
    [
        ("content/*.md", ["content/**/*.md"]),
        ("content/posts/**/*.md", ["content/**/*.md"]),
        ("a/b.md", ["a/?.md"]),
        ("a/?.md", ["a/*.md"]),
        ("**/*.md", ["**"]),
        ("**/*.md", ["*.md", "*/**/*.md"]),
        ("a*", ["a", "a?*"]),
        ("**/" * 16 + "*.md", ["**/*.md"]),
        ("**/*.md", ["**/" * 16 + "*.md"]),
    ],
)
def test_what_matches_the_one_matches_the_others(glob: str, others: list[str]) -> None:
    assert covered(glob, others)


@pytest.mark.parametrize(
    ("glob", "others"),
    [
        ("content/site/posts/**/*.md", ["content/site/posts/**/q7*.md"]),
        ("content/site/posts/**/*.md", ["content/site/posts/q7.md", "content/site/posts/q7/**/q7.md"]),
        ("content/**/*.md", ["content/*.md"]),
        ("content/**/*.md", ["content/*.md", "content/*/*.md", "content/*/*/*.md"]),
        ("a/*.md", ["a/?.md", "a/??.md"]),
        ("**", ["**/*.md"]),
        ("*", []),
        ("**/" * 16 + "*.md", ["**/" * 16 + "q*.md"]),
        ("*" + "a?" * 20, ["*" + "a?" * 20 + "b", *(f"*{'?' * n}b*" for n in range(20))]),
    ],
)
def test_what_matches_the_one_alone_is_seen(glob: str, others: list[str]) -> None:
    assert not covered(glob, others)


GLOBS = st.lists(st.sampled_from(["a", "b", "/", "*", "?", "**", "**/", ".md"]), min_size=1, max_size=6).map("".join)
PATHS = st.lists(st.sampled_from(["a", "b", "c", "/", ".md", "\n"]), min_size=1, max_size=7).map("".join)


@settings(max_examples=examples(300))
@given(GLOBS, st.lists(GLOBS, max_size=3), st.lists(PATHS, max_size=30))
def test_no_path_contradicts_it(glob: str, others: list[str], paths: list[str]) -> None:
    paths = [*paths, re.sub(r"\*+|\?", "c", glob), glob.replace("**/", "").replace("*", "")]
    if covered(glob, others):
        assert all(matches(path, others) for path in paths if matches(path, (glob,)))
