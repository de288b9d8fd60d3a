"""Who signed may sign."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.policy.config import Config, Responsibility
from pipeline.policy.identities import is_machine, may_sign
from pipeline.wording import Language, Text

_MACHINE = Text(
    "「{by}」は機械（ボットや AI エージェント）の名前です。機械は署名できません。",
    "'{by}' is a machine (a bot or an AI agent). Machines cannot sign.",
)
_STRANGER = Text(
    "「{by}」は、署名できる人の一覧（pipeline.toml の people）にいません。",
    "'{by}' is not among those who may sign (people in pipeline.toml).",
)
_UNSIGNED = Text(
    "「{by}」の署名に、SSH 鍵の署名が付いていません。この方針では必要です。",
    "The sign-off of '{by}' carries no SSH signature, which this policy asks for.",
)
_INVALID = Text(
    "「{by}」の SSH 署名を確かめられません。許可された鍵でないか、期限が切れているか、署名した内容と違います。",
    "The SSH signature of '{by}' does not verify: not a key that is allowed, out of date, or made for something else.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding with the first reason why this identity or its signature does not count."""
    signed = article.front_matter.sign_off
    policy = inputs.config.sign_off
    if policy is None or not policy.required or signed is None:
        return
    reason = None
    if is_machine(signed.by, inputs.config.machines):
        reason = _MACHINE
    elif not may_sign(signed.by, inputs.config.people, inputs.config.machines):
        reason = _STRANGER
    elif policy.signature == "ssh":
        reason = _UNSIGNED if not signed.signature else None if inputs.signature_verified else _INVALID
    if reason is not None:
        yield Finding(article.front_matter.lines.get("sign_off", 1), {"reason": reason.filled(by=signed.by)})


_SIGNED = "sign_off: {{by: {by}, at: '2026-11-20T09:00:00Z', digest: '{digest}'}}\n"


def _by(language: Language, who: str) -> list[tuple[str, str]]:
    from pipeline.evidence.signed_text import digest

    return [("draft: false\n", "draft: false\n" + _SIGNED.format(by=who, digest=digest(BASE[language])))]


def _policy(language: Language) -> Config:
    return Config(lang=language, people=("Aya Mori <aya@example.com>",), sign_off=Responsibility())


def passing(language: Language) -> Example:
    """Somebody on the list."""
    return example(language, _by(language, "Aya Mori <aya@example.com>"), policy=_policy(language))


def failing(language: Language) -> Example:
    """An agent that signs for a person."""
    return example(
        language, _by(language, "'github-actions[bot] <bot@example.com>'"), ["sign_off: {"], policy=_policy(language)
    )


CHECK = Check(
    id="sign-off-not-allowed",
    family="responsibility",
    severity=Severity.ERROR,
    fixed=True,
    needs=("config", "signature_verified"),
    title=Text("署名できる人の署名であること", "Who signed may sign"),
    message=Text("この署名は認められません。{reason}", "This sign-off does not count. {reason}"),
    why=Text(
        "責任を持てるのは人だけです。誰でも、何でも署名できるなら、署名に意味はありません。",
        "Only people can answer for a text. If anybody and anything could sign, a sign-off would mean nothing.",
    ),
    fix=Text(
        "署名できる人が「pipeline sign 記事」を実行してください。人を増やすときは、pipeline.toml の people に「名前 <メール>」の形で足します（記事とは別の変更で）。",
        "Somebody who may sign runs 'pipeline sign ARTICLE'. To add a person, put 'Name <mail>' into people in pipeline.toml, in a change of its own.",
    ),
    wrong=Text(
        "名前とメールは書き換えられます。鍵を求めない方針では、他人の名前を書いた署名を見分けられません。",
        "A name and an address can be typed by anybody. Without a key, a sign-off in somebody else's name is not recognised.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
