"""Words as data: every phrase that a check looks for is a row of a TOML file beside what it must match and must not.

`table.py` serves them from the compiled modules; `python -m pipeline.lexicon` compiles them anew after an edit.
"""
