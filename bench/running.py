"""A runner's processes: started on a core, stopped, continued, their CPU time and memory read."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TypeAlias

from bench.runners import Runner
from streams.settings import Settings
from tests.processes import environment

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TURN_SECONDS = 0.02

Process: TypeAlias = "subprocess.Popen[bytes]"


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
        _signal(self.processes, signal.SIGSTOP)

    def resume(self) -> None:
        _signal(self.processes, signal.SIGCONT)

    def cpu_seconds(self) -> float:
        """User and system time so far, of all processes and their threads."""
        return sum(_cpu_ticks(process.pid) for process in self.processes) / _TICK

    def resident_bytes(self) -> int:
        statm = (Path(f"/proc/{process.pid}/statm").read_text() for process in self.processes)
        return sum(int(text.split()[1]) for text in statm) * _PAGE


def _cpu_ticks(pid: int) -> int:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in after_name[11:15])  # utime, stime, and of ended children


@contextmanager
def by_turns(*turns: Sequence[Process]) -> Iterator[None]:
    """Let the processes of each turn go on for 20 ms, turn after turn, as on a slower core.

    They were stopped, and are at the end. No processes: the core rests for a turn.
    """
    over = Event()
    taking = Thread(target=_take_turns, args=(turns, over))
    taking.start()
    try:
        yield
    finally:
        over.set()
        taking.join()


def _take_turns(turns: Sequence[Sequence[Process]], over: Event) -> None:
    while not over.is_set():
        for processes in turns:
            _signal(processes, signal.SIGCONT)
            over.wait(_TURN_SECONDS)
            _signal(processes, signal.SIGSTOP)


def _signal(processes: Sequence[Process], number: signal.Signals) -> None:
    for process in processes:
        process.send_signal(number)
