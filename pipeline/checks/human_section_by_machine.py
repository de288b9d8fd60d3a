"""No machine committed the words of a human section, as far as the history says."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.evidence.origins import answered, brought, sentences
from pipeline.evidence.signed_text import wanted
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.model.origins import Brought, Origins
from pipeline.policy.config import Config, Responsibility
from pipeline.wording import Language, Text

_UNKNOWN = Text(
    "下書きなので止めません。公開するときまでに直すか、署名してください。",
    "This is a draft, so it is not stopped. Mend it, or sign the article, before it is published.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each section and commit, until a person has signed this exact text."""
    if inputs.config.sign_off is None or answered(article, inputs.config):
        return
    origins = inputs.origins
    if origins.unknown is not None:
        if not article.draft:
            return  # said as what it is where the history is read: something that could not be checked
        if origins.none and wanted(article, inputs.config.sign_off):
            return  # git is not needed: the sign-off that this article waits for answers it
        what = Text("まだ確かめられません。{why}{mend}", "not known yet. {why} {mend}")
        filled = what.filled(why=origins.unknown, mend=origins.mend or "")
        yield Finding(
            article.front_matter.lines.get("title", 1), {"what": filled}, severity=Severity.NOTE, hint=_UNKNOWN
        )
        return
    for one in brought(article, origins):
        who = origins.commits[one.commit]
        what = Text(
            "機械かもしれません。「{heading}」の{count}文は、{who} のコミット {commit}{day}が持ち込んだものです（{how}）。",
            "it may have been a machine. In '{heading}', {count} {count:sentence|sentences} came with commit {commit}{day}: {who} ({how}).",
        ).filled(
            heading=one.heading,
            count=one.number,
            who=who.who,
            how=who.how,
            commit=who.commit[:8],
            day=Text(f"（{who.day}）", f" of {who.day}") if who.day else "",
        )
        yield Finding(one.line, {"what": what}, end_line=one.end_line)


_POLICY = Responsibility(required=False)
_LINE = {"ja": "便利な機械の話より", "en": "People who walk a detour"}


def _example(language: Language, machine: bool) -> Example:
    text = BASE[language]
    line = next(number for number, one in enumerate(text.split("\n"), 1) if _LINE[language] in one)
    keys = {one.key: 0 for one in sentences(text) if machine and one.line == line}
    commit = Brought("4f2a91c07d", "2026-11-20", "Coding Agent <agent@example.com>", "Co-authored-by")
    policy = Config(lang=language, sign_off=_POLICY)
    at = [_LINE[language]] if machine else []
    made = example(language, at=at, policy=policy)
    return made._replace(origins=Origins(keys, (commit,)), excerpt=text.split("\n")[line - 1])


def passing(language: Language) -> Example:
    """People committed it."""
    return _example(language, machine=False)


def failing(language: Language) -> Example:
    """An agent committed a sentence of the opinion."""
    return _example(language, machine=True)


CHECK = Check(
    id="human-section-by-machine",
    family="responsibility",
    severity=Severity.ERROR,
    needs=("config", "origins"),
    title=Text("人が書く節を、機械がコミットしていないこと", "No machine committed a human section"),
    message=Text("だれが書いたか：{what}", "Who wrote this: {what}"),
    why=Text(
        "体験・意見・意思決定は、人が書くところです。git の記録に機械の名前があるなら、そこを書いたのは誰かを、人が答える必要があります。",
        "Experience, opinion and decision are for people to write. Where git names a machine, a person has to say whose words they are.",
    ),
    fix=Text(
        "自分で書き直してください。自分の言葉を道具がコミットしただけなら、「pipeline sign 記事」でこの文章に署名すれば答えになります。",
        "Write it yourself. If a tool only committed your own words, sign this text with 'pipeline sign ARTICLE': that answers it.",
    ),
    wrong=Text(
        "見ているのは、コミットした人の名前、共著者などの行、git-ai の記録だけです。人の名前でコミットされた機械の文は見えません。"
        "自分の言葉を道具にコミットさせた人にも当たります。",
        "It looks at who committed, at trailers such as Co-authored-by, and at git-ai's notes. Machine text committed in a person's name "
        "is not seen, and people whose tools commit their own words are reported too.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
