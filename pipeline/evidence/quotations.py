"""The quotations of an article: words between quotation marks, or in a blockquote, ascribed to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.evidence.matching import plain_name
from pipeline.language.measure import words
from pipeline.model.article import Article, Kind, Passage
from pipeline.patterns import lazy
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

ATTRIBUTION = lazy(r"\n[ ]*(?:[—―–-]{1,2}[ ]*(\S[^\n]*)|[（(]([^（()）\n]+)[）)])\s*$")
_MARKS = lazy(r"「([^「」]{1,800})」|『([^『』]{1,800})』|“([^“”]{1,800})”|\"([^\"\n]{1,800})\"")
_SAYS_JA = lazy(
    r"\s*(?:と|って|、と)[^。「」\n]{0,30}?(?:言|いう(?=[。、])|いい|いっ|話|語|述べ|答え|説明|振り返|明か|笑|教え|口に|つぶや|こぼ|うなず|続け|打ち明|指摘|強調)"
)
_SAYS_EN = lazy(
    r"\b(?:said|says|say|saying|told|tells|asked|asks|explained|explains|added|adds|replied|recalls?|recalled|puts? it|"
    r"answered|admits?|admitted|remembers?|remembered|laughs|laughed|notes|noted|in (?:his|her|their) words)\b",
    re.IGNORECASE,
)
# The writer's own question or words, where nobody is named in the sentence.
_ASKS_JA = lazy(
    r"\s*(?:と|って)、?(?:わたし|私|僕|ぼく)?[がは]?(?:聞(?:く|い|き)|尋ね|たずね|訊|問い|問う)(?!こえ|かれ|かさ)"
)
_I_SAY = lazy(r"\bI (?:asked|said|told|replied|answered|say|ask)\b|(?:わたし|私|僕|ぼく)(?:が|は)[^。]{0,12}$")
_HEARD = lazy(r"\{:?[^{}\n]*\.heard\b[^{}\n]*\}")
_LINK = lazy(r"\]\(|https?://|\[\^")
# Shorter words are a term, or nobody's in particular. Units: letters (ja), words (en).
_SHORTEST = {"ja": 7, "en": 3}
# How far from an English quotation the verb of speaking may stand, in characters.
_NEAR = 60
# Two paragraphs of one blockquote are this many lines apart.
_BLANK = 2


class Quotation(NamedTuple):
    """Words ascribed to `speaker`. Lines count in the file; `heard` says that the writer heard them elsewhere."""

    line: int
    end_line: int
    text: str
    speaker: str
    kind: Kind | None
    heard: bool = False
    known: bool = True


def names(notes: Iterable[Notes]) -> tuple[str, ...]:
    """Everybody who speaks in the notes, longest name first."""
    found = {person.name for one in notes for person in one.people}
    found |= {plain_name(name) for name in found if not name.isascii()}
    found |= {part for name in found if name.isascii() for part in name.split() if part[0].isupper() and len(part) > 2}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def find(article: Article, people: Sequence[str]) -> Iterator[Quotation]:
    """All quotations that are ascribed to somebody; terms in scare quotes, titles and quotations of nobody are none."""
    for section in article.sections:
        for passage in _whole(section.passages):
            if passage.role == "quotation":
                yield from _block(article, passage, section.kind, people)
            if people:
                yield from _inline(article, passage, section.kind, people)


def _whole(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with the paragraphs of one blockquote as one: its last line may stand apart."""
    last: Passage | None = None
    for passage in passages:
        if last is not None and last.role == passage.role == "quotation":
            gap = passage.line - last.line - last.text.count("\n")
            if gap <= _BLANK:
                last = last._replace(text=last.text + "\n" * gap + passage.text)
                continue
        if last is not None:
            yield last
        last = passage
    if last is not None:
        yield last


def _block(article: Article, passage: Passage, kind: Kind | None, people: Sequence[str]) -> Iterator[Quotation]:
    found = ATTRIBUTION.search(passage.text)
    if found is None:
        return
    name = (found[1] or found[2]).strip()
    text = passage.text[: found.start()].strip().strip('「」『』“”"')
    end = passage.line + passage.text.count("\n")
    known = _named(name, people)
    raw = "\n".join(article.lines[passage.line - 1 : end])
    if (known is None and _LINK.search(raw)) or not _long_enough(text, article.lang):
        return
    yield Quotation(passage.line, end, text, known or name, kind, _heard(article, passage), known is not None)


def _inline(article: Article, passage: Passage, kind: Kind | None, people: Sequence[str]) -> Iterator[Quotation]:
    found = list(_MARKS.finditer(passage.text))
    if not found or (ATTRIBUTION.search(passage.text) and passage.role == "quotation"):
        return
    outside = _MARKS.sub(lambda match: " " * len(match[0]), passage.text)
    for match in found:
        text = next(group for group in match.groups() if group is not None)
        if not _long_enough(text, article.lang) or not _spoken(outside, match, article.lang):
            continue
        speaker = _beside(outside, match, people)
        if speaker is not None:
            start, end = passage.line_at(match.start()), passage.line_at(match.end())
            yield Quotation(start, end, text, speaker, kind, _heard(article, passage))


def _spoken(outside: str, match: re.Match[str], language: Language) -> bool:
    if language == "ja":
        return _SAYS_JA.match(outside, match.end()) is not None
    near = outside[max(0, match.start() - _NEAR) : match.start()] + " " + outside[match.end() : match.end() + _NEAR]
    return _SAYS_EN.search(near) is not None


def _beside(outside: str, match: re.Match[str], people: Sequence[str]) -> str | None:
    """The person named nearest to the quotation: before it, or just after it in the same sentence."""
    after = re.split(r"[。.!?！？\n]", outside[match.end() :], maxsplit=1)[0]
    before = _last_named(outside[: match.start()], people)
    following = _last_named(after, people)
    sentence = re.split(r"[。！？\n]|[.!?]\s", outside[: match.start()])[-1]
    named = _last_named(sentence, people)
    if named is None and (_ASKS_JA.match(outside, match.end()) or _I_SAY.search(f"{sentence} {after}")):
        return None  # the writer asks or says it
    return named or following or before


def _last_named(text: str, people: Sequence[str]) -> str | None:
    places = [(found.end(), name) for name in people for found in _pattern(name).finditer(text)]
    return max(places, key=lambda place: (place[0], len(place[1])))[1] if places else None


def _named(text: str, people: Sequence[str]) -> str | None:
    return next((name for name in people if _pattern(name).search(text)), None)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name))


def _long_enough(text: str, language: Language) -> bool:
    size = sum(letter.isalnum() for letter in text) if language == "ja" else len(words(text))
    return size >= _SHORTEST[language]


def _heard(article: Article, passage: Passage) -> bool:
    end = passage.line + passage.text.count("\n")
    return any(_HEARD.search(line) for line in article.lines[passage.line - 1 : end + 1])
