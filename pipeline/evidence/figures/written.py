"""The figures that a text writes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence.figures.english import english
from pipeline.evidence.figures.eras import ERAS, FIRST_OF_ERA
from pipeline.evidence.figures.figure import HALF, Figure
from pipeline.evidence.figures.japanese import japanese
from pipeline.language import numbers
from pipeline.lexicon.named import cue
from pipeline.wording import Language

_HALF = cue("any", "figures/half")
_ABOUT = cue("any", "figures/about")
_OR_SO = cue("any", "figures/or-so")
_NEAR = 16


def find(text: str, language: Language) -> Iterator[Figure]:
    """The figures that say something: with a unit or a thing counted, not the numbering of the text itself."""
    plain = numbers.narrow(text)
    found = [*(japanese(plain) if language == "ja" else english(plain))]
    found = _with_fractions(plain, found) if found else found
    found += [
        Figure(*match.span(), match[0], float(ERAS[match[1]] + 1), unit="年", kind="time", measure="year")
        for match in FIRST_OF_ERA.finditer(plain)
    ]
    for match in _HALF.finditer(plain):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(Figure(*match.span(), match[0].strip(), 50.0, share=True, unit=HALF))
    yield from (_called_about(plain, one) for one in sorted(found, key=lambda figure: figure.start))


def _with_fractions(text: str, found: list[Figure]) -> list[Figure]:
    """The figures, those of a fraction as the one share that it is: four fifths, 3分の2."""
    for part in numbers.fractions(text, list(numbers.read(text))):
        within = [one for one in found if part.start <= one.start < part.end]
        if within:
            shown = text[part.start : part.end]
            share = Figure(part.start, part.end, shown, part.value, share=True, kind="share")
            found = [share, *(one for one in found if one not in within)]
    return found


def _called_about(text: str, figure: Figure) -> Figure:
    before = text[max(0, figure.start - _NEAR) : figure.start]
    return figure._replace(about=True) if _ABOUT.search(before) or _OR_SO.match(text, figure.end) else figure
