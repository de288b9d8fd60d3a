"""The second lock: plain `mkdocs build` and `mkdocs serve` leave out what `pipeline build` leaves out.

Used by the plugin and by `hooks/mkdocs_hook.py`. Where the gate itself fails, the build fails: nothing is published
unchecked.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.checking.session import Session
from pipeline.clock import today
from pipeline.errors import ConfigError, PipelineError
from pipeline.evidence.origins import answered
from pipeline.frozen import replace
from pipeline.model.article import Article
from pipeline.publishing.selection import Selection, select
from pipeline.site.engine import pruned
from pipeline.site.faults import leaking, not_shown, shared
from pipeline.site.labels import Marks
from pipeline.site.output import empty
from pipeline.site.pages import Pages
from pipeline.site.readers.faces import faces
from pipeline.site.staging import docs_folder, dotted, published, relative
from pipeline.sources.site import Site, open_site
from pipeline.sources.tree import ReadOnce, WorkingTree
from pipeline.wording import Text, locale_language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_LOG = logging.getLogger("mkdocs.plugins.tezawari")

_LEFT_OUT = Text("公開しません：{path} — {why}", "Left out: {path}: {why}")
_CRASH = Text(
    "Tezawari のチェックが途中で止まったので、ビルドを中止しました（{detail}）。",
    "Tezawari's check broke off, so the build was stopped ({detail}).",
)
_MOVED = Text(
    "別のプラグインが docs_dir を変えたので、チェックしたものと公開するものが食い違います。ビルドを中止しました。",
    "Another plugin changed docs_dir, so what is published is not what was checked. The build was stopped.",
)


class Lock:
    """MkDocs events that keep back what the gate does not let pass."""

    def __init__(self) -> None:
        self.marks = Marks({}, {})
        self.pages = Pages()
        self._site: Site | None = None
        self._selection: Selection | None = None
        self._docs = ("", "")
        self._allowed: frozenset[str] = frozenset()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the gate over the whole site. Raises MkDocs's `PluginError` where it cannot be run."""
        language = locale_language() or "en"
        try:
            site = site_of(config)
            with Session(site.root) as session:
                selection = select(site, today(), session)
                self.marks = marks(site, selection, session)
            self._allowed = frozenset(relative(site, path) for path in published(site, selection))
        except PipelineError as error:
            raise _stopped(error) from error
        except Exception as error:
            from mkdocs.exceptions import PluginError

            raise PluginError(_CRASH.filled(detail=f"{type(error).__name__}: {error}").render(language)) from error
        for failure in selection.failures:
            _LOG.warning(f"{failure.path}: {failure.message.render(language)}")
        for left in selection.left_out:
            message = _LEFT_OUT.filled(path=left.path, why=left.why).render(language)
            _LOG.log(logging.WARNING if left.meant_for_readers else logging.INFO, message)
        self._site, self._selection = site, selection
        self._docs = (_absolute(config.docs_dir), os.path.realpath(config.docs_dir))
        config.nav = pruned(config.nav, frozenset(relative(site, left.path) for left in selection.left_out))
        self.pages = Pages()
        self.pages.configured(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take out every file below docs_dir that did not pass, before any other plugin sees it."""
        if os.path.realpath(config.docs_dir) != self._docs[1]:
            from mkdocs.exceptions import PluginError

            raise PluginError(_MOVED.render(locale_language() or "en"))
        for file in list(files):
            if file.abs_src_path and not self._passes(file.abs_src_path):
                files.remove(file)
        return files

    def _passes(self, source: str) -> bool:
        """Whether a file lies elsewhere, or is one of those that `pipeline build` would build from.

        A link in docs_dir goes by its own name: what it leads to was checked under that name.
        """
        for folder, path in zip(self._docs, (_absolute(source), os.path.realpath(source)), strict=True):
            if path.startswith(folder + os.sep):
                return path[len(folder) + 1 :].replace(os.sep, "/") in self._allowed
        return True

    def on_env(self, files: Files) -> None:
        """No plugin moves a page after this."""
        self.pages.placed(files)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Take back what was built where it shows what `pipeline build` would not have let pass."""
        built = Path(config.site_dir)
        self.pages.written(built)
        if self._site is None or self._selection is None:
            return
        error = (
            shared(self._site, self._selection, self.pages.addresses)
            or not_shown(self._site, self._selection, self.pages, built)
            or leaking(self._site, self._selection, built, config.theme.dirs)
        )
        if error is not None:
            empty(built, (relative(self._site, path) for path in dotted(self._site)))
            raise _stopped(error)


def _absolute(path: str) -> str:
    """Without following links."""
    return os.path.abspath(path)  # noqa: PTH100  # `Path.resolve` would follow links


def _stopped(error: PipelineError) -> Exception:
    from mkdocs.exceptions import PluginError

    return PluginError(error.in_full(locale_language() or "en"))


def site_of(config: MkDocsConfig) -> Site:
    """The site that a MkDocs configuration belongs to. Raises `ConfigError`."""
    root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    site = open_site(root)
    docs = docs_folder(site)
    if os.path.realpath(site.root) != os.path.realpath(root):
        raise ConfigError(
            Text(
                "mkdocs.yml が pipeline.toml と同じフォルダーにありません。",
                "mkdocs.yml does not lie beside pipeline.toml.",
            ),
            Text("二つを同じフォルダーに置いてください。", "Put both into one folder."),
            path=str(root),
        )
    same_docs(site, docs, Path(config.docs_dir))
    return replace(site, tree=ReadOnce(WorkingTree(site.root)))


def marks(site: Site, selection: Selection, session: Session) -> Marks:
    """What readers are shown of the articles that are built; `session` is the one that judged them."""
    languages = {relative(site, article.path): article.lang for article in selection.articles}
    signers = {relative(site, article.path): who for article in selection.articles if (who := signer(site, article))}
    return Marks(site.config.headings, languages, signers, faces(site, selection, session))


def signer(site: Site, article: Article) -> str | None:
    """Who answers for an article as it stands, None where nobody does."""
    signed = article.front_matter.sign_off
    return signed.name if signed is not None and answered(article, site.config) else None


def same_docs(site: Site, docs: str, built: Path) -> None:
    """Raise `ConfigError` where the gate would look into another folder than the engine."""
    if os.path.realpath(site.root / docs) != os.path.realpath(built):
        raise ConfigError(
            Text(
                "チェックするフォルダー（{docs}）と、MkDocs が公開するフォルダー（{built}）が違います。",
                "The folder that is checked ({docs}) is not the one that MkDocs publishes ({built}).",
            ).filled(docs=docs, built=built),
            Text(
                "mkdocs.yml 自身に docs_dir を書いてください（INHERIT や -f や環境変数で変えたものはチェックが追えません）。",
                "Write docs_dir in mkdocs.yml itself; the check does not follow INHERIT or a variable of the environment.",
            ),
            path="mkdocs.yml",
        )
