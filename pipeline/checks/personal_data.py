"""No e-mail address, phone number, home address, card number or My Number goes out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.evidence import guards
from pipeline.language import personal
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each, wherever it stands in the file: front matter, comments, links and code too."""
    for found in guards.private(article):
        yield Finding(found.line, {"kind": personal.KINDS[found.kind]}, column=found.column, end_line=found.end_line)


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
    fixed=True,
    repeats=False,
    title=Text("個人の連絡先や番号がないこと", "No personal data"),
    message=Text("{kind}が書かれています。", "There is a piece of personal data here: {kind}."),
    why=Text(
        "一度公開した連絡先や番号は、取り消せません。git の履歴にも残ります。",
        "Once published, an address or a number cannot be taken back. It stays in git's history, too.",
    ),
    fix=Text(
        "消してください。問い合わせ先を載せるなら、問い合わせページへのリンクにしてください。",
        "Take it out. For a way to get in touch, link to a contact page.",
    ),
    wrong=Text(
        "会社の代表番号や所在地も、形が同じなので止まります。名前・年齢・勤め先のように決まった形のないもの、言葉で読み上げた番号、番地のない住所は"
        "見つけられません。",
        "A firm's switchboard and premises have the same form and are stopped too. What has no form (a name, an age, an employer), numbers in "
        "words and addresses without a house number are not seen.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
