"""Each figure of a machine section is in the notes, or has a source beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.evidence import guards
from pipeline.evidence.sources import cited
from pipeline.language import personal
from pipeline.language.excerpt import on_one_line
from pipeline.markup.spans import heading_span, passage_span, value_span
from pipeline.model.article import Article, Passage, Section
from pipeline.model.finding import Finding, Severity
from pipeline.model.span import Span
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # articles without notes never need them
    from pipeline.evidence.figures import Figure, Known
    from pipeline.evidence.misgiven import Places
    from pipeline.evidence.said_amounts import Said
    from pipeline.evidence.set_apart import Way
    from pipeline.evidence.told import Told
    from pipeline.evidence.worked_out import Basis, WorkedOut
    from pipeline.model.notes import Notes

_ABSENT = Text(
    "取材メモにありません。出典も添えられていません。", "is not in the notes, and no source stands beside it."
)
_OTHER_UNIT = Text(
    "取材メモでは別の単位で出てきます（日と週、円とドルなどの取り違え）。メモの単位に直してください。",
    "stands in the notes with another unit (days for weeks, dollars for yen). Use the unit of the notes.",
)
_COUNTED_OTHERWISE = Text(
    "取材メモでは、同じものが別の数で数えられています。メモの数に直すか、メモで確かめてください。",
    "is counted otherwise in the notes. Use the number of the notes, or see there whether it is the same thing.",
)
_SEE = "（{notes} の{line}行目「{said}」）"
_SEE_EN = "({notes}, line {line}: “{said}”)"
_MISGIVEN: Mapping[Way, Text] = {
    "another": Text(
        f"取材メモでは、ほかの人やほかのことの数のようです{_SEE}。何の数か、メモで確かめてください。",
        f"seems to be somebody's or something else's in the notes {_SEE_EN}. See there what it is told of.",
    ),
    "then-and-now": Text(
        f"取材メモでは、前の数と今の数が逆のようです{_SEE}。いつの数か、メモで確かめてください。",
        f"seems to be of another time in the notes, before for after {_SEE_EN}. See there when it was so.",
    ),
    "turned-round": Text(
        f"取材メモでは、逆のことが言われているようです{_SEE}。増えたのか減ったのかなど、メモで確かめてください。",
        f"seems to be told the other way round in the notes {_SEE_EN}. See there what happened.",
    ),
    "supposed": Text(
        f"取材メモでは、目標や見込み、または仮の話の数のようです{_SEE}。そう分かるように書いてください。",
        f"seems to be hoped for, planned or true on a condition only {_SEE_EN}. Say so in the sentence.",
    ),
    "limit": Text(
        f"取材メモでは、上限や下限の数です{_SEE}。「最大」「以上」などを添えてください。",
        f"is the most or the least there may be in the notes {_SEE_EN}. Say so (up to, at least).",
    ),
    "cut": Text(
        f"取材メモでは、幅のある数の片方の端です{_SEE}。両端を書くか、「最大」「以上」などを添えてください。",
        f"is one end of a range in the notes {_SEE_EN}. Give both ends, or say that it is a bound (up to, at least).",
    ),
    "rounded": Text(
        f"取材メモでは、おおよその数です{_SEE}。「約」などを添えてください。",
        f"is a rounded one in the notes {_SEE_EN}. Say so (about, nearly).",
    ),
    "part": Text(
        f"取材メモでは、全体ではなく、その一部に対する割合です{_SEE}。何に対する割合かを書いてください。",
        f"is in the notes a share of a part, not of the whole {_SEE_EN}. Say what it is a share of.",
    ),
}
_WORKED_OUT = Text(
    f"取材メモにそのままはありません。近くの数から計算できそうですが{_SEE}、計算が合っているか確かめてください。",
    f"is not in the notes as it stands. It may be worked out from what is told there {_SEE_EN}: see whether it comes to that.",
)
# The longest passage in a message, in characters.
_EXCERPT = 60
_TAKEN_BACK = Text(
    "話の中で言い直されています（{notes} の{line}行目）。言い直したあとの数に直してください。",
    "was taken back by the speaker ({notes}, line {line}). Use the figure that was put in its place.",
)
_CUT = Text(
    "取材メモでは、幅のある数の片方の端としてしか出てきません。両端を書くか、「最大」「以上」などを添えてください。",
    "stands in the notes only as one end of a range. Give both ends, or say that it is a bound (up to, at least).",
)
_LEVEL = Text(
    "取材メモでは、増えた分や減った分としては出てきません（前の数や今の数です）。差を書くか、「…に」に直してください。",
    "stands in the notes for what it was or is, not for what it changed by. Give the difference, or say 'to' instead of 'by'.",
)
_ELSEWHERE = Text(
    "取材メモでは別の種類のものの数としてしか出てきません（人数・金額・時間などの取り違え）。同じことの数か、メモで確かめてください。",
    "stands in the notes only for another kind of thing (people, money, time). See in the notes whether it is the same.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each figure; in a human section it is the writer's own word."""
    if not inputs.notes:
        return
    known = _Held.of(inputs.notes, inputs.told, article)
    labels = _numbered(inputs.notes)
    matter = article.front_matter
    for key, value in (("title", matter.title), ("description", matter.description)):
        for figure in _figures(value or "", article.lang, labels):
            span = value_span(article, key, figure.text)
            yield from _judged(figure, known, value or "", span, Severity.WARNING)
        for figure in known.disputed(value or ""):
            yield _otherwise(figure, value_span(article, key, figure.text), Severity.WARNING)
    # `personal-data` reports those lines.
    private = {
        line
        for one in guards.private(article, inputs.config.personal_allow)
        for line in range(one.line, one.end_line + 1)
    }
    for section in article.machine_sections:
        yield from _in_heading(article, section, known, private, labels)
        for passage in section.passages:
            if cited(article, passage):
                continue
            yield from _once(_in_passage(article, passage, known, private, labels))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is said of one figure of a line, once: a row of a table names it, and then tells the sentence that it stands in."""
    told = set()
    for one in findings:
        key = one.line, str(one.parameters["figure"]), str(one.parameters["what"])
        if key not in told:
            told.add(key)
            yield one


def _in_passage(
    article: Article, passage: Passage, known: _Held, private: set[int], labels: re.Pattern[str] | None
) -> Iterator[Finding]:
    repaired = known.repaired(passage.text)
    held = []
    there = list(_figures(passage.text, article.lang, labels))
    brought = known.brought(there, passage.text)
    for figure in there:
        if passage.line_at(figure.start) not in private and figure.start not in repaired:
            span = passage_span(article, passage, figure.start, figure.end)
            severity = Severity.WARNING if figure.start in brought else None
            found = list(_judged(figure, known, passage.text, span, severity))
            held += [] if found or not known.all.holds(figure) else [figure]
            yield from found
    for figure in known.disputed(passage.text):
        yield _otherwise(figure, passage_span(article, passage, figure.start, figure.end), None)
    for one in known.places.misgiven(held, passage.text):
        span = passage_span(article, passage, one.start, one.end)
        said = _excerpt(one.said, article.lang)
        what = _MISGIVEN[one.way].filled(notes=one.notes, line=one.utterance.line, said=said)
        yield Finding.at(
            span,
            {"figure": passage.text[one.start : one.end], "what": what},
            severity=None if one.sure else Severity.WARNING,
        )


class _Workings:
    """`WorkedOut`, made for the first figure that is not in the notes: most articles have none."""

    def __init__(self, notes: Sequence[Notes], language: Language, told: Sequence[Said]) -> None:
        self._of = notes, language, told
        self._made: WorkedOut | None = None

    def of(self, figure: Figure, text: str) -> Basis | None:
        """What a figure of `text` can be worked out from; None where it cannot."""
        if self._made is None:
            from pipeline.evidence.worked_out import WorkedOut

            self._made = WorkedOut(*self._of)
        return self._made.of(figure, text)

    def hold(self, figure: Figure, text: str) -> bool:
        """Whether it is worked out in one plain step."""
        basis = self.of(figure, text)
        return basis is not None and basis.plain


class _Held(NamedTuple):
    """What the notes hold, and what is left of it without the figures that somebody takes back, where anybody does."""

    all: Known
    kept: Known
    counted: Mapping[str, Collection[float]]
    notes: Sequence[Notes]
    language: Language
    worked_out: _Workings
    places: Places

    @classmethod
    def of(cls, notes: Sequence[Notes], learnt: Told | None, article: Article) -> _Held:
        from pipeline.evidence import figures, told
        from pipeline.evidence.misgiven import Places

        found = told.told(notes, article.lang) if learnt is None else learnt
        days = [article.front_matter.date, *(one.date for one in notes)]
        known = figures.dated(found.all, days)
        left = known if found.kept is None else figures.dated(found.kept, days)
        given = notes, article.lang, found.numbers
        return cls(known, left, found.counted, notes, article.lang, _Workings(*given), Places(*given))

    def repaired(self, text: str) -> frozenset[int]:
        """Where figures begin that the text takes back itself: a quotation that holds the repair as well."""
        from pipeline.evidence import taken_back

        return (
            frozenset()
            if self.kept is self.all
            else frozenset(one.start for one in taken_back.find(text, self.language))
        )

    def brought(self, there: Sequence[Figure], text: str) -> frozenset[int]:
        """Where figures begin that a text brings as an example, to work out another one by them: two adults pay 16 euros."""
        absent = [one for one in there if not self.all.holds(one)]
        bases = (self.worked_out.of(one, text) for one in (absent if len(absent) > 1 else ()))
        return frozenset[int]().union(*(one.brought for one in bases if one is not None))

    def disputed(self, text: str) -> Iterator[Figure]:
        """The small numbers in words that the notes give otherwise for the same thing."""
        from pipeline.evidence import figures

        return figures.disputed(text, self.language, self.counted)

    def place(self, figure: Figure) -> tuple[str, int] | None:
        """Notes and line where a figure was taken back that nobody gives otherwise."""
        if self.kept is self.all or self.kept.holds(figure):
            return None
        from pipeline.evidence import figures

        said = ((source.path, one) for source in self.notes for one in source.on_record)
        return next(((path, one.line) for path, one in said if figures.said([one.text]).holds(figure)), None)


def _numbered(notes: Iterable[Notes]) -> re.Pattern[str] | None:
    """The speakers whom the notes call by a number (話者 2, Speaker 2), as they may stand in an article."""
    names = {person.name for one in notes for person in one.people}
    forms = [
        r"\s*".join(map(re.escape, name.split()))
        for name in sorted(names, key=len, reverse=True)
        if any(map(str.isdigit, name)) and any(map(str.isalpha, name))
    ]
    return re.compile(rf"(?:{'|'.join(forms)})(?![\d.,]*\d)") if forms else None


def _figures(text: str, language: Language, labels: re.Pattern[str] | None) -> Iterator[Figure]:
    """The figures of a text; the number in a speaker's label is none."""
    from pipeline.evidence import figures

    named = [match.span() for match in labels.finditer(text)] if labels else []
    for figure in figures.find(text, language):
        if not any(start <= figure.start < end for start, end in named):
            yield figure


def _in_heading(
    article: Article, section: Section, known: _Held, private: set[int], labels: re.Pattern[str] | None
) -> Iterator[Finding]:
    heading = section.heading
    if heading is None or heading.text == article.front_matter.title or heading.line in private:
        return
    severity = Severity.WARNING if heading.level == 1 else None
    for figure in _figures(heading.text, article.lang, labels):
        span = heading_span(article, heading, figure.start, figure.end)
        yield from _judged(figure, known, heading.text, span, severity)


def _excerpt(said: str, language: Language) -> str:
    return on_one_line(personal.masked(said, language), _EXCERPT)


def _otherwise(figure: Figure, span: Span, severity: Severity | None) -> Finding:
    return Finding.at(span, {"figure": figure.text, "what": _COUNTED_OTHERWISE}, severity=severity)


def _judged(figure: Figure, known: _Held, text: str, span: Span, severity: Severity | None) -> Iterator[Finding]:
    """A finding where the figure of a text is not in the notes, or taken back there; a note where it is there for another kind of thing only."""
    if not known.all.holds(figure):
        other_unit = known.all.other_unit(figure)
        basis = None if other_unit and figure.kind != "time" else known.worked_out.of(figure, text)
        if basis is not None:
            if not basis.plain:
                said = _excerpt(basis.utterance.text, known.language)
                what = _WORKED_OUT.filled(notes=basis.notes, line=basis.utterance.line, said=said)
                yield Finding.at(span, {"figure": figure.text, "what": what}, severity=Severity.WARNING)
            return
        what = _OTHER_UNIT if other_unit else _ABSENT
        # One of something is said of anything, in whatever words.
        severity = Severity.WARNING if figure.value == 1 and not figure.share else severity
        yield Finding.at(span, {"figure": figure.text, "what": what}, severity=severity)
    elif (place := known.place(figure)) is not None:
        what = _TAKEN_BACK.filled(notes=place[0], line=place[1])
        yield Finding.at(span, {"figure": figure.text, "what": what}, severity=severity)
    elif known.all.cut(figure) and not known.worked_out.hold(figure, text):
        yield Finding.at(span, {"figure": figure.text, "what": _CUT}, severity=severity)
    elif known.all.level(figure) and not known.worked_out.hold(figure, text):
        yield Finding.at(span, {"figure": figure.text, "what": _LEVEL}, severity=severity)
    elif known.all.elsewhere(figure):
        yield Finding.at(span, {"figure": figure.text, "what": _ELSEWHERE}, severity=Severity.NOTE)


_PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def passing(language: Language) -> Example:
    """A source stands beside the figure."""
    added = {
        "ja": "県内の倉庫は1,200棟あります（[統計](https://example.com/)）。",
        "en": "There are 1,200 warehouses in the county ([figures](https://example.com/)).",
    }[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n\n{added}")], notes=NOTES[language])


def failing(language: Language) -> Example:
    """Nobody said this, and no source is named."""
    added = {"ja": "歩く距離は三割減りました。", "en": "People walk 30 percent less."}[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{added}")], [added], notes=NOTES[language])


CHECK = Check(
    id="number-not-in-notes",
    family="evidence",
    severity=Severity.ERROR,
    needs=("config", "notes", "told"),
    title=Text("数字が取材メモか出典にあること", "Figures are in the notes, or have a source"),
    message=Text(
        "「{figure}」という数字が、{what}",
        "The figure “{figure}” {what}",
    ),
    why=Text(
        "数字は、いちばん引用され、いちばんまちがいやすいところです。一つちがえば、記事全体が疑われます。",
        "Figures are quoted most and go wrong most. One that is off makes readers doubt the rest.",
    ),
    fix=Text(
        "メモの数字に直すか、同じ段落に出典のリンクか脚注を添えてください。あなたが自分で数えたのなら、人が書く節に書いてください。",
        "Use the figure of the notes, or put a link or a footnote into the same paragraph. If you counted yourself, say so in a human section.",
    ),
    wrong=Text(
        "数の大きさ、人・金額・時間といった種類、日・週・円・ドルのような単位を比べます。そのうえで、メモでその数のそばにある言葉と、近くの同じ種類の数のそばにある言葉を比べ、記事の言葉が別の数のほうに合うときや、前と今、増減、月あたりと年あたり、目標と実績が食いちがうときに注意します。メモがどちらにも読めることがあるので、数が互いに入れ替わっていると示せるときだけ止めます。言葉の重なりだけで見るので、言い換えられた取り違えは通ることがあります（pipeline facts が、どの発言の数かを示します）。メモの数から計算した数は、近くにある二つの数から一度で出るもの（和・差・割合・倍数・単価と数量・平均）と、続けて挙げた数の和、「残り」とされた数を通します。何段もの計算や、離れた数からの計算になりそうなときは、止めずに注意します。計算の中身が文の言うとおりかは分かりません。"
        "「三つの理由」のような数え方と、単位のない数は調べません。",
        "It compares amounts, kinds (people, money, time) and units (days, weeks, yen, dollars). Then it compares the words beside the figure in the notes with those beside other figures of its kind near it, and warns where the words of the article fit the other one, or "
        "where before and now, up and down, a month and a year, a goal and a result do not agree. Notes can be read in more than one way, so that it stops only what can be shown: two figures that have changed places. It goes by words in common: a figure given to something else in other words passes (pipeline facts "
        "shows whose number it is). Of what was worked out, what one step makes of two figures that stand near each other passes (a sum, difference, share, multiple, a price times a count, an average), the sum of several told one after another and what the notes call the rest, "
        "whether or not the sentence draws the right conclusion; what may be worked out in more steps or from farther apart is warned of instead of stopped. "
        "Counts of one's own points ('three reasons') and numbers without a unit or a thing counted are not looked at.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
