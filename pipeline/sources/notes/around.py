"""What stands around the talk in a text: titles, summaries and lists of a tool, running heads. Nobody said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.patterns import lazy
from pipeline.sources.notes.appointed import appointed, captioned_above, named_above
from pipeline.sources.notes.doubts import worth_looking_at
from pipeline.sources.notes.forms import Candidate
from pipeline.sources.notes.furniture import (
    is_bracketed,
    is_day,
    is_furniture,
    is_heading,
    is_picture,
    is_shown,
    is_stage_direction,
    is_when,
    opens_added,
    opens_talk,
)
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.labels import Accepted
from pipeline.sources.notes.lines import HEADING, Line
from pipeline.sources.notes.names import lists_people, names_nobody
from pipeline.sources.notes.off_record_marks import MARK

# Where nobody is named, titles and dates stand in the first lines.
_TOP = 8
# So many messages make a chat.
_CHAT = 4
# Chapters are so many times as far apart as what is said in them, or more.
_CHAPTERS = 3
# What people say twice is shorter than a running head (in characters).
_HEADER = 9
# `CC＝キャリアコンサルタント`, `JM = Joan Mather`: what short labels stand for.
_KEY = lazy(r"[^\s=＝]{1,12}\s?[=＝]\s?\S")
# `📅 2025-05-28 19:00 | ⏱ 41m`
_PICTURE = lazy("[\u23e9-\u23ff\u2600-\u27bf\U0001f300-\U0001faff]")
# What begins with dashes may be a rule, and not a question.
_QUESTION = lazy(r"(?:[?？]|か。?)$")
# What tools and people set at the foot of a page has a number or parts, or is all in capitals, and is short (in characters).
_FOOTER = 80
_IS_FOOTER = lazy(r"\d{4}|\s[–—|]\s|[:：©]|^[^a-z]*[A-Z]{2}[^a-z]*$")
_RULE = lazy(r"[-*_=―─━─－＝＊ ]{3,}$")
_PART = lazy(r"【[^【】]{1,30}】|[●■□◆◇▼▽◎][^。？?]{1,30}")
# What whoever took the notes puts before a line of their own.
_REMINDER = lazy(r"[→⇒➡※☆]|>{2,}\s")
_LINK = lazy(r"\[[^\[\]]{1,100}\]\([^()\s]+\)")
_STARRED = lazy(r"[*＊]{2,}\s.+\s[*＊]{2,}$")
_ITALIC_LINE = r"([*_])(?!\1)(?=\S).+(?<=\S)(?<!\1)\1$"
_ITALIC = lazy(_ITALIC_LINE)
# What directly below a picture points at it, or stands in italics.
_CAPTION = lazy(rf"[▲△▼▽↑←→]|{_ITALIC_LINE}")
# Where so much of what follows the questions stands in quotation marks, the rest was not said.
_QUOTED = 0.8
_OPENING, _CLOSING = "「“", "」”"


def without_furniture(lines: list[Line], names: Accepted) -> Iterator[Line]:
    """The lines, silent where they are nobody's speech."""
    labelled = [names.choose(line.candidates) is not None or line.voice is not None for line in lines]
    above = (*named_above(lines, names), *captioned_above(lines, labelled, names))
    for index in (*above, *_listed(lines, labelled, names)):
        labelled[index] = False
    asked = any(line.asked and _QUESTION.search(line.text) for line in lines)
    bold = [line.bold and line.begins and _QUESTION.search(line.text.strip("*_ ")) is not None for line in lines]
    if True in labelled or bold.count(True) < 2:
        bold = [False] * len(lines)
    opened = [one or two or (asked and line.asked) for one, two, line in zip(labelled, bold, lines, strict=True)]
    talk = True in opened
    timed = not talk and is_timed(lines)
    first = opened.index(True) if talk else _TOP
    if timed:
        first = next(index for index, line in enumerate(lines) if line.start is not None)
    head, foot = _head(lines[:first]), _foot(lines, opened, names)
    head = head if head < len(lines) else 0
    head = head if talk else max(head, _chapters(lines))
    sentences = _sentences(lines, labelled)
    headers = _page_headers(lines, labelled)
    beside = _beside(lines, labelled, names)
    narrated = {*appointed(lines, names), *(_narrated(lines, opened, names) if asked else ())}
    quoted = frozenset(_quoted_above(lines, names))
    asides = _Asides(lines, labelled, names, talk=talk)
    for index, line in enumerate(lines):
        overlooked = names.overlooks(line.candidates)
        if line.text in headers and not (labelled[index] or overlooked):
            yield replace(line, silent=True, passing=asides.is_beside_furniture(index))
        elif index in quoted:
            yield replace(line, silent=True, passing=True)
        elif (beside[index] and not overlooked) or index in narrated:
            yield replace(line, silent=True)
        elif labelled[index] or not line.text:
            yield replace(line, silent=False)
        elif (
            index < head
            or index >= foot
            or (index < first and is_heading(line.text, ended=sentences[index], labelled=talk or timed))
            or (talk and index < first and _is_byline(line.text))
        ):
            yield replace(line, silent=True)
        else:
            furniture = is_furniture(line.text)
            # What happens in the middle of a paragraph, or stands on every page, ends no turn.
            passing = furniture or (not line.begins and is_bracketed(line.text))
            silent = line.silent or furniture or asides.has(index)
            yield replace(line, silent=silent, passing=passing and HEADING.match(line.text) is None)


def _is_byline(line: str) -> bool:
    """Whether a line above the talk stands in italics, or holds nothing but who was there: `John Neumann (JN), Yehuda Katz (YK)`."""
    if worth_looking_at(line):
        return False
    return _ITALIC.match(line) is not None or lists_people(line)


class _Asides:
    """Which lines between the turns of a file are none of them, by where they stand."""

    def __init__(self, lines: list[Line], labelled: list[bool], names: Accepted, *, talk: bool) -> None:
        self.lines = lines
        self.labelled = labelled
        self.names = names
        self.talk = talk
        self.timed = True in labelled and is_timed(lines)
        self.chat = self.timed and _is_chat(lines, labelled)
        self.copied = bool(names.labels.get("stamped"))

    def is_beside_furniture(self, index: int) -> bool:
        """Whether the line before or behind is furniture: a running head stands beside the number of its page."""
        return any(is_furniture(line.text) for line in self.lines[max(index - 1, 0) : index + 2] if line.text)

    def has(self, index: int) -> bool:
        """Whether the line is an event of a chat, the name of a part, a link, a caption, a day or a stage direction."""
        line = self.lines[index]
        before = self.lines[index - 1] if index else None
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if self._is_count(index) or (self.copied and is_shown(line.text)):
            return True
        if line.start is not None:
            event = self.chat and not self.names.overlooks(line.candidates)
            return event or (self.talk and is_stage_direction(line.text))
        if self.timed and is_day(line.text):
            return True
        if not self.talk or line.asked:
            return False
        below = before is not None and not line.begins and is_picture(before.text)
        if below and (_CAPTION.match(line.text) or not ends_sentence(line.text)):
            return True
        link = line.begins and (after is None or after.begins) and _LINK.fullmatch(line.text) is not None
        # What has a time of its own on the line above was said.
        said = before is not None and not before.text and before.start is not None
        return link or _PART.fullmatch(line.text) is not None or (is_stage_direction(line.text) and not said)

    def _is_count(self, index: int) -> bool:
        """Whether a number stands by itself: of a turn that begins below, or of the reactions that a chat names above."""
        if not self.lines[index].text.isdigit():
            return False
        shown = index > 0 and is_furniture(self.lines[index - 1].text)
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        followed = after is not None and (self.labelled[index + 1] or after.start is not None)
        return (self.copied and shown) or (followed and (self.lines[index].begins or shown))


def _quoted_above(lines: list[Line], names: Accepted) -> Iterator[int]:
    """Lines of a message that a chat shows again above the answer to it: under the name of who answers stand name and time of an
    earlier message, and its words."""
    stamps: set[tuple[str, float | None]] = set()
    before: Candidate | None = None
    said: set[str] = set()
    quoting = False
    for index, line in enumerate(lines):
        found = names.choose(line.candidates)
        stamp = found if found is not None and found.form == "stamped" else None
        again = stamp is not None and before is not None and (stamp.label, stamp.start) in stamps
        # The first words below are the earlier message's even where the chat cuts them short.
        quoting = again or (quoting and stamp is None and (before is not None or line.text in said))
        if quoting:
            yield index
        if stamp is not None:
            stamps.add((stamp.label, stamp.start))
        said.add(line.text)
        before = stamp


def _listed(lines: list[Line], labelled: list[bool], names: Accepted) -> Iterator[int]:
    """Lines that name somebody in a part that a tool wrote above the heading of the talk or below its last turn (`Next steps`, `Kay: send
    the list`): in another form than the turns, or without the full stops that these have."""
    talk = max((index for index, line in enumerate(lines) if opens_talk(line.text)), default=-1)
    chosen = {index: one for index, line in enumerate(lines) if (one := names.choose(line.candidates)) is not None}
    said = [one for index, one in chosen.items() if index > talk]
    form = max(Counter(one.form for one in said).items(), key=lambda pair: pair[1], default=(None, 0))[0]
    stops = sum(ends_sentence(one.text) for one in said) * 5 >= len(said) * 4
    turns = {index for index, one in chosen.items() if one.form == form and (ends_sentence(one.text) or not stops)}
    last = max(turns, default=0)
    inside = False
    for index, line in enumerate(lines):
        if opens_talk(line.text):
            inside = False
        inside = inside or opens_added(line.text)
        one = chosen.get(index)
        if inside and labelled[index] and (index < talk or index > last) and (one is None or index not in turns):
            yield index


def _narrated(lines: list[Line], opened: list[bool], names: Accepted) -> frozenset[int]:
    """The lines beside the talk where all answers to questions behind dashes stand in quotation marks: a lead, captions, a profile."""
    depth, spoken, beside = 0, 0, []
    first = opened.index(True)
    for index, line in enumerate(lines):
        named = names.choose(line.candidates)
        words = named.text if named is not None else line.text
        if line.asked or not words or line.silent or _PART.fullmatch(words):
            depth = 0
            continue
        inside = depth > 0 or words[0] in _OPENING
        depth = max(0, depth + sum(map(words.count, _OPENING)) - sum(map(words.count, _CLOSING)))
        spoken += inside
        if not inside and not worth_looking_at(words):
            beside.append(index)
    between = sum(first < index < len(opened) - 1 - opened[::-1].index(True) for index in beside)
    return frozenset(beside) if spoken and spoken >= _QUOTED * (spoken + between) else frozenset()


def _head(lines: list[Line]) -> int:
    """Where the head of a file ends: paragraphs at the very top that hold captions with their values, or keys, and no sentence."""
    end = 0
    for start, stop in _paragraphs(lines):
        block = [line for line in lines[start:stop] if not (line.silent or is_furniture(line.text))]
        if any(ends_sentence(line.text) or line.start is not None for line in block):
            break
        if not any(map(_is_caption, block)) and block:
            # A title stands alone above such a paragraph.
            if start > 0:
                break
            continue
        end = stop
    return end


def _chapters(lines: list[Line]) -> int:
    """Where a list of chapters ends that stands above a talk with times of its own: they begin again there, and are closer together."""
    stamped = [(index, line.start) for index, line in enumerate(lines) if line.start is not None]
    again = next((at for at, (_, start) in enumerate(stamped) if at and start <= stamped[0][1]), 0)
    if again < 2 or again * _CHAPTERS > len(stamped):
        return 0
    end, (first, last), behind = stamped[again][0], (stamped[0][1], stamped[again - 1][1]), stamped[-1][1]
    apart = (last - first) / (again - 1) > _CHAPTERS * (behind - first) / (len(stamped) - again)
    titles = not any(ends_sentence(line.text) or worth_looking_at(line.text) for line in lines[:end])
    return end if apart and titles and last <= behind else 0


def _paragraphs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    starts = [index for index, line in enumerate(lines) if line.begins or index == 0]
    yield from pairwise((*starts, len(lines)))


def _is_caption(line: Line) -> bool:
    """`タイトル：…`, `Date: …`, `CC＝…`, a date."""
    names_none = any(
        one.form in ("plain", "wide", "tab", "marked") and names_nobody(one.label) and one.text
        for one in line.candidates
    ) and not worth_looking_at(line.text)
    pictured = _PICTURE.match(line.text) is not None and any(map(str.isdigit, line.text))
    return names_none or pictured or is_when(line.text) or _KEY.match(line.text) is not None


def _beside(lines: list[Line], labelled: list[bool], names: Accepted) -> list[bool]:
    """For each line, whether it belongs to what a tool wrote around the talk: a summary, a list of who was there."""
    talk = max((index for index, line in enumerate(lines) if opens_talk(line.text)), default=-1)
    before = _before_times(lines, labelled, names)
    found, inside = [], False
    for index, (line, named) in enumerate(zip(lines, labelled, strict=True)):
        if named or index == talk:
            inside = False
        elif (line.begins or line.silent) and opens_added(line.text):
            inside = True in labelled or index < talk
        found.append(bool(line.text) and not named and (inside or index < before))
    return found


def _foot(lines: list[Line], opened: list[bool], names: Accepted) -> int:
    """Where what stands below the last turn begins: below a rule, in brackets, or a footer that is no sentence below talk
    with full stops (`Transcript Export 187654320`)."""
    if True not in opened:
        last = lines[-1] if len(lines) > 1 else None
        noted = last is not None and last.begins and is_bracketed(last.text) and not worth_looking_at(last.text)
        return len(lines) - noted
    begin, end = opened.index(True), len(lines) - opened[::-1].index(True)
    below = _below(lines, end)
    stops = _has_stops(lines[begin:], names)
    while below > end:
        line = lines[below - 1]
        footer = stops and line.begins and len(line.text) < _FOOTER and _IS_FOOTER.search(line.text)
        bracketed = is_bracketed(line.text) and (not worth_looking_at(line.text) or MARK.search(line.text))
        aside = line.silent or not line.text or is_furniture(line.text) or (line.begins and bracketed)
        if not aside and (not footer or ends_sentence(line.text)):
            break
        below -= 1
    return below


def _below(lines: list[Line], end: int) -> int:
    """Where what stands below the talk, which ends at `end`, begins: at a rule, if it is short, at a heading with a list, or where each
    paragraph reminds of something."""
    size = sum(len(line.text) for line in lines)
    below = next((index for index in range(end, len(lines)) if _RULE.match(lines[index].text)), len(lines))
    if sum(len(line.text) for line in lines[below:] if not is_furniture(line.text)) > max(size // 10, _FOOTER):
        below = len(lines)
    for start in reversed([index for index in range(end, below) if lines[index].begins]):
        heads = lines[start].text.startswith("#") and all(one.item or one.silent for one in lines[start:below])
        if not (heads or _reminds(lines[start]) or (lines[start].item and lines[start - 1].silent)):
            break
        below = start
    return below


def _reminds(line: Line) -> bool:
    """Whether whoever took the notes wrote this for later (`CHECK: …`, →締切, `*She is a potter.*`)."""
    if worth_looking_at(line.text):
        return False
    signs = (_REMINDER, _ITALIC, _STARRED)
    return any(sign.match(line.text) is not None for sign in signs) or _is_caption(line)


def _has_stops(lines: list[Line], names: Accepted) -> bool:
    """Whether what is said ends in full stops as a rule."""
    labels = [names.choose(line.candidates) for line in lines]
    spoken = [
        line.text
        for line, label in zip(lines, labels, strict=True)
        if line.text and not line.silent and (label is None or label.text)
    ]
    return sum(map(ends_sentence, spoken)) * 5 >= len(spoken) * 3


def _page_headers(lines: list[Line], labelled: list[bool]) -> frozenset[str]:
    """What stands on every page of a document: paragraphs that come back to the letter and are no sentence."""
    if True not in labelled:
        return frozenset()
    alone = Counter(
        line.text
        for before, line, named in zip((None, *lines), lines, labelled, strict=False)
        if (line.begins or (before is not None and is_furniture(before.text)))
        and not named
        and _HEADER < len(line.text) < 100
        and not ends_sentence(line.text)
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


def _is_chat(lines: list[Line], labelled: list[bool]) -> bool:
    """Whether most lines with a time name somebody, and days part them: what else has a time there, the chat says itself."""
    named = [one for one, line in zip(labelled, lines, strict=True) if line.start is not None and line.text]
    days = sum(line.dated for line in lines) * 2 > len(named) or any(
        line.start is None and is_day(line.text) for line in lines
    )
    return days and named.count(True) >= _CHAT and named.count(True) * 2 > len(named)


def _sentences(lines: list[Line], labelled: list[bool]) -> list[bool]:
    """For each line, whether a sentence ends in its block, which a blank line or a label ends."""
    blocks: list[int] = []
    for line, named in zip(lines, labelled, strict=True):
        blocks.append((blocks[-1] if blocks else 0) + (line.begins or named))
    ended = {block for block, line in zip(blocks, lines, strict=True) if ends_sentence(line.text.rstrip("*_"))}
    return [block in ended for block in blocks]
