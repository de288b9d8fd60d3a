"""The quotations of an article: everything that is given to somebody as their words, in whatever form it stands.

A blockquote with a name on its last line, a turn (`NAME: …`), a list item or paragraph with (NAME) behind it, a row of a
table that says who said it, and words between quotation marks beside a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pipeline.evidence import naming, placed
from pipeline.evidence.marked import AROUND, MARKS, PLAINLY, SHORTEST, inline, inside, long_enough
from pipeline.evidence.quotation import ATTRIBUTION, BEHIND, TURN, Form, Quotation
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cue
from pipeline.model.article import Article, Passage, Section
from pipeline.patterns import lazy
from pipeline.wording import Language

_HEARD = lazy(r"\{:?[^{}\n]*\.heard\b[^{}\n]*\}")
# Words between marks that are a title or a part of one by themselves, not the name of something: 「…」の作り方.
_SET_APART = lazy(r"(?:^|[—―–:：|｜-])\s*(?:「([^「」\n]{1,800})」|“([^“”\n]{1,800})”|\"([^\"\n]{1,800})\")")
_APART = lazy(r"\s*(?:$|[—―–:：|｜、,-])")
_LINK = lazy(r"\]\(|https?://|\[\^")
# Two paragraphs of one blockquote are this many lines apart.
_BLANK = 2
_ANSWER = lazy(r"(?:^|\n)[ ]*A[.:：][ ]*")
_STOPPED = lazy(r"[。.！？!?」』”\"’'…]$")
_NAMES_SPEAKERS = cue("any", "quotations/names-speakers")
_WHO = cue("any", "quotations/who")
_WHAT_WAS_SAID = cue("any", "quotations/what-was-said")


def find(article: Article, people: Sequence[str], guest: str | None = None) -> Iterator[Quotation]:
    """All quotations that are ascribed to somebody; terms in scare quotes, titles and quotations of nobody are none.

    `people` are the labels of the notes (`naming.labels`). Where a turn or a name behind the words is nobody's of the notes, it has to
    recur and to look like a person's name. `guest` is who was interviewed, where that is one person: what a title or a heading shows as
    words that were said, and gives to nobody, is taken for theirs.
    """
    strangers = _strangers(article, people)
    matter = article.front_matter
    for key, value in (("title", matter.title), ("description", matter.description)):
        if people and value:
            yield from _headline(matter.lines.get(key, 1), value, people, article.lang, guest)
    for section in article.sections:
        heading = section.heading
        if people and heading is not None and heading.text != matter.title:
            human = section.kind is not None
            meant = None if human else guest
            for one in _headline(heading.line, heading.text, people, article.lang, meant, human=human):
                yield one._replace(kind=section.kind)
        yield from _in_section(article, section, people, strangers)


def _in_section(
    article: Article, section: Section, people: Sequence[str], strangers: frozenset[str]
) -> Iterator[Quotation]:
    """The quotations below a heading."""
    human = section.kind is not None
    passages = list(_whole(section.passages))
    last: str | None = None
    for passage, following in zip_longest(passages, passages[1:]):
        found = list(_explicit(article, passage, people, strangers))
        if people and (not found or found[0].form in ("turn", "table")):
            # Writers quote whom they like: what stands alone in a human section is given to nobody.
            alone = not (human or found)
            told = placed.signed(following.text if following else "", people) or last if alone else None
            other = inline(passage, people, article.lang, human=human, alone=alone, told=told)
            found += [one for one in other if not any(one.text in plain.text for plain in found)]
        yield from (one._replace(kind=section.kind, heard=_heard(article, passage)) for one in found)
        last = naming.last_named(passage.text, people, article.lang) or last


def _headline(
    line: int, text: str, people: Sequence[str], language: Language, guest: str | None, *, human: bool = False
) -> Iterator[Quotation]:
    """What a title, a description or a heading gives to somebody, and a sentence in marks that stands apart from the rest of it."""
    found = list(inline(Passage(line, text), people, language, human=human))
    yield from found
    said = _SET_APART.search(text) if guest is not None and not found else None
    if guest is None or said is None:
        return
    words = inside(said)
    behind = naming.places(text[said.end() :].lstrip(), people, language)[:1]
    apart = bool(_APART.match(text, said.end())) or (bool(behind) and behind[0][0] == 0)
    if apart and not placed.asks(words) and placed.tells(words, language) and long_enough(words, language, SHORTEST):
        yield Quotation(line, line, words, behind[0][2] if behind else guest, None, unnamed=True)


def _explicit(
    article: Article, passage: Passage, people: Sequence[str], strangers: frozenset[str]
) -> Iterator[Quotation]:
    """What a form plainly gives to somebody."""
    if passage.role == "quotation" and ATTRIBUTION.search(passage.text):
        yield from _block(article, passage, people)
    elif passage.role == "table":
        yield from _table(article, passage, people)
    elif (name := _framed(article, passage, people)) is not None:
        yield from _spoken_by(article, passage, name, True, 0, len(passage.text), "block")
    else:
        turns = list(_turns(passage, people, strangers))
        if turns:
            for name, known, start, end in turns:
                yield from _spoken_by(article, passage, name, known, start, end, "turn")
        else:
            yield from _behind(article, passage, people, strangers)


def _framed(article: Article, passage: Passage, people: Sequence[str]) -> str | None:
    """The person to whom the frame of a passage gives all of it."""
    last = passage.line + passage.text.count("\n")
    if passage.role == "quotation":
        return placed.cited(article.lines[passage.line - 1 : last + 2], people)
    indented = article.lines[passage.line - 1].startswith(" ")
    return placed.titled(article.lines, passage.line, people) if people and indented else None


def _whole(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with the paragraphs of one blockquote as one: its last line may stand apart. What follows a name is another quotation."""
    last: Passage | None = None
    for passage in passages:
        if last is not None and last.role == passage.role == "quotation" and not ATTRIBUTION.search(last.text):
            gap = passage.line - last.line - last.text.count("\n")
            if gap <= _BLANK:
                last = last._replace(text=last.text + "\n" * gap + passage.text)
                continue
        if last is not None:
            yield last
        last = passage
    if last is not None:
        yield last


def _block(article: Article, passage: Passage, people: Sequence[str]) -> Iterator[Quotation]:
    found = ATTRIBUTION.search(passage.text)
    if found is None:
        return
    name = (found[1] or found[2]).strip()
    text = passage.text[: found.start()].strip().strip(AROUND)
    end = passage.line + passage.text.count("\n")
    known = naming.named(name, people, article.lang)
    raw = "\n".join(article.lines[passage.line - 1 : end])
    if (known is None and _LINK.search(raw)) or not long_enough(text, article.lang, PLAINLY):
        return
    yield Quotation(passage.line, end, text, known or name, None, known=known is not None, form="block")


def _table(article: Article, passage: Passage, people: Sequence[str]) -> Iterator[Quotation]:
    """Rows whose last cell or first one names who said it, where the head of the table says that it does."""
    end = passage.line + passage.text.count("\n")
    head, *rows = [_cells(line) for line in article.lines[passage.line - 1 : end]]
    sides = [(-1, -2)] if len(head) > 1 and _NAMES_SPEAKERS.search(head[-1]) else []
    if len(head) > 1 and _WHO.search(head[0]) and _WHAT_WAS_SAID.search(head[1]):
        sides = [(0, 1)]
    for number, cells in enumerate(rows, passage.line + 1) if sides else ():
        who, said = sides[0]
        name = naming.whole(cells[who], people) if len(cells) == len(head) else None
        text = cells[said].strip(AROUND) if name is not None else ""
        if name is not None and long_enough(text, article.lang, SHORTEST):
            yield Quotation(number, number, text, name, None, form="table")


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\", "") for cell in line.strip().strip("|").split("|")]


def _turns(passage: Passage, people: Sequence[str], strangers: frozenset[str]) -> Iterator[tuple[str, bool, int, int]]:
    """Name, whether the notes know it, and the half-open range of what follows, for each turn of a passage."""
    found = [
        (name, known, match.start(), match.end())
        for match in TURN.finditer(passage.text)
        for name, known in _who(match[1], people, strangers)
    ]
    for number, (name, known, _, start) in enumerate(found, 1):
        yield name, known, start, found[number][2] if number < len(found) else len(passage.text)


def _who(label: str, people: Sequence[str], strangers: frozenset[str]) -> Iterator[tuple[str, bool]]:
    name = naming.headed(label, people)
    if label.strip().isdigit():
        return  # the number of an item, or an hour
    if name is not None:
        yield name, True
    elif label.strip() in strangers:
        yield label.strip(), False


def _behind(
    article: Article, passage: Passage, people: Sequence[str], strangers: frozenset[str]
) -> Iterator[Quotation]:
    """A list item or a paragraph with (NAME) behind it: what stands between marks before it, else all of it."""
    found = BEHIND.search(passage.text)
    if found is None:
        return
    text = passage.text[: found.start()]
    for name, known in _who(found[1], people, strangers):
        marked = [match for match in MARKS.finditer(text) if match.end() == len(text.rstrip())]
        answers = [match.end() for match in _ANSWER.finditer(text)]
        start = marked[-1].start() if marked else answers[-1] if answers else 0
        if marked or _STOPPED.search(text.rstrip()) or placed.tells(text, article.lang):
            yield from _spoken_by(article, passage, name, known, start, found.start(), "behind")


def _spoken_by(
    article: Article, passage: Passage, name: str, known: bool, start: int, end: int, form: Form
) -> Iterator[Quotation]:
    """The sentences of a range: they may be chosen out of a turn, so each is looked up for itself."""
    for sentence in sentences(passage.text[start:end], article.lang):
        text = sentence.text.strip(f"{AROUND} ")
        if long_enough(text, article.lang, PLAINLY):
            first, last = (passage.line_at(start + place) for place in (sentence.start, sentence.end))
            yield Quotation(first, last, text, name, None, known=known, form=form)


def _strangers(article: Article, people: Sequence[str]) -> frozenset[str]:
    """Names of persons that nobody of the notes has, and that recur before turns or behind words as a speaker's name does."""
    counts: dict[str, int] = {}
    for passage in article.passages:
        if passage.role in ("prose", "list"):
            labels = [match[1].strip() for match in TURN.finditer(passage.text)]
            behind = BEHIND.search(passage.text)
            for label in (*labels, *([behind[1].strip()] if behind else [])):
                counts[label] = counts.get(label, 0) + 1
    return frozenset(
        label
        for label, count in counts.items()
        if count > 1 and naming.whole(label, people) is None and naming.looks_like_a_person(label, article.lang)
    )


def _heard(article: Article, passage: Passage) -> bool:
    end = passage.line + passage.text.count("\n")
    return any(_HEARD.search(line) for line in article.lines[passage.line - 1 : end + 1])
