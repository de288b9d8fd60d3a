"""What is known of each published article, for the head of its page, the feed and the line under its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from pipeline.checking.contents import UNREADABLE, digest
from pipeline.checking.reading import Reading, sidecars
from pipeline.checking.session import Session
from pipeline.clock import today
from pipeline.errors import PipelineError
from pipeline.evidence.related import related
from pipeline.evidence.ties import profile
from pipeline.language.measure import amount
from pipeline.model.article import Article
from pipeline.model.profile import Profile
from pipeline.publishing.selection import Selection
from pipeline.records import NamedTuple
from pipeline.site.readers.cost import Material, line, material
from pipeline.site.staging import relative
from pipeline.sources import author_names
from pipeline.sources.site import Files, Site, authors_file, ledger_path
from pipeline.wording import Language

# Characters a minute (ja: the middle of the 400 to 600 that Japanese editors reckon with) and words a minute (en: Brysbaert
# 2019, doi 10.1016/j.jml.2019.104047) that adults read silently.
_A_MINUTE: Mapping[Language, int] = {"ja": 500, "en": 238}
_MODELS = ("llm",)


class Face(NamedTuple):
    """One published article. `line` is empty where the policy wants none. `pair` is the path of its translation,
    `related` are those of up to three articles about the same things, and `by_model` says that the ledger records text of a
    language model."""

    title: str
    description: str
    language: Language
    day: date
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    line: str = ""
    sources: tuple[str, ...] = ()
    by_model: bool = False
    pair: str | None = None
    related: tuple[str, ...] = ()


def faces(site: Site, selection: Selection, session: Session) -> dict[str, Face]:
    """The faces of what is published, by path from docs_dir; `session` is the one that judged it."""
    if not selection.articles:
        return {}
    files = Files(tuple(article.path for article in selection.articles), selection.pages, selection.others)
    reading = session.reading(site, files, today())
    names = site.tree.read(authors_file(site)) or b""
    state = _rests_on(reading, selection.articles, names)
    known = reading.recalled(b"faces")
    if state and known.get("state") == state:
        return {path: _again(face) for path, face in known["faces"].items()}
    made = _made(reading, selection.articles, names)
    if state:
        reading.keep(b"faces", {"state": state, "faces": {path: _written(face) for path, face in made.items()}})
    return made


def _rests_on(reading: Reading, articles: Sequence[Article], names: bytes) -> str:
    """A digest of what all faces together are made of; empty where a file cannot be read now, and may be next time."""
    state = []
    for one in articles:
        ledger, notes = _beside(reading, one)
        files = (one.path, ledger, *(name for file in notes for name in (file, *sidecars(file))))
        state.append((files, [reading.contents[name] for name in files], str(one.front_matter.date or reading.today)))
    if any(UNREADABLE in contents for _, contents, _ in state):
        return ""
    return digest(repr((reading.site.docs_dir, names, reading.policy, state)).encode())


def _written(face: Face) -> dict[str, Any]:
    """A face as JSON, which has no dates."""
    return {**face._asdict(), "day": face.day.isoformat()}


def _again(kept: dict[str, Any]) -> Face:
    """The face that `_written` made JSON of."""
    several = {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    return Face(**{**kept, **several, "day": date.fromisoformat(kept["day"])})


def _made(reading: Reading, articles: Sequence[Article], names: bytes) -> dict[str, Face]:
    site, pairs = reading.site, _pairs(articles)
    made = {one.path: _face(reading, one, names, pairs) for one in articles}
    near = related({one.path: _profile(reading, one) for one in articles})
    return {
        relative(site, path): one._replace(
            pair=relative(site, one.pair) if one.pair else None,
            related=tuple(relative(site, other) for other in near.get(path, ())),
        )
        for path, one in made.items()
    }


def _beside(reading: Reading, article: Article) -> tuple[str, list[str]]:
    """The ledger of an article, and the notes that it or its drafts name."""
    ledger = ledger_path(article.path, reading.site.config)
    folder = reading.site.config.notes_folder
    names = dict.fromkeys((*article.front_matter.notes, *reading.drafted(ledger)))
    return ledger, [f"{folder}/{name}" for name in names]


def _profile(reading: Reading, article: Article) -> Profile:
    kept: Any = reading.derived(lambda: list(profile(article)), b"profile", reading.contents[article.path].encode())
    return Profile(*kept)


def _face(reading: Reading, article: Article, names: bytes, pairs: Mapping[str, str]) -> Face:
    matter = article.front_matter
    known, drafted, by_model = _behind(reading, article)
    minutes = max(
        1, round(amount(" ".join(one.text for one in article.passages), article.lang) / _A_MINUTE[article.lang])
    )
    shown = line(known, drafted, matter.sign_off, minutes, article.lang) if reading.site.config.readers_line else ""
    tags = matter.values.get("tags")
    return Face(
        matter.title or "",
        matter.description or "",
        article.lang,
        matter.date or reading.today,
        author_names.of(names, matter.authors) or matter.authors,
        tuple(map(str, tags)) if isinstance(tags, list) else (),
        shown,
        known.sources,
        by_model,
        pairs.get(article.path),
    )


def _behind(reading: Reading, article: Article) -> tuple[Material, str | None, bool]:
    """What the article rests on, when it was drafted first, and whether by a model. Nothing where that cannot be read:
    the gate has said so already."""
    path, files = _beside(reading, article)

    def look() -> list[Any]:
        ledger = reading.ledger(path)
        notes = [one for file in files if (one := reading.notes(file)) is not None]
        drafts = ledger.drafts if ledger else ()
        by_model = any(draft.engine in _MODELS for draft in drafts)
        return [list(material(article, notes, ledger)), drafts[0].at if drafts else None, by_model]

    beside = (name for file in files for name in (file, *sidecars(file)))
    digests = "\n".join(reading.contents[name] for name in (article.path, path, *beside))
    try:
        (minutes, turns, used, sources), drafted, by_model = reading.derived(
            look, b"behind", path.encode(), digests.encode()
        )
    except PipelineError:
        return Material(), None, False
    return Material(minutes, turns, used, tuple(sources)), drafted, by_model


def _pairs(articles: Sequence[Article]) -> dict[str, str]:
    """Each article with its translation: one names the other, by the name of its file, and both speak other languages."""
    named = {PurePosixPath(article.path).stem: article for article in articles}
    found: dict[str, str] = {}
    for article in articles:
        slug = article.front_matter.values.get("translation")
        other = named.get(slug.removesuffix(".md")) if isinstance(slug, str) else None
        if other is not None and other.lang != article.lang:
            found[article.path] = other.path
            found.setdefault(other.path, article.path)
    return found
