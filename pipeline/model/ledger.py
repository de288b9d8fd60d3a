"""The record of what the machine wrote: append-only, one file an article."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import NamedTuple


class LedgerSentence(NamedTuple):
    """A sentence the machine wrote and the utterances it rests on, as `FILE#ID` or `ID` where one file was used."""

    text: str
    utterances: tuple[str, ...]


class LedgerSection(NamedTuple):
    """One machine section as drafted. `digest` is `sha256:…` of its Markdown, for telling whether a person touched it."""

    heading: str
    sentences: tuple[LedgerSentence, ...]
    digest: str | None = None


class LedgerNotes(NamedTuple):
    """A notes file that a draft was made from; `digest` is `sha256:…`."""

    file: str
    digest: str


class LedgerDraft(NamedTuple):
    """One run of the drafter. `at` is ISO 8601 in UTC; `parameters` are `NAME=VALUE`, how a model was asked and where."""

    at: str
    engine: str
    engine_version: str
    notes: tuple[LedgerNotes, ...]
    sections: tuple[LedgerSection, ...]
    model: str | None = None
    prompt_digest: str | None = None
    dropped: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()

    @property
    def used(self) -> frozenset[str]:
        """The utterances on which what stands before readers rests (`standing`)."""
        return standing(self.sections)


# How the lines of a comment begin that rest on utterances: candidates for the title, questions to the writer.
_IN_COMMENT = ("・", "* ")


def standing(sections: Iterable[LedgerSection]) -> frozenset[str]:
    """The utterances of what is drafted for readers: not those that only a question to the writer, a candidate for the
    title or a tag rests on."""
    return frozenset(
        id_
        for section in sections
        if section.heading
        for sentence in section.sentences
        if not sentence.text.startswith(_IN_COMMENT)
        for id_ in sentence.utterances
    )


class Ledger(NamedTuple):
    """All drafts of one article, oldest first. `article` is its path from the site's root."""

    article: str
    drafts: tuple[LedgerDraft, ...]
    version: int = 1

    @property
    def sentences(self) -> tuple[LedgerSentence, ...]:
        """Every sentence the machine ever wrote for this article."""
        return tuple(sentence for draft in self.drafts for section in draft.sections for sentence in section.sentences)


class Recorded(NamedTuple):
    """What machines wrote for one article: the ledger's path, the article's as the ledger names it, and every sentence once."""

    ledger: str
    article: str
    sentences: tuple[str, ...]
