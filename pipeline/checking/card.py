"""What an article says of itself that its inputs depend on and a report shows: kept, so that it need not be parsed for that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.evidence.sameness import packed
from pipeline.evidence.ties import vague
from pipeline.language.measure import written
from pipeline.language.substance import says_enough
from pipeline.markup.links import inside, target
from pipeline.model.article import KINDS, Article, Kind
from pipeline.model.report import State
from pipeline.records import NamedTuple
from pipeline.wording import Language


class Card(NamedTuple):
    """`title_line` is where the title stands; `notes` are as the front matter names them; `links` lead to files of the site, by path from its root.
    `vague` says that a human section holds few details, so that it has to be held against other articles; `traits` are what makes it like
    others (`pipeline.evidence.sameness`).
    """

    lang: Language
    draft: bool
    title: str | None
    title_line: int | None
    states: Mapping[Kind, State]
    notes: tuple[str, ...]
    links: tuple[str, ...]
    vague: bool
    traits: str

    @classmethod
    def of(cls, article: Article) -> Card:
        """Write the card of an article."""
        matter = article.front_matter
        return cls(
            article.lang,
            article.draft,
            matter.title,
            matter.lines.get("title"),
            states(article),
            tuple(matter.notes),
            tuple(dict.fromkeys(path for link in inside(article) if (path := target(link, article.path)))),
            bool(article.once(vague)),
            article.once(packed),
        )

    @classmethod
    def again(cls, value: list[Any]) -> Card:
        """From the JSON that a card becomes."""
        lang, draft, title, line, states, notes, links, vague, traits = value
        return cls(lang, draft, title, line, states, tuple(notes), tuple(links), vague, traits)


def states(article: Article) -> dict[Kind, State]:
    """What became of each kind of human section that is required or there."""
    amounts = written(article)
    kinds = [kind for kind in KINDS if kind in article.required or kind in amounts]
    return {kind: _state(article, kind, amounts.get(kind)) for kind in kinds}


def _state(article: Article, kind: Kind, amount: int | None) -> State:
    """As `human-section-thin` judges it: of a kind that nobody requires, anything is enough."""
    if amount is None:
        return "missing"
    if not amount:
        return "unfilled"
    return "filled" if kind not in article.required or says_enough(article, kind, amount) else "unfilled"
