"""Lines of many places in one text, in time that grows with the text and not with its square."""

from __future__ import annotations


class Lines:
    """The line of each offset (in characters, from 0) of `text`, whose first line is `first`; offsets must not decrease."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._text = text
        self._line = first
        self._offset = 0

    def at(self, offset: int) -> int:
        """The line of the character at `offset`."""
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line
