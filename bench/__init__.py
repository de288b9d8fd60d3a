"""Benchmarks: figures about the product, measured on data that is not part of the repository."""
