"""What an editor meets in the questions to the writer and between the headings of a draft, counted by machine.

The counts know nothing of how the drafter asks or chooses: words of judgement, of change and of order are lists of their own here,
and who is a host is seen from who speaks in several talks of one show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bench.draft_faults import is_broken, is_traced
from bench.edited_prose import Prose
from pipeline.drafting.study.type_parts import SHAPES
from pipeline.drafting.writing.outline import (
    Bullets,
    Comment,
    Outline,
    Paragraph,
    Question,
    Quotation,
    Sentence,
    Steps,
    Table,
    sentences,
)
from pipeline.language.japanese_tidy import is_question
from pipeline.language.sentences import sentences as split
from pipeline.language.speech import speech
from pipeline.language.spoken import ends_asking
from pipeline.model.notes import Notes
from pipeline.wording import Language

_MOST = 4
_QUOTED: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"「(.+?)」と(?:話|答|言|述)"),
    "en": re.compile(r"(?:said|asked|answered): ['\"](.+?)['\"]\. "),
}
_TIME = re.compile(r"\d:\d\d:\d\d")
_AGREES: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"賛成ですか|同じ考えですか|あなたもそう思いますか"),
    "en": re.compile(r"\b(?:do|would) you (?:agree|say so|think so)\b", re.IGNORECASE),
}
# What somebody may take another view of.
_JUDGES: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"べき|いい|良い|よい|よく|良く|よか|良か|悪|大事|大切|重要|必要|いけない|いけません|難し|むずかし|やす[いくか]|づら|にく[いくか]|楽|面白|おもしろ|強[いくみ]|弱[いくみ]"
        r"|価値|意味|もったいな|すすめ|勧め|思[ういっ]|一番|いちばん|最高|最悪|すご|大変|たいへん|嫌|好き|正し|間違|失敗|成功|効|無駄|ラッキー|ありがた|甘[いく]|高[いく]|安[いく]|多[いく]|少な"
    ),
    "en": re.compile(
        r"\b(?:should|must|ought|need|important|matters?|better|best|worse|worst|good|great|bad|nice|wrong|right|hard|easy|easier|harder|difficult|simple|useful|useless|worth"
        r"|i (?:\w+ )?(?:think|believe|feel|like|love|hate|prefer)|overrated|underrated|crucial|key|fun|beautiful|ugly|terrible|awful|amazing|interesting|fair|unfair|risky|safe"
        r"|too \w+|valuable|waste|mistake|helpful|powerful|challeng\w+|annoying|opinion|healthy|fast|slow|clear|unclear|smart|stupid|cool|weird|fantastic|wonderful|exciting|problem|only way)\b",
        re.IGNORECASE,
    ),
}
_CHANGES: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"変[わえ更化]|なく(?:な|し)|増|減|上が|下が|始ま|始め|廃止|禁止|導入|切り替|新し|移[っりる行]|(?:に|く|と)な[っりる]|やめ|できるように|終わ|縮|伸び"
    ),
    "en": re.compile(
        r"\b(?:chang\w+|now|no longer|any ?more|from \w+ to|new|introduc\w+|replac\w+|remov\w+|mov(?:ed|es|ing) (?:to|from)|switch\w*|started?|stopp?\w*|drop\w*|add(?:ed|s|ing)?|became|becom\w+|went|gone|instead|used to|grow\w*|grew|ris\w+|rose|fell|cut\w*|releas\w+"
        r"|support(?:s|ed) |turned|shift\w*|allow\w*|ban(?:s|ned)?|will)\b",
        re.IGNORECASE,
    ),
}
_FIRST: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"^\W*(?:(?:で|はい|あの|えっと|そうですね)、?)*(?:まず|最初[にはの]|[一1１]つ[目め]|ひとつ[目め]|第一に|一番目|[1１]番目)"
    ),
    "en": re.compile(
        r"^\W*(?:(?:and|so|okay|well|yeah),? )*(?:the )?(?:first(?:ly)?(?:,| of all| (?:thing|step|one|reason|you|we|i)\b)|number one\b|step one\b|(?:to )?(?:start|begin) (?:with|by)\b|one (?:is|thing is)\b)",
        re.IGNORECASE,
    ),
}
_NEXT: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(
        r"^\W*(?:(?:で|はい|あの|えっと|そして)、?)*(?:次[にはの]|つぎに|それから|その後|そのあと|続いて|最後[にはの]|あともう?(?:一|1)つ|[二三四五六七2-7２-７]つ[目め]|ふたつ[目め]|みっつ[目め]|[二三四五2-5２-５]番目|第[二三四五]に)"
    ),
    "en": re.compile(
        r"^\W*(?:(?:and|so|okay|well|yeah),? )*(?:the )?(?:(?:second|third|fourth|fifth)(?:ly)?(?:,| (?:thing|step|one|reason|is|was)\b)|number (?:two|three|four|five)\b|step (?:two|three|four|five)\b|(?:then|next|finally|lastly|after that|afterwards),? (?:you|we|i|the)\b|(?:and )?(?:last|another) (?:thing|step|one|is)\b)",
        re.IGNORECASE,
    ),
}
# Steps of one telling stand no further apart (sentences); fewer are none.
_APART, _STEPS = 12, 3
# What a reader reads without a place to stop: characters, words.
_LONG: Mapping[Language, int] = {"ja": 700, "en": 300}
# Words outside a quotation that so many of a language's drafts have in the same section are the machine's.
_COMMON = 0.2
# Talks in which hosts leave less than this to others are theirs.
_GUESTS = 0.3
# A shorter label (A, B) is no name that one could know again.
_LABEL = 2
# Hosts ask with one sentence of so many at the least, and are there in so many talks.
_HOSTLY, _HOME = 1 / 13, 3


class Draft(NamedTuple):
    """One draft and what it was made of."""

    name: str
    kind: str
    notes: Notes
    outline: Outline


def printed(drafts: Sequence[Draft], hosts: frozenset[str], prose: Prose, language: Language) -> None:
    """Print what was counted in the drafts of one language."""
    counts = counted(drafts, hosts, prose, language)
    print(f"{language} questions to the writer and body, {len(drafts)} drafts:")
    for what, of in REPORT:
        print(f"  {what}: {counts[what]} of {counts[of]} {of} ({100 * counts[what] / (counts[of] or 1):.0f}%)")


REPORT = (
    ("with more than four questions", "human sections"),
    ("with general questions alone", "human sections"),
    ("cut, without a speaker that there is, or a time", "quotations"),
    ("that nobody said so", "quotations"),
    ("broken or rubble in guidance", "quotations"),
    ("agreement asked to a plain fact", "questions for agreement"),
    ("asked in the same words in another interview", "questions"),
    ("asked twice in one draft in the same words", "questions"),
    ("of this interview alone", "words outside quotations"),
    ("broken or rubble", "body sentences"),
    ("by hosts", "body sentences of talks with hosts"),
    ("in stretches without a place to stop", "body sentences"),
    ("answers without their question", "paragraphs of interviews"),
    ("steps told and lost", "how-tos told in steps"),
    ("that tell of no change", "sentences on what changes"),
)


def counted(drafts: Sequence[Draft], hosts: frozenset[str], prose: Prose, language: Language) -> Counter[str]:
    """Everything that is counted."""
    counts = Counter[str]()
    asked = [list(_questions(draft.outline, language)) for draft in drafts]
    forms = Counter(form for one in asked for form in {question.form for question in one})
    words = Counter(
        (question.section, word)
        for one in asked
        for question in one
        for word in set(speech(language).content_words(question.form))
    )
    for draft, questions in zip(drafts, asked, strict=True):
        counts.update(_guidance(questions, draft, forms, language))
        for question in questions:
            own = speech(language).content_words(question.form)
            counts["words outside quotations"] += len(own)
            counts["of this interview alone"] += sum(
                words[question.section, word] <= max(1, _COMMON * len(drafts)) for word in own
            )
            counts["broken or rubble in guidance"] += bool(question.quoted) and is_broken(
                question.quoted + ("。" if language == "ja" else "."), language, prose
            )
        counts.update(_body(draft, hosts, language))
        counts["broken or rubble"] += sum(is_broken(text, language, prose) for text in _told(draft.outline))
    return counts


class Asked(NamedTuple):
    """A question to the writer: where, its words but the quotation and the speaker, and what is quoted."""

    section: str
    form: str
    quoted: str
    line: Sentence


def _questions(outline: Outline, language: Language) -> Iterator[Asked]:
    for section in outline.sections:
        if section.kind is None:
            continue
        for block in section.blocks:
            for line in list(sentences(block))[1:] if isinstance(block, Comment) else ():
                quoted = _QUOTED[language].search(line.text)
                form = line.text.replace(quoted[0], "") if quoted else line.text
                form = form[quoted.start() :] if quoted else form
                yield Asked(str(section.kind), form.lstrip("・*。. "), quoted[1] if quoted else "", line)


def _guidance(questions: Sequence[Asked], draft: Draft, forms: Counter[str], language: Language) -> Counter[str]:
    counts = Counter[str]()
    said = {one.id: one for one in draft.notes.utterances}
    sections = {
        str(section.kind): [one for one in questions if one.section == section.kind]
        for section in draft.outline.sections
        if section.kind
    }
    for one in sections.values():
        counts["human sections"] += 1
        counts["with more than four questions"] += len(one) > _MOST
        counts["with general questions alone"] += not any(question.line.utterances for question in one)
    repeated = Counter(question.form for question in questions)
    for question in questions:
        counts["questions"] += 1
        counts["asked in the same words in another interview"] += forms[question.form] > 1
        counts["asked twice in one draft in the same words"] += repeated[question.form] > 1
        agrees = _AGREES[language].search(question.line.text) is not None
        counts["questions for agreement"] += agrees
        counts["agreement asked to a plain fact"] += agrees and not _JUDGES[language].search(question.quoted)
        if not question.quoted:
            continue
        counts["quotations"] += 1
        sources = [said[id_] for id_ in question.line.utterances if id_ in said]
        where = question.line.text.split(question.quoted)[0]
        named = not any(one.speaker for one in sources) or any(
            one.speaker and one.speaker.split()[0] in where for one in sources
        )
        timed = not any(one.start is not None for one in sources) or _TIME.search(where) is not None
        counts["cut, without a speaker that there is, or a time"] += "…" in question.quoted or not (named and timed)
        counts["that nobody said so"] += not is_traced(question.quoted, " ".join(one.text for one in sources), language)
    return counts


def _body(draft: Draft, hosts: frozenset[str], language: Language) -> Counter[str]:
    counts = Counter[str]()
    spoken = Counter[str]()
    for turn in draft.notes.on_record:
        spoken[turn.speaker or ""] += len(turn.text)
    here = hosts & spoken.keys()
    hosted = bool(here) and sum(spoken[name] for name in here) <= (1 - _GUESTS) * spoken.total()
    for section in draft.outline.sections:
        if section.kind is not None:
            continue
        open_run, asked = 0, False
        for block in section.blocks:
            asks = isinstance(block, Question) or (isinstance(block, Paragraph) and _asks(block, language))
            if asks or isinstance(block, Bullets | Steps | Table):
                open_run, asked = 0, asked or asks
            elif isinstance(block, Paragraph | Quotation):
                told = [one.text for one in sentences(block)]
                open_run += sum(len(one) if language == "ja" else len(one.split()) for one in told)
                counts["body sentences"] += len(told)
                counts["in stretches without a place to stop"] += len(told) * (open_run > _LONG[language])
                if draft.kind == "interview" and isinstance(block, Paragraph):
                    counts["paragraphs of interviews"] += 1
                    counts["answers without their question"] += not asked
            if hosted and not asks and isinstance(block, Paragraph | Quotation):
                counts["body sentences of talks with hosts"] += len(list(sentences(block)))
                counts["by hosts"] += len(list(sentences(block))) * (block.speaker in here)
    counts.update(_steps(draft))
    counts.update(_changes(draft.outline, language))
    return counts


def _asks(block: Paragraph, language: Language) -> bool:
    return _is_asked(block.sentences[-1].text, language)


def _is_asked(text: str, language: Language) -> bool:
    return is_question(text) if language == "ja" else ends_asking(text)


def _steps(draft: Draft) -> Iterator[str]:
    if draft.kind == "how-to" and tells_steps(draft.notes):
        yield "how-tos told in steps"
        found = any(isinstance(block, Steps) for section in draft.outline.sections for block in section.blocks)
        yield from () if found else ("steps told and lost",)


def tells_steps(notes: Notes) -> bool:
    """Whether somebody counts off three things at least, from the first on, a few sentences apart."""
    language = notes.language
    speaker: str | None = None
    place, last, count = 0, 0, 0
    for turn in notes.on_record:
        for one in split(turn.text, language):
            place += 1
            if _FIRST[language].match(one.text):
                speaker, last, count = turn.speaker, place, 1
            elif count and turn.speaker == speaker and place - last <= _APART and _NEXT[language].match(one.text):
                last, count = place, count + 1
                if count == _STEPS:
                    return True
    return False


def _changes(outline: Outline, language: Language) -> Iterator[str]:
    name = next(part.heading for part in SHAPES["news-analysis"] if part.heading.en == "What changes").render(language)
    for section in outline.sections:
        if section.heading == name and section.kind is None:
            told = [one for block in section.blocks if not isinstance(block, Comment) for one in sentences(block)]
            for one in told:
                yield "sentences on what changes"
                yield from () if _CHANGES[language].search(one.text) else ("that tell of no change",)


def _told(outline: Outline) -> Iterator[str]:
    """Every sentence between the headings."""
    for section in outline.sections:
        for block in section.blocks if section.kind is None else ():
            if isinstance(block, Paragraph | Quotation):
                yield from (one.text for one in sentences(block))


def regulars(talks: Sequence[Notes]) -> frozenset[str]:
    """Who speaks in several of these talks, and asks as hosts do: whoever does is at home there."""
    said, asked, seen = Counter[str](), Counter[str](), Counter[str]()
    for notes in talks:
        seen.update({turn.speaker for turn in notes.on_record if turn.speaker})
        for turn in notes.on_record:
            told = list(split(turn.text, notes.language))
            said[turn.speaker or ""] += len(told)
            asked[turn.speaker or ""] += sum(_is_asked(one.text, notes.language) for one in told)
    return frozenset(
        name
        for name, count in seen.items()
        if count >= _HOME and len(name) > _LABEL and asked[name] >= _HOSTLY * said[name]
    )
