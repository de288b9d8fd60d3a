"""Is one gate looser than another? In words, what is now allowed that was not. Pure; reads two values and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.article import ARTICLE_TYPES, KIND_NAMES
from pipeline.model.finding import Severity, Waiver
from pipeline.policy.config import Config, Responsibility
from pipeline.policy.covers import covered
from pipeline.policy.engine_settings import engine_loosened, files_loosened
from pipeline.policy.gate import Engine, Gate
from pipeline.records import NamedTuple
from pipeline.wording import Text

_RANK = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


class Loosened(NamedTuple):
    """One thing that is now allowed, and the file that says so."""

    path: str
    what: Text


def loosened(before: Gate, after: Gate, defaults: Mapping[str, Severity]) -> tuple[Loosened, ...]:
    """What `after` allows that `before` does not, in a fixed order. `defaults` is the severity of each check unless a policy says another."""
    found = [Loosened(after.file, what) for what in _policy(before.config, after.config, defaults)]
    if before.file != after.file:
        what = Text("設定が {old} から {new} に移されました", "the policy moved from {old} to {new}")
        found.insert(0, Loosened(after.file, what.filled(old=before.file, new=after.file)))
    found += [Loosened(name, what) for name, old, new in _engines(before, after) for what in engine_loosened(old, new)]
    found += [Loosened(path, what) for path, what in files_loosened(before.files, after.files, _signers(before, after))]
    return tuple(found)


def _engines(before: Gate, after: Gate) -> Iterator[tuple[str, Engine, Engine]]:
    """The settings that are held against each other, and where they stand.

    The first file there is counts for us, any other for an engine that looks for it: a new one is held against those that counted.
    """
    ruled = next(iter(before.engines), None)
    old = before.engines[ruled] if ruled else Engine({})
    if not after.engines and ruled:
        yield ruled, old, Engine({})
    for number, (name, new) in enumerate(after.engines.items()):
        yield name, old if number == 0 else before.engines.get(name, old), new


def _signers(before: Gate, after: Gate) -> frozenset[str]:
    tables = (before.config.sign_off, after.config.sign_off)
    return frozenset(table.allowed_signers for table in tables if table is not None and table.allowed_signers)


def _policy(before: Config, after: Config, defaults: Mapping[str, Severity]) -> Iterator[Text]:
    yield from _severities(before, after, defaults)
    yield from _waivers(before.waivers, after.waivers)
    yield from _sections(before, after)
    yield from _globs(before, after)
    yield from _people(before, after)
    yield from _sign_off(before.sign_off, after.sign_off)
    yield from _allowances(before, after)


def _severities(before: Config, after: Config, defaults: Mapping[str, Severity]) -> Iterator[Text]:
    what = Text(
        "チェック {check} が {old} から {new} に弱められました", "the check {check} is lowered from {old} to {new}"
    )
    for check in sorted({*before.severity, *after.severity}):
        default = defaults.get(check, Severity.ERROR)
        old, new = before.severity.get(check, default), after.severity.get(check, default)
        if _RANK.index(new) < _RANK.index(old):
            yield what.filled(check=check, old=old.value, new=new.value)


def _waivers(before: Sequence[Waiver], after: Sequence[Waiver]) -> Iterator[Text]:
    what = Text(
        "{path} で {check} が {until} まで免除されます（{by}）", "{check} is waived for {path} until {until} (by {by})"
    )
    for one in after:
        held = (old.until for old in before if (old.check, old.path) == (one.check, one.path))
        if one.until > max(held, default=one.until.min):
            yield what.filled(path=one.path, check=one.check, until=one.until, by=one.by)


def _sections(before: Config, after: Config) -> Iterator[Text]:
    heading = Text("見出し「{name}」が{kind}として数えられます", "the heading '{name}' counts as {kind}")
    for name, kind in after.headings.items():
        if before.headings.get(name) != kind:
            yield heading.filled(name=name, kind=KIND_NAMES[kind])
    lacking = Text("種類が {type} の記事に、{kind}が要らなくなります", "articles of the type {type} need no {kind}")
    for name in ARTICLE_TYPES:
        kinds = [KIND_NAMES[kind] for kind in before.required(name) if kind not in after.required(name)]
        if kinds:
            both = Text("・".join(kind.ja for kind in kinds), ", ".join(kind.en for kind in kinds))
            yield lacking.filled(type=name, kind=both)


def _globs(before: Config, after: Config) -> Iterator[Text]:
    unmatched = Text("「{glob}」のファイルが記事でなくなります", "files that match '{glob}' are no articles any more")
    for glob in before.articles:
        if not covered(glob, after.articles):
            yield unmatched.filled(glob=glob)
    page = Text(
        "「{glob}」のファイルが、チェックなしのページになります",
        "files that match '{glob}' become pages, which are not checked",
    )
    for glob in after.pages:
        if not covered(glob, before.pages):
            yield page.filled(glob=glob)
    asset = Text("「{glob}」のファイルがそのまま公開されます", "files that match '{glob}' are published as they are")
    for glob in after.assets:
        if not covered(glob, before.assets):
            yield asset.filled(glob=glob)
    moved = Text("{key} の場所が {old} から {new} に変わりました", "'{key}' moved from {old} to {new}")
    for key, old, new in (
        ("ledger", before.ledger, after.ledger),
        ("notes.folder", before.notes_folder, after.notes_folder),
    ):
        if old != new:
            yield moved.filled(key=key, old=old, new=new)


def _people(before: Config, after: Config) -> Iterator[Text]:
    if before.people and not after.people:
        yield Text("誰でも署名できるようになります（people が空）", "anybody may sign ('people' is empty)")
    elif before.people:
        added = Text("{who} が署名できるようになります", "{who} may sign")
        yield from (added.filled(who=who) for who in after.people if who not in before.people)
    removed = Text("{who} が機械として扱われなくなります", "{who} no longer counts as a machine")
    yield from (removed.filled(who=who) for who in before.machines if who not in after.machines)


def _sign_off(before: Responsibility | None, after: Responsibility | None) -> Iterator[Text]:
    if before is None:
        return
    if after is None:
        yield Text(
            "[sign_off] が消え、署名も、誰が書いた行かの確認もなくなります",
            "[sign_off] is gone: no sign-off, and no check of who committed what",
        )
        return
    if before.required and not after.required:
        yield Text("署名が要らなくなります", "no sign-off is wanted")
    if after.since is not None and (before.since is None or after.since > before.since):
        what = Text("{day} より前の記事に署名が要らなくなります", "articles dated before {day} need no sign-off")
        yield what.filled(day=after.since)
    if before.signature == "ssh" and after.signature != "ssh":
        yield Text("SSH 鍵の署名が要らなくなります", "sign-offs need no SSH signature")
    if before.allowed_signers and after.allowed_signers != before.allowed_signers:
        what = Text("許可された鍵を {new} から読みます（前は {old}）", "allowed keys are read from {new}, not {old}")
        yield what.filled(old=before.allowed_signers, new=after.allowed_signers or "-")
    if after.wait < before.wait:
        yield Text("署名の前に置く時間が短くなります", "the wait before a sign-off is shorter")


def _allowances(before: Config, after: Config) -> Iterator[Text]:
    if after.notes_private and not before.notes_private:
        yield Text(
            "取材メモが、伏せる話ごと git に入れられます（notes.private）",
            "notes may enter git with what is in confidence (notes.private)",
        )
    lists = (
        (Text("個人情報の例外", "personal data"), before.personal_allow, after.personal_allow),
        (Text("人が書く節の要素", "elements in human sections"), before.markup.elements, after.markup.elements),
        (Text("人が書く節の属性", "attributes in human sections"), before.markup.attributes, after.markup.attributes),
        (Text("人が書く節のクラス", "classes in human sections"), before.markup.classes, after.markup.classes),
    )
    what = Text("{kind}に「{item}」が加わりました", "'{item}' is now allowed ({kind})")
    for kind, old, new in lists:
        yield from (what.filled(kind=kind, item=item) for item in new if item not in old)
