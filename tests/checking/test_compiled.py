"""How patterns are compiled is known to every run of one installation, whatever the site; what is wrong with that costs time only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.checking import compiled
from pipeline.checking.secret import secret
from pipeline.patterns import Kept
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

KNOWN = Kept()
KNOWN.compiled("a+", 0)
(NAME,) = KNOWN.fresh


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "tezawari"


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("patterns-*"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_site_that_is_new_has_nothing_to_teach(lang: Language, folder: Path, tmp_path: Path) -> None:
    """In processes of their own: whatever this one has compiled already, nobody would learn from it."""
    command = [sys.executable, "-m", "pipeline", "check", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    outputs, written = [], []
    for name in ("one", "other"):
        site = make_site(tmp_path / name, lang)
        write(site / "content/site/posts/a.md", article(lang))
        outputs.append(subprocess.run(command, cwd=site, env=environment, check=False, capture_output=True).stdout)
        (one,) = kept(folder)
        written.append((one.read_bytes(), one.stat().st_ino))
    assert outputs[0] == outputs[1] != b""
    assert written[0] == written[1]


@pytest.mark.usefixtures("folder")
def test_the_gate_and_the_drafter_have_their_own() -> None:
    compiled.keep(b"gate", KNOWN.fresh)
    assert compiled.recall(b"gate")(NAME) == KNOWN.fresh[NAME]
    assert compiled.recall(b"draft")(NAME) is None


@pytest.mark.usefixtures("folder")
def test_what_is_new_stands_beside_what_was_known() -> None:
    other = Kept()
    other.compiled("(?P<one>b)|c", 2)
    compiled.keep(b"gate", KNOWN.fresh)
    compiled.keep(b"gate", other.fresh)
    for name, one in (KNOWN.fresh | other.fresh).items():
        assert compiled.recall(b"gate")(name) == one


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0" * 40])
def test_what_was_not_written_by_us_is_not_believed(folder: Path, damage: bytes) -> None:
    compiled.keep(b"gate", KNOWN.fresh)
    kept(folder)[0].write_bytes(damage)
    assert compiled.recall(b"gate")(NAME) is None
    compiled.keep(b"gate", KNOWN.fresh)
    whole = kept(folder)[0].read_bytes()
    kept(folder)[0].write_bytes(whole.replace(b":[32,", b":[34,"))
    assert compiled.recall(b"gate")(NAME) is None
    kept(folder)[0].write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert compiled.recall(b"gate")(NAME) is None


def test_another_user_has_another_key(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.keep(b"gate", KNOWN.fresh)
    name, data = kept(folder)[0].name, kept(folder)[0].read_bytes()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert secret() is not None
    assert compiled.recall(b"gate")(NAME) is None
    (tmp_path / "elsewhere/tezawari" / name).write_bytes(data)
    assert compiled.recall(b"gate")(NAME) is None


@pytest.mark.usefixtures("folder")
def test_a_pattern_with_half_a_character_is_kept_like_any_other() -> None:
    half = Kept()
    half.compiled("[\ud800-\udfff]", 0)
    (name,) = half.fresh
    compiled.keep(b"gate", half.fresh)
    assert compiled.recall(b"gate")(name) == half.fresh[name]


def test_without_a_place_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(write(tmp_path / "file", "no folder")))
    compiled.keep(b"gate", KNOWN.fresh)
    assert compiled.recall(b"gate")(NAME) is None


def test_only_the_latest_installations_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        monkeypatch.setattr(sys, "version", f"3.11.{number}")
        compiled.keep(b"gate", KNOWN.fresh)
        assert compiled.recall(b"gate")(NAME) == KNOWN.fresh[NAME]
    assert len(kept(folder)) == 16
