"""What an article gives to the person who said it is nobody's machine text, in whatever form it stands."""

from __future__ import annotations

import pytest

from pipeline.evidence.attributed import Attributed
from pipeline.model.article import Passage
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language

TALK = {
    "ja": "interviewee: 西田\n---\n西田：網は半分だけ張っていました。来年は全部張ります。\n岡：借りるのですか。\n",
    "en": "interviewee: Nishida\n---\nNishida: Only half of the nets were up. Next year we cover everything.\nOka: Will you borrow?\n",
}
SAID = {"ja": "網は半分だけ張っていました。", "en": "Only half of the nets were up."}
OWN = {"ja": "網の色は選べませんでした。", "en": "Nobody could choose the colour of the nets."}
FORMS = {
    "ja": ["西田：{}", "{}（西田）", "西田さんは「{}」と話した。"],
    "en": [
        "Nishida: {}",
        "{} (Nishida)",
        "“{}” said Nishida.",
        "Nishida said, '{}'",
        "Nishida's words were ‘{}’, and it isn't over.",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_gives_the_words_away_and_no_others(language: Language) -> None:
    known = Attributed.of([notes.load(f"---\n{TALK[language]}".encode(), "a.txt")])
    stranger = {"ja": "編集部", "en": "Editor"}[language]
    for form in FORMS[language]:
        assert SAID[language] not in known.without(Passage(1, form.format(SAID[language])))
        assert OWN[language] in known.without(Passage(1, form.format(OWN[language])))
    assert SAID[language] in known.without(Passage(1, f"{stranger}: {SAID[language]}"))
