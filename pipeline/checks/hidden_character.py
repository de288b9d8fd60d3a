"""No characters that hide text from a reader or a reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.markup.characters import BIDI_CONTROLS, INVISIBLE, TAGS, may_hide
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.model.span import Span
from pipeline.patterns import lazy
from pipeline.wording import Language, Text

# Flags of England, Scotland and Wales are written with tag characters after a black flag (UTS #51).
_FLAG = lazy("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
# Emoji sequences: joiners and variation selectors between pictographs, keycaps and skin tones.
_EMOJI = lazy(
    "[\u00a9\u00ae\u203c-\u205f\u2070-\u27ff\u2900-\u3163\u3165-\u3299\U0001f000-\U0001faff#*0-9][\ufe0e\ufe0f]?\u20e3?"
    "(?:[\U0001f3fb-\U0001f3ff]\ufe0f?)?(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?[\U0001f3fb-\U0001f3ff]?)*"
)
_KANJI_VARIANT = lazy(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\ufe00-\ufe0f\U000e0100-\U000e01ef](?![\ufe00-\ufe0f\U000e0100-\U000e01ef])"
)
# Hebrew, Arabic and their like need marks of direction beside figures and brackets; a mark cannot reorder anything else.
_MARK = lazy("(?<![\u061c\u200e\u200f])[\u061c\u200e\u200f](?![\u061c\u200e\u200f])")
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SUSPECT = lazy(f"[{INVISIBLE}]+")
_BIDI = lazy(f"[{BIDI_CONTROLS}]")
_TAG = lazy(f"[{TAGS}]")
# Control characters but for tab, line and page breaks: terminals obey them, browsers and feeds drop or refuse them.
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
# What makes a terminal take what follows as a command, and not show it: ESC, and its forms in one character.
_ESCAPE = lazy(r"[\x1b\x90\x98\x9b\x9d-\x9f]")

_KINDS = {
    "bidi": Text("文字の並ぶ向きを変える制御文字", "a control character that changes the direction of text"),
    "tag": Text("目に見えない「タグ文字」", "an invisible tag character"),
    "run": Text("目に見えない文字の連続", "a run of invisible characters"),
    "control": Text("目に見えない制御文字", "an invisible control character"),
}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding a line, naming the first character found there by its code point."""
    told = set()
    if may_hide(article.text) or _holds_controls(article.text):
        for number, line in enumerate(article.lines, 1):
            if (found := _hidden(line)) is not None:
                kind, start, run = found
                told.add(number)
                span = Span(number, start + 1, number, start + 1 + len(run))
                yield Finding.at(span, _named(kind, run), severity=_severity(kind, run))
    # Front matter can spell a character out ("\u202e"), and then no line of the file holds it.
    for key, value in (("title", article.front_matter.title), ("description", article.front_matter.description)):
        line_of = article.front_matter.lines.get(key, 1)
        if value and line_of not in told and (found := _hidden(value)) is not None:
            yield Finding(line_of, _named(found[0], found[2]), severity=_severity(found[0], found[2]))


def _severity(kind: str, run: str) -> Severity | None:
    """Stray control characters come with what is copied and hide nothing on a page; an escape lets a terminal hide words."""
    return Severity.WARNING if kind == "control" and _ESCAPE.search(run) is None else None


def _named(kind: str, run: str) -> dict[str, Text | str]:
    return {"kind": _KINDS[kind], "code": f"U+{ord(run[0]):04X}"}


def _hidden(line: str) -> tuple[str, int, str] | None:
    """Kind, place and characters of the first that is hidden in `line`; what only warns comes last."""
    found = None if line.isascii() else _suspect(line)
    if found is None and (control := _ESCAPE.search(line) or _CONTROL.search(line)):
        return "control", control.start(), control.group()
    return found


def _holds_controls(text: str) -> bool:
    """Whether there is a control character in `text` that `may_hide` knows nothing of: one of ASCII, or a line end of mainframes.

    To take bytes out is several times as fast as to search.
    """
    raw = text.encode("utf-8", "surrogatepass")
    return "\x85" in text or len(raw.translate(None, _CONTROLS)) < len(raw)


def _suspect(line: str) -> tuple[str, int, str] | None:
    """Kind, place and characters of the first suspicious run of a line."""
    if not may_hide(line) or _SUSPECT.search(line) is None:
        return None
    cleaned = _FLAG.sub(_blank, line)
    if _RIGHT_TO_LEFT.search(line):
        cleaned = _MARK.sub(_blank, cleaned)
    cleaned = _KANJI_VARIANT.sub(_blank, _EMOJI.sub(_blank, cleaned))
    for match in _SUSPECT.finditer(cleaned):
        run = match.group()
        if bidi := _BIDI.search(run):
            return "bidi", match.start() + bidi.start(), bidi.group()
        if tag := _TAG.search(run):
            return "tag", match.start() + tag.start(), tag.group()
        if len(run) > 1 and _CONTROL.sub("", run):
            return "run", match.start(), run
    return None


def _blank(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def passing(language: Language) -> Example:
    """A variant of a kanji and an emoji with its selector."""
    if language == "ja":
        return example("ja", [("台車を押す田中さんは", "台車を押す葛\U000e0100城さんは❤️")])
    return example("en", [("He stopped at the third", "❤️ He stopped at the third")])


def failing(language: Language) -> Example:
    """A bidirectional override."""
    if language == "ja":
        return example("ja", [("台車を押す田中さんは", "台車を押す\u202e田中さん\u202cは")], ["台車を押す"])
    return example("en", [("He stopped at", "He \u202estopped\u202c at")], ["stopped"])


CHECK = Check(
    id="hidden-character",
    family="structure",
    severity=Severity.ERROR,
    fixed=True,
    title=Text("隠れた文字がないこと", "No hidden characters"),
    message=Text("{kind}（{code}）が入っています。", "There is {kind} here ({code})."),
    why=Text(
        "見えない文字は、確認した人と読者に別の文章を見せるために使われます。",
        "Invisible characters are used to show a reviewer one text and a reader another.",
    ),
    fix=Text(
        "その部分を消して打ち直してください。ほかのソフトから貼り付けたときに入ることがあります。",
        "Delete that part and type it again. It can slip in when you paste from another program.",
    ),
    wrong=Text(
        "アラビア語やヘブライ語の引用に必要な向きの印（U+200E・U+200F）は、その行にその文字があれば通しますが、向きを囲んで変える制御文字は、本当に必要な場合にも止めます。写し取りで紛れた制御文字には注意だけをし、端末で言葉を隠せる ESC は止めます。",
        "Marks of direction (U+200E, U+200F) pass on a line with Arabic or Hebrew letters; embeddings and overrides are stopped even where a quotation really needs them. A stray control character is a warning; an escape, which lets a terminal hide words, is stopped.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
