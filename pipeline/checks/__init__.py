"""The checks, one a file; the file name is the id with underscores."""
