"""Who brought the sentences of a text: compared without line breaks, markup and punctuation, so that re-wrapping,
moving and renaming change nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.digests import blake2b
from pipeline.evidence.signed_text import digest
from pipeline.model.article import Article
from pipeline.model.origins import Origins
from pipeline.patterns import lazy
from pipeline.policy.config import Config
from pipeline.policy.identities import may_sign
from pipeline.records import NamedTuple

# Shorter sentences are written twice by accident: letters and figures, where a Japanese character says as much as two.
_LEAST = 20
_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)
# None reaches over where another begins: of thousands that nothing ends, each would be looked through to the end of its line.
_TARGET = lazy(r"\]\((?:[^)\n\]]|\](?!\())*\)|\{:?[^{}\n]*\}|</?[a-zA-Z][^<>\n]*>")
_STARTS = lazy(r"[ \t]*(?:#{1,6}(?=\s|\S)|[-*+>][ \t]|\d+[.)][ \t]|$)")
_END = lazy(r"(?<=[。！？!?])|(?<=\.)(?=\s)")
_WIDE = lazy(r"[\u3040-\u30ff\u3400-\u9fff]")
_SKIPPED = lazy(r"[ \t]*#{1,6}")


class Sentence(NamedTuple):
    """A sentence in hashed normal form, and the line on which it begins, from 1 in the text."""

    key: str
    line: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of Markdown that are long enough to tell who wrote them; headings and comments are none."""
    # Behind the last end of a comment nothing is one, however often it begins.
    ended = text.rfind("-->") + 3 if "-->" in text else 0
    plain = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text[:ended]) + text[ended:]
    paragraph: list[tuple[int, str]] = []
    for number, line in enumerate(plain.split("\n"), 1):
        if _STARTS.match(line):
            yield from _cut(paragraph)
            paragraph = []
        if not _SKIPPED.match(line) and line.strip():
            paragraph.append((number, _TARGET.sub("]", line)))
    yield from _cut(paragraph)


def _cut(paragraph: list[tuple[int, str]]) -> Iterator[Sentence]:
    joined = "\n".join(line for _, line in paragraph)
    start = line = counted = 0
    for end in (*(found.end() for found in _END.finditer(joined)), len(joined)):
        piece = joined[start:end]
        key = normal(piece)
        if len(key) + len(_WIDE.findall(key)) >= _LEAST:
            first = start + len(piece) - len(piece.lstrip())
            line, counted = line + joined.count("\n", counted, first), first
            yield Sentence(hashed(key), paragraph[line][0])
        start = end


def normal(text: str) -> str:
    """Letters and figures only, in one width and case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def hashed(key: str) -> str:
    """Enough of a digest to tell the sentences of a site apart."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


class Brought(NamedTuple):
    """What one commit of a machine brought into one human section: the first line in the file, and how many sentences (`number`)."""

    line: int
    end_line: int
    heading: str
    commit: int
    number: int


def brought(article: Article, origins: Origins) -> Iterator[Brought]:
    """For each human section, each commit of a machine that brought sentences of it."""
    seen: set[int] = set()
    for section in article.human_sections:
        found: dict[int, list[int]] = {}
        text = "\n".join(article.lines[section.start - 1 : section.end - 1])
        for sentence in sentences(text):
            line = section.start + sentence.line - 1
            if sentence.key in origins.sentences and line not in seen:
                found.setdefault(origins.sentences[sentence.key], []).append(line)
        for commit, lines in found.items():
            seen.update(lines)
            yield Brought(lines[0], lines[-1], section.heading.text, commit, len(lines))


def answered(article: Article, config: Config) -> bool:
    """Whether a person who may sign took responsibility for this exact text."""
    signed = article.front_matter.sign_off
    return (
        signed is not None
        and signed.digest == digest(article.text)
        and may_sign(signed.by, config.people, config.machines)
    )
