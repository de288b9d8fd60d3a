"""Words in one form for all the ways in which an editor may write them: kanji or kana, spoken or written endings, British or American.

For what is not found letter by letter (`normal.form`). What an editor may not change stays apart: tense, denial, wish, guess,
command, who is made or able to do it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.language import normal
from pipeline.language.normal import Form
from pipeline.wording import Language


def form(text: str, language: Language, *, clearing: bool = True) -> Form:
    """`normal.form` in units that are the same however they are written; with `clearing`, what of it may be left out in a quotation."""
    if language == "en":
        from pipeline.language import tidied_en

        return _spread(normal.form(text, "en", clearing=clearing), tidied_en.spelled)
    from pipeline.language import tidied_ja

    found = tidied_ja.units(text, said=clearing)
    places = tuple((one.start, one.end) for one in found)
    skips = dict(normal.skips(places, normal.clearable(text, "ja"))) if clearing else {}
    for place, one in enumerate(found):
        if clearing and one.key in (normal.GAP, normal.END):
            skips[place] = (*skips.get(place, ()), place + 1)
    return Form(tuple(one.key for one in found), places, skips)


def stands(quoted: Form, said: Form, *, light: frozenset[str] = frozenset(), after: int = 0) -> tuple[int, int] | None:
    """`normal.stands`; what goes on with an ending that makes another statement of the words (た, ない, たい) is not what was said."""
    found = normal.stands(quoted, said, light=light, after=after)
    goes_on = found is not None and found[1] < len(said.units) and said.units[found[1]].startswith(normal.ENDING)
    return None if goes_on else found


def _spread(found: Form, into: Callable[[Sequence[str]], Sequence[tuple[str, ...]]]) -> Form:
    """A form with each unit spread into others, at the same place."""
    parts = into(
        [f"{unit}'" if found.places[n] == found.places[n - 1] and n else unit for n, unit in enumerate(found.units)]
    )
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return Form(
        tuple(unit for part in parts for unit in part),
        tuple(place for part, place in zip(parts, found.places, strict=True) for _ in part),
        {starts[place]: tuple(starts[after] for after in then) for place, then in found.skips.items()},
    )
