"""What a page costs the steps alone, over and over, on the worker's core: how fast it is just now.

A shared machine may move by half within a run, and the worker's cost with it; their ratio does not.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.feed import pages
from bench.measure import on_worker_core
from bench.steps import records
from streams.limits import Limits
from streams.pipeline import STAGES, run

_PAGES, _PAUSE_SECONDS = 100, 2.0  # some 3 % of the core

Reading = tuple[float, float]  # when, by time.monotonic(), and CPU us a page


class Yardstick:
    """A process that measures the steps until the end of the `with` block."""

    def __init__(self, log: Path) -> None:
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bench.yardstick"], stdout=out, preexec_fn=on_worker_core
            )

    def __enter__(self) -> "Yardstick":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def readings(self) -> list[Reading]:
        """All so far, without the first, which warmed up."""
        lines = [line.split() for line in self.log.read_text().splitlines()[1:]]
        return [(float(at), float(us)) for at, us in lines]


def between(readings: Sequence[Reading], begin: float, end: float) -> float:
    """CPU us a page in a span of time, the median of its readings."""
    return median(us for at, us in readings if begin <= at <= end)


def main() -> None:
    """Print a reading a line until killed."""
    taken, limits = records(list(pages(_PAGES, 1))), Limits()
    while True:
        begun = time.process_time()
        for record in taken:
            run(STAGES, record, limits)
        print(time.monotonic(), (time.process_time() - begun) / _PAGES * 1e6, flush=True)
        time.sleep(_PAUSE_SECONDS)


if __name__ == "__main__":
    main()
