"""A file that was seen before is known by its stamp, however many others changed since."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from pipeline.checking.contents import Contents
from pipeline.checking.store import Store
from pipeline.sources.tree import Held, Stamp


class _Counted(Held):
    """Counts what is read; the stamp of a text is a number of its own."""

    def __init__(self, texts: dict[str, str], length: int) -> None:
        super().__init__(texts)
        self._length = length
        self.reads: list[str] = []

    def stamp(self, path: str) -> Stamp | None:
        return (
            Stamp(b"%0*x" % (self._length, crc32(self.texts[path].encode())), settled=True)
            if path in self.texts
            else None
        )

    def read(self, path: str) -> bytes | None:
        self.reads.append(path)
        return super().read(path)


def looked(root: Path, texts: dict[str, str], length: int = 8) -> tuple[dict[str, str], list[str]]:
    """The digests of all files in one run, and what had to be read for them."""
    store, tree = Store(root), _Counted(texts, length)
    contents = Contents(tree, store)
    found = {path: contents[path] for path in texts}
    contents.keep()
    store.close()
    return found, tree.reads


@pytest.mark.parametrize("count", [3, 100])
def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    texts = {f"{number}.md": f"記事 {number}" for number in range(count)}
    first, reads = looked(tmp_path, texts)
    assert sorted(reads) == sorted(texts)
    for turn in range(3):
        texts[f"{turn}.md"] = changed = f"書き直し {turn}"
        again, reads = looked(tmp_path, texts)
        assert reads == [f"{turn}.md"], changed
        assert [path for path in texts if again[path] != first[path]] == [f"{turn}.md"]
        first = again
    assert looked(tmp_path, texts) == (first, [])


@pytest.mark.parametrize("changed", [1, 60])
def test_a_repository_whose_ids_grew_longer_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: int
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    texts = {f"{number}.md": f"記事 {number}" for number in range(100)}
    first, _ = looked(tmp_path, texts)
    some = dict([*texts.items()][:changed])
    looked(tmp_path, some, 16)
    again, _ = looked(tmp_path, texts, 16)
    assert again == first
    assert looked(tmp_path, texts, 16) == (first, [])
