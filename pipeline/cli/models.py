"""Choosing a model for `pipeline draft --engine llm`, and what is said before anything leaves the machine."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import confirmed
from pipeline.errors import UsageError
from pipeline.sources.cache import cache_folder
from pipeline.wording import Language, Text

if TYPE_CHECKING:
    from pipeline.drafting.drafting import Asked
    from pipeline.drafting.engines.llm.by_model import ByModel
    from pipeline.model.notes import Notes
    from pipeline.sources.site import Site

# What was said once is kept here, a host a line of JSON; gone with the cache, it is said again.
_SAID = "models-told.json"
_BEFORE = Text(
    "{server} へ、取材メモのオフレコでない発言、話者名、brief を送ります。オフレコの話、人の節、電話番号や住所などは送りません。"
    "料金がかかることがあり、送った内容の扱いは先方の規約によります。送る前に「--show-prompt」で全部見られます。（この案内は一度だけ出します）",
    "To {server} go the utterances that are on the record, the speakers' names and the brief; never what is off the record, a human section, "
    "phone numbers, addresses and the like. It may cost money, and their terms say what becomes of what is sent. '--show-prompt' shows all of it "
    "beforehand. (This is said once.)",
)
_ASK = Text("送りますか", "Send it")
_TRIAL = Text(
    "試しただけで、何も送らず、何も書いていません。送るとすれば {server} のモデル {model} へ、発言 {count} 件、約 {size} 文字です。"
    "伏せる個人情報は {masks} 件。全部見るには --show-prompt を付けてください。\n",
    "A trial: nothing was sent, nothing written. To the model {model} at {server} would go {count} {count:utterance|utterances}, some {size} characters. "
    "{masks} {masks:piece|pieces} of personal data {masks:is|are} hidden. --show-prompt shows all of it.\n",
)
_HEARD = Text("モデルが書いています… {count}文字", "The model is writing… {count} characters")


def chosen(name: str | None, base_url: str | None, language: Language) -> ByModel:
    """The engine. Raises `UsageError` where it is not clear which model is meant, or it may not be called so."""
    from pipeline.drafting.engines.llm.by_model import ByModel

    if not name or not name.strip():
        raise UsageError(
            Text("どのモデルに書かせるかが分かりません。", "It is not clear which model is to write."),
            Text(
                "「--model llama3.1」のように、モデルの名前を付けてください。",
                "Name it, like '--model llama3.1'.",
            ),
        )
    base = base_url or os.environ.get("TEZAWARI_BASE_URL")
    if base:
        from pipeline.drafting.engines.llm.endpoint import Key, address
        from pipeline.drafting.engines.llm.server import Server

        secret = os.environ.get("TEZAWARI_API_KEY")
        key = Key(secret) if secret else None
        return ByModel(Server(name, address(base, keyed=key is not None), key), _progress(language))
    from pipeline.drafting.engines.llm.package import through_llm

    return ByModel(through_llm(name), _progress(language))


def says_before(site: Site, engine: ByModel, language: Language, *, ask: bool) -> None:
    """What leaves the machine and that it may cost, once for each server; at a terminal a person says yes to it."""
    server = engine.model.server
    folder = cache_folder(site.root)
    said = _said((folder / _SAID).read_bytes()) if folder is not None and (folder / _SAID).is_file() else []
    if engine.model.local or server in said:
        return
    click.echo(_BEFORE.render(language, {"server": server}), err=True)
    if ask and not confirmed(_ASK, language, default=True, err=True):
        raise click.Abort
    from pipeline.sources import writing

    if folder is not None:
        writing.replace(folder / _SAID, json.dumps([*said, server], ensure_ascii=False), _SAID)


def _said(data: bytes) -> list[str]:
    try:
        value = json.loads(data)
    except ValueError:
        return []
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def shown_prompt(engine: ByModel, sources: Sequence[Notes], asked: Asked, language: Language) -> str:
    """Exactly the messages that would be sent first."""
    from pipeline.drafting.engines.llm.prompting import prompt

    messages = prompt(sources, asked.brief, asked.order).messages
    return "".join(f"--- {message.role} ---\n{message.content.rstrip()}\n" for message in messages)


def trial(engine: ByModel, sources: Sequence[Notes], asked: Asked, language: Language) -> str:
    """What would be sent, in figures."""
    from pipeline.drafting.engines.llm.prompting import prompt

    whole = prompt(sources, asked.brief, asked.order)
    size = sum(len(message.content) for message in whole.messages)
    values = {"count": len(whole.told), "size": size, "masks": len(whole.masks)}
    return _TRIAL.render(language, {"server": engine.model.server, "model": engine.model.name, **values})


def _progress(language: Language) -> Callable[[int], None] | None:
    """What shows, to whoever waits at a terminal, that something comes in: a number, never the model's words."""
    if not sys.stderr.isatty():
        return None

    def heard(count: int) -> None:
        # The next line is written over it: what is left of a longer one is wiped out.
        click.echo(f"\r{_HEARD.render(language, {'count': count})}\033[K\r", nl=False, err=True)

    return heard
