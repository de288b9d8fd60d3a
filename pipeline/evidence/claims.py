"""Claims about the world that readers would want a source for: studies, statistics, superlatives, comparisons, history.

The words are rows of the lexicon (`claims`). A sentence that counts something of the writer's own, supposes something or
asks claims nothing; nor does a table, a quotation, or what a person of the notes is told to have said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.quoted import unquoted
from pipeline.language.sentences import Sentence, sentences
from pipeline.lexicon.table import Row, Screened, index, matches, narrowed, spread
from pipeline.model.article import Article, Passage, Section
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# What somebody else said, and what stands above all others, is claimed even by somebody who speaks of himself.
_EVEN_OWN = frozenset(["relay", "superlative"])
_EXEMPT = frozenset(["own", "supposed"])
# Figures of how many there are: asked for only where no notes could back them.
_COUNT = "count"

# Whom a Japanese claim names stands before it, within so many characters.
_WHO = lazy(r"[^\s、。「」]+\Z")
_NAME = 20
# Formulas and code are no statement about the world.
_FORMULA = lazy(r"\$[^$\n]+\$|\\\(|[=<>]{2}|\w\(\w*\)")
_SHOWN = ("prose", "list")


class Claim(NamedTuple):
    """A sentence that asks for a source; `words` are those that ask. Lines count in the file, the last included."""

    line: int
    end_line: int
    words: str
    sentence: str
    section: Section
    passage: Passage


def find(article: Article, people: Sequence[str], *, counts: bool = False) -> Iterator[Claim]:
    """One claim a sentence. What a person of the notes (`people`, as `naming.labels` has them) said needs no source; they are one.

    `counts`: figures of how many there are count too, in machine sections.
    """
    wanted = narrowed(index(article.lang, "claims"), article.visible_text)
    asking = [row for row in wanted if row.where not in _EXEMPT and (counts or row.where != _COUNT)]
    if not asking:
        return
    exempting = [row for row in wanted if row.where in _EXEMPT]
    here = [(section, one) for section in article.sections for one in section.passages if one.role in _SHOWN]
    spread_out = spread(asking, [passage.text for _, passage in here])
    for (section, passage), (rows, form) in zip(here, spread_out, strict=True):
        if section.kind is not None:
            rows = [row for row in rows if row.where != _COUNT]
        if rows:
            yield from _in_passage(passage, form, section, rows, exempting, article, people)


def _in_passage(
    passage: Passage,
    form: Screened,
    section: Section,
    asking: Sequence[Row],
    exempting: Sequence[Row],
    article: Article,
    people: Sequence[str],
) -> Iterator[Claim]:
    found = _matches(asking, form)
    if not found or (people and _is_theirs(passage.text, people)):
        return
    parts = sentences(passage.text, article.lang)
    taken: set[int] = set()
    for match, row in found.items():
        sentence = next((part for part in parts if part.start <= match.start() < part.end), None)
        if sentence is None or sentence.start in taken:
            continue
        if (people and _names(sentence.text, people, article.lang)) or _claims_nothing(row, sentence, exempting):
            continue
        taken.add(sentence.start)
        before = _WHO.search(passage.text, max(0, match.start() - _NAME), match.start())
        words = " ".join(f"{before[0] if before and article.lang == 'ja' else ''}{match[0]}".split())
        start, end = passage.line_at(sentence.start), passage.line_at(sentence.end)
        yield Claim(start, end, words, sentence.text, section, passage)


def _is_theirs(text: str, people: Sequence[str]) -> bool:
    """Whether a passage is a turn of one of `people`, or has their name behind it."""
    from pipeline.evidence import speakers

    return speakers.is_theirs(text, people)


def _names(sentence: str, people: Sequence[str], language: Language) -> bool:
    """Whether a sentence names one of `people`. A label of one letter is a name only where somebody is called by it."""
    if any(len(name) > 1 and name in sentence for name in people):
        return True
    from pipeline.evidence import naming

    return naming.last_named(sentence, [name for name in people if len(name) == 1], language) is not None


def _matches(asking: Sequence[Row], form: Screened) -> dict[re.Match[str], Row]:
    """What is said, not shown in quotation marks, in the order of the text, and the row that says so."""
    found = {match: row for row in asking for match in matches(row, form)}
    return {match: found[match] for match in unquoted(sorted(found, key=lambda match: match.start()), form.text)}


def _claims_nothing(row: Row, sentence: Sentence, exempting: Sequence[Row]) -> bool:
    if row.where in _EVEN_OWN:
        return sentence.text.rstrip("」』”\"’').）").endswith(("?", "？"))
    return bool(_FORMULA.search(sentence.text)) or any(one.pattern.search(sentence.text) for one in exempting)
