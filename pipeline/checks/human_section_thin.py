"""A human section says enough to be worth a reader's time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence import own_words
from pipeline.language import substance
from pipeline.language.measure import shows
from pipeline.model.article import Article, section_name
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_ORIGINS: Mapping[own_words.Origin, Text] = {
    "quotation": Text("引用", "quoted from somebody"),
    "annotation": Text("印を押さないと見えない注釈", "in annotations that only a click shows"),
    "notes": Text("取材メモと同じ言葉", "word for word from the notes"),
    "machine": Text("この記事のほかの節と同じ言葉", "that stand in the article's other sections"),
    "title": Text("題名と同じ言葉", "of the title"),
    "description": Text("記事の説明（description）と同じ言葉", "of the description"),
    "lead": Text("書き出しと同じ言葉", "of the lead"),
    "section": Text("前の節と同じ言葉", "that stood in an earlier section"),
    "paraphrase": Text("ほかの節の言いかえ", "that say another section again in other words"),
}
_UNITS = {
    "ja": Text("{size}文字", "{size} {size:character|characters}"),
    "en": Text("{size}語", "{size} {size:word|words}"),
}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each required kind that shows something, but too little of it the writer's own."""
    account = own_words.account(article, inputs.notes, inputs.ledger, inputs.authors)
    reported: set[str] = set()
    for section in article.human_sections:
        kind = section.kind
        if kind in reported or kind not in article.required or substance.says_enough(article, kind, account.own[kind]):
            continue
        enough = substance.enough(article, kind)
        if any(shows(other) for other in article.human_sections if other.kind == kind):
            reported.add(kind)
            yield Finding(
                section.heading.line,
                {
                    "kind": kind,
                    "section": section_name(section.heading.text, kind),
                    "amount": account.own[kind],
                    "own": _size(account.own[kind], article.lang),
                    "missing": _size(enough - account.own[kind], article.lang),
                    "enough": _size(enough, article.lang),
                    "rest": _rest(account.borrowed[kind], article.lang),
                },
            )


def _size(size: int, language: Language) -> Text:
    """So much of a text, in the unit of its language."""
    return _UNITS[language].filled(size=size)


def _rest(borrowed: Mapping[own_words.Origin, int], language: Language) -> Text:
    """Where the rest comes from, most first; nothing where there is none."""
    found = sorted(((size, origin) for origin, size in borrowed.items() if size), reverse=True)
    if not found:
        return Text("", "")
    ja = "、".join(f"{_ORIGINS[origin].ja}{_size(size, language).ja}" for size, origin in found)
    en = ", ".join(f"{_size(size, language).en} {_ORIGINS[origin].en}" for size, origin in found)
    return Text(f"数えなかったもの：{ja}。", f" Not counted: {en}.")


_JA = """現場の人は何年も遠回りに慣れていて、遠回りだと気づけません。
だから外から来た人が一緒に歩くことに意味があります。
便利な機械の話より、この一点を先に伝えたいです。
"""
_EN = """People who walk a detour for years no longer notice that it is one.
That is why somebody from outside has to walk along, and why I would tell you this first.
"""


def passing(language: Language) -> Example:
    """One long sentence is enough."""
    if language == "ja":
        one = (
            "現場の人は何年も同じ遠回りに慣れていて、もう遠回りだと気づけないのだから、"
            "外から来た人が一緒に歩いて、おかしいと口に出すことに意味があると思います。\n"
        )
        return example("ja", [(_JA, one)])
    one = (
        "People who walk a detour for years no longer notice that it is one, which is why somebody from outside "
        "has to walk along with them and say out loud that it is odd.\n"
    )
    return example("en", [(_EN, one)])


def failing(language: Language) -> Example:
    """The same sentence again, with another number, counts once."""
    if language == "ja":
        once = "便利な機械の話より、この一点を先に伝えたいです。\n"
        return example("ja", [(_JA, f"1. {once}2. {once}3. {once}4. {once}")], ["{: .opinion }"])
    once = "I said so at the third shelf.\n"
    return example("en", [(_EN, f"1. {once}2. {once}3. {once}4. {once}")], ["{: .opinion }"])


CHECK = Check(
    id="human-section-thin",
    family="substance",
    severity=Severity.ERROR,
    needs=("authors", "ledger", "notes"),
    title=Text("人が書く節に十分な中身があること", "The human sections say enough"),
    message=Text(
        "{section}で、あなた自身の言葉は{own}です。あと{missing}ほど、あなたの言葉が必要です（目安{enough}）。{rest}",
        "{section} holds {own} of your own. About {missing} more are needed ({enough} in all).{rest}",
    ),
    why=Text(
        "一言だけでは、ほかの誰にでも書けてしまいます。読者が知りたいのは、あなたが見たこと、迷ったこと、選んだことです。",
        "One remark could be anybody's. Readers want to know what you saw, what made you hesitate, what you chose.",
    ),
    fix=Text(
        "一つ選んで書き足してください。体験なら、いつ・どこで・誰が・何と言ったか。意見なら、そう考える理由。意思決定なら、選ばなかったものか、誰が責任を持つか。",
        "Add one thing. To an experience: when, where, who, what was said. To an opinion: a reason. To a decision: what you turned down, or who answers for it.",
    ),
    wrong=Text(
        "短くても力のある文章はあります。長さは中身の保証ではなく、書かれていないことを見つける目安です。取材メモの言葉を「」なしで長く使うと、その分は数えません（話したのが記事の authors の人なら数えます）。ほかの節をまるごと言いかえた文は、内容の語がほとんど重なるときだけ数えません。",
        "A short text can be strong. Length is no proof of substance; it only shows where nothing was written yet. Long stretches that stand in the notes are not counted, unless the notes give them to an author of the article; a section that retells another is not counted only where nearly all its content words are the same.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
