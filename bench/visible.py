"""`python -m bench.visible`: does the gate count what the built page shows?

Every throughput file as a human section, rendered with the extensions of a generated site; the letters that the gate counts
against the letters of the page. Where the gate says that markup is ambiguous it blocks, and nothing is compared.
Reads the evaluation data (TEZAWARI_DATA); copies none of it.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from datetime import date
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path

import markdown

from bench import material
from pipeline.markup.characters import folded
from pipeline.model.article import Article
from pipeline.policy.config import Config
from pipeline.site.rendered import human_sections
from pipeline.sources.articles import decode, parse
from pipeline.wording import LANGUAGES, Language

EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pipeline.site.fence_names"]
FRONT = "---\ntitle: x\ndate: 2026-11-20\nlang: {language}\n---\n"
# Seen, and not counted on purpose: a bare address is no prose, and what a plugin was to fill in was written by nobody.
_NOT_PROSE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|<[^<>@\s]+@[^<>\s]+>|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}")
HEADING = "# x {: .opinion }\n\n"


def article(body: str, language: Language) -> Article:
    """An article whose only human section holds `body`, read as the gate reads a file."""
    text = FRONT.format(language=language) + HEADING + _NOT_PROSE.sub("", body)
    return parse("a.md", decode(text.encode("utf-8", "replace"), "a.md"), Config(lang=language))


def doubtful(read: Article) -> bool:
    """Whether the gate blocks this for markup that renderers read differently, so that nothing is counted."""
    return bool(read.oddities)


def difference(read: Article) -> tuple[str, str] | None:
    """Letters that only the gate counts, and letters that only the page shows; None where they agree."""
    body = read.text.split("\n---\n", 1)[1]
    html = markdown.markdown(body, extensions=EXTENSIONS)
    counted = folded("".join(section.text for section in read.human_sections))
    shown = folded("".join(section.text for section in human_sections(html, Config().headings)))
    if counted == shown:
        return None
    only: tuple[list[str], list[str]] = ([], [])
    for tag, left, left_end, right, right_end in SequenceMatcher(None, counted, shown, autojunk=False).get_opcodes():
        if tag != "equal":
            only[0].append(counted[left:left_end])
            only[1].append(shown[right:right_end])
    return "…".join(filter(None, only[0])), "…".join(filter(None, only[1]))


def main() -> None:
    """Print the agreement, and every file on which the two disagree."""
    print(
        f"{date.today()} · tezawari {version('tezawari')}, Markdown {version('Markdown')}, {version('pymdown-extensions')}"
    )
    data = material.data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): NOTHING was measured.")
        return
    with tempfile.TemporaryDirectory() as name:
        files = material.throughput(data, Path(name))
        for language in LANGUAGES:
            count: Counter[str] = Counter()
            for file in files:
                if file.parent.name == language:
                    count[one(file, language)] += 1
            total = count["agree"] + count["differ"]
            print(
                f"{language}: {sum(count.values())} files, {count['doubtful']} blocked as ambiguous;"
                f" of {total} others {count['agree']} agree to the letter ({count['agree'] / total:.1%})"
            )


def one(file: Path, language: Language) -> str:
    """`agree`, `differ` or `doubtful`."""
    read = article(file.read_text(encoding="utf-8"), language)
    if doubtful(read):
        return "doubtful"
    found = difference(read)
    if found is None:
        return "agree"
    print(f"  {file.parent.name}/{file.name}: gate only {found[0][:80]!r}, page only {found[1][:80]!r}")
    return "differ"


if __name__ == "__main__":
    main()
