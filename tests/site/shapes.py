"""Thirteen sites of different shape: how people really lay out their blogs, with text of our own.

Each has articles that may be published, one that is blocked, and remarks for writers in awkward places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.checking.examples import BASE
from pipeline.wording import Language
from tests.repositories import Repository
from tests.sites import OPINION, write

REMARK = "<!-- 編集部の覚え書き: remember to ask the printer -->"
_TITLES: Mapping[Language, str] = {"ja": "倉庫の検品を半日に縮めた話", "en": "How a warehouse halved its checking time"}
_EXTENSIONS = "[abbr, admonition, attr_list, footnotes, md_in_html, tables, pymdownx.details, pymdownx.superfences]"


class Shape(NamedTuple):
    """A site on disk, and those of its files that may not be published."""

    root: Path
    withheld: tuple[str, ...]


def post(lang: Language, title: str, *, front: str = "", blocked: bool = False, top: str = "", more: str = "") -> str:
    """An article; `top` stands before its first heading, `more` at the end of its machine section."""
    text = BASE[lang].replace(_TITLES[lang], title).replace("draft: false\n", f"{front}draft: false\n")
    heading, following = OPINION[lang]
    if blocked:
        start = text.index(heading) + len(heading)
        text = text[:start] + "\n" + text[text.index(following) :]
    saw = {"ja": "\n## 倉庫で見たこと", "en": "\n## What I saw"}[lang]
    text = text.replace(saw, f"{more}\n{REMARK}\n{saw}")
    return text.replace(f"---\n# {title}", f"---\n{top}# {title}")


def settings(root: Path, lang: Language, mkdocs: str, articles: str, pages: str, more: str = "") -> None:
    """mkdocs.yml and pipeline.toml of one shape."""
    write(root / "mkdocs.yml", f"site_name: 港の台所\nmarkdown_extensions: {_EXTENSIONS}\n{mkdocs}")
    policy = f'lang = "{lang}"\narticles = ["{articles}"]\npages = ["{pages}"]\n{more}'
    write(root / "pipeline.toml", policy + '[severity]\ncopied-from-article = "note"\n')


def flat(root: Path) -> Shape:
    """Posts in one folder, addresses from date and title, a comment before the first heading."""
    settings(
        root,
        "ja",
        "docs_dir: content/site\ntheme: {name: material, language: ja}\nplugins: [tezawari, search, {blog: {blog_dir: .}}]\n",
        "content/site/posts/**/*.md",
        "content/site/**/*.md",
    )
    docs = root / "content/site"
    write(docs / "index.md", f"{REMARK}\n\n# 港の台所\n")
    write(docs / "about.md", f"{REMARK}\n\n# わたしたちについて\n\nようこそ。\n")
    write(docs / "posts/one.md", post("ja", "一つめの話", top=f"{REMARK}\n\n"))
    untitled = post("ja", "二つめの話", top=f"{REMARK}\n\n").replace("title: 二つめの話\n", "")
    write(docs / "posts/two.md", untitled.replace("date: ", "title: 二つめ\ndate: "))
    write(docs / "posts/three.md", post("ja", "三つめの話", blocked=True))
    return Shape(root, ("content/site/posts/three.md",))


def dated(root: Path) -> Shape:
    """A folder for each year and month, pictures beside the posts."""
    blog = '{blog: {blog_dir: ., post_url_format: "posts/{date}/{file}", post_url_date_format: yyyy/MM}}'
    settings(
        root,
        "en",
        f"docs_dir: content/site\ntheme: {{name: material}}\nplugins: [search, {blog}, tezawari]\n",
        "content/site/posts/**/*.md",
        "content/site/*.md",
    )
    docs = root / "content/site"
    write(docs / "index.md", "# The harbour kitchen\n")
    write(docs / "posts/2026/11/one.md", post("en", "The first story"))
    write(docs / "posts/2026/11/one.csv", "month,orders\n")
    write(docs / "posts/2026/10/two.md", post("en", "The second story", top=f"{REMARK}\n"))
    again = post("en", "The first story, told again", blocked=True).replace("2026-11-20", "2025-03-04")
    write(docs / "posts/2025/one.md", again)
    return Shape(root, ("content/site/posts/2025/one.md",))


def in_blog_dir(root: Path) -> Shape:
    """A blog as one part of a site, its plugin named in full, excerpts with a mark of their own."""
    blog = '  - material/blog: {post_excerpt_separator: "<!-- cut -->", archive_url_date_format: yyyy/MM}\n'
    settings(
        root,
        "ja",
        f"theme: {{name: material, language: ja}}\nplugins:\n  - material/search\n{blog}  - tezawari\n",
        "docs/blog/posts/**/*.md",
        "docs/**/*.md",
    )
    write(root / "docs/index.md", "# 港の台所\n")
    write(root / "docs/blog/index.md", "# 日々のこと\n")
    cut = post("ja", "切れ目のある話").replace("<!-- more -->", f"<!-- cut -->\n\n{REMARK}")
    write(root / "docs/blog/posts/one.md", cut)
    write(root / "docs/blog/posts/two.md", post("ja", "直す話", blocked=True))
    return Shape(root, ("docs/blog/posts/two.md",))


def pages_beside(root: Path) -> Shape:
    """Guides, a README as the front page of a folder, a nav, and a page of HTML written by hand nowhere."""
    nav = "nav: [index.md, {Guide: [guide/README.md, guide/first.md]}, blog/index.md]\n"
    settings(
        root,
        "en",
        f"theme: {{name: material}}\nplugins: [search, blog, tezawari]\n{nav}",
        "docs/blog/posts/**/*.md",
        "docs/**/*.md",
    )
    write(root / "docs/index.md", f"# Home\n\n{REMARK}\n\n[First steps](guide/first.md)\n")
    write(root / "docs/guide/README.md", f"{REMARK}\n\n# Guide\n")
    write(root / "docs/guide/first.md", "# First steps\n\nTurn left at the pier.\n")
    write(root / "docs/guide/draft.md", "---\ndraft: true\n---\n# Not yet\n\nTurn right at the mill instead.\n")
    write(root / "docs/blog/index.md", "# Blog\n")
    write(root / "docs/blog/posts/hello.md", post("en", "Hello from the pier"))
    return Shape(root, ("docs/guide/draft.md",))


def languages(root: Path) -> Shape:
    """A folder for each language, no blog plugin, and a nav that names them."""
    nav = "nav: [index.md, {日本語: [ja/a.md, ja/b.md]}, {English: [en/a.md]}]\n"
    settings(
        root,
        "ja",
        f"docs_dir: content\ntheme: {{name: material, language: ja}}\nplugins: [search, tezawari]\n{nav}",
        "content/*/*.md",
        "content/index.md",
        'notes = { folder = "notes" }\nledger = "ledger"\n',
    )
    write(root / "content/index.md", "# 港の台所 / The harbour kitchen\n")
    write(root / "content/ja/a.md", post("ja", "同じ話", top=f"{REMARK}\n\n"))
    write(root / "content/en/a.md", post("en", "The same story"))
    write(root / "content/ja/b.md", post("ja", "直す話", blocked=True))
    return Shape(root, ("content/ja/b.md",))


_MACRO = """\
def on_page_markdown(markdown, **kwargs):
    return markdown.replace("{{ town }}", "川口")
"""


def snippets(root: Path) -> Shape:
    """Text taken in from elsewhere, and a variable that a hook fills in."""
    mkdocs = (
        "theme: {name: material, language: ja}\nplugins: [search, {blog: {blog_dir: .}}, tezawari]\nhooks: [macro.py]\n"
    )
    settings(root, "ja", mkdocs, "docs/posts/**/*.md", "docs/*.md")
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root / "mkdocs.yml", text.replace("[abbr,", "[{pymdownx.snippets: {base_path: [parts]}}, abbr,"))
    write(root / "macro.py", _MACRO)
    write(root / "parts/call.md", "お問い合わせは、港の台所の受付までお寄せください。\n")
    write(root / "docs/index.md", "# 港の台所\n\nここは {{ town }} です。\n")
    taken = '\n--8<-- "call.md"\n\nここは {{ town }} です。\n'
    write(root / "docs/posts/one.md", post("ja", "取り込む話", more=taken))
    write(root / "docs/posts/two.md", post("ja", "直す話", blocked=True, more=taken))
    return Shape(root, ("docs/posts/two.md",))


_EMBED = """
<iframe title="map" src="https://maps.example.com/embed?place=harbour-kitchen-kawaguchi" width="600"></iframe>

**Talk to us** &mdash; the harbour kitchen answers within a day: <https://example.com/write-to-the-harbour-kitchen>
"""


def embeds(root: Path) -> Shape:
    """A map and a call to action below every article, published or not."""
    settings(
        root,
        "en",
        "theme: {name: material}\nplugins: [search, {blog: {blog_dir: ., post_url_format: '{slug}'}}, tezawari]\n",
        "docs/posts/**/*.md",
        "docs/*.md",
    )
    write(root / "docs/index.md", "# The harbour kitchen\n")
    write(root / "docs/posts/one.md", post("en", "The first story", more=_EMBED))
    write(root / "docs/posts/two.md", post("en", "The second story", blocked=True, more=_EMBED))
    return Shape(root, ("docs/posts/two.md",))


_PROFILE = "authors:\n  {}: {{name: 森, description: 書き手, avatar: 'data:,'}}\n  nobody: {{name: Mill, description: x, avatar: 'data:,'}}\n"


def tagged(root: Path) -> Shape:
    """Tags with a list of them, categories, authors with pages of their own, more posts than fit on a page."""
    blog = "{blog: {blog_dir: ., authors_profiles: true, pagination_per_page: 2}}"
    settings(
        root,
        "ja",
        f"theme: {{name: material, language: ja}}\nplugins: [tezawari, tags, search, {blog}]\n",
        "docs/posts/**/*.md",
        "docs/*.md",
    )
    write(root / "docs/index.md", "# 港の台所\n")
    write(root / "docs/tags.md", f"# 札\n\n{REMARK}\n\n<!-- material/tags -->\n")
    write(root / "docs/.authors.yml", _PROFILE.format("mori"))
    for number, name in enumerate(("one", "two", "three")):
        front = f"tags: [倉庫, 札{number}]\ncategories: [現場]\nauthors: [mori]\n"
        write(root / f"docs/posts/{name}.md", post("ja", f"{number}番目の話", front=front))
    front = "tags: [見せない札の名前]\ncategories: [見せない分類の名前]\nauthors: [nobody]\n"
    write(root / "docs/posts/four.md", post("ja", "直す話", front=front, blocked=True))
    return Shape(root, ("docs/posts/four.md",))


_DATES = """\
import subprocess
from pathlib import Path

def on_page_content(html, page, **kwargs):
    source = Path(page.file.abs_src_path)
    def git(*arguments):
        return subprocess.run(
            ["git", *arguments, "--", source.name], cwd=source.parent, capture_output=True, encoding="utf-8"
        ).stdout.strip()
    changed = git("log", "-1", "--format=%ad", "--date=short")
    by = "uncommitted" if "Not Committed" in git("blame") else "committed"
    return html + f"<p>git: {changed or 'never'} {by}</p>"
"""


def project_path(root: Path) -> Shape:
    """A site in a folder of a repository, published below a path, with dates from git and addresses that end in .html."""
    repository = Repository(root)
    site = root / "website"
    settings(
        site,
        "en",
        "site_url: https://example.com/kitchen/\nrepo_url: https://example.com/r\nuse_directory_urls: false\n"
        "theme: {name: material}\nplugins: [search, {blog: {blog_dir: .}}, tezawari]\nhooks: [dates.py]\n",
        "docs/posts/**/*.md",
        "docs/*.md",
    )
    write(site / "dates.py", _DATES)
    write(site / "docs/index.md", f"# The harbour kitchen\n\n{REMARK}\n")
    write(site / "docs/posts/one.md", post("en", "The first story", top=f"{REMARK}\n\n"))
    write(site / "docs/posts/two.md", post("en", "The second story", blocked=True))
    repository.commit_all("site")
    return Shape(site, ("docs/posts/two.md",))


def bundles(root: Path) -> Shape:
    """As some large blogs have it: metadata for a whole folder, a folder of pictures for each post, pages all around."""
    settings(
        root,
        "en",
        "theme: {name: material}\nplugins: [meta, tags, search, {blog: {post_url_date_format: yyyy}}, tezawari]\n",
        "docs/blog/posts/**/*.md",
        "docs/**/*.md",
    )
    write(root / "docs/index.md", "# The harbour kitchen\n")
    write(root / "docs/setup/index.md", "# Setting up\n")
    write(root / "docs/setup/deep/er.md", "# Deeper\n")
    write(root / "docs/blog/index.md", "# Blog\n")
    write(root / "docs/blog/.meta.yml", "comments: true\n")
    write(root / "docs/blog/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    write(root / "docs/blog/.authors.yml", _PROFILE.format("mori"))
    write(root / "docs/blog/posts/pier.md", post("en", "On the pier", front="slug: pier\nauthors: [mori]\n"))
    write(root / "docs/blog/posts/pier/plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    write(root / "docs/blog/posts/mill.md", post("en", "At the mill", front="slug: mill\n", blocked=True))
    return Shape(root, ("docs/blog/posts/mill.md",))


def _older(title: str, front: str, more: str = "") -> str:
    """What somebody published before the gate was there: a date, keys of other plugins, no section of ours."""
    return f"---\n{front}---\n\n{REMARK}\n\n# {title}\n\nThe ferry was late again.\n\n<!-- more -->\n\nSo we walked.\n{more}"


def adopted_languages(root: Path) -> Shape:
    """A blog that took up the gate: a folder for each language below docs (i18n), years, menus in `.pages`, no blog plugin."""
    languages = "[{locale: en, default: true, name: English, build: true}, {locale: ja, name: 日本語, build: true}]"
    settings(
        root,
        "en",
        "theme: {name: material}\nplugins:\n  - tezawari\n  - awesome-pages: {strict: false}\n  - search\n  - tags\n"
        f"  - i18n: {{docs_structure: folder, reconfigure_search: true, languages: {languages}}}\n",
        "docs/*/blog/new/**/*.md",
        "docs/**/*.md",
        'notes = { folder = "notes" }\nledger = "ledger"\nassets = ["docs/assets/**/*.html"]\n',
    )
    write(root / "docs/assets/charts/ferry.html", "<p>A chart of its own.</p>\n")
    front = "comments: true\ndate:   2024-06-02\ntags:\n    - Ferry\nhide:\n    - navigation\nexcerpt: Late again.\n"
    for lang, home, story in (("en", "The harbour kitchen", "The ferry"), ("ja", "港の台所", "渡し船")):
        write(root / f"docs/{lang}/index.md", f"---\nhide:\n  - toc\n---\n# {home}\n")
        write(root / f"docs/{lang}/.pages", "nav:\n    - index.md\n    - blog\n    - contact.md\n")
        write(root / f"docs/{lang}/contact.md", f"# {home}\n\n{REMARK}\n")
        write(root / f"docs/{lang}/blog/index.md", f"# {story}\n\n[{story}](2024/06-02-ferry.md)\n")
        write(root / f"docs/{lang}/blog/2024/06-02-ferry.md", _older(story, f'{front}title:  "{story}"\n'))
        write(root / f"docs/{lang}/blog/2024/09-25-mill.md", _older(f"{story} 2", front))
        write(root / f"docs/{lang}/blog/2024/.pages", "nav:\n    - 09-25-mill.md\n    - 06-02-ferry.md\n")
    write(root / "docs/en/blog/new/shelves.md", post("en", "The shelves"))
    write(root / "docs/ja/blog/new/boxes.md", post("ja", "箱の話", blocked=True))
    return Shape(root, ("docs/ja/blog/new/boxes.md",))


def adopted_posts(root: Path) -> Shape:
    """A blog that took up the gate: the blog plugin's own folders, excerpts required, templates beside docs, no titles."""
    blog = "{blog: {blog_toc: true, post_excerpt: required, archive_url_date_format: yyyy/MM}}"
    settings(
        root,
        "en",
        "site_url: https://example.com/\nuse_directory_urls: true\ntheme: {name: material, custom_dir: overrides}\n"
        f"plugins: [tezawari, {blog}, search]\nnav: [{{Blog: [blog/index.md]}}, {{About: about.md}}]\n",
        "docs/blog/posts/new/**/*.md",
        "docs/**/*.md",
        'notes = { folder = "notes" }\nledger = "ledger"\n',
    )
    write(root / "overrides/partials/comments.html", "<p>What do you think?</p>\n")
    write(root / "docs/about.md", f"# About\n\n{REMARK}\n")
    write(root / "docs/blog/index.md", "# Blog\n")
    write(root / "docs/blog/.authors.yml", _PROFILE.format("mori"))
    front = "draft: false\ndate: 2023-12-2{}\ncomments: true\nauthors:\n  - mori\ncategories:\n  - Piers\n"
    write(root / "docs/blog/posts/2023-12-21-hello.md", _older("Hello 👋", front.format(1)))
    write(root / "docs/blog/posts/2023-12-22-again.md", _older("Late again", front.format(2)))
    write(root / "docs/blog/posts/new/shelves.md", post("en", "The shelves", front="authors: [mori]\n"))
    write(root / "docs/blog/posts/new/boxes.md", post("en", "The boxes", front="authors: [mori]\n", blocked=True))
    return Shape(root, ("docs/blog/posts/new/boxes.md",))


def adopted_years(root: Path) -> Shape:
    """A blog that took up the gate: the site is the blog, years of posts, dates of two days, templates and code below docs."""
    blog = "{blog: {blog_dir: ., post_url_date_format: yyyy/MM, categories_allowed: [git, shell]}}"
    settings(
        root,
        "ja",
        "use_directory_urls: false\ntheme: {name: material, language: ja, custom_dir: docs/overrides}\n"
        f"plugins: [tezawari, {blog}, search, tags]\n",
        "docs/posts/new/**/*.md",
        "docs/**/*.md",
        'notes = { folder = "notes" }\nledger = "ledger"\nassets = ["docs/overrides/**", "docs/posts/2025/scripts/*"]\n',
    )
    write(root / "docs/index.md", "# Blog\n")
    write(root / "docs/.meta.yml", "comments: true\nauthors: [mori]\n")
    write(root / "docs/.authors.yml", _PROFILE.format("mori"))
    write(root / "docs/overrides/partials/comments.html", "<p>ご感想をどうぞ。</p>\n")
    write(root / "docs/posts/2025/scripts/tide.py", "print('high')\n")
    old = "authors:\n- mori\ncategories:\n- git\ncomments: true\ndate:\n  created: 2018-05-1{}\n  updated: 2025-08-20\n"
    write(
        root / "docs/posts/2018/2018-05-16-tide.md", _older("潮の話", old.format(6), "\n[続き](2018-05-17-moon.md)\n")
    )
    write(root / "docs/posts/2018/2018-05-17-moon.md", _older("月の話", old.format(7)))
    new = post("ja", "棚の話", front="categories: [shell]\n").replace(
        "date: 2026-11-20", "date:\n  created: 2026-11-20"
    )
    write(root / "docs/posts/new/shelves.md", new)
    write(root / "docs/posts/new/boxes.md", post("ja", "箱の話", front="categories: [git]\n", blocked=True))
    return Shape(root, ("docs/posts/new/boxes.md",))


SHAPES: Mapping[str, Callable[[Path], Shape]] = {
    make.__name__: make
    for make in (
        flat,
        dated,
        in_blog_dir,
        pages_beside,
        languages,
        snippets,
        embeds,
        tagged,
        project_path,
        bundles,
        adopted_languages,
        adopted_posts,
        adopted_years,
    )
}


def addresses(site: Path) -> set[str]:
    """Every file of a built site that a reader can ask for, but for what we add ourselves."""
    ours = {"assets/tezawari.css", ".tezawari-build", "tezawari-receipt.json"}
    return {name for name in _files(site) if name not in ours}


def _files(site: Path) -> Iterator[str]:
    for file in site.rglob("*"):
        if file.is_file():
            yield file.relative_to(site).as_posix()
