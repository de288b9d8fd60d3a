"""Postal addresses down to the house, unless the text says that people are invited there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.personal.digits import ByDigit
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_PREFECTURE = (
    "(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|"
    "滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)"
)
_PLACE = r"[^\s\d、。,.()「」『』:;!?/|\[\]<>*\"'-]"
# As the name of a city begins: no particle of the words before it.
_CITY = r"[^はを\s\d、。,.()「」『』:;!?/|\[\]<>*\"'-]"
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百〇]{1,5})"
_DASH = r"(?: ?[-ー~] ?|の)"
# 三丁目五番二号, 3丁目5-2, 五番地二, 3-5-2; one number alone is a district.
_HOUSE = (
    rf"(?:{_NUMBER}丁目 ?{_NUMBER}(?:番地?(?:の?{_NUMBER}号?)?|{_DASH}{_NUMBER}(?:{_DASH}{_NUMBER})?|号)?"
    rf"|{_NUMBER}番地?(?:の ?)?{_NUMBER}号?|\d{{1,5}}番地|{_NUMBER}番{_NUMBER}号|\d{{1,4}}{_DASH}\d{{1,4}}(?:{_DASH}\d{{1,4}}){{0,2}}(?!\d))"
)
# What follows makes a span of years, days, people of what looks like a house number.
_NO_UNIT = r"(?! ?(?:[年月日週時分秒人名社件個回度倍割点位円台本枚%cmkg]|か月|ヶ月|カ月|パーセント|歳|代|キロ|メートル|号車|番線|番出口|つ|頭|匹|軒|棟|戸|世帯|票|両|階建|万|億|千|次|\d|[-/]\d))"
_NO_PARTICLE = r"(?![はがをでにのもとやへ場])(?!(?:内|外|全体|側|立|民|長|議|議会|役所)[はがをでにのもとやへ・])"
_NO_PARTICLE_END = r"(?<![はがをでにもとやへら])"
_TOWN = rf"{_NO_PARTICLE}{_PLACE}{{1,14}}?{_NO_PARTICLE_END} ?"
_FULL = lazy(
    rf"(?:〒 ?\d{{3}}-?\d{{4}} *)?{_PREFECTURE} ?{_PLACE}{{1,12}}?[市区町村郡]{_PLACE}{{0,16}}?{_NO_PARTICLE_END} ?{_HOUSE}{_NO_UNIT}"
)
# Without the prefecture: a ward, a city, a town of a district.
_MUNICIPAL = lazy(
    rf"(?:{_CITY}{{1,5}}市{_CITY}{{1,4}}区|{_CITY}{{1,4}}[市区]|{_CITY}{{1,5}}郡{_CITY}{{1,5}}[町村]){_TOWN}{_HOUSE}{_NO_UNIT}"
)
_POSTCODE = lazy(r"〒 ?\d{3}-?\d{4}")
_STREET_KINDS = "Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Terrace|Close|Crescent|Gardens|Mews|Grove|Parkway|Pkwy|Place|Pl|Way|Row|Square|Sq"
_POSTCODE_UK = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_TOWN_EN = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}"
_STREET = lazy(
    rf"(?<![\w.,$£€#-])(?:(?:Flat|Apt\.?|Unit|Apartment) \w{{1,4}},? )?\d{{1,5}}[A-Za-z]?,? (?:[NSEW]\.? |(?:North|South|East|West) )?"
    rf"((?:[A-Z][a-z'’]+|\d{{1,3}}(?:st|nd|rd|th))(?: [A-Z][a-z'’]+){{0,2}}) (?:{_STREET_KINDS})"
    rf"(?:,? (?:Apt|Suite|Unit|Flat|#)\.? ?#?\w{{1,5}})?((?:, {_TOWN_EN}){{0,2}}(?:,? [A-Z]{{2}} \d{{5}}(?:-\d{{4}})?|,? {_POSTCODE_UK})?)(?!\w)"
)
_AREAS = "市区郡県都道府"
_HOUSE_SIGN = ByDigit(r"(?:(?<=丁)目|(?<=番)|(?<![丁番]) ?[-‐-―−－ーの~〜])", "丁番")
_SIGNS_EN = ByDigit(rf"[A-Za-z]?,? [A-Z\d][\w.'’ -]{{0,60}} (?:{_STREET_KINDS})")
_TITLE_WORDS = words("en", "personal/title-words")
# Ways and rows are in every text; they count with a town or a code behind them.
_WEAK = lazy(r" (?:Close|Place|Pl|Way|Row|Square|Sq|Grove|Gardens|Court|Ct|Drive|Dr|St|Lane)\b\.?(?:,|$| )")
_YEAR_BEFORE = cue("en", "personal/year-before")
_YEAR = lazy(r"(?:1[89]|20)\d\d\b")

_INVITED = cue("any", "personal/invited")
_OPEN_HOUSE = cue("any", "personal/open-house")
_BESIDE = 24
_HOME = cue("any", "personal/home")


def worth_looking(text: str) -> bool:
    """False where `find` finds nothing; `text` may be in any form."""
    if "〒" in text:
        return True
    if any(sign in text for sign in _AREAS) and _HOUSE_SIGN.search(text):
        return True
    return bool(_SIGNS_EN.search(text))


def offsets(text: str) -> Iterator[int]:
    """A place on each line that is `worth_looking` at, and on no other; several lines are looked through at once."""
    if "〒" in text:
        yield from (match.start() for match in re.finditer("〒", text))
    if any(sign in text for sign in _AREAS):
        done = 0
        for match in _HOUSE_SIGN.finditer(text):
            if match.start() >= done:
                start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start())
                done = len(text) if end < 0 else end
                if any(text.find(sign, start, done) >= 0 for sign in _AREAS):
                    yield start
    yield from (match.start() for match in _SIGNS_EN.finditer(text))


def find(text: str, near: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `text` (plain form); `near` is the text around it, where a venue may be named."""
    for start, end in _all(text):
        around = f"{near}\n{text}"
        beside = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        public = _INVITED.search(around) or any(_OPEN_HOUSE.search(words) for words in beside)
        if not public or _HOME.search(around):
            yield start, end


def _all(text: str) -> Iterator[tuple[int, int]]:
    if "〒" in text:
        yield from (match.span() for match in _POSTCODE.finditer(text))
    if any(sign in text for sign in "都道府県"):
        yield from (match.span() for match in _FULL.finditer(text))
    if any(sign in text for sign in "市区郡"):
        yield from (match.span() for match in _MUNICIPAL.finditer(text))
    if _SIGNS_EN.search(text):
        for match in _STREET.finditer(text):
            if _is_street(match[0], match[1], match[2], text[max(0, match.start() - 12) : match.start()]):
                yield match.span()


def _is_street(whole: str, name: str, town: str, before: str) -> bool:
    if not _TITLE_WORDS.isdisjoint(name.split()):
        return False
    if _YEAR.match(whole) and (_YEAR_BEFORE.search(before) or not before.strip()) and not town:
        return False
    return bool(town) or not _WEAK.search(whole[len(whole) - len(town) - 12 :]) or "," in whole
