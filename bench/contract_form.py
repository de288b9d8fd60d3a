"""Articles in the contract's form, of our own making: a body, and three human sections of their own that no other article holds.

Their sentences are made by a chain over what the project itself says in its documentation and `genuine.toml`, with words exchanged
for others of their class: the letters and words of real prose, never the same twice. Nothing is read from the evaluation data.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from pipeline.model.article import KINDS
from pipeline.wording import Language

HERE = Path(__file__).parent
HEADINGS: dict[Language, tuple[str, ...]] = {
    "ja": ("見たこと", "考えたこと", "決めたことと、やめたこと"),
    "en": ("What I saw", "What I think", "What we decided"),
}
# A chain of characters needs more of what went before than one of words.
_ORDER: dict[Language, int] = {"ja": 3, "en": 2}
# Characters: what a human section and a paragraph of the body have at least, and the body as a whole (the mean of real articles).
_SECTION: dict[Language, int] = {"ja": 180, "en": 450}
_BODY: dict[Language, int] = {"ja": 1_500, "en": 7_000}
_SENTENCE: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"[^。！？\n「」（）『』]{12,}。"),
    "en": re.compile(r"[A-Z][^.!?\n\"“”()]{30,}\."),
}
# Each such word of a made sentence gives way to another of its class: runs of words that many articles share are copies.
_WORD: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"[一-龠]{2}|[ァ-ヴー]{2,}"),
    "en": re.compile(r"\b[a-z]{4,}\b"),
}
_MARKUP = re.compile(r"[<>{}|`#\[\]*_~\\:]|https?")

Chain = dict[tuple[str, ...], list[str]]


def articles(language: Language, count: int) -> Iterator[str]:
    """`count` articles, the same ones each time."""
    for place in range(count):
        chance = random.Random(f"{language} {place}")
        sections = zip(HEADINGS[language], KINDS, strict=False)
        human = "\n".join(
            f"## {heading} {{: .{kind} }}\n\n{prose(language, _SECTION[language], chance)}\n"
            for heading, kind in sections
        )
        matter = f"title: {language} {place}\ndate: 2026-11-20\nlang: {language}\ndraft: false\n"
        matter += f"description: {json.dumps(_sentence(language, chance), ensure_ascii=False)}\n"
        lead = _sentence(language, chance)
        yield f"---\n{matter}---\n\n# {language} {place}\n\n{lead}\n\n<!-- more -->\n\n{_body(language, chance)}\n\n{human}"


def prose(language: Language, least: int, chance: random.Random) -> str:
    """A paragraph of `least` characters or a few more."""
    taken: list[str] = []
    while sum(map(len, taken)) < least:
        taken.append(_sentence(language, chance))
    return ("" if language == "ja" else " ").join(taken)


def _body(language: Language, chance: random.Random) -> str:
    """Headings, paragraphs, lists, emphasis, code and a table, as articles have them."""
    parts: list[str] = []
    while sum(map(len, parts)) < _BODY[language]:
        words = [_sentence(language, chance) for _ in range(5)]
        parts.append(f"## {words[0][:24].strip()} {len(parts)}")
        parts += [prose(language, _SECTION[language], chance) for _ in range(2)]
        parts.append("\n".join(f"- **{word[:12].strip()}** · {word}" for word in words[1:4]))
        if chance.random() < 0.3:
            parts.append(f"| A | B |\n|---|---|\n| {words[1]} | {words[2]} |")
        if chance.random() < 0.3:
            parts.append(f"```text\n{words[4]}\n```")
    return "\n\n".join(parts)


def _sentence(language: Language, chance: random.Random) -> str:
    chain = _chain(language)
    order = _ORDER[language]
    while True:
        taken = list(chance.choice(_starts(language)))
        while tuple(taken[-order:]) in chain and len(taken) < 90:
            taken.append(chance.choice(chain[tuple(taken[-order:])]))
        text = ("" if language == "ja" else " ").join(taken)
        if text.endswith(("。", ".")):
            return _WORD[language].sub(lambda match: chance.choice(_alike(language)[_class(match[0])]), text)


def _class(word: str) -> str:
    """Words of one class may stand for each other without breaking the form of a sentence."""
    return word[-2:] if word.isascii() else f"{len(word)}{'ァ' <= word[0] <= 'ー'}"


@cache
def _alike(language: Language) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for piece in _pieces(language):
        for word in _WORD[language].findall(("" if language == "ja" else " ").join(piece)):
            found[_class(word)].append(word)
    # Two texts may meet in the middle of a word that stands in neither.
    return defaultdict(lambda: [""], found)


@cache
def _pieces(language: Language) -> Sequence[Sequence[str]]:
    texts = [
        file.read_text(encoding="utf-8") for file in sorted((HERE.parent / "docs/content" / language).glob("*.md"))
    ]
    families = tomllib.loads((HERE / "genuine.toml").read_text(encoding="utf-8"))["family"]
    texts += [text for family in families for text in family.get(language, ())]
    found = (match[0] for text in texts for match in _SENTENCE[language].finditer(text))
    plain = [sentence for sentence in found if not _MARKUP.search(sentence)]
    return [list(sentence) if language == "ja" else sentence.split() for sentence in plain]


@cache
def _starts(language: Language) -> Sequence[tuple[str, ...]]:
    return [tuple(piece[: _ORDER[language]]) for piece in _pieces(language)]


@cache
def _chain(language: Language) -> Chain:
    chain: Chain = defaultdict(list)
    order = _ORDER[language]
    for piece in _pieces(language):
        for place in range(len(piece) - order):
            chain[tuple(piece[place : place + order])].append(piece[place + order])
    return dict(chain)
