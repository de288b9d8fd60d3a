"""What a spoken sentence is for, by the words of the lexicon's table "drafting"."""

from __future__ import annotations

from pipeline.lexicon.table import rows
from pipeline.wording import Language


def shows(where: str, text: str, language: Language) -> bool:
    """Whether some row that counts in `where` matches."""
    lowered = text.lower().replace("’", "'")
    plain = text.replace("’", "'")
    for row in rows(language, "drafting", where):
        words = lowered if row.fold else plain
        if (not row.words or any(word in words for word in row.words)) and row.pattern.search(plain):
            return True
    return False
