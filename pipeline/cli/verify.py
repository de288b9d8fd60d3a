"""`pipeline verify`: whether what was built fits its receipt."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language
from pipeline.wording import Text

_FITS = Text(
    "控えと一致します：{place}（ファイル {files}個、記事 {articles}本）",
    "Fits its receipt: {place} (files: {files}, articles: {articles})",
)
_NOT = Text(
    "控えと合いません（{count}か所）。公開しないでください。", "Does not fit its receipt ({count}). Do not publish it."
)
# So many are listed.
_MOST = 20


@click.command(name="verify")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@lang_option
@click.pass_context
def command(context: click.Context, folder: Path | None, lang: str | None) -> None:
    """Compare the site in FOLDER (default: site_dir) with the receipt that 'pipeline build' wrote into it.

    Inside the site's own folder, the policy, the articles and the commit are compared as well. Exit status: 0 it fits,
    1 it does not, 2 usage or configuration, 3 there is no receipt that can be read.
    """
    from pipeline.publishing import receipt
    from pipeline.sources.root import root_of
    from pipeline.sources.site import open_site

    root = root_of(())
    site = None if root is None else open_site(root)
    language = message_language(lang, site.config.lang if site else None)
    place = folder or (root or Path.cwd()) / _site_dir(root or Path.cwd())
    said = receipt.read(place / receipt.NAME)
    found = list(receipt.misfits(site, place, said))
    for one in found[:_MOST]:
        click.echo(f"✖ {one.path}: {one.what.render(language)}")
    if found:
        click.echo(_NOT.render(language, {"count": len(found)}))
        context.exit(1)
    counts = {"place": place, "files": len(said["files"]), "articles": len(said["articles"])}
    click.echo(_FITS.render(language, counts))


def _site_dir(root: Path) -> str:
    from pipeline.sources.mkdocs_config import settings
    from pipeline.sources.site import CONFIGS

    file = next((place for name in CONFIGS if (place := root / name).is_file()), None)
    chosen = settings(file.read_bytes()).get("site_dir") if file is not None else None
    return chosen if isinstance(chosen, str) else "site"
