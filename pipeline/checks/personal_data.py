"""No e-mail address, phone number, home address, card number or My Number goes out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence import guards
from pipeline.language import personal
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.model.span import Span
from pipeline.wording import Language, Text

_PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each, wherever it stands in the file: front matter, comments, links and code too."""
    for found in guards.private(article, inputs.config.personal_allow):
        span = Span(found.line, found.column, found.end_line, found.end_column)
        yield Finding.at(span, {"kind": personal.KINDS[found.kind]})


def passing(language: Language) -> Example:
    """An address that is reserved for examples is nobody's."""
    added = {"ja": "連絡先の例は info@example.com です。", "en": "An address looks like info@example.com."}
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{added[language]}")])


def failing(language: Language) -> Example:
    """A phone number, in the form that the language uses."""
    # Numbers that are kept for fiction are still numbers by their form.
    added = {"ja": "田中さんの電話は 03-5555-0123 です。", "en": "Tanaka's phone is (212) 555-0123."}[language]
    return example(language, [(_PLAIN[language], f"{_PLAIN[language]}\n{added}")], [added])


CHECK = Check(
    id="personal-data",
    family="evidence",
    severity=Severity.ERROR,
    needs=("config",),
    fixed=True,
    repeats=False,
    title=Text("個人の連絡先や番号がないこと", "No personal data"),
    message=Text("{kind}が書かれています。", "There is a piece of personal data here: {kind}."),
    why=Text(
        "一度公開した連絡先や番号は、取り消せません。git の履歴にも残ります。",
        "Once published, an address or a number cannot be taken back. It stays in git's history, too.",
    ),
    fix=Text(
        "本人のものなら消して、問い合わせページへのリンクにしてください。組織が公開している連絡先なら、pipeline.toml に "
        '[personal_data] と書き、次の行に allow = ["そのままの表記"] と足してください（例：allow = ["press@example.co.jp", "*@lists.example.org", "03-5555-0100"]）。',
        "If it is a person's, take it out and link to a contact page. If your organisation publishes it on purpose, write [personal_data] into "
        'pipeline.toml and below it allow = ["exactly what stands here"], such as allow = ["press@example.co.jp", "*@lists.example.org", "020 7946 0958"].',
    ),
    wrong=Text(
        "会社の代表番号や所在地も、形が同じなので止まります。名前・年齢・勤め先のように決まった形のないもの、言葉で読み上げた番号、番地のない住所、"
        "日本・イギリス・北米以外の国内の書き方の電話番号は見つけられません。窓口や一斉配信・機械のアドレス、通話無料の番号、会場として案内された住所は止めません。",
        "A firm's switchboard and premises have the same form and are stopped too. What has no form (a name, an age, an employer), numbers in "
        "words, addresses without a house number, and phone numbers as they are written inside countries other than Japan, Britain and North America "
        "are not seen. Mailboxes of a role, a list or a machine, numbers that are free to call, and addresses given as a venue are let through.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
