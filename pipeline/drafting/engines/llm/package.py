"""A model that the package `llm` knows (extra `tezawari[llm]`): its providers, keys and plugins are its business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.drafting.engines.llm.models import Heard, Message, ModelError, Reply
from pipeline.errors import UsageError
from pipeline.wording import Text

# Characters of one answer: an article has far less.
_MOST = 4_000_000


@dataclass(frozen=True)
class Packaged:
    """A model of the package. Where it runs is its plugin's business, so it counts as elsewhere."""

    name: str
    model: Any
    local: bool = False

    @property
    def server(self) -> str:
        """The package and the model, since nothing more is known."""
        return f"llm:{self.name}"

    def ask(self, messages: tuple[Message, ...], heard: Heard | None) -> Reply:
        """One answer, as it streams in."""
        system, user = (next(one.content for one in messages if one.role == role) for role in ("system", "user"))
        parts: list[str] = []
        length = 0
        try:
            response = self.model.prompt(user, system=system)
            for part in response:
                parts.append(part)
                length += len(part)
                if heard is not None:
                    heard(length)
                if length > _MOST:
                    raise _failed("too long")
            return Reply("".join(parts), *_usage(response))
        except ModelError:
            raise
        except Exception as error:  # a plugin raises whatever it likes, and its words may hold a key
            raise _failed(type(error).__name__) from None


def through_llm(name: str) -> Packaged:
    """The model of that name. Raises `UsageError` where the package is not there or does not know it."""
    try:
        import llm
    except ImportError:
        raise UsageError(
            Text(
                "モデルを使うための部品（llm）が入っていません。",
                "The package for models (llm) is not installed.",
            ),
            Text(
                "「pip install 'tezawari[llm]'」で入れるか、--base-url で OpenAI 互換のサーバーを指定してください。",
                "Install it with: pip install 'tezawari[llm]'. Or name an OpenAI-compatible server with --base-url.",
            ),
        ) from None
    try:
        return Packaged(name, llm.get_model(name))
    except llm.UnknownModelError:
        raise UsageError(
            Text("llm は「{name}」というモデルを知りません。", "llm knows no model '{name}'.").filled(name=name),
            Text(
                "「llm models」で名前を確かめるか、その提供元のプラグインを入れてください。",
                "'llm models' lists the names; others come with a plugin of their provider.",
            ),
        ) from None


def _usage(response: Any) -> tuple[int | None, int | None]:  # noqa: ANN401  # whatever a plugin of llm gives
    try:
        usage = response.usage()
        return usage.input, usage.output
    except Exception:  # not every plugin counts
        return None, None


def _failed(what: str) -> ModelError:
    return ModelError(
        Text(
            "モデルが答えられませんでした（{what}）。何も書いていません。",
            "The model could not answer ({what}). Nothing was written.",
        ).filled(what=what),
        Text(
            "「llm -m モデル名 'hello'」で、そのモデルだけで動くかを確かめてください。",
            "Try the model alone: llm -m MODEL 'hello'.",
        ),
    )
