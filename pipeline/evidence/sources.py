"""What backs a passage beside the notes: a source that stands with it."""

from __future__ import annotations

from pipeline.lexicon.named import cue
from pipeline.model.article import Article, Passage

# A link, a reference, a footnote, or the word for a source with its name behind it.
_SOURCE = cue("any", "quotations/source")


def cited(article: Article, passage: Passage) -> bool:
    """Whether a source stands in the passage, as it was typed."""
    end = passage.line + passage.text.count("\n")
    return _SOURCE.search("\n".join(article.lines[passage.line - 1 : end])) is not None
