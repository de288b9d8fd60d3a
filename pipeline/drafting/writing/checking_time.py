"""How long reading and checking a draft takes: what the machine saves must not come back as checking."""

from __future__ import annotations

import math
from collections.abc import Mapping

from pipeline.drafting.writing.outline import Bullets, Comment, Outline, Paragraph, Quotation, Table, sentences
from pipeline.evidence import written_amounts
from pipeline.wording import Language

# Careful reading, in characters (ja) and words (en) a minute: about half the speed of reading for pleasure.
_SPEED: Mapping[Language, int] = {"ja": 400, "en": 180}
# Seconds to hold one figure, and one person's words, against the recording.
_FIGURE, _WORDS = 20, 15


def minutes(outline: Outline, language: Language) -> int:
    """Whole minutes, rounded up, for the machine sections."""
    size = figures = spoken = 0
    for section in outline.sections:
        for block in section.blocks if section.kind is None else ():
            if isinstance(block, Comment):
                continue
            text = " ".join(sentence.text for sentence in sentences(block))
            size += len(text) if language == "ja" else len(text.split())
            figures += sum(1 for _ in written_amounts.find(text, language))
            spoken += (
                len(block.items) if isinstance(block, Bullets) else isinstance(block, Paragraph | Quotation | Table)
            )
    return math.ceil(size / _SPEED[language] + (figures * _FIGURE + spoken * _WORDS) / 60)
