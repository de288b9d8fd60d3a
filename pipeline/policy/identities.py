"""Who may sign: people by name and mail, machines never.

The built-in list names services and agents whose commits and trailers are public and common; a policy adds its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Parts of a name or an address that no person's has by accident; compared in lower case.
MACHINES = (
    "[bot]",
    "-bot@",
    "bot@noreply",
    "noreply@anthropic.com",
    "noreply@openai.com",
    "copilot@",
    "github copilot",
    "copilot-swe-agent",
    "claude code",
    "claude <",
    "cursoragent@",
    "cursor agent",
    "devin-ai-integration",
    "google-labs-jules",
    "gemini-cli",
    "gemini-code-assist",
    "codex <",
    "openai codex",
    "aider (",
    "aider <",
    "noreply@aider.chat",
    "windsurf agent",
    "amazon q developer",
    "openhands@",
    "github-actions",
    "gitlab-ci",
    "dependabot",
    "renovate",
    "semantic-release",
    "web-flow <noreply@github.com>",
)
# What tools that act for a person set in the environment of the commands they run.
AGENTS = (
    "CLAUDECODE",
    "CLAUDE_CODE_ENTRYPOINT",
    "CURSOR_AGENT",
    "CODEX_SANDBOX",
    "CODEX_THREAD_ID",
    "GEMINI_CLI",
    "COPILOT_AGENT",
    "AIDER_MODEL",
    "OPENHANDS_AGENT",
    "REPLIT_AGENT",
    "AI_AGENT",
)


def is_machine(identity: str, more: Iterable[str] = ()) -> bool:
    """Whether `Name <mail>` is a bot or an agent; `more` are names or addresses that a policy adds."""
    plain = _plain(identity)
    return any(part in plain for part in MACHINES) or any(_plain(one) in plain for one in more if one.strip())


def may_sign(identity: str, people: Iterable[str], machines: Iterable[str] = ()) -> bool:
    """Whether this identity may sign: one of `people` where there are any, and no machine."""
    listed = [_plain(one) for one in people]
    return not is_machine(identity, machines) and (not listed or _plain(identity) in listed)


def agent(environment: Iterable[str]) -> str | None:
    """The name of the variable by which a tool announces that it acts for somebody, None where none does."""
    return next((name for name in AGENTS if name in set(environment)), None)


def _plain(identity: str) -> str:
    text = unicodedata.normalize("NFKC", identity).casefold()
    return re.sub(r"\s+", " ", text).strip()
