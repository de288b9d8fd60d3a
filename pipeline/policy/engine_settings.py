"""What of the engine's settings, and of the files beside the policy, opens the gate: compared as data, nothing is run."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping

from pipeline.policy.gate import Engine
from pipeline.wording import Text

# Extensions that turn Markdown into what the scanner knows; any other may bring in or take out text.
_PLAIN = frozenset(
    (
        "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "markdown_captions",
        "md_in_html", "meta", "sane_lists", "smarty", "tables", "toc", "wikilinks", "extra", "nl2br",
    )
)  # fmt: skip
_UNSURE = ("pymdownx.snippets", "pymdownx.blocks", "pymdownx.extra")
_OURS = "tezawari"
# Plugins whose settings decide nothing about what readers see but which articles are there.
_LISTING = frozenset(("blog", "meta", "search", "tags", _OURS))
# What a project is made of; of it only what names packages is compared (`sources/change.py`).
_PROJECT = "pyproject.toml"
# Which packages, and which version of each; what cannot be compared line by line.
_LOCKS = frozenset(
    [
        "environment.yml",
        "Pipfile",
        "Pipfile.lock",
        "pdm.lock",
        "pixi.lock",
        "poetry.lock",
        "pylock.toml",
        "setup.cfg",
        "setup.py",
        "uv.lock",
    ]
)
# Text that git-tracked templates, styles and scripts put on a page can hide any other.
_LISTS = {
    "extra_templates": Text("テンプレート", "the template"),
    "hooks": Text("プログラム", "the program"),
    "extra_css": Text("スタイル", "the style"),
    "extra_javascript": Text("スクリプト", "the script"),
}


def engine_loosened(earlier: Engine, later: Engine) -> Iterator[Text]:
    """What the settings `later` allow that `earlier` do not."""
    before, after = earlier.settings, later.settings
    program = Text("設定がプログラム {name} を呼びます", "the settings call the program {name}")
    yield from (program.filled(name=name) for name in later.programs if name not in earlier.programs)
    moved = Text("公開フォルダーが {old} から {new} に変わりました", "the folder that is published is {new}, not {old}")
    old, new = (str(one.get("docs_dir", "docs")) for one in (before, after))
    if posixpath.normpath(old) != posixpath.normpath(new):
        yield moved.filled(old=old, new=new)
    if before.get("INHERIT") != after.get("INHERIT"):
        yield Text("設定を {file} から引き継ぎます", "settings are inherited from {file}").filled(
            file=after.get("INHERIT")
        )
    yield from _theme(before.get("theme"), after.get("theme"))
    yield from _plugins(_named(before.get("plugins")), _named(after.get("plugins")))
    yield from _extensions(_named(before.get("markdown_extensions")), _named(after.get("markdown_extensions")))
    yield from _extensions(_named(before.get("mdx_configs")), _named(after.get("mdx_configs")))
    yield from _markup(before, after)
    added = Text("{kind} {item} が加わりました", "{kind} {item} is added")
    for key, kind in _LISTS.items():
        known = _items(before.get(key))
        yield from (added.filled(kind=kind, item=item) for item in _items(after.get(key)) if item not in known)


def _markup(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Text]:
    """Themes put settings on pages as they are: a style among them can hide whole sections."""
    what = Text("設定 {key} に HTML が入りました", "the setting {key} holds HTML")
    known = {text for _, text in _strings(before, "")}
    yield from (what.filled(key=key) for key, text in _strings(after, "") if "<" in text and text not in known)


def _strings(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Each string among settings, those that name others too, with the way to it."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            place = f"{key}.{name}" if key else str(name)
            yield place, str(name)
            yield from _strings(one, place)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, key)


def _theme(before: object, after: object) -> Iterator[Text]:
    what = Text("テーマの {key} が {new} になりました（前は {old}）", "the theme's {key} is {new}, not {old}")
    for key in ("name", "custom_dir"):
        old, new = (
            one.get(key) if isinstance(one, dict) else one if key == "name" else None for one in (before, after)
        )
        if old != new:
            yield what.filled(key=key, old=old or "-", new=new or "-")


def _plugins(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Text]:
    if _OURS in before and not _off(before[_OURS]) and (_OURS not in after or _off(after[_OURS])):
        yield Text(
            "プラグイン tezawari が外れ、MkDocs だけで作ったサイトにチェックが効きません",
            "the plugin tezawari is gone: a site that MkDocs builds alone is not checked",
        )
    added = Text("プラグイン {name} が加わりました", "the plugin {name} is added")
    changed = Text("プラグイン {name} の下書きの扱いが変わりました", "the plugin {name} treats drafts differently")
    other = Text("プラグイン {name} の設定が変わりました", "the settings of the plugin {name} changed")
    for name, settings in after.items():
        if name not in before:
            yield added.filled(name=name)
        elif name.removeprefix("material/") not in _LISTING:
            if _text(before[name]) != _text(settings):
                yield other.filled(name=name)
        elif name != _OURS and _drafts(before[name]) != _drafts(settings):
            yield changed.filled(name=name)


def _extensions(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Text]:
    added = Text("Markdown の拡張 {name} が加わりました", "the Markdown extension {name} is added")
    changed = Text(
        "Markdown の拡張 {name} の設定が変わりました", "the settings of the Markdown extension {name} changed"
    )
    for name, settings in after.items():
        unsure = name.startswith(_UNSURE) or (
            not name.startswith("pymdownx.") and name.removeprefix("markdown.extensions.") not in _PLAIN
        )
        if unsure and name not in before:
            yield added.filled(name=name)
        elif unsure and _text(before[name]) != _text(settings):
            yield changed.filled(name=name)


def _drafts(settings: object) -> str:
    chosen = settings if isinstance(settings, dict) else {}
    return _text({key: value for key, value in chosen.items() if "draft" in str(key) or key in ("enabled", "blog_dir")})


def _off(settings: object) -> bool:
    return isinstance(settings, dict) and settings.get("enabled") is False


def _named(raw: object) -> dict[str, object]:
    """A list of names, each with or without settings, or a table of them."""
    if isinstance(raw, dict):
        return {str(name): value for name, value in raw.items()}
    found: dict[str, object] = {}
    for one in raw if isinstance(raw, list) else ():
        found |= {str(name): value for name, value in one.items()} if isinstance(one, dict) else {str(one): None}
    return found


def _items(raw: object) -> list[str]:
    return [_text(one) if isinstance(one, dict) else str(one) for one in raw] if isinstance(raw, list) else []


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def files_loosened(
    before: Mapping[str, str], after: Mapping[str, str], signers: Collection[str]
) -> Iterator[tuple[str, Text]]:
    """What files beside the policy allow: each by path, with what changed in it. Equal text changes nothing."""
    line = Text("行「{line}」が加わりました", "the line '{line}' is added")
    changed = Text("内容が変わりました", "its content changed")
    gone = Text("消されました", "it is gone")
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old == new:
            continue
        if new is None:
            yield path, gone
        elif path in signers or is_list_of_packages(path):
            known = set(_lines(old or ""))
            yield from ((path, line.filled(line=one[:120])) for one in _lines(new) if one not in known)
        else:
            yield path, changed


def names_packages(path: str) -> bool:
    """Whether a file says which packages check and build the site."""
    return is_list_of_packages(path) or posixpath.basename(path) in _LOCKS


def is_list_of_packages(path: str) -> bool:
    """Whether a file names them line by line."""
    *folders, name = path.split("/")
    listing = "requirements" in folders or name.startswith(("requirements", "constraints"))
    return name == _PROJECT or (listing and name.endswith((".txt", ".in")))


def modules(engine: Engine) -> frozenset[str]:
    """The outermost names of the modules that Markdown's extensions and other programs among the settings come from."""
    extensions = {**_named(engine.settings.get("markdown_extensions")), **_named(engine.settings.get("mdx_configs"))}
    programs = (re.split(r"python/[\w/]*:", name)[-1] for name in engine.programs)
    return frozenset(re.split(r"[.:]", name)[0] for name in (*extensions, *programs))


def _lines(text: str) -> list[str]:
    return [plain for line in text.splitlines() if (plain := line.split(" #")[0].strip()) and not plain.startswith("#")]
