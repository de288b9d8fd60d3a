"""Where a model answers: what may be called, whether that is this machine, and a key that no message can repeat."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from pipeline.errors import UsageError
from pipeline.records import NamedTuple
from pipeline.wording import Text


class Key:
    """A secret of the server's; only `header` gives it away."""

    def __init__(self, secret: str) -> None:
        # What could not stand in a header would come back in the error that says so.
        if not secret.isascii() or not secret.isprintable() or " " in secret:
            raise UsageError(
                Text(
                    "TEZAWARI_API_KEY に、キーに使えない文字が入っています。",
                    "TEZAWARI_API_KEY holds characters that no key has.",
                ),
                Text(
                    "キーだけを、改行や空白なしで入れ直してください。",
                    "Set it to the key alone, without spaces or line breaks.",
                ),
            ) from None
        self._secret = secret

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")

    def header(self) -> str:
        """The value of `Authorization`."""
        return f"Bearer {self._secret}"

    def hidden(self, text: str) -> str:
        """`text` without the key."""
        return text.replace(self._secret, "…")


class Address(NamedTuple):
    """A server's base: `url` without a slash at its end, and the `host` (with its port) by which people know it."""

    url: str
    host: str
    local: bool


def address(base: str, *, keyed: bool) -> Address:
    """The address of a server. `keyed` says that a key will be sent.

    Raises `UsageError` for what is no plain http(s) address, for one that carries a secret, and for a key that would travel in clear.
    """
    try:
        parts = urlsplit(base.strip())
        port = parts.port
    except ValueError:
        raise _no_address() from None
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise UsageError(
            Text(
                "サーバーのアドレスの中に、名前・パスワード・「?」や「#」の後ろの値は書けません。記録に残ってしまうからです。",
                "The server's address may hold no name, password, or values behind '?' or '#': they would end up in records.",
            ),
            Text(
                "アドレスだけを --base-url に、キーは環境変数 TEZAWARI_API_KEY に入れてください。",
                "Give --base-url the address alone, and put the key into TEZAWARI_API_KEY.",
            ),
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or not _is_plain(base.strip()):
        raise _no_address()
    local = _is_local(parts.hostname)
    if keyed and parts.scheme == "http" and not local:
        raise UsageError(
            Text(
                "暗号化されない http でキーを送ることになるので、やめました（{host}）。",
                "The key would travel unencrypted over http, so nothing was sent ({host}).",
            ).filled(host=parts.hostname),
            Text(
                "https のアドレスを使うか、キーのいらないサーバーなら TEZAWARI_API_KEY を消してください。",
                "Use an https address, or unset TEZAWARI_API_KEY where the server needs none.",
            ),
        )
    host = parts.hostname if port is None else f"{parts.hostname}:{port}"
    return Address(base.strip().rstrip("/"), host, local)


def _is_plain(base: str) -> bool:
    """Whether it can be sent as it is: a host with other letters has an ASCII form, too."""
    return base.isascii() and base.isprintable() and " " not in base


def _is_local(host: str) -> bool:
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _no_address() -> UsageError:
    return UsageError(
        Text("--base-url が、サーバーのアドレスとして読めません。", "--base-url is no address of a server."),
        Text(
            "「http://127.0.0.1:11434/v1」のように、http:// か https:// から書いてください。",
            "Write it like 'http://127.0.0.1:11434/v1', with http:// or https://.",
        ),
    )
