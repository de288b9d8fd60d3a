"""A verb, and who has which part in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.records import NamedTuple

# `got`: of something that is done to somebody, him; `about`: the topic, who or what it is about in whatever role.
Role = Literal["doer", "done", "to", "from", "got", "about"]
# Who speaks, in whatever words.
ME = "#me"
# Somebody or something that only a pronoun names.
ANYBODY = "#anybody"


class Deed(NamedTuple):
    """A verb by its key, in a half-open range of the text (characters), and the keys of those in each of its roles.

    `sure`: it is a verb whatever stands beside it (English knows some only by their place). `alone`: nothing is said to be done to.
    """

    verb: str
    start: int
    end: int
    roles: Mapping[Role, frozenset[str]]
    sure: bool = True
    alone: bool = False

    def has(self, *roles: Role) -> frozenset[str]:
        """Those in any of some roles."""
        return frozenset[str]().union(*(self.roles.get(role, frozenset()) for role in roles))
