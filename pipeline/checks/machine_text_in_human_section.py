"""What stands in a human section was not written by the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.content import agreement
from pipeline.language.excerpt import on_one_line
from pipeline.language.sentences import sentences
from pipeline.language.similarity import Runs, Sentences, units
from pipeline.markup.spans import passage_span
from pipeline.model.article import Article, Passage
from pipeline.model.finding import Finding, Severity
from pipeline.model.ledger import Recorded
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

# A sentence counts as the machine's when this share of it lies in runs that the machine wrote, one of them this long,
# or when one stretch of it is so long that chance is out of the question. Units: characters (ja), words (en).
_SHARE = 0.6
_RUN: Mapping[Language, int] = {"ja": 12, "en": 6}
_STRETCH: Mapping[Language, int] = {"ja": 40, "en": 16}
# It also counts when this share of its pieces, and so many of them, stand in one sentence of the machine's, in any order.
# Measured on 2026-11-22 (python -m bench.copies) with drafts of 46 transcripts: what people wrote elsewhere shares at most
# 0.27 (ja) or 0.33 (en) of its pieces with one machine sentence, what else was said in the same interview 0.41 and 0.40;
# of copies with one kind of edit (endings, particles, synonyms …) 99.8 % (ja) and 96.7 % (en) are seen, of combined edits
# 94.8 % and 97.7 %.
_LIKE = 0.45
_PIECES: Mapping[Language, int] = {"ja": 10, "en": 6}
# Of what was drafted for another article, this share of its content words has to stand there, too: how people say that they decided
# against something is the same everywhere.
_CONTENT = 0.5
_FOR = Text("{article} のために", " for {article}")
_SAME, _NEARLY = Text("同じ", "what"), Text("ほぼ同じ", "nearly what")
# The longest passage in a message, in characters.
_EXCERPT = 80


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each sentence of a human section, sub-headings too, that a ledger shows, edited or not.

    The article's own ledger is compared loosely; all others of the site only for long runs, which chance does not bring.
    What is chopped too short to tell by itself is compared as one stream.
    """
    if not article.human_sections:
        return
    own = _Machine.of((sentence.text for sentence in inputs.ledger.sentences) if inputs.ledger else (), article.lang)
    others = _Machine.of((text for one in inputs.ledgers for text in one.sentences), article.lang, _CONTENT)
    if not own.sentences.sentences and not others.sentences.sentences:
        return
    from pipeline.evidence.attributed import Attributed

    attributed = Attributed.of(inputs.notes)
    for section in article.human_sections:
        headings = [
            Passage(heading.line, heading.text)
            for heading in article.headings
            if section.start < heading.line < section.end and not heading.kinds
        ]
        for passage in sorted((*section.passages, *headings), key=lambda one: one.line):
            text = attributed.without(passage)
            for start, end, source in _copies(text, own, others):
                yield Finding.at(
                    passage_span(article, passage, start, end),
                    {
                        "heading": section.heading.text,
                        "text": on_one_line(text[start:end], _EXCERPT),
                        "source": on_one_line(source, _EXCERPT),
                        "whose": _whose(source, own, inputs.ledgers),
                        "likeness": _SAME
                        if units(text[start:end], own.language) == units(source, own.language)
                        else _NEARLY,
                    },
                )


def _whose(source: str, own: _Machine, ledgers: Iterable[Recorded]) -> Text:
    """For which article the machine drafted a sentence: nothing is said of the one that is looked at."""
    if source in own.sentences.sentences:
        return Text("", "")
    return next((_FOR.filled(article=one.article) for one in ledgers if source in one.sentences), Text("", ""))


def _copies(text: str, own: _Machine, others: _Machine) -> Iterator[tuple[int, int, str]]:
    """Half-open ranges of `text` that the machine wrote, with its own sentence: by sentence, or else the whole."""
    seen = False
    for sentence in sentences(text, own.language):
        if source := own.source(sentence.text) or others.run(sentence.text):
            seen = True
            yield sentence.start, sentence.end, source
    if not seen and (source := own.run(text) or others.run(text)):
        yield 0, len(text), source


class _Machine(NamedTuple):
    """What the machine wrote, ready to be compared with; `content` is how much of a copy's content has to stand in its source."""

    language: Language
    runs: Runs
    sentences: Sentences
    content: float

    @classmethod
    def of(cls, texts: Iterable[str], language: Language, content: float = 0.0) -> _Machine:
        written = tuple(texts)
        return cls(language, Runs.of(written, language), Sentences(written, language), content)

    def source(self, text: str) -> str:
        """The machine's sentence that `text` was made of, empty where a person wrote it."""
        like = self.sentences.nearest(text, _LIKE)
        if like.share >= _LIKE and like.shared >= _PIECES[self.language]:
            return like.sentence
        return self.run(text)

    def run(self, text: str) -> str:
        """The machine's sentence that most of `text` was copied from in long runs, empty where nothing was."""
        overlap = self.runs.overlap(text)
        if overlap.longest < _RUN[self.language]:
            return ""
        source = self.sentences.nearest(text).sentence
        copied = overlap.share >= _SHARE and agreement(text, source, self.language) >= self.content
        return source if copied or overlap.longest >= _STRETCH[self.language] else ""


_LEDGER = """{{
  "version": 1,
  "article": "content/site/posts/example.md",
  "drafts": [{{
    "at": "2026-11-20T09:00:00Z", "engine": "extractive", "engine_version": "0.1.0", "model": null,
    "prompt_digest": null, "notes": [],
    "sections": [{{"heading": "{heading}", "sentences": [{{"text": "{text}", "utterances": ["u1"]}}]}}],
    "dropped": []
  }}]
}}
"""


def _ledger(language: Language) -> str:
    if language == "ja":
        return _LEDGER.format(heading="要点", text="棚の番号を入荷の順に付け替え、歩く距離を減らしました。")
    return _LEDGER.format(
        heading="Key points", text="The shelf numbers now follow the order in which goods arrive, so people walk less."
    )


def passing(language: Language) -> Example:
    """The machine's own section may say what the machine wrote."""
    return example(language, ledger=_ledger(language))


def failing(language: Language) -> Example:
    """Copied into the human section, with an ending changed."""
    if language == "ja":
        old = "便利な機械の話より、この一点を先に伝えたいです。"
        new = "棚の番号を入荷の順に付け替えて、歩く距離をぐっと減らしました。"
        return example("ja", [(old, new)], [new], ledger=_ledger("ja"))
    old = "People who walk a detour for years no longer notice that it is one."
    new = "The shelf numbers now follow the order in which all goods arrive, so people walk less."
    return example("en", [(old, new)], [new], ledger=_ledger("en"))


CHECK = Check(
    id="machine-text-in-human-section",
    family="originality",
    severity=Severity.ERROR,
    needs=("ledger", "ledgers", "notes"),
    fixed=True,
    title=Text("人が書く節に機械の文がないこと", "No machine text in a human section"),
    message=Text(
        "「{heading}」の「{text}」は、機械が{whose}下書きした「{source}」と{likeness}です。",
        "In '{heading}', “{text}” is {likeness} the machine drafted{whose}: “{source}”.",
    ),
    why=Text(
        "この節は、読者に「人が書いた」と約束する部分です。機械の文が混ざると、その約束が破れます。",
        "This section is what you promise readers a person wrote. Machine text in it breaks that promise.",
    ),
    fix=Text(
        "その文を消し、同じことをあなたが見たこと・考えたこととして書き直してください。取材相手の言葉なら、名前をつけて引用にしてください。",
        "Delete it and say it as what you saw or think. If it is what somebody told you, make it a quotation with their name.",
    ),
    wrong=Text(
        "下書きは取材の言葉から作られるので、取材の言葉をそのまま使うと当たることがあります。言いかえが大きい写しは見逃します。記録（ledger）にない文については何も言いません。",
        "Drafts are made of the interview's words, so reusing those words unquoted can trigger it. A thorough paraphrase escapes it. It says nothing about text that the ledger does not hold.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
