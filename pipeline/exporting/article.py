"""An article as it leaves the site: judged, rendered as the site renders it, and rid of what only the site understands."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from pipeline.errors import PipelineError
from pipeline.exporting.html_tree import HEADINGS, Node, parse, with_plain_code
from pipeline.model.article import Article
from pipeline.policy.globs import MARKDOWN
from pipeline.publishing.selection import LeftOut, select
from pipeline.records import NamedTuple
from pipeline.site.as_checked import differing
from pipeline.site.comments import without_comments, without_html_comments
from pipeline.site.engine import open_config
from pipeline.site.faults import told
from pipeline.site.labels import joined, label
from pipeline.site.lock import signer
from pipeline.site.rendered import RenderedSection, human_sections
from pipeline.sources import articles, author_names
from pipeline.sources.addresses import Said, address, addressing
from pipeline.sources.mkdocs_config import settings
from pipeline.sources.site import CONFIGS, Site, authors_file
from pipeline.sources.whereabouts import is_no_article
from pipeline.wording import Language, Text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_CODE = {"pygments_lang_class": True, "linenums_style": "pymdownx-inline"}
# Addresses that lead somewhere and run nothing.
_SCHEMES = ("http", "https", "mailto", "tel")


class Exported(NamedTuple):
    """What every place needs. `body` begins after the title; `marks` stand in it as paragraphs of the class `mark`.

    `address` is where the site has the article, empty where the site does not say where it is. `local` are the files
    of the site that the text shows, which the other place has to be given.
    """

    slug: str
    title: str
    description: str
    day: date
    language: Language
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    body: Node
    address: str = ""
    local: tuple[str, ...] = ()


class NotForReadersError(PipelineError):
    """The article may not be published, so it does not leave the site (exit status 1)."""

    status = 1


class UncheckedError(PipelineError):
    """The article could not be checked (exit status 3)."""

    status = 3


def exported(site: Site, path: str, today: date) -> Exported:
    """The article at `path`. Raises `UsageError` for what is none, `NotForReadersError`, `UncheckedError`, `ConfigError`."""
    selection = select(site, today)
    left = next((one for one in selection.left_out if one.path == path), None)
    article = next((one for one in selection.articles if one.path == path), None)
    if article is None:
        raise _refused(path, left)
    config = open_config(site.root)
    html = _rendered(articles.decode(site.tree.read(path) or b"", path), config)
    if differs := differing(article, html, site.config.headings):
        raise UncheckedError(
            Text(
                "できた文章が、チェックした人の節と違います。欠けているか、言葉が足されています（{differs}）。",
                "What was rendered does not show the human sections that were checked: words are missing or were added ({differs}).",
            ).filled(differs=told(differs)),
            path=path,
        )
    places = _Places(site, str(config.site_url or ""))
    body = with_plain_code(parse(_with_marks(html, site, article)))
    local = tuple(dict.fromkeys(_led_out(body, path, places)))
    matter = article.front_matter
    _without_title(body)
    names = author_names.of(site.tree.read(authors_file(site)) or b"", matter.authors)
    return Exported(
        Path(path).stem,
        matter.title or "",
        matter.description or "",
        matter.date or today,
        article.lang,
        names or matter.authors,
        _listed(matter.values.get("tags")),
        _listed(matter.values.get("categories")),
        body,
        places.of(path),
        local,
    )


def _refused(path: str, left: LeftOut | None) -> PipelineError:
    if left is None:
        return is_no_article(path)
    kind = UncheckedError if left.reason == "unchecked" else NotForReadersError
    return kind(
        Text(
            "公開できる記事だけを書き出せます。この記事は：{why}",
            "Only what may be published can be exported. This article: {why}",
        ).filled(why=left.why),
        Text(
            "「pipeline check {path:shell}」で、足りないものを見てください。",
            "'pipeline check {path:shell}' shows what is missing.",
        ).filled(path=path),
        path=path,
    )


def _rendered(text: str, config: MkDocsConfig) -> str:
    """The HTML of the text, by the extensions of the site, without comments."""
    import markdown
    from mkdocs.utils import meta

    body, _ = meta.get_data(text)
    # Code with the name of its language, and with its lines in one place, whatever is set for the site's own pages.
    highlight = "pymdownx.highlight"
    extensions = [*(one for one in config["markdown_extensions"] if one != highlight), highlight]
    settings_of = {**config["mdx_configs"], highlight: _CODE}
    converter = markdown.Markdown(extensions=extensions, extension_configs=settings_of)
    return joined(without_html_comments(converter.convert(without_comments(body, kept=())), kept=()))


def _with_marks(html: str, site: Site, article: Article) -> str:
    """With a line below the heading of each human section that says which it is and who signed for it."""
    who = signer(site, article)
    found = sorted(human_sections(html, site.config.headings), key=lambda section: section.start, reverse=True)
    for section in found:
        end = _place_of_mark(html, section)
        line = label(section.kind, who).render(article.lang)
        html = f'{html[:end]}<p class="mark">{escape(line)}</p>{html[end:]}'
    return html


def _place_of_mark(html: str, section: RenderedSection) -> int:
    """Behind the heading of a section; before a paragraph that carries its kind itself, else at the beginning of what does."""
    if section.level:
        return html.index(">", html.index("</h", section.start)) + 1
    return section.start if html.startswith("<p", section.start) else html.index(">", section.start) + 1


class _Places:
    """Where the site has its pages and files; nowhere, where it does not say where it is itself."""

    def __init__(self, site: Site, base: str) -> None:
        self._site = site
        self._base = base
        self._made = addressing(settings(next(filter(None, map(site.tree.read, CONFIGS)), b"")))

    def of(self, path: str) -> str:
        """The address of a file by its path from the root of the site; empty where it cannot be told."""
        inner = path.removeprefix(f"{self._site.docs_dir}/")
        if not self._base:
            return ""
        if not path.lower().endswith(MARKDOWN):
            return urljoin(self._base, quote(inner))
        file = address(inner, self._said(path), self._made)
        return urljoin(self._base, quote(file.removesuffix("index.html"))) if file else ""

    def _said(self, path: str) -> Said:
        data = self._site.tree.read(path)
        if data is None:
            return Said()
        matter = articles.parse(path, articles.decode(data, path), self._site.config).front_matter
        slug = matter.values.get("slug")
        return Said(matter.title, str(slug) if slug else None, matter.date)


def _led_out(body: Node, path: str, places: _Places) -> Iterator[str]:
    """Make links whole, or take them away where they would lead nowhere; yields the files of the site that are shown."""
    for node in body.walk():
        for name in ("src", "href"):
            target = node.attributes.get(name, "#").strip()
            scheme = _scheme(target)
            if target.startswith(("#", "//")) or scheme in _SCHEMES or (scheme == "data" and name == "src"):
                continue
            if scheme:
                del node.attributes[name]
                continue
            parts = urlsplit(target)
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if name == "src":
                yield file
            whole = places.of(file)
            if whole:
                node.attributes[name] = whole + (f"#{parts.fragment}" if parts.fragment else "")
            elif name == "href":
                del node.attributes[name]


def _scheme(target: str) -> str:
    """What an address begins with, in small letters; `?` where it is none that can be read."""
    try:
        return urlsplit(target).scheme
    except ValueError:
        return "?"


def _without_title(body: Node) -> None:
    """Take out the first heading: the other place has a field for the title."""
    heading = next((node for node in body.elements() if node.name in HEADINGS), None)
    if heading is not None and heading.name == "h1":
        body.children.remove(heading)


def _listed(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
