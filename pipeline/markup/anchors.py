"""The anchors of a page, as the renderer makes them: ids given by hand, those of footnotes, and slugs of what headings show, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.model.article import Article, Heading
from pipeline.patterns import lazy

_ID = lazy(r"\s(?:id|name)[ ]*=[ ]*[\"']([^\"'\n]+)[\"']", 2)
_LIST_ID = lazy(r"\{:?[^{}\n]*#([^\s{}]+)[^{}\n]*\}")
_FOOTNOTE = lazy(r"\[\^([^\]\n]+)\]")
_NUMBERED = lazy(r"^(.+)_([0-9]+)$")
# What a heading is typed with and does not show: its marks, its list of attributes, and inline markup.
_MARKS = lazy(r"^[ ]{0,3}#{1,6}|[ \t]*#*[ \t]*$")
_ATTRIBUTES = lazy(r"[ \t]+\{:?[ ]*[^}\n]*\}[ \t]*$")
_CODE = lazy(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_GONE = lazy(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\]|</?[A-Za-z][^>]*>")
_LINK = lazy(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_STRONG = lazy(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1|(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\3(?!\w)")
_ESCAPED = lazy(r"\\([\\`*_{}\[\]()#+.!>-])")
_HELD = "\x02"


def anchors(article: Article, *, plain: bool | None = None) -> frozenset[str]:
    """Every anchor that the page has. `plain` says that the site makes slugs in Python-Markdown's own way, of ASCII
    letters only, False that it has another; None where nobody knows. Unsure counts as there."""
    given = {heading.anchor for heading in article.headings if heading.anchor} | set(_given(article.shown))
    names = [(_shown(article, heading), heading.anchor) for heading in article.headings]
    ways = _WAYS if plain is None else {name: way for name, way in _WAYS.items() if (name == "plain") == plain}
    return frozenset(given).union(*(_slugs(names, given, way) for way in ways.values()))


def _given(shown: Iterable[str]) -> Iterator[str]:
    marks: dict[str, int] = {}
    for line in shown:
        if "{" in line:
            yield from _LIST_ID.findall(line)
        if "<" in line:
            yield from _ID.findall(line)
        if "[^" in line:
            for label in _FOOTNOTE.findall(line):
                marks[label] = marks.get(label, 0) + 1
                yield from (f"fn:{label}", f"fnref{marks[label] if marks[label] > 1 else ''}:{label}")


def _slugs(names: Iterable[tuple[str, str | None]], given: Iterable[str], way: Callable[[str], str]) -> set[str]:
    used = set(given)
    for name, anchor in names:
        if anchor is None:
            used.add(_unique(way(name), used))
    return used


def _unique(slug: str, used: set[str]) -> str:
    """A number where a slug is taken, or empty: `x`, `x_1`, `x_2`."""
    if slug and slug not in used:
        return slug
    numbered = _NUMBERED.match(slug)
    base, count = (numbered[1], int(numbered[2])) if numbered else (slug, 0)
    count += 1
    while f"{base}_{count}" in used:
        count += 1
    return f"{base}_{count}"


def _shown(article: Article, heading: Heading) -> str:
    """The text of a heading as the renderer has it when it makes the slug: code is in it, pictures and tags are not."""
    line = article.lines[heading.line - 1] if heading.line <= len(article.lines) else heading.text
    text = _MARKS.sub("", _ATTRIBUTES.sub("", unicodedata.normalize("NFC", line)))
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[2].strip())
        return f"{_HELD}{len(held) - 1}{_HELD}"

    text = _LINK.sub(r"\1", _GONE.sub("", _CODE.sub(hold, text)))
    for _ in range(2):  # strong within emphasis
        text = _STRONG.sub(lambda match: match[2] or match[4], text)
    text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        import html

        text = html.unescape(text)
    for number, code in enumerate(held):
        text = text.replace(f"{_HELD}{number}{_HELD}", code)
    return " ".join(text.split())


def _ascii(name: str) -> str:
    return _joined(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii"))


def _joined(name: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", name).strip().lower())


def _each_space(name: str) -> str:
    return re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", name).strip()).replace(" ", "-")


# Python-Markdown's own, its Unicode one, and those of pymdownx with and without small letters.
_WAYS: Mapping[str, Callable[[str], str]] = {
    "plain": _ascii,
    "unicode": _joined,
    "lower": lambda name: _each_space(name.lower()),
    "cased": _each_space,
}
