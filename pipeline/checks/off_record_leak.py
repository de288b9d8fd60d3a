"""Nothing that was said off the record stands in the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.check import Check, Context, Example
from pipeline.examples import NOTES, example
from pipeline.language.sentences import sentences
from pipeline.language.similarity import Runs, Sentences
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

# As in `machine-text-in-human-section`, measured there: this share of a sentence's pieces, and so many of them, in one
# sentence of the source; or one stretch of this length. Units: characters (ja), words (en).
_LIKE = 0.45
_PIECES: Mapping[Language, int] = {"ja": 8, "en": 5}
_STRETCH: Mapping[Language, int] = {"ja": 14, "en": 7}


def find(article: Article, context: Context) -> Iterator[Finding]:
    """One finding a line, wherever it stands in the file, comments too. No parameter holds words of either side."""
    hidden = [
        (sentence.text, notes.path, utterance.line)
        for notes in context.notes
        for utterance in notes.utterances
        if utterance.off_record
        for sentence in sentences(utterance.text, article.lang)
    ]
    if not hidden:
        return
    said = [utterance.text for notes in context.notes for utterance in notes.on_record]
    closed = Sentences.of((text for text, _, _ in hidden), article.lang)
    runs = Runs.of((text for text, _, _ in hidden), article.lang)
    open_runs = Runs.of(said, article.lang)
    places = {text: (path, line) for text, path, line in reversed(hidden)}
    reported: set[int] = set()
    for line, text in _texts(article):
        like = closed.nearest(text)
        near = like.share >= _LIKE and like.shared >= _PIECES[article.lang]
        overlap = runs.overlap(text)
        if line in reported or not (near or overlap.longest >= _STRETCH[article.lang]):
            continue
        if open_runs.overlap(text).shared < max(overlap.shared, 1):
            reported.add(line)
            path, at = places[like.sentence]
            yield Finding(line, {"notes": path, "at": at})


def _texts(article: Article) -> Iterator[tuple[int, str]]:
    """Every sentence that a reader sees, then every line of the file as it was typed."""
    for passage in article.passages:
        for sentence in sentences(passage.text, article.lang):
            yield passage.line_at(sentence.start), sentence.text
    for number, line in enumerate(article.lines, 1):
        for sentence in sentences(line, article.lang):
            yield number, sentence.text


_SECRET: Mapping[Language, str] = {
    "ja": "田中：[オフレコ] 前の取引先とは支払いの遅れでもめて契約を切りました。\n",
    "en": "Tanaka: [off the record] We dropped our former client after a quarrel about late payment.\n",
}
_PLAIN: Mapping[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def passing(language: Language) -> Example:
    """Something was said off the record, and the article leaves it there."""
    return example(language, notes=NOTES[language] + _SECRET[language])


def failing(language: Language) -> Example:
    """The same in other words, close to it."""
    retold = {
        "ja": "前の取引先とは、支払いの遅れでもめたので契約を切ったそうです。",
        "en": "They dropped their former client after a quarrel about late payment.",
    }[language]
    changes = [(_PLAIN[language], f"{_PLAIN[language]}\n{retold}")]
    return example(language, changes, [retold], notes=NOTES[language] + _SECRET[language])


CHECK = Check(
    id="off-record-leak",
    family="evidence",
    severity=Severity.ERROR,
    fixed=True,
    title=Text("オフレコの話が出ていないこと", "Nothing from off the record"),
    message=Text(
        "この行は、取材メモ {notes} の{at}行目でオフレコとされた話に近い言葉です。",
        "This line is close to what was said off the record ({notes}, line {at}).",
    ),
    why=Text(
        "書かないと約束して聞いた話です。一度出れば取り消せず、次の取材もなくなります。",
        "You were told this on a promise not to print it. Once out it cannot be taken back, and nobody will tell you more.",
    ),
    fix=Text(
        "その文を消してください。本人の許しを得たなら、取材メモのオフレコの印を外してから、もう一度検査してください。",
        "Take it out. If the person has released it, remove the mark from the notes and check again.",
    ),
    wrong=Text(
        "言葉の近さだけを見ます。すっかり言いかえた話、別の言語にした話、ごく短い言葉や一つの数字・名前だけの漏れには気づきません。"
        "印の外でも同じ話をしていれば、止めません。",
        "It sees closeness in wording only: a thorough retelling, a translation, a very short phrase or a single figure or name goes unnoticed. "
        "What was also said on the record is not stopped.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
