"""What the drafter tells the writer: what was written, from how much, what was left out, what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.draft import phrases
from pipeline.draft.drafting import Outcome
from pipeline.draft.outline import Table
from pipeline.model.article import KIND_NAMES
from pipeline.wording import Language, Text

_WROTE = Text(
    "{article} を書きました（機械が書いた文の記録：{ledger}）。",
    "Wrote {article} (what the machine wrote is recorded in {ledger}).",
)
_USED = Text(
    "発言 {total} 件のうち {used} 件を使いました。使わなかった {dropped} 件の番号は記録にあります。",
    "Used {used} of {total} utterances. The ledger lists the {dropped} that were left out.",
)
_OFF_RECORD = Text(
    "オフレコの {count} 件は、記事にも記録にも入れていません。",
    "{count} off-record utterances are in neither the article nor the ledger.",
)
_NO_TABLE = Text(
    "表にできるだけの数字がなかったので、表は作っていません。",
    "The notes hold too few figures for a table, so there is none.",
)
_NO_FAQ = Text(
    "答えのある質問が見つからなかったので、よくある質問は作っていません。",
    "There are no questions with answers in the notes, so there is no FAQ.",
)
_NEXT = Text("次にすること：", "Next:")
_READ = Text("・下書きを読み、題名と機械の節を直す", "- read the draft; mend the title and the machine sections")
_WRITE = Text(
    "・人の節（{kinds}）を自分の言葉で書く。コメントの中に問いがあります",
    "- write the human sections ({kinds}) in your own words; the comments there hold questions",
)
_CHECK = Text("・「pipeline check {article}」で確かめる", "- run 'pipeline check {article}'")
_BRIEF = Text(
    "・何を載せるかを指示したいときは、フロントマターに brief を書く",
    "- to steer what goes in, write a brief in the front matter",
)


def report(outcome: Outcome, language: Language) -> str:
    """The message, ending with a line break."""
    return "".join(f"{text.render(language)}\n" for text in _lines(outcome, language))


def _lines(outcome: Outcome, language: Language) -> Iterator[Text]:
    outline = outcome.outline
    total = len(outline.used) + len(outline.dropped)
    yield _WROTE.filled(article=outcome.article, ledger=outcome.ledger)
    yield _USED.filled(total=total, used=len(outline.used), dropped=len(outline.dropped))
    if outcome.off_record:
        yield _OFF_RECORD.filled(count=outcome.off_record)
    headings = {section.heading for section in outline.sections}
    if not any(isinstance(block, Table) for section in outline.sections for block in section.blocks):
        yield _NO_TABLE
    if not headings & {phrases.FAQ.ja, phrases.FAQ.en}:
        yield _NO_FAQ
    yield _NEXT
    yield _READ
    kinds = [KIND_NAMES[section.kind].render(language) for section in outline.sections if section.kind]
    if kinds:
        yield _WRITE.filled(kinds=("・" if language == "ja" else ", ").join(kinds))
    yield _CHECK.filled(article=outcome.article)
