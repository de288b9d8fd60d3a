"""The sentences of a model's answer, one by one: which may stand, which are asked for again, which are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.engines.llm.answers import Said
from pipeline.drafting.engines.llm.masking import marked
from pipeline.drafting.engines.llm.prompting import leaves_out
from pipeline.drafting.importing.held import Held
from pipeline.evidence.grounding import Grounding, Reason, Verdict
from pipeline.language import normal
from pipeline.language.sentences import sentences as split
from pipeline.lexicon.named import cues
from pipeline.model.article import Brief
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language


class Judged(NamedTuple):
    """A sentence that a model wrote, and its parts as they were held to the notes. `number` is its place in the answer, from 1."""

    number: int
    said: Said
    parts: tuple[Held, ...]

    @property
    def stands(self) -> bool:
        """Whether all of it may be written."""
        return bool(self.parts) and all(part.state != "against" for part in self.parts)

    @property
    def secret(self) -> bool:
        """Whether it holds what must be repeated nowhere: not to the model either, which could learn from it that it is so."""
        return any(part.secret for part in self.parts)


class Judge:
    """Holds what a model wrote to the utterances that it cites; `told` are those that it was given, by id."""

    def __init__(self, grounding: Grounding, told: Mapping[str, str], brief: Brief, language: Language) -> None:
        self._grounding = grounding
        self._told = told
        self._known = frozenset(told)
        self._brief = brief
        self._language = language
        self._number = 0

    def judged(self, said: Said) -> Judged:
        """One sentence of an answer; where it is several, each of them has to stand on what they cite together."""
        self._number += 1
        return Judged(self._number, said, tuple(self._parts(said, self._number)))

    def _parts(self, said: Said, number: int) -> Iterator[Held]:
        for one in split(said.text, self._language):
            text = " ".join(one.text.split())
            verdict = self._verdict(text, said.utterances)
            state = "against" if verdict.state == "unsupported" else verdict.state
            held = self._in_whose_voice(Held(number, text, state, verdict))
            yield held._replace(text="") if held.secret else held

    def _in_whose_voice(self, held: Held) -> Held:
        """Who says "we" in an article is its author: such a sentence is the speaker's turn, to the letter, or a person has to look."""
        near = held.verdict.nearest
        if held.state == "against" or near is None or not speaks(held.text, self._language):
            return held
        if near.speaker and held.state == "carried" and self._is_said(held):
            return held._replace(role=TURN)
        doubt = Reason("speaker", near.speaker or "")
        return held._replace(state="unverified", verdict=held.verdict._replace(reasons=(*held.verdict.reasons, doubt)))

    def _is_said(self, held: Held) -> bool:
        """Whether a sentence stands in one of the utterances that it cites, to the letter."""
        wanted = normal.exact(held.text, self._language)
        said = (self._told.get(id_, "") for id_ in held.verdict.utterances)
        return any(wanted in normal.exact(text, self._language) for text in said)

    def _verdict(self, text: str, cited: tuple[str, ...]) -> Verdict:
        if leaves_out(self._brief, text):
            return Verdict("against", (Reason("left-out", grave=True),), cited)
        if marked(text):
            return Verdict("against", (Reason("personal-data", grave=True),))
        if len(cited) > _CITED:
            return Verdict("unsupported", (Reason("cites"),))
        verdict = self._grounding.judge(text, cited)
        if not set(cited) <= self._known and not _is_secret(verdict):
            return Verdict("unsupported", (Reason("cites"),))
        return verdict

    def may_title(self, text: str, longest: int, cited: Sequence[str] | None = None) -> bool:
        """Whether a title, a heading, a description or a question says nothing that the notes do not hold."""
        if not text or len(text) > longest or marked(text) or leaves_out(self._brief, text):
            return False
        if cited is not None and (not cited or not set(cited) <= self._known):
            return False
        verdict = self._grounding.judge(text)
        return verdict.state != "against" and not any(reason.kind in _TELLING for reason in verdict.reasons)

    def is_near(self, text: str) -> bool:
        """Whether a text has to do with what was said."""
        return not any(reason.kind == "far" for reason in self._grounding.judge(text).reasons)


def speaks(text: str, language: Language) -> bool:
    """Whether a sentence speaks as one of those who were there, outside of quotation marks."""
    return _SPEAKS[language].search(_QUOTED.sub("", text)) is not None


# The role of a sentence that is somebody's turn.
TURN = "turn"
_SPEAKS: Mapping[Language, re.Pattern[str]] = cues("statements/speaks-as-one-of-them")
_QUOTED = lazy(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
# A sentence rests on a few utterances: whoever cites the whole interview cites nothing.
_CITED = 12
# What a text without a source of its own must not have against it, grave or not.
_TELLING = ("figure", "name", "quotation", "instruction", "off-record", "personal-data")


def _is_secret(verdict: Verdict) -> bool:
    return any(reason.kind in ("off-record", "personal-data") for reason in verdict.reasons)
