"""The language of markup in human sections: ordinary writing is free, everything that could hide it is named."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.markup.allowed import not_allowed
from pipeline.model.report import ArticleReport
from pipeline.policy.config import parse
from pipeline.report.messages import hint, message
from pipeline.sources import articles
from pipeline.wording import Language

LAST = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}
LANGUAGES: tuple[Language, ...] = ("ja", "en")

ORDINARY = [
    "{0}\n\n**{1}** *{1}*",
    "{0}\n\n> {1}\n>\n> — 田中",
    "{0}\n\n- {1}\n- {1}!",
    "{0}\n\n1. {1}\n2. {1}?",
    "{0}\n\n| a | b |\n|---|---|\n| {1} | 2 |",
    "{0}\n\n!!! note\n    {1}",
    '{0}\n\n!!! tip inline end "{1}"\n    {1}',
    "{0}\n\n??? question\n    {1}",
    '{0}\n\n=== "A"\n\n    {1}\n\n=== "B"\n\n    {1}',
    "{0}[^1]\n\n[^1]: {1}",
    "{0} <ruby>棚<rp>(</rp><rt>たな</rt><rp>)</rp></ruby>",
    "{0} <kbd>Ctrl</kbd>+<kbd>C</kbd>, H<sub>2</sub>O, m<sup>2</sup>, <mark>{1}</mark>",
    '{0}\n\n<figure markdown>\n![{1}](a.png){{ width="300" loading=lazy }}\n<figcaption>{1}</figcaption>\n</figure>',
    "{0} [{1}](https://example.com/){{: target=_blank rel=noopener }}",
    "{0} <{2}>",
    "{0}\n\n### {1} {{: #more }}\n\n{1}",
    "{0}\n\n{1}\n{{: .heard }}",
    "{0} <small>{1}</small>",
    '{0} <abbr title="{1}">X</abbr> <time datetime="2026-11-20">11/20</time>',
    "{0}\n\n<details open><summary>{1}</summary>{1}</details>",
    "{0}\n\n```html\n<font color=red>{1}</font>\n```",
    "{0} `<font color=red>` <!-- <font> -->",
]


def judged(language: Language, text: str, policy: str = "") -> ArticleReport:
    made = example(language, [(LAST[language], text)])
    config = parse(f'lang = "{language}"\n{policy}')
    return judge(articles.parse(made.path, made.article, config), Inputs(config=config), all_checks())[0]


def stops(report: ArticleReport) -> list[str]:
    return [found.check for found in report.findings if found.stands and found.check not in ("link-broken",)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ORDINARY)
def test_ordinary_writing_is_free(language: Language, form: str) -> None:
    more = {"ja": "棚の前で手が止まった", "en": "my hand stopped at the shelf"}[language]
    assert stops(judged(language, form.format(LAST[language], more, "https://example.com/"))) == []


HIDING = [
    '<div style="position:absolute;left:-999px">{0}</div>',
    "<font size=1 color=#fefefe>{0}</font>",
    "<p aria-hidden=TRUE>{0}</p>",
    "<small><small><small>{0}</small></small></small>",
    "<sub><sub><sub>{0}</sub></sub></sub>",
    "<marquee>{0}</marquee>",
    "<bdo dir=rtl>{0}</bdo>",
    "<template>{0}</template>",
    "<x-note>{0}</x-note>",
    "<p class=screen-reader-text>{0}</p>",
    "{0}\n{{: .visually-hidden }}",
    "{0}\n{{: style='opacity:.01' }}",
    "!!! note sr-only\n    {0}",
    "<p onclick=this.remove()>{0}</p>",
    "<center>{0}</center>",
    "<div data-md-component=skip>{0}</div>",
    "<p inert>{0}</p>",
    "<input value='{0}'>",
    "<svg><text>{0}</text></svg>",
    "<p popover>{0}</p>",
    "<slot>{0}</slot>",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", HIDING)
def test_what_is_not_in_the_language_is_stopped(language: Language, form: str) -> None:
    report = judged(language, form.format(LAST[language]))
    assert set(stops(report)) & {"markup-not-allowed", "markup-ambiguous", "hidden-character", "human-section-empty"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_can_widen_it(language: Language) -> None:
    text = f'{LAST[language]} <font color="teal">!</font>\n{{: .our-style }}'
    assert stops(judged(language, text)) == ["markup-not-allowed", "markup-not-allowed"]
    policy = '[markup]\nelements = ["font"]\nattributes = ["color"]\nclasses = ["our-style"]\n'
    assert stops(judged(language, text, policy)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "odd", ['<font color="teal">', '<font\n  color="teal">', "{: .our-style }", "!!! note our-style"]
)
def test_exactly_the_markup_is_underlined(language: Language, odd: str) -> None:
    last = LAST[language]
    text = {"<": f"{last} {odd}!</font>", "{": f"{last}\n{odd}", "!": f"{last}\n\n{odd}\n    {last}"}[odd[0]]
    (found,) = [one.finding for one in judged(language, text).findings if one.check == "markup-not-allowed"]
    lines = example(language, [(LAST[language], text)]).article.split("\n")[found.line - 1 : found.end_line]
    assert found.end_column is not None
    lines[-1] = lines[-1][: found.end_column - 1]
    assert "\n".join(lines)[found.column - 1 :] == odd


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_embed_outside_human_sections_stops_nothing(language: Language) -> None:
    key = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}[language]
    embed = '<blockquote class="post"><p>…</p></blockquote>\n<script async src="https://example.com/w.js"></script>\n<script>load("x")</script>'
    made = example(language, [(key, f"{key}\n\n{embed}")])
    config = parse(f'lang = "{language}"\n')
    report = judge(articles.parse(made.path, made.article, config), Inputs(config=config), all_checks())[0]
    assert stops(report) == []


POST = (
    '<blockquote class="twitter-tweet" data-lang="ja"><p lang="ja" dir="ltr">{0}</p>&mdash; A (@a) '
    '<a href="https://example.com/1">11/20</a></blockquote>\n<script async src="https://example.com/w.js" charset="utf-8"></script>'
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pasted_post_is_one_finding_that_says_what_to_write_instead(language: Language) -> None:
    more = {"ja": "棚の前で手が止まった", "en": "my hand stopped at the shelf"}[language]
    pasted = f"{LAST[language]}\n\n{POST.format(more)}"
    (found,) = [one for one in judged(language, pasted).findings if one.check == "markup-not-allowed"]
    assert found.finding.hint is not None
    assert "> —" in found.finding.hint.render(language)
    instead = f"{LAST[language]}\n\n> {more}\n>\n> — [A](https://example.com/1)"
    assert stops(judged(language, instead)) == []
    other = f"{pasted}\n\n<font>{more}</font>"
    assert stops(judged(language, other)) == ["markup-not-allowed"] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_plain(language: Language) -> None:
    text = f"---\ntitle: x\ndate: 2026-11-20\ntype: notice\n---\n# x\n\n<font>{LAST[language]}</font>\n"
    config = parse(f'lang = "{language}"\n')
    report = judge(articles.parse("content/site/posts/x.md", text, config), Inputs(config=config), all_checks())[0]
    assert "markup-not-allowed" in stops(report)


def test_places_are_those_of_the_text() -> None:
    text = "a\n`<i x>` b <u z=1>\n<!-- <font> --> <font>"
    found = list(not_allowed(text.split("\n")))
    assert [(one.name, text[one.place : one.place + len(one.shown)]) for one in found] == [
        ("z", "<u z=1>"),
        ("font", "<font>"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_outside_backticks_is_told_how_code_is_written(language: Language) -> None:
    found = judged(language, f"{LAST[language]} Vec<String> / List<Item>")
    told = [hint(one, language) for one in found.findings if one.check == "markup-not-allowed"]
    assert any("`<String>`" in one for one in told) and any("`<Item>`" in one for one in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_told_that_it_is_a_notice(language: Language) -> None:
    text = f'---\ntitle: x\ndate: 2026-11-20\nlang: {language}\ntype: notice\n---\n{LAST[language]}\n\n<iframe src="https://example.com/"></iframe>\n'
    config = parse(f'lang = "{language}"\n')
    report, _ = judge(articles.parse("a.md", text, config), Inputs(config=config), all_checks())
    (found,) = [one for one in report.findings if one.check == "markup-not-allowed"]
    said = f"{message(found, language)} {hint(found, language)}"
    assert {"ja": "お知らせ", "en": "a notice"}[language] in said
    assert {"ja": "人が書く節", "en": "human section"}[language] not in said
