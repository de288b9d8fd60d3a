"""Questions for the writer of a human section, made from this interview. Never a text to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pipeline.drafting.study.figures import Figure
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import Moment, heard
from pipeline.drafting.study.on_hand import held
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.topic_names import is_somebody, is_telling
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.asked import ASK, UNSAID, Form
from pipeline.drafting.writing.outline import Comment, Sentence
from pipeline.lexicon.named import cue
from pipeline.model.article import Kind
from pipeline.model.notes import clock
from pipeline.model.questions import GENERAL
from pipeline.patterns import lazy
from pipeline.wording import Language, Text

_MOST = 4
_AGE = lazy(r"\W?[\d,.]+\W?(?:歳|才|years? old\b|-years?-old\b)")
_WEIGHTY = cue("any", "figures/weighty")
# With fewer questions of its own a section gets the general ones.
_LEAST = 3
# How many of the telling phrases a question may be about that quotes nobody, and how many people it names.
_TELLING, _NAMED = 6, 2
# Longer sentences are not quoted: a quotation is never cut. In characters.
_QUOTED: Mapping[Language, int] = {"ja": 110, "en": 240}

_INTRO: Mapping[Kind, Text] = {
    "lived-experience": Text(
        "この節は人が書きます。あなたが自分で見たこと、聞いたこと、したことを書いてください。機械は書きません。次の問いが手がかりです。",
        "A person writes this section: what you saw, heard and did yourself. The machine does not. These questions may help.",
    ),
    "opinion": Text(
        "この節は人が書きます。あなたの立場と、その理由を書いてください。機械は書きません。次の問いが手がかりです。",
        "A person writes this section: where you stand, and why. The machine does not. These questions may help.",
    ),
    "decision": Text(
        "この節は人が書きます。何を決め、何をやらないと決め、誰が責任を持つかを書いてください。機械は書きません。次の問いが手がかりです。",
        "A person writes this section: what you chose, what you decided against, and who answers for it. The machine does not."
        " These questions may help.",
    ),
    "story": Text(
        "この節は人が書きます。取材の前後にあった出来事を、順を追って書いてください。機械は書きません。次の問いが手がかりです。",
        "A person writes this section: what happened around the interview, in order. The machine does not. These questions may help.",
    ),
}

_DECIDED: tuple[Moment, ...] = ("choice", "avoided")
_SAID = Text("{who}「{said}」と話しました。{ask}", "{who} said: '{said}'. {ask}")
# Words that nobody can read are quoted to nobody.
_LISTEN = Text(
    "{who}の話（{where}）は文字起こしが乱れています。録音を聞き直してください。{ask}",
    "What {who} said at {where} is broken in the transcript: listen to the recording again. {ask}",
)
_SOMEBODY = Text("話した人", "somebody")
_THAT = Text("そのこと", "that")
_PHRASE = Text("「{phrase}」", "'{phrase}'")
_ABOUT = Text("{phrase}", "on {phrase}: ")
# Among so many of the best sentences one is preferred of which there is more to ask; among so many, one that can be quoted.
_CHOICE, _READABLE = 4, 12
# A sentence is about one of its longest phrases.
_LONGEST = 2
# A Japanese phrase of so many letters says something though it is said once; letters, marks within a word and blanks are a phrase.
_LONG = 6
_PLAIN = lazy(r"[\w' ’&+#-]+")


def unsaid(text: str, language: Language) -> frozenset[str]:
    """What guidance says that the interview does not hold."""
    return frozenset(moment for moment, (said, _) in UNSAID.items() if said.render(language) in text)


def general(kind: Kind, language: Language) -> Comment:
    """Questions for a section of this kind where there is no interview to make them from."""
    asked = [_item(Sentence(text.render(language), ()), language) for text in GENERAL[kind]]
    return Comment((Sentence(_INTRO[kind].render(language), ()), *asked))


def _item(sentence: Sentence, language: Language) -> Sentence:
    return Sentence(f"・{sentence.text}" if language == "ja" else f"* {sentence.text}", sentence.utterances)


def guidance(material: Material, kind: Kind, seen: set[str], extra: Text | None = None) -> Comment:
    """At most four questions, `extra` first, each with a whole quotation, who said it and when. `seen` are statements already
    asked about, so that sections ask about different ones."""
    language = material.language
    asking = _Asking(material, kind, seen)
    asked = [asking.outlook(extra)] if extra else []
    asked += asking.questions()
    if len(asked) < _LEAST:
        asked += [Sentence(text.render(language), ()) for text in GENERAL[kind]]
    items = [_item(line, language) for line in asked[:_MOST]]
    return Comment((Sentence(_INTRO[kind].render(language), ()), *items))


class _Asking:
    """The questions of one section. `seen` also holds the phrases that questions are about, so that they are about several."""

    def __init__(self, material: Material, kind: Kind, seen: set[str]) -> None:
        self.material = material
        self.language = material.language
        self.kind = kind
        self.topics = tuple(phrase for phrase in material.phrases if not is_somebody(phrase, material.language))
        self.seen = seen
        self.here: set[str] = set()

    def questions(self) -> Iterator[Sentence]:
        """In the order of the table."""
        for source, forms in ASK[self.kind].items():
            match source:
                case "figure":
                    yield from self._of_a_figure(forms)
                case "person":
                    if self.material.people:
                        yield self._plain(
                            forms, name=phrases.named(self.material.called(self.material.people[:1]), self.language)
                        )
                case "owner" | "topic":
                    if source == "owner" or self.topics:
                        yield self._plain(forms)
                case "one-side" | "two-sides":
                    yield from self._of_sides(forms, alone=source == "one-side")
                case _:
                    yield from self._of_a_moment(cast(Moment, source), forms)

    def outlook(self, text: Text) -> Sentence:
        """A question for no sentence of the talk, about what it is about."""
        return Sentence(self._filled(text, self._telling_phrase()), ())

    def _of_a_moment(self, moment: Moment, forms: Sequence[Form]) -> Iterator[Sentence]:
        kept = _kept(self.material, self.kind)
        places = heard(self.material, moment, self.seen | kept)
        if not places and moment in UNSAID:  # asked about elsewhere already: better than to say that nobody said it
            places = heard(self.material, moment, self.here)
        if places:
            quotable = [
                place
                for place in places[:_READABLE]
                if not self.material.standing.is_rubble(self.material.units[place])
            ]
            unit = self._telling((quotable or places)[:_CHOICE], forms)
            self.here.add(unit.text)
            if self._may_be_asked(unit):
                yield self._asked(unit, self._form(unit.text, forms))
        elif moment in UNSAID and self.material.units and held(self.material, moment) is None:
            said, ask = UNSAID[moment]
            between = "" if self.language == "ja" else " "
            yield Sentence(said.render(self.language) + between + self._filled(ask, self._telling_phrase()), ())

    def _telling(self, places: Sequence[int], forms: Sequence[Form]) -> Unit:
        """The best of those that read best, of which there is something to ask that does not fit all."""
        grade = self.material.standing.grade
        units = [self.material.units[place] for place in places]
        units = [unit for unit in units if grade(unit) <= grade(units[0])]
        return next((unit for unit in units if self._form(unit.text, forms) is not forms[-1]), units[0])

    def _of_a_figure(self, forms: Sequence[Form]) -> Iterator[Sentence]:
        found = [one for one in self.material.figures if _weighs(one)]
        # Whether '40 years' of somebody's life is much is no question; a sum, a share, a change is.
        if self.kind == "lived-experience" or (self.kind != "decision" and not found):
            found = list(self.material.figures)
        # How old somebody is was neither seen nor counted.
        found = [one for one in found if not _AGE.match(one.meaning, one.meaning.find(one.value))]
        found.sort(key=lambda one: 0 if one.change else self.material.standing.grade(one.unit))
        for figure in found:
            unit = figure.unit
            fits = unit.text not in self.seen and len(unit.text) <= _QUOTED[self.language]
            if fits and self._may_be_asked(unit):
                form = self._form(figure.value, forms, changed=figure.change)
                yield self._asked(unit, form, value=figure.value)
                return

    def _of_sides(self, forms: Sequence[Form], *, alone: bool) -> Iterator[Sentence]:
        """Who speaks of what the talk is about: one of those who tell, or several."""
        for phrase in self.topics:
            if phrase not in self.seen:
                units = [unit for unit in self.material.units if phrase in unit.spoken.phrases]
                told = [unit for unit in units if unit.speaker and self.material.roles.get(unit.speaker, 1.0) > TELLS]
                names = self.material.called([unit.speaker for unit in told if unit.speaker])
                if names and (len(names) == 1) == alone:
                    self.seen.add(phrase)
                    name = phrases.named(names[:_NAMED], self.language)
                    yield Sentence(self._filled(forms[0].text, phrase, name=name), told[0].utterances)
                return

    def _form(self, text: str, forms: Sequence[Form], *, changed: bool = False) -> Form:
        """The first question that suits what a sentence, or a figure, says."""
        return next(form for form in forms if form.suits(text, self.language, changed=changed))

    def _asked(self, unit: Unit, form: Form, value: str = "") -> Sentence:
        self.seen.add(unit.text)
        own = [phrase for phrase in self.topics if _stands_in(phrase, unit.text)]
        broken = self._is_broken(unit)
        about = self._fresh(own) or (self._telling_phrase() if broken else self._named_there(unit))
        ask = self._filled(form.text, about, value=value)
        if broken:
            self.seen.add(self._listened())
            who, where = unit.speaker or _SOMEBODY.render(self.language), clock(unit.start) or unit.utterances[0]
            name = phrases.named((who,), self.language) if unit.speaker else who
            return Sentence(_LISTEN.filled(who=name, where=where, ask=ask).render(self.language), unit.utterances)
        said = phrases.quoted(unit.text.rstrip("。."), self.language)
        text = _SAID.filled(who=_who(unit, self.language), said=said, ask=ask).render(self.language)
        return Sentence(text, unit.utterances)

    def _is_broken(self, unit: Unit) -> bool:
        return self.material.standing.is_broken(unit)

    def _may_be_asked(self, unit: Unit) -> bool:
        """Whether a sentence can be quoted, or its writer was not yet sent back to the recording too often."""
        return not self._is_broken(unit) or self._listened() not in self.seen

    def _listened(self) -> str:
        """What stands among what was asked about once the recording was named."""
        return _LISTEN.render(self.language)

    def _named_there(self, unit: Unit) -> str | None:
        """What a sentence names that the talk as a whole is not about; else what it answers, or goes on with."""
        own = [one for one in unit.spoken.phrases if one in unit.text and self._can_be_asked_about(one)]
        if own:
            return self._fresh(sorted(own, key=len, reverse=True)[:_LONGEST])
        heard = " ".join(one.text for one in self._said_with(unit))
        return self._fresh([one for one in self.topics[:_TELLING] if _stands_in(one, heard)])

    def _said_with(self, unit: Unit) -> Iterator[Unit]:
        """What its speaker said up to a sentence, and what was asked before: only that can it be about."""
        units = self.material.units
        last = next((place for place, one in enumerate(units) if one is unit), 0)
        for place in range(last, -1, -1):
            asked = units[place].turn == unit.turn - 1 and units[place].spoken.question
            if units[place].turn != unit.turn and not asked:
                return
            yield units[place]

    def _can_be_asked_about(self, phrase: str) -> bool:
        """Whether a phrase is no accident: it is said elsewhere, too, or of several words, and nothing is stuck to it."""
        said = sum(phrase in unit.spoken.phrases for unit in self.material.units)
        plain = (
            is_telling(phrase, self.language)
            and not is_somebody(phrase, self.language)
            and _PLAIN.fullmatch(phrase) is not None
        )
        return plain and (said > 1 or " " in phrase or (self.language == "ja" and len(phrase) >= _LONG))

    def _plain(self, forms: Sequence[Form], name: str = "") -> Sentence:
        return Sentence(self._filled(forms[0].text, self._telling_phrase(), name=name), ())

    def _filled(self, text: Text, phrase: str | None, *, name: str = "", value: str = "") -> str:
        """A question about a phrase of the talk, or about what was just quoted."""
        named = _THAT if phrase is None else _PHRASE.filled(phrase=phrase)
        about = "" if phrase is None and self.language == "en" else _ABOUT.filled(phrase=named)
        filled = text.filled(about=about, phrase=named, name=name, value=value).render(self.language)
        return filled[:1].upper() + filled[1:]

    def _telling_phrase(self) -> str | None:
        """What the talk as a whole is about."""
        return next(iter(self.topics), None)

    def _fresh(self, found: Sequence[str]) -> str | None:
        phrase = next((one for one in found if one not in self.seen), next(iter(found), None))
        self.seen.update([phrase] if phrase else [])
        return phrase


def _stands_in(phrase: str, text: str) -> bool:
    """Whether a text holds a phrase, and not only the end of a longer word."""
    before = r"\b" if phrase.isascii() else ""
    return re.search(before + re.escape(phrase), text) is not None


def _kept(material: Material, kind: Kind) -> set[str]:
    """What the section about decisions will be asked about, and no other section before it."""
    if kind == "decision":
        return set()
    return {material.units[place].text for moment in _DECIDED for place in heard(material, moment)[:1]}


def _weighs(figure: Figure) -> bool:
    """Whether a figure can weigh in a decision: it became another, or is money, or a share."""
    return figure.change or _WEIGHTY.search(figure.value) is not None


def _who(unit: Unit, language: Language) -> str:
    """Who said it, and when."""
    at = clock(unit.start)
    if language == "ja":
        name = phrases.named((unit.speaker,), "ja") if unit.speaker else ""
        when = f"（{at}）" if at else ""
        return f"{name}{when}は" if name else f"取材で{when}"
    name = unit.speaker or "Somebody"
    return f"{name} ({at})" if at else name
