"""What is sent to a model: prompts that are files with versions, the numbered utterances on the record, the brief.

Never: an off-record passage, a human section, another article, personal data.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from pipeline.drafting.engines.llm.masking import Masks
from pipeline.drafting.engines.llm.models import Message
from pipeline.drafting.engines.request import Order
from pipeline.errors import UsageError
from pipeline.evidence.off_record import OffRecord
from pipeline.markup.characters import folded, without_invisible
from pipeline.model.article import Brief
from pipeline.model.notes import Notes, Utterance, reference
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

VERSION = 1
# How much is written where nobody says how long it may take, and in a minute of careful reading: characters (ja), words (en).
_LENGTH: Mapping[Language, int] = {"ja": 2400, "en": 650}
_A_MINUTE: Mapping[Language, int] = {"ja": 250, "en": 110}
_SLOT = lazy(r"\{(\w+)\}")


class Prompt(NamedTuple):
    """The first messages of a draft. `told` are the utterances in them by id, as they were said; `masks` put back what was hidden."""

    system: str
    user: str
    told: Mapping[str, str]
    masks: Masks
    language: Language

    @property
    def digest(self) -> str:
        """`sha256:…` of exactly what is sent first."""
        sent = json.dumps([self.system, self.user], ensure_ascii=False)
        return f"sha256:{hashlib.sha256(sent.encode()).hexdigest()}"

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is sent first."""
        return (Message("system", self.system), Message("user", self.user))

    def again(self, why: Text) -> tuple[Message, ...]:
        """What is sent after an answer that was none. The answer itself is not sent back."""
        note = _filled("again", self.language, {"why": why.render(self.language)})
        return (Message("system", self.system), Message("user", f"{self.user}\n{note}"))

    def mend(self, failed: Sequence[tuple[int, str, str]]) -> tuple[Message, ...]:
        """What is sent for sentences that nothing carries: their number, the sentence, and why not."""
        keys = ("number", "text", "why")
        lines = [
            json.dumps(
                dict(zip(keys, (number, self.masks.masked(text), self.masks.masked(why)), strict=True)),
                ensure_ascii=False,
            )
            for number, text, why in failed
        ]
        note = _filled("mend", self.language, {"failed": "\n".join(lines)})
        return (Message("system", self.system), Message("user", f"{self.user}\n{note}"))


def prompt(sources: Sequence[Notes], brief: Brief, order: Order) -> Prompt:
    """The prompt for notes of one language. Raises `UsageError` where nothing may be sent, or brief or names hold what is off the record."""
    language = sources[0].language
    masks = Masks()
    told = [
        (reference(sources, notes, one.id), one)
        for notes in sources
        for one in notes.on_record
        if not leaves_out(brief, one.text)
    ]
    if not told:
        raise UsageError(
            Text(
                "モデルに渡せる発言が、取材メモに一つもありません。何も送っていません。",
                "The notes hold nothing that a model may be given. Nothing was sent.",
            ),
            Text(
                "「pipeline notes」で、読み取れた発言とオフレコの数を確かめてください。brief の leave_out が全部を除いていることもあります。",
                "See with 'pipeline notes' what was read and how much is off the record. The brief's leave_out may cover all of it, too.",
            ),
        )
    _guard(sources, brief, told)
    user = _filled(
        "material",
        language,
        {
            "type": order.type,
            "outline": outlines(language)[order.type],
            "length": str(length(order, language)),
            "brief": _brief(brief, masks, language),
            "utterances": "\n".join(_lines(told, masks)),
        },
    )
    return Prompt(_read("draft", language).strip(), user, {id_: one.text for id_, one in told}, masks, language)


def length(order: Order, language: Language) -> int:
    """How long the article may be: characters in Japanese, words in English."""
    return _LENGTH[language] if order.minutes is None else order.minutes * _A_MINUTE[language]


def leaves_out(brief: Brief, text: str) -> bool:
    """Whether a text speaks of what the brief leaves out."""
    terms = [folded(term) for term in brief.leave_out]
    return any(term and term in folded(text) for term in terms)


def _lines(told: Sequence[tuple[str, Utterance]], masks: Masks) -> Iterator[str]:
    """Each utterance as a line of JSON: whatever is said in it, it ends where its line ends."""
    ids = masks.all_masked([id_ for id_, _ in told])
    texts = masks.all_masked([" ".join(without_invisible(one.text).split()) for _, one in told])
    names = {name: masks.masked(name) for name in dict.fromkeys(one.speaker for _, one in told) if name}
    for (_, one), id_, text in zip(told, ids, texts, strict=True):
        speaker = {"speaker": names[one.speaker]} if one.speaker else {}
        yield json.dumps({"id": id_, **speaker, "text": text}, ensure_ascii=False)


def _brief(brief: Brief, masks: Masks, language: Language) -> str:
    """What a person asked for. What is to be left out is not sent: the utterances that speak of it are left out instead."""
    names = {"reader": Text("読者", "Reader"), "message": Text("いちばん伝えたいこと", "Message")}
    given = {"reader": brief.reader, "message": brief.message}
    between = "：" if language == "ja" else ": "
    lines = [
        f"{names[key].render(language)}{between}{masks.masked(' '.join(value.split()))}\n"
        for key, value in given.items()
        if value
    ]
    return "".join(lines)


def _guard(sources: Sequence[Notes], brief: Brief, told: Sequence[tuple[str, Utterance]]) -> None:
    """Nothing off the record leaves in a brief, a name or the name of a file."""
    from pipeline.evidence.grounding import closed

    hidden = OffRecord([closed(one) for one in sources], sources[0].language)
    names = dict.fromkeys(name for id_, one in told for name in (one.speaker, id_.rpartition("#")[0]) if name)
    for text in (brief.reader, brief.message, *names):
        if text and hidden.source(text):
            raise UsageError(
                Text(
                    "brief か話者名かファイル名に、オフレコの話に近い言葉があります。モデルには何も送っていません。",
                    "The brief, a speaker's name or a file's name comes close to what is off the record. Nothing was sent to a model.",
                ),
                Text("その言葉を除いてから、もう一度実行してください。", "Take those words out, and run this again."),
            )


@cache
def outlines(language: Language) -> Mapping[str, str]:
    """What an article of each type is made of."""
    return tomllib.loads(_text(f"outlines-{VERSION}.toml", language))


def _filled(name: str, language: Language, values: Mapping[str, str]) -> str:
    """A prompt with its slots filled, all at once: what stands in a value is no slot."""
    return _SLOT.sub(lambda match: values.get(match[1], match[0]), _read(name, language))


def _read(name: str, language: Language) -> str:
    return _text(f"{name}-{VERSION}.md", language)


def _text(name: str, language: Language) -> str:
    return files("pipeline.drafting.engines").joinpath("prompts", language, name).read_text(encoding="utf-8")
