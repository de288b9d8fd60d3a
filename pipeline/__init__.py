"""Tezawari: drafts what a machine may draft, and publishes nothing until a person has supplied the rest."""

__version__ = "0.1.0"
