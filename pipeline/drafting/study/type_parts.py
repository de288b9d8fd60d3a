"""The types that ask something of the notes: which parts they have, by which words speech shows it, what to ask if not.

A part stands only if the notes hold it. Otherwise a question to the writer stands in a comment, and no heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.drafting.study.purposes import shows
from pipeline.lexicon.named import cues
from pipeline.wording import Language, Text

Cue = Mapping[Language, re.Pattern[str]] | str


@dataclass(frozen=True, slots=True)
class Part:
    """A section found by a cue in what was said; `least` passages are needed, `most` are taken.

    `cue` is a pattern a language, or where rows of the lexicon count. What `unless` finds is no such thing after all
    (a wish, a case that may be), and the answer to a question that `asked` finds is one without such words. `steps` numbers single sentences in the order they were said in, no more than `apart` others between two. `against` makes a table of two sides, each of
    which must be there, and `asked_against` asks for the second: `names` are what they are called.
    """

    heading: Text
    cue: Cue
    question: Text
    unless: Cue | None = None
    asked: Cue | None = None
    most: int = 2
    least: int = 1
    steps: bool = False
    apart: int = 6
    against: Cue | None = None
    asked_against: Cue | None = None
    names: tuple[Text, Text] | None = None
    # What is asked instead where the notes do tell of it, though in no sentence that could stand in the part: `{said}` is where.
    told: tuple[Literal["failure"], Text] | None = None


def holds(cue: Cue, said: str, language: Language) -> bool:
    """Whether the words of a cue stand in what was said."""
    return shows(cue, said, language) if isinstance(cue, str) else cue[language].search(said) is not None


FORECAST = cues("shapes/forecast")
# Words by which a sentence belongs to such a part even where it is about nothing that the talk keeps coming back to.
SURE = cues("shapes/sure")

_BACKGROUND = Part(
    Text("背景", "Background"),
    cues("shapes/background"),
    Text(
        "書く人への質問：背景にあたる話が取材メモにありません。これまではどうなっていて、なぜ今それが動いたのですか。",
        "A question for the writer: the notes hold no background. How did things stand until now, and why did they move?",
    ),
    unless=cues("shapes/no-background"),
)
_CHANGES = Part(
    Text("何が変わるか", "What changes"),
    cues("shapes/changes"),
    Text(
        "書く人への質問：何が、いつから、どう変わるのかが取材メモにありません。元の資料では何と書かれていますか。",
        "A question for the writer: the notes do not say what changes, from when and how. What does the source say?",
    ),
    unless=cues("shapes/no-change"),
    asked=cues("shapes/asks-changes"),
)
_SIDES = Part(
    Text("誰が得をして、誰が損をするか", "Who gains, who loses"),
    cues("shapes/sides"),
    Text(
        "書く人への質問：誰が得をして、誰が損をするのか、取材メモには両方の話がそろっていません。それぞれ誰で、なぜですか。"
        "分かったら見出しを立てて書いてください。",
        "A question for the writer: the notes do not tell both who gains and who loses. Who are they, and why? When you"
        " know, add a heading and write it.",
    ),
    asked=cues("shapes/asks-gains"),
    against=cues("shapes/sides-against"),
    asked_against=cues("shapes/asks-losses"),
    names=(Text("得をする", "Gains"), Text("損をする", "Loses")),
)
_NOW = Part(
    Text("今すること", "What to do now"),
    cues("shapes/now"),
    Text(
        "書く人への質問：読者が今すべきことが取材メモにありません。読者に一つだけ勧めるなら、何をいつまでにしてほしいですか。",
        "A question for the writer: the notes do not say what to do now. If you told readers one thing, what and by when?",
    ),
    unless=cues("shapes/no-advice"),
    asked=cues("shapes/asks-now"),
)
_NEEDED = Part(
    Text("用意するもの", "What you need"),
    "needed",
    Text(
        "書く人への質問：用意するものが取材メモにありません。始める前に何が要りますか。費用と時間はどれくらいですか。",
        "A question for the writer: the notes do not say what is needed. What must be at hand, at what cost, for how long?",
    ),
    unless=cues("shapes/no-need"),
    asked=cues("shapes/asks-needed"),
)
STEPS = Part(
    Text("手順", "Steps"),
    cues("shapes/steps"),
    Text(
        "書く人への質問：順番の分かる手順が取材メモにありません。最初に何をし、次に何をして、どうなったら終わりですか。",
        "A question for the writer: the notes hold no steps in order. What comes first, what next, and when is it done?",
    ),
    most=9,
    least=3,
    steps=True,
)
_PITFALLS = Part(
    Text("気をつけること", "What to watch out for"),
    cues("shapes/pitfalls"),
    Text(
        "書く人への質問：失敗しやすいところが取材メモにありません。あなたや周りの人は、どこでつまずきましたか。",
        "A question for the writer: the notes hold nothing that goes wrong. Where did you or others stumble?",
    ),
    unless=cues("shapes/no-warning"),
    asked=cues("shapes/asks-pitfalls"),
    told=(
        "failure",
        Text(
            "書く人への質問：うまくいかなかった話は取材メモにあります（{said}）が、読者への注意として抜き出せる文は見つかりませんでした。読者はどこに気をつければよいですか。",
            "A question for the writer: the notes tell of something that went wrong ({said}), but no sentence of it could stand here as a warning."
            " What should readers watch out for?",
        ),
    ),
)

LISTED = Part(
    Text("順に挙げたこと", "Point by point"),
    cues("shapes/listed"),
    Text("", ""),
    most=9,
    least=3,
    steps=True,
    apart=24,
)
SHAPES: Mapping[str, tuple[Part, ...]] = {
    "news-analysis": (_BACKGROUND, _CHANGES, _SIDES, _NOW),
    "how-to": (_NEEDED, STEPS, _PITFALLS),
}

NO_CONCLUSION = Text(
    "書く人への質問：結論にできる発言が取材メモに見つかりません。一文で言うと、この記事は何を伝えますか。",
    "A question for the writer: the notes hold no statement that could be the conclusion. What is this article's one sentence?",
)
ESSAY = Text(
    "書く人への質問：随筆の結論は、機械には書けません。下の材料を読んで、いちばん言いたいことを一文で書くと何になりますか。",
    "A question for the writer: the conclusion of an essay is not the machine's. Having read what follows, what is the one"
    " sentence you want to say?",
)
# `{phrase}` is what the talk is about.
OUTLOOK = Text(
    "{phrase}は、この先どうなると見ますか。そう見る根拠と、外れるとしたらどんなときかを書いてください（見通しは機械には書けません）。",
    "What do you expect to happen to {phrase}? Say why, and what would prove you wrong (the forecast is not the machine's to make).",
)
