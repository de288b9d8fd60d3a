"""The only inbound I/O: a pure `parse` beside a thin `read`."""
