"""`pipeline facts`: everything in an article that can be wrong, with what backs it and who has looked it up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site
from pipeline.errors import UsageError
from pipeline.evidence.facts import Item, items
from pipeline.evidence.own_words import Share
from pipeline.model.fact_marks import Mark
from pipeline.policy.globs import matches
from pipeline.report.facts import Facts, render, render_json, render_markdown
from pipeline.sources.site import Site, open_site
from pipeline.wording import Language, Text

_LISTING = Text(
    "印を付けずに実行すると、番号の一覧が出ます。",
    "Without --mark and --unmark this command prints the list with its ids.",
)


@click.command(name="facts")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(("terminal", "json", "markdown")), default="terminal", show_default=True
)
@click.option(
    "--mark", "marked", metavar="ID", multiple=True, help="Note that you have checked this item (repeatable)."
)
@click.option("--unmark", metavar="ID", multiple=True, help="Take a mark back (repeatable).")
@click.option("--by", metavar="NAME", help="Who has checked; needed with --mark.")
@click.option("--note", metavar="TEXT", help="What you found; kept with the mark.")
@lang_option
def command(
    path: Path,
    format_: str,
    marked: tuple[str, ...],
    unmark: tuple[str, ...],
    by: str | None,
    note: str | None,
    lang: str | None,
) -> None:
    """List each quotation, figure and claim of the article at PATH, and what backs it.

    Exit status: 0, or 3 where the article or its notes could not be read.
    """
    from pipeline.sources import fact_marks

    if not marked and (by is not None or note is not None):
        raise UsageError(
            Text("--by と --note は --mark と一緒に使います。", "--by and --note need --mark."),
            _LISTING,
        )
    site = open_site(Path.cwd())
    language = message_language(lang, site.config.lang)
    name = relative_to_site(path, site.root)
    if not path.exists() or not matches(name, site.config.articles):
        from pipeline.sources.whereabouts import no_article

        raise no_article(path, site)
    found = listed(site, name)
    place = fact_marks.path_of(name, site.config)
    data = site.tree.read(place)
    kept = {mark.id: mark for mark in (() if data is None else fact_marks.parse(_decoded(data, place), place))}
    if marked or unmark:
        known = {item.id: item for item in found}
        kept = {key: mark for key, mark in kept.items() if key not in _known(unmark, kept)}
        kept |= {key: _mark(known[key], by, note) for key in _known(marked, known)}
        _write(site, place, fact_marks.render(name, kept.values()))
    ids = {item.id for item in found}
    facts = Facts(
        name,
        found,
        {key: mark for key, mark in kept.items() if key in ids},
        tuple(mark for key, mark in kept.items() if key not in ids),
        whose(site, name),
    )
    text = render_json(facts) if format_ == "json" else _text(facts, format_, language)
    click.echo(text, nl=False)


def listed(site: Site, name: str) -> tuple[Item, ...]:
    """The items of one article. Raises `UnreadableError` where the article, its ledger or its notes cannot be read."""
    from pipeline.checking.providers import one

    article, inputs = one(site, name, ("ledger", "notes"))
    return items(article, inputs.notes, site.config.personal_allow)


def whose(site: Site, name: str) -> tuple[Share, ...]:
    """Whose words stand in the human sections of one article. Raises `UnreadableError`."""
    from pipeline.checking.providers import one
    from pipeline.evidence import own_words

    article, inputs = one(site, name, ("ledger", "notes", "authors"))
    return own_words.shares(article, own_words.account(article, inputs.notes, inputs.ledger, inputs.authors))


def _text(facts: Facts, format_: str, language: Language) -> str:
    return render_markdown(facts, language) if format_ == "markdown" else render(facts, language)


def _decoded(data: bytes, place: str) -> str:
    from pipeline.sources.articles import decode

    return decode(data, place)


def _known(wanted: tuple[str, ...], known: dict[str, Item] | dict[str, Mark]) -> tuple[str, ...]:
    for key in wanted:
        if key not in known:
            from pipeline.nearest import did_you_mean

            raise UsageError(
                Text("番号 {key} は一覧にありません。", "There is no item {key} in the list.").filled(key=key),
                did_you_mean(key, known, _LISTING),
            )
    return wanted


def _mark(item: Item, by: str | None, note: str | None) -> Mark:
    if by is None or not by.strip():
        raise UsageError(
            Text("だれが確かめたのか分かりません。", "It is not said who has checked."),
            Text("--by 名前 を付けてください。", "Add --by NAME."),
        )
    if item.hidden:
        raise UsageError(
            Text(
                "この行には個人情報かオフレコの言葉があるので、印を付けられません。",
                "This line holds personal data or off-record words, so it cannot be marked.",
            ),
            Text("先にその言葉を消してください。", "Take those words out first."),
        )
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Mark(item.id, item.kind, item.text, item.sentence, by.strip(), at, note)


def _write(site: Site, place: str, text: str) -> None:
    from pipeline.sources import writing

    writing.replace(site.root / place, text, place)
