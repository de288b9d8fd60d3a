"""Words of the making of a text (its parts, its sources, who writes, asks and waits), by what they are in it."""

from __future__ import annotations

from pipeline.lexicon.named import lines
from pipeline.wording import Language


def words_of_making(language: Language) -> dict[str, int]:
    """Each word, with the number of its row."""
    rows = (
        lines(language, "making/texts"),
        lines(language, "making/places"),
        lines(language, "making/contents"),
        lines(language, "making/sources"),
        lines(language, "making/writing"),
        lines(language, "making/publishing"),
        lines(language, "making/asking"),
        lines(language, "making/people"),
        lines(language, "making/kin"),
        lines(language, "making/days"),
        lines(language, "making/courtesy"),
        lines(language, "making/missing"),
        lines(language, "making/knowing"),
        lines(language, "making/nobody"),
        lines(language, "making/measures"),
        lines(language, "making/choices"),
        lines(language, "making/machines"),
        lines(language, "making/questions"),
        lines(language, "making/anybody"),
    )
    return {word: number for number, row in enumerate(rows) for word in row}
