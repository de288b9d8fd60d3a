"""A sign-off into an article's front matter, everything else of the file byte for byte; and what the person is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pipeline.errors import UsageError
from pipeline.evidence.signed_text import changed, digest, parts
from pipeline.model.article import Article
from pipeline.model.sign_off import SignOff
from pipeline.policy.config import Config
from pipeline.records import NamedTuple
from pipeline.sources import articles
from pipeline.wording import Text

# What judges the sign-off itself, and so cannot be asked for before there is one.
ABOUT_SIGNING = frozenset(("sign-off-missing", "sign-off-stale", "sign-off-not-allowed", "human-section-by-machine"))
_KEY = re.compile(rb"sign_off[ \t]*:")
_END = re.compile(rb"(?:-{3}|\.{3})[ \t]*(?:\r\n|\r|\n|\Z)")


class Difference(NamedTuple):
    """What a person has to look at: `headings` of the parts that are new or changed (empty: the settings and the lead).

    `first` says that the article was never signed, so everything is new; `human` that a human section is among them.
    """

    headings: tuple[str, ...]
    first: bool
    human: bool


def difference(article: Article) -> Difference:
    """What changed since the article was signed."""
    before = article.front_matter.sign_off
    headings = changed(article, before.parts if before else ())
    mine = {section.heading.text for section in article.human_sections}
    inner = {
        section.heading.text for section in article.sections if section.kind is not None and section.heading is not None
    }
    return Difference(headings, before is None, before is None or not (mine | inner).isdisjoint(headings))


def made(article: Article, by: str, now: datetime) -> SignOff:
    """A sign-off of the article as it stands, by `by` (`Name <mail>`), at `now`."""
    at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return SignOff(by, at, digest(article.text), parts(article))


def written(data: bytes, path: str, config: Config, sign_off: SignOff) -> bytes:
    """The bytes of the article with this sign-off in place of another. Raises `UsageError` where it cannot be put in."""
    before = articles.parse(path, articles.decode(data, path), config)
    lines = data.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if number and _END.match(line)), None)
    if end is None or not before.front_matter.readable:
        raise _by_hand(path)
    eol = lines[0][len(lines[0].rstrip(b"\r\n")) :] or b"\n"
    start = next((number for number in range(1, end) if _KEY.match(lines[number])), end)
    stop = next((number for number in range(start + 1, end) if re.match(rb"[^\s]", lines[number])), end)
    block = eol.join(line.encode() for line in _block(sign_off)) + eol
    changed_data = b"".join((*lines[:start], block, *lines[stop if start < end else end :]))
    after = articles.parse(path, articles.decode(changed_data, path), config)
    if _others(after.front_matter.values) != _others(before.front_matter.values) or (
        after.front_matter.sign_off != sign_off or digest(after.text) != digest(before.text)
    ):
        raise _by_hand(path)
    return changed_data


def _others(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if key != "sign_off"}


def _block(sign_off: SignOff) -> Sequence[str]:
    """The lines of YAML; JSON's strings are YAML's."""
    lines = ["sign_off:"]
    lines += [f"  {name}: {_quoted(getattr(sign_off, name))}" for name in ("by", "at", "digest")]
    if sign_off.parts:
        lines += ["  sections:", *(f"    - {_quoted(f'{part.digest} {part.heading}')}" for part in sign_off.parts)]
    if sign_off.signature:
        lines.append(f"  signature: {_quoted(sign_off.signature)}")
    return lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _by_hand(path: str) -> UsageError:
    return UsageError(
        Text("署名を書き込めませんでした。", "The sign-off could not be written."),
        Text(
            "記事の一番上の設定（--- で囲んだ部分）を、「キー: 値」を一行ずつの形にしてください。",
            "Write the settings at the top of the article (between the lines of ---) as one 'key: value' a line.",
        ),
        path=path,
    )
