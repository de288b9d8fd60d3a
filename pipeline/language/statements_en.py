"""What an English sentence states, by its words in order."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.language import normal
from pipeline.language.english import content_words
from pipeline.language.statements import Statement, Tense, Word, figures_in
from pipeline.patterns import lazy

# Irregular verbs: the form of the dictionary and those of the past.
_IRREGULAR = """
begin began begun|bring brought|build built|buy bought|catch caught|choose chose chosen|cost|cut|deal dealt|draw drew drawn|drive drove driven|eat ate eaten
|fall fell fallen|feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|get got gotten|give gave given|go went gone|grow grew grown
|hang hung|have had|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leave left|lend lent|lose lost|make made|mean meant
|meet met|pay paid|put|ride rode ridden|rise rose risen|run ran|say said|see saw seen|sell sold|send sent|shake shook shaken|shrink shrank shrunk
|shut|sit sat|sleep slept|speak spoke spoken|spend spent|split|stand stood|steal stole stolen|stick stuck|take took taken|teach taught|tell told
|think thought|throw threw thrown|understand understood|wear wore worn|win won|write wrote written|break broke broken|come came|do did done|become became
|sink sank sunk|swim swam|sing sang sung|freeze froze frozen|let|hit|read|set|spread|quit|hurt|be was were been|shoot shot|seek sought|bend bent|lay laid|lie lay lain
|wake woke woken|drink drank drunk|bear bore born|beat beaten|bet|bite bit bitten|blow blew blown|dig dug|feed fed|forgive forgave forgiven|swing swung|tear tore torn
"""  # fmt: skip
_BASE = {form: forms.split()[0] for forms in _IRREGULAR.replace("\n", "").split("|") for form in forms.split()} | {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "feet": "foot",
}
_PAST = frozenset(form for forms in _IRREGULAR.replace("\n", "").split("|") for form in forms.split()[1:])
_DENIES = frozenset(
    ["not", "never", "no", "nobody", "none", "nothing", "neither", "nor", "without", "hardly", "barely", "scarcely", "nowhere", "against"]
)  # fmt: skip
# What may stand between a denial and the word it is about.
_BETWEEN = frozenset(
    [
        "a",
        "an",
        "the",
        "any",
        "much",
        "many",
        "more",
        "all",
        "every",
        "really",
        "just",
        "even",
        "actually",
        "yet",
        "ever",
        "quite",
        "very",
        "that",
        "this",
        "to",
        "be",
        "been",
        "being",
        "is",
        "are",
        "was",
        "were",
        "am",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "done",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "going",
        "get",
        "got",
        "getting",
        "only",
        "so",
        "too",
        "enough",
        "single",
        "other",
        "another",
        "such",
        "one",
        "longer",
        "of",
        "our",
        "your",
        "my",
        "their",
        "his",
        "her",
        "its",
        "new",
        "necessarily",
        "always",
        "still",
        "at",
        "in",
        "on",
        "for",
        "with",
        "it",
        "us",
        "them",
        "me",
        "him",
        "you",
        "i",
        "we",
        "he",
        "she",
        "they",
    ]
)
# Words that are in every second sentence and say nothing about what it states.
_LIGHT = _BETWEEN | frozenset(
    [
        "these",
        "those",
        "there",
        "here",
        "i'm",
        "mine",
        "he",
        "him",
        "she",
        "hers",
        "who",
        "whom",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "each",
        "either",
        "neither",
        "both",
        "some",
        "few",
        "most",
        "several",
        "own",
        "same",
        "than",
        "then",
        "now",
        "and",
        "or",
        "but",
        "nor",
        "if",
        "because",
        "since",
        "while",
        "until",
        "unless",
        "although",
        "though",
        "as",
        "by",
        "from",
        "into",
        "of",
        "off",
        "onto",
        "out",
        "over",
        "to",
        "toward",
        "up",
        "upon",
        "about",
        "above",
        "across",
        "after",
        "along",
        "among",
        "around",
        "before",
        "between",
        "beyond",
        "down",
        "during",
        "inside",
        "like",
        "near",
        "outside",
        "through",
        "throughout",
        "under",
        "via",
        "per",
        "within",
        "yes",
        "well",
        "okay",
        "ok",
        "yeah",
        "oh",
        "um",
        "uh",
        "er",
        "hmm",
        "just",
        "already",
        "also",
        "rather",
        "almost",
        "again",
        "perhaps",
        "maybe",
        "basically",
        "literally",
        "obviously",
        "definitely",
        "probably",
        "certainly",
        "kind",
        "sort",
        "lot",
        "lots",
        "bit",
        "stuff",
        "thing",
        "things",
        "say",
        "tell",
        "know",
        "think",
        "guess",
        "mean",
        "see",
        "look",
        "let",
        "put",
        "shall",
        "ought",
        "please",
        "thanks",
        "thank",
        "myself",
        "themselves",
        "himself",
        "herself",
        "itself",
        "ourselves",
        "something",
        "anything",
        "everything",
        "someone",
        "anyone",
        "everyone",
        "somebody",
        "everybody",
        "anybody",
        "whose",
        "back",
        "away",
        "course",
        "sure",
        "right",
        "hey",
        "hello",
        "wow",
        "together",
        "else",
        "instead",
        "whether",
        "actually",
        "nor",
        "but",
    ]
)
SAYS = (
    r"(?:said|says?|saying|told|tells?|explain(?:s|ed)?|add(?:s|ed)?|repl(?:y|ies|ied)|recall(?:s|ed)?|answer(?:s|ed)?|admit(?:s|ted)?|remember(?:s|ed)?|note[sd]?|describe[sd]?|believe[sd]?"
    r"|thinks?|thought|argue[sd]?|point(?:s|ed) out|estimate[sd]?|hope[sd]?|expect(?:s|ed)?|report(?:s|ed)?|claim(?:s|ed)?|feels?|felt|mention(?:s|ed)?|stress(?:es|ed)?|calls?|called|puts? it|sees|warn(?:s|ed)?|suggest(?:s|ed)?|confirm(?:s|ed)?|insist(?:s|ed)?)"
)
_RAISES = frozenset(
    ["think", "believe", "want", "feel", "expect", "seem", "say", "mean", "know", "suppose", "guess", "plan", "like"]
)
_NO_DENIAL = lazy(
    r"\bnot (?:only|just|merely)\b(?=.*\b(?:but|also)\b)|\bnot (?:least|to mention|surprisingly)\b|\bno (?:doubt|wonder|matter|question|less)\b|\bwhether or not\b|\bwhy not\b|\bif not\b"
    r"|(?:n['’]t|\bnot) (?:it|that|they|you|we|he|she|i)\s*\?|\b(?:don|didn|doesn|wouldn|couldn|isn|aren|wasn)['’]t you (?:think|agree|say)\b|\bnothing but\b|\bcan(?:no|['’])t (?:help|wait)\b|\bnever ?mind\b|^no[,.]",
    re.IGNORECASE,
)
_HEDGES = {
    "perhaps": lazy(r"\b(?:may|might|maybe|perhaps|possibly|probably|likely|could|seems?|seemed|appears?|presumably|potentially)\b", re.IGNORECASE),
    "wish": lazy(r"\b(?:will|['’]ll|going to|gonna|plans?|planned|planning|intends?|intend(?:ed|ing)|hop(?:e|es|ed|ing) to|wants? to|wanted to|would like|aims?|aiming|try to|trying to|wish(?:es)?)\b", re.IGNORECASE),
    "must": lazy(r"\b(?:should|must|ought|needs? to|needed to|ha(?:ve|s|d) to|required?|requires)\b", re.IGNORECASE),
    "hearsay": lazy(r"\b(?:apparently|reportedly|allegedly|supposedly|rumou?r(?:s|ed)?|i(?:['’]ve)? heard|they say|people say)\b", re.IGNORECASE),
    "if": lazy(r"\b(?:if|unless|would|in case|suppose)\b", re.IGNORECASE),
}  # fmt: skip
_CAUSE = lazy(
    r"\b(?:because|since|due to|thanks to|therefore|so that|as a result|results? (?:in|from)|resulted|led to|leads to|caus(?:e|es|ed)|owing to|hence|thus|reason|why|so)\b|'cause|\bby \w+ing\b",
    re.IGNORECASE,
)
_BORDER = lazy(r"[,;:()–—]|--|\.(?=\s)|(?<![\w'’])(?:and|but|because|so|which|when|while|although|though|if|since|where|whereas)(?![\w'’])", re.IGNORECASE)  # fmt: skip
_ASKS = lazy(r"\?[\"”’')]*\s*$")
_NO_NAME = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "i",
        "let",
        "it",
        "that",
        "there",
        "here",
        "he",
        "she",
        "what",
        "who",
        "where",
        "how",
        "this",
        "we",
        "you",
        "they",
    ]
)
_NAME_GOES_ON = lazy(rf"(?:['’]s)? [A-Z][a-z]|['’]s\b|,? (?:also )?{SAYS}\b")
_REFUSES = lazy(
    r"\b(?:rul(?:e[sd]?|ing) out|against|yet to|but|except|only|refus\w*|declin\w*|stop\w*|avoid\w*|fail\w*|lack\w*|instead|rather than|without|unless|drop\w*|quit\w*|abandon\w*|reject\w*"
    r"|zero|free of|nothing|few|little|too|turn(?:ed|s)? down|give[sn]? up|gave up|no longer|prevent\w*|miss(?:ed|ing|es)?|oppos\w*|den(?:y|ied|ies))\b",
    re.IGNORECASE,
)
_VOWEL = lazy(r"[aeiouy]")
_CAPITAL = lazy(r"[A-Z][\w'’.&+-]*|[a-z]+[A-Z]\w*|\w*[A-Z]{2,}\w*")


@lru_cache(8192)
def key(word: str) -> str:
    """One form of a word for all of its endings: the irregular ones too."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if plain in _BASE:
        return _BASE[plain]
    return _short((content_words(plain) or (plain,))[0])


def _short(word: str) -> str:
    """A stem without the endings that a light stemmer leaves on short words: moved, using."""
    for ending in ("ing", "ed", "s"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and _VOWEL.search(stem) and stem[-1] not in "esu":
            word = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
            break
    return word.removesuffix("e") if len(word) > 3 else word


def statement(text: str) -> Statement:
    """What `text` states."""
    form = normal.form(text, "en", clearing=False)
    borders = [match.start() for match in _BORDER.finditer(text)]
    clauses = [bisect.bisect_right(borders, start) for start, _ in form.places]
    excused = [match.span() for match in _NO_DENIAL.finditer(text)]
    denied: dict[int, int | None] = {}
    count = max(clauses, default=0) + 1
    denials = [0] * count
    for place, unit in enumerate(form.units):
        start, end = form.places[place]
        if unit in _DENIES and not any(first < end and start < last for first, last in excused):
            denials[clauses[place]] += 1
            _deny(form.units, clauses, place, denied)
    return Statement(
        (
            *_words(text, form, clauses, denied),
            *figures_in(text, lambda at: min(count - 1, bisect.bisect_right(borders, at))),
        ),
        tuple(denials),
        tuple(_hedges(text, borders, count)),
        _CAUSE.search(text) is not None,
        _ASKS.search(text) is not None,
        _REFUSES.search(text) is not None,
    )


def _hedges(text: str, borders: Sequence[int], count: int) -> Iterator[frozenset[str]]:
    edges = [0, *borders, len(text)]
    for number in range(count):
        some = text[edges[number] : edges[number + 1]] if number + 1 < len(edges) else ""
        yield frozenset(name for name, pattern in _HEDGES.items() if pattern.search(some))


def _deny(units: Sequence[str], clauses: Sequence[int], place: int, denied: dict[int, int | None]) -> None:
    """Mark what the denial at `place` is about: the next word of weight, and what a verb of thinking hands it on to."""
    raised = False
    for after in range(place + 1, min(len(units), place + 9)):
        if clauses[after] != clauses[place]:
            return
        if units[after] in _BETWEEN:
            continue
        if raised:
            denied[after] = None
            continue
        known = denied.get(after, 0)
        denied[after] = None if known is None else known + 1
        if key(units[after]) not in _RAISES:
            return
        raised = True


def _words(text: str, form: normal.Form, clauses: Sequence[int], denied: dict[int, int | None]) -> Iterator[Word]:
    first = True
    for place, unit in enumerate(form.units):
        start, end = form.places[place]
        written = text[start:end]
        plain = unit.isalpha() or any(map(str.isalpha, unit))
        if not plain:
            first = False
            continue
        name = _name(text, start, written, first=first)
        first = False
        stem = key(unit)
        content = bool(name) or (unit not in _LIGHT and stem not in _LIGHT and len(unit) > 1)
        if not content and unit in (_BETWEEN | _DENIES):
            continue
        many = denied.get(place, 0)
        yield Word(
            stem,
            start,
            end,
            clauses[place],
            content and unit not in _DENIES,
            None if many is None else many % 2 == 1,
            _tense(form.units, place, unit),
            name,
        )


def _name(text: str, start: int, written: str, *, first: bool) -> str:
    """The word as written if it is a name: capital letters where no sentence begins."""
    plain = written.replace("’", "'").split("'")[0]
    if not _CAPITAL.match(written) or plain.casefold() in _NO_NAME:
        return ""
    begins = first or not start or text[:start].rstrip()[-1:] in (".", "!", "?", ":", "“", '"', "(", "—")
    inner = any(letter.isupper() for letter in plain[1:])
    if begins and not inner:
        owns = written[len(plain) :] in ("'s", "’s")
        follows = owns or _NAME_GOES_ON.match(text[start + len(written) :]) is not None
        return plain if follows and plain.casefold() not in _LIGHT else ""
    return plain.rstrip(".")


def _tense(units: Sequence[str], place: int, unit: str) -> Tense:
    before = set(units[max(0, place - 2) : place])
    if unit in _PAST or (len(unit) > 4 and unit.endswith("ed")) or "did" in before:
        return "past"
    return "plain" if before & {"will", "would"} else ""
