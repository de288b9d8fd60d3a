"""Personal data does not leave the machine: a mark goes out in its place, and it is put back into what comes in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language import personal
from pipeline.patterns import lazy

_MARK = lazy(r"\[\[([A-Z]+-\d+)\]\]")


def marked(text: str) -> bool:
    """Whether a mark is left in a text: one that nobody gave, so a model made it up."""
    return _MARK.search(text) is not None


class Masks:
    """The marks of one draft: the same datum always gets the same mark, and no mark says anything of it but its kind."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def masked(self, text: str) -> str:
        """`text` with a mark in the place of each piece of personal data. What looks like a mark already is none any more."""
        return self.all_masked([text])[0]

    def all_masked(self, texts: Sequence[str]) -> list[str]:
        """The same for many texts: they are screened at once, because most hold nothing."""
        plain = [_MARK.sub(r"[\1]", text) if "[[" in text else text for text in texts]
        for number in personal.lines_worth_looking(plain):
            plain[number] = self._replaced(plain[number])
        return plain

    def _replaced(self, text: str) -> str:
        parts: list[str] = []
        at = 0
        for found in personal.find(text):
            parts += [text[at : found.start], self._mark(text[found.start : found.end], found.kind)]
            at = found.end
        return "".join((*parts, text[at:]))

    def restored(self, text: str) -> str:
        """`text` with the data in the place of their marks; a mark that nobody gave stays what it is."""
        known = {mark: datum for datum, mark in self._marks.items()}
        return _MARK.sub(lambda match: known.get(match[0], match[0]), text)

    def _mark(self, datum: str, kind: personal.Kind) -> str:
        name = kind.replace("-", "").upper()
        return self._marks.setdefault(datum, f"[[{name}-{len(self._marks) + 1}]]")
