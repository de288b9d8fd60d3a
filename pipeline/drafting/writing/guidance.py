"""Questions for the writer of a human section, made from this interview. Never a text to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from pipeline.drafting.study.figures import Figure
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import Moment, heard
from pipeline.drafting.study.units import Unit, clock
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Comment, Sentence
from pipeline.lexicon.named import cue
from pipeline.model.article import Kind
from pipeline.model.questions import GENERAL
from pipeline.wording import Language, Text

_MOST = 4
_WEIGHTY = cue("any", "figures/weighty")
# With fewer questions of its own a section gets the general ones.
_LEAST = 3
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

# What a question can be made of: a moment of the interview quoted whole, a figure with its clause, a person, a topic; and
# what to ask where the interview holds no such moment.
_ASK: Mapping[Kind, Mapping[str, Text]] = {
    "lived-experience": {
        "scene": Text(
            "{who}「{said}」と話しました。それを聞いたとき、その場で何が起きましたか。相手の様子はどうでしたか。",
            "{who} said: '{said}'. What happened in the room when you heard that? How did it look and sound?",
        ),
        "failure": Text(
            "{who}「{said}」と話しました。あなた自身がやってみたこと、失敗したことはありますか。いつ、誰と、結果はどうでしたか。",
            "{who} said: '{said}'. What have you yourself tried with that, and what went wrong? When, with whom, with what result?",
        ),
        "figure": Text(
            "{who}「{said}」と話しました。あなたは現場で、その数字にあたるものを見ましたか。いつ、どこで、何を見ましたか。",
            "{who} said: '{said}'. Did you see for yourself what stands behind it: when, where, what?",
        ),
        "person": Text(
            "{name}に会ったのはいつ、どこですか。記録に残っていないことで、いちばん印象に残ったのは何ですか。",
            "When and where did you meet {name}? What struck you most that is not in the recording?",
        ),
    },
    "opinion": {
        "judgement": Text(
            "{who}「{said}」と話しました。あなたは賛成ですか、反対ですか。その理由は何ですか。",
            "{who} said: '{said}'. Do you agree or not? Why?",
        ),
        "doubt": Text(
            "{who}「{said}」と話しました。読者が疑うとしたらどこですか。うのみにできないと感じた点はどこですか。なぜですか。",
            "{who} said: '{said}'. What might a reader doubt in it? What would you not take at face value? Why?",
        ),
        "figure": Text(
            "{who}「{said}」と話しました。その数字を、あなたは多いと思いますか、少ないと思いますか。何と比べてそう思いますか。",
            "{who} said: '{said}'. Is that a lot or a little in your eyes? Compared with what?",
        ),
        "topic": Text(
            "「{phrase}」について、世の中でよく言われることと、あなたの考えはどこが違いますか。",
            "Where does your view of '{phrase}' differ from what is usually said?",
        ),
    },
    "decision": {
        "choice": Text(
            "{who}「{said}」と話しました。これを受けて、あなた（のチーム）は何を決めましたか。",
            "{who} said: '{said}'. What did you (or your team) decide after that?",
        ),
        "avoided": Text(
            "{who}「{said}」と話しました。あなたが検討したうえで、やらないと決めたことは何ですか。なぜやめましたか。",
            "{who} said: '{said}'. What did you consider and decide against? Why?",
        ),
        "figure": Text(
            "{who}「{said}」と話しました。その数字は、決めるときの材料になりましたか。どの数字なら決定を変えますか。",
            "{who} said: '{said}'. Did that weigh in what you decided? Which figure would change your mind?",
        ),
        "owner": Text(
            "その決定に責任を持つのは誰ですか。いつ、何を見て見直しますか。",
            "Who answers for that decision? When will you look at it again, and at what?",
        ),
    },
    "story": {
        "scene": Text(
            "{who}「{said}」と話しました。その前に何があり、その後どうなりましたか。",
            "{who} said: '{said}'. What came before it, and what came of it?",
        ),
        "person": Text("{name}に話を聞くことになったきっかけは何ですか。", "How did you come to talk to {name}?"),
        "topic": Text(
            "「{phrase}」を初めて知ったのはいつ、どんな場面ですか。",
            "When and how did you first come across '{phrase}'?",
        ),
    },
}
_DECIDED: tuple[Moment, ...] = ("choice", "avoided")
# What was not said is a question too; that the machine found nothing does not mean that nobody said it.
_UNSAID: Mapping[str, Text] = {
    "scene": Text(
        "取材の中に、その場が目に浮かぶ場面は見つかりませんでした。いつ、どこで、誰と、何をしましたか。",
        "No scene that a reader could see was found in the interview. When, where and with whom did you do what?",
    ),
    "failure": Text(
        "取材の中に、うまくいかなかった話は見つかりませんでした。思いどおりにいかなかったことは何ですか。",
        "Nothing was found in the interview that went wrong. What did not go as you had expected?",
    ),
    "choice": Text(
        "取材の中に、何を選んだかは見つかりませんでした。何を選びましたか。",
        "No choice was found in the interview. What did you choose?",
    ),
    "avoided": Text(
        "取材の中に、やらないと決めたことは見つかりませんでした。やらないと決めたことは何ですか。なぜですか。",
        "Nothing was found in the interview that was decided against. What did you decide against, and why?",
    ),
}


def unsaid(text: str, language: Language) -> frozenset[str]:
    """What guidance says that the interview does not hold."""
    return frozenset(moment for moment, said in _UNSAID.items() if said.render(language) in text)


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
    asked = [Sentence(extra.render(language), ())] if extra else []
    asked += _questions(material, kind, seen)
    if len(asked) < _LEAST:
        asked += [Sentence(text.render(language), ()) for text in GENERAL[kind]]
    items = [_item(line, language) for line in asked[:_MOST]]
    return Comment((Sentence(_INTRO[kind].render(language), ()), *items))


def _questions(material: Material, kind: Kind, seen: set[str]) -> Iterator[Sentence]:
    here: list[str] = []
    for source, form in _ASK[kind].items():
        if source == "figure":
            unit = next(
                (
                    one.unit
                    for one in material.figures
                    if _fits(one.unit, material) and one.unit.text not in seen and (kind != "decision" or _weighs(one))
                ),
                None,
            )
            if unit is not None:
                yield _ask(material, form, unit, seen)
        elif source == "topic":
            phrase = next((one for one in material.phrases if one not in seen), None)
            if phrase is not None:
                seen.add(phrase)
                unit = next(unit for unit in material.units if phrase in unit.spoken.phrases)
                yield Sentence(form.filled(phrase=phrase).render(material.language), unit.utterances)
        elif source == "person":
            if material.people:
                name = phrases.named(material.people[:1], material.language)
                yield Sentence(form.filled(name=name).render(material.language), ())
        elif source == "owner":
            yield Sentence(form.render(material.language), ())
        else:
            moment = cast(Moment, source)
            places = heard(material, moment, seen | _kept(material, kind))
            if (
                not places and source in _UNSAID
            ):  # asked about elsewhere already: better than to say that nobody said it
                places = heard(material, moment, set(here))
            if places:
                here.append(material.units[places[0]].text)
                yield _ask(material, form, material.units[places[0]], seen)
            elif source in _UNSAID and material.units and not heard(material, moment):
                yield Sentence(_UNSAID[source].render(material.language), ())


def _kept(material: Material, kind: Kind) -> set[str]:
    """What the section about decisions will be asked about, and no other section before it."""
    if kind == "decision":
        return set()
    return {material.units[place].text for moment in _DECIDED for place in heard(material, moment)[:1]}


def _fits(unit: Unit, material: Material) -> bool:
    """Whether a sentence can be quoted whole in one line."""
    return len(unit.text) <= _QUOTED[material.language]


def _weighs(figure: Figure) -> bool:
    """Whether a figure can weigh in a decision: it became another, or is money, or a share."""
    return figure.change or _WEIGHTY.search(figure.value) is not None


def _ask(material: Material, form: Text, unit: Unit, seen: set[str]) -> Sentence:
    seen.add(unit.text)
    said = unit.text.rstrip("。.")
    text = form.filled(who=_who(material, unit), said=said).render(material.language)
    return Sentence(text, unit.utterances)


def _who(material: Material, unit: Unit) -> str:
    """Who said it, and when."""
    at = clock(unit.start)
    if material.language == "ja":
        name = phrases.named((unit.speaker,), "ja") if unit.speaker else ""
        when = f"（{at}）" if at else ""
        return f"{name}{when}は" if name else f"取材で{when}"
    name = unit.speaker or "Somebody"
    return f"{name} ({at})" if at else name
