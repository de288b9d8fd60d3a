"""The digest that everything kept is known by: BLAKE2b, from Python itself.

`hashlib` and `hmac` load OpenSSL for every other algorithm there is, which is a tenth of the time that one article takes.
"""

try:
    from _blake2 import blake2b
    from _operator import _compare_digest as compare_digest
except ImportError:  # another Python than CPython
    from hashlib import blake2b
    from hmac import compare_digest  # type: ignore[no-redef]  # the same function, without OpenSSL

__all__ = ["blake2b", "compare_digest"]
