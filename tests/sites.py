"""Small whole sites for tests, written where a test wants them."""

from __future__ import annotations

from pathlib import Path

from pipeline.checking.examples import BASE
from pipeline.wording import Language

# Tests of other things use one article many times over.
POLICY = 'lang = "{lang}"\n[severity]\ncopied-from-article = "note"\n'
MKDOCS = "site_name: {name}\ndocs_dir: content/site\ntheme: {{name: material}}\n"
NAMES: dict[Language, str] = {"ja": "港の台所", "en": "The harbour kitchen"}

# The heading of one human section of the base article, and what stands below it there.
OPINION: dict[Language, tuple[str, str]] = {
    "ja": ("## 私はこう考える {: .opinion }\n", "## 決めたこと"),
    "en": ("## What I think {: .opinion }\n", "## What we decided"),
}


def make_site(folder: Path, lang: Language) -> Path:
    """A site without articles: mkdocs.yml, pipeline.toml and an index page."""
    write(folder / "mkdocs.yml", MKDOCS.format(name=NAMES[lang]))
    write(folder / "pipeline.toml", POLICY.format(lang=lang))
    write(folder / "content/site/index.md", f"# {NAMES[lang]}\n")
    return folder


def without_sign_off(folder: Path) -> None:
    """Take the table that asks for sign-off out of the policy of a new site: what is shown there is something else."""
    policy = folder / "pipeline.toml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("[sign_off]\nrequired = true\n", ""), encoding="utf-8")


def write(file: Path, text: str) -> Path:
    """Write a file and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def article(lang: Language, *, opinion: bool = True, draft: bool = False, notes: str | None = None) -> str:
    """The base article: finished, or with an empty opinion; published, or a draft."""
    text = BASE[lang]
    if not opinion:
        heading, following = OPINION[lang]
        start = text.index(heading) + len(heading)
        text = text[:start] + "\n" + text[text.index(following) :]
    if draft:
        text = text.replace("draft: false", "draft: true")
    if notes:
        text = text.replace("draft:", f"notes: [{notes}]\ndraft:", 1)
    return text
