"""What the drafter tells the writer: what was written, from how much, what was left out, what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.drafting.drafting import Outcome
from pipeline.drafting.writing.checking_time import minutes
from pipeline.drafting.writing.next_steps import next_steps
from pipeline.drafting.writing.outline import Extra, extras
from pipeline.wording import Language, Text

_WROTE = Text(
    "{article} を書きました（機械が書いた文の記録：{ledger}）。",
    "Wrote {article} (what the machine wrote is recorded in {ledger}).",
)
_UPDATED = Text(
    "{article} の機械の節を作り直しました。人が書いた文章はそのままです（記録：{ledger}）。",
    "Re-drafted the machine sections of {article}; what people wrote is untouched (recorded in {ledger}).",
)
_TRIAL = Text(
    "試しただけで、何も書いていません。--dry-run を外すと {article} と記録 {ledger} を書きます。",
    "A trial: nothing was written. Without --dry-run it writes {article} and its record {ledger}.",
)
_UNCHANGED = Text("{article} に変わるところはありませんでした。", "Nothing in {article} changes.")
_KEPT = Text(
    "人が手を入れた節は残しました：{headings}。作り直すなら --force を付けてください（前の記事の写しを残します）。",
    "Kept, because somebody edited them: {headings}. To re-draft these too, use --force (a copy of the article is kept).",
)
_OVERWRITTEN = Text(
    "人が手を入れた節も作り直しました：{headings}。前の記事は {backup} にあります。",
    "Re-drafted although somebody had edited them: {headings}. The article as it was is in {backup}.",
)
_USED = Text(
    "発言 {total} 件のうち {used} 件を使いました。使わなかった {dropped} 件の番号は記録にあります。",
    "Used {used} of {total} {total:utterance|utterances}. The ledger lists the {dropped} that {dropped:was|were} left out.",
)
_USED_HERE = Text(
    "発言 {total} 件のうち {used} 件を使いました。", "Used {used} of {total} {total:utterance|utterances}."
)
_OFF_RECORD = Text(
    "オフレコの {count} 件は、記事にも記録にも入れていません。",
    "{count} off-record {count:utterance is|utterances are} in neither the article nor the ledger.",
)
_PRIVATE = Text(
    "電話番号や住所などの個人情報が出てくる {count} 件の、その文は使っていません。",
    "{count} {count:utterance holds|utterances hold} personal data (a phone number, an address …); those sentences were not used.",
)
_UNCLEAR = Text(
    "印のないところでオフレコの話や「書かないで」という頼みがある {count} 件は、決まるまで使いません。「pipeline notes」が行を示します。",
    "{count} {count:utterance speaks of the record outside any mark, or asks not to be printed; it is|utterances speak of the record outside any mark, or ask not to be printed; they are} not used until that is decided. 'pipeline notes' shows the lines.",
)
_UNREAD = Text(
    "話者名に見えるのに、そう読まなかった行が {count} 行あります。「pipeline notes」が行と直し方を示します。",
    "{count} {count:line looks as if it named a speaker and was|lines look as if they named a speaker and were} not read so. 'pipeline notes' shows {count:it|them} and what mends it.",
)
_GUESSED = Text(
    "聞き手がだれか書かれていないので、{names} と見て下書きしました（推測）。違うときは「--update --interviewer 名前」を付けて、もう一度実行してください。",
    "The notes do not say who asks the questions; this draft guesses that it is {names}. If that is wrong, run again with '--update --interviewer NAME'.",
)
_NO_TABLE = Text(
    "表にできるだけの数字がなかったので、表は作っていません。",
    "The notes hold too few figures for a table, so there is none.",
)
_NO_FAQ = Text(
    "よくある質問に分けられるやりとりが残っていなかったので、よくある質問は作っていません。",
    "No question and answer was left over from the other sections, so there is no FAQ.",
)
_ABSENT: Mapping[Extra, tuple[Text, Text]] = {
    "table": (
        _NO_TABLE,
        Text(
            "短く読める下書きにするため（--minutes）、数字の表は作っていません。取材メモに数字はあります。",
            "To keep within --minutes there is no table of figures; the notes hold enough for one.",
        ),
    ),
    "faq": (
        _NO_FAQ,
        Text(
            "短く読める下書きにするため（--minutes）、よくある質問は作っていません。取材メモにやりとりはあります。",
            "To keep within --minutes there is no FAQ; the notes hold enough for one.",
        ),
    ),
}
_NOTHING = Text(
    "取材メモから、記事に使える文は一つも見つかりませんでした。機械の節はありません。話が短すぎるか、文の切れ目（。）がないと、文として使えません。"
    "メモに句点を入れて「--update」でもう一度実行するか、全体を自分で書いてください。",
    "No sentence of the notes could be used, so the draft has no machine section: the talk is too short, or nothing shows where its sentences "
    "end. Put full stops into the notes and run again with '--update', or write the article yourself.",
)
_ALL_BACK = Text(
    "使ってよい発言が一つもないので、機械の節はありません。すべてオフレコか、まだ決まっていない発言です。"
    "「pipeline notes」が示す行を決めてから「--update」でもう一度実行するか、全体を自分で書いてください。",
    "Nothing of the notes may be used, so the draft has no machine section: all of it is off the record, or not decided yet. Decide about the "
    "lines that 'pipeline notes' shows and run again with '--update', or write the article yourself.",
)
_TIME = Text(
    "読んで確かめる時間の目安：約{minutes}分（「pipeline draft --show {article:shell}」で、機械の文を元の発言と並べて見られます）。",
    "Reading and checking it takes about {minutes} {minutes:minute|minutes} ('pipeline draft --show {article:shell}' puts each machine sentence beside its source).",
)
_WOULD_TAKE = Text(
    "読んで確かめるのにかかる時間の目安：約{minutes}分。",
    "Reading and checking it would take about {minutes} {minutes:minute|minutes}.",
)
_READ = Text(
    "・下書きを読み、題名・説明文（description）・機械の節を直す",
    "- read the draft; mend the title, the description and the machine sections",
)
_TITLE = Text("・題名と説明文を直す", "- mend the title and the description")


def report(outcome: Outcome, language: Language) -> str:
    """The message, ending with a line break."""
    return "".join(f"{text.render(language)}\n" for text in _lines(outcome, language))


def _lines(outcome: Outcome, language: Language) -> Iterator[Text]:
    places = {"article": outcome.article, "ledger": outcome.ledger}
    if not outcome.changed:
        yield _UNCHANGED.filled(**places)
    else:
        written = _UPDATED if outcome.updated else _WROTE
        yield (written if outcome.written else _TRIAL).filled(**places)
        dropped = outcome.total - outcome.used
        # The record of this draft lists what it left out itself: of sections that stay, an earlier one knows.
        used = _USED_HERE if outcome.told or outcome.kept or not dropped or not outcome.written else _USED
        if _has_machine_text(outcome):
            yield used.filled(total=outcome.total, used=outcome.used, dropped=dropped)
    yield from outcome.told
    if outcome.kept:
        yield _KEPT.filled(headings=_quoted(outcome.kept, language))
    if outcome.overwritten and outcome.changed:
        yield _OVERWRITTEN.filled(headings=_quoted(outcome.overwritten, language), backup=outcome.backup)
    if outcome.off_record:
        yield _OFF_RECORD.filled(count=outcome.off_record)
    if outcome.private:
        yield _PRIVATE.filled(count=outcome.private)
    if outcome.unclear:
        yield _UNCLEAR.filled(count=outcome.unclear)
    if outcome.unread:
        yield _UNREAD.filled(count=outcome.unread)
    if outcome.asker:
        yield _GUESSED.filled(names=("・" if language == "ja" else ", ").join(outcome.asker))
    yield from outcome.one_person
    yield from outcome.outline.remarks
    if not _has_machine_text(outcome):
        yield _NOTHING if outcome.total else _ALL_BACK
        if outcome.written:
            yield from next_steps(outcome.outline, outcome.article, _TITLE)
        return
    if not outcome.told:
        yield from _missing(outcome)
    time = minutes(outcome.outline, outcome.language)
    if outcome.changed and not outcome.written:  # there is no draft to read or to show
        yield _WOULD_TAKE.filled(minutes=time)
        return
    yield _TIME.filled(minutes=time, article=outcome.article)
    yield from next_steps(outcome.outline, outcome.article, _READ)


def _has_machine_text(outcome: Outcome) -> bool:
    return any(section.kind is None for section in outcome.outline.sections)


def _quoted(headings: tuple[str, ...], language: Language) -> str:
    return "".join(f"「{one}」" for one in headings) if language == "ja" else ", ".join(f"'{one}'" for one in headings)


def _missing(outcome: Outcome) -> Iterator[Text]:
    here = extras(outcome.outline)
    for part, (none, cut) in _ABSENT.items():
        if part not in here:
            yield cut if part in outcome.outline.cut else none
