"""The client against a server on this machine: what it sends, what it takes, what it does when things go wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import ValidationError, validate

from pipeline.drafting.engines.llm.answers import SCHEMA
from pipeline.drafting.engines.llm.endpoint import Key, address
from pipeline.drafting.engines.llm.models import Message, ModelError
from pipeline.drafting.engines.llm.server import Server
from pipeline.errors import PipelineError, UsageError
from pipeline.wording import LANGUAGES, Language
from tests.drafting.llm.servers import Asked, Handler, Play, hanging_up, plain, raw, refusing, serving, streamed
from tests.drafting.llm.talks import honest, written

SECRET = "sk-test-0123456789abcdef"
MESSAGES = (Message("system", "Rules."), Message("user", "発言：こんにちは"))


def client(url: str, waits: list[float] | None = None, **more: float) -> Server:
    noted = [] if waits is None else waits
    return Server("small", address(url, keyed=True), Key(SECRET), wait=noted.append, **more)


def said(error: PipelineError) -> str:
    """Everything that an error could show anybody."""
    texts = (text for text in (error.message, error.hint) if text is not None)
    shown = [text.render(language) for text in texts for language in LANGUAGES]
    chain = [
        repr(one) for one in (error, error.__cause__, error.__context__ if not error.__suppress_context__ else None)
    ]
    return "\n".join((*shown, *chain, str(error), error.where()))


def test_the_request_is_the_protocol_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(streamed("{}")) as server:
        reply = client(server.url + "/").ask(MESSAGES, None)
    (asked,) = server.requests
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {SECRET}"
    assert asked.body["model"] == "small"
    assert asked.body["messages"] == [
        {"role": "system", "content": "Rules."},
        {"role": "user", "content": "発言：こんにちは"},
    ]
    assert "tools" not in asked.body
    assert (reply.text, reply.sent, reply.received, reply.whole) == ("{}", 1200, 300, True)


def test_it_tells_how_much_came_in() -> None:
    heard: list[int] = []
    with serving(streamed("あ" * 100)) as server:
        reply = client(server.url).ask(MESSAGES, heard.append)
    assert reply.text == "あ" * 100
    assert heard == sorted(heard) and heard[-1] == 100 and len(heard) > 1


@pytest.mark.parametrize("play", [streamed("{", ended="length"), plain("{", ended="length")])
def test_an_answer_that_was_cut_short_says_so(play: Play) -> None:
    with serving(play) as server:
        assert not client(server.url).ask(MESSAGES, None).whole


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    waits: list[float] = []
    with serving(refusing(status, "busy"), refusing(status, "busy", Retry_After="7"), plain("{}")) as server:
        assert client(server.url, waits).ask(MESSAGES, None).text == "{}"
    assert len(server.requests) == 3
    assert waits[1] == 7.0


def test_patience_ends() -> None:
    waits: list[float] = []
    with serving(refusing(429, "busy", Retry_After="100000")) as server, pytest.raises(ModelError) as caught:
        client(server.url, waits).ask(MESSAGES, None)
    assert len(server.requests) == 4
    assert len(waits) == 3 and max(waits) <= 60
    assert "429" in said(caught.value)


@pytest.mark.parametrize("play", [hanging_up, streamed("{}", ended=None, done=False)])
def test_a_connection_that_breaks_is_tried_again(play: Play) -> None:
    with serving(play, plain("{}")) as server:
        assert client(server.url).ask(MESSAGES, None).text == "{}"
    assert len(server.requests) == 2


def test_a_server_that_knows_no_json_mode_is_asked_more_plainly() -> None:
    refused = refusing(400, "unknown parameter response_format")
    with serving(refused, refused, plain("{}")) as server:
        reply = client(server.url).ask(MESSAGES, None)
    form, rich, bare = (one.body for one in server.requests)
    assert form["response_format"]["type"] == "json_schema" and rich["response_format"]["type"] == "json_object"
    assert "response_format" not in bare
    assert form["messages"] == rich["messages"] == bare["messages"]
    assert reply.parameters == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_that_servers_get_is_the_one_that_is_read(language: Language) -> None:
    validate(json.loads(written(honest(language))), SCHEMA)
    for other in ({}, {**honest(language), "more": 1}, {**honest(language), "sections": [{"heading": "x"}]}):
        with pytest.raises(ValidationError):
            validate(other, SCHEMA)


def test_silence_is_not_waited_for_without_end() -> None:
    def silent(handler: Handler, asked: Asked) -> None:
        handler.connection.recv(1)  # nothing, until the other side hangs up

    with serving(silent) as server, pytest.raises(ModelError):
        client(server.url, silence=0.05).ask(MESSAGES, None)
    assert len(server.requests) == 1


def test_an_answer_that_drips_for_ever_ends() -> None:
    ticks = iter(range(0, 10_000_000, 1000))
    with serving(streamed("a" * 5000)) as server, pytest.raises(ModelError):
        Server("small", address(server.url, keyed=False), clock=lambda: float(next(ticks))).ask(MESSAGES, None)


@pytest.mark.parametrize(
    "play",
    [
        raw(200, b"data: " + b"a" * (2 << 20), "text/event-stream"),
        raw(200, (b": " + b"x" * 500_000 + b"\n") * 20, "text/event-stream"),
        raw(200, b"[" * (9 << 20)),
    ],
)
def test_an_answer_without_end_is_cut_off(play: Play) -> None:
    with serving(play) as server, pytest.raises(ModelError):
        client(server.url).ask(MESSAGES, None)


@pytest.mark.parametrize(
    "play",
    [
        raw(200, b"data: no json\n\n", "text/event-stream"),
        raw(200, b"data: []\n\n", "text/event-stream"),
        raw(200, b"\xff\xfe"),
        raw(200, b"{}"),
        raw(200, json.dumps({"choices": [{"message": {"content": None}}]}).encode()),
        raw(200, json.dumps({"choices": "x"}).encode()),
        raw(200, b"[" * 100_000),
        raw(302, Location="http://127.0.0.1:1/elsewhere"),
        refusing(404, "no such model"),
        raw(418, b"\x1b[31m teapot"),
    ],
)
def test_what_is_not_the_protocol_is_an_error_that_says_what_to_do(play: Play) -> None:
    with serving(play) as server, pytest.raises(ModelError) as caught:
        client(server.url).ask(MESSAGES, None)
    assert caught.value.hint is not None
    assert "\x1b" not in said(caught.value)


def test_nobody_there() -> None:
    with serving(plain("{}")) as server:
        url = server.url
    with pytest.raises(ModelError) as caught:
        client(url).ask(MESSAGES, None)
    assert caught.value.status == 3


KEYED: list[Play] = [
    refusing(401, f"Incorrect API key provided: {SECRET}"),
    refusing(403, SECRET),
    refusing(400, f"bad request for Bearer {SECRET}"),
    refusing(404, f"{SECRET} may not"),
    refusing(500, SECRET),
    raw(200, f"data: {SECRET}\n\n".encode(), "text/event-stream"),
    hanging_up,
]


@pytest.mark.parametrize("play", KEYED)
def test_no_error_repeats_the_key(play: Play) -> None:
    with serving(play) as server:
        asking = client(server.url)
        with pytest.raises(PipelineError) as caught:
            asking.ask(MESSAGES, None)
    assert SECRET not in said(caught.value)
    assert SECRET not in repr(asking) + str(asking)


@pytest.mark.parametrize("secret", ["sk-a\nHost: evil", "sk a", "sk-あ", "sk-\x00"])
def test_what_cannot_be_a_key_is_not_shown(secret: str) -> None:
    with pytest.raises(UsageError) as caught:
        Key(secret)
    assert secret not in said(caught.value) and "sk" not in said(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        f"https://user:{SECRET}@api.example.com/v1",
        f"https://{SECRET}@api.example.com/v1",
        f"https://api.example.com/v1?key={SECRET}",
        f"https://api.example.com/v1#{SECRET}",
        f"ftp://api.example.com/{SECRET}",
        f"https://api.example.com:{SECRET}/v1",
        f"file:///etc/{SECRET}",
        f"api.example.com/{SECRET}",
        f"https:// api.example.com/{SECRET}",
        f"https://api.例え.com/{SECRET}",
        "",
    ],
)
def test_an_address_that_is_none_or_holds_a_secret_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        address(url, keyed=False)
    assert SECRET not in said(caught.value)


def test_a_key_does_not_travel_in_clear() -> None:
    with pytest.raises(UsageError):
        address("http://192.168.1.7:11434/v1", keyed=True)
    assert not address("http://192.168.1.7:11434/v1", keyed=False).local
    assert not address("https://api.example.com/v1", keyed=True).local


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("localhost", True),
        ("[::1]", True),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
    ],
)
def test_only_loopback_is_this_machine(host: str, local: bool) -> None:
    assert address(f"http://{host}:8080/v1", keyed=False).local is local


def test_a_key_is_not_pickled(tmp_path: Path) -> None:
    import pickle

    dumps: Callable[[object], bytes] = pickle.dumps
    with pytest.raises(TypeError):
        dumps(Key(SECRET))
