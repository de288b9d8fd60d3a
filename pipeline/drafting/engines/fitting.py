"""Which types of article notes can carry, as far as it can be shown; the type that was asked for is never changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from pipeline.drafting.engines import parts
from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import Moment, heard
from pipeline.drafting.study.on_hand import held
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.type_parts import SHAPES
from pipeline.wording import Text, both_listed

# Fewer questions with an answer make no article of them, and one part alone no analysis.
_QUESTIONS, _PARTS = 4, 2
# With so many content words somebody tells something.
_SAYS = 2
_DECIDED: tuple[Moment, ...] = ("choice", "avoided")
# So many sentences about what somebody thinks make an essay's material.
_JUDGED = 3
# Words of news stand in most talk, so that no talk is said to carry an analysis; only that one carries none.
_NEVER_NAMED = "news-analysis"
# A talk with fewer sentences carries no type better than another.
_SHORT = 25

_WHY = {
    "how-to": Text("順番の分かる手順がある", "steps in order"),
    "interview": Text("問いと答えが{count}組ある", "{count} questions with their answers"),
    "case-study": Text("決めたことと、変わった数字がある", "a decision and a figure that came of it"),
    "essay": Text("一人の話し手の考えが語られている", "what one person thinks"),
}
_LACKS = {
    "how-to": Text("順番の分かる手順が、取材メモに見つかりません", "no steps in order were found in the notes"),
    "interview": Text(
        "問いと答えの組が、取材メモにほとんど見つかりません",
        "hardly any question with its answer was found in the notes",
    ),
    "case-study": Text(
        "決めたことと、それで変わった数字が、取材メモにそろっていません",
        "a decision and a figure that came of it were not both found in the notes",
    ),
    "news-analysis": Text(
        "背景・変わること・損得・今することが、取材メモにほとんど見つかりません",
        "hardly anything of background, change, who gains or what to do was found in the notes",
    ),
    "essay": Text(
        "話し手の考えが、取材メモにほとんど見つかりません",
        "hardly anything that somebody thinks was found in the notes",
    ),
}
_UNFIT = Text(
    "「{asked}」には、この取材メモは向かないようです（{lacks}）。向きそうな種類は {fits}。変えるなら「--update --type {first}」を付けて、もう一度実行してください。",
    "These notes hardly carry the type '{asked}': {lacks}. What they carry: {fits}. To change it, run again with '--update --type {first}'.",
)
_NO_TYPE = Text(
    "「{asked}」には、この取材メモは向かないようです（{lacks}）。足りないことは「pipeline coverage」で分かります。",
    "These notes hardly carry the type '{asked}': {lacks}. 'pipeline coverage' says what to ask.",
)
_CARRIES = Text("この取材メモに向く種類：{fits}", "What these notes carry: {fits}")
_FIT = Text("{type}（{why}）", "{type} ({why})")


def unfit(material: Material, asked: str) -> Iterator[Text]:
    """What to say where the notes do not carry the type that was asked for."""
    if len(material.units) < _SHORT or asked not in _LACKS:
        return
    found: dict[str, Text] = {}
    for name, why in carried(material):
        if name == asked:
            return  # the others need not be looked for
        found[name] = why
    found.pop(_NEVER_NAMED, None)
    values = {"asked": asked, "lacks": _LACKS[asked], "fits": _listed(found), "first": next(iter(found), "")}
    yield (_UNFIT if found else _NO_TYPE).filled(**values)


def fitting(material: Material) -> Iterator[Text]:
    """The types that the notes carry, in one line; nothing where they carry none, or are too short to tell."""
    found = {name: why for name, why in carried(material) if name != _NEVER_NAMED}
    if found and len(material.units) >= _SHORT:
        yield _CARRIES.filled(fits=_listed(found))


def carried(material: Material) -> Iterator[tuple[str, Text]]:
    """Each type with what carries it, the most particular first."""
    if material.lists or any(parts.blocks(part, Selection(material)) for part in SHAPES["how-to"] if part.steps):
        yield "how-to", _WHY["how-to"]
    asked = max(len(material.exchanges), answered(material))
    if asked >= _QUESTIONS:
        yield "interview", _WHY["interview"].filled(count=asked)
    if material.results and any(_tells_of(material, kind) for kind in _DECIDED):
        yield "case-study", _WHY["case-study"]
    if sum(bool(parts.blocks(part, Selection(material))) for part in SHAPES["news-analysis"]) >= _PARTS:
        yield _NEVER_NAMED, Text("", "")
    telling = [name for name, weight in material.roles.items() if weight > TELLS]
    if len(telling) <= 1 and len(heard(material, "judgement")) >= _JUDGED:
        yield "essay", _WHY["essay"]


def _tells_of(material: Material, kind: Moment) -> bool:
    """Whether it holds such a moment; what can be quoted is looked for first, because that is known already."""
    if heard(material, kind):
        return True
    found = held(material, kind)
    return found is not None and not found.denied


def answered(material: Material) -> int:
    """How often somebody who is there to ask says something, with a mark of a question or without, and somebody who tells takes it up."""
    roles = material.roles
    turns: list[tuple[str | None, bool, bool]] = []
    for _, group in groupby(material.units, key=lambda unit: (unit.turn, unit.speaker)):
        said = list(group)
        asks = any(unit.spoken.question or (unit.spoken.words and not unit.spoken.idle) for unit in said)
        tells = any(len(set(unit.spoken.words)) >= _SAYS and not unit.spoken.idle for unit in said)
        turns.append((said[0].speaker, asks, tells))
    return sum(
        asks and tells and roles.get(asker, 1.0) <= TELLS < roles.get(teller, 1.0)
        for (asker, asks, _), (teller, _, tells) in pairwise(turns)
    )


def _listed(found: dict[str, Text]) -> Text:
    return both_listed(_FIT.filled(type=name, why=why) for name, why in found.items())
