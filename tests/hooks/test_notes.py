"""Notes on their way into git: what was said in confidence, and personal data, stay out."""

from __future__ import annotations

import json

import pytest

from pipeline.checking.examples import NOTES
from pipeline.wording import LANGUAGES, Language
from tests.hooks.conftest import HookedRepository
from tests.sites import POLICY, make_site

PATH = "content/notes/talk.md"
SECRETS: dict[Language, list[str]] = {
    "ja": ["[オフレコ]\n田中：隣の社長は倉庫を手放します。\n[/オフレコ]\n", "田中：電話は 03-5555-0123 です。\n"],
    "en": [
        "[off the record]\nTanaka: The owner next door gives up.\n[/off the record]\n",
        "Tanaka: Call (212) 555-0123.\n",
    ],
}


def ready(repository: HookedRepository, language: Language) -> HookedRepository:
    make_site(repository.top, language)
    repository.speak(language)
    repository.install()
    repository.commit_all("site")
    return repository


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commit_of_notes_with_secrets_is_refused_and_repeats_none_of_them(
    bare: HookedRepository, language: Language
) -> None:
    ready(bare, language)
    for secret in SECRETS[language]:
        bare.stage(PATH, NOTES[language] + secret)
        told = bare.refuses(saying="notes-not-for-repository")
        assert PATH in told
        assert not any(word in told for word in ("手放", "gives up", "0123"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_copy_and_a_private_repository_are_not_stopped(bare: HookedRepository, language: Language) -> None:
    ready(bare, language)
    bare.write(PATH, NOTES[language] + "".join(SECRETS[language]))
    made = bare.pipeline("notes", PATH, "--public")
    assert made.returncode == 0, made.stderr
    bare.git("add", "content/notes/talk.public.md")
    bare.accepts()
    bare.stage("pipeline.toml", 'notes = { folder = "content/notes", private = true }\n' + POLICY.format(lang=language))
    bare.git("add", PATH)
    bare.accepts()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pull_request_with_such_notes_is_blocked_too(bare: HookedRepository, language: Language) -> None:
    ready(bare, language)
    bare.write(PATH, NOTES[language] + SECRETS[language][0])
    bare.commit_all("notes")
    result = bare.check("--base", "HEAD~1", "--format", "json")
    assert result.returncode == 1
    (found,) = json.loads(result.stdout)["site"]["findings"]
    assert (found["check"], found["path"]) == ("notes-not-for-repository", PATH)
    line = int(found["line"])
    text = (bare.top / PATH).read_text(encoding="utf-8").split("\n")[line - 1]
    assert text.startswith(("田中：隣", "Tanaka: The owner"))
