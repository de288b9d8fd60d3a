"""Japanese morphology: each morpheme in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.japanese import content_words, is_content, phrases, tokens

_TEXT = st.lists(
    st.sampled_from(
        ["棚の", "伝票", "を", "三人で", "ABC ", "zzq", "\t", "\n", "　", " ", "\0", ",", '"', "🙂", "か\u3099", "。"]
    ),
    max_size=20,
).map("".join)


@given(_TEXT | st.text(max_size=30).filter(lambda text: text.isprintable()))
def test_every_morpheme_stands_where_it_says(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.surface for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)
    left_out = "".join(text.split()).replace("\0", "")
    assert "".join("".join(token.surface for token in found).split()) == left_out
    assert content_words(text) == tuple(token.lemma for token in found if is_content(token))


def test_a_foreign_name_is_one_phrase_and_two_things_with_a_dot_are_two() -> None:
    assert list(phrases(tokens("ラリー・モーガンの窯を見ました"))) == ["ラリー・モーガン"]
    assert list(phrases(tokens("スタッフ・ボランティアを集めました"))) == ["スタッフ", "ボランティア"]
