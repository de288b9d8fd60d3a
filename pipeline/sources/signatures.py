"""SSH signatures under a namespace of our own, made and verified by OpenSSH itself.

`ssh-keygen -Y` does all cryptography. Whoever is allowed stands in an allowed-signers file (ssh-keygen(1), ALLOWED
SIGNERS); its dates are compared with the time that was signed, and a line that was removed counts no more.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import UnreadableError
from pipeline.model.sign_off import SignOff
from pipeline.wording import Text

NAMESPACE = "tezawari"
_SECONDS = 60
_MISSING = Text("ssh-keygen が見つかりません。", "ssh-keygen is not installed.")
_MISSING_HINT = Text(
    "OpenSSH を入れてください（Debian・Ubuntu なら apt install openssh-client）。署名を確かめるのに使います。",
    "Install OpenSSH (on Debian and Ubuntu: apt install openssh-client). It is what verifies signatures.",
)


def sign(sign_off: SignOff, key: Path) -> SignOff:
    """The sign-off with a signature made with `key`, a private key or a public one that an agent holds.

    Raises `UnreadableError` where OpenSSH refuses; a pass phrase is asked for by OpenSSH itself.
    """
    with tempfile.TemporaryDirectory() as folder:
        message = Path(folder) / "message"
        message.write_bytes(sign_off.message)
        done = _run(["-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(message)])
        if done.returncode:
            detail = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise UnreadableError(
                Text("この鍵では署名できませんでした（{detail}）。", "This key could not sign ({detail}).").filled(
                    detail=detail[-1] if detail else done.returncode
                ),
                path=str(key),
            )
        return sign_off._replace(signature=message.with_suffix(".sig").read_text(encoding="ascii").strip())


def verified(sign_off: SignOff, allowed: bytes) -> bool:
    """Whether the signature is by somebody whom `allowed` (the file's content) names by the mail of `by`, at that time.

    Raises `UnreadableError` where OpenSSH is missing.
    """
    if not sign_off.signature or not sign_off.mail or not re.fullmatch(r"[^\s\"',*?!]+", sign_off.mail):
        return False
    try:
        at = datetime.fromisoformat(sign_off.at.replace("Z", "+00:00")).astimezone(UTC)
    except ValueError:
        return False
    with tempfile.TemporaryDirectory() as folder:
        signers, signature = Path(folder) / "allowed", Path(folder) / "signature"
        signers.write_bytes(allowed)
        signature.write_text(sign_off.signature + "\n", encoding="utf-8")
        arguments = ["-Y", "verify", "-f", str(signers), "-I", sign_off.mail, "-n", NAMESPACE, "-s", str(signature)]
        when = f"verify-time={at:%Y%m%d%H%M%S}Z"
        return _run([*arguments, "-O", when], sign_off.message).returncode == 0


def _run(arguments: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["ssh-keygen", *arguments], input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except FileNotFoundError as error:
        raise UnreadableError(_MISSING, _MISSING_HINT) from error
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(Text("ssh-keygen が答えません。", "ssh-keygen does not answer.")) from error
