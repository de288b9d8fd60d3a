"""The built pages in a real browser, in both languages, light and dark, on a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from pipeline.model.article import KINDS
from pipeline.site.labels import LABELS
from pipeline.wording import LANGUAGES, Language
from tests.site.browser import SIZES, Served, bare_site, barriers, chromium, look, new_site, served, settle
from tests.site.test_readers import build
from tests.site.test_readers import site as empty_site
from tests.sites import article, write

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

# The label of a mark as it is painted: words, and how far its colour stands out from what is behind it (WCAG).
LABEL = """
const section = document.querySelector('.tezawari-' + arguments[0]);
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
function rgb(...layers) {
  canvas.clearRect(0, 0, 1, 1);
  for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
function light(colour) {
  const [r, g, b] = colour.map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const page = getComputedStyle(document.body).backgroundColor, own = getComputedStyle(section);
const back = rgb(page, own.backgroundColor);
const ratios = [getComputedStyle(section, '::before').color, getComputedStyle(section.querySelector('p')).color].map(front => {
  const pair = [light(rgb(page, own.backgroundColor, front)), light(back)].sort((a, b) => b - a);
  return (pair[0] + 0.05) / (pair[1] + 0.05);
});
return [section.getAttribute('aria-label'), getComputedStyle(section, '::before').content, ...ratios, own.borderLeftWidth];
"""


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="session", params=LANGUAGES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(new_site(tmp_path_factory.mktemp("site"), request.param)) as running:
        yield running


def language(site: Served) -> Language:
    return "ja" if site.folder.name == "ja" else "en"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_readers_see_which_parts_a_person_wrote(chrome: Chrome, site: Served, size: str, scheme: str) -> None:
    look(chrome, site.article, size, scheme)
    for kind in KINDS[:3]:
        label, painted, label_contrast, text_contrast, border = chrome.execute_script(LABEL, kind)
        assert label == LABELS[kind].render(language(site))
        assert label in painted or painted == "attr(aria-label)"
        assert label_contrast >= 4.5
        assert text_contrast >= 4.5
        assert border != "0px"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_sticks_out_of_the_screen(chrome: Chrome, site: Served, size: str) -> None:
    look(chrome, site.article, size)
    width = chrome.execute_script("return document.scrollingElement.scrollWidth")
    assert width <= SIZES[size][0]


@pytest.mark.parametrize("size", SIZES)
def test_the_page_asks_nobody_else_for_anything(chrome: Chrome, site: Served, size: str) -> None:
    look(chrome, site.article, size)
    asked = chrome.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert asked
    assert [address for address in asked if not address.startswith((site.address, "data:"))] == []
    assert [entry for entry in chrome.get_log("browser") if entry["level"] == "SEVERE"] == []


def found(chrome: Chrome, site: Served, query: str) -> list[str]:
    """The addresses that the site's search lists for `query`."""
    from selenium.webdriver.support.ui import WebDriverWait

    look(chrome, f"{site.address}/?q={query}")
    chrome.execute_script("document.querySelector('[data-md-component=search-query]').focus()")
    links = "return [...document.querySelectorAll('.md-search-result__item a')].map(link => link.href)"
    none = """
        const words = JSON.parse(document.getElementById('__config').textContent).translations['search.result.none'];
        return document.querySelector('.md-search-result__meta')?.textContent.trim() === words;
    """
    WebDriverWait(chrome, 30).until(lambda browser: browser.execute_script(links) or browser.execute_script(none))
    result: list[str] = chrome.execute_script(links)
    return result


# A compound, a part of one, a word inside a sentence without spaces; and English words.
QUERIES = {
    "ja": ["板金工場", "見積もり", "十一万円", "ファクス", "見積もりソフト"],
    "en": ["bicycle", "notebook", "headset", "nineteen days", "Ruth"],
}


@pytest.mark.parametrize("number", range(5))
def test_search_finds_words_of_the_article(chrome: Chrome, site: Served, number: int) -> None:
    queries = QUERIES[language(site)]
    query = queries[number]
    assert any("/posts/sample-interview" in address for address in found(chrome, site, query)), query


def test_search_does_not_find_what_is_not_there(chrome: Chrome, site: Served) -> None:
    assert found(chrome, site, {"ja": "宇宙飛行士", "en": "astronaut"}[language(site)]) == []


def test_search_knows_nothing_of_the_draft(chrome: Chrome, site: Served) -> None:
    query = {"ja": "見本の下書き", "en": "sample draft"}[language(site)]
    assert not any("/posts/sample/" in address for address in found(chrome, site, query))


def test_the_list_of_articles_shows_the_beginning_and_not_the_human_sections(chrome: Chrome, site: Served) -> None:
    look(chrome, f"{site.address}/")
    text = chrome.execute_script("return document.body.innerText")
    assert {"ja": "一枚の用紙です", "en": "a week on a stool"}[language(site)] in text
    assert {"ja": "十四分でした", "en": "the phone hung on the wall"}[language(site)] not in text


PAGES = ("", "posts/sample-interview-{}/", "tags/", "author/editor/", "archive/2026/", "404.html")


@pytest.fixture(scope="session")
def bare(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(bare_site(tmp_path_factory.mktemp("bare"), language(site))) as running:
        yield running


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_there_is_no_barrier_of_our_making(
    chrome: Chrome, site: Served, bare: Served, page: str, size: str, scheme: str
) -> None:
    """Every page, against the same page without us: axe-core finds nothing more on ours."""
    name = page.format(language(site))
    look(chrome, f"{bare.address}/{name}", size, scheme)
    before = barriers(chrome)
    look(chrome, f"{site.address}/{name}", size, scheme)
    assert barriers(chrome) - before == set()


# Whether an element is painted where a reader can see it.
SEEN = """
const element = document.querySelector(arguments[0]), box = element?.getBoundingClientRect();
return Boolean(box && box.width > 0 && box.height > 0 && box.top < arguments[1]);
"""


@pytest.mark.parametrize("medium", ["phone", "print"])
def test_date_and_author_stand_above_the_article(chrome: Chrome, site: Served, medium: str) -> None:
    look(chrome, site.article, "desk" if medium == "print" else "phone")
    if medium == "print":
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        settle(chrome)
    try:
        top = chrome.execute_script("return document.querySelector('h1').getBoundingClientRect().top")
        assert top < 500, "the article begins on the first screen and on the first sheet"
        for selector in (".md-sidebar--post time", ".md-sidebar--post .md-profile__description"):
            assert chrome.execute_script(SEEN, selector, top), selector
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_next_article_and_the_authors_are_a_click_away(chrome: Chrome, site: Served) -> None:
    look(chrome, f"{site.address}/")
    links = "return [...document.querySelectorAll('a')].map(link => new URL(link.href).pathname)"
    found = set(chrome.execute_script(links))
    assert {"/tags/", "/archive/2026/", "/author/editor/"} <= found
    look(chrome, f"{site.address}/tags/")
    assert f"/posts/sample-interview-{language(site)}/" in chrome.execute_script(links)


# As wide as a sheet of A4 between its margins; the table gets columns until no screen would hold it.
WIDE = """
const table = document.querySelector('.md-typeset table');
for (const row of table.rows) for (let n = 0; n < 6; n++) row.append(row.cells[1].cloneNode(true));
return Math.max(...[...table.querySelectorAll('th, td')].map(cell => cell.getBoundingClientRect().right));
"""


def test_paper_is_never_dark_and_cuts_nothing(chrome: Chrome, site: Served) -> None:
    look(chrome, site.article, "desk", "dark")
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": dark})
    sheet = {"width": 718, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sheet)
    settle(chrome)
    try:
        for kind in KINDS[:3]:
            assert min(chrome.execute_script(LABEL, kind)[2:4]) >= 4.5
        assert chrome.execute_script(WIDE) <= sheet["width"]
        left = "return document.querySelector(arguments[0]).getBoundingClientRect().left"
        author, title = (chrome.execute_script(left, one) for one in (".md-profile__description strong", "h1"))
        assert abs(author - title) < 2
    finally:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("name", ["kensa", "inspection"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_to_the_translation_is_no_barrier(chrome: Chrome, pair: Served, name: str, scheme: str) -> None:
    look(chrome, f"{pair.address}/posts/{name}/", "phone", scheme)
    line = chrome.execute_script("return document.querySelector('.tezawari-line').outerHTML")
    link = re.search(r"<a .*?</a>", line)
    assert link is not None
    assert not [rule for rule, element in barriers(chrome) if element in line]


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two articles, each the other's translation."""
    folder = empty_site(tmp_path_factory.mktemp("pair"), "ja")
    posts = folder / "content/site/posts"
    write(posts / "kensa.md", article("ja").replace("draft: false", "draft: false\ntranslation: inspection"))
    write(posts / "inspection.md", article("en"))
    build(folder)
    with served(folder) as running:
        yield running
