"""An article as far as checks read it that read nothing but its human sections: made of what was kept of them, without parsing it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, TypeVar

from pipeline.model.article import Article, FrontMatter, Heading, HumanSection, Passage
from pipeline.wording import Language

T = TypeVar("T")
# Human sections as JSON keeps them: each a list of its fields, and so are its heading and its passages.
Kept: TypeAlias = Sequence[Any]


def kept(article: Article) -> Kept:
    """What is kept of an article's human sections."""
    return [
        (kind, tuple(heading), start, end, tuple(tuple(passage) for passage in passages))
        for kind, heading, start, end, passages in article.human_sections
    ]


def texts(sections: Kept) -> tuple[str, ...]:
    """The texts of their passages, in order."""
    return tuple([passage[1] for section in sections for passage in section[4]])


def partly(path: str, text: str, language: Language, written: str, sections: Kept) -> Article:
    """The article at `path` with its `text`, the day it was `written` (ISO 8601, or empty) and its human sections.

    It holds nothing else: a check that asks for more breaks off, and that is a failure.
    """
    matter = _with(FrontMatter, {"date": date.fromisoformat(written) if written else None})
    human = tuple(
        HumanSection(kind, _heading(heading), start, end, tuple(map(_passage, passages)))
        for kind, heading, start, end, passages in sections
    )
    lines = tuple(text.split("\n"))
    known = {"path": path, "text": text, "lang": language, "front_matter": matter, "lines": lines}
    return _with(Article, {**known, "human_sections": human, "_known": {}})


def _with(kind: type[T], values: Mapping[str, object]) -> T:
    made = object.__new__(kind)
    made.__dict__.update(values)
    return made


def _heading(fields: Sequence[Any]) -> Heading:
    level, text, line, end_line, classes, anchor, kinds = fields
    return Heading(level, text, line, end_line, tuple(classes), anchor, tuple(kinds))


def _passage(fields: Sequence[Any]) -> Passage:
    line, text, role, closed, terms = fields
    return Passage(line, text, role, closed, tuple(terms))
