"""The last mile: a person has read and reworked what the machine wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence import naming
from pipeline.markup.characters import folded
from pipeline.model.article import Article, Passage
from pipeline.model.finding import Finding, Severity
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

# A section counts as untouched when this share of the machine's letters in it stands as it was written, and it has at
# least so many: a short list of keywords needs no rework. A Japanese sentence has half as many letters as the same in English.
_SHARE = 0.8
_LEAST: Mapping[Language, int] = {"ja": 20, "en": 40}
# So many sections are named, the worst first: nobody works through a longer list.
_SHOWN = 3
# From this share on (percent) nobody would find the word that was changed.
_ALL = 99


class _Section(NamedTuple):
    heading: str
    line: int
    kept: int
    whole: int


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for the article, with the sections that stand most as the machine wrote them."""
    if inputs.ledger is None or _lacks_notes(article, inputs):
        return
    least = _LEAST[article.lang]
    untouched = [one for one in _sections(article, inputs) if one.whole >= least and one.kept >= _SHARE * one.whole]
    if untouched:
        worst = sorted(untouched, key=lambda one: (-one.kept / one.whole, -one.whole))[:_SHOWN]
        more = len(untouched) - len(worst)
        sections = Text(
            "、".join(f"「{one.heading}」（{_left(one).ja}）" for one in worst) + (f"、ほか{more}節" if more else ""),
            ", ".join(f"'{one.heading}' ({_left(one).en})" for one in worst) + (f", and {more} more" if more else ""),
        )
        yield Finding(worst[0].line, {"sections": sections})


def _lacks_notes(article: Article, inputs: Inputs) -> bool:
    """Whether notes could not be read, which is said where they are read: without them nobody knows whose words are quotations."""
    drafted = inputs.ledger is not None and any(draft.notes for draft in inputs.ledger.drafts)
    return len(inputs.notes) < len(set(article.front_matter.notes)) or (drafted and not inputs.notes)


def _left(section: _Section) -> Text:
    """How much of it stands as it was."""
    share = int(100 * section.kept / section.whole)
    return Text("すべて", "all of it") if share >= _ALL else Text(f"{share}%", f"{share}% of it")


def _sections(article: Article, inputs: Inputs) -> Iterator[_Section]:
    """Each machine section with a heading: how many of its letters stand in sentences of the ledger, of how many."""
    sentences = inputs.ledger.sentences if inputs.ledger else ()
    people = naming.labels(inputs.notes)
    machine = {text for sentence in sentences if len(text := folded(sentence.text)) > 1}
    for section in article.machine_sections:
        if section.heading is None or section.heading.level < 2:
            continue
        # Quotations and answers of an interview are what somebody said: nobody is to rework them.
        text = folded(" ".join(_own(one, people) for one in section.passages))
        left = text
        for sentence in sorted((one for one in machine if one in text), key=len, reverse=True):
            left = left.replace(sentence, "")
        yield _Section(section.heading.text, section.heading.line, len(text) - len(left), len(text))


def _own(passage: Passage, people: Sequence[str]) -> str:
    """What of a passage somebody could rework: of a table, neither its titles nor the rows of those who are named in them."""
    if passage.role == "table":
        _, _, rows = passage.text.partition("\n")
        return "\n".join(
            row for row in rows.split("\n") if not any(row.rstrip().endswith(f" {name}") for name in people)
        )
    return "" if passage.role == "quotation" or _answer(passage.text, people) else passage.text


def _answer(text: str, people: Sequence[str]) -> bool:
    """Whether a passage is one person's turn: `NAME: …`, or words with (NAME) behind them."""
    label, colon, _ = text.replace("：", ":").partition(":")
    last = text.rstrip(")） \n").replace("（", "(").rpartition("(")[2]
    closed = text.rstrip().endswith((")", "）"))
    return any((colon and label.strip() == name) or (closed and last == name) for name in people)


_LEDGER = """{{
  "version": 1,
  "article": "content/site/posts/example.md",
  "drafts": [{{
    "at": "2026-11-20T09:00:00Z", "engine": "extractive", "engine_version": "0.1.0", "model": null,
    "prompt_digest": null, "notes": [],
    "sections": [{{"heading": "{heading}", "sentences": [{sentences}]}}],
    "dropped": []
  }}]
}}
"""


def _ledger(language: Language) -> str:
    heading, texts = {
        "ja": ("要点", ("棚の番号を入荷の順に付け替え、歩く距離を減らしました。", "機械は一台も買わず、変えたのは番号だけだと話しています。")),
        "en": ("Key points", ("The shelf numbers now follow the order in which goods arrive.", "No machine was bought, only the numbers were changed.")),
    }[language]  # fmt: skip
    sentences = ", ".join(f'{{"text": "{text}", "utterances": ["u1"]}}' for text in texts)
    return _LEDGER.format(heading=heading, sentences=sentences)


_WRITTEN = {
    "ja": "棚の番号を入荷の順に付け替え、歩く距離を減らしました。\n新しい機械は買っていません。\n",
    "en": "The shelf numbers now follow the order in which goods arrive, so people walk less.\nThey bought no new machine.\n",
}


def passing(language: Language) -> Example:
    """Read, shortened and put into the author's words."""
    return example(language, ledger=_ledger(language))


def failing(language: Language) -> Example:
    """As it came from the machine."""
    draft = {
        "ja": "棚の番号を入荷の順に付け替え、歩く距離を減らしました。\n機械は一台も買わず、変えたのは番号だけだと話しています。\n",
        "en": "The shelf numbers now follow the order in which goods arrive.\nNo machine was bought, only the numbers were changed.\n",
    }[language]
    at = {"ja": "## 要点", "en": "## Key points"}[language]
    return example(language, [(_WRITTEN[language], draft)], [at], ledger=_ledger(language))


CHECK = Check(
    id="machine-text-untouched",
    family="originality",
    severity=Severity.WARNING,
    needs=("ledger", "notes"),
    title=Text("機械の下書きに人の手が入っていること", "A person has reworked the machine's draft"),
    message=Text(
        "機械が下書きしたままの節があります：{sections}。",
        "Still as the machine drafted it: {sections}.",
    ),
    why=Text(
        "下書きは取材の言葉をつないだだけのものです。読み直して選び、言い直すところに、あなたの記事になる分かれ目があります。",
        "A draft only strings together what was said. Choosing from it and saying it better is what makes the article yours.",
    ),
    fix=Text(
        "声に出して読み、要らない文を消し、分かりにくい文を自分の言い方に直してください。まちがいがないかも、このとき確かめます。",
        "Read it aloud, cut what is not needed, say in your words what is hard to follow. Look for mistakes while you are at it.",
    ),
    wrong=Text(
        "読んだうえで直すところがなかった節も指します。一文字ずつ変えただけの節は通ります。「読んだかどうか」は分かりません。引用、名前を添えた話し手の答え、表の見出しと話した人の名前がある行、見出しのない冒頭は数えません。",
        "A section that was read and needed no change is reported too, and one with a letter changed in each sentence passes: it cannot tell whether "
        "somebody read it. Quotations, answers with the speaker's name, the titles of a table and its rows with the speaker's name, and the lines before the first heading are not counted.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
