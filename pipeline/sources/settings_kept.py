"""Settings that were read before: a site has one policy and one mkdocs.yml, which hardly ever change, and what reads them takes long to import."""

from __future__ import annotations

from pipeline.digests import blake2b

# The files of today, and those of the revisions that it is compared with.
_MOST = 16


class Kept:
    """What files of settings hold, by digest; as JSON between two runs."""

    def __init__(self) -> None:
        self._known: dict[str, object] = {}
        self.fresh = False

    def recall(self, known: object) -> None:
        """Take in what `as_json` gave once."""
        if isinstance(known, dict):
            self._known = {**known, **self._known}

    def as_json(self) -> dict[str, object]:
        """All settings that are known, the latest last."""
        return dict(list(self._known.items())[-_MOST:])

    def get(self, data: bytes) -> dict[str, object] | None:
        """The settings in the bytes of a file; None where they were not read yet."""
        found = self._known.get(_name(data))
        return found if isinstance(found, dict) else None

    def put(self, data: bytes, settings: dict[str, object]) -> None:
        """Keep what was read, unless JSON would make something else of it."""
        if _plain(settings):
            self._known[_name(data)] = settings
            self.fresh = True


def _name(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and _plain(one) for key, one in value.items())
    if isinstance(value, list):
        return all(map(_plain, value))
    return value is None or type(value) in (str, bool, int)


KEPT = Kept()
