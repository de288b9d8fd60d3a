"""A change does not open the gate that it is judged by."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import BASE, example
from pipeline.model.finding import Finding, Severity
from pipeline.policy.gate import Change
from pipeline.wording import Language, Text

_TOGETHER = Text(
    "この変更は記事（{articles}）も変えるので、止めます。", "It also changes articles ({articles}), so it is stopped."
)
_ALONE = Text("確かめる人のためのお知らせです。", "This is for whoever reviews it.")
_REVIEW = Text(
    "設定だけの変更なので止めません。これを許してよいかを、決める人が確かめてから取り込んでください。",
    "A change of the policy alone is not stopped. Whoever decides should make sure that this may be allowed.",
)
# So many articles are named.
_MOST = 3


def find(change: Change, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each thing that is now allowed and was not."""
    from pipeline.policy.compare import loosened

    names = ", ".join(change.articles[:_MOST]) + (" …" if len(change.articles) > _MOST else "")
    for path, what in loosened(change.before, change.after, change.defaults):
        if change.articles:
            yield Finding(1, {"path": path, "what": what, "then": _TOGETHER.filled(articles=names)})
        else:
            yield Finding(1, {"path": path, "what": what, "then": _ALONE}, severity=Severity.WARNING, hint=_REVIEW)


_ARTICLE = "content/site/posts/example.md"
_POLICY = 'lang = "{lang}"\n'
_MORE = '[sections]\nopinion = ["{name}"]\n'
_NAMES = {"ja": "要点", "en": "Key points"}


def _changed(language: Language, before: str, after: str, text: str | None = None) -> Example:
    files = {_ARTICLE: BASE[language], "pipeline.toml": before}
    return example(language)._replace(
        subject="change", excerpt=after, change=(files, {_ARTICLE: text or BASE[language], "pipeline.toml": after})
    )


def passing(language: Language) -> Example:
    """A policy that wants more."""
    plain = _POLICY.format(lang=language)
    return _changed(language, plain, plain + '[severity]\ndescription-missing = "error"\n')


def failing(language: Language) -> Example:
    """An article, and with it the heading that makes machine text its opinion."""
    plain = _POLICY.format(lang=language)
    looser = plain + _MORE.format(name=_NAMES[language])
    return _changed(language, plain, looser, BASE[language] + "\n")._replace(lines=(1,))


CHECK = Check(
    id="policy-weakened",
    family="responsibility",
    severity=Severity.ERROR,
    fixed=True,
    subject="change",
    title=Text("変更が、自分をチェックするきまりをゆるめないこと", "A change does not loosen the gate it is judged by"),
    message=Text("きまりがゆるみます：{what}。{then}", "This loosens the gate: {what}. {then}"),
    why=Text(
        "記事を通すために設定をゆるめられるなら、チェックには意味がありません。ゆるめてよいかどうかは、記事とは別に人が決めます。",
        "If an article could bring the policy that lets it through, checking would mean nothing. People decide about the policy apart from any article.",
    ),
    fix=Text(
        "設定の変更を、記事とは別の変更（プルリクエスト）に分けてください。設定だけの変更なら、お知らせが出るだけで止まりません。",
        "Put the change of the policy into a change (a pull request) of its own. Alone it is only pointed out.",
    ),
    wrong=Text(
        "設定だけの変更は止めません。ゆるめる変更を人が確かめずに取り込めば、そのあとの記事は新しい設定で通ります。"
        "中身を比べられないもの（プログラム、ワークフロー、ロックファイル）は、変わっただけで当たります。ワークフローが呼ぶ、ほかの場所のプログラムまでは追いません。",
        "It does not stop a change of the policy alone: where nobody reviews that, later articles pass by the new policy. "
        "What cannot be compared (programs, workflows, lock files) counts as soon as it differs. Programs elsewhere that a workflow calls are not followed.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
