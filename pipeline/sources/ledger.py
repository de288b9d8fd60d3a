"""The ledger of one article: JSON ↔ `Ledger`. What cannot be read in full is not read at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pipeline.errors import UnreadableError
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerNotes, LedgerSection, LedgerSentence
from pipeline.wording import Text

VERSION = 1

_HINT = Text(
    "記録は手で直さず、git から元に戻してください。Tezawari の新しい版で作った記録なら、Tezawari を更新してください。",
    "Do not mend the ledger by hand: restore it from git. If a newer Tezawari wrote it, update Tezawari.",
)

T = TypeVar("T")


def parse(text: str, path: str) -> Ledger:
    """Parse a ledger. Raises `UnreadableError` for anything that is not exactly a ledger of this version."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            Text("記録（台帳）を JSON として読めません。", "The ledger is not valid JSON."),
            _HINT,
            path=path,
            line=error.lineno,
        ) from error
    except RecursionError as error:
        raise _broken(path, "$") from error
    return _Reader(path).ledger(value)


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
    what = Text("記録（台帳）の「{place}」が正しくありません。", "The ledger is broken at '{place}'.")
    return UnreadableError(what.filled(place=place), _HINT, path=path)


class _Reader:
    """Takes JSON apart, key by key; `place` says where in the file, as `drafts[0].notes`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def ledger(self, value: object) -> Ledger:
        if not isinstance(value, dict) or value.get("version") != VERSION or value.get("version") is True:
            what = Text(
                "この版の Tezawari では読めない記録（台帳）です。", "This is not a ledger that this Tezawari can read."
            )
            raise UnreadableError(what, _HINT, path=self.path)
        table = self._table(value, "", ("version", "article", "drafts"))
        drafts = self._list(table["drafts"], "drafts", self._draft)
        return Ledger(self._string(table["article"], "article"), drafts)

    def _draft(self, value: object, place: str) -> LedgerDraft:
        keys = ("at", "engine", "engine_version", "model", "prompt_digest", "notes", "sections", "dropped")
        table = self._table(value, place, keys, optional=("model", "prompt_digest", "dropped"))
        return LedgerDraft(
            at=self._string(table["at"], f"{place}.at"),
            engine=self._string(table["engine"], f"{place}.engine"),
            engine_version=self._string(table["engine_version"], f"{place}.engine_version"),
            notes=self._list(table["notes"], f"{place}.notes", self._notes),
            sections=self._list(table["sections"], f"{place}.sections", self._section),
            model=self._string_or_none(table.get("model"), f"{place}.model"),
            prompt_digest=self._string_or_none(table.get("prompt_digest"), f"{place}.prompt_digest"),
            dropped=self._list(table.get("dropped", []), f"{place}.dropped", self._string),
        )

    def _notes(self, value: object, place: str) -> LedgerNotes:
        table = self._table(value, place, ("file", "digest"))
        return LedgerNotes(*(self._string(table[key], f"{place}.{key}") for key in ("file", "digest")))

    def _section(self, value: object, place: str) -> LedgerSection:
        table = self._table(value, place, ("heading", "sentences", "digest"), optional=("digest",))
        sentences = self._list(table["sentences"], f"{place}.sentences", self._sentence)
        digest = self._string_or_none(table.get("digest"), f"{place}.digest")
        return LedgerSection(self._string(table["heading"], f"{place}.heading"), sentences, digest)

    def _sentence(self, value: object, place: str) -> LedgerSentence:
        table = self._table(value, place, ("text", "utterances"))
        utterances = self._list(table["utterances"], f"{place}.utterances", self._string)
        return LedgerSentence(self._string(table["text"], f"{place}.text"), utterances)

    def _table(self, value: object, place: str, keys: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Any]:
        if not isinstance(value, dict) or not set(value) <= set(keys) or not set(keys) - set(optional) <= set(value):
            raise _broken(self.path, place or "$")
        return value

    def _list(self, value: object, place: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise _broken(self.path, place)
        return tuple(read(item, f"{place}[{index}]") for index, item in enumerate(value))

    def _string(self, value: object, place: str) -> str:
        if not isinstance(value, str):
            raise _broken(self.path, place)
        return value

    def _string_or_none(self, value: object, place: str) -> str | None:
        return None if value is None else self._string(value, place)
