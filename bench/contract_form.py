"""Articles in the contract's form: a body, and three human sections of their own that no other article holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.model.article import KINDS
from pipeline.wording import Language

# The paragraphs that become human sections: prose of this many characters, without markup of its own.
_SIZE: dict[Language, tuple[int, int]] = {"ja": (120, 900), "en": (320, 900)}
_MARKUP = re.compile(r"[<>{}|`#\[\]!*_~\\]|^\s*[-+\d]|https?:")
_HEADINGS: dict[Language, tuple[str, ...]] = {
    "ja": ("見たこと", "考えたこと", "決めたことと、やめたこと"),
    "en": ("What I saw", "What I think", "What we decided"),
}


def articles(files: Sequence[Path], language: Language, count: int) -> Iterator[str]:
    """`count` articles; where files or paragraphs run out, they are used again with a number put in."""
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    own = list(dict.fromkeys(_paragraphs(reversed(texts), language)))
    for place in range(count):
        body = texts[place % len(texts)]
        if body.startswith("---"):
            body = body.split("\n---", 1)[-1]
        taken = [_numbered(own, 3 * place + part) for part in range(3)]
        sections = zip(_HEADINGS[language], KINDS, taken, strict=False)
        human = "\n".join(f"## {heading} {{: .{kind} }}\n\n{text}\n" for heading, kind, text in sections)
        matter = f"title: {language} {place}\ndate: 2026-11-20\nlang: {language}\ndraft: false\n"
        again = f"\n\n{place}\n" if place >= len(texts) else "\n"
        yield f"---\n{matter}---\n\n# {language} {place}\n\n<!-- more -->\n\n{body}{again}\n{human}"


def _numbered(own: Sequence[str], place: int) -> str:
    return own[place % len(own)] + ("" if place < len(own) else f" {place}")


def _paragraphs(texts: Iterator[str], language: Language) -> Iterator[str]:
    least, most = _SIZE[language]
    for text in texts:
        for paragraph in re.split(r"\n\s*\n", text):
            plain = paragraph.strip()
            if least <= len(plain) <= most and not _MARKUP.search(plain):
                yield plain
