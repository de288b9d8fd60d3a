"""The quotations of an article: everything that is given to somebody as their words, in whatever form it stands.

A blockquote with a name on its last line, a turn (`NAME: …`), a list item or paragraph with (NAME) behind it, a row of a
table that says who said it, and words between quotation marks beside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pipeline.evidence import framed, naming, placed
from pipeline.language.measure import words
from pipeline.language.quoted import SINGLE
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cue
from pipeline.model.article import Article, Kind, Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

ATTRIBUTION = lazy(r"\n[ ]*(?:[—―–-]{1,2}[ ]*(\S[^\n]*)|[（(]([^（()）\n]+)[）)])\s*$")
# 〈〉 and 《》 are around the titles of works; words that somebody says have one of these behind them.
_QUOTES = r"[、，]?(?:と(?!い[うっ](?!言葉|こと)|題|名付|呼)|って(?!いう))|[。]?\s*(?:$|\n)"
# The look ahead changes nothing but the time.
_MARKS = lazy(
    rf"(?=[「｢『“\"‘'«‹„〈《〝])(?:[「｢]([^「」｢｣]{{1,800}})[」｣]|『([^『』]{{1,800}})』|“([^“”]{{1,800}})”|\"([^\"\n]{{1,800}})\""
    rf"|«([^«»]{{1,800}})»|‹([^‹›]{{1,800}})›|„([^„“”]{{1,800}})[“”]|[〈《]([^〈〉《》]{{1,800}})[〉》](?={_QUOTES})|〝([^〝〟〞]{{1,800}})[〟〞]|{SINGLE})"
)
_AROUND = "「」｢｣『』〝〟〞“”\"‘’'«»‹›„〈〉《》"
_SAYS_JA = cue("ja", "quotations/says")
_SAYS_EN = cue("en", "quotations/says")
_TOLD_BEHIND_EN = cue("en", "quotations/told-behind")
_TOLD_BEFORE_EN = cue("en", "quotations/told-before")
_SUBJECT_BEHIND_EN = cue("en", "quotations/subject-behind")
_SUBJECT_LAST_EN = cue("en", "quotations/subject-last")
_SUBJECT_BEFORE_EN = cue("en", "quotations/subject-before")
_PRONOUN_EN = cue("en", "quotations/pronoun")
_SOMEBODY_EN = cue("en", "quotations/somebody")
_PERSON_EN = cue("en", "quotations/person")
_PERSON_JA = cue("ja", "quotations/person")
_ASKS_JA = cue("ja", "quotations/asks")
_I_SAY = cue("any", "quotations/i-say")
_HEARD = lazy(r"\{:?[^{}\n]*\.heard\b[^{}\n]*\}")
_LINK = lazy(r"\]\(|https?://|\[\^")
# Shorter words are a term, or nobody's in particular; where a form says plainly who speaks, less is enough. Letters (ja), words (en).
_SHORTEST = {"ja": 7, "en": 3}
_PLAINLY = {"ja": 3, "en": 2}
# How far from an English quotation the verb of speaking may stand, in characters.
_NEAR = 60
# Two paragraphs of one blockquote are this many lines apart.
_BLANK = 2
TURN = lazy(r"(?:^|(?<=\n))[ ]*[「『]?([^\n：:。、「」『』]{1,40}?)[ ]*[：:][ ]*(?=\S)")
_ANSWER = lazy(r"(?:^|\n)[ ]*A[.:：][ ]*")
BEHIND = lazy(r"[ 　]*[（(]([^（()）\n]{1,40})[）)][。.]?\s*$")
_SENTENCE_EN = cue("en", "quotations/sentence")
_STOPPED = lazy(r"[。.！？!?」』”\"’'…]$")
_NAMES_SPEAKERS = cue("any", "quotations/names-speakers")
_WHO = cue("any", "quotations/who")
_WHAT_WAS_SAID = cue("any", "quotations/what-was-said")
# Words between marks that stand directly beside a name are that person's, also without a verb of saying.
_BESIDE_JA = lazy(r"[（(]([^（()）\n]{1,24})[）)]|[ 　]*[—―–]{1,2}[ 　]*([^\s。、]{1,24})")
_BESIDE_EN = lazy(r"\s*\(([^()\n]{1,40})\)|\s*(?:[—–]|--)\s*([A-Z][\w .'’-]{0,39}?)(?=[.,;\n]|$)")
_LED_EN = cue("en", "quotations/led")
_LED_JA = cue("ja", "quotations/led")
_ENDS_JA = lazy(r"[。\n]|$|——|――")
_TOLD_ABOUT_JA = cue("ja", "quotations/told-about")
_TOLD_ABOUT_EN = cue("en", "quotations/told-about")

Form = Literal["block", "turn", "behind", "table", "marks"]


class Quotation(NamedTuple):
    """Words ascribed to `speaker`. Lines count in the file; `heard` says that the writer heard them elsewhere.

    `known` says that the speaker is a person of the notes. `relayed`: the article itself says that the speaker was told so.
    """

    line: int
    end_line: int
    text: str
    speaker: str
    kind: Kind | None
    heard: bool = False
    known: bool = True
    form: Form = "marks"
    relayed: bool = False


def find(article: Article, people: Sequence[str]) -> Iterator[Quotation]:
    """All quotations that are ascribed to somebody; terms in scare quotes, titles and quotations of nobody are none.

    `people` are the labels of the notes (`naming.labels`). Where a turn or a name behind the words is nobody's of the notes, it has to
    recur and to look like a person's name.
    """
    strangers = _strangers(article, people)
    for section in article.sections:
        passages = list(_whole(section.passages))
        last: str | None = None
        heading = section.heading
        if people and heading is not None:
            for one in _inline(
                Passage(heading.line, heading.text), people, article.lang, human=section.kind is not None
            ):
                yield one._replace(kind=section.kind)
        for number, passage in enumerate(passages):
            found = list(_explicit(article, passage, people, strangers))
            for one in found:
                yield one._replace(kind=section.kind, heard=_heard(article, passage))
            if people and (not found or found[0].form in ("turn", "table")):
                behind = passages[number + 1].text if number + 1 < len(passages) else ""
                # Writers quote whom they like: what stands alone in a human section is given to nobody.
                told = None if section.kind is not None or found else placed.signed(behind, people) or last
                alone = section.kind is None and not found
                for one in _inline(
                    passage, people, article.lang, human=section.kind is not None, alone=alone, told=told
                ):
                    if not any(one.text in other.text for other in found):
                        yield one._replace(kind=section.kind, heard=_heard(article, passage))
            last = naming.last_named(passage.text, people, article.lang) or last


def _explicit(
    article: Article, passage: Passage, people: Sequence[str], strangers: frozenset[str]
) -> Iterator[Quotation]:
    """What a form plainly gives to somebody."""
    if passage.role == "quotation" and ATTRIBUTION.search(passage.text):
        yield from _block(article, passage, people)
    elif passage.role == "table":
        yield from _table(article, passage, people)
    elif (name := _framed(article, passage, people)) is not None:
        yield from _spoken_by(article, passage, name, True, 0, len(passage.text), "block")
    else:
        turns = list(_turns(passage, people, strangers))
        if turns:
            for name, known, start, end in turns:
                yield from _spoken_by(article, passage, name, known, start, end, "turn")
        else:
            yield from _behind(article, passage, people, strangers)


def _framed(article: Article, passage: Passage, people: Sequence[str]) -> str | None:
    """The person to whom the frame of a passage gives all of it."""
    last = passage.line + passage.text.count("\n")
    if passage.role == "quotation":
        return framed.cited(article.lines[passage.line - 1 : last + 2], people)
    indented = article.lines[passage.line - 1].startswith(" ")
    return framed.titled(article.lines, passage.line, people) if people and indented else None


def _whole(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with the paragraphs of one blockquote as one: its last line may stand apart. What follows a name is another quotation."""
    last: Passage | None = None
    for passage in passages:
        if last is not None and last.role == passage.role == "quotation" and not ATTRIBUTION.search(last.text):
            gap = passage.line - last.line - last.text.count("\n")
            if gap <= _BLANK:
                last = last._replace(text=last.text + "\n" * gap + passage.text)
                continue
        if last is not None:
            yield last
        last = passage
    if last is not None:
        yield last


def _block(article: Article, passage: Passage, people: Sequence[str]) -> Iterator[Quotation]:
    found = ATTRIBUTION.search(passage.text)
    if found is None:
        return
    name = (found[1] or found[2]).strip()
    text = passage.text[: found.start()].strip().strip(_AROUND)
    end = passage.line + passage.text.count("\n")
    known = naming.named(name, people, article.lang)
    raw = "\n".join(article.lines[passage.line - 1 : end])
    if (known is None and _LINK.search(raw)) or not _long_enough(text, article.lang, _PLAINLY):
        return
    yield Quotation(passage.line, end, text, known or name, None, known=known is not None, form="block")


def _table(article: Article, passage: Passage, people: Sequence[str]) -> Iterator[Quotation]:
    """Rows whose last cell or first one names who said it, where the head of the table says that it does."""
    end = passage.line + passage.text.count("\n")
    head, *rows = [_cells(line) for line in article.lines[passage.line - 1 : end]]
    sides = [(-1, -2)] if len(head) > 1 and _NAMES_SPEAKERS.search(head[-1]) else []
    if len(head) > 1 and _WHO.search(head[0]) and _WHAT_WAS_SAID.search(head[1]):
        sides = [(0, 1)]
    for number, cells in enumerate(rows, passage.line + 1) if sides else ():
        who, said = sides[0]
        name = naming.whole(cells[who], people) if len(cells) == len(head) else None
        text = cells[said].strip(_AROUND) if name is not None else ""
        if name is not None and _long_enough(text, article.lang, _SHORTEST):
            yield Quotation(number, number, text, name, None, form="table")


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\", "") for cell in line.strip().strip("|").split("|")]


def _turns(passage: Passage, people: Sequence[str], strangers: frozenset[str]) -> Iterator[tuple[str, bool, int, int]]:
    """Name, whether the notes know it, and the half-open range of what follows, for each turn of a passage."""
    found = [
        (name, known, match.start(), match.end())
        for match in TURN.finditer(passage.text)
        for name, known in _who(match[1], people, strangers)
    ]
    for number, (name, known, _, start) in enumerate(found, 1):
        yield name, known, start, found[number][2] if number < len(found) else len(passage.text)


def _who(label: str, people: Sequence[str], strangers: frozenset[str]) -> Iterator[tuple[str, bool]]:
    name = naming.headed(label, people)
    if label.strip().isdigit():
        return  # the number of an item, or an hour
    if name is not None:
        yield name, True
    elif label.strip() in strangers:
        yield label.strip(), False


def _behind(
    article: Article, passage: Passage, people: Sequence[str], strangers: frozenset[str]
) -> Iterator[Quotation]:
    """A list item or a paragraph with (NAME) behind it: what stands between marks before it, else all of it."""
    found = BEHIND.search(passage.text)
    if found is None:
        return
    text = passage.text[: found.start()]
    for name, known in _who(found[1], people, strangers):
        marked = [match for match in _MARKS.finditer(text) if match.end() == len(text.rstrip())]
        answers = [match.end() for match in _ANSWER.finditer(text)]
        start = marked[-1].start() if marked else answers[-1] if answers else 0
        if marked or _is_speech(text, article.lang):
            yield from _spoken_by(article, passage, name, known, start, found.start(), "behind")


def _is_speech(text: str, language: Language) -> bool:
    """Whether it is a sentence that somebody can have said, not a heading with a name behind it."""
    if _STOPPED.search(text.rstrip()):
        return True
    if language == "en":
        return _SENTENCE_EN.search(text) is not None and _long_enough(text, language, _SHORTEST)
    from pipeline.language.japanese import tokens

    last = tokens(text)[-1:]
    return bool(last) and (last[0].pos in ("助動詞", "動詞", "形容詞") or last[0].detail == "終助詞")


def _spoken_by(
    article: Article, passage: Passage, name: str, known: bool, start: int, end: int, form: Form
) -> Iterator[Quotation]:
    """The sentences of a range: they may be chosen out of a turn, so each is looked up for itself."""
    for sentence in sentences(passage.text[start:end], article.lang):
        text = sentence.text.strip(f"{_AROUND} ")
        if _long_enough(text, article.lang, _PLAINLY):
            first, last = (passage.line_at(start + place) for place in (sentence.start, sentence.end))
            yield Quotation(first, last, text, name, None, known=known, form=form)


def _strangers(article: Article, people: Sequence[str]) -> frozenset[str]:
    """Names of persons that nobody of the notes has, and that recur before turns or behind words as a speaker's name does."""
    counts: dict[str, int] = {}
    for passage in article.passages:
        if passage.role in ("prose", "list"):
            labels = [match[1].strip() for match in TURN.finditer(passage.text)]
            behind = BEHIND.search(passage.text)
            for label in (*labels, *([behind[1].strip()] if behind else [])):
                counts[label] = counts.get(label, 0) + 1
    return frozenset(
        label
        for label, count in counts.items()
        if count > 1 and naming.whole(label, people) is None and naming.looks_like_a_person(label, article.lang)
    )


def in_sentence(text: str, people: Sequence[str], language: Language) -> tuple[Quotation, ...]:
    """What running text puts between quotation marks and gives to one of `people`; its lines count from 1."""
    return tuple(_inline(Passage(1, text), people, language))


class Marked(NamedTuple):
    """Words between quotation marks; `spoken`: a verb of saying stands beside them, so that somebody is to have said them."""

    words: str
    spoken: bool


def marked(text: str, language: Language) -> tuple[Marked, ...]:
    """Everything between quotation marks that is long enough to be somebody's words, whoever said it."""
    outside = _MARKS.sub(lambda match: " " * len(match[0]), text)
    found = (
        Marked(next(group for group in match.groups() if group is not None), _told(outside, match, language))
        for match in _MARKS.finditer(text)
    )
    return tuple(one for one in found if _long_enough(one.words, language, _SHORTEST))


def _inline(
    passage: Passage,
    people: Sequence[str],
    language: Language,
    *,
    human: bool = False,
    alone: bool = False,
    told: str | None = None,
) -> Iterator[Quotation]:
    """`human`: writers quote whom they like; what another subject says there is not the words of the person named nearest.
    `alone`: sentences in quotation marks by themselves are given to the person named last, or to `told` where nobody was."""
    found = list(_MARKS.finditer(passage.text))
    if not found or (ATTRIBUTION.search(passage.text) and passage.role == "quotation"):
        return
    outside = placed.unbroken(_MARKS.sub(lambda match: " " * len(match[0]), passage.text), language)
    for match in found:
        text = next(group for group in match.groups() if group is not None)
        if not _long_enough(text, language, _SHORTEST):
            continue
        start, end = match.span()
        speaker = _next_to(outside, match, people, language)
        if speaker is None and _spoken(outside, match, language):
            third = human and _is_anothers(outside, match, people, language)
            speaker = None if third else _beside(outside, match, people, language, told)
        elif speaker is None:
            speaker = placed.by_place(outside, start, end, people, language)
        if speaker is None and alone and placed.alone(outside, text, start, end, language):
            speaker = placed.told_before(outside, start, people, language) or told
        if speaker is not None:
            first, last = passage.line_at(start), passage.line_at(end)
            yield Quotation(first, last, text, speaker, None, relayed=_relayed(outside, match, language))


def _next_to(outside: str, match: re.Match[str], people: Sequence[str], language: Language) -> str | None:
    """The person whose name touches the quotation: 佐藤「…」, 「…」（佐藤）, Ruth: "…", "…" (Ruth)."""
    after = (_BESIDE_EN if language == "en" else _BESIDE_JA).match(outside, match.end())
    if after and (name := naming.whole(after[1] or after[2], people)):
        return name
    led = (_LED_EN if language == "en" else _LED_JA).search(outside[: match.start()])
    if led is None or (language == "ja" and not _ENDS_JA.match(outside, match.end())):
        return None
    return naming.whole(next((group for group in led.groups() if group), ""), people)


def _relayed(outside: str, match: re.Match[str], language: Language) -> bool:
    if language == "ja":
        return _TOLD_ABOUT_JA.match(outside, match.end()) is not None
    return _TOLD_ABOUT_EN.search(outside[max(0, match.start() - _NEAR) : match.start()]) is not None


def _spoken(outside: str, match: re.Match[str], language: Language) -> bool:
    if language == "ja":
        return _SAYS_JA.match(outside, match.end()) is not None
    near = outside[max(0, match.start() - _NEAR) : match.start()] + " " + outside[match.end() : match.end() + _NEAR]
    return _SAYS_EN.search(near) is not None


def _told(outside: str, match: re.Match[str], language: Language) -> bool:
    """Whether it is direct speech: in English the verb stands right beside it, with its subject at most between."""
    if language == "ja":
        return _SAYS_JA.match(outside, match.end()) is not None
    before = outside[max(0, match.start() - _NEAR) : match.start()]
    return bool(_TOLD_BEHIND_EN.match(outside, match.end()) or _TOLD_BEFORE_EN.search(before))


def _beside(
    outside: str, match: re.Match[str], people: Sequence[str], language: Language, told: str | None = None
) -> str | None:
    """The person named nearest to the quotation: before it, or just after it in the same sentence; `told` where nobody is."""
    after = re.split(r"[。.!?！？\n]", outside[match.end() :], maxsplit=1)[0]
    before = naming.last_named(outside[: match.start()], people, language)
    following = naming.last_named(after, people, language)
    sentence = re.split(r"[。！？\n]|[.!?]\s", outside[: match.start()])[-1]
    named = naming.last_named(sentence, people, language)
    if named is None and (_ASKS_JA.match(outside, match.end()) or _I_SAY.search(f"{sentence} {after}")):
        return None  # the writer asks or says it
    return named or following or before or told


def _is_anothers(outside: str, match: re.Match[str], people: Sequence[str], language: Language) -> bool:
    """Whether the sentence gives the words to somebody whom the notes do not know: she asked, my mother said, 八百屋の奥さんが."""
    after = re.split(r"[。.!?！？\n]", outside[match.end() :], maxsplit=1)[0]
    before = re.split(r"[。！？\n]|[.!?]\s", outside[: match.start()])[-1]
    if language == "ja":
        behind = _PERSON_JA.search(after)
        if behind is not None:
            return naming.last_named(behind[1], people, language) is None
        subjects = list(_PERSON_JA.finditer(before))
        known = [one for one in subjects if naming.last_named(one[1], people, language)]
        beside = bool(subjects) and len(before[subjects[-1].end() :].strip("、 ")) == 0
        return bool(subjects) and subjects[-1] not in known and (beside or not known)
    found = _SUBJECT_BEHIND_EN.match(after) or _SUBJECT_LAST_EN.match(after) or _SUBJECT_BEFORE_EN.search(before)
    if found is None or naming.last_named(found[1], people, language):
        return False
    if _PRONOUN_EN.fullmatch(found[1]):
        told = outside[: match.start()]
        named = naming.places(told, people, language)
        return _PERSON_EN.search(told, named[-1][1] if named else 0) is not None
    return _SOMEBODY_EN.match(found[1]) is not None


def _long_enough(text: str, language: Language, shortest: Mapping[str, int]) -> bool:
    size = sum(letter.isalnum() for letter in text) if language == "ja" else len(words(text))
    return size >= shortest[language]


def _heard(article: Article, passage: Passage) -> bool:
    end = passage.line + passage.text.count("\n")
    return any(_HEARD.search(line) for line in article.lines[passage.line - 1 : end + 1])
