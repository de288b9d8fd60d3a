"""Whether two sentences speak of the same things, and are not only built in the same way."""

from __future__ import annotations

from pipeline.markup.characters import normal
from pipeline.patterns import lazy
from pipeline.wording import Language

# What is no ending, particle or helping verb in Japanese: letters by twos, so that an edit within a compound breaks a part of it.
_JA = lazy(r"[一-龠々]{1,2}|[ァ-ヶー]{2,}|[a-z]+|\d+")


def agreement(text: str, source: str, language: Language) -> float:
    """The share of what `text` speaks of that `source` speaks of, too; 1 where it speaks of nothing by itself."""
    if language == "en":
        from pipeline.language.english import content_words

        said, known = set(content_words(text)), set(content_words(source))
        return len(said & known) / len(said) if said else 1.0
    plain = normal(source)
    parts = _JA.findall(normal(text))
    letters = sum(map(len, parts))
    return sum(len(part) for part in parts if part in plain) / letters if letters else 1.0
