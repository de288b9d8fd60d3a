"""One style from beginning to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.style import Mixture, endings, spelling
from pipeline.markup.spans import words_span
from pipeline.model.article import Article, Passage
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_LENGTH = 24
_ENDINGS = Text(
    "「です・ます」の文が {first}、「だ・である」の文が {second} あります。少ないほうの例は「{sample}」です",
    "{first} {first:sentence ends|sentences end} politely (です・ます) and {second} plainly (だ・である); of the fewer, '{sample}'",
)
_SPELLING = Text(
    "英語のつづりが、英国式（{first} 語）と米国式（{second} 語）で混ざっています。例は {sample} と {other} です",
    "{first} {first:word is|words are} spelt the British way and {second} the American way: '{sample}' here, '{other}' elsewhere",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """Japanese: one finding for the machine sections and one for each human section, which may have its own voice.

    English: one finding, as spelling is a matter of the page. Quotations, headings, tables and dialogue do not count.
    """
    if article.lang == "ja":
        for passages in _voices(article):
            if mixture := endings(passages):
                yield _finding(article, mixture, _ENDINGS)
    elif mixture := spelling(article.passages):
        yield _finding(article, mixture, _SPELLING)


def _voices(article: Article) -> Iterator[Sequence[Passage]]:
    yield [passage for section in article.machine_sections for passage in section.passages]
    for section in article.human_sections:
        yield section.passages


def _finding(article: Article, mixture: Mixture, text: Text) -> Finding:
    sample, other = (" ".join(words.split())[-_LENGTH:] for words in (mixture.sample, mixture.other))
    what = text.filled(first=mixture.first, second=mixture.second, sample=sample, other=other)
    return Finding.at(words_span(article, mixture.line, mixture.sample), {"mixture": what})


_JA_PLAIN = "棚の番号を入荷の順に付け替え、歩く距離を減らしました。\n新しい機械は買っていません。"
_EN_PLAIN = "They bought no new machine."


def passing(language: Language) -> Example:
    """A plain verb for its rhythm, and a name with its own spelling."""
    if language == "ja":
        return example(
            "ja", [(_JA_PLAIN, f"{_JA_PLAIN}\n替えたのは番号だけ。\n田中さんは「それで十分だ」と言います。")]
        )
    return example("en", [(_EN_PLAIN, f"{_EN_PLAIN}\nThe colour of the labels was chosen at the Harbor Center.")])


def failing(language: Language) -> Example:
    """Two writers, it seems."""
    if language == "ja":
        mixed = "これは大きな変化である。\n機械は不要だった。\n次に直すのは伝票の置き場所だろう。"
        return example("ja", [(_JA_PLAIN, f"{_JA_PLAIN}\n{mixed}")], ["大きな変化である"])
    mixed = "The colour of a label shows the colour of its aisle.\nA new color is added for every aisle."
    return example("en", [(_EN_PLAIN, f"{_EN_PLAIN}\n{mixed}")], ["A new color"])


CHECK = Check(
    id="style-mixed",
    family="prose",
    severity=Severity.WARNING,
    title=Text("文体がそろっていること", "One style throughout"),
    message=Text("文体が混ざっています：{mixture}。", "Two styles are mixed: {mixture}."),
    why=Text(
        "文体が途中で変わると、継ぎはぎの文章に見え、書いた人の声が届きません。",
        "Where the style changes half-way, a text looks patched together, and the writer's voice is lost.",
    ),
    fix=Text(
        "記事を通してどちらにするか決め、少ないほうの文を書き直してください。引用と会話はそのままでかまいません。",
        "Decide on one for the whole article and rewrite the fewer. Quotations and dialogue may stay as they are.",
    ),
    wrong=Text(
        "心の中の言葉や言い切りをわざと混ぜた文章にも出ます。人が書く節どうし、人が書く節とほかの節とで文体が違うのは数えません。",
        "It also reports a change of style on purpose. British and American spelling are judged by a few sure words only.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
