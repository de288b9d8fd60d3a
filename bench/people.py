"""`python -m bench.people`: what people wrote, for `bench.likeness` to learn from and to be judged by.

Beside the open half of the evaluation there are the public blogs of `people.tsv`, each at one commit; none of them is a site of the
evaluation. They are kept as git has them in `TEZAWARI_PEOPLE` (default `.cache/people`), and no word of them enters this repository:
what is learned is what the turns of the project's own texts weigh.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bench.checks import NO_ARTICLE, records
from pipeline.language.measure import amount
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

LIST = Path(__file__).with_name("people.tsv")
# So much of a text is a section; so many paragraphs are asked of one article, of one post, and of one row of the list.
ENOUGH = {"ja": 100, "en": 40}
OF_ONE_ARTICLE = 12
OF_ONE_POST, OF_ONE_BLOG = 3, 60
# What a site's own templates put into a paragraph.
_TEMPLATE = re.compile(r"\{\{|\{%|:::|<[A-Z]")


class Blog(NamedTuple):
    """Posts of one language in a public repository, as they stand at a commit; `paths` is a pattern for theirs."""

    language: str
    repository: str
    commit: str
    paths: str

    @property
    def folder(self) -> Path:
        """The git repository on this machine."""
        root = os.environ.get("TEZAWARI_PEOPLE") or Path(__file__).parents[1] / ".cache/people"
        return Path(root) / self.repository.replace("/", "+")


def blogs() -> list[Blog]:
    """All of the list."""
    with LIST.open(encoding="utf-8", newline="") as table:
        return [Blog(**row) for row in csv.DictReader(table, delimiter="\t")]


def absent() -> list[str]:
    """Blogs of the list that are not on this machine."""
    return [blog.repository for blog in blogs() if not blog.folder.exists()]


def fetch(blog: Blog) -> None:
    """Bring one commit from GitHub; where that fails, the blog stays absent."""
    part = blog.folder.with_name(f"{blog.folder.name}.part")
    _git(part.parent, "init", "--quiet", "--bare", str(part))
    _git(part, "fetch", "--quiet", "--depth", "1", f"https://github.com/{blog.repository}", blog.commit)
    part.rename(blog.folder)


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, stdout=subprocess.PIPE).stdout


def evaluation(data: Path, language: Language) -> Iterator[tuple[str, str, str]]:
    """Text by people of the open half: its kind (`writing`, `sections`, `articles`), its site, and a paragraph of it."""
    for entry in records(data / f"B_firstperson/paragraphs_{language}.jsonl"):
        yield "writing", entry["source"], entry["text"]
    for entry in records(data / f"C_human_vs_machine/texts_{language}.jsonl"):
        if entry["label"] == "human" and entry["genre"] not in NO_ARTICLE:
            yield from (("writing", entry["source"], text) for text in _paragraphs(entry["text"], language))
    for entry in records(data / "H_alarms/paragraphs.jsonl"):
        if entry["lang"] == language:
            yield "sections", entry["source"].partition(":")[0], entry["text"]
    for entry in records(data / "H_alarms/articles.jsonl"):
        if entry["lang"] == language:
            for text in _paragraphs(entry["body"], language)[:OF_ONE_ARTICLE]:
                yield "articles", entry["source"].partition(":")[0], text


def elsewhere(language: Language) -> Iterator[tuple[str, str]]:
    """Blog and paragraph of the blogs that are on this machine."""
    for blog in blogs():
        if blog.language == language and blog.folder.exists():
            yield from ((blog.repository, text) for text in _of_blog(blog, language))


def _of_blog(blog: Blog, language: Language) -> list[str]:
    """A few paragraphs of each post, in an order that is chance but always the same."""
    names = _git(blog.folder, "ls-tree", "-r", "-z", "--name-only", blog.commit).decode().split("\0")
    posts = sorted((name for name in names if re.fullmatch(blog.paths, name)), key=_chance)
    found: list[str] = []
    for name in posts:
        text = _git(blog.folder, "show", f"{blog.commit}:{name}").decode("utf-8", errors="replace")
        usable = [one for one in _paragraphs(text, language) if _usable(one, language)]
        found += sorted(usable, key=_chance)[:OF_ONE_POST]
        if len(found) >= OF_ONE_BLOG:
            break
    return found[:OF_ONE_BLOG]


def _chance(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _usable(text: str, language: Language) -> bool:
    return not _TEMPLATE.search(text) and amount(text, language) >= ENOUGH[language]


def _paragraphs(text: str, language: Language) -> list[str]:
    """As they were typed; a piece of HTML that spans several is none of its own."""
    config = Config(lang=language)
    article = parse("a.md", text, config)
    typed = [
        "\n".join(article.lines[passage.line - 1 : passage.line + passage.text.count("\n")])
        for passage in article.passages
        if passage.role == "prose"
    ]
    return [one for one in typed if not parse("a.md", one, config).oddities]


def main() -> None:
    """Fetch what is absent, and say how much there is."""
    for blog in blogs():
        blog.folder.parent.mkdir(parents=True, exist_ok=True)
        if not blog.folder.exists():
            fetch(blog)
    for language in LANGUAGES:
        found = Counter(blog for blog, _ in elsewhere(language))
        print(f"{language}: {sum(found.values())} paragraphs of {len(found)} blogs: {dict(found)}")


if __name__ == "__main__":
    main()
