"""`--update`: read the article as it stands, draft anew, exchange what is the machine's, put the file back whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from pipeline.drafting import archive, drafting, renamed
from pipeline.drafting.drafting import Asked, Outcome
from pipeline.drafting.engines.protocol import EXTRACTIVE, Engine
from pipeline.drafting.writing.redraft import Redraft, redraft
from pipeline.errors import UnreadableError, UsageError
from pipeline.evidence.resting import resting
from pipeline.model.article import Article
from pipeline.model.ledger import Ledger
from pipeline.model.notes import Notes
from pipeline.sources import articles, writing
from pipeline.sources.site import Site, ledger_path
from pipeline.wording import Text

_NO_RECORD = Text(
    "この記事には、機械が書いた文の記録がありません。何も変えていません。",
    "There is no record of machine text for this article. Nothing was changed.",
)


def update(
    site: Site,
    sources: Sequence[Notes],
    path: str,
    article_type: str | None,
    *,
    force: bool,
    minutes: int | None = None,
    engine: Engine = EXTRACTIVE,
    trial: bool = False,
) -> Outcome:
    """Re-draft the machine sections of the article at `path` from the root; with `trial`, all of it but the writing.

    Raises `UsageError` where there is no such article or it does not name these notes, `UnreadableError` where its
    structure is not certain: then no one can say which text is whose, and nothing is written.
    """
    article, data = _read(site, sources, path)
    asked = _asked(site, sources, article, article_type, minutes)
    record = drafting.read_ledger(site, ledger_path(path, site.config))
    if record is None and (left := renamed.record_left(site, article)) is not None:
        # Without it all of the article would count as a person's, and the new draft would be put beside the old one.
        raise UsageError(_NO_RECORD, left, path=path)
    drafted = engine.plan(sources, asked.brief, asked.order)
    raw = data.decode("utf-8-sig")
    people = [person.name for source in sources for person in source.people]
    result = redraft(raw, article, drafted.outline, record, force=force, people=people)
    after = articles.parse(path, articles.decode(result.text.encode(), path), site.config)
    require_same_hand(article, after)
    entry = drafting.entry_of(drafted, result.sections, sources)
    outcome = drafting.outcome(path, ledger_path(path, site.config), drafted, entry, sources)
    whole = Ledger(path, (*(record.drafts if record else ()), entry))
    said = {f"{source.path}#{turn.id}" for source in sources for turn in source.on_record}
    used = len(resting(after, whole) & said)
    outcome = replace(outcome, used=used, updated=True, kept=result.kept, overwritten=result.overwritten)
    if result.text == raw:
        return replace(outcome, changed=False)
    if trial:
        return replace(outcome, written=False)
    _require_unchanged(site, path, data)
    backup = _backup(site, path, raw) if result.overwritten else None
    drafting.write_ledger(site, path, entry)
    _put(site, path, data, result)
    return replace(outcome, backup=backup)


def asked_for(
    site: Site, sources: Sequence[Notes], path: str, article_type: str | None, minutes: int | None = None
) -> Asked:
    """What a new draft of the article at `path` is to be. Raises as `update` does."""
    return _asked(site, sources, _read(site, sources, path)[0], article_type, minutes)


def _read(site: Site, sources: Sequence[Notes], path: str) -> tuple[Article, bytes]:
    """The article, and the bytes of its file."""
    drafting.require_article(path, site.config)
    data = site.tree.read(path)
    if data is None:
        raise UsageError(
            Text("更新する記事がありません。", "There is no article to update."),
            renamed.used_by(site, [source.path for source in sources])
            or Text("--update を付けずに実行すると、新しく作ります。", "Without --update a new one is made."),
            path=path,
        )
    return articles.parse(path, articles.decode(data, path), site.config), data


def _asked(
    site: Site, sources: Sequence[Notes], article: Article, article_type: str | None, minutes: int | None
) -> Asked:
    kind = _type(article, article_type)
    drafting.require_drafted(kind)
    require_certain(article)
    _require_notes(article, sources)
    brief = article.front_matter.brief or drafting.brief_of(sources)
    titles = archive.titles(site, article.path)
    return Asked(brief, drafting.order_for(kind, site.config, minutes, titles))


def _put(site: Site, path: str, before: bytes, result: Redraft) -> None:
    _require_unchanged(site, path, before)
    mark = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    writing.replace(site.root / path, mark + result.text, path)


def _require_unchanged(site: Site, path: str, before: bytes) -> None:
    """A person may write while the draft is made, all the more while a model is asked."""
    if site.tree.read(path) != before:
        raise UsageError(
            Text("更新している間に、記事が書き換えられました。", "The article was changed while it was being updated."),
            Text(
                "何も上書きしていません。もう一度実行してください。", "Nothing was overwritten. Run the command again."
            ),
            path=path,
        )


def _backup(site: Site, path: str, raw: str) -> str:
    """A copy of the article as it was, beside its ledger: never where it could be published."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    record = PurePosixPath(ledger_path(path, site.config))
    place = str(record.with_name(f"{record.stem}.backup-{stamp}.md"))
    writing.create(site.root / place, raw, place)
    return place


def _type(article: Article, wanted: str | None) -> str:
    own = article.front_matter.type
    if wanted and own and wanted != own:
        raise UsageError(
            Text(
                "記事の種類は {own} です（--type は {wanted}）。", "The article is of type {own}, not {wanted}."
            ).filled(own=own, wanted=wanted),
            Text(
                "種類を変えるなら、記事の先頭の type を書き換えてください。",
                "To change it, edit 'type' at the head of the article.",
            ),
            path=article.path,
            line=article.front_matter.lines.get("type"),
        )
    return wanted or own or drafting.DEFAULT_TYPE


def require_certain(article: Article) -> None:
    """Raise `UnreadableError` where it is doubtful what of the article is heading, comment or code."""
    matter = article.front_matter
    doubts = [oddity for oddity in article.oddities if oddity.everywhere]
    if not matter.readable:
        problem = matter.problems[0]
        raise UnreadableError(problem.what, _mend(), path=article.path, line=problem.line)
    if doubts:
        raise UnreadableError(doubts[0].what, _mend(), path=article.path, line=doubts[0].line)


def _mend() -> Text:
    return Text(
        "どこまでが誰の文章か決められないので、何も変えていません。「pipeline check」で直してから、もう一度実行してください。",
        "It is not certain which text is whose, so nothing was changed. Mend this (see 'pipeline check') and run again.",
    )


def _require_notes(article: Article, sources: Sequence[Notes]) -> None:
    missing = [source.path for source in sources if source.path not in article.front_matter.notes]
    if missing:
        named = ", ".join((*article.front_matter.notes, *missing))
        raise UsageError(
            Text("記事の notes に {missing} がありません。", "The article's 'notes' do not name {missing}.").filled(
                missing=", ".join(missing)
            ),
            Text(
                "フロントマターは人のものなので、機械は書き換えません。「notes: [{named}]」と書いてから、もう一度実行してください。",
                "Front matter belongs to you, so the machine does not edit it. Write 'notes: [{named}]' there and run again.",
            ).filled(named=named),
            path=article.path,
            line=article.front_matter.lines.get("notes"),
        )
    if article.lang != sources[0].language:
        raise UsageError(
            Text("記事と取材メモの言語が違います。", "The article and the notes are in different languages."),
            Text("同じ言語の取材メモを使ってください。", "Use notes in the language of the article."),
            path=article.path,
        )


def require_same_hand(before: Article, after: Article) -> None:
    """A last look: what a person wrote in human sections reads exactly as it did."""
    old = [(one.kind, one.heading.text, one.text) for one in before.human_sections]
    if old != [(one.kind, one.heading.text, one.text) for one in after.human_sections]:
        raise UnreadableError(
            Text(
                "書き換えると人の節の読まれ方が変わってしまうため、何も変えていません。",
                "The change would have altered how a human section reads, so nothing was changed.",
            ),
            Text(
                "人の節の中の特殊な記法を直してから、もう一度実行してください。",
                "Mend unusual markup in the human sections and run again.",
            ),
            path=before.path,
        )
