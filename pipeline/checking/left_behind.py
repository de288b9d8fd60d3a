"""Records that stayed where they were when somebody gave their article another name, in a folder's window, say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checking.check import Check
from pipeline.checking.reading import Reading
from pipeline.checking.sitewide import ledger_files
from pipeline.errors import UnreadableError
from pipeline.model.finding import Finding, Severity
from pipeline.model.report import Reported
from pipeline.policy.globs import static_folder
from pipeline.sources.site import ledger_path
from pipeline.wording import Text

_CHECK = "ledger-changed"
_LEFT = Text("、今はない記事（{old}）の名前のままです", "still has the name of {old}, an article that is gone")
_RENAME = Text(
    "記事の名前を変えたのなら、この記録の名前も {new} に変えてください。記事を消したのなら、このままでかまいません。",
    "If you renamed the article, rename this record to {new} as well. If you deleted it, the record may stay.",
)


def find(reading: Reading, checks: Mapping[str, Check]) -> Iterator[Reported]:
    """A note for each record without its article that one article without a record was made of the same notes as.

    A record whose article was deleted may stay, and nothing is said of it.
    """
    if _CHECK not in checks:
        return
    config, listed = reading.site.config, reading.files.articles
    there = set(ledger_files(reading.site))
    # Names alone tell for nearly all of them that the article is there; a site may have thousands.
    names: set[str] = set()
    for folder in sorted({static_folder(glob) for glob in config.articles}):
        cut = len(folder) + 1 if folder else 0
        names |= {path[cut : path.rfind(".")] for path in listed if path.startswith(folder)}
    cut = len(config.ledger) + 1
    alone = sorted(place for place in there if place[cut : place.rfind(".")] not in names)
    places = {ledger_path(path, config): path for path in listed} if alone else {}
    bare = [path for place, path in sorted(places.items()) if place not in there]
    for place in alone:
        try:
            record = reading.ledger(place)
        except UnreadableError:  # said by whoever compares with all records
            continue
        if record is None or place in places or ledger_path(record.article, config) != place:
            continue
        notes = {used.file.encode() for draft in record.drafts for used in draft.notes}
        same = [path for path in bare if any(name in (reading.site.tree.read(path) or b"") for name in notes)]
        if len(same) == 1:
            what, hint = _LEFT.filled(old=record.article), _RENAME.filled(new=ledger_path(same[0], config))
            yield Reported(_CHECK, Severity.NOTE, Finding(1, {"path": place, "what": what}, hint=hint), None, place)
