"""Personal data is found in the forms people write, and figures that look like it are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.personal import Case, cases, found
from pipeline.language.personal import allowed, find, lines_worth_looking, masked, worth_looking
from pipeline.language.personal.digits import DIGITS, ByDigit


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("連絡は aya.mori@soko-kawasaki.jp まで", "email", "aya.mori@soko-kawasaki.jp"),
        ("ａya＠は使わず mori＠soko.co.jp へ", "email", "mori＠soko.co.jp"),
        ("電話は044-987-6543です", "phone", "044-987-6543"),
        ("携帯は０９０－１２３４－５６７８です", "phone", "０９０－１２３４－５６７８"),
        ("携帯 09012345678", "phone", "09012345678"),
        ("(03)1234-5678", "phone", "(03)1234-5678"),
        ("0312345678 へ", "phone", "0312345678"),
        ("call +81 44 987 6543 now", "phone", "+81 44 987 6543"),
        ("call (415) 555-2671 now", "phone", "(415) 555-2671"),
        ("店は〇四四の、えーと、044-987-6543です", "phone", "〇四四の、えーと、044-987-6543"),
        ("店は〇四四の、えーと、九八七の六五四三です", "phone", "〇四四の、えーと、九八七の六五四三"),
        ("it is 415, um, 415-555-2671", "phone", "415, um, 415-555-2671"),
        ("room 120, 415-555-2671", "phone", "415-555-2671"),
        ("〒210-0005", "address", "〒210-0005"),
        ("神奈川県川崎市川崎区東田町5-4に住む", "address", "神奈川県川崎市川崎区東田町5-4"),
        ("東京都千代田区丸の内一丁目2番3号", "address", "東京都千代田区丸の内一丁目2番3号"),
        ("横浜市中区本町6-50-10", "address", "横浜市中区本町6-50-10"),
        ("He lives at 412 Maple Street, Springfield, IL 62704.", "address", "412 Maple Street, Springfield, IL 62704"),
        ("カードは 4111 1111 1111 1111", "card", "4111 1111 1111 1111"),
        ("card 378282246310005.", "card", "378282246310005"),
        ("マイナンバーは1234 5678 9018", "my-number", "1234 5678 9018"),
    ],
)
def test_personal_data_is_found_where_it_stands(text: str, kind: str, part: str) -> None:
    (found,) = find(text)
    assert (found.kind, text[found.start : found.end]) == (kind, part)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text)
def test_every_case_of_the_table(case: Case) -> None:
    assert found(case) == tuple((case.kind, piece) for piece in case.pieces)


@pytest.mark.parametrize(
    ("piece", "allow"),
    [
        ("koho.mori@soko.co.jp", ["koho.mori@soko.co.jp"]),
        ("KOHO.MORI＠soko.co.jp", ["koho.mori@soko.co.jp"]),
        ("aya%40lists.soko.org", ["*@lists.soko.org"]),
        ("０３（１２３４）５６７８", ["03-1234-5678"]),
        ("+81 3-1234-5678", ["03-1234-5678"]),
        ("020 7946 0958", ["+44 20 7946 0958"]),
        ("東京都千代田区丸の内1-2-3", ["東京都千代田区丸の内１－２－３ 倉庫ビル4階"]),
        ("24 Acacia Road, Leeds LS6 2AB", ["24 Acacia Road, Leeds"]),
    ],
)
def test_what_an_organisation_publishes_is_known_in_any_writing(piece: str, allow: list[str]) -> None:
    assert allowed(piece, allow)


@pytest.mark.parametrize(
    ("piece", "allow"),
    [
        ("aya@soko.co.jp", ["*@lists.soko.org", "koho@soko.co.jp", "03-1234-5678"]),
        ("03-1234-5679", ["03-1234-5678"]),
        ("03-1234-5678", []),
        ("24 Acacia Road, Leeds", ["25 Acacia Road, Leeds"]),
        ("東京都千代田区丸の内1-2-3", ["東京都千代田区丸の内1-2-4"]),
    ],
)
def test_what_is_not_named_is_not_allowed(piece: str, allow: list[str]) -> None:
    assert not allowed(piece, allow)


def test_a_venue_may_be_named_on_the_line_before() -> None:
    assert find("川崎市中原区小杉町3-5-2", near="会場") == ()
    assert find("24 Acacia Road, Leeds LS6 2AB", near="Venue:") == ()
    assert len(find("川崎市中原区小杉町3-5-2", near="次の日のことです。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月18日、1,200万円、三割、2019-2026",
        "ISBN 978-4-12-345678-9 / ISBN 0-306-40615-2",
        "version 1.2.3-4567, v2026.11.18, 10.0.0.1",
        "2026-11-18 から 2026-11-20、created:>=2014-01-01+2015-01-01",
        "write to aya@example.com or git@github.com:soko/shelf.git, see logo@2x.png",
        "注文番号 4111111111111112、202611181530 に記録",
        "00:00:05.060 --> 00:00:10.220",
        "神奈川県川崎市で100人が働く。5丁の豆腐。",
        "第3回 12-34-56 と 1234-5678",
        "https://example.org/090-1234-5678/4111111111111111",
        "sum 3.14159265358979 and 16 digits 1234567812345678",
        "We met on Main Street at 5.",
    ],
)
def test_figures_are_no_personal_data(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "text", ["mill+subscribe@bread.org にメールを", "help: mill+help@bread.org", "vote-officials@bread.org"]
)
def test_what_a_mailing_list_answers_to_is_nobodys_mailbox(text: str) -> None:
    assert find(text) == ()
    assert len(find("aya.mori+oven@bread.org")) == 1


def test_masked_says_what_was_there_in_the_language_of_the_text() -> None:
    assert masked("電話は044-987-6543です", "ja") == "電話は（電話番号は省略）です"
    assert masked("mail aya@soko.co.jp.", "en") == "mail [e-mail address removed]."
    assert masked("何もない", "ja") == "何もない"


_PIECES = [
    *("mori", "@", "＠", "%40", "mailto:a%", "[at]", " dot ", "★", "#", "★を@に変えて", "アット", "replace", "%"),
    *("090-1234-5678", "12 34 5", "6789012", "〇三-一二三四-五六七八", "○", "4111 1111 1111 1111"),
    *("〒210", "川崎市", "県", "3丁目", "5番", "2-3", "12 Acacia", " Road", " St", "24, High ", "\n", " ", "。", "は"),
]


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join), max_size=6))
def test_many_lines_at_once_are_those_that_are_worth_looking_at_one_by_one(lines: list[str]) -> None:
    assert lines_worth_looking(lines) == [number for number, line in enumerate(lines) if worth_looking(line)]


def test_a_digit_of_any_script_begins_a_number() -> None:
    every = "".join(map(chr, range(0x10000)))
    assert re.findall(f"[{DIGITS}]", every) == re.findall(r"\d", every)
    assert ByDigit("any", "personal/long-number").search("電話は𝟎𝟑𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖番") is not None
