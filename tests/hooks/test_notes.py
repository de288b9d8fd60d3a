"""Notes on their way into git: what was said in confidence, and personal data, stay out."""

from __future__ import annotations

import json

import pytest

from pipeline.checking.examples import NOTES
from pipeline.wording import LANGUAGES, Language
from tests.hooks.conftest import Placing
from tests.sites import POLICY, article

PATH = "content/notes/talk.md"
SECRETS: dict[Language, list[str]] = {
    "ja": ["[オフレコ]\n田中：隣の社長は倉庫を手放します。\n[/オフレコ]\n", "田中：電話は 03-5555-0123 です。\n"],
    "en": [
        "[off the record]\nTanaka: The owner next door gives up.\n[/off the record]\n",
        "Tanaka: Call (212) 555-0123.\n",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commit_of_notes_with_secrets_is_refused_and_repeats_none_of_them(
    in_language: Placing, language: Language
) -> None:
    repository = in_language(language)
    for secret in SECRETS[language]:
        repository.stage(PATH, NOTES[language] + secret)
        told = repository.refuses(saying="notes-not-for-repository")
        assert PATH in told
        assert not any(word in told for word in ("手放", "gives up", "0123"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_copy_and_a_private_repository_are_not_stopped(in_language: Placing, language: Language) -> None:
    repository = in_language(language)
    repository.write(PATH, NOTES[language] + "".join(SECRETS[language]))
    made = repository.pipeline("notes", PATH, "--public")
    assert made.returncode == 0, made.stderr
    repository.git("add", "content/notes/talk.public.md")
    repository.accepts()
    repository.stage(
        "pipeline.toml", 'notes = { folder = "content/notes", private = true }\n' + POLICY.format(lang=language)
    )
    repository.git("add", PATH)
    repository.accepts()


@pytest.mark.parametrize("runner", ["git"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pull_request_with_such_notes_is_blocked_too(in_language: Placing, language: Language) -> None:
    repository = in_language(language)
    repository.write(PATH, NOTES[language] + SECRETS[language][0])
    repository.commit_all("notes")
    result = repository.check("--base", "HEAD~1", "--format", "json")
    assert result.returncode == 1
    (found,) = json.loads(result.stdout)["site"]["findings"]
    assert (found["check"], found["path"]) == ("notes-not-for-repository", PATH)
    line = int(found["line"])
    text = (repository.top / PATH).read_text(encoding="utf-8").split("\n")[line - 1]
    assert text.startswith(("田中：隣", "Tanaka: The owner"))


@pytest.mark.parametrize("runner", ["git"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_private_notes_that_git_does_not_ignore_yet_are_told_what_to_write(
    in_language: Placing, language: Language
) -> None:
    repository = in_language(language)
    repository.stage("content/notes/private/talk one.md", NOTES[language] + SECRETS[language][1])
    told = repository.refuses(saying="notes-not-for-repository")
    assert 'git rm --cached "content/notes/private/talk one.md"' in " ".join(told.split())
    assert "/content/notes/private/" in told and ".gitignore" in told
    assert "--public" not in told


@pytest.mark.parametrize("runner", ["git"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stops_a_commit_stands_first_and_a_draft_in_it_does_not_look_stopped(
    in_language: Placing, language: Language
) -> None:
    repository = in_language(language)
    undecided = {
        "ja": "森：次を教えてください。\n田中：ここはオフレコでお願いします。隣の社長は倉庫を手放します。\n",
        "en": "Mori: And then?\nTanaka: This is off the record, please. The owner next door gives up.\n",
    }[language]
    repository.write(PATH, NOTES[language] + undecided)
    repository.git("add", PATH)
    repository.stage("content/site/posts/talk.md", article(language, draft=True, notes="talk.md"))
    told = repository.refuses(saying="notes-not-for-repository")
    stop, draft = told.index("✖"), told.index("content/site/posts/talk.md")
    assert stop < told.index("[notes-not-for-repository]") < draft
    assert "off-record-unclear" in told[draft:] and "✖" not in told[draft:]
