"""An article as a reader and an editor see it: front matter, sections, and the text that is really visible.

Small records are named tuples, here and elsewhere on the way to the gate, and dataclasses are those of `pipeline.frozen`: one of
the library's costs about a millisecond when its module is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal, TypeVar

from pipeline.frozen import dataclass, field
from pipeline.model.sign_off import SignOff
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text, both_listed

T = TypeVar("T")
Kind = Literal["lived-experience", "opinion", "decision", "story"]
KINDS: tuple[Kind, ...] = ("lived-experience", "opinion", "decision", "story")
ARTICLE_TYPES = ("case-study", "interview", "news-analysis", "how-to", "essay", "notice")
# What each type is for, in a word or two.
TYPE_NAMES: Mapping[str, Text] = {
    "case-study": Text("事例", "what somebody did and what came of it"),
    "interview": Text("問いと答えのインタビュー", "questions and answers"),
    "news-analysis": Text("ニュース解説", "what happened and what it means"),
    "how-to": Text("手順", "steps to follow"),
    "essay": Text("随筆", "your own thoughts"),
    "notice": Text("短いお知らせ", "a short announcement"),
}

KIND_NAMES: Mapping[str, Text] = {
    "lived-experience": Text("体験", "lived experience"),
    "opinion": Text("意見", "opinion"),
    "decision": Text("意思決定", "decision"),
    "story": Text("物語", "story"),
}


def types_listed() -> Text:
    """The types of article, each with what it is for."""
    return both_listed(Text(f"{name}（{told.ja}）", f"{name} ({told.en})") for name, told in TYPE_NAMES.items())


def section_name(heading: str, kind: str) -> Text:
    """A human section as messages call it: its heading, and its kind where the heading does not say that already."""
    name = KIND_NAMES[kind]

    def same(text: str) -> bool:
        return text.casefold().strip() == heading.casefold().strip()

    return Text(
        f"「{heading}」" if same(name.ja) else f"「{heading}」（{name.ja}）",
        f"'{heading}'" if same(name.en) else f"'{heading}' ({name.en})",
    )


class Problem(NamedTuple):
    """Something wrong with the front matter, found while parsing; `line` counts in the file."""

    line: int
    what: Text
    warning: bool = False


class Oddity(NamedTuple):
    """Markup on which renderers disagree. `everywhere` marks what spoils the article wherever it stands."""

    line: int
    what: Text
    everywhere: bool = False


@dataclass(frozen=True)
class Brief:
    """What a person asked of the drafter."""

    reader: str | None = None
    message: str | None = None
    leave_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reader or self.message or self.leave_out)


@dataclass(frozen=True)
class FrontMatter:
    """The YAML block, checked. `readable` is False where its values could not be trusted at all."""

    values: Mapping[str, object]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    title: str | None = None
    date: date | None = None
    lang: Language | None = None
    draft: bool = False
    type: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    brief: Brief = field(default_factory=Brief)
    sign_off: SignOff | None = None


class Heading(NamedTuple):
    """A heading as the site's renderer sees it: `text` is visible text without its attribute list."""

    level: int
    text: str
    line: int
    end_line: int
    classes: tuple[str, ...] = ()
    anchor: str | None = None
    kinds: tuple[Kind, ...] = ()


# What carries a kind without being a section is named by its first words, as if they were a heading below all others.
PASSAGE_LEVEL = 7


class Passage(NamedTuple):
    """A run of visible lines without a blank line between: a paragraph, a list item, a table row, a quotation.

    `text` keeps the line breaks of the file, one `\\n` each; line `n` of the text is line `line + n` of the file.
    `role` says what the run is; `closed` that it stands in a box which only a click opens. `terms` is how much inline code
    of a few letters stands between the words, which is not in the text: in characters (ja counts those) and in pieces (en).
    """

    line: int
    text: str
    role: Literal["prose", "list", "table", "quotation"] = "prose"
    closed: bool = False
    terms: tuple[int, int] = (0, 0)

    def line_at(self, offset: int) -> int:
        """The line in the file of the character at `offset` (in characters, from 0)."""
        return self.line + self.text.count("\n", 0, offset)


class Section(NamedTuple):
    """A heading and what stands below it until the next heading of any level.

    `kind` is that of the innermost human section around it, None in a machine section. `start` and `end` are lines in
    the file, `end` exclusive. `heading` is None before the first heading.
    """

    heading: Heading | None
    kind: Kind | None
    start: int
    end: int
    passages: tuple[Passage, ...]


class HumanSection(NamedTuple):
    """A human section with its sub-sections; the passages leave out headings, and what belongs to an inner one."""

    kind: Kind
    heading: Heading
    start: int
    end: int
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The visible prose, passages separated by a blank line."""
        return "\n\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True)
class Article:
    """One parsed article. `path` is relative to the site's root, with forward slashes; `text` is the whole file."""

    path: str
    text: str
    lang: Language
    front_matter: FrontMatter
    body_line: int
    lines: tuple[str, ...]
    shown: tuple[str, ...]
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    human_sections: tuple[HumanSection, ...]
    oddities: tuple[Oddity, ...]
    required: tuple[Kind, ...]
    _known: dict[Callable[[Article], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, measure: Callable[[Article], T]) -> T:
        """What `measure` says of this article; several checks may ask, and it is measured once."""
        if measure not in self._known:
            self._known[measure] = measure(self)
        found: T = self._known[measure]
        return found

    @property
    def draft(self) -> bool:
        """Whether the front matter, where it can be read, says the article is not for readers."""
        return self.front_matter.readable and self.front_matter.draft

    @property
    def machine_sections(self) -> tuple[Section, ...]:
        """Sections outside every human section."""
        return tuple(section for section in self.sections if section.kind is None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All visible passages, in order."""
        return self.once(_passages)

    @property
    def visible_text(self) -> str:
        """The text of all passages, a line break between them: what most checks look through first."""
        return self.once(_visible_text)


def _passages(article: Article) -> tuple[Passage, ...]:
    found = [passage for section in article.sections for passage in section.passages]
    return tuple(sorted(found, key=lambda passage: passage.line))


def _visible_text(article: Article) -> str:
    return "\n".join([passage.text for passage in article.passages])
