"""Whether somebody said the words that an article puts between quotation marks.

A quotation holds where its words stand in one turn in that order, after what a decent editor takes out is taken out of
both: fillers, doubled words, punctuation, width and case. Nothing but such a word (and, the, を) is ever put in, so a changed number, a negation, another
name or tense, and two turns joined without a mark do not hold. Speech recognition has no commas, so they never count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.language.measure import words
from pipeline.language.sentences import sentences
from pipeline.patterns import lazy
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

State = Literal["verbatim", "edited", "wrong-speaker", "not-in-notes"]

# A mark for a cut: the parts before and after it are looked for one after the other.
_CUT = lazy(r"[\[［（(][ ]*(?:…+|\.{3}|中略|略)[ ]*[\]］）)]|…+|\.{3,}")
# What a transcriber says about the sound: [laughs], also with Markdown's backslashes.
_STAGE = lazy(r"\\?\[[^\[\]\n]{1,60}\]")
_ADDED = lazy(r"\[[^\[\]\n]{1,60}\]|［[^［］\n]{1,60}］|（[^（）\n]{1,60}）")
_FILLER_JA = lazy(
    r"えーっ?と|えっと|ええと|あのう?ー?|そのー?|まぁ|まあー?|なんか|なんていうか|えー+|あー+|うーん|うん|ええ|"
    r"ですけれども|ですけれど|ですけど|んですけど|ですよね|ですね|ますよね|ますね|かな|よね|ちょっと|やっぱり?|そうですね"
)
_SOFT_JA = {"ですけれども": "です", "ですけれど": "です", "ですけど": "です", "んですけど": "んです"} | {
    "ですよね": "です",
    "ですね": "です",
    "ますよね": "ます",
    "ますね": "ます",
}
_FILLERS_EN = frozenset(
    [
        "um",
        "uh",
        "er",
        "erm",
        "ah",
        "oh",
        "hmm",
        "like",
        "just",
        "so",
        "well",
        "yeah",
        "okay",
        "ok",
        "basically",
        "actually",
        "literally",
        "right",
    ]
)
_LIGHT_EN = frozenset(["and", "a", "an", "the", "that", "of", "then"])
# Only in quotations of this length may those be missing or put in. In characters of the cleaned text.
_LONG = {"ja": 20, "en": 60}
_PHRASES_EN = (("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of"), ("i", "guess"))
_CONTRACTIONS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "n't": " not", "'re": " are", "'ve": " have",
    "'ll": " will", "'m": " am", "gonna": "going to", "wanna": "want to",
}  # fmt: skip
_HONORIFIC = lazy(r"(?:さん|様|さま|氏|先生|くん|君|ちゃん)$")
_THOUSANDS = lazy(r"(?<=\d),(?=\d{3})")
_KANJI_NUMBER = lazy(r"[一二三四五六七八九十百千]+")
_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# What another person throws in does not end a turn, up to this many letters.
_THROWN_IN = 8
# For the nearest passage: how many turns are compared in full, by pieces of how many characters, and the percentage of
# likeness below which a passage is no help to the writer.
_CANDIDATES = 8
_PIECE = 4
_UNLIKE = 60


class Match(NamedTuple):
    """What became of a quotation. `utterance` is where it stands, or the nearest passage; `difference` marks the change.

    `sure` is how much of the quotation stands there, between 0 and 1; `passage` is the sentence nearest to it.
    """

    state: State
    notes: str = ""
    utterance: Utterance | None = None
    difference: str = ""
    sure: float = 0.0
    passage: str = ""


class _Turn(NamedTuple):
    notes: str
    utterances: tuple[Utterance, ...]
    exact: str
    clean: str


class Index:
    """The turns of some notes that are on the record, ready to be looked up."""

    def __init__(self, turns: Sequence[_Turn], language: Language) -> None:
        self.turns = tuple(turns)
        self.language = language

    @classmethod
    def of(cls, notes: Sequence[Notes], language: Language) -> Index:
        """Index the turns of `notes`; off the record nothing is looked up."""
        turns = [
            _Turn(one.path, run, text, _cleaned(text, language))
            for one in notes
            for run in _runs(one.utterances)
            for text in [exact(" ".join(utterance.text for utterance in run), language)]
        ]
        return cls(turns, language)

    def judge(self, text: str, speaker: str | None) -> Match:
        """Look `text` up; `speaker` None is anybody."""
        own = [turn for turn in self.turns if _same(turn.utterances[0].speaker, speaker)]
        parts = self._parts(text)
        for form, state in ((exact, "verbatim"), (clean, "edited")):
            found = self._found(own, [form(part, self.language) for part in parts], form is exact)
            if found is not None:
                kind: State = "edited" if len(parts) > 1 or state == "edited" else "verbatim"
                return Match(kind, found.notes, self._place(found, parts[0]), sure=1.0)
        loose = [_loose(clean(part, self.language), self.language) for part in parts]
        if len(loose[0]) >= _LONG[self.language]:
            slack = [turn._replace(clean=_loose(turn.clean, self.language)) for turn in own]
            found = self._found(slack, loose, False)
            if found is not None:
                return Match("edited", found.notes, self._place(found, parts[0]), sure=1.0)
        others = [turn for turn in self.turns if not _same(turn.utterances[0].speaker, speaker)]
        found = self._found(others, [clean(part, self.language) for part in parts], False)
        if found is not None:
            return Match("wrong-speaker", found.notes, self._place(found, parts[0]), sure=1.0)
        return self._nearest(clean(text, self.language))

    def _parts(self, text: str) -> list[str]:
        whole = [text]
        if any(exact(text, self.language) in turn.exact for turn in self.turns):
            return whole
        parts = [part for part in _CUT.split(_ADDED.sub(_bracketed, text)) if exact(part, self.language)]
        return parts or whole

    def _found(self, turns: Sequence[_Turn], parts: Sequence[str], exactly: bool) -> _Turn | None:
        """The first turn in which the parts stand; parts after a mark may stand in later turns of the same person."""
        if not all(parts):
            return None
        for number, turn in enumerate(turns):
            if _ordered([turn], parts, exactly) or (len(parts) > 1 and _ordered(turns[number:], parts, exactly)):
                return turn
        return None

    def _place(self, turn: _Turn, text: str) -> Utterance:
        """The utterance of the turn that holds the beginning of the words."""
        wanted = clean(text, self.language)[:12]
        for utterance in turn.utterances:
            if wanted in clean(utterance.text, self.language):
                return utterance
        return turn.utterances[0]

    def _likely(self, wanted: str) -> list[_Turn]:
        """The few turns that share most pieces with `wanted`: to compare with all of them takes too long."""
        pieces = {wanted[start : start + _PIECE] for start in range(len(wanted) - _PIECE + 1)}
        shared = [(sum(piece in turn.clean for piece in pieces), number) for number, turn in enumerate(self.turns)]
        best = sorted(shared, key=lambda one: (-one[0], one[1]))[:_CANDIDATES]
        return [self.turns[number] for count, number in best if count]

    def _nearest(self, wanted: str) -> Match:
        from rapidfuzz import fuzz

        best: tuple[float, _Turn] | None = None
        for turn in self._likely(wanted):
            score = fuzz.partial_ratio(wanted, turn.clean)
            if score > (best[0] if best else _UNLIKE) and len(turn.clean) * 2 > len(wanted):
                best = (score, turn)
        if best is None:
            return Match("not-in-notes")
        score, turn = best
        aligned = fuzz.partial_ratio_alignment(wanted, turn.clean)
        start, end = (aligned.dest_start, aligned.dest_end) if aligned else (0, len(turn.clean))
        place = max(turn.utterances, key=lambda one: fuzz.partial_ratio(wanted, clean(one.text, self.language)))
        near = max(
            (part.text for part in sentences(place.text, self.language)),
            key=lambda part: fuzz.ratio(wanted, clean(part, self.language)),
            default=place.text,
        )
        difference = _difference(wanted, turn.clean[start:end], self.language)
        return Match("not-in-notes", turn.notes, place, difference, score / 100, near)


_last: tuple[Sequence[Notes], Language, Index] | None = None


def index_of(notes: Sequence[Notes], language: Language) -> Index:
    """`Index.of`, kept for as long as the same notes are asked for: several checks look the same article up."""
    global _last
    if _last is None or _last[0] is not notes or _last[1] != language:
        _last = (notes, language, Index.of(notes, language))
    return _last[2]


def exact(text: str, language: Language) -> str:
    """`text` for a comparison to the word: width, case, punctuation, spaces and the way numbers are written are gone."""
    plain = _STAGE.sub(" ", unicodedata.normalize("NFKC", text).casefold().replace("’", "'"))
    if language == "ja":
        plain = _KANJI_NUMBER.sub(lambda found: str(_number(found[0])), plain)
        return "".join(filter(str.isalnum, plain))
    plain = _THOUSANDS.sub("", plain)
    for short, full in _CONTRACTIONS.items():
        plain = plain.replace(short, full)
    return " " + " ".join(words(plain.replace("-", " "))) + " "


def clean(text: str, language: Language) -> str:
    """`exact` without fillers, doubled words and softeners."""
    return _cleaned(exact(text, language), language)


def _cleaned(text: str, language: Language) -> str:
    if language == "ja":
        return _doubled(_FILLER_JA.sub(lambda found: _SOFT_JA.get(found[0], ""), text))
    kept: list[str] = []
    for word in text.split():
        kept.append(word)
        if tuple(kept[-2:]) in _PHRASES_EN:
            del kept[-2:]
        elif word in _FILLERS_EN or (len(kept) > 1 and kept[-2] == word):
            kept.pop()
        elif len(kept) > 3 and kept[-4:-2] == kept[-2:]:
            del kept[-2:]
    return " " + " ".join(kept) + " "


def _loose(text: str, language: Language) -> str:
    """`clean` without words that carry no meaning of their own: a second transcriber hears them otherwise."""
    if language == "ja":
        return text.replace("を", "")
    return " " + " ".join(word for word in text.split() if word not in _LIGHT_EN) + " "


_DOUBLED = lazy(r"([^\W\d]{2,6}?)\1")


def _doubled(text: str) -> str:
    return _DOUBLED.sub(r"\1", text)


def _number(signs: str) -> int:
    total, digit = 0, 0
    for sign in signs:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[sign]
    return total + digit


def _bracketed(found: object) -> str:
    text = found[0]  # type: ignore[index]
    return str(text) if _CUT.fullmatch(text) else ""


def _runs(utterances: Sequence[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """Neighbouring utterances of one person; a short interjection of another does not end the turn."""
    run: list[Utterance] = []
    for index, one in enumerate(utterances):
        if one.off_record:
            if run:
                yield tuple(run)
            run = []
            continue
        if run and one.speaker != run[0].speaker:
            back = index + 1 < len(utterances) and utterances[index + 1].speaker == run[0].speaker
            if back and len(one.text.strip()) <= _THROWN_IN:
                yield (one,)
                continue
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)


def _ordered(turns: Sequence[_Turn], parts: Sequence[str], exactly: bool) -> bool:
    text = "\n".join(turn.exact if exactly else turn.clean for turn in turns)
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part) - 1
    return True


def plain_name(name: str) -> str:
    """A name for comparison, without honorifics and spaces."""
    folded = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return _HONORIFIC.sub("", folded)


def _same(label: str | None, speaker: str | None) -> bool:
    if speaker is None or label is None:
        return True
    one, other = plain_name(label), plain_name(speaker)
    if one == other:
        return True
    if min(len(one), len(other)) < 2:
        return False
    if label.isascii() and speaker.isascii():
        first, second = set(label.casefold().split()), set(speaker.casefold().split())
        return first <= second or second <= first
    return one in other or other in one


def _difference(wanted: str, source: str, language: Language) -> str:
    """What was taken out (−) and put in (+), the first few: letters in Japanese, words in English."""
    from rapidfuzz.distance import Indel

    shown: list[str] = []
    between = " " if language == "en" else ""
    old, new_text = (source.split(), wanted.split()) if language == "en" else (list(source), list(wanted))
    for edit in Indel.opcodes(old, new_text):
        gone = between.join(old[edit.src_start : edit.src_end])
        new = between.join(new_text[edit.dest_start : edit.dest_end])
        if edit.tag == "delete" and gone:
            shown.append(f"−{gone}")
        elif edit.tag == "insert" and new:
            shown.append(f"+{new}")
    return " ".join(shown[:4])
