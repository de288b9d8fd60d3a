"""Any server with the OpenAI-compatible `/chat/completions`: one small client of the standard library.

It follows no redirection (a key would go to whoever is named), reads no more than it has to, and repeats no key in any message.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from pipeline.drafting.engines.llm.answers import SCHEMA
from pipeline.drafting.engines.llm.endpoint import Address, Key
from pipeline.drafting.engines.llm.models import Heard, Message, ModelError, Reply
from pipeline.errors import PipelineError, UsageError
from pipeline.language.excerpt import excerpt
from pipeline.markup.characters import without_invisible
from pipeline.wording import Text

# Seconds without a sign from the server (a model of one's own may read a long interview for minutes before its first word),
# and for one answer as a whole.
SILENCE, WHOLE = 600.0, 3600.0
# Seconds before each new attempt; a server may ask for more, but for no more than the last.
_PAUSES = (1.0, 4.0, 15.0)
_LONGEST = 60.0
# Bytes of one line and of one answer: an article has far less.
_LINE, _MOST = 1 << 20, 1 << 23
_BUSY = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])
_SHOWN = 200
# What is asked for besides the answer, best first: a low temperature, because the draft is to say what was said, and an answer of
# the form. Small models keep to it only where the server makes them; not every server knows how, or knows JSON mode.
_WAYS: tuple[tuple[tuple[str, ...], Mapping[str, object]], ...] = (
    (
        ("temperature=0.2", "response_format=json_schema"),
        {
            "temperature": 0.2,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "draft", "strict": True, "schema": SCHEMA},
            },
        },
    ),
    (
        ("temperature=0.2", "response_format=json_object"),
        {"temperature": 0.2, "response_format": {"type": "json_object"}},
    ),
    ((), {}),
)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """What was meant for one server is sent to no other."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """Never."""


class _BrokenError(Exception):
    """The connection broke, or the server is busy; `pause` is how long it asked to wait."""

    def __init__(self, error: PipelineError, pause: float | None = None) -> None:
        super().__init__()
        self.error = error
        self.pause = pause


@dataclass(frozen=True)
class Server:
    """A model behind an address. `wait` sleeps, `clock` counts seconds; tests give their own."""

    name: str
    address: Address
    key: Key | None = None
    silence: float = SILENCE
    whole: float = WHOLE
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    @property
    def server(self) -> str:
        """The host, with its port."""
        return self.address.host

    @property
    def local(self) -> bool:
        """Whether it is a loopback address."""
        return self.address.local

    def ask(self, messages: tuple[Message, ...], heard: Heard | None) -> Reply:
        """One answer. A server that is busy, and a connection that breaks, are tried again."""
        for parameters, body in _WAYS:
            try:
                return self._asked(messages, heard, body)._replace(parameters=parameters)
            except _Plainer:
                # It does not know the form, the temperature or the count of tokens: the same question, with less.
                continue
        raise _unavailable(self.server)

    def _asked(self, messages: tuple[Message, ...], heard: Heard | None, more: Mapping[str, object]) -> Reply:
        for pause in (*_PAUSES, None):
            try:
                return self._once(messages, heard, more)
            except _BrokenError as broken:
                if pause is None:
                    raise broken.error from None
                self.wait(min(broken.pause or pause, _LONGEST))
        raise _unavailable(self.server)

    def _once(self, messages: tuple[Message, ...], heard: Heard | None, more: Mapping[str, object]) -> Reply:
        begun = self.clock()
        try:
            with self._opener().open(self._request(messages, more), timeout=self.silence) as response:
                if "event-stream" in (response.headers.get("Content-Type") or ""):
                    return self._streamed(response, heard, begun)
                return self._at_once(response)
        except urllib.error.HTTPError as error:
            with error:
                raise self._refused(error, rich=bool(more)) from None
        except TimeoutError:
            raise self._slow() from None
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            if isinstance(reason, TimeoutError):
                raise self._slow() from None
            if isinstance(reason, ConnectionRefusedError):
                raise _nobody(self.server) from None
            raise _BrokenError(_unavailable(self.server)) from None

    def _opener(self) -> urllib.request.OpenerDirector:
        # A proxy is for what leaves the machine.
        proxies = [urllib.request.ProxyHandler({})] if self.local else []
        return urllib.request.build_opener(_NoRedirect(), *proxies)

    def _request(self, messages: tuple[Message, ...], more: Mapping[str, object]) -> urllib.request.Request:
        body: dict[str, object] = {
            "model": self.name,
            "messages": [message._asdict() for message in messages],
            "stream": True,
        }
        if more:
            body |= {"stream_options": {"include_usage": True}, **more}
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
        if self.key is not None:
            headers["Authorization"] = self.key.header()
        data = json.dumps(body, ensure_ascii=False).encode("utf-8")
        return urllib.request.Request(f"{self.address.url}/chat/completions", data, headers, method="POST")  # noqa: S310 (the scheme was looked at)

    def _streamed(self, response: IO[bytes], heard: Heard | None, begun: float) -> Reply:
        parts: list[str] = []
        sent = received = None
        length, done, ended = 0, False, ""
        for event in self._events(response, begun):
            if event == "[DONE]":
                done = True
                break
            value = _loaded(event)
            if value.get("error"):
                raise _BrokenError(_unavailable(self.server))
            text, reason = _choice(value, "delta")
            ended = reason or ended
            sent, received = _usage(value, sent, received)
            if text:
                parts.append(text)
                length += len(text)
                if heard is not None:
                    heard(length)
        if not done and not ended:
            # Nobody said that this is the end.
            raise _BrokenError(_unavailable(self.server))
        return Reply("".join(parts), sent, received, ended in ("", "stop"))

    def _events(self, response: IO[bytes], begun: float) -> Iterator[str]:
        size = 0
        while line := response.readline(_LINE + 1):
            size += len(line)
            if len(line) > _LINE or size > _MOST:
                raise _too_much(self.server)
            if self.clock() - begun > self.whole:
                raise self._slow()
            if line.startswith(b"data:"):
                yield line[5:].decode("utf-8", "replace").strip()

    def _at_once(self, response: IO[bytes]) -> Reply:
        data = response.read(_MOST + 1)
        if len(data) > _MOST:
            raise _too_much(self.server)
        value = _loaded(data.decode("utf-8", "replace"))
        text, ended = _choice(value, "message")
        if text is None:
            raise _no_protocol()
        return Reply(text, *_usage(value, None, None), ended in ("", "stop"))

    def _refused(self, error: urllib.error.HTTPError, *, rich: bool) -> Exception:
        if error.code in _BUSY:
            return _BrokenError(_busy(self.server, error.code), _seconds(error.headers.get("Retry-After")))
        if error.code in (401, 403):
            return UsageError(
                Text(
                    "{host} がキーを受け付けませんでした（{code}）。", "{host} did not accept the key ({code})."
                ).filled(host=self.server, code=error.code),
                Text(
                    "環境変数 TEZAWARI_API_KEY のキーを確かめてください。",
                    "Check the key in the environment variable TEZAWARI_API_KEY.",
                ),
            )
        if error.code == 400 and rich:
            return _Plainer()
        return ModelError(
            Text("{host} が断りました（{code}{detail}）。", "{host} refused ({code}{detail}).").filled(
                host=self.server, code=error.code, detail=self._detail(error)
            ),
            Text(
                "モデルの名前（--model）とアドレス（--base-url。たいてい /v1 で終わります）を確かめてください。取材メモが長すぎて断られることもあります。",
                "Check the model's name (--model) and the address (--base-url; most end in /v1). Notes too long for the model are refused, too.",
            ),
        )

    def _detail(self, error: urllib.error.HTTPError) -> str:
        """What the server says of it, on one line and without the key."""
        try:
            value = json.loads(error.read(_LINE).decode("utf-8", "replace"))
            said = value["error"]["message"] if isinstance(value["error"], dict) else value["error"]
        except (ValueError, KeyError, TypeError, OSError, http.client.HTTPException, RecursionError):
            return ""
        text = " ".join(without_invisible(str(said)).split())
        return f": {excerpt(self.key.hidden(text) if self.key else text, _SHOWN)}" if text else ""

    def _slow(self) -> ModelError:
        return ModelError(
            Text(
                "{host} から、待っても答えが来ませんでした。何も書いていません。",
                "{host} did not answer in time. Nothing was written.",
            ).filled(host=self.server),
            Text(
                "モデルが動いているかを確かめてください。小さいモデルにするか、取材メモを分けると速くなります。",
                "See whether the model runs. A smaller one, or shorter notes, are faster.",
            ),
        )


class _Plainer(Exception):
    """The server does not know everything that was asked for."""


def _loaded(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise _no_protocol() from None
    if not isinstance(value, dict):
        raise _no_protocol()
    return value


def _choice(value: dict[str, Any], key: str) -> tuple[str | None, str]:
    """The text of the first choice, and why it ended where it says so."""
    choices = value.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else {}
    message = first.get(key) if isinstance(first, dict) else None
    text = message.get("content") if isinstance(message, dict) else None
    ended = first.get("finish_reason") if isinstance(first, dict) else None
    return (text if isinstance(text, str) else None), (ended if isinstance(ended, str) else "")


def _usage(value: dict[str, Any], sent: int | None, received: int | None) -> tuple[int | None, int | None]:
    usage = value.get("usage")
    if not isinstance(usage, dict):
        return sent, received
    counted = (usage.get("prompt_tokens"), usage.get("completion_tokens"))
    first, second = (one if isinstance(one, int) and one >= 0 else None for one in counted)
    return first, second


def _seconds(value: str | None) -> float | None:
    try:
        seconds = float(value or "")
    except ValueError:
        return None
    return seconds if 0 < seconds < 86400 else None


def _nobody(host: str) -> ModelError:
    return ModelError(
        Text("{host} では、何も動いていません。", "Nothing answers at {host}.").filled(host=host),
        Text(
            "モデルのサーバー（ollama、LM Studio など）を起動してから、もう一度実行してください。",
            "Start the model's server (ollama, LM Studio …), then run this again.",
        ),
    )


def _unavailable(host: str) -> ModelError:
    return ModelError(
        Text(
            "{host} との通信が、途中で何度も切れました。何も書いていません。",
            "The connection to {host} broke again and again. Nothing was written.",
        ).filled(host=host),
        Text(
            "ネットワークとサーバーを確かめて、もう一度実行してください。",
            "Check the network and the server, then run this again.",
        ),
    )


def _busy(host: str, code: int) -> ModelError:
    return ModelError(
        Text(
            "{host} が混んでいるか、利用の上限に達しています（{code}）。何も書いていません。",
            "{host} is busy, or a limit of use is reached ({code}). Nothing was written.",
        ).filled(host=host, code=code),
        Text("少し待って、もう一度実行してください。", "Wait a little, then run this again."),
    )


def _too_much(host: str) -> ModelError:
    return ModelError(
        Text(
            "{host} の答えが終わらないので、打ち切りました。何も書いていません。",
            "The answer of {host} has no end, so it was cut off. Nothing was written.",
        ).filled(host=host),
        Text("別のモデルを試してください。", "Try another model."),
    )


def _no_protocol() -> ModelError:
    return ModelError(
        Text(
            "サーバーの答えが、OpenAI 互換の形ではありません。何も書いていません。",
            "The server's answer is not of the OpenAI-compatible form. Nothing was written.",
        ),
        Text(
            "--base-url が OpenAI 互換の入り口（たいてい /v1 で終わります）を指しているか確かめてください。",
            "See whether --base-url points to the OpenAI-compatible entry (most end in /v1).",
        ),
    )
