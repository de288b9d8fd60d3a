"""What was signed is what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.evidence.signed_text import changed, digest
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.policy.config import Config, Responsibility
from pipeline.wording import Language, Text

# So many changed parts are named.
_MOST = 4
_AGAIN = Text(
    "「pipeline sign {path:shell}」をもう一度実行してください。変わったところだけが示されます。",
    "Run 'pipeline sign {path:shell}' again. It shows only what changed.",
)
_HEAD = Text("記事の設定か書き出し", "the settings at the top, or the lead")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding where the text is not the one that was signed."""
    signed = article.front_matter.sign_off
    if inputs.config.sign_off is None or not inputs.config.sign_off.required or signed is None:
        return
    if signed.digest != digest(article.text):
        names = [
            Text(f"「{name}」", f"'{name}'") if name else _HEAD
            for name in changed(article, signed.parts)
            if signed.parts
        ]
        shown = names[:_MOST] or [Text("本文", "the text")]
        more = len(names) - len(shown)
        yield Finding(
            article.front_matter.lines.get("sign_off", 1),
            {
                "by": signed.name,
                "at": signed.at[:10],
                "what": Text(
                    "・".join(name.ja for name in shown) + (f" ほか{more}か所" if more > 0 else ""),
                    ", ".join(name.en for name in shown) + (f" and {more} more" if more > 0 else ""),
                ),
            },
            hint=_AGAIN.filled(path=article.path),
        )


_SIGNED = "sign_off: {{by: Aya Mori <aya@example.com>, at: '2026-11-20T09:00:00Z', digest: '{digest}'}}\n"


def _signed(language: Language) -> str:
    """The line that signs the base article."""
    return _SIGNED.format(digest=digest(BASE[language]))


def passing(language: Language) -> Example:
    """Signed as it stands."""
    policy = Config(lang=language, sign_off=Responsibility())
    return example(language, [("draft: false\n", f"draft: false\n{_signed(language)}")], policy=policy)


def failing(language: Language) -> Example:
    """A word was changed after it was signed."""
    policy = Config(lang=language, sign_off=Responsibility())
    old, new = {"ja": ("二度も通路を", "三度も通路を"), "en": ("wrong aisle twice", "wrong aisle three times")}[
        language
    ]
    line = _signed(language)
    return example(language, [("draft: false\n", f"draft: false\n{line}"), (old, new)], ["sign_off: {"], policy=policy)


CHECK = Check(
    id="sign-off-stale",
    family="responsibility",
    severity=Severity.ERROR,
    fixed=True,
    needs=("config",),
    title=Text("署名したあとに変わっていないこと", "What was signed is what stands there"),
    message=Text(
        "{by} さんが {at} に署名したあとで、{what}が変わりました。",
        "Changed since {by} signed on {at}: {what}.",
    ),
    why=Text(
        "署名は、その文章ひとつに対する責任です。あとから変えた言葉には、まだ誰も責任を持っていません。",
        "A sign-off answers for one exact text. Nobody answers yet for words that were changed afterwards.",
    ),
    fix=_AGAIN.filled(path=Text("記事", "ARTICLE")),
    wrong=Text(
        "一文字の直しでも当たります。draft の切り替え、改行コード、行末の空白では当たりません。",
        "One corrected letter is enough. Switching draft, line ends and blanks at the end of a line are not.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
