"""Links and images inside the site lead somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from pipeline.checking.check import Check, Example, Inputs, Target
from pipeline.checking.examples import example
from pipeline.markup.anchors import anchors
from pipeline.markup.links import Link, inside, target
from pipeline.markup.spans import line_span
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Severity
from pipeline.policy.globs import MARKDOWN
from pipeline.wording import Language, Text

_MISSING = Text("「{target}」というファイルがありません。", "There is no file '{target}'.")
_OUTSIDE = Text("「{target}」は公開フォルダーの外にあります。", "'{target}' lies outside the folder that is published.")
_NO_ANCHOR = Text("「{target}」に「#{anchor}」という見出しがありません。", "'{target}' has no heading '#{anchor}'.")
_DRAFT = Text("「{target}」はまだ下書きで、公開されていません。", "'{target}' is still a draft and not published.")


def find(article: Article, inputs: Inputs) -> Iterator[Finding]:
    """One finding for each link that leads nowhere."""
    for link in inside(article):
        problem = _problem(link, article, inputs)
        if problem is not None:
            yield Finding.at(line_span(article, link.line, link.written), {"problem": problem})


def _problem(link: Link, article: Article, inputs: Inputs) -> Text | None:
    if not link.path:
        here = inputs.targets.get(article.path)
        missing = link.anchor and link.anchor not in (anchors(article) if here is None else here.anchors)
        return _NO_ANCHOR.filled(target=posixpath.basename(article.path), anchor=link.anchor) if missing else None
    path = target(link, article.path)
    if not path:
        return None
    if path.startswith("../") or (inputs.docs_dir and not path.startswith(inputs.docs_dir + "/")):
        return _OUTSIDE.filled(target=link.path)
    there = inputs.targets.get(path)
    if there is None:
        return _MISSING.filled(target=link.path)
    return _page_problem(link, there) if path.endswith(MARKDOWN) else None


def _page_problem(link: Link, target: Target) -> Text | None:
    if target.draft:
        return _DRAFT.filled(target=link.path)
    if link.anchor and link.anchor not in target.anchors:
        return _NO_ANCHOR.filled(target=link.path, anchor=link.anchor)
    return None


_TARGETS = {
    "content/site/posts/shelves.md": Target(frozenset({"numbers"})),
    "content/site/posts/shelf.jpg": Target(),
}


def passing(language: Language) -> Example:
    """A page, a place on it and an image that are there."""
    if language == "ja":
        new = "[棚の番号](shelves.md#numbers)より、この一点を先に伝えたいです。\n\n![棚の写真](shelf.jpg)"
        return example("ja", [("便利な機械の話より、この一点を先に伝えたいです。", new)], targets=_TARGETS)
    new = "I wrote about [the numbers](shelves.md#numbers) before.\n\n![A photo of the shelf](shelf.jpg)"
    old = "That is why somebody from outside has to walk along, and why I would tell you this first."
    return example("en", [(old, f"{old}\n{new}")], targets=_TARGETS)


def failing(language: Language) -> Example:
    """A page that is not there."""
    if language == "ja":
        new = "[棚の番号](shelvs.md)より、この一点を先に伝えたいです。"
        return example(
            "ja", [("便利な機械の話より、この一点を先に伝えたいです。", new)], ["shelvs.md"], targets=_TARGETS
        )
    old = "That is why somebody from outside has to walk along, and why I would tell you this first."
    new = f"{old}\nI wrote about [the numbers](shelvs.md) before."
    return example("en", [(old, new)], ["shelvs.md"], targets=_TARGETS)


CHECK = Check(
    id="link-broken",
    family="evidence",
    severity=Severity.ERROR,
    needs=("docs_dir", "targets"),
    title=Text("サイト内のリンクと画像が切れていないこと", "Links and images inside the site resolve"),
    message=Text("リンク切れ：{problem}", "Broken link: {problem}"),
    why=Text(
        "切れたリンクや表示されない画像は、読者の時間を奪い、ほかの部分への信頼も下げます。",
        "A dead link or a missing image costs the reader time, and costs you trust in the rest.",
    ),
    fix=Text(
        "リンク先のファイル名と見出しを確かめて直してください。まだ公開していない記事へのリンクは、公開してから付けます。",
        "Check the file name and the heading it leads to. Link to an article once it is published.",
    ),
    wrong=Text(
        "外部サイトへのリンクと、/ で始まる・拡張子のないリンクは調べません。見出しへのリンクは、サイトの設定で目印の付き方が変わるため、あいまいなときは見逃します。",
        "Links to other sites, and links that begin with / or have no file ending, are not followed. How headings become anchors depends on the site's settings; in doubt it says nothing.",
    ),
    find=find,
    passing=passing,
    failing=failing,
)
