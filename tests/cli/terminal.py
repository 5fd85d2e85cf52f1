"""Commands as a person runs them."""

import os
import pty
import sys


def in_terminal(*arguments: str, typed: bytes = b"", status: int = 0) -> str:
    """Run in a pseudo-terminal where something is typed; gives what reached it."""
    pid, master = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-m", "streams", *arguments])
    os.write(master, typed)
    printed = b""
    try:
        while piece := os.read(master, 65536):
            printed += piece
    except OSError:  # Linux's way to say that the other side is closed
        pass
    os.close(master)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == status
    return printed.decode()
