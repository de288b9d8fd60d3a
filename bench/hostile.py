"""What somebody could write to make the gate slow: time for an article of each kind, and for one twice as long.

Linear work takes twice as long, quadratic work four times. Run with `python -m bench.hostile`, or `make bench-hostile`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping

from pipeline.checking.examples import example
from pipeline.checking.registry import all_checks
from pipeline.site.check_pages import judged

# One piece of each kind of markup that can nest, stay open, or be looked for again and again; and text without an end.
PIECES: Mapping[str, str] = {
    "open comment": "<!--",
    "open comment, full width": "‹!--",
    "comment ends": "-->",
    "attributes never closed": "*a*{:",
    "attributes": "*a*{: .b }",
    "attributes alone": "{: a",
    "open bracket": "[",
    "brackets": "[]",
    "links in links": "[a](",
    "pictures in pictures": "![",
    "footnote marks": "[^a",
    "footnotes": "[^a]: b\n",
    "abbreviations": "*[a]: b\n",
    "reference": "[a]: ",
    "backticks": "`a``b",
    "single backticks, spaced": "` ",
    "growing backticks": "` `` ``` ",
    "table bars": "|",
    "table rows": "| a | b |\n",
    "quotation marks": "> ",
    "quotations": "> a\n",
    "list markers": "- ",
    "tags never closed": "<b ",
    "tags": "<b>",
    "tags with quotation marks": "<a b='",
    "closing tags": "</b>",
    "blocks": "<div>\n",
    "hidden blocks": "<div hidden>a\n",
    "tags crossed": "<b></i>",
    "nested hidden": "<b hidden>a",
    "nested boxes": "<details>\n",
    "nested tables": "<table><tr><td>",
    "entities": "&amp;",
    "open entities": "&#",
    "emphasis": "*a _b ",
    "underscores": "_",
    "escapes": "\\",
    "braces": "{{",
    "anchors in braces": "#",
    "classes in braces": ".heard",
    "heading attributes": " {: a",
    "open address": "(a",
    "open title": 'a" ',
    "open tag": "a='b' ",
    "cell": " {: a",
    "fences": "```\n~~~\n",
    "boxes": "!!! note\n",
    "headings": "# a\n",
    "underlines": "a\n---\n",
    "blank lines": "\n",
    "spaces": " ",
    "tabs": "\t",
    "kanji without an end": "漢字",
    "kana without an end": "かな",
    "latin without an end": "word ",
    "one word": "a",
    "full stops": "。",
    "dots": ". ",
    "open quotation": "「",
    "open quotation, latin": "“a ",
    "straight quotation marks": '"a ',
    "apostrophes": "'a",
    "brackets, round": "(a",
    "brackets, full width": "（あ",
    "digits": "1",
    "digits and commas": "1,",
    "addresses": "a@",
    "web addresses": "http://a",
    "telephone": "03-",
    "place names": "都市区",
    "placeholder": "TODO ",
    "dots in a row": "…",
    "circles": "〇",
    "stock": "いかがで",
    "names": "田中さんは言",
}
# What has to stand before the pieces.
BEFORE: Mapping[str, str] = {
    "anchors in braces": "{#",
    "classes in braces": "{.heard",
    "heading attributes": "# a",
    "open address": "[a](",
    "open title": '[a](b "',
    "open tag": "<a ",
    "cell": "| a | b |\n| - | - |\n| ",
}
# What stands behind them, as often as they do.
AFTER: Mapping[str, str] = {"nested hidden": "</b>", "nested boxes": "</details>\n", "brackets, round": ")"}
START = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
# Anything above this ratio is looked at again, with four times the length.
_STEEP = 3.0


def article(piece: str, size: int, language: str, before: str = "", after: str = "") -> Callable[[], object]:
    """Judging the base article with `size` characters of one piece, behind `before`, and as many of `after`."""
    lang = "ja" if language == "ja" else "en"
    count = size // len(piece + after)
    text = before + piece * count + after * count
    shown = example(lang, [(START[lang], f"{START[lang]}\n\n{text}\n")])
    return lambda: judged(shown, all_checks())


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rows(size: int) -> Iterator[tuple[str, str, float, float]]:
    """Piece, language, and seconds at `size` and at twice that."""
    for language in ("ja", "en"):
        seconds(article("a", 10, language))
        for name, piece in PIECES.items():
            around = BEFORE.get(name, ""), AFTER.get(name, "")
            one, two = (seconds(article(piece, length, language, *around)) for length in (size, 2 * size))
            yield name, language, one, two


def main(size: int = 20_000) -> int:
    """Print a row for each kind of input; 1 where one grows faster than it is long."""
    steep = 0
    print(f"{'piece':32} lang  {size:>9,} chars  {2 * size:>9,} chars  ratio")
    for name, language, one, two in rows(size):
        ratio = two / max(one, 0.05)
        steep += ratio > _STEEP
        print(
            f"{name:32} {language}    {one:11.2f} s    {two:11.2f} s  {ratio:5.1f}{'  <<<' if ratio > _STEEP else ''}",
            flush=True,
        )
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
