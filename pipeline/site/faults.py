"""What only the finished pages can tell: text that is not shown, addresses given twice, words that were to stay back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.errors import ConfigError, PipelineError, UnreadableError
from pipeline.language.excerpt import on_one_line
from pipeline.model.article import KIND_NAMES, Article, Kind
from pipeline.model.finding import Failure
from pipeline.publishing.selection import Selection
from pipeline.site.as_checked import differing
from pipeline.site.built_texts import installed
from pipeline.site.confidences import Shown, find_private, find_told
from pipeline.site.engine import EngineError
from pipeline.site.leaks import find_leaks
from pipeline.site.pages import Pages
from pipeline.site.staging import dotted, relative
from pipeline.sources.site import Site, unsure
from pipeline.wording import Language, Text

_NOT_SHOWN = Text(
    "できたページの文章が、チェックした文章と違います。欠けているか、言葉が足されています（{differs}）。",
    "The built page does not show the text that was checked: words are missing or were added ({differs}).",
)
# Of the paragraph that differs, in characters.
_SHOWN_WORDS = 40
_LEAVE_OUT = Text(
    "この記事を除いてサイトを作るには「pipeline build」を使ってください。ページの文章を変える plugins や hooks やテンプレートがないかも確かめてください。",
    "'pipeline build' builds the site without this article. See whether a plugin, a hook or a template changes the text of pages.",
)
_TWICE = Text("{other} と同じアドレス（{address}）になります。", "This gets the same address as {other}: {address}.")
_RENAME = Text(
    "どちらかのファイル名か、題名・slug・日付を変えてください。そのままでは片方のページが消えます。",
    "Change the file name of one of them, or its title, slug or date; as it is, one page would replace the other.",
)
_LEAK = Text(
    "公開しないこのファイルの言葉「{words}」が、できたサイトの {file} に出ています。サイトは書き出しませんでした。",
    "Words of this file, which is not to be published, are in {file} of the built site: '{words}'. The site was not written.",
)
_LOOK = Text(
    "mkdocs.yml の plugins や hooks、公開する記事の取り込み（snippets など）が、この原稿を読んでいないか確かめてください。",
    "See whether a plugin or hook of mkdocs.yml reads this file, or an article that is published includes it (snippets).",
)


def not_as_checked(site: Site, articles: Sequence[Article], pages: Pages, built: Path) -> dict[str, Text]:
    """The articles whose finished page shows another text than was checked: which section differs, and where."""
    found: dict[str, Text] = {}
    for article in articles:
        place = pages.made.get(relative(site, article.path))
        # An article that the site's own settings keep out of the build shows nothing wrong.
        if place is None or not (built / place).is_file():
            continue
        html = (built / place).read_text(encoding="utf-8", errors="replace")
        if differs := differing(article, html, site.config.headings):
            found[article.path] = told(differs)
    return found


def told(differs: Mapping[Kind, str]) -> Text:
    """The kinds of section that differ, each with the beginning of the paragraph."""
    return Text(
        "、".join(f"{KIND_NAMES[kind].ja}の「{on_one_line(words, _SHOWN_WORDS)}」" for kind, words in differs.items()),
        ", ".join(f"{KIND_NAMES[kind].en}: '{on_one_line(words, _SHOWN_WORDS)}'" for kind, words in differs.items()),
    )


def taken(site: Site, paths: Sequence[str], addresses: Mapping[str, str]) -> dict[str, str]:
    """Of `paths`, those that would be written to the place of another page: path → the other, both as users know them.

    Places that differ in capitals alone are one on many computers.
    """
    by_place: dict[str, list[str]] = {}
    for source, place in addresses.items():
        by_place.setdefault(unicodedata.normalize("NFC", place).casefold(), []).append(source)
    found: dict[str, str] = {}
    for path in paths:
        source = relative(site, path)
        place = unicodedata.normalize("NFC", addresses.get(source, "")).casefold()
        others = [other for other in by_place.get(place, ()) if other != source]
        if others:
            found[path] = next((known for known in paths if relative(site, known) == others[0]), others[0])
    return found


def shared(site: Site, selection: Selection, addresses: Mapping[str, str]) -> PipelineError | None:
    """The first two files that would get one address."""
    paths = [*(article.path for article in selection.articles), *selection.pages]
    for path, other in taken(site, paths, addresses).items():
        address = addresses[relative(site, path)]
        return ConfigError(_TWICE.filled(other=other, address=address), _RENAME, path=path)
    return None


def not_shown(site: Site, selection: Selection, pages: Pages, built: Path) -> PipelineError | None:
    """The first article that does not show what was checked."""
    for path, differs in not_as_checked(site, selection.articles, pages, built).items():
        return EngineError(_NOT_SHOWN.filled(differs=differs), _LEAVE_OUT, path=path)
    return None


_TOLD = Text(
    "できたサイトの {file} に、取材メモ {notes} の{at}行目でオフレコとされた話の言葉が出ています。サイトは書き出しませんでした。",
    "{file} of the built site repeats what was said off the record ({notes}, line {at}). The site was not written.",
)
_TAKE_OUT = Text(
    "ページ、公開フォルダーの CSS・JSON・CSV などのファイル、.authors.yml、mkdocs.yml からその言葉を消してください。",
    "Take the words out of the page, of the text file below the published folder, of .authors.yml or mkdocs.yml.",
)
_UNREAD = Text(
    "読めない取材メモがあり、そこで伏せるとされた話がサイトに出ていないかを確かめられないので、サイトは書き出しませんでした。{files}",
    "Notes cannot be read, so nobody can tell whether the site repeats what they keep off the record. The site was not written.{files}",
)
_WAITING = Text("\n  そのため公開できない記事：", "\n  Articles withheld because of it:")
_READABLE = Text(
    "ファイルを直すか、取材メモでないものはメモのフォルダーから出してください。",
    "Mend these files, or move what are no notes out of the folder of notes.",
)
_SHOWN = Text(
    "記事でないところに、個人情報らしいものが {count} か所あります。サイトは書き出しませんでした。{places}",
    "What looks like personal data stands outside of articles, in places: {count}. The site was not written.{places}",
)
_ALLOW = Text(
    "本人のものなら消してください。組織や本人が公開している連絡先、例として書いたものなら、pipeline.toml に二行加えます：\n"
    '    [personal_data]\n    allow = ["そのままの表記", "*@example.jp"]',
    "If it is a private person's, take it out. If it is published on purpose, or an example, add two lines to pipeline.toml:\n"
    '    [personal_data]\n    allow = ["exactly what stands here", "*@example.org"]',
)


def _confided(site: Site, selection: Selection, built: Path, theme: Sequence[Path]) -> PipelineError | None:
    """What was said in confidence, or is somebody's own, in a file that no check of articles looks at; never its words."""
    told, unread = find_told(built, site, selection.articles, theme)
    if unread:
        return _unread(unread, selection)
    for one in told:
        message = _TOLD.filled(file=one.file, notes=one.place.notes, at=one.place.line)
        return EngineError(message, _TAKE_OUT, path=one.file)
    # What begins with a dot goes out only where the settings say so (`exclude_docs: "!.well-known"`), and only the engine knows.
    hidden = [path for path in dotted(site) if (built / relative(site, path)).is_file()]
    return unsure(site, hidden) or _private(tuple(find_private(site, selection.pages, (*selection.others, *hidden))))


def _unread(failures: Sequence[Failure], selection: Selection) -> PipelineError:
    """Every file at once, and the articles that wait for them."""
    waiting = [left.path for left in selection.left_out if left.reason == "unchecked"]

    def listed(language: Language) -> str:
        files = "".join(
            f"\n  - {one.path} {one.message.render(language)}"
            + (f" → {one.hint.render(language)}" if one.hint is not None else "")
            for one in failures
        )
        held = _WAITING.render(language) + "".join(f"\n  - {path}" for path in waiting) if waiting else ""
        return files + held

    return EngineError(_UNREAD.filled(files=Text(listed("ja"), listed("en"))), _READABLE)


def _private(shown: Sequence[Shown]) -> PipelineError | None:
    """All places at once: whoever adopts the gate in a blog of years has to decide about each."""
    if not shown:
        return None
    places = Text(
        "".join(f"\n  - {one.file}:{one.line} {one.kind.ja}" for one in shown),
        "".join(f"\n  - {one.file}:{one.line} {one.kind.en}" for one in shown),
    )
    return EngineError(_SHOWN.filled(count=len(shown), places=places), _ALLOW)


def leaking(site: Site, selection: Selection, built: Path, theme: Iterable[str]) -> PipelineError | None:
    """The first words in the built site that only a file says which is not to be published, or a file of which nothing
    tells what it says; `theme` are the folders of the theme."""
    try:
        return _leaking(site, selection, built, installed(theme, site.root))
    except UnreadableError as error:
        return error


def _leaking(site: Site, selection: Selection, built: Path, folders: Sequence[Path]) -> PipelineError | None:
    confided = _confided(site, selection, built, folders)
    if confided is not None:
        return confided
    paths = [*(article.path for article in selection.articles), *selection.pages]
    leak = next(find_leaks(built, selection.left_out, site, paths, folders), None)
    if leak is None:
        return None
    return EngineError(_LEAK.filled(file=leak.file, words=leak.words), _LOOK, path=leak.path, line=leak.line)
