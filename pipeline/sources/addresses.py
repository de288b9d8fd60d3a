"""Where the engine will write each page, as far as mkdocs.yml tells without running anything that it names.

Two sources with one place would be one page. Settings that only a plugin knows (a slugify function of the site's own, say)
are left as they stand: what is equal before them is equal after. `pipeline build` looks once more at what was built.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pipeline.patterns import lazy
from pipeline.policy.globs import MARKDOWN
from pipeline.records import NamedTuple

_BLOGS = ("blog", "material/blog")
_WRITTEN = ("slug", "date", "file")
_DATE = lazy(r"yyyy|yy|MM|M|dd|d|[^a-zA-Z]")
_NAMED = lazy(r"\{(\w+)\}")


class Blog(NamedTuple):
    """The settings of one blog plugin that make the addresses of its posts."""

    folder: str = "blog"
    posts: str = "blog/posts"
    url: str = "{date}/{slug}"
    day: str = "yyyy/MM/dd"
    own_slug: bool = False
    separator: str = "-"


class Addressing(NamedTuple):
    """How a site makes addresses: as folders or as files, and its blogs."""

    folders: bool = True
    blogs: tuple[Blog, ...] = ()

    @property
    def reads(self) -> bool:
        """Whether an address depends on what a post says of itself."""
        return any("{slug}" in blog.url or "{date}" in blog.url for blog in self.blogs)

    def of_post(self, path: str) -> Blog | None:
        """The blog that a source is a post of, as Material decides it; `path` is from docs_dir."""
        return next((blog for blog in self.blogs if path.startswith(blog.posts)), None)


class Said(NamedTuple):
    """What a source says of itself that its address depends on."""

    title: str | None = None
    slug: str | None = None
    day: date | None = None
    draft: bool = False

    def kept(self) -> list[object]:
        """As JSON keeps it."""
        return [self.title, self.slug, self.day.isoformat() if self.day else None, self.draft]

    @classmethod
    def again(cls, value: Sequence[Any]) -> Said:
        """From what was kept."""
        title, slug, day, draft = value
        return cls(title, slug, date.fromisoformat(day) if day else None, draft)


def addressing(values: Mapping[str, object]) -> Addressing:
    """From the settings in mkdocs.yml."""
    plugins = values.get("plugins")
    named: Iterable[object] = (
        [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else ()
    )
    blogs = []
    for plugin in plugins if isinstance(plugins, list) else named:
        options = {plugin: None} if isinstance(plugin, str) else plugin
        for name, settings in options.items() if isinstance(options, dict) else ():
            if name in _BLOGS:
                blogs.append(_blog(settings if isinstance(settings, dict) else {}))
    return Addressing(values.get("use_directory_urls") is not False, tuple(blogs))


def _blog(settings: Mapping[str, object]) -> Blog:
    def text(name: str, default: str) -> str:
        value = settings.get(name)
        return value if isinstance(value, str) else default

    folder = posixpath.normpath(text("blog_dir", "blog"))
    posts = posixpath.normpath(text("post_dir", "{blog}/posts").replace("{blog}", folder))
    return Blog(
        folder,
        posts,
        text("post_url_format", "{date}/{slug}"),
        text("post_url_date_format", "yyyy/MM/dd"),
        "post_slugify" in settings,
        text("post_slugify_separator", "-"),
    )


def address(path: str, said: Said, made: Addressing) -> str | None:
    """The file that a source, by its path from docs_dir, is built into; None where it cannot be told."""
    blog = made.of_post(path)
    if blog is not None:
        inner = _post(path, said, blog)
        if inner is None:
            return None
        path = posixpath.join(blog.folder, f"{posixpath.normpath(inner.strip('/'))}.md")
    return _file(posixpath.normpath(path), made)


def place(path: str, said: Said, made: Addressing) -> str | None:
    """The same as one string for all that are one on some computer."""
    file = address(path, said, made)
    return None if file is None else unicodedata.normalize("NFC", file).casefold()


def _file(path: str, made: Addressing) -> str:
    """As MkDocs names the file that it writes."""
    folder, name = posixpath.split(path)
    stem = next((name[: -len(ending)] for ending in MARKDOWN if name.lower().endswith(ending)), name)
    if stem.lower() in ("index", "readme"):
        return posixpath.join(folder, "index.html")
    return posixpath.join(folder, stem, "index.html") if made.folders else posixpath.join(folder, f"{stem}.html")


def _post(path: str, said: Said, blog: Blog) -> str | None:
    """The address of a post below its blog, without an ending."""
    names = set(_NAMED.findall(blog.url))
    if not names <= set(_WRITTEN):
        return None
    found = {"file": posixpath.splitext(posixpath.basename(path))[0]}
    if "date" in names:
        day = _day(said.day, blog.day)
        if day is None:
            return None
        found["date"] = day
    if "slug" in names:
        slug = said.slug or (_slug(said.title, blog) if said.title else None)
        if slug is None:
            return None
        found["slug"] = slug
    return _NAMED.sub(lambda match: found[match[1]], blog.url)


def _slug(title: str, blog: Blog) -> str:
    """As Material makes it of a title; a function of the site's own gives one slug for one title, whatever it is."""
    if blog.own_slug:
        return title
    from pymdownx.slugs import slugify

    return str(slugify(case="lower")(title, blog.separator))


def _day(day: date | None, pattern: str) -> str | None:
    """A date in Babel's pattern, where that holds figures only."""
    if day is None or _DATE.sub("", pattern):
        return None
    forms = {
        "yyyy": f"{day.year:04}",
        "yy": f"{day.year % 100:02}",
        "MM": f"{day.month:02}",
        "M": str(day.month),
        "dd": f"{day.day:02}",
        "d": str(day.day),
    }
    return "".join(forms.get(piece, piece) for piece in _DATE.findall(pattern))


def said(text: str) -> Said:
    """What the front matter of a source says; nothing where it cannot be read."""
    from pipeline.sources import front_matter, yaml_block

    block = front_matter.split(text).yaml
    if block is None:
        return Said()
    try:
        values, _ = yaml_block.read(block)
    except yaml_block.UnreadableYamlError:
        return Said()
    return of(values) if isinstance(values, dict) else Said()


def of(values: Mapping[str, object]) -> Said:
    """The same, of front matter that was read."""
    title, slug, day = values.get("title"), values.get("slug"), values.get("date")
    if isinstance(day, dict):
        day = day.get("created")
    if isinstance(day, datetime):
        day = day.date()
    return Said(
        str(title) if title is not None else None,
        str(slug) if slug is not None else None,
        day if isinstance(day, date) else None,
        values.get("draft") is True,
    )


def rivals(placed: Iterable[tuple[str, str | None]]) -> dict[str, tuple[str, ...]]:
    """Of (path, place): for each path that shares its place, the others."""
    by_place: dict[str, list[str]] = {}
    for path, where in placed:
        if where is not None:
            by_place.setdefault(where, []).append(path)
    return {
        path: tuple(other for other in sharing if other != path)
        for sharing in by_place.values()
        if len(sharing) > 1
        for path in sharing
    }
