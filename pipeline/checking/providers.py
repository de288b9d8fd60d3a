"""Where each input comes from: how it is built, and the digest of what it is built from. One row an input.

The digest is part of the key of every verdict that rests on the input. It is taken from what is on disk and from the card of
the article, without building anything.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.checking.card import Card
from pipeline.checking.inputs import Inputs, Rival
from pipeline.checking.kin import Human, Kin
from pipeline.checking.reading import MISSING, Linked, Reading, absent, failure, notes_failure, notes_of, sidecars
from pipeline.checking.sitewide import SiteWide, digest
from pipeline.clock import today
from pipeline.digests import blake2b
from pipeline.errors import UnreadableError
from pipeline.evidence.ties import vague
from pipeline.language.source_marks import drafted
from pipeline.markup.links import inside, target
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.model.neighbour import Neighbour
from pipeline.model.origins import Origins
from pipeline.records import NamedTuple
from pipeline.sources.site import CONFIGS, Files, Site, authors_file, ledger_path
from pipeline.wording import Text

if TYPE_CHECKING:  # articles without notes or a ledger never need them
    from pipeline.evidence.told import Told
    from pipeline.model.ledger import Recorded
    from pipeline.model.notes import Notes
    from pipeline.model.profile import Profile
    from pipeline.model.sameness import Likeness, Usual
    from pipeline.wording import Language

_UNKNOWN = Text(
    "誰が書いた行かを確かめられません。{why}",
    "Who wrote which line cannot be checked. {why}",
)
# A ledger is looked at when it shares so many pieces with an article's human sections.
_LEAST = 2


class Surroundings(NamedTuple):
    """What inputs are made of: what is read of the site, what all its articles share, and the neighbours of each.
    `decoys` gives a sample of its articles, as soon as that is known; `usual` is what the articles of
    a `sample` have in common, by language.

    `pieces` knows the fingerprint of an article.
    """

    reading: Reading
    wide: SiteWide
    near: Mapping[str, tuple[Neighbour, ...]] = {}
    decoys: Callable[[], Mapping[str, Profile]] | None = None
    usual: Mapping[Language, Usual] = {}
    sample: Container[str] = ()
    pieces: Callable[[str], Sequence[int]] = lambda path: ()

    @classmethod
    def of(cls, reading: Reading) -> Surroundings:
        """Those of a site whose articles have no neighbours, as far as is known."""
        return cls(reading, SiteWide(reading))


_NO_RECORD = Text(
    "下書きの印（出どころ）がありますが、機械が書いた文の記録 {path} がないか、空です。",
    "This line shows that the article was drafted, but {path}, the record of what the machine wrote, is missing or empty.",
)
_RESTORE = Text(
    "記録を元に戻してください（git があれば「git restore {path:shell}」）。記事の名前を変えたのなら、記録の名前も {path} に変えてください。"
    "記録がないと、機械の文が人の節に入っていても分かりません。",
    "Restore it (with git: 'git restore {path:shell}'). If you renamed the article, rename its record to {path}. Without the record nothing tells "
    "whether machine text stands in a human section.",
)


class Provider(NamedTuple):
    """`digest` takes the path and the card of an article; `build` takes the article, and adds to the list what could not be read."""

    digest: Callable[[Surroundings, str, Card], bytes]
    build: Callable[[Surroundings, Article, list[Failure]], object]


def _ledger(around: Surroundings, article: Article, failures: list[Failure]) -> object:
    path = ledger_path(article.path, around.reading.site.config)
    try:
        found = around.reading.ledger(path)
    except Exception as error:
        failures.append(failure(error, path))
        return None
    if (found is None or not found.drafts) and (line := drafted(article.lines)) is not None:
        failures.append(Failure(article.path, _NO_RECORD.filled(path=path), _RESTORE.filled(path=path), line))
    return found


def _ledger_digest(around: Surroundings, path: str, card: Card) -> bytes:
    return around.reading.contents[ledger_path(path, around.reading.site.config)].encode()


def _notes(around: Surroundings, article: Article, failures: list[Failure]) -> tuple[Notes, ...]:
    """The notes that the article names, and those its drafts were made of: taking a name out takes nothing out of the gate.

    Notes that only the ledger names may be gone, as long as the article names others.
    """
    reading = around.reading
    matter = article.front_matter
    named = matter.notes
    lost = not matter.readable and not matter.values  # what it names is not known: that is said of the settings
    try:
        drafted = notes_of(reading.ledger(ledger_path(article.path, reading.site.config)))
    except Exception:
        drafted = ()  # a failure of the ledger, said where that is asked for
    found: list[Notes] = []
    for name in dict.fromkeys((*named, *drafted)):
        path = f"{reading.site.config.notes_folder}/{name}"
        try:
            notes = reading.notes(path)
        except Exception as error:
            failures.append(notes_failure(error, path))
            continue
        if notes is not None:
            found.append(notes)
        elif name in named or not (named or lost):
            line = matter.lines.get("notes")
            failures.append(Failure(article.path, MISSING.filled(path=path), absent(reading.site, name), line))
    return tuple(found)


def _told(around: Surroundings, article: Article, failures: list[Failure]) -> Told | None:
    return around.reading.told(_notes(around, article, failures), article.lang)


def _notes_digest(around: Surroundings, path: str, card: Card) -> bytes:
    reading = around.reading
    ledger = ledger_path(path, reading.site.config)
    names = dict.fromkeys((*card.notes, *reading.drafted(ledger)))
    files = [f"{reading.site.config.notes_folder}/{name}" for name in names]
    if not files:
        return reading.contents[ledger].encode()
    return reading.contents.of((ledger, *(one for file in files for one in (file, *sidecars(file)))))


def _targets(around: Surroundings, article: Article, failures: list[Failure]) -> object:
    return Linked(around.reading, article, [target(link, article.path) for link in inside(article)])


def _targets_digest(around: Surroundings, path: str, card: Card) -> bytes:
    reading = around.reading
    states = [
        (path, reading.contents[path] if path in reading.pages else str(path in reading.others)) for path in card.links
    ]
    slugs = reading.contents.of(CONFIGS)
    return digest((states, slugs)) if states else slugs


def _names(around: Surroundings, article: Article, failures: list[Failure]) -> tuple[str, ...]:
    """The article's authors, by the names of the front matter and of Material's file of authors."""
    ids = article.front_matter.authors
    if not ids:
        return ()
    from pipeline.sources import author_names

    try:
        data = around.reading.site.tree.read(authors_file(around.reading.site))
        return (*ids, *author_names.of(data or b"", ids))
    except Exception as error:
        failures.append(failure(error, authors_file(around.reading.site)))
        return ids


def _signers(around: Surroundings) -> str | None:
    """The file of those who may sign with a key, where the policy asks for keys."""
    policy = around.reading.site.config.sign_off
    return policy.allowed_signers if policy is not None and policy.signature == "ssh" else None


def _verified(around: Surroundings, article: Article, failures: list[Failure]) -> bool:
    path, signed = _signers(around), article.front_matter.sign_off
    if path is None or signed is None or not signed.signature:
        return False
    from pipeline.sources import signatures

    try:
        allowed = around.reading.site.tree.read(path)
        return allowed is not None and signatures.verified(signed, allowed)
    except Exception as error:
        failures.append(failure(error, article.path))
        return False


def _verified_digest(around: Surroundings, path: str, card: Card) -> bytes:
    signers = _signers(around)
    return around.reading.contents[signers].encode() if signers else b""


def _ledgers(around: Surroundings, pieces: Callable[[], Sequence[int]]) -> tuple[Recorded, ...]:
    """What machines wrote with words that stand in these human sections, too; the own ledger may be among it. Without a ledger,
    nobody asks for the `pieces`."""
    kin = around.wide.value("ledgers")
    near = kin.near("", pieces(), _LEAST) if isinstance(kin, Kin) and len(kin) else ()
    return tuple(one for path in near if (one := around.wide.recorded(path)) is not None)


def _rivals(around: Surroundings, path: str) -> tuple[Rival, ...]:
    shared: Mapping[str, tuple[Rival, ...]] = around.wide.value("rivals")  # type: ignore[assignment]  # that is what this provider gives
    return shared.get(path, ())


def _near(around: Surroundings, path: str) -> tuple[Neighbour, ...]:
    return around.near.get(path, ())


def _decoys(around: Surroundings, article: Article, failures: list[Failure]) -> tuple[Profile, ...]:
    if around.decoys is None or not article.once(vague):
        return ()
    others = around.decoys().items()
    return tuple(one for path, one in others if path != article.path and one.language == article.lang)


def _decoys_digest(around: Surroundings, path: str, card: Card) -> bytes:
    """What an article that says enough is held against changes nothing: most verdicts rest on no other article."""
    if not card.vague:
        return b""
    if around.decoys is None:
        return b"unknown"
    contents = around.reading.contents
    return digest([(one, contents[one]) for one in around.decoys() if one != path])


def _likeness(around: Surroundings, article: Article, failures: list[Failure]) -> Likeness | None:
    from pipeline.evidence.sameness import packed

    return _alike(around, article.path, article.lang, article.once(packed)) if around.usual else None


def _alike(around: Surroundings, path: str, lang: Language, traits: str) -> Likeness | None:
    from pipeline.evidence.sameness import likeness

    known = around.usual.get(lang)
    return None if known is None else likeness(traits, known, inside=path in around.sample)


def _likeness_digest(around: Surroundings, path: str, card: Card) -> bytes:
    """What an article that is like no other has in common with some changes nothing."""
    found = _alike(around, path, card.lang, card.traits)
    return b"" if found is None else digest(found)


def _origins(around: Surroundings, article: Article, failures: list[Failure]) -> Origins:
    config = around.reading.site.config
    if config.sign_off is None:
        return Origins()
    from pipeline.evidence.origins import answered

    found: Origins = around.wide.value("origins")  # type: ignore[assignment]  # that is what this provider gives
    if found.unknown is not None and not article.draft and not answered(article, config):
        why = _UNKNOWN.filled(why=found.unknown)
        failures.append(Failure(article.path, why, found.mend, article.front_matter.lines.get("title")))
    return found


def _origins_digest(around: Surroundings, path: str, card: Card) -> bytes:
    return b"" if around.reading.site.config.sign_off is None else around.wide.digest("origins")


PROVIDERS: Mapping[str, Provider] = {
    "config": Provider(
        lambda around, path, card: around.reading.policy, lambda around, article, failures: around.reading.site.config
    ),
    "today": Provider(
        lambda around, path, card: around.reading.today.isoformat().encode(),
        lambda around, article, failures: around.reading.today,
    ),
    "docs_dir": Provider(
        lambda around, path, card: (around.reading.site.docs_dir or "").encode(),
        lambda around, article, failures: around.reading.site.docs_dir or "",
    ),
    "ledger": Provider(_ledger_digest, _ledger),
    "notes": Provider(_notes_digest, _notes),
    "told": Provider(_notes_digest, _told),
    "targets": Provider(_targets_digest, _targets),
    "neighbours": Provider(
        lambda around, path, card: digest(near) if (near := _near(around, path)) else b"",
        lambda around, article, failures: _near(around, article.path),
    ),
    "decoys": Provider(_decoys_digest, _decoys),
    "likeness": Provider(_likeness_digest, _likeness),
    # What all articles share: what of it cannot be read is one failure of the run, not one of each article.
    "all_notes": Provider(
        lambda around, path, card: around.wide.digest("all_notes"),
        lambda around, article, failures: around.wide.value("all_notes"),
    ),
    "ledgers": Provider(
        lambda around, path, card: digest(_ledgers(around, lambda: around.pieces(path))),
        lambda around, article, failures: _ledgers(around, lambda: article.once(Human.of).pieces),
    ),
    "rivals": Provider(
        lambda around, path, card: digest(rivals) if (rivals := _rivals(around, path)) else b"",
        lambda around, article, failures: _rivals(around, article.path),
    ),
    "authors": Provider(
        lambda around, path, card: around.reading.contents[authors_file(around.reading.site)].encode(), _names
    ),
    "signature_verified": Provider(_verified_digest, _verified),
    "origins": Provider(_origins_digest, _origins),
}


# What rests on the files of the site, its policy and its history alone, so that nothing else has to be asked whether an answer
# still holds (`snapshot`). Leaving a name out costs time; putting one in that rests on anything else would be wrong.
STAMPED = frozenset(
    (
        "config",
        "today",
        "docs_dir",
        "ledger",
        "notes",
        "told",
        "targets",
        "neighbours",
        "decoys",
        "likeness",
        "all_notes",
        "ledgers",
        "rivals",
        "authors",
        "signature_verified",
        "origins",
    )
)


class Digests(dict[str, bytes]):
    """Name and digest of each input of one article, by name, taken when it is first asked for."""

    def __init__(self, around: Surroundings, path: str, card: Card) -> None:
        self._of = around, path, card

    def __missing__(self, need: str) -> bytes:
        found = PROVIDERS[need].digest(*self._of)
        self[need] = named = b"%s:%d:%s" % (need.encode(), len(found), found)
        return named

    def together(self, needs: Sequence[str]) -> str:
        """One digest of the inputs `needs`."""
        return _named(b"".join([self[need] for need in needs]))


@lru_cache(1 << 10)
def _named(inputs: bytes) -> str:
    """Most articles rest on the same: thousands of equal digests are one."""
    return blake2b(inputs, digest_size=16).hexdigest()


def built(
    around: Surroundings, needs: Sequence[str], article: Article
) -> tuple[dict[str, object], tuple[Failure, ...]]:
    """The inputs `needs` of an article by name, and what of them could not be read."""
    failures: list[Failure] = []
    values = {need: PROVIDERS[need].build(around, article, failures) for need in needs}
    return values, tuple(dict.fromkeys(failures))


def one(site: Site, path: str, needs: Sequence[str]) -> tuple[Article, Inputs]:
    """One article and its inputs `needs`, outside a run. Raises `UnreadableError` for whatever cannot be read."""
    around = Surroundings.of(Reading(site, Files((path,), (), ()), today()))
    article = around.reading.article(path)
    values, failures = built(around, needs, article)
    for each in failures:
        raise UnreadableError(each.message, each.hint, path=each.path, line=each.line)
    return article, Inputs(**values)
