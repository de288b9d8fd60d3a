"""Sign-off: bound to one exact text, in a person's own name, and nothing else of the file is touched."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.examples import BASE, NOTES
from pipeline.evidence.signed_text import digest
from pipeline.model.sign_off import SignOff
from pipeline.policy.config import Config
from pipeline.publishing.sign import difference, made, written
from pipeline.sources import articles
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.repositories import Repository
from tests.sites import article, make_site, write
from tests.terminal import at_a_terminal

PATH = "content/site/posts/a.md"
WHO = "Mori Aya <mori@example.com>"
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
CHANGED = {"ja": ("二度も通路を", "三度も通路を"), "en": ("wrong aisle twice", "wrong aisle three times")}


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]  # what the fixture was given


def signed(text: str, lang: Language, who: str = WHO) -> str:
    config = Config(lang=lang)
    sign_off = made(articles.parse(PATH, text, config), who, NOW)
    return written(text.encode(), PATH, config, sign_off).decode()


def site(folder: Path, lang: Language, text: str, policy: str = "required = true") -> Path:
    make_site(folder, lang)
    with (folder / "pipeline.toml").open("a") as file:
        file.write(f"\n[sign_off]\n{policy}\n")
    return write(folder / PATH, text)


def stops(folder: Path, *arguments: str) -> set[str]:
    result = pipeline(folder, "check", "--lang", "en", *arguments)
    return set(re.findall(r"\[(sign-off-[a-z-]+)\]", result.stdout))


@given(st.sampled_from(LANGUAGES), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())
def test_only_the_sign_off_changes_in_the_file(lang: Language, eol: str, mark: str, twice: bool) -> None:
    before = (mark + BASE[lang].replace("\n", eol)).encode()
    config = Config(lang=lang)
    parsed = articles.parse(PATH, articles.decode(before, PATH), config)
    after = written(before, PATH, config, made(parsed, WHO, NOW))
    if twice:
        after = written(after, PATH, config, made(articles.parse(PATH, articles.decode(after, PATH), config), WHO, NOW))
    start = after.index(b"sign_off:")
    end = after.index(b"---", start)
    assert after[:start] + after[end:] == before


def test_the_digest_covers_every_word_and_no_habit_of_an_editor(lang: Language) -> None:
    text = BASE[lang]
    same = [
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        text.replace("\n\n", "  \n\n"),
        text.replace("draft: false", "draft: true"),
        text + "\n\n",
        signed(text, lang),
    ]
    assert {digest(each) for each in same} == {digest(text)}
    for old, new in [
        CHANGED[lang],
        ("title: ", "title: x"),
        ("{: .opinion }", "{: .story }"),
        ("lang: ", "draft2: x\nlang: "),
    ]:
        assert digest(text.replace(old, new, 1)) != digest(text)


def test_what_changed_since_is_named(lang: Language) -> None:
    old, new = CHANGED[lang]
    text = signed(BASE[lang], lang)
    same = difference(articles.parse(PATH, text, Config(lang=lang)))
    assert same.headings == () and not same.human
    one = difference(articles.parse(PATH, text.replace(old, new), Config(lang=lang)))
    assert len(one.headings) == 1 and one.human and one.headings[0] in text
    tagged = difference(articles.parse(PATH, text.replace("lang: ", "tags: [x]\nlang: "), Config(lang=lang)))
    assert tagged.headings == ("",) and not tagged.human


def test_the_gate_wants_a_sign_off_of_exactly_this_text(tmp_path: Path, lang: Language) -> None:
    file = site(tmp_path, lang, article(lang))
    assert stops(tmp_path) == {"sign-off-missing"}
    file.write_text(signed(article(lang), lang), encoding="utf-8")
    assert stops(tmp_path) == set()
    assert pipeline(tmp_path, "check").returncode == 0
    file.write_text(signed(article(lang), lang).replace(*CHANGED[lang]), encoding="utf-8")
    assert stops(tmp_path) == {"sign-off-stale"}


def test_another_articles_sign_off_is_worth_nothing(tmp_path: Path, lang: Language) -> None:
    block = re.search(r"sign_off:\n(?:  .*\n)+", signed(article(lang).replace(*CHANGED[lang]), lang))
    assert block is not None
    site(tmp_path, lang, article(lang).replace("draft: false\n", f"draft: false\n{block[0]}"))
    assert stops(tmp_path) == {"sign-off-stale"}


@pytest.mark.parametrize(
    "who",
    [
        "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>",
        "Claude <noreply@anthropic.com>",
        "Deploy <ci@example.com>",
    ],
)
def test_machines_cannot_sign(tmp_path: Path, lang: Language, who: str) -> None:
    file = site(tmp_path, lang, signed(article(lang), lang, who))
    policy = tmp_path / "pipeline.toml"
    policy.write_text('machines = ["ci@example.com"]\n' + policy.read_text())
    assert stops(tmp_path) == {"sign-off-not-allowed"}
    file.write_text(article(lang), encoding="utf-8")
    refused = at_a_terminal(tmp_path, "sign", PATH, "--by", who, "--lang", lang, answer="y\n")
    assert refused.status == 2
    assert "sign_off" not in file.read_text(encoding="utf-8")


def test_only_people_on_the_list_may_sign(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, signed(article(lang), lang, "Somebody <else@example.com>"))
    policy = tmp_path / "pipeline.toml"
    policy.write_text(f'people = ["{WHO}"]\n' + policy.read_text())
    assert stops(tmp_path) == {"sign-off-not-allowed"}


def test_articles_of_before_need_none(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, article(lang), "since = 2026-12-01")
    assert stops(tmp_path) == set()


def test_a_person_signs_at_a_terminal_and_sees_what_they_answer_for(tmp_path: Path, lang: Language) -> None:
    file = site(tmp_path, lang, article(lang))
    before = file.read_bytes()
    no = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, "--lang", lang, answer="n\n")
    assert no.status == 1 and file.read_bytes() == before
    yes = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, "--lang", lang, answer="y\n")
    assert yes.status == 0, yes.output
    assert {"ja": "二度も通路を間違えました", "en": "took the wrong aisle twice"}[lang] in yes.output
    assert pipeline(tmp_path, "check").returncode == 0
    again = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, "--lang", lang, answer="")
    assert again.status == 0 and "二度" not in again.output and "aisle" not in again.output


def test_a_terminal_obeys_nothing_in_the_text_that_is_signed(tmp_path: Path, lang: Language) -> None:
    hidden = CHANGED[lang][0]
    site(tmp_path, lang, article(lang).replace(hidden, f"\x1b[8m{hidden}\x1b[0m"))
    shown = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, "--lang", lang, answer="n\n")
    assert hidden in shown.output and "\x1b" not in shown.output


def test_signed_again_only_what_changed_is_shown(tmp_path: Path, lang: Language) -> None:
    repository = Repository(tmp_path)
    file = site(tmp_path, lang, signed(article(lang), lang))
    repository.git("add", "-A")
    repository.git("commit", "-qm", "x")
    file.write_text(signed(article(lang), lang).replace(*CHANGED[lang]), encoding="utf-8")
    again = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, "--lang", lang, answer="y\n")
    assert again.status == 0, again.output
    for words in CHANGED[lang]:
        assert words in again.output
    other = {"ja": "番号を疑うべきだった", "en": "doubted the numbers"}[lang]
    assert other not in again.output
    assert pipeline(tmp_path, "check").returncode == 0


def test_many_articles_whose_human_sections_are_unchanged_take_one_answer(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, signed(article(lang), lang).replace("lang: ", "tags: [x]\nlang: "))
    other = write(
        tmp_path / "content/site/posts/b.md", signed(article(lang), lang).replace("lang: ", "tags: [y]\nlang: ")
    )
    answered = at_a_terminal(
        tmp_path, "sign", PATH, "content/site/posts/b.md", "--by", WHO, "--lang", lang, answer="y\n"
    )
    assert answered.status == 0, answered.output
    assert stops(tmp_path) == set()
    assert digest(other.read_text(encoding="utf-8")) in other.read_text(encoding="utf-8")


def test_without_a_terminal_or_inside_an_agent_nobody_signs(tmp_path: Path, lang: Language) -> None:
    file = site(tmp_path, lang, article(lang))
    before = file.read_bytes()
    assert pipeline(tmp_path, "sign", PATH, "--by", WHO).returncode == 2
    agent = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, answer="y\n", env={"CLAUDECODE": "1"})
    assert agent.status == 2
    assert file.read_bytes() == before


def test_what_is_blocked_is_not_signed(tmp_path: Path, lang: Language) -> None:
    file = site(tmp_path, lang, article(lang, opinion=False))
    before = file.read_bytes()
    result = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, answer="y\n")
    assert result.status == 1 and "human-section-empty" in result.output
    assert file.read_bytes() == before


def test_a_cooling_off_time_is_kept(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, article(lang), 'required = true\nwait = "12h"')
    assert at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, answer="y\n").status == 2


def test_publish_checks_signs_and_publishes_in_one_go(tmp_path: Path, lang: Language) -> None:
    file = site(tmp_path, lang, article(lang, draft=True))
    result = at_a_terminal(tmp_path, "publish", PATH, "--by", WHO, "--lang", lang, answer="y\n")
    assert result.status == 0, result.output
    assert "draft: false" in file.read_text(encoding="utf-8")
    assert pipeline(tmp_path, "check").returncode == 0


def test_a_file_that_is_not_there_is_said_before_anything_else(tmp_path: Path, lang: Language) -> None:
    make_site(tmp_path, lang)
    calls = (["sign"], ["publish"], ["check"], ["export", "--format", "note"], ["draft"], ["coverage"])
    for call in calls:
        refused = pipeline(tmp_path, *call, "nope.md", "--lang", lang)
        said = {"ja": "ファイルがありません。", "en": "There is no such file."}[lang]
        assert (refused.returncode, refused.stderr.split("\n")[0].split(": ")[-1]) == (2, said)
        assert "→" in refused.stderr


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("mori", "stranger"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True
        )
    return {name: folder / name for name in ("mori", "stranger")}


def with_keys(folder: Path, lang: Language, allowed: str) -> Path:
    file = site(folder, lang, article(lang), 'signature = "ssh"\nallowed_signers = "signers"')
    write(folder / "signers", allowed)
    return file


def line(keys: dict[str, Path], name: str, options: str = 'namespaces="tezawari"') -> str:
    return f"mori@example.com {options} {keys[name].with_suffix('.pub').read_text()}"


def test_a_key_signs_without_a_terminal_and_the_gate_verifies_it(
    tmp_path: Path, keys: dict[str, Path], lang: Language
) -> None:
    with_keys(tmp_path, lang, line(keys, "mori"))
    result = pipeline(tmp_path, "sign", PATH, "--by", WHO, "--key", str(keys["mori"]))
    assert result.returncode == 0, result.stderr
    assert stops(tmp_path) == set()


ATTACKS = {
    "a stranger's key": ("stranger", 'namespaces="tezawari"', "mori"),
    "a key for another namespace": ("mori", 'namespaces="git"', "mori"),
    "a removed person": ("mori", "", ""),
    "a key that had expired": ("mori", 'valid-before="20200101"', "mori"),
    "a key that is not valid yet": ("mori", 'valid-after="20990101"', "mori"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_signature_that_does_not_verify_counts_for_nothing(
    tmp_path: Path, keys: dict[str, Path], attack: str
) -> None:
    used, options, allowed = ATTACKS[attack]
    with_keys(tmp_path, "en", line(keys, allowed, options) if allowed else "")
    pipeline(tmp_path, "sign", PATH, "--by", WHO, "--key", str(keys[used]))
    assert stops(tmp_path) == {"sign-off-not-allowed"}


def test_a_signature_cannot_be_moved_to_another_text_or_person(tmp_path: Path, keys: dict[str, Path]) -> None:
    file = with_keys(tmp_path, "en", line(keys, "mori"))
    pipeline(tmp_path, "sign", PATH, "--by", WHO, "--key", str(keys["mori"]))
    text = file.read_text(encoding="utf-8")
    parsed = articles.parse(PATH, text, Config(lang="en")).front_matter.sign_off
    assert isinstance(parsed, SignOff)
    changed = text.replace(*CHANGED["en"])
    file.write_text(changed.replace(parsed.digest, digest(changed)), encoding="utf-8")
    assert stops(tmp_path) == {"sign-off-not-allowed"}
    file.write_text(text.replace(parsed.at, "2026-01-01T00:00:00Z"), encoding="utf-8")
    assert stops(tmp_path) == {"sign-off-not-allowed"}


def test_a_file_of_signers_that_is_gone_lets_nobody_sign(tmp_path: Path, keys: dict[str, Path]) -> None:
    with_keys(tmp_path, "en", line(keys, "mori"))
    pipeline(tmp_path, "sign", PATH, "--by", WHO, "--key", str(keys["mori"]))
    (tmp_path / "signers").unlink()
    assert stops(tmp_path) == {"sign-off-not-allowed"}


def test_without_a_key_the_policy_that_wants_one_is_named(tmp_path: Path) -> None:
    with_keys(tmp_path, "en", "")
    result = at_a_terminal(tmp_path, "sign", PATH, "--by", WHO, "--lang", "en", answer="y\n")
    assert result.status == 2 and "--key" in result.output


def test_notes_that_cannot_be_committed_are_named_before_anybody_signs(tmp_path: Path, lang: Language) -> None:
    repository = Repository(tmp_path)
    site(repository.top, lang, article(lang, notes="talk.md"))
    secret = {"ja": "田中：[オフレコ] 隣の社長は倉庫を手放します。\n", "en": "Tanaka: [off the record] The owner next door gives up.\n"}[lang]  # fmt: skip
    write(repository.top / "content/notes/talk.md", NOTES[lang] + secret)
    warning = {"ja": "このままではコミットできません", "en": "cannot be committed as they stand"}[lang]
    shown = at_a_terminal(repository.top, "sign", PATH, "--by", WHO, "--lang", lang, answer="n\n").output
    assert warning in shown and "--public" in shown
    assert "手放" not in shown and "gives up" not in shown
    repository.commit_all("as they stand")
    later = at_a_terminal(repository.top, "sign", PATH, "--by", WHO, "--lang", lang, answer="n\n").output
    assert warning not in later, "what git holds already is no news"
