"""`python asking.py SOCKET ARGUMENTS`: what hooks, workflows and pages start instead of `pipeline`. Asks the process of the tests to run it in this
folder, with these settings (see `answering.py`), and says what it says."""

import marshal
import os
import socket
import sys

with socket.socket(socket.AF_UNIX) as asked:
    asked.connect(sys.argv[1])
    asked.sendall(marshal.dumps((os.getcwd(), sys.argv[2:], dict(os.environ))))  # noqa: PTH109 - pathlib costs more than all of this
    asked.shutdown(socket.SHUT_WR)
    with asked.makefile("rb") as answer:
        status, out, err = marshal.loads(answer.read())
sys.stdout.buffer.write(out.encode())
sys.stdout.flush()
sys.stderr.buffer.write(err.encode())
sys.exit(status)
