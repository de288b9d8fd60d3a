"""What an editor asks of the three human sections, found in the text by its words and their forms.

An experience: when, where, who, how many, what was said, what went wrong. An opinion: a position and a reason. A decision:
what was chosen, what was decided against, and who answers for it. Each part is found with the words that show it. All of
this can be gamed by whoever knows it: it prompts a writer, and proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.language import substance_en, substance_ja
from pipeline.language.excerpt import excerpt
from pipeline.language.measure import ENOUGH, amount, written
from pipeline.lexicon.table import Row, rows
from pipeline.model.article import Article, Heading, Kind
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
# The longest excerpt in a message, in characters.
_LONG = 24
DECISION: tuple[Part, ...] = ("choice", "against", "answers")

_TABLE = "substance"
_FORMS = {"ja": substance_ja.forms, "en": substance_en.forms}


def found(text: str, parts: tuple[Part, ...], language: Language, enough: int) -> dict[Part, str]:
    """The `parts` that `text` shows, with the words that show them.

    Words that are plain on the surface are looked for first, until there are `enough`; only where they show fewer are the
    forms of the words analysed (in Japanese, that loads a dictionary).
    """
    shown: dict[Part, str] = {}
    for part in parts:
        words = next(filter(None, (_first(row, text) for row in rows(language, _TABLE, part))), None)
        if words is not None:
            shown[part] = words.strip()
            if len(shown) == enough:
                break
    if len(shown) < enough:
        for name, words in _FORMS[language](text).items():
            if name in parts:
                shown.setdefault(name, words)
    return shown


def _first(row: Row, text: str) -> str | None:
    """The first words of a row that stand in `text`. Few rows are asked of each text: counting its units would cost more."""
    if row.listed:
        return next((word for word in row.words if word in text), None)
    match = row.pattern.search(text)
    return match[0] if match else None


class Asked(NamedTuple):
    """What became of the questions to one kind of human section; `heading` and lines are those of its first section."""

    heading: Heading
    end: int
    shown: Mapping[Part, str]
    missing: tuple[Part, ...]

    @property
    def parameters(self) -> Mapping[str, object]:
        """For a message: the heading, what was found with its words, and what was not."""
        words = {part: excerpt(words, _LONG) for part, words in self.shown.items()}
        found = Text(
            "、".join(f"{PARTS[part].ja}「{word}」" for part, word in words.items()) or "なし",
            ", ".join(f"{PARTS[part].en} (“{word}”)" for part, word in words.items()) or "nothing",
        )
        missing = Text(
            "・".join(PARTS[part].ja for part in self.missing), ", ".join(PARTS[part].en for part in self.missing)
        )
        return {"heading": self.heading.text, "found": found, "missing": missing}


def asked(article: Article, kind: Kind, parts: tuple[Part, ...], enough: int) -> Asked | None:
    """Look for `parts` in the sections of `kind` together; None where too little is written to ask for more."""
    sections = [section for section in article.human_sections if section.kind == kind]
    text = "\n\n".join(passage.text for one in sections for passage in one.passages if not passage.closed)
    if amount(text, article.lang) < ENOUGH[article.lang] or written(article)[kind] < ENOUGH[article.lang]:
        return None
    shown = found(text, parts, article.lang, enough)
    missing = tuple(part for part in parts if part not in shown)
    return Asked(sections[0].heading, sections[0].end - 1, shown, missing)
