"""A human section is not another article's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.language.excerpt import on_one_line
from pipeline.language.measure import ENOUGH, amount
from pipeline.language.sentences import sentences
from pipeline.language.similarity import Runs, Sentences
from pipeline.markup.spans import passage_span
from pipeline.model.article import Article, HumanSection
from pipeline.model.finding import Finding, Severity
from pipeline.model.neighbour import Neighbour
from pipeline.model.span import Span
from pipeline.wording import Language, Text

# As in `machine-text-in-human-section`, measured there: this share of a sentence's pieces, and so many of them, in one
# sentence of the other article. Units: characters (ja), words (en).
_LIKE = 0.45
_PIECES: Mapping[Language, int] = {"ja": 10, "en": 6}
# A section is copied when this share of it is, or as much as would do for a section: one sentence that an author uses
# again (a greeting, an address) is no copy.
_SHARE = 0.5
# Articles that repeat one are judged soon after each other: so many others are kept ready to be compared with.
_KEPT = 16
# The longest passage in a message, in characters.
_EXCERPT = 40


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each human section and the earlier article that it shares most with."""
    own = Neighbour.of(article).rank
    earlier = [_ready(other, article.lang) for other in inputs.neighbours if other.rank < own]
    for section in article.human_sections if earlier else ():
        best = max((_copied(section, article, other) for other in earlier), key=lambda copy: copy[0])
        size, span, other, text = best
        whole = amount(section.text, article.lang) if size else 0
        if size and (size >= _SHARE * whole or size >= ENOUGH[article.lang]):
            parameters = {
                "heading": section.heading.text,
                "other": other,
                "share": round(100 * size / whole),
                "text": text,
            }
            yield Finding.at(span, parameters)


class _Earlier:
    """The human sections of an earlier article, ready to be compared with."""

    def __init__(self, other: Neighbour, language: Language) -> None:
        self.path = other.path
        source = [sentence.text for text in other.passages for sentence in sentences(text, language)]
        self.sentences = Sentences(source, language)

    @cached_property
    def runs(self) -> Runs:
        """Needed only for what is cut up and put together anew."""
        return Runs.of(self.sentences.sentences, self.sentences.language)


@lru_cache(_KEPT)
def _ready(other: Neighbour, language: Language) -> _Earlier:
    return _Earlier(other, language)


def _copied(section: HumanSection, article: Article, other: _Earlier) -> tuple[int, Span, str, str]:
    """How much of `section` stands in a human section of `other`, where it begins, the other's path, and an excerpt."""
    size, span, text = 0, Span(section.heading.line), ""
    for passage in section.passages:
        if passage.role == "quotation":
            continue
        for sentence in sentences(passage.text, article.lang):
            like = other.sentences.nearest(sentence.text, _LIKE)
            same = like.share >= _LIKE and like.shared >= _PIECES[article.lang]
            # Nine tenths of a text cannot lie in runs of six letters (four words) of which fewer pieces are known.
            pieced = like.known >= _LIKE * like.total and like.shared
            if same or (pieced and other.runs.overlap(sentence.text).share >= 2 * _LIKE):
                if not size:
                    span = passage_span(article, passage, sentence.start, sentence.end)
                    text = like.sentence
                size += amount(sentence.text, article.lang)
    return size, span, other.path, on_one_line(text, _EXCERPT)


_OTHER = "content/site/posts/earlier.md"
_HEADING: Mapping[Language, str] = {"ja": "私はこう考える {: .opinion }", "en": "What I think {: .opinion }"}


def _earlier(language: Language) -> str:
    """An article of the day before whose human sections say other things, but for the opinion."""
    text = BASE[language].replace("date: 2026-11-20", "date: 2026-11-19")
    others: dict[Language, dict[str, str]] = {
        "ja": {
            "倉庫で見たこと {: .lived-experience }": "二月の昼、わたしは三郷の工場で弁当の列に並びました。\n先頭の佐藤さんは、箸を忘れて引き返しました。\n",
            "決めたこと・やらないと決めたこと {: .decision }": "弁当は事前の注文だけにすると、店長のわたしが決めました。\n当日の販売は続けません。\n",
        },
        "en": {
            "What I saw in the warehouse {: .lived-experience }": "One noon in February I stood in the lunch queue of a factory in Misato.\n",
            "What we decided, and what we will not do {: .decision }": "Lunch is by order only from now on; I answer for that as the manager.\n",
        },
    }
    for heading, body in others[language].items():
        start = text.index(heading) + len(heading)
        end = text.find("\n## ", start)
        text = text[:start] + "\n\n" + body + (text[end:] if end >= 0 else "")
    return text


def passing(language: Language) -> Example:
    """Another article of the same author, with an opinion of its own."""
    start = _earlier(language).index(_HEADING[language])
    end = _earlier(language).index("\n## ", start)
    return example(
        language, others={_OTHER: _earlier(language)[:start] + _HEADING[language] + "\n" + _earlier(language)[end:]}
    )


def failing(language: Language) -> Example:
    """The opinion of yesterday's article, taken over."""
    at = {"ja": "道具を買う前に", "en": "I think they should have doubted"}[language]
    return example(language, at=[at], others={_OTHER: _earlier(language)})


CHECK = Check(
    id="copied-from-article",
    family="originality",
    severity=Severity.ERROR,
    human_only=True,
    needs=("neighbours",),
    title=Text("人が書く節が、ほかの記事の写しでないこと", "No human section is copied from another article"),
    message=Text(
        "「{heading}」の{share}%は、{other} の人が書く節とほぼ同じです（「{text}」）。",
        "{share}% of '{heading}' is nearly what a human section of {other} says (“{text}”).",
    ),
    why=Text(
        "この節は、この記事のために見て、考えて、決めたことを書くところです。使い回しは、読者にも検索エンジンにも分かります。",
        "This section is for what you saw, thought and decided here. Readers notice when it is used twice, and so do search engines.",
    ),
    fix=Text(
        "この取材だけの場面や判断に書き直してください。前に書いたことを受けるなら、その記事へリンクしてください。",
        "Write about this one: a scene, a judgement of its own. To build on what you wrote before, link to that article.",
    ),
    wrong=Text(
        "どちらが写しかは、記事の日付、同じならファイル名の順で決めます。連載の決まり文句が節の半分を超えると当たります。"
        "大きく言いかえた写し、別の言語への写し、サイトの外からの写しには気づきません。一つの文章をとても多くの記事で使ったときは、早い日付の数本と比べます。",
        "Which one is the copy goes by the date of the articles, then by file name. It hits a series whose standing words make up half a section. "
        "A thorough paraphrase, a translation, and copies from outside the site go unnoticed. Of many articles with the same words, the few earliest are compared.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
