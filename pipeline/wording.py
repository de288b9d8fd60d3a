"""What is said to a person, in Japanese and in English, kept as a pair until it is rendered."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Literal

from pipeline.records import NamedTuple

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


class Number(int):
    """A number in a message, which chooses words as well: `{count} {count:line is|lines are}`."""

    def __format__(self, form: str) -> str:
        one, choice, many = form.partition("|")
        if choice:
            return one if self == 1 else many
        return int.__format__(self, form)


class Word(str):
    """A word in a message; in a command that somebody will copy, as a shell takes it: `pipeline check {path:shell}`."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return in_shell(self) if form == "shell" else str.__format__(self, form)


def in_shell(word: str) -> str:
    """A path or a title as one word of a command: quoted only where a shell would take it for anything else.

    The quotes are double where that will do: in English messages single ones stand around the command, and Windows knows no others.
    """
    if not any(one.isspace() or (one.isascii() and not one.isalnum() and one not in "@%+=:,./_-") for one in word):
        return word
    if not any(one in word for one in '"$`\\!'):
        return f'"{word}"'
    import shlex

    return shlex.quote(word)


class Text(NamedTuple):
    """One message in both languages; `{name}` stands for a parameter, `{name:one|many}` for words that go with a number,
    `{name:shell}` for a word of a command."""

    ja: str
    en: str

    def render(self, language: Language, parameters: Mapping[str, object] | None = None) -> str:
        """The message in `language`; a parameter that is itself a `Text` is rendered in that language too."""
        template = self.ja if language == "ja" else self.en
        if parameters is None:
            return template
        return template.format(**{name: _shown(value, language) for name, value in parameters.items()})

    def filled(self, **parameters: object) -> Text:
        """The same message with its parameters put in, in both languages."""
        return Text(self.render("ja", parameters), self.render("en", parameters))


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return Word(value.render(language))
    if isinstance(value, int | float):
        return Number(value) if type(value) is int else value
    return Word(tamed(str(value)))


# What a terminal obeys: it can hide words, or write over what stands there. Line breaks and tabs are none of it.
_OBEYED = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def tamed(text: str) -> str:
    """Words of a file, or its name, as a message may hold them: a terminal obeys nothing in them."""
    return text if text.isprintable() else text.translate(_OBEYED)


def same(text: str) -> Text:
    """A text that is the same in both languages: a path, a name, a key."""
    return Text(text, text)


def listed(parts: Iterable[str], language: Language) -> str:
    """Names, figures or words one after the other, as a sentence of the language lists them."""
    return ("、" if language == "ja" else ", ").join(parts)


def both_listed(parts: Iterable[Text]) -> Text:
    """The same for messages, in both languages."""
    found = tuple(parts)
    return Text(listed((part.ja for part in found), "ja"), listed((part.en for part in found), "en"))


def locale_language(environment: Mapping[str, str] | None = None) -> Language | None:
    """The language that the locale names; None where it names none (C, POSIX, unset).

    Precedence is POSIX: LC_ALL, LC_MESSAGES, LANG. A language other than Japanese is served in English.
    """
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            code = value.split(".")[0].split("_")[0].lower()
            if code in ("c", "posix"):
                return None
            return "ja" if code == "ja" else "en"
    return None
