"""How patterns are compiled, between two runs: what one site taught serves the next one, since patterns are those of the program.

One file for each installation, in the folder of this user's key and vouched for with it. One that is gone, damaged, another user's or of
another version costs the time of compiling and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from pipeline.checking.secret import own_folder, secret
from pipeline.checking.version import code_digest
from pipeline.digests import blake2b, compare_digest

# Of so many installations the latest are kept: each upgrade of a hook is a new one.
_MOST = 8
_CODE = 16


def recall(work: bytes) -> object:
    """What was kept for this installation and `work`; None where there is none, or none that can be believed."""
    try:
        data = _file(work).read_bytes()
        code, known = data[:_CODE], data[_CODE:]
        return json.loads(known) if compare_digest(code, _code(known)) else None
    except (OSError, RuntimeError, ValueError):
        return None


def keep(work: bytes, patterns: object) -> None:
    """Put `patterns`, plain data, in the place of what was kept: the whole file at once, or not at all."""
    known = json.dumps(patterns, separators=(",", ":")).encode()
    with contextlib.suppress(OSError, RuntimeError):
        file = _file(work)
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_bytes(_code(known) + known)
        fresh.replace(file)
        others = sorted({*file.parent.glob("patterns-*")} - {file}, key=os.path.getmtime)
        for old in others[: 1 - _MOST]:
            old.unlink()


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
