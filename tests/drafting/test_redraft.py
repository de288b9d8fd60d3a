"""Re-drafting: the machine's sections are exchanged, and not a character that a person wrote is lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.drafting import updating
from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import recording, redraft, render
from pipeline.drafting.writing.outline import Outline, Paragraph, Sentence
from pipeline.drafting.writing.redraft import Redraft
from pipeline.errors import UnreadableError
from pipeline.model.article import Article, Brief
from pipeline.model.ledger import Ledger
from pipeline.model.notes import references
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.drafting.interviews import TEXTS, interview
from tests.drafting.test_types import HOW, NEWS
from tests.generated import examples
from tests.sites import make_site, write

PATH = "content/site/posts/a.md"
CONFIG = Config()
MESSAGES: dict[Language, str] = {
    "ja": "混乱した現場で色を覚える苦労",
    "en": "colours that nobody could tell apart in the evening light",
}


@cache
def outline(language: Language, message: str | None = None, article_type: str = "case-study") -> Outline:
    order = Order(article_type, CONFIG.required(article_type), frozenset(CONFIG.headings))
    return plan([interview(language)], Brief(message=message), order)


@cache
def drafted(language: Language) -> tuple[str, Ledger]:
    """An untouched draft and its ledger."""
    notes = interview(language)
    planned = outline(language)
    matter = {"title": planned.title.text, "date": "2026-11-22", "lang": language, "draft": True, "notes": ["talk.md"]}
    text = render.article(planned, matter, language)
    return text, Ledger(
        PATH, (recording.record(recording.everything(planned, language), [notes], references([notes])),)
    )


def parsed(text: str) -> Article:
    return articles.parse(PATH, articles.decode(text.encode(), PATH), CONFIG)


def again(
    raw: str, language: Language, record: Ledger | None, *, force: bool = False, message: str | None = None
) -> Redraft:
    """Re-draft with another brief, as `--update` does, with all that it refuses."""
    article = parsed(raw)
    updating.require_certain(article)
    fresh = outline(language, message or MESSAGES[language])
    result = redraft.redraft(raw, article, fresh, record, force=force)
    updating.require_same_hand(article, parsed(result.text))
    return result


def regions(raw: str) -> list[str]:
    return [region.raw for region in redraft.regions_of(raw, parsed(raw))[1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_draft_is_drafted_anew(language: Language) -> None:
    text, record = drafted(language)
    result = again(text, language, record)
    assert not result.kept
    assert result.text != text
    fresh = outline(language, MESSAGES[language])
    for section in fresh.sections:
        if section.kind is None:
            assert render.section(section, language) in result.text
    assert [heading.text for heading in parsed(result.text).headings if heading.level == 2] == [
        section.heading for section in fresh.sections
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_notes_and_brief_change_nothing(language: Language) -> None:
    text, record = drafted(language)
    article = parsed(text)
    result = redraft.redraft(text, article, outline(language), record, force=False)
    assert result.text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_exchanged_can_be_exchanged_again(language: Language) -> None:
    text, record = drafted(language)
    notes = interview(language)
    first = again(text, language, record)
    entry = recording.record(first.sections, [notes], references([notes]))
    longer = Ledger(PATH, (*record.drafts, entry))
    article = parsed(first.text)
    back = redraft.redraft(first.text, article, outline(language), longer, force=False)
    assert not back.kept
    assert back.text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edited_machine_section_is_kept_and_named(language: Language) -> None:
    text, record = drafted(language)
    heading = outline(language).sections[0].heading
    edited = text.replace(f"## {heading}\n", f"## {heading}\n\nMine / わたしの一行\n")
    result = again(edited, language, record)
    assert result.kept == (heading,)
    assert regions(edited)[1] in result.text
    assert result.text.count(f"## {heading}\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("more", ["", "\nMine / わたしの一行\n"])
def test_a_section_whose_heading_a_person_changed_is_not_drafted_a_second_time(language: Language, more: str) -> None:
    text, record = drafted(language)
    heading = outline(language).sections[0].heading
    mine = "わたしの見出し / My heading"
    edited = text.replace(f"## {heading}\n", f"## {mine}\n{more}")
    result = again(edited, language, record)
    assert result.kept == (mine,)
    assert regions(edited)[1] in result.text
    assert f"## {heading}\n" not in result.text
    forced = again(edited, language, record, force=True)
    assert forced.overwritten == (mine,)
    assert mine not in forced.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("old", "new"), [("\n- ", "\n\n- "), ("\n- ", "\n* "), ("。", "！"), (".", "!"), ("\n- ", "\n- <!-- x -->")]
)
def test_the_smallest_change_makes_a_section_a_persons(language: Language, old: str, new: str) -> None:
    text, record = drafted(language)
    points = regions(text)[1]
    if old not in points:
        return
    edited = text.replace(points, points.replace(old, new, 1))
    result = again(edited, language, record)
    assert points.replace(old, new, 1) in result.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_that_cannot_tell_leaves_every_section_alone(language: Language) -> None:
    text, record = drafted(language)
    (entry,) = record.drafts
    blind = entry._replace(sections=tuple(section._replace(digest=None) for section in entry.sections))
    result = again(text, language, Ledger(PATH, (blind,)))
    assert all(region in result.text for region in regions(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_force_exchanges_an_edited_machine_section_and_says_so(language: Language) -> None:
    text, record = drafted(language)
    heading = outline(language).sections[0].heading
    edited = text.replace(f"## {heading}\n", f"## {heading}\n\nMine / わたしの一行\n")
    result = again(edited, language, record, force=True)
    assert result.overwritten == (heading,)
    assert "わたしの一行" not in result.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_force_never_touches_human_sections_or_a_persons_own(language: Language) -> None:
    text, record = drafted(language)
    own = "## 追記 / A note of mine\n\nわたしが足した節です。\n\n"
    human = "{: .opinion }\n\nわたしはこう考える。I think so.\n"
    edited = text.replace("{: .opinion }\n", human).replace("## ", own + "## ", 1)
    result = again(edited, language, record, force=True)
    assert own in result.text
    assert human in result.text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_line_ends_of_a_file_stay_as_they_are(language: Language, newline: str) -> None:
    text, record = drafted(language)
    result = again(text.replace("\n", newline), language, record)
    assert result.text == again(text, language, record).text.replace("\n", newline)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_of_a_persons_own_gets_the_machine_sections_behind_its_opening(language: Language) -> None:
    text = (
        "---\ntitle: t\ndate: 2026-11-22\ndraft: true\n---\n\n# t\n\nわたしの前書き。My opening.\n\n"
        "## 体験 {: .lived-experience }\n\nわたしの体験。\n"
    )
    result = again(text, language, None)
    points = outline(language, MESSAGES[language]).sections[0].heading
    assert result.text.index("わたしの前書き") < result.text.index(f"## {points}") < result.text.index("わたしの体験")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("article_type", ["interview", "news-analysis", "how-to", "essay"])
def test_every_type_recognises_its_own_untouched_draft(language: Language, article_type: str) -> None:
    text = {"news-analysis": NEWS, "how-to": HOW}.get(article_type, TEXTS)[language]
    notes = interview(language, text)
    order = Order(article_type, CONFIG.required(article_type), frozenset(CONFIG.headings))
    planned = plan([notes], Brief(), order)
    raw = render.article(planned, {"title": "t", "lang": language, "draft": True}, language)
    record = Ledger(PATH, (recording.record(recording.everything(planned, language), [notes], references([notes])),))
    other = outline(language, MESSAGES[language])
    result = redraft.redraft(raw, parsed(raw), other, record, force=False)
    assert not result.kept
    headings = [heading.text for heading in parsed(result.text).headings if heading.level == 2]
    assert headings == [section.heading for section in other.sections]


def is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


MARKDOWN = st.sampled_from(
    ["\n", "\n\n", "## ", "# ", "### ", "- ", "> ", "---\n", "===\n", "| a | b |\n", "```\n", "~~~\n", "<!-- ", "-->", "<div>\n", "</div>\n",
     "[^1]: x\n", "    ", "\t", "\r\n", "\r", "{: .opinion }", "## 意見\n", "## 要点\n", "## Key points\n", "## In figures\n", "!!! note\n", "：", "**x**",
     "\u2028", "\u3000", "体験", "x"]
)  # fmt: skip
snippets = st.lists(MARKDOWN | st.text(max_size=8), min_size=1, max_size=8).map("".join)
languages = st.sampled_from(LANGUAGES)


@settings(max_examples=examples(150))
@given(languages, st.lists(st.tuples(st.floats(0, 1), snippets), min_size=1, max_size=3))
def test_nothing_a_person_adds_anywhere_in_a_draft_is_lost(
    language: Language, additions: list[tuple[float, str]]
) -> None:
    text, record = drafted(language)
    body = text.index("\n---\n") + 5
    marked = [
        (body + int(place * (len(text) - body)), f"Qz{n}{added}{n}zQ") for n, (place, added) in enumerate(additions)
    ]
    for place, added in sorted(marked, reverse=True):
        text = text[:place] + added + text[place:]
    try:
        result = again(text, language, record)
    except UnreadableError:
        return  # Refused: nothing was written.
    for _, added in marked:
        if text.count(added):
            # A new section may come to stand between two of its lines, but never within one.
            assert all(line in result.text for line in re.split(r"[\r\n]+", added))
    assert result.text.startswith(text[:body])


@settings(max_examples=examples(150))
@given(languages, st.floats(0, 1), st.integers(0, 60), snippets | st.just(""))
def test_a_section_changed_by_one_character_stays_to_the_byte(
    language: Language, place: float, length: int, put: str
) -> None:
    text, record = drafted(language)
    body = text.index("\n---\n") + 5
    start = body + int(place * (len(text) - body))
    edited = text[:start] + put + text[start + length :]
    try:
        result = again(edited, language, record)
        # A region that only moved is still the machine's.
        before = {region.strip() for region in regions(text)}
        touched = [region for region in regions(edited) if region.strip() not in before]
    except UnreadableError:
        return
    for region in touched:
        assert region in result.text


@settings(max_examples=examples(150))
@given(languages, st.lists(snippets, max_size=12).map("".join))
def test_any_article_without_a_ledger_is_kept_whole(language: Language, body: str) -> None:
    text = f"---\ntitle: t\ndate: 2026-11-22\ndraft: true\n---\n{body}"
    try:
        result = again(text, language, None)
    except UnreadableError:
        return
    assert is_subsequence(text, result.text)
    assert not result.overwritten


@settings(max_examples=examples(100))
@given(languages, st.lists(st.tuples(st.floats(0, 1), snippets), min_size=1, max_size=2))
def test_even_force_leaves_every_human_section_as_it_reads(
    language: Language, additions: list[tuple[float, str]]
) -> None:
    text, record = drafted(language)
    start = text.index("{: .lived-experience }")
    for place, added in additions:
        at = start + int(place * (len(text) - start))
        text = text[:at] + added + text[at:]
    try:
        result = again(text, language, record, force=True)
    except UnreadableError:
        return
    before, after = parsed(text).human_sections, parsed(result.text).human_sections
    assert [(one.kind, one.text) for one in before] == [(one.kind, one.text) for one in after]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_that_a_person_marked_stays_byte_for_byte(language: Language, force: bool) -> None:
    text, record = drafted(language)
    first = next(section for section in outline(language).sections if section.kind is None)
    mine = {"ja": "これは私が足した一文です。\n{: .opinion }\n", "en": "This I added myself.\n{: .opinion }\n"}[
        language
    ]
    heading = f"## {first.heading}\n"
    edited = text.replace(heading, f"{heading}\n{mine}", 1)
    before = next(raw for raw in regions(edited) if mine in raw)
    result = again(edited, language, record, force=force)
    assert before in result.text
    assert first.heading in result.kept
    assert result.text != edited


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_follows_its_lead_unless_somebody_edited_it(language: Language) -> None:
    raw, record = drafted(language)
    planned = outline(language)
    first, other = planned.description.text, {"ja": "別の話です。", "en": "Another claim."}[language]
    fresh = replace(planned, description=Sentence(other, ()), lead=(Paragraph((Sentence(other, ()),)),))
    line = f"description: {json.dumps(first, ensure_ascii=False)}"
    described = raw.replace("\ndraft: true\n", f"\ndraft: true\n{line}\n", 1)

    def description(text: str) -> str | None:
        return parsed(redraft.redraft(text, parsed(text), fresh, record, force=False).text).front_matter.description

    assert description(described) == other
    assert description(described.replace(line, "description: Mine", 1)) == "Mine"
    edited = described.replace(f"\n{first}\n", f"\n{first} Mine.\n", 1)
    assert edited != described
    assert description(edited) == first, "a lead that somebody edited stays, and so does what is said of it"


MORE: dict[Language, str] = {
    "ja": "田中: 去年の六月に、箱の数を数え間違えて出してしまって、十一万円の赤字になったんです。\n",
    "en": "Tanaka: Last June we shipped forty boxes with the wrong number of holes, and that mistake cost us a fortune.\n",
}
LITTLE: dict[Language, str] = {
    "ja": "森: 台車は何台ですか。\n田中: 台車は九台です。毎朝その順に押していきます。\n森: いつからですか。\n田中: 去年の秋からその順です。\n",
    "en": "Mori: How many carts are there?\nTanaka: There are nine carts. We push them out in that order every morning.\n"
    "Mori: Since when?\nTanaka: They have gone in that order since last autumn.\n",
}
ABSENT: dict[Language, str] = {
    "ja": "うまくいかなかった話は見つかりません",
    "en": "Nothing was found in the interview that went wrong",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_guidance_does_not_go_on_calling_absent_what_the_notes_hold_by_now(tmp_path: Path, language: Language) -> None:
    site = make_site(tmp_path, language)
    notes, article = site / "content/notes/talk.txt", site / "content/site/posts/talk.md"
    write(notes, LITTLE[language])
    assert pipeline(site, "draft", "content/notes/talk.txt").returncode == 0
    assert ABSENT[language] in article.read_text(encoding="utf-8")
    write(notes, LITTLE[language] + MORE[language])
    written = article.read_text(encoding="utf-8").replace("{: .opinion }\n", "{: .opinion }\n\nMine.\n")
    write(article, written)
    assert pipeline(site, "draft", "content/notes/talk.txt", "--update").returncode == 0
    after = article.read_text(encoding="utf-8")
    assert ABSENT[language] not in after
    # Where somebody has begun to write, not a character changes.
    opinion = written[written.index("{: .opinion }") : written.index("{: .decision }")]
    assert opinion in after


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_counts_what_sections_rest_on_that_stay_because_somebody_edited_them(
    tmp_path: Path, language: Language
) -> None:
    site = make_site(tmp_path, language)
    article = site / "content/site/posts/talk.md"
    write(site / "content/notes/talk.md", TEXTS[language])
    assert pipeline(site, "draft", "content/notes/talk.md").returncode == 0
    record = json.loads((site / "content/ledger/talk.json").read_text(encoding="utf-8"))
    kept = max(record["drafts"][0]["sections"][2:], key=lambda one: len(one["sentences"]))
    text = article.read_text(encoding="utf-8").replace(f"## {kept['heading']}\n", f"## {kept['heading']}\n\nMine.\n")
    write(article, text.replace("notes:", f"brief: {{message: {MESSAGES[language]}}}\nnotes:", 1))
    done = pipeline(site, "draft", "content/notes/talk.md", "--update", "--lang", language)
    assert done.returncode == 0 and kept["heading"] in done.stdout
    said = re.search({"ja": r"発言 \d+ 件のうち (\d+) 件", "en": r"Used (\d+) of"}[language], done.stdout)
    rests_on = {id_ for sentence in kept["sentences"] for id_ in sentence["utterances"]}
    assert said is not None and int(said[1]) >= len(rests_on)
