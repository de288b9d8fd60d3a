"""What an interview does not hold, said while one can still call somebody: `pipeline coverage`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import Moment, moments
from pipeline.drafting.study.units import Unit, clock
from pipeline.lexicon.named import cues, words
from pipeline.wording import Language, Text

# What an article needs, and what to ask where nobody said it.
_WANTED: Mapping[Moment, tuple[Text, Text]] = {
    "choice": (
        Text("決めたこと", "a decision"),
        Text(
            "「結局、何をすることに決めましたか。決めたのは誰ですか」",
            "'What did you decide in the end, and who decided it?'",
        ),
    ),
    "avoided": (
        Text("やらないと決めたこと", "something decided against"),
        Text("「検討してやめたことは何ですか。なぜですか」", "'What did you consider and drop? Why?'"),
    ),
    "scene": (
        Text("目に浮かぶ場面", "a scene"),
        Text("「その日のことを、朝から順に教えてください」", "'Tell me about that day, from the morning on.'"),
    ),
    "failure": (
        Text("うまくいかなかったこと", "something that failed"),
        Text("「いちばん困ったのはいつ、何でしたか」", "'When was it worst, and what went wrong?'"),
    ),
    "judgement": (
        Text("話し手の考え", "what the speaker thinks of it"),
        Text(
            "「同じことをする人に、一つだけ勧めるなら何ですか」",
            "'If somebody were to do the same, what one thing would you tell them?'",
        ),
    ),
}
_FIGURE = (
    Text("数字", "a figure"),
    Text(
        "「前と後で、何がいくつからいくつになりましたか。誰が数えましたか」",
        "'From how many to how many, before and after? Who counted?'",
    ),
)
_HEARD = Text("○ {what}：{who}「{said}」", "+ {what}: {who}: '{said}'")
_MISSING = Text("× {what}が聞けていません。聞くなら：{question}", "- {what} was not heard. Ask: {question}")
_SILENT = Text("× 名前は出たのに話を聞いていない人：{names}", "- Named, but not asked: {names}")
_ASKED = Text("話を聞いた人：{names}", "Who was asked: {names}")
_NOBODY = Text("話を聞いた人：取材メモに名前がありません", "Who was asked: the notes name nobody")
_CALL = Text("電話をかけるなら一人：{who}", "One person to call: {who}")
_CALL_OTHER = Text(
    "{person}の話を別の側から知っている人（客、現場の人、反対した人のうち一人）",
    "somebody who knows {person}'s story from the other side (a customer, somebody on the floor, or whoever was against it)",
)
_SEE = Text("見に行くなら一つ：{what}", "One thing to go and see: {what}")
_SEE_PHRASE = Text(
    "「{phrase}」の実物と、それを使っている人の手元", "'{phrase}' itself, and the hands of whoever uses it"
)
_SEE_PLACE = Text(
    "話に出た場所の、いつもの一日の始まり", "the place they talk about, when an ordinary day begins there"
)
_PERSON: Mapping[Language, re.Pattern[str]] = cues("talk/person")
_NO_PERSON = words("ja", "talk/no-person")


def lines(material: Material) -> Iterator[Text]:
    """The report, line by line; it ends with one person to call and one thing to go and see."""
    language = material.language
    speakers = tuple(dict.fromkeys(unit.speaker for unit in material.units if unit.speaker))
    told = [name for name in speakers if material.roles.get(name, 1.0) == max(material.roles.values())] or list(
        speakers
    )
    yield _ASKED.filled(names=_listed(material.people or tuple(told), language)) if speakers else _NOBODY
    for kind, (what, question) in _WANTED.items():
        places = moments(material, kind, set())
        yield _row(what, question, material.units[places[0]] if places else None, language)
    yield _row(*_FIGURE, material.figures[0].unit if material.figures else None, language)
    silent = named_but_silent(material.units, speakers, language)
    if silent:
        yield _SILENT.filled(names=_listed(silent, language))
    person = next(iter(material.people or speakers), "")
    other = _CALL_OTHER.filled(person=person or Text("話し手", "the speaker").render(language)).render(language)
    yield _CALL.filled(who=silent[0] if silent else other)
    phrase = next(iter(material.phrases), None)
    yield _SEE.filled(what=(_SEE_PHRASE.filled(phrase=phrase) if phrase else _SEE_PLACE).render(language))


def _row(what: Text, question: Text, unit: Unit | None, language: Language) -> Text:
    if unit is None:
        return _MISSING.filled(what=what.render(language), question=question.render(language))
    who = " ".join(filter(None, (unit.speaker, clock(unit.start))))
    return _HEARD.filled(what=what.render(language), who=who, said=unit.text.rstrip("。."))


def named_but_silent(units: Sequence[Unit], speakers: Sequence[str], language: Language) -> tuple[str, ...]:
    """People whom somebody names and who do not speak, most often named first."""
    counts: Counter[str] = Counter()
    for unit in units:
        for match in _PERSON[language].finditer(unit.spoken.raw):
            name = next(group for group in match.groups() if group)
            if name not in _NO_PERSON and not any(name in speaker or speaker in name for speaker in speakers):
                counts[name] += 1
    return tuple(name for name, _ in counts.most_common(4))


def _listed(names: Sequence[str], language: Language) -> str:
    return "、".join(names) if language == "ja" else ", ".join(names)
