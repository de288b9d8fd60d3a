"""Pages about checks, made from the checks themselves: nothing about a check is written twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from pipeline.checking.check import FAMILIES, NOTES_FILE, Check, Example, Inputs
from pipeline.checking.inputs import Rival
from pipeline.checking.judge import judge, judge_change, judge_notes
from pipeline.checking.registry import all_checks
from pipeline.evidence.sameness import likeness, packed, usual
from pipeline.frozen import replace
from pipeline.model.finding import Severity
from pipeline.model.neighbour import Neighbour
from pipeline.model.notes import NotesFile
from pipeline.model.origins import Origins
from pipeline.model.report import ArticleReport
from pipeline.policy.config import Config
from pipeline.report.messages import message
from pipeline.sources import addresses, articles, ledger, notes
from pipeline.sources.change import change_between
from pipeline.sources.tree import Held
from pipeline.wording import Language, Text

SEVERITIES: Mapping[Severity, tuple[str, Text]] = {
    Severity.ERROR: ("✖", Text("エラー：公開を止めます", "Error: it keeps the article from being published")),
    Severity.WARNING: ("▲", Text("注意：公開は止めません", "Warning: it does not stop publication")),
    Severity.NOTE: ("・", Text("お知らせ：公開は止めません", "Note: it does not stop publication")),
}

_FIXED = Text(
    "設定で弱めることも、免除することもできません。",
    "A policy can neither lower it nor waive it.",
)
_FREE = Text(
    "設定で重さを変えたり、期限つきで免除したりできます。",
    "A policy can change its severity, or waive it for a time.",
)
_HEADINGS: Mapping[str, Text] = {
    "why": Text("なぜ確かめるのか", "Why"),
    "fix": Text("何を書けばよいか", "What to write"),
    "wrong": Text("まちがえることがあるとき", "How it can be wrong"),
    "failing": Text("止まる例", "An example that fails"),
    "passing": Text("通る例", "An example that passes"),
}
_FAILING_WARNING = Text("注意が出る例", "An example that is reported")
_SAYS = Text("このとき表示される文：", "What you are told:")
_MACHINE = Text("機械が書いた文として記録されているもの：", "What the ledger holds as written by the machine:")
_SAME = Text("同じ内容を端末で読む：", "The same in the terminal:")
_WHOLE = Text("記事の全体です。", "The whole article.")

_TITLE = Text("チェック一覧", "All checks")
_INTRO = Text(
    "Tezawari が記事について確かめることの一覧です。✖ は公開を止め、▲ は注意だけをします。"
    "このページと各チェックのページは、チェックのプログラムそのものから作られています。",
    "Everything that Tezawari looks at in an article. ✖ keeps it from being published; ▲ only points something out. "
    "This page and the page of each check are made from the checks themselves.",
)
_TABLE = Text(
    "| | チェック | 求めること | 設定で変えられるか |", "| | Check | What it wants | May a policy change it? |"
)
_CAN = {True: Text("いいえ", "no"), False: Text("はい", "yes")}


def pages(language: Language) -> dict[str, str]:
    """Markdown of every page by its file name: `index.md`, and one for each check."""
    return {"index.md": _overview(language), **{f"{check.id}.md": page(check, language) for check in all_checks()}}


def page(check: Check, language: Language) -> str:
    """All that a check says of itself, with its examples and the message that the failing one gives."""
    return "\n".join([*_head(check, language), *_reasons(check, language), *_examples(check, language)]) + "\n"


def _head(check: Check, language: Language) -> Iterator[str]:
    mark, severity = SEVERITIES[check.severity]
    title = check.title.render(language)
    yield from ("---", f"description: {check.id}", "---", f"# {_text(title)}", "")
    yield f"`{check.id}` · {FAMILIES[check.family].render(language)}"
    yield ""
    yield f"{mark} **{severity.render(language)}** {(_FIXED if check.fixed else _FREE).render(language)}"
    if check.milder is not None:
        yield from ("", _text(check.milder.render(language)))


def _reasons(check: Check, language: Language) -> Iterator[str]:
    for name in ("why", "fix", "wrong"):
        text: Text = getattr(check, name)
        yield from ("", f"## {_HEADINGS[name].render(language)}", "", _text(text.render(language)))


def _examples(check: Check, language: Language) -> Iterator[str]:
    failing, passing = check.failing(language), check.passing(language)
    heading = _HEADINGS["failing"] if check.severity is Severity.ERROR else _FAILING_WARNING
    yield from ("", f"## {heading.render(language)}", "")
    if failing.ledger is not None:
        recorded = [sentence.text for sentence in ledger.parse(failing.ledger, "ledger.json").sentences]
        yield from (_MACHINE.render(language), "", *_fence(recorded, "text"), "")
    yield from _fence(failing.excerpt.split("\n"))
    yield from ("", _SAYS.render(language), "", *_fence(messages(check, failing), "text"))
    yield from ("", f"## {_HEADINGS['passing'].render(language)}", "")
    if passing.excerpt == passing.article:
        yield from (_WHOLE.render(language), "")
    yield from _fence(passing.excerpt.split("\n"))
    yield from ("", _SAME.render(language), "", *_fence([f"pipeline explain {check.id}"], "text"))


def messages(check: Check, example: Example) -> list[str]:
    """What the check says of an example, one sentence a finding."""
    return [message(found, example.language) for found in judged(example, [check]).findings]


def judged(example: Example, checks: Sequence[Check]) -> ArticleReport:
    """An example, judged with what stands beside it. Raises `RuntimeError` where a check breaks off."""
    config = example.policy or Config(lang=example.language)
    record = None if example.ledger is None else ledger.parse(example.ledger, "ledger.json")
    article = articles.parse(example.path, example.article, config, has_ledger=record is not None)
    path = f"{config.notes_folder}/{NOTES_FILE}"
    said = () if example.notes is None else (notes.load(example.notes.encode(), path),)
    beside = [articles.parse(path, text, config) for path, text in example.others.items()]
    inputs = Inputs(
        config=config,
        ledger=record,
        notes=said,
        targets=example.targets,
        neighbours=tuple(map(Neighbour.of, beside)),
        likeness=likeness(packed(article), usual([packed(one) for one in (article, *beside)]), inside=True),
        rivals=tuple(_rivals(example)),
        origins=example.origins or Origins(),
    )
    report, failures = judge(article, inputs, checks)
    if said and example.subject == "notes" and example.notes is not None:
        entering, broken = judge_notes(NotesFile(said[0], tuple(example.notes.split("\n"))), inputs, checks)
        report, failures = replace(report, findings=(*report.findings, *entering)), (*failures, *broken)
    if example.change is not None:
        before, after = (Held(files) for files in example.change)
        changed = change_between(before, after, {*before.texts, *after.texts})
        if changed is None:
            raise RuntimeError("no policy before the change")
        opened, broken = judge_change(changed, inputs, checks)
        report, failures = replace(report, findings=(*report.findings, *opened)), (*failures, *broken)
    if failures:
        raise RuntimeError(failures)
    return report


def _rivals(example: Example) -> Iterator[Rival]:
    """The other articles that a blog with the usual addresses would put in the place of this one."""
    made = addresses.Addressing(blogs=(addresses.Blog(".", "posts"),))
    texts = {example.path: example.article, **example.others}
    inside = len("content/site/")
    places = [(path, addresses.place(path[inside:], addresses.said(text), made)) for path, text in texts.items()]
    for other in addresses.rivals(places).get(example.path, ()):
        yield Rival(other, addresses.said(texts[other]).draft)


def in_families(language: Language) -> Iterator[tuple[str, list[Check]]]:
    """The checks by family, under the family's name, as `explain` orders them."""
    for family, name in FAMILIES.items():
        members = [check for check in all_checks() if check.family == family]
        if members:
            yield name.render(language), members


def _overview(language: Language) -> str:
    lines = [f"# {_TITLE.render(language)}", "", _INTRO.render(language)]
    for family, members in in_families(language):
        lines += ["", f"## {family}", "", _TABLE.render(language), "| --- | --- | --- | --- |"]
        lines += [_row(check, language) for check in members]
    return "\n".join(lines) + "\n"


def _row(check: Check, language: Language) -> str:
    title = _text(check.title.render(language)).replace("|", "\\|")
    can = _CAN[check.fixed].render(language)
    return f"| {SEVERITIES[check.severity][0]} | [`{check.id}`]({check.id}.md) | {title} | {can} |"


def _fence(lines: Sequence[str], info: str = "markdown") -> Iterator[str]:
    """A code block that no line inside it can close; characters that nobody can see are named."""
    longest = max((len(run) for line in lines for run in re.findall(r"[`~]+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}{info}", *(_shown(line) for line in lines), fence)


def _shown(line: str) -> str:
    return "".join(f"⟨U+{ord(char):04X}⟩" if unicodedata.category(char) == "Cf" else char for char in line)


def _text(text: str) -> str:
    """A sentence as Markdown that means what it says: braces and angle brackets are not markup."""
    return re.sub(r"([\\`*_{}\[\]#])", r"\\\1", escape(text, quote=False))
