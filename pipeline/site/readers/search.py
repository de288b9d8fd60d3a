"""Search by Pagefind, where that is installed: it knows Japanese words, and loads nothing before somebody searches.

`pip install 'pagefind[extended]'` brings it. Material's own search stays where it is absent.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.wording import Language, Text

SCRIPT = "assets/tezawari-search.js"
STYLE = "assets/tezawari-search.css"
BUNDLE = "pagefind/"
_BINARIES = ("pagefind_bin_extended", "pagefind_bin")
_OPEN = Text("検索", "Search")
_CLOSE = Text("閉じる", "Close")
_ARTICLE = '<article class="md-content__inner'
# On an article's page and no part of it: the signs of permanent links, and what Material's own search leaves out.
_BESIDE = re.compile(r' class="headerlink"| data-search-exclude(?=[ >])')


class SearchError(PipelineError):
    """The index of the search could not be made, so the site is not complete (exit status 3)."""

    status = 3


def installed() -> bool:
    """Whether Pagefind and its program are there."""
    return find_spec("pagefind") is not None and any(find_spec(name) is not None for name in _BINARIES)


def searched(output: str) -> str:
    """The page of an article with its text marked as what is searched: lists of articles would only repeat it."""
    output = _BESIDE.sub(lambda found: f" data-pagefind-ignore{found[0]}", output)
    return output.replace(_ARTICLE, f"<article data-pagefind-body{_ARTICLE.removeprefix('<article')}", 1)


def script(root: str, language: Language, languages: Sequence[Language]) -> str:
    """What opens the search; `root` leads from the page to the site's root, `languages` are those of its articles."""
    given = {
        "src": f"{root}{SCRIPT}",
        "data-style": f"{root}{STYLE}",
        "data-bundle": f"{root}{BUNDLE}",
        "data-languages": " ".join(languages),
        "data-open": _OPEN.render(language),
        "data-close": _CLOSE.render(language),
    }
    attributes = " ".join(f'{name}="{escape(text)}"' for name, text in given.items())
    return f"<script defer {attributes}></script>\n"


def index(folder: Path) -> None:
    """Make the index of the built site. Raises `SearchError`."""
    # Without -P, Python would look for it in the site's own folder first, and run what a change put there.
    command = [sys.executable, "-P", "-m", "pagefind", "--site", str(folder), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode or not (folder / BUNDLE / "pagefind.js").is_file():
        raise SearchError(
            Text(
                "Pagefind が検索の索引を作れませんでした：{detail}", "Pagefind could not make the index: {detail}"
            ).filled(detail=" ".join((done.stderr or done.stdout).split())[-300:]),
            Text(
                "「pip install --upgrade 'pagefind[extended]'」で入れ直すか、Pagefind を外してください。",
                "Install it anew with pip install --upgrade 'pagefind[extended]', or take Pagefind away.",
            ),
        )
