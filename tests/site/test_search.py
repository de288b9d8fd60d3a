"""Search by Pagefind, as a reader uses it in a browser: Japanese words, forms of English ones, and the other language."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.browser import SIZES, Served, barriers, chromium, look, served
from tests.sites import article, make_site, write

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ROOT = Path(__file__).parents[2]
SEARCH = ROOT / ".cache/search"

pytestmark = pytest.mark.search

# Name of the article → language and what its list of points says besides.
ARTICLES = {
    "estimate": ("ja", "見積もりは、その日のうちに出します。"),
    "stopped": ("ja", "電話での受付はやめました。"),
    "quote": ("ja", "見ることと、積み上げることは別の話です。"),
    "books": ("en", "Two libraries lent us their tables."),
    "tables": ("en", "Nobody lent us anything but tables."),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    assert (SEARCH / "pagefind").is_dir(), "run 'make test-search'"
    folder = make_site(tmp_path_factory.mktemp("search"), "ja")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "{name: material}", "{name: material, language: ja, font: false}"
    )
    settings.write_text(
        f"{text}plugins: [tezawari, search]\nmarkdown_extensions: [attr_list, {{toc: {{permalink: true}}}}]\n",
        encoding="utf-8",
    )
    for name, (language, words) in ARTICLES.items():
        more = f"## {name}\n\n{words}\n"
        write(folder / f"content/site/posts/{name}.md", f"{article(language)}\n{more}")  # type: ignore[arg-type]  # one of the cases
    built = subprocess.run(
        [sys.executable, "-m", "pipeline", "build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{SEARCH}{os.pathsep}{ROOT}", "LC_ALL": "en_US.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    with served(folder) as running:
        yield running


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def found(chrome: Chrome, address: str, query: str, size: str = "desk") -> list[str]:
    """What the search lists for `query`, by the names of the articles."""
    from selenium.webdriver.support.ui import WebDriverWait

    look(chrome, address, size)
    chrome.execute_script("document.querySelector('.tezawari-search-open').click()")
    wait = WebDriverWait(chrome, 30)
    field = wait.until(
        lambda browser: browser.execute_script("return document.querySelector('.tezawari-search input')")
    )
    field.send_keys(query)
    links = "return [...document.querySelectorAll('.pagefind-ui__result-link')].map(link => link.pathname.split('/').at(-2))"
    done = (
        "return !!document.querySelector('.pagefind-ui__message') && !document.querySelector('.pagefind-ui__loading')"
    )
    wait.until(lambda browser: browser.execute_script(done))
    result: list[str] = chrome.execute_script(links)
    return result


@pytest.mark.parametrize(
    ("page", "query", "names"),
    [
        ("posts/quote/", "見積もり", ["estimate"]),
        ("posts/quote/", "やめた", ["stopped"]),
        ("posts/tables/", "libraries", ["books"]),
        ("posts/tables/", "library", ["books"]),
        ("posts/quote/", "libraries", ["books"]),
    ],
)
def test_a_word_leads_to_the_article_that_says_it(
    chrome: Chrome, site: Served, page: str, query: str, names: list[str]
) -> None:
    assert found(chrome, f"{site.address}/{page}", query)[:1] == names


@pytest.mark.parametrize(("query", "line"), [("検品", "分で読めます"), ("warehouse", "min read")])
def test_what_is_found_is_what_the_article_says(chrome: Chrome, site: Served, query: str, line: str) -> None:
    assert found(chrome, f"{site.address}/posts/quote/", query)
    shown = chrome.execute_script("return document.querySelector('.pagefind-ui__results').innerText")
    assert query in shown and "¶" not in shown and line not in shown


@pytest.mark.parametrize("size", SIZES)
def test_the_open_search_has_no_barrier_and_loads_nothing_before(chrome: Chrome, site: Served, size: str) -> None:
    look(chrome, f"{site.address}/posts/books/", size)
    before = chrome.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [name for name in before if "/pagefind/" in name]
    ours = {element for _, element in barriers(chrome) if "tezawari" in element}
    found(chrome, f"{site.address}/posts/books/", "tables", size)
    ours |= {element for _, element in barriers(chrome) if "tezawari" in element}
    assert not ours
