"""Did a person touch what the machine wrote? Decided exactly: a section is the machine's only if every byte of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.draft import escape, render
from pipeline.draft.outline import Block, Bullet, Bullets, Comment, Paragraph, Question, Quotation, Sentence, Table
from pipeline.model.ledger import LedgerSection
from pipeline.wording import Language

Names = Sequence[str]


def untouched(
    lines: Sequence[str], recorded: LedgerSection, names: Names, language: Language, *, level: int = 2
) -> bool:
    """Whether `lines` (from a heading of `level` on) are, to the byte, what the ledger says the machine wrote.

    The ledger holds sentences, not Markdown; so the Markdown is made again from them, block by block, in the form that
    the lines show, and compared. `names` are the people who may stand beside a sentence.
    """
    body = list(lines)
    while body and body[-1] == "":
        body.pop()
    if len(lines) - len(body) > 1 or not body or body[0] != f"{'#' * level} {escape.heading(recorded.heading)}":
        return False
    left = list(recorded.sentences)
    for block in _blocks(body[1:]):
        if block is None:
            return False
        if block == [render.MORE] and level == 1:
            continue
        found = next(
            (made for made in _made(block, left, names) if render.block(made[0], language).split("\n") == block), None
        )
        if found is None:
            return False
        left = left[found[1] :]
    return not left


def _blocks(lines: Sequence[str]) -> Iterator[list[str] | None]:
    """Runs of lines between single blank lines; None where the blank lines are not the machine's."""
    for blank, group in groupby(lines, key=lambda line: line == ""):
        run = list(group)
        if not blank:
            yield run
        elif len(run) > 1:
            yield None


def _made(block: Sequence[str], left: Sequence[Sentence], names: Names) -> Iterator[tuple[Block, int]]:
    """The blocks that the next sentences could make in the form of these lines, each with how many it takes."""
    if not left:
        return
    first = block[0]
    if first == "<!--":
        count = len(block) - 2
        yield Comment(tuple(left[:count])), count
    elif first.startswith("### "):
        yield Question(left[0]), 1
    elif first.startswith("| "):
        count = len(block) - 1
        yield Table(left[0], tuple(left[1:count])), count
    elif first.startswith("> "):
        yield from ((Quotation(left[0], name), 1) for name in names)
    elif first.startswith("- "):
        yield from _bullets(block, left, names)
    else:
        yield from _paragraphs(left, names)


def _bullets(block: Sequence[str], left: Sequence[Sentence], names: Names) -> Iterator[tuple[Block, int]]:
    if len(block) > len(left):
        return
    items = []
    for line, sentence in zip(block, left, strict=False):
        plain = f"- {escape.markdown(sentence.text)}"
        ending = line.removeprefix(plain)
        items.append(Bullet(sentence, next((name for name in names if escape.markdown(name) in ending), None)))
    yield Bullets(tuple(items)), len(items)


def _paragraphs(left: Sequence[Sentence], names: Names) -> Iterator[tuple[Block, int]]:
    # A paragraph of the drafter holds three sentences at most; a few more do no harm.
    for count in range(1, min(8, len(left)) + 1):
        for name in (None, *names):
            yield Paragraph(tuple(left[:count]), name), count
