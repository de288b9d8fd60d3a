"""`python -m bench.own_words`: how often a section by a person would be taken for a retelling of its own article.

Each paragraph of a real article (TEZAWARI_DATA, default ../shared/data) stands as a human section beside the rest of that
article, which is the hardest case: the same author on the same subject. What is accounted for as a retelling is printed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator

from bench.material import data_folder
from pipeline.evidence.own_words import account
from pipeline.language.measure import ENOUGH, amount
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import LANGUAGES, Language

# One paragraph in so many is looked at.
_EVERY = 4
_HEADING: dict[Language, str] = {"ja": "## 意見 {: .opinion }", "en": "## Opinion {: .opinion }"}


def main() -> int:
    """Print, for each language, how many paragraphs count as retold, and how many would be too thin because of that."""
    data = data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): nothing was measured.")
        return 1
    rows = [json.loads(line) for line in (data / "open/H_alarms/articles.jsonl").open(encoding="utf-8")]
    for language in LANGUAGES:
        total = retold = thin = 0
        for number, (paragraph, rest) in enumerate(_cases(rows, language)):
            if number % _EVERY:
                continue
            text = f"---\ntitle: x\ndate: 2026-11-20\nlang: {language}\n---\n# x\n\n## y\n\n{rest}\n\n{_HEADING[language]}\n\n{paragraph}\n"
            found = account(articles.parse("a.md", text, Config(lang=language)))
            if not found.own:
                continue
            total += 1
            retold += bool(found.borrowed["opinion"].get("paraphrase"))
            thin += found.own["opinion"] < ENOUGH[language]
        print(
            f"{language}: {retold} of {total} paragraphs count as retold ({retold / max(1, total):.1%}), {thin} as too thin"
        )
    return 0


def _cases(rows: list[dict[str, str]], language: Language) -> Iterator[tuple[str, str]]:
    for row in rows:
        if row["lang"] != language:
            continue
        parts = re.split(r"\n\s*\n", re.sub(r"(?s)```.*?```", "", row["body"]))
        for number, part in enumerate(parts):
            plain = part.strip()
            if re.match(r"[#>|`\-*!<\[\d:{}$]", plain) or amount(plain, language) < ENOUGH[language]:
                continue
            if language == "en" or "。" in plain:
                yield plain, "\n\n".join((*parts[:number], *parts[number + 1 :]))


if __name__ == "__main__":
    sys.exit(main())
