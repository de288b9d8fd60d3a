"""Checks over declared inputs: the shape of a check, what it is given, one run over a site."""
