"""`draft --show`: each sentence the machine wrote beside the words it rests on, so that repairing takes a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.drafting import drafting, renamed
from pipeline.drafting.writing.outline import CELL
from pipeline.errors import UsageError
from pipeline.model.ledger import LedgerSentence
from pipeline.model.notes import Notes, Utterance, clock
from pipeline.sources import articles
from pipeline.sources.site import Site, ledger_path
from pipeline.sources.whereabouts import not_there
from pipeline.wording import Language, Text

_NO_LEDGER = Text(
    "この記事には、機械が書いた文の記録がありません。", "There is no record of machine text for this article."
)
_DRAFT_FIRST = Text(
    "「pipeline draft 取材メモ」で下書きを作ると、記録ができます。",
    "'pipeline draft NOTES' makes a draft, and the record with it.",
)
_GONE = Text(
    "もとの発言は、今の取材メモにはありません（メモが変わったか、伏せられました）",
    "what it rests on is not in the notes any more (they were changed, or it was put off the record)",
)


def shown(site: Site, path: str, language: Language) -> str:
    """The last draft of the article at `path` from the root, sentence by sentence.

    Raises `UsageError` where no machine drafted it, and what reading the notes raises.
    """
    data = site.tree.read(path)
    if data is None:
        raise not_there(Path(path), site)
    article = articles.parse(path, articles.decode(data, path), site.config)
    record = drafting.read_ledger(site, ledger_path(path, site.config))
    if record is None or not record.drafts:
        raise UsageError(_NO_LEDGER, renamed.record_left(site, article) or _DRAFT_FIRST, path=path)
    folder = site.root / site.config.notes_folder
    sources = drafting.read_notes(site, [Path(folder / name) for name in article.front_matter.notes])
    said = _said(sources)
    lines: list[str] = []
    for section in record.drafts[-1].sections:
        told = [sentence for sentence in section.sentences if sentence.utterances]
        if section.heading and told:
            lines += ["", f"## {section.heading}"]
            for sentence in told:
                lines += _lines(sentence, said, language)
    return "\n".join(lines).lstrip() + "\n"


def _said(sources: Sequence[Notes]) -> Mapping[str, tuple[Notes, Utterance]]:
    """What may be shown, by the names that a ledger may use for it."""
    found = {}
    for notes in sources:
        for utterance in notes.on_record:
            found[f"{notes.path}#{utterance.id}"] = (notes, utterance)
            found.setdefault(utterance.id, (notes, utterance))
    return found


def _lines(sentence: LedgerSentence, said: Mapping[str, tuple[Notes, Utterance]], language: Language) -> Iterator[str]:
    if not all(name in said for name in sentence.utterances):
        # What it rests on may have been put off the record since: then the sentence is not to be shown either.
        yield f"    ← {_GONE.render(language)}"
        return
    yield f"  {sentence.text.replace(CELL, ' / ')}"
    for name in sentence.utterances:
        notes, utterance = said[name]
        where = " ".join(filter(None, (utterance.speaker, clock(utterance.start), f"{notes.path}:{utterance.line}")))
        yield f"    ← {where}  {_around(sentence.text, ' '.join(utterance.text.split()))}"


# How much of a long turn is shown on either side of the words, in characters, and by how many of them they are found.
_BESIDE, _KNOWN = 60, 10


def _around(text: str, said: str) -> str:
    """The part of what was said that a sentence was made of; all of it where that is short or cannot be found."""
    start, end = said.find(text[1 : 1 + _KNOWN]), said.rfind(text[-1 - _KNOWN : -1])
    if start < 0 or len(said) <= len(text) + 4 * _BESIDE:
        return said
    first = max(0, start - _BESIDE)
    last = min(len(said), max(start + len(text), end + _KNOWN if 0 < end - start < 2 * len(text) else 0) + _BESIDE)
    # No word is cut where words are set apart.
    first = max(first, said.find(" ", first, start) + 1) if _cuts_a_word(said, first) else first
    last = max(start + len(text), said.rfind(" ", start, last)) if _cuts_a_word(said, last) else last
    return f"{'…' if first else ''}{said[first:last].strip()}{'…' if last < len(said) else ''}"


def _cuts_a_word(said: str, place: int) -> bool:
    around = said[max(0, place - 1) : place + 1]
    return len(around) > 1 and around.isascii() and around.isalnum()
