"""The preview: every article as readers would see it, with a box saying what it still lacks. Never written to site_dir."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import yaml

from pipeline.checking.session import Session
from pipeline.clock import today
from pipeline.errors import UnreadableError
from pipeline.model.finding import Severity
from pipeline.policy.globs import MARKDOWN
from pipeline.publishing.selection import LeftOut, Selection
from pipeline.report.messages import hint, message
from pipeline.site.labels import Marks
from pipeline.site.lock import marks
from pipeline.site.staging import Content, contents, relative
from pipeline.sources import articles, front_matter
from pipeline.sources.site import Site
from pipeline.wording import Language, Text

# How Material shows each: the classes of its admonitions.
_STYLES: Mapping[bool, str] = {True: "admonition failure", False: "admonition warning"}
_TITLE = Text("プレビュー：{why}", "Preview: {why}")
_NOTHING = Text(
    "中身はそろっています。公開するには「pipeline publish {path:shell}」を実行します。",
    "All is there. 'pipeline publish {path:shell}' publishes it.",
)
_LINE = Text("{line}行目：{message}", "Line {line}: {message}")
_HEADING = re.compile(r"(?m)^# .*\n?")


def all_contents(site: Site, selection: Selection, language: Language) -> dict[str, Content]:
    """The files of a copy with what may be published, and with what may not in its box; by path from docs_dir."""
    boxed = {
        relative(site, left.path): _preview(site, left, selection, language).encode()
        for left in selection.left_out
        if left.path.lower().endswith(MARKDOWN)
    }
    return {**contents(site, selection), **boxed}


def all_marks(site: Site, selection: Selection, session: Session) -> Marks:
    """The marks for readers, in articles that are left out too."""
    known = marks(site, selection, session)
    more = {relative(site, left.path): left.report.lang for left in selection.left_out if left.report}
    return Marks(known.headings, {**known.languages, **more}, known.signers, known.faces)


def _preview(site: Site, left: LeftOut, selection: Selection, language: Language) -> str:
    notice = box(left, _problems(left, selection, language), language)
    try:
        text = articles.decode(site.tree.read(left.path) or b"", left.path)
    except UnreadableError:
        return f"{_settings({}, left)}\n{notice}"
    matter = front_matter.parse(text)
    body = text[front_matter.split(text).body :]
    heading = _HEADING.search(body)
    place = heading.end() if heading else 0
    return f"{_settings(matter.values, left)}\n{body[:place]}\n{notice}\n{body[place:]}"


def _settings(values: Mapping[str, object], left: LeftOut) -> str:
    """Front matter that any engine takes: a broken one must not keep the preview from showing what is broken."""
    day = values.get("date")
    kept: dict[str, object] = {
        "title": left.title or Path(left.path).stem,
        "date": day if isinstance(day, date) else today(),
        "description": str(values.get("description") or ""),
    }
    if isinstance(values.get("slug"), str):
        kept["slug"] = values["slug"]
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True)}---\n"


def _problems(left: LeftOut, selection: Selection, language: Language) -> Iterator[tuple[str, str]]:
    """What is wrong and what to do about it."""
    for found in left.report.findings if left.report else ():
        if found.severity is Severity.ERROR and found.waiver is None:
            parameters = {"line": found.finding.line, "message": message(found, language)}
            yield _LINE.render(language, parameters), hint(found, language)
    for failure in selection.failures:
        if failure.path == left.path:
            yield failure.message.render(language), failure.hint.render(language) if failure.hint else ""


def box(left: LeftOut, problems: Iterator[tuple[str, str]], language: Language) -> str:
    """The notice as raw HTML without an empty line, which every Markdown engine passes on as it is."""
    items = [f"<li>{html.escape(what)}<br><small>{html.escape(do)}</small></li>" for what, do in problems]
    ready = left.reason == "draft" and left.report is not None and left.report.publishable
    nothing = f"<p>{html.escape(_NOTHING.render(language, {'path': left.path}))}</p>" if ready else ""
    content = f"<ul>{''.join(items)}</ul>" if items else nothing
    title = html.escape(_TITLE.render(language, {"why": left.why.render(language)}))
    style = _STYLES[left.meant_for_readers]
    return f'<div class="{style}"><p class="admonition-title">{title}</p>{content}</div>\n'
