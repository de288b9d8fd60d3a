"""Pictures say in words what they show."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.language.places import Lines
from pipeline.markup.code_spans import without_code_spans
from pipeline.markup.elements import attributes
from pipeline.markup.spans import line_span
from pipeline.markup.visible import visible
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.patterns import lazy
from pipeline.wording import Language, Text

_MARKDOWN = lazy(
    r"(?<!\\)!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
    r"(?P<target>\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\[[^\[\]\n]*+\])(?P<list>\{[^{}\n]*+\})?"
)
_HTML = lazy(r"<img\b(?P<attributes>[^<>]*+)>")
_FILE_NAME = lazy(
    r"[^\s/]+\.(?:png|jpe?g|gif|webp|avif|svg)|(?:image|img|dsc|pxl|screenshot|スクリーンショット)[ _-]?[\d _.:-]*"
)
_SAYS_NOTHING = frozenset(["alt", "alt text", "picture", "photo", "figure", "画像", "写真", "図", "代替テキスト"])


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding a picture whose alternative text is missing, or is a file name. `alt=""` in HTML marks a decoration."""
    text = "\n".join(article.shown)
    found: list[tuple[int, str, str]] = []
    if "![" in text or "<img" in text:
        text = without_code_spans(text)
        for match in _MARKDOWN.finditer(text):
            values = attributes((match["list"] or "")[1:-1].lstrip(":"))
            if _empty(values.get("alt") or visible(match["alt"])) and not _decoration(values):
                target = match["target"].strip("()[]").split(None, 1)[0] if match["target"][2:] else ""
                found.append((match.start(), match[0], target))
        for match in _HTML.finditer(text):
            values = attributes(match["attributes"])
            missing = "alt" not in values or (values["alt"] and _empty(values["alt"]))
            if missing and not _decoration(values):
                found.append((match.start(), match[0], values.get("src", "")))
    lines = Lines(text)
    for offset, written, target in sorted(found):
        yield Finding.at(line_span(article, lines.at(offset), written), {"image": target.rsplit("/", 1)[-1] or "…"})


def _empty(alt: str) -> bool:
    bare = " ".join(alt.split()).lower()
    return not any(map(str.isalnum, bare)) or bare in _SAYS_NOTHING or bool(_FILE_NAME.fullmatch(bare))


def _decoration(values: dict[str, str]) -> bool:
    return values.get("aria-hidden") == "true" or values.get("role") in ("presentation", "none")


_JA_PLAIN = "新しい機械は買っていません。"
_EN_PLAIN = "They bought no new machine."


def passing(language: Language) -> Example:
    """A picture described, and a line that only decorates."""
    if language == "ja":
        image = "![三段の棚に、入荷順の番号札が並ぶ](https://example.com/shelf.jpg)"
        return example(
            "ja", [(_JA_PLAIN, f'{_JA_PLAIN}\n\n{image}\n\n<img src="https://example.com/line.svg" alt="">')]
        )
    image = "![Three shelves with labels in the order of arrival](https://example.com/shelf.jpg)"
    return example("en", [(_EN_PLAIN, f'{_EN_PLAIN}\n\n{image}\n\n<img src="https://example.com/line.svg" alt="">')])


def failing(language: Language) -> Example:
    """A picture without words."""
    plain = _JA_PLAIN if language == "ja" else _EN_PLAIN
    return example(language, [(plain, f"{plain}\n\n![](https://example.com/shelf.jpg)")], ["![]"])


CHECK = Check(
    id="image-without-alt",
    family="reading",
    severity=Severity.WARNING,
    title=Text("画像に説明があること", "Pictures are described"),
    message=Text(
        "画像「{image}」に、内容を伝える説明（代替テキスト）がありません。",
        "The picture '{image}' has no text that says what it shows.",
    ),
    why=Text(
        "画面を読み上げて使う人、画像が表示されない環境の人、検索エンジンには、この説明だけが届きます。",
        "People who have the page read aloud, people whose images do not load, and search engines get this text only.",
    ),
    fix=Text(
        '![ここ](画像) の角かっこの中に、その画像で伝えたいことを一文で書いてください。飾りなら <img alt="" …> と書きます。',
        'Say in the brackets of ![…](picture) what it is meant to show. A mere decoration is written <img alt="" …>.',
    ),
    wrong=Text(
        "すぐ下の本文が画像と同じことを言っていて、説明が要らない場合にも出ます。説明の良し悪しは判定できません。",
        "It also reports a picture that the text beside it describes fully. Whether a description is good it cannot tell.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
