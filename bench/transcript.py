"""What a two-hour transcript beside an article costs, of our own making, in each language."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from bench import material
from bench.contract_form import articles, prose
from bench.lab import GATE, POSTS, Lab, edit
from bench.timing import paired
from pipeline.sources.notes.times import stamp
from pipeline.wording import LANGUAGES, Language

# Two hours: a turn every twelve seconds, of as many characters as are spoken in that time.
_TURNS, _SECONDS = 600, 12
_SPOKEN: dict[Language, int] = {"ja": 60, "en": 170}
_PEOPLE: dict[Language, tuple[str, str]] = {"ja": ("森", "田中"), "en": ("Mori", "Tanaka")}
_META = "interviewer: {0}\ninterviewee: {1}\nconsent: {{granted: 2026-11-01, by: {1}, scope: all}}\n"


def transcript(lab: Lab) -> None:
    """An article that names and quotes the notes, beside the same article that does not name them."""
    for language in LANGUAGES:
        site = material.site_of([], lab.folder / f"transcript-{language}")
        turns, quoted = _notes(site / "content/notes", language, lab.many(_TURNS, 100))
        post, alone = site / POSTS / "a.md", site / POSTS / "b.md"
        text = next(articles(language, 1)).replace(
            "<!-- more -->", f"<!-- more -->\n\n> {quoted}\n>\n> — {_PEOPLE[language][1]}"
        )
        post.write_text(text.replace("draft: false", "draft: false\nnotes: [talk.vtt]"), encoding="utf-8")
        alone.write_text(next(articles(language, 1)), encoding="utf-8")
        commands = [[*GATE, f"{POSTS}/{one.name}"] for one in (post, alone)]

        def first(site: Path = site) -> None:
            shutil.rmtree(site / ".cache", ignore_errors=True)

        def again(post: Path = post, alone: Path = alone) -> None:
            edit(post)
            edit(alone)

        for name, before in (("seen for the first time", first), ("after an edit", again)):
            ours, theirs = paired(commands[0], commands[1], site, 5, before)
            detail = f"{turns} turns; {1_000 * ours.cpu:.0f} ms of CPU with it, {1_000 * theirs.cpu:.0f} without"
            lab.goal(f"two-hour transcript ({language}), {name}", 1_000 * (ours.cpu - theirs.cpu), 150, "ms", detail)


def _notes(folder: Path, language: Language, count: int) -> tuple[int, str]:
    """Write the transcript; how many turns it has, and words of it to quote."""
    folder.mkdir(parents=True)
    chance = random.Random(language)
    said = [prose(language, _SPOKEN[language], chance) for _ in range(count)]
    cues = [
        f"{stamp(n * _SECONDS, '.')} --> {stamp((n + 1) * _SECONDS, '.')}\n<v {_PEOPLE[language][n % 2]}>{text}\n"
        for n, text in enumerate(said)
    ]
    (folder / "talk.vtt").write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
    (folder / "talk.meta.yml").write_text(_META.format(*_PEOPLE[language]), encoding="utf-8")
    return count, said[count // 2 + 1 - count // 2 % 2]
