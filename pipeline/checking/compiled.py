"""How patterns are compiled, between two runs: what one site taught serves the next one, since patterns are those of the program.

One file for each installation, in the folder of this user's key and vouched for with it. One that is gone, damaged, another user's or of
another version costs the time of compiling and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from pipeline.checking.secret import own_folder, secret
from pipeline.checking.version import code_digest
from pipeline.digests import blake2b, compare_digest
from pipeline.patterns import Compiled

# Of so many installations the latest are kept: each upgrade of a hook is a new one.
_MOST = 16
# More patterns than the program has: where something makes them by the thousand, keeping them is no gain.
_MOST_PATTERNS = 2_000
# Bytes of a digest, and of the length of the index.
_CODE, _LENGTH = 16, 4

# By the digest of a pattern's name: flags, groups, names, from where to where its program stands, and the digest of that.
_Index: TypeAlias = dict[str, tuple[int, int, dict[str, int], int, int, str]]


def recall(work: bytes) -> Callable[[str], Compiled | None]:
    """What was kept for this installation and `work`, to be asked by name: a run needs a part of what all of them have compiled."""
    index, programs = _read(work)

    def known(name: str) -> Compiled | None:
        found = index.get(_named(name))
        if found is None:
            return None
        flags, groups, names, start, end, digest = found
        program = bytes(programs[start:end])
        return (flags, program, groups, names) if _digest(program) == digest else None

    return known


def keep(work: bytes, fresh: Mapping[str, Compiled]) -> None:
    """Put `fresh` beside what is kept: the whole file at once, or not at all."""
    index, programs = _read(work)
    parts, end = [bytes(programs)], len(programs)
    for name, (flags, program, groups, names) in [*fresh.items()][: max(0, _MOST_PATTERNS - len(index))]:
        start, end = end, end + len(program)
        index[_named(name)] = flags, groups, names, start, end, _digest(program)
        parts.append(program)
    known = json.dumps(index, separators=(",", ":")).encode()
    with contextlib.suppress(OSError, RuntimeError):
        file = _file(work)
        temporary = file.with_name(f"{file.name}.{os.getpid()}")
        temporary.write_bytes(b"".join((_code(known), len(known).to_bytes(_LENGTH, "big"), known, *parts)))
        temporary.replace(file)
        others = sorted({*file.parent.glob("patterns-*")} - {file}, key=os.path.getmtime)
        for old in others[: 1 - _MOST]:
            old.unlink()


def _named(name: str) -> str:
    """A pattern may hold half a character, too."""
    return _digest(name.encode("utf-8", "surrogatepass"))


def _read(work: bytes) -> tuple[_Index, memoryview]:
    """The index, and the programs that it leads to, each of which is still to be held against its digest; empty where it cannot be believed."""
    try:
        data = memoryview(_file(work).read_bytes())
        begin = _CODE + _LENGTH
        end = begin + int.from_bytes(data[_CODE:begin], "big")
        known = bytes(data[begin:end])
        if compare_digest(bytes(data[:_CODE]), _code(known)):
            return json.loads(known), data[end:]
    except (OSError, RuntimeError, ValueError):
        pass
    return {}, memoryview(b"")


def _file(work: bytes) -> Path:
    """By where this program lies: the one in a hook's environment may be another than the one that is typed."""
    place = blake2b(f"{sys.version}\0{__file__}\0".encode() + work, digest_size=8).hexdigest()
    return own_folder() / f"patterns-{place}"


def _code(known: bytes) -> bytes:
    """Raises `OSError` where this user has no key."""
    key = secret()
    if key is None:
        raise OSError
    code = blake2b(code_digest(), key=key, digest_size=_CODE, person=b"patterns")
    code.update(known)
    return code.digest()


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_CODE).hexdigest()
