"""`pipeline schema`: the JSON Schema of pipeline.toml, for editors that complete and check it."""

from __future__ import annotations

import json

import click


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of pipeline.toml."""
    from pipeline.checking.registry import all_checks
    from pipeline.policy.schema import schema

    click.echo(json.dumps(schema([check.id for check in all_checks()]), ensure_ascii=False, indent=2))
