"""A transcript is understood once: what comes back from the store is what was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checking import kept_notes
from pipeline.checking.session import Request, inspect
from pipeline.sources import notes
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

TALK = {
    "ja": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v 森>検品は半日で終わりましたか。\n\n00:04.000 --> 00:09.000\n<v 田中>[オフレコ]一度やめかけました。[/オフレコ]\n\n00:09.000 --> 00:12.000\n<v 田中>箱を三つに分けました。\n",
    "en": "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Mori>Did the check take half a day?\n\n00:04.000 --> 00:09.000\n<v Tanaka>[off the record] We nearly gave up. [/off the record]\n\n00:09.000 --> 00:12.000\n<v Tanaka>We made three boxes of it.\n",
}
META = "date: 2026-11-18\nplace: Osaka\nconsent: {granted: 2026-11-19, by: [田中, Tanaka], scope: all, until: 2027-01-31}\nurl: https://example.com/\npublisher: P\n"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("more", ["", "budget: {lines: [1, 2]}\n"])
def test_notes_come_back_as_they_were(lang: Language, more: str) -> None:
    talk = notes.load(TALK[lang].encode(), "content/notes/talk.vtt", (META + more).encode())
    assert talk.consents and talk.source and talk.date and any(one.off_record for one in talk.utterances)
    assert kept_notes.again(json.loads(json.dumps(kept_notes.row(talk)))) == talk


@pytest.mark.parametrize("extra", ["shot: 2026-11-18\n", "at: .nan\n"])
def test_notes_that_would_come_back_otherwise_are_not_kept(extra: str) -> None:
    assert kept_notes.row(notes.load(TALK["en"].encode(), "talk.vtt", (META + extra).encode())) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_edited_article_does_not_have_its_notes_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    make_site(tmp_path / "site", lang)
    root = tmp_path / "site"
    write(root / "content/notes/talk.vtt", TALK[lang])
    post = root / "content/site/posts/a.md"
    text = article(lang).replace("\n---\n", "\nnotes: [talk.vtt]\n---\n", 1)
    write(post, text)
    inspect(open_site(root), Request())
    loaded = []
    monkeypatch.setattr(notes, "load", lambda *given: loaded.append(given))
    write(post, f"{text}\n{'もう一つ。' if lang == 'ja' else 'One more.'}\n")
    after = inspect(open_site(root), Request())
    assert loaded == []
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert inspect(open_site(root), Request()) == after
