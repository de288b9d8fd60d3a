"""What the importer understood of notes, as JSON (contract §5) and for a person. Off-record words appear in neither."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.language import personal
from pipeline.model.notes import Consent, Notes, Person, Utterance, clock
from pipeline.model.settings import settings_of
from pipeline.report import one_person
from pipeline.report.columns import cells, harmless
from pipeline.wording import Language, Text, listed, tamed

_ROLES = {
    "interviewee": Text("話し手", "interviewee"),
    "interviewer": Text("聞き手", "interviewer"),
    "speaker": Text("発言者", "speaker"),
}
_LANGUAGES = {"ja": Text("日本語", "Japanese"), "en": Text("英語", "English")}
_FIELDS = {
    "language": Text("言語", "Language"),
    "date": Text("日付", "Date"),
    "place": Text("場所", "Place"),
    "source": Text("出典", "Source"),
    "consent": Text("掲載の同意", "Consent to publish"),
    "said": Text("発言", "Turns"),
    "off_record": Text("オフレコ", "Off the record"),
    "unclear": Text("オフレコか未定", "Undecided"),
    "people": Text("話している人", "Who speaks"),
    "furniture": Text("発言ではない行", "Lines that are nobody's speech"),
}
_UNKNOWN = Text("書かれていません", "not given")
_NO_CONSENT = Text("記録がありません（--consent で書き込めます）", "not recorded (--consent records it)")
_CONSENT = Text("{by}、{granted}、範囲：{scope}", "{by}, {granted}, for: {scope}")
_COUNT = Text("{count}件（{start}〜{end}）", "{count} ({start} to {end})")
_COUNT_ONLY = Text("{count}件", "{count}")
_OFF_RECORD = Text("{count}件（ここにも記事にも出しません）", "{count} (shown neither here nor in any article)")
_UNDECIDED = Text(
    "{count}件（{lines}行目。下の▲のことが決まるまで、記事には使いません）",
    "{count} (perhaps off the record; lines {lines}: used for nothing until what ▲ says below is decided)",
)
_ASIDE = Text("{count}行（--furniture で見られます）", "{count} (--furniture shows them)")
_UNTIL = Text("、{until}まで", ", until {until}")
_OVERLOOKED = Text(
    "{line}行目は話者名に見えますが、そう読みませんでした：{text}",
    "Line {line} looks like a speaker's label and was not read as one: {text}",
)
_UNREAD = Text(
    "このような行が{count}行あります。名前なら、{where}に「interviewee: 名前」「interviewer: 名前」と書くと、名前として読みます。",
    "Such lines: {count}. If that is a name, write 'interviewee: NAME' or 'interviewer: NAME' {where}: it is then read as one.",
)
_ONE_SPEAKER = Text(
    "一人だけが話しているなら「speaker: 名前」、質問が「――」で始まるなら「interviewee: 名前」と、{where}に書いてください。",
    "If one person speaks throughout, write 'speaker: NAME' {where}; where questions begin with a dash, 'interviewee: NAME'.",
)
_UNCLEAR = Text(
    "{line}行目は、印のないところでオフレコの話をしているか、「書かないで」と頼んでいます。決まるまで記事には使いません。伏せるならその発言の先頭に「[オフレコ]」を、"
    "載せてよければその発言に「[オンレコ]」を書き足してください。",
    "Line {line} speaks of the record outside any mark, or asks you not to print something, and is not used until that is decided. To keep it back, begin that turn "
    "with [off the record]; if it may be used, write [on the record] into the turn.",
)
_PERSON = Text("{name}（{role}）　{turns}件　「{words}」", '{name} ({role})  turns: {turns}  "{words}"')
_SILENT = Text("{name}（{role}）　発言なし", "{name} ({role})  does not speak")
_NOBODY = Text("話している人の名前は書かれていません。推測はしません。", "No speaker is named, and none is guessed.")
_UNNAMED = Text("（話者の記載なし）", "(nobody named)")
_LEFT_OUT = Text(
    "… あと{count}件（--all を付けると、すべて、全文を見られます）…", "… {count} more (--all shows them all, in full) …"
)
_LINE = Text("{line}行目", "line {line}")
_NONE = Text("ありません", "none")
# Turns shown at the beginning and at the end, and columns of text for each.
_SHOWN = 3
_COLUMNS = 72


def render_json(notes: Notes) -> str:
    """The stable machine format."""
    document = {
        "version": 1,
        "file": notes.path,
        "language": notes.language,
        "date": notes.date.isoformat() if notes.date else None,
        "place": notes.place,
        "people": [
            {"name": person.name, "role": person.role, "consent": _agreed(person.consent)} for person in notes.people
        ],
        "consent": _agreed(notes.consent),
        "utterances": [
            {
                "id": turn.id,
                "speaker": turn.speaker,
                "start": turn.start,
                "end": turn.end,
                "line": turn.line,
                "text": turn.text,
            }
            for turn in notes.on_record
        ],
        "off_record": sum(turn.off_record for turn in notes.utterances),
        "unclear": [turn.line for turn in notes.unclear],
        "unread": [{"line": unread.line, "text": unread.text} for unread in notes.unread],
        "furniture": len(notes.furniture),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _agreed(consent: Consent | None) -> dict[str, object] | None:
    if consent is None:
        return None
    return {
        "granted": consent.granted.isoformat() if consent.granted else None,
        "by": consent.by[0] if len(consent.by) == 1 else list(consent.by) or None,
        "scope": consent.scope,
        "until": consent.until.isoformat() if consent.until else None,
    }


def render(notes: Notes, language: Language, *, furniture: bool = False, everything: bool = False) -> str:
    """A summary by which a writer can see whether the file was understood; with `furniture`, what is nobody's speech, with
    `everything`, all that was said on the record."""
    lines = [
        tamed(notes.path),
        *_fields(notes, language),
        "",
        *_people(notes, language),
        "",
        *_turns(notes, language, everything=everything),
    ]
    if furniture:
        lines += ["", f"{_FIELDS['furniture'].render(language)}:"]
        lines += [
            f"  {_LINE.render(language, {'line': one.line})}  {_shown(one.text, notes.language)}"
            for one in notes.furniture
        ] or [f"  {_NONE.render(language)}"]
    lines += _unread(notes, language)
    lines += [f"▲ {_UNCLEAR.render(language, {'line': line})}" for line in notes.spoken_of]
    lines += [f"▲ {remark.render(language)}" for remark in (*notes.remarks, *one_person.hints((notes,)))]
    return "\n".join(lines) + "\n"


def _unread(notes: Notes, language: Language) -> Iterator[str]:
    """Lines that look as if they named somebody, and the line of metadata that mends it."""
    for one in notes.unread[:_SHOWN]:
        yield f"▲ {_OVERLOOKED.render(language, {'line': one.line, 'text': _shown(one.text, notes.language, 40)})}"
    if notes.unread:
        yield "  " + _UNREAD.render(language, {"count": len(notes.unread), "where": settings_of(notes.path)})
    elif not any(turn.speaker for turn in notes.on_record):
        yield "▲ " + _ONE_SPEAKER.render(language, {"where": settings_of(notes.path)})


def _fields(notes: Notes, language: Language) -> Iterator[str]:
    unknown = _UNKNOWN.render(language)
    values = {
        "language": _LANGUAGES[notes.language].render(language),
        "date": str(notes.date) if notes.date else unknown,
        "place": notes.place or unknown,
        "source": _source(notes),
        "consent": None if notes.source else _consent(notes, language),
        "said": _count(notes, language),
        "off_record": _OFF_RECORD.render(language, {"count": sum(turn.off_record for turn in notes.utterances)})
        if any(turn.off_record for turn in notes.utterances)
        else None,
        "unclear": _UNDECIDED.render(
            language,
            {"count": len(notes.unclear), "lines": listed((str(turn.line) for turn in notes.unclear), language)},
        )
        if notes.unclear
        else None,
        "furniture": _ASIDE.render(language, {"count": len(notes.furniture)}) if notes.furniture else None,
    }
    for key, value in values.items():
        if value is not None:
            yield f"  {_FIELDS[key].render(language)}: {value}"


def _source(notes: Notes) -> str | None:
    if notes.source is None:
        return None
    return f"{notes.source.publisher} {notes.source.url}" if notes.source.publisher else notes.source.url


def _consent(notes: Notes, language: Language) -> str:
    if not notes.consents:
        return _NO_CONSENT.render(language)
    return (" / " if language == "en" else "／").join(_one_consent(one, language) for one in notes.consents)


def _one_consent(consent: Consent, language: Language) -> str:
    unknown = _UNKNOWN.render(language)
    parts = {
        "by": ("・" if language == "ja" else ", ").join(consent.by) or unknown,
        "granted": consent.granted or unknown,
        "scope": consent.scope or unknown,
    }
    end = _UNTIL.render(language, {"until": consent.until}) if consent.until else ""
    return _CONSENT.render(language, parts) + end


def _count(notes: Notes, language: Language) -> str:
    turns = notes.on_record
    start = next((turn.start for turn in turns if turn.start is not None), None)
    ends = [at for turn in turns for at in (turn.start, turn.end) if at is not None]
    if start is None:
        return _COUNT_ONLY.render(language, {"count": len(turns)})
    return _COUNT.render(language, {"count": len(turns), "start": clock(start), "end": clock(max(ends))})


def _people(notes: Notes, language: Language) -> Iterator[str]:
    yield f"{_FIELDS['people'].render(language)}:"
    for person in notes.people:
        yield "  " + _person(person, notes, language)
    if not any(turn.speaker for turn in notes.on_record):
        yield "  " + _NOBODY.render(language)


def _person(person: Person, notes: Notes, language: Language) -> str:
    turns = [turn for turn in notes.on_record if turn.speaker == person.name]
    role = _ROLES[person.role]
    if not turns:
        return _SILENT.render(language, {"name": person.name, "role": role})
    words = _shown(turns[0].text, notes.language, 40)
    return _PERSON.render(language, {"name": person.name, "role": role, "turns": len(turns), "words": words})


def _turns(notes: Notes, language: Language, *, everything: bool) -> Iterator[str]:
    turns = notes.on_record
    if everything:
        yield from (_turn(turn, notes, language, columns=None) for turn in turns)
        return
    if len(turns) <= 2 * _SHOWN:
        yield from (_turn(turn, notes, language) for turn in turns)
        return
    yield from (_turn(turn, notes, language) for turn in turns[:_SHOWN])
    yield "  " + _LEFT_OUT.render(language, {"count": len(turns) - 2 * _SHOWN})
    yield from (_turn(turn, notes, language) for turn in turns[-_SHOWN:])


def _turn(turn: Utterance, notes: Notes, language: Language, columns: int | None = _COLUMNS) -> str:
    place = _LINE.render(language, {"line": turn.line})
    time = f" {clock(turn.start)}".rstrip()
    name = turn.speaker or _UNNAMED.render(language)
    return f"  {turn.id} {place}{time}  {name}: {_shown(turn.text, notes.language, columns)}"


def _shown(text: str, language: Language, columns: int | None = _COLUMNS) -> str:
    """The beginning of a line, without telephone numbers and the like: what a terminal shows ends up in logs and pictures."""
    return shortened(personal.masked(text, language), columns)


def shortened(text: str, columns: int | None) -> str:
    """The beginning of `text` on one line, of at most so many cells of a terminal; None: all of it."""
    shown, width = "", 0
    for character in harmless(" ".join(text.split())):
        width += cells(character)
        if columns is not None and width > columns:
            return shown + "…"
        shown += character
    return shown
