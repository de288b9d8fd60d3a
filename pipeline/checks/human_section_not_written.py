"""A human section is about its subject, and somebody wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from unicodedata import normalize

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example, words_of
from pipeline.language.measure import amount
from pipeline.language.unwritten.reasons import Reason, reasons
from pipeline.model.article import Article, HumanSection, Kind, Passage
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_REASONS: Mapping[str, Text] = {
    "about": Text("文章そのもの（節・原稿・公開の予定など）の話で、記事の題材の話ではありません", "it speaks of the text itself (the section, the copy, when it comes), not of the subject"),
    "ordered": Text("書く人への指示です", "it tells a writer what to write"),
    "chat": Text("対話型 AI とのやり取りの一部に見えます", "it is part of a talk with a chat assistant"),
    "withheld": Text("何も言わないことだけを言っています", "it only says that nothing is said"),
    "famous": Text("広く知られた文章や見本用の文章です", "it is a well-known text or a standard filler"),
    "imitated": Text("形の似た別の文字が混ざっています", "it is typed with letters that imitate others"),
    "slots": Text("事実を入れる空欄が残っています", "places for facts are still empty"),
    "licence": Text("ライセンスや著作権の定型文です", "it is the text of a licence or a copyright notice"),
    "legal": Text("規約・方針の定型文です", "it is the text of terms or a policy"),
    "press": Text("発表文・挨拶文の定型です", "it is the set language of a press release"),
    "mail": Text("店や事務の連絡文の定型です", "it is the set language of a shop's or an office's mail"),
    "notice": Text("催し・求人・案内の告知文です", "it is the text of a notice"),
    "manual": Text("説明書・レシピ・表示の定型文です", "it is the text of a manual, a recipe or a label"),
    "product": Text("商品の宣伝・表示の定型文です", "it is the text of an advertisement or a label"),
    "screen": Text("画面の表示文です", "it is the text of a screen"),
    "language": Text("記事とは別の言語で書かれています", "it is not in the language of the article"),
    "list": Text("語を並べただけで、文になっていません", "it is a list and no sentence"),
    "stuffed": Text("同じ語を繰り返しています", "it repeats one term again and again"),
    "syllables": Text("意味のない音や口ぐせの並びです", "it is syllables and fillers without a meaning"),
    "figures": Text("数字の並びです", "it is a row of figures"),
    "answers": Text("問いの言葉を繰り返しているだけで、答えがありません", "its answers only repeat the questions"),
    "babble": Text("文字の並びが言葉になっていません", "its letters form no words"),
    "register": Text("知らせ・指示・見本・案内の言葉づかいで、だれかが見たこと・考えたこと・決めたことがありません", "it speaks like a notice, an order, a sample or a set text, and nobody in it saw, thought or decided anything"),
    "circles": Text("同じわずかな語が回っているだけで、話が進みません", "the same few words go round, and nothing is told"),
    "alike": Text("見本・指示・案内など、書き手のいない文章に似ています（似ているというだけで、だれが書いたかは分かりません）", "it is like samples, orders and notices that nobody writes for an article; that is a likeness and says nothing of who wrote it"),
    "shuffled": Text("語の並びが文になっていません", "its words form no sentences"),
}  # fmt: skip
_SHOWN = Text("「{words}」", "“{words}”")
# Habits of letters, words and endings show in no text of so few letters (ja) or words (en): "I agree with her." is somebody's
# opinion. That it is too little `human-section-thin` says, which wants more of every section.
_FEWEST: Mapping[Language, int] = {"ja": 20, "en": 10}
_HABITS = frozenset(
    (
        "language",
        "list",
        "stuffed",
        "syllables",
        "figures",
        "answers",
        "babble",
        "register",
        "circles",
        "alike",
        "shuffled",
    )
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """At most one finding a section: the surest reason, and the words that show it."""
    for section in article.human_sections:
        # A letter and its accent are one letter, however the file was saved.
        passages = [one._replace(text=normalize("NFC", one.text)) for one in section.passages if not one.closed]
        if not passages:
            continue
        found = reasons(_joined(passages), _typed(article, passages), article.lang)
        if found and _is_a_remark(article, section.kind):
            found = [one for one in found if one.kind not in _HABITS]
        if found:
            yield _finding(section, passages, found[0])


def _is_a_remark(article: Article, kind: Kind) -> bool:
    """Whether all sections of this kind together say no more than a remark."""
    parts = [one.text for section in article.human_sections if section.kind == kind for one in section.passages]
    return sum(amount(part, article.lang) for part in parts) < _FEWEST[article.lang]


def _finding(section: HumanSection, passages: list[Passage], reason: Reason) -> Finding:
    words = Text("」「".join(reason.words), "”, “".join(reason.words))
    told = _REASONS[reason.kind]
    why = Text(f"{told.ja}（{_SHOWN.ja.format(words=words.ja)}）", f"{told.en} ({_SHOWN.en.format(words=words.en)})")
    return Finding(
        _line(passages, reason.start),
        {"kind": section.kind, "heading": section.heading.text, "reason": why},
        severity=None if reason.sure else Severity.WARNING,
    )


_BETWEEN = "\n\n"


def _joined(passages: list[Passage]) -> str:
    return _BETWEEN.join(passage.text for passage in passages)


def _line(passages: list[Passage], offset: int) -> int:
    """The line in the file of a place in the joined text."""
    for passage in passages:
        if offset <= len(passage.text):
            return passage.line_at(offset)
        offset -= len(passage.text) + len(_BETWEEN)
    return passages[-1].line


def _typed(article: Article, passages: list[Passage]) -> str:
    """The lines of the passages as they were typed."""
    lines: list[str] = []
    for passage in passages:
        lines += article.lines[passage.line - 1 : passage.line + passage.text.count("\n")]
    return normalize("NFC", "\n".join(lines))


def passing(language: Language) -> Example:
    """A writer who speaks of drafts and deadlines, because that is the subject."""
    if language == "ja":
        new = "わたしは控室で原稿を三度書き直し、締め切りの朝に田中さんへ見せました。\n"
        return example(
            "ja",
            [
                (
                    "わたしも同じ順に回ってみると、二度も通路を間違えました。\n",
                    f"わたしも同じ順に回ってみると、二度も通路を間違えました。\n{new}",
                )
            ],
        )
    new = "In the back room I rewrote this draft three times, and showed it to Tanaka on the morning of the deadline.\n"
    old = "I walked the same round and took the wrong aisle twice.\n"
    return example("en", [(old, old + new)])


def failing(language: Language) -> Example:
    """What stands in for a text that has not come."""
    empty = {
        "ja": "担当者が現場に確認を取っているところで、詳細はまとまり次第こちらでお知らせいたします。\n公開までしばらくお待ちください。写真も後日掲載する予定です。ご不便をおかけします。\n",
        "en": "Our reporter's account is on its way, and it will replace this text before publication. The details have not arrived yet.\n"
        "In the meantime we thank you for your patience. The final version will be published here as soon as it is ready.\n",
    }[language]
    return example(language, [(words_of(language, "lived-experience"), empty)], [empty.split("\n")[0]])


CHECK = Check(
    id="human-section-not-written",
    family="substance",
    severity=Severity.ERROR,
    title=Text("人が書く節が、題材について書かれていること", "A human section is about its subject"),
    message=Text(
        "「{heading}」は、まだ書かれていないように見えます。{reason}。",
        "'{heading}' does not seem to be written yet: {reason}.",
    ),
    why=Text(
        "準備中の断り書き、見本、指示文、規約や画面の文言、意味のない文字は、読者に何も伝えません。",
        "Notices that something is to come, samples, orders to a writer, terms, screen texts and babble tell a reader nothing.",
    ),
    fix=Text(
        "その言葉を消し、あなたが見たこと・考えたこと・決めたことを一文から書いてください。題材がまさにその言葉なら、何があったかを足すか、編集者が理由を添えて免除できます。",
        "Take those words out and write what you saw, think or decided, one sentence to begin with. Where those words are the subject, say what happened, or let an editor accept it with a reason.",
    ),
    wrong=Text(
        "言葉と文字の並び、だれかが語っているかどうかを見ます。原稿や規約そのものを題材にした節を止めることがあり、知らない言い回しは通します。"
        "だれが書いたかは分かりません。理由が確かでないときは注意にとどめます。",
        "It looks at words, at the order of letters and at whether anybody speaks. A section whose subject is a manuscript or a contract can be "
        "stopped, and wordings it does not know pass. Who wrote something it cannot tell. Where the reason is not sure it only warns.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
