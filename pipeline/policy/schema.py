"""The JSON Schema of `pipeline.toml`, made from the table of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.policy.config import FIELDS
from pipeline.policy.fields import schema_of


def schema(checks: Sequence[str]) -> dict[str, Any]:
    """The schema, draft 2020-12; `checks` are the ids that a policy may name. Dates are those of TOML, written without quotes."""
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "pipeline.toml", **schema_of(FIELDS)}
    properties = dict(whole["properties"])
    properties["severity"] = {**properties["severity"], "propertyNames": {"enum": list(checks)}}
    waiver = properties["waiver"]["items"]
    named = {**waiver["properties"], "check": {"enum": list(checks)}}
    properties["waiver"] = {"type": "array", "items": {**waiver, "properties": named}}
    return {**whole, "properties": properties}
