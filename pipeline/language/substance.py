"""What an editor asks of the three human sections, found in the text by its words and their forms.

An experience: when, where, who, how many, what was said, what went wrong. An opinion: a position and a reason. A decision:
what was chosen, what was decided against, and who answers for it. Each part is found with the words that show it. All of
this can be gamed by whoever knows it: it prompts a writer, and proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pipeline.language import substance_en, substance_ja
from pipeline.language.excerpt import excerpt
from pipeline.language.measure import ENOUGH, amount, written
from pipeline.lexicon.table import Row, matches, rows, screened
from pipeline.model.article import Article, Heading, Kind
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

Part = Literal[
    "when", "where", "who", "how-many", "named", "said", "failed", "position", "reason", "choice", "against", "answers"
]
PARTS: Mapping[Part, Text] = {
    "when": Text("いつ", "when"),
    "where": Text("どこで", "where"),
    "who": Text("誰が", "who"),
    "how-many": Text("いくつ", "how many"),
    "named": Text("何という名前のもの", "which, by its name"),
    "said": Text("何と言ったか", "what was said"),
    "failed": Text("うまくいかなかったこと", "what went wrong"),
    "position": Text("どう考えるか", "what you hold"),
    "reason": Text("その理由", "why"),
    "choice": Text("何を選んだか", "what was chosen"),
    "against": Text("何をしないと決めたか", "what you decided against"),
    "answers": Text("誰が責任を持つか", "who answers for it"),
}
EXPERIENCE: tuple[Part, ...] = ("when", "where", "who", "how-many", "named", "said", "failed")
OPINION: tuple[Part, ...] = ("position", "reason")
# The longest excerpt in a message (characters), and what ends a clause.
_LONG: Mapping[Language, int] = {"ja": 24, "en": 48}
_STOPS = "。！？!?\n."
# So few words are looked for before a pattern is, and those of one that disregards case: it is the slowest.
_FEW = 24
# What is not decided yet shows neither.
_SETTLED: frozenset[Part] = frozenset(("choice", "against"))
_ENDS = lazy(r"[。、，！？!?;；:：\n「」“”]|[.,](?=\s|$)")
DECISION: tuple[Part, ...] = ("choice", "against", "answers")

_TABLE = "substance"
_FORMS = {"ja": substance_ja.forms, "en": substance_en.forms}


Span = tuple[int, int]


def says_enough(article: Article, kind: Kind, amount: int) -> bool:
    """Whether so much is enough for the sections of one kind."""
    return amount >= ENOUGH[article.lang] or amount >= enough(article, kind)


def enough(article: Article, kind: Kind) -> int:
    """What the sections of one kind have to hold: a decision that names choice, rejection and who answers may be half as long."""
    whole = ENOUGH[article.lang]
    if kind != "decision":
        return whole
    text = "\n\n".join(section.text for section in article.human_sections if section.kind == kind)
    return whole // 2 if len(found(text, DECISION, article.lang, len(DECISION))) == len(DECISION) else whole


def found(text: str, parts: tuple[Part, ...], language: Language, enough: int) -> dict[Part, Span]:
    """The `parts` that `text` shows, with where the words stand that show them (half-open, in characters).

    Words that are plain on the surface are looked for first, until there are `enough`; only where they show fewer are the
    forms of the words analysed (in Japanese, that loads a dictionary).
    """
    shown: dict[Part, Span] = {}
    settled = without_open(text, language) if "choice" in parts else text
    for part in parts:
        looked_at = settled if part in _SETTLED else text
        words = next(filter(None, (_first(row, looked_at) for row in rows(language, _TABLE, part))), None)
        if words is not None:
            shown[part] = words
            if len(shown) == enough:
                break
    if len(shown) < enough:
        wanted = {part for part in parts if part not in shown}
        for name, words in _FORMS[language](settled, wanted).items():
            if name in parts:
                shown[name] = words
    return shown


def without_open(text: str, language: Language) -> str:
    """`text` with blanks for the sentences that say of something that it is not decided: nothing was chosen in them."""
    (row,) = rows(language, _TABLE, "open")
    for match in _matches(row, text):
        start = max((text.rfind(mark, 0, match.start()) for mark in _STOPS), default=-1) + 1
        end = min((at for mark in _STOPS if (at := text.find(mark, match.end())) >= 0), default=len(text))
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _first(row: Row, text: str) -> Span | None:
    """Where the first words of a row stand in `text`. Few rows are asked of each text: counting its units would cost more."""
    if row.listed:
        return next(((at, at + len(word)) for word in row.words if (at := text.find(word)) >= 0), None)
    match = next(_matches(row, text), None)
    return match.span() if match else None


def _matches(row: Row, text: str) -> Iterator[re.Match[str]]:
    if not row.fold and len(row.words) > _FEW:
        return row.pattern.finditer(text)
    form = screened(text)
    return matches(row, form) if row.may_match(*form) else iter(())


def clause(text: str, span: Span, language: Language) -> str:
    """The words of a span with as much of their clause as fits: an ending alone (「ていく」) says nothing to whoever wrote it."""
    start, end = span
    left = max((one.end() for one in _ENDS.finditer(text, 0, start)), default=0)
    following = _ENDS.search(text, end)
    right = following.start() if following else len(text)
    spare = _LONG[language] - (end - start)
    if spare <= 0:
        return excerpt(text[start:end].strip(), _LONG[language])
    first = max(left, min(start - spare // 2, right - _LONG[language]))
    last = min(right, first + _LONG[language])
    if language == "en":  # no word is cut
        first = first if first == left else text.rfind(" ", left, first + 1) + 1 or start
        last = last if last == right else max(text.rfind(" ", end, last), end)
    return ("…" if first > left else "") + " ".join(text[first:last].split()) + ("…" if last < right else "")


class Asked(NamedTuple):
    """What became of the questions to one kind of human section; `heading` and lines are those of its first section.

    `open` says that something is said to be undecided.
    """

    heading: Heading
    end: int
    shown: Mapping[Part, str]
    missing: tuple[Part, ...]
    open: bool = False

    @property
    def parameters(self) -> Mapping[str, object]:
        """For a message: the heading, what was found with its words, and what was not."""
        found = Text(
            "、".join(f"{PARTS[part].ja}「{word}」" for part, word in self.shown.items()) or "なし",
            ", ".join(f"{PARTS[part].en} (“{word}”)" for part, word in self.shown.items()) or "nothing",
        )
        missing = Text(
            "・".join(PARTS[part].ja for part in self.missing), ", ".join(PARTS[part].en for part in self.missing)
        )
        return {"heading": self.heading.text, "found": found, "missing": missing}


def asked(article: Article, kind: Kind, parts: tuple[Part, ...], enough: int) -> Asked | None:
    """Look for `parts` in the sections of `kind` together; None where `enough` are shown, and where too little is written to ask for more."""
    if written(article).get(kind, 0) < ENOUGH[article.lang]:
        return None
    sections = [section for section in article.human_sections if section.kind == kind]
    passages = [passage for section in sections for passage in section.passages if not passage.closed]
    text = "\n\n".join([passage.text for passage in passages])
    # Inline code that was counted is no part of the text.
    if any(passage.terms != (0, 0) for passage in passages) and amount(text, article.lang) < ENOUGH[article.lang]:
        return None
    shown = found(text, parts, article.lang, enough)
    if len(shown) >= enough:
        return None
    missing = tuple(part for part in parts if part not in shown)
    words = {part: clause(text, span, article.lang) for part, span in shown.items()}
    is_open = "choice" in missing and without_open(text, article.lang) != text
    return Asked(sections[0].heading, sections[0].end - 1, words, missing, is_open)
