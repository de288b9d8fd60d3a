"""The machine's own words in a draft: headings, connecting phrases, remarks to the writer."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.evidence.naming import addressed
from pipeline.lexicon.named import cue
from pipeline.markup.characters import without_invisible
from pipeline.model.article import Kind
from pipeline.sources.notes.names import is_numbered
from pipeline.wording import Text

_NO_NAME = cue("any", "talk/no-name")

KEY_POINTS = Text("要点", "Key points")
DEFINITIONS = Text("まず、言葉の説明", "What it is")
FIGURES = Text("数字で見る", "In figures")
FAQ = Text("よくある質問", "Frequently asked questions")
ADVISED = Text("勧めていること", "What to do")
INTERVIEW = Text("取材から", "From the interview")
# The same where the notes know who speaks.
TOLD_BY = Text("{names}の話", "What {names} said")

HUMAN: Mapping[Kind, Text] = {
    "lived-experience": Text("見たこと・やってみたこと", "What I saw"),
    "opinion": Text("私はこう考える", "What I think"),
    "decision": Text("決めたこと・やらないと決めたこと", "What we decided, and what we will not do"),
    "story": Text("はじまりから今まで", "How it went"),
}

ABOUT = Text("{phrases}について", "About {phrases}")
LETTER = Text("読み上げられた便りから：", "From a letter that was read out:")
LEAD_SAID = Text("{name}は「{said}」と話します。", '{name} says: "{said}"')
# Who has no name in the notes.
ONE_OF_THEM, THE_SPEAKER = Text("話し手の一人", "One of the speakers"), Text("話し手", "The speaker")
LEAD_PEOPLE_ABOUT = Text("{people}に、{about}について聞きました。", "An interview with {people} about {about}.")
LEAD_PANEL_ABOUT = Text("{people}が、{about}について話し合いました。", "{people} talk about {about}.")
LEAD_ABOUT = Text("{about}についての取材の記録をもとにまとめました。", "This article draws on notes about {about}.")
LEAD_PEOPLE = Text("{people}への取材をもとにまとめました。", "This article draws on an interview with {people}.")
LEAD_PANEL = Text("{people}の話し合いをもとにまとめました。", "This article draws on a conversation between {people}.")
LEAD_BARE = Text("取材の記録をもとにまとめました。", "This article draws on the notes of an interview.")

TITLE_PEOPLE = Text("{phrases}――{people}に聞く", "{phrases}: an interview with {people}")
TITLE_PANEL = Text("{phrases}――{people}が話す", "{phrases}: {people} in conversation")
TITLE_NAMELESS = Text("{phrases}――取材から", "{phrases}: notes from an interview")
TITLE_ASKED = Text("{people}に聞く", "An interview with {people}")
TITLE_QUOTED = Text("「{said}」――{name}", '"{said}": {name}')
TITLE_CHANGE = Text(
    "{phrase}：{before}から{after}へ――{people}に聞く", "{phrase}: from {before} to {after}, an interview with {people}"
)
TITLE_CHANGE_NAMELESS = Text("{phrase}：{before}から{after}へ", "{phrase}: from {before} to {after}")

FIGURE_HEADER = Text("数字 | 内容 | 話した人", "Figure | What it is | Who said it")
FIGURE_HEADER_NAMELESS = Text("数字 | 内容", "Figure | What it is")

WHICH_FIGURE = Text(
    "編集する人へ：同じことに「{first}」と「{second}」の二つの数字があります。別のことの数字か、どちらかが言い間違いか、話した人に確かめて、片方を直すか消してください。",
    "To the editor: '{first}' and '{second}' seem to be two figures for one thing. Ask who said them whether they count different things or one is"
    " a slip, and mend or delete one.",
)
CANDIDATES = Text(
    "題名の候補です。気に入ったものを title と見出しに使ってください。",
    "Title candidates. Use the one you like as the title and the heading.",
)
MACHINE_CHOSE = Text(
    "編集する人へ：brief（読者・伝えたいこと・書かないこと）がなかったので、何を載せるかは機械が選びました。"
    "フロントマターに brief を書いて「pipeline draft … --update」をすると、それに沿って選び直します。",
    "To the editor: there was no brief (reader, message, what to leave out), so the machine chose what to include. "
    "Write a brief in the front matter and run 'pipeline draft … --update' to have it choose again.",
)
BRIEF_USED = Text("編集する人へ：brief に沿って選びました。", "To the editor: the selection follows the brief.")
IMPORTED = Text(
    "編集する人へ：別の機械が書いた下書きを取り込みました。「未確認」の印の下の文は、印にある発言と読み比べ、そのとおりなら印の行を消してください。",
    "To the editor: this draft comes from another machine. Read each sentence below an 'unverified' mark beside the utterance that the mark names; "
    "if it says the same, delete the line of the mark.",
)
BY_MODEL = Text(
    "編集する人へ：言語モデルが下書きし、一文ずつ取材メモと照らしました。「未確認」の印の下の文は、印にある発言と読み比べ、そのとおりなら印の行を消してください。",
    "To the editor: a language model drafted this, and each sentence was held against the notes. Read each sentence below an 'unverified' mark "
    "beside the utterance that the mark names; if it says the same, delete the line of the mark.",
)
NO_SPEAKERS = Text(
    "編集する人へ：取材メモに話し手の名前がないので、引用は作っていません。",
    "To the editor: the notes name no speakers, so there are no quotations.",
)

# A quotation within a quotation.
_WITHIN = str.maketrans("「」", "『』")


def listed(phrases: tuple[str, ...], language: str) -> str:
    """「AとB」「A、B、C」; 'A and B', 'A, B and C'."""
    if language == "ja":
        return "と".join(phrases) if len(phrases) < 3 else "、".join(phrases)
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} and {phrases[-1]}"


def is_name(label: str | None) -> bool:
    """Whether a label is somebody's name, and not a letter or a number that stands for one."""
    return label is not None and _NO_NAME.match(label) is None


def named(people: tuple[str, ...], language: str) -> str:
    """Names as an article says them: in Japanese with さん, unless they carry a title or are a recorder's label (話者 2)."""
    people = tuple(" ".join(without_invisible(name).split()) for name in people)
    if language == "ja":
        people = tuple(name if is_numbered(name) else addressed(name).ja for name in people)
    return listed(people, language)


def quoted(said: str, language: str) -> str:
    """Words as they stand between 「」: what they quote themselves stands in 『』; English has two kinds of marks as it is."""
    return said.translate(_WITHIN) if language == "ja" else said
