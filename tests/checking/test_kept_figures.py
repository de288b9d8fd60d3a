"""The figures of a transcript are looked for once: what comes back from the store is what was found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checking import kept_figures
from pipeline.checking.session import Request, inspect
from pipeline.evidence import told
from pipeline.sources import notes
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

TALK = {
    "ja": "森: 何人でしたか。弟子が二人やめました。\n田中: 三十人、いや、四十人です。売り上げは二割増え、午後三時半に閉めて、数百件を一時間半で片づけました。\n田中: 五人に一人は十一月三日に戻りました。棚は二メートルです。\n",
    "en": "Mori: How many were you?\nTanaka: Thirty people, no, sorry, forty people. Sales rose by 20 percent, we closed at half past three, and hundreds of orders took an hour and a half.\n"
    "Tanaka: One in five came back on November 3. The shelf is two metres long.\n",
}
WRONG = {"ja": "働く人は三十人です。", "en": "Thirty people work there."}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_come_back_as_they_were(lang: Language) -> None:
    found = told.told([notes.load(TALK[lang].encode(), "content/notes/talk.txt", None)], lang)
    assert found.kept is not None and found.kept.amounts < found.all.amounts
    assert (
        found.all.days
        and found.all.clocks
        and found.all.vague
        and found.all.sizes
        and found.all.shares
        and found.numbers
    )
    assert kept_figures.again(json.loads(json.dumps(kept_figures.row(found)))) == found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_edited_article_does_not_have_the_figures_of_its_notes_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = tmp_path / "site"
    make_site(root, lang)
    talk, post = root / "content/notes/talk.txt", root / "content/site/posts/a.md"
    write(talk, TALK[lang])
    head, _, body = article(lang).partition("\n---\n")
    text = f"{head}\nnotes: [talk.txt]\n---\n{body}".replace("<!-- more -->", f"<!-- more -->\n\n{WRONG[lang]}", 1)
    write(post, text)
    first = inspect(open_site(root), Request())
    assert "number-not-in-notes" in {one.check for each in first.articles for one in each.findings}
    looked: list[object] = []
    monkeypatch.setattr(told, "told", lambda *given: looked.append(given))
    write(post, f"{text}\n{'もう一つ。' if lang == 'ja' else 'One more.'}\n")
    after = inspect(open_site(root), Request())
    assert looked == []
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    write(talk, TALK[lang].replace("三十人", "六十人").replace("Thirty", "Sixty"))
    changed = inspect(open_site(root), Request())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert inspect(open_site(root), Request()) == changed != after
