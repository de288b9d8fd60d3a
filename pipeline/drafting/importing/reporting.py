"""What became of a draft from elsewhere: in a minute, what a person would have listened to the recording for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.importing.held import Held, unmentioned
from pipeline.drafting.importing.importing import Imported
from pipeline.drafting.writing.checking_time import minutes
from pipeline.drafting.writing.next_steps import next_steps
from pipeline.evidence.grounding import Ground, Reason
from pipeline.evidence.naming import addressed
from pipeline.language.excerpt import excerpt
from pipeline.model.notes import clock
from pipeline.wording import Language, Text, listed

_WROTE = Text(
    "{article} を書きました（機械の文の記録：{ledger}）。",
    "Wrote {article} (recorded as machine text in {ledger}).",
)
_COUNT = Text(
    "{total}文を取材メモと照らしました：裏づけあり {carried}、未確認 {unverified}、取材メモと食い違う {against}（書いていません）。",
    "{total} {total:sentence|sentences} held against the notes: {carried} carried, {unverified} unverified, {against} against them (not written).",
)
_AGAINST = Text("取材メモと食い違うので、書かなかったもの：", "Against the notes, and not written:")
_UNVERIFIED = Text(
    "未確認（記事の中に印があります）：",
    "Unverified (marked in the article):",
)
# What was only said off the record is not told from what was never said: a list that told them apart would give the secret away.
_NOBODY = Text(
    "記事に使える発言にない数字と名前：{words}",
    "Figures and names in nothing that was said on the record: {words}",
)
_GONE = Text(
    "チャットの挨拶やボタンの文字など {count} 行は取り除きました。",
    "{count} {count:line|lines} that the chat had left (greetings, buttons, questions put to it) {count:is|are} gone.",
)
_HIDDEN = Text("（ここには出しません）", "[not shown here]")
_LINE = Text("{line}行目", "line {line}")
_TIME = Text("読んで確かめる時間の目安：約{minutes}分。", "Time to read and check it: about {minutes} min.")
_NONE = Text(
    "この下書きの文は、取材メモに一つも見つかりませんでした。--notes に渡したのが、この下書きのもとになった取材のメモか、確かめてください。",
    "Not one sentence of this draft was found in the notes. See whether the notes given with --notes are those of the interview it was made from.",
)
_NOTHING = Text(
    "記事に書ける文は残りませんでした。機械の節はありません。取材メモから下書きを作り直すなら「pipeline draft」を使うか、全体を自分で書いてください。",
    "No sentence was left that may be written, so the article has no machine section. Run 'pipeline draft' to make a draft of the notes themselves, or write it all yourself.",
)
_ROLES = {
    "title": Text("題名", "title"),
    "description": Text("説明文", "description"),
    "heading": Text("見出し", "heading"),
}
_MORE = Text("ほか{count}文", "and {count} more")
# So many sentences of a kind are shown; the JSON has all of them.
_SHOWN = 20
_LONG: Mapping[Language, int] = {"ja": 50, "en": 90}

_GRAVE: Mapping[Ground, Text] = {
    "figure": Text(
        "「{words}」という数字は、記事に使える発言にありません", "nobody gave the figure '{words}' on the record"
    ),
    "name": Text("「{words}」は、記事に使える発言に出てきません", "'{words}' was not mentioned on the record"),
    "negation": Text("「{words}」の肯定と否定が逆です", "'{words}': what was said is the opposite"),
    "speaker": Text("{words}の言葉ではありません", "{words} did not say this"),
    "quotation": Text("この言葉の引用は、取材にありません", "the quoted words are not in the interview"),
    "fused": Text("別の人の話（{words}）が混ざっています", "somebody else's words are mixed in ({words})"),
    "off-record": Text("オフレコの話です", "this was said off the record"),
    "human": Text(
        "人の節に書くことです。機械の体験・意見・決定は載せません",
        "this belongs into a human section: a machine has no experience, opinion or decision",
    ),
    "left-out": Text("書かないと決めた話です（brief の leave_out）", "the brief leaves this out"),
    "personal-data": Text("電話番号や住所などの個人情報があります", "it holds personal data"),
}
_INSTEAD: Mapping[Ground, Text] = {
    "figure": Text("「{words}」ではなく「{said}」と言っています", "not '{words}': what was said is '{said}'"),
    "name": Text("「{words}」ではなく「{said}」と言っています", "not '{words}': what was said is '{said}'"),
    "negation": Text("「{words}」とは逆のことを言っています", "what was said is the opposite of '{words}'"),
    "speaker": Text("言ったのは{words}ではなく、{said}です", "{said} said this, not {words}"),
    "quotation": Text("引用の言葉が違います（{said}）", "the quoted words differ ({said})"),
    "fused": Text("{said}の話（{words}）が混ざっています", "words of {said} are mixed in ({words})"),
}
# Which parts of a reason are names of people.
_NAMES: Mapping[Ground, tuple[str, ...]] = {"speaker": ("words", "said"), "fused": ("said",)}
_DOUBT: Mapping[Ground, Text] = {
    "figure": Text("「{words}」が、近い発言で同じものについて言われた数字かを確かめてください", "see whether '{words}' was said in the nearest passage, and of the same thing"),
    "worked-out": Text("「{words}」は発言にそのままはありません。発言の中の数から計算できそうです。計算が合っているか確かめてください", "nobody gave '{words}' as it stands; it may be worked out from what was said: see whether it comes to that"),
    "name": Text("名前や月が近い発言と合いません", "a name or a month is not in the nearest passage"),
    "negation": Text("肯定か否定かを確かめてください", "see whether it is denied or not"),
    "modality": Text("言い切りの強さが違うかもしれません（予定・推測・条件など）", "it may be more or less certain than what was said"),
    "roles": Text("だれがだれに（何を）したかを確かめてください（「{words}」）", "see who does it and to whom ('{words}')"),
    "quantity": Text("「{words}」とまでは言っていないかもしれません", "'{words}' may be more, or less, than what was said"),
    "tense": Text("時制が違うかもしれません", "the tense may differ"),
    "cause": Text("理由や結果として話したかどうかを確かめてください", "see whether this was given as a cause"),
    "speaker": Text("だれの話かを確かめてください", "see who said it"),
    "quotation": Text("「」の言葉は、そのままでは取材にありません", "the words in quotation marks are not in the interview as they stand"),
    "fused": Text("二人の話を一つにしているかもしれません", "it may join what two people said"),
    "far": Text("近い発言が見つかりません", "nothing like it was said"),
    "cites": Text("挙げた発言は、この文の裏づけになりません", "what it cites does not carry it"),
    "instruction": Text("書き手への指示のような発言です", "the passage tells the writer what to write"),
    "correction": Text("話した人が言い直しています", "the speaker corrected this"),
    "question": Text("質問の中の言葉です", "these words were a question"),
    "words": Text("言い換えです", "a paraphrase"),
}  # fmt: skip


def report(done: Imported, language: Language) -> str:
    """The report as text, with a line break at its end."""
    return "".join(f"{line}\n" for line in _lines(done, language))


def _lines(done: Imported, language: Language) -> Iterator[str]:
    count = {state: sum(one.state == state for one in done.held) for state in ("carried", "unverified", "against")}
    yield _WROTE.render(language, {"article": done.article, "ledger": done.ledger})
    yield _COUNT.render(language, {"total": len(done.held), **count})
    if done.held and not count["carried"] and not any(one.verdict.is_near for one in done.held):
        yield _NONE.render(language)
    if not any(section.kind is None for section in done.outline.sections):
        yield _NOTHING.render(language)
    yield from _listed(_AGAINST, [one for one in done.held if one.state == "against"], language)
    nobody = [reason.words for reason in unmentioned(done.held)]
    if nobody:
        yield ""
        yield _NOBODY.render(language, {"words": listed(dict.fromkeys(nobody), language)})
    yield from _listed(_UNVERIFIED, [one for one in done.held if one.state == "unverified"], language)
    yield ""
    if done.gone:
        yield _GONE.render(language, {"count": done.gone})
    yield _TIME.render(language, {"minutes": minutes(done.outline, done.language)})
    yield from (step.render(language) for step in next_steps(done.outline, done.article))


def _listed(title: Text, held: Sequence[Held], language: Language) -> Iterator[str]:
    if not held:
        return
    yield ""
    yield title.render(language)
    for one in held[:_SHOWN]:
        place = _LINE.render(language, {"line": one.line})
        if one.role in _ROLES:
            place = f"{place} {_ROLES[one.role].render(language)}"
        text = excerpt(one.text, _LONG[language]) if one.text else _HIDDEN.render(language)
        yield f"  {place}  {text}"
        yield f"      {reason_of(one, language)}"
        near = one.verdict.nearest
        if near is not None and not any(reason.kind == "far" for reason in one.verdict.reasons):
            where = " ".join(filter(None, (near.speaker, clock(near.start), f"{near.notes}:{near.line}")))
            yield f"      ← {where}  {excerpt(' '.join(near.text.split()), _LONG[language])}"
    if len(held) > _SHOWN:
        yield f"  {_MORE.render(language, {'count': len(held) - _SHOWN})}"


def reason_of(held: Held, language: Language) -> str | None:
    """Why a sentence is not carried, in one line; None where it is."""
    reasons = held.verdict.reasons
    if held.state == "unverified" and not held.verdict.is_near:
        return _DOUBT["far"].render(language)  # without a passage there is none that lacks a word
    chosen = (
        [reason for reason in reasons if reason.grave] or [one for one in reasons if one.kind != "words"] or reasons
    )
    said = dict.fromkeys(_said(reason, language) for reason in chosen)
    return ("。" if language == "ja" else "; ").join(list(said)[:3]) or None


def _said(reason: Reason, language: Language) -> str:
    table = (_INSTEAD if reason.said and reason.kind in _INSTEAD else _GRAVE) if reason.grave else _DOUBT
    values: dict[str, object] = {"words": reason.words.removesuffix("さん"), "said": reason.said.removesuffix("さん")}
    values |= {name: addressed(str(values[name])) for name in _NAMES.get(reason.kind, ())}
    return table[reason.kind].render(language, values)


def render_json(done: Imported, language: Language) -> str:
    """The stable machine format."""
    document = {
        "version": 1,
        "article": done.article,
        "sentences": [_sentence(one, language) for one in done.held],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _sentence(one: Held, language: Language) -> dict[str, object]:
    near = one.verdict.nearest
    return {
        "line": one.line,
        "text": one.text,
        "state": one.state,
        "utterances": list(one.verdict.utterances),
        "reason": reason_of(one, language),
        "role": one.role,
        "kinds": list(dict.fromkeys(reason.kind for reason in one.verdict.reasons)),
        "nearest": None if near is None else near._asdict(),
    }
