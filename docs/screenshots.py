"""Pictures of the terminal for README: what `pipeline check` really prints, shown by a real browser.

`python docs/screenshots.py` writes docs/images/terminal-ja.png and terminal-en.png. Needs Chromium and a font with
kanji (apt-get install chromium fonts-noto-cjk). `python -m tests.site.browser` makes the pictures of pages.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.wording import LANGUAGES, Language

ROOT = Path(__file__).parents[1]
POST = "content/site/posts/sample.md"
PROMPT = "$ "
WIDTH = 1160  # CSS pixels
# What the terminal makes of the colours that the command asks for.
PAINT = {
    "1": "font-weight: bold",
    "2": "opacity: 0.6",
    "31": "color: #e8766f",
    "33": "color: #e0b457",
    "36": "color: #7fc4c9",
}
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><style>
html {{ background: #1d1f21 }}
body {{ margin: 0; padding: 18px 22px; box-sizing: border-box; width: {width}px; background: #1d1f21; color: #e6e4de;
  font: 14px/1.65 "DejaVu Sans Mono", "Noto Sans Mono CJK JP", "Noto Sans CJK JP", monospace }}
pre {{ margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }}
b {{ color: #8abeb7; font-weight: normal }}
</style><body><pre>{text}</pre>
<script>document.title = Math.ceil(document.body.getBoundingClientRect().height)</script></body></html>"""


def main() -> None:
    """Write the pictures of all languages."""
    for language in LANGUAGES:
        target = ROOT / "docs/images" / f"terminal-{language}.png"
        with tempfile.TemporaryDirectory() as folder:
            photograph(terminal(Path(folder) / "site", language), language, Path(folder), target)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")


def terminal(site: Path, language: Language) -> str:
    """A new site's sample, said to be for readers as it is: the command, and what it prints."""
    run(["init", str(site), "--lang", language], site.parent, language, expected=0)
    policy = site / "pipeline.toml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("[sign_off]\nrequired = true\n", ""), encoding="utf-8")
    article = site / POST
    article.write_text(article.read_text(encoding="utf-8").replace("draft: true", "draft: false"), encoding="utf-8")
    return f"{PROMPT}pipeline check\n" + run(["check", "--color", "always"], site, language, expected=1)


def run(arguments: list[str], folder: Path, language: Language, *, expected: int) -> str:
    """What `pipeline` prints. Raises `RuntimeError` where it ends with another status."""
    environment = {
        **os.environ,
        "LC_ALL": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[language],
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "pipeline", *arguments]
    result = subprocess.run(command, cwd=folder, env=environment, encoding="utf-8", capture_output=True, check=False)
    if result.returncode != expected:
        raise RuntimeError(f"{arguments} ended with {result.returncode}: {result.stderr}")
    return result.stdout


def photograph(text: str, language: Language, folder: Path, target: Path) -> None:
    """Show text as a terminal shows it, and take a picture just as high as it needs."""
    shown = re.sub(r"^(\$ .*)$", r"<b>\1</b>", html.escape(text.rstrip()), flags=re.MULTILINE)
    shown = re.sub(r"\x1b\[(\d+)m(.*?)\x1b\[0m", _painted, shown, flags=re.DOTALL)
    page = folder / "terminal.html"
    page.write_text(PAGE.format(lang=language, width=WIDTH, text=shown), encoding="utf-8")
    measured = browser(folder, "--dump-dom", f"--window-size={WIDTH},4000", page.as_uri())
    height = re.search(r"<title>(\d+)</title>", measured)
    if height is None:
        raise RuntimeError("the browser did not measure the page")
    target.parent.mkdir(parents=True, exist_ok=True)
    browser(
        folder,
        f"--screenshot={target}",
        f"--window-size={WIDTH},{height[1]}",
        "--force-device-scale-factor=1.5",
        page.as_uri(),
    )


def _painted(found: re.Match[str]) -> str:
    return f'<span style="{PAINT[found[1]]}">{found[2]}</span>'


def browser(folder: Path, *arguments: str) -> str:
    """Run Chromium without a window. Raises `RuntimeError` where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise RuntimeError("Chromium is needed: apt-get install chromium fonts-noto-cjk")
    flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
    command = [chromium, *flags, f"--user-data-dir={folder / 'profile'}", *arguments]
    return subprocess.run(command, encoding="utf-8", capture_output=True, check=True, timeout=120).stdout


if __name__ == "__main__":
    main()
