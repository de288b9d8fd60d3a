"""Waivers: accepted findings, each with a reason, a name and an end date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from pipeline.model.finding import Waiver
from pipeline.policy.globs import matches
from pipeline.wording import Text


def covering(waivers: Iterable[Waiver], check: str, path: str, today: date) -> Waiver | None:
    """The waiver that covers this check on this path today, if any."""
    for waiver in waivers:
        if waiver.check == check and today <= waiver.until and matches(path, (waiver.path,)):
            return waiver
    return None


_OVER = Text(
    "pipeline.toml の [[waiver]]：「{check}」の免除（{path}）は {until} で終わり、もう効きません。続けるなら日付を改め、要らなければ消してください。",
    "A [[waiver]] of pipeline.toml ended on {until} and answers nothing any more: '{check}' for {path}. Give it a new date, or take it out.",
)
_NOWHERE = Text(
    "pipeline.toml の [[waiver]]：「{check}」の免除の path（{path}）に当てはまるファイルがありません。書き直すか、消してください。",
    "A [[waiver]] of pipeline.toml is for a path that no file has: '{check}' for {path}. Mend the path, or take it out.",
)


def idle(waivers: Iterable[Waiver], paths: Collection[str], today: date) -> Iterator[Text]:
    """What to say of waivers that answer nothing: they are over, or none of `paths`, all files of the site, is theirs."""
    for waiver in waivers:
        told = {"check": waiver.check, "path": waiver.path, "until": waiver.until}
        if not any(matches(path, (waiver.path,)) for path in paths):
            yield _NOWHERE.filled(**told)
        elif today > waiver.until:
            yield _OVER.filled(**told)
