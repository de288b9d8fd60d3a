"""`pipeline import`: a draft from elsewhere and notes in; article and ledger out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.drafting import drafting
from pipeline.drafting.importing.draft_parts import parts
from pipeline.drafting.importing.held import Held
from pipeline.drafting.importing.holding import Holder
from pipeline.drafting.importing.leftovers import cleared
from pipeline.drafting.study.material import study
from pipeline.drafting.writing import recording, render
from pipeline.drafting.writing.outline import Outline
from pipeline.drafting.writing.verifying import verify
from pipeline.errors import UnreadableError, UsageError
from pipeline.evidence.grounding import Grounding
from pipeline.language.script import detect
from pipeline.model.notes import Notes
from pipeline.records import NamedTuple
from pipeline.sources import articles, foreign, writing
from pipeline.sources.site import Site
from pipeline.wording import Language, Text

ENGINE = "import"
_MARK = "---"


class Imported(NamedTuple):
    """What was done. Paths are from the site's root; `held` are the sentences of the file, in order of line; `gone` counts the
    lines that a chat had left."""

    article: str
    ledger: str
    outline: Outline
    held: tuple[Held, ...]
    gone: int
    language: Language


def create(site: Site, file: Path, sources: Sequence[Notes], path: str, article_type: str) -> Imported:
    """Write the article at `path` from the root, and its ledger.

    Raises `UsageError` where it exists, would be no article of this site, or nothing of the draft may stand, and
    `UnreadableError` for a file that is no draft.
    """
    drafting.require_article(path, site.config)
    drafting.require_drafted(article_type)
    if (site.root / path).exists() or (site.root / path).is_symlink():
        raise writing.exists(path, redraft=False)
    writing.refuse_twin(site.root / path, path)
    draft = foreign.read(file)
    language = sources[0].language
    matter, text = _front_matter(draft.text)
    plain = cleared(text)
    pieces = list(parts(plain.lines))
    written = detect(part.text for part in pieces if part.role != "heading")
    if written not in (None, language):
        raise _another_language(file, sources[0].path)
    holder = Holder(
        Grounding(sources, language),
        study(sources, drafting.brief_of(sources)),
        drafting.order_for(article_type, site.config),
        language,
    )
    outline = holder.outline(pieces, _words(matter.get("title")), _words(matter.get("description")))
    if not any(section.kind is None for section in outline.sections):
        raise _nothing(holder.held, file)
    page = render.article(outline, drafting.matter(outline, sources, article_type), language)
    verify(outline, articles.parse(path, page, site.config), sources)
    held = tuple(sorted(holder.held, key=lambda one: one.line))
    entry = recording.record(
        (
            *recording.everything(outline, language),
            *recording.unwritten([one.text for one in held if one.state == "against" and one.text]),
        ),
        sources,
        (),
        engine=ENGINE,
        digest_of=draft.digest,
        refused=[f"{one.line}: {one.verdict.reasons[0].kind}" for one in held if one.state == "against"],
    )
    record = drafting.write_ledger(site, path, entry)
    writing.create(site.root / path, page, path)
    return Imported(path, record, outline, held, plain.gone, language)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    """The keys of the YAML block that a file may open with, and the file without it, as many lines as before."""
    from pipeline.sources import yaml_block

    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:60], 1) if line.rstrip() in (_MARK, "...")), 0)
    if lines[0].rstrip() != _MARK or not end:
        return {}, text
    try:
        value, _ = yaml_block.read("\n".join(lines[1:end]))
    except yaml_block.UnreadableYamlError:
        return {}, text
    if not isinstance(value, dict):
        return {}, text
    return value, "\n".join([""] * (end + 1) + lines[end + 1 :])


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _another_language(file: Path, notes: str) -> UsageError:
    return UsageError(
        Text(
            "下書きと取材メモ（{notes}）の言語が違います。別の言語の文が取材のとおりかどうかは、確かめられません。何も書きませんでした。",
            "The draft and the notes ({notes}) are in different languages. Whether a sentence says what was said in another language cannot be told, so nothing was written.",
        ).filled(notes=notes),
        Text(
            "下書きを取材メモと同じ言語で書かせるか、下書きと同じ言語に訳した取材メモを --notes に渡してください。",
            "Have the draft written in the language of the notes, or give --notes a translation of them.",
        ),
        path=file.name,
    )


def _nothing(held: Sequence[Held], file: Path) -> UsageError | UnreadableError:
    count = sum(one.role == "sentence" for one in held)
    if not count:
        return UnreadableError(
            Text("下書きに文がありません。", "There is no sentence in this draft."),
            Text("ファイルの中身を確かめてください。", "Look into the file."),
            path=file.name,
        )
    return UsageError(
        Text(
            "{count}文のどれも取材メモと合わないため、何も書きませんでした。",
            "No sentence agrees with the notes ({count} in all), so nothing was written.",
        ).filled(count=count),
        Text(
            "渡した取材メモが、この下書きのもとになった取材のものかを確かめてください。",
            "See whether these are the notes of the interview that the draft was made from.",
        ),
        path=file.name,
    )
