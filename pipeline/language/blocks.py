"""What of a Markdown body is code, comment or raw HTML, as Python-Markdown with the site's extensions decides it.

The site is built by Python-Markdown with superfences, attr_list, md_in_html, admonition, footnotes and tables. It takes
fences out first, then comments and raw HTML, then reads headings; CommonMark renderers go line by line instead. Where the
two disagree, an `Oddity` says so. Lines here count from 0 within the body; the caller adds the offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.article import Oddity
from pipeline.patterns import lazy
from pipeline.wording import Text

_FENCE = lazy(r"^(?P<prefix>[> \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
# What superfences accepts after the marks: a language, its own options, or an attribute list.
_INFO = lazy(
    r"^[ \t]*(?:\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{:?[^:\n]*\}|(?:[ \t]*(?:hl_lines|linenums|title|title_mode)=(?:\"[^\"\n]*\"|'[^'\n]*')(?=[ \t]|$))+)?[ \t]*$"
)
_COMMENT = lazy(r"<!--")
_CODE_SPAN = lazy(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_TAG = lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+)?)/?>"
)
_HTML_ATTRIBUTE = lazy(r"([^\s=\"'<>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_ATX = lazy(r"^ {0,3}#{1,6}", re.MULTILINE)

_NO_WIDTH = "\u200b"

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_NEVER_TEXT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "svg",
        "math",
    ]
)
# markdown.util.BLOCK_LEVEL_ELEMENTS of Python-Markdown 3.10, which starts a raw block at the beginning of a line.
BLOCK_LEVEL = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "table",
        "ul",
        "canvas",
        "colgroup",
        "dd",
        "body",
        "dt",
        "group",
        "html",
        "iframe",
        "li",
        "legend",
        "math",
        "map",
        "noscript",
        "output",
        "object",
        "option",
        "progress",
        "script",
        "style",
        "summary",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "video",
        "center",
    ]
)
_HIDING_STYLE = lazy(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0(?![.\d]*[1-9])|\.0)|font(?:-size)?\s*:[^;]*?(?<![\d.])0(?![.\d]*[1-9])"
    r"|position\s*:\s*(?:absolute|fixed)|clip|transform|text-indent|transparent|(?<![-\w])(?:max-)?(?:height|width)\s*:\s*[01](?![\d.])"
    r"|(?<![-\w])color\s*:",
    re.IGNORECASE,
)
_HIDING_CLASS = lazy(r"hidden|hide|invisible|sr-only|d-none|display-none", re.IGNORECASE)

UNCLOSED_FENCE = Text("コードの囲み（``` や ~~~）が閉じていません。", "A code fence (``` or ~~~) is never closed.")
FENCE_WORDS = Text(
    "コードの囲み（```）のうしろの言葉が読めず、囲みとして扱われません。言語名だけにしてください。",
    "The words after this code fence (```) are not understood, so it is no fence to the site. Give the language only.",
)
UNCLOSED_COMMENT = Text("コメント（<!--）が --> で閉じていません。", "A comment (<!--) is never closed with -->.")
UNCLOSED_TAG = Text("HTML のタグ <{tag}> が閉じていません。", "The HTML tag <{tag}> is never closed.")
STRAY_TAG = Text(
    "HTML の閉じるタグ </{tag}> に、始まりのタグがありません。",
    "The HTML tag </{tag}> closes nothing: there is no <{tag}> before it.",
)
COMMENT_MIDLINE = Text(
    "行の途中から始まるコメントが次の行まで続いています。コメントは行の先頭から始めてください。",
    "A comment that starts in the middle of a line runs on to the next. Start it at the beginning of a line.",
)
COMMENT_FORM = Text(
    "コメントの書き方が特殊です（<!--> や --!>、コメントの中の <!--）。<!-- と --> だけを使ってください。",
    "This comment is written in an unusual way (<!-->, --!>, or <!-- inside a comment). Use plain <!-- and -->.",
)
FENCE_AND_COMMENT = Text(
    "コードの囲みとコメントが重なり合っています。どちらかを先に閉じてください。",
    "A code fence and a comment overlap. Close one before the other begins.",
)
BLANK_IN_HTML = Text(
    "HTML のかたまりの中に空行があります。表示のしかたがソフトによって変わります。空行を消すか、普通の Markdown で書いてください。",
    "There is an empty line inside raw HTML; programs disagree about what follows. Remove it, or write plain Markdown.",
)
DECLARATION = Text("<? や <! で始まる特殊な記法があります。", "There is a special construct that starts with <? or <!.")
FENCE_AFTER_INDENT = Text(
    "字下げした行のすぐ下にコードの囲み（```）があります。間に空行を入れてください。",
    "A code fence (```) follows right after an indented line. Put an empty line between them.",
)
HIDDEN_LINES = Text(
    "見えないようにした HTML が何行にもわたっています。消すか、コメント（<!-- と -->）にしてください。",
    "HTML that shows nothing runs over several lines. Remove it, or make it a comment (<!-- and -->).",
)
HTML_HEADING = Text(
    "見出しが HTML のタグで書かれています。Markdown の「##」で書いてください。",
    "A heading is written as an HTML tag. Write it with Markdown's ##.",
)


@dataclass(frozen=True, slots=True)
class Masked:
    """The body with code, comments and hidden HTML emptied; lines stay where they were.

    `code` are fenced lines, `raw` lines inside raw HTML blocks, which hold no Markdown.
    """

    lines: tuple[str, ...]
    code: frozenset[int]
    raw: frozenset[int]
    oddities: tuple[Oddity, ...]


def mask(lines: Sequence[str]) -> Masked:
    """Empty what a reader does not see as prose, in the order in which Python-Markdown takes it out."""
    oddities: list[Oddity] = []
    code = _fenced(lines, oddities)
    text = "\n".join("" if number in code else line for number, line in enumerate(lines))
    if "<!--" in text:
        if code:
            oddities.extend(_overlaps(lines, code))
        text = _without_comments(text, oddities)
    raw: set[int] = set()
    if "<" in text:
        text = _without_hidden_html(text, raw, oddities)
    return Masked(tuple(text.split("\n")), frozenset(code), frozenset(raw), tuple(oddities))


def _fenced(lines: Sequence[str], oddities: list[Oddity]) -> set[int]:
    """Lines of closed fences, found as superfences finds them.

    An opening whose words superfences does not know is no fence to it; one that is never closed keeps it from seeing
    any later fence. CommonMark takes both for code.
    """
    code: set[int] = set()
    number = 0
    while number < len(lines):
        opening = _fence_at(lines[number])
        if opening is None:
            number += 1
        elif not _INFO.match(opening["info"]):
            oddities.append(Oddity(number, FENCE_WORDS, everywhere=_spoils(lines, number, opening)))
            number += 1
        else:
            end, closed = _fence_end(lines, number, opening)
            if closed:
                code.update(range(number, end + 1))
            else:
                oddities.append(Oddity(number, UNCLOSED_FENCE, everywhere=True))
            number = end + 1
    return code


def _fence_at(line: str) -> re.Match[str] | None:
    if "```" not in line and "~~~" not in line:
        return None
    match = _FENCE.match(line)
    return None if match is None or (match["fence"][0] == "`" and "`" in match["info"]) else match


def _fence_end(lines: Sequence[str], start: int, opening: re.Match[str]) -> tuple[int, bool]:
    """The line on which superfences closes this fence, or gives it up."""
    indent = len(opening["prefix"].expandtabs(4))
    quoted = ">" in opening["prefix"]
    for number in range(start + 1, len(lines)):
        prefix, content = _fence_line(lines[number], indent)
        if not content.strip():
            continue
        if len(prefix) < indent or (">" in prefix) != quoted:
            return number, False
        if content.rstrip(" \t") == opening["fence"]:
            return number, True
    return len(lines), False


def _fence_line(line: str, indent: int) -> tuple[str, str]:
    """A line cut after the indent of its fence: quotation marks and spaces, then the content."""
    line = line.expandtabs(4)
    width = 0
    while width < min(indent, len(line)) and line[width] in "> ":
        width += 1
    return line[:width], line[width:]


def _spoils(lines: Sequence[str], start: int, opening: re.Match[str]) -> bool:
    """Whether what CommonMark takes for code holds lines that would be headings or comments as text."""
    for line in lines[start + 1 :]:
        content = line.lstrip("> \t")
        if content.rstrip() == opening["fence"]:
            return False
        if line.startswith("#") or content.startswith("<!--"):
            return True
    return True


def _overlaps(lines: Sequence[str], code: set[int]) -> Iterator[Oddity]:
    """Where a line-by-line reader would see a comment that the fences-first reader has cut in two."""
    fence = ""
    comment = False
    for number, line in enumerate(lines):
        if comment:
            if number in code and "-->" in line:
                yield Oddity(number, FENCE_AND_COMMENT, everywhere=True)
                return
            comment = "-->" not in line
        elif fence:
            if line.lstrip("> \t").rstrip() == fence:
                fence = ""
        elif match := _fence_at(line):
            fence = match["fence"] if number in code else ""
        elif line.lstrip(" ").startswith("<!--"):
            comment = "-->" not in line


def _without_comments(text: str, oddities: list[Oddity]) -> str:
    kept: list[str] = []
    position = 0
    for match in _COMMENT.finditer(text):
        start = match.start()
        if start < position:
            continue
        line_start = text.rfind("\n", 0, start) + 1
        before = text[max(line_start, position) : start]
        first = position > line_start or (not before.strip(" ") and start - line_start <= 3)
        if not first and _inside_code_span(text, line_start, start):
            continue
        number = text.count("\n", 0, start)
        end = text.find("-->", start + 4)
        if text.startswith((">", "->"), start + 4):
            oddities.append(Oddity(number, COMMENT_FORM, everywhere=True))
        if end < 0:
            oddities.append(Oddity(number, UNCLOSED_COMMENT, everywhere=True))
            continue
        inner = text[start + 4 : end]
        if "<!--" in inner or "--!>" in inner:
            oddities.append(Oddity(number, COMMENT_FORM, everywhere=True))
        if "\n" in inner and not first:
            oddities.append(Oddity(number, COMMENT_MIDLINE, everywhere="\n\n" in inner or bool(_ATX.search(inner))))
        kept.append(text[position:start])
        kept.append("\n" * inner.count("\n"))
        position = end + 3
    kept.append(text[position:])
    return "".join(kept)


def _inside_code_span(text: str, line_start: int, offset: int) -> bool:
    line_end = text.find("\n", offset)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    return "`" in line and any(span.start() < offset - line_start < span.end() for span in _CODE_SPAN.finditer(line))


def without_code_spans(text: str) -> str:
    """`text` with inline code emptied, line breaks kept."""
    if "`" not in text:
        return text
    return _CODE_SPAN.sub(lambda span: "\n" * span.group().count("\n"), text)


def attributes(text: str) -> dict[str, str]:
    """The attributes inside a tag or an attribute list; `.name` and `#name` shorthands become class and id."""
    found: dict[str, str] = {}
    for match in _HTML_ATTRIBUTE.finditer(text):
        name, value = match[1].lower(), (match[2] or "").strip("\"'")
        if name.startswith((".", ":.")):
            name, value = "class", name.lstrip(":.")
        found[name] = f"{found[name]} {value}" if name in found and name == "class" else value
    return found


def hides(values: dict[str, str]) -> bool:
    """Whether an element with these attributes may be invisible in the page. Unsure counts as hidden."""
    return (
        "hidden" in values
        or values.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(values.get("style", "")))
        or bool(_HIDING_CLASS.search(values.get("class", "")))
    )


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    hidden: bool


def _without_hidden_html(text: str, raw: set[int], oddities: list[Oddity]) -> str:
    """Mark the lines of raw blocks, and empty the content of elements that show nothing."""
    visible_code = _CODE_SPAN.sub(lambda span: re.sub(r"[^\n]", " ", span.group()), text) if "`" in text else text
    stack: list[_Open] = []
    block: list[_Open] = []
    block_start = 0
    cuts: list[tuple[int, int]] = []
    for tag in _TAG.finditer(visible_code):
        name = tag["name"].lower()
        if name in VOID or tag.group().endswith("/>"):
            continue
        if tag["close"]:
            if not _close(stack, name, tag.end(), cuts):
                oddities.append(Oddity(text.count("\n", 0, tag.start()), STRAY_TAG.filled(tag=name)))
            if block and _close(block, name, tag.end(), []) and not block:
                _raw_block(text, block_start, tag.end(), raw, oddities)
            continue
        values = attributes(tag["attributes"])
        opened = _Open(name, tag.start(), name in _NEVER_TEXT or hides(values))
        stack.append(opened)
        if block:
            block.append(opened)
        elif name in BLOCK_LEVEL and "markdown" not in values and _starts_line(visible_code, tag.start()):
            block, block_start = [opened], tag.start()
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            oddities.append(Oddity(text.count("\n", 0, tag.start()), HTML_HEADING))
    unclosed = block[0] if block else None
    for opened in stack:
        oddities.append(
            Oddity(
                text.count("\n", 0, opened.start),
                UNCLOSED_TAG.filled(tag=opened.name),
                everywhere=opened is unclosed or opened.hidden,
            )
        )
        if opened.hidden:
            cuts.append((opened.start, len(text)))
    for start, end in cuts:
        number = text.count("\n", 0, start)
        hidden = text[start:end]
        if "\n" in hidden and number not in raw:
            oddities.append(Oddity(number, HIDDEN_LINES, everywhere=bool(_ATX.search(hidden))))
    for match in re.finditer(r"<[?!](?=[A-Za-z\[])", visible_code):
        oddities.append(Oddity(text.count("\n", 0, match.start()), DECLARATION))
    return _cut(text, cuts)


def _close(stack: list[_Open], name: str, end: int, cuts: list[tuple[int, int]]) -> bool:
    """Pop the stack down to the innermost `name`, as a browser does; remember the span where it was hidden."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].name == name:
            cuts.extend((opened.start, end) for opened in stack[depth:] if opened.hidden)
            del stack[depth:]
            return True
    return False


def _starts_line(text: str, offset: int) -> bool:
    line_start = text.rfind("\n", 0, offset) + 1
    return offset - line_start <= 3 and not text[line_start:offset].strip(" ")


def _raw_block(text: str, start: int, end: int, raw: set[int], oddities: list[Oddity]) -> None:
    first = text.count("\n", 0, start)
    last = first + text.count("\n", start, end)
    raw.update(range(first, last + 1))
    blank = re.search(r"\n[ \t]*\n", text[start:end])
    if blank:
        oddities.append(Oddity(first + text.count("\n", start, start + blank.start()) + 1, BLANK_IN_HTML))


def _cut(text: str, cuts: list[tuple[int, int]]) -> str:
    kept: list[str] = []
    position = 0
    for start, end in sorted(cuts):
        if end <= position:
            continue
        start = max(start, position)
        kept.append(text[position:start])
        # A mark without width, so that no line becomes blank: the block around the hidden words goes on.
        kept.append(_NO_WIDTH + f"\n{_NO_WIDTH}" * text.count("\n", start, end))
        position = end
    kept.append(text[position:])
    return "".join(kept)
