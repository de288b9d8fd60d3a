"""What an interview does not hold, said while one can still call somebody: `pipeline coverage`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from pipeline.drafting.engines import fitting
from pipeline.drafting.study.amounts import lasts
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import Moment, shown
from pipeline.drafting.study.on_hand import Held, held
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.topic_names import is_somebody
from pipeline.drafting.writing.phrases import quoted
from pipeline.evidence import naming
from pipeline.language.japanese import reading, tokens
from pipeline.language.roman import in_kana
from pipeline.lexicon.named import cue, cues, words
from pipeline.model.notes import Notes, clock
from pipeline.patterns import lazy
from pipeline.report import one_person
from pipeline.wording import Language, Text, listed

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
_HEARD_OF_NOBODY = Text("○ {what}：「{said}」", "+ {what}: '{said}'")
_DENIED = Text(
    "△ {what}：聞きましたが、ないという答えでした（{who}「{said}」）",
    "+ {what}: it was asked for, and the answer was no ({who}: '{said}')",
)
_MISSING = Text(
    "× {what}は見つかりませんでした。聞いていなければ：{question}",
    "- No sign of {what}. If you did not hear it, ask: {question}",
)
_SILENT = Text("× 名前は出たのに話を聞いていない人：{names}", "- Named, but not asked: {names}")
_MAYBE_SILENT = Text(
    "× 名前が出てきた人：{names}（メモに話者の名前がないので、話を聞いた人が混ざっているかもしれません）",
    "- Named in it: {names} (the notes do not say who speaks, so whoever was asked may be among them)",
)
_ASKED = Text("話を聞いた人：{names}", "Who was asked: {names}")
_NOBODY = Text("話を聞いた人：取材メモに名前がありません", "Who was asked: the notes name nobody")
_CALL = Text("電話をかけるなら一人：{who}", "One person to call: {who}")
_CALL_OTHER = Text(
    "{person}の話を別の側から知っている人（客、現場の人、反対した人のうち一人）",
    "somebody who knows {person}'s story from the other side (a customer, somebody on the floor, or whoever was against it)",
)
_CALL_OPPONENT = Text("{who}（反対した人として話に出ています）", "{who}, who is told to have been against it")
_SEE = Text("見に行くなら一つ：{what}", "One thing to go and see: {what}")
_SEE_PHRASE = Text(
    "「{phrase}」を、いつもの一日に、そこで働く人や使う人のそばで",
    "'{phrase}', on an ordinary day, beside whoever works with it",
)
_SEE_FIGURE = Text(
    "「{said}」という数字のもとになった記録か、その現物",
    "the record or the thing behind '{said}', where it was counted",
)
_SEE_PLACE = Text(
    "話に出た場所の、いつもの一日の始まり", "the place they talk about, when an ordinary day begins there"
)
_PERSON: Mapping[Language, re.Pattern[str]] = cues("talk/person")
_HIMSELF: Mapping[Language, re.Pattern[str]] = cues("talk/gives-his-name")
_NO_PERSON = words("ja", "talk/no-person")
_OCCUPATION = cue("ja", "talk/occupation")
_OPPOSED, _COUNTED, _DOES = cues("held/opposed"), cue("ja", "held/counted"), cue("en", "held/does")
_NO_ONE = frozenset(words("ja", "held/no-one"))
_FUNCTION = words("en", "talk/before-a-name")
_NO_NAME = cue("any", "talk/no-name")
# "Mr Abbot" is known where "Joe Abbot" speaks.
_COURTESY = lazy(r"^(?:Mr|Mrs|Ms|Dr)\.?\s")
# 「今優吾さんが」: a word of time before a name is no part of it, unless too little is left (今井).
_NOW, _SHORT_NAME = lazy("^(?:今|昔|前)"), 2
_KATAKANA = ord("ァ") - ord("ぁ")
# 「ヤンマー」 is "Yanmar" or "Yanmer".
_LONG_END = lazy(r"(?<=[a-z])[eao]r$")
_DOUBLED = lazy(r"[っー]|ん(?=[な-の])")
_DRAWN_OUT = lazy(
    r"(?<=[うくすつぬふむゆるぐずづぶぷおこそとのほもよろごぞどぼぽゅょ])う|(?<=[けせてねへめれげぜでべぺえ])[いえ]|(?<=お)お"
)
# A phrase that is to be seen was said in so many turns.
_OFTEN = 2


def lines(material: Material, notes: Sequence[Notes]) -> Iterator[Text]:
    """The report, line by line; it ends with one person to call and one thing to go and see."""
    language = material.language
    speakers = tuple(dict.fromkeys(unit.speaker for unit in material.units if unit.speaker))
    told = [name for name in speakers if material.roles.get(name, 1.0) == max(material.roles.values())] or list(
        speakers
    )
    yield from one_person.hints(notes)
    # Where something is decided in the room, everybody in it was heard.
    heard = speakers if material.decided else material.people or tuple(told)
    yield _ASKED.filled(names=listed(heard, language)) if speakers else _NOBODY
    for kind, found in _told(material).items():
        yield _row(*_WANTED[kind], found, language)
    yield _row(*_FIGURE, Held((material.figures[0].unit,)) if material.figures else None, language)
    known = (*speakers, *(person.name for one in notes for person in one.people))
    silent = named_but_silent(material.units, known, language)
    if silent:
        yield (_SILENT if speakers else _MAYBE_SILENT).filled(names=listed(silent, language))
    yield from fitting.fitting(material)
    person = next((name for name in (*material.people, *told) if len(name) > 1), "")
    other = _CALL_OTHER.filled(person=person or Text("話し手", "the speaker"))
    opponent = against_it(material, known) if speakers else None
    named = silent[0] if silent and speakers else other
    yield _CALL.filled(who=_CALL_OPPONENT.filled(who=opponent) if opponent else named)
    yield _SEE.filled(what=_to_see(material, (*known, *silent)))


def _told(material: Material) -> dict[Moment, Held | None]:
    """Where each was told; a decision by another sentence than what was decided against, if any other tells of one of the two."""
    found = {kind: held(material, kind) for kind in _WANTED}
    choice, avoided = found["choice"], found["avoided"]
    if choice and avoided and not set(choice.units).isdisjoint(avoided.units):
        if other := held(material, "choice", frozenset(avoided.units)):
            found["choice"] = other
        else:
            found["avoided"] = held(material, "avoided", frozenset(choice.units)) or avoided
    return found


def _row(what: Text, question: Text, found: Held | None, language: Language) -> Text:
    if found is None:
        return _MISSING.filled(what=what, question=question.render(language))
    unit = found.units[0]
    who = " ".join(filter(None, (unit.speaker, clock(unit.start))))
    heard_of = _DENIED if found.denied else _HEARD if who else _HEARD_OF_NOBODY
    said = ("" if language == "ja" else " ").join(one.text for one in found.units)
    return heard_of.filled(what=what, who=who, said=quoted(said.rstrip("。."), language))


def _to_see(material: Material, known: Sequence[str]) -> Text:
    """What a figure was counted by; else what is talked of again and again and was not decided against, work before anything else. No person
    is a thing to see: neither `known` ones nor whoever does what only people do."""
    language = material.language
    counted = next((one for one in material.figures if not lasts(one.value, language)), None)
    if counted is not None:
        return _SEE_FIGURE.filled(said=quoted(counted.unit.text.rstrip("。."), language))
    turns: dict[str, set[int]] = {}
    for unit in material.units:
        for phrase in unit.spoken.phrases:
            turns.setdefault(phrase, set()).add(unit.turn)
    avoided = " ".join(unit.text for unit in material.units if shown("avoided", unit.text, language))
    people = {*known, *(name for unit in material.units for name in _doers(unit, language))}
    often = [
        phrase
        for phrase in material.phrases
        if len(turns.get(phrase, ())) >= _OFTEN and phrase not in avoided and not _is_person(phrase, people, language)
    ]
    seen = [*(one for one in often if _is_work(one, language)), *often][:1]
    return _SEE_PHRASE.filled(phrase=seen[0]) if seen else _SEE_PLACE


def _is_work(phrase: str, language: Language) -> bool:
    """Whether it names what somebody does; an English phrase does not show it."""
    return language == "en" or tokens(phrase)[-1].sort == "サ変可能"


def _is_person(phrase: str, people: Set[str], language: Language) -> bool:
    known = phrase in people or (language == "en" and any(phrase in name.split() for name in people))
    return known or is_somebody(phrase, language)


def _doers(unit: Unit, language: Language) -> Iterator[str]:
    """Names of whom it is told what only people do, and what opposed."""
    if language == "en":
        yield from _group(_DOES, unit)
    yield from _group(_OPPOSED[language], unit)


def _group(pattern: re.Pattern[str], unit: Unit) -> Iterator[str]:
    for match in pattern.finditer(unit.spoken.raw):
        yield next(group for group in match.groups() if group)


def against_it(material: Material, known: Sequence[str]) -> str | None:
    """Whoever is told to have been against it, and was not asked: the first."""
    told = (unit for unit in material.units if material.roles.get(unit.speaker, 1.0) > TELLS)
    names = (name for unit in told for name in _group(_OPPOSED[material.language], unit))
    return next((name for name in names if not _is_known(name, known) and name not in _NO_ONE), None)


def _is_known(name: str, known: Iterable[str]) -> bool:
    called = _COURTESY.sub("", name)
    return any(naming.same_person(called, one) or _sounds_like(called, one) for one in known)


def named_but_silent(units: Sequence[Unit], known: Sequence[str], language: Language) -> tuple[str, ...]:
    """People whom somebody names and who do not speak, most often named first. `known` are labels and names of those who do."""
    counts: Counter[str] = Counter()
    himself = {name for unit in units for name in _names(_HIMSELF[language], unit, language)}
    meant: Counter[str] = Counter()
    for unit in units:
        for name in _names(_PERSON[language], unit, language):
            if not _is_known(name, (*known, *himself)):
                counts[name] += 1
                meant[name] += unit.spoken.question
    # Whom questions name is who answers them, where the notes call him by a number.
    nameless = sum(_NO_NAME.match(name) is not None for name in {unit.speaker for unit in units if unit.speaker})
    if nameless and meant:
        del counts[meant.most_common(1)[0][0]]
    return tuple(name for name, _ in counts.most_common(4))


def _sounds_like(name: str, label: str) -> bool:
    """Whether a Japanese name is a label in Latin letters, or a part of it: セナ and "Senna", 優吾 and "Yugo Mori"."""
    if name.isascii() or not label.isascii():
        return False
    kana = reading(name)
    heard = _sound(kana)
    parts = label.split()
    return len(kana) > 1 and heard in [
        _sound(in_kana(one)) for part in parts for one in (part, _LONG_END.sub("a", part))
    ]


def _sound(kana: str) -> str:
    """Kana as they are told apart by ear at the least: without long vowels and doubled consonants, in hiragana."""
    plain = "".join(chr(ord(sign) - _KATAKANA) if "ァ" <= sign <= "ヶ" else sign for sign in kana)
    return _DRAWN_OUT.sub("", _DOUBLED.sub("", plain))


def _names(pattern: re.Pattern[str], unit: Unit, language: Language) -> Iterator[str]:
    for match in pattern.finditer(unit.spoken.raw):
        name = next((group for group in match.groups() if group), "")
        if language == "en":
            first, _, rest = name.partition(" ")
            name = rest if re.split("['’]", first.lower())[0] in _FUNCTION else name
        else:
            name = _NOW.sub("", name) if len(name) > _SHORT_NAME else name
        counted = language == "ja" and _COUNTED.match(unit.spoken.raw[match.end() :]) is not None
        if name and not counted and not (language == "ja" and _is_nobody(name)):
            yield name


def _is_nobody(name: str) -> bool:
    """Whether a word before 「さん」 is kin, a trade or a place: 父, 大工, 保育園."""
    if name in _NO_PERSON:
        return True
    found = tokens(name)
    if any(one.sort == "人名" for one in found):
        return False
    common = len(found) == 1 and len(name) > 1 and found[0].detail == "普通名詞"
    return common or _OCCUPATION.search(name) is not None
