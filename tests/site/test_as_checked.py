"""The finished page beside what was checked: no letter or figure is missing, and no word was added within a paragraph."""

from __future__ import annotations

import markdown
import pytest

from pipeline.model.article import Article
from pipeline.policy.config import Config
from pipeline.site.as_checked import differing
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

EXTENSIONS = ["attr_list", "md_in_html", "tables", "footnotes", "admonition", "smarty"]
RICH = ["pymdownx.smartsymbols", "pymdownx.tilde", "pymdownx.tasklist", "pymdownx.emoji", "pymdownx.keys"]
HEADINGS = Config().headings
FRONT = "---\ntitle: x\ndate: 2026-11-20\nlang: {}\n---\n"
PAGE = "<!doctype html><html><head><title>x</title></head><body><main class='md-main'>{}</main><footer>y</footer></body></html>"
TEXT: dict[Language, str] = {
    "ja": """## 私はこう考える {: .opinion }

港の倉庫では「三分で」荷が動く。私は、急がせるより札を貼るべきだと思う。

- 札は四十枚あれば足りる
- 一枚に十円もかからない

| 札 | 数 |
| --- | --- |
| 赤 | 十二 |

最後に、班長の言うことを聞いたほうがいい。
""",
    "en": """## What I think {: .opinion }

At the harbour a load moves "within 3 minutes". I think labels would help more than hurry.

- forty labels are enough
- none of them costs 10 pence

| label | number |
| --- | --- |
| red | 12 |

And in the end I would listen to the foreman.
""",
}


def read(text: str, language: Language) -> Article:
    return parse("a.md", FRONT.format(language) + text, Config(lang=language))


def page(text: str, *more: str) -> str:
    return PAGE.format(markdown.markdown(text, extensions=[*EXTENSIONS, *more]))


# What happened to the page; and the beginning of the paragraph that is named, by language.
CHANGED = {
    "a sentence is gone": (("私は、急がせるより札を貼るべきだと思う。", " I think labels would help more than hurry."), ("", "")),
    "a figure is another": (("四十枚", "10 pence"), ("五十枚", "11 pence")),
    "a cell is gone": (("十二", "12"), ("", "")),
    "words stand within a paragraph": (("班長の", "foreman"), ("班長の、広告ですが、", "foreman (see our offer)")),
    "words stand behind a paragraph": (("ほうがいい。", "foreman."), ("ほうがいい。続きは会員だけです。", "foreman. Members read on.")),
    "a word of another place is put in": (("私は、急がせる", "would help"), ("私は、札を急がせる", "would hurry help")),
    "a paragraph is hidden": (("<p>", "<p>"), ("<p hidden>", "<p hidden>")),
    "a paragraph is faint": (("<p>", "<p>"), ("<p style='opacity: 0'>", "<p style='opacity: 0'>")),
    "all of it is hidden": (("<main ", "<main "), ("<main style='display:none' ", "<main style='display:none' ")),
    "all of it is a template": (("<main ", "<main "), ("<template></main><main ", "<template></main><main ")),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", CHANGED)
def test_a_page_that_shows_something_else_is_told(change: str, language: Language) -> None:
    old, new = CHANGED[change]
    at = LANGUAGES.index(language)
    html = page(TEXT[language])
    assert old[at] in html
    assert list(differing(read(TEXT[language], language), html.replace(old[at], new[at]), HEADINGS)) == ["opinion"]


UNCHANGED = {
    "nothing": ("", ""),
    "anchors": ("</p>", '<a class="headerlink" href="#x">¶</a></p>'),
    "icons": ("</li>", ' <svg viewBox="0 0 1 1"><title>copy</title></svg></li>'),
    "a paragraph between": ("<ul>", "<p>Share this / 共有</p><ul>"),
    "quotation marks of another kind": ("「", "“"),
    "a theme's own classes and styles": ("<main ", "<div class='md-hidden-nav' style='position: relative; top: 2px'><main "),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("change", UNCHANGED)
def test_anchors_icons_and_signs_are_no_words(change: str, language: Language) -> None:
    html = page(TEXT[language]).replace(*UNCHANGED[change])
    assert differing(read(TEXT[language], language), html, HEADINGS) == {}


# What the gate counts in part, or the page shows as something else.
FORMS = (
    "{} `code` <https://example.com/a> {{{{ name }}}} {{x: 1}}",
    "{} ~~struck~~ (c) 1/2 +/- ++ctrl+c++ :smile:",
    "- [x] {}\n- [ ] {}",
    "{}[^1]\n\n[^1]: {}",
    '!!! note "A box"\n    {}',
    "{} <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby> H<sub>2</sub>O <q>x</q>",
    "{} $\\frac{{a_1}}{{b_{{2}}}}$ {}",
    "> {}\n>\n> — [A. B.](https://example.com/)",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_ordinary_writing_is_found_on_its_page(form: str, language: Language) -> None:
    line = TEXT[language].split("\n")[2]
    text = f"{TEXT[language]}\n{form.format(line, line)}\n"
    for more in ((), RICH):
        assert differing(read(text, language), page(text, *more), HEADINGS) == {}
