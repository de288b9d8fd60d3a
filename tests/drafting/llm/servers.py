"""A server on the loopback address that speaks the OpenAI-compatible protocol, and answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


Play = Callable[["Handler", Asked], None]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the next play; the last one is repeated."""

    server: Serving

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        asked = Asked(self.path, dict(self.headers), json.loads(self.rfile.read(size)))
        state = self.server.state
        state.requests.append(asked)
        play = state.plays[min(len(state.requests), len(state.plays)) - 1]
        play(self, asked)

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def reply(self, status: int, data: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)


class Serving(ThreadingHTTPServer):
    """The server, with what it is to play."""

    daemon_threads = True
    state: State


@dataclass
class State:
    """What the server plays, in order, and what it was asked."""

    plays: list[Play]
    requests: list[Asked] = field(default_factory=list)
    url: str = ""

    @property
    def sent(self) -> str:
        """Everything that was ever sent to it."""
        return json.dumps([[one.headers, one.body] for one in self.requests], ensure_ascii=False)


@contextmanager
def serving(*plays: Play) -> Iterator[State]:
    """A server that is there while a test runs."""
    state = State(list(plays))
    server = Serving(("127.0.0.1", 0), Handler)
    server.state = state
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def chunks(text: str, size: int = 40) -> Iterator[dict[str, Any]]:
    """A text in the pieces in which servers stream it."""
    for start in range(0, len(text), size):
        yield {"choices": [{"index": 0, "delta": {"content": text[start : start + size]}, "finish_reason": None}]}


def streamed(text: str, *, ended: str | None = "stop", done: bool = True, usage: bool = True) -> Play:
    """Server-sent events; without `ended` and `done` the answer breaks off."""

    def play(handler: Handler, asked: Asked) -> None:
        events = list(chunks(text))
        if ended:
            events.append({"choices": [{"index": 0, "delta": {}, "finish_reason": ended}]})
        if usage:
            events.append({"choices": [], "usage": {"prompt_tokens": 1200, "completion_tokens": 300}})
        lines = [": a remark", *(f"data: {json.dumps(event, ensure_ascii=False)}" for event in events)]
        lines += ["data: [DONE]"] if done else []
        handler.reply(200, "\n\n".join((*lines, "")).encode(), "text/event-stream; charset=utf-8")

    return play


def plain(text: str, ended: str = "stop") -> Play:
    """One JSON document, whatever was asked for."""
    value = {
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": ended}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5},
    }
    return raw(200, json.dumps(value).encode())


def raw(status: int, data: bytes = b"", kind: str = "application/json", **headers: str) -> Play:
    """Exactly this."""
    return lambda handler, asked: handler.reply(status, data, kind, **headers)


def refusing(status: int, message: str, **headers: str) -> Play:
    """An error as servers give it."""
    return raw(status, json.dumps({"error": {"message": message, "type": "x"}}).encode(), **headers)


def hanging_up(handler: Handler, asked: Asked) -> None:
    """The connection breaks without a word."""
    handler.connection.close()
