"""What readers and search engines get besides the text: the line of what an article cost, tags, languages, the feed."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import re
import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import jsonschema
import pytest
from lxml import etree
from PIL import Image

from pipeline.checking.reading import read_article
from pipeline.checking.session import Session
from pipeline.cli.main import run
from pipeline.model.article import Article
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection, LedgerSentence
from pipeline.model.notes import Notes, Source, Utterance
from pipeline.model.report import Report
from pipeline.model.sign_off import SignOff
from pipeline.policy.config import Config
from pipeline.publishing.selection import Selection
from pipeline.site.readers import share_card
from pipeline.site.readers.cost import line, material
from pipeline.site.readers.faces import Face, faces
from pipeline.site.readers.head import Spot, tags
from pipeline.sources import articles
from pipeline.sources.site import discover, open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

HOME = "https://example.org/blog/"
ATOM = "{http://www.w3.org/2005/Atom}"
# What Google asks of an article, and schema.org of a BlogPosting, of the keys that are written.
LINKED_DATA = {
    "type": "object",
    "required": ["@context", "@type", "headline", "datePublished", "inLanguage"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "BlogPosting"},
        "headline": {"type": "string", "minLength": 1},
        "description": {"type": "string"},
        "inLanguage": {"enum": ["ja", "en"]},
        "datePublished": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "author": {
            "type": "array",
            "items": {"required": ["@type", "name"], "properties": {"@type": {"const": "Person"}}},
        },
        "keywords": {"type": "array", "items": {"type": "string"}},
        "url": {"type": "string", "format": "uri", "pattern": "^https://"},
        "mainEntityOfPage": {"type": "string", "pattern": "^https://"},
        "image": {"type": "string", "pattern": "^https://"},
        "isPartOf": {"required": ["@type", "name"]},
        "isBasedOn": {"type": "array", "items": {"type": "string", "pattern": "^https?://"}},
        "digitalSourceType": {"type": "string", "pattern": r"^https://schema\.org/\w+DigitalSource$"},
    },
}


class Head(HTMLParser):
    """What a page says in its head: metas by property, links by relation, linked data."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.data = ""
        self._in_data = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "property" in given:
            self.metas[given["property"]] = given["content"]
        elif tag == "link":
            self.links.append(given)
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data


def site(folder: Path, language: Language, more: str = "") -> Path:
    """A site with the plugin, without articles."""
    settings = make_site(folder, language) / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    extensions = "markdown_extensions: [attr_list, {toc: {permalink: true}}]\n"
    settings.write_text(f"{text}plugins: [tezawari]\n{extensions}{more}", encoding="utf-8")
    return folder


def build(folder: Path) -> None:
    """`pipeline build`, which leaves nothing out that was meant for readers."""
    quiet = contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO())
    with contextlib.chdir(folder), quiet[0], quiet[1], pytest.raises(SystemExit) as ended:
        run(["build"])
    assert not ended.value.code


TOPICS: dict[str, tuple[Language, str]] = {
    "bread-a": ("en", "sourdough starter flour oven crust"),
    "bread-b": ("en", "sourdough starter flour oven hearth"),
    "boats": ("en", "keel rudder harbour mast tiller"),
    "sails": ("en", "keel rudder harbour mast anchor"),
    "pan-a": ("ja", "酵母 小麦 窯 焼成 発酵"),
    "pan-b": ("ja", "酵母 小麦 窯 焼成 石臼"),
}


def test_what_is_about_the_same_things_is_offered_next_in_the_same_language(tmp_path: Path) -> None:
    folder = site(tmp_path, "en")
    for name, (language, words) in TOPICS.items():
        list_ = "## Words\n\n" + "\n".join(f"- {word} {word} {word}" for word in words.split())
        write(
            folder / f"content/site/posts/{name}.md", f"{article(language)}\n{list_}\n".replace("# ", f"# {name} ", 1)
        )
    build(folder)
    for name, nearest in {"bread-a": "bread-b", "sails": "boats", "pan-a": "pan-b"}.items():
        text = (folder / f"site/posts/{name}/index.html").read_text(encoding="utf-8")
        related = re.search(r'<nav class="tezawari-related" aria-label="([^"]+)".*?</nav>', text, re.DOTALL)
        assert related is not None
        links = re.findall(r'href="\.\./([\w-]+)/"', related[0])
        assert links[0] == nearest and len(links) <= 3 and name not in links
        assert {TOPICS[link][0] for link in links} == {TOPICS[name][0]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Japanese site with an article in each language, each the other's translation, and a draft."""
    folder = site(tmp_path_factory.mktemp("readers"), "ja", f"site_url: {HOME}\n")
    posts = folder / "content/site/posts"
    write(
        posts / "kensa.md", article("ja").replace("draft: false", "draft: false\ntranslation: inspection\ntags: [倉庫]")
    )
    write(posts / "inspection.md", article("en"))
    write(posts / "later.md", article("en", draft=True).replace("draft: true", "draft: true\ntranslation: kensa"))
    build(folder)
    return folder / "site"


def page(built: Path, name: str) -> str:
    return (built / "posts" / name / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "language"), [("kensa", "ja"), ("inspection", "en")])
def test_a_page_tells_what_it_is(built: Path, name: str, language: Language) -> None:
    head = Head(page(built, name))
    data = json.loads(head.data)
    jsonschema.validate(data, LINKED_DATA, format_checker=jsonschema.FormatChecker())
    assert data["inLanguage"] == language and data["url"] == f"{HOME}posts/{name}/" == head.metas["og:url"]
    assert head.metas["og:title"] == data["headline"] and head.metas["og:description"]
    assert "digitalSourceType" not in data  # the drafter here is no model
    canonical = [link["href"] for link in head.links if link.get("rel") == "canonical"]
    assert canonical == [data["url"]]


@pytest.mark.parametrize("name", ["kensa", "inspection"])
def test_both_pages_of_a_pair_name_both_and_lead_to_each_other(built: Path, name: str) -> None:
    head = Head(page(built, name))
    named = {link["hreflang"]: link["href"] for link in head.links if "hreflang" in link}
    assert named == {"ja": f"{HOME}posts/kensa/", "en": f"{HOME}posts/inspection/"}
    other = {"kensa": ("inspection", "en", "Read in English"), "inspection": ("kensa", "ja", "日本語で読む")}[name]
    switch = re.search(r'<a href="([^"]+)" hreflang="(\w+)" lang="(\w+)"[^>]*>([^<]+)</a>', page(built, name))
    assert switch is not None and switch.groups() == (f"../{other[0]}/", other[1], other[1], other[2])


def test_every_page_leads_to_the_feed_and_it_holds_what_is_published(built: Path) -> None:
    for file in (built / "index.html", built / "posts/kensa/index.html"):
        feeds = [
            link["href"] for link in Head(file.read_text(encoding="utf-8")).links if "atom" in link.get("type", "")
        ]
        assert feeds == [f"{HOME}feed.xml"]
    root = ET.parse(built / "feed.xml").getroot()
    assert root.tag == f"{ATOM}feed" and all(root.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated"))
    entries = root.findall(f"{ATOM}entry")
    assert {one.findtext(f"{ATOM}id") for one in entries} == {f"{HOME}posts/kensa/", f"{HOME}posts/inspection/"}
    for entry in entries:
        assert all(
            entry.findtext(f"{ATOM}{name}") for name in ("title", "updated", "published", "author/" + ATOM + "name")
        )
        language: Language = "ja" if "kensa" in (entry.findtext(f"{ATOM}id") or "") else "en"
        content = entry.findtext(f"{ATOM}content") or ""
        sentence = re.search(r"\{: \.opinion \}\s+(\S.*?[.。])", article(language))
        assert sentence is not None and sentence[1] in content
        assert f"<em>{ {'ja': '意見', 'en': 'Opinion'}[language] }</em>" in content
        assert "<h1" not in content and "headerlink" not in content and "<!--" not in content


def test_the_feed_is_valid_and_a_feed_reader_reads_it(built: Path) -> None:
    schema = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "fixtures/atom.rng"))
    schema.assertValid(etree.parse(built / "feed.xml"))
    read = feedparser.parse((built / "feed.xml").read_bytes())
    assert not read.bozo and read.version == "atom10"
    assert [link.href for link in read.feed.links if link.rel == "self"] == [f"{HOME}feed.xml"]
    for entry in read.entries:
        language: Language = "ja" if "kensa" in entry.link else "en"
        assert entry.title_detail.language == entry.content[0].language == language
        assert entry.published_parsed[:3] == (2026, 11, 20) and entry.author
        # A reader takes out what a page may do and a message may not.
        assert entry.content[0].value.count("<h2") == entry.content[0].value.count("</h2>") == 4


@pytest.mark.parametrize(("name", "language"), [("kensa", "ja"), ("inspection", "en")])
def test_a_shared_link_has_a_card_where_there_are_letters_for_it(built: Path, name: str, language: Language) -> None:
    address = Head(page(built, name)).metas.get("og:image")
    assert (address is None) == (share_card.font_of(language) is None)
    if address is not None:
        with Image.open(built / address.removeprefix(HOME)) as picture:
            assert picture.size == (1200, 630) and len(picture.getcolors(1200 * 630) or ()) > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_a_long_title_holds_it_within_its_edges(language: Language) -> None:
    if share_card.font_of(language) is None:
        pytest.skip("no font of this computer has the letters")
    title = {"ja": "検品の待ち時間を半日に縮めた倉庫の話。" * 9, "en": "How a warehouse halved its checking time " * 9}[
        language
    ]
    with Image.open(
        io.BytesIO(share_card.draw(Face(title, "", language, date(2026, 11, 20), ("Aya Mori",)), "S"))
    ) as picture:
        right = picture.convert("L").crop((1160, 0, 1200, 630))
        assert len(right.getcolors() or ()) == 1, "nothing is drawn at the right edge"


@pytest.mark.parametrize(("languages", "found"), [("aa|ja|zh", True), ("aa|zh", False)])
def test_a_font_in_another_place_is_found_by_fontconfig(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str, found: bool
) -> None:
    font = tmp_path / "mincho.ttf"
    font.write_bytes(b"font")
    tool = write(tmp_path / "bin/fc-match", f"#!/bin/sh\nprintf '%s\\n%s' '{font}' '{languages}'\n")
    tool.chmod(0o755)
    monkeypatch.setattr(share_card, "_JAPANESE", ())
    monkeypatch.setenv("PATH", str(tool.parent), prepend=os.pathsep)
    assert (share_card.font_of.__wrapped__("ja") == str(font)) == found


def test_without_letters_there_is_no_card_and_the_build_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.site.readers.shelf.font_of", lambda language: None)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    folder = site(tmp_path, "ja", f"site_url: {HOME}\n")
    write(folder / "content/site/posts/a.md", article("ja"))
    with contextlib.chdir(folder), pytest.raises(SystemExit):
        run(["build", "--lang", "ja"])
    said = capsys.readouterr()
    assert "フォント" in said.out + said.err
    assert "og:image" not in (folder / "site/posts/a/index.html").read_text(encoding="utf-8")


def test_without_an_address_nothing_claims_one(tmp_path: Path) -> None:
    write(site(tmp_path, "en") / "content/site/posts/a.md", article("en"))
    build(tmp_path)
    text = (tmp_path / "site/posts/a/index.html").read_text(encoding="utf-8")
    assert 'property="og:title"' in text and "og:url" not in text and not (tmp_path / "site/feed.xml").exists()


@pytest.mark.parametrize("wanted", [True, False])
def test_the_policy_decides_about_the_line(tmp_path: Path, wanted: bool) -> None:
    folder = site(tmp_path, "en")
    if not wanted:
        policy = folder / "pipeline.toml"
        policy.write_text(policy.read_text(encoding="utf-8") + "[readers]\nline = false\n", encoding="utf-8")
    write(folder / "content/site/posts/a.md", article("en"))
    build(folder)
    shown = (folder / "site/posts/a/index.html").read_text(encoding="utf-8")
    assert ("min read" in shown) == wanted


def test_no_title_can_end_the_data_or_add_a_tag() -> None:
    face = Face('</script><img src=x onerror="a">', '"><b>', "en", date(2026, 11, 20))
    text = tags(face, None, Spot("S", "https://example.org/a/"))
    assert "</script><img" not in text and "<b>" not in text
    head = Head(text)
    assert json.loads(head.data)["headline"] == face.title == head.metas["og:title"]


def test_a_model_is_named_only_where_the_ledger_records_one() -> None:
    face = Face("T", "D", "ja", date(2026, 11, 20), sources=("https://example.org/report",), by_model=True)
    data = json.loads(Head(tags(face, None, Spot("S"))).data)
    jsonschema.validate(data, LINKED_DATA, format_checker=jsonschema.FormatChecker())
    assert data["digitalSourceType"].endswith("/CompositeWithTrainedAlgorithmicMediaDigitalSource")
    assert data["isBasedOn"] == ["https://example.org/report"]


def interview(language: Language) -> Notes:
    """59 turns, the last of which ends after 62 minutes, and one off the record."""
    turns = [Utterance(f"u{n}", "x", n, "A", n * 60.0, n * 60.0 + 30) for n in range(59)]
    hidden = Utterance("u59", "y", 60, "A", 3690.0, 3720.0, off_record=True)
    return Notes("a.vtt", "sha256:0", language, (*turns, hidden))


def bare(language: Language, body: str = "") -> Article:
    """An article of little more than front matter."""
    return articles.parse("a.md", f"---\ntitle: T\n---\n# T\n\n{body}", Config(lang=language))


SECTIONS: dict[Language, tuple[str, str, str]] = {
    "ja": ("要点", "棚を三つ動かしました。", "雨の日は休みにしました。"),
    "en": ("Key points", "We moved three shelves.", "On rainy days we stay shut."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_turns_left_out_are_counted_by_what_stands_in_the_article_now(language: Language) -> None:
    heading, kept, other = SECTIONS[language]
    first = LedgerSection(heading, (LedgerSentence(kept, ("u1", "u2")), LedgerSentence(other, ("u3",))))
    again = LedgerSection("x", (LedgerSentence(other, ("u4",)),))
    drafts = [LedgerDraft("2026-11-17T09:00:00Z", "extractive", "1", (), (one,)) for one in (first, again)]
    record = Ledger("a.md", tuple(drafts))

    def used(body: str) -> int | None:
        return material(bare(language, body), [interview(language)], record).used

    assert used(f"## {heading}\n\n{kept}\n\n## x\n\n{other}\n") == 4
    assert used(f"## {heading}\n\n{kept[:4]}\n") == 4, "what was reworked rests on all that was drafted"
    assert used(f"## y\n\n**{kept}**\n") == 3, "so does what stands under another heading"
    assert used("## x\n\nMine.\n") == 1, "a section of an earlier draft that is gone does not count"
    assert used(f"## y\n\n<!--\n{kept}\n-->\n") is None, (
        "nothing is said of an article on which nothing of the draft is left"
    )


def ledger(*drafts: str) -> Ledger:
    cited = tuple(LedgerSentence("s", (f"u{n}", f"u{n}")) for n in range(25))
    return Ledger("a.md", tuple(LedgerDraft(at, "extractive", "1", (), (LedgerSection("h", cited),)) for at in drafts))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "62分の取材・59の発言のうち34は使わず・下書きから3日後にAya Moriが署名・約4分で読めます"),
        (
            "en",
            "62-minute interview · 34 of 59 turns left out · signed by Aya Mori 3 days after the draft · 4 min read",
        ),
    ],
)
def test_the_line_says_what_can_be_shown(language: Language, expected: str) -> None:
    written = bare(language, "## h\n\nReworked by hand.\n")
    known = material(written, [interview(language)], ledger("2026-11-17T09:00:00Z", "2026-11-18T09:00:00Z"))
    signed = SignOff("Aya Mori <aya@example.com>", "2026-11-20T01:00:00Z", "sha256:0")
    assert line(known, "2026-11-17T09:00:00Z", signed, 4, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_claims_nothing_that_is_not_known(language: Language) -> None:
    written = {"ja": "約1分で読めます", "en": "1 min read"}[language]
    assert line(material(bare(language), [], None), None, None, 1, language) == written
    source = Notes("s.md", "sha256:0", language, (Utterance("u1", "x", 1),), source=Source("https://example.org"))
    assert line(material(bare(language), [source], None), None, None, 1, language) == written
    untimed = Notes("n.md", "sha256:0", language, (Utterance("u1", "x", 1, "A"), Utterance("u2", "y", 2, "B")))
    turns = {"ja": "2の発言", "en": "2 turns"}[language]
    assert line(material(bare(language), [untimed], None), None, None, 1, language).startswith(turns)
    signed = SignOff("森 綾", "2026-11-20T01:00:00Z", "sha256:0")
    before = line(material(bare(language), [], None), "2026-11-21T00:00:00Z", signed, 1, language)
    assert {"ja": "森 綾が署名", "en": "signed by 森 綾"}[language] in before and "-" not in before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_kept_of_the_faces_changes_with_whatever_they_rest_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    root = make_site(tmp_path / "site", lang)
    talk = root / "content/notes/talk.txt"
    text = article(lang).replace("\n---\n", "\nauthors: [aya]\nnotes: [talk.txt]\n---\n", 1)
    write(talk, "A: " + ("箱を三つに分けました。" if lang == "ja" else "We made three boxes of it.") + "\n")

    def shown() -> dict[str, Face]:
        site = open_site(root)
        with Session(root) as session:
            files = discover(site)
            selection = Selection(tuple(read_article(site, path) for path in files.articles), (), (), (), Report(()))
            return faces(site, selection, session)

    changes: list[tuple[str, str]] = [
        ("content/site/posts/a.md", text),
        ("content/site/posts/a.md", text.replace("\ntitle: ", "\ntitle: X ", 1)),
        ("content/site/.authors.yml", "authors:\n  aya:\n    name: Aya\n    description: D\n    avatar: a.png\n"),
        ("content/notes/talk.meta.yml", "url: https://example.com/\npublisher: P\n"),
        ("content/site/posts/b.md", article(lang)),
    ]
    known: list[dict[str, Face]] = []
    for path, what in changes:
        write(root / path, what)
        known.append(shown())
        assert shown() == known[-1]
        with monkeypatch.context() as alone:
            alone.setenv("XDG_CACHE_HOME", str(tmp_path / f"other{len(known)}"))
            assert shown() == known[-1]
    assert all(one != other for one, other in itertools.pairwise(known))
