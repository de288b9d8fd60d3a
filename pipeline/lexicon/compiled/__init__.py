"""The tables as Python reads them fastest; made by `python -m pipeline.lexicon`, and kept fresh by a test."""
