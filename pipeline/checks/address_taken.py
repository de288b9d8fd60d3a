"""No other article gets the same address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

_ALIKE = Text(
    "二つのファイル名は同じに見えますが、濁点などの書き表し方（Unicode の合成と分解）が違う別のファイルです。"
    "macOS から移したファイルで起こります。同じ記事なら片方を消し、別の記事なら片方の名前を変えてください。",
    "The two file names look the same, but letters with marks are encoded in two ways (Unicode composed and decomposed), so these are two files. "
    "It happens with files that come from macOS. If they are one article, delete one of them; if not, rename one.",
)


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each other article or page with this address; a draft takes none from what is published."""
    lines = article.front_matter.lines
    for rival in inputs.rivals:
        if article.draft or not rival.draft:
            place = lines.get("slug", lines.get("title", 1))
            alike = _composed(article.path) == _composed(rival.path)
            yield Finding(place, {"path": article.path, "other": rival.path}, hint=_ALIKE if alike else None)


def _composed(path: str) -> str:
    return path if path.isascii() else unicodedata.normalize("NFC", path)


_OTHER = "content/site/posts/warehouse.md"
_TITLE = {"ja": "title: 倉庫の検品を半日に縮めた話", "en": "title: How a warehouse halved its checking time"}
_ANOTHER = {
    "ja": "title: 倉庫の検品を半日に縮めた話、その後",
    "en": "title: How a warehouse halved its checking time, a year on",
}


def _other(language: Language) -> dict[str, str]:
    """Another article of the same day, whose title comes to the same address."""
    return {_OTHER: f"---\n{_TITLE[language]}\ndate: 2026-11-20\ndraft: false\n---\n"}


def passing(language: Language) -> Example:
    """A title of its own makes an address of its own."""
    return example(language, [(_TITLE[language], _ANOTHER[language])], others=_other(language))


def failing(language: Language) -> Example:
    """The same day and the same title: one page would replace the other."""
    title = [_TITLE[language]]
    return example(language, [], title, others=_other(language))


CHECK = Check(
    id="address-taken",
    family="structure",
    severity=Severity.ERROR,
    fixed=True,
    needs=("rivals",),
    title=Text("ほかの記事と同じアドレスにならないこと", "No other article gets the same address"),
    message=Text(
        "{path} と {other} が同じアドレスになります。",
        "{path} and {other} get the same address.",
    ),
    why=Text(
        "同じアドレスの記事が二つあると、片方のページがもう片方を消してしまいます。読者にはそれが見えません。",
        "Where two articles get one address, one page replaces the other, and nobody is told.",
    ),
    fix=Text(
        "どちらかの題名・日付・slug か、ファイル名を変えてください。先に公開したほうのアドレスは、そのままにするのが安全です。",
        "Change the title, date or slug of one of them, or its file name. Leave the one alone that was published first.",
    ),
    wrong=Text(
        "アドレスを変えるプラグイン（言語ごとにフォルダーを分けるものなど）があると、実際には別のアドレスになることがあります。"
        "そのときは slug を書き分けてください。大文字と小文字だけの違いも、同じアドレスとして扱います。",
        "A plugin that moves pages, such as one for several languages, may give them different addresses after all; give each a slug then. "
        "Addresses that differ in capitals alone count as one, because they are one on many computers.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
