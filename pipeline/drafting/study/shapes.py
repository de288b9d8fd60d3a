"""The types that ask something of the notes: which parts they have, by which words speech shows it, what to ask if not.

A part stands only if the notes hold it. Otherwise a question to the writer stands in a comment, and no heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.drafting.study.cues import shows
from pipeline.patterns import lazy
from pipeline.wording import Language, Text

Cue = Mapping[Language, re.Pattern[str]] | str


@dataclass(frozen=True, slots=True)
class Part:
    """A section found by a cue in what was said; `least` passages are needed, `most` are taken.

    `cue` is a pattern a language, or where rows of the lexicon count. `steps` numbers single sentences in the order they were said in, no more than `apart` others between two. `against` makes a table of two sides, each of
    which must be there: `names` are what they are called.
    """

    heading: Text
    cue: Cue
    question: Text
    most: int = 2
    least: int = 1
    steps: bool = False
    apart: int = 6
    against: Cue | None = None
    names: tuple[Text, Text] | None = None


def _cue(ja: str, en: str) -> Cue:
    return {"ja": lazy(ja), "en": lazy(en, re.IGNORECASE)}


def holds(cue: Cue, said: str, language: Language) -> bool:
    """Whether the words of a cue stand in what was said."""
    return shows(cue, said, language) if isinstance(cue, str) else cue[language].search(said) is not None


# What is said about the future is a person's to say in the article too, never the machine's.
FORECAST = _cue(
    r"(?:でしょう|だろう|はず(?:です|だ)|見込み|見通し|予測|予想|かもしれ|と思います|そうです。)|今後|将来|(?:来年|再来年|数年後)(?:には|は|も)",
    r"\b(?:will|won't|'ll|going to|likely|expect|forecast|predict|probably|might|may|in the future|next year|by 20\d\d)\b",
)

_BACKGROUND = Part(
    Text("背景", "Background"),
    _cue(
        r"これまで|今まで|いままで|以前|従来|もともと|元々|昔|当時|かつて|経緯|背景|きっかけ|年前|去年|昨年|年から|始まり",
        r"\b(?:before|until (?:now|then)|so far|used to|originally|historically|in the past|back then|years? ago|last year|since|background|started|began|had been)\b",
    ),
    Text(
        "書く人への質問：背景にあたる話が取材メモにありません。これまではどうなっていて、なぜ今それが動いたのですか。",
        "A question for the writer: the notes hold no background. How did things stand until now, and why did they move?",
    ),
)
_CHANGES = Part(
    Text("何が変わるか", "What changes"),
    _cue(
        r"変わ(?:り|る|っ)|変え|変更|新し(?:い|く)|廃止|禁止|義務|なくな|増え|減(?:り|る|っ|ら)|上が|下が|始まり|導入|切り替え|から.{1,12}(?:に|へ)(?:なり|なる|し|な)",
        r"\b(?:chang(?:e|es|ed|ing)|new|no longer|instead|replac|switch|stop(?:s|ped)?|ban(?:s|ned)?|requir|rises?|rose|falls?|fell|from .{1,24} to|increas|reduc|introduc|go(?:es)? up|go(?:es)? down|went)\b",
    ),
    Text(
        "書く人への質問：何が、いつから、どう変わるのかが取材メモにありません。元の資料では何と書かれていますか。",
        "A question for the writer: the notes do not say what changes, from when and how. What does the source say?",
    ),
)
_SIDES = Part(
    Text("誰が得をして、誰が損をするか", "Who gains, who loses"),
    _cue(
        r"得(?:を|に|する|です)|有利|助か|楽にな|恩恵|メリット|追い風|うれし|喜|安く(?:な|済)|歓迎|利益",
        r"\b(?:gain|benefit|win(?:s|ners?)?|better off|advantage|easier|helps?|welcome|cheaper|profit|good (?:news )?for)\b",
    ),
    Text(
        "書く人への質問：誰が得をして、誰が損をするのか、取材メモには両方の話がそろっていません。それぞれ誰で、なぜですか。"
        "分かったら見出しを立てて書いてください。",
        "A question for the writer: the notes do not tell both who gains and who loses. Who are they, and why? When you"
        " know, add a heading and write it.",
    ),
    against=_cue(
        r"損|不利|困(?:り|る|っ)|負担|デメリット|逆風|大変|苦し|高く(?:な|つ)|痛手|反対|赤字|失(?:い|う|っ)",
        r"\b(?:los(?:e|es|ers?|ing)|worse off|disadvantage|harder|burden|hurts?|suffer|pay(?:s)? more|expensive|struggle|bad (?:news )?for|cannot afford|can't afford)\b",
    ),
    names=(Text("得をする", "Gains"), Text("損をする", "Loses")),
)
_NOW = Part(
    Text("今すること", "What to do now"),
    _cue(
        r"べき|ください|しましょう|必要(?:が|です|に)|まず|早めに|今のうち|しておく|しておい|確認(?:し|を)|準備(?:し|を)|お勧め|おすすめ|から始め|ほうがいい|方がいい",
        r"\b(?:should|need to|have to|must|make sure|start (?:by|with)|first (?:thing|step)|prepare|ask your|don't wait|do not wait|recommend|advise|before you)\b",
    ),
    Text(
        "書く人への質問：読者が今すべきことが取材メモにありません。読者に一つだけ勧めるなら、何をいつまでにしてほしいですか。",
        "A question for the writer: the notes do not say what to do now. If you told readers one thing, what and by when?",
    ),
)
_NEEDED = Part(
    Text("用意するもの", "What you need"),
    "needed",
    Text(
        "書く人への質問：用意するものが取材メモにありません。始める前に何が要りますか。費用と時間はどれくらいですか。",
        "A question for the writer: the notes do not say what is needed. What must be at hand, at what cost, for how long?",
    ),
)
_STEPS = Part(
    Text("手順", "Steps"),
    _cue(
        r"^(?:で、?|そうですね、?|えーと、?|はい、?)*(?:まず|最初に|はじめに|次に|つぎに|それから|そのあと|その後|続いて|最後に|(?:[^。、]{1,12}が)?(?:終わったら|できたら|済んだら))",
        r"^(?:so,? |well,? |and |okay,? |um,? )*(?:first|firstly|then|next|after (?:that|which)|second(?:ly)?|third(?:ly)?|finally|last(?:ly)?|once|start by|step (?:one|two|three|\d)|when (?:that|it)'s)\b",
    ),
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
    _cue(
        r"気をつけ|注意|失敗|間違(?:い|え)|しないで|してはいけ|やりがち|落とし穴|危な|忘れ(?:ない|ずに|がち)|だめ|ダメ|壊れ",
        r"\b(?:careful|mistake|avoid|don't|do not|never|watch out|wrong|pitfall|danger|forget|fail(?:s|ed)?|trap|problem)\b",
    ),
    Text(
        "書く人への質問：失敗しやすいところが取材メモにありません。あなたや周りの人は、どこでつまずきましたか。",
        "A question for the writer: the notes hold nothing that goes wrong. Where did you or others stumble?",
    ),
)

# What somebody counts off (「一つ目は…二つ目は…」): each with its explanation, so further apart than steps.
LISTED = Part(
    Text("順に挙げたこと", "Counted off"),
    _cue(
        r"^(?:で、?|はい、?|まず、?|次に、?|あと、?)*(?:[一二三四五六七八九十]つ[目め]|[1-9１-９]つ[目め]|ひとつ[目め]|第[一二三四五]に|[一二三四五1-5１-５]番目|最後[はに])",
        r"^(?:so,? |and |okay,? |well,? )*(?:(?:the )?(?:first|second|third|fourth|fifth|last|final) (?:one|thing|reason|rule|point|lesson|tip|piece|is|was)\b|number (?:one|two|three|four|five)\b|first(?:ly)?,|second(?:ly)?,|third(?:ly)?,|fourth(?:ly)?,|finally,)",
    ),
    Text("", ""),
    most=9,
    least=3,
    steps=True,
    apart=24,
)
SHAPES: Mapping[str, tuple[Part, ...]] = {
    "news-analysis": (_BACKGROUND, _CHANGES, _SIDES, _NOW),
    "how-to": (_NEEDED, _STEPS, _PITFALLS),
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
OUTLOOK = Text(
    "この先どうなると見ますか。そう見る根拠と、外れるとしたらどんなときかを書いてください（見通しは機械には書けません）。",
    "What do you expect to happen? Say why, and what would prove you wrong (the forecast is not the machine's to make).",
)
