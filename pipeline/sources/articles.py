"""Articles: bytes of a Markdown file → `Article`."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.errors import UnreadableError
from pipeline.language.excerpt import excerpt
from pipeline.language.measure import NOTICE, amount
from pipeline.language.script import contradicts
from pipeline.markup import markdown
from pipeline.markup.carried import carried
from pipeline.model.article import (
    KINDS,
    PASSAGE_LEVEL,
    Article,
    FrontMatter,
    Heading,
    HumanSection,
    Kind,
    Oddity,
    Passage,
    Problem,
    Section,
)
from pipeline.patterns import lazy
from pipeline.policy.config import REQUIRED, Config
from pipeline.sources import front_matter
from pipeline.wording import Language, Text

# A rule across the page with this class, on a line of its own, ends every human section that is open.
SECTION_END = lazy(r"^<hr class=[\"']section-end[\"'][ ]*/?>[ ]*$")
# So many characters of a passage name it in messages.
_NAMED = 16
_ADDRESS = lazy(r"https?://\S+")
_TWO_KINDS = Text(
    "見出し「{heading}」が二つの種類（{kinds}）を兼ねています。節を分けてください。",
    "The heading '{heading}' is of two kinds at once ({kinds}). Make it two sections.",
)


# A book has less than two million; whatever is longer is no article, and reading it would keep everybody waiting.
LARGEST = 10_000_000


def decode(data: bytes, path: str) -> str:
    """UTF-8 with or without a byte order mark; line ends become `\\n`. Raises `UnreadableError` naming the line, or that it is too large."""
    if len(data) > LARGEST:
        raise UnreadableError(
            Text(
                "ファイルが大きすぎて調べられません（{limit}MBまで）。",
                "This file is too large to be checked (at most {limit} MB).",
            ).filled(limit=LARGEST // 1_000_000),
            Text(
                "画像や音声を文章に埋め込んでいないか確かめ、記事を分けてください。",
                "Check that no picture or sound is embedded in the text, and make it several articles.",
            ),
            path=path,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from pipeline.sources.notes.encoding import not_utf8

        raise not_utf8(data, path, error.start) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableError(
            Text(
                "文章ではないデータ（NUL 文字）が入っています。",
                "This file holds data that is no text (a NUL character).",
            ),
            Text("ファイルが壊れていないか確かめてください。", "Check that the file is not damaged."),
            path=path,
            line=line,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse(path: str, text: str, config: Config, *, has_ledger: bool = False) -> Article:
    """Parse decoded text. Whatever a writer typed, the result is an article; what is wrong with it is in its parts.

    `has_ledger` says that a machine drafted this article, so that it cannot pass as a notice.
    """
    # Some systems save が as か and a mark: what is measured is composed, what is kept in `lines` is as it was typed.
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    cut = front_matter.split(composed)
    matter = front_matter.parsed(cut)
    outline = markdown.outline(composed[cut.body :], cut.body_line)
    oddities = list(outline.oddities)
    headings = tuple(_with_kinds(heading, config, oddities) for heading in outline.headings)
    language = matter.lang or config.lang
    matter = _with_script_problem(matter, language, outline.passages)
    lines = tuple(text.split("\n"))
    end = len(lines) + 1
    ends = _ends(outline.shown, cut.body_line) if "section-end" in composed else []
    human = _human_sections(headings, outline.passages, end, ends)
    sections = _sections(headings, outline.passages, cut.body_line, end)
    alone = _passages_of_kinds(composed, outline, cut.body_line, sections)
    return Article(
        path=path,
        text=text,
        lang=language,
        front_matter=matter,
        body_line=cut.body_line,
        lines=lines,
        shown=("",) * (cut.body_line - 1) + outline.shown,
        headings=headings,
        sections=_parted(sections, alone),
        human_sections=_apart(human, alone),
        oddities=tuple(sorted(oddities, key=lambda oddity: oddity.line)),
        required=_required(matter, outline, language, config, has_ledger),
    )


def _required(
    matter: FrontMatter, outline: markdown.Outline, language: Language, config: Config, has_ledger: bool
) -> tuple[Kind, ...]:
    """The kinds this article must have. What is called a notice but is none must have them all.

    Headings, code and footnotes count towards the length of a notice: an article must not hide in them.
    """
    if matter.type == "notice":
        texts = (
            *(passage.text for passage in outline.passages),
            *(heading.text for heading in outline.headings if heading.level > 1),
            *(_ADDRESS.sub("", line) for line in outline.aside),
        )
        if matter.notes or has_ledger or sum(amount(text, language) for text in texts) > NOTICE[language]:
            return REQUIRED
    return config.required(matter.type)


def normal_heading(text: str) -> str:
    """A heading for comparison with an alias: NFKC, case folded, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _with_kinds(heading: Heading, config: Config, oddities: list[Oddity]) -> Heading:
    alias = config.headings.get(normal_heading(heading.text))
    if alias is None and not heading.classes:
        return heading
    kinds = tuple(kind for kind in KINDS if kind in heading.classes or kind == alias)
    if len(kinds) > 1:
        what = _TWO_KINDS.filled(heading=heading.text, kinds=", ".join(kinds))
        oddities.append(Oddity(heading.line, what, everywhere=True))
    if not kinds:
        return heading
    return Heading(heading.level, heading.text, heading.line, heading.end_line, heading.classes, heading.anchor, kinds)


def _with_script_problem(matter: FrontMatter, language: Language, passages: Sequence[Passage]) -> FrontMatter:
    if not matter.readable or not contradicts(language, [passage.text for passage in passages]):
        return matter
    what = Text(
        "lang は {lang} ですが、本文の文字はそう見えません。",
        "lang says {lang}, but the text is not written in that language's script.",
    )
    problem = Problem(matter.lines.get("lang", 1), what.filled(lang=language))
    from pipeline.frozen import replace

    return replace(matter, problems=(*matter.problems, problem))


def _innermost(headings: Sequence[Heading]) -> list[Heading | None]:
    """For each heading, the innermost human heading whose section it stands in (itself included)."""
    owners: list[Heading | None] = []
    stack: list[Heading] = []
    for heading in headings:
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        if heading.kinds:
            stack.append(heading)
        owners.append(stack[-1] if stack else None)
    return owners


def _sections(headings: Sequence[Heading], passages: Sequence[Passage], first: int, end: int) -> tuple[Section, ...]:
    starts = [first, *(heading.line for heading in headings)]
    ends = [*starts[1:], end]
    owners = [None, *_innermost(headings)]
    sections = []
    position = 0
    for heading, owner, start, stop in zip((None, *headings), owners, starts, ends, strict=True):
        own: list[Passage] = []
        while position < len(passages) and passages[position].line < stop:
            own.append(passages[position])
            position += 1
        kind = owner.kinds[0] if owner else None
        sections.append(Section(heading, kind, start, stop, tuple(own)))
    return tuple(sections)


def _passages_of_kinds(
    composed: str, outline: markdown.Outline, first: int, sections: Sequence[Section]
) -> list[HumanSection]:
    """What carries a kind itself, without being a section: paragraphs, items of lists, `<div markdown>`."""
    if not any(f".{kind}" in composed or f'"{kind}' in composed or f"={kind}" in composed for kind in KINDS):
        return []
    marked = list(carried(outline.shown, first, outline.passages, KINDS))
    owners = {passage: section for section in sections for passage in section.passages} if marked else {}
    found = []
    for name, start, end in marked:
        kind: Kind = name  # type: ignore[assignment]  # one of KINDS
        own = tuple(
            passage
            for passage in outline.passages
            if start <= passage.line < end and not _owned(owners[passage], kind, start)
        )
        if own:
            shown = excerpt(own[0].text, _NAMED)
            heading = Heading(PASSAGE_LEVEL, shown, own[0].line, own[0].line, kinds=(kind,))
            found.append(HumanSection(kind, heading, start, end, own))
    return found


def _owned(section: Section, kind: Kind, start: int) -> bool:
    """Whether a passage stays with its section: one of the same kind, or one that begins within what carries the kind."""
    return section.kind is not None and (section.kind == kind or section.start > start)


def _parted(sections: Sequence[Section], alone: Sequence[HumanSection]) -> tuple[Section, ...]:
    """The sections, and what carries a kind as sections of its own."""
    if not alone:
        return tuple(sections)
    taken = {passage for one in alone for passage in one.passages}
    rest = [
        section._replace(passages=tuple(passage for passage in section.passages if passage not in taken))
        for section in sections
    ]
    parts = [Section(one.heading, one.kind, one.start, one.end, one.passages) for one in alone]
    return tuple(sorted((*rest, *parts), key=lambda section: section.start))


def _apart(human: Sequence[HumanSection], alone: Sequence[HumanSection]) -> tuple[HumanSection, ...]:
    """The human sections without what carries another kind, which follows in its place."""
    if not alone:
        return tuple(human)
    taken = {passage for one in alone for passage in one.passages}
    rest = [
        section._replace(passages=tuple(passage for passage in section.passages if passage not in taken))
        for section in human
    ]
    return tuple(sorted((*rest, *alone), key=lambda section: section.start))


def _ends(shown: Sequence[str], first: int) -> list[int]:
    """The lines that end human sections before their next heading does: what follows is a call to action or the like."""
    return [number for number, line in enumerate(shown, first) if "section-end" in line and SECTION_END.match(line)]


def _human_sections(
    headings: Sequence[Heading], passages: Sequence[Passage], end: int, ends: Sequence[int]
) -> tuple[HumanSection, ...]:
    owners = _innermost(headings)
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, (heading, owner) in enumerate(zip(headings, owners, strict=True)):
        if owner is not None:
            stop = headings[index + 1].line if index + 1 < len(headings) else end
            spans.setdefault(owner.line, []).append((heading.line, stop))
    lines = [passage.line for passage in passages]
    found = []
    for heading in headings:
        if not heading.kinds:
            continue
        last = next((line for line in ends if line > heading.line), end)
        ranges = [(start, min(stop, last)) for start, stop in spans[heading.line] if start < last]
        places = [(bisect_left(lines, start), bisect_left(lines, stop)) for start, stop in ranges]
        own = tuple(passage for start, stop in places for passage in passages[start:stop])
        kind: Kind = heading.kinds[0]
        found.append(HumanSection(kind, heading, heading.line, ranges[-1][1], own))
    return tuple(found)
