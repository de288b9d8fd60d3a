"""Both sides of the gate on the open half of the evaluation: what of each tier of fakes is stopped or seen, and who is stopped wrongly.

Fakes are `G_fakes`, each in a finished article of the project's own; real writers are `H_alarms`, of which a reader judged each error of
25 November 2026. A whole site is checked as `pipeline check` does. Genuine writing with markup (`HONEST`) is the project's own.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.bypasses import HONEST, filled
from bench.checks import records
from pipeline.checking.examples import BASE
from pipeline.checking.registry import all_checks
from pipeline.checking.session import Request, inspect
from pipeline.model.report import ArticleReport
from pipeline.sources.site import open_site
from pipeline.wording import Language

# Of a hundred: stopped, and stopped or warned of.
GOALS = {
    "hidden": (100, 100),
    "not-own": (95, 95),
    "unfinished": (90, 97),
    "boilerplate": (60, 80),
    "nonsense": (50, 60),
    "paraphrase": (60, 60),
}
_ASKS = frozenset(("human-section-not-written", "human-section-interchangeable"))
# The articles share words by construction, and link to nothing.
_APART = frozenset(
    ("copied-from-article", "link-broken", "number-not-in-notes", "consent-missing", "claim-without-source")
)
_MARKS = {"lived-experience": "{: .lived-experience }", "opinion": "{: .opinion }", "decision": "{: .decision }"}
_CONSENT = "---\nconsent: {granted: 2026-11-01, by: T}\n---\n"
_SPEAKER = {"ja": "田中", "en": "Tanaka"}
_GENUINE: Mapping[Language, tuple[str, ...]] = {
    "ja": (
        "島の港で十一月の朝、網を上げるところを見せてもらいました。",
        "船長の根岸さんは、二十四匹のうち小さい七匹を数えもせずに海へ返しました。",
        "わたしは惜しいと思いましたが、来年の網に入るのだと聞いて、籠を洗う手が止まりました。",
        "帰りの船で根岸さんは、父親の代には全部持って帰って、十年で魚がいなくなったと話しました。",
    ),
    "en": (
        "One November morning I was allowed to watch them haul the nets at the island's harbour.",
        "Of twenty-four fish the skipper threw seven small ones back without so much as counting them.",
        "I thought it a waste until she told me that they would be in next year's net.",
        "On the way home she said that her father had kept them all, and in ten years there were none.",
    ),
}


def printed(data: Path, language: Language) -> None:
    """Every tier beside its goal; then the genuine sections and the writers."""
    _fakes(list(records(data / "G_fakes/fakes.jsonl")), language)
    forms = {form: with_section(language, "opinion", filled(form, _GENUINE[language])) for form in HONEST}
    found = judged(language, forms)
    stopped = [form for form, report in found.items() if not report.publishable]
    print(f"     genuine sections with markup: {len(stopped)} of {len(forms)} stopped (goal none) {stopped or ''}")
    _alarms(data / "H_alarms", language)


def with_section(language: Language, kind: str, body: str, article: str = "") -> str:
    """The base article with `body` below the heading of one human section."""
    head, rest = (article or BASE[language]).split(f"{_MARKS[kind]}\n", 1)
    following = rest.find("\n## ")
    return f"{head}{_MARKS[kind]}\n\n{body}\n{rest[following:] if following >= 0 else ''}"


def judged(
    language: Language, articles: Mapping[str, str], notes: Mapping[str, str] | None = None
) -> dict[str, ArticleReport]:
    """Each article of a site of all of them, by its key."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("posts", "notes"):
            (root / folder).mkdir()
        policy = f'lang = "{language}"\narticles = ["posts/*.md"]\npages = []\nnotes = {{ folder = "notes" }}\n'
        (root / "pipeline.toml").write_text(policy, encoding="utf-8")
        (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: posts\n", encoding="utf-8")
        paths = {f"posts/{number:04d}.md": key for number, key in enumerate(articles)}
        for path, key in paths.items():
            (root / path).write_text(articles[key], encoding="utf-8")
        for file, text in (notes or {}).items():
            (root / "notes" / file).write_text(text, encoding="utf-8")
        checks = [check for check in all_checks() if check.id not in _APART]
        report = inspect(open_site(root), Request(checks=checks, as_published=True))
        for failure in report.failures:
            print(f"     COULD NOT CHECK {failure.path}: {failure.message.render('en')}")
        return {paths[one.path]: one for one in report.articles}


def _fakes(rows: Sequence[Mapping[str, str]], language: Language) -> None:
    articles, notes, tiers = {}, {}, {}
    for number, row in enumerate(rows):
        if row["lang"] == language:
            key = f"{number}"
            articles[key], notes[f"{key}.md"] = _article(row, key)
            tiers[key] = "paraphrase" if row["family"].startswith("paraphrase") else row["tier"]
    found = judged(language, articles, {name: text for name, text in notes.items() if text})
    for tier, (least, asked) in GOALS.items():
        keys = [key for key, name in tiers.items() if name == tier]
        stopped = [key for key in keys if not found[key].publishable]
        seen = sum(key in stopped or bool(_ASKS & {one.check for one in found[key].findings}) for key in keys)
        # One miss is allowed where a goal is below all: the cells are small.
        spare = least < 100
        reached = len(stopped) >= least * len(keys) / 100 - spare and seen >= asked * len(keys) / 100 - (asked < 100)
        print(
            f"     {tier:12} stopped {len(stopped)} of {len(keys)} (goal {least}%), seen {seen} (goal {asked}%):"
            f" {'none here' if not keys else 'reached' if reached else 'MISSED'}"
        )
        through = Counter(rows[int(key)]["family"] for key in keys if key not in stopped)
        for family, count in through.items():
            print(f"        not stopped: {family} ({count})")


def _article(row: Mapping[str, object], key: str) -> tuple[str, str]:
    """The base article with what the row puts into it, and its notes."""
    language: Language = "ja" if row["lang"] == "ja" else "en"
    sections = row.get("sections") or {str(row["kind"]): row["text"]}
    text = BASE[language]
    assert isinstance(sections, dict)
    for kind, body in sections.items():
        text = with_section(language, kind, str(body), text)
    notes = ""
    if row.get("notes"):
        notes = f"{_CONSENT}{row['notes']}"
    elif row["family"] == "attributed-quote-only":
        said = " ".join(BASE[language].split(mark)[1].split("\n## ")[0] for mark in list(_MARKS.values())[:2])
        notes = f"{_CONSENT}{_SPEAKER[language]}: {' '.join(said.split())}\n"
    return _with_head(text, row, f"[{key}.md]" if notes else ""), notes


def _with_head(text: str, row: Mapping[str, object], notes: str) -> str:
    _, front, body = text.split("---\n", 2)
    lines = [line for line in front.splitlines() if not line.startswith("notes:")]
    for name in ("title", "description"):
        if row.get(name):
            lines = [line for line in lines if not line.startswith(f"{name}:")]
            lines.append(f"{name}: {json.dumps(row[name], ensure_ascii=False)}")
    if notes:
        lines.append(f"notes: {notes}")
    if row.get("lead"):
        body = body.replace("<!-- more -->", f"{row['lead']}\n\n<!-- more -->")
    if row.get("body"):
        body = body.replace("<!-- more -->", f"<!-- more -->\n\n{row['body']}")
    return "---\n" + "\n".join(lines) + f"\n---\n{body}"


def _alarms(folder: Path, language: Language) -> None:
    """Articles beside finished human sections, and paragraphs as one of them; an error that a reader judged true is none."""
    true = {
        (row["id"], row["check"])
        for row in records(folder / "judged.jsonl")
        if row["severity"] == "error" and row["verdict"] == "true"
    }
    kinds: dict[str, dict[str, str]] = {"articles": {}, "paragraphs": {}}
    for row in records(folder / "articles.jsonl"):
        if row["lang"] == language:
            kinds["articles"][row["id"]] = _with_head(BASE[language], {"body": row["body"]}, "")
    for row in records(folder / "paragraphs.jsonl"):
        if row["lang"] == language:
            kinds["paragraphs"][row["id"]] = _with_head(with_section(language, row["kind"], row["text"]), {}, "")
    kept: set[tuple[str, str]] = set()
    for name, articles in kinds.items():
        errors = set(_errors(judged(language, articles)))
        kept |= errors & true
        wrong = Counter(check for _, check in errors - true)
        count = len({key for key, _ in errors - true})
        print(
            f"     {name} of people stopped wrongly: {count} of {len(articles)} (goal 1%): {'reached' if count <= max(1, 0.01 * len(articles)) else 'MISSED'} {dict(wrong) or ''}"
        )
    wanted = {key for key in true if any(key[0] in articles for articles in kinds.values()) and key[1] not in _APART}
    print(
        f"     true errors kept: {len(kept & wanted)} of {len(wanted)} (goal 95%): {'reached' if len(kept & wanted) >= 0.95 * len(wanted) else 'MISSED'} {sorted(wanted - kept) or ''}"
    )


def _errors(found: Mapping[str, ArticleReport]) -> Iterator[tuple[str, str]]:
    for key, report in found.items():
        yield from ((key, one.check) for one in report.findings if one.stands)
