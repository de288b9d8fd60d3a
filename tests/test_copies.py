"""Human sections that stand in two articles, and what the notes or the machine wrote standing as a person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checking.examples import BASE, NOTES
from pipeline.checking.session import Request, inspect
from pipeline.model.report import ArticleReport
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import MKDOCS, NAMES, OPINION, write

POSTS = "content/site/posts"
# An article with words of its own in every human section.
OWN: dict[Language, dict[str, str]] = {
    "ja": {
        "lived-experience": "二月の昼、わたしは三郷の工場で弁当の列に並びました。先頭の佐藤さんは箸を忘れて引き返し、列は十五分も動きません。\n"
        "前から七人目の若い人が「今日は諦めます」と笑って、売店のパンを二つ買って戻ってきました。\n",
        "opinion": "弁当の値段を下げるより、渡す場所を二つに分けるほうが先だと思います。急いでいるのは値段ではなく時間だからです。\n"
        "列の長さは人気の証しではなく、段取りの失敗を客に見せているだけだと、並んでみて感じました。\n",
        "decision": "来週から渡し口を二つにすると、店長のわたしが決めました。当日の飛び込みの販売は続けません。\n"
        "三週間たっても列が縮まらなければ、責任を持って元の一列に戻し、理由を貼り出して謝ります。\n",
    },
    "en": {
        "lived-experience": "One noon in February I stood in the lunch queue of a factory in Misato. Sato at the front had forgotten her "
        "chopsticks and went back, and for fifteen minutes nobody moved. The seventh man gave up and bought two buns.\n",
        "opinion": "Splitting the counter in two should come before cutting the price, because hungry people are short of time rather "
        "than money. A long queue is no proof of success; it shows customers that nobody planned ahead.\n",
        "decision": "From next week lunch is handed out at two counters; as the manager I decided that. We will not sell to people who "
        "come without an order. If the queue is as long after three weeks, I will undo it and say why on the door.\n",
    },
}


def other(language: Language, date: str = "2026-11-19", **sections: str) -> str:
    """An article of another day; `sections` replaces what stands in a human section, by class with underscores."""
    text = BASE[language].replace("date: 2026-11-20", f"date: {date}")
    bodies = OWN[language] | {kind.replace("_", "-"): body for kind, body in sections.items()}
    for kind, words in bodies.items():
        start = text.index("{: ." + kind + " }") + len("{: ." + kind + " }")
        end = text.find("\n## ", start)
        text = f"{text[:start]}\n\n{words}{text[end:] if end >= 0 else ''}"
    return text


def body(language: Language) -> str:
    """The opinion of the base article."""
    heading, following = OPINION[language]
    text = BASE[language]
    return text[text.index(heading) + len(heading) : text.index(following)].strip() + "\n"


def site(folder: Path, language: Language, **posts: str) -> Path:
    write(folder / "mkdocs.yml", MKDOCS.format(name=NAMES[language]))
    write(folder / "pipeline.toml", f'lang = "{language}"\n')
    write(folder / "content/site/index.md", "# x\n")
    for name, text in posts.items():
        write(folder / f"{POSTS}/{name}.md", text)
    return folder


def judged(folder: Path, *names: str) -> dict[str, ArticleReport]:
    paths = [f"{POSTS}/{name}.md" for name in names] or None
    return {Path(one.path).stem: one for one in inspect(open_site(folder), Request(paths)).articles}


def ids(report: ArticleReport) -> set[str]:
    return {found.check for found in report.findings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_later_of_two_articles_with_one_opinion_is_the_copy(tmp_path: Path, language: Language) -> None:
    site(
        tmp_path,
        language,
        new=BASE[language],
        old=other(language, opinion=body(language)),
    )
    for found in (judged(tmp_path), judged(tmp_path, "new")):
        copied = [one for one in found["new"].findings if one.check == "copied-from-article"]
        assert [one.finding.parameters["other"] for one in copied] == [f"{POSTS}/old.md"]
        assert found["new"].blocked
    assert "copied-from-article" not in ids(judged(tmp_path)["old"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_light_edits_and_another_order_are_seen(tmp_path: Path, language: Language) -> None:
    edited = {
        "ja": "便利な機械の話よりも、この一点を先に伝えたい。現場の人はもう何年も遠回りに慣れていて、遠回りだと気づけない。\n"
        "道具を買う前に、まず番号を疑うべきだったとわたしは考える。だから外から来た人が一緒に歩くことには意味がある。\n",
        "en": "That is why someone from outside has to walk along, and why I'd tell you this first. I think they should have doubted the "
        "numbers before looking at any machine. People who walk a detour for many years no longer notice that it is one.\n",
    }[language]
    site(tmp_path, language, new=BASE[language], old=other(language, opinion=edited))
    assert "copied-from-article" in ids(judged(tmp_path)["new"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_greeting_used_again_and_articles_on_one_matter_are_no_copies(tmp_path: Path, language: Language) -> None:
    greeting = {
        "ja": "感想や反論は、いつでも編集部の掲示板に書いてください。全部読みます。\n",
        "en": "Write to the board of our editors whenever you agree or disagree; I read all of it.\n",
    }[language]
    first = other(language, "2026-11-18", decision=OWN[language]["decision"] + greeting)
    following = OPINION[language][1]
    second = BASE[language].replace(following, f"{greeting}\n{following}")
    site(tmp_path, language, new=second, old=first)
    assert "copied-from-article" not in ids(judged(tmp_path)["new"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_article_shares_words_with_is_looked_at_again_when_it_changes(
    tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    fillers = {f"n{number:02}": f"---\ntitle: {number}\ndate: 2026-11-01\n---\n# {number}\n" for number in range(14)}
    folder = site(tmp_path / "site", language, new=BASE[language], old=other(language), **fillers)
    assert "copied-from-article" not in ids(judged(folder)["new"])
    write(folder / f"{POSTS}/old.md", other(language, opinion=body(language)))
    assert "copied-from-article" in ids(judged(folder)["new"])
    assert "copied-from-article" in ids(judged(folder)["new"])
    write(folder / f"{POSTS}/old.md", other(language))
    assert "copied-from-article" not in ids(judged(folder)["new"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_one_among_many_with_the_same_words_is_still_seen(tmp_path: Path, language: Language) -> None:
    many = {f"p{day:02}": other(language, f"2026-10-{day:02}", opinion=body(language)) for day in range(1, 12)}
    site(tmp_path, language, new=BASE[language], **many)
    found = judged(tmp_path)
    assert [name for name, report in found.items() if "copied-from-article" not in ids(report)] == ["p01"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_notes_say_is_quoted_or_said_anew(tmp_path: Path, language: Language) -> None:
    pasted, quoted = {
        "ja": (
            "棚の番号を付け替えただけで半日になりまして。番号を入荷の順にしただけです。",
            "田中さんは「番号を入荷の順にしただけです」と言います。",
        ),
        "en": (
            "We just put the numbers in the order in which goods arrive. Then we changed the numbers on the shelves.",
            "“We just put the numbers in the order in which goods arrive,” said Tanaka.",
        ),
    }[language]
    following = OPINION[language][1]
    for text, expected in ((pasted, True), (quoted, False)):
        article = (
            BASE[language]
            .replace(following, f"{text}\n\n{following}")
            .replace("draft: false", "notes: [a.txt]\ndraft: false")
        )
        site(tmp_path, language, new=article)
        write(tmp_path / "content/notes/a.txt", NOTES[language])
        assert ("copied-from-notes" in ids(judged(tmp_path)["new"])) is expected
