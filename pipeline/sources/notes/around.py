"""What stands around the talk in a text: titles, summaries and lists of a tool, running heads. Nobody said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.patterns import lazy
from pipeline.sources.notes.furniture import is_day, is_furniture, is_heading, opens_added, opens_talk
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.labels import Accepted
from pipeline.sources.notes.lines import Line

# Where nobody is named, titles and dates stand in the first lines.
_TOP = 8
# What people say twice is shorter than a running head (in characters).
_HEADER = 9
_BRACKETED = lazy(r"(?:[(（][^()（）]{1,80}[)）]|\[[^\[\]]{1,80}\]|［[^［］]{1,80}］)\s*")
# What begins with dashes may be a rule, and not a question.
_QUESTION = lazy(r"(?:[?？]|か。?)$")
# What tools and people set at the foot of a page has a number or parts, and is short (in characters).
_FOOTER = 80
_IS_FOOTER = lazy(r"\d{4}|\s[–—|]\s|[:：©]")
_PART = lazy(r"【[^【】]{1,30}】|■[^。]{1,30}")


def without_furniture(lines: list[Line], names: Accepted) -> Iterator[Line]:
    """The lines, silent where they are nobody's speech."""
    labelled = [names.choose(line.candidates) is not None or line.voice is not None for line in lines]
    named = True in labelled
    asked = any(line.asked and _QUESTION.search(line.text) for line in lines)
    opened = [one or (asked and line.asked) for one, line in zip(labelled, lines, strict=True)]
    first = opened.index(True) if True in opened else _TOP
    last = _colophon(lines, opened, names)
    timed = named and is_timed(lines)
    sentences = _sentences(lines, labelled)
    beside = _beside(lines, labelled, names)
    for index, line in enumerate(lines):
        if beside[index]:
            yield replace(line, silent=True)
        elif labelled[index] or not line.text:
            yield replace(line, silent=False)
        elif index >= last or (
            index < first and is_heading(line.text, ended=sentences[index], labelled=True in opened)
        ):
            yield replace(line, silent=True)
        else:
            after = lines[index + 1] if index + 1 < len(lines) else None
            counted = line.text.isdigit() and after is not None and (labelled[index + 1] or after.start is not None)
            part = named and _PART.fullmatch(line.text) is not None
            day = timed and line.start is None and is_day(line.text)
            yield replace(line, silent=line.silent or counted or part or day or is_furniture(line.text))


def _beside(lines: list[Line], labelled: list[bool], names: Accepted) -> list[bool]:
    """For each line, whether it belongs to what a tool wrote around the talk: a summary, a list of who was there."""
    talk = max((index for index, line in enumerate(lines) if opens_talk(line.text)), default=-1)
    before = _before_times(lines, labelled, names)
    headers = _page_headers(lines, labelled)
    found, inside = [], False
    for index, (line, named) in enumerate(zip(lines, labelled, strict=True)):
        if named or index == talk:
            inside = False
        elif (line.begins or line.silent) and opens_added(line.text):
            inside = True in labelled or index < talk
        overlooked = names.overlooks(line.candidates)
        found.append(
            bool(line.text) and not named and not overlooked and (inside or index < before or line.text in headers)
        )
    return found


def _colophon(lines: list[Line], opened: list[bool], names: Accepted) -> int:
    """Where what stands below the last turn begins: paragraphs of their own in brackets, or a footer that is no sentence below talk
    with full stops: （記録　石井）, `Transcript Export 187654320`."""
    if True not in opened:
        return len(lines)
    labels = [names.choose(line.candidates) for line in lines]
    spoken = [
        line.text
        for line, label in zip(lines, labels, strict=True)
        if line.text and not line.silent and (label is None or label.text)
    ]
    stops = sum(map(ends_sentence, spoken)) * 5 >= len(spoken) * 3
    last = len(lines)
    while last > 0 and not opened[last - 1]:
        line = lines[last - 1]
        bracketed = line.begins and _BRACKETED.fullmatch(line.text) is not None
        footer = (
            line.begins
            and stops
            and len(line.text) < _FOOTER
            and not ends_sentence(line.text)
            and _IS_FOOTER.search(line.text)
        )
        if not (line.silent or not line.text or bracketed or footer or is_furniture(line.text)):
            break
        last -= 1
    return last


def _page_headers(lines: list[Line], labelled: list[bool]) -> frozenset[str]:
    """What stands on every page of a document: paragraphs that come back to the letter and are no sentence."""
    if True not in labelled:
        return frozenset()
    alone = Counter(
        line.text
        for line, named in zip(lines, labelled, strict=True)
        if line.begins and not named and _HEADER < len(line.text) < 100 and not ends_sentence(line.text)
    )
    return frozenset(text for text, count in alone.items() if count > 1)


def _before_times(lines: list[Line], labelled: list[bool], names: Accepted) -> int:
    """The first line of the talk where all of it has times, so that nothing above belongs to it; else 0."""
    timed = [line.start is not None for line in lines]
    first = labelled.index(True) if True in labelled else timed.index(True) if is_timed(lines) else 0
    if True in timed[:first]:
        return 0
    found = names.choose(lines[first].candidates) if lines else None
    return first if lines and (timed[first] or (found is not None and found.start is not None)) else 0


def is_timed(lines: list[Line]) -> bool:
    """Whether lines begin with times as a rule, so that they are cues and not paragraphs."""
    speech = [line for line in lines if not line.silent]
    return len(speech) > 0 and sum(line.start is not None for line in speech) * 2 > len(speech)


def _sentences(lines: list[Line], labelled: list[bool]) -> list[bool]:
    """For each line, whether a sentence ends in its block, which a blank line or a label ends."""
    blocks: list[int] = []
    for line, named in zip(lines, labelled, strict=True):
        blocks.append((blocks[-1] if blocks else 0) + (line.begins or named))
    ended = {block for block, line in zip(blocks, lines, strict=True) if ends_sentence(line.text.rstrip("*_"))}
    return [block in ended for block in blocks]
