"""Phone numbers of Japan, the United Kingdom and North America, and of anywhere with a plus sign."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.personal.digits import ByDigit, digits_in
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

# Nine digits with no more than three signs between them: less is no phone number and no card.
LONG_NUMBER = ByDigit("any", "personal/long-number")
# One of these, or nine digits, stand in every number.
WORDS = "〇○零"
KANJI_DIGITS = "〇○零一二三四五六七八九"
_KANJI = f"[{KANJI_DIGITS}]"
# Whoever says a number halts between its groups: 〇四四の、えーと、九五五.
_HALT = r"の?、(?:[ぁ-んー]{1,5}、)?"
_BETWEEN = rf"(?:[()] ?|{_HALT}|[-ー・. の])"
KANJI_NUMBER = lazy(
    rf"[〇○零]{_KANJI}{{1,4}}{_BETWEEN}{_KANJI}{{1,4}}{_BETWEEN}{_KANJI}{{3,4}}(?!{_KANJI})|[〇○零]{_KANJI}{{9,10}}(?!{_KANJI})"
)
_PLAIN_SIGNS = str.maketrans("（）‐‑‒–—―−－　", "()-------- ")
_AS_DIGITS = str.maketrans(KANJI_DIGITS, "000123456789")

# What must not stand before a number, asked behind its first sign: a pattern that begins with a class of signs is searched for
# ten times as fast as one that begins with what stands before it.
_BEFORE = r"(?<![\d=#+-].)(?<![\d.,]\..)(?<!\d,.)(?<![A-Za-z0-9_]/.)(?<!//.)(?<!\d/.)(?<![A-Za-z_]-.)"
_AFTER = r"(?:(?<=\d)\))?(?![A-Za-z_=]|[-.,/:]?\d|[-/_][A-Za-z])"
_LETTER_BEFORE = lazy(r"[A-Za-z_]$")
_GAP = r"(?:\) ?|[-.・/の]|ー|(?: ?-|- ?) ?| ?\( ?| )"
# From nought: two or three groups, or none at all.
_NATIONAL = lazy(rf"[(0]{_BEFORE}(?:(?<=0)|(?<=\()0)\d{{1,5}}(?:{_GAP}\d{{1,6}}){{1,3}}{_AFTER}")
_JAPANESE = lazy(r"\(?0\d{1,4}(?:\) ?|[-ー]\(?|\()\d{1,4}(?:\) ?|[-ー])\d{3,4}")
_UNBROKEN = lazy(rf"0{_BEFORE}\d{{9,10}}{_AFTER}")
_WORLD = lazy(
    rf"\+(?<![A-Za-z0-9_+].)[1-9]\d{{0,14}}(?:[ .-]?\(0\) ?\d{{1,5}})?(?:(?:[ .-]{{1,2}}|[ -]?\()\d{{1,8}}\)?){{0,5}}{_AFTER}"
)
_AREA = r"(?:\([2-9]\d\d\) ?|[2-9]\d\d(?:[-. ]|\. ))"
_AMERICAN = lazy(
    rf"[(1-9]{_BEFORE}(?:(?<=1)[-. ]{_AREA}|(?<=\()[2-9]\d\d\) ?|(?<=[2-9])\d\d(?:[-. ]|\. ))[2-9]\d\d[-. ]\d{{4}}{_AFTER}"
)
_AMERICAN_UNBROKEN = lazy(rf"[1-9]{_BEFORE}(?:(?<=1)[2-9]|(?<=[2-9]))\d\d[2-9]\d{{6}}{_AFTER}")
# Numbers that cost the caller nothing, or a fixed sum: no private person has one.
_OF_FIRMS = lazy(
    r"(?:\+81)?\(?(?:0120|0800[-( .ー]|0570|0990|0180)|(?:\+?1[-. ]?)?\(?8(?:00|33|44|55|66|77|88)\b|(?:\+44 ?)?\(?0?(?:800|808|300|303|330|333|343|345|370|844|845|870|871)[ -]"
)
# A number begun, and then said from its beginning: '415, um, 415-555-0123'.
_BEGUN = lazy(rf"(?<![\d{KANJI_DIGITS}])[\d{KANJI_DIGITS}]{{2,5}}(?:{_HALT}|の|, (?:[a-z]{{1,5}}, )?)$")
_OTHER = cue("any", "personal/other-number")
_CALLED = cue("any", "personal/called-a-phone")
_LEAD = cue("any", "personal/phone-lead")


def worth_looking(text: str) -> bool:
    """False where `find` finds nothing, and no card and no My Number stands; `text` may be in any form."""
    return bool(LONG_NUMBER.search(text)) or (
        any(sign in text for sign in WORDS) and bool(KANJI_NUMBER.search(text.translate(_PLAIN_SIGNS)))
    )


def long(text: str) -> Iterator[int]:
    """Where there are digits enough; several lines are looked through at once."""
    return (match.start() for match in LONG_NUMBER.finditer(text))


def find(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `text` (plain form) that are a phone number."""
    if any(sign in text for sign in WORDS):
        for match in KANJI_NUMBER.finditer(text):
            if _is_national(match[0].translate(_AS_DIGITS), text[: match.start()]):
                yield _from_its_beginning(text, match.start(), match.end())
    if not LONG_NUMBER.search(text):
        return
    for pattern, good in (
        (_NATIONAL, _is_national),
        (_UNBROKEN, _is_national),
        (_WORLD, _is_world),
        (_AMERICAN, _is_american),
        (_AMERICAN_UNBROKEN, _is_called_american),
    ):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            other = _OF_FIRMS.match(match[0]) or _OTHER.search(before) or not _stands_alone(before)
            if not other and good(match[0], before):
                end = match.end() - (match[0].count(")") > match[0].count("("))
                yield _from_its_beginning(text, match.start(), end)


def _from_its_beginning(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of a number, with its first digits where somebody said those before and began again."""
    begun = _BEGUN.search(text, max(0, start - 20), start)
    first = digits_in(begun[0].translate(_AS_DIGITS)) if begun else ""
    again = begun is not None and digits_in(text[start:end].translate(_AS_DIGITS)).startswith(first)
    return (begun.start() if begun and again else start), end


def _stands_alone(before: str) -> bool:
    return not _LETTER_BEFORE.search(before) or bool(_LEAD.search(before))


def _is_national(number: str, before: str) -> bool:
    digits = digits_in(number)
    if len(set(digits)) < 3 or digits in "01234567890" or not 10 <= len(digits) <= 11:
        return False
    mobile = digits[:3] in ("050", "060", "070", "080", "090")
    hyphens = _JAPANESE.fullmatch(number)
    if hyphens and len(digits) == (11 if mobile else 10):
        return True
    return (_valid(digits, "JP") and len(digits) == (11 if mobile else 10)) or (
        len(digits) == 11 and _is_british(digits)
    )


# Numbers kept for films are written like any other (Ofcom, numbers for drama use).
_BRITISH = lazy(r"07[1-9]\d{8}$|01632960\d{3}$|0(?:11[3-8]|121|131|141|151|161|191)496\d{4}$|02079460\d{3}$")


def _is_british(digits: str) -> bool:
    return bool(_BRITISH.match(digits)) or _valid(digits, "GB")


def _is_world(number: str, before: str) -> bool:
    digits = digits_in(number.replace("(0)", ""))
    return 8 <= len(digits) <= 15 and _valid(f"+{digits}", None)


def _is_american(number: str, before: str) -> bool:
    """Three groups between blanks may be any figures: those need a word that calls them a number."""
    spaced = "-" not in number and "(" not in number and "." not in number
    return _valid(digits_in(number), "US") and (not spaced or bool(_CALLED.search(before)))


def _is_called_american(number: str, before: str) -> bool:
    return bool(_CALLED.search(before)) and _valid(number, "US")


def prepare() -> None:
    """Load the plans of numbers: of some hundred texts, one is likely to hold what may be one."""
    _valid("0312345678", "JP")


def _valid(number: str, region: str | None) -> bool:
    """Whether such a number can have been given to somebody, by the plans that the library knows."""
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
