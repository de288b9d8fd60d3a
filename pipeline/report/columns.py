"""What a terminal is given: no characters that it obeys, and tables, kana and kanji counted as two cells wide."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.patterns import lazy

# Most lines hold nothing else: letters of one cell, and kana, kanji and full-width signs of two.
_WIDE = "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uff01-\uff60"
_PLAIN = lazy(f"[ -~\u2010-\u2027{_WIDE}]*")
_TWO_CELLS = lazy(f"[{_WIDE}]")


def harmless(text: str) -> str:
    """Words of a file or its name, on one line, without what would move the cursor or the direction of the text: a terminal obeys those."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() or character == "\u3000" else " " for character in text)


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """One line a row, the columns lined up."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(_padded(harmless(cell), width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def cells(text: str) -> int:
    """How many cells of a terminal a printable text takes: marks that combine take none, emoji two."""
    if text.isascii():
        return len(text)
    if _PLAIN.fullmatch(text):
        return len(text) + len(_TWO_CELLS.findall(text))
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
