"""What a Japanese sentence states, by morphology."""

from __future__ import annotations

import bisect
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.language.japanese import Token, tokens
from pipeline.language.stated import Statement, Tense, Word, figures_in
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_DENIES = words("ja", "statements/denies")
_CARRIES = words("ja", "statements/carries")
_LIGHT = _CARRIES | words("ja", "statements/light")
_HONORIFIC = words("ja", "statements/honorific")
_PREFIXES = words("ja", "statements/prefixes")
_LATIN = lazy(r"[A-Za-z][A-Za-z0-9.+#_-]*[A-Za-z0-9+#]|[A-Z]")
_NO_DENIAL = cue("ja", "statements/no-denial")
_ONLY = cue("ja", "statements/only")
_HEDGES = {
    "perhaps": cue("ja", "statements/hedge-perhaps"),
    "wish": cue("ja", "statements/hedge-wish"),
    "must": cue("ja", "statements/hedge-must"),
    "hearsay": cue("ja", "statements/hedge-hearsay"),
    "if": cue("ja", "statements/hedge-if"),
}  # fmt: skip
_CAUSE = cue("ja", "statements/cause")
_ASKS = cue("ja", "statements/asks")
_REFUSES = cue("ja", "statements/refuses")
_JOINS = words("ja", "statements/joins")


def statement(text: str) -> Statement:
    """What `text` states."""
    parts = [token for token in tokens(text) if token.pos != "空白"]
    clauses = list(_clauses(parts))
    excused = [match.span() for match in _NO_DENIAL.finditer(text)] + [match.span() for match in _ONLY.finditer(text)]
    denied = dict(_denied(parts, excused))
    starts = [token.start for token in parts]
    counted = figures_in(text, lambda at: clauses[max(0, bisect.bisect_right(starts, at) - 1)] if clauses else 0)
    words = (*_words(parts, clauses, denied), *counted)
    count = clauses[-1] + 1 if clauses else 1
    denials = [0] * count
    for place, number in denied.items():
        denials[clauses[place]] += number
    return Statement(
        words,
        tuple(denials),
        tuple(_hedges(text, parts, clauses, number) for number in range(count)),
        _CAUSE.search(text) is not None,
        _ASKS.search(text) is not None,
        _REFUSES.search(text) is not None,
    )


def _clauses(parts: Sequence[Token]) -> Iterator[int]:
    """The number of the clause for each morpheme."""
    number = 0
    for place, token in enumerate(parts):
        yield number
        before = parts[place - 1] if place else None
        after = parts[place + 1] if place + 1 < len(parts) else None
        comma = token.surface in ("、", "，", ",") and before is not None and _predicates(before)
        joint = (
            token.detail == "接続助詞" and token.surface in _JOINS and (after is None or after.surface not in "、，,")
        )
        number += comma or joint or token.surface in ("。", "！", "？", "」")


def _predicates(token: Token) -> bool:
    return token.pos in ("動詞", "形容詞", "助動詞") or token.detail == "接続助詞"


def _hedges(text: str, parts: Sequence[Token], clauses: Sequence[int], number: int) -> frozenset[str]:
    places = [place for place, clause in enumerate(clauses) if clause == number]
    if not places:
        return frozenset()
    # A hedge may reach over the border of its clause by the word that ends it.
    some = text[parts[places[0]].start : parts[min(places[-1] + 1, len(parts) - 1)].end]
    return frozenset(name for name, pattern in _HEDGES.items() if pattern.search(some))


def _denied(parts: Sequence[Token], excused: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Place of a word that is denied, and how often."""
    found: dict[int, int] = {}
    for place, token in enumerate(parts):
        if token.lemma in _DENIES and token.pos in ("助動詞", "形容詞", "名詞"):
            if not any(start <= token.start < end for start, end in excused):
                head = _head(parts, place)
                found[head] = found.get(head, 0) + 1
        elif token.pos == "接頭辞" and token.surface in _PREFIXES and place + 1 < len(parts):
            found[place + 1] = found.get(place + 1, 0) + 1
    yield from found.items()


def _head(parts: Sequence[Token], place: int) -> int:
    """The word that the denial at `place` is about: the nearest one before it that is more than a carrier."""
    for back in range(place - 1, max(-1, place - 10), -1):
        token = parts[back]
        if token.pos == "補助記号":
            break
        if (
            token.pos in ("名詞", "動詞", "形容詞", "形状詞")
            and token.lemma not in _CARRIES
            and token.lemma not in _DENIES
        ):
            return back
    return max(0, place - 1)


def _words(parts: Sequence[Token], clauses: Sequence[int], denied: dict[int, int]) -> Iterator[Word]:
    for place, token in enumerate(parts):
        name = _name(parts, place)
        content = _weighs(token) or bool(name)
        predicate = token.pos in ("動詞", "形容詞", "形状詞") and token.lemma not in _CARRIES
        if content or predicate or place in denied:
            key = unicodedata.normalize("NFKC", name or token.lemma).casefold()
            yield Word(
                key if not name or token.detail != "固有名詞" else token.lemma,
                token.start,
                token.end,
                clauses[place],
                content,
                denied.get(place, 0) % 2 == 1,
                _tense(parts, place),
                name,
            )


def _weighs(token: Token) -> bool:
    """Whether a morpheme is part of what is stated: more than what tells topics apart, so that little can be put in or left out."""
    if token.lemma in _LIGHT:
        return False
    if token.pos == "名詞":
        return token.detail in ("普通名詞", "固有名詞")
    return token.pos in ("動詞", "形容詞", "形状詞") and token.detail == "一般"


def _name(parts: Sequence[Token], place: int) -> str:
    token = parts[place]
    if token.pos != "名詞" or token.detail == "数詞":
        return ""
    following = parts[place + 1].surface if place + 1 < len(parts) else ""
    proper = token.detail == "固有名詞" or (
        following in _HONORIFIC and token.detail == "普通名詞" and len(token.surface) < 5
    )
    if proper or (_LATIN.fullmatch(unicodedata.normalize("NFKC", token.surface)) and token.surface[:1].isupper()):
        return token.surface
    return ""


def _tense(parts: Sequence[Token], place: int) -> Tense:
    """Whether the chain of auxiliaries behind a predicate sets it in the past; nothing where it lasts (ている) or is no predicate."""
    verbal = parts[place].pos in ("動詞", "形容詞") or (
        place + 1 < len(parts) and parts[place + 1].lemma == "為る" and parts[place].pos == "名詞"
    )
    if not verbal:
        return ""
    tense: Tense = "plain"
    for token in parts[place + 1 : place + 8]:
        if token.lemma in ("居る", "て居る", "てる"):
            return ""
        if token.pos == "助動詞" and token.lemma in ("た", "だ") and token.surface in ("た", "だ", "たら", "だら"):
            tense = "past"
        elif (token.pos not in ("助動詞", "動詞") and token.surface not in ("て", "で")) or (
            token.pos == "動詞" and token.detail != "非自立可能"
        ):
            break
        if token.surface in ("て", "で"):
            return ""
    else:
        return tense
    # A form that goes on (連用形, 仮定形) has no tense of its own.
    last = parts[place].form
    behind = next((token.surface for token in parts[place + 1 :] if token.pos != "助動詞"), "")
    if behind in ("と", "まで", "前", "なら", "ため", "こと", "の", "よう"):
        return "past" if tense == "past" else ""
    return tense if tense == "past" or last.startswith(("終止形", "連体形")) or _ends(parts, place) else ""


def _ends(parts: Sequence[Token], place: int) -> bool:
    after = parts[place + 1] if place + 1 < len(parts) else None
    return after is not None and after.pos == "助動詞" and after.form.startswith(("終止形", "連体形"))
