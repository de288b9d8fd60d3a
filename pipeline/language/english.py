"""English: content words by a stop list and a light stem, noun phrases by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.lexicon.named import words
from pipeline.patterns import lazy

# Words that say nothing about what a text is about. Inflected forms are reduced by `stem` before the second look.
STOP_WORDS = words("en", "topics/stop-words")
# How many words are remembered with their stems: about as many as a few articles have.
_KNOWN = 8192
WORD = lazy(r"[A-Za-z][A-Za-z0-9]*(?:['’.\-+/&][A-Za-z0-9]+)*[+#]*")


def content_words(text: str) -> tuple[str, ...]:
    """Content words, lower case, reduced to a common stem."""
    found = []
    for match in WORD.finditer(text):
        if reduced := _content_stem(match.group()):
            found.append(reduced)
    return tuple(found)


@lru_cache(_KNOWN)
def _content_stem(written: str) -> str:
    """The stem of a content word; empty for any other."""
    word = written.lower().replace("’", "'")
    if len(word) <= 1 or word in STOP_WORDS or word.endswith("ly"):
        return ""
    reduced = stem(word)
    return "" if reduced in STOP_WORDS else reduced


def stem(word: str) -> str:
    """One form for singular and plural, and for the regular endings of verbs."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            word = word[: -len(ending)]
            return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word
    return word.removesuffix("e") if len(word) > 5 else word


# What stands before a verb, and what stands before a noun.

_VERB_AFTER = words("en", "topics/verb-after")


_NOUN_AFTER = words("en", "topics/noun-after")


_FUNCTION_WORDS = words("en", "topics/function-words")

# Content enough to be compared by, but no part of the name of a topic: verbs, measures, judgements.
_BREAKERS = words("en", "topics/breakers")
# Too general to name a topic alone.
_GENERAL = words("en", "topics/general")
NUMBERS = words("en", "topics/numbers")


def phrases(text: str) -> Iterator[str]:
    """Runs of one to three words without a stop word that stand where nouns stand."""
    before = ""
    run: list[str] = []
    end = 0
    # A single word is a noun only where a function word or the end of the clause follows it.
    for match in WORD.finditer(text):
        word = match.group()
        low = word.lower().replace("’", "'")
        apart = text[end : match.start()].strip() != ""
        if apart and run:
            yield from _phrase(run, before, closed=True)
            run = []
        if apart:
            before = ""
        content = low not in STOP_WORDS and low not in _BREAKERS and len(low) > 1 and not low.endswith("ly")
        content = content and "'" not in low and low.split("-")[0] not in NUMBERS
        if content:
            # A capital at the beginning of a sentence makes no name, but for one behind it (Oak Lane Bakery).
            if (
                len(run) == 1
                and word[0].isupper()
                and text.lstrip("\"'“‘([").startswith(run[0][0].upper() + run[0][1:])
            ):
                run[0] = run[0][0].upper() + run[0][1:]
            run.append(word if run or end or before else word[0].lower() + word[1:])
        else:
            yield from _phrase(run, before, closed=low in _FUNCTION_WORDS)
            run, before = [], low
        end = match.end()
    yield from _phrase(run, before, closed=True)


def _phrase(run: Sequence[str], before: str, *, closed: bool) -> Iterator[str]:
    words = list(run)
    if words and before in _VERB_AFTER and words[0][0].islower():
        words = words[1:]
    while words and words[-1].lower().endswith(("ing", "ed")) and len(words) > 1:
        words = words[:-1]
    if len(words) > 3:
        return
    if len(words) > 1 or (words and (before in _NOUN_AFTER or not words[0][0].islower())):
        single = len(words) == 1
        if single and (words[0].lower().endswith("ed") or words[0].lower() in _GENERAL):
            return
        if single and words[0].islower() and not closed:
            return
        yield " ".join(words)
