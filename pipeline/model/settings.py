"""Where the settings of notes stand: who speaks, when it was, who agreed."""

from __future__ import annotations

from pipeline.wording import Text

_AT_TOP = Text("ファイルの先頭（「---」の行と「---」の行のあいだ）", "at the top of the file, between two lines of ---")
_BESIDE = Text("同じ場所のファイル {file} ", "in the file {file} beside it")


def settings_of(path: str) -> Text:
    """Where a person writes the settings of notes: within text, beside any other file."""
    if path.lower().endswith((".md", ".markdown", ".txt")):
        return _AT_TOP
    return _BESIDE.filled(file=sidecar_of(path).rpartition("/")[2])


def sidecar_of(path: str) -> str:
    """The file beside notes that holds their settings, where they do not hold them themselves: `talk.meta.yml` for `talk.srt`."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{name.rpartition('.')[0] or name}.meta.yml"
