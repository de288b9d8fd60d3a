"""What a Python user would pick instead: sumy's summarizers, with tokenizers of ours, and the lead."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence

from pipeline.language.sentences import sentences
from pipeline.language.speech import speech
from pipeline.wording import Language

# sumy hands over a table, or a function with what it needs.
_Rating = Mapping[object, float] | Callable[..., float]


def rankings(pool: Sequence[str], language: Language) -> Mapping[str, Sequence[int]]:
    """For each baseline the places of the sentences, best first."""
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.luhn import LuhnSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    warnings.simplefilter("ignore")
    found: dict[str, Sequence[int]] = {"lead": range(len(pool))}
    for name, kind in (
        ("TextRank", TextRankSummarizer),
        ("LexRank", LexRankSummarizer),
        ("LSA", LsaSummarizer),
        ("Luhn", LuhnSummarizer),
    ):
        found[name] = _ranking(kind(), pool, language)
    return found


def _ranking(summarizer: Callable[[object, int], object], pool: Sequence[str], language: Language) -> Sequence[int]:
    """The order in which a summarizer of sumy would take all sentences."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    measures = speech(language)

    class Tokenizer:
        def to_sentences(self, text: str) -> tuple[str, ...]:
            return tuple(one.text for one in sentences(text, language))

        def to_words(self, text: str) -> tuple[str, ...]:
            return measures.content_words(text)

    order: list[int] = []

    def capture(found: Sequence[object], count: int, rating: _Rating, *more: object, **named: object) -> tuple[()]:
        scores = [rating(one, *more, **named) if callable(rating) else rating[one] for one in found]
        order.extend(sorted(range(len(scores)), key=lambda place: (-scores[place], place)))
        return ()

    vars(summarizer)["_get_best_sentences"] = capture
    tokenizer = Tokenizer()
    summarizer(ObjectDocumentModel([Paragraph([Sentence(one, tokenizer) for one in pool])]), 10)
    return order


def filled(order: Sequence[int], sizes: Sequence[int], budget: int) -> list[int]:
    """The first places of a ranking that fit into the budget (2 % more at most), in the order of the text."""
    chosen: list[int] = []
    size = 0
    for place in order:
        if size + sizes[place] <= budget * 1.02:
            chosen.append(place)
            size += sizes[place]
        if size >= budget * 0.98:
            break
    return sorted(chosen)
