"""`pipeline serve`: the preview on this machine only, built anew when something changes."""

from __future__ import annotations

import ipaddress
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from mkdocs.livereload import LiveReloadServer

from pipeline.clock import today
from pipeline.errors import ConfigError, PipelineError, UsageError
from pipeline.publishing.selection import select
from pipeline.site.build import handover
from pipeline.site.engine import open_config, render
from pipeline.site.faults import kinds_not_shown
from pipeline.site.lock import same_docs
from pipeline.site.preview import all_marks, stage_all
from pipeline.site.staging import Snapshot, docs_folder, docs_place
from pipeline.sources.site import CONFIGS, Site, open_site
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
_DIFFERS = Text(
    "{path}：検査で数えた文章（{kinds}）がページに見えません。このままでは「pipeline build」が公開しません。",
    "{path}: the page does not show the text that was checked ({kinds}); 'pipeline build' will not publish it.",
)

Tell = Callable[[Text], None]


class Preview:
    """Builds the preview below one temporary folder; `site` is the latest that was finished."""

    def __init__(self, root: Path, language: Language, tell: Tell) -> None:
        self.site: Path | None = None
        self._root = root
        self._language = language
        self._tell = tell
        self._folder = Path(os.path.realpath(mkdtemp(prefix="tezawari-preview-")))
        self._turn = 0

    def build(self, address: str) -> Path:
        """Build all of it anew into a folder of its own, so that nobody sees half a site. Raises `PipelineError`."""
        site = open_site(self._root)
        site = replace(site, tree=Snapshot(site.tree))
        same_docs(site, docs_folder(site), Path(open_config(site.root).docs_dir))
        self._turn += 1
        staged, built = self._folder / f"docs{self._turn}", self._folder / f"site{self._turn}"
        try:
            docs = docs_place(site, staged)
            selection = select(site, today())
            stage_all(site, selection, docs, self._language)
            rendered = render(site.root, docs, built, (), handover(all_marks(site, selection)), site_url=address)
        finally:
            shutil.rmtree(staged)
        for path, kinds in kinds_not_shown(site, selection.articles, rendered.pages.contents).items():
            self._tell(
                _DIFFERS.filled(path=path, kinds=Text("・".join(k.ja for k in kinds), ", ".join(k.en for k in kinds)))
            )
        before, self.site = self.site, built
        if before is not None:
            shutil.rmtree(before)
        return built

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._folder, ignore_errors=True)


class _Server(LiveReloadServer):
    """Says when it can be reached."""

    on_ready: Callable[[], None]

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
                tell(error_text(error))
            except Exception as error:
                tell(Text(f"エラー: {error}", f"Error: {error}"))
            else:
                tell(AGAIN)

        first = preview.build(address)
        server = _Server(builder=again, host=host, port=port, root=str(first))
        server.on_ready = lambda: tell(READY.filled(address=address))
        for path in watched(site):
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


def error_text(error: PipelineError) -> Text:
    """An error and its advice as one message."""
    hint = error.hint or Text("", "")
    return Text(f"エラー: {error.render('ja')} {hint.ja}".rstrip(), f"Error: {error.render('en')} {hint.en}".rstrip())


def _address(site: Site) -> tuple[str, int]:
    """Where to listen: MkDocs's dev_addr, on this computer only. Raises `ConfigError`."""
    host, port = open_config(site.root).dev_addr
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise ConfigError(
            _OUTSIDE.filled(host=host),
            Text("127.0.0.1:8000 のように書いてください。", "Write an address such as 127.0.0.1:8000."),
            path="mkdocs.yml",
        )
    return host, port


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
