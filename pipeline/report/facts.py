"""`pipeline facts`: the list as a table for a person, as Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pipeline.evidence.facts import Item, Kind, State
from pipeline.evidence.own_words import Share
from pipeline.model.article import KIND_NAMES
from pipeline.model.fact_marks import Mark
from pipeline.model.notes import clock
from pipeline.records import NamedTuple
from pipeline.report.columns import columns
from pipeline.report.notes import shortened
from pipeline.wording import Language, Text, listed

KINDS: Mapping[Kind, Text] = {
    "quotation": Text("引用", "quotation"),
    "figure": Text("数字", "figure"),
    "claim": Text("主張", "claim"),
    "sentence": Text("機械の文", "machine sentence"),
}
STATES: Mapping[State, Text] = {
    "in-notes": Text("取材メモにある", "in the notes"),
    "edited": Text("取材メモにある（整えてある）", "in the notes, tidied"),
    "cited": Text("出典あり", "cited"),
    "own-word": Text("書き手の言葉", "own word"),
    "worked-out": Text("メモの数から計算した数", "worked out from the notes"),
    "wrong-speaker": Text("別の人の言葉", "somebody else's words"),
    "reported": Text("人から聞いた言葉", "somebody else's, reported"),
    "elsewhere": Text("同じ数が別のところに", "same number elsewhere"),
    "taken-back": Text("話した人が言い直した数字", "taken back by the speaker"),
    "unverified": Text("未確認", "unverified"),
    "unsupported": Text("裏づけなし", "unsupported"),
}
_SOUND = ("in-notes", "edited", "cited", "own-word")
_HEADER = tuple(
    Text(*pair)
    for pair in (("", ""), ("番号", "Id"), ("行", "Line"), ("種類", "Kind"), ("状態", "State"), ("場所", "Where"), ("言葉", "Words"))
)  # fmt: skip
_COUNT = Text("{path} — {total}件（裏づけなし {open}件、確認済み {marked}件）", "{path} — {total} in all, {open} without support, {marked} checked by a person")  # fmt: skip
_ELSEWHERE = Text("同じ数が別の話に出てくるもの：{count}件。メモのその箇所を開き、同じことの数かを確かめてください。", "{count} with the same number about something else: open the notes there and see whether it is the same thing.")  # fmt: skip
_UNVERIFIED = Text("未確認の機械の文：{count}件。元の発言を読み、同じことを言っていれば、記事の中の印（<!-- 未確認 … -->）の行を消してください。", "{count} by a machine, unverified: read the utterance; if it says the same, delete the line of the mark (<!-- unverified … -->) in the article.")  # fmt: skip
_TAKEN_BACK = Text("話した人がその場で言い直した数字：{count}件。メモのその箇所を開き、言い直したあとの数字に直してください。", "{count} with a figure that the speaker corrected on the spot: open the notes there and use the figure that was put in its place.")  # fmt: skip
_WORKED_OUT = Text("取材メモの二つの数から計算できる数：{count}件。メモのその箇所を開き、計算と、同じことの数かを確かめてください。", "{count} that can be worked out from two figures of the notes: open the notes there, and see whether it is the same thing and the sum is right.")  # fmt: skip
_NONE = Text("{path} — 引用・数字・主張はありません。", "{path} — no quotation, no figure, no claim.")
_LINE = Text("{notes} {line}行目", "{notes}, line {line}")
_MARK = Text("確認：{by}", "checked: {by}")
_HIDDEN = Text("（伏せました）", "[withheld]")
_VOID = Text(
    "文が変わったため、{count}件の確認は取り消されました：",
    "{count} {count:mark is|marks are} void, because the sentence has changed:",
)
_LONG = 60
# Whose words stand in a human section; "paraphrase" is the machine's text in other words.
PARTS: Mapping[str, Text] = {
    "own": Text("自分の言葉", "own words"),
    "quotation": Text("人の発言の引用", "quotation"),
    "annotation": Text("印の奥の注記", "behind a mark"),
    "notes": Text("取材メモ", "notes"),
    "machine": Text("機械の文", "machine text"),
    "paraphrase": Text("機械の文の言いかえ", "machine text reworded"),
    "title": Text("題名", "title"),
    "description": Text("説明文", "description"),
    "lead": Text("リード", "lead"),
    "section": Text("ほかの節", "another section"),
    "repeated": Text("繰り返し・定型", "repetition and filler"),
}
_PART = Text("{name} {share}%", "{share}% {name}")
_UNWRITTEN = Text("まだ書かれていません", "nothing written yet")
_WHOSE = Text("{kind}：{parts}", "{kind}: {parts}")


class Facts(NamedTuple):
    """What is rendered: the items of an article, the marks that hold by the item's id, and those that are void."""

    path: str
    items: Sequence[Item]
    marks: Mapping[str, Mark]
    void: Sequence[Mark] = ()
    own: Sequence[Share] = ()


def render_json(facts: Facts) -> str:
    """The stable machine format."""
    document = {
        "version": 1,
        "article": facts.path,
        "items": [_item(item, facts.marks.get(item.id)) for item in facts.items],
        "void": [mark._asdict() for mark in facts.void],
        "own_words": {share.kind: {"total": share.total, "parts": dict(share.parts)} for share in facts.own},
        "summary": {state: sum(item.state == state for item in facts.items) for state in STATES},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item, mark: Mark | None) -> dict[str, object]:
    place = item.place
    return {
        "id": item.id,
        "kind": item.kind,
        "line": item.line,
        "text": item.text or None,
        "sentence": item.sentence or None,
        "speaker": item.speaker,
        "state": item.state,
        "where": None if place is None else {"notes": place.notes, "line": place.line, "start": place.start},
        "mark": None if mark is None else {"by": mark.by, "at": mark.at, "note": mark.note},
    }


def render(facts: Facts, language: Language) -> str:
    """A table, with a line break at its end."""
    if not facts.items:
        return _NONE.render(language, {"path": facts.path}) + "\n" + _own(facts, language) + _void(facts, language)
    rows = [[text.render(language) for text in _HEADER], *_rows(facts, language)]
    return "\n".join([_head(facts, language), "", *columns(rows)]) + "\n" + _notes(facts, language)


def render_markdown(facts: Facts, language: Language) -> str:
    """A table for a pull request or an editor's page, with a line break at its end."""
    lines = [f"## {_head(facts, language)}", ""]
    if facts.items:
        head = [text.render(language) for text in _HEADER]
        lines += [_row(head), _row(["---"] * len(head))]
        lines += [_row([_escaped(cell) for cell in row]) for row in _rows(facts, language)]
    return "\n".join(lines) + "\n" + _notes(facts, language)


def _notes(facts: Facts, language: Language) -> str:
    """What is said below the table."""
    remark = ""
    for state, text in (
        ("taken-back", _TAKEN_BACK),
        ("worked-out", _WORKED_OUT),
        ("elsewhere", _ELSEWHERE),
        ("unverified", _UNVERIFIED),
    ):
        count = sum(item.state == state for item in facts.items)
        remark += f"\n{text.render(language, {'count': count})}\n" if count else ""
    return remark + _own(facts, language) + _void(facts, language)


def _own(facts: Facts, language: Language) -> str:
    """Whose words stand in each human section, a line a kind."""
    lines = []
    for share in facts.own:
        parts = [
            _PART.render(language, {"name": PARTS[name].render(language), "share": round(100 * size / share.total)})
            for name, size in sorted(share.parts.items(), key=lambda part: (part[0] != "own", -part[1]))
        ]
        what = listed(parts, language) or _UNWRITTEN.render(language)
        lines.append(_WHOSE.render(language, {"kind": KIND_NAMES[share.kind].render(language), "parts": what}))
    return "\n" + "\n".join(lines) + "\n" if lines else ""


def _head(facts: Facts, language: Language) -> str:
    unsupported = sum(item.state not in (*_SOUND, "worked-out", "elsewhere", "unverified") for item in facts.items)
    counts = {"path": facts.path, "total": len(facts.items), "open": unsupported, "marked": len(facts.marks)}
    return _COUNT.render(language, counts)


def _rows(facts: Facts, language: Language) -> list[list[str]]:
    rows = []
    for item in facts.items:
        mark = facts.marks.get(item.id)
        state = STATES[item.state].render(language)
        if mark is not None:
            state += " · " + _MARK.render(language, {"by": mark.by})
        words = _HIDDEN.render(language) if item.hidden else shortened(item.text, _LONG)
        if item.speaker is not None:
            words = f"{item.speaker}: {words}"
        sign = "✓" if mark is not None or item.state in _SOUND else "✗"
        rows.append(
            [sign, item.id, str(item.line), KINDS[item.kind].render(language), state, _where(item, language), words]
        )
    return rows


def _where(item: Item, language: Language) -> str:
    place = item.place
    if place is None or item.state not in (
        "in-notes",
        "edited",
        "wrong-speaker",
        "reported",
        "worked-out",
        "elsewhere",
        "taken-back",
        "unverified",
    ):
        return "-"
    name = place.notes.rpartition("/")[2]
    if place.start is not None:
        return f"{name} {clock(place.start)}"
    return _LINE.render(language, {"notes": name, "line": place.line})


def _void(facts: Facts, language: Language) -> str:
    if not facts.void:
        return ""
    lines = [_VOID.render(language, {"count": len(facts.void)})]
    lines += [f"  - {mark.id} {shortened(mark.text, _LONG)} ({mark.by})" for mark in facts.void]
    return "\n" + "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
