"""The sentences that machines committed, found in one pass over the history.

A commit of a machine brought a sentence if the sentence stands in a file after it and in none of the files that it changed
before it; so moving, renaming and re-wrapping bring nothing, and a merge only what neither side had.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import PipelineError, UsageError
from pipeline.evidence.origins import sentences
from pipeline.model.origins import Brought, Origins
from pipeline.patterns import lazy
from pipeline.policy.globs import MARKDOWN
from pipeline.policy.identities import is_machine
from pipeline.records import NamedTuple
from pipeline.sources.git.blobs import Blobs
from pipeline.sources.git.repository import NO_GIT, NO_REPOSITORY, Repository
from pipeline.wording import Text

NOTES = "refs/notes/ai"
_MARKDOWN = tuple(ending.encode() for ending in MARKDOWN)
_FORMAT = "%x01%H%x00%P%x00%an <%ae>%x00%cn <%ce>%x00%aI%x00%B"
_TRAILER = lazy(r"(?im)^[ \t]*(co-authored-by|co-developed-by|assisted-by|generated-by|generated-with):[ \t]*(.+)$")
_GENERATED = lazy(
    r"(?im)^\W*generated (?:with|by) \[?(claude[\w ]*|(?:github )?copilot[\w ]*|cursor|codex[\w ]*|gemini[\w ]*|chatgpt|aider|devin)\b"
)
_SQUASHED = lazy(r"(?m)^\s*Author: (.+ <[^<>\n]*>)\s*$")
# GitHub commits in its own name what a person writes in its editor or merges there.
_WEB = "<noreply@github.com>"

_MAKE_ONE = Text(
    "「git init」でリポジトリを作り、コミットしてください。署名した記事なら、これがなくても確かめられます。",
    "Make one with 'git init' and commit. An article that a person has signed needs none.",
)
_INSTALL = Text(
    "git を入れてください。署名した記事なら、これがなくても確かめられます。",
    "Install git. An article that a person has signed needs none.",
)
_NO_COMMIT = Text("まだ一つもコミットがありません。", "There is no commit yet.")
_COMMIT = Text(
    "はじめのコミットは、記事を「draft: true」（下書き）のままにするか、先に「pipeline sign 記事のファイル」で署名してください。下書きと署名した記事は止まりません。",
    "For the first commit, leave the article a draft ('draft: true'), or sign it before ('pipeline sign FILE'): drafts and signed articles are not stopped.",
)
_SHALLOW = Text(
    "履歴の一部しか取得されていません（浅い複製）。", "Only a part of the history is here (a shallow clone)."
)
_DEEPEN = Text(
    "「git fetch --unshallow」を実行してください。CI では actions/checkout に fetch-depth: 0 と書きます。",
    "Run 'git fetch --unshallow'. On CI, give actions/checkout fetch-depth: 0.",
)
_LOST = Text("履歴を読めません（{detail}）。", "The history cannot be read ({detail}).")
_REFETCH = Text(
    "「git fetch --refetch」で履歴を取り直すか、「git fsck」でリポジトリを確かめてください。",
    "Fetch it again with 'git fetch --refetch', or see what 'git fsck' says.",
)


class _Commit(NamedTuple):
    parents: int
    brought: Brought | None


def state(root: Path) -> tuple[Repository, str, str] | Origins:
    """The repository, its commit and its notes on authorship; or why nothing can be said."""
    try:
        repository = Repository.find(root)
        head = repository.commit("HEAD")
        if head is None:
            return Origins(unknown=_NO_COMMIT, mend=_COMMIT, none=True)
        if repository.output("rev-parse", "--is-shallow-repository").strip() == b"true":
            return Origins(unknown=_SHALLOW, mend=_DEEPEN)
        return repository, head, repository.commit(NOTES) or ""
    except UsageError as error:
        mend = {NO_GIT: _INSTALL, NO_REPOSITORY: _MAKE_ONE}.get(error.message)
        return Origins(unknown=error.message, mend=mend or error.hint, none=mend is not None)
    except PipelineError as error:
        return Origins(unknown=_LOST.filled(detail=error.message.en), mend=_REFETCH)


def read(repository: Repository, head: str, notes: str, machines: Sequence[str]) -> Origins:
    """What machines brought in the history of `head`. `notes` is the commit of git-ai's notes, empty where there are none."""
    try:
        commits = dict(_commits(repository, head, machines))
        blobs = Blobs(repository)
        found: dict[str, int] = {}
        named: list[Brought] = []
        suspects = {oid: one.brought for oid, one in commits.items() if one.brought is not None}
        for oid, keys in _added(repository, suspects, commits, blobs):
            _add(found, named, suspects[oid], keys)
        for oid, tool, keys in _noted(repository, notes, blobs) if notes else ():
            if oid in commits:
                _add(found, named, Brought(oid, "", tool, NOTES), keys)
        return Origins(found, tuple(named))
    except PipelineError as error:
        return Origins(unknown=_LOST.filled(detail=error.message.en), mend=_REFETCH)


def _add(found: dict[str, int], named: list[Brought], who: Brought, keys: Iterable[str]) -> None:
    fresh = [key for key in keys if key not in found]
    if fresh:
        named.append(who)
        found.update(dict.fromkeys(fresh, len(named) - 1))


def _commits(repository: Repository, head: str, machines: Sequence[str]) -> Iterator[tuple[str, _Commit]]:
    """Every commit, oldest first, with the machine that it names."""
    data = repository.output(
        "log", "--reverse", "-z", "--no-show-signature", "--encoding=UTF-8", f"--format={_FORMAT}", head
    )
    for record in data.decode("utf-8", "replace").split("\0\x01"):
        oid, parents, author, committer, at, body = record.removeprefix("\x01").split("\0", 5)
        named = _machine(author, committer, body, machines)
        brought = None if named is None else Brought(oid, at[:10], *named)
        yield oid, _Commit(len(parents.split()), brought)


def _machine(author: str, committer: str, body: str, machines: Sequence[str]) -> tuple[str, str] | None:
    """The machine that a commit names, and how; None where it names people only."""
    if is_machine(author, machines):
        return author, "author"
    if not committer.endswith(_WEB) and is_machine(committer, machines):
        return committer, "committer"
    for key, value in _TRAILER.findall(body):
        person = "<" in value and not is_machine(value, machines)
        if not person and (key.lower().startswith(("assisted", "generated")) or is_machine(value, machines)):
            return value.strip(), key
    if (generated := _GENERATED.search(body)) is not None:
        return generated[1].strip(), "Generated with"
    squashed = next((who for who in _SQUASHED.findall(body) if is_machine(who, machines)), None)
    return None if squashed is None else (squashed, "squash")


def _added(
    repository: Repository, suspects: Mapping[str, Brought], commits: Mapping[str, _Commit], blobs: Blobs
) -> Iterator[tuple[str, set[str]]]:
    """For each of `suspects`, the sentences that its files have and those that it changed had not."""
    known: dict[str, frozenset[str]] = {}

    def keys(oid: str) -> frozenset[str]:
        if oid not in known:
            text = blobs.read(oid).decode("utf-8", "replace").replace("\r\n", "\n")
            known[oid] = frozenset(sentence.key for sentence in sentences(text))
        return known[oid]

    for oid, differing in _differing(repository, list(suspects)):
        old = {one for one, _, _ in differing if one.strip("0")}
        times: dict[bytes, int] = {}
        for _, _, path in differing:
            times[path] = times.get(path, 0) + 1
        # A merge brings a file only where it differs from that of every parent.
        new = {one for _, one, path in differing if one.strip("0") and times[path] >= commits[oid].parents}
        before: frozenset[str] = frozenset().union(*(keys(one) for one in old))
        yield oid, {key for one in new for key in keys(one)} - before


def _differing(repository: Repository, oids: Sequence[str]) -> Iterator[tuple[str, list[tuple[str, str, bytes]]]]:
    """Of each commit: the Markdown files that it changed against each parent, as old blob, new blob and path."""
    for start in range(0, len(oids), 500):
        data = repository.output(
            *("log", "--no-walk=unsorted", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--root"),
            *("--no-show-signature", "--format=%x01%H", *oids[start : start + 500]),
        )
        oid = ""
        found: list[tuple[str, str, bytes]] = []
        tokens = iter(data.split(b"\0"))
        for token in tokens:
            plain = token.lstrip(b"\n")
            if plain.startswith(b"\x01"):
                after = plain[1:].decode()
                if after != oid:
                    if oid:
                        yield oid, found
                    oid, found = after, []
            elif plain.startswith(b":"):
                _, _, old, new, _ = plain.decode().split(" ")
                path = next(tokens)
                if path.lower().endswith(_MARKDOWN):
                    found.append((old, new, path))
        if oid:
            yield oid, found


def _noted(repository: Repository, notes: str, blobs: Blobs) -> Iterator[tuple[str, str, set[str]]]:
    """The lines that notes on authorship (git-ai, authorship/3.0.0) give to agents: commit, agent, sentences."""
    for record in repository.output("ls-tree", "-r", "-z", notes).split(b"\0")[:-1]:
        facts, _, path = record.partition(b"\t")
        commit = os.fsdecode(path).replace("/", "")
        for file, agent, lines in attributed(blobs.read(facts.decode().split(" ")[2]).decode("utf-8", "replace")):
            if not file.lower().encode().endswith(_MARKDOWN) or "\n" in file:
                continue
            try:
                text = blobs.read(f"{commit}:{file}").decode("utf-8", "replace").split("\n")
            except PipelineError:
                continue  # a note about a commit or a file that is not here says nothing about what is
            kept = "\n".join(line if number in lines else "" for number, line in enumerate(text, 1))
            yield commit, agent, {sentence.key for sentence in sentences(kept)}


def attributed(note: str) -> Iterator[tuple[str, str, frozenset[int]]]:
    """File, agent and lines of each entry of a note that is not a person's."""
    head, _, tail = note.partition("\n---\n")
    agents = _agents(tail)
    file = ""
    for line in head.split("\n"):
        if not line.startswith((" ", "\t")):
            file = line.strip().strip('"')
            continue
        key, _, ranges = line.strip().partition(" ")
        if not key.startswith("h_"):
            spans = (re.fullmatch(r"(\d{1,7})(?:-(\d{1,7}))?", one) for one in ranges.split(","))
            lines = {n for span in spans if span for n in range(int(span[1]), int(span[2] or span[1]) + 1)}
            yield file, agents.get(key.split("::")[0], "AI"), frozenset(lines)


def _agents(tail: str) -> dict[str, str]:
    try:
        data = json.loads(tail)
    except ValueError:
        return {}
    found: dict[str, str] = {}
    for table in ("prompts", "sessions"):
        entries = data.get(table) if isinstance(data, dict) else None
        for key, value in entries.items() if isinstance(entries, dict) else ():
            agent = value.get("agent_id") if isinstance(value, dict) else None
            if isinstance(agent, dict):
                found[str(key)] = " ".join(str(agent[name]) for name in ("tool", "model") if agent.get(name))
    return found
