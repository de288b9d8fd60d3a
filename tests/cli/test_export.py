"""`pipeline export`: one clean file for another place, read by what will read it there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from pipeline.markup.elements import VOID
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

POST = "content/site/posts/quiet-kitchen.md"
FORMATS = ("html", "note", "wordpress", "zenn")
SETTINGS = """site_url: https://example.org/blog/
markdown_extensions: [abbr, admonition, attr_list, footnotes, md_in_html, tables, pymdownx.details, pymdownx.superfences]
"""
RICH = """
## {heading}

{words}[^1] *a* **b** `c|d` [here](other.md) [there](https://example.com/a_(b)) ![{alt}](../images/k itchen.png)

<!-- a remark of the editor -->

| A | B |
| :-: | --: |
| x | y |

!!! note "{box}"
    {words}

??? note "{closed}"
    {words}

```python
print("a" * 3)
```

```python title="{heading}.py" linenums="1" hl_lines="2"
total = "<3>"
print(total)
```

<figure markdown="span">
  ![{alt}](../images/k itchen.png)
  <figcaption>{box}</figcaption>
</figure>

> {words}
>
> — {heading}

1. one
    - inner
2. two

<ruby>{base}<rt>{reading}</rt></ruby>

<script>alert(1)</script>

[^1]: {note}
"""
WORDS = {
    "ja": {
        "heading": "仕込みの表",
        "words": "仕込みは朝六時に始めます。",
        "alt": "厨房",
        "box": "ご注意",
        "closed": "くわしく",
        "base": "厨房",
        "reading": "ちゅうぼう",
        "note": "夏は五時です。",
    },
    "en": {
        "heading": "A table of mornings",
        "words": "Mornings begin at six.",
        "alt": "The kitchen",
        "box": "Mind",
        "closed": "More",
        "base": "mise",
        "reading": "meez",
        "note": "Five in summer.",
    },
}


def site(folder: Path, language: Language) -> Path:
    make_site(folder, language)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
    text = article(language).replace("draft: false", "draft: false\ntags: [港, Kitchen work, a]\ncategories: [店]")
    more = RICH.format(**WORDS[language])
    write(folder / POST, text.rstrip("\n") + "\n" + more)
    write(folder / "content/site/posts/other.md", text.replace("# ", "# 2 ", 1))
    (folder / "content/site/images").mkdir(parents=True, exist_ok=True)
    (folder / "content/site/images/k itchen.png").write_bytes(b"\x89PNG")
    return folder


def exported(folder: Path, format_: str, language: Language) -> str:
    arguments = ("export", POST, "--format", format_, "--lang", language, "--out", "out")
    result = pipeline(folder, *arguments)
    assert result.returncode == 0, result.stderr + result.stdout
    assert "content/site/images/k itchen.png" in result.stderr
    return (folder / "out").read_text(encoding="utf-8")


class Balanced(HTMLParser):
    """Fails where an element is not closed, or closed by another."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def human(language: Language) -> str:
    """A sentence of the opinion."""
    return re.search(r"\{: \.opinion \}\s+(\S.*?[.。])", article(language))[1]  # type: ignore[index]  # it matches


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", FORMATS)
def test_it_holds_the_words_and_nothing_of_the_workshop(tmp_path: Path, format_: str, language: Language) -> None:
    text = exported(site(tmp_path, language), format_, language)
    assert human(language) in text
    assert "a remark of the editor" not in text and "alert(1)" not in text and "{:" not in text
    assert {"ja": "意見", "en": "Opinion"}[language] in text
    assert "https://example.org/blog/posts/other/" in text
    assert WORDS[language]["note"] in text and WORDS[language]["closed"] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_is_a_whole_document_in_its_language(tmp_path: Path, language: Language) -> None:
    text = exported(site(tmp_path, language), "html", language)
    reader = Balanced()
    reader.feed(text)
    assert reader.open == [] and human(language) in reader.text
    assert f'<html lang="{language}">' in text and text.count("<h1>") == 1
    assert 'rel="canonical" href="https://example.org/blog/posts/quiet-kitchen/"' in text
    assert "<table>" in text and "<ruby>" in text and "<aside>" in text
    assert set(re.findall(r"class=\S+", text)) == {'class="language-python">print("a"', 'class="language-python">total'}
    assert 'total = "&lt;3&gt;"\nprint(total)</code></pre>' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_wordpress_gets_a_draft_of_blocks_with_its_title_and_tags(tmp_path: Path, language: Language) -> None:
    text = exported(site(tmp_path, language), "wordpress", language)
    item = ET.fromstring(text).find("channel/item")
    assert item is not None
    space = {"wp": "http://wordpress.org/export/1.2/", "content": "http://purl.org/rss/1.0/modules/content/"}
    assert item.findtext("wp:status", namespaces=space) == "draft"
    terms = [(one.attrib["domain"], one.text) for one in item.findall("category")]
    assert terms == [("category", "店"), *(("post_tag", name) for name in ("港", "Kitchen work", "a"))]
    assert item.findall("category")[2].attrib["nicename"] == "kitchen-work"
    body = item.findtext("content:encoded", namespaces=space) or ""
    reader = Balanced()
    reader.feed(body)
    assert reader.open == []
    opened = re.findall(r"<!-- wp:([\w-]+) ", body)
    assert sorted(opened) == sorted(re.findall(r"<!-- /wp:([\w-]+) -->", body))
    assert {"heading", "paragraph", "list", "list-item", "quote", "table", "code", "details", "image"} <= set(opened)
    assert "html" in opened and "<figure>" not in body, "footnotes have no block, and pictures have one"


@pytest.mark.parametrize("language", LANGUAGES)
def test_zenn_gets_front_matter_by_its_rules(tmp_path: Path, language: Language) -> None:
    text = exported(site(tmp_path, language), "zenn", language)
    matter = yaml.safe_load(text.split("---\n")[1])
    assert set(matter) == {"title", "emoji", "type", "topics", "published"}
    assert matter["type"] in ("tech", "idea") and len(matter["title"]) <= 70 and matter["published"] is False
    assert matter["topics"] == ["港", "kitchenwork", "a"] and len(matter["emoji"]) == 1
    assert "| A | B |\n| :---: | ---: |\n| x | y |" in text
    assert f":::message\n**{WORDS[language]['box']}**" in text and f":::details {WORDS[language]['closed']}" in text
    assert "[^1]" in text and f"[^1]: {WORDS[language]['note']}" in text
    assert "```python\nprint" in text
    assert f'```python:{WORDS[language]["heading"]}.py\ntotal = "<3>"\nprint(total)\n```' in text
    assert "![" in text and "https://example.org/blog/images/k%20itchen.png" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_note_gets_what_its_editor_understands(tmp_path: Path, language: Language) -> None:
    text = exported(site(tmp_path, language), "note", language)
    lines = text.split("\n")
    title = yaml.safe_load(article(language).split("---\n")[1])["title"]
    assert lines[0] == title
    assert not [line for line in lines if re.match(r"#(?!##? |[^#\s])|\||<|:::", line)]
    assert lines[-2] == "#港 #Kitchenwork #a"
    assert {"ja": "- A：**x** ／ B：y", "en": "- A: **x** / B: y"}[language] in lines
    assert {"ja": "（意見）", "en": "(Opinion)"}[language] in lines and not re.search(r"(?<!\*)\*[^*\s]+\*(?!\*)", text)
    ruby = {"ja": "｜厨房《ちゅうぼう》", "en": "mise (meez)"}
    assert ruby[language] in text and WORDS[language]["alt"] in text
    # A break inside a paragraph of the file is none there: note would show it as one.
    assert re.search({"ja": "立っていました。台車を", "en": r"[.] \w"}[language], text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", [{"draft": True}, {"opinion": False}], ids=["draft", "unfinished"])
def test_what_may_not_be_published_does_not_leave_the_site(
    tmp_path: Path, how: dict[str, bool], language: Language
) -> None:
    write(make_site(tmp_path, language) / POST, article(language, **how))
    result = pipeline(tmp_path, "export", POST, "--format", "html", "--lang", language)
    assert result.returncode == 1 and result.stdout == ""
    assert "pipeline check" in result.stderr


def test_what_could_not_be_checked_does_not_leave_the_site(tmp_path: Path) -> None:
    (make_site(tmp_path, "ja") / POST).parent.mkdir(parents=True)
    (tmp_path / POST).write_bytes(b"\xff\xfe")
    assert pipeline(tmp_path, "export", POST, "--format", "zenn").returncode == 3


@pytest.mark.parametrize(
    "target", ["javascript:alert(2)", "JavaScript:alert(2)", "vbscript:x", "http://[broken", "data:text/html,x"]
)
def test_an_address_that_runs_something_stays_behind(tmp_path: Path, target: str) -> None:
    folder = site(tmp_path, "en")
    post = folder / POST
    more = f'\n<p><a href="{target}">the menu</a> <a href="mailto:desk@example.com">write</a></p>\n'
    post.write_text(post.read_text(encoding="utf-8") + more, encoding="utf-8")
    text = exported(folder, "html", "en")
    assert "the menu" in text and target not in text and 'href="mailto:desk@example.com"' in text


@pytest.mark.parametrize(
    ("title", "cut"),
    [("朝" * 71, "朝" * 69 + "…"), ("morning " * 9 + "ends", "morning " * 7 + "morning…"), ("朝" * 70, "朝" * 70)],
)
def test_a_title_that_is_too_long_for_zenn_ends_behind_a_word(tmp_path: Path, title: str, cut: str) -> None:
    post = site(tmp_path, "en") / POST
    post.write_text(re.sub("title: .*", f"title: {title}", post.read_text(encoding="utf-8")), encoding="utf-8")
    assert yaml.safe_load(exported(tmp_path, "zenn", "en").split("---\n")[1])["title"] == cut


@pytest.mark.parametrize("form", ("note", "zenn"))
def test_a_list_that_begins_at_no_number_begins_at_one(tmp_path: Path, form: str) -> None:
    make_site(tmp_path, "en")
    write(tmp_path / "mkdocs.yml", (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") + SETTINGS)
    listed = '<!-- more -->\n\n<ol start="x">\n<li>first thing</li>\n</ol>\n'
    write(tmp_path / POST, article("en").replace("<!-- more -->", listed, 1))
    done = pipeline(tmp_path, "export", POST, "--format", form)
    assert done.returncode == 0
    assert "1. first thing" in done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_nested_too_deep_is_not_exported_by_half(tmp_path: Path, form: str) -> None:
    make_site(tmp_path, "en")
    write(tmp_path / "mkdocs.yml", (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") + SETTINGS)
    deep = "<!-- more -->\n\n" + "<div markdown>\n" * 600 + "\nx\n\n" + "</div>\n" * 600
    write(tmp_path / POST, article("en").replace("<!-- more -->", deep, 1))
    done = pipeline(tmp_path, "export", POST, "--format", form)
    assert (done.returncode, done.stdout) == (3, "")
    assert "nested too deep" in done.stderr
