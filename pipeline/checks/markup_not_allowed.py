"""In a human section stands only markup that ordinary writing needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check, Example, Inputs
from pipeline.checking.examples import example
from pipeline.markup.allowed import NotAllowed, not_allowed
from pipeline.markup.elements import NAMES
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.wording import Language, Text

# The longest piece of markup in a message, in characters.
_LONG = 60
_WHAT: Mapping[str, Text] = {
    "element": Text("要素 <{name}> ", "the element <{name}>"),
    "attribute": Text("属性 {name} ", "the attribute {name}"),
    "class": Text("クラス {name} ", "the class {name}"),
    "nested": Text("重ねた <{name}> ", "<{name}> inside another"),
    "embed": Text("埋め込み（{name}）", "the embed ({name})"),
}
_HUMAN = Text("人が書く節", "a human section")
_NOTICE = Text("お知らせ（type: notice）", "a notice (type: notice), all of which is plain")
_INSTEAD: Mapping[str, Text] = {
    "unknown": Text(
        "コードや記号なら、`{shown}` のように ` で囲んでください。要素なら、消して普通の段落で書いてください。",
        "If it is code, write it as code, between backticks: `{shown}`. If it is an element, take it out and write a plain paragraph.",
    ),
    "element": Text(
        "タグを外し、普通の段落で書いてください。強調は **太字**、囲みは「!!! note」、画像は ![説明](ファイル) です。",
        "Take the tag out and write a plain paragraph: **bold** for emphasis, '!!! note' for a box, ![text](file) for a picture.",
    ),
    "attribute": Text(
        "この属性を消してください。色や大きさはサイト全体の CSS（mkdocs.yml の extra_css）で決めます。",
        "Take the attribute out. Colours and sizes belong into the style sheet of the whole site (extra_css in mkdocs.yml).",
    ),
    "class": Text(
        "このクラスを消してください。囲みなら「!!! note」や「!!! tip」が使えます。",
        "Take the class out. For a box, write '!!! note' or '!!! tip'.",
    ),
    "nested": Text("内側のタグを外してください。", "Take the inner tag out."),
    "notice": Text(
        "お知らせに埋め込みは置けません。投稿の言葉を「> 引用」で写し、次の行に「> — [名前](投稿のアドレス)」と書くか、リンクにしてください。",
        "A notice holds no embeds. Copy the words of the post as a quotation ('> …') with '> — [name](its address)' below, or write a link.",
    ),
    "embed": Text(
        "埋め込みは、この節の前後など、人が書く節の外に置けます。ここでは投稿の言葉を「> 引用」で写し、次の行に「> — [名前](投稿のアドレス)」と書くか、リンクにしてください。",
        "An embed may stand outside the human section, before or after it. In here, copy the words of the post as a quotation ('> …') with '> — [name](its address)' below, or write a link.",
    ),
}


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each piece of markup that is not in the language of human sections."""
    seen: set[tuple[int, str]] = set()
    for heading, where, start, end in _places(article):
        lines = article.lines[start - 1 : end - 1]
        odd_ones = list(not_allowed(lines, inputs.config.markup))
        starts = _starts(lines) if odd_ones else []
        posted = any(odd.what == "embed" and odd.name != "script" for odd in odd_ones)
        for odd in odd_ones:
            if posted and odd.name == "script":
                continue  # it belongs to what is embedded
            row, last = (bisect_right(starts, place) - 1 for place in (odd.place, odd.place + len(odd.shown) - 1))
            if (start + row, odd.name) not in seen:
                seen.add((start + row, odd.name))
                yield Finding(
                    start + row,
                    _parameters(odd, heading, where),
                    odd.place - starts[row] + 1,
                    start + last,
                    hint=_instead(odd, where),
                    end_column=odd.place + len(odd.shown) - starts[last] + 1,
                )


def _places(article: Article) -> Iterator[tuple[str, Text, int, int]]:
    """Heading and lines (end exclusive) of what must be plain, and what that is: each human section, and the whole of a notice."""
    if article.front_matter.type == "notice":
        yield article.front_matter.title or "", _NOTICE, article.body_line, len(article.lines) + 1
    for section in article.human_sections:
        yield section.heading.text, _HUMAN, section.start, section.end


def _instead(odd: NotAllowed, where: Text) -> Text:
    """What to write instead."""
    if odd.what == "embed" and where is _NOTICE:
        return _INSTEAD["notice"]
    unknown = odd.what == "element" and odd.name not in NAMES
    return _INSTEAD["unknown" if unknown else odd.what].filled(shown=odd.shown)


def _starts(lines: tuple[str, ...]) -> list[int]:
    starts, place = [], 0
    for line in lines:
        starts.append(place)
        place += len(line) + 1
    return starts


def _parameters(odd: NotAllowed, heading: str, where: Text) -> dict[str, object]:
    shown = " ".join(odd.shown.split())
    return {
        "heading": heading,
        "where": where,
        "what": _WHAT[odd.what].filled(name=odd.name),
        "shown": shown if len(shown) <= _LONG else shown[: _LONG - 1] + "…",
    }


_PLAIN: Mapping[Language, str] = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}
_FREE: Mapping[Language, str] = {
    "ja": 'わたしも同じ順に回ってみると、<ruby>二度<rp>（</rp><rt>にど</rt><rp>）</rp></ruby>も通路を**間違えました**。\n\n!!! tip ""\n    迷ったら、棚の<kbd>番号</kbd>を見てください。',
    "en": 'I walked the same round and took the *wrong* aisle <mark>twice</mark>.\n\n!!! tip ""\n    If you get lost, look at the <kbd>number</kbd> of the shelf.',
}


def passing(language: Language) -> Example:
    """Ruby, emphasis, keys and boxes are ordinary writing."""
    return example(language, [(_PLAIN[language], _FREE[language])])


def failing(language: Language) -> Example:
    """A colour that nobody may be able to read."""
    coloured = f'{_PLAIN[language]} <span style="color: #eee">…</span>'
    return example(language, [(_PLAIN[language], coloured)], [coloured])


CHECK = Check(
    id="markup-not-allowed",
    family="structure",
    severity=Severity.ERROR,
    needs=("config",),
    title=Text("人が書く節には、普通に書くための記法だけがあること", "Only ordinary markup in a human section"),
    message=Text(
        "「{heading}」の {shown} にある{what}は、{where}では使えません。",
        "In '{heading}', {what} in {shown} cannot be used: this is {where}.",
    ),
    why=Text(
        "書かれていることと読者に見えることが同じだと、言い切れるようにするためです。隠す・縮める・動かす書き方は無数にあり、一つずつは追えません。書き手を疑っているのではありません。",
        "So that what is written there is surely what readers see. There are countless ways to hide, shrink or move text, and nobody can list them all. It is no suspicion of the writer.",
    ),
    fix=Text(
        "Markdown で書いてください。埋め込みや飾りは、人が書く節の外なら自由です。サイト全体で使う要素やクラスは、pipeline.toml の [markup] に足せます。",
        "Write Markdown. Embeds and decoration are free outside human sections. What your whole site uses can be added under [markup] in pipeline.toml.",
    ),
    wrong=Text(
        "害のない飾り（サイト独自のクラスや align など）も止めます。[markup] に足すか、期限つきの waiver で答えてください。",
        "Harmless decoration is stopped as well, such as a class of your own or align. Add it under [markup], or answer with a waiver that ends.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
