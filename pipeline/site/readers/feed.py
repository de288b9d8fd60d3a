"""The feed of what is published: Atom (RFC 4287) with the whole text and the marks of who signed what."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from html import escape, unescape
from urllib.parse import urljoin

from pipeline.records import NamedTuple
from pipeline.site.labels import joined
from pipeline.site.readers.faces import Face
from pipeline.wording import Language

FILE = "feed.xml"
# So many of the newest; a reader that comes back later than that has missed some anyway.
_MOST = 30
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
# The label of a human section is an attribute on the page, which no feed reader shows.
_MARK = re.compile(r'<section class="tezawari[^>]*aria-label="([^"]*)"[^>]*>\s*(<h[1-6][^>]*>.*?</h[1-6]>)?', re.DOTALL)
_TITLE = re.compile(r"\A\s*<h1[^>]*>.*?</h1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>', re.DOTALL)
_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """One article with its absolute address and its rendered content."""

    face: Face
    address: str
    html: str


def feed(site: str, home: str, language: Language, entries: Sequence[Entry]) -> str:
    """The whole file in UTF-8; `home` is the absolute address of the site."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(_name("feed"), {f"{{{_XML}}}lang": language})
    newest = sorted(entries, key=lambda one: (one.face.day, one.address), reverse=True)[:_MOST]
    _text(root, "title", site)
    _text(root, "id", home)
    _text(root, "updated", _moment(newest[0].face.day if newest else date(1970, 1, 1)))
    ET.SubElement(root, _name("link"), {"rel": "self", "type": "application/atom+xml", "href": urljoin(home, FILE)})
    ET.SubElement(root, _name("link"), {"rel": "alternate", "type": "text/html", "href": home})
    for entry in newest:
        root.append(_entry(entry, site))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _entry(entry: Entry, site: str) -> ET.Element:
    face = entry.face
    made = ET.Element(_name("entry"), {f"{{{_XML}}}lang": face.language})
    _text(made, "title", face.title)
    _text(made, "id", entry.address)
    ET.SubElement(made, _name("link"), {"rel": "alternate", "type": "text/html", "href": entry.address})
    _text(made, "published", _moment(face.day))
    _text(made, "updated", _moment(face.day))
    # An entry without an author is not valid where the feed has none.
    for name in face.authors or (site,):
        _text(ET.SubElement(made, _name("author")), "name", name)
    for tag in face.tags:
        ET.SubElement(made, _name("category"), {"term": tag})
    if face.description:
        _text(made, "summary", face.description)
    content = _text(made, "content", _readable(entry.html, entry.address))
    content.set("type", "html")
    return made


def _readable(html: str, address: str) -> str:
    """Content whose links lead somewhere outside the page, with the labels of human sections as words."""
    html = _TITLE.sub("", joined(_PERMALINK.sub("", html)), count=1)
    html = _MARK.sub(lambda found: f"<section>{found[2] or ''}<p><em>{found[1]}</em></p>", html)
    return _LINK.sub(lambda found: f'{found[1]}="{escape(urljoin(address, unescape(found[2])))}"', html)


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, _name(name))
    child.text = _NOT_XML.sub("", text)
    return child


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _moment(day: date) -> str:
    """Articles have days, no times."""
    return f"{day.isoformat()}T00:00:00Z"
