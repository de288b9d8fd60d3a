"""Notes in, article and ledger out: the drafter's only dealings with the disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.clock import today
from pipeline.drafting import archive, who_asks
from pipeline.drafting.engines.protocol import EXTRACTIVE, Drafted, Engine
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import recording, render
from pipeline.drafting.writing.outline import Outline
from pipeline.drafting.writing.verifying import verify
from pipeline.errors import UsageError
from pipeline.language import personal
from pipeline.model.article import Brief
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection
from pipeline.model.notes import Notes, references
from pipeline.policy.config import Config
from pipeline.policy.globs import matches, static_folder
from pipeline.records import NamedTuple
from pipeline.report import one_person
from pipeline.sources import articles, front_matter, ledger, writing
from pipeline.sources.site import Site, ledger_path
from pipeline.sources.whereabouts import not_there
from pipeline.wording import Language, Text, in_shell

DEFAULT_TYPE = "case-study"


@dataclass(frozen=True)
class Outcome:
    """What was done. Paths are from the site's root; `off_record` counts utterances left aside, `private` those whose
    sentences with personal data were.

    After an update, `kept` are headings left as a person had edited them, `overwritten` those replaced all the same,
    and `backup` is where the article as it was before is kept. `changed` is False where nothing was written.

    `asker` is whom the draft takes for the interviewer where the notes do not say; `unread` counts lines that look as if
    they named a speaker, `unclear` utterances that speak of the record outside any mark. `told` is what the engine has to say; `written` is False for a
    trial. `one_person` says which labels look like one person, and what to write then.
    """

    article: str
    ledger: str
    outline: Outline
    used: int
    total: int
    off_record: int
    language: Language = "ja"
    private: int = 0
    updated: bool = False
    changed: bool = True
    kept: tuple[str, ...] = ()
    overwritten: tuple[str, ...] = ()
    backup: str | None = None
    asker: tuple[str, ...] = ()
    unread: int = 0
    unclear: int = 0
    told: tuple[Text, ...] = ()
    written: bool = True
    one_person: tuple[Text, ...] = ()


def read_notes(site: Site, paths: Sequence[Path]) -> tuple[Notes, ...]:
    """The notes, named from the notes folder. Raises `UsageError` for files elsewhere or of two languages."""
    from pipeline.sources import notes

    folder = (site.root / site.config.notes_folder).resolve()
    found: dict[str, Notes] = {}
    for path in paths:
        place = path.absolute().resolve()
        if not place.is_relative_to(folder) or not place.exists():
            raise _elsewhere(path, site)
        if place.is_dir():
            raise notes.no_notes(path)
        name = place.relative_to(folder).as_posix()
        found[name] = notes.read(place, name=name)
    sources = tuple(found.values())
    if len({source.language for source in sources}) > 1:
        raise UsageError(
            Text("日本語と英語の取材メモが混ざっています。", "These notes are in two languages."),
            Text(
                "記事ごとに、一つの言語の取材メモだけを渡してください。", "Give one article notes of one language only."
            ),
        )
    return sources


def default_path(sources: Sequence[Notes], config: Config) -> str:
    """Where a draft of these notes goes: the articles' folder, under the notes' own name as an address has it."""
    stem = unicodedata.normalize("NFKC", Path(sources[0].path).stem).lower()
    slug = re.sub(r"[\W_]+", "-", stem).strip("-")
    if not any(map(str.isalpha, slug)):
        slug = f"interview-{slug}" if slug else f"interview-{(sources[0].date or today()).isoformat()}"
    folder = static_folder(config.articles[0]) if config.articles else ""
    return f"{folder}/{slug}.md" if folder else f"{slug}.md"


def create(
    site: Site,
    sources: Sequence[Notes],
    path: str,
    article_type: str,
    brief: Brief | None = None,
    minutes: int | None = None,
    *,
    engine: Engine = EXTRACTIVE,
    trial: bool = False,
) -> Outcome:
    """Draft a new article; `brief` is what a person answered just now, and is written into its front matter.

    With `trial` everything is done but the writing. Raises `UsageError` where the file exists or would be no article of this site.
    """
    asked = asked_for(site, sources, path, article_type, brief, minutes)
    drafted = engine.plan(sources, asked.brief, asked.order)
    outline = drafted.outline
    text = render.article(outline, matter(outline, sources, article_type, brief), sources[0].language)
    verify(outline, articles.parse(path, text, site.config), sources)
    entry = entry_of(drafted, recording.everything(outline, sources[0].language), sources)
    result = outcome(path, ledger_path(path, site.config), drafted, entry, sources)
    if trial:
        return replace(result, written=False)
    write_ledger(site, path, entry)
    writing.create(site.root / path, text, path)
    return result


class Asked(NamedTuple):
    """What an engine is asked for."""

    brief: Brief
    order: Order


def asked_for(
    site: Site, sources: Sequence[Notes], path: str, article_type: str, brief: Brief | None, minutes: int | None
) -> Asked:
    """What a new article is to be. Raises `UsageError` where none can be made at `path`."""
    require_article(path, site.config)
    require_drafted(article_type)
    if (site.root / path).exists() or (site.root / path).is_symlink():
        raise writing.exists(path)
    writing.refuse_twin(site.root / path, path)
    order = order_for(article_type, site.config, minutes, archive.titles(site, path))
    return Asked(brief or brief_of(sources), order)


def entry_of(drafted: Drafted, sections: Sequence[LedgerSection], sources: Sequence[Notes]) -> LedgerDraft:
    """The ledger's entry for the sections that are written, and for what the machine wrote besides."""
    return recording.record(
        (*sections, *recording.unwritten(drafted.refused)),
        sources,
        references(sources),
        engine=drafted.engine,
        model=drafted.model,
        digest_of=drafted.prompt_digest,
        parameters=drafted.parameters,
        refused=drafted.dropped,
    )


def outcome(path: str, record: str, drafted: Drafted, entry: LedgerDraft, sources: Sequence[Notes]) -> Outcome:
    """What to tell about a draft that was written."""
    total = len(references(sources))
    off_record = sum(turn.off_record for source in sources for turn in source.utterances)
    private = sum(bool(personal.find(utterance.text)) for source in sources for utterance in source.on_record)
    return Outcome(
        path,
        record,
        drafted.outline,
        len(entry.used.intersection(references(sources))),
        total,
        off_record,
        sources[0].language,
        private,
        asker=who_asks.guessed(sources).interviewers if who_asks.unknown(sources) else (),
        unread=sum(len(source.unread) for source in sources),
        unclear=sum(len(source.unclear) for source in sources),
        told=drafted.told,
        one_person=tuple(one_person.hints(sources)),
    )


def order_for(article_type: str, config: Config, minutes: int | None = None, titles: tuple[str, ...] = ()) -> Order:
    """The human sections that the policy requires of this type, and the headings that would make another."""
    return Order(article_type, config.required(article_type), frozenset(config.headings), minutes, titles)


def require_drafted(article_type: str) -> None:
    """Raise `UsageError` for the one type that no machine drafts: a notice has neither notes nor a ledger."""
    if article_type == "notice":
        raise UsageError(
            Text(
                "お知らせ（notice）は、取材メモも機械の下書きも使わない短い記事です。",
                "A notice is a short article without notes and without a machine's draft.",
            ),
            Text(
                "「pipeline new 名前 --type notice」で作り、400字までで書いてください。",
                "Make it with 'pipeline new NAME --type notice', and keep it within 150 words.",
            ),
        )


def require_article(path: str, config: Config) -> None:
    """Raise `UsageError` where the gate would not see `path` as an article."""
    if not matches(path, config.articles):
        raise UsageError(
            Text(
                "この場所のファイルは記事として扱われません（articles = {globs}）。",
                "A file here would be no article of this site (articles = {globs}).",
            ).filled(globs=", ".join(config.articles)),
            Text(
                "pipeline.toml の articles に当てはまる場所を --out で指定してください。",
                "Give --out a place that matches 'articles' in pipeline.toml.",
            ),
            path=path,
        )


def brief_of(sources: Sequence[Notes]) -> Brief:
    """The brief in the front matter of the notes, where there is one."""
    for source in sources:
        value = source.extra.get("brief")
        if isinstance(value, dict):
            left_out = value.get("leave_out") or ()
            terms = left_out if isinstance(left_out, list | tuple) else (left_out,)
            return Brief(_words(value.get("reader")), _words(value.get("message")), tuple(str(term) for term in terms))
    return Brief()


def _words(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None


def matter(
    outline: Outline, sources: Sequence[Notes], article_type: str, brief: Brief | None = None
) -> dict[str, object]:
    """The front matter of a new draft, with the brief that a person gave."""
    asked = {"reader": brief.reader, "message": brief.message, "leave_out": list(brief.leave_out)} if brief else {}
    given = {key: value for key, value in asked.items() if value}
    return {
        "title": outline.title.text,
        "date": today(),
        "lang": sources[0].language,
        "draft": True,
        "type": article_type,
        "description": outline.description.text,
        "tags": [tag.text for tag in outline.tags],
        "notes": [source.path for source in sources],
        **({"brief": given} if given else {}),
    }


def write_ledger(site: Site, article: str, entry: LedgerDraft) -> str:
    """Record a draft before it stands anywhere; returns the ledger's path from the root."""
    path = ledger_path(article, site.config)
    known = read_ledger(site, path)
    writing.replace(site.root / path, ledger.render(ledger.appended(known, article, entry)), path)
    return path


def read_ledger(site: Site, path: str) -> Ledger | None:
    """The ledger at `path` from the root, None where there is none. Raises `UnreadableError`."""
    data = site.tree.read(path)
    return None if data is None else ledger.parse(articles.decode(data, path), path)


def _elsewhere(path: Path, site: Site) -> UsageError:
    if not path.exists():
        return not_there(path, site)
    folder = site.config.notes_folder
    inside = path.absolute().resolve()
    if inside.is_relative_to(site.root.resolve()):
        article = inside.relative_to(site.root.resolve()).as_posix()
        if matches(article, site.config.articles):
            return _is_article(path, article, site)
    return UsageError(
        Text("取材メモの置き場（{folder}）の外にあります。", "This lies outside the notes folder ({folder}).").filled(
            folder=folder
        ),
        Text(
            "ファイルを {folder} に移してください。記事のチェックでは、そこにあるメモと突き合わせます。",
            "Move the file into {folder}: that is where the gate looks for what backs the article.",
        ).filled(folder=folder),
        path=str(path),
    )


def _is_article(path: Path, article: str, site: Site) -> UsageError:
    """An article stands where notes belong: those that it names are meant."""
    text = articles.decode(site.tree.read(article) or b"", article)
    named = [f"{site.config.notes_folder}/{name}" for name in front_matter.parse(text).notes]
    meant = Text(
        "取材メモのほうを指定してください：{notes}", "Name the notes instead, which it was written from: {notes}"
    ).filled(notes=" ".join(map(in_shell, named)))
    none = Text(
        "{folder} の取材メモを指定してください。この記事の notes の行に、取材メモは書かれていません。",
        "Name a file of notes in {folder}. The 'notes' line of this article names none.",
    ).filled(folder=site.config.notes_folder)
    return UsageError(
        Text("これは記事で、取材メモではありません。", "This is an article, and no notes."),
        meant if named else none,
        path=str(path),
    )
