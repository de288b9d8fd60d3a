"""How wide a text is at a terminal."""

from __future__ import annotations

import sys

from wcwidth import wcswidth

from pipeline.report.columns import _PLAIN, cells
from pipeline.report.notes import shortened


def test_the_short_way_counts_as_wcwidth_does() -> None:
    plain = [one for one in map(chr, range(32, sys.maxunicode + 1)) if _PLAIN.fullmatch(one)]
    assert set("aあア漢「。！“…ー") <= set(plain)
    wrong = [hex(ord(one)) for one in plain if cells(one) != wcswidth(one)]
    assert not wrong


def test_marks_and_emoji_are_counted_in_full() -> None:
    assert cells("か\u3099") == 2
    assert cells("棚📦") == 4


def test_the_beginning_of_a_line_is_as_wide_as_there_is_room() -> None:
    assert shortened("“We said — no”, she told me", 27) == "“We said — no”, she told me"
    assert shortened("台車は九台です", 8) == "台車は九…"
    assert shortened("one\n two\x1b[2J", 20) == "one two [2J"
