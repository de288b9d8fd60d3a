"""`pipeline serve`: the preview on this machine only, built anew when something changes."""

from __future__ import annotations

import ipaddress
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from pipeline.checking.session import Session
from pipeline.clock import today
from pipeline.errors import ConfigError, PipelineError, UsageError
from pipeline.frozen import replace
from pipeline.publishing.selection import Selection, select
from pipeline.records import NamedTuple
from pipeline.site.build import handover
from pipeline.site.engine import open_config, render
from pipeline.site.faults import not_as_checked
from pipeline.site.lock import same_docs
from pipeline.site.pages import Pages
from pipeline.site.partial import Compiled, Parsed, changed, engine_state
from pipeline.site.preview import all_contents, all_marks
from pipeline.site.staging import Content, docs_folder, docs_place, relative, stage
from pipeline.site.watching import Watch
from pipeline.sources.site import CONFIGS, Site, open_site
from pipeline.sources.tree import ReadOnce
from pipeline.wording import Language, Text

READY = Text(
    "プレビュー：{address}  （止めるには Ctrl+C。下書きも見えますが、見えるのはこのパソコンだけです）",
    "Preview: {address}  (Ctrl+C stops it. Drafts are shown, to this computer only.)",
)
AGAIN = Text("変更を読み込みました。", "Changes are shown.")
_OUTSIDE = Text(
    "dev_addr（{host}）では、下書きがこのパソコンの外からも見えてしまいます。",
    "With dev_addr {host}, drafts could be seen from outside this computer.",
)
_STRANGE = Text(
    "このプレビューは、このパソコンの名前（localhost や 127.0.0.1）で開いてください。",
    "Open this preview by a name of this computer: localhost or 127.0.0.1.",
)
_DIFFERS = Text(
    "{path}：ページの文章が、チェックした文章と違います（欠けているか、言葉が足されています：{differs}）。このままでは「pipeline build」が公開しません。",
    "{path}: the page does not show the text that was checked: words are missing or were added ({differs}). 'pipeline build' will not publish it.",
)

Tell = Callable[[Text], None]


class _Made(NamedTuple):
    """One preview: what decides how its pages look, what its docs_dir holds, where that lies, and the site."""

    state: tuple[object, ...]
    contents: Mapping[str, Content]
    docs: Path
    built: Path


class Preview:
    """Builds the preview below one temporary folder; `site` is the latest that was finished.

    Where nothing but the text of pages changed, only those pages are rendered again, in the site that is shown.
    """

    def __init__(self, root: Path, language: Language, tell: Tell) -> None:
        self.site: Path | None = None
        self._root = root
        self._language = language
        self._tell = tell
        self._folder = Path(os.path.realpath(mkdtemp(prefix="tezawari-preview-")))
        self._session = Session(root)
        self._parsed = Parsed()
        self._templates = Compiled()
        self._turn = 0
        self._last: _Made | None = None

    def build(self, address: str) -> Path:
        """Build what changed; all of it goes into a folder of its own, so that nobody sees half a site. Raises `PipelineError`."""
        site = open_site(self._root)
        site = replace(site, tree=ReadOnce(site.tree))
        same_docs(site, docs_folder(site), Path(open_config(site.root).docs_dir))
        selection = select(site, today(), self._session, self._parsed)
        state, contents = engine_state(site), all_contents(site, selection, self._language)
        # Whatever breaks off, the next build is a whole one.
        last, self._last = self._last, None
        differ = changed(last.contents, contents, last.docs) if last is not None and last.state == state else None
        if last is None or differ is None:
            made = self._whole(site, selection, state, contents, address)
        else:
            made = last._replace(contents=contents)
            self._again(site, selection, made, differ, address)
        self.site, self._last = made.built, made
        return made.built

    def _whole(
        self,
        site: Site,
        selection: Selection,
        state: tuple[object, ...],
        contents: Mapping[str, Content],
        address: str,
    ) -> _Made:
        """Render all of it. What was shown until now goes when this is finished, what is unfinished goes at once."""
        before = list(self._folder.iterdir())
        self._turn += 1
        folder = self._folder / f"{self._turn}"
        try:
            docs = docs_place(site, folder / "docs")
            stage(docs, contents)
            made = _Made(state, contents, docs, folder / "site")
            self._render(site, selection, made, made.built, address)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        for gone in before:
            shutil.rmtree(gone)
        return made

    def _again(self, site: Site, selection: Selection, made: _Made, differ: AbstractSet[str], address: str) -> None:
        """Render the pages that `differ`, and put them into the site that is shown: lists and the search index stay as they are."""
        stage(made.docs, {name: made.contents[name] for name in differ})
        # MkDocs knows the titles of pages that it reads again; those of posts it always knows.
        only = differ | {relative(site, path) for path in selection.pages}
        place = made.built.with_name("again")
        try:
            pages = self._render(site, selection, made, place, address, only)
            for path in differ & pages.addresses.keys():
                (place / pages.addresses[path]).replace(made.built / pages.addresses[path])
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def _render(
        self,
        site: Site,
        selection: Selection,
        made: _Made,
        place: Path,
        address: str,
        only: AbstractSet[str] | None = None,
    ) -> Pages:
        prepare = handover(all_marks(site, selection, self._session))
        rendered = render(
            site.root, made.docs, place, (), prepare, only=only, templates=self._templates, site_url=address
        )
        for path, differs in not_as_checked(site, selection.articles, rendered.pages, place).items():
            self._tell(_DIFFERS.filled(path=path, differs=differs))
        return rendered.pages

    def close(self) -> None:
        """Leave nothing behind."""
        self._session.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class PreviewServer(LiveReloadServer):
    """Says when it can be reached, and answers to the names of this computer alone.

    A page from elsewhere whose name was made to lead here ("DNS rebinding") could read drafts otherwise.
    """

    on_ready: Callable[[], None]
    language: Language

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """As MkDocs answers, where the browser asks this computer."""
        host = str(environ.get("HTTP_HOST", ""))
        if not host or _is_local(_named(host)):
            return super().serve_request(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [_STRANGE.render(self.language).encode()]

    def server_activate(self) -> None:
        """From here on, a browser gets an answer."""
        super().server_activate()
        self.on_ready()


def serve(root: Path, language: Language, tell: Tell) -> None:
    """Serve until interrupted. Raises `PipelineError` where the first build fails or the address cannot be used."""
    site = open_site(root)
    host, port = _address(site)
    preview = Preview(site.root, language, tell)
    try:
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"

        def again() -> None:
            try:
                server.root = str(preview.build(address))
            # Whatever is wrong, the writer sees the last good state, and what to mend in the terminal.
            except PipelineError as error:
                tell(Text(f"エラー: {error.in_full('ja')}", f"Error: {error.in_full('en')}"))
            except Exception as error:
                tell(Text(f"エラー: {error}", f"Error: {error}"))
            else:
                tell(AGAIN)

        paths = watched(site)
        watch = Watch(paths)
        first = preview.build(address)
        server = PreviewServer(builder=again, host=host, port=port, root=str(first))
        server.language = language
        server.on_ready = lambda: tell(READY.filled(address=address))
        server.observer = watch  # type: ignore[assignment]  # all that is asked of it, it has
        for path in paths:
            server.watch(str(path))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs does not say
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise _taken(address) from error
        finally:
            server.shutdown()
    finally:
        preview.close()


def watched(site: Site) -> list[Path]:
    """What the preview depends on: text, notes, records and settings that are there."""
    names = [docs_folder(site), site.config.notes_folder, site.config.ledger]
    names += ["pipeline.toml", "pyproject.toml", *CONFIGS]
    return [site.root / name for name in names if (site.root / name).exists()]


def _address(site: Site) -> tuple[str, int]:
    """Where to listen: MkDocs's dev_addr, on this computer only. Raises `ConfigError`."""
    host, port = open_config(site.root).dev_addr
    if not _is_local(host):
        raise ConfigError(
            _OUTSIDE.filled(host=host),
            Text("127.0.0.1:8000 のように書いてください。", "Write an address such as 127.0.0.1:8000."),
            path="mkdocs.yml",
        )
    return host, port


def _named(host: str) -> str:
    """The name of a `Host` header without its port; empty where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_local(host: str) -> bool:
    """Whether a name or number is one of this computer, whatever anybody's name server says."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _taken(address: str) -> UsageError:
    return UsageError(
        Text(
            "{address} は使えません。ほかのプログラムが使っているようです。",
            "{address} cannot be used; another program seems to have it.",
        ).filled(address=address),
        Text(
            "そのプログラムを止めるか、mkdocs.yml に「dev_addr: 127.0.0.1:8001」と書いてください。",
            "Stop that program, or write 'dev_addr: 127.0.0.1:8001' in mkdocs.yml.",
        ),
    )
