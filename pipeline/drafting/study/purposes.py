"""What a spoken sentence is for, by the words of the lexicon's table "drafting"."""

from __future__ import annotations

from pipeline.lexicon.table import rows
from pipeline.wording import Language


def shows(where: str, text: str, language: Language) -> bool:
    """Whether some row that counts in `where` matches."""
    plain = text.replace("’", "'")
    lowered = ""
    for row in rows(language, "drafting", where):
        if row.words:
            lowered = lowered or (plain.lower() if row.fold else "")
            words = lowered if row.fold else plain
            for word in row.words:  # asked of every sentence, where a generator costs twice as much
                if word in words:
                    break
            else:
                continue
        if row.pattern.search(plain):
            return True
    return False
