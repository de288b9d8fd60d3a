"""Any bytes either load or are refused: no other exception, and nothing off the record gets out."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.markup.characters import folded
from pipeline.model.notes import Notes
from pipeline.sources.notes import FORMATS, load
from pipeline.sources.notes.public import cut
from tests.generated import examples

SUFFIXES = st.sampled_from(sorted(FORMATS))
FRAGMENTS = st.sampled_from(
    [
        "WEBVTT",
        "\n",
        "\n\n",
        "00:01.000 --> 00:02.000\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "1\n",
        "<v 森>",
        "</v>",
        "<i>",
        "森：",
        "田中: ",
        "**Aya:** ",
        "**",
        "*",
        "_",
        "[",
        "](",
        ")",
        "[オフレコ]",
        "[/オフレコ]",
        "[off the record]",
        "- ",
        "○森 ",
        "\t",
        "---\n",
        "place: a\n",
        "aliases: {a: b}\n",
        "# ",
        "&amp;",
        "<!--",
        "-->",
        "```\n",
        "はい。",
        "Yes. ",
        "か？",
        "NOTE ",
        "00:00:04 ",
        '{"segments": [',
        '{"start": 0, "end": 1, "text": "a"}',
        "]}",
        ",",
        "\r\n",
        "\ufeff",
        "\x00",
        "\u3000",
        "https://example.org",
    ]
)


@settings(max_examples=examples(300))
@given(st.binary(max_size=400), SUFFIXES)
def test_any_bytes_load_or_are_refused(data: bytes, suffix: str) -> None:
    with suppress(UnreadableError):
        assert load(data, f"a{suffix}").utterances


@settings(max_examples=examples(600))
@given(st.lists(FRAGMENTS, max_size=40).map("".join), SUFFIXES)
def test_any_mixture_of_what_files_hold_loads_or_is_refused(text: str, suffix: str) -> None:
    try:
        notes = load(text.encode(), f"a{suffix}")
    except UnreadableError:
        return
    check(notes, text)


def check(notes: Notes, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert [turn.id for turn in notes.utterances] == [f"u{n}" for n in range(1, len(notes.utterances) + 1)]
    for turn in notes.utterances:
        assert turn.text.strip() == turn.text != ""
        assert 1 <= turn.line <= lines
        assert "オフレコ]" not in turn.text
        assert turn.start is None or turn.start >= 0


TALK = st.lists(
    st.tuples(
        st.sampled_from(["森", "田中"]), st.text("棚卸半日九人社長反対", min_size=14, max_size=30), st.booleans()
    ),
    min_size=4,
    max_size=12,
)


@settings(max_examples=examples(150))
@given(TALK, st.sampled_from([".txt", ".md", ".vtt", ".srt"]))
def test_the_public_copy_holds_what_is_open_and_nothing_else(talk: list[tuple[str, str, bool]], suffix: str) -> None:
    open_ = {words for _, words, off in talk if not off}
    secret = {words for _, words, off in talk if off and not any(words in other for other in open_)}
    data = written(talk, suffix).encode()
    if open_:
        copy = cut(data, f"a{suffix}")
        said = folded(copy.decode())
        assert all(folded(words) not in said for words in secret)
        assert all(folded(words) in said for words in open_)


def written(talk: list[tuple[str, str, bool]], suffix: str) -> str:
    words = [f"[オフレコ]{words}。[/オフレコ]" if off else f"{words}。" for _, words, off in talk]
    names = [name for name, _, _ in talk]
    if suffix == ".vtt":
        cues = [
            f"00:{n:02}.000 --> 00:{n:02}.900\n<v {name}>{said}\n"
            for n, (name, said) in enumerate(zip(names, words, strict=True))
        ]
        return "WEBVTT\n\n" + "\n".join(cues)
    if suffix == ".srt":
        return "\n".join(
            f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{name}: {said}\n"
            for n, (name, said) in enumerate(zip(names, words, strict=True))
        )
    form = "**{}:** {}" if suffix == ".md" else "{}：{}"
    return "\n\n".join(form.format(name, said) for name, said in zip(names, words, strict=True))
