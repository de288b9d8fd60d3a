"""Who does what to whom, what nearly happened and of how many it is said: a sentence that turns them is not carried."""

from __future__ import annotations

import pytest

from pipeline.evidence.grounding import Grounding
from pipeline.sources.notes import load
from pipeline.wording import Language

SAID: dict[Language, str] = {
    "ja": "森：どうでしたか。\n\n"
    "里見：大家さんがうちに鍵を渡しました。組合が社長を訴えて、社長が銀行を訴えました。去年は店を手放すところでした。車は八台のうち二台だけ電気で動きます。"
    "売り上げは川口で伸びて、浦和で落ちました。妹が看板を描いてくれました。",
    "en": "Mori: How was it?\n\n"
    "Satomi: The landlord gave us the keys. The union sued the owner, and the owner sued the bank. We nearly gave up the shop last year. "
    "Only two of the eight vans run on electricity. Sales rose in Leeds and fell in Hull. My sister painted the sign.",
}
CARRIED: dict[Language, tuple[str, ...]] = {
    "ja": (
        "大家が鍵を渡した。",
        "組合が社長を訴え、社長が銀行を訴えた。",
        "社長は組合に訴えられた。",
        "去年は店を手放すところだった。",
        "売り上げは浦和で落ち、川口で伸びた。",
        "妹が看板を描いた。",
    ),
    "en": (
        "The landlord gave them the keys.",
        "The union sued the owner, who sued the bank.",
        "The owner was sued by the union.",
        "Satomi nearly gave up the shop last year.",
        "Sales fell in Hull and rose in Leeds.",
        "The sign was painted by a sister.",
    ),
}
TURNED: dict[Language, tuple[tuple[str, str], ...]] = {
    "ja": (
        ("大家さんに鍵を渡した。", "roles"),
        ("社長が組合を訴えた。", "roles"),
        ("里見さんが看板を描いた。", "roles"),
        ("去年は店を手放した。", "modality"),
        ("八台すべてが電気で動く。", "quantity"),
        ("売り上げは浦和で伸びて、川口で落ちた。", "roles"),
    ),
    "en": (
        ("They gave the landlord the keys.", "roles"),
        ("The owner sued the union.", "roles"),
        ("Satomi painted the sign.", "roles"),
        ("Satomi gave up the shop last year.", "modality"),
        ("All eight vans run on electricity.", "quantity"),
        ("Sales fell in Leeds and rose in Hull.", "roles"),
    ),
}


@pytest.fixture(scope="module")
def told() -> dict[Language, Grounding]:
    return {language: Grounding([load(text.encode(), f"{language}.txt")], language) for language, text in SAID.items()}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in CARRIED for text in CARRIED[language]])
def test_a_sentence_that_keeps_who_does_what_is_carried(
    told: dict[Language, Grounding], language: Language, text: str
) -> None:
    assert told[language].judge(text).reasons == ()


@pytest.mark.parametrize(
    ("language", "text", "kind"), [(language, *one) for language in TURNED for one in TURNED[language]]
)
def test_a_sentence_that_turns_it_is_not(
    told: dict[Language, Grounding], language: Language, text: str, kind: str
) -> None:
    verdict = told[language].judge(text)
    assert verdict.state != "carried"
    assert kind in {reason.kind for reason in verdict.reasons}
