"""A built site repeats nothing off the record, wherever it came from, and shows nobody's data outside articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.checking.examples import BASE
from pipeline.errors import PipelineError, UnreadableError
from pipeline.site.build import build
from pipeline.site.engine import EngineError
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.site.conftest import mkdocs_build
from tests.sites import make_site, write

SECRET: dict[Language, str] = {
    "ja": "本社の移転先は横浜の山下町に決まりました",
    "en": "The new head office is going to Leeds docks",
}
MARKED: dict[Language, str] = {
    "ja": "佐藤：[オフレコ] {}。\n佐藤：荷物は月曜に届きます。\n",
    "en": "Sato: [off the record] {}.\nSato: Goods come on Monday.\n",
}
PRIVATE: dict[Language, str] = {"ja": "佐藤 090-1234-5678", "en": "Sato +44 20 7946 0958"}


def site_of(folder: Path, language: Language) -> Path:
    make_site(folder, language)
    write(folder / "content/site/posts/one.md", BASE[language])
    write(folder / "content/notes/other.txt", MARKED[language].format(SECRET[language]))
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("content/site/index.md", "# x\n\n{}\n"),
        ("content/site/data.csv", "a,b\n1,{}\n"),
        ("content/site/extra.css", "/* {} */\n"),
        ("content/site/plan.svg", "<svg><text>{}</text></svg>\n"),
    ],
)
def test_off_record_words_in_any_file_stop_the_build_and_are_not_repeated(
    tmp_path: Path, language: Language, file: str, text: str
) -> None:
    write(site_of(tmp_path, language) / file, text.format(SECRET[language]))
    with pytest.raises(EngineError) as caught:
        build(open_site(tmp_path), date(2026, 11, 22), lambda text: None)
    assert SECRET[language] not in str(caught.value.message)
    assert "content/notes/other.txt" in caught.value.message.en
    assert not list((tmp_path / "site").rglob("*.html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_in_an_older_encoding_hides_nothing(tmp_path: Path, language: Language) -> None:
    encoding = {"ja": "cp932", "en": "utf-16"}[language]
    file = site_of(tmp_path, language) / "content/site/data.csv"
    file.write_bytes(f"a,b\n1,{SECRET[language]}\n".encode(encoding))
    with pytest.raises(EngineError, match=r"data\.csv"):
        build(open_site(tmp_path), date(2026, 11, 22), lambda text: None)
    file.write_bytes(b"\xff\xc0\x81\xfe\xa0 \xf5\xff" * 40)
    with pytest.raises(UnreadableError) as caught:
        build(open_site(tmp_path), date(2026, 11, 22), lambda text: None)
    assert caught.value.path is not None
    assert caught.value.path.endswith("data.csv")
    assert not list((tmp_path / "site").rglob("*.csv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_mkdocs_alone_takes_back_a_site_with_a_file_that_nobody_can_read(tmp_path: Path, language: Language) -> None:
    site = site_of(tmp_path, language)
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site / "mkdocs.yml", settings + "plugins: [tezawari]\nmarkdown_extensions: [attr_list]\nhooks: [hook.py]\n")
    hook = "from pathlib import Path\ndef on_post_build(config):\n    Path(config.site_dir, 'x.csv').write_bytes(b'\\xff\\xc0\\x81\\xfe\\xa0 \\xf5' * 40)\n"
    write(site / "hook.py", hook)
    result = mkdocs_build(site)
    assert result.exit_code != 0
    assert "x.csv" in result.output
    assert not list((site / "site").rglob("*.html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_of_a_page_stops_the_build_until_it_is_allowed(tmp_path: Path, language: Language) -> None:
    write(site_of(tmp_path, language) / "content/site/index.md", f"# x\n\n{PRIVATE[language]}\n")
    write(tmp_path / "content/site/team.csv", f"who\n{PRIVATE[language]}\n")
    with pytest.raises(EngineError) as caught:
        build(open_site(tmp_path), date(2026, 11, 22), lambda text: None)
    said = caught.value.render(language)
    assert "content/site/index.md:3" in said
    assert "content/site/team.csv:2" in said, "all places at once"
    assert PRIVATE[language].split(" ", 1)[1] not in said
    policy = (tmp_path / "pipeline.toml").read_text(encoding="utf-8")
    allowed = PRIVATE[language].split(" ", 1)[1]
    write(tmp_path / "pipeline.toml", f'{policy}[personal_data]\nallow = ["{allowed}"]\n')
    build(open_site(tmp_path), date(2026, 11, 22), lambda text: None)
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plain", [False, True], ids=["build", "mkdocs"])
def test_what_begins_with_a_dot_and_goes_out_all_the_same_is_looked_through(
    tmp_path: Path, language: Language, *, plain: bool
) -> None:
    """MkDocs leaves such files out, unless its settings say otherwise."""
    folder = site_of(tmp_path, language)
    write(folder / "content/site/.obsidian/mine.txt", PRIVATE[language])
    settings = folder / "mkdocs.yml"
    write(settings, settings.read_text(encoding="utf-8") + "exclude_docs: |\n  !.well-known\n  !.nojekyll\n")
    if plain:
        write(
            settings, settings.read_text(encoding="utf-8") + "plugins: [tezawari]\nmarkdown_extensions: [attr_list]\n"
        )
    known = folder / "content/site/.well-known"

    def said() -> str:
        if plain:
            return mkdocs_build(folder).output
        try:
            build(open_site(tmp_path), date(2026, 11, 22), lambda text: None)
        except PipelineError as error:
            return error.in_full("en")
        return ""

    write(folder / "content/site/.nojekyll", "")
    write(known / "apple-app-site-association", "{}")
    assert ".well-known" not in said()
    assert (folder / "site/.well-known/apple-app-site-association").is_file()
    write(known / "data.txt", PRIVATE[language])
    assert ".well-known/data.txt" in said() and not (folder / "site/index.html").exists()
    assert not (folder / "site/.well-known/data.txt").exists()
    write(known / "data.txt", "none")
    write(known / "talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mori>Nine.\n")
    assert ".well-known/talk.vtt" in said() and not (folder / "site/index.html").exists()
