"""The registry itself: names, families, and messages that say the same in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from pipeline import checks
from pipeline.checking.check import FAMILIES, Check
from pipeline.checking.registry import all_checks, by_id, selected
from pipeline.errors import UsageError
from pipeline.language.script import contradicts
from pipeline.wording import Text

FOLDER = Path(checks.__file__).parent


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_folder_holds_only_checks_named_like_their_ids() -> None:
    files = {file.stem.replace("_", "-") for file in FOLDER.glob("*.py")} - {"--init--"}
    assert files == {check.id for check in all_checks()}


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_a_check_says_everything_in_both_languages(check: Check) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert check.family in FAMILIES
    assert fields(check.message.ja) == fields(check.message.en)
    for name in ("title", "message", "why", "fix", "wrong"):
        text: Text = getattr(check, name)
        assert text.ja.strip() and text.en.strip(), name
        assert re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", text.ja), f"{name} is not Japanese"
        assert not contradicts("en", [text.en] * 10), f"{name} is not English"
    for name in ("why", "fix", "wrong"):
        assert not re.search(r"\{\w+\}", getattr(check, name).ja), f"{name} takes no parameters"


def test_selection_by_id_and_family() -> None:
    assert [check.id for check in selected(["human-section-thin,human-section-empty"])] == [
        "human-section-empty",
        "human-section-thin",
    ]
    structure = selected(["structure"])
    assert structure and all(check.family == "structure" for check in structure)
    assert by_id("human-section-empty") not in selected([], ["structure"])


@pytest.mark.parametrize("names", [["no-such-check"], [""], ["human-section-emty"]])
def test_an_unknown_check_is_refused_with_the_nearest_name(names: list[str]) -> None:
    with pytest.raises(UsageError) as error:
        selected(names)
    assert error.value.hint is not None
    if names == ["human-section-emty"]:
        assert "human-section-empty" in error.value.hint.en
        assert "human-section-empty" in error.value.hint.ja


def test_a_selection_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        selected(["structure"], ["structure"])
