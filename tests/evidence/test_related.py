"""What to read next: articles about the same things, in the same language."""

from __future__ import annotations

import pytest

from pipeline.evidence.related import related
from pipeline.language.decoys import DECOYS
from pipeline.language.telling import units
from pipeline.model.profile import Profile
from pipeline.wording import LANGUAGES, Language

MORE: dict[Language, str] = {
    "ja": "窯を新しくした隣町のパン屋は、食パンと菓子パンを焼く順番を入れ替えた。店主は、廃棄のパンが減ったと話す。",
    "en": "In the next town another bakery bought an oven. They bake rye bread at nine, and less bread is thrown away.",
}


def profiles(language: Language) -> dict[str, Profile]:
    texts = {f"{number}.md": text for number, text in enumerate(DECOYS[language])}
    return {
        path: Profile(language, units(text, language)) for path, text in {**texts, "bread.md": MORE[language]}.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_article_is_about_the_same_thing(language: Language) -> None:
    found = related(profiles(language))
    assert found["bread.md"][0] == "0.md" and found["0.md"][0] == "bread.md"
    assert all(len(others) <= 3 and path not in others for path, others in found.items())


def test_languages_do_not_mix_and_order_does_not_matter() -> None:
    both = {f"{language}/{path}": one for language in LANGUAGES for path, one in profiles(language).items()}
    found = related(both)
    assert all(path[:2] == other[:2] for path, others in found.items() for other in others)
    assert related(dict(reversed(both.items()))) == found
