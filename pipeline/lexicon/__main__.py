"""`python -m pipeline.lexicon`: compile the tables after an edit."""

from __future__ import annotations

import sys

from pipeline.lexicon.source import compiled, tables


def main() -> None:
    """Write the module of each table."""
    for table in tables():
        table.module.write_text(compiled(table), encoding="utf-8")
        sys.stdout.write(f"{table.language}/{table.name}: {len(table.entries)} rows\n")


if __name__ == "__main__":
    main()
