"""A page that stands alone."""

from __future__ import annotations

from html import escape

from pipeline.exporting.article import Exported
from pipeline.exporting.markup import page
from pipeline.wording import listed


def render(article: Exported) -> str:
    """A whole document in UTF-8."""
    canonical = f'<link rel="canonical" href="{escape(article.address)}">\n' if article.address else ""
    described = f'<meta name="description" content="{escape(article.description)}">\n' if article.description else ""
    by = "".join(f'<meta name="author" content="{escape(name)}">\n' for name in article.authors)
    names = escape(listed(article.authors, article.language), quote=False)
    day = article.day.isoformat()
    byline = f'<time datetime="{day}">{day}</time> {names}'.strip()
    return f"""<!doctype html>
<html lang="{article.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(article.title, quote=False)}</title>
{described}{by}{canonical}</head>
<body>
<article>
<h1>{escape(article.title, quote=False)}</h1>
<p>{byline}</p>
{page(article.body)}
</article>
</body>
</html>
"""
