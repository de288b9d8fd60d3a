"""Figures of a text as values, so that 30%, 三割 and thirty percent are one; and whether the notes hold them.

Shares (percent) are kept apart from amounts, and lengths of time are compared in minutes too: 1時間半 is 90分.
"""

from pipeline.evidence.figures.disputed import counted, disputed
from pipeline.evidence.figures.figure import HALF, IDIOM, Figure
from pipeline.evidence.figures.known import Known
from pipeline.evidence.figures.said import dated, said, said_both, values
from pipeline.evidence.figures.written import find

__all__ = ["HALF", "IDIOM", "Figure", "Known", "counted", "dated", "disputed", "find", "said", "said_both", "values"]
