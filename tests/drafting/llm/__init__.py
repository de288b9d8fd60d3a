"""Drafts by a language model."""
