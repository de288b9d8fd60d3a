"""`python -m bench.copies`: what `machine-text-in-human-section` sees, and what it takes for a copy that is none.

Drafts are made of real transcripts (TEZAWARI_DATA, default ../shared/data). Their sentences are edited by rules, as
somebody in a hurry would, and pasted into a human section. False alarms are looked for in what people wrote: summaries of
the same meetings, paragraphs that have nothing to do with the interview, attributed quotations.
"""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.material import data_folder
from pipeline.checking.check import Inputs
from pipeline.checks.machine_text_in_human_section import CHECK
from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing.recording import everything, record
from pipeline.errors import PipelineError
from pipeline.language.measure import amount
from pipeline.language.sentences import sentences
from pipeline.model.article import Brief
from pipeline.model.ledger import Ledger
from pipeline.model.notes import Notes
from pipeline.policy.config import REQUIRED, Config
from pipeline.sources import articles
from pipeline.sources.notes import load
from pipeline.wording import LANGUAGES, Language

# Sentences shorter than this say too little to be told from chance; the same units as everywhere.
LONG_ENOUGH = {"ja": 25, "en": 10}

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Drafted:
    """A transcript with the ledger of its draft."""

    name: str
    language: Language
    notes: Notes
    ledger: Ledger

    @property
    def written(self) -> list[str]:
        """The machine's sentences that are long enough to be copied."""
        texts = dict.fromkeys(sentence.text for sentence in self.ledger.sentences)
        return [text for text in texts if amount(text, self.language) >= LONG_ENOUGH[self.language]]


def main() -> int:
    """Print misses by kind of edit, then false alarms."""
    data = data_folder()
    if data is None:
        print("The evaluation data is absent (TEZAWARI_DATA): nothing was measured.")
        return 1
    drafts = list(_drafts(data / "open"))
    for language in LANGUAGES:
        own = [draft for draft in drafts if draft.language == language]
        print(f"\n{language}: {len(own)} drafts, {sum(len(draft.written) for draft in own)} sentences long enough")
        for name, edit in EDITS[language].items():
            _misses(name, edit, own)
        for share in SHARES:
            _misses(f"{share:.0%} of the words changed", _changed(share, language), own)
        _quotations(own)
        _unrelated(data / "open", own)
    _summaries(data / "open")
    return 0


def found(draft: Drafted, paragraphs: Sequence[str], *, with_notes: bool = False) -> set[int]:
    """The numbers of the paragraphs in which the check reports something, each pasted into a human section."""
    heading = "## 意見\n\n" if draft.language == "ja" else "## Opinion\n\n"
    front = f"---\ntitle: x\ndate: 2026-11-20\nlang: {draft.language}\n---\n"
    body = "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)
    article = articles.parse("a.md", f"{front}{heading}{body}\n", Config(lang=draft.language), has_ledger=True)
    first = article.human_sections[0].heading.line + 2
    notes = (draft.notes,) if with_notes else ()
    inputs = Inputs(config=Config(lang=draft.language), ledger=draft.ledger, notes=notes)
    return {(finding.line - first) // 2 for finding in CHECK.find(article, inputs)}


def _misses(name: str, edit: Edit, drafts: Iterable[Drafted]) -> None:
    hit = total = 0
    for draft in drafts:
        edited = [(text, edit(text)) for text in draft.written]
        paragraphs = [_plain(new) for text, new in edited if new != text or name == "as it is"]
        hit += len(found(draft, paragraphs))
        total += len(paragraphs)
    print(f"  {name:<34} {hit:>5} of {total:>5} seen ({hit / max(1, total):.1%})")


def _plain(text: str) -> str:
    """Nothing that Markdown would take for its own."""
    return re.sub(r"([\\`*_{}\[\]<>#|~^&=+-])", r"\\\1", text) if text.isascii() else re.sub(r"[`*_<>#|~&]", "", text)


def _quotations(drafts: Iterable[Drafted]) -> None:
    hit = total = 0
    for draft in drafts:
        said = [
            one for one in draft.notes.on_record if one.speaker and 20 <= len(one.text) <= 200 and "\n" not in one.text
        ]
        form = "{}さんは「{}」と言いました。" if draft.language == "ja" else "{} said, “{}”"
        texts = [_plain(form.format(one.speaker, one.text.rstrip("。"))) for one in said[:60]]
        hit += len(found(draft, texts, with_notes=True))
        total += len(texts)
    print(f"  false alarms, attributed quotations {hit} of {total} ({hit / max(1, total):.1%})")


def _unrelated(folder: Path, drafts: Sequence[Drafted]) -> None:
    if not drafts:
        return
    texts = [row["text"] for row in _rows(folder / f"B_firstperson/paragraphs_{drafts[0].language}.jsonl")]
    hits = [sum(1 for _ in found(draft, [_plain(text) for text in texts])) for draft in drafts]
    total = len(texts) * len(drafts)
    print(f"  false alarms, unrelated paragraphs  {sum(hits)} of {total} ({sum(hits) / total:.2%})")


def _summaries(folder: Path) -> None:
    hit = total = 0
    kept: dict[str, Drafted | None] = {}
    for row in _rows(folder / "F_pairs/F1_summary_claims_en.jsonl"):
        if row["transcript"] not in kept:
            kept[row["transcript"]] = _meeting(folder / row["transcript"])
        draft = kept[row["transcript"]]
        if draft is not None:
            parts = [row["summary"][part.start : part.end] for part in sentences(row["summary"], "en")]
            hit += len(found(draft, [_plain(part) for part in parts]))
            total += len(parts)
    print(f"\nen: false alarms, people's summaries of the same meetings, by sentence {hit} of {total}")


def _meeting(file: Path) -> Drafted | None:
    turns = json.loads(file.read_text(encoding="utf-8"))["turns"]
    text = "\n\n".join(f"{turn['speaker']}: {turn['content']}" for turn in turns)
    return _drafted(file.name, load(text.encode(), f"{file.stem}.txt"), "en")


def _drafts(folder: Path) -> Iterator[Drafted]:
    for row in _rows(folder / "A_transcripts/index.jsonl"):
        file = folder / "A_transcripts" / row["file"].removeprefix("A_transcripts/")
        try:
            notes = load(file.read_bytes(), file.name)
        except PipelineError:
            notes = turns(file)
        if notes is not None and (draft := _drafted(file.name, notes, row["lang"])):
            yield draft


def turns(file: Path) -> Notes | None:
    """Formats that are no notes to the product: other people's JSON."""
    content = json.loads(file.read_text(encoding="utf-8")) if file.suffix == ".json" else None
    if isinstance(content, dict) and "utterances" in content:
        lines = [f"{turn['speaker']}: {turn['text']}" for turn in content["utterances"]]
        return load("\n\n".join(lines).encode(), f"{file.stem}.txt")
    meeting = content.get("meeting_transcripts") or content.get("turns") if isinstance(content, dict) else None
    if meeting:
        lines = [f"{turn['speaker']}: {turn['content']}" for turn in meeting]
        return load("\n\n".join(lines).encode(), f"{file.stem}.txt")
    return None


def _drafted(name: str, notes: Notes, language: Language) -> Drafted | None:
    if notes.language != language:
        return None
    try:
        outline = plan((notes,), Brief(), Order("interview", REQUIRED))
    except PipelineError:
        return None
    entry = record(everything(outline, language), (notes,), ())
    return Drafted(name, language, notes, Ledger("a.md", (entry,)))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _replaced(*pairs: tuple[str, str], most: int = 99) -> Edit:
    def edit(text: str) -> str:
        done = 0
        for old, new in pairs:
            if done < most and re.search(old, text):
                text = re.sub(old, new, text)
                done += 1
        return text

    return edit


def _swapped(mark: str) -> Edit:
    """The two halves around the middle comma change places."""

    def edit(text: str) -> str:
        parts = text.rstrip("。.!?！？").split(mark)
        if len(parts) < 2:
            return text
        half = len(parts) // 2
        return mark.join((*parts[half:], *parts[:half])) + ("。" if mark == "、" else ".")

    return edit


def _inserted(every: int, words: Sequence[str], *, by_words: bool) -> Edit:
    def edit(text: str) -> str:
        units = text.split(" ") if by_words else list(text)
        out: list[str] = []
        for number, unit in enumerate(units):
            if number and number % every == 0:
                out.append(words[number // every % len(words)])
            out.append(unit)
        return (" " if by_words else "").join(out)

    return edit


def _both(*edits: Edit) -> Edit:
    def edit(text: str) -> str:
        for one in edits:
            text = one(text)
        return text

    return edit


def _chopped(every: int, *, by_words: bool) -> Edit:
    """A full stop every so many characters or words."""

    def edit(text: str) -> str:
        units = text.split(" ") if by_words else list(text)
        parts = [units[start : start + every] for start in range(0, len(units), every)]
        return (". " if by_words else "。").join((" " if by_words else "").join(part) for part in parts)

    return edit


def _changed(share: float, language: Language) -> Edit:
    """So large a share of the words exchanged for words of a fixed list, by chance that is the same in every run."""
    other = OTHER_WORDS[language]

    def edit(text: str) -> str:
        chance = random.Random(text)
        parts = text.split(" ") if language == "en" else re.findall(r"[一-龠々]+|[ァ-ヶー]+|[ぁ-ん]{1,4}|.", text)
        changed = [chance.choice(other) if chance.random() < share else part for part in parts]
        return (" " if language == "en" else "").join(changed)

    return edit


# Of this share of the words changed, how much is still seen.
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
OTHER_WORDS: dict[Language, list[str]] = {
    "ja": [
        "窓辺",
        "とても",
        "ゆっくり",
        "港町",
        "カーテン",
        "それでも",
        "運ぶ",
        "静か",
        "夕方に",
        "ベンチ",
        "歌",
        "ひそかに",
    ],
    "en": [
        "harbour",
        "slowly",
        "curtain",
        "perhaps",
        "evening",
        "carried",
        "bench",
        "quiet",
        "nearly",
        "song",
        "gravel",
        "under",
    ],
}

_JA_ENDINGS = _replaced(
    ("でした", "だった"), ("です", "だ"), ("ました", "た"), ("ません", "ない"), ("ています", "ている"), ("ます", "る")
)
_JA_PARTICLES = _replaced(
    ("は", "が"), ("には", "に"), ("では", "で"), ("って", "と"), ("から", "ので"), ("けど", "が")
)
_JA_SYNONYMS = _replaced(
    ("思い", "考え"), ("すごく|とても", "かなり"), ("人", "方"), ("仕事", "業務"), ("会社", "企業"), ("今", "現在"),
    ("言っ", "話し"), ("良い|いい", "よい"), ("見", "眺め"), ("いろいろ", "さまざま"), ("最初", "はじめ"), ("問題", "課題"),
    most=2,
)  # fmt: skip
_JA_FILLERS = _replaced(
    (r"(?:えー?と?|あの[ー、]|まあ|なんか|その[ー、]|こう[、]|ちょっと|やっぱり?|ですね|ね(?=[、。]))", "")
)
_EN_CONTRACTIONS = _replaced(
    (r"\bI'm\b", "I am"),
    (r"n't\b", " not"),
    (r"'re\b", " are"),
    (r"'s\b", " is"),
    (r"'ve\b", " have"),
    (r"'ll\b", " will"),
)
_EN_SYNONYMS = _replaced(
    (r"\bthink\b", "believe"), (r"\bvery\b|\breally\b", "quite"), (r"\bpeople\b", "folks"), (r"\bwork\b", "job"),
    (r"\bthing\b", "matter"), (r"\bgoing to\b|\bgonna\b", "about to"), (r"\bbecause\b", "since"), (r"\bwant\b", "wish"),
    (r"\bsay\b|\bsaid\b", "tell"), (r"\bgood\b", "fine"), (r"\bstart\b", "begin"), (r"\bproblem\b", "trouble"),
    most=2,
)  # fmt: skip
_EN_FILLERS = _replaced(
    (r"(?i)\b(?:uh|um|you know|like|well|so|I mean|just|actually|basically|kind of|sort of)\b,? ?", "")
)
_EN_ARTICLES = _replaced((r"(?i)\b(?:the|a|an) ", ""))
_EN_TENSE = _replaced(
    (r"\bis\b", "was"), (r"\bare\b", "were"), (r"\bhave\b", "had"), (r"\bcan\b", "could"), (r"\bdo\b", "did")
)
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}

EDITS: dict[Language, dict[str, Edit]] = {
    "ja": {
        "as it is": str,
        "other width": lambda text: unicodedata.normalize("NFKC", text).translate(_WIDE),
        "です → だ": _JA_ENDINGS,
        "particles": _JA_PARTICLES,
        "two synonyms": _JA_SYNONYMS,
        "fillers dropped": _JA_FILLERS,
        "halves exchanged": _swapped("、"),
        "split in two": lambda text: text.replace("、", "。", 1) if "、" in text else text,
        "joined with one's own": lambda text: text.rstrip("。") + "ので、わたしも次の週に同じことを試してみました。",
        "a word every 12 characters": _inserted(12, ("実は", "やはり", "たしかに"), by_words=False),
        "chopped every 9 characters": _chopped(9, by_words=False),
        "commas and brackets": _inserted(7, ("、",), by_words=False),
        "endings, particles and a synonym": _both(_JA_ENDINGS, _JA_PARTICLES, _JA_SYNONYMS),
    },
    "en": {
        "as it is": str,
        "other width, other case": lambda text: text.upper().translate(_WIDE),
        "contractions": _EN_CONTRACTIONS,
        "tense": _EN_TENSE,
        "two synonyms": _EN_SYNONYMS,
        "fillers dropped": _EN_FILLERS,
        "articles dropped": _EN_ARTICLES,
        "halves exchanged": _swapped(","),
        "split in two": lambda text: text.replace(",", ".", 1) if "," in text else text,
        "joined with one's own": lambda text: text.rstrip(".") + ", so I tried the same thing myself one week later.",
        "chopped every 4 words": _chopped(4, by_words=True),
        "a word every 8 words": _inserted(8, ("indeed", "again", "clearly"), by_words=True),
        "a word every 5 words": _inserted(5, ("indeed", "again", "clearly"), by_words=True),
        "tense, contractions and synonyms": _both(_EN_TENSE, _EN_CONTRACTIONS, _EN_SYNONYMS),
    },
}


if __name__ == "__main__":
    sys.exit(main())
