"""What one run learns for the next besides verdicts: how patterns are compiled, and what the settings of the site say."""

from __future__ import annotations

import json

from pipeline.checking import compiled
from pipeline.checking.store import Store
from pipeline.patterns import KEPT as PATTERNS
from pipeline.sources.settings_kept import KEPT as SETTINGS


def recall(store: Store, work: bytes = b"gate") -> None:
    """Take in what runs before this one learnt. `work` names another than the gate's, which has no use for its patterns."""
    PATTERNS.recall(compiled.recall(work))
    SETTINGS.recall(store.get(_settings(store)))


def keep(store: Store, work: bytes = b"gate") -> None:
    """Hand on what is new."""
    if PATTERNS.fresh:
        compiled.keep(work, PATTERNS.fresh)
        PATTERNS.recall(compiled.recall(work))
    if SETTINGS.fresh:
        store.write(_settings(store), json.dumps(SETTINGS.as_json()).encode())
        SETTINGS.fresh = False


def _settings(store: Store) -> bytes:
    return store.key(b"settings")
