"""Who does what to whom in Japanese: the particle behind a noun, and the voice of the verb that it belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.language.actors import ME, Deed, Role
from pipeline.language.japanese import Token, tokens
from pipeline.lexicon.named import cue, words

_ME = words("ja", "deeds/me")
_TITLE = cue("ja", "deeds/title")
_ROLE: dict[str, Role] = {"が": "doer", "を": "done", "に": "to", "へ": "to", "から": "from"}
_TOPIC = ("は", "も", "って")
_PASSIVE = frozenset(("れる", "られる"))
_CAUSES = frozenset(("せる", "させる"))
_RECEIVES = words("ja", "deeds/receives")
# Behind a verb, up to so many morphemes say in which voice it stands.
_BEHIND = 7
Roles = dict[Role, frozenset[str]]


def deeds(text: str) -> Iterator[Deed]:
    """Each verb with the nouns that stand before it, back to the verb before; a topic holds until there is another."""
    parts = [token for token in tokens(text) if token.pos != "空白"]
    near: Roles = {}
    about: frozenset[str] = frozenset()
    place = 0
    while place < len(parts):
        end = _noun_end(parts, place)
        if end > place:
            if _does(parts, end):
                verb, start = _written(parts[place:end]), place
                place = end
            else:
                role, after = _role(parts, end)
                who = frozenset(filter(None, (_key(parts[place:end]),)))
                if role == "about":
                    about = who
                elif role is not None:
                    near[role] = near.get(role, frozenset()) | who
                place = after
                continue
        elif _is_verb(parts, place):
            verb, start = parts[place].lemma, place
        else:
            if parts[place].pos == "形容詞" or parts[place].detail == "句点":
                near = {}
            about = frozenset() if parts[place].detail == "句点" else about
            place += 1
            continue
        roles = _in_voice({**near, **({"about": about} if about else {})}, parts, place + 1)
        if roles is not None:
            yield Deed(verb, parts[start].start, parts[place].end, roles, alone=not roles.get("done"))
        near = {}
        place += 1


def _noun_end(parts: Sequence[Token], place: int) -> int:
    """Where a run of morphemes that make one noun ends; `place` where none begins there."""
    end = place
    while end < len(parts) and (_is_noun(parts[end]) or (end > place and _is_ending(parts[end]))):
        end += 1
    return end


def _is_noun(token: Token) -> bool:
    return token.pos in ("名詞", "代名詞", "接頭辞")


def _is_ending(token: Token) -> bool:
    return token.pos == "接尾辞" and token.detail == "名詞的"


def _does(parts: Sequence[Token], end: int) -> bool:
    """Whether a noun is a deed: する stands right behind it."""
    return end < len(parts) and parts[end].lemma in ("為る", "出来る") and parts[end].pos == "動詞"


def _role(parts: Sequence[Token], end: int) -> tuple[Role | None, int]:
    """The role that the particles behind a noun give it, and where they end; a noun with の before another has none of its own."""
    particle = parts[end].surface if end < len(parts) and parts[end].pos == "助詞" else ""
    if particle in _TOPIC:
        return "about", end + 1
    if particle == "に" and end + 1 < len(parts) and parts[end + 1].lemma == "因る":
        return ("doer" if parts[end + 1].surface == "よっ" else None), end + 3
    known = _ROLE.get(particle)
    if known == "from" and parts[end].detail != "格助詞":
        known = None
    return known, end + 1 if particle else end


def _is_verb(parts: Sequence[Token], place: int) -> bool:
    """Whether a verb begins here: not one that only carries on the verb before it (送り返す, してくれる)."""
    token = parts[place]
    if token.pos != "動詞":
        return False
    before = parts[place - 1] if place else None
    joined = before is not None and (
        before.pos == "動詞" or (before.detail == "接続助詞" and before.surface in ("て", "で"))
    )
    return not (joined and (token.detail == "非自立可能" or (before is not None and before.pos == "動詞")))


def _in_voice(roles: Roles, parts: Sequence[Token], after: int) -> Roles | None:
    """Roles as they are in the voice of the verb; None where it makes somebody do it."""
    behind = [token.lemma for token in _chain(parts, after)]
    if _CAUSES.intersection(behind):
        return None
    if not (_PASSIVE.intersection(behind) or _RECEIVES.intersection(behind)):
        return roles
    turned: Roles = {"doer": roles.get("to", frozenset()) | roles.get("from", frozenset())}
    got = roles.get("doer", frozenset()) or roles.get("about", frozenset())
    turned["got"] = got
    if not turned["doer"]:
        return {"got": got}
    return turned


def _chain(parts: Sequence[Token], after: int) -> Iterator[Token]:
    """The auxiliaries behind a verb."""
    for token in parts[after : after + _BEHIND]:
        carries = token.pos == "助動詞" or token.detail == "非自立可能" or token.surface in ("て", "で")
        if not carries:
            return
        yield token


def _key(run: Sequence[Token]) -> str:
    """One form of a noun, without what politeness and numbers put around it (ハウス8棟); who speaks is `ME`, a bare number nobody."""
    number = next((place for place, token in enumerate(run) if token.detail == "数詞"), len(run))
    name = _written(run[:number]) if number else ""
    return ME if name in _ME else name


def _written(run: Sequence[Token]) -> str:
    kept = run[1:] if len(run) > 1 and run[0].pos == "接頭辞" and run[0].lemma == "御" else run
    whole = unicodedata.normalize("NFKC", "".join(token.surface for token in kept)).casefold()
    return _TITLE.sub("", whole) or whole
