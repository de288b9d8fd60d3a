"""Where somebody says what a thing is: readers need that before anything else about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.study.speech_units import Unit
from pipeline.wording import Language

# What may stand between the name of a thing and what it is. `{}` is the name.
_IS: Mapping[Language, str] = {
    "ja": r"(?:[^、。]{{0,12}}、)?{}(?:っていうのは|というのは|とは|って(?:いう|言う)?の?は?|は)、?(?:簡単に言うと、?)?.{{8,}}"
    r"(?:サービス|ソフト(?:ウェア)?|ツール|仕組み|会社|制度|道具|方法|手法|もの|(?<!ない)こと|場所|機能|システム|言語|技術|施設|組織|お店|料理|資格|仕事)(?:なん|の一つ)?(?:です|だ|である)(?:よ|ね)?。?$",
    "en": r"(?:so |basically |essentially )?(?:an? |the )?{} (?:is|are) (?:basically |essentially |really |just |like )?(?:an? |the (?!same\b|only\b|best\b|worst\b|most\b)|what )",
}


def definitions(
    found: Sequence[Unit], scores: Sequence[float], phrases: Sequence[str], language: Language
) -> tuple[int, ...]:
    """Places of sentences that say what one of the telling phrases is, one a phrase, in the order of the phrases."""
    return tuple(dict.fromkeys(_definitions(found, scores, phrases, language)))


def _definitions(
    found: Sequence[Unit], scores: Sequence[float], phrases: Sequence[str], language: Language
) -> Iterator[int]:
    for phrase in phrases:
        says = re.compile(_IS[language].format(re.escape(phrase)), re.IGNORECASE)
        place = next(
            (
                place
                for place, unit in enumerate(found)
                if scores[place] > 0
                and phrase in unit.text
                and not (unit.spoken.question or unit.letter or unit.spoken.corrected)
                and says.match(unit.text)
            ),
            None,
        )
        if place is not None:
            yield place
