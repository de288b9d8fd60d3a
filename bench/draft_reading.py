"""What an editor would mend at the head of a draft and between its headings, counted by machine over every transcript of the open half.

The counts know nothing of how the drafter chooses: they have patterns of their own, and for Japanese the grammar of edited prose.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.draft_faults import is_broken
from bench.draft_guidance import Draft, printed, regulars, tells_steps
from bench.edited_prose import Prose
from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import (
    CELL,
    Bullets,
    Comment,
    Outline,
    PlannedSection,
    Sentence,
    Table,
    sentences,
)
from pipeline.language.sentences import sentences as split
from pipeline.language.speech import speech
from pipeline.model.article import Brief
from pipeline.model.notes import Notes
from pipeline.policy.config import Config
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

TYPES = ("case-study", "interview", "news-analysis", "how-to", "essay")
# Parts of a draft whose heading names no subject.
_PARTS = frozenset(
    text.render(language)
    for language in LANGUAGES
    for text in (phrases.KEY_POINTS, phrases.DEFINITIONS, phrases.FIGURES, phrases.FAQ, phrases.INTERVIEW)
)
# What has happened, in words that a headline would use.
_NUMBER = r"[0-9０-９][0-9０-９,.]*"
_NEWS: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        rf"(?:年収|給料|給与|年俸|時給|月給|売上|売り上げ|利益|家賃|単価)[^。]{{0,30}}{_NUMBER}[^。]{{0,40}}(?:から|が|、)[^。]{{0,20}}{_NUMBER}"
        rf"|{_NUMBER}[^。、]{{0,8}}から[^。、]{{0,12}}{_NUMBER}[^。、]{{0,8}}(?:に|へ|まで)(?:減|増|縮|上が|下が|伸び|なっ|なり)"
        rf"|(?:年収|給料|給与|売上|売り上げ)[^。]{{0,20}}(?:倍|半分|割)|買収(?:さ|し)|合併し|(?:全員|大量|大幅)?レイオフ(?:され|になっ|にあ)|倒産し|(?:会社|起業)を?(?:辞め|立ち上げ)(?:まし|た)|内定(?:を|が)?(?:もら|出|いただ)"
    ),
    "en": re.compile(
        rf"\bfrom (?:about |around )?\$?{_NUMBER}[\w%]*(?: \w+){{0,3}} to (?:about |around )?\$?{_NUMBER}"
        rf"|\b(?:acquired|acquisition|laid off|shut (?:it )?down|raised (?:another |about )?\$?{_NUMBER}|joined (?:OpenAI|Google|Microsoft)|went public|doubled|tripled|halved)\b",
        re.IGNORECASE,
    ),
}
_NAMES_ONLY: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"(?:について(?:聞き|話し合い|の取材)|取材をもとに|取材の記録を)"),
    "en": re.compile(r"^(?:An interview with|This article draws on)|\btalk about\b"),
}
_VAGUE: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"(?:いろいろ|色々|すごく|めっちゃ|めちゃくちゃ|本当に|かなり|やっぱり?)[^。、]{0,12}(?:大変|よかった|良かった|楽しかった|違|ある|あり)[^。、]{0,6}。$"
        r"|(?:って|みたいな)感じです。$|(?:そう|こう)(?:です|でした)。$"
    ),
    "en": re.compile(
        r"\b(?:a lot (?:better|of (?:stuff|things))|really (?:good|great|cool|nice|helpful|fun)|something like that|all (?:that )?stuff|great job)\b",
        re.IGNORECASE,
    ),
}
# A heading that fewer than one in so many of its sentences hold is an accident.
_HOLDS = 6
_ALIKE = 0.5
# A heading of two subjects.
_AND = re.compile(r"と(?=[^ぁ-ん])| and ")


class Talk(NamedTuple):
    """A transcript of the open half."""

    name: str
    language: Language
    notes: Notes


def drafts(own: Sequence[Talk]) -> Iterator[Draft]:
    """One draft of each transcript, the types in turn; and a how-to where somebody tells steps."""
    for number, talk in enumerate(own):
        kinds = dict.fromkeys([TYPES[number % len(TYPES)], *(["how-to"] if tells_steps(talk.notes) else [])])
        config = Config()
        for kind in kinds:
            order = Order(kind, config.required(kind), frozenset(config.headings))
            yield Draft(talk.name, kind, talk.notes, plan([talk.notes], Brief(), order))


def read(own: Sequence[Talk], prose: Prose, language: Language) -> None:
    """Print what was counted in these drafts of a language."""
    counts: Counter[str] = Counter()
    made = list(drafts(own))
    for one in made:
        counts.update(head(one.outline, one.notes, prose, one.kind))
        counts.update(body(one.outline, language))
    print(f"{language} read as an editor does, {len(made)} drafts, the types in turn:")
    for what, of in REPORT:
        total = counts[of] or 1
        print(f"  {what}: {counts[what]} of {counts[of]} {of} ({100 * counts[what] / total:.0f}%)")
    printed(made, regulars([talk.notes for talk in own]), prose, language)


REPORT = (
    ("broken or rubble", "points and leads"),
    ("vague", "points and leads"),
    ("headline of the notes missing", "drafts with one"),
    ("leads that only list subjects", "drafts"),
    ("leads on another subject than title, tags and points", "leads that claim"),
    ("titles of one common word", "drafts"),
    ("headings that their section does not bear out", "headings"),
    ("headings inside one another", "headings"),
    ("stretches without a name of their own", "drafts"),
    ("two figures for one thing", "tables of figures"),
    ("sentences that name another section's heading and not theirs", "sentences under headings"),
)


def head(outline: Outline, notes: Notes, prose: Prose, kind: str) -> Counter[str]:
    """Title, lead and key points."""
    language, counts = notes.language, Counter({"drafts": 1})
    lead = outline.description.text
    only = bool(_NAMES_ONLY[language].search(lead))
    points = [one.text for one in _points(outline)]
    claimed = [] if only else [_claim(lead)]
    for text in (*claimed, *points):
        counts["points and leads"] += 1
        counts["broken or rubble"] += is_broken(text, language, prose)
        counts["vague"] += bool(_VAGUE[language].search(text))
    counts["leads that only list subjects"] += only
    said = [one.text for turn in notes.utterances for one in split(turn.text, language)]
    if kind != "essay" and any(_NEWS[language].search(one) for one in said):
        counts["drafts with one"] += 1
        shown = [outline.title.text, lead, *points]
        counts["headline of the notes missing"] += not any(_NEWS[language].search(one) for one in shown)
    words = speech(language).content_words
    if claimed:
        counts["leads that claim"] += 1
        around = " ".join([outline.title.text, *(tag.text for tag in outline.tags), *points])
        counts["leads on another subject than title, tags and points"] += not (set(words(lead)) & set(words(around)))
    counts["titles of one common word"] += _is_one_word(outline.title.text, language)
    return counts


def body(outline: Outline, language: Language) -> Counter[str]:
    """Headings, what stands below them, and figures."""
    counts: Counter[str] = Counter()
    named = {section.heading: _texts(section) for section in outline.sections if _names_a_subject(section)}
    subjects = {heading: [one.casefold() for one in _AND.split(heading)] for heading in named}
    for heading, texts in named.items():
        own = subjects[heading]
        others = [one for other in named if other != heading for one in subjects[other]]
        counts["headings"] += 1
        each = [sum(one in text.casefold() for text in texts) for one in own]
        holding = sum(any(one in text.casefold() for one in own) for text in texts)
        counts["headings that their section does not bear out"] += holding * _HOLDS < len(texts) or not all(each)
        counts["headings inside one another"] += any(one in other for one in own for other in others)
        for text in texts:
            counts["sentences under headings"] += 1
            mine = any(one in text.casefold() for one in own)
            away = [
                one for one in others if one in text.casefold() and not any(one in mine or mine in one for mine in own)
            ]
            counts["sentences that name another section's heading and not theirs"] += not mine and bool(away)
    counts["stretches without a name of their own"] += sum(_is_unnamed(section.heading) for section in outline.sections)
    for table, asked in _tables(outline):
        counts["tables of figures"] += 1
        counts["two figures for one thing"] += _disagree(table, asked, language)
    return counts


def talks(folder: Path) -> list[Talk]:
    """Every transcript of the open half once."""
    found: dict[str, Talk] = {}
    for path in (*sorted((folder / "A_transcripts").rglob("*.*")), *sorted((folder / "F_pairs/transcripts").iterdir())):
        if path.suffix == ".jsonl" or (path.suffix == ".txt" and path.with_suffix(".vtt").exists()):
            continue
        notes = _loaded(path)
        found.setdefault("".join(turn.text for turn in notes.on_record[:9]), Talk(path.stem, notes.language, notes))
    return list(found.values())


def _loaded(path: Path) -> Notes:
    if path.suffix != ".json":
        return reading.load(path.read_bytes(), path.name.replace(".markdown", ".md"))
    rows = json.loads(path.read_text(encoding="utf-8"))
    turns = rows.get("utterances") or rows.get("meeting_transcripts") or rows["turns"]
    lines = [
        f"{one['speaker']}: {' '.join((one.get('text') or one.get('content') or '').split()) or '…'}" for one in turns
    ]
    return reading.load(("\n\n".join(lines) + "\n").encode(), "talk.md")


def _points(outline: Outline) -> Iterator[Sentence]:
    name = {phrases.KEY_POINTS.render(language) for language in LANGUAGES}
    for section in outline.sections:
        for block in section.blocks if section.heading in name else ():
            if isinstance(block, Bullets):
                yield from sentences(block)


def _claim(lead: str) -> str:
    """What somebody says in a lead."""
    said = re.search(r"「(.*)」と話します|says: \"(.*)\"$", lead)
    text = (said[1] or said[2]) if said else lead
    return text if text.endswith(("。", ".", "!", "?", '"')) else text + "。"


def _is_one_word(title: str, language: Language) -> bool:
    """Whether a title names nothing but one plain word and who was asked."""
    subject = re.split(r"――|: ", title)[0]
    if language == "ja":
        return bool(re.fullmatch(r"[ァ-ヺー]{2,7}|[一-龠]{1,3}|[A-Za-z]{2,4}", subject))
    return bool(re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]{2,4}", subject))


def _is_unnamed(heading: str) -> bool:
    """Whether a heading says at most who speaks below it."""
    return heading.startswith(("取材から", "From the interview")) or bool(
        re.fullmatch(r".+の話(?: \d+)?|What .+ said(?: \d+)?", heading)
    )


def _names_a_subject(section: PlannedSection) -> bool:
    own = section.kind is None and section.heading not in _PARTS and not section.heading.endswith(("?", "？"))
    own = own and not _is_unnamed(section.heading)
    return own and bool(_texts(section)) and any(len(text) > 0 for text in _texts(section)) and not _is_a_part(section)


def _is_a_part(section: PlannedSection) -> bool:
    """Whether the heading is one of a type's own (「手順」, "Steps"): it is no phrase of the talk."""
    from pipeline.drafting.study.type_parts import LISTED, SHAPES

    own = [LISTED, *(part for shape in SHAPES.values() for part in shape)]
    return any(section.heading in (part.heading.ja, part.heading.en) for part in own)


def _texts(section: PlannedSection) -> list[str]:
    blocks = [block for block in section.blocks if not isinstance(block, Comment | Table)]
    return [one.text for block in blocks for one in sentences(block) if one.utterances]


def _tables(outline: Outline) -> Iterator[tuple[Table, str]]:
    """Tables of figures, each with what the writer is asked below it."""
    names = {phrases.FIGURES.render(language) for language in LANGUAGES}
    for section in outline.sections:
        if section.heading in names:
            comments = [block for block in section.blocks if isinstance(block, Comment)]
            asked = " ".join(one.text for block in comments for one in block.lines)
            yield from ((block, asked) for block in section.blocks if isinstance(block, Table))


def _disagree(table: Table, asked: str, language: Language) -> bool:
    """Whether two rows say another figure of what is in the same words, and the writer is not asked which is right."""
    words = speech(language).content_words
    rows = [(row.text.split(CELL)[0], set(words(row.text.split(CELL)[1]))) for row in table.rows]
    return any(
        one[0] != two[0]
        and not (one[0] in asked and two[0] in asked)
        and len(one[1] & two[1]) > 1
        and len(one[1] & two[1]) >= _ALIKE * min(len(one[1]), len(two[1]))
        for place, one in enumerate(rows)
        for two in rows[place + 1 :]
    )
