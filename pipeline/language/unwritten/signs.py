"""Signs of what a section speaks of and who speaks: plain measures of its words and sentences, each with a name.

None of them says anything by itself. `likeness.py` weighs them together; `reasons.py` shows the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.language.unwritten import english_signs, japanese_signs
from pipeline.language.unwritten.registers import ANY, TOLD, Register, Weight
from pipeline.lexicon.table import index, places, screened
from pipeline.records import NamedTuple
from pipeline.wording import Language

# What a section speaks of, by groups of words.
GROUPS = ("text", "task", "chat", "screen", "service", "legal", "courtesy", "vague", "product", "wisdom")
# Names, figures, quotations and the like to 40 words (en) or 100 letters (ja): beyond four, more tell no more.
_PLENTY = 4.0
_FEW = 1.0
_QUIET = 0.34
# Which measures count more where nobody speaks, nothing is named, nothing is told.
_CROSSED = ("about", "served", "product", "wisdom", "trade", "register", "orders", "courtesy", "told")
NAMES = (
    *(
        "about",
        "abouts",
        "served",
        "serveds",
        "courtesy",
        "chat",
        "chats",
        "vague",
        "product",
        "wisdom",
        "orders",
        "addressed",
        "future",
    ),
    *("formal", "fragments", "labels", "slots", "told", "trade", "trades", "register", "mute", "anchors", "story"),
    *("first", "stance", "length", "articles", "bare", "company", "others", "again", "making", "makings"),
    *(f"{state} {name}" for name in _CROSSED for state in ("mute", "bare", "quiet")),
    *("mute bare", "quiet bare"),
)


class Speech(NamedTuple):
    """How a text speaks, by its grammar: shares of its sentences or words, but for `anchors` and `first`, which are counts."""

    size: float
    orders: float
    addressed: float
    future: float
    formal: float
    fragments: float
    labels: float
    anchors: float
    story: float
    first: float
    stance: float
    mute: bool
    length: float
    articles: float
    company: float
    others: float
    again: float
    making: float
    makings: float


class Signs(NamedTuple):
    """`measures` in the order of `NAMES`; `words`: what stands there of each group, with the place of the first."""

    measures: tuple[float, ...]
    words: Mapping[str, Mapping[str, int]]
    orders: float


def signs(text: str, slots: int, weights: Sequence[Weight], registers: Sequence[Register], language: Language) -> Signs:
    """Measure a section; `weights` and `registers` are those of the same text."""
    speech = Speech(*(english_signs if language == "en" else japanese_signs).speech(text))
    words, share = _grouped(text, speech.size, language)
    root = max(1.0, speech.size) ** 0.5
    kinds = {name: len(found) / root for name, found in words.items()}
    by_kind = {weight.kind: weight for weight in weights}
    trade, told = by_kind.get(ANY), by_kind.get(TOLD)
    unit = max(0.6, speech.size / (40 if language == "en" else 100))
    bare = float(speech.anchors / unit < _FEW)
    values = {
        "about": share["text"] + 0.5 * share["task"],
        "abouts": kinds["text"] + 0.5 * kinds["task"],
        "served": share["screen"] + share["service"] + share["legal"],
        "serveds": kinds["screen"] + kinds["service"] + kinds["legal"],
        "courtesy": share["courtesy"],
        "chat": share["chat"],
        "chats": kinds["chat"],
        "vague": share["vague"],
        "product": share["product"],
        "wisdom": share["wisdom"],
        "orders": speech.orders,
        "addressed": speech.addressed,
        "future": speech.future,
        "formal": speech.formal,
        "fragments": speech.fragments,
        "labels": min(2.0, speech.labels),
        "slots": min(5.0, float(slots)),
        "told": told.share if told else 0.0,
        "trade": trade.density if trade else 0.0,
        "trades": min(8.0, float(len(trade.words))) if trade else 0.0,
        "register": registers[0].density if registers else 0.0,
        "mute": float(speech.mute),
        "anchors": min(_PLENTY, speech.anchors / unit),
        "story": speech.story,
        "first": min(3.0, speech.first / unit),
        "stance": min(2.0, speech.stance),
        "length": speech.length,
        "articles": speech.articles,
        "bare": bare,
        "company": speech.company,
        "others": speech.others,
        "again": speech.again,
        "making": speech.making,
        "makings": speech.makings,
    }
    quiet = float(speech.story < _QUIET)
    for name in _CROSSED:
        values[f"mute {name}"] = values[name] * speech.mute
        values[f"bare {name}"] = values[name] * bare
        values[f"quiet {name}"] = values[name] * quiet
    values |= {"mute bare": speech.mute * bare, "quiet bare": quiet * bare}
    return Signs(tuple(values[name] for name in NAMES), words, speech.orders)


def _grouped(text: str, size: float, language: Language) -> tuple[dict[str, dict[str, int]], dict[str, float]]:
    """The different words of each group with their first place, and the share that all of them make up."""
    words: dict[str, dict[str, int]] = {group: {} for group in GROUPS}
    total: dict[str, float] = defaultdict(float)
    for place in places(index(language, "signs"), screened(text)):
        group = place.row.where
        words[group].setdefault(text[place.start : place.end].lower(), place.start)
        total[group] += 1 if language == "en" else place.end - place.start
    return words, {group: total[group] / max(1.0, size) for group in GROUPS}
