"""The last look at a draft before it is written: parsed by the gate's own parser, is it the article that was planned?"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.drafting.writing.outline import Outline, Question
from pipeline.errors import UnreadableError
from pipeline.model.article import Article, Kind
from pipeline.model.notes import Notes
from pipeline.wording import Text


def verify(outline: Outline, article: Article, sources: Sequence[Notes]) -> None:
    """Raise `UnreadableError` where text of the notes got out of its place, so that nothing is written."""
    planned: list[tuple[int, Kind | None]] = [(1, None)]
    for section in outline.sections:
        planned.append((2, section.kind))
        planned.extend((3, None) for block in section.blocks if isinstance(block, Question))
    found = [(heading.level, heading.kinds[0] if heading.kinds else None) for heading in article.headings]
    empty = all(not section.passages for section in article.human_sections)
    if found != planned or not empty or article.oddities or not article.front_matter.readable:
        raise UnreadableError(
            Text(
                "取材メモの文字が記事の構造を壊すため、下書きを書きませんでした。",
                "Something in the notes would break the structure of the article, so no draft was written.",
            ),
            Text(
                "メモの中の変わった記号を除いてもう一度試し、開発元に知らせてください。",
                "Remove unusual marks from the notes, try again, and please report it.",
            ),
            path=sources[0].path,
        )
