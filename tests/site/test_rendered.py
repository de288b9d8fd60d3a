"""What the page shows of a human section, against what the gate counted."""

from __future__ import annotations

import markdown
import pytest

from pipeline.checking.examples import BASE
from pipeline.checking.registry import all_checks
from pipeline.model.article import KINDS
from pipeline.policy.config import Config
from pipeline.site.as_checked import differing
from pipeline.site.labels import LABELS, joined, marked
from pipeline.site.rendered import human_sections
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences"]
HEADINGS = Config().headings


def body(text: str) -> str:
    """The page's content as the generated site's extensions render it."""
    front, rest = text[4:].split("\n---\n", 1)
    assert front
    return markdown.markdown(rest, extensions=[*EXTENSIONS, "toc"], extension_configs={"toc": {"permalink": True}})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finished_article_shows_all_that_was_counted(lang: Language) -> None:
    article = parse("a.md", BASE[lang], Config())
    html = body(BASE[lang])
    assert [section.kind for section in human_sections(html, HEADINGS)] == list(KINDS[:3])
    assert differing(article, html, HEADINGS) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_no_passing_example_is_withheld(check: object, lang: Language) -> None:
    text = check.passing(lang).article  # type: ignore[attr-defined]  # a check
    assert differing(parse("a.md", text, Config()), body(text), HEADINGS) == {}


HIDDEN = {
    "hidden by an attribute": ("<p>", "<p hidden>"),
    "hidden by style": ("<p>", '<p style="display: none">'),
    "in an element that shows nothing": ("<p>", "<p><template>"),
    "as code": ("<p>", "<p><code>"),
    "moved to a footnote": ("<p>", '<div class="footnote"><p>'),
    "without the class": (' class="opinion"', ""),
    "of another kind": (' class="opinion"', ' class="decision"'),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("old", "new"), HIDDEN.values(), ids=HIDDEN)
def test_text_that_the_page_does_not_show_is_missed(lang: Language, old: str, new: str) -> None:
    article = parse("a.md", BASE[lang], Config())
    html = body(BASE[lang])
    start = html.index('class="opinion"') - len("<h2 ")
    end = html.index("<h2", start + 4)
    changed = html[:start] + html[start:end].replace(old, new) + html[end:]
    assert "opinion" in differing(article, changed, HEADINGS)


@pytest.mark.parametrize(
    ("alias", "kind"), [("体験", "lived-experience"), ("My Opinion", "opinion"), ("決めたこと", "decision")]
)
def test_a_heading_known_by_its_words_needs_no_class(alias: str, kind: str) -> None:
    html = f'<h2 id="x">{alias}<a class="headerlink" href="#x">¶</a></h2><p>本文</p><h3>小見出し</h3><p>続き</p><h2>次</h2><p>外</p>'
    (section,) = human_sections(html, HEADINGS)
    assert section.kind == kind
    assert "".join(section.text.split()) == "本文続き"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_human_section_is_marked_for_readers_and_nothing_else_is(lang: Language) -> None:
    html = body(BASE[lang] + "\n## 付録\n\nここは機械の節です。\n")
    page = marked(html, HEADINGS, lang)
    for kind in KINDS[:3]:
        assert page.count(f'aria-label="{LABELS[kind].render(lang)}"') == 1
    assert page.count("<section") == page.count("</section>") == 3
    assert page.rindex("</section>") < page.index("付録")
    without = page.replace("</section>\n", "")
    for line in [line for line in without.split("\n") if line.startswith("<section")]:
        without = without.replace(line + "\n", "", 1)
    assert without == html


def test_a_section_inside_another_element_is_left_as_it_is() -> None:
    html = '<div><h2 class="opinion">意見</h2><p>本文</p></div><p>外</p>'
    assert marked(html, HEADINGS, "ja") == html


def test_the_footnotes_of_the_page_stay_outside_the_mark() -> None:
    html = '<h2 class="opinion">意見</h2><p>本文</p><div class="footnote"><ol><li>注</li></ol></div>'
    assert marked(html, HEADINGS, "ja").endswith('</section>\n<div class="footnote"><ol><li>注</li></ol></div>')


LINES = {
    "between sentences": ("<p>一つ目。\n二つ目。</p>", "<p>一つ目。二つ目。</p>"),
    "inside a sentence": ("<p>倉庫の\n棚</p>", "<p>倉庫の棚</p>"),
    "after a stop, before a letter": ("<p>一つ目。\nA4 の紙</p>", "<p>一つ目。A4 の紙</p>"),
    "between words": ("<p>倉庫の\nWMS</p>", "<p>倉庫の\nWMS</p>"),
    "in English": ("<p>One.\nTwo.</p>", "<p>One.\nTwo.</p>"),
    "in code": ("<pre>一\n二</pre>", "<pre>一\n二</pre>"),
    "between elements": ("<p>一。</p>\n<p>二。</p>", "<p>一。</p>\n<p>二。</p>"),
}


@pytest.mark.parametrize(("page", "shown"), LINES.values(), ids=LINES)
def test_line_breaks_in_japanese_are_no_spaces(page: str, shown: str) -> None:
    assert joined(page) == shown
