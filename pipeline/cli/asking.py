"""A question with yes or no for an answer, in the language of whoever is asked."""

from __future__ import annotations

import unicodedata

import click

from pipeline.wording import Language, Text

_ANSWERS = {"y": True, "yes": True, "はい": True, "n": False, "no": False, "いいえ": False}
_EITHER = Text("y（はい）か n（いいえ）で答えてください。", "Answer with y (yes) or n (no).")


def confirmed(question: Text, language: Language, *, default: bool = False, err: bool = False) -> bool:
    """Whether the answer is yes; Enter alone is the default. Raises `click.Abort` where the input is closed."""
    asked = f"{question.render(language)} [{'Y/n' if default else 'y/N'}]"
    while True:
        given = str(click.prompt(asked, prompt_suffix=": ", default="", show_default=False, err=err))
        answer = unicodedata.normalize("NFKC", given).strip().lower()
        if not answer:
            return default
        if answer in _ANSWERS:
            return _ANSWERS[answer]
        click.echo(_EITHER.render(language), err=True)
