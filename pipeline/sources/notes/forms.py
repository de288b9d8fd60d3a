"""The forms in which a line can name its speaker. What has such a form is a candidate; `labels` decides by what recurs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.sources.notes.badges import bare_name
from pipeline.sources.notes.furniture import is_when
from pipeline.sources.notes.names import possible_label
from pipeline.sources.notes.off_record_marks import BRACKETS, MARK, freed
from pipeline.sources.notes.own_labels import label_of
from pipeline.sources.notes.pieces import NO_HINTS, Hints
from pipeline.sources.notes.times import CLOCK, DAY, SPELT, half_width, seconds

# marked: **Name:** / *Name (0:00:15)*:   plain: Name:   bullet: - Name:   circle: ○Name …   bold: **Name** …
# tab: Name<TAB>…   stamped: a line of only name and time   bracket: ［Name］…   letter: Q. … / A. …
# wide: Name<wide blank>…   spaced: 佐藤 … / Speaker 1 …   alone: a line of only a name   own: what a pattern of the writer's takes
Form = Literal[
    "marked",
    "plain",
    "bullet",
    "circle",
    "bold",
    "tab",
    "stamped",
    "bracket",
    "letter",
    "wide",
    "spaced",
    "alone",
    "own",
]

_OPEN, _CLOSE = r"[(\[（［【<〈＜`]", r"[)\]）］】>〉＞`]"
_STAMP = rf"{_OPEN}\s?({CLOCK}|{SPELT})\s?(?:[-–—~〜]\s?(?:{CLOCK}|{SPELT})\s?)?{_CLOSE}"
_MARKED = lazy(
    rf"(\*\*\*|\*\*|\*|__|_)(?=\S)([^*_\n]{{1,80}}?)\s{{0,4}}(?:{_STAMP})?\s{{0,4}}"
    rf"(?:([:：])\s{{0,4}}\1|\1\s{{0,4}}(?:{_STAMP})?\s{{0,4}}([:：]))"
)
_PLAIN = lazy(rf"([^:：\n\t]{{1,60}}?)\s{{0,4}}(?:{_STAMP})?\s{{0,4}}(?<!:)[:：](?![:/]/?)(?!(?<=\d.)\d)")
_BULLET = lazy(r"[-*+・•][ \t\u3000]+(?=\S)|・(?=\S)")
_BULLETS = lazy(r"^[○◯〇◎●◆◇■□▼▲▶・•*+–-][\s\u3000]*(?=\S)")
_CIRCLE = lazy(
    r"[○◯〇◎●◆■▼▲]((?:[^\s:：（(]{1,30}[（(][^()（）\n:：]{1,20}[）)])|[^\s:：]{1,40})(?:[\s\u3000]|[:：]|$)"
)
_BOLD = lazy(r"(\*\*|__)(?=\S)([^*_\n:：]{1,60}?)\1[ \t\u3000]")
_TAB = lazy(r"([^\t\n]{1,60}?)[:：]?[ ]?\t")
_TIME = rf"{_OPEN}?\s?(?:午前|午後)?\s?(?P<time>{CLOCK}|{SPELT})(?:\s?(?:-->|[-–—~〜→])\s?(?:{CLOCK}|{SPELT}))?\s?(?:AM|PM|JST|GMT|UTC)?\s?{_CLOSE}?"
_DAY = rf"(?:{DAY})?"
_BETWEEN = r"[\s\u3000•·|｜,，、\-–—:：/@＠]{0,6}"
_AFTER = lazy(
    rf"(?P<name>\S.{{0,60}}?)(?:(?<=[)\]）］】>〉＞*])|\s|[•·|｜,，\-–—:：/]|(?=[(\[（［【<〈＜])){_BETWEEN}(?:{_OPEN}\s?(?={DAY}))?{_DAY}\s?{_TIME}\s*[:：]?\s*$",
    re.IGNORECASE,
)
_BEFORE = lazy(rf"(?:{_OPEN}\s?(?={DAY}))?{_DAY}{_TIME}{_BETWEEN}(?P<name>\S.{{0,60}}?)\s*[:：]?$", re.IGNORECASE)
_BRACKET = lazy(
    rf"(?P<open>[\[［【〈＜<(（〔])\s?(?:(?P<before>{CLOCK})[\s|,・]{{1,3}})?"
    rf"(?P<name>[^\[\]［］【】〈〉＜＞<>()（）〔〕\n:：]{{1,40}}?(?:[(（][^()（）]{{1,30}}[)）])?)"
    rf"(?:[\s|,・]{{1,3}}(?P<after>{CLOCK}))?\s?[\]］】〉＞>)）〕]\s*[:：]?\s*"
)
_TOGETHER = lazy(r"\s*(?:[/／&＆+＋、・]|,(?=\s)|\band\b|\s及び\s?)\s*")
# Forms that any line may have, so that a mark before it says nothing of it.
_ANYWHERE: frozenset[Form] = frozenset(("wide", "spaced", "alone", "bracket", "letter"))
_PAIRS = {"[": "]", "［": "］", "【": "】", "〈": "〉", "＜": "＞", "<": ">", "(": ")", "（": "）", "〔": "〕"}
_BOLD_BRACKET = lazy(r"(\*\*|__)([【［\[〔〈＜][^\n*_【】［］\[\]〔〕〈〉＜＞]{1,40}[】］\]〕〉＞])\1\s*")
_LETTER = lazy(
    r"(?:\*\*|__)?([QAＱＡ])\d{0,3}(?:\s?[.．:：、)）]|(?=\u3000|\t|[ ]\d{0,4}[^\x00-\x7f]|[ ]{2,}\S)|】)(?:\*\*|__)?[\s\u3000]*(?!\d)"
)
# Also `森〉…`, `Aya Mori – …`, `Me -> …`, `AM) …` and `AM. …`; `森「…」` has the words in quotation marks.
_WIDE = lazy(
    r"(?![QA][.．]|[〔［\[【〈＜<(（○◯〇◎●◆■▼▲△])([^\s\u3000:：〉＞()（）]{1,16}(?:[(（]以下[^()（）]{1,14}[)）])?)(?:\u3000{1,4}|[ ]{2,24}|[〉＞／→－）]\s?)(?=\S)|([^:：–—\u3000]{1,30}?)\s(?:[–—|→]|(?:[-=/~]|[-=]>)(?=\s))\s?(?=\S)"
    r"|([^\W\d_][\w ]{0,15}?)(?:\)|[-=]?>)\s(?=\S)|(?!MR|MS|DR)([A-Z]{1,3})\.\s(?=\S)"
)
_QUOTED = lazy(r"([^\s\u3000:：、。「」『』]{1,10})「(?=[^」]+」$)")
_WIDER = lazy(
    r"(?![〔［\[【〈＜<(（○◯〇◎●◆■▼▲△])([^\s\u3000:：]{1,12}[ \u3000][^\s\u3000:：]{1,8})(?:\u3000{1,6}|[ ]{2,24})(?=\S)"
)
_SPACED = cue("any", "labels/numbered-speaker")
# `SPEAKER: S1` on a line of its own.
_CALLED = lazy(r"(?:speaker|話者|発言者|発話者)\s*[:：]\s*(\S.{0,30})", re.IGNORECASE)
_CLOCK_ALONE = lazy(rf"[(\[（［]?({CLOCK})[)\]）］]?$")
# Labels are short: patterns see no more than this much of a line, however long it is.
_HEAD = 200
_LINK = lazy(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPE = lazy(r"\\([\[\]().*_])")
# `Aya Mori [00:00:03] Thanks`: a time in brackets between a name and words.
_CLOCKED = lazy(rf"([^:：\n\t。、.!?！？]{{1,40}}?)\s{{0,4}}{_STAMP}[\s\u3000]{{1,4}}(?=\S)")
_ONLY_TIMES = lazy(rf"(?:[\s\-–—~〜,、]|to|から|まで|[(\[（［]\s?{CLOCK}\s?[)\]）］])*$")
_PICTURE = lazy("^[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+\\s*(?=\\S)")
_SENT = cue("any", "labels/sent")
_URL = lazy(r"<?https?://\S+$")
# A full stop behind an initial ends a name: `Carlos M.`
_SENTENCE_END = lazy(r"[。．！!？?…，,、；;]$|(?<!\b[A-Z])(?<!\b[JS]r)\.$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a label, the text after it, and the time written with it (`timed`: in brackets, as only labels are).

    `together` are the names of a label such as `Tom/Ana`, whose words are nobody's alone.
    """

    form: Form
    label: str
    text: str
    start: float | None = None
    timed: bool = False
    together: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether words follow, not only times (`**Break:** [26:11]`) or an address (`podcast: https://…`)."""
        if len(self.text) > _HEAD:
            return True
        text = _ESCAPE.sub(r"\1", self.text)
        return _ONLY_TIMES.match(text) is None and _URL.match(text) is None


# `Q12 **Chair:** …`: hearings count what is asked.
_QUESTION_NUMBER = lazy(r"Q\d{1,4}\.?\s+(?=\*\*)")
# What a footnote begins with: ※1, *2, 注3.
_FOOTNOTE = lazy(r"(?:[*＊※]{1,3}\d{1,3}|注\d{1,3})[ \t\u3000]*[:：]")


def candidates(line: str, hints: Hints = NO_HINTS) -> tuple[Candidate, ...]:
    """The labels that `line` (without leading blanks or time) may begin with, in the order of how telling the form is."""
    if hints.labels is not None:
        match = hints.labels.match(line[:_HEAD])
        label = label_of(match) if match else ""
        return (Candidate("own", label, line[match.end() :].strip()),) if match and label else ()
    if line[:1] in "*＊※注" and _FOOTNOTE.match(line):
        return ()
    if line[:1] in "*_" and (bold := _BOLD_BRACKET.match(line)):
        line = bold[2] + line[bold.end() :]
    if line[:1] == "Q" and (numbered := _QUESTION_NUMBER.match(line)):
        line = line[numbered.end() :]
    if line[:1] in BRACKETS and (mark := MARK.match(line)) is not None:
        # `[off the record] Kay: …`: the mark goes with the words.
        after = candidates(line[mark.end() :].lstrip(), hints) if mark.end() < len(line) else ()
        return tuple(replace(found, text=f"{mark[0]} {found.text}") for found in after if found.form not in _ANYWHERE)
    if line[:1] in "-*+・•" and (bullet := _BULLET.match(line)):
        rest = line[bullet.end() :]
        inner = _marked(rest) or _plain(rest)
        if inner and not _marked(line):
            return (Candidate("bullet", inner.label, inner.text, inner.start, inner.timed),)
    return tuple(_candidates(line))


def _candidates(line: str) -> Iterator[Candidate]:
    if marked := _marked(line):
        yield marked
        return
    head = half_width(line[:_HEAD])
    for form in (
        _stamped,
        _circle,
        _bold,
        _tab,
        _bracket,
        _letter,
        _plain,
        _clocked,
        _wider,
        _wide,
        _quoted,
        _spaced,
        _alone,
    ):
        if found := form(line, head):
            yield found


def _clean(label: str) -> str:
    return _SENT.sub(
        "", _PICTURE.sub("", _ESCAPE.sub(r"\1", _LINK.sub(r"\1", label)).strip().strip("*_").strip().lstrip("@＠"))
    )


def _made(form: Form, end: int, line: str, written: str, clock: str | None = None) -> Candidate | None:
    label, said = freed(_clean(written)) if any(map(written.__contains__, BRACKETS)) else (_clean(written), "")
    together: tuple[str, ...] = ()
    numbered = form == "plain" and label.isdecimal() and len(label) < 3 and not line[end : end + 1].isdigit()
    # Chats have names such as `aya_m` and `notes.example`; elsewhere before a colon these are settings and addresses.
    name = label.replace("_", "").replace(".", "") if form == "tab" else label
    if not (numbered or possible_label(bare_name(name))) or "・" in label:
        together = tuple(part.strip() for part in _TOGETHER.split(label))
        if not all(possible_label(part) for part in together):
            return None
        together = together if len(together) > 1 else ()
    start = seconds(clock) if clock else None
    return Candidate(form, label, f"{said} {line[end:]}".strip(), start, start is not None, together)


def _marked(line: str) -> Candidate | None:
    if line[:1] not in ("*", "_"):
        return None
    shown = _unlinked(line)
    match = _MARKED.match(shown[:_HEAD])
    return _made("marked", match.end(), shown, match[2], match[3] or match[5]) if match else None


def _unlinked(line: str) -> str:
    """A label that is a link (`**[Name](https://…):**`) as its text; the rest of the line is left alone."""
    return _LINK.sub(r"\1", line, count=1) if line.lstrip("*_").startswith("[") else line


def _stamped(line: str, head: str) -> Candidate | None:
    """Name and time on a line of their own, in either order."""
    if len(line) > 100 or not any(character.isdigit() for character in head) or is_when(line):
        return None
    for pattern in (_BEFORE, _AFTER):
        if match := pattern.fullmatch(head):
            start = seconds(match["time"])
            label = _unbracketed(_clean(_BULLETS.sub("", line[match.start("name") : match.end("name")])))
            if start is not None and _may_be_stamped(label):
                return Candidate("stamped", label, "", start)
    return None


def _may_be_stamped(label: str) -> bool:
    """Whether this can be a name beside a time: not the rest of a date, nor a caption with a colon."""
    if ":" in label or "：" in label or is_when(label) or _SENTENCE_END.search(label):
        return False
    # Chats have names such as `aya_m` and `aya.mori`.
    name = bare_name(label).replace("_", "")
    return possible_label(name if " " in name else name.replace(".", ""))


def _unbracketed(label: str) -> str:
    if len(label) > 2 and _PAIRS.get(label[0]) == label[-1]:
        return label[1:-1].strip()
    return label


def _circle(line: str, head: str) -> Candidate | None:
    match = _CIRCLE.match(line[:_HEAD])
    return _made("circle", match.end(), line, match[1]) if match else None


def _bold(line: str, head: str) -> Candidate | None:
    match = _BOLD.match(line[:_HEAD]) if line[:1] in "*_" else None
    return _made("bold", match.end(), line, match[2]) if match else None


def _tab(line: str, head: str) -> Candidate | None:
    match = _TAB.match(line[:_HEAD]) if "\t" in head else None
    return _made("tab", match.end(), line, match[1]) if match else None


def _bracket(line: str, head: str) -> Candidate | None:
    match = _BRACKET.match(head) if line[:1] in _PAIRS else None
    # `[words](address)` and `[words][1]` are links.
    if (
        match is None
        or _PAIRS[match["open"]] not in match[0]
        or (match["open"] == "[" and head[match.end() :][:1] in ("(", "["))
    ):
        return None
    name = line[match.start("name") : match.end("name")]
    return _made("bracket", match.end(), line, name, match["before"] or match["after"])


def _letter(line: str, head: str) -> Candidate | None:
    match = _LETTER.match(line[:_HEAD].removeprefix("【")) if line[:1] in "QAＱＡ*_【" else None
    if match is None:
        return None
    end = match.end() + line.startswith("【")
    return Candidate("letter", match[1], line[end:].strip())


def _plain(line: str, head: str = "") -> Candidate | None:
    match = _PLAIN.match(line[:_HEAD])
    made = _made("plain", match.end(), line, match[1], match[2]) if match else None
    if made is None or made.timed or len(made.text) > _HEAD:
        return made
    # `Name: 00:00:00` on a line of its own: the words follow below.
    alone = _CLOCK_ALONE.match(made.text)
    start = seconds(alone[1]) if alone else None
    return Candidate("plain", made.label, "", start) if start is not None else made


def _clocked(line: str, head: str) -> Candidate | None:
    match = _CLOCKED.match(head) if any(character.isdigit() for character in head) else None
    return _made("plain", match.end(), line, line[: match.end(1)], match[2]) if match else None


def _wider(line: str, head: str) -> Candidate | None:
    match = _WIDER.match(line[:_HEAD]) if "\u3000" in head or "  " in head else None
    return _made("wide", match.end(), line, match[1]) if match else None


def _wide(line: str, head: str) -> Candidate | None:
    match = _WIDE.match(line[:_HEAD])
    return _made("wide", match.end(), line, match[match.lastindex or 0]) if match else None


def _quoted(line: str, head: str) -> Candidate | None:
    match = _QUOTED.match(line) if line[-1:] == "」" else None
    return _made("wide", match.end(), line.removesuffix("」"), match[1]) if match else None


def _spaced(line: str, head: str) -> Candidate | None:
    match = _SPACED.match(line[:_HEAD]) if " " in head else None
    return _made("spaced", match.end(), line, match[1] or match[2]) if match else None


def _alone(line: str, head: str) -> Candidate | None:
    if called := _CALLED.fullmatch(line):
        line = called[1]
    if len(line) > 40 or _SENTENCE_END.search(line):
        return None
    return _made("alone", len(line), line, _unbracketed(_clean(line)))
