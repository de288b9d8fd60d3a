"""What the documentation holds besides its written pages: the pages of the checks, and the pictures."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pipeline.site.check_pages import in_families, pages
from pipeline.wording import LANGUAGES

IMAGES = Path(__file__).parent / "images"
CHECKS = {"ja": "チェック", "en": "Checks"}


def on_config(config: MkDocsConfig) -> None:
    """Put the checks into the nav, by family, below each language."""
    _, *languages = config.nav or []
    for language, entry in zip(LANGUAGES, languages, strict=True):
        section: list[Any] = [f"{language}/checks/index.md"]
        for family, members in in_families(language):
            section.append({family: [f"{language}/checks/{check.id}.md" for check in members]})
        next(iter(entry.values())).append({CHECKS[language]: section})


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages of the checks, and the pictures that README shows too."""
    for language in LANGUAGES:
        for name, text in pages(language).items():
            files.append(File.generated(config, f"{language}/checks/{name}", content=text))
    for image in sorted(IMAGES.glob("*.png")):
        files.append(File.generated(config, f"images/{image.name}", abs_src_path=str(image)))
