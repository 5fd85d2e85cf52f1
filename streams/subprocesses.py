"""A process beside ours: what it says is kept while it runs, and it ends with us."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_LAST_LINES = 20
_END_SECONDS = 60.0  # longer than a worker drains


class Ended(RuntimeError):
    """The process is no longer there; the message has the last lines of what it said, as it is."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A process that runs beside ours, and the file that takes its output."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def check(self) -> None:
        """Raise Ended once it has ended."""
        if not self._is_running():
            status = self.process.wait()
            last = "\n".join(self.said().splitlines()[-_LAST_LINES:])
            raise Ended(f"the {self.name} ended with status {status}; the end of its log:\n{last}")

    def _is_running(self) -> bool:
        """Not by `poll`: a Ctrl-C in it may leave its lock held, and every wait then hangs."""
        look = os.WEXITED | os.WNOHANG | os.WNOWAIT
        pid = self.process.pid
        return self.process.returncode is None and os.waitid(os.P_PID, pid, look) is None

    def said(self) -> str:
        """Everything it has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def beside(
    name: str, command: Sequence[str], environ: Mapping[str, str] | None = None
) -> Iterator[Beside]:
    """Run a command until the block ends; Ctrl-C in our terminal does not reach it."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, f"{name}.log")
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, env=environ, stdout=out, stderr=out, start_new_session=True
            )
        try:
            yield Beside(name, process, log)
        finally:
            process.terminate()
            try:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_END_SECONDS)
            finally:  # a second Ctrl-C leaves nothing behind either
                process.kill()
                process.wait(_END_SECONDS)
