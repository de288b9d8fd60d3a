"""Questions for the writer of a human section, made from this interview. Never a text to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.units import Unit
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Comment, Sentence
from pipeline.model.article import Kind
from pipeline.wording import Language, Text

_MOST = 4
_SHORTENED = {"ja": 48, "en": 110}

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

# What a question can be made of: a figure, a statement that matters, a turning point, a choice, a person, a topic.
_ASK: Mapping[Kind, Mapping[str, Text]] = {
    "lived-experience": {
        "figure": Text(
            "「{value}」という数字が出ました。あなたは現場で、その数字にあたるものを見ましたか。いつ、どこで、何を見ましたか。",
            "The figure '{value}' came up. Did you see for yourself what stands behind it: when, where, what?",
        ),
        "turn": Text(
            "{who}「{said}」と話しました。それを聞いたとき、その場で何が起きましたか。相手の様子はどうでしたか。",
            "{who} said: '{said}'. What happened in the room when you heard that? How did it look and sound?",
        ),
        "topic": Text(
            "「{phrase}」について、あなた自身がやってみたこと、失敗したことはありますか。いつ、誰と、結果はどうでしたか。",
            "What have you yourself tried with '{phrase}', and what went wrong? When, with whom, with what result?",
        ),
        "person": Text(
            "{name}に会ったのはいつ、どこですか。記録に残っていないことで、いちばん印象に残ったのは何ですか。",
            "When and where did you meet {name}? What struck you most that is not in the recording?",
        ),
    },
    "opinion": {
        "point": Text(
            "{who}「{said}」と話しました。あなたは賛成ですか、反対ですか。その理由は何ですか。",
            "{who} said: '{said}'. Do you agree or not? Why?",
        ),
        "topic": Text(
            "「{phrase}」について、世の中でよく言われることと、あなたの考えはどこが違いますか。",
            "Where does your view of '{phrase}' differ from what is usually said?",
        ),
        "figure": Text(
            "「{value}」を、あなたは多いと思いますか、少ないと思いますか。何と比べてそう思いますか。",
            "Is '{value}' a lot or a little in your eyes? Compared with what?",
        ),
        "person": Text(
            "{name}の話で、うのみにできないと感じた点はどこですか。なぜですか。",
            "Which part of what {name} said would you not take at face value? Why?",
        ),
    },
    "decision": {
        "choice": Text(
            "{who}「{said}」と話しました。これを受けて、あなた（のチーム）は何を決めましたか。",
            "{who} said: '{said}'. What did you (or your team) decide after that?",
        ),
        "topic": Text(
            "「{phrase}」について、検討したうえでやらないと決めたことは何ですか。なぜやめましたか。",
            "What about '{phrase}' did you consider and decide against? Why?",
        ),
        "figure": Text(
            "「{value}」は、決めるときの材料になりましたか。どの数字なら決定を変えますか。",
            "Did '{value}' weigh in what you decided? Which figure would change your mind?",
        ),
        "owner": Text(
            "その決定に責任を持つのは誰ですか。いつ、何を見て見直しますか。",
            "Who answers for that decision? When will you look at it again, and at what?",
        ),
    },
    "story": {
        "turn": Text(
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

_MATERIAL: Mapping[str, Mapping[Language, re.Pattern[str]]] = {
    "turn": {
        "ja": re.compile(r"きっかけ|変わ(?:っ|り)|気づ|驚|初めて|失敗|大変|困|やめ|分かった|わかった|ショック"),
        "en": re.compile(
            r"turned out|realiz|surpris|first time|fail|mistake|struggl|chang(?:ed|ing)|hard|crazy|learned",
            re.IGNORECASE,
        ),
    },
    "choice": {
        "ja": re.compile(r"決め|選(?:ん|び|ぶ)|やめ|始め(?:た|まし|る)|入れ(?:た|まし)|導入|方針|狙|ことにし|断"),
        "en": re.compile(
            r"decid|chose|choice|choos|instead|stopp|opted|going to|we (?:built|moved|switched|started|went)|plan",
            re.IGNORECASE,
        ),
    },
    "point": {"ja": re.compile(r""), "en": re.compile(r"")},
}
_ANY = re.compile(r"")


_GENERAL: Mapping[Kind, tuple[Text, ...]] = {
    "lived-experience": (
        Text("いつ、どこで、誰と、何をしましたか。", "When, where and with whom did you do what?"),
        Text("思いどおりにいかなかったことは何ですか。", "What did not go as you had expected?"),
        Text(
            "その場にいた人しか知らないことを一つ挙げるなら何ですか。", "What would only somebody who was there know?"
        ),
    ),
    "opinion": (
        Text("あなたはどちらの立場ですか。その理由は何ですか。", "Where do you stand, and why?"),
        Text("よく言われることと、あなたの考えはどこが違いますか。", "Where do you differ from what is usually said?"),
        Text("反対の立場の人に、何と答えますか。", "What would you answer somebody who disagrees?"),
    ),
    "decision": (
        Text("何を選びましたか。", "What did you choose?"),
        Text("やらないと決めたことは何ですか。なぜですか。", "What did you decide against, and why?"),
        Text("誰が責任を持ち、いつ見直しますか。", "Who answers for it, and when will you look at it again?"),
    ),
    "story": (
        Text("どこから始まり、何が起き、どう終わりましたか。", "Where did it begin, what happened, how did it end?"),
        Text("いちばん迷ったのはどの場面ですか。", "At which point were you least sure?"),
    ),
}


def general(kind: Kind, language: Language) -> Comment:
    """Questions for a section of this kind where there is no interview to make them from."""
    asked = [_item(Sentence(text.render(language), ()), language) for text in _GENERAL[kind]]
    return Comment((Sentence(_INTRO[kind].render(language), ()), *asked))


def _item(sentence: Sentence, language: Language) -> Sentence:
    return Sentence(f"・{sentence.text}" if language == "ja" else f"* {sentence.text}", sentence.utterances)


def guidance(material: Material, kind: Kind, seen: set[str], extra: Text | None = None) -> Comment:
    """Three or four questions, `extra` first. `seen` are statements already asked about, so that sections ask about different ones."""
    lines = [Sentence(_INTRO[kind].render(material.language), ())]
    asked = [Sentence(extra.render(material.language), ())] if extra else []
    asked += _questions(material, kind, seen)
    lines += [_item(line, material.language) for line in asked[:_MOST]]
    return Comment(tuple(lines))


def _questions(material: Material, kind: Kind, seen: set[str]) -> Iterator[Sentence]:
    for source, form in _ASK[kind].items():
        if source == "figure":
            figure = next((one for one in material.figures if one.value not in seen), None)
            if figure is not None:
                seen.add(figure.value)
                yield _ask(material, form, figure.unit, value=figure.value)
        elif source in _MATERIAL:
            unit = _statement(material, _MATERIAL[source][material.language], seen) or _statement(material, _ANY, seen)
            if unit is not None:
                seen.add(unit.text)
                yield _ask(material, form, unit, who=_who(material, unit), said=_short(unit.text, material.language))
        elif source == "topic":
            phrase = next((one for one in material.phrases if one not in seen), None)
            if phrase is not None:
                seen.add(phrase)
                unit = next(unit for unit in material.units if phrase in unit.spoken.phrases)
                yield _ask(material, form, unit, phrase=phrase)
        elif source == "person":
            if material.people:
                yield Sentence(
                    form.filled(name=phrases.named(material.people[:1], material.language)).render(material.language),
                    (),
                )
        else:
            yield Sentence(form.render(material.language), ())


def _statement(material: Material, pattern: re.Pattern[str], seen: set[str]) -> Unit | None:
    order = sorted(range(len(material.units)), key=lambda place: -material.scores[place])
    for place in order[:200]:
        unit = material.units[place]
        usable = (
            material.scores[place] > 0
            and unit.spoken.finished
            and not unit.spoken.dangling
            and not unit.spoken.question
        )
        if usable and unit.text not in seen and pattern.search(unit.text):
            return unit
    return None


def _ask(material: Material, form: Text, unit: Unit, **parameters: str) -> Sentence:
    return Sentence(form.filled(**parameters).render(material.language), unit.utterances)


def _who(material: Material, unit: Unit) -> str:
    if unit.speaker is None:
        return Text("取材で", "Somebody").render(material.language)
    name = phrases.named((unit.speaker,), material.language)
    return f"{name}は" if material.language == "ja" else name


def _short(text: str, language: Language) -> str:
    text = text.rstrip("。.")
    return text if len(text) <= _SHORTENED[language] else text[: _SHORTENED[language]].rstrip() + "…"
