"""A waiver that answers nothing any more is told, so that nobody believes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

WAIVER = '[[waiver]]\ncheck = "link-broken"\npath = "{path}"\nreason = "the shop moves"\nby = "Aoki <aoki@example.com>"\nuntil = {until}\n'
NOWHERE: dict[Language, str] = {"ja": "当てはまるファイルがありません", "en": "that no file has"}
OVER: dict[Language, str] = {"ja": "もう効きません", "en": "answers nothing any more"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "until", "told"),
    [
        ("content/site/posts/a.md", "2030-01-31", None),
        ("content/site/posts/*.md", "2030-01-31", None),
        ("content/notes/talk.txt", "2030-01-31", None),
        ("content/site/posts/gone.md", "2030-01-31", NOWHERE),
        ("content/site/posts/gone.md", "2020-01-31", NOWHERE),
        ("content/site/posts/a.md", "2020-01-31", OVER),
    ],
)
def test_a_waiver_that_is_over_or_for_no_file_is_told(
    tmp_path: Path, language: Language, path: str, until: str, told: dict[Language, str] | None
) -> None:
    make_site(tmp_path, language)
    write(tmp_path / "content/site/posts/a.md", article(language))
    with (tmp_path / "pipeline.toml").open("a", encoding="utf-8") as policy:
        policy.write(WAIVER.format(path=path, until=until))
    for _ in range(2):  # the second answer is one that was kept
        shown = pipeline(tmp_path, "check", "--lang", language)
        assert shown.returncode == 0
        assert [one[language] in shown.stdout for one in (NOWHERE, OVER)] == [told is NOWHERE, told is OVER]
