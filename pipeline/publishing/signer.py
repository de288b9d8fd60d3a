"""Who signs here and now, and whether they may: a person at a terminal, or whoever holds a key."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.policy.config import Config
from pipeline.policy.identities import agent, is_machine, may_sign
from pipeline.wording import Text


def identity(by: str | None, root: Path) -> str:
    """`Name <mail>`: as given, else git's. Raises `UsageError` where there is neither."""
    if by and by.strip():
        return " ".join(by.split())
    from pipeline.sources.git.repository import setting

    name, mail = (setting(f"user.{key}", root) for key in ("name", "email"))
    if not name or not mail:
        raise UsageError(
            Text("だれが署名するのかがわかりません。", "It is not known who signs."),
            Text(
                '--by "森 綾 <aya@example.com>" を付けるか、git config user.name と user.email を設定してください。',
                'Add --by "Aya Mori <aya@example.com>", or set git config user.name and user.email.',
            ),
        )
    return f"{name} <{mail}>"


def allow(who: str, key: Path | None, config: Config) -> None:
    """Raise `UsageError` where this identity may not sign, or where nothing shows that a person is here."""
    if is_machine(who, config.machines):
        raise UsageError(
            Text("「{who}」は機械の名前なので、署名できません。", "'{who}' is a machine and cannot sign.").filled(
                who=who
            ),
            Text(
                "責任を持つ人が、自分の名前で署名してください。",
                "The person who answers for the text signs in their own name.",
            ),
        )
    if not may_sign(who, config.people, config.machines):
        raise UsageError(
            Text(
                "「{who}」は、署名できる人の一覧（pipeline.toml の people）にいません。",
                "'{who}' is not among those who may sign (people in pipeline.toml).",
            ).filled(who=who),
            Text("一覧にある名前とメールで署名してください。", "Sign with a name and address of that list."),
        )
    if key is not None:
        return
    if config.sign_off is not None and config.sign_off.signature == "ssh":
        raise UsageError(
            Text("この方針では、SSH 鍵での署名が必要です。", "This policy asks for a signature with an SSH key."),
            Text(
                "--key ~/.ssh/id_ed25519 のように、鍵のファイルを指定してください。",
                "Name your key: --key ~/.ssh/id_ed25519",
            ),
        )
    if (tool := agent(os.environ)) is not None:
        raise UsageError(
            Text(
                "AI エージェントの中から実行されています（{tool}）。署名は、人が自分の端末で行います。",
                "This runs inside an AI agent ({tool}). A person signs, in a terminal of their own.",
            ).filled(tool=tool),
            Text("自分で端末を開いて、もう一度実行してください。", "Open a terminal yourself and run it again."),
        )
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            Text(
                "署名には端末が要ります（確認の問いに人が答えます）。",
                "Signing needs a terminal: a person answers the question.",
            ),
            Text(
                "端末で実行するか、--key で SSH 鍵を指定してください。",
                "Run it in a terminal, or name an SSH key with --key.",
            ),
        )


def rested(path: Path, config: Config, now: datetime) -> None:
    """Raise `UsageError` where the policy's cooling-off time since the last change is not over."""
    wait = timedelta(seconds=config.sign_off.wait if config.sign_off else 0)
    ready = datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo) + wait
    if wait and now < ready:
        raise UsageError(
            Text(
                "最後に書き換えてから、まだ間がありません。{ready} から署名できます（方針の wait）。",
                "The text was changed too recently. It can be signed from {ready} (the policy's wait).",
            ).filled(ready=f"{ready:%Y-%m-%d %H:%M}"),
            Text("一晩おいて読み返すための時間です。", "It is time to read it again with fresh eyes."),
            path=str(path),
        )
