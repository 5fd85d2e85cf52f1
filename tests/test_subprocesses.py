"""A process beside ours, and Ctrl-C at any moment."""

import random
import signal
import time
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from streams.subprocesses import Ended, beside

_INTERRUPTIONS = 10_000


def _interrupt(number: int, frame: Any) -> NoReturn:
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def interrupted_by_the_alarm() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _interrupt)
    yield
    signal.signal(signal.SIGALRM, before)


def test_a_process_that_has_ended_is_seen_whatever_was_interrupted() -> None:
    some = random.Random(7)
    with beside("sleeper", ["sleep", "60"]) as sleeper:
        for _ in range(_INTERRUPTIONS):
            with pytest.raises(KeyboardInterrupt):
                signal.setitimer(signal.ITIMER_REAL, some.uniform(2e-5, 1e-4))
                while True:
                    sleeper.check()
        sleeper.process.kill()
        with pytest.raises(Ended, match="status -9"):
            _check_for(sleeper, seconds=5)


def _check_for(sleeper: Any, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        sleeper.check()


def test_a_second_interrupt_ends_what_does_not_end() -> None:
    deaf = ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"]
    with pytest.raises(KeyboardInterrupt), beside("deaf", deaf) as process:
        while "ready" not in process.said():
            process.check()
        signal.setitimer(signal.ITIMER_REAL, 0.5)
    assert process.process.returncode == -signal.SIGKILL
