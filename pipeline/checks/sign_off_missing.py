"""A person signed the article."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.evidence.signed_text import wanted
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.policy.config import Config, Responsibility
from pipeline.wording import Language, Text

_SIGN = Text(
    "書き終えたら「pipeline sign {path:shell}」を実行してください。人が書いた節と気になる点が示され、あなたの名前で署名できます。公開までまとめて行うなら「pipeline publish {path:shell}」です。",
    "When you have finished, run 'pipeline sign {path:shell}'. It shows what a person wrote and what is open, and you sign in your own name. 'pipeline publish {path:shell}' does that and publishes.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding where the policy wants a sign-off and there is none; settings that cannot be read may hold one."""
    matter = article.front_matter
    if not matter.readable and not matter.values:
        return
    if wanted(article, inputs.config.sign_off) and matter.sign_off is None:
        yield Finding(matter.lines.get("title", 1), hint=_SIGN.filled(path=article.path))


def passing(language: Language) -> Example:
    """Where the policy asks for no sign-off, none is missing."""
    return example(language)


def failing(language: Language) -> Example:
    """An article that nobody has signed."""
    policy = Config(lang=language, sign_off=Responsibility())
    title = BASE[language].split("\n")[1]
    return example(language, at=[title], policy=policy)


CHECK = Check(
    id="sign-off-missing",
    family="responsibility",
    severity=Severity.ERROR,
    fixed=True,
    needs=("config",),
    title=Text("記事に署名があること", "A person signed the article"),
    message=Text("この記事には、まだ誰も署名していません。", "Nobody has signed this article yet."),
    why=Text(
        "誰が責任を持つのかがわからない記事を、読者は信じません。機械が下書きした文章なら、なおさらです。",
        "Readers do not trust an article that nobody answers for, least of all one that a machine drafted.",
    ),
    fix=_SIGN.filled(path=Text("記事", "ARTICLE")),
    wrong=Text(
        "署名は、その人がそう言ったことだけを示します。読まずに署名した人や、うそをつく人は見分けられません。",
        "A sign-off shows that somebody said so, and no more. It cannot tell who signed without reading, or who lies.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
