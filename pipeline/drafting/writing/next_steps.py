"""What is left to a person once a draft stands, step by step: the same for a draft of the notes and for one from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.drafting.writing.outline import Outline, Unverified, UnverifiedField
from pipeline.model.article import KIND_NAMES
from pipeline.wording import Text

_NEXT = Text("次にすること：", "Next:")
_COMPARE = Text(
    "・「未確認」の印の下の文を、印にある発言と読み比べる。そのとおりなら印の行を消す",
    "- read each sentence below an 'unverified' mark beside its utterance; delete the mark if it says the same",
)
_SOURCELESS = Text(
    "・発言の番号がない「未確認」の印の下の文は、取材に見当たりません。消すか、出典を確かめて書き添える",
    "- sentences below an 'unverified' mark that names no utterance were not found in the interview: cut them, or find their source and name it",
)
_WRITE = Text(
    "・人の節（{kinds}）を自分の言葉で書く。コメントの中に問いがあります",
    "- write the human sections ({kinds}) in your own words; the comments there hold questions",
)
_CHECK = Text("・「pipeline check {article:shell}」で確かめる", "- run 'pipeline check {article:shell}'")


def next_steps(outline: Outline, article: str, *first: Text) -> Iterator[Text]:
    """A line a step; `first` are those that go before what every draft needs."""
    yield _NEXT
    yield from first
    blocks = (*outline.opening, *(block for section in outline.sections for block in section.blocks))
    named = {bool(block.utterances) for block in blocks if isinstance(block, Unverified | UnverifiedField)}
    yield from [_COMPARE] if True in named else []
    yield from [_SOURCELESS] if False in named else []
    kinds = [KIND_NAMES[section.kind] for section in outline.sections if section.kind]
    if kinds:
        listed = Text("・".join(kind.ja for kind in kinds), ", ".join(kind.en for kind in kinds))
        yield _WRITE.filled(kinds=listed)
    yield _CHECK.filled(article=article)
