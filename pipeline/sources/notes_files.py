"""Which files are notes, by name alone: asked of every site, also where no article has any."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.settings import sidecar_of

# Suffix → module and function of `pipeline.sources.notes` that read it. A Word document is turned into text first.
PARSERS: Mapping[str, tuple[str, str]] = {
    ".vtt": ("vtt", "parse"),
    ".srt": ("srt", "parse"),
    ".txt": ("text", "parse"),
    ".md": ("text", "parse_markdown"),
    ".markdown": ("text", "parse_markdown"),
    ".docx": ("text", "parse_document"),
    ".csv": ("tables", "parse"),
    ".tsv": ("tables", "parse"),
    ".json": ("json_speech", "parse"),
}


def sidecar_names(name: str) -> tuple[str, str]:
    """The names under which the metadata of notes `name` may lie beside it; the first is the one that is written."""
    return sidecar_of(name), f"{name}.meta.yml"
