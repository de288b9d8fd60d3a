"""What the report says of a draft by a model: how much stands, what was dropped and why, what it took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.drafting.importing.held import Held
from pipeline.drafting.importing.reporting import reason_of
from pipeline.language.excerpt import excerpt
from pipeline.wording import Text

_COUNT = Text(
    "モデルの文：裏づけあり {carried}、未確認 {unverified}（記事の中に印があります）、捨てた文 {dropped}、書き直しを頼んだ文 {retried}。",
    "The model's sentences: {carried} carried, {unverified} unverified (marked in the article), {dropped} dropped; {retried} asked for again.",
)
_TOOK = Text(
    "問い合わせ {requests} 回、{seconds} 秒。トークン：送信 {sent}、受信 {received}。",
    "{requests} {requests:request|requests}, {seconds} s. Tokens: {sent} sent, {received} received.",
)
_UNCOUNTED = Text("不明", "not counted")
_DROPPED = Text("取材メモで裏づけられず、捨てた文：", "Dropped, because the notes do not carry it:")
_ONE = Text("  {text}（{why}）", "  {text} ({why})")
# A part that is carried itself goes with the rest of its sentence.
_BESIDE = Text("同じ文のほかの部分に裏づけがありません", "another part of its sentence is not carried")
_HIDDEN = Text("（ここには出しません）", "[not shown here]")
_MORE = Text("  ほか{count}文。すべて記録にあります。", "  and {count} more; the ledger has them all.")
# So many are shown, each cut to so many characters.
_SHOWN, _LONG = 10, 80


@dataclass
class Cost:
    """What a draft took so far: requests, tokens as the server counts them, seconds of waiting for it."""

    requests: int = 0
    sent: int | None = None
    received: int | None = None
    seconds: float = 0.0
    parameters: tuple[str, ...] = ()


def told(carried: int, unverified: int, dropped: Sequence[Held], retried: int, cost: Cost) -> tuple[Text, ...]:
    """The lines of the report."""
    return tuple(_lines(carried, unverified, dropped, retried, cost))


def _lines(carried: int, unverified: int, dropped: Sequence[Held], retried: int, cost: Cost) -> Iterator[Text]:
    yield _COUNT.filled(carried=carried, unverified=unverified, dropped=len(dropped), retried=retried)
    yield _TOOK.filled(
        requests=cost.requests,
        seconds=round(cost.seconds),
        sent=_UNCOUNTED if cost.sent is None else cost.sent,
        received=_UNCOUNTED if cost.received is None else cost.received,
    )
    if dropped:
        yield _DROPPED
        for part in dropped[:_SHOWN]:
            why = Text(reason_of(part, "ja") or _BESIDE.ja, reason_of(part, "en") or _BESIDE.en)
            yield _ONE.filled(text=excerpt(part.text, _LONG) if part.text else _HIDDEN, why=why)
    if len(dropped) > _SHOWN:
        yield _MORE.filled(count=len(dropped) - _SHOWN)


def reason(part: Held) -> str:
    """Why a sentence was dropped, as the ledger has it: the kind of the gravest reason."""
    reasons = part.verdict.reasons
    return next((one.kind for one in reasons if one.grave), reasons[0].kind if reasons else "words")
