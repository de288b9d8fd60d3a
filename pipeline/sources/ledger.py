"""The ledger of one article: JSON ↔ `Ledger`. What cannot be read in full is not read at all."""

from __future__ import annotations

import json

from pipeline.errors import UnreadableError
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerNotes, LedgerSection, LedgerSentence
from pipeline.policy.fields import STRING, TABLE, TEXTS, Field, list_of, plain, read, record, unknown
from pipeline.wording import Text

VERSION = 1

_HINT = Text(
    "記録は手で直さず、git から元に戻してください。Tezawari の新しい版で作った記録なら、Tezawari を更新してください。",
    "Do not mend the ledger by hand: restore it from git. If a newer Tezawari wrote it, update Tezawari.",
)

_STRINGS = list_of(STRING, TEXTS.wanted)
_NOTES = record(LedgerNotes, (Field("file", STRING, required=True), Field("digest", STRING, required=True)))
_SENTENCE = record(LedgerSentence, (Field("text", STRING, required=True), Field("utterances", _STRINGS, required=True)))
_SECTION = record(
    LedgerSection,
    (
        Field("heading", STRING, required=True),
        Field("sentences", list_of(_SENTENCE, TABLE), required=True),
        Field("digest", STRING),
    ),
)
_DRAFT = record(
    LedgerDraft,
    (
        *(Field(key, STRING, required=True) for key in ("at", "engine", "engine_version")),
        Field("notes", list_of(_NOTES, TABLE), required=True),
        Field("sections", list_of(_SECTION, TABLE), required=True),
        *(Field(key, STRING) for key in ("model", "prompt_digest")),
        Field("dropped", _STRINGS, default=()),
        Field("parameters", _STRINGS, default=()),
    ),
)
_FIELDS = (
    Field("version", plain("1", "1", lambda raw: raw == VERSION), required=True),
    Field("article", STRING, required=True),
    Field("drafts", list_of(_DRAFT, TABLE), required=True),
)


def parse(text: str, path: str) -> Ledger:
    """Parse a ledger. Raises `UnreadableError` for anything that is not exactly a ledger of this version."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            Text("記録を JSON として読めません。", "The ledger is not valid JSON."),
            _HINT,
            path=path,
            line=error.lineno,
        ) from error
    except RecursionError as error:
        raise _broken(path, "$") from error
    if not isinstance(value, dict) or value.get("version") != VERSION or value.get("version") is True:
        what = Text("この版の Tezawari では読めない記録です。", "This is not a ledger that this Tezawari can read.")
        raise UnreadableError(what, _HINT, path=path)
    values, faults = read(value, _FIELDS)
    for fault in (*unknown(value, _FIELDS), *faults):
        raise _broken(path, fault.place)
    return Ledger(**values)


def render(ledger: Ledger) -> str:
    """The file: one sentence a line, so that a review of it reads well; one line break at the end."""
    drafts = ",\n".join(_draft(draft) for draft in ledger.drafts)
    drafts = f"[\n{drafts}\n  ]" if drafts else "[]"
    return f'{{\n  "version": {ledger.version},\n  "article": {_json(ledger.article)},\n  "drafts": {drafts}\n}}\n'


def appended(ledger: Ledger | None, article: str, draft: LedgerDraft) -> Ledger:
    """The ledger with one more draft; what stands in it stays."""
    if ledger is None:
        return Ledger(article, (draft,))
    return Ledger(ledger.article, (*ledger.drafts, draft), ledger.version)


def _draft(draft: LedgerDraft) -> str:
    facts = {
        "at": draft.at,
        "engine": draft.engine,
        "engine_version": draft.engine_version,
        "model": draft.model,
        "prompt_digest": draft.prompt_digest,
        **({"parameters": list(draft.parameters)} if draft.parameters else {}),
        "notes": [{"file": notes.file, "digest": notes.digest} for notes in draft.notes],
    }
    lines = [f"      {_json(key)}: {_json(value)}," for key, value in facts.items()]
    sections = ",\n".join(_section(section) for section in draft.sections)
    lines.append(f'      "sections": [\n{sections}\n      ],' if sections else '      "sections": [],')
    lines.append(f'      "dropped": {_json(list(draft.dropped))}')
    return "\n".join(("    {", *lines, "    }"))


def _section(section: LedgerSection) -> str:
    sentences = ",\n".join(
        f"          {_json({'text': sentence.text, 'utterances': list(sentence.utterances)})}"
        for sentence in section.sentences
    )
    inner = f"[\n{sentences}\n        ]" if sentences else "[]"
    digest = f', "digest": {_json(section.digest)}' if section.digest is not None else ""
    return f'        {{"heading": {_json(section.heading)}, "sentences": {inner}{digest}}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _broken(path: str, place: str) -> UnreadableError:
    what = Text("記録の「{place}」が正しくありません。", "The ledger is broken at '{place}'.")
    return UnreadableError(what.filled(place=place), _HINT, path=path)
