"""What of a human section is the writer's own: every span that is accounted for elsewhere is named, the rest counts.

A span is accounted for where it is a quotation ascribed to somebody, or a run that stands in the notes, in the article's
title, description, lead or machine sections, or in another human section before it. The comparison is of letters and
digits in normal form (`folded`), so width, case, punctuation and line breaks make no difference. A whole section that
says in other words what stands in a few neighbouring sentences of the machine's is the machine's too (`paraphrase`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pipeline.evidence import naming, paraphrase, runs
from pipeline.evidence.speakers import quoted_spans
from pipeline.language import machine_text
from pipeline.language.measure import amount, written
from pipeline.markup.characters import folded
from pipeline.model.article import Article, HumanSection, Kind, Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes or a ledger never needs them
    from pipeline.model.ledger import Ledger
    from pipeline.model.notes import Notes

Origin = Literal["quotation", "annotation", "notes", "machine", "title", "description", "lead", "section", "paraphrase"]

# Runs that make up less of a section than this are names and terms that both must use, and count as the writer's own.
_TERMS = 0.25

_ANNOTATE = lazy(r"\.annotate\b|class=[\"']?[^\"'>]*\bannotate\b|^\s*(?:!!!|\?\?\?)[^\n]*\bannotate\b")

# What is somebody else's however little it is.
_WHOLE: frozenset[Origin] = frozenset(("quotation", "annotation"))


class Borrowed(NamedTuple):
    """A half-open range of a passage's text, in characters, and whose words stand there."""

    start: int
    end: int
    origin: Origin


class Account(NamedTuple):
    """By kind: how much is the writer's own, and how much came from where. Units: visible characters (ja), words (en)."""

    own: Mapping[Kind, int]
    borrowed: Mapping[Kind, Mapping[Origin, int]]


class Share(NamedTuple):
    """One kind of human section: so much of it comes from each origin, `own` and `repeated` (said before, or known filler) among them.

    Units: visible characters (ja), words (en).
    """

    kind: Kind
    total: int
    parts: Mapping[str, int]


def shares(article: Article, found: Account) -> tuple[Share, ...]:
    """The whole of each kind, by origin; what is neither somebody else's nor counted as own was said before."""
    totals: dict[Kind, int] = {}
    for section in article.human_sections:
        totals[section.kind] = totals.get(section.kind, 0) + amount(section.text, article.lang)
    return tuple(
        Share(kind, total, {name: size for name, size in _parts(kind, total, found) if size})
        for kind, total in totals.items()
    )


def _parts(kind: Kind, total: int, found: Account) -> Iterator[tuple[str, int]]:
    borrowed = found.borrowed.get(kind, {})
    own = min(found.own.get(kind, 0), total - sum(borrowed.values()))
    yield "own", max(0, own)
    yield from borrowed.items()
    yield "repeated", max(0, total - sum(borrowed.values()) - max(0, own))


class _Source(NamedTuple):
    origin: Origin
    text: str


def account(
    article: Article, notes: Sequence[Notes] = (), ledger: Ledger | None = None, authors: Iterable[str] = ()
) -> Account:
    """Account for the human sections of `article`. What `notes` give to one of `authors` (names) is the writer's own."""
    if not article.human_sections:
        return Account({}, {})
    own = {folded(name) for name in authors}
    sources = list(_sources(article, notes, ledger, own))
    people = [name for name in naming.labels(notes) if folded(name) not in own]
    borrowed: dict[Kind, dict[Origin, int]] = {}
    rest: list[HumanSection] = []
    for section in article.human_sections:
        tally = borrowed.setdefault(section.kind, {})
        letters = folded(section.text)
        spans = _spans(article, section, letters, sources, people)
        for passage, found in zip(section.passages, spans, strict=True):
            for span in found:
                size = amount(passage.text[span.start : span.end], article.lang)
                tally[span.origin] = tally.get(span.origin, 0) + size
        passages = [_without(passage, found) for passage, found in zip(section.passages, spans, strict=True)]
        left = section._replace(passages=tuple(passages))
        if retold := paraphrase.of(left, article):
            tally["paraphrase"] = tally.get("paraphrase", 0) + retold
            left = left._replace(passages=())
        rest.append(left)
        sources.append(_Source("section", letters))
    whole = written(article)
    if tuple(rest) == article.human_sections:
        return Account(whole, borrowed)
    remains = written(article, rest)
    # What is taken out parts what was a repetition: nothing becomes the writer's own by that.
    return Account({kind: min(count, remains.get(kind, 0)) for kind, count in whole.items()}, borrowed)


def _spans(
    article: Article, section: HumanSection, letters: str, sources: Sequence[_Source], people: Sequence[str]
) -> list[tuple[Borrowed, ...]]:
    """For each passage of a section, what of it is accounted for; `letters` are those of the whole section."""
    language = article.lang
    behind_marks = set(_annotations(article, section))
    quoted = quoted_spans(section.passages, language, people)
    everything = "\n".join(source.text for source in sources)
    near = [source for source in sources if source.text] if runs.may_share(letters, everything, language) else []
    spans: list[tuple[Borrowed, ...]] = []
    for passage, quotations in zip(section.passages, quoted, strict=True):
        if passage.line in behind_marks:
            spans.append((Borrowed(0, len(passage.text), "annotation"),))
        elif passage.closed:
            spans.append(())
        else:
            shared = near if near and runs.shares(passage.text, everything, language) else ()
            spans.append(_borrowed(passage, quotations, shared, language))
    if _is_more_than_terms(section, spans, language):
        return spans
    return [tuple(span for span in found if span.origin in _WHOLE) for found in spans]


def _is_more_than_terms(section: HumanSection, spans: Sequence[Sequence[Borrowed]], language: Language) -> bool:
    """Whether what a section shares with others is more of it than the names and terms that both must use."""
    shared = sum(
        amount(passage.text[span.start : span.end], language)
        for passage, found in zip(section.passages, spans, strict=True)
        for span in found
        if span.origin not in _WHOLE
    )
    return not shared or shared >= _TERMS * amount(section.text, language)


def _annotations(article: Article, section: HumanSection) -> Iterator[int]:
    """The lines on which passages begin that Material shows only behind a mark: the list after `annotate`."""
    marked = [
        number
        for number, line in enumerate(article.lines[section.start - 1 : section.end - 1], section.start)
        if "annotate" in line and _ANNOTATE.search(line)
    ]
    for mark in marked:
        inside = False
        for passage in section.passages:
            if passage.line > mark and (passage.role == "list" or inside):
                inside = passage.role == "list"
                if inside:
                    yield passage.line
                else:
                    break


def _sources(
    article: Article, notes: Sequence[Notes], ledger: Ledger | None, own: Collection[str]
) -> Iterator[_Source]:
    matter = article.front_matter
    yield _Source("title", folded(matter.title or ""))
    yield _Source("description", folded(matter.description or ""))
    for section, text in zip(article.machine_sections, machine_text.folded(article), strict=True):
        lead = section.heading is None or section.heading.level == 1
        yield _Source("lead" if lead else "machine", text)
    if ledger is not None:
        yield _Source("machine", "\n".join(folded(sentence.text) for sentence in ledger.sentences))
    for one in notes:
        said = (turn.text for turn in one.utterances if not (turn.speaker and folded(turn.speaker) in own))
        yield _Source("notes", "\n".join(map(folded, said)))


def _borrowed(
    passage: Passage, quotations: Iterable[tuple[int, int]], sources: Sequence[_Source], language: Language
) -> tuple[Borrowed, ...]:
    """The ranges of a passage that are accounted for, in order; where two overlap, the first source has it."""
    found = [Borrowed(start, end, "quotation") for start, end in quotations]
    units = runs.units(passage.text, language) if sources else ()
    for source in sources:
        found += [Borrowed(start, end, source.origin) for start, end in runs.runs(units, source.text, language)]
    return tuple(_apart(found))


def _apart(spans: Iterable[Borrowed]) -> Iterator[Borrowed]:
    done = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > done:
            yield span._replace(start=max(span.start, done))
            done = span.end


def _without(passage: Passage, spans: Sequence[Borrowed]) -> Passage:
    text = passage.text
    for span in spans:
        gap = "".join("\n" if letter == "\n" else " " for letter in text[span.start : span.end])
        text = text[: span.start] + gap + text[span.end :]
    return passage._replace(text=text) if spans else passage
