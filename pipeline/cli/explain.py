"""`pipeline explain`: what a check wants, why, and an example of each."""

from __future__ import annotations

import click

from pipeline.checking.check import FAMILIES, Check
from pipeline.checking.registry import all_checks, by_id
from pipeline.cli.options import complete_check, lang_option, message_language
from pipeline.wording import Language, Text

_SEVERITY = {
    "error": Text("公開を止めます", "blocks publication"),
    "warning": Text("注意だけで、公開は止めません", "a warning; it does not block"),
    "note": Text("お知らせだけです", "a note"),
}
_FIXED = Text("、設定で弱めることも免除もできません", ", and a policy can neither lower nor waive it")
_LABELS = {
    "why": Text("なぜ", "Why"),
    "fix": Text("書くこと", "What to write"),
    "wrong": Text("まちがえることがあるとき", "How it can be wrong"),
    "failing": Text("止まる例", "An example that fails"),
    "passing": Text("通る例", "An example that passes"),
}
_MORE = Text("一つをくわしく：pipeline explain human-section-thin", "One in full: pipeline explain human-section-thin")


@click.command(name="explain")
@click.argument("check", required=False, shell_complete=complete_check)
@lang_option
def command(check: str | None, lang: str | None) -> None:
    """What a check wants, why, and a failing and a passing example. Without CHECK, a list."""
    language = message_language(lang)
    click.echo(overview(language) if check is None else explained(by_id(check), language), nl=False)


def overview(language: Language) -> str:
    """All checks by family."""
    lines: list[str] = []
    width = max(len(check.id) for check in all_checks())
    family = None
    for check in all_checks():
        if check.family != family:
            family = check.family
            name = FAMILIES[check.family].render(language)
            lines += ["", name if name == family else f"{name} ({family})"]
        mark = {"error": "✖", "warning": "▲", "note": "・"}[check.severity.value]
        lines.append(f"  {mark} {check.id:<{width}}  {check.title.render(language)}")
    return "\n".join([*lines[1:], "", _MORE.render(language), ""])


def explained(check: Check, language: Language) -> str:
    """One check in full."""
    severity = _SEVERITY[check.severity.value].render(language) + (_FIXED.render(language) if check.fixed else "")
    milder = [f"  {check.milder.render(language)}"] if check.milder else []
    lines = [
        f"{check.id} — {check.title.render(language)}",
        f"  {FAMILIES[check.family].render(language)} · {severity}",
        *milder,
    ]
    for name in ("why", "fix", "wrong"):
        text: Text = getattr(check, name)
        lines += ["", f"{_LABELS[name].render(language)}", f"  {text.render(language)}"]
    for name, example in (("failing", check.failing(language)), ("passing", check.passing(language))):
        lines += ["", _LABELS[name].render(language), *(f"  | {line}".rstrip() for line in example.excerpt.split("\n"))]
    return "\n".join(lines) + "\n"
