"""What `sign` and `publish` share: one reading of an article, what the person is shown, and the file put back whole."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import UnreadableError, UsageError
from pipeline.frozen import replace
from pipeline.model.article import Article
from pipeline.model.finding import Severity
from pipeline.model.report import Report, Reported
from pipeline.model.sign_off import SignOff
from pipeline.publishing.sign import ABOUT_SIGNING, Difference, difference, made, written
from pipeline.records import NamedTuple
from pipeline.report.signing import Shown, render
from pipeline.sources.site import Site
from pipeline.wording import Language, Text

# So many lines of a difference are shown.
_LINES = 60
_BEFORE_SIGNING = Text(
    "署名の前に：この記事の取材メモは、このままではコミットできません。メモを差し替えると記事の notes の行が変わり、署名はやり直しになります。",
    "Before you sign: the notes of this article cannot be committed as they stand. Another copy changes the 'notes' line of the article, and the signature is void.",
)
# What backs nothing, in the list of facts.
_UNBACKED = frozenset(("unsupported", "wrong-speaker", "taken-back"))


class Prepared(NamedTuple):
    """One article about to be signed: its bytes, what the gate said without what asks for the sign-off, what changed."""

    site: Site
    path: str
    data: bytes
    article: Article
    report: Report
    change: Difference


def prepare(site: Site, path: Path, name: str) -> Prepared:
    """Read and judge one article. What is shown is what was checked, and what is written is what was shown.

    Raises `UsageError` where it is no article, `UnreadableError` where it cannot be read.
    """
    from pipeline.checking.reading import read_article
    from pipeline.checking.registry import all_checks
    from pipeline.checking.session import Request, inspect
    from pipeline.sources.site import discover
    from pipeline.sources.tree import ReadOnce
    from pipeline.sources.whereabouts import no_article

    site = replace(site, tree=ReadOnce(site.tree))
    if name not in discover(site).articles:
        raise no_article(path, site)
    checks = tuple(check for check in all_checks() if check.id not in ABOUT_SIGNING)
    report = inspect(site, Request((name,), checks, as_published=True))
    article = read_article(site, name)
    return Prepared(site, name, site.tree.read(name) or b"", article, report, difference(article))


def show(prepared: Prepared, language: Language) -> str:
    """What the person answers for: all of it the first time, then what changed."""
    from pipeline.checking.providers import one
    from pipeline.evidence.facts import items
    from pipeline.evidence.own_words import account

    article, inputs = one(prepared.site, prepared.path, ("notes", "ledger", "authors"))
    report = prepared.report.articles[0]
    listed = items(article, inputs.notes, prepared.site.config.personal_allow)
    unbacked = [item for item in listed if item.state in _UNBACKED and not item.hidden]
    shown = Shown(
        article,
        replace(report, findings=(*report.findings, *_by_machine(prepared))),
        account(article, inputs.notes, inputs.ledger, inputs.authors),
        unbacked,
        None if prepared.change.first else prepared.change.headings,
        () if prepared.change.first else tuple(_since(prepared)),
    )
    return render(shown, language) + _notes_stop(prepared, language)


def _notes_stop(prepared: Prepared, language: Language) -> str:
    """What will keep the article's notes out of git: another copy of them is named in the article, and voids the signature."""
    from pipeline.checking.registry import all_checks
    from pipeline.checking.session import Request, inspect
    from pipeline.report.terminal import besides
    from pipeline.sources.git.uncommitted import uncommitted

    folder = prepared.site.config.notes_folder
    notes = tuple(uncommitted(prepared.site.root, (f"{folder}/{name}" for name in prepared.article.front_matter.notes)))
    checks = tuple(check for check in all_checks() if check.subject == "notes")
    report = inspect(prepared.site, Request((prepared.path,), checks, notes=notes)) if notes else Report(())
    if not report.site_findings:
        return ""
    return "\n".join((_BEFORE_SIGNING.render(language), *besides(report, language), ""))


def _by_machine(prepared: Prepared) -> Iterator[Reported]:
    """What machines committed of the human sections: signing answers for it, so whoever signs is told."""
    from pipeline.checking.providers import one
    from pipeline.checking.registry import by_id

    check = by_id("human-section-by-machine")
    try:
        article, inputs = one(prepared.site, prepared.path, check.needs)
    except UnreadableError:
        return  # without a history there is nothing to tell, and the signature answers
    for finding in check.find(article, inputs):
        if finding.severity is Severity.NOTE:
            continue  # nothing is known of it, and the signature answers
        yield Reported(check.id, finding.severity or Severity.WARNING, finding)


def _since(prepared: Prepared) -> Iterator[str]:
    """The lines that changed since the signed version, where the repository still has that."""
    from pipeline.evidence.signed_text import canonical, digest
    from pipeline.sources.articles import decode
    from pipeline.sources.git.versions import versions

    signed = prepared.article.front_matter.sign_off
    for data in versions(prepared.site.root, prepared.path):
        try:
            text = decode(data, prepared.path)
        except UnreadableError:
            continue  # nobody signed what could not be read
        if signed is not None and digest(text) == signed.digest:
            old, new = canonical(text).split("\n"), canonical(prepared.article.text).split("\n")
            lines = [
                line
                for line in difflib.unified_diff(old, new, lineterm="", n=0)
                if not line.startswith(("---", "+++", "@@"))
            ]
            yield from (f"    {line}" for line in lines[:_LINES])
            return


def is_stale(article: Article) -> bool:
    """Whether nobody has signed the text as it stands."""
    from pipeline.evidence.signed_text import digest

    signed = article.front_matter.sign_off
    return signed is None or signed.digest != digest(article.text)


def signed(
    prepared: Prepared, who: str, key: Path | None, now: datetime, data: bytes | None = None
) -> tuple[SignOff, bytes]:
    """The sign-off, and the bytes of the file with it; `data` are other bytes of the same text to put it into."""
    from pipeline.publishing.signer import rested

    rested(prepared.site.root / prepared.path, prepared.site.config, now)
    sign_off = made(prepared.article, who, now)
    if key is not None:
        from pipeline.sources.signatures import sign

        sign_off = sign(sign_off, key)
    return sign_off, written(data or prepared.data, prepared.path, prepared.site.config, sign_off)


def put(prepared: Prepared, data: bytes) -> None:
    """Write the file, unless it changed meanwhile. Raises `UsageError`."""
    from pipeline.sources import writing

    place = prepared.site.root / prepared.path
    if place.read_bytes() != prepared.data:
        raise UsageError(
            Text(
                "確かめている間にファイルが変わりました。書き込んでいません。",
                "The file changed meanwhile; nothing was written.",
            ),
            Text("保存してから、もう一度実行してください。", "Save your work, then run this again."),
            path=prepared.path,
        )
    writing.replace(place, data, prepared.path)


def now() -> datetime:
    """The moment of signing."""
    return datetime.now(UTC)
