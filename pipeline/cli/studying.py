"""What the study of notes has at hand: what the last one learnt, and no search for garbage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.checking.habits import keep, recall
from pipeline.checking.store import Store
from pipeline.garbage import uncollected
from pipeline.sources.root import root_of

_WORK = b"draft"


@contextmanager
def studying() -> Iterator[None]:
    """For the site that the current folder lies in; without one there is nothing to recall. Raises `UnreadableError`."""
    root = root_of()
    store = None if root is None else Store(root)
    try:
        with uncollected():
            if store is not None:
                recall(store, _WORK)
            yield
        if store is not None:
            keep(store, _WORK)
    finally:
        if store is not None:
            store.close()
