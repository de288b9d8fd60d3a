"""Each required kind of human section is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.markup.characters import folded
from pipeline.model.article import KIND_NAMES, Article, Heading, Kind
from pipeline.model.finding import Finding, Severity
from pipeline.nearest import nearest
from pipeline.patterns import lazy
from pipeline.policy.config import DEFAULT_HEADINGS
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

if TYPE_CHECKING:
    from pipeline.model.ledger import Ledger

_MARKED, _WORD = lazy(r"\{[^{}]*\}"), lazy(r"[A-Za-z][A-Za-z_-]{3,}")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each required kind without a heading, at the article's first line of text."""
    notice = inputs.config.required("notice")
    present = {section.kind for section in article.human_sections}
    for kind in article.required:
        if kind not in present:
            names = DEFAULT_HEADINGS[kind]
            heading = Text(names[0], next(name for name in names if name.isascii()))
            told = {"kind": KIND_NAMES[kind], "heading": heading, "class": kind}
            meant = _meant(article, kind)
            if article.front_matter.type == "notice" and kind not in notice:
                yield Finding(article.body_line, told, hint=_NO_NOTICE)
            elif meant is not None:
                yield Finding(meant.line, told, hint=_MARK.filled(line=meant.line, kind=kind))
            elif unknown := _unknown(article, inputs.ledger):
                listed = Text(
                    "か".join(f"「{one.text}」" for one in unknown), " or ".join(f"'{one.text}'" for one in unknown)
                )
                hint = _IS_IT.filled(headings=listed, kind=kind)
                yield Finding(unknown[0].line if len(unknown) == 1 else article.body_line, told, hint=hint)
            else:
                yield Finding(article.body_line, told)


class _Plain(NamedTuple):
    """A heading without a kind, how it is written in ordinary characters, and the letters of its words."""

    heading: Heading
    written: str
    letters: str


def _plain(article: Article) -> list[_Plain]:
    lines = article.lines
    return [
        _Plain(one, unicodedata.normalize("NFKC", "\n".join(lines[one.line - 1 : one.end_line])), folded(one.text))
        for one in article.headings
        if not one.kinds and one.level > 1
    ]


def _meant(article: Article, kind: Kind) -> Heading | None:
    """The heading that was to be of this kind: it holds the name of the class in a mark that is none, or a word for the kind."""
    plain = article.once(_plain)
    known = [folded(name) for name in DEFAULT_HEADINGS[kind]] if plain else []
    marked = (one.heading for one in plain if kind in one.written.lower())
    near = (one.heading for one in plain if kind in _nearly(one.written.partition("\n")[0]))
    worded = (one.heading for one in plain if any(name in one.letters for name in known))
    return next(marked, None) or next(near, None) or next(worded, None)


def _unknown(article: Article, ledger: Ledger | None) -> list[Heading]:
    """The sections without a mark that no draft of the machine had: a person's, who wrote the heading anew."""
    if ledger is None or not ledger.drafts:
        return []
    drafted = {
        folded(section.heading.split("{")[0].lstrip("#").strip())
        for draft in ledger.drafts
        for section in draft.sections
    }
    below = [heading for heading in article.headings if heading.level > 1]
    top = min((heading.level for heading in below), default=0)
    found = [one for one in below if one.level == top and not one.kinds and folded(one.text) not in drafted]
    return found if len(found) <= _MOST else []


def _nearly(line: str) -> Iterator[str | None]:
    """The kinds that the words of a heading's mark are slips for: `{: .opinon }`."""
    for mark in _MARKED.findall(line):
        for word in _WORD.findall(mark):
            yield nearest(word, KIND_NAMES, cutoff=0.8)


# More than so many are no hint.
_MOST = 3
_IS_IT = Text(
    "{headings}がその節なら、その見出しの終わりに半角で {{: .{kind} }} と書いてください。",
    "Is it {headings}? Then end that heading with {{: .{kind} }}.",
)
_MARK = Text(
    "{line}行目の見出しがその節なら、見出しの終わりに半角で {{: .{kind} }} と書いてください（全角の｛ ｝や：では印になりません）。",
    "If the heading on line {line} is that section, end it with {{: .{kind} }}, in ordinary characters.",
)


_NO_NOTICE = Text(
    "お知らせ（type: notice）は、取材メモも機械の下書きも使わない、400字までの短い記事です。短くするか、人が書く節を足してください。",
    "A notice (type: notice) uses no notes and no machine draft and has at most 150 words. Shorten it, or add the human sections.",
)


def passing(language: Language) -> Example:
    """The class may be left out where the heading is one of the known names."""
    old = "## 私はこう考える {: .opinion }" if language == "ja" else "## What I think {: .opinion }"
    return example(language, [(old, "## 私の意見" if language == "ja" else "## My opinion")])


def failing(language: Language) -> Example:
    """A heading without the class, and not a known name."""
    old = "## 私はこう考える {: .opinion }" if language == "ja" else "## What I think {: .opinion }"
    first = BASE[language].split("\n")[7]
    return example(language, [(old, old.split(" {")[0])], [first])


CHECK = Check(
    id="human-section-missing",
    family="structure",
    severity=Severity.ERROR,
    needs=("config", "ledger"),
    fixed=True,
    title=Text("人が書く節があること", "The human sections are there"),
    message=Text(
        "「{kind}」の節がありません。見出し「## {heading} {{: .{class} }}」を作ってください。",
        "There is no section for {kind}. Add a heading '## {heading} {{: .{class} }}'.",
    ),
    why=Text(
        "体験・意見・意思決定は人にしか書けません。読者がこの記事を読む理由になる部分です。",
        "Lived experience, opinion and decision are what only a person can write, and why a reader reads on.",
    ),
    fix=Text(
        "足りない節の見出しを作り、その下に自分の言葉で書いてください。",
        "Add the heading, and write below it in your own words.",
    ),
    wrong=Text(
        "同じ内容を別の見出しで書いている場合にも出ます。その見出しに {: .opinion } のような印を付けてください。",
        "It also reports an article that says the same under another heading. Mark that heading with {: .opinion } or the like.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
