"""The head of a page: what search engines, feed readers and whoever shows a link are told. Nothing is loaded from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from pipeline.records import NamedTuple
from pipeline.site.readers.faces import Face

_LOCALES = {"ja": "ja_JP", "en": "en_GB"}
# schema.org's name of the IPTC code for what a trained model and a person made together; the property takes these names alone.
_WITH_MODEL = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
# What the theme, or a plugin that the site has chosen, may have put into a head before, in any way of writing attributes.
_TITLED = re.compile(r"""<meta[^>]*\sproperty=["']?og:title\b""")
_PICTURE = re.compile(r"""<meta[^>]*\sproperty=["']?og:image["']?\s+content=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_PAIRED = re.compile(r"<link[^>]*\shreflang=")
_DESCRIBED = re.compile(r"""["']@type["']\s*:\s*["'](?:\w*Article|BlogPosting)["']""")
_FED = re.compile(r"""<link[^>]*\stype=["']?application/(?:rss|atom)\+xml""")


class Spot(NamedTuple):
    """Where a page stands: its own address, that of its translation, of its card and of the feed; empty where there is none.

    All are absolute; `site` is the name of the site.
    """

    site: str
    address: str = ""
    pair: str = ""
    card: str = ""
    feed: str = ""


def feed_link(spot: Spot, head: str) -> str:
    """The link by which a browser or a feed reader finds the feed; empty where `head` leads to another one."""
    if not spot.feed or _FED.search(head):
        return ""
    return (
        f'<link rel="alternate" type="application/atom+xml" title="{escape(spot.site)}" href="{escape(spot.feed)}">\n'
    )


def card_of(head: str) -> str | None:
    """The card that a head names, empty where it names none; None where nothing has been said for shared links yet."""
    if not _TITLED.search(head):
        return None
    picture = _PICTURE.search(head)
    return unescape(picture[1] or picture[2] or picture[3] or "") if picture else ""


def tags(face: Face, other: Face | None, spot: Spot, head: str = "") -> str:
    """The tags of one article that its `head` lacks; `other` is its translation, where that is published too."""
    lines: list[str] = []
    if not _TITLED.search(head):
        lines.extend(_shared(face, spot))
    if not _PAIRED.search(head):
        lines.extend(_languages(face, other, spot))
    if not _DESCRIBED.search(head):
        data = json.dumps(_article(face, spot), ensure_ascii=False, indent=1)
        # Nothing a title says can end the element.
        data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
        lines.append(f'<script type="application/ld+json">{data}</script>')
    return "\n".join([*lines, ""])


def _shared(face: Face, spot: Spot) -> Iterator[str]:
    """Open Graph, which X reads too."""
    known = {
        "og:type": "article",
        "og:title": face.title,
        "og:description": face.description,
        "og:url": spot.address,
        "og:site_name": spot.site,
        "og:locale": _LOCALES[face.language],
        "og:image": spot.card,
        "og:image:alt": face.title if spot.card else "",
        "article:published_time": face.day.isoformat(),
    }
    yield from (f'<meta property="{name}" content="{escape(text)}">' for name, text in known.items() if text)
    yield from (f'<meta property="article:tag" content="{escape(tag)}">' for tag in face.tags)
    yield f'<meta name="twitter:card" content="{"summary_large_image" if spot.card else "summary"}">'


def _languages(face: Face, other: Face | None, spot: Spot) -> Iterator[str]:
    """Both pages name both, as search engines ask."""
    if other is not None and spot.pair and spot.address:
        for language, address in ((face.language, spot.address), (other.language, spot.pair)):
            yield f'<link rel="alternate" hreflang="{language}" href="{escape(address)}">'


def _article(face: Face, spot: Spot) -> Mapping[str, Any]:
    """schema.org's BlogPosting. `digitalSourceType` stands only where the ledger records a model's text."""
    people = [{"@type": "Person", "name": name} for name in face.authors]
    whole = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": face.title,
        "description": face.description,
        "inLanguage": face.language,
        "datePublished": face.day.isoformat(),
        "author": people,
        "keywords": list(face.tags),
        "url": spot.address,
        "mainEntityOfPage": spot.address,
        "image": spot.card,
        "isPartOf": {"@type": "Blog", "name": spot.site},
        "isBasedOn": list(face.sources),
        "digitalSourceType": _WITH_MODEL if face.by_model else "",
    }
    return {name: value for name, value in whole.items() if value}
