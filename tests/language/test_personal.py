"""Personal data is found in the forms people write, and figures that look like it are not."""

from __future__ import annotations

import pytest

from pipeline.language.personal import find, masked


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("連絡は aya.mori@soko-kawasaki.jp まで", "email", "aya.mori@soko-kawasaki.jp"),
        ("ａya＠は使わず mori＠soko.co.jp へ", "email", "mori＠soko.co.jp"),
        ("電話は044-987-6543です", "phone", "044-987-6543"),
        ("携帯は０９０－１２３４－５６７８です", "phone", "０９０－１２３４－５６７８"),
        ("携帯 09012345678", "phone", "09012345678"),
        ("(03)1234-5678", "phone", "(03)1234-5678"),
        ("0120-123-456 へ", "phone", "0120-123-456"),
        ("call +81 44 987 6543 now", "phone", "+81 44 987 6543"),
        ("call (415) 555-2671 now", "phone", "(415) 555-2671"),
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


def test_masked_says_what_was_there_in_the_language_of_the_text() -> None:
    assert masked("電話は044-987-6543です", "ja") == "電話は（電話番号は省略）です"
    assert masked("mail aya@soko.co.jp.", "en") == "mail [e-mail address removed]."
    assert masked("何もない", "ja") == "何もない"
