"""How many cases are generated for a test: some in `make test`, four times as many in `make test-generated`."""

from __future__ import annotations

from hypothesis import settings


def examples(most: int) -> int:
    """As many as the profile asks for of `most`, which the profile "many" asks for whole."""
    return max(1, most * settings.default.max_examples // 100)
