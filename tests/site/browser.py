"""A real Chromium on a real built site, for the browser tests and for the pictures in docs/images.

`python -m tests.site.browser` takes the pictures anew.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from pipeline.cli.main import cli
from pipeline.wording import LANGUAGES, Language
from tests.sites import without_sign_off

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ROOT = Path(__file__).parents[2]
MISSING = "make test-browser needs Chromium: apt-get install -y chromium chromium-driver"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@dataclass(frozen=True)
class Served:
    """A built site and its address, without a slash at the end."""

    folder: Path
    address: str

    @property
    def article(self) -> str:
        """The address of the finished sample article."""
        return f"{self.address}/posts/sample-interview-{self.folder.name}/"


def written(folder: Path, lang: Language) -> Path:
    """What `pipeline init` makes, with the finished sample article of this repository beside the draft."""
    site = folder / lang
    run("init", str(site), "--lang", lang)
    without_sign_off(site)
    name = f"sample-interview-{lang}"
    for path in (f"notes/{name}.md", f"ledger/{name}.json", f"site/posts/{name}.md"):
        shutil.copy(ROOT / "content" / path, site / "content" / path)
    return site


def new_site(folder: Path, lang: Language) -> Path:
    """That site, built."""
    site = written(folder, lang)
    with contextlib.chdir(site):
        run("build", "--lang", "en")
    return site


def bare_site(folder: Path, lang: Language) -> Path:
    """The same site as MkDocs and Material build it without us."""
    site = written(folder, lang)
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"  - tezawari .*\n", "", text), encoding="utf-8")
    from tests.site.conftest import mkdocs_build

    assert mkdocs_build(site).exit_code == 0
    return site


def run(*arguments: str) -> None:
    """A command that must succeed."""
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """The built site of `folder` on a free local port."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}")
        server.shutdown()
        thread.join()


@contextmanager
def chromium(profile: Path) -> Iterator[Chrome]:
    """A browser with a new profile. Fails, rather than skips, where there is none."""
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert browser, MISSING
    assert driver, MISSING
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


def look(chrome: Chrome, address: str, size: str = "desk", scheme: str = "light", height: int | None = None) -> None:
    """Open a page as on such a screen, in the scheme that the reader's system asks for."""
    width, usual = SIZES[size]
    metrics = {"width": width, "height": height or usual, "deviceScaleFactor": 1, "mobile": size == "phone"}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    chrome.get(address)
    # The theme remembers a choice of colours; a new reader has made none.
    chrome.execute_script("localStorage.clear()")
    chrome.get(address)
    settle(chrome)


def settle(chrome: Chrome) -> None:
    """Wait until the page has painted what it is asked to, and nothing moves."""
    chrome.execute_async_script("""
        const done = arguments[0];
        const next = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        document.fonts.ready.then(next).then(next)
            .then(() => Promise.all(document.getAnimations().map(move => move.finished.catch(() => 0)))).then(done);
    """)


def axe() -> str:
    """The program that finds barriers, as npm has it. `make test-browser` fetches it."""
    program = ROOT / ".cache/axe/node_modules/axe-core/axe.min.js"
    assert program.is_file(), "run 'make test-browser', which fetches axe-core"
    return program.read_text(encoding="utf-8")


def barriers(chrome: Chrome) -> set[tuple[str, str]]:
    """What axe-core finds on the page that is open: (rule, element)."""
    chrome.execute_script(axe())
    found = chrome.execute_async_script(
        "const done = arguments[0]; axe.run().then(result => done("
        "result.violations.flatMap(one => one.nodes.map(node => [one.id, node.html]))))"
    )
    return {(rule, element) for rule, element in found}


def show(chrome: Chrome, selector: str, above: int) -> None:
    """Scroll to an element, leaving room above it."""
    chrome.execute_script(f"document.querySelector('{selector}').scrollIntoView(); scrollBy(0, -{above})")
    settle(chrome)


def pictures(folder: Path) -> None:
    """Write docs/images."""
    images = ROOT / "docs/images"
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, chromium(Path(temporary) / "profile") as chrome:
        for lang in LANGUAGES:
            with served(new_site(folder, lang)) as site:
                look(chrome, site.article, "desk", height=1500)
                chrome.save_screenshot(str(images / f"page-{lang}-desk.png"))
                look(chrome, site.article, "phone")
                show(chrome, ".tezawari", 300)
                chrome.save_screenshot(str(images / f"page-{lang}-phone.png"))
                look(chrome, site.article, "desk", "dark")
                show(chrome, ".tezawari-opinion", 100)
                chrome.save_screenshot(str(images / f"page-{lang}-dark.png"))
                look(chrome, f"{site.address}/", "desk")
                chrome.save_screenshot(str(images / f"blog-{lang}-desk.png"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        pictures(Path(place))
