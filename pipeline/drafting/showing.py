"""`draft --show`: each sentence the machine wrote beside the words it rests on, so that repairing takes a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.drafting import drafting, renamed
from pipeline.drafting.writing.outline import CELL
from pipeline.errors import UsageError
from pipeline.language.speech import speech
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
        yield f"    ← {where}  {_around(sentence.text, ' '.join(utterance.text.split()), notes.language)}"


# A sentence that has so many of its pairs of letters in what was drafted is what that was made of.
_MADE_OF = 0.6


def _around(text: str, said: str, language: Language) -> str:
    """The sentences of a turn that a drafted one was made of, with one on either side."""
    parts = [spoken.raw.strip() for spoken in speech(language).spoken(said)]
    drafted = set(pairwise(text))
    shares = [len(drafted & set(pairwise(part))) / max(1, len(set(pairwise(part)))) for part in parts]
    best = max(shares, default=0.0)
    used = [place for place, share in enumerate(shares) if share >= min(_MADE_OF, best)]
    if not used:
        return said
    first, last = max(0, used[0] - 1), min(len(parts), used[-1] + 2)
    between = "" if language == "ja" else " "
    return f"{'…' if first else ''}{between.join(parts[first:last])}{'…' if last < len(parts) else ''}"
