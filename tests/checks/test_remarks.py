"""One short sentence of a writer is too little, and nothing worse is said of it."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checks import human_section_not_written, human_section_thin
from pipeline.model.article import Article
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import Language
from tests.sites import OPINION

REMARKS: list[tuple[Language, str, int]] = [
    ("ja", "私は賛成です。", 7),
    ("ja", "私なら同じことをする。", 11),
    ("ja", "もったいない。", 7),
    ("en", "Tanaka was right.", 3),
    ("en", "I agree with her.", 4),
    ("en", "I would do the same.", 5),
]
# Habits show in as much as a section needs, however it is cut up.
JUNK: dict[Language, tuple[str, ...]] = {
    "ja": (
        "あああうううえええ。",
        "おおおいいいききき。",
        "くくくけけけここここ。",
        "さささしししすすす。",
        "せせせそそそたたた。",
    ),
    "en": ("Blah blah um er.", "Uh huh mm blah.", "Er um blah blah.", "Mm mm uh blah.", "Blah um um er."),
}


def article(lang: Language, said: str) -> Article:
    heading, following = OPINION[lang]
    text = BASE[lang]
    start = text.index(heading) + len(heading)
    return parse(
        "content/site/posts/a.md",
        f"{text[:start]}\n{said}\n\n{text[text.index(following) :]}",
        Config(lang=lang),
    )


@pytest.mark.parametrize(("lang", "said", "amount"), REMARKS)
def test_a_remark_is_counted_and_is_called_nothing_but_short(lang: Language, said: str, amount: int) -> None:
    written, inputs = article(lang, said), Inputs(config=Config(lang=lang))
    assert list(human_section_not_written.CHECK.find(written, inputs)) == []
    [thin] = human_section_thin.CHECK.find(written, inputs)
    assert thin.parameters["amount"] == amount


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_cut_into_small_pieces_junk_is_still_called_so(lang: Language) -> None:
    pieces = "\n\n".join(f"{part}\n{{: .opinion }}" for part in JUNK[lang])
    heading, following = OPINION[lang]
    text = BASE[lang]
    start = text.index(heading)
    made = parse(
        "content/site/posts/a.md", text[:start] + pieces + "\n\n" + text[text.index(following) :], Config(lang=lang)
    )
    assert list(human_section_not_written.CHECK.find(made, Inputs(config=Config(lang=lang))))
