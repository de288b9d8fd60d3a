"""The language that a page says it is in, and the page for addresses that do not exist."""

from __future__ import annotations

import re

from pipeline.wording import LANGUAGES, Language, Text

_HTML = re.compile(r"(<html\b[^>]*?\slang=)([\"']?)([\w-]+)\2", re.IGNORECASE)
# What of Material's page speaks the site's language whatever the article's.
_FRAME = re.compile(
    r"<(header|footer|nav|dialog|div)(?= class=\"(?:md-header|md-footer|md-tabs|md-search|md-nav--primary|md-sidebar md-sidebar--post)\b)"
)
# Material's Japanese has no word before the categories of an article, and shows the English one instead.
_IN = re.compile(r'(<(?:li class="md-meta__item"|span class="md-ellipsis")>\s+)in\s+(?=<a href=)')
_MISSING = re.compile(r"<h1>404 - Not found</h1>")
_NOT_FOUND = Text("ページが見つかりません", "This page cannot be found")
_PERHAPS = Text(
    "アドレスが変わったか、まだ公開されていないページです。上の検索から探すか、",
    "Its address may have changed, or it is not published yet. Use the search above, or go to the ",
)
_TITLE = re.compile(r"(<title>)")
_HOME = Text("トップページ", "front page")
_AFTER = Text("へお進みください。", ".")


def known(value: object) -> Language | None:
    """`ja`, `en`, or a form of these such as `en-GB`."""
    name = value.lower().split("-")[0].split("_")[0] if isinstance(value, str) else ""
    return next((language for language in LANGUAGES if language == name), None)


def frame(page: str, language: Language | None) -> str:
    """A finished page whose frame speaks the site's `language` alone."""
    return _IN.sub(r"\1", page) if language == "ja" else page


def in_language(page: str, language: Language) -> str:
    """A finished page whose `<html lang>` is that of the article on it; the frame around keeps the site's own."""
    found = _HTML.search(page)
    if found is None or known(found[3]) == language:
        return page
    framed = _FRAME.sub(lambda match: f'<{match[1]} lang="{found[3]}"', page[found.end() :])
    return f'{page[: found.start()]}{found[1]}"{language}"{framed}'


def not_found(page: str, language: Language, home: str) -> str:
    """Material's page 404 in the site's language, with a way on; a page that the site made itself stays."""
    way = f'<p>{_PERHAPS.render(language)}<a href="{home}" style="text-decoration: underline">{_HOME.render(language)}</a>{_AFTER.render(language)}</p>'
    name = _NOT_FOUND.render(language)
    page, found = _MISSING.subn(lambda _: f"<h1>{name}</h1>\n{way}", page)
    return _TITLE.sub(lambda match: f"{match[1]}{name} - ", page, count=1) if found else page
