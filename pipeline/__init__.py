"""Tezawari: drafts what a machine may draft, and publishes nothing until a person has supplied the rest."""

__version__ = "0.1.0"

# Where the project and its documentation are read; the addresses in pyproject.toml are the same (a test compares them).
HOME = "https://github.com/tezawari/tezawari"
DOCS = "https://tezawari.github.io/tezawari"
