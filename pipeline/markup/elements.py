"""HTML elements and attributes: which are sure to show their text to a reader of the page."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.patterns import lazy


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
# Elements whose text a browser does not show as prose: programs, form fields, fallbacks, drawings, code, and what is
# struck out. `object` may show it and may not.
NEVER_TEXT = _names(
    "applet audio button canvas code datalist del dialog iframe listing math meter noembed noframes noscript object "
    "optgroup option plaintext pre progress rp s script select strike style svg template textarea title video xmp"
)
# Elements that a browser ends only at their own end tag, taking whatever stands between for text of theirs.
SWALLOWING = _names("iframe listing noembed noframes noscript plaintext script style template textarea title xmp")
# Elements within a line of text: what stands in them belongs to the paragraph around them.
INLINE = _names(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark q rb rp rt rtc ruby s samp "
    "small span strike strong sub sup svg time tt u var wbr"
)
# markdown.util.BLOCK_LEVEL_ELEMENTS of Python-Markdown 3.10, which starts a raw block at the beginning of a line.
BLOCK_LEVEL = _names(
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer "
    "form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol option "
    "output p pre progress script search section style summary table tbody td textarea tfoot th thead tr ul video"
)
# All that HTML has or had; another name in angle brackets is mostly code (`Vec<String>`).
NAMES = (
    VOID
    | NEVER_TEXT
    | INLINE
    | BLOCK_LEVEL
    | _names("blink caption frame frameset head marquee menuitem nobr picture slot title")
)

_ATTRIBUTE = lazy(r"([^\s=\"'<>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
# Declarations that neither move nor shrink nor cover nor fade. There are more ways to hide something than a list could
# hold, so only these count as harmless.
_LENGTH = r"(?:0(?:px|em|rem|in|pt|%)?|[12]?\d?\d(?:\.\d+)?p[xt]|\d?(?:\.\d+)?(?:em|rem|in|cm)|[1-4]?\d%|auto|initial)"
_HARMLESS = lazy(
    r"(?:text-align|vertical-align|font-weight|font-style|font-family|list-style(?:-[a-z]+)?|clear|float|word-break"
    r"|line-break)\s*:\s*[\w \t,\"'-]*"
    r"|border(?:-[a-z]+)*\s*:(?:\s*(?:\d{1,2}px|0|[a-z]+|\#[0-9a-f]{3,6})(?![\w%])){1,4}"
    r"|text-decoration\s*:\s*(?:underline|none)"
    rf"|(?:margin|padding)(?:-[a-z]+)?\s*:(?:\s*{_LENGTH}(?![\w%.])){{1,4}}"
    r"|display\s*:\s*(?:block|inline|inline-block|flex|grid|table)"
    r"|(?:max-|min-)?width\s*:\s*(?:auto|(?:[2-9]\d|100)%|[1-9]\d{2,3}px|[1-9]\d(?:\.\d+)?r?em)"
    r"|font-size\s*:\s*(?:(?:[89]|[1-3]\d)(?:\.\d+)?p[xt]|(?:[5-9]\d|1\d\d|200)(?:\.\d+)?%"
    r"|(?:0?\.[5-9]\d*|[12](?:\.\d+)?)r?em|(?:x-)?small(?:er)?|medium|(?:x{1,2}-)?larger?)"
    r"|line-height\s*:\s*[1-3](?:\.\d+)?(?:em)?"
    r"|color\s*:\s*(?:red|crimson|firebrick|tomato|orange|darkorange|orangered|green|seagreen|teal|blue|royalblue"
    r"|dodgerblue|steelblue|purple|gr[ae]y|inherit)",
    2,
)
_COLOUR = lazy(r"(background(?:-color)?|color)\s*:\s*(?:#([0-9a-f]{3}|[0-9a-f]{6})|[a-z]+)", 2)
_HIDING_CLASS = lazy(
    r"hidden|hide|invisible|sr-only|d-none|display-none|(?:^|\s)(?:md-(?!button|typeset|tag)|headerlink|footnote|tabbed-block)",
    2,
)


def attributes(text: str) -> dict[str, str]:
    """The attributes inside a tag or an attribute list; `.name` and `#name` shorthands become class and id."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        name, value = match[1].lower(), (match[2] or "").strip("\"'")
        if "&" in value:
            import html

            value = html.unescape(value)
        if name.startswith((".", ":.")):
            name, value = "class", name.lstrip(":.")
        if name == "class" and name in found:
            value = f"{found[name]} {value}"
        elif name == "style" and name in found:
            value = f"{found[name]};{value}"
        found[name] = value
    return found


_SURELY_HIDDEN = lazy(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0(?:\.0*)?|\.0+)(?![\d.])|font-size\s*:\s*0(?![\d.])",
    2,
)


def surely_hides(values: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is invisible in every browser. Unsure counts as shown."""
    return "hidden" in values or "popover" in values or bool(_SURELY_HIDDEN.search(values.get("style", "")))


def hides(values: Mapping[str, str]) -> bool:
    """Whether an element with these attributes may be invisible in the page. Unsure counts as hidden."""
    return (
        "hidden" in values
        or "popover" in values
        or values.get("aria-hidden") == "true"
        or ("style" in values and not _harmless(values["style"]))
        or bool(_HIDING_CLASS.search(values.get("class", "")))
    )


def _harmless(style: str) -> bool:
    declarations = [declaration.strip() for declaration in style.split(";")]
    coloured = sum(_COLOUR.fullmatch(declaration) is not None for declaration in declarations)
    return coloured < 2 and all(
        _HARMLESS.fullmatch(declaration) or _readable(declaration) for declaration in declarations if declaration
    )


def _readable(declaration: str) -> bool:
    """Whether it is a colour of letters that shows on light and dark, or a pale colour behind them."""
    found = _COLOUR.fullmatch(declaration)
    if found is None or not found[2]:
        return False
    digits = found[2] if len(found[2]) == 6 else "".join(digit * 2 for digit in found[2])
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    # Relative brightness by ITU-R BT.709, without the curve.
    brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return brightness >= 200 if found[1] != "color" else 60 <= brightness <= 170


def runs_program(values: Mapping[str, str]) -> bool:
    """Whether the element carries a program of its own (`onload` and the like)."""
    return any(name.startswith("on") and len(name) > 3 for name in values)
