"""What `pipeline check` answers: which site and articles are meant, judged and rendered."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.checking.habits import recall
from pipeline.checking.providers import STAMPED
from pipeline.checking.reading import failure
from pipeline.checking.registry import selected
from pipeline.checking.session import Request, Session
from pipeline.checking.snapshot import Answer, Snapshot
from pipeline.cli.options import message_language, relative_to_site
from pipeline.cli.progress import progress
from pipeline.cli.question import STDIN, Question
from pipeline.errors import UnreadableError, UsageError
from pipeline.frozen import replace
from pipeline.model.report import Report
from pipeline.policy.globs import static_folder
from pipeline.report import render
from pipeline.report.place import place_of
from pipeline.sources.root import root_of
from pipeline.sources.site import AUTHORS, Files, Site, discover, open_site
from pipeline.sources.tree import Instead, WorkingTree
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # git is looked at only where it is asked for
    from pipeline.checking.store import Store
    from pipeline.policy.gate import Change
    from pipeline.sources.git.since import Since


def answered(question: Question, store: Store | None, snapshot: Snapshot | None) -> Answer:
    """Judge and render; `store` is that of the site here, and `snapshot` keeps the answer where everything could be checked. Raises `PipelineError`."""
    if sum((bool(question.paths), question.staged, question.base is not None, question.base_receipt is not None)) > 1:
        raise _one_way_only()
    if store is not None:
        recall(store)
    checks = selected(question.select, question.ignore)
    if snapshot and {need for check in checks for need in check.needs} - STAMPED:
        snapshot = None
    site, request = _asked(question, snapshot)
    request = replace(
        request, checks=checks, as_published=question.as_published, jobs=question.jobs, shard=question.shard
    )
    here = store if store is not None and store.root == site.root else None
    with progress() as tell, Session(site.root, tell, here) as session:
        report = session.inspect(site, request)
    report = replace(report, selected=bool(question.select or question.ignore))
    place = place_of(site.root, os.environ)
    language = message_language(question.lang, site.config.lang)
    text = render(report, question.format, language, place, committed=question.staged)
    answer = Answer(text, report.exit_status)
    if snapshot and not report.failures and session.settled:
        snapshot.keep(answer)
    return answer


def unanswered(question: Question, error: UnreadableError) -> Answer:
    """What is said where no article could be judged."""
    report = Report((), (failure(error, "."),))
    place = place_of(Path.cwd(), os.environ)
    return Answer(render(report, question.format, message_language(question.lang), place), report.exit_status)


def _asked(question: Question, snapshot: Snapshot | None) -> tuple[Site, Request]:
    """The site as it is to be judged, and which of its articles and notes. `snapshot` looks at its files."""
    if question.staged:
        from pipeline.sources.git.staged import staged_site

        staged = staged_site(Path.cwd())
        changes = () if staged.change is None else (staged.change,)
        return staged.site, Request(
            staged.articles,
            tolerate_drafts=True,
            files=staged.files,
            notes=staged.notes,
            besides=staged.besides,
            changes=changes,
        )
    if question.base is not None:
        since = _since(question.base, message_language(question.lang))
        changes = () if since.change is None else (since.change,)
        return since.site, Request(
            since.articles, files=since.files, notes=since.notes, besides=since.besides, changes=changes
        )
    if STDIN in question.paths or question.stdin_filename is not None:
        return _typed(question)
    site = open_site(root_of(question.paths) or Path.cwd())
    if snapshot:
        site = replace(site, tree=WorkingTree(site.root, snapshot.begin(_folders(site))))
    if question.base_receipt is not None:
        return site, Request(changes=_since_receipt(question.base_receipt))
    files = discover(site)
    return site, Request(articles_named(site, files, question.paths) if question.paths else None, files=files)


def _typed(question: Question) -> tuple[Site, Request]:
    """The site with one article as it stands on standard input. Raises `UsageError`."""
    if question.paths != (STDIN,) or question.stdin_filename is None:
        raise UsageError(
            Text(
                "標準入力の記事をチェックするときは、「-」と --stdin-filename を両方付け、ほかの記事は付けません。",
                "To check what is on standard input, give '-' and --stdin-filename, and no other path.",
            ),
            Text(
                "例：pipeline check - --stdin-filename content/site/posts/a.md < a.md",
                "Like this: pipeline check - --stdin-filename content/site/posts/a.md < a.md",
            ),
        )
    site = open_site(root_of((question.stdin_filename,)) or Path.cwd())
    path = relative_to_site(question.stdin_filename, site.root)
    site = replace(site, tree=Instead(site.tree, path, sys.stdin.buffer.read()))
    files = discover(site)
    if path not in files.articles:
        raise _no_article(question.stdin_filename)
    return site, Request((path,), files=files)


def _since_receipt(file: Path) -> tuple[Change, ...]:
    """The changes since what is published now. Raises `UnreadableError`."""
    from pipeline.publishing import receipt
    from pipeline.sources.git.receipts import changes_since

    return changes_since(Path.cwd(), receipt.read(file)["commit"])


def _folders(site: Site) -> list[str]:
    config = site.config
    signers = config.sign_off.allowed_signers if config.sign_off else None
    return [
        signers or "",
        site.docs_dir or AUTHORS,
        config.notes_folder,
        config.ledger,
        *map(static_folder, config.articles),
    ]


def _since(revision: str, language: Language) -> Since:
    """The site and what changed; standard output belongs to the report, so the remark goes to standard error."""
    from pipeline.sources.git.since import NO_POLICY, changed_since

    since = changed_since(Path.cwd(), revision)
    if since.present_policy:
        click.echo(NO_POLICY.filled(revision=revision).render(language), err=True)
    return since


def _one_way_only() -> UsageError:
    return UsageError(
        Text(
            "記事の指定、--staged、--base、--base-receipt は、どれか一つだけ使えます。",
            "Give only one of: paths, --staged, --base, --base-receipt.",
        ),
        Text(
            "記事を選んでチェックするときは、--staged も --base も付けません。",
            "To check chosen articles, leave --staged and --base out.",
        ),
    )


def articles_named(site: Site, files: Files, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The articles that PATHs stand for: a file, or all articles below a folder. Raises `UsageError`."""
    found: dict[str, None] = {}
    for path in paths:
        relative = relative_to_site(path, site.root)
        matching = (
            [relative]
            if relative in files.articles
            else [article for article in files.articles if _below(article, relative)]
        )
        if not matching:
            raise _no_article(path, site)
        found.update(dict.fromkeys(matching))
    return tuple(found)


def _below(article: str, folder: str) -> bool:
    return folder == "." or article.startswith(folder + "/")


def _no_article(path: Path, site: Site | None = None) -> UsageError:
    """The error for a path that is no article; without `site`, of one whose words were given and which need not be there."""
    if site is not None and not path.exists():
        from pipeline.sources.whereabouts import not_there

        return not_there(path, site)
    return UsageError(
        Text("ここに記事はありません。", "There is no article here."),
        Text(
            "pipeline.toml の articles に当てはまるファイルかフォルダーを指定してください。",
            "Name a file that matches 'articles' in pipeline.toml, or a folder that holds one.",
        ),
        path=str(path),
    )
