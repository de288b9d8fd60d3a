"""The model: frozen dataclasses, no I/O."""
