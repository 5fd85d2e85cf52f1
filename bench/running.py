"""A runner's processes: started on a core, stopped, continued, their CPU time and memory read."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from bench.runners import Runner
from streams.settings import Settings
from tests.processes import environment

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SLICE_SECONDS = 0.02


class Running:
    """The processes of one runner, all on `cores`; killed at the end of the `with` block."""

    def __init__(self, runner: Runner, settings: Settings, cores: Iterable[int], log: Path) -> None:
        self.log = log
        with log.open("ab") as out:
            self.processes = [
                subprocess.Popen(
                    [sys.executable, "-m", f"bench.runners.{module}", *arguments],
                    stdout=out,
                    stderr=subprocess.STDOUT,
                    env=environment(settings),
                    preexec_fn=lambda: os.sched_setaffinity(0, cores),
                )
                for module, *arguments in runner.commands
            ]

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.kill()
            process.wait()

    def check(self) -> None:
        """Raise where a process has ended: none should."""
        if any(process.poll() is not None for process in self.processes):
            raise RuntimeError(f"the runner ended:\n{self.log_tail()}")

    def log_tail(self) -> str:
        """The last of what it has logged."""
        return self.log.read_text(errors="replace")[-3000:]

    def pause(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGCONT)

    @contextmanager
    def resumed(self, slices: int) -> Iterator[None]:
        """Let them go on; with slices, each in one of so many by turns, as on a slower core."""
        if not slices:
            self.resume()
            yield
            return
        over = Event()
        turns = Thread(target=self._take_turns, args=(slices, over))
        turns.start()
        try:
            yield
        finally:
            over.set()
            turns.join()

    def _take_turns(self, slices: int, over: Event) -> None:
        while not over.is_set():
            for process in self.processes:
                process.send_signal(signal.SIGCONT)
                over.wait(_SLICE_SECONDS)
                process.send_signal(signal.SIGSTOP)
            over.wait(_SLICE_SECONDS * (slices - len(self.processes)))

    def cpu_seconds(self) -> float:
        """User and system time so far, of all processes and their threads."""
        return sum(_cpu_ticks(process.pid) for process in self.processes) / _TICK

    def resident_bytes(self) -> int:
        statm = (Path(f"/proc/{process.pid}/statm").read_text() for process in self.processes)
        return sum(int(text.split()[1]) for text in statm) * _PAGE


def _cpu_ticks(pid: int) -> int:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in after_name[11:15])  # utime, stime, and of ended children
