"""Shows readers which parts a person wrote: an element with a label around each human section."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model.article import Kind
from pipeline.site.readers.faces import Face
from pipeline.site.rendered import human_sections
from pipeline.wording import Language, Text

# The CSS for the marks: the folder that it is taken from, and its place there and in the site.
ASSETS = Path(__file__).parent
STYLESHEET = "assets/tezawari.css"

# "Written by a person" is what nobody can show; who signed for it is.
LABELS: Mapping[Kind, Text] = {
    "lived-experience": Text("体験", "Lived experience"),
    "opinion": Text("意見", "Opinion"),
    "decision": Text("意思決定", "Decision"),
    "story": Text("物語", "Story"),
}
_SIGNED = Text("{kind}　{who}が署名", "{kind} · signed by {who}")

# Elements in which a line break is one.
_AS_WRITTEN = re.compile(r"<(pre|script|style|textarea)\b.*?</\1>", re.DOTALL)
_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
# The break itself comes first, so that everything else is passed over quickly; what stands before follows it.
_BREAK = re.compile(f"\n(?:(?<=[{_JAPANESE}]\n)(?=[{_JAPANESE}])|(?<=[、。！？」』）]\n)(?=[^\\s<]))")


@dataclass(frozen=True)
class Marks:
    """What to mark: the language of each article by its path from docs_dir, and the headings that name a kind.

    `signers` are those who signed an article as it stands, and `faces` what is known of those that are published, by the
    same paths.
    """

    headings: Mapping[str, Kind]
    languages: Mapping[str, Language]
    signers: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, Face] = field(default_factory=dict)


def joined(page: str) -> str:
    """A page without the line breaks inside Japanese text, which browsers show as spaces."""
    pieces: list[str] = []
    position = 0
    for match in _AS_WRITTEN.finditer(page):
        pieces.append(_BREAK.sub("", page[position : match.start()]))
        pieces.append(match.group())
        position = match.end()
    return "".join([*pieces, _BREAK.sub("", page[position:])])


def label(kind: Kind, signer: str | None) -> Text:
    """What a reader is told of a human section."""
    return LABELS[kind] if signer is None else _SIGNED.filled(kind=LABELS[kind], who=signer)


def marked(html: str, headings: Mapping[str, Kind], language: Language, signer: str | None = None) -> str:
    """Rendered content with an element around each human section that stands on its own.

    The label is an attribute, shown by the stylesheet: search, excerpts and feeds hold the writer's words only.
    """
    inserts: list[tuple[int, int, str]] = []
    for section in human_sections(html, headings):
        if section.whole:
            shown = entities.escape(label(section.kind, signer).render(language))
            opening = f'<section class="tezawari tezawari-{section.kind}" lang="{language}" aria-label="{shown}">\n'
            inserts.append((section.start, 1, opening))
            inserts.append((section.end, 0, "</section>\n"))
    pieces: list[str] = []
    position = 0
    for offset, _, text in sorted(inserts, key=lambda insert: insert[:2]):
        pieces.append(html[position:offset])
        pieces.append(text)
        position = offset
    return "".join([*pieces, html[position:]])
