"""`python -m pipeline.lexicon`: compile the tables after an edit."""

from __future__ import annotations

import sys

from pipeline.lexicon.source import modules, tables


def main() -> None:
    """Write the module of each table."""
    for module, text in modules().items():
        module.write_text(text, encoding="utf-8")
    for table in tables():
        sys.stdout.write(f"{table.language}/{table.name}: {len(table.entries)} rows\n")


if __name__ == "__main__":
    main()
