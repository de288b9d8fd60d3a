"""Colour for a report that stands at a terminal: what stops an article is red, what to consider yellow."""

from __future__ import annotations

import re

_RED, _YELLOW, _CYAN, _BOLD, _FAINT, _PLAIN = (f"\x1b[{code}m" for code in ("31", "33", "36", "1", "2", "0"))
_MARK = {"✖": _RED, "▲": _YELLOW, "・": _CYAN}
# The lines that reports are made of: a finding with its mark and the id of its check, an underline, an article.
_FINDING = re.compile(r"^(  )([✖▲・])( .*?)( \[[a-z-]+\])?$", re.M)
_UNDERLINE = re.compile(r"^(      │ *)(\^+)$", re.M)
_ARTICLE = re.compile(r"^(\S.*?)( — )", re.M)


def painted(text: str) -> str:
    """The report of `--format terminal` with colours as ANSI sequences; without them it is the same text."""
    text = _FINDING.sub(_finding, text)
    text = _UNDERLINE.sub(rf"\1{_RED}\2{_PLAIN}", text)
    return _ARTICLE.sub(rf"{_BOLD}\1{_PLAIN}\2", text)


def _finding(found: re.Match[str]) -> str:
    check = f"{_FAINT}{found[4]}{_PLAIN}" if found[4] else ""
    return f"{found[1]}{_MARK[found[2]]}{found[2]}{_PLAIN}{found[3]}{check}"
