"""The article that every check's examples are variations of: complete, in both languages, and clean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.checking.check import NOTES_FILE, Example, Target
from pipeline.model.article import Kind
from pipeline.policy.config import Config
from pipeline.wording import Language

JA = """\
---
title: 倉庫の検品を半日に縮めた話
date: 2026-11-20
lang: ja
draft: false
description: 検品の待ち時間を一日から半日に縮めた倉庫で、何を変え、何を変えなかったのかを聞きました。
---
# 倉庫の検品を半日に縮めた話

検品にかかる時間は、棚の番号を付け替えただけで半分になりました。

<!-- more -->

## 要点

棚の番号を入荷の順に付け替え、歩く距離を減らしました。
新しい機械は買っていません。

## 倉庫で見たこと {: .lived-experience }

十一月の朝六時、わたしは川口の倉庫に立っていました。
台車を押す田中さんは、三つ目の棚の前で必ず足を止めます。
「ここだけ番号が飛ぶんです」と言って、段ボールの側面を指でなぞりました。
わたしも同じ順に回ってみると、二度も通路を間違えました。

## 私はこう考える {: .opinion }

道具を買う前に、番号を疑うべきだったとわたしは考えます。
現場の人は何年も遠回りに慣れていて、遠回りだと気づけません。
だから外から来た人が一緒に歩くことに意味があります。
便利な機械の話より、この一点を先に伝えたいです。

## 決めたこと・やらないと決めたこと {: .decision }

うちの店でも、来月の棚卸しまでに番号を付け替えることにしました。
担当はわたしで、うまくいかなければ責任を取って元に戻します。
一方で、検品用の端末を買い足すことはしないと決めました。
番号を直した効果を確かめる前に、お金で隠したくないからです。
"""

EN = """\
---
title: How a warehouse halved its checking time
date: 2026-11-20
lang: en
draft: false
description: A small warehouse cut its checking time in half. We asked what they changed and what they left alone.
---
# How a warehouse halved its checking time

Checking now takes half the time, and all they changed were the numbers on the shelves.

<!-- more -->

## Key points

The shelf numbers now follow the order in which goods arrive, so people walk less.
They bought no new machine.

## What I saw in the warehouse {: .lived-experience }

At six in the morning I stood in the warehouse in Kawaguchi and watched Tanaka push his trolley.
He stopped at the third shelf every single time.
"The numbers jump here," he said, and ran a finger along the box.
I walked the same round and took the wrong aisle twice.

## What I think {: .opinion }

I think they should have doubted the numbers before they looked at any machine.
People who walk a detour for years no longer notice that it is one.
That is why somebody from outside has to walk along, and why I would tell you this first.

## What we decided, and what we will not do {: .decision }

We will renumber our own shelves before the stocktaking in December.
I am the one who answers for it, and I will put the old numbers back if it fails.
We decided not to buy more scanners, because I do not want to hide the problem with money.
"""

BASE: Mapping[Language, str] = {"ja": JA, "en": EN}

# The interview that the base article rests on: it backs every quotation and figure of it.
NOTES: Mapping[Language, str] = {
    "ja": """\
---
interviewee: 田中
interviewer: 森
date: 2026-11-18
place: 川口の倉庫
consent: {granted: 2026-11-18, by: 田中, scope: このサイトの記事}
---
森：検品にはどれくらいかかっていましたか。
田中：前は一日かかっていました。それが、棚の番号を付け替えただけで半日になりまして。
森：機械は買いましたか。
田中：いえ、新しい機械は何も。番号を入荷の順にしただけです。歩く距離が減りました。
森：三つ目の棚で、いつも足が止まりますね。
田中：そうなんです。ここだけ番号が飛ぶんです。だから数え直すことになって、時間が倍かかる。直したら半分で済むようになりました。
""",
    "en": """\
---
interviewee: Tanaka
interviewer: Mori
date: 2026-11-18
place: the warehouse in Kawaguchi
consent: {granted: 2026-11-18, by: Tanaka, scope: articles on this site}
---
Mori: How long did checking take you?
Tanaka: It used to take a whole day. Then we changed the numbers on the shelves, and now it takes half a day.
Mori: Did you buy a machine?
Tanaka: No, nothing new. We just put the numbers in the order in which goods arrive. We walk less.
Mori: You always stop at the third shelf.
Tanaka: Yes. The numbers jump here, so I had to count again, and that took twice the time. Now it is half.
""",
}


def words_of(language: Language, kind: Kind) -> str:
    """The words of one human section of that article."""
    return {"ja": JA, "en": EN}[language].partition(f"{{: .{kind} }}\n\n")[2].partition("\n## ")[0]


def example(
    language: Language,
    changes: Sequence[tuple[str, str]] = (),
    at: Sequence[str] = (),
    *,
    ledger: str | None = None,
    targets: Mapping[str, Target] | None = None,
    notes: str | None = None,
    others: Mapping[str, str] | None = None,
    policy: Config | None = None,
) -> Example:
    """The base article with `changes` (old, new) made, reporting on the lines that contain the strings `at`.

    The excerpt is what was put in, or the whole article where nothing was. Raises `ValueError` where a change or a place
    does not fit the base exactly once. With `notes`, the article names a notes file that holds them.
    """
    article = BASE[language]
    if notes is not None:
        article = article.replace("draft: false\n", f"draft: false\nnotes: [{NOTES_FILE}]\n", 1)
    for old, new in changes:
        if article.count(old) != 1:
            raise ValueError(f"{old!r} stands {article.count(old)} times in the base article")
        article = article.replace(old, new)
    lines = article.split("\n")
    places = [number for text in at for number, line in enumerate(lines, 1) if text in line]
    if len(places) != len(at):
        raise ValueError(f"{at!r} stand on lines {places}")
    excerpt = "\n…\n".join(new.strip("\n") for _, new in changes if new.strip()) or article
    return Example(
        language,
        article,
        excerpt,
        tuple(places),
        ledger,
        targets or {},
        notes=notes,
        others=others or {},
        policy=policy or Config(lang=language),
    )
