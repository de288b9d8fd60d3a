"""Slots that a template leaves for facts: labels in any bracket, choices nobody made, names in capitals, blanks, gaps, pairs of symbols.

They are looked for in the Markdown as it was typed: emphasis and macros would take some of them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.lexicon.named import cue, cues
from pipeline.lexicon.table import index, places, screened
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES

_FIGURES = " 0123456789０１２３４５６７８９①②③④⑤一二三四五"

# Whatever the bracket: a short label, and no link, footnote, citation or attribute list.
_BRACKETED = lazy(
    r"\[(?![ xX]\]|\^|!)([^\[\]\n|]{1,30})\](?![(\[:])|［([^［］\n]{1,20})］|〔([^〔〕\n]{1,20})〕|【([^【】\n]{1,20})】|(?<!\$)\{\{? ?([\w ./-]{1,30}?) ?\}?\}"
    r"|｛([^｛｝\n]{1,20})｝|<([\w-]{2,12}(?: [\w-]{2,12}){0,3})>(?!<)|＜([^＜＞\n]{1,20})＞|〈([^〈〉\n]{1,12})〉|《([^《》\n]{1,12})》|≪([^≪≫\n]{1,12})≫"
)
_ROUND = lazy(r"[(（]([^()（）\n]{1,24})[)）]")
_NAMED = lazy(
    r"%(?![0-9A-F]{2}%)[A-Za-z][A-Za-z_]{1,24}%|\$\{?[A-Z][A-Z_]{2,24}\}?(?!\w)|(?<!\w)[A-Z]{3,}(?:_[A-Z]+)+(?!\w)|@@?[A-Z]{3,}@?@?(?!\w)|#[A-Z]{3,}#"
)
_CAPITALS = lazy(r"[A-Z](?<![\w-].)[A-Z]{5,}(?![\w-])")
_BLANK = lazy(
    r"(?<!\w)_{3,}|＿{2,}|(?<![.…])(?:\.{5,}|…{3,})|(?<=[\s　(（「『“\"])[~〜～](?=[\s　)）」』”\".,;。、はがをにでのとも])|(?<=[はがをにでとも、。])[~〜～](?=[はがをにでとも、。なだ])|[█▇▓▒]{2,}|‐{4,}|―{4,}|-{5,}(?=\w| \w)|(?<=\W)\?{3,}|？{3,}"
)
_SIGN = "○◯〇●◎△▲▽▼□■◇◆☆★※×✕✖"
_SIGNS = lazy(
    rf"(?<![{_SIGN}])([{_SIGN}])\1{{1,3}}(?![{_SIGN}])|(?<![{_SIGN}])[{_SIGN}](?=[月日年時分人名円社件個回台さ様氏])"
)
# Elements of HTML, and what a label may begin with that names a fact.
_ELEMENTS = frozenset(["a", "abbr", "b", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "sup", "table", "td", "th", "tr", "u", "ul"])  # fmt: skip
_LEADING = lazy(
    r"^(?:(?:your|the|an?|our|insert|specific|enter|add|some) |(?:具体的な|あなたの|ご?自身の|その))+", re.IGNORECASE
)


_FEW = 2
# In prose, such a bracket is nothing but a place for something.
_SURE = ("{", "｛", "〔")
_EMPTY = lazy(r"[（【［「『“][ 　_.…]*[）】］」』”]|\([ _.…]+\)|(?<!\|)\|[\w ]{2,20}\|(?!\|)")
# The line below the head of a table: then bars are its rules.
_TABLE = lazy(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$", re.MULTILINE)
# A letter in place of a name or a thing: 「Ａ社のＢ氏」, "person Y of company Z".
_VARIABLE = lazy(
    r"[A-ZＡ-Ｚ](?:(?<=[Ａ-Ｚ])(?<![A-Za-zＡ-Ｚ\d].)(?![A-Za-zＡ-Ｚ\d：:])|(?<=[a-z] [A-Z])(?=[ ,.](?! ?[A-Z]\.))(?<!I)(?<! A))"
)
_STAND_IN = cue("any", "voices/stand-in")
# Choices in a bracket, none of them made; what is quoted or is an address has signs of its own.
_CHOICES = lazy(
    r"(?:[\[［【〔(（][^\[\]［］【】〔〕()（）\n:\"#=<]{1,40}[/／|｜][^\[\]［］【】〔〕()（）\n:\"#=<]{1,60}[\]］】〕)）])(?!\()"
)
# What was to stand there has gone, or never came: "met in , outside the hall", 「 年の春」.
_GAP = cues("voices/gap")
# A bracket in the place of the noun itself: "my (relative) drove", 「わたしの（親族）が」.
_NOUN = cues("voices/noun-in-bracket")
_SPACED = (" ,", " .", "  ", "　")
_SPACE_IN_KANA = lazy(r" (?<=[ぁ-ん、] )(?=[をがはのにで年月日円])")
_CODE = lazy(r"`[^`\n]*`|\$\$[^$]*\$\$|\$[^$\n]*[\\^=][^$\n]*\$")


# Every place but a variable and a word in capitals has one of these to itself: a sign, an opening bracket before nothing, signs in a row.
_ALONE = f"[［〔【{{｛<＜〈《≪(（%$@#|_~〜～{_SIGN}"
_OPENING, _EMPTY_INSIDE = "「『“", " 　_.…）】］」』”"
_IN_ROWS = {"＿": 2, "█▇▓▒": 2, ".": 5, "…": 3, "‐": 4, "―": 4, "-": 5, "?": 3, "？": 3}
_MADE_OF = lazy(
    rf"[{re.escape(_ALONE + _OPENING + ''.join(_IN_ROWS))}](?:(?<=[{re.escape(_ALONE)}])|(?<=[{_OPENING}])[{_EMPTY_INSIDE}]"
    + "".join(f"|(?<=[{row}])[{row}]{{{least - 1}}}" for row, least in _IN_ROWS.items())
    + ")"
)
# What stands in place of a fact has one of these.
_STANDS_IN = ("-and-so", "-and-such", "lah", "adda", "hat's-", "hingummy", "hingy", "hatsit", "hatchama", "umpteenth", "XXX", "YYY", "ZZZ")  # fmt: skip
_STANDS_IN_WIDE = ("hat’s-", "ＸＸＸ", "ＹＹＹ", "ＺＺＺ", "某", "なんとか", "何とか", "しかじか")


class Slot(NamedTuple):
    """A place for a fact: its offset in the Markdown and how it is typed. `sure`: by its shape alone."""

    start: int
    text: str
    sure: bool


def slots(markdown: str, least: float = 0) -> list[Slot]:
    """Every place for a fact, in order; none where there are surely fewer than `least`.

    Labels in brackets stand in finished prose too, as terms and links: they count only where a third of those in the text name a
    kind of fact (a date, a company, a feeling).
    """
    if "`" in markdown or "$" in markdown:
        # Something stands there: a bracket around code is not empty.
        markdown = _CODE.sub(lambda code: "0" * len(code[0]), markdown)
    if _at_most(markdown) < least:
        return []
    bracketed = list(_bracketed(markdown))
    labels = [slot for slot in bracketed if slot.text[0] not in "(（"]
    named = [slot for slot in bracketed if _names_a_fact(slot.text)]
    round_ones = [slot for slot in named if slot.text[0] in "(（"]
    found = [slot for slot in labels if slot.sure]
    if len([slot for slot in named if slot.text[0] not in "(（"]) * 3 >= len(labels):
        found += [slot for slot in labels if not slot.sure]
    found += round_ones
    for pattern in (
        _CHOICES,
        *_NOUN.values(),
        _NAMED,
        _EMPTY,
        _BLANK,
        *_gaps(markdown),
        _SIGNS,
        _STAND_IN,
        _VARIABLE,
        _CAPITALS,
    ):
        if pattern is _CAPITALS and len(found) < _FEW:
            break  # a word in capitals alone is an acronym or a shout
        taken = [(slot.start, slot.start + len(slot.text)) for slot in found]
        for match in pattern.finditer(markdown) if pattern is not _VARIABLE else _each_once(markdown):
            # A constant of a program is written so too; a place for a fact says which.
            if "_" in match[0].strip("_") and match[0][0].isupper() and not _names_a_fact(match[0].partition("_")[0]):
                continue
            if pattern is _EMPTY and match[0][0] == "|" and match[0].strip("| ") and _TABLE.search(markdown):
                continue
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                found.append(Slot(match.start(), match[0], True))
    return sorted(found)


def _each_once(markdown: str) -> Iterable[re.Match[str]]:
    """Letters in place of a name, each where it first stands: one letter again and again is a name (the language R, plan B)."""
    first: dict[str, re.Match[str]] = {}
    for match in _VARIABLE.finditer(markdown):
        first.setdefault(match[0], match)
    return first.values()


def _gaps(markdown: str) -> Iterable[re.Pattern[str]]:
    """What finds gaps, where the spaces that they leave are there at all."""
    spaced = any(map(markdown.__contains__, _SPACED)) or (not markdown.isascii() and _SPACE_IN_KANA.search(markdown))
    return _GAP.values() if spaced else ()


def _at_most(markdown: str) -> int:
    """A quick count of the signs that places are made of: there cannot be more."""
    found = len(_MADE_OF.findall(markdown)) + sum(map(markdown.count, _STANDS_IN))
    if not markdown.isascii():
        found += sum(map(markdown.count, _STANDS_IN_WIDE))
    found += sum(len(gap.findall(markdown)) for gap in _gaps(markdown))
    found += len(_VARIABLE.findall(markdown))
    return found + len(_CAPITALS.findall(markdown)) if found else 0


def _bracketed(markdown: str) -> Iterator[Slot]:
    for match in _BRACKETED.finditer(markdown):
        label = next(group for group in match.groups() if group is not None).strip()
        if _is_label(label):
            yield Slot(match.start(), match[0], match[0].startswith(_SURE) and len(label) > 1)
    if "(" in markdown or "（" in markdown:
        for match in _ROUND.finditer(markdown):
            yield Slot(match.start(), match[0], False)


def _is_label(label: str) -> bool:
    if "://" in label or label.startswith(("/", "#", ".", ":", "!", "@", "`")) or label.lower() in _ELEMENTS:
        return False
    return any(letter.isalpha() for letter in label)


def _names_a_fact(slot: str) -> bool:
    inner = slot.strip("[]{}<>()（）［］〔〕【】｛｝＜＞〈〉《》≪≫ ").lower().rstrip(_FIGURES)
    plain = _LEADING.sub("", re.split(r"[/／・、,]", inner)[0].strip())
    return any(
        place.start == 0 and place.end == len(plain)
        for language in LANGUAGES
        for place in places(index(language, "slots"), screened(plain))
    )
