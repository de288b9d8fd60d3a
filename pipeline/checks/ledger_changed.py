"""The record of what the machine wrote is only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.model.finding import Finding, Severity
from pipeline.policy.gate import Change, LedgerChange
from pipeline.wording import Language, Text

_GONE = Text("消されています", "is gone")
_UNREADABLE = Text("読めなくなっています", "can no longer be read")
_SHORTER = Text(
    "下書きの記録が {old}件から {new}件に減っています", "holds {new} {new:draft|drafts} where there were {old}"
)
_EDITED = Text(
    "{number}件目の下書き（{at}）の記録が書き換えられています", "the record of draft {number} ({at}) was edited"
)
_RESTORE = Text(
    "「git restore --source={revision:shell} {path:shell}」で元に戻してください。この記録がないと、機械の文が人の節に入っていても分かりません。"
    "記事の名前を変えたときは、記録の名前も合わせてください。記事を消しても、記録は残しておいてかまいません。",
    "Restore it: 'git restore --source={revision:shell} {path:shell}'. Without this record nothing tells whether machine text stands in a human section. "
    "When an article gets another name, so does its record; when it is deleted, the record may stay.",
)


def find(change: Change, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each ledger that no longer holds all it held."""
    for one in change.ledgers:
        if (what := _lost(one)) is not None:
            restore = _RESTORE.filled(revision=change.revision, path=one.path) if change.revision else None
            yield Finding(1, {"path": one.path, "what": what}, hint=restore)


def _lost(change: LedgerChange) -> Text | None:
    if change.unreadable:
        return _UNREADABLE
    if change.after is None:
        return None if change.moved else _GONE
    old, new = change.before.drafts, change.after.drafts
    for number, (before, after) in enumerate(zip(old, new, strict=False), 1):
        if before != after:
            return _EDITED.filled(number=number, at=before.at)
    return _SHORTER.filled(old=len(old), new=len(new)) if len(new) < len(old) else None


_ARTICLE = "content/site/posts/example.md"
_LEDGER = "content/ledger/example.json"
_SAID = {"ja": "検品は半日で終わるようになりました。", "en": "Checking now takes half a day."}


def _record(language: Language, drafts: int) -> str:
    sentence = {"text": _SAID[language], "utterances": ["u2"]}
    draft = {
        "at": "2026-11-19T09:00:00Z",
        "engine": "extractive",
        "engine_version": "1",
        "notes": [],
        "sections": [{"heading": "", "sentences": [sentence]}],
    }
    return json.dumps({"version": 1, "article": _ARTICLE, "drafts": [draft] * drafts}, ensure_ascii=False, indent=1)


def _changed(language: Language, before: int, after: int) -> Example:
    policy = {"pipeline.toml": f'lang = "{language}"\n', _ARTICLE: BASE[language]}
    files = tuple({**policy, _LEDGER: _record(language, drafts)} for drafts in (before, after))
    return example(language)._replace(subject="change", excerpt=files[1][_LEDGER], change=(files[0], files[1]))


def passing(language: Language) -> Example:
    """One draft more."""
    return _changed(language, 1, 2)


def failing(language: Language) -> Example:
    """The record was emptied."""
    return _changed(language, 1, 0)._replace(lines=(1,))


CHECK = Check(
    id="ledger-changed",
    family="responsibility",
    severity=Severity.ERROR,
    fixed=True,
    subject="change",
    title=Text("機械が書いた文の記録が欠けていないこと", "The record of the machine's text is whole"),
    message=Text("機械が書いた文の記録が{what}。", "The record of what the machine wrote {what}."),
    why=Text(
        "この記録があるから、機械の文が人の節に入っていないと言えます。消したり直したりできるなら、何も言えません。",
        "It is what shows that no machine text stands in a human section. If it could be cut or edited, it would show nothing.",
    ),
    fix=Text(
        "記録を元に戻してください（git restore --source=取り込み先 記録のファイル）。記事の名前を変えたときは、記録の名前も合わせてください。記事を消しても、記録は残しておいてかまいません。",
        "Restore it (git restore --source=BASE FILE). When an article gets another name, so does its record; when it is deleted, the record may stay.",
    ),
    wrong=Text(
        "記録に手を加えて読みやすく並べ直しただけでは当たりません。記録する前に消された下書きは、知りようがありません。",
        "Laying the file out differently is nothing. A draft that was never recorded cannot be known.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
